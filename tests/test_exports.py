"""What machines fetch: maps of the site, feeds, manifests; by schemas of others where there are."""

import io
import json
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

import feedparser
import pytest
from lxml import etree
from PIL import Image

from building import Built, build, publish
from conftest import MKDOCS, TESTS, TODAY, VILLAGE, Province
from langnghe import assembly, site
from langnghe.artefacts import Artefact, Job
from langnghe.exports import feed_jobs, manifest_jobs, sitemap, sitemap_jobs
from langnghe.exports.feeds import MOST
from reading import Page, Published
from test_site import BEER, LOST, SPIRITS, alternates, canonical, each_site, is_hidden

pytest_plugins = ("built_sites",)

__all__ = ["each_site"]

SCHEMA = etree.XMLSchema(etree.parse(TESTS / "vendored" / "sitemaps.org" / "all.xsd"))
IN_MAP = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
    "i": "http://www.google.com/schemas/sitemap-image/1.1",
}
ATOM = {"a": "http://www.w3.org/2005/Atom"}
HOMES = ("", "en/")


@dataclass(frozen=True)
class Url:
    """A page as a map of the site tells of it."""

    where: str
    changed: str
    alternates: dict[str, str]
    pictures: list[str]


def maps(published: Published) -> list[Path]:
    """The maps that the map of maps leads to."""
    tree = ElementTree.parse(published.files["sitemap.xml"])
    found = [one.text or "" for one in tree.iterfind("s:sitemap/s:loc", IN_MAP)]
    return [published.files[urlsplit(address).path.lstrip("/")] for address in found]


def urls(published: Published) -> dict[str, Url]:
    listed = [
        Url(
            where=one.findtext("s:loc", "", IN_MAP),
            changed=one.findtext("s:lastmod", "", IN_MAP),
            alternates={
                link.attrib["hreflang"]: link.attrib["href"]
                for link in one.iterfind("x:link", IN_MAP)
            },
            pictures=[loc.text or "" for loc in one.iterfind("i:image/i:loc", IN_MAP)],
        )
        for file in maps(published)
        for one in ElementTree.parse(file).iterfind("s:url", IN_MAP)
    ]
    found = {one.where: one for one in listed}
    assert len(found) == len(listed), "a page is listed twice"
    return found


# Maps of the site


def test_the_maps_are_what_the_protocol_says(each_site: Built) -> None:
    for file in maps(each_site.published):
        SCHEMA.assertValid(etree.parse(file))
        assert file.stat().st_size < 50_000_000
        assert file.parent == each_site.published.folder  # or it could not list what it lists


def test_the_map_of_maps_is_named_to_crawlers(each_site: Built) -> None:
    said = each_site.published.files["robots.txt"].read_text("utf-8").splitlines()
    home = canonical(each_site.published["index.html"])

    assert "User-agent: *" in said
    assert f"Sitemap: {home}sitemap.xml" in said


def test_the_maps_declare_the_languages_that_the_pages_declare(each_site: Built) -> None:
    listed = urls(each_site.published)
    for address, page in each_site.published.pages.items():
        if address not in LOST and not is_hidden(page):
            assert listed[canonical(page)].alternates == alternates(page), address


def crawl(published: Published) -> Iterator[Page]:
    """Every page that a crawler comes to from the first one, by links and by declarations."""
    site_url = canonical(published["index.html"])
    seen, waiting = {"index.html"}, ["index.html"]
    while waiting:
        page = published[waiting.pop()]
        yield page
        declared = [one.removeprefix(site_url) for one in alternates(page).values()]
        own = [found[0] for link in page.links if (found := page.resolve(link))]
        for there in (*map(unquote, declared), *own):
            file = f"{there}index.html" if there in HOMES else there
            if file in published.pages and file not in seen:
                seen.add(file)
                waiting.append(file)


def test_a_crawler_finds_every_declaration_returned(small_site: Built) -> None:
    """The small province has records and prose that are not translated."""
    crawled = list(crawl(small_site.published))
    by_address = {canonical(page): page for page in crawled}
    silent = [page.address for page in crawled if not alternates(page)]

    for own, page in by_address.items():
        declared = alternates(page)
        if not declared:
            continue
        assert own in declared.values(), own
        assert urlsplit(declared["x-default"]).scheme == "https"
        for there in declared.values():
            assert own in alternates(by_address[there]).values(), (own, there)
    assert "en/products/khan-dai.html" in silent
    assert all(address.startswith("en/") for address in silent)


def test_a_page_is_dated_by_its_record_and_never_by_the_build(small_site: Built) -> None:
    listed = urls(small_site.published)
    own = {one.where.partition(".example/")[2]: one for one in listed.values()}

    assert own["villages/gom-suoi-mo.html"].changed == "2026-11-01"
    assert own["villages/index.html"].changed == ""
    assert str(TODAY) not in {one.changed for one in listed.values()}


def test_the_pictures_of_a_record_are_listed_and_there(each_site: Built) -> None:
    """Its photos, or the cover that is drawn for want of them."""
    published = each_site.published
    home = canonical(published["index.html"])
    pictured = {one.where: one.pictures for one in urls(published).values() if one.pictures}

    assert pictured
    for where, pictures in pictured.items():
        page = published[unquote(where.removeprefix(home))]
        own = {found[0] for one in (*page.fetched, *page.links) if (found := page.resolve(one))}
        own |= {found[0] for link in page.tree.every("a") if (found := page.resolve(link["href"]))}
        for picture in pictures:
            assert unquote(picture.removeprefix(home)) in published.files
            assert unquote(picture.removeprefix(home)) in own, where


def maps_of(province: Province, languages: int = 2) -> dict[str, bytes]:
    """The maps of a province's records and two pages of prose, without its site."""
    codes = ("vi", "en", "fr", "de", "es", "it", "ja", "ko", "lo", "ru", "th", "zh")[:languages]
    further = "".join(f"      - {{code: {code}, name: {code}}}\n" for code in codes[2:])
    province.write("mkdocs.yml", MKDOCS + further)
    settings, catalogue, problems = site.read(province.root, today=TODAY)
    assert settings is not None
    assert catalogue is not None, problems
    pages = [(f"villages/{one.id}.html", one) for one in catalogue.villages]
    prose = {"about.html": codes, "privacy.html": ("vi",)}
    jobs = sitemap_jobs(settings, catalogue, pages, prose, "")
    return files_of(jobs)


def files_of(jobs: Iterable[Job]) -> dict[str, bytes]:
    made = [one for job in jobs for one in job.make()]
    return {one.address: one.content for one in made if isinstance(one, Artefact)}


def locations(tree: ElementTree.Element) -> Iterator[ElementTree.Element]:
    return tree.iterfind("s:url/s:loc", IN_MAP)


def test_what_is_too_much_for_one_map_goes_on_in_the_next(
    province: Province, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(9):
        province.village(village_id=f"lang-{number}")
    whole = maps_of(province)
    monkeypatch.setattr(sitemap, "_MOST_ADDRESSES", 30)

    made = maps_of(province)

    def listed(files: dict[str, bytes]) -> list[str]:
        maps = [one for name, one in files.items() if name.startswith("sitemap-")]
        trees = map(ElementTree.fromstring, maps)
        return sorted(one.text or "" for tree in trees for one in locations(tree))

    parts = [made[name] for name in made if name.startswith("sitemap-19")]
    assert len(parts) > 2
    assert listed(made) == listed(whole)
    assert len(set(listed(made))) == len(listed(made))
    assert all(part.count(b"https://") <= 30 for part in parts)
    for name in made:
        if name.startswith("sitemap-"):
            assert f"/{name}</loc>".encode() in made["sitemap.xml"]


def test_a_map_in_many_languages_stays_within_its_bounds(province: Province) -> None:
    """Each page names all its languages in each of them."""
    for number in range(100):
        province.village(village_id=f"lang-{number}")

    made = maps_of(province, 12)

    for name, one in made.items():
        if name.startswith("sitemap-"):
            SCHEMA.assertValid(etree.fromstring(one))
            assert one.count(b"https://") <= 20_000


@pytest.mark.parametrize("date", ["11/2026", "2026"])
def test_a_month_or_a_year_is_no_day(site_of: Province, date: str) -> None:
    site_of.village(VILLAGE.replace("on: 01/11/2026", f"on: {date}"))
    published = publish(site_of)

    assert {one.changed for one in urls(published).values()} == {""}
    assert feed(published, "").findall("a:entry", ATOM) == []


def test_an_edit_of_a_record_changes_its_own_map_alone(copy_of_small: Province) -> None:
    build(copy_of_small.root)
    before = Published(copy_of_small.root / "site").bytes()
    file = copy_of_small.root / "villages/gom-suoi-mo/village.yml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("checked:\n  on: 01/11/2026", "checked:\n  on: 20/11/2026"))

    after = publish(copy_of_small).bytes()

    changed = {name for name in before if before[name] != after[name] and "sitemap" in name}
    assert changed == {"sitemap-19.xml", "sitemap.xml"}


# Feeds


def feed(published: Published, root: str) -> ElementTree.Element:
    return ElementTree.parse(published.files[f"{root}feed.xml"]).getroot()


def check_feed(published: Published, root: str) -> list[str]:
    """What RFC 4287 asks of a feed and its entries; gives where the entries lead."""
    tree = feed(published, root)
    home = canonical(published[f"{root}index.html"])
    assert tree.tag == f"{{{ATOM['a']}}}feed"
    for name in ("id", "title", "updated", "author"):
        assert len(tree.findall(f"a:{name}", ATOM)) == 1, name
    assert tree.findtext("a:id", "", ATOM) == f"{home}feed.xml"
    links = {one.attrib["rel"]: one.attrib["href"] for one in tree.iterfind("a:link", ATOM)}
    assert links == {"self": f"{home}feed.xml", "alternate": home}
    dates, found = [], []
    for entry in tree.iterfind("a:entry", ATOM):
        [to] = [link.attrib["href"] for link in entry.iterfind("a:link", ATOM)]
        assert entry.findtext("a:id", "", ATOM) == to
        assert entry.findtext("a:title", "", ATOM).strip()
        dates.append(datetime.fromisoformat(entry.findtext("a:updated", "", ATOM)))
        found.append(to.removeprefix(urljoin(home, "/")))
    assert dates == sorted(dates, reverse=True)
    assert all(date.tzinfo for date in dates)
    assert len(found) == len(set(found)) <= MOST
    if dates:
        assert datetime.fromisoformat(tree.findtext("a:updated", "", ATOM)) == dates[0]
    return found


@pytest.mark.parametrize("root", HOMES)
def test_the_feeds_are_sound_and_lead_to_pages_of_their_language(
    each_site: Built, root: str
) -> None:
    found = check_feed(each_site.published, root)

    assert found
    for address in found:
        assert address.startswith(f"{root}villages/" if "villages" in address else root)
        assert alternates(each_site.published[address]), f"{address} is not translated"


def test_every_page_names_its_feed_and_its_manifest(small_site: Built) -> None:
    for address, page in small_site.published.pages.items():
        if address in LOST:
            continue
        root = "en/" if address.startswith("en/") else ""
        [named] = page.tree.every("link", type="application/atom+xml")
        assert page.resolve(named["href"]) == (f"{root}feed.xml", ""), address
        [manifest] = page.tree.every("link", rel="manifest")
        assert page.resolve(manifest["href"]) == (f"{root}manifest.webmanifest", ""), address


def test_what_is_not_translated_says_so_in_a_feed(province: Province) -> None:
    province.village()
    province.product()
    translated = "method: human\ntexts:\n  name: Test potters\n"
    province.write("villages/lang-gom/village.en.yml", translated)

    english = ElementTree.fromstring(feeds_of(province)["en/feed.xml"])

    # The product has no name in English, and the village no sentence.
    [entry] = english.findall("a:entry", ATOM)
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    [title], [summary] = entry.findall("a:title", ATOM), entry.findall("a:summary", ATOM)
    assert english.get(lang) == "en"
    assert (title.text, title.get(lang)) == ("Test potters", None)
    assert summary.get(lang) == "vi"


def test_an_entry_names_its_crafts_in_its_language(province: Province) -> None:
    province.village()
    feed = ElementTree.fromstring(feeds_of(province)["feed.xml"])

    [craft] = feed.findall("a:entry/a:category", ATOM)

    assert craft.attrib == {"term": "ceramics", "label": "Gốm"}


def feeds_of(province: Province) -> dict[str, bytes]:
    settings, catalogue, problems = site.read(province.root, today=TODAY)
    assert settings is not None
    assert catalogue is not None, problems
    jobs = feed_jobs(settings, catalogue, assembly.words_of(province.root, settings), "")
    return files_of(jobs)


def test_another_reader_understands_the_feeds(each_site: Built) -> None:
    for root in HOMES:
        parsed = feedparser.parse(each_site.published.files[f"{root}feed.xml"].read_bytes())
        assert (parsed.bozo, parsed.version) == (False, "atom10")
        assert parsed.feed.link == canonical(each_site.published[f"{root}index.html"])
        for entry in parsed.entries:
            page = each_site.published[entry.link.split(".example/")[1]]
            assert entry.title in page.tree.one("h1").text


def test_no_feed_tells_of_drinks(site_of: Province) -> None:
    site_of.village()
    site_of.village(SPIRITS, "lang-ruou")
    site_of.product(BEER)

    assert check_feed(publish(site_of), "") == ["villages/lang-gom.html"]


def test_a_feed_holds_any_text_and_no_more_than_a_reader_wants(province: Province) -> None:
    hostile = "]]> </entry> & <b>\"'"
    for number in range(MOST + 5):
        text = VILLAGE.replace("Làng gốm Thử Nghiệm", "Làng {n} " + hostile.replace('"', ""))
        name = text.replace("{n}", str(number)).replace("name: ", 'name: "', 1)
        name = name.replace("<b>'", "<b>'\"", 1)
        date = f"{number % 28 + 1:02}/10/2026"
        province.village(name.replace("on: 01/11/2026", f"on: {date}"), f"lang-{number}")

    tree = ElementTree.fromstring(feeds_of(province)["feed.xml"])
    entries = tree.findall("a:entry", ATOM)
    assert len(entries) == MOST
    assert "</entry> & <b>" in entries[0].findtext("a:title", "", ATOM)


# What a phone installs


@pytest.mark.parametrize("root", HOMES)
def test_a_manifest_names_icons_that_are_there_and_so_large(small_site: Built, root: str) -> None:
    published = small_site.published
    said = json.loads(published.files[f"{root}manifest.webmanifest"].read_text("utf-8"))

    assert said["lang"] == ("en" if root else "vi")
    assert said["name"]
    assert f"{root}{said['start_url']}" in published.pages
    assert {icon["sizes"] for icon in said["icons"]} == {"192x192", "512x512"}
    assert [icon.get("purpose") for icon in said["icons"]].count("maskable") == 1
    for icon in said["icons"]:
        address = urljoin(f"https://x/{root}", icon["src"]).removeprefix("https://x/")
        content = published.files[address].read_bytes()
        width, height = struct.unpack(">II", content[16:24])
        assert f"{width}x{height}" == icon["sizes"]
        picture = Image.open(io.BytesIO(content)).convert("RGBA")
        assert len(picture.getcolors(1 << 20) or range(9)) > 2
        if icon.get("purpose"):
            low, _ = picture.getchannel("A").getextrema()
            assert low == 255, "a phone would show through it"


OWN = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
    '<path fill="#080" d="M0 0h9v9z"/></svg>'
)


@pytest.mark.parametrize("mark", [OWN, "<svg", "\x00"], ids=["sound", "cut short", "no drawing"])
def test_the_icons_are_of_the_sites_own_mark_where_it_is_one(province: Province, mark: str) -> None:
    province.write("mkdocs.yml", MKDOCS)
    settings, _, _ = site.read(province.root, today=TODAY)
    assert settings is not None

    files = {"assets/langnghe/favicon.svg": mark.encode()}
    [icons] = [job for job in manifest_jobs(settings, files, "") if job.name == "icons"]
    made = {one.address: one.content for one in icons.make()}  # type: ignore[union-attr]

    small = Image.open(io.BytesIO(made["assets/langnghe/icon-192.png"])).convert("RGB")
    red, green, _ = small.getpixel((150, 30))  # type: ignore[misc]
    assert (green > red) == (mark == OWN)


def test_a_site_may_bring_its_own_icons(province: Province) -> None:
    settings, _, _ = site.read(province.root, today=TODAY)
    assert settings is not None
    files = {"assets/langnghe/favicon.svg": OWN.encode(), "assets/langnghe/icon-192.png": b"x"}

    [icons] = [job for job in manifest_jobs(settings, files, "") if job.name == "icons"]

    assert "assets/langnghe/icon-192.png" not in icons.addresses
    assert len(icons.addresses) == 3


@pytest.mark.parametrize("folder", ["", "lang/nghe/"])
def test_a_manifest_holds_in_whatever_folder_the_site_lies(province: Province, folder: str) -> None:
    made = manifests_of(province, MKDOCS.replace("nghiem.example/", f"nghiem.example/{folder}"))

    for root in HOMES:
        own = f"https://thu-nghiem.example/{folder}{root}manifest.webmanifest"
        told = made[f"{root}manifest.webmanifest"]
        assert urljoin(own, told["id"]) == f"https://thu-nghiem.example/{folder}{root}"
        # Whoever changes the language stays within.
        assert urljoin(own, told["scope"]) == f"https://thu-nghiem.example/{folder}"
        assert urljoin(own, told["start_url"]).startswith(urljoin(own, told["scope"]))


def test_a_short_name_is_the_sites_own_or_the_whole(province: Province) -> None:
    made = manifests_of(
        province, MKDOCS.replace("    tagline:", "    short_name: Thử\n    tagline:")
    )

    assert made["manifest.webmanifest"]["short_name"] == "Thử"
    # English has a name of its own, and no short one beside it.
    assert made["en/manifest.webmanifest"]["short_name"] == "A test province"


def manifests_of(province: Province, text: str) -> dict[str, Any]:
    province.write("mkdocs.yml", text)
    settings, _, problems = site.read(province.root, today=TODAY)
    assert settings is not None, problems
    jobs = manifest_jobs(settings, {"assets/langnghe/favicon.svg": OWN.encode()}, "")
    made = files_of(job for job in jobs if job.name != "icons")
    return {address: json.loads(content) for address, content in made.items()}


def test_an_iphone_finds_no_clear_part_in_its_icon(small_site: Built) -> None:
    page = small_site.published["en/index.html"]
    [meant] = [page.resolve(one["href"]) for one in page.tree.every("link", rel="apple-touch-icon")]
    assert meant

    with Image.open(small_site.published.files[meant[0]]) as picture:
        assert picture.size == (180, 180)
        assert picture.convert("RGBA").getchannel("A").getextrema() == (255, 255)
