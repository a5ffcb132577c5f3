"""Crafts of plaited leaf and stem: basketry, sedge mats, conical hats."""

import math
from functools import cache

from langnghe.motifs.brush import (
    blades,
    block,
    corners,
    d,
    dashes,
    disc,
    group,
    hoop,
    keep,
    line,
    move,
    n,
    oval,
    painted,
    polar,
    quad,
    ring,
    shape,
    sheer,
    strokes,
    tile,
    use,
)
from langnghe.motifs.chance import Chance
from langnghe.motifs.loom import stepped


def rattan_bamboo(chance: Chance) -> str:
    """Woven trays seen from above, each in another weave, with their bound rims."""
    weaves = _twill("w0", chance) + _hexagons("w1", chance) + _plain("w2", chance)
    order = chance.pick(((0, 1, 2), (1, 2, 0), (2, 0, 1), (0, 2, 1), (1, 0, 2), (2, 1, 0)))
    x = chance.between(280, 320)
    trays = (
        (168, (x + 318, 196 + chance.sway(30))),
        (150, (x + 290, 520 + chance.sway(20))),
        (246, (x, 312 + chance.sway(16))),
    )
    return weaves + "".join(
        group(_tray(f"w{weave}", radius), move(*place, turn=chance.between(0, 90)))
        for weave, (radius, place) in zip(order, trays, strict=True)
    )


@cache
def _tray(weave: str, radius: float) -> str:
    rim = radius * 0.075 + 8
    arc = ("a", radius, radius, "0 1 0")
    face = d("M", -radius, 0, *arc, 2 * radius, 0, *arc, -2 * radius, 0)
    return (
        disc("n", 8, 12, radius + rim / 2, sheer(0.18))
        + disc("at", 0, 0, radius)
        + painted(weave, face)
        + ring("n", 3, 4, radius - rim * 0.7, rim * 0.6, extra=sheer(0.2))
        + ring("k", 0, 0, radius, rim + 5)
        + ring("am", 0, 0, radius, rim - 2)
        + ring("k", 0, 0, radius, rim - 2, extra=dashes(2.4, radius * 0.052))
        + ring("b", 0, 0, radius, rim - 2, extra=dashes(12, radius * math.tau / 8 - 12))
    )


def _twill(name: str, chance: Chance) -> str:
    """Over two and under two, each row one further: the herringbone of winnowing trays."""
    return _weave(name, chance.between(17, 21), 4, 2)


def _plain(name: str, chance: Chance) -> str:
    """Over one, under one."""
    return _weave(name, chance.between(22, 28), 2, 1)


def _weave(name: str, size: float, count: int, over: int) -> str:
    """A tile of `count` strips each way, the level one on top for `over` crossings in turn."""
    level, upright, grain = [], [], []
    gap, wide = size * 0.08, size * 0.84
    along, down = (f" {way} {n(size)}" for way in "hv")
    for row in range(count):
        for column in range(count):
            x, y = column * size, row * size
            if (column + row) % count < over:
                level.append((x, y + gap))
                grain += [d("M", x, y + size * share) + along for share in (0.36, 0.64)]
            else:
                upright.append((x + gap, y))
                grain += [d("M", x + size * share, y) + down for share in (0.36, 0.64)]
    body = (
        block("k", 0, 0, size * count, size * count)
        + shape("at", strokes(f"M # #{along} v {n(wide)} h {n(-size)} z", level))
        + shape("am", strokes(f"M # #{down} h {n(wide)} v {n(-size)} z", upright))
        + line("am", "".join(grain), 1.2)
    )
    return tile(name, size * count, size * count, body)


def _hexagons(name: str, chance: Chance) -> str:
    """The open six-sided weave, mắt cáo: strips in three directions."""
    wide = chance.between(44, 54)
    high = wide * 3**0.5
    level = d("M", -9, high / 4, "H", wide + 9, "M", -9, high * 3 / 4, "H", wide + 9)
    falling, rising = (
        "".join(d("M", x * wide, 0, "l", side * wide, high) for x in range(-1, 3))
        for side in (1, -1)
    )
    strips = "".join(
        line("k", path, 10.5) + line(role, path, 6.5)
        for path, role in ((falling, "am"), (rising, "am"), (level, "a"))
    )
    return tile(name, wide, high, strips)


def sedge_mats(chance: Chance) -> str:
    """A patterned sedge mat, half unrolled, before the standing sedge."""
    top = 250 + chance.sway(10)
    left, right = 96 + chance.sway(12), 704 + chance.sway(12)
    return _sedge(chance, top) + _mat(chance, left, right, top) + _roll(chance, left, right, top)


def _sedge(chance: Chance, ground: float) -> str:
    stems, heads = [], []
    for _ in range(46):
        x = chance.between(-20, 820)
        tip = (x + chance.sway(46), chance.between(-30, 120))
        bend = (x + chance.sway(12), ground / 2)
        stems.append(((x, ground + 20), bend, tip, chance.between(3, 5)))
        if chance.unit() < 0.4:
            for turn in (-130, -105, -80, -50):
                end = polar(*tip, chance.between(16, 30), turn + chance.sway(8))
                heads.append((*tip, *end))
    return shape("am", blades(stems)) + line("a", strokes("M # # L # #", heads), 3)


def _mat(chance: Chance, left: float, right: float, top: float) -> str:
    """The flat part: fine ribs, ruled borders, and a medallion between rows of lozenges."""
    x, y = (left + right) / 2, top + 190 + chance.sway(10)
    borders = "".join(
        line(role, d("M", left + inset, 640, "V", top, "M", right - inset, 640, "V", top), width)
        for inset, role, width in ((26, "b", 14), (46, "a", 3.4), (58, "b", 4))
    )
    rows = [(side * 196, down) for side in (-1, 1) for down in (-84, 0, 84)]
    pattern = (
        chance.pick((_rosette, _lozenge))(chance)
        + shape("b", "".join(stepped(*spot, 5, 6) for spot in rows))
        + shape("v", "".join(stepped(*spot, 2, 6) for spot in rows))
    )
    field = d("M", left, 640, "V", top, "H", right, "V", 640)
    ribs = tile("ribs", 8, 10, line("am", "M0 2.5h4.4M4 7.5h4.4", 1.5))
    return (
        shape("v", field)
        + borders
        + group(pattern, move(x, y))
        + ribs
        + painted("ribs", field)
        + line("k", field, 4)
    )


def _rosette(chance: Chance) -> str:
    return _petals(chance.pick((8, 10, 12)))


@cache
def _petals(count: int) -> str:
    petals = []
    for size, role in ((128, "b"), (92, "v"), (74, "a"), (42, "v"), (26, "b")):
        turns = range(2 * count)
        points = [polar(0, 0, size * (1 if i % 2 else 0.8), i * 180 / count) for i in turns]
        petals.append(shape(role, corners(points)))
    return "".join(petals)


def _lozenge(chance: Chance) -> str:
    size = chance.between(13, 15)
    rings = ((9, "b"), (7, "v"), (6, "a"), (4, "v"), (chance.pick((2, 3)), "b"))
    return "".join(shape(role, stepped(0, 0, steps, round(size))) for steps, role in rings)


def _roll(chance: Chance, left: float, right: float, top: float) -> str:
    """The part still rolled, its end to the right."""
    radius = 46 + chance.sway(5)
    wide = right - left
    ribs = "".join(d("M", left, top + radius * s, "H", right) for s in (-0.75, -0.4, 0, 0.4, 0.75))
    bands, cords = (
        "".join(d("M", left + at, top - radius, "q", -18, radius, 0, 2 * radius) for at in places)
        for places in ((26, wide - 26), (wide * 0.3, wide * 0.7))
    )
    end = quad((left, top - radius), (left - 24, top), (left, top + radius))
    body = end + d("H", right + 6, "V", top - radius, "Z")
    spiral = "".join(
        hoop("k", right + 6, top, radius * s / 2, radius * s, width=2.6)
        for s in (0.8, 0.6, 0.4, 0.2)
    )
    return (
        block("n", left, top + radius, wide, 12, extra=sheer(0.16))
        + shape("v", body)
        + line("am", ribs, 1.8, dashes(9, 5))
        + line("b", bands, 14)
        + line("k", cords, 5)
        + line("k", body, 4)
        + oval("at", right + 6, top, radius / 2, radius)
        + hoop("k", right + 6, top, radius / 2, radius, width=4)
        + spiral
    )


# Where hats lie, how far they tilt, and their size, the furthest first.
_HATS: tuple[tuple[tuple[float, float, float, float], ...], ...] = (
    ((188, 388, 0, 0.8), (612, 372, 0, 0.74), (400, 446, 0, 1.1)),
    ((560, 356, 3, 0.86), (300, 440, -2, 1.14)),
    ((216, 360, -2, 0.66), (400, 376, 0, 0.84), (610, 432, 3, 0.96), (250, 470, -3, 0.9)),
    ((640, 360, 0, 0.62), (500, 396, 2, 0.84), (286, 442, -3, 1.06)),
)


def conical_hats(chance: Chance) -> str:
    """Palm-leaf hats: hoops, pleats and a silk band, one behind another like hills."""
    sun = disc("b", 400 + chance.sway(180), 150 + chance.sway(20), chance.between(86, 118))
    hats = []
    for x, y, turn, size in chance.pick(_HATS):
        spot = (x + chance.sway(14), y + chance.sway(8))
        hats.append(use("hat", move(*spot, turn=turn + chance.sway(3), scale=size)))
    return sun + keep("hat", _hat(chance.pick((15, 16, 17)))) + "".join(hats)


@cache
def _hat(hoops: int) -> str:
    """A hat whose tip is at (0, -260) and whose rim is 520 wide about y 0."""
    cone = "M0 -262Q6 -262 10 -254L262 -8Q262 44 0 52Q-262 44 -262 -8L-10 -254Q-6 -262 0 -262Z"
    rounds = []
    for share in ((i / hoops) ** 0.94 for i in range(1, hoops)):
        x, y = 262 * share, -258 + 250 * share
        rounds.append(quad((-x, y), (0, y + 66 * share + 8), (x, y)))
    pleats = "".join(
        quad((0, -258), (reach * 0.55, -120), (reach, 46 - reach * reach / 1400))
        for reach in range(-220, 221, 40)
    )
    band = "M-150 40C-150 120 -60 150 -30 150C20 150 130 110 150 40"
    return (
        line("b", band, 13)
        + line("k", band, 1.6)
        + shape("v", cone)
        + shape("at", "M0 -258L262 -8Q262 30 130 44Q110 -90 0 -258Z")
        + line("am", pleats, 2)
        + line("a", "".join(rounds), 3)
        + line("k", cone, 5)
        + line("a", "M-250 4Q-240 38 0 42Q240 38 250 4", 5)
        + shape("b", "M-13 -250Q0 -276 13 -250Q0 -242 -13 -250Z")
    )
