"""Maps of the site for crawlers, one for each province and one for what gathers; and robots.txt.

A page is listed in every language with the languages it is told in, its pictures, and the day its
record last changed as far as that says so itself. The build's own day is never given.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from langnghe import addresses
from langnghe.addresses import Addresses, root_of
from langnghe.artefacts import Artefact, Job, digest
from langnghe.catalogue import Catalogue, Outline, VillageOutline, changed_in, is_named_in
from langnghe.exports.days import attribute, day, text
from langnghe.renditions import Format, Shape, renditions
from langnghe.settings import Settings

# The protocol allows 50,000 addresses and 50 MB in one file (sitemaps.org). A page takes three or
# more, in each language and for each of its others, and none is longer than about 2,000 letters.
_MOST_ADDRESSES = 20_000
_URLSET = (
    'urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    ' xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
)
_INDEX = 'sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
PAGES = "pages"


class Listed(NamedTuple):
    """A page that search engines may list."""

    path: str  # the same in every language
    told_in: tuple[str, ...]  # the languages it is told in; in others it stands untranslated
    changed: tuple[int, ...] = ()  # in each language of the site, a day (ordinal) or 0; (): unknown
    pictures: tuple[str, ...] = ()  # addresses of its photos, or of the cover drawn for them


def sitemap_jobs(
    settings: Settings,
    catalogue: Catalogue,
    pages: Iterable[tuple[str, Outline | None]],
    prose: Mapping[str, tuple[str, ...]],
    edition: str,
) -> Iterator[Job]:
    """A job for each map, then one for the map of maps and robots.txt.

    `pages` are paths with the record that each tells of, `prose` paths with the languages that
    each is told in.
    """
    codes = tuple(language.code for language in settings.languages)
    parts: dict[str, list[Listed]] = defaultdict(list)
    for path, told_in in sorted(prose.items()):
        parts[PAGES].append(Listed(path, told_in))
    for path, record in pages:
        if record is None:
            parts[PAGES].append(Listed(path, codes))
        else:
            parts[_province(catalogue, record)].append(_of_record(path, record, codes))
    maps: list[tuple[str, int]] = []
    for name, listed in sorted(parts.items()):
        for number, shown in enumerate(_shared_out(listed, len(codes)), 1):
            address = addresses.sitemap(name, number)
            maps.append((address, max((d for one in shown for d in one.changed), default=0)))
            yield Job(
                name=f"sitemap/{address}",
                made_from=digest(edition, settings.site_url, repr(codes), repr(shown)),
                addresses=(address,),
                make=partial(_map, settings, address, shown),
            )
    yield Job(
        name="sitemap",
        made_from=digest(edition, settings.site_url, repr(maps)),
        addresses=(addresses.SITEMAP, addresses.ROBOTS),
        make=partial(_index, settings, maps),
    )


def _province(catalogue: Catalogue, record: Outline) -> str:
    village = record
    if not isinstance(village, VillageOutline):
        village = catalogue.village(village.village)
    return village.place.province_code if village.place else PAGES


def _of_record(path: str, record: Outline, codes: tuple[str, ...]) -> Listed:
    kind = "villages" if isinstance(record, VillageOutline) else "products"
    own = {addresses.village(record.id), addresses.product(record.id)}
    return Listed(
        path,
        tuple(code for code in codes if is_named_in(code, record)),
        tuple(changed_in(code, record) for code in codes),
        tuple(_pictures(kind, record)) if path in own else (),
    )


def _shared_out(listed: Sequence[Listed], languages: int) -> Iterator[list[Listed]]:
    part: list[Listed] = []
    left = _MOST_ADDRESSES
    for one in listed:
        needed = languages * (2 + len(one.told_in) + len(one.pictures))
        if part and needed > left:
            yield part
            part, left = [], _MOST_ADDRESSES
        part.append(one)
        left -= needed
    yield part


def _pictures(kind: str, record: Outline) -> Iterator[str]:
    if not record.photos:
        yield addresses.motif(kind, record.id)
    for number, (photo, seen) in enumerate(zip(record.photos, record.pictures, strict=True)):
        largest = next(
            one
            for one in renditions((seen.width, seen.height), leads=number == 0)
            if one.shape is Shape.WHOLE and one.format is Format.JPEG
        )
        yield f"{addresses.photo(kind, record.id, photo.file)}/{largest.name}"


def _map(settings: Settings, address: str, listed: Sequence[Listed]) -> Iterator[Artefact]:
    first = settings.first.code
    places = {
        language.code: Addresses(settings.site_url, root_of(language.code, first))
        for language in settings.languages
    }
    lines = [line for one in listed for line in _urls(places, one)]
    yield Artefact(address, _xml(_URLSET, lines))


def _urls(places: Mapping[str, Addresses], one: Listed) -> Iterator[str]:
    """The page in every language, each with all that it is told in."""
    links = "".join(_links(places, one))
    whole = next(iter(places.values())).whole
    images = "".join(
        f"<image:image><image:loc>{text(whole(photo))}</image:loc></image:image>"
        for photo in one.pictures
    )
    for number, (code, here) in enumerate(places.items()):
        changed = one.changed[number] if one.changed else 0
        said = f"<lastmod>{day(changed)}</lastmod>" if changed else ""
        alternates = links if code in one.told_in else ""
        yield f"<url><loc>{text(here.absolute(one.path))}</loc>{said}{alternates}{images}</url>"


def _links(places: Mapping[str, Addresses], one: Listed) -> Iterator[str]:
    for code in (*one.told_in, "x-default"):
        there = places[one.told_in[0] if code == "x-default" else code].absolute(one.path)
        yield (f'<xhtml:link rel="alternate" hreflang={attribute(code)} href={attribute(there)}/>')


def _index(settings: Settings, maps: Sequence[tuple[str, int]]) -> Iterator[Artefact]:
    lines = [
        f"<sitemap><loc>{text(settings.site_url + address)}</loc>"
        + (f"<lastmod>{day(changed)}</lastmod>" if changed else "")
        + "</sitemap>"
        for address, changed in maps
    ]
    yield Artefact(addresses.SITEMAP, _xml(_INDEX, lines))
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {settings.site_url}{addresses.SITEMAP}\n"
    yield Artefact(addresses.ROBOTS, robots.encode())


def _xml(root: str, lines: Iterable[str]) -> bytes:
    name = root.partition(" ")[0]
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    return "\n".join((head, f"<{root}>", *lines, f"</{name}>", "")).encode()
