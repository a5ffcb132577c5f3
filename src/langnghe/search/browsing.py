"""The catalogue → the files that filters are made of: one area, one file.

An area is a province, by its code, or the whole country. Of each record its file has only numbers;
which record that is, its place among the segments tells. What a record is called, and how names
are sorted, depends on the language and lies in a file beside it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import chain, groupby
from typing import Any

from langnghe import addresses
from langnghe.artefacts import Artefact, Job, digest
from langnghe.catalogue import Catalogue, Outline, VillageOutline, order_in
from langnghe.records import FIRST_LANGUAGE
from langnghe.search import files
from langnghe.search.documents import Speaker
from langnghe.search.facets import COLUMNS, Stars, Traits, material_key, traits_of
from langnghe.search.packing import pack, pack_evenly
from langnghe.search.segments import Segment
from langnghe.vietnamese import sort_key

COUNTRY = "all"
_FOLDER = "browse"
Value = tuple[str, str]
"""A facet, and one of its values."""

_MOST_VALUES = 240  # of a facet in one area, the commonest: nobody reads through more materials


@dataclass(frozen=True)
class Browsed:
    """What the filters are made from.

    `told` is what a browser needs to know of each language. `edition` names all that the files
    depend on besides records.
    """

    catalogue: Catalogue
    speakers: Mapping[str, Speaker]
    told: Mapping[str, Mapping[str, object]]
    edition: str


@dataclass(frozen=True)
class _Province:
    """A province's records: those of its own segments, then what is only made there as well."""

    code: str
    own: Sequence[Outline]
    guests: Sequence[Outline]
    spots: Sequence[tuple[str, int]]  # of each guest its segment, and its place there
    looks: Sequence[bytes]  # of its segments

    @cached_property
    def records(self) -> tuple[Outline, ...]:
        return (*self.own, *self.guests)


def browse_jobs(browsed: Browsed, segments: Sequence[Segment]) -> Iterator[Job]:
    """A job for each province, one for the country, one for each language."""
    provinces = list(_provinces(browsed.catalogue, segments))
    states = [_state(browsed.catalogue, province) for province in provinces]
    for province, state in zip(provinces, states, strict=True):
        yield _area_job(browsed, province.code, [province], state)
    # Of the country each record is told but once.
    whole = [replace(province, guests=(), spots=()) for province in provinces]
    yield _area_job(browsed, COUNTRY, whole, digest(*states))
    for language, told in browsed.told.items():
        name = f"{_FOLDER}/{language}"
        yield Job(
            name=f"search/{name}",
            made_from=digest(browsed.edition, repr(told)),
            addresses=(addresses.search_file(name),),
            make=partial(_one_file, name, told),
        )


def _provinces(catalogue: Catalogue, segments: Sequence[Segment]) -> Iterator[_Province]:
    spots = {
        record.id: (segment.name, number)
        for segment in segments
        for number, record in enumerate(segment.records)
        if not isinstance(record, VillageOutline)
    }
    placed = (segment for segment in segments if segment.province)
    for code, members in groupby(placed, key=lambda segment: segment.province):
        home = list(members)
        own = [record for segment in home for record in segment.records]
        ids = {record.id for record in own if not isinstance(record, VillageOutline)}
        made = catalogue.products_by_province.get(code, ())
        guests = [product for product in made if product.id not in ids]
        looks = [segment.look for segment in home]
        yield _Province(code, own, guests, [spots[guest.id] for guest in guests], looks)


def _state(catalogue: Catalogue, province: _Province) -> bytes:
    """Changes whenever the province's files may: records answer for one another.

    A village and its own products lie in one segment; what reaches beyond that are the guests, and
    the further villages of a product.
    """
    shared = [one for one in province.records
              if not isinstance(one, VillageOutline) and one.also_made_in]  # fmt: skip
    return digest(
        repr(province.spots),
        *province.looks,
        *map(catalogue.card_state, province.guests),
        *(catalogue.state_of(home) for one in shared for home in catalogue.villages_of(one)),
    )


def _area_job(browsed: Browsed, area: str, provinces: Sequence[_Province], state: bytes) -> Job:
    name = f"{_FOLDER}/{area}"
    names = (name, f"{name}/checked", *(f"{name}/{language}" for language in browsed.speakers))
    return Job(
        name=f"search/{name}",
        made_from=digest(browsed.edition, state),
        addresses=tuple(map(addresses.search_file, names)),
        make=partial(_area, browsed, name, provinces),
    )


def _area(browsed: Browsed, name: str, provinces: Sequence[_Province]) -> Iterator[Artefact]:
    traits = [[traits_of(browsed.catalogue, one) for one in each.records] for each in provinces]
    values = _values(chain.from_iterable(traits))
    parts = [
        _part(browsed.catalogue, province, own, values)
        for province, own in zip(provinces, traits, strict=True)
    ]
    yield _file(name, {"values": values, "parts": parts})
    materials = [value for facet, value in chain.from_iterable(values) if facet == "material"]
    yield _file(f"{name}/checked", [_checked(province.records) for province in provinces])
    for language in browsed.speakers:
        labels = _labels(language, provinces, materials)
        value = {"materials": labels, **_orders(language, provinces)}
        yield _file(f"{name}/{language}", value)


def _values(traits: Iterable[Traits]) -> list[list[Value]]:
    """Of each column the values that occur, the commonest of each facet first."""
    counts: dict[str, Counter[str]] = {facet: Counter() for facet in chain(*COLUMNS)}
    for one in traits:
        for facet, counted in counts.items():
            counted.update(getattr(one, facet))
    return [[(facet, value) for facet in facets for value in _commonest(counts[facet])]
            for facets in COLUMNS]  # fmt: skip


def _commonest(counted: Counter[str]) -> list[str]:
    found = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    return [value for value, _ in found[:_MOST_VALUES]]


def _part(
    catalogue: Catalogue,
    province: _Province,
    traits: Sequence[Traits],
    values: Sequence[Sequence[Value]],
) -> dict[str, Any]:
    """What is known of one province's records; the browser has the other end of this."""
    return {
        "code": province.code,
        "guests": list(map(list, province.spots)),
        "columns": [_column(traits, facets, known)
                    for facets, known in zip(COLUMNS, values, strict=True)],
        "stars": _starred([one.stars for one in traits]),
        "places": pack(_places(catalogue, province.own)),
    }  # fmt: skip


def _column(traits: Sequence[Traits], facets: Sequence[str], values: Sequence[Value]) -> list[str]:
    """Which sets of values there are, by the numbers of those; and which of them each record has.

    The commonest sets have the smallest numbers, for those are written shortest.
    """
    own = [tuple(getattr(one, facet) for facet in facets) for one in traits]
    sets = sorted(Counter(own).items(), key=lambda pair: (-pair[1], pair[0]))
    numbers = {value: number for number, value in enumerate(values)}
    written = [
        [numbers[facet, value] for facet, found in zip(facets, one, strict=True)
         for value in found if (facet, value) in numbers]
        for one, _ in sets
    ]  # fmt: skip
    place = {one: number for number, (one, _) in enumerate(sets)}
    table = chain.from_iterable((len(one), *one) for one in written)
    return [pack(table), column([place[one] for one in own])]


def column(numbers: Sequence[int]) -> str:
    """A number for each record, or runs of them: `=` or `*`, then whichever is shorter."""
    plain = pack(numbers)
    runs = pack(part for number, run in groupby(numbers) for part in (number, sum(1 for _ in run)))
    return f"*{runs}" if len(runs) < len(plain) else f"={plain}"


def _starred(found: Sequence[Sequence[Stars]]) -> list[Any]:
    """The earliest last day there is; then all stars, record by record.

    Of each that has some: how many that have none lie before it, how many kinds of stars it has,
    and of each kind the number of stars and their last day.
    """
    first = min((one.until for stars in found for one in stars), default=0)
    numbers, gap = [], 0
    for stars in found:
        if not stars:
            gap += 1
            continue
        numbers += [gap, len(stars)]
        gap = 0
        for one in stars:
            numbers += [one.number, one.until - first]
    return [first, pack(numbers)]


def _checked(records: Sequence[Outline]) -> list[Any]:
    """The newest check there is, and of each record how many days before that it was checked.

    A record that nobody has checked comes after all others.
    """
    days = [record.checked for record in records]
    newest = max(days, default=0)
    oldest = min((day for day in days if day), default=newest)
    return [newest, column([newest - (day or oldest - 1) for day in days])]


def _places(catalogue: Catalogue, records: Sequence[Outline]) -> list[int]:
    """Of each village where it comes when a province is gone through by its communes."""
    villages = [record for record in records if isinstance(record, VillageOutline)]
    order = sorted(
        range(len(villages)),
        key=lambda at: (
            [sort_key(commune.name) for commune in catalogue.communes_of(villages[at])],
            villages[at].sort_key,
        ),
    )
    rank = {at: number for number, at in enumerate(order)}
    return [rank[at] for at in range(len(villages))]


def _orders(language: str, provinces: Sequence[_Province]) -> dict[str, Any]:
    """Each province's records in the order of their names; and, of several, whose turn it is."""
    orders, keys = [], []
    for number, province in enumerate(provinces):
        found = [(order_in(language, record), at) for at, record in enumerate(province.records)]
        found.sort()
        orders.append(pack_evenly([at for _, at in found]))
        keys += [(key, number) for key, _ in found]
    if len(provinces) == 1:
        return {"orders": orders}
    return {"orders": orders, "merge": column([number for _, number in sorted(keys)])}


def _labels(
    language: str, provinces: Sequence[_Province], keys: Sequence[str]
) -> list[str | list[str]]:
    """What materials are called, as most products call them.

    One that nobody has translated stands there with the language it is in.
    """
    found: dict[str, dict[str, Counter[str]]] = {key: defaultdict(Counter) for key in keys}
    for record in chain.from_iterable(province.records for province in provinces):
        if isinstance(record, VillageOutline):
            continue
        said = record.said.get(language)
        translated = said.materials if said else ()
        for number, name in enumerate(record.materials):
            names = found.get(material_key(name))
            if names is not None:
                names[FIRST_LANGUAGE][name] += 1
                if number < len(translated) and translated[number]:
                    names[language][translated[number]] += 1
    return [_label(language, names) for names in found.values()]


def _label(language: str, names: Mapping[str, Counter[str]]) -> str | list[str]:
    def commonest(code: str) -> str:
        return min(names[code].items(), key=lambda pair: (-pair[1], pair[0]))[0]

    if language in names:
        return commonest(language)
    return [commonest(FIRST_LANGUAGE), FIRST_LANGUAGE]


def _one_file(name: str, value: object) -> Iterator[Artefact]:
    yield _file(name, value)


def _file(name: str, value: object) -> Artefact:
    return Artefact(addresses.search_file(name), files.script(name, value))
