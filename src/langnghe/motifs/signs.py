"""From a craft to its small sign on a map: an outline, a colour, and a few strokes in it.

Every craft has strokes of its own, so that colour is never the only difference. All measures are
in a square of 24; a stroke is a run of corners or, as `o`, a circle with its middle and radius.
"""

from functools import cache
from math import cos, radians, sin
from typing import NamedTuple

Corner = tuple[float, float]
SIZE = 24

_OUTLINES = {
    "square": "3,3 21,3 21,21 3,21",
    "diamond": "12,-1 25,12 12,25 -1,12",
    "hexagon": "12,0 22.4,6 22.4,18 12,24 1.6,18 1.6,6",
}
_RIM = 32  # corners of the round outline

# Each craft: outline, colour, strokes.
_CRAFTS = {
    "brocade": ("diamond", "red", "12,6 18,12 12,18 6,12 12,6; 12,10 14,12 12,14 10,12 12,10"),
    "candy": ("round", "gold", "o12,12,3; 9,12 5.5,9 5.5,15 9,12; 15,12 18.5,9 18.5,15 15,12"),
    "ceramics": ("hexagon", "indigo", "9.5,6 14.5,6; 10.5,6 10.5,8 7.5,11 7.5,14.5 9.5,17.5 "
                 "14.5,17.5 16.5,14.5 16.5,11 13.5,8 13.5,6"),
    "coconut": ("round", "indigo", "o12,12,6; o10,10.5,.5; o14,10.5,.5; o12,13.5,.5"),
    "coconut-fibre": ("diamond", "gold", "12,6 12,18; 9,6.5 10,12 7,16; 15,6.5 14,12 17,16"),
    "conical-hats": ("diamond", "indigo", "5,15 12,8 19,15 5,15"),
    "driftwood": ("square", "indigo", "7,18 12,12 17,6; 12,12 11,6.5; 12,12 18,13"),
    "fruit": ("round", "red", "o12,13.5,4.5; 12,9 13,6.5 16,5.5"),
    "incense": ("hexagon", "red", "12,18.5 12,5.5; 12,18.5 8,6.5; 12,18.5 16,6.5"),
    "joinery": ("square", "gold", "6,8 18,8; 12,8 12,18; 9,18 15,18"),
    "lacquer": ("hexagon", "gold", "7,9.5 17,9.5 17,16.5 7,16.5 7,9.5; 9,9.5 9,7 15,7 15,9.5"),
    "metal": ("square", "red", "6,8 18,8 14.5,11.5 14.5,14.5 16.5,17 7.5,17 9.5,14.5 9.5,11.5 6,8"),
    "noodles": ("round", "gold", "8,6.5 9,9 7,12 9,15 8,17.5; 12,6 13,9 11,12 13,15 12,18; "
                "16,6.5 17,9 15,12 17,15 16,17.5"),
    "other": ("hexagon", "indigo", "5.5,10.5 12,6 18.5,10.5; 8,10 8,18; 16,10 16,18"),
    "paper": ("square", "indigo", "8,6 13,6 16,9 16,18 8,18 8,6; 13,6 13,9 16,9"),
    "rattan-bamboo": ("diamond", "gold", "8,8 16,16; 16,8 8,16; 12,5.5 18.5,12; 5.5,12 12,18.5"),
    "rice-paper": ("round", "red", "o12,12,6; 6.8,9.5 17.2,9.5; 6.8,14.5 17.2,14.5"),
    "salt": ("hexagon", "indigo", "5.5,16.5 9,10.5 12.5,16.5; 10.5,13 13.5,8 18.5,16.5 5.5,16.5"),
    "sedge-mats": ("diamond", "red", "8,9 16,9; 6.5,12 17.5,12; 8,15 16,15"),
    "spirits": ("round", "red", "10,5.5 14,5.5; 10.5,5.5 10.5,8 8,10.5 8,17.5 16,17.5 16,10.5 "
                "13.5,8 13.5,5.5"),
    "stone": ("square", "indigo", "6,17 7.5,10 13,7 18,11 18,17 6,17; 7.5,10 12,12 18,11"),
    "textiles": ("diamond", "indigo", "9.5,7.5 9.5,16.5; 14.5,7.5 14.5,16.5; 7,10 17,10; "
                 "7,14 17,14"),
    "wood-carving": ("square", "red", "o12,12,1.8; o12,12,5.5; 17.5,12 20,12"),
}  # fmt: skip


class Sign(NamedTuple):
    """`colour` is red, indigo or gold; a stroke with one corner and a radius is a circle."""

    shape: str
    colour: str
    outline: tuple[Corner, ...]
    lines: tuple[tuple[Corner, ...], ...]
    circles: tuple[tuple[float, float, float], ...]  # middle and radius


@cache
def sign(craft: str) -> Sign:
    """The sign of a craft; one without a sign of its own gets the general one, a gate."""
    shape, colour, strokes = _CRAFTS.get(craft, _CRAFTS["other"])
    parts = [stroke.strip() for stroke in strokes.split(";")]
    return Sign(
        shape,
        colour,
        _round() if shape == "round" else _corners(_OUTLINES[shape]),
        tuple(_corners(part) for part in parts if part[0] != "o"),
        tuple(_circle(part[1:]) for part in parts if part[0] == "o"),
    )


def _corners(text: str) -> tuple[Corner, ...]:
    pairs = (pair.split(",") for pair in text.split())
    return tuple((float(x), float(y)) for x, y in pairs)


def _circle(text: str) -> tuple[float, float, float]:
    x, y, radius = map(float, text.split(","))
    return x, y, radius


def _round() -> tuple[Corner, ...]:
    turns = (radians(360 * n / _RIM) for n in range(_RIM))
    return tuple((12 + 11 * cos(turn), 12 + 11 * sin(turn)) for turn in turns)


def path_of(corners: tuple[Corner, ...], *, closed: bool = False) -> str:
    """The corners as the `d` of an SVG path."""
    steps = "L".join(f"{_short(x)} {_short(y)}" for x, y in corners)
    return f"M{steps}{'z' if closed else ''}"


def circle_path(x: float, y: float, radius: float) -> str:
    """A circle as the `d` of an SVG path."""
    r = _short(radius)
    return f"M{_short(x - radius)} {_short(y)}a{r} {r} 0 1 0 {_short(2 * radius)} 0" \
        f"a{r} {r} 0 1 0 {_short(-2 * radius)} 0z"  # fmt: skip


def outline_path(sign: Sign) -> str:
    """The `d` of the outline."""
    return circle_path(12, 12, 11) if sign.shape == "round" else path_of(sign.outline, closed=True)


def strokes_path(sign: Sign) -> str:
    """The `d` of all that is drawn inside it."""
    return "".join((*map(path_of, sign.lines), *(circle_path(*circle) for circle in sign.circles)))


def _short(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
