"""Crafts of bronze and stone."""

import math
from functools import cache

from langnghe.motifs.brush import (
    Point,
    blades,
    corners,
    d,
    dashes,
    disc,
    dots,
    group,
    keep,
    line,
    move,
    oval,
    polar,
    ring,
    shape,
    sheer,
    use,
)
from langnghe.motifs.chance import Chance

# The lines between the bands of the drum: radius and width.
_BAND_LINES = (
    *((96, 4), (124, 2.6), (154, 2.6), (162, 4), (248, 4), (272, 2.6)),
    *((302, 2.6), (334, 2.6), (349, 4), (419, 4), (448, 2.6), (492, 6)),
)


def metal(chance: Chance) -> str:
    """The face of a bronze drum: the star, rings of ticks and eyes, and the flight of birds."""
    bands = (
        disc("at", 0, 0, 520)
        + _eyes(110, 20, 22)
        + _ticks(140, 20, chance.between(5, 7))
        + ring("am", 0, 0, 205, 86)
        + _birds(chance.pick((8, 10, 12)))
        + _ticks(262, 16, chance.between(5, 7))
        + _eyes(286, 24, 26)
        + _teeth(318, chance.pick((60, 72)))
        + ring("am", 0, 0, 384, 70)
        + _eyes(384, 40, 54)
        + _ticks(434, 18, 7)
        + _teeth(470, 80)
    )
    lines = "".join(ring("k", 0, 0, radius, width) for radius, width in _BAND_LINES)
    place = move(400 + chance.sway(24), 300 + chance.sway(12), turn=chance.between(0, 30))
    return group(bands + lines + _star(chance.pick((12, 14, 16))), place)


@cache
def _star(rays: int) -> str:
    step = 360 / rays
    points = [
        polar(0, 0, radius, (i + half) * step)
        for i in range(rays)
        for radius, half in ((92, 0.0), (34, 0.5))
    ]
    # Between the rays the old founders cast peacock feathers; chevrons say as much here.
    feathers = "".join(
        corners([polar(0, 0, 86, t - 5), polar(0, 0, 62, t), polar(0, 0, 86, t + 5)], closed=False)
        for t in ((i + 0.5) * step for i in range(rays))
    )
    return (
        disc("w", 0, 0, 94)
        + line("bd", feathers, 2.4)
        + shape("bd", corners(points))
        + line("n", corners(points), 2.6)
        + disc("w", 0, 0, 15)
        + ring("n", 0, 0, 15, 3)
        + disc("bd", 0, 0, 6)
    )


def _ticks(radius: float, wide: float, step: float) -> str:
    return ring("k", 0, 0, radius, wide, extra=dashes(2.4, step))


@cache
def _eyes(radius: float, wide: float, step: float) -> str:
    """A ring of circles with a point in each, about `step` apart."""
    around = 2 * math.pi * radius
    even = around / round(around / step)
    marks = ((wide - 4, "k"), (wide - 9, "p"), (wide * 0.2, "k"))
    return "".join(ring(role, 0, 0, radius, width, extra=dots(even)) for width, role in marks)


@cache
def _teeth(radius: float, count: int) -> str:
    points = [
        polar(0, 0, radius + side * 9, (i + side / 4) * 360 / count)
        for i in range(count)
        for side in (-1, 1)
    ]
    return line("k", corners(points), 2.4)


_BIRD = (
    "M62 -2L30 -8Q24 -20 8 -30Q10 -16 4 -8Q-14 -34 -40 -40Q-26 -18 -24 -6Q-44 -4 -70 -14"
    "Q-62 0 -72 14Q-46 4 -24 6Q-28 20 -44 38Q-12 30 6 8Q18 12 28 4Z"
)


@cache
def _birds(count: int) -> str:
    """Long-billed birds in a ring, all flying one way, as on the Ngọc Lũ drum."""
    bird = (
        shape("w", _BIRD)
        + line("n", _BIRD, 3.2)
        + disc("n", 20, -2, 2.6)
        + line("n", "M-16 -4L-30 -28M-14 8L-28 28M-34 0L-64 0", 2)
    )
    size = min(1.0, 8.6 / count)
    places = (polar(0, 0, 205, i * 360 / count) for i in range(count))
    flight = "".join(
        use("bird", move(*place, turn=90 + i * 360 / count, scale=size))
        for i, place in enumerate(places)
    )
    return keep("bird", bird) + flight


def stone(chance: Chance) -> str:
    """A mountain in a stone basin: cleft peaks, strata, still water, one pine."""
    main = 400 + chance.sway(26)
    side = chance.pick((-1, 1))
    sun = disc("b", 400 - side * chance.between(110, 190), 170 + chance.sway(20), 83)
    back = (
        _peak(chance, main - 150, chance.between(220, 262), 164),
        _peak(chance, main + 154, chance.between(190, 250), 166),
        _peak(chance, main, chance.between(336, 356), 236, role="v"),
    )
    front = (
        _peak(chance, main - 118, chance.between(130, 170), 180, role="v"),
        _peak(chance, main + 118, chance.between(110, 160), 200, role="v"),
    )
    return sun + "".join(back) + _pine(main, side) + "".join(front) + _basin(chance)


_WATER = 446.0
_STEPS = 5


def _peak(chance: Chance, x: float, high: float, wide: float, *, role: str = "at") -> str:
    """One peak on the water: a lit side, a side in shadow, ledges and the clefts under them."""
    heights = [_WATER - high * (1 - (i / _STEPS) ** 0.9) for i in range(_STEPS + 1)]
    left = _flank(chance, x, -wide / 2, heights)
    right = _flank(chance, x, wide / 2, heights)
    ridge = [
        (x + (10 + i * 5) * (1 if i % 2 else -0.4) + chance.sway(6), y)
        for i, y in enumerate(heights)
    ]
    outline = corners([*left[::-1], *right])
    return (
        shape(role, outline)
        + shape("am", corners([*ridge[::-1], *right]))
        + shape("k", _clefts(chance, left[2:-1:2], right[2:-1:2], high))
        + line("k", corners(ridge, closed=False), 2.4)
        + line("k", outline, 4.4)
    )


def _flank(chance: Chance, x: float, half: float, heights: list[float]) -> list[Point]:
    """From the summit down one side, ledge by ledge; `half` is below zero on the left."""
    side = 1 if half > 0 else -1
    points = [(x + side * 9, heights[0])]
    for i, y in enumerate(heights[1:], 1):
        reach = half * (0.2 + 0.8 * (i / _STEPS) ** 1.15) * (1 + chance.sway(0.1))
        points += [(x + reach - side * 9, y - 16), (x + reach, y)]
    return points


def _clefts(chance: Chance, left: list[Point], right: list[Point], high: float) -> str:
    """Short strokes falling from each ledge, as ink painters draw limestone."""
    clefts = []
    for (start, y), (end, _) in zip(left, right, strict=True):
        for share in (0.12, 0.3, 0.47, 0.66, 0.85):
            x = start + (end - start) * share + chance.sway(5)
            top = y + chance.sway(high * 0.05)
            fall = high * chance.between(0.08, 0.17)
            bend, foot = (x + chance.sway(5), top + fall / 2), (x + chance.sway(6), top + fall)
            clefts.append(((x, top), bend, foot, 2.8))
    return blades(clefts)


@cache
def _pine(x: float, side: int) -> str:
    """A small pine that leans out of the main peak's flank."""
    needles = (
        "M14 -44Q44 -78 80 -46Q46 -38 14 -44ZM-16 -12Q10 -40 40 -16Q10 -6 -16 -12Z"
        "M34 -22Q58 -44 86 -20Q58 -14 34 -22Z"
    )
    marks = line("k", "M-24 30Q8 18 16 -14Q20 -34 44 -46", 6) + shape("k", needles)
    return group(marks, move(x + side * 52, 262, scale=side * 1.25, tall=1.25))


def _basin(chance: Chance) -> str:
    tray, feet = "M120 440H680L656 500H144Z", "M176 500h70l-10 26h-50zM554 500h70l-10 26h-50z"
    ripples = "".join(
        d("M", 150 + chance.between(0, 420), y, "h", chance.between(40, 100))
        for y in (449, 456)
        for _ in range(3)
    )
    strata = "M130 462Q400 470 670 462M136 474Q300 482 500 476T664 477M140 487Q400 494 660 487"
    return (
        oval("n", 400, 530, 300, 10, extra=sheer(0.16))
        + shape("ad", feet)
        + line("k", feet, 4)
        + shape("am", tray)
        + line("k", strata, 2)
        + line("k", tray, 5)
        + line("w", ripples, 2.4)
    )
