"""From numbers to marks on paper: the pens every motif shares."""

import math
import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

WIDTH, HEIGHT = 800, 600

Point = tuple[float, float]

# Numbers and outlines: strings for a path's `d`. A number is written to one decimal, for a tenth
# of a unit is less than a screen can show; that decimal is left out where it is 0.

_FORMS: dict[type, str] = {float: "%.1f", int: "%d", str: "%s"}
_PLACE = "%.1f %.1f"


def n(number: float) -> str:
    """A number as text."""
    text = f"{number:.1f}"
    return text[:-2] if text[-1] == "0" else text


def d(*parts: str | float) -> str:
    """Path data from commands and numbers, as in `d("M", 0, 0, "L", 8, 6)`."""
    return _short(_form(tuple(map(type, parts))) % parts)


@cache
def _form(kinds: tuple[type, ...]) -> str:
    return " ".join([_FORMS[kind] for kind in kinds])


def _short(data: str) -> str:
    """Path data without the decimals that are 0, if only spaces part its numbers."""
    return data.replace(".0 ", " ").removesuffix(".0")


def quad(start: Point, *rest: Point) -> str:
    """A quadratic curve: bend and end, and so on for as many pairs as follow."""
    return _curve("Q", start, rest)


def cubic(start: Point, *rest: Point) -> str:
    """A cubic curve: two bends and an end, and so on for as many threes as follow."""
    return _curve("C", start, rest)


def _curve(command: str, start: Point, rest: tuple[Point, ...]) -> str:
    form = f"M {_PLACE} {command}{' %.1f %.1f' * len(rest)}"
    return _short(form % (*start, *chain.from_iterable(rest)))


def corners(points: Iterable[Point], *, closed: bool = True) -> str:
    """A line from point to point with straight sides."""
    places = (*chain.from_iterable(points),)
    data = "L".join([_PLACE] * (len(places) // 2)) % places
    return f"M{_short(data).replace('.0L', 'L')}{'Z' if closed else ''}"


def flow(points: Sequence[Point], *, closed: bool = False) -> str:
    """A smooth line through all points (Catmull-Rom, as cubic Béziers)."""
    if closed:
        knots = [points[-1], *points, points[0], points[1]]
    else:
        knots = [points[0], *points, points[-1]]
    (ax, ay), (bx, by), (cx, cy) = knots[:3]
    places = [bx, by, bx + (cx - ax) / 6, by + (cy - ay) / 6]
    # Each curve leaves a point as the one before reached it, so `S` spares the first bend.
    for (bx, by), (cx, cy), (ex, ey) in zip(knots[1:], knots[2:], knots[3:], strict=False):
        places += cx - (ex - bx) / 6, cy - (ey - by) / 6, cx, cy
    form = f"M{_PLACE}C{_PLACE} " + "S".join([f"{_PLACE} {_PLACE}"] * (len(knots) - 3))
    return _short(form % (*places,)).replace(".0C", "C").replace(".0S", "S")


def blade(start: Point, bend: Point, end: Point, width: float) -> str:
    """A brush stroke: pointed at both ends, `width` wide where it bends."""
    return blades([(start, bend, end, width)])


def blades(strokes_: Iterable[tuple[Point, Point, Point, float]]) -> str:
    """Many brush strokes, each told as to `blade`."""
    rows = []
    for (x, y), (mx, my), (ex, ey), width in strokes_:
        dx, dy = ex - x, ey - y
        length = math.hypot(dx, dy) or 1.0
        # A quadratic reaches only half-way to its control point, so the offset is the full width.
        ox, oy = -dy / length * width, dx / length * width
        bx, by = mx - x, my - y
        there = x, y, bx + ox, by + oy, dx, dy
        rows.append((*there, bx - ox - dx, by - oy - dy, -dx, -dy))
    # Relative, because there are hundreds and small numbers are short ones.
    return strokes("M # # q # # # #q # # # #", rows)


def strokes(form: str, rows: Iterable[Sequence[float]]) -> str:
    """A stroke for every row of numbers, as in `strokes("M # # L # #", [(0, 0, 8, 6)])`.

    Written all at once, they cost half of what they cost one by one.
    """
    rows = list(rows)
    pattern, following = _stroke(form)
    data = _short(pattern * len(rows) % (*chain.from_iterable(rows),))
    for letter in following:
        data = data.replace(f".0{letter}", letter)
    return data


@cache
def _stroke(form: str) -> tuple[str, set[str]]:
    """A form as Python's `%` wants it, and the letters that stand right behind a number."""
    return form.replace("#", "%.1f"), {form[0], *re.findall("#([a-zA-Z])", form)}


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


def _bare(attributes: str) -> str:
    """Attributes without the decimals that are 0."""
    return attributes.replace('.0"', '"')


def shape(role: str, data: str, extra: str = "") -> str:
    return f'<path class="{role} f" d="{data}"{extra}/>'


def line(role: str, data: str, width: float, extra: str = "") -> str:
    return f'<path class="{role} l" stroke-width="{n(width)}" d="{data}"{extra}/>'


def disc(role: str, x: float, y: float, radius: float, extra: str = "") -> str:
    place = f'cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"'
    return f'<circle class="{role} f" {_bare(place)}{extra}/>'


def ring(role: str, x: float, y: float, radius: float, width: float, *, extra: str = "") -> str:
    place = f'stroke-width="{width:.1f}" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"'
    return f'<circle class="{role} l" {_bare(place)}{extra}/>'


def oval(role: str, x: float, y: float, across: float, down: float, *, extra: str = "") -> str:
    """Filled; `across` and `down` are radii."""
    place = f'cx="{x:.1f}" cy="{y:.1f}" rx="{across:.1f}" ry="{down:.1f}"'
    return f'<ellipse class="{role} f" {_bare(place)}{extra}/>'


def hoop(role: str, x: float, y: float, across: float, down: float, *, width: float) -> str:
    """The same as a line."""
    place = f'cx="{n(x)}" cy="{n(y)}" rx="{n(across)}" ry="{n(down)}"'
    return f'<ellipse class="{role} l" stroke-width="{n(width)}" {place}/>'


def block(role: str, x: float, y: float, wide: float, high: float, *, extra: str = "") -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}"'
    return f'<rect class="{role} f" {_bare(place)}{extra}/>'


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
