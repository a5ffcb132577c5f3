"""Crafts that spread their work in the sun: noodles, rice paper, incense, salt."""

from functools import cache
from itertools import pairwise

from langnghe.motifs.brush import (
    block,
    corners,
    cubic,
    d,
    disc,
    group,
    keep,
    line,
    move,
    painted,
    polar,
    ring,
    shape,
    sheer,
    strokes,
    tile,
    use,
)
from langnghe.motifs.chance import Chance


def noodles(chance: Chance) -> str:
    """Curtains of fresh noodles over bamboo poles, the sun in a gap between them."""
    bundles = "".join(keep(f"b{i}", _bundle(chance)) for i in range(3))
    x = chance.between(250, 550)
    sun = disc("b", x, 248 + chance.sway(6), chance.between(76, 86))
    posts = "".join(
        group(_bamboo(chance, 15), move(at + chance.sway(16), 300, turn=90 + chance.sway(1)))
        for at in (84, 716)
    )
    far = _pole_of_noodles(chance, 96, 1.06, (x - 112, x + 112))
    near = _pole_of_noodles(chance, 350, 1.24, (0, 0))
    return bundles + sun + posts + far + near


def _bundle(chance: Chance) -> str:
    """Noodles hung double over a pole at y 0, looped at their lower ends."""
    loops = []
    for x in range(-33, 33, 11):
        end, bend = chance.between(166, 204), x + chance.sway(4)
        loops.append((x, bend, x, end, bend + 6, x + 6))
    loop = "M # -5 Q # 80 # # q 3 10 6 0Q # 80 # -5"
    return (
        shape("w", "M-38 -6Q-36 -13 0 -13Q36 -13 38 -6L35 168H-35Z")
        + line("ad", strokes(loop, loops[::2]), 2.4)
        + line("n", strokes(loop, loops[1::2]), 1.8)
        + line("n", "M-37 -4Q0 4 37 -4", 2)
    )


def _pole_of_noodles(chance: Chance, y: float, scale: float, gap: tuple[float, float]) -> str:
    """A pole with bundles all along it but for the gap, which keeps the sun in sight."""
    hung, x = [], -10 + chance.between(0, 50)
    since = chance.whole(0, 2)
    while x < 840:
        if not gap[0] < x < gap[1]:
            tall = scale * chance.between(0.94, 1.04)
            hung.append(use(f"b{chance.whole(0, 2)}", move(x, y, scale=scale, tall=tall)))
        # Now and then the pole shows: the eye needs to see what the noodles hang on.
        since += 1
        x += scale * (126 if since % 4 == 0 else 82)
    pole = group(_bamboo(chance, 15 * scale), move(400, y, turn=chance.sway(0.6)))
    return pole + "".join(hung)


def _bamboo(chance: Chance, thick: float) -> str:
    """A pole along y 0, from -460 to 460, with its nodes."""
    half = thick / 2
    nodes = []
    x = -440 + chance.between(0, 100)
    while x < 440:
        nodes.append((x, -half - 2, half + 2, thick + 4))
        x += chance.between(120, 150)
    stem = block("am", -460, -half, 920, thick)
    edges = line("k", d("M", -460, -half, "H", 460, "M", -460, half, "H", 460), 2.6)
    return stem + edges + line("k", strokes("M # # q 5 # 0 #", nodes), 4)


# The radius of a round of rice paper, and half the width of the rack it lies on.
_ROUND, _BED = 78, 82


def rice_paper(chance: Chance) -> str:
    """Rounds of rice paper drying in rows on bamboo racks, seen from above."""
    lattice = tile("lattice", 30, 30, line("a", "M0 0L30 30M30 0L0 30", 3.4))
    rounds = (
        keep("plain", _round("w", "ad"))
        + keep("sesame", _round("w", "ad") + _sesame(chance))
        + keep("coloured", _round("b", "w"))
    )
    tilt = chance.pick((-1, 1)) * chance.between(5, 11)
    coloured = chance.whole(3, 5)
    racks = [_rack(chance, 190 * row, coloured if row == 0 else -1) for row in range(-2, 3)]
    placed = group("".join(racks), move(400, 300 + chance.sway(20), turn=tilt))
    return lattice + rounds + block("am", 0, 0, 800, 600) + placed


@cache
def _round(role: str, rim: str) -> str:
    return (
        disc(role, 0, 0, _ROUND, sheer(0.82))
        + ring("n", 0, 0, _ROUND, 2.4)
        + ring(rim, 0, 0, _ROUND - 8, 1.4)
    )


def _sesame(chance: Chance) -> str:
    grains = []
    for i in range(34):
        x, y = polar(0, 0, 64 * chance.unit() ** 0.5, i * 137.5)
        grains.append((x, y, chance.sway(2), 3))
    return line("ad", strokes("M # # l # #", grains), 3.2)


def _rack(chance: Chance, y: float, coloured: int) -> str:
    """A rack of rounds about the level y; the one numbered `coloured`, if any, is coloured."""
    bed = d("M", -560, y - _BED, "h", 1120, "v", 2 * _BED, "h", -1120, "z")
    rails = d("M", -560, y - _BED, "h", 1120, "M", -560, y + _BED, "h", 1120)
    frame = shape("at", bed) + painted("lattice", bed) + line("k", rails, 9) + line("at", rails, 4)
    start, step = chance.between(-608, -528), 142
    rounds = []
    for i in range(9):
        kind = "sesame" if chance.unit() < 0.3 else "plain"
        place = move(start + i * step, y + chance.sway(3), turn=chance.whole(0, 5) * 60)
        rounds.append(use("coloured" if i == coloured else kind, place))
    return frame + "".join(rounds)


def incense(chance: Chance) -> str:
    """Bundles of incense sticks stood up and opened into fans to dry, rank behind rank."""
    fans = keep("red", _fan(chance, "a", "b")) + keep("gold", _fan(chance, "b", "a"))
    step, shift = chance.between(262, 284), chance.between(-40, 40)
    golden = chance.whole(4, 8)
    ranks = []
    for rank in range(4):
        count = 4 if rank % 2 else 5
        for i in range(count):
            x = 400 + shift + (i - (count - 1) / 2) * step
            place = move(x, rank * 206 - 26, turn=chance.sway(4), scale=0.94 + rank * 0.04)
            is_golden = rank * 4 + i in (golden, golden + 3)
            ranks.append(use("gold" if is_golden else "red", place))
    return fans + "".join(ranks)


_STICKS, _SPREAD = 40, 66


def _fan(chance: Chance, sticks: str, tie: str) -> str:
    """One bundle tied at (0, 60): its sticks spread upward, its feet below."""
    rays, tips = [], []
    for i in range(_STICKS + 1):
        angle, reach = -90 + _SPREAD * (2 * i / _STICKS - 1), 176 + chance.sway(5)
        tip = polar(0, 60, reach, angle)
        rays.append((0, 60, *tip))
        tips.append((*polar(0, 60, reach - 16, angle), *tip))
    left, right = (polar(0, 60, 184, side * (_SPREAD + 2) - 90) for side in (-1, 1))
    wedge = d("M", 0, 70, "L", *left, "A", 184, 184, "0 0 1", *right, "Z")
    feet = [(0, 60, *polar(0, 60, 92, 90 + turn)) for turn in range(-40, 41, 5)]
    under = corners([(0, 56), polar(0, 60, 96, 44), polar(0, 60, 100, 90), polar(0, 60, 96, 136)])
    return (
        shape("p", under)
        + line(sticks, strokes("M # # L # #", feet), 3.2)
        + shape("p", wedge)
        + shape(f"{sticks}t", wedge)
        + line(sticks, strokes("M # # L # #", rays), 3.2)
        + line("k", strokes("M # # L # #", tips), 3.6)
        + line("k", "M-17 58Q0 70 17 58", 15)
        + line(tie, "M-16 58Q0 70 16 58", 9)
    )


def salt(chance: Chance) -> str:
    """Salt pans running to the horizon, heaps of white salt, and a rake."""
    horizon = 214 + chance.sway(8)
    vanish = 400 + chance.sway(90)
    rows = [horizon + (600 - horizon) * share for share in (0, 0.07, 0.17, 0.31, 0.5, 0.75, 1.1)]
    height, radius = horizon - chance.between(-6, 34), chance.between(54, 76)
    sun = disc("b", chance.between(220, 580), height, radius)
    pans = _pans(chance, vanish, rows) + _heaps(chance, vanish, rows[1:5])
    return sun + _hills(chance, horizon) + pans + _rake(chance)


def _hills(chance: Chance, y: float) -> str:
    rise = chance.between(30, 52)
    far = cubic((-10, y), (90, y - rise * 1.8), (190, y - rise), (300, y))
    near = cubic((520, y), (620, y - rise), (700, y - rise * 2), (820, y))
    return shape("am", far + near)


def _pans(chance: Chance, vanish: float, rows: list[float]) -> str:
    """Chequered pans of brine between dykes that meet at (vanish, rows[0])."""
    top, end = rows[0], rows[-1]
    falls = [vanish + i * 260 for i in range(-5, 6)]
    pans = []
    for i, (high, low) in enumerate(pairwise(rows)):
        for j, (left, right) in enumerate(pairwise(falls)):
            if (i + j) % 2 or chance.unit() < 0.2:
                edges = ((left, high), (right, high), (right, low), (left, low))
                scale = 1 / (end - top)
                pans.append(
                    corners([(vanish + (x - vanish) * (y - top) * scale, y) for x, y in edges])
                )
    dykes = "".join(d("M", -5, y, "H", 805) for y in rows)
    dykes += "".join(d("M", vanish, top, "L", x, end) for x in falls)
    return (
        block("at", 0, top, 800, 600 - top)
        + shape("am", "".join(pans), sheer(0.5))
        + line("p", dykes, 7)
        + line("k", dykes, 1.6)
    )


def _heaps(chance: Chance, vanish: float, rows: list[float]) -> str:
    heaps = []
    for y, size in zip(rows, (0.22, 0.42, 0.72, 1.12), strict=True):
        step = 190 * size
        x = vanish + step * chance.between(0.2, 0.8) - step * int(450 / step)
        while x < 860:
            scale = size * chance.between(0.9, 1.1)
            heaps.append(use("heap", move(x, y + 6 * size, scale=scale)))
            x += step
    return keep("heap", _heap(chance)) + "".join(heaps)


def _heap(chance: Chance) -> str:
    """A heap standing on y 0, 120 wide and 90 high, and what the brine mirrors of it."""
    cone = "M-62 0C-40 -14 -16 -84 0 -90C14 -86 40 -16 62 0Q0 10 -62 0Z"
    grains = "".join(d("M", x, -8 - chance.between(0, 18), "l", 4, 5) for x in range(-34, 20, 6))
    return (
        shape("w", "M-58 6Q0 16 58 6L4 58Q0 62 -4 58Z", sheer(0.4))
        + shape("w", cone)
        + shape("ad", "M0 -90C14 -86 40 -16 62 0Q30 6 4 5Q22 -40 0 -90Z", sheer(0.5))
        + line("n", cone, 4)
        + line("ad", grains, 2.4)
    )


def _rake(chance: Chance) -> str:
    pole, head = "M0 0L330 160", "M-26 42L26 -42"
    marks = line("n", pole, 12) + line("b", pole, 6) + line("n", head, 22) + line("b", head, 15)
    return group(marks, move(250 + chance.sway(40), 470))
