"""The photos of the records → one picture each for the site: upright, bounded, bare.

The original is left as it is; what is published holds no EXIF, so no place and no serial number.
"""

import io
from collections.abc import Iterator
from pathlib import Path

from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from langnghe import addresses
from langnghe.artefacts import Artefact
from langnghe.catalogue import Catalogue
from langnghe.loading import Finder, record_file
from langnghe.problems import Place, Problem, problem
from langnghe.records import Photo, Product, Village

LONGEST_SIDE = 1600  # pixels
QUALITY = 82
BYTES_LIMIT = 20 * 1024 * 1024
PIXELS_LIMIT = 100_000_000  # more than any phone takes; a bomb is far larger
_FORMATS = ("JPEG", "PNG", "WEBP")


def check_photos(root: Path, catalogue: Catalogue, finder: Finder) -> list[Problem]:
    """A finding for every photo that is missing or cannot be read; none is kept."""
    found: list[Problem] = []
    for kind, record, photo in _photos(catalogue):
        file = Path(kind) / record.id / photo.file
        if not photo.is_beside or (root / file).is_symlink():
            continue  # told already, with the record and with its folder
        if (root / file).is_file():
            found += _check(root, file)
        else:
            path = ("photos", record.photos.index(photo), "file")
            here = finder.place(record_file(kind, record.id), path)
            found.append(problem(here, "E-FILE-01", file=photo.file))
    return found


def sizes(root: Path, catalogue: Catalogue) -> dict[str, tuple[int, int]]:
    """Width and height in pixels of each published picture, by its address."""
    found = {}
    for kind, record, photo in _photos(catalogue):
        with Image.open(root / kind / record.id / photo.file, formats=_FORMATS) as original:
            size = ImageOps.exif_transpose(original).size
        scale = min(1, LONGEST_SIDE / max(size))
        width, height = (max(1, round(side * scale)) for side in size)
        found[addresses.photo(kind, record.id, photo.file)] = (width, height)
    return found


def write_photos(root: Path, catalogue: Catalogue) -> Iterator[Artefact]:
    """The published pictures; those of checked records only."""
    for kind, record, photo in _photos(catalogue):
        address = addresses.photo(kind, record.id, photo.file)
        yield Artefact(address, _reduced(root / kind / record.id / photo.file))


def _photos(catalogue: Catalogue) -> Iterator[tuple[str, Village | Product, Photo]]:
    for village in catalogue.villages:
        yield from (("villages", village, photo) for photo in village.photos)
    for product in catalogue.products:
        yield from (("products", product, photo) for photo in product.photos)


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
