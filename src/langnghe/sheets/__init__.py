"""A fair → everything that is printed for it, as PDFs in each language and in two at once.

Which sheets there are is a table here; what may be on them is `printable`; how they look are the
templates in `templates/sheets`.
"""

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from langnghe import addresses
from langnghe.addresses import Addresses
from langnghe.catalogue import Catalogue, Outline, VillageOutline, order_in
from langnghe.loading import FairReading
from langnghe.progress import Watch
from langnghe.qr import qr_code
from langnghe.records import FIRST_LANGUAGE, PartialDate
from langnghe.settings import Settings
from langnghe.sheets.fairs import told_badges, told_fair
from langnghe.sheets.grids import Grid, grids
from langnghe.sheets.pictures import OpenPhoto, picture_of
from langnghe.sheets.printable import photo_of
from langnghe.sheets.products import told_product
from langnghe.sheets.saying import Voice
from langnghe.sheets.telling import Teller, Told, index_entry
from langnghe.sheets.villages import told_village
from langnghe.typesetting import Sheet, UnprintableError, Workshop
from langnghe.words import Words

__all__ = ["LABELS", "Kit", "UnprintableError", "fair_sheets", "label_sheets", "sheet_languages"]

LABELS = "L7163"  # 14 on a sheet of A4, 99.1 by 38.1 mm
_TAGS, _BADGES = "tag-55x85", "badge-90x55"
_A5 = 0.5**0.5  # of A4, side by side
_WORDS = "kit."
_SOON_SET = 60  # records; of so few a sheet is small, and set sooner than a process is made


@dataclass(frozen=True)
class Kit:
    """All that the sheets of one fair are made from. `site_names` are by language."""

    settings: Settings
    catalogue: Catalogue
    words: Mapping[str, Words]
    reading: FairReading
    open_photo: OpenPhoto
    is_marked: bool = False  # with crop marks and bleed, for a print shop
    labels: str = LABELS  # the sheet that shelf labels are printed on
    own_fonts: Path | None = None  # a folder of the site's own, for letters that ours lack

    @property
    def day(self) -> datetime.date:
        return self.catalogue.today


def sheet_languages(settings: Settings) -> list[tuple[str, ...]]:
    """Each language alone, then the first beside each further one."""
    first = settings.first.code
    alone: list[tuple[str, ...]] = [(language.code,) for language in settings.languages]
    return alone + [(first, other) for other in settings.further]


def label_sheets() -> list[str]:
    """The names of sheets that shelf labels can be printed on."""
    return [name for name, grid in grids().items() if not grid.is_cut]


def fair_sheets(kit: Kit, folder: Path, watch: Watch) -> Iterator[Path]:
    """The file of every PDF, named by its sheet and its languages. `folder` is a place to work."""
    shop = Workshop(folder, kit.own_fonts)
    named = _lay_pictures(kit, shop)
    told = {chosen: _told(kit, chosen, named) for chosen in sheet_languages(kit.settings)}
    due = [(chosen, name) for chosen in told for name in _SHEETS if _is_due(kit, name)]
    watch.stage("sheets", len(due))
    is_large = len(_records(kit)) > _SOON_SET
    for file in shop.typeset((_sheet(kit, told, *one) for one in due), each_is_large=is_large):
        watch.advance()
        yield file


def _is_due(kit: Kit, name: str) -> bool:
    return name != "badges" or bool(kit.reading.fair.badges)


def _sheet(
    kit: Kit, told: Mapping[tuple[str, ...], Told], chosen: tuple[str, ...], name: str
) -> Sheet:
    template, measures = _SHEETS[name]
    file = f"{name}_{'-'.join(chosen)}.pdf"
    return Sheet(file, template, {**told[chosen], **measures(kit)}, kit.day)


def _no_more(kit: Kit) -> Told:
    return {}


def _on(name: str) -> Callable[[Kit], Told]:
    return lambda kit: {"grid": _measures(grids()[name])}


def _on_labels(kit: Kit) -> Told:
    return {"grid": _measures(grids()[kit.labels])}


def _measures(grid: Grid) -> Told:
    return dict(grid._asdict())


_SHEETS: Mapping[str, tuple[str, Callable[[Kit], Told]]] = {
    "posters-a4": ("posters", lambda kit: {"scale": 1}),
    "posters-a5": ("posters", lambda kit: {"scale": _A5}),
    "catalogue": ("catalogue", _no_more),
    "list": ("list", _no_more),
    "tents": ("tents", _no_more),
    "tags": ("tags", _on(_TAGS)),
    "labels": ("labels", _on_labels),
    "badges": ("badges", _on(_BADGES)),
}


def _told(kit: Kit, languages: tuple[str, ...], named: Mapping[str, Told]) -> Told:
    """The data that every template is given."""
    voice = Voice(languages, {code: kit.words[code] for code in languages})
    teller = Teller(kit.catalogue, kit.reading, voice)
    fair = kit.reading.fair
    villages = [
        {**told_village(teller, one), **_shown(voice, one, named)}
        for one in kit.catalogue.villages_at(fair)
    ]
    products = [
        {**told_product(teller, one), **_shown(voice, one, named)}
        for one in kit.catalogue.products_at(fair)
    ]
    first = kit.words[languages[0]]
    site = next(one for one in kit.settings.languages if one.code == languages[0])
    today = PartialDate(kit.day.year, kit.day.month, kit.day.day)
    return {
        "languages": list(languages),
        "marks": kit.is_marked,
        "site": site.site_name or "",
        "words": {
            key.removeprefix(_WORDS): voice.word(key)
            for key in first.entries
            if key.startswith(_WORDS) and "{" not in first.entries[key]
        },
        "printed": voice.said(
            lambda language: kit.words[language](
                "kit.printed", date=kit.words[language].date(today), host=_host(kit)
            )
        ),
        "fair": told_fair(teller),
        "fair-code": dict(named[fair.id]),
        "villages": villages,
        "products": products,
        "index": _index(kit, teller),
        "people": told_badges(teller),
        "cover": next((one for one in (*villages, *products) if not one["warning"]), None),
    }


def _index(kit: Kit, teller: Teller) -> list[Told]:
    """Every name, as the sheet's first language sorts."""
    language = teller.voice.languages[0]
    records = sorted(_records(kit), key=lambda one: order_in(language, one))
    return [index_entry(teller, one) for one in records]


def _records(kit: Kit) -> list[Outline]:
    fair = kit.reading.fair
    return [*kit.catalogue.villages_at(fair), *kit.catalogue.products_at(fair)]


def _shown(voice: Voice, outline: Outline, named: Mapping[str, Told]) -> Told:
    """Its picture and its code; the picture is described in the sheet's languages."""
    crafts = outline.crafts if isinstance(outline, VillageOutline) else (outline.craft,)
    known = named[outline.id]
    alt = voice.said(
        lambda language: voice.words[language](
            "record.motif_alt", craft=voice.words[language](f"craft.{crafts[0]}")
        )
    )
    return {**known, "alt": known["alt"] or alt}


def _lay_pictures(kit: Kit, shop: Workshop) -> dict[str, Told]:
    """Pictures and codes, which are the same in every language, once for all sheets; by id."""
    fair, here = kit.reading.fair, Addresses(kit.settings.site_url, "")
    found: dict[str, Told] = {}
    for outline in _records(kit):
        photo = photo_of(kit.catalogue.open(outline).record)
        name, content = picture_of(outline, photo, kit.open_photo)
        shop.lay(name, content)
        code = kit.catalogue.code(outline)
        # The fair's mark tells later how many came from there.
        shop.lay(f"qr/{outline.id}.svg", qr_code(here.scanned(code, fair=fair.id)).svg().encode())
        found[outline.id] = {
            "picture": name,
            "drawn": photo is None,
            "alt": [{"lang": FIRST_LANGUAGE, "text": photo.alt}] if photo else [],
            "address": _typed(here.short(code)),
        }
    address = here.absolute(addresses.fair(fair.id))
    shop.lay("qr/fair.svg", qr_code(address).svg().encode())
    found[fair.id] = {"id": "fair", "address": _typed(address)}
    return found


def _typed(address: str) -> str:
    """As somebody types it."""
    return address.removeprefix("https://").removeprefix("http://")


def _host(kit: Kit) -> str:
    return _typed(kit.settings.site_url).rstrip("/")
