"""A record → what it may be filtered by.

A village and its products answer for one another: a village is found by what its products are made
of, a product by the standing of its village. What only a paper may say, only that paper says.
"""

import datetime
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from langnghe.catalogue import (
    Catalogue,
    Outline,
    ProductOutline,
    VillageOutline,
    earns_badge,
    last_day,
)
from langnghe.records import Form, Recognition, Scheme

HERITAGE = "heritage"
YES = "1"
_BETWEEN = re.compile(r"[\s,]+")  # a comma parts the values of an address

# What a file has one column for: facets that go together, so that few combinations occur.
COLUMNS = (
    ("kind", "craft", "category", "province"),
    ("standing", "mark", "open", "exported"),
    ("material",),
)


class Stars(NamedTuple):
    """OCOP stars and the last day (proleptic ordinal) on which they are in force."""

    number: int
    until: int


class Traits(NamedTuple):
    """What a record is filtered by: of each facet the values it has, as an address names them."""

    kind: tuple[str, ...]
    craft: tuple[str, ...]
    province: tuple[str, ...]
    category: tuple[str, ...]
    material: tuple[str, ...]
    standing: tuple[str, ...]
    mark: tuple[str, ...]
    open: tuple[str, ...]
    exported: tuple[str, ...]
    stars: tuple[Stars, ...]  # of each number of stars those that last longest


def traits_of(catalogue: Catalogue, record: Outline) -> Traits:
    """All that the record is filtered by on the day of the catalogue."""
    if isinstance(record, VillageOutline):
        villages: tuple[VillageOutline, ...] = (record,)
        # Of spirits only the craft is told: that village's goods do not speak for it.
        products = () if record.tells_of_spirits else catalogue.products_of(record)
        crafts: tuple[str, ...] = record.crafts
        marks = list(_own_marks(record))
    else:
        villages, products = catalogue.villages_of(record), (record,)
        crafts = (record.craft,)
        marks = [*_own_marks(record), *_lent_marks(catalogue, record)]
    provinces = (village.place.province_code for village in villages if village.place)
    return Traits(
        kind=("village" if isinstance(record, VillageOutline) else "product",),
        craft=_each_once(crafts),
        province=_each_once(provinces),
        category=_each_once(product.category for product in products),
        material=_each_once(
            material_key(name) for product in products for name in product.materials
        ),
        standing=_each_once(name for village in villages for name in _standings(village)),
        mark=_each_once(marks),
        open=(YES,) if any(village.is_open for village in villages) else (),
        exported=(YES,) if any(product.is_exported for product in products) else (),
        stars=_longest(one for product in products for one in _stars(catalogue, product)),
    )


# A country's products name a few hundred, again and again.
@lru_cache(maxsize=4096)
def material_key(name: str) -> str:
    """How an address names a material: its Vietnamese name, for dừa and dứa are two things."""
    return _BETWEEN.sub(" ", name).strip().lower()


def _standings(village: VillageOutline) -> Iterator[str]:
    """Those that the village's badges show."""
    if not village.tells_of_spirits:
        for standing in village.standings:
            yield standing.kind if isinstance(standing, Recognition) else HERITAGE


def _own_marks(record: Outline) -> Iterator[str]:
    return (kind for kind in record.mark_kinds if kind)


def _lent_marks(catalogue: Catalogue, product: ProductOutline) -> Iterator[str]:
    """The marks of villages that the product is known to be allowed to bear."""
    for use in product.village_marks:
        if use.may_use == "yes":
            village = catalogue.village(use.village or product.village)
            kinds = dict(zip(village.mark_ids, village.mark_kinds, strict=False))
            if kind := kinds.get(use.mark):
                yield kind


def _stars(catalogue: Catalogue, product: ProductOutline) -> Iterator[Stars]:
    """A line of goods has none: a certificate belongs to one maker's own item."""
    if product.form is Form.LINE:
        return
    for paper in product.certificates:
        end = last_day(paper)
        is_ocop = paper.scheme is Scheme.OCOP and earns_badge(paper, catalogue.today)
        if is_ocop and paper.stars and end:
            until = datetime.date(end.year, end.month, end.day)
            yield Stars(paper.stars, until.toordinal())


def _longest(stars: Iterator[Stars]) -> tuple[Stars, ...]:
    found: dict[int, int] = {}
    for one in stars:
        found[one.number] = max(one.until, found.get(one.number, 0))
    return tuple(Stars(*pair) for pair in sorted(found.items()))


def _each_once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(str, values)))
