"""Crafts of clay: ceramics, and the earthen jars of spirits."""

from collections.abc import Sequence
from functools import cache

from langnghe.motifs.brush import (
    blades,
    block,
    d,
    disc,
    dots,
    flow,
    group,
    hoop,
    inside,
    keep,
    line,
    misprint,
    move,
    oval,
    polar,
    quad,
    ring,
    shape,
    sheer,
    strokes,
    use,
)
from langnghe.motifs.chance import Chance

# A vessel as the wheel makes it: its heights from lip to foot, which stands on 0, and half its
# width at each.
_Profile = tuple[tuple[int, ...], tuple[int, ...]]

_BOTTLES: Sequence[_Profile] = (
    ((-336, -326, -270, -226, -176, -120, -60, -12, 0), (34, 30, 22, 30, 82, 100, 82, 52, 54)),
    (
        (-330, -318, -300, -262, -230, -208, -150, -96, -40, -10, 0),
        (30, 30, 24, 62, 60, 44, 92, 104, 82, 56, 60),
    ),
    ((-318, -306, -288, -264, -214, -150, -80, -20, 0), (36, 38, 30, 62, 104, 102, 70, 52, 56)),
)
_JARS: Sequence[_Profile] = (
    ((-214, -204, -186, -140, -90, -36, -8, 0), (58, 62, 60, 106, 112, 84, 64, 66)),
    ((-190, -180, -164, -130, -84, -34, -8, 0), (74, 78, 74, 106, 114, 92, 72, 74)),
    ((-206, -196, -176, -120, -60, -14, 0), (92, 96, 84, 100, 96, 70, 72)),
)
_BOWLS: Sequence[_Profile] = (
    ((-104, -70, -40, -20, -14, 0), (112, 104, 82, 46, 40, 44)),
    ((-88, -70, -40, -22, -14, 0), (120, 106, 74, 42, 36, 42)),
)


def ceramics(chance: Chance) -> str:
    """A bottle, a jar and a bowl with brushed decoration, on a shelf before the kiln's glow."""
    glow = disc("bt", 400 + chance.sway(60), 256 + chance.sway(16), chance.between(180, 226))
    shelf = block("bt", 0, 452, 800, 148) + line("k", "M-10 452H810", 4)
    bowl = 402 + chance.sway(40)
    pots = (
        _pot("c1", chance, chance.pick(_BOTTLES), move(258 + chance.sway(14), 440)),
        _pot("c2", chance, chance.pick(_JARS), move(548 + chance.sway(16), 444, scale=1.12)),
        _pot("c3", chance, chance.pick(_BOWLS), move(bowl, 476, scale=1.05)),
    )
    return glow + shelf + "".join(pots)


def _pot(name: str, chance: Chance, profile: _Profile, place: str) -> str:
    heights, widths = profile
    outline = _outline(profile)
    top, lip = heights[0], widths[0]
    marks = (
        oval("n", 12, 0, widths[-1] + 36, 10, extra=sheer(0.18))
        + shape("w", outline)
        + inside(name, outline, _decoration(chance, -top))
        + line("n", outline, 4.6)
        + oval("ad", 0, top, lip, lip * 0.16)
        + hoop("n", 0, top, lip, lip * 0.16, width=3.4)
    )
    return group(marks, place)


@cache
def _outline(profile: _Profile) -> str:
    heights, widths = profile
    right = list(zip(widths, heights, strict=True))
    left = [(-wide, y) for wide, y in reversed(right)]
    return f"{flow(right)}L{flow(left)[1:]}Z"


def _decoration(chance: Chance, high: float) -> str:
    """Bands that bend with the belly, petals at the foot, brushwork between."""
    tall = high > 150
    shade = d("M", 150, -high - 10, "H", 46, "Q", 96, -high / 2, 40, 10, "H", 150, "Z")
    marks = [shape("n", shade, sheer(0.1)), _petals(chance.pick((7, 9)), min(56, high * 0.32))]
    top, low = -high * (0.78 if tall else 0.86), -high * 0.36
    for y, width in ((top, 7), (top + 12, 2.6), (low, 2.6), (low + 9, 6)):
        marks.append(line("ad", d("M", -140, y, "q", 140, 22, 280, 0), width))
    if tall:
        brushwork = chance.pick((_bamboo_spray, _flower_spray, _waves))
        marks.append(brushwork(chance, top * 0.5 - high * 0.18 + 14))
    else:
        marks.append(line("ad", d("M", -140, -high * 0.62, "q", 140, 22, 280, 0), 15, dots(24)))
    return "".join(marks)


@cache
def _petals(count: int, high: float) -> str:
    """Lotus petals standing round the foot."""
    marks = []
    for i in range(count):
        x = 120 * (2 * (i + 0.5) / count - 1)
        swell = -high * 0.7
        foot, end = (x * 0.7 - 14, 4), (x * 0.7 + 14, 4)
        marks.append(quad(foot, (x - 18, swell), (x, -high), (x + 18, swell), end))
    return line("ad", "".join(marks), 3.4)


# Each leaf: where it leaves the stem, and its tip.
_BAMBOO_LEAVES = (
    ((-22, 32), (-64, 12)),
    ((-22, 32), (-52, 48)),
    ((-2, -6), (48, 8)),
    ((-2, -6), (44, -16)),
    ((6, -18), (-36, -30)),
    ((24, -46), (56, -44)),
    ((24, -46), (6, -64)),
)


def _bamboo_spray(chance: Chance, y: float) -> str:
    marks = line("ad", "M-34 62Q-10 0 30 -54", 3.4) + shape("ad", _bamboo_leaves())
    return group(marks, move(chance.sway(10), y))


@cache
def _bamboo_leaves() -> str:
    return blades(
        (start, ((start[0] + tip[0]) / 2, (start[1] + tip[1]) / 2 - 6), tip, 7)
        for start, tip in _BAMBOO_LEAVES
    )


def _flower_spray(chance: Chance, y: float) -> str:
    petals = shape("ad", _flower(chance.pick((8, 10, 12))))
    stem = line("ad", "M-84 30Q-40 66 0 42T84 26", 3.4)
    return group(stem + petals + ring("ad", 0, 0, 8, 3), move(0, y))


@cache
def _flower(count: int) -> str:
    return blades(
        (polar(0, 0, 10, turn), polar(0, 0, 26, turn), polar(0, 0, 42, turn), 9)
        for turn in (i * 360 / count for i in range(count))
    )


def _waves(chance: Chance, y: float) -> str:
    """Wave upon wave, each three arcs."""
    shift = chance.between(0, 44)
    arcs = []
    for row in range(3):
        for i in range(-4, 4):
            x = shift + i * 44 + (22 if row % 2 else 0)
            arcs += [(x - r, y - 8 + row * 24, r, r, 2 * r) for r in (20, 12, 5)]
    return line("ad", strokes("M # # a # # 0 0 1 # 0", arcs), 2.8)


def spirits(chance: Chance) -> str:
    """Earthen jars tied shut with cloth; leaf yeast and the leaves it is made of."""
    ground = block("at", 0, 470, 800, 130) + line("k", "M-10 470H810", 3)
    moon = disc("bt", 400 + chance.sway(120), 236, chance.between(150, 186))
    places = (
        move(196 + chance.sway(12), 462, scale=chance.between(0.8, 0.94)),
        move(606 + chance.sway(12), 462, scale=chance.between(0.8, 0.94)),
        move(404 + chance.sway(16), 486, scale=1.08),
    )
    jars = "".join(_jar(f"j{i}", chance, place) for i, place in enumerate(places))
    return moon + ground + jars + _yeast(chance)


_CHUM = (
    "M-58 -250C-52 -236 -56 -226 -72 -214C-150 -176 -160 -84 -78 0H78"
    "C160 -84 150 -176 72 -214C56 -226 52 -236 58 -250Z"
)
_CLOTH = (
    "M-66 -262Q-70 -284 -40 -290Q0 -300 40 -290Q70 -284 66 -262L84 -218Q60 -206 44 -220"
    "Q22 -204 0 -219Q-22 -204 -44 -220Q-60 -206 -84 -218Z"
)


def _jar(name: str, chance: Chance, place: str) -> str:
    drips, x = ["M-170 -260V-150"], -150.0
    while x < 150:
        wide = chance.between(22, 46)
        drips.append(d("q", wide / 2, chance.between(16, 84), wide, 0))
        x += wide
    glaze = (
        shape("ad", "".join(drips) + "V-260Z")
        + line("k", "M-170 -118q170 34 340 0M-170 -104q170 34 340 0M-170 -40q170 30 340 0", 2.6)
        + line("w", "M-104 -150Q-122 -104 -100 -56", 7, sheer(0.55))
    )
    jar = (
        oval("n", 10, 0, 128, 14, extra=sheer(0.2))
        + shape("am", _CHUM)
        + inside(name, _CHUM, glaze)
        + line("k", _CHUM, 5)
    )
    lid = (
        misprint(shape("w", _CLOTH))
        + line("n", _CLOTH, 4)
        + line("n", "M-40 -256L-52 -226M-14 -254L-18 -226M14 -254L18 -226M40 -256L52 -226", 2)
        + line("b", "M-64 -258Q0 -242 64 -258", 9)
        + line("b", "M30 -250q14 24 6 46M34 -250q26 14 30 36", 4)
    )
    return group(jar + lid, place)


# Where the leaves under the yeast lie, from the middle, and where they point.
_YEAST_LEAVES = ((-40, 200), (-30, 158), (30, -20), (30, 22), (-60, 178), (60, 2))


def _yeast(chance: Chance) -> str:
    """Cakes of leaf yeast on the leaves that give it its name."""
    veins = line("w", "M6 0Q60 -14 116 -8M36 -7l14 -14M58 -11l16 -11M40 -6l18 10M64 -10l18 9", 2)
    leaf = keep("leaf", shape("bd", "M0 0Q44 -46 132 -8Q62 34 0 0Z") + veins)
    x = 400 + chance.sway(30)
    leaves = "".join(
        use("leaf", move(x + dx, 524, turn=turn + chance.sway(8), scale=chance.between(0.95, 1.2)))
        for dx, turn in _YEAST_LEAVES
    )
    cakes = "".join(_cake(chance, x + dx, 520 + dy) for dx, dy in ((-54, 8), (54, 8), (0, -22)))
    return leaf + leaves + cakes


def _cake(chance: Chance, x: float, y: float) -> str:
    """A flat round of yeast, dusted with chaff."""
    side = "M-46 0A46 20 0 0 0 46 0V18A46 20 0 0 1 -46 18Z"
    face = "M-46 0A46 20 0 0 1 46 0A46 20 0 0 1 -46 0Z"
    chaff = []
    for i in range(11):
        across, down = polar(0, 0, 30 * chance.unit() ** 0.5, i * 137.5)
        chaff.append(d("M", across, down * 0.4, "l", 5, chance.sway(3)))
    marks = (
        shape("w", side + face)
        + shape("n", side, sheer(0.14))
        + line("n", side + face, 3.4)
        + line("ad", "".join(chaff), 2.4)
    )
    return group(marks, move(x, y, scale=1.16))
