"""Invented pictures for the tests: sharp, coloured shapes in which nothing real is to be seen."""

import io
import random
import struct
import zlib
from typing import Any

from PIL import ExifTags, Image, ImageDraw

Size = tuple[int, int]
SIZE: Size = (1200, 800)


def painting(seed: int = 1, size: Size = SIZE) -> Image.Image:
    """Shapes with hard edges on a pale ground: neither blurred nor dark, and small when saved."""
    chance = random.Random(seed)
    picture = Image.new("RGB", size, (226, 214, 190))
    pen = ImageDraw.Draw(picture)
    for _ in range(60):
        x, y = chance.randrange(size[0]), chance.randrange(size[1])
        across, down = size[0] // chance.randint(6, 14), size[1] // chance.randint(6, 14)
        colour = (chance.randrange(256), chance.randrange(256), chance.randrange(256))
        draw = chance.choice((pen.ellipse, pen.rectangle))
        draw((x, y, x + across, y + down), fill=colour)
    return picture


def quarters(size: Size = SIZE) -> Image.Image:
    """Red, green, blue and white, from the upper left on in lines, so that a turn is seen."""
    picture = Image.new("RGB", size, "white")
    across, down = size[0] // 2, size[1] // 2
    picture.paste((200, 30, 30), (0, 0, across, down))
    picture.paste((30, 160, 30), (across, 0, size[0], down))
    picture.paste((30, 30, 200), (0, down, across, size[1]))
    return picture


def saved(picture: Image.Image, form: str = "JPEG", **how: Any) -> bytes:
    """The picture's file."""
    buffer = io.BytesIO()
    picture.save(buffer, form, **({"quality": 90} if form in {"JPEG", "WEBP"} else {}) | how)
    return buffer.getvalue()


def sample(seed: int = 1, size: Size = SIZE) -> bytes:
    """A sound JPEG."""
    return saved(painting(seed, size))


def located() -> bytes:
    """A JPEG that tells where it was taken."""
    exif = Image.Exif()
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (16.0, 24.0, 8.0)
    return saved(painting(), exif=exif)


def moving() -> bytes:
    """A WebP of two frames."""
    return saved(painting(1), "WEBP", save_all=True, append_images=[painting(2)], duration=200)


def bomb() -> bytes:
    """A PNG of 900 million pixels in some hundred bytes; only its head is sound."""
    head = struct.pack(">2I5B", 30_000, 30_000, 8, 2, 0, 0, 0)
    data = zlib.compress(bytes(1000))
    chunks = [(b"IHDR", head), (b"IDAT", data), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )
