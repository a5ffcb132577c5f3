"""Crafts of the loom: brocade and plain cloth."""

from collections.abc import Callable
from functools import cache

from langnghe.motifs.brush import (
    Point,
    block,
    corners,
    cubic,
    d,
    dashes,
    dots,
    group,
    inside,
    keep,
    line,
    move,
    painted,
    shape,
    sheer,
    strokes,
    tile,
    use,
)
from langnghe.motifs.chance import Chance


@cache
def stepped(x: float, y: float, steps: int, size: float) -> str:
    """A diamond with the stair edge of counted thread, `steps` stairs of `size` a side."""
    s = f"{size:g}"
    return (
        d("M", x, y - steps * size)
        + f"h{s}v{s}" * steps
        + f"v{s}h-{s}" * steps
        + f"h-{s}v-{s}" * steps
        + f"v-{s}h{s}" * steps
        + "z"
    )


def brocade(chance: Chance) -> str:
    """Upland brocade: great diamonds or stars between bands, or a lattice over the whole cloth."""
    cloth, thread, other = chance.pick(_CLOTHS)
    ground = block(cloth, 0, 0, 800, 600)
    layout = chance.pick((_banded, _banded, _latticed))
    return ground + layout(chance, thread, other)


def _banded(chance: Chance, thread: str, other: str) -> str:
    """One row of great figures; the bands above it are mirrored below."""
    start, turn = chance.whole(0, 3), chance.pick((1, 3))
    bands, y = [], 112.0
    for i in range(4):
        pair = (thread, other) if i % 2 else (other, thread)
        band, high = _BANDS[(start + i * turn) % 4](f"t{i}", *pair)
        bands.append(_stripes(y, thread, other) + group(band, move(0, y + 24)))
        y += 24 + high
    middle = group(_figures(chance, thread, other), move(chance.whole(-4, 4) * 10, 300))
    halves = keep("bands", "".join(bands)) + use("bands", move(0, 300))
    mirrored = use("bands", ' transform="matrix(1 0 0 -1 0 300)"')
    return middle + halves + mirrored


def _latticed(chance: Chance, thread: str, other: str) -> str:
    """Figures in rows, each between two of the row above, with a hem at top and bottom."""
    great = _figure(chance, thread, other)
    small = _nested(((5, other), (4, "n"), (3, "w"), (2, thread), (1, "w")))
    mesh = line(thread, "M-10 -10L210 210M-10 210L210 -10", 7) + line("w", "M0 100H200", 2.4)
    corners_ = "".join(group(small, move(x, y, scale=0.82)) for x in (0, 200) for y in (0, 200))
    cell = tile("cell", 200, 200, mesh + corners_ + group(great, move(100, 100, scale=1.02)))
    band, high = chance.pick(_BANDS)("hem", other, thread)
    hem = group(_stripes(0, thread, other) + group(band, move(0, 24)), move(0, 600 - high - 24))
    mirror = use("hems", ' transform="matrix(1 0 0 -1 0 600)"')
    shown = painted("cell", f"M0 {high + 20:g}H800V{580 - high:g}H0z")
    return cell + shown + keep("hems", hem) + use("hems") + mirror


# The cloth and its two threads.
_CLOTHS = (
    ("n", "a", "b"),
    ("n", "b", "a"),
    ("n", "a", "b"),
    ("ad", "b", "w"),
    ("bd", "a", "w"),
)


@cache
def _stripes(y: float, thread: str, other: str) -> str:
    stripes = ((thread, y, 8), ("w", y + 10, 3), (other, y + 15, 5))
    return "".join(block(role, 0, top, 800, high) for role, top, high in stripes)


def _figure(chance: Chance, thread: str, other: str) -> str:
    """A great figure about (0, 0), within 70 to each side: a diamond or a star."""
    heart = chance.pick((2, 3))
    rings = ((9, thread), (7, "n"), (6, "w"), (5, other), (heart, "w"), (heart - 1, thread))
    if chance.unit() < 0.5:
        return _nested(rings)
    return "".join(shape(role, _star(steps)) for steps, role in rings)


@cache
def _star(steps: int) -> str:
    """Eight points of counted thread: a diamond laid over a square."""
    half = round(steps * 0.66) * 10
    return stepped(0, 0, steps, 10) + d("M", -half, -half, "h", 2 * half, "v", 2 * half, "h",
                                        -2 * half, "z")  # fmt: skip


def _figures(chance: Chance, thread: str, other: str) -> str:
    """Great figures about y 0, half-diamonds in the gaps, 208 high in all."""
    great = _figure(chance, thread, other)
    small = _nested(((6, other), (4, "w"), (3, thread), (1, "w")))
    step = chance.pick((220, 220, 260))
    whole = "".join(use("great", move(x, 0)) for x in range(-40, 900, step))
    halves = "".join(
        use("small", move(x, y, scale=0.8))
        for x in range(-40 - step // 2, 900, step)
        for y in (-100, 100)
    )
    specks = "".join(stepped(x, 0, 1, 9) for x in range(-40 - step // 2, 900, step))
    shown = inside("band", "M-200 -104H1000V104H-200Z", halves + shape("w", specks) + whole)
    return keep("great", great) + keep("small", small) + shown


@cache
def _nested(diamonds: tuple[tuple[int, str], ...]) -> str:
    return "".join(shape(role, stepped(0, 0, steps, 10)) for steps, role in diamonds)


# Each band answers its drawing, from y 0 down, and its height.


@cache
def _zigzag_band(name: str, first: str, second: str) -> tuple[str, float]:
    body = (
        line(first, "M-20 48L20 12L60 48L100 12", 9)
        + line("w", "M-20 62L20 26L60 62L100 26", 3.4)
        + line(second, "M-20 34L20 -2L60 34L100 -2", 5)
    )
    return tile(name, 80, 60, body) + painted(name, "M0 4H800V56H0z"), 60


@cache
def _key_band(name: str, first: str, second: str) -> tuple[str, float]:
    square = ' stroke-linecap="butt" stroke-linejoin="miter"'
    key = line(first, "M0 46H10V10H50V36H26V24H36M10 46H70", 7, square)
    return (
        tile(name, 70, 56, key + block(second, 58, 12, 7, 20)) + painted(name, "M0 2H800V54H0z"),
        56,
    )


@cache
def _star_band(name: str, first: str, second: str) -> tuple[str, float]:
    body = (
        shape(first, stepped(32, 32, 4, 7))
        + shape("w", stepped(32, 32, 2, 7))
        + shape(second, stepped(0, 32, 2, 6) + stepped(64, 32, 2, 6))
    )
    return tile(name, 64, 64, body) + painted(name, "M0 0H800V64H0z"), 64


@cache
def _comb_band(name: str, first: str, second: str) -> tuple[str, float]:
    combs = shape(first, "M0 40h6v-8h6v-8h6v-8h6v8h6v8h6v8h6v6H0z")
    specks = shape(second, "M21 2h6v6h-6zM-3 8h6v6h-6zM45 8h6v6h-6z")
    return tile(name, 42, 48, combs + specks) + painted(name, "M0 0H800V46H0z"), 48


_BANDS: tuple[Callable[[str, str, str], tuple[str, float]], ...] = (
    _zigzag_band,
    _key_band,
    _star_band,
    _comb_band,
)


def textiles(chance: Chance) -> str:
    """A loom from above: the open warp, the shuttle in it, and the cloth that grows."""
    edge = 366 + chance.sway(10)
    back, front = _warp(chance, edge)
    heddle = (
        block("bm", -10, 96, 820, 26)
        + line("k", "M-10 96H810M-10 122H810", 3.6)
        + line("k", "M6 109H800", 9, dots(24))
    )
    return back + _shuttle(chance, edge) + front + _cloth(chance, edge) + heddle


def _warp(chance: Chance, edge: float) -> tuple[str, str]:
    """The threads that lie behind the shuttle, and those before it."""
    stripe = chance.pick((4, 5, 6, 8))
    low: tuple[list[Point], list[Point]] = ([], [])
    high: tuple[list[tuple[float, float, float]], list[tuple[float, float, float]]] = ([], [])
    for i in range(68):
        x = 4 + i * 12
        is_coloured = (i // stripe) % 3 == 1
        low[is_coloured].append((x, edge))
        high[is_coloured].append((x + 6, edge, x + 9))
    down, bent = "M # # V -10", "M # # L # 109 V -10"
    back = line("g", strokes(down, low[0]), 2.2) + line("am", strokes(down, low[1]), 3)
    front = line("k", strokes(bent, high[0]), 2.6) + line("a", strokes(bent, high[1]), 4.4)
    return back, front


def _shuttle(chance: Chance, edge: float) -> str:
    x, y = 400 + chance.sway(50), edge - 104 + chance.sway(8)
    hull = "M-196 0C-130 -50 130 -50 196 0C130 50 -130 50 -196 0Z"
    well = "M-92 0C-92 -26 92 -26 92 0C92 26 -92 26 -92 0Z"
    winds = "".join(d("M", at, -17, "q", 9, 17, 0, 34) for at in range(-60, 62, 9))
    marks = (
        group(shape("n", hull, sheer(0.16)), move(8, 14))
        + shape("b", hull)
        + line("k", "M-160 -8C-100 -34 -40 -36 10 -36M-150 12C-90 34 -30 36 30 36", 2)
        + line("k", hull, 5)
        + shape("w", well)
        + line("n", well, 3.6)
        + line("n", "M-90 0H90", 4)
        + line("ad", "M-48 0H52", 38)
        + line("w", winds, 1.8)
    )
    trail = cubic((x + 92, y), (x + 280, y + 10), (x + 300, edge - 10), (812, edge - 4))
    return line("a", trail, 4.4) + group(marks, move(x, y, turn=chance.between(-5, 3)))


def _cloth(chance: Chance, edge: float) -> str:
    """Woven cloth from the fell at `edge` down: ribs of weft with coloured bands in them."""
    marks = [block("v", 0, edge, 800, 600 - edge)]
    y = edge + 4
    while y < 600:
        deep = chance.between(16, 34)
        marks.append(_weft(chance.whole(0, 4), y, deep))
        y += deep + chance.between(8, 16)
    ribs = tile("weave", 12, 8, line("k", "M0 2h7M6 6h7", 1.1, sheer(0.5)))
    woven = painted("weave", d("M", 0, edge, "H", 800, "V", 600, "H", 0, "z"))
    return "".join(marks) + ribs + woven + line("k", d("M", 0, edge, "H", 800), 4)


def _weft(kind: int, y: float, deep: float) -> str:
    """One band of the cloth; kind 4 is left plain."""
    if kind < 2:
        return block("ab"[kind], 0, y, 800, deep)
    if kind == 2:
        return line("a", d("M", 0, y + deep / 2, "H", 800), deep * 0.62, dashes(12, 12))
    if kind == 3:
        points = [(x * 12 - 12, y + deep * (x % 2)) for x in range(70)]
        return line("b", corners(points, closed=False), 4.4)
    return ""
