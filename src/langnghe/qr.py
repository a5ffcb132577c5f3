"""A text → its QR code, as a drawing of black squares on nothing, or as pixels.

The quiet zone of four modules that ISO/IEC 18004 asks for is part of every drawing.
"""

import io
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import segno
from PIL import Image

Level = Literal["l", "m", "q", "h"]
"""How much may be smudged: 7, 15, 25 or 30 hundredths of the code."""

_BLACK = re.compile("1+")
QUIET = 4  # modules on every side


@dataclass(frozen=True)
class Code:
    """A QR code. One unit is one module."""

    rows: tuple[str, ...]  # a letter for each module: 1 is black; without the quiet zone

    @property
    def size(self) -> int:
        """Modules across, with the quiet zone."""
        return len(self.rows) + 2 * QUIET

    @property
    def path(self) -> str:
        """The black squares as the `d` of an SVG path, in a square of `size` units."""
        return "".join(_row(number, row) for number, row in enumerate(self.rows, QUIET))

    def svg(self, *, title: str = "") -> str:
        """A whole SVG file, black on white: a phone's camera cannot read it the other way round."""
        named = f"<title>{_escaped(title)}</title>" if title else ""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.size} {self.size}"'
            f' shape-rendering="crispEdges">{named}'
            f'<path fill="#fff" d="M0 0h{self.size}v{self.size}H0z"/><path d="{self.path}"/></svg>'
        )

    def png(self, *, scale: int = 8) -> bytes:
        """Black and white pixels, `scale` for each module."""
        image = Image.new("1", (self.size, self.size), 1)
        for down, row in enumerate(self.rows, QUIET):
            for across, module in enumerate(row, QUIET):
                if module == "1":
                    image.putpixel((across, down), 0)
        large = image.resize((self.size * scale, self.size * scale))
        file = io.BytesIO()
        large.save(file, "PNG", optimize=True)
        return file.getvalue()


def qr_code(text: str, level: Level = "m") -> Code:
    """The QR code of a text. Raises ValueError when it is longer than any code can hold."""
    return _code(text, level, None)


def quick_qr_code(text: str, level: Level = "m", *, like: str) -> Code:
    """As `qr_code`, for many texts that are all `like` one: in a tenth of the time if as long.

    The best of the eight masks is looked for once, for that one. Any of them can be read as well,
    if not as easily from a bad print.
    """
    alike = _alike(like, level)
    return alike.code(text) or _code(text, level, alike.mask)


class _Alike:
    """Codes of texts that differ in some letters only.

    In a QR code nothing but exclusive ors happens to the bits of a text: Reed-Solomon codes are
    linear, and a mask is a constant (ISO/IEC 18004). So a bit that differs in two texts always
    turns the same modules, whatever the others are; they are worked out once for each bit.
    """

    def __init__(self, like: str, level: Level) -> None:
        self._like, self._level = like.encode(), level
        first = segno.make(like, error=level, micro=False, boost_error=False)
        self.mask, self._width = int(first.mask), len(first.matrix)
        # Other letters than these may be put down in another way, which has other bits.
        self._is_plain = like.isascii() and any(letter.islower() for letter in like)
        self._base = self._modules(self._like)
        self._turned: dict[tuple[int, int], int] = {}

    def code(self, text: str) -> Code | None:
        """The code of a text that is as long and as plain; None for any other."""
        raw = text.encode()
        if not (self._is_plain and text.isascii() and len(raw) == len(self._like)):
            return None
        modules = self._base
        for at, (ours, theirs) in enumerate(zip(raw, self._like, strict=True)):
            bits = ours ^ theirs
            for bit in range(bits.bit_length()):
                if bits >> bit & 1:
                    modules ^= self._turned_by(at, bit)
        signs, width = f"{modules:0{self._width**2}b}", self._width
        return Code(tuple(signs[at : at + width] for at in range(0, width**2, width)))

    def _turned_by(self, at: int, bit: int) -> int:
        if (at, bit) not in self._turned:
            other = bytearray(self._like)
            other[at] ^= 1 << bit
            self._turned[at, bit] = self._modules(bytes(other)) ^ self._base
        return self._turned[at, bit]

    def _modules(self, raw: bytes) -> int:
        return int("".join(_code(raw.decode(), self._level, self.mask).rows), 2)


@lru_cache(maxsize=64)
def _alike(like: str, level: Level) -> _Alike:
    return _Alike(like, level)


def _code(text: str, level: Level, mask: int | None) -> Code:
    # As bytes, always: were a text of digits alone put down in fewer, its codes were no kin.
    made = segno.make(
        text, error=level, mask=mask, micro=False, boost_error=False, mode="byte", encoding="utf-8"
    )
    return Code(tuple("".join("1" if module else "0" for module in row) for row in made.matrix))


def _row(number: int, row: str) -> str:
    """The runs of black modules of a row, each a rectangle."""
    drawn, here = "", 0
    for run in _BLACK.finditer(row):
        at, wide = run.start(), run.end() - run.start()
        # The first is put in its place; the others from where the one before began.
        drawn += f"m{at - here} 0" if drawn else f"M{at + QUIET} {number}"
        drawn += f"h{wide}v1h-{wide}z"
        here = at
    return drawn


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
