"""A name, a craft, a place and a picture → the image that is shown where a page is passed on.

1200 by 630 pixels, as Facebook, Zalo and others ask; a JPEG, which all of them read.
"""

import io
from functools import cache
from typing import NamedTuple

import resvg_py
from PIL import Image, ImageDraw, ImageOps

from langnghe.motifs import brush as drawn
from langnghe.motifs import draw as draw_motif
from langnghe.motifs import is_grain
from langnghe.postcards.lettering import BOLD, NAME, TEXT, Block, can_set, draw, set_in
from langnghe.renditions import MIDDLE, Focus

__all__ = [
    "HEIGHT",
    "TYPE",
    "WIDTH",
    "Card",
    "Motif",
    "can_set",
    "draw_card",
    "fitted",
    "png_of_motif",
]

WIDTH, HEIGHT = 1200, 630  # pixels
TYPE = "image/jpeg"
_PICTURE = (540, HEIGHT)  # at the right
_EDGE = 64
_COLUMN = WIDTH - _PICTURE[0] - 2 * _EDGE
_PAPER, _INK, _SOFT, _RED, _RULE, _ON_SEAL = (
    "#f6efe2", "#2a2420", "#62564b", "#9c2a1f", "#cdbfa6", "#fff6e6",
)  # fmt: skip
_NAME_SIZES = (96, 84, 76, 70, 64, 58, 52, 46, 40)
_SEAL = 52
_SEAL_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40">'
    f'<path fill="{_RED}" d="M2.4 3 37.4 2.2 38 37.2 20 37.9 2 37.4Z"/><path fill="{_ON_SEAL}" '
    'd="M20 6.4c-2.2 2.6-5.8 4.3-10.4 4.8l1.6 3.1h17.6l1.6-3.1C25.8 10.7 22.2 9 20 6.4Z'
    "M5.4 16.2c2 .9 3.9 1.2 6 1.2h17.2c2.1 0 4-.3 6-1.2l-2.7 4.5H8.1Z"
    'M9.8 22.4h20.4v11.4h-4.7v-4.3a5.5 5.5 0 0 0-11 0v4.3H9.8Z"/></svg>'
)


class Motif(NamedTuple):
    """What a drawing is made from, as for `motifs.draw`."""

    craft: str
    seed: str


class Card(NamedTuple):
    """What stands on a card; an empty text is not there."""

    name: str
    kicker: str  # what it makes, or what kind of page it is
    place: str  # where it is, or a sentence
    site: str


def fitted(picture: Image.Image, focus: Focus = MIDDLE) -> Image.Image:
    """A picture cut round its focus, or enlarged, to fill the right side of a card."""
    centre = focus[0] / 100, focus[1] / 100
    return ImageOps.fit(picture, _PICTURE, Image.Resampling.LANCZOS, centering=centre)


def draw_card(card: Card, picture: Image.Image) -> bytes:
    """The card as a JPEG. `picture` is one that was `fitted`."""
    sheet = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    sheet.paste(picture, (WIDTH - _PICTURE[0], 0))
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((WIDTH - _PICTURE[0] - 2, 0, WIDTH - _PICTURE[0] - 1, HEIGHT), fill=_RULE)
    top = _draw_head(sheet, pen, card.site)
    _draw_text(pen, card, top)
    buffer = io.BytesIO()
    sheet.save(buffer, "JPEG", quality=76, optimize=True, progressive=True)
    return buffer.getvalue()


def png_of_motif(motif: Motif) -> bytes:
    """What a card shows of a drawing, its middle, without the paper's grain; smaller than there."""
    # The grain is a turned pattern, on which three quarters of the time would go.
    svg = is_grain.sub("", draw_motif(motif.craft, motif.seed))
    across = drawn.HEIGHT * _PICTURE[0] / _PICTURE[1]
    left = (drawn.WIDTH - across) / 2
    seen = f'viewBox="{left:.1f} 0 {across:.1f} {drawn.HEIGHT}" width="{across:.1f}"'
    whole = f'viewBox="0 0 {drawn.WIDTH} {drawn.HEIGHT}" width="{drawn.WIDTH}"'
    # Time goes with the pixels; and a card is looked at at half its size or less.
    return _rasterised(svg.replace(whole, seen, 1), width=_PICTURE[0] * 3 // 5)


def _draw_head(sheet: Image.Image, pen: ImageDraw.ImageDraw, site: str) -> int:
    """The site's mark and name; where the room below them begins."""
    seal = _seal()
    sheet.paste(seal, (_EDGE, _EDGE - 12), seal)
    if site and can_set(site):
        left = _EDGE + _SEAL + 18
        block = set_in(site, NAME, width=_COLUMN - _SEAL - 18, height=76, sizes=(32, 28, 26))
        draw(pen, (left, _EDGE - 12 + (_SEAL - block.height) // 2), block, _INK)
    return _EDGE + _SEAL + 20


def _draw_text(pen: ImageDraw.ImageDraw, card: Card, top: int) -> None:
    """Craft, name and place as one column, in the middle of the room that is left."""
    blocks: list[tuple[Block, str, int]] = []
    room = HEIGHT - _EDGE + 16 - top
    if card.kicker and can_set(card.kicker):
        kicker = set_in(card.kicker, BOLD, width=_COLUMN, height=110, sizes=(40, 38, 36, 34))
        blocks.append((kicker, _RED, 10))
        room -= kicker.height + 10
    place = None
    if card.place and can_set(card.place):
        place = set_in(card.place, TEXT, width=_COLUMN, height=150, sizes=(38, 36, 34, 32))
        room -= place.height + 22
    name = set_in(card.name, NAME, width=_COLUMN, height=room, sizes=_NAME_SIZES)
    blocks.append((name, _INK, 22))
    if place:
        blocks.append((place, _SOFT, 0))
    used = sum(block.height + gap for block, _, gap in blocks)
    y = top + max(0, (HEIGHT - _EDGE + 16 - top - used) // 2)
    for block, colour, gap in blocks:
        draw(pen, (_EDGE, y), block, colour)
        y += block.height + gap


@cache
def _seal() -> Image.Image:
    return Image.open(io.BytesIO(_rasterised(_SEAL_SVG, width=_SEAL))).convert("RGBA")


def _rasterised(svg: str, *, width: int) -> bytes:
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=width, skip_system_fonts=True))
