"""A logo's file as it was sent → the cleaned logo, or why it cannot be published."""

import io
import re
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import resvg_py
from PIL import Image, ImageCms, UnidentifiedImageError

from langnghe.brands.cleaning import Clean, clean
from langnghe.brands.drawing import RefusedError
from langnghe.renditions import Size

PICTURE_BYTES = 5 * 1024 * 1024
PICTURE_PIXELS = 16_000_000
NEEDED = 512  # pixels of a picture's longer side: print shops ask for more
_NARROWEST = 10  # times as long as wide, as of a drawing
_DRAWN_SIDE = 2048  # pixels in which the shape of a drawing is told
_SEEN_AT = 64  # pixels at which a drawing is tried out
_LEAST_SEEN = 8  # of 255: below it nothing is there
_BROKEN = (
    UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, struct.error,
    OverflowError, TypeError, KeyError, IndexError, RuntimeError,
)  # fmt: skip
_SRGB = ImageCms.createProfile("sRGB")
_DRAWING = re.compile(rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml|<!--|<!DOCTYPE svg|<(?:\w+:)?svg)", re.I)


class Logo(NamedTuple):
    """A logo that may be published; exactly one of the two is there."""

    drawing: Clean | None = None
    picture: Image.Image | None = None  # RGBA in sRGB

    @property
    def size(self) -> Size:
        """Pixels of a picture; a drawing has none of its own, only its shape."""
        if self.drawing:
            width, height = self.drawing.size
            scale = _DRAWN_SIDE / max(width, height)
            return max(1, round(width * scale)), max(1, round(height * scale))
        return self.picture.size if self.picture else (1, 1)

    @property
    def has_ground(self) -> bool:
        """Whether a picture covers whatever lies below it."""
        return self.picture is not None and self.picture.getchannel("A").getextrema()[0] == 255


def open_logo(path: Path) -> Logo:
    """The logo in a file. Raises RefusedError."""
    if path.stat().st_size > PICTURE_BYTES:
        raise RefusedError("E-LOGO-02", limit=f"{PICTURE_BYTES // 1024**2} MB")
    content = path.read_bytes()
    if _DRAWING.match(content) or content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        drawing = clean(content)
        if not _shows_something(drawing):
            raise RefusedError("E-LOGO-07")
        return Logo(drawing=drawing)
    if not content.startswith(b"\x89PNG\r\n\x1a\n"):
        raise RefusedError("E-LOGO-01")
    return Logo(picture=_picture(content))


def rasterised(svg: str, size: Size) -> Image.Image:
    """A cleaned drawing in pixels, with transparency."""
    png = resvg_py.svg_to_bytes(
        svg_string=svg, width=size[0], height=size[1], skip_system_fonts=True
    )
    return Image.open(io.BytesIO(bytes(png))).convert("RGBA")


def _shows_something(drawing: Clean) -> bool:
    width, height = drawing.size
    scale = _SEEN_AT / max(width, height)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    try:
        seen = rasterised(drawing.written(), size)
    except ValueError as error:
        raise RefusedError("E-LOGO-03") from error
    return _is_seen(seen)


def _is_seen(picture: Image.Image) -> bool:
    highest = picture.getchannel("A").getextrema()[1]
    return isinstance(highest, int | float) and highest >= _LEAST_SEEN


def _picture(content: bytes) -> Image.Image:
    with _opened(content) as opened:
        if getattr(opened, "is_animated", False):
            raise RefusedError("E-LOGO-08")
        longer, shorter = max(opened.size), min(opened.size)
        if longer < NEEDED:
            now = f"{opened.width} × {opened.height}"
            raise RefusedError("E-LOGO-09", size=now, needed=NEEDED)
        if longer > _NARROWEST * shorter:
            raise RefusedError("E-LOGO-06")
        opened.load()
        profile = opened.info.get("icc_profile")
        picture = _in_colours(opened, profile)
    if not _is_seen(picture):
        raise RefusedError("E-LOGO-07")
    picture.info = {}
    return picture


@contextmanager
def _opened(content: bytes) -> Iterator[Image.Image]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(content), formats=("PNG",)) as opened:
                if opened.width * opened.height > PICTURE_PIXELS:
                    raise RefusedError("E-LOGO-02", limit=f"{PICTURE_PIXELS // 10**6} megapixel")
                yield opened
    except Image.DecompressionBombError as error:
        limit = f"{PICTURE_PIXELS // 10**6} megapixel"
        raise RefusedError("E-LOGO-02", limit=limit) from error
    except _BROKEN as error:
        raise RefusedError("E-LOGO-03") from error


def _in_colours(opened: Image.Image, profile: bytes | None) -> Image.Image:
    if opened.mode.startswith("I"):  # a grey of sixteen bits
        opened = opened.point(lambda value: value * (1 / 256)).convert("L")
    picture = opened.convert("RGBA")
    if not profile or opened.mode in {"L", "LA", "1"}:
        return picture
    alpha = picture.getchannel("A")
    try:
        given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        plain = ImageCms.profileToProfile(picture.convert("RGB"), given, _SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, *_BROKEN):
        return picture
    if plain is None:
        return picture
    plain.putalpha(alpha)
    return plain
