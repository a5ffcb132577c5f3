"""Which pictures are made of a photo: their shapes, widths and formats; plain arithmetic."""

from enum import StrEnum
from typing import NamedTuple

Size = tuple[int, int]
"""Width and height in pixels."""

Focus = tuple[int, int]
"""What must stay in sight: hundredths of the width from the left, of the height from the top."""

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in pixels."""

MIDDLE: Focus = (50, 50)
LONGEST_SIDE = 1600  # pixels: a cover on a sharp screen; the whole photo is never published larger


class Format(StrEnum):
    """In the order in which a browser may choose. JPEG serves those that know neither other."""

    AVIF = "avif"
    WEBP = "webp"
    JPEG = "jpg"


class Shape(StrEnum):
    """WHOLE is the photo as it is; CARD is what a card of a list cuts from it."""

    WHOLE = "whole"
    CARD = "card"


class Rendition(NamedTuple):
    """One published picture of a photo."""

    shape: Shape
    format: Format
    width: int  # pixels, as `height`
    height: int

    @property
    def name(self) -> str:
        """Its file's name in the photo's folder."""
        cut = "" if self.shape is Shape.WHOLE else f"{self.shape}-"
        return f"{cut}{self.width}.{self.format}"


_WIDTHS = {Shape.WHOLE: (480, 960, LONGEST_SIDE), Shape.CARD: (360, 720)}
_CARD = 4 / 3  # width to height, as the style sheet cuts it
# A rung that would be nearly the one above saves nobody a byte.
_NEARLY = 0.85


def renditions(size: Size, *, leads: bool) -> tuple[Rendition, ...]:
    """All that is published of a photo of this size, the largest of each shape first.

    `leads`: it is its record's first, which cards show. Nothing is larger than the photo itself.
    """
    shapes = (Shape.WHOLE, Shape.CARD) if leads else (Shape.WHOLE,)
    return tuple(made for shape in shapes for made in _of_shape(shape, size))


def _of_shape(shape: Shape, size: Size) -> tuple[Rendition, ...]:
    left, top, right, bottom = box_of(shape, size, MIDDLE)
    width, height = right - left, bottom - top
    largest = min(width, _WIDTHS[shape][-1])
    if height * largest > width * LONGEST_SIDE:  # upright: its height decides
        largest = width * LONGEST_SIDE / height
    top_rung = max(1, int(largest))
    rungs = [top_rung, *(w for w in reversed(_WIDTHS[shape]) if w < top_rung * _NEARLY)]
    sizes = [(rung, max(1, round(rung * height / width))) for rung in rungs]
    modern = [Rendition(shape, form, *one) for form in Format if form is not Format.JPEG
              for one in sizes]  # fmt: skip
    return (*modern, Rendition(shape, Format.JPEG, *sizes[0]))


def box_of(shape: Shape, size: Size, focus: Focus) -> Box:
    """What a shape cuts from a photo: as much as it can, with the focus as near its middle."""
    width, height = size
    if shape is Shape.WHOLE:
        return 0, 0, width, height
    across, down = min(width, height * _CARD), min(height, width / _CARD)
    left = _shifted(width, across, focus[0])
    top = _shifted(height, down, focus[1])
    return left, top, left + across, top + down


def _shifted(whole: int, part: float, focus: int) -> float:
    return min(max(0.0, whole * focus / 100 - part / 2), whole - part)


def focus_within(shape: Shape, size: Size, focus: Focus) -> Focus:
    """Where the focus lies in what a shape cuts, for whoever cuts that again."""
    left, top, right, bottom = box_of(shape, size, focus)
    x = (size[0] * focus[0] / 100 - left) / (right - left)
    y = (size[1] * focus[1] / 100 - top) / (bottom - top)
    return round(x * 100), round(y * 100)
