"""Villages of one craft that lie near enough for one day → suggested visits."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from langnghe.catalogue.nearness import kilometres
from langnghe.catalogue.outlines import Spot, VillageOutline
from langnghe.records import Craft

REACH_KM = 20.0  # from the first, by straight line: less than an hour's ride
MOST_STOPS = 5


class Visit(NamedTuple):
    """Some villages of a craft in the order in which they are met; `length` is in kilometres."""

    craft: Craft
    villages: tuple[VillageOutline, ...]
    length: float  # from the first to the last, by straight lines


def visits_among(villages: Iterable[VillageOutline]) -> Iterator[Visit]:
    """The visits that can be made among the villages of a province; the same at every build.

    Each village is in one visit at most, by the craft it names first. Spirits are in none.
    """
    by_craft: dict[Craft, list[tuple[Spot, VillageOutline]]] = {}
    for village in villages:
        if village.point and not village.tells_of_spirits:
            by_craft.setdefault(village.crafts[0], []).append((village.point, village))
    for craft in Craft:
        left = sorted(by_craft.get(craft, ()), key=lambda pair: pair[1].id)
        while left:
            stops = _from_first(left)
            left = [pair for pair in left if pair not in stops]
            if len(stops) > 1:
                length = sum(kilometres(here, there) for (here, _), (there, _) in pairwise(stops))
                yield Visit(craft, tuple(village for _, village in stops), length)


def _from_first(
    left: Sequence[tuple[Spot, VillageOutline]],
) -> list[tuple[Spot, VillageOutline]]:
    """The first, then always the nearest to the one before, as far as the reach goes."""
    start, _ = first = left[0]
    near = [pair for pair in left[1:] if kilometres(start, pair[0]) <= REACH_KM]
    stops = [first]
    while near and len(stops) < MOST_STOPS:
        here = stops[-1][0]
        following = min(near, key=lambda pair: (kilometres(here, pair[0]), pair[1].id))
        near.remove(following)
        stops.append(following)
    return stops
