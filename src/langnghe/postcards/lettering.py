"""Texts → lines of the site's own letters on a picture, well parted and never cut."""

import io
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from PIL import ImageDraw, ImageFont

_FONTS = files("langnghe") / "theme" / "assets" / "langnghe" / "fonts"
_WORTH_A_LINE = 0.7  # of a size, at the least
_NEVER_SET = "\uffff"  # no font has it: what is drawn for it is drawn for all that is missing


class Face(NamedTuple):
    """One of the site's typefaces; it lies in two files, for Latin and Vietnamese letters."""

    name: str
    leading: float  # from line to line, in sizes


NAME = Face("noto-serif-{subset}-500-normal.woff2", 1.2)
BOLD = Face("be-vietnam-pro-{subset}-600-normal.woff2", 1.32)
TEXT = Face("be-vietnam-pro-{subset}-400-normal.woff2", 1.4)


class Block(NamedTuple):
    """Lines of one size, which fit where they were meant to stand."""

    face: Face
    size: int  # pixels
    lines: tuple[str, ...]

    @property
    def height(self) -> int:
        return round(self.size * self.face.leading * len(self.lines))


def set_in(text: str, face: Face, *, width: int, height: int, sizes: Sequence[int]) -> Block:
    """The text in the largest of the sizes in which it fits, its lines about equally long.

    A little smaller is better than a line more. A word is never parted, and no word is left out:
    what fits in none of the sizes is set smaller.
    """
    best: Block | None = None
    largest = 0
    words = _words(text)
    for size in (*sizes, *range(sizes[-1] - 2, 8, -2)):
        if best and size < max(largest * _WORTH_A_LINE, sizes[-1]):
            break
        if max((measure(word, face, size) for word in words), default=0) > width:
            continue
        block = Block(face, size, _balanced(words, face, size, width))
        fits = block.height <= height
        if fits and (best is None or len(block.lines) < len(best.lines)):
            best, largest = block, max(largest, size)
    return best or Block(face, 8, _balanced(words, face, 8, width))


def _words(text: str) -> list[str]:
    """The words of a text; a dash stays with the one before it, for no line begins with one."""
    words: list[str] = []
    for word in text.split():
        if words and word in {"–", "—", "-", "·", "/", "&"}:
            words[-1] += f" {word}"
        else:
            words.append(word)
    return words


def can_set(text: str) -> bool:
    """Whether the site's fonts have every letter of a text."""
    return all(_subset_of(letter, TEXT) for letter in set(text) if not letter.isspace())


def draw(pen: ImageDraw.ImageDraw, place: tuple[int, int], block: Block, colour: str) -> None:
    """Draw a block's lines with its upper left corner at `place`."""
    x, y = place
    for line in block.lines:
        at = float(x)
        for run, font in _runs(line, block.face, block.size):
            pen.text((at, y), run, fill=colour, font=font)
            at += font.getlength(run)
        y += round(block.size * block.face.leading)


@lru_cache(maxsize=16_384)
def measure(text: str, face: Face, size: int) -> float:
    """How wide a text is, in pixels."""
    return sum(font.getlength(run) for run, font in _runs(text, face, size))


def _balanced(words: list[str], face: Face, size: int, width: int) -> tuple[str, ...]:
    """As few lines as the width allows, and with that many, the narrowest column."""
    space = measure(" ", face, size)
    lengths = [measure(word, face, size) for word in words]
    count = len(_filled(lengths, space, width))
    narrow, wide = max(lengths, default=0.0), float(width)
    while wide - narrow > 1:
        middle = (narrow + wide) / 2
        if len(_filled(lengths, space, middle)) > count:
            narrow = middle
        else:
            wide = middle
    lines, at = [], 0
    for number in _filled(lengths, space, wide):
        lines.append(" ".join(words[at : at + number]))
        at += number
    return tuple(lines)


def _filled(lengths: list[float], space: float, width: float) -> list[int]:
    """How many words each line takes when lines are filled one after the other."""
    counts: list[int] = []
    used = 0.0
    for length in lengths:
        if counts and used + space + length <= width:
            counts[-1] += 1
            used += space + length
        else:
            counts.append(1)
            used = length
    return counts


def _runs(text: str, face: Face, size: int) -> Iterator[tuple[str, ImageFont.FreeTypeFont]]:
    """The text parted where its letters lie in another file."""
    run, subset = "", "latin"
    for letter in text:
        # A space belongs to whatever stands before it.
        of_letter = subset if letter == " " else _subset_of(letter, face) or subset
        if of_letter != subset and run:
            yield run, _font(face, subset, size)
            run = ""
        run, subset = run + letter, of_letter
    if run:
        yield run, _font(face, subset, size)


@lru_cache(maxsize=4096)
def _subset_of(letter: str, face: Face) -> str | None:
    """The file that has a letter; None where neither has."""
    for subset in ("latin", "vietnamese"):
        font = _font(face, subset, 40)
        if bytes(font.getmask(letter)) != _missing(face, subset):
            return subset
    return None


@cache
def _missing(face: Face, subset: str) -> bytes:
    return bytes(_font(face, subset, 40).getmask(_NEVER_SET))


@cache
def _font(face: Face, subset: str, size: int) -> ImageFont.FreeTypeFont:
    path = _FONTS / face.name.format(subset=subset)
    # Kerning is enough; shaping would need a library that not every machine has.
    file = io.BytesIO(path.read_bytes())
    return ImageFont.truetype(file, size, layout_engine=ImageFont.Layout.BASIC)
