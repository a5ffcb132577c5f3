"""Records → a sound catalogue, or every problem that keeps it from being one.

This is the only maker of a `Catalogue`. Each rule is a function from a record to findings; here
they are run and given their places: first those of each record alone, then those of all together.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from langnghe.catalogue import (
    Catalogue,
    Gone,
    Opened,
    Outline,
    ProductOutline,
    VillageOutline,
    folder_of,
    shortcuts_of,
)
from langnghe.checking.brands import check_brand
from langnghe.checking.claims import check_claims, check_translated_claims
from langnghe.checking.content import check_content
from langnghe.checking.dates import check_dates, check_lunar_days
from langnghe.checking.decisions import (
    check_certificates,
    check_holders,
    check_households,
    check_recognitions,
)
from langnghe.checking.fairs import check_fair
from langnghe.checking.findings import Finding, Findings
from langnghe.checking.goods import check_alcohol, check_food, check_wood
from langnghe.checking.links import check_links
from langnghe.checking.marks import check_marks
from langnghe.checking.naming import check_names, places_of
from langnghe.checking.packing import check_barcodes, check_packing
from langnghe.checking.people import check_people
from langnghe.checking.places import check_place
from langnghe.checking.printed import check_kept, check_published_ids
from langnghe.checking.privacy import check_consents, check_privacy
from langnghe.checking.publishing import check_needs, check_translation
from langnghe.checking.references import Known, check_references, makers_of
from langnghe.checking.selling import check_selling, check_translated_selling
from langnghe.checking.sharing import check_shared_photos
from langnghe.checking.sources import check_copies, check_ids, check_sources
from langnghe.checking.texts import Texts, texts_in, texts_of_translation
from langnghe.checking.walking import Parts, parts_of
from langnghe.checking.wording import check_words
from langnghe.loading import (
    PRODUCTS,
    PUBLISHED_IDS,
    VILLAGES,
    FairReading,
    Finder,
    Folder,
    Reading,
    Registers,
    read_registers,
    record_file,
)
from langnghe.problems import Problem, problem
from langnghe.records import PartialDate, Product, PublishedIds, Status, Translation, Village
from langnghe.units import Units

__all__ = [
    "catalogue_of",
    "check_content",
    "check_fair",
    "check_printed",
    "check_record",
    "check_together",
    "check_words",
]

R = TypeVar("R", VillageOutline, ProductOutline)


def check_record(
    root: Path,
    folder: Folder,
    reading: Reading,
    *,
    units: Units,
    withdrawn: Mapping[str, PartialDate],
    today: datetime.date,
) -> list[Problem]:
    """Every problem of one record that can be seen without knowing any other."""
    record = reading.record
    if record is None:
        return []
    finder = Finder(root)
    file = record_file(folder.kind, folder.id)
    problems = list(_placed(finder, file, _findings(record, units, withdrawn, today)))
    for language, translation in reading.translations.items():
        file = record_file(folder.kind, folder.id, language)
        problems += _placed(finder, file, _translation_findings(record, translation, today))
    return problems


def check_together(
    root: Path,
    *,
    villages: Iterable[VillageOutline],
    products: Iterable[ProductOutline],
    kinds: Mapping[str, str],
    registers: Registers,
    units: Units,
) -> Iterator[Problem]:
    """Every problem of what records say of one another; `kinds` are those of all folders' ids."""
    villages = tuple(villages)
    products = tuple(products)
    known = Known({village.id: village for village in villages}, kinds)
    finder = Finder(root)
    for product in products:
        file = record_file(PRODUCTS, product.id)
        yield from _placed(finder, file, _findings_beside(product, known, units))
    for file, shared in check_shared_photos(villages, products):
        yield from _placed(finder, file, [shared])
    for product_id, twice in check_barcodes(products):
        yield from _placed(finder, record_file(PRODUCTS, product_id), [twice])
    all_of: tuple[Outline, ...] = (*villages, *products)
    published = {folder_of(one) for one in all_of if one.status is Status.PUBLISHED}
    drafts = {folder_of(one) for one in all_of if one.status is Status.DRAFT}
    found = check_published_ids(registers.ids, kinds, published, drafts)
    yield from _placed(finder, PUBLISHED_IDS, found)


def check_printed(
    root: Path, before: PublishedIds, kinds: Mapping[str, str], vanished: Iterable[Folder]
) -> list[Problem]:
    """What the site under `root` breaks of what was noted `before`; see `printed.check_kept`."""
    registers, _ = read_registers(root)
    found = check_kept(before, registers.ids, kinds, vanished)
    return list(_placed(Finder(root), PUBLISHED_IDS, found))


def catalogue_of(
    *,
    villages: Sequence[VillageOutline],
    products: Sequence[ProductOutline],
    registers: Registers,
    units: Units,
    today: datetime.date,
    read: Callable[[str, str], Opened],
    fairs: Sequence[FairReading] = (),
) -> Catalogue:
    """The catalogue of what is published. With an error among the problems it is not whole."""
    gone = (*_withdrawn(villages, products), *_removed(registers))
    all_of: tuple[Outline, ...] = (*villages, *products)
    return Catalogue(
        villages=_published(villages),
        products=_published(products),
        units=units,
        today=today,
        read=read,
        gone=gone,
        shortcuts=shortcuts_of(
            registers.ids,
            {folder_of(one) for one in all_of if one.status is Status.PUBLISHED},
            {Folder(one.kind, one.id) for one in gone},
        ),
        fairs=tuple(sorted(fairs, key=_days_of, reverse=True)),
    )


def _days_of(reading: FairReading) -> tuple[PartialDate, str]:
    return reading.fair.starts, reading.fair.id


def _withdrawn(
    villages: Iterable[VillageOutline], products: Iterable[ProductOutline]
) -> Iterator[Gone]:
    for kind, outlines in ((VILLAGES, villages), (PRODUCTS, products)):
        for outline in outlines:
            if outline.status is Status.WITHDRAWN:
                yield Gone(kind, outline.id, None)


def _removed(registers: Registers) -> Iterator[Gone]:
    removed = registers.ids.removed
    for kind, ids in ((VILLAGES, removed.villages), (PRODUCTS, removed.products)):
        yield from (Gone(kind, old, on) for old, on in ids.items())


def _published(outlines: Iterable[R]) -> tuple[R, ...]:
    found = [outline for outline in outlines if outline.status is Status.PUBLISHED]
    return tuple(sorted(found, key=lambda outline: outline.sort_key))


def _findings(
    record: Village | Product,
    units: Units,
    withdrawn: Mapping[str, PartialDate],
    today: datetime.date,
) -> Findings:
    parts = parts_of(record)
    texts = texts_in(parts)
    if isinstance(record, Village):
        yield from check_place(record, parts, units)
        yield from check_recognitions(record)
        yield from check_households(record)
        yield from check_names(record, places_of(record.place, units))
    else:
        yield from check_food(record)
        yield from check_alcohol(record, texts)
        yield from check_wood(record)
        yield from check_packing(record)
    yield from _common_findings(record, parts, texts, withdrawn, today)


def _findings_beside(product: ProductOutline, known: Known, units: Units) -> Findings:
    yield from check_references(product, known)
    yield from check_holders(product, makers_of(product, known))
    village = known.villages.get(product.village)
    yield from check_names(product, places_of(village and village.place, units))


def _common_findings(
    record: Village | Product,
    parts: Parts,
    texts: Texts,
    withdrawn: Mapping[str, PartialDate],
    today: datetime.date,
) -> Findings:
    yield from check_needs(record)
    yield from check_ids(record)
    yield from check_sources(record, parts)
    yield from check_copies(parts)
    yield from check_links(record, parts)
    yield from check_dates(record, parts, today)
    yield from check_lunar_days(texts)
    yield from check_certificates(record, today)
    yield from check_marks(record, texts)
    yield from check_brand(record)
    yield from check_people(record, parts)
    yield from check_consents(parts, withdrawn, today)
    yield from check_privacy(texts)
    yield from check_claims(record, texts)
    yield from check_selling(record, parts, texts)


def _translation_findings(
    record: Village | Product, translation: Translation, today: datetime.date
) -> Findings:
    texts = texts_of_translation(translation)
    yield from check_translation(record, translation)
    yield from check_dates(translation, parts_of(translation), today)
    yield from check_translated_claims(record, translation, texts)
    yield from check_translated_selling(record, texts)
    yield from check_privacy(texts)


def _placed(finder: Finder, file: str, findings: Iterable[Finding]) -> Iterator[Problem]:
    for found in findings:
        place = finder.place(file, found.path)
        yield problem(place, found.code, **dict(found.values))
