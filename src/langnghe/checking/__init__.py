"""Loaded records → a sound catalogue, or every problem that keeps it from being one.

This is the only maker of a `Catalogue`. Each rule is a function from a record to findings; here
they are run, given their places, and the records that may be published are gathered.
"""

import datetime
from collections.abc import Iterable, Iterator

from langnghe.catalogue import Catalogue
from langnghe.checking.claims import check_claims, check_translated_claims
from langnghe.checking.content import check_content
from langnghe.checking.dates import check_dates, check_lunar_days
from langnghe.checking.decisions import (
    check_certificates,
    check_holders,
    check_households,
    check_recognitions,
)
from langnghe.checking.findings import Finding, Findings
from langnghe.checking.goods import check_alcohol, check_food, check_wood
from langnghe.checking.links import check_links
from langnghe.checking.marks import check_marks
from langnghe.checking.naming import check_names, places_of
from langnghe.checking.packing import check_packing
from langnghe.checking.people import check_people
from langnghe.checking.places import check_place
from langnghe.checking.privacy import check_consents, check_privacy
from langnghe.checking.publishing import check_needs, check_published_ids, check_translation
from langnghe.checking.references import check_references, makers_of
from langnghe.checking.selling import check_selling, check_translated_selling
from langnghe.checking.sources import check_ids, check_sources
from langnghe.checking.texts import Texts, texts_in, texts_of_translation
from langnghe.checking.walking import Parts, parts_of
from langnghe.checking.wording import check_words
from langnghe.loading import PUBLISHED_IDS, Finder, Loaded, record_file
from langnghe.problems import Problem, problem
from langnghe.records import Product, Status, Translation, Village
from langnghe.units import Units
from langnghe.vietnamese import sort_key

__all__ = ["check", "check_content", "check_words"]


def check(
    loaded: Loaded, units: Units, finder: Finder, *, today: datetime.date
) -> tuple[Catalogue, list[Problem]]:
    """The catalogue of what is published, and all problems, those of loading included.

    Use the catalogue only when no problem stops the site: with errors it is not whole.
    """
    problems = list(loaded.problems)
    for village in loaded.villages.values():
        file = record_file("villages", village.id)
        problems += _placed(finder, file, _village_findings(village, loaded, units, today))
    for product in loaded.products.values():
        file = record_file("products", product.id)
        problems += _placed(finder, file, _product_findings(product, loaded, units, today))
    problems += _translation_problems(loaded, finder, today)
    problems += _placed(finder, PUBLISHED_IDS, check_published_ids(loaded))
    return _catalogue(loaded, units, today), sorted(problems)


def _village_findings(
    village: Village, loaded: Loaded, units: Units, today: datetime.date
) -> Findings:
    parts = parts_of(village)
    yield from check_place(village, parts, units)
    yield from check_recognitions(village)
    yield from check_households(village)
    yield from check_names(village, places_of(village, units))
    yield from _common_findings(village, parts, texts_in(parts), loaded, today)


def _product_findings(
    product: Product, loaded: Loaded, units: Units, today: datetime.date
) -> Findings:
    parts = parts_of(product)
    texts = texts_in(parts)
    yield from check_references(product, loaded)
    yield from check_holders(product, makers_of(product, loaded))
    yield from check_food(product)
    yield from check_alcohol(product, texts)
    yield from check_wood(product)
    yield from check_packing(product)
    yield from check_names(product, places_of(loaded.villages.get(product.village), units))
    yield from _common_findings(product, parts, texts, loaded, today)


def _common_findings(
    record: Village | Product, parts: Parts, texts: Texts, loaded: Loaded, today: datetime.date
) -> Findings:
    yield from check_needs(record)
    yield from check_ids(record)
    yield from check_sources(record, parts)
    yield from check_links(record, parts)
    yield from check_dates(record, parts, today)
    yield from check_lunar_days(texts)
    yield from check_certificates(record, today)
    yield from check_marks(record, texts)
    yield from check_people(record, parts)
    yield from check_consents(parts, loaded.withdrawn, today)
    yield from check_privacy(texts)
    yield from check_claims(record, texts)
    yield from check_selling(record, parts, texts)


def _translation_problems(
    loaded: Loaded, finder: Finder, today: datetime.date
) -> Iterator[Problem]:
    for (record_id, language), translation in loaded.translations.items():
        record = loaded.villages.get(record_id) or loaded.products.get(record_id)
        if record is not None:
            kind = "villages" if isinstance(record, Village) else "products"
            file = record_file(kind, record_id, language)
            yield from _placed(finder, file, _translation_findings(record, translation, today))


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


def _catalogue(loaded: Loaded, units: Units, today: datetime.date) -> Catalogue:
    villages = [v for v in loaded.villages.values() if v.status is Status.PUBLISHED]
    products = [p for p in loaded.products.values() if p.status is Status.PUBLISHED]
    return Catalogue(
        villages=tuple(sorted(villages, key=lambda village: sort_key(village.name))),
        products=tuple(sorted(products, key=lambda product: sort_key(product.name))),
        translations=loaded.translations,
        units=units,
        today=today,
    )
