"""The base and a view → what lies under the places of a picture: sea, land, islands, names."""

from collections.abc import Iterator
from functools import lru_cache
from math import floor

from langnghe.maps.base import Base, Label, load_base
from langnghe.maps.geometry import Box, Point, Ring, View, box_of, clip, thinned, view_of
from langnghe.maps.scene import Area, Dots, Ground, Item, Text
from langnghe.units import Units

# The whole country with both archipelagos, and a little air.
COUNTRY: Box = (101.7, 6.9, 117.2, 23.9)
WAVES = (10.5, 7.0, 3.5)
_DETAIL, _DETAIL_ABROAD = 0.75, 2.2  # pixels that a coast may be off
_LEAST = 1.2  # pixels across; smaller islands have their marks
_LETTER = 0.58  # how wide a letter is, to how high
_SMALL = 11  # pixels: in names smaller than this, the archipelagos alone are named
_CELL = 0.5  # degrees: near land is cut out once for all villages of a cell
_REACH = 0.55  # degrees that it goes beyond the cell


@lru_cache(maxsize=64)
def ground(under: Ground) -> tuple[Item, ...]:
    """Sea, land and names of a view, all inside its picture."""
    view, width, height, language, size = under
    west, south, east, north = view.box(width, height)
    sheet = (view.at((west, north)), view.at((east, north)), view.at((east, south)),
             view.at((west, south)))  # fmt: skip
    country, abroad, marks = shapes_of(view, width, height)
    return (
        Area((sheet,), "sea"),
        abroad,
        country,
        Dots(marks, 1.5, "coast"),
        *names_of(view, width, height, language, size),
    )


def names_of(
    view: View, width: float, height: float, language: str, size: float
) -> tuple[Text, ...]:
    """The names of what lies in a view, and they whole."""
    box = view.box(width, height)
    within = [label for label in load_base().labels if _in(label.at, box)]
    return tuple(
        text for label in within for text in _label(label, view, (width, height), language, size)
    )


# Kept, for every language shows the same.
@lru_cache(maxsize=64)
def shapes_of(view: View, width: float, height: float) -> tuple[Area, Area, Ring]:
    """The country, its neighbours, and the islands that have marks, in pixels."""
    base = load_base()
    box = west, south, east, north = view.box(width, height)
    roomy = west - 0.3, south - 0.3, east + 0.3, north + 0.3
    return (
        Area(_seen(base.country, view, roomy, _DETAIL), "land", "coast", 0.9, WAVES),
        Area(_seen(base.neighbours, view, roomy, _DETAIL_ABROAD), "abroad"),
        tuple(view.at(p) for points in base.marks.values() for p in points if _in(p, box)),
    )


def _seen(rings: tuple[Ring, ...], view: View, box: Box, detail: float) -> tuple[Ring, ...]:
    """The rings as far as they lie in a box, in pixels, with no more corners than can be seen."""
    found = []
    for ring in rings:
        if not _meet(box_of(ring), box):
            continue
        part = clip(ring, box)
        flat = thinned(tuple(map(view.at, part)), detail)
        if len(flat) > 3 and _across(flat) > _LEAST:
            found.append(flat)
    return tuple(found)


def _across(ring: Ring) -> float:
    left, top, right, bottom = box_of(ring)
    return max(right - left, bottom - top)


def _label(label: Label, view: View, sheet: Point, language: str, size: float) -> Iterator[Text]:
    """A name, over its place; what stands in brackets is set below the rest."""
    x, y = view.at(label.at)
    text = label.text(language)
    if label.kind == "sea":
        if size >= _SMALL:
            yield Text(
                x, y, text, size * 1.35, "wave-name", "middle", is_name=True, is_slanted=True
            )
        return
    first, _, rest = text.partition(" (")
    lines = [first, f"({rest}"] if rest else [first]
    half = max(map(len, lines)) * size * _LETTER / 2 + 2
    x = min(max(x, view.left + half), view.left + sheet[0] - half)
    line_height = size * 1.25
    y = min(y + 1.9 * line_height, view.up + sheet[1] - (len(lines) - 0.5) * line_height)
    for number, line in enumerate(lines):
        below = y + number * line_height
        yield Text(round(x, 1), round(below, 1), line, size, "ink", "middle", halo="sea")


def near_land(spot: Point) -> tuple[Ring, ...]:
    """The country's land round a point, at least half a degree either way, in degrees."""
    return _near(floor(spot[0] / _CELL), floor(spot[1] / _CELL), is_abroad=False)


def near_abroad(spot: Point) -> tuple[Ring, ...]:
    """As `near_land`, the land of neighbours."""
    return _near(floor(spot[0] / _CELL), floor(spot[1] / _CELL), is_abroad=True)


@lru_cache(maxsize=512)
def _near(column: int, row: int, *, is_abroad: bool) -> tuple[Ring, ...]:
    box = (
        column * _CELL - _REACH, row * _CELL - _REACH,
        (column + 1) * _CELL + _REACH, (row + 1) * _CELL + _REACH,
    )  # fmt: skip
    base: Base = load_base()
    rings = base.neighbours if is_abroad else base.country
    parts = (clip(ring, box) for ring in rings if _meet(box_of(ring), box))
    return tuple(part for part in parts if len(part) > 3)


class Grain:
    """The middles of all communes: a texture that tells where people live."""

    def __init__(self, units: Units) -> None:
        self._by_province: dict[str, list[Point]] = {}
        self._cells: dict[tuple[int, int], list[Point]] = {}
        for province in units.provinces():
            points = [
                (commune.point[1], commune.point[0])
                for commune in units.communes_of(province.code)
                if commune.point
            ]
            self._by_province[province.code] = points
            for point in points:
                self._cells.setdefault(_cell(point), []).append(point)

    def of(self, province_code: str) -> list[Point]:
        return self._by_province[province_code]

    def within(self, box: Box) -> list[Point]:
        """Those in a box, in any order but always the same."""
        west, south, east, north = box
        columns = range(floor(west / _CELL), floor(east / _CELL) + 1)
        rows = range(floor(south / _CELL), floor(north / _CELL) + 1)
        found = (p for c in columns for r in rows for p in self._cells.get((c, r), ()))
        return [point for point in found if _in(point, box)]


def country_view(width: float, height: float, *, left: float = 0, up: float = 0) -> View:
    """The whole country in a picture of this size."""
    return view_of(COUNTRY, width, height, left=left, up=up)


def _cell(point: Point) -> tuple[int, int]:
    return floor(point[0] / _CELL), floor(point[1] / _CELL)


def _in(point: Point, box: Box) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def _meet(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]
