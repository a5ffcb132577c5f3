"""The photos of the records → one picture each for the site: upright, bounded, bare.

The original is left as it is; what is published holds no EXIF, so no place and no serial number.
"""

import io
from collections.abc import Iterator
from pathlib import Path

from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from langnghe import addresses
from langnghe.artefacts import Artefact, Job, digest
from langnghe.catalogue import Catalogue, Outline
from langnghe.loading import Finder, record_file
from langnghe.problems import Place, Problem, problem
from langnghe.records import Product, Village

LONGEST_SIDE = 1600  # pixels
QUALITY = 82
BYTES_LIMIT = 20 * 1024 * 1024
PIXELS_LIMIT = 100_000_000  # more than any phone takes; a bomb is far larger
_FORMATS = ("JPEG", "PNG", "WEBP")

Size = tuple[int, int]


def check_photos(root: Path, kind: str, record: Village | Product) -> list[Problem]:
    """A finding for every photo of a record that is missing or cannot be read; none is kept."""
    found: list[Problem] = []
    for number, photo in enumerate(record.photos):
        file = Path(kind) / record.id / photo.file
        if not photo.is_beside or (root / file).is_symlink():
            continue  # told already, with the record and with its folder
        if (root / file).is_file():
            found += _check(root, file)
        else:
            path = ("photos", number, "file")
            here = Finder(root).place(record_file(kind, record.id), path)
            found.append(problem(here, "E-FILE-01", file=photo.file))
    return found


def sizes_of(root: Path, kind: str, record: Village | Product) -> tuple[Size, ...]:
    """Width and height in pixels of each published picture of a record whose photos are sound."""
    found = []
    for photo in record.photos:
        with Image.open(root / kind / record.id / photo.file, formats=_FORMATS) as original:
            size = ImageOps.exif_transpose(original).size
        scale = min(1, LONGEST_SIDE / max(size))
        found.append((max(1, round(size[0] * scale)), max(1, round(size[1] * scale))))
    return tuple(found)


def published_sizes(catalogue: Catalogue) -> dict[str, Size]:
    """Width and height in pixels of each published picture, by its address."""
    return {
        addresses.photo(kind, outline.id, photo.file): size
        for kind, outlines in (("villages", catalogue.villages), ("products", catalogue.products))
        for outline in outlines
        for photo, size in zip(outline.photos, outline.sizes, strict=False)
    }


def photo_jobs(root: Path, catalogue: Catalogue) -> Iterator[Job]:
    """A job for each record with photos: its published pictures."""
    for kind, outlines in (("villages", catalogue.villages), ("products", catalogue.products)):
        for outline in outlines:
            if outline.photos:
                yield _job(root, kind, outline)


def _job(root: Path, kind: str, outline: Outline) -> Job:
    folder = root / kind / outline.id
    states = [(folder / photo.file).stat() for photo in outline.photos]
    # The record's fingerprint knows its words; a picture may be another under the same name.
    seen = repr([(state.st_size, state.st_mtime_ns, state.st_ino) for state in states])
    addressed = {
        addresses.photo(kind, outline.id, photo.file): folder / photo.file
        for photo in outline.photos
    }
    return Job(
        name=f"photos/{kind}/{outline.id}",
        made_from=digest(repr((LONGEST_SIDE, QUALITY)), outline.look, seen),
        addresses=tuple(addressed),
        make=lambda: (Artefact(address, _reduced(path)) for address, path in addressed.items()),
    )


def _check(root: Path, file: Path) -> Iterator[Problem]:
    path, place = root / file, Place(file.as_posix())
    if path.stat().st_size > BYTES_LIMIT:
        yield problem(place, "E-IMG-03", limit=f"{BYTES_LIMIT // 1024**2} MB")
        return
    try:
        with Image.open(path, formats=_FORMATS) as picture:
            if picture.width * picture.height > PIXELS_LIMIT:
                yield problem(place, "E-IMG-03", limit=f"{PIXELS_LIMIT // 10**6} megapixel")
                return
            # A PNG that tells nothing would be decoded in full to be asked.
            tells = "exif" in picture.info
            has_place = tells and bool(picture.getexif().get_ifd(ExifTags.IFD.GPSInfo))
            picture.verify()
        with Image.open(path, formats=_FORMATS) as again:
            # A JPEG cut short shows only when it is decoded; an eighth of its size is enough.
            again.draft("RGB", (1, 1))
            again.load()
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError):
        yield problem(place, "E-IMG-04")
        return
    # The published picture holds none, but the repository is public too (Luật 91/2025/QH15).
    if has_place:
        yield problem(place, "W-IMG-03")


def _reduced(path: Path) -> bytes:
    with Image.open(path, formats=_FORMATS) as original:
        picture = ImageOps.exif_transpose(original).convert("RGB")
        picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        buffer = io.BytesIO()
        # Pillow carries a comment over unless told otherwise.
        picture.save(buffer, "JPEG", quality=QUALITY, optimize=True, progressive=True, comment=b"")
        return buffer.getvalue()
