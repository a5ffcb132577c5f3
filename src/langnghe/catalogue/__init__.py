"""The sound, frozen model of all that may be published; it answers questions.

It holds every record's outline, and opens a record itself only for its own pages.
Only `checking` makes one, so whoever holds a catalogue need not doubt a reference.
"""

import datetime
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, TypeVar

from langnghe.catalogue.freshness import day_of_record
from langnghe.catalogue.labelling import label_gaps
from langnghe.catalogue.nearness import Grid, direction, kilometres
from langnghe.catalogue.outlines import (
    Drawn,
    Named,
    Outline,
    Pictured,
    Placing,
    ProductOutline,
    Spot,
    VillageOutline,
    changed_in,
    is_named_in,
    line_in,
    look_of,
    name_in,
    order_in,
    outline_of_product,
    outline_of_village,
)
from langnghe.catalogue.private import NOBODY, Agreed, Reach
from langnghe.catalogue.shortcuts import (
    NONE,
    Moved,
    Shortcut,
    Shortcuts,
    end_of,
    given_codes,
    name_of,
    printed,
    renamed,
    shortcuts_of,
)
from langnghe.catalogue.standing import (
    CertificateState,
    earns_badge,
    has_decision,
    is_alcoholic,
    is_old,
    is_over,
    is_past,
    is_proved,
    last_day,
    may_bear_logo,
    state_of_certificate,
    tells_of_spirits,
)
from langnghe.catalogue.visits import Visit, visits_among
from langnghe.loading import PRODUCTS, VILLAGES, FairReading, Folder
from langnghe.phrases import Told, in_language
from langnghe.records import Craft, Fair, PartialDate, Product, Translation, Village
from langnghe.units import Commune, Province, Units
from langnghe.vietnamese import sort_key

__all__ = [
    "NOBODY",
    "RIDE_KM",
    "Agreed",
    "Catalogue",
    "CertificateState",
    "Drawn",
    "Gone",
    "Moved",
    "Named",
    "Opened",
    "Outline",
    "Pictured",
    "Placing",
    "ProductOutline",
    "Reach",
    "Shortcut",
    "Shortcuts",
    "Spot",
    "VillageOutline",
    "Visit",
    "changed_in",
    "day_of_record",
    "direction",
    "earns_badge",
    "end_of",
    "folder_of",
    "given_codes",
    "has_decision",
    "is_alcoholic",
    "is_named_in",
    "is_old",
    "is_over",
    "is_past",
    "is_proved",
    "kilometres",
    "label_gaps",
    "last_day",
    "line_in",
    "look_of",
    "may_bear_logo",
    "name_in",
    "name_of",
    "order_in",
    "outline_of_product",
    "outline_of_village",
    "printed",
    "renamed",
    "shortcuts_of",
    "state_of_certificate",
    "tells_of_spirits",
]

K = TypeVar("K")
R = TypeVar("R", VillageOutline, ProductOutline)
_ALIKE = 8  # villages of its craft that are looked for round one; its neighbours are among them
RIDE_KM = 40.0  # by straight line: on Vietnamese roads one to two hours each way
_MOST_AROUND = 9
_OPEN_AT_ONCE = 128  # records; the page of a list opens 60, for each language


class Opened(NamedTuple):
    """A whole record with its translations by language."""

    record: Village | Product
    translations: Mapping[str, Translation]


class Place(NamedTuple):
    """What a craft has in a province."""

    villages: tuple[VillageOutline, ...] = ()
    products: tuple[ProductOutline, ...] = ()


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
    fairs: tuple[FairReading, ...] = ()  # by their days, the latest first
    shortcuts: Shortcuts = NONE
    _opened: dict[tuple[str, str], Opened] = field(default_factory=dict, compare=False)
    _alike: dict[str, tuple[VillageOutline, ...]] = field(default_factory=dict, compare=False)
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

    @cached_property
    def newest_day(self) -> str:
        """The newest of all records, as `day_of_record`; "" where there is none."""
        return max((day_of_record(one, self.today) for one in self.outlines), default="")

    def village(self, village_id: str) -> VillageOutline:
        return self._village_by_id[village_id]

    def villages_of(self, product: ProductOutline) -> tuple[VillageOutline, ...]:
        """The product's own village first; each once."""
        return tuple(map(self.village, _places(product)))

    def products_of(self, village: VillageOutline) -> tuple[ProductOutline, ...]:
        return tuple(self._products_by_village.get(village.id, ()))

    def villages_at(self, fair: Fair) -> tuple[VillageOutline, ...]:
        """Those it names and those of its products, by name; none that may not be advertised."""
        names = {*fair.villages, *(product.village for product in self.products_at(fair))}
        return tuple(one for one in self.villages if one.id in names and not one.tells_of_spirits)

    def products_at(self, fair: Fair) -> tuple[ProductOutline, ...]:
        """Those it names, by name; where it names none, all that its villages have."""
        names, villages = set(fair.products), set(fair.villages)
        if names:
            return tuple(one for one in self.products if one.id in names)
        return tuple(one for one in self.products if not villages.isdisjoint(_places(one)))

    def nearest(self, village: VillageOutline, limit: int = 3) -> tuple[VillageOutline, ...]:
        """The closest villages first, by straight-line distance; never the village itself."""
        return self.grid.nearest(village, limit)

    def around(self, village: VillageOutline) -> tuple[VillageOutline, ...]:
        """What lies within a day's ride there and back, the closest first; a few at most."""
        if village.id not in self._around:
            found = self.grid.nearest(village, _MOST_AROUND, within=RIDE_KM)
            self._around[village.id] = found
        return self._around[village.id]

    def same_craft(
        self, village: VillageOutline, limit: int = 3, *, beside: Collection[VillageOutline] = ()
    ) -> tuple[VillageOutline, ...]:
        """Villages elsewhere that share a craft, the closest first; none of those `beside` it.

        Where a village has no position, those that follow it by name, its own province's first.
        """
        found = (other for other in self._of_its_crafts(village) if other not in beside)
        return _first_few(found, limit)

    def _of_its_crafts(self, village: VillageOutline) -> Iterator[VillageOutline]:
        if village.id not in self._alike:
            near = {
                other.id: other
                for craft in village.crafts
                for other in self._grids[craft].nearest(village, _ALIKE)
            }
            self._alike[village.id] = tuple(
                sorted(near.values(), key=lambda other: (_apart(village, other), other.id))
            )
        yield from self._alike[village.id]
        others = [
            other
            for craft in village.crafts
            for other in _following(village, self.villages_by_craft[craft])
            if not other.tells_of_spirits
        ]
        yield from sorted(others, key=lambda other: not _same_province(village, other))

    def like(self, product: ProductOutline, limit: int = 3) -> tuple[ProductOutline, ...]:
        """Other products of its makers, then of its villages, then of the same craft nearby.

        Of many, those that follow it by name come first, so that each is shown beside another.
        """
        return _first_few(self._like(product), limit)

    def _like(self, product: ProductOutline) -> Iterator[ProductOutline]:
        own = _following(product, self._products_by_village[product.village])
        makers = set(product.makers)
        # A maker's name counts within its own village.
        yield from (one for one in own if one.village == product.village
                    and not makers.isdisjoint(one.makers))  # fmt: skip
        yield from own
        for name in product.also_made_in:
            yield from _following(product, self._products_by_village[name])
        for village in self._of_its_crafts(self.village(product.village)):
            beside = self._products_by_village.get(village.id, ())
            yield from (one for one in beside if one.craft is product.craft)
        yield from _following(product, self.products_by_craft[product.craft])

    @cached_property
    def _grids(self) -> dict[Craft, Grid]:
        """The villages of each craft by where they are; spirits aside."""
        return {
            craft: Grid((one for one in found if not one.tells_of_spirits), is_sparse=True)
            for craft, found in self.villages_by_craft.items()
        }

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

    @cached_property
    def places(self) -> dict[tuple[str, Craft], Place]:
        """By province code and craft what is there, where anything is; provinces in their order."""
        villages = {
            code: _grouped((craft, one) for one in found for craft in one.crafts)
            for code, found in self.villages_by_province.items()
        }
        products = {
            code: _grouped((one.craft, one) for one in found)
            for code, found in self.products_by_province.items()
        }
        return {
            (code, craft): Place(here.get(craft, ()), products.get(code, {}).get(craft, ()))
            for code, here in villages.items()
            for craft in Craft
            if craft in here or craft in products.get(code, {})
        }

    def size_of_place(self, code: str, craft: Craft) -> tuple[int, int]:
        """How many villages and products of a craft a province has."""
        villages, products = self.places.get((code, craft), Place())
        return len(villages), len(products)

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

    @cached_property
    def _codes(self) -> dict[str, str]:
        return {to.id: codes[0] for to, codes in self.shortcuts.by_code if to in self._folders}

    @cached_property
    def _folders(self) -> frozenset[Folder]:
        return frozenset(map(folder_of, self.outlines))

    def code(self, outline: Outline) -> str:
        """The short code that is shown and printed for a record."""
        return self._codes[outline.id]

    def open(self, outline: Outline) -> Opened:
        """The whole record of an outline, with its translations. A job names what it opens."""
        key = folder_of(outline)
        if key not in self._opened:
            while len(self._opened) >= _OPEN_AT_ONCE:
                del self._opened[next(iter(self._opened))]
            self._opened[key] = self.read(*key)
        return self._opened[key]

    def close(self, kind: str, record_id: str) -> None:
        """Forget a whole record, whose text has changed: who opens it next, reads it again."""
        self._opened.pop((kind, record_id), None)

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

    def logo_of(self, outline: Outline) -> Drawn | None:
        """The logo that may be shown on this day."""
        logo = outline.logo
        return logo if logo and not is_over(logo.until, self.today) else None

    def card_state(self, outline: Outline) -> bytes:
        """A fingerprint of a record's card, which for a product tells of its village as well."""
        return self._card_states[outline.id]

    @cached_property
    def _card_states(self) -> dict[str, bytes]:
        found = {village.id: self.state_of(village) for village in self.villages}
        for product in self.products:
            found[product.id] = self.state_of(product) + found[product.village]
        return found


def folder_of(outline: Outline) -> Folder:
    """Where the record of an outline lies."""
    return Folder(VILLAGES if isinstance(outline, VillageOutline) else PRODUCTS, outline.id)


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


def _following(record: R, records: Sequence[R]) -> list[R]:
    """The others, as they follow after a record in a circle."""
    ids = [one.id for one in records]
    at = ids.index(record.id) if record.id in ids else -1
    return list(records[at + 1 :]) + list(records[: max(at, 0)])


def _apart(village: VillageOutline, other: VillageOutline) -> float:
    return kilometres(village.point, other.point) if village.point and other.point else 0.0


def _same_province(village: VillageOutline, other: VillageOutline) -> bool:
    return _province_code(village) == _province_code(other)


def _province_code(village: VillageOutline) -> str:
    return village.place.province_code if village.place else ""


def _first_few(records: Iterable[R], limit: int) -> tuple[R, ...]:
    """The first `limit` different ones; what follows is not even looked at."""
    found: dict[str, R] = {}
    for record in records:
        if len(found) == limit:
            break
        found[record.id] = record
    return tuple(found.values())
