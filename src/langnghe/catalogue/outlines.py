"""A record → its outline: the little that other pages tell of it, in every language of the site.

A whole country's outlines fit in memory, its records do not. So lists, cards and neighbours are
made from outlines, and a record is opened only for its own pages.
"""

import datetime
import pickle
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeVar

from langnghe.catalogue.gaps import gaps_of_product, gaps_of_village
from langnghe.catalogue.private import Reach, ways_of
from langnghe.catalogue.standing import (
    OLD_YEARS,
    has_decision,
    is_alcoholic,
    is_cited,
    last_day,
    logo_end,
    may_bear_logo,
    tells_of_spirits,
)
from langnghe.phrases import Phrase
from langnghe.records import (
    FIRST_LANGUAGE,
    Category,
    Certificate,
    Craft,
    Form,
    Heritage,
    Mark,
    MarkKind,
    MarkStatus,
    MarkUse,
    PartialDate,
    Photo,
    Point,
    Precision,
    Product,
    Recognition,
    Status,
    Translation,
    Village,
    VillageKind,
)
from langnghe.vietnamese import fold, sort_key

LINE_LETTERS = 140  # of the one sentence a card has room for
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")
Spot = tuple[float, float]
"""Degrees north and east (WGS 84)."""

HOME_DECIMALS = 3  # of a degree, about 100 m: as near as the map of a country shows a house
SortKey = tuple[tuple[int, ...], tuple[int, ...], str]
R = TypeVar("R", Village, Product)


class Said(NamedTuple):
    """What a card says of a record in one further language; None where it is not translated."""

    name: str | None
    line: str | None
    materials: tuple[str, ...] = ()  # in the record's order, "" for one that is not translated
    changed: int = 0  # as a record's own


class Placing(NamedTuple):
    """Where a village is, as far as lists tell it."""

    settlement: str | None
    commune_codes: tuple[str, ...]  # its own first; none for an area wider than communes
    province_code: str
    former: tuple[str, ...]  # what the place was called before


class Named(NamedTuple):
    """A maker of a village."""

    id: str
    name: str


class Pictured(NamedTuple):
    """What is known of a photo that is published."""

    width: int  # pixels, upright, as it was sent
    height: int
    tone: str  # "#b5a38c": what most of it looks like
    content: str  # the fingerprint of its file's bytes


class Drawn(NamedTuple):
    """What is known of a logo that may be published."""

    file: str
    width: int  # pixels of a picture; of a drawing only their ratio counts
    height: int
    is_drawing: bool  # SVG
    content: str  # the fingerprint of its file's bytes
    until: PartialDate | None = None  # the last day on which it may be shown

    @property
    def ending(self) -> str:
        """Of the files that pages show."""
        return "svg" if self.is_drawing else "png"


class VillageOutline(NamedTuple):
    """A village as other pages see it. `look` changes with any of this, and with nothing else."""

    id: str
    status: Status
    name: str  # in Vietnamese, as `line` is
    line: str | None
    said: Mapping[str, Said]  # by further language
    sort_key: SortKey
    also_known_as: tuple[str, ...]
    kind: VillageKind
    crafts: tuple[Craft, ...]
    tells_of_spirits: bool
    place: Placing | None  # None only where it is not published
    point: Spot | None  # the record's own, or the middle of its commune
    precision: Precision | None  # what the point is
    photos: tuple[Photo, ...]
    pictures: tuple[Pictured, ...]  # one for each photo
    standings: tuple[Recognition | Heritage, ...]  # those that earn a badge
    makers: tuple[Named, ...]
    reach: tuple[Reach, ...]  # ways to reach somebody, without what they are
    mark_ids: tuple[str, ...]
    mark_kinds: tuple[MarkKind | None, ...]  # of each mark; None of one that counts no longer
    shelves: tuple[str, ...]  # under which headings the list of brands names it, a row each
    is_branded: bool  # there is a page of its marks, certificates and looks
    logo: Drawn | None  # only where the right to use it is shown
    colours: tuple[str, ...]  # its brand's, #rrggbb, the main one first
    is_open: bool  # visitors are told when they may come, or to what
    checked: int  # the day (proleptic ordinal) it was last checked; 0 where nobody has said
    changed: int  # the newest day that it says it was worked on; 0 where it names none
    gaps: tuple[str, ...]
    fullness: int
    turns: tuple[int, ...]  # days (proleptic ordinals) from which its pages say something else
    look: bytes = b""


class ProductOutline(NamedTuple):
    """A product as other pages see it; the fields are a village's where they bear its names."""

    id: str
    status: Status
    name: str
    line: str | None
    said: Mapping[str, Said]
    sort_key: SortKey
    also_known_as: tuple[str, ...]
    village: str
    also_made_in: tuple[str, ...]
    makers: tuple[str, ...]
    category: Category
    craft: Craft
    form: Form
    is_alcoholic: bool
    photos: tuple[Photo, ...]
    pictures: tuple[Pictured, ...]
    certificates: tuple[Certificate, ...]
    village_marks: tuple[MarkUse, ...]
    mark_kinds: tuple[MarkKind | None, ...]
    shelves: tuple[str, ...]
    is_branded: bool
    logo: Drawn | None
    colours: tuple[str, ...]
    materials: tuple[str, ...]  # their names in Vietnamese
    gtins: tuple[str, ...]  # of its packs, each once, as 14 digits
    is_exported: bool
    checked: int
    changed: int
    gaps: tuple[str, ...]
    fullness: int
    turns: tuple[int, ...]
    look: bytes = b""


Outline = VillageOutline | ProductOutline


def name_in(language: str, record: Outline) -> str:
    """The record's name in a language; marked up as Vietnamese where it is not translated."""
    if language == FIRST_LANGUAGE:
        return record.name
    said = record.said.get(language)
    return (said and said.name) or Phrase(record.name, FIRST_LANGUAGE)


def line_in(language: str, record: Outline) -> str | None:
    """The first sentence of its summary, as `name_in`."""
    if language == FIRST_LANGUAGE or record.line is None:
        return record.line
    said = record.said.get(language)
    return (said and said.line) or Phrase(record.line, FIRST_LANGUAGE)


def order_in(language: str, record: Outline) -> SortKey | tuple[str, str]:
    """A key that sorts records by their names as the language does.

    Other languages than the first take a letter with marks for the bare letter, and marks decide
    only between names that else agree (Unicode's root collation, as near as names need it).
    """
    if language == FIRST_LANGUAGE:
        return record.sort_key
    name = str(name_in(language, record))
    return fold(name), name


def is_named_in(language: str, record: Outline) -> bool:
    """Whether the record has at least its name in a language."""
    said = record.said.get(language)
    return language == FIRST_LANGUAGE or (said is not None and said.name is not None)


def changed_in(language: str, record: Outline) -> int:
    """The newest day (proleptic ordinal) that the record or its translation says it changed on.

    0 where neither names a day.
    """
    said = record.said.get(language)
    return max(record.changed, said.changed if said else 0)


def outline_of_village(
    village: Village,
    translations: Mapping[str, Translation],
    pictures: tuple[Pictured, ...] = (),
    *,
    middle: Spot | None = None,
    logo: Drawn | None = None,
) -> VillageOutline:
    """The outline without its fingerprint; `translations` are by language.

    `middle` is that of its commune, for a record that gives no point.
    """
    place = village.place
    point, precision = _spot(place.point if place else None, middle)
    codes = (place.commune_code, *place.also_in) if place and place.commune_code else ()
    return VillageOutline(
        id=village.id,
        status=village.status,
        name=village.name,
        line=first_words(village.summary.text) if village.summary else None,
        said=dict(_said(village, translations)),
        sort_key=sort_key(village.name),
        also_known_as=village.also_known_as,
        kind=village.kind,
        crafts=village.crafts,
        tells_of_spirits=tells_of_spirits(village),
        place=Placing(
            place.settlement, codes, place.province_code, tuple(old.text for old in place.former)
        )
        if place
        else None,
        point=point,
        precision=precision,
        photos=village.photos,
        pictures=pictures,
        standings=(
            *filter(has_decision, village.recognition),
            *filter(is_cited, village.heritage),
        ),
        makers=tuple(Named(maker.id, maker.name) for maker in village.makers),
        reach=ways_of(village),
        mark_ids=tuple(mark.id for mark in village.marks),
        mark_kinds=() if tells_of_spirits(village) else _mark_kinds(village),
        shelves=() if tells_of_spirits(village) else _shelves(village),
        is_branded=not tells_of_spirits(village) and _is_branded(village),
        logo=None if tells_of_spirits(village) else _logo(village, logo),
        colours=_colours(village),
        is_open=village.visit is not None
        and (village.visit.open is not None or village.visit.workshops is not None),
        checked=_checked(village),
        changed=_changed(village),
        gaps=gaps_of_village(village),
        fullness=_fullness(village, len(village.heritage)),
        turns=_turns(village),
    )


def outline_of_product(
    product: Product,
    translations: Mapping[str, Translation],
    pictures: tuple[Pictured, ...] = (),
    *,
    logo: Drawn | None = None,
) -> ProductOutline:
    """As for a village."""
    return ProductOutline(
        id=product.id,
        status=product.status,
        name=product.name,
        line=first_words(product.summary.text) if product.summary else None,
        said=dict(_said(product, translations)),
        sort_key=sort_key(product.name),
        also_known_as=product.also_known_as,
        village=product.village,
        also_made_in=product.also_made_in,
        makers=product.makers,
        category=product.category,
        craft=product.craft,
        form=product.form,
        is_alcoholic=is_alcoholic(product),
        photos=product.photos,
        pictures=pictures,
        certificates=product.certificates,
        village_marks=product.village_marks,
        mark_kinds=_mark_kinds(product),
        shelves=_shelves(product),
        is_branded=_is_branded(product) or bool(product.village_marks),
        logo=_logo(product, logo),
        colours=_colours(product),
        materials=tuple(material.name for material in product.materials),
        gtins=_gtins(product),
        is_exported=product.trade is not None and product.trade.exported_to is not None,
        checked=_checked(product),
        changed=_changed(product),
        gaps=gaps_of_product(product),
        fullness=_fullness(product, len(product.marks)),
        turns=_turns(product),
    )


def look_of(outline: Outline) -> bytes:
    """All that the outline says, as bytes to take a fingerprint of."""
    return pickle.dumps(tuple(outline), protocol=5)


def first_words(text: str) -> str:
    """The first sentence of a text, or as many of its words as a card has room for."""
    sentence = " ".join(_SENTENCE.split(text.strip(), maxsplit=1)[0].split())
    if len(sentence) > LINE_LETTERS:
        return sentence[:LINE_LETTERS].rsplit(" ", 1)[0].rstrip(",;:–-") + "…"
    return sentence


def _spot(given: Point | None, middle: Spot | None) -> tuple[Spot | None, Precision | None]:
    if given is None:
        return middle, Precision.COMMUNE if middle else None
    spot = float(given.lat), float(given.lon)
    if given.precision is Precision.HOUSEHOLD:
        spot = round(spot[0], HOME_DECIMALS), round(spot[1], HOME_DECIMALS)
    return spot, given.precision


def _said(
    record: Village | Product, translations: Mapping[str, Translation]
) -> Iterator[tuple[str, Said]]:
    for language, translation in translations.items():
        texts = translation.texts
        line = first_words(texts["summary"]) if record.summary and "summary" in texts else None
        worked_on = _newest(translation.made_on, translation.reviewed_on)
        yield language, Said(texts.get("name"), line, _materials(record, texts), worked_on)


def _materials(record: Village | Product, texts: Mapping[str, str]) -> tuple[str, ...]:
    if isinstance(record, Village):
        return ()
    names = [texts.get(f"materials.{n}.name", "") for n, _ in enumerate(record.materials, 1)]
    return tuple(names) if any(names) else ()


def _mark_kinds(record: Village | Product) -> tuple[MarkKind | None, ...]:
    return tuple(None if mark.status is MarkStatus.ENDED else mark.kind for mark in record.marks)


def _gtins(product: Product) -> tuple[str, ...]:
    typed = (re.sub(r"\D", "", pack.gtin) for pack in product.packs if pack.gtin)
    return tuple(dict.fromkeys(digits.zfill(14) for digits in typed if digits))


def _checked(record: Village | Product) -> int:
    return _day_after(*record.checked.on.last_day) - 1 if record.checked else 0


def _changed(record: Village | Product) -> int:
    """When it was last compared with its sources, or a source was last read for it."""
    read = (source.read_on for source in record.sources.values())
    return _newest(record.checked.on if record.checked else None, *read)


def _newest(*dates: PartialDate | None) -> int:
    """The newest of the dates that name a day; a month or a year is not one."""
    days = (datetime.date(when.year, when.month, when.day) for when in dates if when and when.day)
    return max((day.toordinal() for day in days), default=0)


def _shelves(record: Village | Product) -> tuple[str, ...]:
    """`k-<kind of mark>` or `s-<scheme>` for each mark and certificate, in their order."""
    marks: tuple[Mark, ...] = record.marks
    papers: tuple[Certificate, ...] = record.certificates
    return (*(f"k-{mark.kind}" for mark in marks), *(f"s-{paper.scheme}" for paper in papers))


def _is_branded(record: Village | Product) -> bool:
    return bool(record.marks or record.certificates or record.brand)


def _logo(record: Village | Product, logo: Drawn | None) -> Drawn | None:
    return logo._replace(until=logo_end(record)) if logo and may_bear_logo(record) else None


def _colours(record: Village | Product) -> tuple[str, ...]:
    return tuple(colour.value for colour in record.brand.colours) if record.brand else ()


def _fullness(record: Village | Product, cited: int) -> int:
    """How much there is to read; a photo counts most, for it is what a stranger looks at."""
    told = len(record.story) + len(record.steps) + len(record.facts)
    return told + 3 * cited + 10 * len(record.photos)


def _turns(record: Village | Product) -> tuple[int, ...]:
    """The days on which a paper has ended, or the record or its price is no longer fresh."""
    ends = [end.last_day for paper in record.certificates if (end := last_day(paper))]
    ends += [mark.expires_on.last_day for mark in record.marks if mark.expires_on]
    if end := logo_end(record):
        ends.append(end.last_day)
    fresh = [record.checked.on] if record.checked else []
    if isinstance(record, Product) and record.trade and record.trade.price:
        fresh += [record.trade.price.as_of] if record.trade.price.as_of else []
    ends += ((year + OLD_YEARS, month, day) for year, month, day in (d.last_day for d in fresh))
    return tuple(sorted(_day_after(*end) for end in ends))


def _day_after(year: int, month: int, day: int) -> int:
    """31 stands for the last day of any month (see PartialDate); so does 29 February at times."""
    for last in (day, 30, 29, 28):
        try:
            return datetime.date(year, month, last).toordinal() + 1
        except ValueError:
            continue
    raise ValueError(f"no day {PartialDate(year, month, day)}")
