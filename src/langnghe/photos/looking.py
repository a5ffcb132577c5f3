"""The photos of a record → what is wrong with them, and what its pages must know of each.

What was seen in a file is kept by the file's state, and by its content: a picture is opened once,
whatever happens to the words beside it.
"""

import hashlib
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageFilter, ImageStat

from langnghe.catalogue import Pictured
from langnghe.loading import Finder, record_file
from langnghe.photos.opening import ENDINGS, RefusedError, decoded, header_of
from langnghe.problems import Place, Problem, problem
from langnghe.records import Photo, Product, Village
from langnghe.renditions import Size
from langnghe.store import Row, Store

_TICK_NS = 2_000_000_000  # as in `gathering`: what is newer than its clock's tick is not settled
_SEEN_AT = 500  # pixels of the longer side: enough to judge, and quickly decoded
_TILES = 4  # across and down
# Of a sharp photo's sharpest tile it is in the hundreds; spread over two pixels, below thirty.
_BLURRED = 30.0  # variance of the Laplacian
_DARK = 70  # of 255; the lightest twentieth of the picture is darker
_ALIKE = 3  # bits of 64 in which two pictures' fingerprints may differ
_FLAT = 2.0  # standard deviation of grey below which a picture shows nothing

State = tuple[int, int, int]
"""A file's size, and when it and its entry changed, in nanoseconds."""


class Look(NamedTuple):
    """What was seen in one file, whatever its name and its record."""

    content: str  # its bytes' fingerprint
    format: str = ""
    size: Size = (0, 0)
    tone: str = ""
    has_place: bool = False
    is_blurred: bool = False
    is_dark: bool = False
    gist: int | None = None  # a fingerprint of what it shows; None: it shows next to nothing
    refused: tuple[str, tuple[tuple[str, object], ...]] | None = None  # a code and its values


class Kept(NamedTuple):
    """A look, and the state of the file that was looked at; of a content there is no state."""

    look: Look
    state: State | None = None


Looks = Store[Kept]
"""What was seen before; see `looks_edition`."""


def photos_of(
    root: Path, kind: str, record: Village | Product, looks: Looks
) -> tuple[list[Problem], tuple[Pictured, ...]]:
    """Every finding about a published record's photos; and each of them, if none is an error."""
    file, folder = record_file(kind, record.id), Path(kind) / record.id
    finder = Finder(root)
    found: list[Problem] = []
    seen: list[tuple[Photo, Look]] = []
    for number, photo in enumerate(record.photos):
        path = root / folder / photo.file
        if not photo.is_beside or path.is_symlink():
            continue  # told already, with the record and with its folder
        here = finder.place(file, ("photos", number, "file"))
        if not path.is_file():
            found.append(problem(here, "E-FILE-01", file=photo.file))
            continue
        look = _look(path, f"{folder.as_posix()}/{photo.file}", looks)
        found += _judge(here, photo, look, seen)
        seen.append((photo, look))
    found += _unmentioned(root / folder, folder, record)
    if len(seen) < len(record.photos) or any(one.is_error for one in found):
        return found, ()
    return found, tuple(Pictured(*look.size, look.tone, look.content) for _, look in seen)


def _judge(
    here: Place, photo: Photo, look: Look, before: list[tuple[Photo, Look]]
) -> Iterator[Problem]:
    if look.refused:
        code, values = look.refused
        yield problem(here, code, f=photo.file, **dict(values))
        return
    ending = Path(photo.file).suffix.lower()
    if ending not in ENDINGS[look.format]:
        right = str(Path(photo.file).with_suffix(ENDINGS[look.format][0]))
        yield problem(here, "W-IMG-08", f=photo.file, format=look.format, right=right)
    # The published picture holds none, but the repository is public too (Luật 91/2025/QH15).
    if look.has_place:
        yield problem(here, "W-IMG-03", f=photo.file)
    if look.is_dark:
        yield problem(here, "W-IMG-05", f=photo.file)
    elif look.is_blurred:
        yield problem(here, "W-IMG-04", f=photo.file)
    # A line that is there twice is told with the record.
    others = (o for o, seen in before if o.file != photo.file and is_same(seen, look))
    if other := next(others, None):
        yield problem(here, "W-IMG-06", f=photo.file, other=other.file)


def is_same(one: Look, other: Look) -> bool:
    """Whether two files hold one picture, perhaps written twice."""
    if one.content == other.content:
        return True
    if one.gist is None or other.gist is None:
        return False
    return (one.gist ^ other.gist).bit_count() <= _ALIKE


def _unmentioned(path: Path, folder: Path, record: Village | Product) -> Iterator[Problem]:
    """Pictures in the record's folder that no line of it names: somebody's work would be lost."""
    endings = {ending for known in ENDINGS.values() for ending in known} | {".svg"}
    named = {photo.file for photo in record.photos}
    if record.brand and record.brand.logo:
        named.add(record.brand.logo.file)
    for entry in sorted(os.scandir(path), key=lambda entry: entry.name):
        is_picture = os.path.splitext(entry.name)[1].lower() in endings
        is_told = entry.name in named or entry.is_symlink()
        if is_picture and not is_told and not entry.name.startswith("."):
            yield problem(Place((folder / entry.name).as_posix()), "W-IMG-07", f=entry.name)


def _look(path: Path, name: str, looks: Looks) -> Look:
    """What is seen in a file; looked at only if neither it nor its content was seen before."""
    begun = time.time_ns()
    stat = path.stat()
    state = stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns
    kept = looks.head(f"file/{name}")
    if kept and kept.state == state:
        return kept.look
    content = content_of(path)
    known = looks.head(f"content/{content}")
    look = known.look if known else look_at(path, content)
    rows = [] if known else [Row(f"content/{content}", Kept(look))]
    if max(state[1:]) < begun - _TICK_NS:
        rows.append(Row(f"file/{name}", Kept(look, state)))
    if rows:
        looks.put(rows)
    return look


def content_of(path: Path) -> str:
    """The fingerprint of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:32]


def look_at(path: Path, content: str) -> Look:
    """What is seen in a file."""
    try:
        header = header_of(path)
        scale = _SEEN_AT / max(header.size)
        wanted = tuple(max(1, round(side * scale)) for side in header.size)
        picture = decoded(path, header, (wanted[0], wanted[1]))
    except RefusedError as refused:
        return Look(content, refused=(refused.code, tuple(refused.values.items())))
    picture.thumbnail((_SEEN_AT, _SEEN_AT))
    grey = picture.convert("L")
    is_flat = ImageStat.Stat(grey).stddev[0] < _FLAT
    return Look(
        content,
        header.format,
        header.size,
        _tone(picture),
        header.has_place,
        is_blurred=_sharpness(grey) < _BLURRED,
        is_dark=_lightest(grey) < _DARK,
        gist=None if is_flat else _gist(grey),
    )


def _tone(picture: Image.Image) -> str:
    """The colour that most of the picture has, as #rrggbb, to stand there until it has come."""
    few = picture.resize((48, 48), Image.Resampling.BOX).quantize(4)
    palette = few.getpalette() or [128] * 3
    counts = few.histogram()
    at = 3 * counts.index(max(counts))
    return "#" + bytes(palette[at : at + 3]).hex()


_LAPLACIAN = ImageFilter.Kernel((3, 3), (0, 1, 0, 1, -4, 1, 0, 1, 0), scale=1, offset=128)


def _sharpness(grey: Image.Image) -> float:
    """The variance of the Laplacian where it is highest: a blurred background is no fault."""
    # At the rim a filter leaves a picture as it was, which would look sharp.
    edges = grey.filter(_LAPLACIAN).crop((2, 2, grey.width - 2, grey.height - 2))
    across, down = edges.width // _TILES, edges.height // _TILES
    boxes = (
        (x * across, y * down, (x + 1) * across, (y + 1) * down)
        for x in range(_TILES)
        for y in range(_TILES)
    )
    return max(float(ImageStat.Stat(edges.crop(box)).var[0]) for box in boxes)


def _lightest(grey: Image.Image) -> int:
    """The grey above which only the lightest twentieth lies."""
    left = grey.width * grey.height // 20
    for value, count in reversed(list(enumerate(grey.histogram()))):
        left -= count
        if left <= 0:
            return value
    return 0


def _gist(grey: Image.Image) -> int:
    """Sixty-four comparisons of neighbours (a difference hash): alike for pictures that look so."""
    small = grey.resize((9, 8), Image.Resampling.BOX).tobytes()
    bits = 0
    for row in range(8):
        for column in range(8):
            at = row * 9 + column
            bits = bits << 1 | (small[at] > small[at + 1])
    return bits
