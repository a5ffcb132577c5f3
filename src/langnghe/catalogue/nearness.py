"""Which villages lie near one another, by straight-line distance on the globe."""

from collections import defaultdict
from collections.abc import Iterable
from math import asin, cos, floor, radians, sin, sqrt

from langnghe.records import Village

EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG
_CELL = 0.5  # degrees: about 55 km, so that a look at nine cells finds most neighbours
_RINGS = 16  # from one end of the country one still sees a third of it


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The great-circle distance between two points in degrees (haversine)."""
    lat1, lon1, lat2, lon2 = map(radians, (*one, *other))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(half))


def position(village: Village) -> tuple[float, float] | None:
    """Degrees north and east, or None when nobody has said."""
    if village.place is None or village.place.point is None:
        return None
    return float(village.place.point.lat), float(village.place.point.lon)


class Grid:
    """Villages sorted into cells, so that looking round one does not look at all of them."""

    def __init__(self, villages: Iterable[Village]) -> None:
        self._cells: dict[tuple[int, int], list[Village]] = defaultdict(list)
        for village in villages:
            if where := position(village):
                self._cells[_cell(where)].append(village)

    def nearest(self, village: Village, limit: int) -> tuple[Village, ...]:
        """The closest villages first; never the village itself. None without a position."""
        where = position(village)
        if where is None:
            return ()
        found: list[tuple[float, str, Village]] = []
        for ring in range(_RINGS):
            # One ring more than needed: a corner of this ring may be farther than the next's edge.
            if len(found) >= limit and ring > 1 + self._reach(found, limit):
                break
            for other in self._ring(_cell(where), ring):
                there = position(other)
                if other.id != village.id and there:
                    found.append((kilometres(where, there), other.id, other))
        return tuple(other for _, _, other in sorted(found, key=lambda entry: entry[:2])[:limit])

    @staticmethod
    def _reach(found: list[tuple[float, str, Village]], limit: int) -> int:
        """How many rings the farthest of the wanted neighbours may span."""
        farthest = sorted(found, key=lambda entry: entry[:2])[limit - 1][0]
        return floor(farthest / (EARTH_RADIUS_KM * radians(_CELL) * 0.9))

    def _ring(self, centre: tuple[int, int], ring: int) -> Iterable[Village]:
        row, column = centre
        for r in range(row - ring, row + ring + 1):
            for c in range(column - ring, column + ring + 1):
                if max(abs(r - row), abs(c - column)) == ring and (r, c) in self._cells:
                    yield from self._cells[r, c]


def _cell(where: tuple[float, float]) -> tuple[int, int]:
    return floor(where[0] / _CELL), floor(where[1] / _CELL)
