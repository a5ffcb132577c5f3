"""Crafts of the orchard: fruit, and sweets."""

from functools import cache

from langnghe.motifs.brush import (
    Limb,
    Point,
    block,
    cubic,
    disc,
    dots,
    group,
    keep,
    line,
    misprint,
    move,
    n,
    ring,
    shape,
    sheer,
    strokes,
    use,
)
from langnghe.motifs.chance import Chance

# Where the fruits of one bough hang.
_BOUGHS: tuple[tuple[Point, ...], ...] = (
    ((214, 268), (400, 340), (590, 262)),
    ((236, 330), (428, 262), (584, 370)),
    ((252, 258), (360, 392), (548, 306)),
    ((200, 300), (338, 366), (470, 262), (620, 338)),
    ((300, 300), (502, 330)),
)
# Leaves: where they sit on the bough, and which way they hang.
_LEAVES = ((120, 130, 70), (300, 132, -40), (470, 112, 52), (640, 118, -34), (700, 124, 66))


def fruit(chance: Chance) -> str:
    """Ripe persimmons on a bough, each under its four-lobed calyx."""
    moon = disc("bt", 400 + chance.sway(140), 260 + chance.sway(30), chance.between(190, 230))
    spots = chance.pick(_BOUGHS)
    size = {2: 1.2, 3: 1.02, 4: 0.86}[len(spots)]
    kept = keep("calyx", _calyx()) + keep("leaf", _leaf())
    fruits = "".join(
        _persimmon(chance, x, y + chance.sway(6), size * chance.between(0.94, 1.06))
        for x, y in spots
    )
    return moon + kept + _bough(chance, spots) + fruits


def _bough(chance: Chance, spots: tuple[Point, ...]) -> str:
    bends = (-20, 60 + chance.sway(30)), (200, 190), (480, 60), (830, 150 + chance.sway(40))
    twigs = "".join(
        cubic((x - 10, 124), (x - 4, 160), (x + 10, y - 130), (x, y - 52)) for x, y in spots
    )
    leaves = "".join(
        use("leaf", move(x, y, turn=turn + chance.sway(14), scale=chance.between(0.85, 1.1)))
        for x, y, turn in _LEAVES
    )
    return shape("k", Limb(bends, (15, 11, 8, 4)).outline()) + line("k", twigs, 8) + leaves


@cache
def _calyx() -> str:
    lobe = "M0 0C-22 -12 -38 -40 -26 -56Q-8 -52 0 -66Q8 -52 26 -56C38 -40 22 -12 0 0Z"
    veins = "M0 -12V-44M-4 -14L-16 -42M4 -14L16 -42"
    marks = shape("bd", lobe) + line("k", lobe, 3) + line("w", veins, 1.8)
    lobes = "".join(use("lobe", move(turn=turn)) for turn in (45, 135, 225, 315))
    return keep("lobe", marks) + lobes + disc("k", 0, 0, 11)


@cache
def _leaf() -> str:
    edge = "M0 0C30 -46 110 -52 156 4C108 40 40 44 0 0Z"
    veins = "M4 0Q80 -14 146 4M40 -6l22 -24M70 -8l22 -20M46 -6l24 22M80 -8l22 16"
    return misprint(shape("bm", edge)) + line("k", edge, 3.6) + line("k", veins, 2)


def _persimmon(chance: Chance, x: float, y: float, scale: float) -> str:
    body = (
        "M0 -82C60 -96 110 -56 108 4C106 60 56 92 0 92"
        "C-56 92 -106 60 -108 4C-110 -56 -60 -96 0 -82Z"
    )
    # Turned before it is flattened: a round thing seen from the side.
    calyx = f' transform="translate(0 -58)scale(1 .62)rotate({n(chance.sway(16))})"'
    marks = (
        misprint(shape("a", body))
        + line("k", body, 4.6)
        + line("w", "M-76 20Q-72 52 -44 68", 6, sheer(0.7))
        + line("k", "M60 66Q82 50 90 24M72 72Q90 60 98 44", 2.6)
        + use("calyx", calyx)
    )
    return group(marks, move(x, y, turn=chance.sway(13), scale=scale))


# How the four kinds of sweet follow one another.
_ORDERS = (
    ("striped", "stamped", "bare", "dotted"),
    ("striped", "bare", "dotted", "stamped"),
    ("stamped", "striped", "dotted", "bare"),
)


def candy(chance: Chance) -> str:
    """Coconut candies, some in twisted paper, some still bare blocks."""
    stripes = line("w", "M-34 -34V34M-12 -34V34M12 -34V34M34 -34V34", 7)
    nut = disc("bd", 0, 0, 25) + ring("n", 0, 0, 25, 3) + disc("w", 0, 0, 15) + disc("bd", 0, 0, 5)
    spots = line("w", "M-46 -16H46M-46 16H46", 5) + line("w", "M-40 0H40", 9, dots(20))
    kinds = (
        keep("striped", _wrapped("ad", stripes))
        + keep("stamped", _wrapped("w", nut))
        + keep("dotted", _wrapped("bd", spots))
        + keep("bare", _block(chance))
    )
    order, first = chance.pick(_ORDERS), chance.whole(0, 3)
    tilt = chance.pick((-24, -18, 18, 24)) + chance.sway(3)
    sweets = []
    for row in range(-4, 5):
        for column in range(-3, 4):
            x = column * 268 + (134 if row % 2 else 0) + chance.sway(6)
            place = move(x, row * 138 + chance.sway(5), turn=chance.sway(9), scale=1.2)
            sweets.append(use(order[(column + row * 2 + row // 2 + first) % 4], place))
    return block("bt", 0, 0, 800, 600) + kinds + group("".join(sweets), move(400, 300, turn=tilt))


@cache
def _wrapped(role: str, face: str) -> str:
    """A sweet 110 by 70 in paper twisted at both ends; `face` is what the paper shows."""
    ear = "M52 -10L96 -38Q88 -26 100 -18Q90 -6 102 0Q90 8 100 18Q88 26 96 38L52 10Z"
    marks = (
        shape(role, ear) + line("n", ear, 3.6) + line("n", "M58 -6L86 -22M60 0H88M58 6L86 22", 2)
    )
    body = "M-43 -35H43Q55 -35 55 -23V23Q55 35 43 35H-43Q-55 35 -55 23V-23Q-55 -35 -43 -35Z"
    ears = marks + group(marks, ' transform="scale(-1 1)"')
    return ears + shape(role, body) + face + line("n", body, 4.4)


def _block(chance: Chance) -> str:
    """A bare block, shreds of coconut in it."""
    shreds = []
    for _ in range(14):
        x, y = chance.between(-46, 36), chance.between(-16, 26)
        shreds.append((x, y, chance.between(5, 12), chance.sway(7)))
    return (
        shape("w", "M-56 -22L-38 -42H70L56 36H-56Z")
        + shape("bd", "M56 -22L70 -42V16L56 36Z")
        + line("bd", strokes("M # # l # #", shreds), 3)
        + line("n", "M-56 -22H56V36H-56ZL-38 -42H70L56 -22M70 -42V16L56 36", 4)
    )
