"""Crafts of the coconut palm: the nut, and rope from its husk."""

from functools import cache

from langnghe.motifs.brush import (
    blades,
    cubic,
    d,
    disc,
    group,
    hoop,
    keep,
    line,
    misprint,
    move,
    oval,
    polar,
    ring,
    shape,
    sheer,
    strokes,
    use,
)
from langnghe.motifs.chance import Chance


def coconut(chance: Chance) -> str:
    """A coconut, a halved one with husk, shell and flesh, before a crown of fronds."""
    sun = disc("b", 400 + chance.sway(120), 150 + chance.sway(24), chance.between(92, 118))
    whole = _whole_nut(chance, 520 + chance.sway(10), 336, chance.between(116, 126))
    half = _half_nut(chance, 326 + chance.sway(10), 356, chance.between(130, 140))
    ground = line("k", "M60 482Q400 466 740 482M150 500Q330 492 470 500", 3)
    return sun + _crown(chance) + ground + whole + half


def _crown(chance: Chance) -> str:
    """Three fronds to each side, from one root behind the nuts."""
    x, lean = 424 + chance.sway(16), chance.sway(6)
    fronds = []
    for turn, size in ((-64, 0.94), (-31, 1.04), (3, 0.98)):
        for side in (-1, 1):
            angle = side * (turn + chance.sway(4)) + lean
            fronds.append(use("frond", move(x, 352, turn=angle, scale=side * size, tall=size)))
    return keep("frond", _frond(chance)) + "".join(fronds)


def _frond(chance: Chance) -> str:
    """A frond from (0, 0) to (430, 60), leaflets hanging from both sides of its rib."""
    leaflets = []
    for i in range(20):
        share = (i + 3.5) / 23
        x, y = 430 * share, -84 * 2 * share * (1 - share) + 60 * share * share
        length = (150 * (1.08 - share) ** 0.6 + 18) * chance.between(0.92, 1.06)
        for side, drop in ((-1, 0.42), (1, 0.66)):
            tip = (x + length * 0.66, y + side * length * drop + 16)
            bend = (x + length * 0.42, y + side * length * drop * 0.62 - 6)
            leaflets.append(((x, y), bend, tip, 6))
    return shape("k", blades(leaflets)) + line("k", "M0 0Q215 -84 430 60", 5)


def _whole_nut(chance: Chance, x: float, y: float, radius: float) -> str:
    body = (
        "M0 -100C50 -104 104 -52 102 8C100 64 58 104 0 106"
        "C-58 104 -100 64 -102 8C-104 -52 -50 -104 0 -100Z"
    )
    hairs = "".join(
        d("M", at, chance.between(-66, 30), "q", at * 0.12, 16, 0, chance.between(24, 44))
        for at in range(-78, 79, 13)
    )
    marks = (
        misprint(shape("am", body))
        + line("k", hairs, 2)
        + line("k", "M-20 -92Q-88 4 -12 104M-11 -95Q-48 4 -7 104M12 -94Q53 4 7 104", 2.8)
        + line("k", body, 5)
        + shape("k", "M-26 -104Q0 -84 26 -104Q12 -118 0 -116Q-14 -118 -26 -104Z")
    )
    return group(marks, move(x, y, turn=chance.between(8, 24), scale=radius / 100))


def _half_nut(chance: Chance, x: float, y: float, radius: float) -> str:
    """Cut face: skin, a ring of husk fibre, shell, white flesh, water."""
    fibres = []
    for i in range(64):
        turn = i * 360 / 64 + chance.sway(2.4)
        inner, outer = chance.between(67, 74), chance.between(84, 95)
        end = polar(0, 0, outer, turn + chance.sway(4))
        fibres.append((*polar(0, 0, inner, turn), *end))
    marks = (
        misprint(oval("a", 0, 0, 101, 98))
        + line("k", strokes("M # # L # #", fibres), 2)
        + hoop("k", 0, 0, 101, 98, width=5)
        + ring("n", 0, 0, 63, 9)
        + disc("w", 0, 0, 60)
        + disc("n", 2, 2, 40, sheer(0.16))
        + disc("bt", 2, 6, 36)
        + ring("n", 2, 3, 40, 2.6)
        + line("w", "M-18 14q18 -10 38 -2", 3)
    )
    return group(marks, move(x, y, turn=chance.between(-20, 20), scale=radius / 100))


# The coil: the radius of each turn of rope, and half the rope's thickness.
_COIL = (172.0, 118.0, 64.0)
_HALF = 27.0


def coconut_fibre(chance: Chance) -> str:
    """A coil of coir rope, its loose end, and the husk it was twisted from."""
    x, y = 540 + chance.sway(14), 282 + chance.sway(8)
    sun = disc("bt", 250 + chance.sway(40), 250 + chance.sway(20), chance.between(150, 176))
    end, low = 236 + chance.sway(24), y + _COIL[0]
    coil = "".join(_rope_turn(radius) for radius in _COIL)
    placed = group(disc("n", 0, 0, 46) + coil, move(x, y, turn=chance.between(0, 360)))
    half = _half_nut(chance, 240 + chance.sway(14), 262, chance.between(122, 132))
    return sun + _tuft(chance, end, low) + _rope(end, x, low) + placed + half


@cache
def _rope_turn(radius: float) -> str:
    """One turn of rope about (0, 0): S-curves lie across it, and a thread between each two."""
    count = round(radius * 0.18)
    step = 360 / count
    plies = []
    for turn in (i * step for i in range(count)):
        inner, outer = radius - _HALF, radius + _HALF
        bends = polar(0, 0, radius - 4, turn), polar(0, 0, radius + 4, turn + step * 1.5)
        end = polar(0, 0, outer, turn + step * 1.5)
        plies.append(cubic(polar(0, 0, inner, turn), *bends, end))
        start, end = (polar(0, 0, radius + r, turn + step * t) for r, t in ((-17, 0.5), (17, 1.7)))
        plies.append(d("M", *start, "L", *end))
    return (
        ring("k", 0, 0, radius, _HALF * 2 + 5)
        + ring("a", 0, 0, radius, _HALF * 2 - 4)
        + ring("am", 0, 0, radius, _HALF * 1.3)
        + line("k", "".join(plies), 2.4)
    )


def _rope(start: float, end: float, y: float) -> str:
    """A straight length of the same rope, tied off at its start."""
    plies = []
    x = start
    while x < end - 20:
        plies.append(d("M", x + 44, y - _HALF, "c", 2, 23, -46, 31, -44, 2 * _HALF))
        plies.append(d("M", x + 49, y - 17, "l", -32, 34))
        x += 30
    level = d("M", start, y, "H", end)
    butt = ' stroke-linecap="butt"'
    tie = d("M", start + 4, y - _HALF, "q", -8, _HALF, 0, 54, "m", 13, 0, "q", -8, -_HALF, 0, -54)
    return (
        line("k", level, _HALF * 2 + 5, butt)
        + line("a", level, _HALF * 2 - 4, butt)
        + line("am", level, _HALF * 1.3, butt)
        + line("k", "".join(plies), 2.4)
        + line("b", tie, 8)
    )


def _tuft(chance: Chance, x: float, y: float) -> str:
    """The rope's end let loose into its fibres."""
    strands: list[list[tuple[float, ...]]] = [[], [], []]
    for i in range(44):
        share = 2 * (i + 0.5) / 44 - 1
        reach = chance.between(150, 270)
        bends = (x - 60, y + share * 30, x - reach * 0.6, y + share * 96)
        end = (x - reach, y + share * 116 + chance.sway(22))
        strands[i % 3].append((x + 8, y + share * 22, *bends, *end))
    pens = (("a", 3.4), ("am", 4.4), ("k", 1.8))
    return "".join(
        line(role, strokes("M # # C # # # # # #", rows), width)
        for (role, width), rows in zip(pens, strands, strict=True)
    )
