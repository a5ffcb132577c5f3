"""The catalogue → small pages that lead on: from short addresses, old addresses and barcodes.

They hang in no frame, for a country has as many as records. A short address leads to the reader's
language by a script; without one it names the languages. Each works on every host and from a disk.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from html import escape
from itertools import islice
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from langnghe import addresses
from langnghe.addresses import Addresses, relative, root_of
from langnghe.artefacts import Artefact, Job, digest
from langnghe.catalogue import Catalogue, Moved, Outline, ProductOutline, folder_of, name_in
from langnghe.codes import derived
from langnghe.loading import VILLAGES, Folder
from langnghe.qr import quick_qr_code
from langnghe.settings import Settings
from langnghe.words import Words

# Cloudflare takes 2,000 lines of `_redirects`; the pages serve for what is beyond.
_MOST_LINES = 1900
_POLICY = "default-src 'none'; script-src 'self'; base-uri 'none'; form-action 'none'"
# What a GS1 Digital Link may say after the GTIN: a batch, a serial number, a variant.
_QUALIFIERS = ("10", "21", "22")


@dataclass(frozen=True)
class SignRoom:
    """Everything signposts are made from. `edition` names the program, the settings and words."""

    settings: Settings
    catalogue: Catalogue
    words: dict[str, Words]
    edition: str

    @cached_property
    def outlines(self) -> dict[Folder, Outline]:
        return {folder_of(one): one for one in self.catalogue.outlines}

    @cached_property
    def roots(self) -> dict[str, str]:
        """The folder of each language under the site's root."""
        first = self.settings.first.code
        return {one.code: root_of(one.code, first) for one in self.settings.languages}

    @cached_property
    def barcodes(self) -> dict[str, ProductOutline]:
        """The products by the GTINs of their packs, as 14 digits."""
        return {gtin: one for one in self.catalogue.products for gtin in one.gtins}


class _Way(NamedTuple):
    """Where a signpost leads, in one language."""

    language: str
    spoken: str  # the language, as its own speakers call it
    name: str  # what is there
    address: str


def signpost_jobs(room: SignRoom) -> Iterator[Job]:
    """A job for each record with its short addresses, each old id, and each barcode."""
    for to, codes in room.catalogue.shortcuts.by_code:
        ways = _ways(room, to)
        outline = room.outlines.get(to)
        # No QR code may lead a passer-by to spirits (Luật Quảng cáo, Điều 7).
        is_drawn = outline is not None and not getattr(outline, "tells_of_spirits", False)
        yield Job(
            name=f"q/{to.kind}/{to.id}",
            made_from=digest(room.edition, repr((codes, ways, is_drawn))),
            addresses=(
                *map(addresses.short, codes),
                *((addresses.short_qr(codes[0]),) if is_drawn else ()),
            ),
            make=partial(_short_pages, room, ways, codes, is_drawn=is_drawn),
        )
    for gtin, product in room.barcodes.items():
        ways, address = _ways(room, folder_of(product)), addresses.digital_link(gtin)
        yield Job(
            name=address,
            made_from=digest(room.edition, repr(ways)),
            addresses=(address,),
            make=partial(_pages, room, ways, (address,)),
        )
    for moved in room.catalogue.shortcuts.moved:
        yield _moved_job(room, moved)
    lines = tuple(islice(_redirects(room), _MOST_LINES))
    if lines:
        yield Job(
            name=addresses.REDIRECTS,
            made_from=digest(room.edition, *lines),
            addresses=(addresses.REDIRECTS,),
            make=lambda: [Artefact(addresses.REDIRECTS, "".join(lines).encode())],
        )


def _ways(room: SignRoom, to: Folder) -> tuple[_Way, ...]:
    """To a record, or to the page that stands in its place, in every language."""
    path = addresses.village(to.id) if to.kind == VILLAGES else addresses.product(to.id)
    outline = room.outlines.get(to)
    found = []
    for language in room.settings.languages:
        gone = room.words[language.code]("gone.title")
        name = str(name_in(language.code, outline)) if outline else gone
        found.append(_Way(language.code, language.name, name, room.roots[language.code] + path))
    return tuple(found)


def _short_pages(
    room: SignRoom, ways: tuple[_Way, ...], codes: tuple[str, ...], *, is_drawn: bool
) -> Iterator[Artefact]:
    yield from _pages(room, ways, map(addresses.short, codes))
    if is_drawn:
        here = Addresses(room.settings.site_url, "")
        code = quick_qr_code(here.scanned(codes[0]), like=here.scanned(derived("")))
        drawing = code.svg(title=here.short(codes[0]))
        yield Artefact(addresses.short_qr(codes[0]), drawing.encode())


def _pages(room: SignRoom, ways: tuple[_Way, ...], found: Iterable[str]) -> Iterator[Artefact]:
    for address in found:
        yield Artefact(address, _page(room, address, ways, room.settings.first.code).encode())


def _moved_job(room: SignRoom, moved: Moved) -> Job:
    """Every page that the old id had, in each language; each leads to the same one of today."""
    ways = _ways(room, moved.to)
    led = {
        way_from: way._replace(address=root + to)
        for way, root in zip(ways, room.roots.values(), strict=True)
        for old, to in _pairs(room, moved)
        for way_from in (root + old,)
    }
    return Job(
        name=f"moved/{moved.old.kind}/{moved.old.id}",
        made_from=digest(room.edition, repr(led)),
        addresses=tuple(led),
        make=partial(_moved_pages, room, led),
    )


def _moved_pages(room: SignRoom, led: Mapping[str, _Way]) -> Iterator[Artefact]:
    for address, way in led.items():
        page = _page(room, address, (way,), way.language, is_moved=True)
        yield Artefact(address, page.encode())


def _pairs(room: SignRoom, moved: Moved) -> Iterator[tuple[str, str]]:
    """Each path that the old id may have had, and the one it leads to."""
    there = room.outlines.get(moved.to)
    own, *others = _paths(moved.to)
    old, *olds = _paths(moved.old)
    yield old, own
    for before, now in zip(olds, others, strict=True):
        # What is not there any more is told of on the record's own page.
        is_brand = now.endswith("/brand.html")
        yield before, now if there and (there.shelves or not is_brand) else own


def _paths(folder: Folder) -> tuple[str, ...]:
    """The paths of all pages that a record may have, its own first."""
    if folder.kind == VILLAGES:
        return (
            addresses.village(folder.id),
            addresses.village_contact(folder.id),
            addresses.village_brand(folder.id),
        )
    return addresses.product(folder.id), addresses.product_brand(folder.id)


def _redirects(room: SignRoom) -> Iterator[str]:
    """What hosts that read `_redirects` can lead on by themselves: old addresses, batches."""
    base = urlsplit(room.settings.site_url).path
    if room.barcodes:
        for qualifier in _QUALIFIERS:
            yield f"{base}01/:gtin/{qualifier}/* {base}01/:gtin/ 302\n"
    for moved in room.catalogue.shortcuts.moved:
        for root in room.roots.values():
            for old, now in _pairs(room, moved):
                yield f"{base}{root}{old} {base}{root}{now} 301\n"


def _page(
    room: SignRoom,
    address: str,
    ways: tuple[_Way, ...],
    language: str,
    *,
    is_moved: bool = False,
) -> str:
    """A signpost at an address; `language` is the one in which it speaks."""
    words, first = room.words[language], ways[0]
    title = escape(f"{first.name} | {_site_name(room, language)}")
    script = relative(address, addresses.LEAD_ON)
    target = relative(address, first.address)
    # Whoever has no script is led on at once from an old address, which had one language.
    refresh = (
        f'<noscript><meta http-equiv="refresh" content="0;url={target}"></noscript>\n'
        if is_moved
        else ""
    )
    lines = "".join(
        f'<li><a href="{relative(address, way.address)}" hreflang="{escape(way.language)}"'
        f' lang="{escape(way.language)}">{escape(way.spoken)}: {escape(way.name)}</a></li>\n'
        for way in ways
    )
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="robots" content="noindex">\n'
        f"<title>{title}</title>\n"
        f'<meta name="description" content="{escape(words("signpost.line"))}">\n'
        f'<link rel="canonical" href="{room.settings.site_url}{quote(first.address)}">\n'
        f'{refresh}<script src="{script}" defer></script>\n</head>\n<body>\n<main>\n'
        f"<h1>{escape(first.name)}</h1>\n<ul>\n{lines}</ul>\n</main>\n</body>\n</html>\n"
    )


def _site_name(room: SignRoom, language: str) -> str:
    named = next(one for one in room.settings.languages if one.code == language)
    return named.site_name or ""
