"""Places → the pictures of maps: of a village, of a province, of the country."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import cos, hypot, radians, sin
from typing import NamedTuple

from langnghe.maps.geometry import Point, Ring, View, box_of, latitude, view_of, widened
from langnghe.maps.ground import (
    Grain,
    country_view,
    near_abroad,
    near_land,
)
from langnghe.maps.scene import (
    Area,
    Dot,
    Dots,
    Ground,
    Item,
    Lens,
    Line,
    Scene,
    Specks,
    Text,
    Token,
)

KM_PER_DEGREE = 111.19  # of latitude; of longitude at the equator


class Spot(NamedTuple):
    """A village on a map."""

    lat: float
    lon: float
    craft: str
    name: str

    @property
    def point(self) -> Point:
        return self.lon, self.lat


class Said(NamedTuple):
    """The words on a picture, in its language."""

    language: str
    title: str
    line: str = ""  # under the title
    kilometres: str = ""  # "{n} km", with the number still to be filled in
    crafts: dict[str, str] = {}  # noqa: RUF012 - never written to
    credit: str = ""  # where the base comes from


# A village: the whole country, and a lens over the sea that shows what lies around.

VILLAGE_WIDTH, VILLAGE_HEIGHT = 480, 540
_LENS: tuple[float, float, float] = (372, 112, 100)
_REACHES = (5, 10, 20, 30, 40)  # kilometres to the outer ring of a lens
_RING = 0.86  # of the lens's radius
_NAME = 12.5


def village_picture(spot: Spot, around: Sequence[Spot], grain: Grain, said: Said) -> Scene:
    """Where a village lies in the country; round it its neighbours, numbered in their order."""
    view = country_view(VILLAGE_WIDTH, VILLAGE_HEIGHT)
    x, y = view.at(spot.point)
    cx, cy, radius = _LENS
    away = hypot(cx - x, cy - y) or 1.0
    edge = cx - (cx - x) / away * radius, cy - (cy - y) / away * radius
    return Scene(
        VILLAGE_WIDTH,
        VILLAGE_HEIGHT,
        (
            Ground(view, VILLAGE_WIDTH, VILLAGE_HEIGHT, said.language, _NAME),
            Line(((x, y), edge), "soft", 1, is_dashed=True),
            Lens(cx, cy, radius, tuple(_surroundings(spot, around, grain, said))),
            Dot(cx, cy, radius, "land", 4),
            Dot(cx, cy, radius + 2, "soft", 1.2),
            Dot(x, y, 9, "red", 1.4),
            Dot(x, y, 3.2, "red"),
        ),
        said.title,
    )


def _surroundings(spot: Spot, around: Sequence[Spot], grain: Grain, said: Said) -> Iterator[Item]:
    cx, cy, radius = _LENS
    flat = _Round(spot, cx, cy)
    far = max((flat.km(other.point) for other in around), default=0.0)
    reach = next((km for km in _REACHES if far <= km), _REACHES[-1])
    ring = radius * _RING
    flat = flat._replace(scale=ring / reach)
    yield Area((_square(cx, cy, radius),), "sea")
    abroad = tuple(tuple(map(flat.at, one)) for one in near_abroad(spot.point))
    yield Area(abroad, "abroad")
    land = tuple(tuple(map(flat.at, one)) for one in near_land(spot.point))
    yield Area(land, "land", "coast", 0.9)
    near = grain.within(flat.box(reach / _RING))
    yield Dots(tuple(map(flat.at, near)), 1.1, "grain")
    yield Dot(cx, cy, ring / 2, "rule", 0.6)
    yield Dot(cx, cy, ring, "rule", 0.9)
    shown = said.kilometres.replace("{n}", str(reach))
    yield Text(cx, cy + ring + 3, shown, 10, "soft", "middle", halo="land")
    for number, (x, y) in reversed(list(enumerate(_apart(flat, spot, around), 1))):
        yield Dot(x, y, 8, "land")
        yield Dot(x, y, 7.2, "indigo")
        yield Text(x, y + 3.5, str(number), 10, "on", "middle", is_bold=True)
    yield Token(cx, cy, 24, spot.craft)


class _Round(NamedTuple):
    """The surroundings of a place as they look from above it."""

    spot: Spot
    x: float
    y: float
    scale: float = 1.0  # pixels for a kilometre

    def at(self, point: Point) -> Point:
        east = (point[0] - self.spot.lon) * KM_PER_DEGREE * cos(radians(self.spot.lat))
        north = (point[1] - self.spot.lat) * KM_PER_DEGREE
        return self.x + east * self.scale, self.y - north * self.scale

    def km(self, point: Point) -> float:
        x, y = self.at(point)
        return hypot(x - self.x, y - self.y) / self.scale

    def box(self, reach: float) -> tuple[float, float, float, float]:
        north = reach / KM_PER_DEGREE
        east = north / cos(radians(self.spot.lat))
        lon, lat = self.spot.point
        return lon - east, lat - north, lon + east, lat + north


def _apart(flat: _Round, spot: Spot, around: Sequence[Spot]) -> list[Point]:
    """Where the numbers stand: on their places, or beside one another where places are the same."""
    taken: list[Point] = [(flat.x, flat.y)]
    for other in around:
        here = flat.at(other.point)
        taken.append(_free(here, taken, 15.5))
    return taken[1:]


def _free(wanted: Point, taken: Iterable[Point], room: float) -> Point:
    """The nearest place on a spiral round the wanted one that is not taken."""
    taken = list(taken)
    for step in range(240):
        turn, off = step * 0.7, 1.3 * step**0.8
        here = wanted[0] + off * cos(turn), wanted[1] + off * sin(turn)
        if all((here[0] - x) ** 2 + (here[1] - y) ** 2 >= room**2 for x, y in taken):
            return here
    return wanted


def _square(x: float, y: float, half: float) -> Ring:
    return (x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)


# The country alone, as it lies behind the map that a browser draws.

OVERVIEW_WIDTH, OVERVIEW_HEIGHT = 900, 990


def overview_picture(spots: Sequence[Spot], said: Said) -> Scene:
    """All villages on the whole country, without a word round it."""
    view = country_view(OVERVIEW_WIDTH, OVERVIEW_HEIGHT)
    under = Ground(view, OVERVIEW_WIDTH, OVERVIEW_HEIGHT, said.language, 21)
    signs = _signs(view, spots, None, is_numbered=False)
    return Scene(OVERVIEW_WIDTH, OVERVIEW_HEIGHT, (under, *signs), said.title)


# The country and a province: sheets in the shape of A-paper, to be hung up.

SHEET_WIDTH, SHEET_HEIGHT = 1000, 1414
_MARGIN = 56
_MAP_TOP, _MAP_HEIGHT = 190, 920
_MAP_WIDTH = SHEET_WIDTH - 2 * _MARGIN
_MOST_TOKENS, _MOST_NAMED = 400, 36
_INSET = 250


def country_picture(spots: Sequence[Spot], said: Said) -> Scene:
    """All villages of the country on one sheet."""
    view = country_view(_MAP_WIDTH, _MAP_HEIGHT, left=_MARGIN, up=_MAP_TOP)
    return _sheet(view, spots, said, ground_size=19, grain=())


def province_picture(
    code: str, spots: Sequence[Spot], town: Spot | None, grain: Grain, said: Said
) -> Scene:
    """A province's villages and its chief town on one sheet, with the country in a corner."""
    communes = grain.of(code)
    # Islands far out at sea belong to two provinces; the inset shows them.
    near = [p for p in communes if p[0] < 110.0] or communes
    box = widened(box_of([*near, *(spot.point for spot in spots)]), 0.35, 0.12)
    view = view_of(box, _MAP_WIDTH, _MAP_HEIGHT, left=_MARGIN, up=_MAP_TOP)
    own = tuple(p for p in map(view.at, near) if _on_map(p))
    return _sheet(
        view,
        spots,
        said,
        ground_size=15,
        grain=own,
        town=town,
        inset=tuple(_inset(view, own, spots, said)),
    )


def _on_map(place: Point) -> bool:
    return (
        _MARGIN < place[0] < _MARGIN + _MAP_WIDTH and _MAP_TOP < place[1] < _MAP_TOP + _MAP_HEIGHT
    )


def _inset(view: View, own: Ring, spots: Sequence[Spot], said: Said) -> Iterator[Item]:
    """The whole country with both archipelagos, in the corner of the map with least in it."""
    signs = [view.at(spot.point) for spot in spots]
    corners = [
        (left, up)
        for up in (_MAP_TOP + _MAP_HEIGHT - _INSET * 1.1, _MAP_TOP)
        for left in (_MARGIN + _MAP_WIDTH - _INSET, _MARGIN)
    ]

    def covered(corner: Point) -> float:
        left, up = corner

        def is_under(p: Point) -> bool:
            return left - 14 <= p[0] <= left + _INSET + 14 and up - 14 <= p[1] <= up + 289

        return 50 * sum(map(is_under, signs)) + sum(map(is_under, own))

    left, up = min(corners, key=covered)
    height = _INSET * 1.1
    small = country_view(_INSET, height, left=left, up=up)
    yield Ground(small, _INSET, height, said.language, 9.5)
    box = box_of([small.at(_back(view, p)) for p in own]) if own else (0, 0, 0, 0)
    x1, y1, x2, y2 = box
    frame = ((x1 - 2, y1 - 2), (x2 + 2, y1 - 2), (x2 + 2, y2 + 2), (x1 - 2, y2 + 2))
    yield Line((*frame, frame[0]), "red", 1.6)
    corner = ((left, up), (left + _INSET, up), (left + _INSET, up + height), (left, up + height))
    yield Line((*corner, corner[0]), "ink", 1.4)


def _back(view: View, place: Point) -> Point:
    x, y = place
    northing = view.top - (y - view.up) / view.scale
    return view.west + (x - view.left) / view.scale, latitude(northing)


def _sheet(
    view: View,
    spots: Sequence[Spot],
    said: Said,
    *,
    ground_size: float,
    grain: Ring,
    town: Spot | None = None,
    inset: tuple[Item, ...] = (),
) -> Scene:
    edge = (
        (_MARGIN, _MAP_TOP), (_MARGIN + _MAP_WIDTH, _MAP_TOP),
        (_MARGIN + _MAP_WIDTH, _MAP_TOP + _MAP_HEIGHT), (_MARGIN, _MAP_TOP + _MAP_HEIGHT),
    )  # fmt: skip
    width, height = float(SHEET_WIDTH), float(SHEET_HEIGHT)
    sheet = ((0.0, 0.0), (width, 0.0), (width, height), (0.0, height))
    return Scene(
        SHEET_WIDTH,
        SHEET_HEIGHT,
        (
            Ground(view, _MAP_WIDTH, _MAP_HEIGHT, said.language, ground_size),
            Dots(grain, 1.9, "grain"),
            *_signs(view, spots, town),
            *inset,
            # Paper over what reaches beyond the map.
            *_passepartout(sheet, edge),
            Line((*edge, edge[0]), "ink", 1.6),
            *_words(spots, said),
        ),
        said.title,
    )


def _town(view: View, town: Spot) -> Iterator[Item]:
    x, y = view.at(town.point)
    yield Dot(x, y, 5.5, "ink", 1.4)
    yield Dot(x, y, 2, "ink")
    yield Text(x, y - 13, town.name, 17, "ink", "middle", is_name=True, halo="land")


def _passepartout(sheet: Ring, edge: Ring) -> Iterator[Area]:
    (left, top), (right, bottom) = edge[0], edge[2]
    (x1, y1), (x2, y2) = sheet[0], sheet[2]
    for a, b, c, d in ((x1, y1, x2, top), (x1, bottom, x2, y2), (x1, top, left, bottom),
                       (right, top, x2, bottom)):  # fmt: skip
        yield Area((((a, b), (c, b), (c, d), (a, d)),), "paper")


def _signs(
    view: View, spots: Sequence[Spot], town: Spot | None, *, is_numbered: bool = True
) -> Iterator[Item]:
    """Signs while there is room for them; of a whole country only their outlines."""
    if len(spots) > _MOST_TOKENS:
        by_craft: dict[str, dict[Point, None]] = defaultdict(dict)
        for spot in spots:
            x, y = view.at(spot.point)
            by_craft[spot.craft][round(x), round(y)] = None
        for craft, points in sorted(by_craft.items()):
            yield Specks(tuple(points), 6, craft)
        return
    is_named = is_numbered and len(spots) <= _MOST_NAMED
    size = 26 if len(spots) <= 120 else 18
    taken: list[Point] = []
    if town:
        yield from _town(view, town)
        x, y = view.at(town.point)
        taken = [(x + beside, y - 13) for beside in (-20, 0, 20)]
    kept = len(taken)
    for spot in spots:
        taken.append(_free(view.at(spot.point), taken, size * (1.3 if is_named else 0.98)))
    places = taken[kept:]
    for spot, (x, y) in zip(spots, places, strict=True):
        yield Token(x, y, size, spot.craft)
    if is_named:
        for number, (x, y) in enumerate(places, 1):
            yield Text(x + size * 0.56, y + 11, str(number), 12.5, "ink", is_bold=True,
                       halo="land")  # fmt: skip


def _words(spots: Sequence[Spot], said: Said) -> Iterator[Item]:
    yield Text(_MARGIN, 112, said.title, _fitting(said.title, 46), "ink", is_name=True)
    yield Text(_MARGIN, 154, said.line, 21, "soft")
    top = _MAP_TOP + _MAP_HEIGHT + 46
    if len(spots) <= _MOST_NAMED:
        yield from _list(spots, top)
    else:
        yield from _legend(spots, said, top)
    yield Text(_MARGIN, SHEET_HEIGHT - 34, said.credit, 13, "soft")


def _fitting(text: str, size: float) -> float:
    """As large as the sheet is wide; letters are about half as wide as high."""
    return min(size, _MAP_WIDTH / max(1, len(text)) / 0.5)


def _list(spots: Sequence[Spot], top: float) -> Iterator[Item]:
    """Every village by its number, in columns."""
    columns = 2 if len(spots) <= 20 else 3
    rows = -(-len(spots) // columns)
    step = min(26.0, 196 / max(1, rows))
    wide = _MAP_WIDTH / columns
    size = min(15.0, step * 0.62)
    letters = int((wide - 64) / size / 0.56)
    for number, spot in enumerate(spots):
        x = _MARGIN + number // rows * wide
        y = top + number % rows * step
        yield Text(x + 24, y, str(number + 1), size, "ink", "end", is_bold=True)
        yield Token(x + 40, y - size * 0.36, step * 0.72, spot.craft)
        yield Text(x + 56, y, _cut(spot.name, letters), size)


def _legend(spots: Sequence[Spot], said: Said, top: float) -> Iterator[Item]:
    """Every craft that is on the map, with how often; in columns."""
    often = Counter(spot.craft for spot in spots)
    crafts = sorted(often, key=lambda craft: (-often[craft], craft))
    columns = 4
    rows = -(-len(crafts) // columns)
    step = min(34.0, 200 / max(1, rows))
    wide = _MAP_WIDTH / columns
    for number, craft in enumerate(crafts):
        x = _MARGIN + number // rows * wide
        y = top + number % rows * step
        yield Token(x + 14, y - 5, 24, craft)
        yield Text(x + 36, y, _cut(f"{said.crafts.get(craft, craft)} ({often[craft]})", 26), 15)


def _cut(text: str, letters: int) -> str:
    return text if len(text) <= letters else text[: letters - 1].rstrip() + "…"
