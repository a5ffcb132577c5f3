"""The general motif: a village gate between areca palms, the river before it, hills behind."""

from functools import cache

from langnghe.motifs.brush import (
    blade,
    cubic,
    d,
    disc,
    dots,
    flow,
    group,
    keep,
    line,
    misprint,
    move,
    polar,
    quad,
    shape,
    sheer,
    use,
)
from langnghe.motifs.chance import Chance

# Palms left and right of the gate: how far off, and between which sizes.
_PALMS = ((-252, 0.8, 0.95), (-196, 1.0, 1.15), (206, 0.95, 1.1), (262, 0.74, 0.9))


def village(chance: Chance) -> str:
    """Sun, hills, river, areca palms, and the gate every village road goes through."""
    sun = disc("a", chance.between(210, 590), chance.between(176, 214), chance.between(66, 92))
    gate = 400 + chance.sway(70)
    palms = [keep("palm", _palm())]
    for away, *sizes in _PALMS:
        spot = (gate + away + chance.sway(16), 452 + chance.sway(8))
        palms.append(use("palm", move(*spot, turn=chance.sway(4), scale=chance.between(*sizes))))
    return sun + _hills(chance) + _river() + "".join(palms) + _gate(chance, gate)


def _hills(chance: Chance) -> str:
    marks = []
    for base, high, role in ((330, 150, "bt"), (372, 110, "bm")):
        shift = chance.between(-380, -180)
        points = []
        for i in range(10):
            rise = (high if i % 2 else high * 0.3) * chance.between(0.6, 1.1)
            points.append((shift + i * 150, base - rise))
        marks.append(shape(role, flow(points) + "V600H-400Z"))
    return "".join(marks)


@cache
def _river() -> str:
    bank = "M-10 400Q200 384 400 396T810 392"
    water = "".join(
        cubic((-20, 470 + i * 17), (160, 452 + i * 20), (300, 506 + i * 14), (460, 486 + i * 18))
        + d("S", 700, 462 + i * 18, 820, 486 + i * 16)
        for i in range(7)
    )
    return shape("p", bank + "V610H-10Z") + line("k", bank, 3) + line("b", water, 3.4)


@cache
def _palm() -> str:
    """An areca palm rooted at (0, 0), 250 high."""
    crown = (0.0, -236.0)
    fronds = []
    for turn in (-168, -140, -112, -68, -40, -12, 24, 156):
        x, y = polar(*crown, 76, turn)
        fronds.append(blade(crown, polar(0, -254, 52, turn), (x, y + 26), 10))
    scars = "".join(f"M-5 {y}h10" for y in range(-200, -10, 22))
    trunk = line("k", "M0 0Q-6 -120 0 -236", 11) + line("p", scars, 2.4)
    return trunk + shape("k", "".join(fronds))


_ROOF = (
    "M-128 -196C-100 -204 -84 -226 -74 -250H74C84 -226 100 -204 128 -196Q136 -206 140 -216"
    "Q140 -186 122 -178H-122Q-140 -186 -140 -216Q-136 -206 -128 -196Z"
    "M-66 -302C-52 -308 -40 -322 -34 -338H34C40 -322 52 -308 66 -302Q74 -310 76 -318"
    "Q78 -290 62 -286H-62Q-78 -290 -76 -318Q-74 -310 -66 -302Z"
)
_WALL = (
    "M-104 0V-180H104V0H52V-74A52 52 0 0 0 -52 -74V0ZM-46 -250V-286H46V-250Z"
    "M-104 0H-190V-96Q-190 -116 -176 -120Q-162 -116 -162 -96H-104Z"
    "M104 0H190V-96Q190 -116 176 -120Q162 -116 162 -96H104Z"
)


def _gate(chance: Chance, x: float) -> str:
    """A gate of two roofs on the ground at y 450, its arch about x."""
    low = (quad((at, -246), (at * 1.1, -214), (at * 1.5, -182)) for at in range(-70, 71, 14))
    high = (quad((at, -334), (at * 1.2, -312), (at * 1.7, -290)) for at in range(-30, 31, 10))
    marks = (
        misprint(shape("v", _WALL))
        + line("k", _WALL + "M-16 -250v-22a16 16 0 0 1 32 0v22", 4.6)
        + misprint(shape("a", _ROOF))
        + line("k", "".join([*low, *high]), 2.2)
        + line("k", _ROOF, 4.6)
        + line("a", "M-60 -164H60V-140H-60Z", 3.4)
        + line("a", "M-40 -152h80", 7, dots(20))
        + line("k", "M-84 -120V-20M84 -120V-20", 2.6)
        + line("k", "M-210 0H-52M52 0H210", 4.6)
        + shape("k", "M-30 0Q0 -8 30 0L60 30H-60Z", sheer(0.14))
    )
    return group(marks, move(x, 450, scale=chance.between(0.98, 1.06)))
