"""Crafts of wood: carving, joinery, driftwood."""

import math
from functools import cache

from langnghe.motifs.brush import (
    Limb,
    Point,
    blade,
    block,
    corners,
    d,
    disc,
    flow,
    group,
    inside,
    keep,
    line,
    move,
    n,
    polar,
    ring,
    shape,
    sheer,
    stamp,
    stencil,
    strokes,
    use,
)
from langnghe.motifs.chance import Chance


def _grain(chance: Chance) -> str:
    """Long level lines over the whole sheet, drifting together as grain does."""
    x = chance.between(120, 240)
    lines = []
    for i in range(22):
        y = (i + 0.5) * 27.3 + chance.sway(5)
        lift = 16 - abs(i - 11) * 0.7
        end = y + chance.sway(6)
        lines.append((y, x, y - lift, x + 120, y + lift, x + 300, y, y - lift, end))
    return line("a", strokes("M -10 # C # # # # # #S 700 # 810 #", lines), 2)


def wood_carving(chance: Chance) -> str:
    """A carved scroll of cloud and leaf rising from its board, and the chisel that cut it."""
    leaves, cuts = _leaves(chance.pick((8, 9, 10)))
    kept = (
        stencil("stem", _stem())
        + stencil("leaves", leaves)
        + keep("shadow", stamp("stem", "n") + stamp("leaves", "n"))
        + keep("leaf", stamp("leaves", "at") + line("b", cuts, 4) + stamp("leaves", "k", width=4))
        + keep("edge", stamp("stem", "k", width=9))
        + keep("relief", stamp("stem", "w") + _groove() + _rosette(chance.pick((6, 7, 8))))
    )
    # Both halves of each layer before the next, so that the stem runs through without a seam.
    shadow, *layers = (
        use(name) + use(name, move(turn=180)) for name in ("shadow", "leaf", "edge", "relief")
    )
    scroll = group(shadow, move(11, 13) + sheer(0.32)) + "".join(layers)
    board = block("am", 0, 0, 800, 600) + _grain(chance)
    return board + kept + group(scroll, move(400, 300, turn=chance.sway(6))) + _chisel(chance)


# The scroll is two halves turned about the middle; each winds in about (_HEART, 0).
_HEART = 178.0


def _reach(turn: float) -> float:
    """How far the scroll is from its heart at `turn` degrees; it starts at 180."""
    return _HEART * (1 - (turn - 180) / 660)


@cache
def _stem() -> str:
    outer, inner = [], []
    for step in range(26):
        half = 22 * (1 - step / 25) ** 0.8 + 8
        turn = 180 + step * 20
        outer.append(polar(_HEART, 0, _reach(turn) + half, turn))
        inner.append(polar(_HEART, 0, _reach(turn) - half, turn))
    return flow(outer) + "L" + flow(inner[::-1])[1:] + "Z"


@cache
def _groove() -> str:
    turns = range(180, 680, 20)
    spine = flow([polar(_HEART, 0, _reach(turn), turn) for turn in turns])
    return line("am", spine, 12) + line("n", spine, 1.6)


@cache
def _leaves(count: int) -> tuple[str, str]:
    """Leaves along half the scroll: their outlines, and the chisel's cuts in them."""
    leaves, cuts = [], []
    for i in range(count):
        leaf = _leaf(206 + i * 268 / count, 84 - 22 * i / count)
        leaves.append(leaf.outline())
        cuts += [leaf.thread(share) for share in (-0.42, 0.05, 0.5)]
    return "".join(leaves[::-1]), "".join(cuts)


def _leaf(turn: float, long: float) -> Limb:
    """A leaf that leaves the stem at `turn`, swells, and curls over at its tip."""
    base = _reach(turn)
    points = (
        polar(_HEART, 0, base + 2, turn - 6),
        polar(_HEART, 0, base + long * 0.75, turn - 4),
        polar(_HEART, 0, base + long * 1.15, turn + 16),
        polar(_HEART, 0, base + long * 0.74, turn + 34),
    )
    return Limb(points, (30, 34, 17, 2))


@cache
def _rosette(count: int) -> str:
    petals = "".join(
        blade(polar(_HEART, 0, 8, t), polar(_HEART, 0, 26, t), polar(_HEART, 0, 50, t), 16)
        for t in (i * 360 / count for i in range(count))
    )
    return (
        disc("ad", _HEART, 0, 54)
        + ring("n", _HEART, 0, 54, 4)
        + shape("w", petals)
        + line("n", petals, 2.6)
        + disc("bd", _HEART, 0, 12)
        + ring("n", _HEART, 0, 12, 3)
    )


def _chisel(chance: Chance) -> str:
    """A gouge lying from the lower right, its edge near the carving, with two shavings."""
    steel = "M-12 0Q0 -10 12 0L9 96H-9Z"
    handle = "M-15 112C-26 150 -22 210 -16 236Q0 248 16 236C22 210 26 150 15 112Z"
    tool = (
        group(shape("n", "M-14 0H14L24 236H-24Z", sheer(0.22)), move(12, 6))
        + shape("w", steel)
        + line("n", steel, 4)
        + line("n", "M0 4V92", 1.8)
        + shape("am", "M-15 94H15V114H-15Z")
        + line("k", "M-15 94H15V114H-15Z", 3.4)
        + shape("b", handle)
        + line("k", handle, 4.4)
        + line("w", "M-9 134Q-13 170 -9 214", 4, sheer(0.6))
    )
    curls = (
        "M590 462c22 -30 58 -18 54 10c-4 24 -38 22 -36 2c2 -14 20 -14 20 -2"
        "M520 506c10 -26 46 -24 48 2c0 22 -30 24 -32 6"
    )
    place = move(604 + chance.sway(8), 404, turn=-38 + chance.sway(6))
    return line("n", curls, 9) + line("w", curls, 4.5) + group(tool, place)


def joinery(chance: Chance) -> str:
    """Two boards meeting in dovetails: long grain on one side, growth rings on the other."""
    seam = _dovetails(chance)
    left = corners([(-20, -20), *seam, (-20, 620)])
    right = corners([(820, -20), *seam, (820, 620)])
    heart = (720 + chance.between(0, 120), 300 + chance.sway(150))
    edge = corners(seam, closed=False)
    return (
        inside("r", right, block("am", 0, 0, 800, 600) + _rings(chance, *heart))
        + inside("l", left, block("at", 0, 0, 800, 600) + _cathedral(chance))
        + group(line("n", edge, 10, sheer(0.2)), move(5, 5))
        + line("k", edge, 5.5)
        + _pegs(chance, seam)
    )


def _dovetails(chance: Chance) -> list[Point]:
    near, far = 322 + chance.sway(20), 486 + chance.sway(20)
    pitch = chance.pick((178, 196, 150))
    flare = chance.between(16, 24)
    points: list[Point] = []
    y = 300 - pitch * 2.5 if chance.unit() < 0.5 else 300 - pitch * 3
    while y < 700:
        points += [
            (near, y + pitch * 0.25 + flare / 2),
            (far, y + pitch * 0.25 - flare),
            (far, y + pitch * 0.75 + flare),
            (near, y + pitch * 0.75 - flare / 2),
        ]
        y += pitch
    return points


def _rings(chance: Chance, x: float, y: float) -> str:
    marks, radius = [], 14.0
    while radius < 640:
        role, width = chance.pick((("a", 2.2), ("k", 1.6), ("a", 4.6), ("k", 2.6)))
        marks.append(ring(role, x, y, radius, width))
        radius += chance.between(9, 24)
    checks = "".join(
        corners([polar(x, y, 20, t), polar(x, y, chance.between(120, 260), t + 2)], closed=False)
        for t in (158, 190, 214)
    )
    return "".join(marks) + line("k", checks, 2)


def _cathedral(chance: Chance) -> str:
    """Flat-sawn grain: arches one within another, each reaching further along the board."""
    y = 300 + chance.sway(70)
    lines, half, reach = [], 10.0, 60 + chance.sway(30)
    while half < 420:
        there = y - half, reach * 0.6, y - half * 0.9, reach, y - half * 0.4, reach, y
        lines.append((*there, reach * 0.6, y + half * 0.9, y + half))
        half += chance.between(13, 22)
        reach += chance.between(34, 56)
    arch = "M -20 # C # # # # # #S # # -20 #"
    return line("a", strokes(arch, lines), 2.4) + line("k", strokes(arch, lines[1::4]), 1.6)


def _pegs(chance: Chance, seam: list[Point]) -> str:
    x = (seam[0][0] + seam[1][0]) / 2 + 8
    middles = [(first[1] + last[1]) / 2 for first, last in zip(seam[1::4], seam[2::4], strict=True)]
    return "".join(
        disc("n", x + 3, y + 4, 17, sheer(0.25))
        + disc("b", x, y, 16)
        + ring("k", x, y, 16, 4)
        + ring("w", x, y, 8, 2)
        for y in middles
    )


# Each branch: points along its middle, and half its width at each.
_BRANCHES: tuple[tuple[tuple[Point, ...], tuple[int, ...]], ...] = (
    (
        (
            (34, 500),
            (84, 470),
            (170, 448),
            (270, 420),
            (384, 316),
            (486, 282),
            (590, 196),
            (732, 138),
        ),
        (16, 54, 64, 60, 54, 42, 27, 9),
    ),
    (((306, 396), (262, 300), (302, 226), (246, 146), (262, 66)), (40, 34, 25, 19, 7)),
    (((470, 284), (572, 300), (630, 352), (716, 336), (776, 380)), (34, 29, 23, 15, 6)),
    (((580, 208), (612, 138), (574, 96), (590, 44)), (20, 16, 12, 5)),
    (((240, 420), (330, 474), (428, 468), (530, 520)), (44, 36, 25, 8)),
    (((190, 440), (112, 392), (90, 322), (24, 286)), (34, 26, 18, 6)),
    (((300, 230), (216, 206), (180, 160)), (20, 12, 5)),
    (((640, 338), (662, 412), (722, 446)), (19, 12, 5)),
)
_GRAIN = (0.1, 0.24, 0.4, 0.55, 0.7, 0.86)

_Edges = tuple[list[Point], list[Point]]


def driftwood(chance: Chance) -> str:
    """A root the river has polished and left on its bank, bent, forked and broken."""
    moon = disc("bt", 400 + chance.sway(170), 230 + chance.sway(30), chance.between(160, 200))
    branches = [_branch(chance, *spec) for spec in _BRANCHES]
    # All outlines below all fills, so that the branches grow together without a seam.
    wood = (
        stencil("wood", "".join(_bark(edges, 0, 1) for edges in branches))
        + stamp("wood", "k", width=9)
        + stamp("wood", "at")
        + shape("am", "".join(_bark(edges, 0.62, 1) for edges in branches))
    )
    grain = [
        flow(_within(edges, share))
        for i, edges in enumerate(branches)
        for share in (_GRAIN if i < 5 else _GRAIN[::2])
    ]
    cracks = [flow(_within(edges, share)[1:]) for edges in branches[:6] for share in (0.33, 0.78)]
    lines = line("a", "".join(grain), 2) + line("k", "".join(cracks), 1.6)
    return moon + _river(chance, 506 + chance.sway(6)) + wood + lines


def _branch(chance: Chance, points: tuple[Point, ...], widths: tuple[int, ...]) -> _Edges:
    """The two edges of a branch, uneven as weather leaves them."""
    middle = [(x + chance.sway(13), y + chance.sway(11)) for x, y in points]
    left: list[Point] = []
    right: list[Point] = []
    for i, (x, y) in enumerate(middle):
        ax, ay = middle[max(i - 1, 0)]
        bx, by = middle[min(i + 1, len(middle) - 1)]
        length = math.hypot(bx - ax, by - ay)
        nx, ny = (ay - by) / length * widths[i], (bx - ax) / length * widths[i]
        for side, edge in ((1, left), (-1, right)):
            reach = side * chance.between(0.78, 1.2)
            edge.append((x - nx * reach, y - ny * reach))
    return right, left


def _within(edges: _Edges, share: float) -> list[Point]:
    """A line along the branch: on its first edge at 0, on its second at 1."""
    pairs = zip(*edges, strict=True)
    return [(ax + (bx - ax) * share, ay + (by - ay) * share) for (ax, ay), (bx, by) in pairs]


def _bark(edges: _Edges, first: float, last: float) -> str:
    """The outline between two lines of the branch, ending in a splinter."""
    near, far = _within(edges, first), _within(edges, last)
    (ax, ay), (bx, by) = near[-1], far[-1]
    splinter = (ax - (by - ay) * 0.7 + (bx - ax) * 0.3, ay + (bx - ax) * 0.7 + (by - ay) * 0.3)
    return f"{flow(near)}L{n(splinter[0])} {n(splinter[1])}L{flow(far[::-1])[1:]}Z"


def _river(chance: Chance, y: float) -> str:
    """Water from the level y down."""
    ripples = "".join(
        d("M", chance.between(-60, 640), at, "q", 60, 7, chance.between(90, 230), 0)
        for at in range(int(y) + 14, 600, 13)
        for _ in range(3)
    )
    water = d("M", -10, y, "Q", 200, y - 8, 400, y, "T", 810, y, "V", 610, "H", -10, "Z")
    return shape("bt", water) + line("b", ripples, 2.6)
