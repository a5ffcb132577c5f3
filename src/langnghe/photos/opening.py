"""A picture's file as it was sent → an upright picture in sRGB, or why it cannot be published.

A file may be anything, so nothing is decoded before its size is known and bearable.
"""

import io
import re
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pi_heif
from PIL import ExifTags, Image, ImageCms, UnidentifiedImageError

from langnghe.renditions import Size

BYTES_LIMIT = 20 * 1024 * 1024
PIXELS_LIMIT = 65_000_000  # more than almost any phone takes; a bomb is far larger
_DAY = re.compile(r"(\d{4})[:-](\d{2})[:-](\d{2})\b")
NEEDED: Size = (640, 360)  # pixels of the longer and the shorter side: an old phone's smallest
ENDINGS = {
    "JPEG": (".jpg", ".jpeg"),
    "PNG": (".png",),
    "WEBP": (".webp",),
    "AVIF": (".avif",),
    "HEIF": (".heic",),
}
_FORMATS = tuple(ENDINGS)
_IN_PART = {"JPEG", "MPO"}
_ANIMATED = {"PNG", "WEBP", "AVIF"}  # a phone's JPEG or HEIC holds further pictures beside its own
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_LYING = {5, 6, 7, 8}  # width and height change places
# What Pillow raises for files that are broken or malicious. Seen by fuzzing, not documented.
_BROKEN = (
    UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, struct.error,
    OverflowError, TypeError, KeyError, IndexError, RuntimeError,
)  # fmt: skip

pi_heif.register_heif_opener(thumbnails=False)


class RefusedError(Exception):
    """Why a picture cannot be published: a code and the values of its sentence."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code, self.values = code, values


class Header(NamedTuple):
    """What a file says of itself before it is decoded."""

    format: str
    stored: Size  # as its lines lie in the file
    size: Size  # upright
    orientation: int  # EXIF's, 1 to 8
    has_place: bool
    taken_on: str | None  # the day the camera noted, as a record writes it


class Limits(NamedTuple):
    """How large a file may be. `pixels` are those of a JPEG, which can be decoded in part."""

    bytes: int = BYTES_LIMIT
    pixels: int = PIXELS_LIMIT


PUBLISHED = Limits()


def header_of(path: Path, limits: Limits = PUBLISHED) -> Header:
    """What the file is. Raises RefusedError for what cannot be published."""
    if path.stat().st_size > limits.bytes:
        raise RefusedError("E-IMG-03", limit=f"{limits.bytes // 1024**2} MB")
    if _is_drawing(path):
        raise RefusedError("E-IMG-09")
    with _opened(path, limits) as picture:
        form = "JPEG" if picture.format == "MPO" else str(picture.format)
        if form in _ANIMATED and getattr(picture, "is_animated", False):
            raise RefusedError("E-IMG-08")
        exif = _exif(picture)
        turn = exif.get(ExifTags.Base.Orientation, 1)
        orientation = turn if turn in _TURNS else 1
        size = picture.size[::-1] if orientation in _LYING else picture.size
        header = Header(form, picture.size, size, orientation, _has_place(exif), _day(exif))
    longer, shorter = max(size), min(size)
    if longer < NEEDED[0] or shorter < NEEDED[1]:
        now, needed = (f"{a} × {b}" for a, b in (size, NEEDED))
        raise RefusedError("E-IMG-07", size=now, needed=needed)
    return header


def decoded(path: Path, header: Header, wanted: Size, limits: Limits = PUBLISHED) -> Image.Image:
    """The picture, upright, in sRGB and without anything beside it.

    It is at least as large as `wanted` (upright) where the file is, and not more than thrice; what
    is transparent is white. Raises RefusedError for what turns out to be broken.
    """
    needed = wanted[::-1] if header.orientation in _LYING else wanted
    with _opened(path, limits) as picture:
        # A JPEG can be decoded at a half, a quarter or an eighth, in as much less time.
        picture.draft(None, needed)
        picture.load()
        profile = picture.info.get("icc_profile")
        plain = _plain(picture)
        spare = min(plain.width // needed[0], plain.height // needed[1]) // 2
        if plain.mode != "RGBA" and spare > 1:
            plain = plain.reduce(spare)
        result = _in_srgb(plain, profile)
    turn = _TURNS.get(header.orientation)
    upright = result.transpose(turn) if turn is not None else result
    upright.info = {}
    return upright


@contextmanager
def _opened(path: Path, limits: Limits) -> Iterator[Image.Image]:
    allowed = PIXELS_LIMIT
    try:
        with warnings.catch_warnings():
            # Of notes that make no sense; and Pillow's own limits lie wide of ours.
            warnings.simplefilter("ignore")
            # From memory: a file that changes meanwhile cannot be two files.
            with Image.open(io.BytesIO(path.read_bytes()), formats=_FORMATS) as picture:
                allowed = limits.pixels if picture.format in _IN_PART else PIXELS_LIMIT
                if picture.width * picture.height > allowed:
                    raise Image.DecompressionBombError
                yield picture
    except Image.DecompressionBombError as error:
        limit = f"{allowed // 10**6} megapixel"
        raise RefusedError("E-IMG-03", limit=limit) from error
    except _BROKEN as error:
        is_cut = "truncated" in str(error).lower()
        raise RefusedError("E-IMG-06" if is_cut else "E-IMG-04") from error


def _is_drawing(path: Path) -> bool:
    """Whether the file is SVG, whatever it is called: that may run and fetch things."""
    with path.open("rb") as file:
        start = file.read(2048).lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<svg", b"<?xml", b"<!doctype svg", b"<!--")) and b"<svg" in start


def _exif(picture: Image.Image) -> Image.Exif:
    """What the camera noted; nothing where that cannot be read."""
    # A PNG that tells nothing would be decoded in full to be asked.
    if picture.format == "PNG" and "exif" not in picture.info:
        return Image.Exif()
    try:
        return picture.getexif()
    except _BROKEN:
        return Image.Exif()


def _day(exif: Image.Exif) -> str | None:
    try:
        noted = exif.get_ifd(ExifTags.IFD.Exif).get(ExifTags.Base.DateTimeOriginal)
    except _BROKEN:
        return None
    found = _DAY.match(str(noted))
    return f"{found[3]}/{found[2]}/{found[1]}" if found and found[1] > "1990" else None


def _has_place(exif: Image.Exif) -> bool:
    try:
        return bool(exif.get_ifd(ExifTags.IFD.GPSInfo))
    except _BROKEN:
        return True  # there is something, and nobody can say that it is harmless


def _plain(picture: Image.Image) -> Image.Image:
    """The picture in eight bits: L, RGB or CMYK with its profile's numbers, or RGBA."""
    mode = picture.mode
    if mode.startswith("I"):  # a grey of sixteen bits
        return picture.point(lambda value: value * (1 / 256)).convert("L")
    if "transparency" in picture.info or mode in {"LA", "La", "PA", "RGBA", "RGBa"}:
        return picture.convert("RGBA")
    if mode in {"L", "RGB", "CMYK"}:
        return picture
    return picture.convert("L" if mode == "1" else "RGB")


_SRGB = ImageCms.createProfile("sRGB")


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    if picture.mode != "RGBA":
        return _colours(picture, profile)
    ground = Image.new("RGB", picture.size, "white")
    ground.paste(_colours(picture.convert("RGB"), profile), mask=picture.getchannel("A"))
    return ground


def _colours(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """The colours that the profile means; without one, or with a broken one, what they seem."""
    if profile:
        try:
            given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            made = ImageCms.profileToProfile(picture, given, _SRGB, outputMode="RGB")
        except (ImageCms.PyCMSError, *_BROKEN):
            made = None
        if made is not None:
            return made
    return picture if picture.mode == "RGB" else picture.convert("RGB")
