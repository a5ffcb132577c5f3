"""A sound photo → its renditions, each worked out once and kept by its content in the cache."""

import io
import math
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image, features

from langnghe.artefacts import digest
from langnghe.photos.opening import decoded, header_of
from langnghe.renditions import MIDDLE, Focus, Format, Rendition, Shape, Size, box_of, renditions

# How each format is written. The numbers were chosen where all three look alike (docs/bench).
_SAVED: dict[Format, dict[str, Any]] = {
    Format.AVIF: {"quality": 60, "speed": 7, "max_threads": 1},
    Format.WEBP: {"quality": 73, "method": 4},
    Format.JPEG: {"quality": 80, "optimize": True, "progressive": True},
}
_FEW = 64  # folders that nobody asks for any more, and that are kept nevertheless


class Negative(NamedTuple):
    """A photo as it must be developed: its file, what is in it, and what is wanted of it."""

    path: Path
    content: str  # the fingerprint of its bytes
    size: Size
    focus: Focus
    leads: bool

    @property
    def name(self) -> str:
        """The same for what would come out the same."""
        wanted = repr((self.content, self.size, self.focus if self.leads else MIDDLE, self.leads))
        return digest(recipe(), wanted).hex()

    @property
    def renditions(self) -> tuple[Rendition, ...]:
        return renditions(self.size, leads=self.leads)


@cache
def recipe() -> bytes:
    """A fingerprint of all that decides a rendition's bytes besides the photo itself."""
    package = files("langnghe")
    ours = (package / "photos" / "opening.py", package / "photos" / "developing.py",
            package / "renditions.py")  # fmt: skip
    codecs = [str(features.version(name)) for name in ("avif", "webp", "jpg", "littlecms2")]
    theirs = [*map(version, ("pillow", "pi-heif")), *codecs]
    return digest(*(source.read_bytes() for source in ours), *theirs)


@dataclass(frozen=True)
class Shelf:
    """The folder where renditions are kept; a folder for each negative, whole or not there."""

    folder: Path

    def has(self, negative: Negative) -> bool:
        return self._place(negative).is_dir()

    def take(self, negative: Negative) -> Iterator[tuple[Rendition, bytes]]:
        """The renditions of a photo; developed now if they are not there."""
        if not self.has(negative):
            self.develop([negative])
        place = self._place(negative)
        for rendition in negative.renditions:
            yield rendition, (place / rendition.name).read_bytes()

    def develop(self, negatives: Sequence[Negative]) -> list[str]:
        """Work out the renditions of some photos; their names."""
        for negative in negatives:
            place = self._place(negative)
            fresh = place.with_name(f"{place.name}.{os.getpid()}")
            shutil.rmtree(fresh, ignore_errors=True)
            fresh.mkdir(parents=True)
            for rendition, content in develop(negative):
                (fresh / rendition.name).write_bytes(content)
            shutil.rmtree(place, ignore_errors=True)
            fresh.rename(place)
        return [negative.name for negative in negatives]

    def tidy(self, wanted: Iterable[str]) -> None:
        """Let go of what nobody asks for, once it is as much as what somebody does."""
        names = set(wanted)
        unwanted = [path for path in self.folder.glob("*/*") if path.name not in names]
        if len(unwanted) > max(_FEW, len(names)):
            for path in unwanted:
                shutil.rmtree(path, ignore_errors=True)

    def _place(self, negative: Negative) -> Path:
        return self.folder / negative.name[:2] / negative.name


def develop(negative: Negative) -> Iterator[tuple[Rendition, bytes]]:
    """The renditions of a photo. Raises RefusedError where it is no longer the file it was."""
    wanted = negative.renditions
    header = header_of(negative.path)
    picture = decoded(negative.path, header, _needed(negative.size, wanted))
    for shape in Shape:
        of_shape = [one for one in wanted if one.shape is shape]
        largest: Image.Image | None = None
        for size in dict.fromkeys((one.width, one.height) for one in of_shape):
            made = _resized(picture, negative, shape, size) if largest is None else largest.resize(
                size, Image.Resampling.LANCZOS, reducing_gap=2.0
            )  # fmt: skip
            largest = largest or made
            for rendition in of_shape:
                if (rendition.width, rendition.height) == size:
                    yield rendition, written(made, rendition.format)


def _needed(size: Size, wanted: Iterable[Rendition]) -> Size:
    """How large the whole photo must be, so that no part of it is enlarged."""
    share = 0.0
    for one in wanted:
        left, _, right, _ = box_of(one.shape, size, MIDDLE)
        share = max(share, min(1.0, one.width / (right - left)))
    return max(1, math.ceil(size[0] * share)), max(1, math.ceil(size[1] * share))


def _resized(picture: Image.Image, negative: Negative, shape: Shape, size: Size) -> Image.Image:
    """What a shape cuts from the photo, at this size; `picture` is the photo, perhaps smaller."""
    across, down = picture.width / negative.size[0], picture.height / negative.size[1]
    left, top, right, bottom = box_of(shape, negative.size, negative.focus)
    edges = (
        left * across,
        top * down,
        min(right * across, picture.width),
        min(bottom * down, picture.height),
    )
    return picture.resize(size, Image.Resampling.LANCZOS, box=edges, reducing_gap=2.0)


def written(picture: Image.Image, form: Format, **otherwise: object) -> bytes:
    """The picture's file; `otherwise` takes the place of our own choices."""
    buffer = io.BytesIO()
    name = "JPEG" if form is Format.JPEG else form.name
    picture.save(buffer, name, **_SAVED[form] | otherwise)
    return buffer.getvalue()
