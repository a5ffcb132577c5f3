"""The only decider of file names, addresses and links.

A *path* is a page's file under its language's root (`villages/bun-van-cu.html`), the same in every
language. An *address* is a file under the site's root (`en/villages/bun-van-cu.html`).
"""

import hashlib
import posixpath
import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, urlencode

from langnghe.vietnamese import fold

HOME = "index.html"
VILLAGES = "villages/index.html"
PRODUCTS = "products/index.html"
CRAFTS = "crafts/index.html"
PROVINCES = "provinces/index.html"
CONTACTS = "contacts.html"
BRANDS = "brands.html"
MISSING = "what-is-missing.html"
MISTAKES = "sua-loi.html"
SEARCH = "search.html"
MAP = "map.html"
VISITS = "visits.html"
FAIRS = "fairs/index.html"
DATA = "data.html"
DATA_PACKAGE = "datapackage.json"  # beside data/ and maps/, for it may not name what lies above it
DATA_CATALOG = "data/catalog.jsonld"  # of all languages
SHORTLIST = "shortlist.html"
OFFLINE = "offline.html"
WORKER = "sw.js"
MAP_MODEL = "maps/model.js"
MAP_ROWS = "maps/rows.js"
MAP_OVERVIEW = "maps/overview.svg"
PROSE = (
    "about.html", "for-buyers.html", "for-visitors.html", "for-villages.html",
    "register-a-mark.html", "privacy.html",
)  # fmt: skip
CORRECTIONS = "for-villages.html"
REGISTERING = "register-a-mark.html"
ASSETS = "assets"
FAVICON = "assets/langnghe/favicon.svg"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
FEED = "feed.xml"
MANIFEST = "manifest.webmanifest"
VIEWER = "assets/langnghe/viewer.js"
LEAD_ON = "assets/langnghe/lead.js"
REDIRECTS = "_redirects"
MAP_ASSETS = "assets/langnghe/map/map.js"


def village(village_id: str) -> str:
    return f"villages/{village_id}.html"


def village_contact(village_id: str) -> str:
    return f"villages/{village_id}/contact.html"


def village_brand(village_id: str) -> str:
    return f"villages/{village_id}/brand.html"


def product(product_id: str) -> str:
    return f"products/{product_id}.html"


def product_brand(product_id: str) -> str:
    return f"products/{product_id}/brand.html"


def fair(fair_id: str) -> str:
    return f"fairs/{fair_id}.html"


def village_data(village_id: str) -> str:
    """The address of a village's own data, in all languages."""
    return f"villages/{village_id}.json"


def product_data(product_id: str) -> str:
    return f"products/{product_id}.json"


def record_schema(kind: str) -> str:
    """The address of the schema of every village's or product's own data."""
    return f"data/record-{kind}.schema.json"


def data_table(name: str, ending: str) -> str:
    """The path of a table of the site's data; `ending` is csv, json, xlsx or schema.json."""
    return f"data/{name}.{ending}"


def data_feed(name: str) -> str:
    """The path of a list of goods with their prices, as marketplaces read them."""
    return f"data/feeds/{name}"


def vcard(village_id: str, holder: str) -> str:
    """The address of a vCard: of a maker by his id, or ("") of who answers for the village."""
    return f"villages/{village_id}/{_holder(holder)}.vcf"


def vcard_qr(village_id: str, holder: str) -> str:
    return f"villages/{village_id}/{_holder(holder)}-qr.svg"


def _holder(holder: str) -> str:
    return f"maker-{holder}" if holder else "contact"


def craft(key: str) -> str:
    return f"crafts/{key}.html"


def province(code: str) -> str:
    return f"provinces/{code}.html"


def craft_in_province(code: str, craft: str) -> str:
    return f"provinces/{code}/{craft}.html"


def village_map(village_id: str) -> str:
    """The path of a village's picture map."""
    return f"maps/villages/{village_id}.svg"


def province_map(code: str, ending: str) -> str:
    """The path of a province's map to be hung up; `ending` is svg or png."""
    return f"maps/provinces/{code}.{ending}"


def country_map(ending: str) -> str:
    return f"maps/country.{ending}"


def places(scope: str, ending: str) -> str:
    """The path of a table of places; `scope` is all, provinces/<code> or crafts/<key>."""
    return f"maps/{scope}.{ending}"


def map_of(**chosen: str) -> str:
    """The map with something chosen: a craft by its key, a province by its code."""
    return f"{MAP}?{urlencode(chosen)}"


def numbered(path: str, number: int) -> str:
    """The path of the n-th page of a list; the first is the list's own."""
    stem, ending = posixpath.splitext(path)
    return path if number == 1 else f"{stem}-{number}{ending}"


def depth(path: str) -> int:
    """How many folders a page lies below its language's root."""
    return path.count("/")


def motif(kind: str, name: str) -> str:
    """The address of a drawn cover; `kind` is villages, products or craft."""
    return f"motifs/{kind}-{name}.svg"


def short(code: str) -> str:
    """The file at a short address; the address itself, as it is printed, is its folder."""
    return f"q/{code}/index.html"


def short_qr(code: str) -> str:
    """The QR code of a short address, as a drawing."""
    return f"q/{code}/qr.svg"


def digital_link(gtin: str) -> str:
    """The file at the GS1 Digital Link of a pack, whose GTIN is written with 14 digits."""
    return f"01/{gtin}/index.html"


def search_file(name: str) -> str:
    """The address of a file of the search index."""
    return f"search/{name}.js"


def pocket_file(name: str) -> str:
    """The address of a file that the reader's shortlist is made from."""
    return f"pocket/{name}.js"


def sitemap(name: str, number: int) -> str:
    """The address of the n-th map of a part of the site: a province by its code, or `pages`.

    It lies at the root, for a map may list only what lies beside or below it (sitemaps.org).
    """
    return numbered(f"sitemap-{name}.xml", number)


def icon(size: int, *, may_be_cut: bool = False) -> str:
    """The address of the site's mark as a picture, `size` pixels wide."""
    kind = "maskable-" if may_be_cut else ""
    return f"{ASSETS}/langnghe/icon-{kind}{size}.png"


def card(root: str, key: str) -> str:
    """The address of the image that stands for a page elsewhere, in the language of a root."""
    return f"cards/{root}{key}.jpg"


def photo(kind: str, record_id: str, file: str) -> str:
    """The folder of a photo's published pictures, whatever its original was called.

    It stands in lists of addresses, where a space or a comma would part it, and on hosts that do
    not tell capitals apart.
    """
    stem = posixpath.splitext(file)[0]
    plain = re.sub(r"[^a-z0-9]+", "-", fold(stem)).strip("-")
    if plain != stem:
        plain = f"{plain}-{hashlib.sha256(stem.encode()).hexdigest()[:8]}".lstrip("-")
    return f"photos/{kind}/{record_id}/{plain}"


def logo(kind: str, record_id: str, file: str) -> str:
    """The address of a file that is made of a record's logo."""
    return f"brands/{kind}/{record_id}/{file}"


def brand_style(kind: str, record_id: str) -> str:
    """The address of the style sheet that gives a record's pages its brand's colours."""
    return f"brands/{kind}/{record_id}/colours.css"


def logo_pack(kind: str, record_id: str) -> str:
    """The address of all files of a record's logo in one."""
    return f"brands/{kind}/{record_id}/logo-{record_id}.zip"


@dataclass(frozen=True)
class Addresses:
    """Addresses as seen from the pages of one language. `root` is "" or, say, "en/"."""

    site_url: str
    root: str

    def address(self, path: str) -> str:
        """Where a page's file lies under the site's root."""
        return self.root + path

    def link(self, path: str, target: str) -> str:
        """From the page at `path` to the page `target` of the same language."""
        return relative(path, target)

    def asset(self, path: str, address: str) -> str:
        """From the page at `path` to a file named from the site's root."""
        return relative(self.root + path, address)

    def short(self, code: str) -> str:
        """The absolute short address as it is printed: the same in every language."""
        return self.site_url + short(code).removesuffix("/index.html")

    def scanned(self, code: str, **marks: str) -> str:
        """What its QR code holds: the same, as every host serves it, with marks of where it hung.

        The page there keeps the marks when it leads on.
        """
        query = f"?{urlencode(marks)}" if marks else ""
        return f"{self.short(code)}/{query}"

    def whole(self, address: str) -> str:
        """The absolute address of a file named from the site's root."""
        return self.site_url + quote(address)

    def known_as(self, path: str, name: str) -> str:
        """What machines know something by that the page at `path` tells of.

        It is the same in every language, for the thing is: the address of its page in the first.
        """
        return f"{self.whole(path)}#{name}"

    def resolved(self, path: str, href: str) -> str:
        """The absolute address of a link as the page at `path` has it."""
        target, mark, anchor = href.partition("#")
        there = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
        return self.absolute(there) + mark + anchor

    def resolved_file(self, path: str, href: str) -> str:
        """The same of a link to a file that is no page of this language: a photo."""
        return self.whole(
            posixpath.normpath(posixpath.join(posixpath.dirname(self.root + path), href))
        )

    def absolute(self, path: str) -> str:
        """The page's canonical address. A home page is its folder."""
        address = self.root + (path.removesuffix("index.html") if path == HOME else path)
        return self.site_url + quote(address)


def relative(page: str, target: str) -> str:
    """A link from one file to another, so that the site also opens from a disk.

    Both are addresses as this module makes them: of files, without `.`, `..` or a slash in front.
    """
    folder, _, _ = page.rpartition("/")
    there, _, name = target.rpartition("/")
    if not folder:
        return target
    return _way(folder, there) + name


# A page has dozens of links, but they lead to a few folders only.
@lru_cache(1 << 12)
def _way(folder: str, there: str) -> str:
    """From one folder to another, with a slash at its end unless it leads nowhere."""
    way = posixpath.relpath(there or ".", folder)
    return "" if way == "." else f"{way}/"


def root_of(language: str, first: str) -> str:
    """The folder of a language under the site's root; the first language has none."""
    return "" if language == first else f"{language}/"
