"""From a seed to marks on paper: the chance and the pens every motif shares."""

import math
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import NamedTuple, TypeVar

WIDTH, HEIGHT = 800, 600

Point = tuple[float, float]
_T = TypeVar("_T")


class Chance:
    """A stream of numbers that a key decides, the same on every machine and for ever.

    SplitMix64, written out here because Python promises no fixed sequence for `random`.
    """

    def __init__(self, key: str) -> None:
        self._state = int.from_bytes(sha256(key.encode()).digest()[:8], "big")

    def unit(self) -> float:
        """A number from 0 up to, never reaching, 1."""
        self._state = (self._state + 0x9E3779B97F4A7C15) & 0xFFFFFFFFFFFFFFFF
        z = self._state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & 0xFFFFFFFFFFFFFFFF
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & 0xFFFFFFFFFFFFFFFF
        return ((z ^ (z >> 31)) >> 11) / 9007199254740992

    def between(self, low: float, high: float) -> float:
        return low + (high - low) * self.unit()

    def sway(self, reach: float) -> float:
        """A number from -reach to reach."""
        return reach * (2 * self.unit() - 1)

    def whole(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + int(self.unit() * (high - low + 1))

    def pick(self, choices: Sequence[_T]) -> _T:
        return choices[int(self.unit() * len(choices))]


# Numbers and outlines: strings for a path's `d`.


def n(number: float) -> str:
    """A number as text, to one decimal; a tenth of a unit is less than a screen can show."""
    text = f"{number:.1f}"
    return text[:-2] if text[-1] == "0" else text


def d(*parts: str | float) -> str:
    """Path data from commands and numbers, as in `d("M", 0, 0, "L", 8, 6)`."""
    return " ".join([part if isinstance(part, str) else n(part) for part in parts])


def quad(start: Point, *rest: Point) -> str:
    """A quadratic curve: bend and end, and so on for as many pairs as follow."""
    return d("M", *start, "Q", *[number for point in rest for number in point])


def cubic(start: Point, *rest: Point) -> str:
    """A cubic curve: two bends and an end, and so on for as many threes as follow."""
    return d("M", *start, "C", *[number for point in rest for number in point])


def corners(points: Iterable[Point], *, closed: bool = True) -> str:
    """A line from point to point with straight sides."""
    return "M" + "L".join([f"{n(x)} {n(y)}" for x, y in points]) + ("Z" if closed else "")


def flow(points: Sequence[Point], *, closed: bool = False) -> str:
    """A smooth line through all points (Catmull-Rom, as cubic Béziers)."""
    if closed:
        knots = [points[-1], *points, points[0], points[1]]
    else:
        knots = [points[0], *points, points[-1]]
    (ax, ay), (bx, by), (cx, cy) = knots[:3]
    parts = [f"M{n(bx)} {n(by)}C{n(bx + (cx - ax) / 6)} {n(by + (cy - ay) / 6)} "]
    # Each curve leaves a point as the one before reached it, so `S` spares the first bend.
    for (bx, by), (cx, cy), (ex, ey) in zip(knots[1:], knots[2:], knots[3:], strict=False):
        parts.append(f"{n(cx - (ex - bx) / 6)} {n(cy - (ey - by) / 6)} {n(cx)} {n(cy)}S")
    return "".join(parts)[:-1]


def blade(start: Point, bend: Point, end: Point, width: float) -> str:
    """A brush stroke: pointed at both ends, `width` wide where it bends."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy) or 1.0
    # A quadratic reaches only half-way to its control point, so the offset is the full width.
    ox, oy = -dy / length * width, dx / length * width
    bx, by = bend[0] - start[0], bend[1] - start[1]
    # Relative, because there are hundreds and small numbers are short ones.
    there = d("M", *start, "q", bx + ox, by + oy, dx, dy)
    return there + d("q", bx - ox - dx, by - oy - dy, -dx, -dy)


def polar(x: float, y: float, radius: float, degrees: float) -> Point:
    """A point round (x, y); 0 degrees is right and the angle grows clockwise."""
    angle = math.radians(degrees)
    return x + radius * math.cos(angle), y + radius * math.sin(angle)


class Limb(NamedTuple):
    """A root, branch or band: a cubic Bézier with a half-width at each of its four points."""

    points: tuple[Point, Point, Point, Point]
    widths: tuple[float, float, float, float]

    def along(self, share: float) -> list[Point]:
        """The limb's own curve (0), its left edge (-1), its right edge (1), or between."""
        moved = []
        for i, (x, y) in enumerate(self.points):
            ax, ay = self.points[max(i - 1, 0)]
            bx, by = self.points[min(i + 1, 3)]
            length = math.hypot(bx - ax, by - ay) or 1.0
            reach = self.widths[i] * share / length
            moved.append((x - (by - ay) * reach, y + (bx - ax) * reach))
        return moved

    def thread(self, share: float) -> str:
        """The line that keeps `share` of the way to the edge, for grain and veins."""
        return cubic(*self.along(share))

    def outline(self) -> str:
        return f"{self.thread(-1)}L{cubic(*reversed(self.along(1)))[1:]}Z"


# Marks: strings of SVG.


def shape(role: str, data: str, extra: str = "") -> str:
    return f'<path class="{role} f" d="{data}"{extra}/>'


def line(role: str, data: str, width: float, extra: str = "") -> str:
    return f'<path class="{role} l" stroke-width="{n(width)}" d="{data}"{extra}/>'


def disc(role: str, x: float, y: float, radius: float, extra: str = "") -> str:
    return f'<circle class="{role} f" cx="{n(x)}" cy="{n(y)}" r="{n(radius)}"{extra}/>'


def ring(role: str, x: float, y: float, radius: float, width: float, *, extra: str = "") -> str:
    place = f'cx="{n(x)}" cy="{n(y)}" r="{n(radius)}"'
    return f'<circle class="{role} l" stroke-width="{n(width)}" {place}{extra}/>'


def oval(role: str, x: float, y: float, across: float, down: float, *, extra: str = "") -> str:
    """Filled; `across` and `down` are radii."""
    place = f'cx="{n(x)}" cy="{n(y)}" rx="{n(across)}" ry="{n(down)}"'
    return f'<ellipse class="{role} f" {place}{extra}/>'


def hoop(role: str, x: float, y: float, across: float, down: float, *, width: float) -> str:
    """The same as a line."""
    place = f'cx="{n(x)}" cy="{n(y)}" rx="{n(across)}" ry="{n(down)}"'
    return f'<ellipse class="{role} l" stroke-width="{n(width)}" {place}/>'


def block(role: str, x: float, y: float, wide: float, high: float, *, extra: str = "") -> str:
    place = f'x="{n(x)}" y="{n(y)}" width="{n(wide)}" height="{n(high)}"'
    return f'<rect class="{role} f" {place}{extra}/>'


def dashes(drawn: float, bare: float) -> str:
    """Butt-ended dashes; on a circle they are rays, on a line they are ticks."""
    # Not rounded to a tenth like a place: round a circle the error would add up to a gap.
    return f' stroke-linecap="butt" stroke-dasharray="{drawn:.3f} {bare:.3f}"'


def dots(step: float) -> str:
    """Round dots as wide as the stroke, `step` from centre to centre."""
    return f' stroke-dasharray="0 {step:.3f}"'


def sheer(opacity: float) -> str:
    """Lets what lies below shine through."""
    return f' opacity="{opacity:.2f}"'


def move(x: float = 0, y: float = 0, *, turn: float = 0, scale: float = 1, tall: float = 0) -> str:
    """A transform attribute; `tall` is the upright scale where it differs."""
    text = f"translate({n(x)} {n(y)})" if x or y else ""
    text += f"rotate({n(turn)})" if turn else ""
    if tall:
        text += f"scale({scale:.3g} {tall:.3g})"
    elif scale != 1:
        text += f"scale({scale:.3g})"
    return f' transform="{text}"' if text else ""


def group(body: str, extra: str = "") -> str:
    return f"<g{extra}>{body}</g>"


def keep(name: str, body: str) -> str:
    """Holds a drawing back, to be shown with `use`."""
    return f'<defs><g id="{name}">{body}</g></defs>'


def use(name: str, extra: str = "") -> str:
    return f'<use href="#{name}"{extra}/>'


def stencil(name: str, data: str) -> str:
    """Holds an outline back, to be filled or drawn several times with `stamp`."""
    return f'<defs><path id="{name}" d="{data}"/></defs>'


def stamp(name: str, role: str, *, width: float = 0, extra: str = "") -> str:
    """The stencil filled, or drawn as a line if a width is given."""
    pen = f'l" stroke-width="{n(width)}"' if width else 'f"'
    return f'<use class="{role} {pen} href="#{name}"{extra}/>'


def tile(name: str, wide: float, high: float, body: str, turn: float = 0) -> str:
    """A repeating pattern, for `painted`."""
    turned = f' patternTransform="rotate({n(turn)})"' if turn else ""
    size = f'width="{n(wide)}" height="{n(high)}" patternUnits="userSpaceOnUse"'
    return f'<pattern id="{name}" {size}{turned}>{body}</pattern>'


def painted(name: str, data: str) -> str:
    return f'<path fill="url(#{name})" d="{data}"/>'


def inside(name: str, data: str, body: str) -> str:
    """Shows of the body only what lies inside the outline."""
    return (
        f'<clipPath id="{name}"><path d="{data}"/></clipPath><g clip-path="url(#{name})">{body}</g>'
    )


def misprint(body: str) -> str:
    """Sets a colour off its lines by a hair, as a hand-pulled woodblock print does."""
    return group(body, move(6, 5))
