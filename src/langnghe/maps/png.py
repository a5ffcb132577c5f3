"""A scene → a PNG by day, drawn at twice its size and then made smaller, for soft edges."""

from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from io import BytesIO
from itertools import groupby
from typing import Any

from PIL import Image, ImageDraw, ImageFont

from langnghe.maps.geometry import Point, Ring
from langnghe.maps.ground import ground
from langnghe.maps.scene import (
    ROLES,
    Area,
    Dot,
    Dots,
    Ground,
    Item,
    Lens,
    Line,
    Scene,
    Specks,
    Text,
    Token,
)
from langnghe.motifs.colours import blend
from langnghe.motifs.signs import SIZE, sign

_FINER = 2
_COLOURS = 64  # in the palette of the picture: enough for soft edges, and a third of the weight
_RIM = 1.6
_STROKE = 1.7
_HALO = 1.5


def to_png(scene: Scene, scale: float = 1.0) -> bytes:
    """The picture, `scale` times as large as the scene."""
    width, height = round(scene.width * scale), round(scene.height * scale)
    brush = _Brush(Image.new("RGB", (width * _FINER, height * _FINER)), scale * _FINER)
    for item in scene.items:
        brush.draw(item)
    small = brush.image.resize((width, height), Image.Resampling.BOX)
    paletted = small.quantize(_COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    out = BytesIO()
    paletted.save(out, "PNG", compress_level=7)
    return out.getvalue()


class _Brush:
    def __init__(self, image: Image.Image, scale: float) -> None:
        self.image = image
        self._scale = scale
        self._pen = ImageDraw.Draw(image)

    def draw(self, item: Item) -> None:
        _WAYS[type(item)](self, item)

    def _stroke(self, line: Line) -> None:
        dashed = _dashes(line.points, 3 * line.width) if line.is_dashed else (line.points,)
        for part in dashed:
            self._line(part, _colour(line.role), line.width)

    def _dot(self, dot: Dot) -> None:
        box = self._round(dot.x, dot.y, dot.radius + dot.line / 2)
        if dot.line:
            self._pen.ellipse(box, outline=_colour(dot.role), width=self._wide(dot.line))
        else:
            self._pen.ellipse(box, fill=_colour(dot.role))

    def _dots(self, dots: Dots) -> None:
        for x, y in dots.points:
            self._pen.ellipse(self._round(x, y, dots.radius), fill=_colour(dots.role))

    def _specks(self, specks: Specks) -> None:
        one = sign(specks.craft)
        for x, y in specks.points:
            outline = _placed(one.outline, x, y, specks.size)
            self._pen.polygon(self._scaled(outline), fill=_colour(one.colour))

    def _ground(self, under: Ground) -> None:
        for item in ground(under):
            self.draw(item)

    def _lens(self, lens: Lens) -> None:
        inside = _Brush(self.image.copy(), self._scale)
        for item in lens.items:
            inside.draw(item)
        mask = Image.new("L", self.image.size)
        ImageDraw.Draw(mask).ellipse(self._round(lens.x, lens.y, lens.radius), fill=255)
        self.image.paste(inside.image, mask=mask)

    def _area(self, area: Area) -> None:
        rings = [self._scaled(ring) for ring in area.rings if len(ring) > 2]
        for number, off in enumerate(area.waves):
            tint = blend(_colour("wave"), _colour("sea"), 0.28 + 0.24 * number)
            for colour, width in ((tint, 2 * off), (_colour("sea"), 2 * off - 1.4)):
                for ring in rings:
                    self._pen.line(ring, fill=colour, width=self._wide(width), joint="curve")
        for ring in rings:
            self._pen.polygon(ring, fill=_colour(area.role))
        if area.line:
            for ring in rings:
                self._pen.line(
                    ring, fill=_colour(area.line), width=self._wide(area.width), joint="curve"
                )

    def _token(self, token: Token) -> None:
        one, scale = sign(token.craft), token.size / SIZE
        on = _colour("on")
        outline = _placed(one.outline, token.x, token.y, token.size)
        self._line((*outline, outline[0]), on, 2 * _RIM * scale)
        self._pen.polygon(self._scaled(outline), fill=_colour(one.colour))
        for stroke in one.lines:
            self._line(_placed(stroke, token.x, token.y, token.size), on, _STROKE * scale)
        for x, y, radius in one.circles:
            [(px, py)] = _placed(((x, y),), token.x, token.y, token.size)
            box = self._round(px, py, (radius + _STROKE / 2) * scale)
            self._pen.ellipse(box, outline=on, width=self._wide(_STROKE * scale))

    def _text(self, text: Text) -> None:
        face = "name" if text.is_name else "bold" if text.is_bold else "text"
        size = round(text.size * self._scale)
        runs = [(part, _font(file, size)) for file, part in _runs(text.text, face)]
        long = sum(font.getlength(part) for part, font in runs)
        x, y = text.x * self._scale, text.y * self._scale
        x -= {"start": 0.0, "middle": long / 2, "end": long}[text.anchor]
        for is_halo in (True, False):
            if is_halo and not text.halo:
                continue
            here = x
            for part, font in runs:
                self._pen.text(
                    (here, y), part, font=font, anchor="ls",
                    fill=_colour(text.halo if is_halo and text.halo else text.role),
                    stroke_width=round(_HALO * self._scale) if is_halo else 0,
                )  # fmt: skip
                here += font.getlength(part)

    def _line(self, points: Ring, colour: str, width: float) -> None:
        self._pen.line(self._scaled(points), fill=colour, width=self._wide(width), joint="curve")

    def _scaled(self, points: Ring) -> list[Point]:
        return [(x * self._scale, y * self._scale) for x, y in points]

    def _round(self, x: float, y: float, radius: float) -> tuple[float, float, float, float]:
        s = self._scale
        return (x - radius) * s, (y - radius) * s, (x + radius) * s, (y + radius) * s

    def _wide(self, width: float) -> int:
        return max(1, round(width * self._scale))


# Not kept by a brush: in a circle with itself, its large image would wait to be swept up.
_WAYS: dict[type, Callable[[_Brush, Any], None]] = {
    Area: _Brush._area,
    Line: _Brush._stroke,
    Dot: _Brush._dot,
    Dots: _Brush._dots,
    Specks: _Brush._specks,
    Token: _Brush._token,
    Text: _Brush._text,
    Lens: _Brush._lens,
    Ground: _Brush._ground,
}


def _colour(role: str) -> str:
    return ROLES[role][0]


def _placed(corners: Ring, x: float, y: float, size: float) -> Ring:
    scale = size / SIZE
    return tuple((x + (cx - SIZE / 2) * scale, y + (cy - SIZE / 2) * scale) for cx, cy in corners)


def _dashes(points: Ring, long: float) -> Iterator[Ring]:
    """A straight line in dashes."""
    (x1, y1), (x2, y2) = points[0], points[-1]
    count = max(1, round(((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5 / (2 * long)))
    for n in range(count):
        here, there = n / count, (n + 0.5) / count
        yield ((x1 + (x2 - x1) * here, y1 + (y2 - y1) * here),
               (x1 + (x2 - x1) * there, y1 + (y2 - y1) * there))  # fmt: skip


_FACES = {
    "text": "be-vietnam-pro-{}-400-normal.woff2",
    "bold": "be-vietnam-pro-{}-600-normal.woff2",
    "name": "noto-serif-{}-500-normal.woff2",
}


def _runs(text: str, face: str) -> Iterator[tuple[str, str]]:
    """The text in parts that one file of a face has all letters of (see langnghe.css)."""
    for subset, letters in groupby(text, _subset):
        yield _FACES[face].format(subset), "".join(letters)


def _subset(letter: str) -> str:
    is_latin = letter <= "\xff" or "\u2000" <= letter <= "\u206f"
    return "latin" if is_latin else "vietnamese"


@cache
def _font(file: str, size: int) -> ImageFont.FreeTypeFont:
    fonts = files("langnghe") / "theme" / "assets" / "langnghe" / "fonts"
    return ImageFont.truetype(BytesIO(fonts.joinpath(file).read_bytes()), size)
