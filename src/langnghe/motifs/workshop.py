"""Crafts of the bench: lacquer and paper."""

from functools import cache
from itertools import pairwise

from langnghe.motifs.brush import (
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
    oval,
    polar,
    quad,
    ring,
    shape,
    sheer,
    stamp,
    stencil,
    strokes,
    use,
)
from langnghe.motifs.chance import Chance


def lacquer(chance: Chance) -> str:
    """A four-leaf lacquer screen: lotus in gold on red or black, a moon of eggshell."""
    moon = move(chance.between(250, 550), chance.between(196, 236))
    scene = (
        block(chance.pick(("ad", "ad", "n")), 0, 0, 800, 600)
        + _beaten_leaf(chance)
        + group(_eggshell(chance, chance.between(64, 82)), moon)
        + _lotus_pond(chance)
    )
    leaves = [(104 + i * 150, 60 + (14 if i % 2 else 0)) for i in range(4)]
    outline = "".join(f"M{x} {y}h142v470h-142z" for x, y in leaves)
    hinges = "".join(block("b", x - 10, y, 12, 26) for x, _ in leaves[1:] for y in (130, 300, 450))
    floor = block("bt", 0, 520, 800, 80)
    shadow = group(shape("n", outline, sheer(0.2)), move(16, 14))
    edges = line("n", outline, 13) + line("b", outline, 2.4)
    return floor + shadow + inside("screen", outline, scene) + edges + hinges


def _beaten_leaf(chance: Chance) -> str:
    """Squares of metal leaf under the lacquer, laid unevenly and rubbed through."""
    squares = []
    for _ in range(26):
        x, y, size = chance.between(90, 690), chance.between(50, 520), chance.between(14, 52)
        lean, fall = chance.sway(8), chance.sway(5)
        squares.append((x, y, size, fall, lean, size, -size, -fall))
    gold, dark = (strokes("M # # l # # # # # # z", squares[half::2]) for half in (0, 1))
    return shape("b", gold, sheer(0.3)) + shape("n", dark, sheer(0.3))


def _eggshell(chance: Chance, radius: float) -> str:
    """A disc about (0, 0) of crushed eggshell."""
    cracks = []
    for i in range(15):
        shares = (0.16, 0.45, 0.74, 1.02)[i % 2 :]
        points = [polar(0, 0, radius * s, i * 24 + chance.sway(18)) for s in shares]
        cracks.append(corners(points, closed=False))
    for share, count in ((0.3, 7), (0.56, 11), (0.8, 15)):
        reaches = [radius * (share + chance.sway(0.07)) for _ in range(count)]
        cracks.append(corners([polar(0, 0, r, i * 360 / count) for i, r in enumerate(reaches)]))
    return disc("w", 0, 0, radius) + line("n", "".join(cracks), 2.2) + ring("n", 0, 0, radius, 3)


# How high each lotus stands, from left to right.
_STANDS = ((330, 262, 360, 290), (280, 352, 300, 340), (350, 300, 262, 320))


def _lotus_pond(chance: Chance) -> str:
    stems, blooms, pads = [], [], []
    count = chance.pick((3, 4, 4))
    for i, y in enumerate(chance.pick(_STANDS)[:count]):
        x = 176 + i * 448 / (count - 1) + chance.sway(22)
        stems.append(quad((x, y + 20), (x + chance.sway(30), 450), (x + chance.sway(40), 560)))
        place = move(x, y, turn=chance.sway(12), scale=chance.between(0.8, 1.05))
        blooms.append(use("lotus", place))
    for i in range(6):
        spot = (120 + i * 112 + chance.sway(26), 470 - (i % 2) * 56 + chance.sway(20))
        place = move(*spot, turn=chance.sway(10), scale=chance.between(0.8, 1.15))
        pads.append(use("pad", place))
    kept = keep("lotus", _lotus()) + keep("pad", _pad())
    return kept + line("b", "".join(stems), 4) + "".join(pads) + "".join(blooms)


@cache
def _lotus() -> str:
    petal = "M0 8C-26 -12 -24 -56 0 -84C24 -56 26 -12 0 8Z"
    veins = "M0 -2V-52M-7 -8Q-12 -30 -6 -50M7 -8Q12 -30 6 -50"
    turns = ((-74, "b"), (74, "b"), (-46, "w"), (46, "w"), (-20, "b"), (20, "b"), (0, "w"))
    petals = "".join(
        group(shape(role, petal) + line("n", petal, 3) + line("n", veins, 1.4), move(turn=turn))
        for turn, role in turns
    )
    return group(petals, move(0, 22))


@cache
def _pad() -> str:
    rims = (polar(0, 0, 74, turn) for turn in range(0, 360, 30))
    veins = "".join(d("M", 0, -2, "L", x, y * 0.35) for x, y in rims)
    return oval("n", 0, 0, 84, 32) + oval("b", 0, 0, 78, 28) + line("n", veins, 2)


# The sheet: its width and height, and half of each.
_SHEET = (430.0, 290.0)
_W, _H = _SHEET[0] / 2, _SHEET[1] / 2


def paper(chance: Chance) -> str:
    """A pile of dó paper, its top sheet lifting, before the bamboo mould that made it."""
    mould = group(_mould(), move(330 + chance.sway(14), 262, turn=chance.between(-11, -5)))
    place = move(452 + chance.sway(12), 350, turn=chance.between(2, 7))
    return mould + group(_pile(chance) + _top_sheet(chance) + _sprig(chance), place)


@cache
def _mould() -> str:
    slats = "".join(f"M{x} -176V176" for x in range(-256, 260, 8))
    ties = "".join(f"M-264 {y}H264" for y in range(-118, 119, 59))
    mitres = "M-280 -194L-260 -174M280 -194L260 -174M280 194L260 174M-280 194L-260 174"
    frame = "M-270 -184H270V184H-270Z"
    return (
        group(line("n", frame, 24, sheer(0.16)), move(10, 12))
        + shape("p", frame)
        + line("am", slats, 3.4)
        + line("k", ties, 1.6)
        + line("k", frame, 25)
        + line("a", frame, 17)
        + line("k", mitres, 2.6)
    )


def _deckle(chance: Chance, lift: float = 0) -> str:
    """The soft edge of a sheet made by hand, about (0, 0).

    `lift` is cut off the lower right corner, where the sheet has turned up.
    """
    ends = [(-_W, -_H), (_W, -_H), (_W, _H - lift), (_W - lift * 1.2, _H), (-_W, _H), (-_W, -_H)]
    points = []
    for (ax, ay), (bx, by) in pairwise(ends):
        steps = max(1, int((abs(bx - ax) + abs(by - ay)) / 46))
        for share in (i / steps for i in range(steps)):
            rough = 3.4 if share else 1.2
            x, y = ax + (bx - ax) * share, ay + (by - ay) * share
            points.append((x + chance.sway(rough), y + chance.sway(rough)))
    return flow(points, closed=True)


def _pile(chance: Chance) -> str:
    """Six sheets, one of them dyed, and their shadow; two edges serve for all, turned about."""
    kept = stencil("e0", _deckle(chance)) + stencil("e1", _deckle(chance))
    marks = [stamp("e0", "n", extra=move(14, 46) + sheer(0.2))]
    dyed = chance.whole(2, 5)
    for i in range(6, 0, -1):
        place = move(chance.sway(5), i * 6, turn=180 * chance.whole(0, 1))
        edge = f"e{i % 2}"
        fill = stamp(edge, "bd" if i == dyed else "w", extra=place)
        marks.append(fill + stamp(edge, "n", width=2, extra=place))
    return kept + "".join(marks)


def _top_sheet(chance: Chance) -> str:
    """The sheet just laid down: bark fibres in it, one corner turned up by the drying."""
    lift = chance.between(104, 140)
    edge = _deckle(chance, lift)
    fibres = []
    for _ in range(34):
        x, y = chance.between(-196, 120), chance.between(-128, 70)
        bend = chance.sway(36), chance.sway(24)
        fibres.append((x, y, *bend, chance.between(20, 60), chance.sway(26)))
    # The corner mirrored in the crease, and drawn in a little because it stands up.
    crease, foot = (_W, _H - lift), (_W - lift * 1.2, _H)
    tip, near = (_W - lift * 1.04, _H - lift * 0.96), _W - lift * 0.42
    round_tip = (near, _H - lift * 0.92), tip, (_W - lift * 1.02, _H - lift * 0.4)
    flap = quad(crease, *round_tip, foot, (near, _H - lift * 0.36), crease)
    return (
        shape("w", edge)
        + line("n", strokes("M # # q # #  # #", fibres), 1.6, sheer(0.55))
        + line("n", edge, 3)
        + shape("ad", flap)
        + line("n", flap, 3.2)
    )


def _sprig(chance: Chance) -> str:
    """Leaves of the dó tree, whose bark the paper is."""
    leaves = []
    for i in range(7):
        root = (-120 + i * 26, 70 - i * 27 + i * i * 1.6)
        side = -1 if i % 2 else 1
        tip = polar(*root, 84 - i * 4, -46 + side * 52)
        leaves.append(blade(root, polar(*root, 44, -46 + side * 66), tip, 19))
    marks = shape("bd", "".join(leaves)) + line("bd", "M-150 104Q-60 -6 48 -48", 4.4)
    return group(marks, move(-6, chance.sway(8), turn=chance.sway(10)))
