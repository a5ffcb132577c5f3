"""Pictures as they come from a camera → small ones in a record's folder, and the entry for each.

What the camera noted stays outside, but for the day: the repository is public, and its history
keeps for ever what was once in it.
"""

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from langnghe.loading import ID, PRODUCTS, VILLAGES, record_file
from langnghe.photos.developing import written
from langnghe.photos.looking import Look, content_of, is_same, look_at
from langnghe.photos.opening import ENDINGS, Limits, RefusedError, decoded, header_of
from langnghe.problems import Place, Problem, problem
from langnghe.renditions import Format, Size
from langnghe.schemas import field_words
from langnghe.vietnamese import fold

KEPT_SIDE = 2560  # pixels: more than is ever published, should that grow
KEPT_BYTES = 2 * 1024 * 1024
# A JPEG is decoded at a fraction of its size, so that even the largest phones' are welcome.
_BROUGHT = Limits(bytes=100 * 1024 * 1024, pixels=170_000_000)
_QUALITIES = (90, 85, 80, 70, 60)
# How cameras and messengers name pictures: that says nothing of what they show.
_SAYS_NOTHING = re.compile(
    r"(img|image|images|dsc|dscn|dscf|pxl|photo|picture|anh|z|p|wa|received|screenshot|zalo|fb"
    r"|viber|untitled|download|[0-9a-f]{12,}|copy|edited|\d+|-)*"
)
_ENTRY = ("alt", "caption", "credit", "licence", "people")
_LATER = ("consents", "focus")


class Added(NamedTuple):
    """A picture that was brought in."""

    file: str
    size: Size  # pixels
    bytes: int
    bytes_before: int
    taken_on: str | None  # as a record writes it


def record_folder(root: Path, record_id: str) -> Path | None:
    """The folder of a record that there is."""
    if not ID.fullmatch(record_id):
        return None
    for kind in (VILLAGES, PRODUCTS):
        if (root / record_file(kind, record_id)).is_file():
            return root / kind / record_id
    return None


def bring_in(folder: Path, source: Path) -> tuple[Added | None, list[Problem]]:
    """Put a small, bare JPEG of the picture into the folder; or why not. Nothing is overwritten."""
    here = Place(str(source))
    try:
        content, size, taken_on = _shrunk(source)
    except RefusedError as refused:
        return None, [problem(here, refused.code, f=source.name, **refused.values)]
    name = next(_free_names(folder, source.stem))
    path = folder / name
    with path.open("xb") as file:
        file.write(content)
    look = look_at(path, content_of(path))
    for other, known in _looks_in(folder, but=name):
        if is_same(look, known):
            path.unlink()
            return None, [problem(here, "W-IMG-06", f=source.name, other=other)]
    found = []
    if look.is_dark or look.is_blurred:
        found.append(problem(here, "W-IMG-05" if look.is_dark else "W-IMG-04", f=source.name))
    return Added(name, size, len(content), source.stat().st_size, taken_on), found


def entry(added: Added, language: str) -> str:
    """The lines to paste under `photos`, each with what to write there, in an author's language."""
    words = field_words(language)
    lines = [f"  - file: {added.file}"]
    for field in _ENTRY:
        lines += [f"    # {words[f'photo.{field}']}", f"    {field}: …"]
    if added.taken_on:
        lines.append(f"    taken_on: {added.taken_on}")
    for field in _LATER:
        lines += [f"    # {words[f'photo.{field}']}", f"    # {field}: "]
    return "\n".join(line.rstrip() for line in lines)


def _shrunk(source: Path) -> tuple[bytes, Size, str | None]:
    header = header_of(source, _BROUGHT)
    scale = min(1.0, KEPT_SIDE / max(header.size))
    size = round(header.size[0] * scale), round(header.size[1] * scale)
    picture = decoded(source, header, size, _BROUGHT)
    if picture.size != size:
        picture = picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    contents = (written(picture, Format.JPEG, quality=quality) for quality in _QUALITIES)
    content = next((one for one in contents if len(one) <= KEPT_BYTES), None)
    return content or written(picture, Format.JPEG, quality=50), size, header.taken_on


def _free_names(folder: Path, stem: str) -> Iterator[str]:
    """Names that no picture of the folder has, whatever its ending: those are published alike."""
    plain = re.sub(r"[^a-z0-9]+", "-", fold(stem)).strip("-")[:60].strip("-")
    if _SAYS_NOTHING.fullmatch(plain):
        plain = folder.name
    taken = {path.stem.lower() for path in folder.iterdir()}
    for number in count(1):
        name = plain if number == 1 else f"{plain}-{number}"
        if name not in taken:
            yield f"{name}.jpg"


def _looks_in(folder: Path, *, but: str) -> Iterator[tuple[str, Look]]:
    endings = {ending for known in ENDINGS.values() for ending in known}
    for path in sorted(folder.iterdir()):
        if path.name != but and path.suffix.lower() in endings and not path.is_symlink():
            yield path.name, look_at(path, content_of(path))
