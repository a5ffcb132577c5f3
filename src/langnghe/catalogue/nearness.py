"""Which villages lie near one another, by straight-line distance on the globe."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import asin, atan2, cos, degrees, floor, radians, sin, sqrt
from operator import itemgetter

from langnghe.catalogue.outlines import Spot, VillageOutline

EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG
_CELL = 0.04  # degrees: about 4 km, so that in the densest delta a few villages share one
_SPARSE_CELL = 0.25  # for what is rarer, such as the villages of one craft
_FARTHEST = 8.0  # degrees; what lies farther off is no neighbour
_DIRECTIONS = ("n", "ne", "e", "se", "s", "sw", "w", "nw")

Vector = tuple[float, float, float]
_Placed = tuple[Vector, VillageOutline]
_Near = tuple[float, str, VillageOutline]


def kilometres(one: Spot, other: Spot) -> float:
    """The great-circle distance between two points in degrees (haversine)."""
    lat1, lon1, lat2, lon2 = map(radians, (*one, *other))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(half))


def direction(one: Spot, other: Spot) -> str:
    """Where the other lies as seen from the one: n, ne, e, se, s, sw, w or nw."""
    lat1, lon1, lat2, lon2 = map(radians, (*one, *other))
    east = sin(lon2 - lon1) * cos(lat2)
    north = cos(lat1) * sin(lat2) - sin(lat1) * cos(lat2) * cos(lon2 - lon1)
    return _DIRECTIONS[round(degrees(atan2(east, north)) / 45) % 8]


class Grid:
    """Villages sorted into cells, so that looking round one does not look at all of them."""

    def __init__(self, villages: Iterable[VillageOutline], *, is_sparse: bool = False) -> None:
        self._size = _SPARSE_CELL if is_sparse else _CELL
        self._rings = floor(_FARTHEST / self._size) + 2
        self._cells: dict[tuple[int, int], list[_Placed]] = defaultdict(list)
        for village in villages:
            if village.point:
                self._cells[self._cell(village.point)].append((_vector(village.point), village))

    def nearest(
        self, village: VillageOutline, limit: int, *, within: float | None = None
    ) -> tuple[VillageOutline, ...]:
        """The closest villages first; never the village itself. None without a position.

        `within` is in kilometres; farther ones are not looked for.
        """
        if village.point is None:
            return ()
        here, centre = _vector(village.point), self._cell(village.point)
        found: list[_Near] = []
        most = 4.0 if within is None else (2 * sin(within / EARTH_RADIUS_KM / 2)) ** 2
        for ring in range(self._rings):
            certain = _certain(village.point, ring, self._size)
            if certain > most or (len(found) >= limit and found[limit - 1][0] <= certain):
                break
            for there, other in self._ring(centre, ring):
                far = _squared(here, there)
                if other.id != village.id and far <= most:
                    found.append((far, other.id, other))
            found = sorted(found, key=itemgetter(0, 1))[:limit]
        return tuple(other for _, _, other in found)

    def _ring(self, centre: tuple[int, int], ring: int) -> Iterator[_Placed]:
        """The villages of the cells that lie `ring` cells away, in any order."""
        row, column = centre
        reach = range(-ring, ring + 1)
        edges = [(row + r, column + c) for r in {-ring, ring} for c in reach]
        edges += [(row + r, column + c) for c in {-ring, ring} for r in reach if abs(r) != ring]
        for cell in edges:
            if cell in self._cells:
                yield from self._cells[cell]

    def _cell(self, where: Spot) -> tuple[int, int]:
        return floor(where[0] / self._size), floor(where[1] / self._size)


def _vector(spot: Spot) -> Vector:
    """The point on a globe of radius 1. Its chords are as long, one by another, as its arcs."""
    lat, lon = map(radians, spot)
    return cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat)


def _squared(one: Vector, other: Vector) -> float:
    """The square of the chord between two points."""
    x, y, z = one[0] - other[0], one[1] - other[1], one[2] - other[2]
    return x * x + y * y + z * z


def _certain(here: Spot, ring: int, size: float) -> float:
    """How far one has surely looked, once the rings before this one are done: a squared chord."""
    if ring == 0:
        return 0.0
    # Degrees of longitude shrink towards the pole: measured at the far edge, which is the least.
    farthest_lat = min(89.0, abs(here[0]) + ring * size)
    arc = (ring - 1) * radians(size) * cos(radians(farthest_lat)) * 0.999
    chord = 2 * sin(arc / 2)
    return chord * chord
