"""What four crafts work with: the smith's anvil, the stone mill, the joiner's plane, the still."""

from functools import cache

from langnghe.motifs.brush import (
    Point,
    blades,
    block,
    d,
    disc,
    flow,
    group,
    hoop,
    inside,
    line,
    move,
    oval,
    polar,
    shape,
    sheer,
    strokes,
)
from langnghe.motifs.chance import Chance

# The smith

_ANVIL = (
    "M150 292Q236 300 292 336H322Q346 380 312 408H286V446H522V408H496Q458 380 486 336H628V284"
    "H296Q230 280 150 292Z"
)
_STUMP = "M276 446H532L548 540H260Z"


def anvil(chance: Chance) -> str:
    """A hot blade on the anvil, the hammer above it, and the sparks it strikes."""
    fire = disc("at", 430 + chance.sway(60), 262 + chance.sway(16), chance.between(190, 224))
    floor = block("at", 0, 520, 800, 80) + line("k", "M-10 520H810", 3)
    return fire + floor + _anvil() + _sparks(chance) + _hot_blade(chance) + _hammer(chance)


@cache
def _anvil() -> str:
    rings = "M286 470Q400 482 524 468M276 500Q400 514 536 498M330 450L322 536M470 450L480 536"
    return (
        oval("n", 404, 542, 190, 11, extra=sheer(0.2))
        + shape("am", _STUMP)
        + line("k", rings, 2)
        + line("k", _STUMP, 5)
        + shape("n", _ANVIL)
        + line("g", "M300 300H612M326 340H480M306 424H504", 3)
        + line("k", _ANVIL, 5)
    )


def _hot_blade(chance: Chance) -> str:
    """A knife of the hill smiths, still red, held by tongs from the right."""
    blade_ = "M300 262Q330 236 400 240H520L540 252L520 266H340Q316 268 300 262Z"
    tongs = "M520 250Q600 236 790 176M520 258Q610 258 800 214"
    marks = (
        line("k", tongs, 11)
        + line("g", tongs, 5)
        + disc("k", 596, 246, 9)
        + shape("a", blade_)
        + line("w", "M318 258Q346 246 400 248H500", 4, sheer(0.8))
        + line("k", blade_, 4)
    )
    return group(marks, move(chance.sway(12), 18))


def _sparks(chance: Chance) -> str:
    places = []
    for i in range(chance.whole(16, 24)):
        turn = 190 + i * 9 + chance.sway(5)
        near, far = chance.between(70, 120), chance.between(130, 220)
        start, end = polar(400, 262, near, turn), polar(400, 262, far, turn)
        bend = polar(400, 262, (near + far) / 2, turn + 3)
        places.append((start, bend, end, chance.between(3, 6)))
    return shape("a", blades(places))


def _hammer(chance: Chance) -> str:
    head = "M-74 -40H60L74 -26V26L60 40H-74Z"
    handle = "M-12 -40V-260H12V-40Z"
    marks = (
        shape("am", handle)
        + line("k", "M-2 -60V-240", 1.8)
        + line("k", handle, 4.4)
        + shape("n", head)
        + line("g", "M-58 -22H56M-74 0H74", 2.6)
        + line("k", head, 5)
    )
    return group(marks, move(366 + chance.sway(10), 176, turn=chance.between(52, 66)))


# The mason


def mill(chance: Chance) -> str:
    """A stone mill: the upper stone with its arm, the lower one with its lip, both hewn by hand."""
    sun = disc("b", 400 + chance.pick((-1, 1)) * chance.between(150, 220), 170, 84)
    ground = line("k", "M-10 520H810", 3) + block("at", 0, 520, 800, 80)
    lower = _wheel(chance, 468, (268, 66), 62, "am")
    lip = "M620 456Q690 462 742 486L734 512Q676 496 606 500Z"
    spout = shape("am", lip) + line("k", lip, 5)
    upper = _wheel(chance, 336, (196, 50), 96, "v")
    arm = "M566 300L700 268L706 288L574 324Z"
    handle = shape("b", arm) + line("k", arm, 4.4) + _peg()
    eye = oval("n", 400, 324, 46, 13) + hoop("k", 400, 324, 46, 13, width=4)
    grain = _grains(chance)
    shadow = oval("n", 420, 536, 320, 14, extra=sheer(0.18))
    return sun + ground + shadow + spout + lower + handle + upper + eye + grain


@cache
def _peg() -> str:
    peg = "M672 282V206H692V278Z"
    return shape("b", peg) + line("k", peg, 4)


def _wheel(chance: Chance, y: float, radii: Point, high: float, role: str) -> str:
    """A millstone seen from a little above; `y` is the middle of its upper face."""
    across, down = radii
    left, right = 400 - across, 400 + across
    side = d("M", left, y, "A", across, down, 0, 0, 0, right, y, "V", y + high,
             "A", across, down, 0, 0, 1, left, y + high, "Z")  # fmt: skip
    face = d("M", left, y, "A", across, down, 0, 0, 1, right, y,
             "A", across, down, 0, 0, 1, left, y, "Z")  # fmt: skip
    cuts = []
    for i in range(30):
        angle = 8 + i * 5.6 + chance.sway(2)
        x = polar(400, y, across, angle)[0]
        top = y + down * (1 - ((x - 400) / across) ** 2) ** 0.5
        start = top + high * chance.between(0.1, 0.5)
        cuts.append((x, start, chance.sway(6), high * chance.between(0.2, 0.4)))
    furrows = []
    for i in range(18):
        turn = i * 20
        ax, ay = polar(0, 0, 1, turn)
        bx, by = polar(0, 0, 1, turn + 10)
        furrows.append((400 + ax * across * 0.4, y + ay * down * 0.4,
                        400 + bx * across * 0.92, y + by * down * 0.92))  # fmt: skip
    return (
        shape("am", side)
        + line("k", strokes("M # # l # #", cuts), 2.2)
        + shape(role if role != "am" else "at", face)
        + line("g", strokes("M # # L # #", furrows), 2.2)
        + line("k", side, 5)
        + line("k", face, 4)
    )


def _grains(chance: Chance) -> str:
    """What is being ground, on the stone and falling from its lip."""
    grains = [(740 + chance.sway(7), 510.0 + i * 8, chance.sway(4), 6.0) for i in range(9)]
    grains += [
        (400 + chance.sway(80), 324 + chance.sway(16), 7.0, chance.sway(3)) for _ in range(14)
    ]
    return line("b", strokes("M # # l # #", grains), 4)


# The joiner

_PLANE = "M214 372V318Q214 286 250 280H540Q590 284 600 330L606 372Z"


def plane(chance: Chance) -> str:
    """A plane running over a board, and the shavings that curl out of it."""
    shift = chance.sway(36)
    wall = block("at", 0, 0, 800, 372)
    body = group(_curls(chance) + _body(chance), move(shift, 0))
    return wall + _board(chance) + body + _fallen(chance)


def _board(chance: Chance) -> str:
    lines = []
    for i in range(9):
        y = 392 + i * 12 + chance.sway(3)
        lines.append((y, 220, y - 8 + chance.sway(6), 340, y + 10, 500, y, 700, y + 6, y))
    knot_x = chance.between(470, 640)
    knot = "".join(hoop("k", knot_x, 436, radius * 2.4, radius, width=2) for radius in (5, 11, 18))
    board = "M-20 372H820V500H-20Z"
    grain = line("a", strokes("M -20 # C # # # # # # S # # 820 #", lines), 2.2) + knot
    return (
        shape("n", "M-20 500H820V524H-20Z", sheer(0.16))
        + inside("board", board, shape("am", board) + grain)
        + line("k", "M-20 372H820M-20 500H820", 5)
        + block("p", -20, 524, 840, 90)
    )


def _body(chance: Chance) -> str:
    iron = "M404 374L350 208L382 198L436 374Z"
    wedge = "M428 372L392 236L418 232L460 372Z"
    bar = "M470 236H502V282H470ZM420 240Q486 214 552 240L548 258Q486 238 424 258Z"
    chamfer = "M232 300Q236 294 256 294H536Q576 298 586 332"
    wood = "M240 320H380M236 342H392M462 326H588M470 348H594"
    return (
        shape("n", _PLANE, sheer(0.16) + move(8, 12))
        + shape("b", bar)
        + line("k", bar, 4.4)
        + shape("b", _PLANE)
        + line("k", wood, 2, sheer(0.6))
        + line("k", chamfer, 2)
        + shape("w", wedge)
        + shape("g", iron)
        + line("k", wedge + iron, 4)
        + line("k", _PLANE, 5.4)
    )


def _curl(x: float, y: float, radius: float, turns: float, start: float) -> str:
    """A shaving that winds in from (x, y), where it leaves the wood."""
    steps = int(turns * 12)
    points = [
        polar(x, y - radius, radius * (1 - 0.72 * i / steps), start + i * 30) for i in range(steps)
    ]
    return flow([(x, y), *points])


def _curls(chance: Chance) -> str:
    shavings = [
        _curl(316 + chance.sway(8), 282, chance.between(60, 74), 2.3, 95),
        _curl(206 + chance.sway(10), 284, chance.between(36, 46), 2.0, 95),
        _curl(424 + chance.sway(6), 196, chance.between(34, 42), 1.8, 80),
    ]
    data = "".join(shavings)
    return line("n", data, 16) + line("w", data, 10)


def _fallen(chance: Chance) -> str:
    data = "".join(
        _curl(
            120 + i * 150 + chance.sway(40), 566 + chance.sway(10), chance.between(16, 26), 1.6, 95
        )
        for i in range(5)
    )
    return line("n", data, 11) + line("w", data, 6.4)


# The distiller

_POT = "M168 320Q150 420 214 470H406Q470 420 452 320Z"
_HOOD = "M156 320Q170 236 262 214L270 188H350L358 214Q450 236 464 320Z"
_URN = "M604 372C560 388 556 470 604 508H706C754 470 750 388 706 372L700 352H610Z"


def still(chance: Chance) -> str:
    """A still on its hearth: pot and hood, the bamboo that leads away, the jar it drips into."""
    moon = disc("bt", 520 + chance.sway(80), 190 + chance.sway(20), chance.between(120, 150))
    floor = block("at", 0, 508, 800, 92) + line("k", "M-10 508H810", 3)
    return moon + floor + _hearth(chance) + _steam(chance) + _vessels(chance)


def _hearth(chance: Chance) -> str:
    flames = []
    for i in range(9):
        x = 232 + i * 20
        high = chance.between(26, 56)
        flames.append(((x, 506), (x + chance.sway(10), 506 - high / 2), (x + 4, 506 - high), 9))
    logs = "M196 500L330 486M300 486L430 502"
    stones = "M150 508V462H206V508ZM414 508V462H470V508Z"
    return (
        shape("a", blades(flames))
        + line("k", logs, 15)
        + line("am", logs, 8)
        + shape("s", stones)
        + line("k", stones, 4.4)
    )


def _vessels(chance: Chance) -> str:
    pipe = "M352 224L640 300"
    knots = "".join(
        d("M", 352 + 288 * share + 4, 224 + 76 * share - 12, "l", -7, 24)
        for share in (0.25, 0.52, 0.79)
    )
    drops = "".join(d("M", 640, y, "q", -8, 14, 0, 18, "q", 8, -4, 0, -18, "Z") for y in (312, 334))
    bands = "M170 344Q310 362 450 344M186 416Q310 434 434 416"
    glaze = "M548 340H762V404q-24 30 -48 4q-26 34 -52 2q-26 36 -54 0q-30 26 -60 -6z"
    return (
        oval("n", 656, 512, 90, 11, extra=sheer(0.2))
        + shape("am", _POT)
        + line("k", bands, 2.4)
        + line("k", _POT, 5)
        + shape("ad", _HOOD)
        + line("w", "M196 296Q206 256 258 238", 6, sheer(0.5))
        + line("k", "M262 214H358M156 320H464", 4)
        + line("k", _HOOD, 5)
        + line("k", pipe, 22)
        + line("b", pipe, 14)
        + line("k", knots, 3)
        + shape("w", drops)
        + line("n", drops, 2)
        + shape("am", _URN)
        + inside("urn", _URN, shape("ad", glaze))
        + line("k", "M566 440Q656 456 744 440", 2.4)
        + line("k", _URN, 5)
        + hoop("k", 655, 352, 46, 9, width=4)
        + _yeast(chance)
    )


def _yeast(chance: Chance) -> str:
    """Cakes of leaf yeast before the jar."""
    cakes = []
    for left, y in ((500, 526), (548, 534), (524, 512)):
        x = left + chance.sway(5)
        cakes.append(
            oval("n", x + 2, y + 9, 33, 13)
            + oval("w", x, y + 4, 31, 12)
            + hoop("n", x, y, 31, 12, width=3)
        )
    return "".join(cakes)


def _steam(chance: Chance) -> str:
    wisps = []
    for x in (286, 312, 338):
        reach = chance.between(14, 26)
        wisps.append((x, 180, reach, -24, -reach, -48, 0, -78 - chance.between(0, 30)))
    return line("g", strokes("M # # c # # # # # #", wisps), 4)
