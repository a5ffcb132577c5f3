"""The photos of the records → pictures for the site: upright, bounded, bare, in three formats.

The original is left as it is; what is published holds no EXIF, so no place and no serial number.
"""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image

from langnghe import addresses
from langnghe.artefacts import Artefact, Job, digest
from langnghe.catalogue import Catalogue, Outline, Pictured
from langnghe.photos.adding import Added, bring_in, entry, record_folder
from langnghe.photos.developing import Negative, Shelf, recipe
from langnghe.photos.looking import Looks, photos_of
from langnghe.progress import Watch
from langnghe.renditions import MIDDLE, Focus, Format, Shape
from langnghe.workers import share_out

__all__ = [
    "Added",
    "Looks",
    "bring_in",
    "develop_photos",
    "entry",
    "open_photo",
    "photo_jobs",
    "photos_of",
    "pictures_of",
    "recipe",
    "record_folder",
]


def pictures_of(catalogue: Catalogue) -> dict[str, Pictured]:
    """What pages must know of each published photo, by the folder of its pictures."""
    return {
        addresses.photo(kind, outline.id, photo.file): pictured
        for kind, outline in _with_photos(catalogue)
        for photo, pictured in zip(outline.photos, outline.pictures, strict=True)
    }


def develop_photos(root: Path, catalogue: Catalogue, watch: Watch) -> None:
    """Work out the pictures of every photo that is new, on all cores."""
    shelf = _shelf(root)
    wanted = [one for kind, outline in _with_photos(catalogue)
              for one in _negatives(root, kind, outline)]  # fmt: skip
    due = list({one.name: one for one in wanted if not shelf.has(one)}.values())
    if due:
        watch.stage("photos", len(due))
        for _ in share_out(shelf.develop, due, each_is_long=True):
            watch.advance()
        shelf.tidy(one.name for one in wanted)


def open_photo(root: Path, catalogue: Catalogue) -> Callable[[str], tuple[Image.Image, Focus]]:
    """Opens a published photo by the folder of its pictures; with what must stay in sight."""
    shelf = _shelf(root)
    first = {
        addresses.photo(kind, outline.id, outline.photos[0].file): (kind, outline)
        for kind, outline in _with_photos(catalogue)
    }

    def opened(place: str) -> tuple[Image.Image, Focus]:
        negative = _negatives(root, *first[place])[0]
        content = next(
            content
            for one, content in shelf.take(negative)
            if one.shape is Shape.WHOLE and one.format is Format.JPEG
        )
        with Image.open(io.BytesIO(content)) as picture:
            return picture.convert("RGB"), negative.focus

    return opened


def photo_jobs(root: Path, catalogue: Catalogue) -> Iterator[Job]:
    """A job for each record with photos: its published pictures."""
    for kind, outline in _with_photos(catalogue):
        yield _job(root, kind, outline)


def _job(root: Path, kind: str, outline: Outline) -> Job:
    negatives = _negatives(root, kind, outline)
    places = [addresses.photo(kind, outline.id, photo.file) for photo in outline.photos]

    def make() -> Iterator[Artefact]:
        for place, negative in zip(places, negatives, strict=True):
            for rendition, content in _shelf(root).take(negative):
                yield Artefact(f"{place}/{rendition.name}", content)

    return Job(
        name=f"photos/{kind}/{outline.id}",
        made_from=digest(*places, *(negative.name for negative in negatives)),
        addresses=tuple(
            f"{place}/{rendition.name}"
            for place, negative in zip(places, negatives, strict=True)
            for rendition in negative.renditions
        ),
        make=make,
    )


def _negatives(root: Path, kind: str, outline: Outline) -> list[Negative]:
    return [
        Negative(
            root / kind / outline.id / photo.file,
            pictured.content,
            (pictured.width, pictured.height),
            photo.focus or MIDDLE,
            leads=number == 0,
        )
        for number, (photo, pictured) in enumerate(
            zip(outline.photos, outline.pictures, strict=True)
        )
    ]


def _with_photos(catalogue: Catalogue) -> Iterator[tuple[str, Outline]]:
    for kind, outlines in (("villages", catalogue.villages), ("products", catalogue.products)):
        for outline in outlines:
            if outline.photos:
                yield kind, outline


def _shelf(root: Path) -> Shelf:
    return Shelf(root / ".cache" / "photos")
