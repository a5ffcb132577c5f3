"""The sound, frozen model of all that may be published; it answers questions.

It holds every record's outline, and opens a record itself only for its own pages.
Only `checking` makes one, so whoever holds a catalogue need not doubt a reference.
"""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import NamedTuple, TypeVar

from langnghe.catalogue.nearness import Grid, direction, kilometres
from langnghe.catalogue.outlines import (
    Named,
    Outline,
    Placing,
    ProductOutline,
    Spot,
    VillageOutline,
    is_named_in,
    line_in,
    look_of,
    name_in,
    outline_of_product,
    outline_of_village,
)
from langnghe.catalogue.standing import (
    earns_badge,
    has_decision,
    is_old,
    is_past,
    last_day,
    tells_of_spirits,
)
from langnghe.catalogue.visits import Visit, visits_among
from langnghe.phrases import Told, in_language
from langnghe.records import Craft, PartialDate, Product, Translation, Village
from langnghe.units import Commune, Province, Units
from langnghe.vietnamese import sort_key

__all__ = [
    "RIDE_KM",
    "Catalogue",
    "Gone",
    "Named",
    "Opened",
    "Outline",
    "Placing",
    "ProductOutline",
    "Spot",
    "VillageOutline",
    "Visit",
    "direction",
    "earns_badge",
    "has_decision",
    "is_named_in",
    "is_old",
    "is_past",
    "kilometres",
    "last_day",
    "line_in",
    "look_of",
    "name_in",
    "outline_of_product",
    "outline_of_village",
    "tells_of_spirits",
]

K = TypeVar("K")
R = TypeVar("R", VillageOutline, ProductOutline)
RIDE_KM = 40.0  # by straight line: on Vietnamese roads one to two hours each way
_MOST_AROUND = 9
_OPEN_AT_ONCE = 128  # records; the page of a list opens 60, for each language


class Opened(NamedTuple):
    """A whole record with its translations by language."""

    record: Village | Product
    translations: Mapping[str, Translation]


class Gone(NamedTuple):
    """A record that was taken down; `on` is None where nobody has said when."""

    kind: str  # villages or products
    id: str
    on: PartialDate | None


@dataclass(frozen=True)
class Catalogue:
    """Published villages and products, sorted by name as Vietnamese sorts.

    `read` opens a whole record by kind (`villages`, `products`) and id.
    """

    villages: tuple[VillageOutline, ...]
    products: tuple[ProductOutline, ...]
    units: Units
    today: datetime.date
    read: Callable[[str, str], Opened]
    gone: tuple[Gone, ...] = ()
    _opened: dict[tuple[str, str], Opened] = field(default_factory=dict, compare=False)
    _around: dict[str, tuple[VillageOutline, ...]] = field(default_factory=dict, compare=False)

    @cached_property
    def _village_by_id(self) -> dict[str, VillageOutline]:
        return {village.id: village for village in self.villages}

    @cached_property
    def _products_by_village(self) -> dict[str, list[ProductOutline]]:
        found = defaultdict(list)
        for product in self.products:
            for village in self.villages_of(product):
                found[village.id].append(product)
        return dict(found)

    @cached_property
    def grid(self) -> Grid:
        """The villages by where they are. Spirits are shown on their own page, beside no other."""
        return Grid(village for village in self.villages if not village.tells_of_spirits)

    @cached_property
    def outlines(self) -> tuple[Outline, ...]:
        """The villages, then the products."""
        return (*self.villages, *self.products)

    def village(self, village_id: str) -> VillageOutline:
        return self._village_by_id[village_id]

    def villages_of(self, product: ProductOutline) -> tuple[VillageOutline, ...]:
        """The product's own village first; each once."""
        return tuple(map(self.village, _places(product)))

    def products_of(self, village: VillageOutline) -> tuple[ProductOutline, ...]:
        return tuple(self._products_by_village.get(village.id, ()))

    def nearest(self, village: VillageOutline, limit: int = 3) -> tuple[VillageOutline, ...]:
        """The closest villages first, by straight-line distance; never the village itself."""
        return self.grid.nearest(village, limit)

    def around(self, village: VillageOutline) -> tuple[VillageOutline, ...]:
        """What lies within a day's ride there and back, the closest first; a few at most."""
        if village.id not in self._around:
            found = self.grid.nearest(village, _MOST_AROUND, within=RIDE_KM)
            self._around[village.id] = found
        return self._around[village.id]

    def same_craft(self, village: VillageOutline, limit: int = 3) -> tuple[VillageOutline, ...]:
        """Villages elsewhere that share a craft; the same ones at every build."""
        found = (
            other
            for craft in village.crafts
            for other in self.villages_by_craft.get(craft, ())
            if other.id != village.id and not other.tells_of_spirits
        )
        return _first_few(found, limit)

    def like(self, product: ProductOutline, limit: int = 3) -> tuple[ProductOutline, ...]:
        """Other products of the same village, then of the same craft."""
        beside = chain(
            *(self._products_by_village.get(name, ()) for name in _places(product)),
            self.products_by_craft.get(product.craft, ()),
        )
        return _first_few((other for other in beside if other.id != product.id), limit)

    @cached_property
    def villages_by_craft(self) -> dict[Craft, tuple[VillageOutline, ...]]:
        return _grouped((craft, village) for village in self.villages for craft in village.crafts)

    @cached_property
    def products_by_craft(self) -> dict[Craft, tuple[ProductOutline, ...]]:
        return _grouped((product.craft, product) for product in self.products)

    @cached_property
    def villages_by_province(self) -> dict[str, tuple[VillageOutline, ...]]:
        """By province code, in the order of the provinces' names."""
        found = _grouped((v.place.province_code, v) for v in self.villages if v.place)
        return dict(sorted(found.items(), key=lambda pair: sort_key(self.province(pair[0]).name)))

    @cached_property
    def visits(self) -> tuple[tuple[str, Visit], ...]:
        """Suggested visits, each behind its province's code, in the order of provinces' names."""
        return tuple(
            (code, visit)
            for code, villages in self.villages_by_province.items()
            for visit in visits_among(villages)
        )

    @cached_property
    def products_by_province(self) -> dict[str, tuple[ProductOutline, ...]]:
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

    def communes_of(self, village: VillageOutline) -> tuple[Commune, ...]:
        """Today's communes the place lies in; none for an area wider than they."""
        codes = village.place.commune_codes if village.place else ()
        return tuple(commune for code in codes if (commune := self.units.commune(code)))

    def open(self, outline: Outline) -> Opened:
        """The whole record of an outline, with its translations."""
        kind = "villages" if isinstance(outline, VillageOutline) else "products"
        key = kind, outline.id
        if key not in self._opened:
            while len(self._opened) >= _OPEN_AT_ONCE:
                del self._opened[next(iter(self._opened))]
            self._opened[key] = self.read(*key)
        return self._opened[key]

    def whole_village(self, outline: VillageOutline) -> Village:
        record = self.open(outline).record
        if not isinstance(record, Village):
            raise TypeError(f"{outline.id} is no village")
        return record

    def village_in(self, language: str, outline: VillageOutline) -> tuple[Village, Told]:
        """The whole village told in a language, and how much of it is."""
        translation = self.open(outline).translations.get(language)
        return in_language(self.whole_village(outline), translation, language=language)

    def product_in(self, language: str, outline: ProductOutline) -> tuple[Product, Told]:
        """The whole product told in a language, and how much of it is."""
        record, translations = self.open(outline)
        if not isinstance(record, Product):
            raise TypeError(f"{outline.id} is no product")
        return in_language(record, translations.get(language), language=language)

    def state_of(self, outline: Outline) -> bytes:
        """A fingerprint of all that a page shows of a record's outline on this day."""
        now = self.today.toordinal()
        turned = sum(turn <= now for turn in outline.turns)
        return outline.look + turned.to_bytes(2, "little")

    def whole_state_of(self, outline: Outline) -> bytes:
        """A fingerprint of the whole record, as its own pages show it on this day."""
        return outline.digest + self.state_of(outline)

    def card_state(self, outline: Outline) -> bytes:
        """A fingerprint of a record's card, which for a product tells of its village as well."""
        return self._card_states[outline.id]

    @cached_property
    def _card_states(self) -> dict[str, bytes]:
        found = {village.id: self.state_of(village) for village in self.villages}
        for product in self.products:
            found[product.id] = self.state_of(product) + found[product.village]
        return found


def _grouped(pairs: Iterable[tuple[K, R]]) -> dict[K, tuple[R, ...]]:
    """Records by key, each once, in the order they come."""
    found: dict[K, dict[str, R]] = defaultdict(dict)
    for key, record in pairs:
        found[key][record.id] = record
    return {key: tuple(records.values()) for key, records in found.items()}


def _places(product: ProductOutline) -> tuple[str, ...]:
    """The ids of the villages that a product is made in, its own first; each once."""
    if not product.also_made_in:
        return (product.village,)
    return tuple(dict.fromkeys((product.village, *product.also_made_in)))


def _first_few(records: Iterable[R], limit: int) -> tuple[R, ...]:
    """The first `limit` different ones; what follows is not even looked at."""
    found: dict[str, R] = {}
    for record in records:
        if len(found) == limit:
            break
        found[record.id] = record
    return tuple(found.values())
