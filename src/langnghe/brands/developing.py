"""A cleaned logo → all files that are made of it, each worked out once and kept by its content."""

import io
import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from langnghe.artefacts import digest
from langnghe.brands.inking import DARK, LIGHT, in_one_ink, picture_in_one_ink
from langnghe.brands.opening import Logo, open_logo, rasterised
from langnghe.renditions import Size

SIDES = (256, 512, 1024, 2048)  # pixels of the longer side
_ONE_INK_SIDE = 1024
_SHOWN_SIDE = 1024
_INKS = {"dark": DARK, "light": LIGHT}
_FEW = 16  # logos that nobody asks for any more, and that are kept nevertheless


class Original(NamedTuple):
    """A logo's file as it lies in a record's folder."""

    path: Path
    content: str  # the fingerprint of its bytes

    @property
    def name(self) -> str:
        return digest(_recipe(), self.content).hex()


@cache
def _recipe() -> bytes:
    """A fingerprint of all that decides what is made of a logo besides the file itself."""
    package = files("langnghe")
    ours = [*(package / "brands").iterdir(), package / "contrast.py"]
    sources = {one.name: one.read_bytes() for one in ours if one.name.endswith(".py")}
    return digest(*(sources[name] for name in sorted(sources)),
                  *map(version, ("pillow", "resvg-py")))  # fmt: skip


@dataclass(frozen=True)
class Shelf:
    """The folder where what is made of logos is kept; a folder for each, whole or not there."""

    folder: Path

    def has(self, original: Original) -> bool:
        return self._place(original).is_dir()

    def take(self, original: Original) -> dict[str, bytes]:
        """The files of a logo by name; made now if they are not there."""
        if not self.has(original):
            self.develop([original])
        place = self._place(original)
        return {path.name: path.read_bytes() for path in sorted(place.iterdir())}

    def develop(self, originals: Sequence[Original]) -> list[str]:
        """Make the files of some logos; their names. Raises RefusedError for a changed file."""
        for original in originals:
            place = self._place(original)
            fresh = place.with_name(f"{place.name}.{os.getpid()}")
            shutil.rmtree(fresh, ignore_errors=True)
            fresh.mkdir(parents=True)
            for name, content in made_of(open_logo(original.path)):
                (fresh / name).write_bytes(content)
            shutil.rmtree(place, ignore_errors=True)
            fresh.rename(place)
        return [original.name for original in originals]

    def tidy(self, wanted: set[str]) -> None:
        """Let go of what nobody asks for, once it is much."""
        unwanted = [path for path in self.folder.glob("*") if path.name not in wanted]
        if len(unwanted) > max(_FEW, len(wanted)):
            for path in unwanted:
                shutil.rmtree(path, ignore_errors=True)

    def _place(self, original: Original) -> Path:
        return self.folder / original.name


def made_of(logo: Logo) -> Iterator[tuple[str, bytes]]:
    """The names and contents of all files of a logo: in its colours, dark and light."""
    if logo.drawing:
        svg = logo.drawing.written()
        yield "logo.svg", svg.encode()
        for side in SIDES:
            yield f"logo-{side}.png", _png(rasterised(svg, scaled(logo.size, side)))
        for name, ink in _INKS.items():
            inked = in_one_ink(logo.drawing, ink)
            yield f"logo-{name}.svg", inked.encode()
            picture = rasterised(inked, scaled(logo.size, _ONE_INK_SIDE))
            yield f"logo-{name}-{_ONE_INK_SIDE}.png", _png(picture)
    elif logo.picture:
        for side in sides_of(logo.size):
            yield f"logo-{side}.png", _png(_resized(logo.picture, side))
        side = min(max(logo.size), _ONE_INK_SIDE)
        small = _resized(logo.picture, side)
        for name, ink in _INKS.items():
            yield f"logo-{name}-{side}.png", _png(picture_in_one_ink(small, ink))


def sides_of(size: Size) -> tuple[int, ...]:
    """The longer sides in which a picture is given: never larger than it is."""
    longest = max(size)
    return (*(side for side in SIDES if side < longest), min(longest, SIDES[-1]))


def shown(names: Sequence[str], kind: str) -> str:
    """Which of a logo's files a page shows; `kind` is "", dark or light."""
    stem = f"logo-{kind}" if kind else "logo"
    if f"{stem}.svg" in names:
        return f"{stem}.svg"
    sides = [name[len(stem) + 1 : -4] for name in names if name.startswith(f"{stem}-")]
    fit = [int(side) for side in sides if side.isdigit() and int(side) <= _SHOWN_SIDE]
    return f"{stem}-{max(fit)}.png"


def scaled(size: Size, side: int) -> Size:
    """Width and height in pixels, the longer of them `side`."""
    scale = side / max(size)
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _resized(picture: Image.Image, side: int) -> Image.Image:
    size = scaled(picture.size, side)
    if size == picture.size:
        return picture
    # Premultiplied: what is transparent must not colour the edge.
    return picture.convert("RGBa").resize(size, Image.Resampling.LANCZOS).convert("RGBA")


def _png(picture: Image.Image) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", compress_level=7)
    return buffer.getvalue()
