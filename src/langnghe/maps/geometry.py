"""Points, rings and boxes in degrees, and how they fall on a flat picture."""

from collections.abc import Callable, Iterable
from itertools import pairwise
from math import atan, degrees, dist, exp, log, pi, radians, tan
from operator import ge, le
from typing import NamedTuple

Point = tuple[float, float]
"""Degrees east and north, as GeoJSON has them; or pixels right and down."""

Ring = tuple[Point, ...]
Box = tuple[float, float, float, float]
"""West, south, east, north."""


def mercator(lat: float) -> float:
    """How far north a latitude lies on a map in Mercator's projection, in degrees of longitude."""
    return degrees(log(tan(pi / 4 + radians(lat) / 2)))


def latitude(northing: float) -> float:
    """The latitude that lies there."""
    return degrees(2 * atan(exp(radians(northing))) - pi / 2)


class View(NamedTuple):
    """A picture of a part of the world in Mercator's projection, as browsers draw maps."""

    west: float  # degrees east, of the left edge
    top: float  # of Mercator, of the upper edge
    scale: float  # pixels for a degree of longitude
    left: float = 0.0  # pixels: where the picture lies on its sheet
    up: float = 0.0

    def at(self, point: Point) -> Point:
        """Where a point in degrees falls, in pixels."""
        x, y = point
        return (
            self.left + (x - self.west) * self.scale,
            self.up + (self.top - mercator(y)) * self.scale,
        )

    def box(self, width: float, height: float) -> Box:
        """What a picture of this size shows."""
        south = latitude(self.top - height / self.scale)
        return self.west, south, self.west + width / self.scale, latitude(self.top)


def view_of(box: Box, width: float, height: float, *, left: float = 0, up: float = 0) -> View:
    """The view in which a box just fits into a picture, in its middle."""
    west, south, east, north = box
    bottom, top = mercator(south), mercator(north)
    scale = min(width / (east - west), height / (top - bottom))
    return View(
        west - (width / scale - (east - west)) / 2,
        top + (height / scale - (top - bottom)) / 2,
        scale,
        left,
        up,
    )


def box_of(points: Iterable[Point]) -> Box:
    """The smallest box round some points."""
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def widened(box: Box, least: float, share: float) -> Box:
    """A box with a margin, and no smaller than `least` degrees either way."""
    west, south, east, north = box
    x, y = (west + east) / 2, (south + north) / 2
    wide = max(least, (east - west) * (1 + share)) / 2
    high = max(least, (north - south) * (1 + share)) / 2
    return x - wide, y - high, x + wide, y + high


def clip(ring: Ring, box: Box) -> Ring:
    """The part of a ring inside a box (Sutherland and Hodgman); empty where there is none."""
    west, south, east, north = box
    sides: tuple[tuple[int, float, Callable[[float, float], bool]], ...] = (
        (0, west, ge), (0, east, le),
        (1, south, ge), (1, north, le),
    )  # fmt: skip
    for axis, limit, is_inside in sides:
        found: list[Point] = []
        for before, here in zip((ring[-1], *ring), ring, strict=False):
            if is_inside(before[axis], limit) != is_inside(here[axis], limit):
                share = (limit - before[axis]) / (here[axis] - before[axis])
                other = before[1 - axis] + share * (here[1 - axis] - before[1 - axis])
                found.append((limit, other) if axis == 0 else (other, limit))
            if is_inside(here[axis], limit):
                found.append(here)
        if not found:
            return ()
        ring = tuple(found)
    return ring if ring[0] == ring[-1] else (*ring, ring[0])


def thinned(line: Ring, tolerance: float) -> Ring:
    """The line with fewer points, nowhere farther off than the tolerance (Douglas and Peucker)."""
    if len(line) < 3:
        return line
    kept = {0, len(line) - 1}
    if line[0] == line[-1]:  # a ring: keep its farthest point too, or it would fold up
        kept.add(max(range(len(line)), key=lambda n: dist(line[0], line[n])))
    due = list(pairwise(sorted(kept)))
    while due:
        first, last = due.pop()
        between = range(first + 1, last)
        if not between:
            continue
        off = [distance(line[n], line[first], line[last]) for n in between]
        farthest = max(off)
        if farthest > tolerance:
            at = between[off.index(farthest)]
            kept.add(at)
            due += [(first, at), (at, last)]
    return tuple(line[n] for n in sorted(kept))


def distance(point: Point, start: Point, end: Point) -> float:
    """How far a point is from a stretch."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    if not length:
        return dist(point, start)
    along = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length
    along = min(1.0, max(0.0, along))
    return dist(point, (start[0] + along * dx, start[1] + along * dy))
