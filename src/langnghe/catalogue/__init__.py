"""The sound, frozen model of all that may be published; it answers questions.

Only `checking` makes one, so whoever holds a catalogue need not doubt a reference.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from langnghe.catalogue.gaps import gaps_of_product, gaps_of_village
from langnghe.catalogue.nearness import Grid, kilometres, position
from langnghe.catalogue.standing import (
    earns_badge,
    has_decision,
    is_old,
    is_past,
    last_day,
    tells_of_spirits,
)
from langnghe.phrases import Told, in_language
from langnghe.records import Craft, Product, Translation, Village
from langnghe.units import Commune, Province, Units
from langnghe.vietnamese import sort_key

__all__ = [
    "Catalogue",
    "earns_badge",
    "gaps_of_product",
    "gaps_of_village",
    "has_decision",
    "is_old",
    "is_past",
    "kilometres",
    "last_day",
    "position",
    "tells_of_spirits",
]

K = TypeVar("K")
R = TypeVar("R", Village, Product)


@dataclass(frozen=True)
class Catalogue:
    """Published villages and products, sorted by name as Vietnamese sorts."""

    villages: tuple[Village, ...]
    products: tuple[Product, ...]
    translations: Mapping[tuple[str, str], Translation]
    units: Units
    today: datetime.date

    @cached_property
    def _village_by_id(self) -> dict[str, Village]:
        return {village.id: village for village in self.villages}

    @cached_property
    def _products_by_village(self) -> dict[str, list[Product]]:
        found = defaultdict(list)
        for product in self.products:
            for village in self.villages_of(product):
                found[village.id].append(product)
        return dict(found)

    @cached_property
    def _grid(self) -> Grid:
        # Spirits are told on their own page, and shown beside no other.
        return Grid(village for village in self.villages if not tells_of_spirits(village))

    def village(self, village_id: str) -> Village:
        return self._village_by_id[village_id]

    def villages_of(self, product: Product) -> tuple[Village, ...]:
        """The product's own village first; each once."""
        ids = dict.fromkeys((product.village, *product.also_made_in))
        return tuple(map(self.village, ids))

    def products_of(self, village: Village) -> tuple[Product, ...]:
        return tuple(self._products_by_village.get(village.id, ()))

    def nearest(self, village: Village, limit: int = 3) -> tuple[Village, ...]:
        """The closest villages first, by straight-line distance; never the village itself."""
        return self._grid.nearest(village, limit)

    def same_craft(self, village: Village, limit: int = 3) -> tuple[Village, ...]:
        """Villages elsewhere that share a craft; the same ones at every build."""
        found = [
            other
            for craft in village.crafts
            for other in self.villages_by_craft.get(craft, ())
            if other.id != village.id and not tells_of_spirits(other)
        ]
        return tuple(_once(found)[:limit])

    def like(self, product: Product, limit: int = 3) -> tuple[Product, ...]:
        """Other products of the same village, then of the same craft."""
        beside = [
            *(
                other
                for village in self.villages_of(product)
                for other in self.products_of(village)
            ),
            *self.products_by_craft.get(product.craft, ()),
        ]
        return tuple(_once(other for other in beside if other.id != product.id)[:limit])

    @cached_property
    def villages_by_craft(self) -> dict[Craft, tuple[Village, ...]]:
        return _grouped((craft, village) for village in self.villages for craft in village.crafts)

    @cached_property
    def products_by_craft(self) -> dict[Craft, tuple[Product, ...]]:
        return _grouped((product.craft, product) for product in self.products)

    @cached_property
    def villages_by_province(self) -> dict[str, tuple[Village, ...]]:
        """By province code, in the order of the provinces' names."""
        found = _grouped((v.place.province_code, v) for v in self.villages if v.place)
        return dict(sorted(found.items(), key=lambda pair: sort_key(self.province(pair[0]).name)))

    @cached_property
    def products_by_province(self) -> dict[str, tuple[Product, ...]]:
        pairs = (
            (village.place.province_code, product)
            for product in self.products
            for village in self.villages_of(product)
            if village.place
        )
        return _grouped(pairs)

    def province(self, code: str) -> Province:
        """Raises KeyError for a code that checking would have refused."""
        found = self.units.province(code)
        if found is None:
            raise KeyError(code)
        return found

    def communes_of(self, village: Village) -> tuple[Commune, ...]:
        """Today's communes the place lies in; none for an area wider than they."""
        place = village.place
        if place is None or place.commune_code is None:
            return ()
        codes = (place.commune_code, *place.also_in)
        return tuple(commune for code in codes if (commune := self.units.commune(code)))

    def village_in(self, language: str, village: Village) -> tuple[Village, Told]:
        """The village told in a language, and how much of it is."""
        translation = self.translations.get((village.id, language))
        return in_language(village, translation, language=language)

    def product_in(self, language: str, product: Product) -> tuple[Product, Told]:
        """The product told in a language, and how much of it is."""
        translation = self.translations.get((product.id, language))
        return in_language(product, translation, language=language)


def _grouped(pairs: Iterable[tuple[K, R]]) -> dict[K, tuple[R, ...]]:
    """Records by key, each once, in the order they come."""
    found: dict[K, list[R]] = defaultdict(list)
    for key, record in pairs:
        found[key].append(record)
    return {key: tuple(_once(records)) for key, records in found.items()}


def _once(records: Iterable[R]) -> list[R]:
    return list({record.id: record for record in records}.values())
