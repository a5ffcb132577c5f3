"""The folders of a site → its records, with every problem met on the way.

This is the only reader of records. A record that cannot be read is not dropped in silence: its id
stays known, so that what refers to it is not called a mistake as well.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path as FilePath

from langnghe.loading.as_typed import check_letters, check_numbers
from langnghe.loading.shaping import shape
from langnghe.loading.yaml_text import Document, Path, Tree, read_file, read_yaml
from langnghe.problems import Place, Problem, problem
from langnghe.records import (
    ConsentRegister,
    PartialDate,
    Product,
    PublishedIds,
    Translation,
    Village,
)

__all__ = [
    "ID",
    "PRODUCTS",
    "TAKEN",
    "VILLAGES",
    "Document",
    "Finder",
    "Loaded",
    "Path",
    "Tree",
    "load",
    "read_file",
    "read_yaml",
    "record_file",
    "record_paths",
    "shape",
]

VILLAGES, PRODUCTS = "villages", "products"
CONSENTS, PUBLISHED_IDS = "consents.yml", "published.yml"
_SINGULAR = {VILLAGES: "village", PRODUCTS: "product"}
ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{1,58}[a-z0-9])")
# These are names of list pages in the same folder of the site.
# The others no Windows computer can keep as a folder.
TAKEN = re.compile(r"index(-\d+)?|con|prn|aux|nul|com\d|lpt\d")
_PICTURES = {".jpg", ".jpeg", ".png", ".webp", ".avif", ".heic", ".svg"}


@dataclass
class Loaded:
    """What the folders hold. `known` is the kind of each id, the unreadable ones included."""

    villages: dict[str, Village] = field(default_factory=dict)
    products: dict[str, Product] = field(default_factory=dict)
    translations: dict[tuple[str, str], Translation] = field(default_factory=dict)
    known: dict[str, str] = field(default_factory=dict)
    # Consents that no longer hold, with the day from which; and the ids that were printed, by kind.
    withdrawn: dict[str, PartialDate] = field(default_factory=dict)
    published: dict[str, tuple[str, ...]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def record_file(kind: str, record_id: str, language: str = "") -> str:
    """The path of a record's file from the site's root; `kind` is `villages` or `products`."""
    name = f"{_SINGULAR[kind]}.{language}" if language else _SINGULAR[kind]
    return f"{kind}/{record_id}/{name}.yml"


def record_paths(root: FilePath) -> Iterator[FilePath]:
    """Every file of a Vietnamese record under `root`, whatever is wrong with it."""
    for kind in (VILLAGES, PRODUCTS):
        yield from sorted((root / kind).glob(f"*/{_SINGULAR[kind]}.yml"))


def load(root: FilePath, languages: tuple[str, ...]) -> Loaded:
    """Every record under `root`, with its translations into the further `languages`."""
    loaded = Loaded()
    for kind in (VILLAGES, PRODUCTS):
        for folder in _record_folders(root, kind, loaded):
            _load_record(root, folder, kind, languages, loaded)
    _load_registers(root, loaded)
    return loaded


def _record_folders(root: FilePath, kind: str, loaded: Loaded) -> Iterator[FilePath]:
    top = root / kind
    if top.is_symlink():
        loaded.problems.append(problem(Place(kind), "E-PATH-01"))
        return
    if not top.is_dir():
        if top.exists():
            loaded.problems.append(problem(Place(kind), "E-FILE-04", example=f"{kind}/mien-dong/"))
        return
    for folder in sorted(top.iterdir()):
        here = Place(f"{kind}/{folder.name}")
        if folder.name.startswith("."):
            continue
        if folder.is_symlink():
            loaded.problems.append(problem(here, "E-PATH-01"))
        elif not folder.is_dir():
            loaded.problems.append(problem(here, "E-FILE-04", example=f"{kind}/mien-dong/"))
        elif not ID.fullmatch(folder.name) or TAKEN.fullmatch(folder.name):
            loaded.problems.append(problem(here, "E-ID-01", id=folder.name))
        else:
            yield folder


def _load_record(
    root: FilePath, folder: FilePath, kind: str, languages: tuple[str, ...], loaded: Loaded
) -> None:
    record_id = folder.name
    if record_id in loaded.known:
        loaded.problems.append(problem(Place(f"{kind}/{record_id}"), "E-ID-03", id=record_id))
        return
    loaded.known[record_id] = kind
    stray = _stray_files(folder, kind, languages)
    loaded.problems += stray
    file = record_file(kind, record_id)
    # A record called village.yaml is not missing as well: its wrong name is told already.
    is_misnamed = not (root / file).exists() and any(
        found.code == "E-FILE-03" and found.place.file.endswith((".yml", ".yaml"))
        for found in stray
    )
    document = None if is_misnamed else _read(root, file, loaded)
    if document is not None and kind == VILLAGES:
        village, problems = shape(document, Village, id=record_id)
        loaded.problems += problems
        if village:
            loaded.villages[record_id] = village
            loaded.problems += check_numbers(document)
    elif document is not None:
        product, problems = shape(document, Product, id=record_id)
        loaded.problems += problems
        if product:
            loaded.products[record_id] = product
            loaded.problems += check_numbers(document)
    for language in languages:
        _load_translation(root, record_file(kind, record_id, language), record_id, language, loaded)


def _load_translation(
    root: FilePath, file: str, record_id: str, language: str, loaded: Loaded
) -> None:
    if not (root / file).exists():
        return
    document = _read(root, file, loaded)
    if document is not None:
        translation, problems = shape(document, Translation)
        loaded.problems += problems
        if translation:
            loaded.translations[record_id, language] = translation


def _load_registers(root: FilePath, loaded: Loaded) -> None:
    for file in (CONSENTS, PUBLISHED_IDS):
        if (root / file).is_symlink():
            loaded.problems.append(problem(Place(file), "E-PATH-01"))
    if (root / CONSENTS).exists() and (document := _read(root, CONSENTS, loaded)):
        consents, problems = shape(document, ConsentRegister)
        loaded.problems += problems
        loaded.withdrawn = dict(consents.withdrawn) if consents else {}
    if (root / PUBLISHED_IDS).exists() and (document := _read(root, PUBLISHED_IDS, loaded)):
        ids, problems = shape(document, PublishedIds)
        loaded.problems += problems
        loaded.published = {VILLAGES: ids.villages, PRODUCTS: ids.products} if ids else {}


def _read(root: FilePath, file: str, loaded: Loaded) -> Document | None:
    path = root / file
    if path.is_symlink():
        return None  # told with the folder's other files, or with the registers
    if not path.is_file():
        loaded.problems.append(problem(Place(file), "E-FILE-01", file=file))
        return None
    raw = read_file(path)
    document, problems = read_yaml(raw, file)
    loaded.problems += problems
    if document is not None:
        loaded.problems += check_letters(raw, file)
    return document


def _stray_files(folder: FilePath, kind: str, languages: tuple[str, ...]) -> list[Problem]:
    """Files that no one would ever read: a misspelt name must not lose somebody's work."""
    expected = {f"{_SINGULAR[kind]}.yml"}
    expected |= {f"{_SINGULAR[kind]}.{language}.yml" for language in languages}
    found = []
    for file in sorted(folder.iterdir()):
        here = Place(f"{kind}/{folder.name}/{file.name}")
        if file.is_symlink():
            found.append(problem(here, "E-PATH-01"))
        elif file.name in expected or file.name.startswith("."):
            continue
        elif file.suffix.lower() not in _PICTURES:
            found.append(problem(here, "E-FILE-03", allowed=", ".join(sorted(expected))))
    return found


class Finder:
    """Finds where a value stands, by reading its file again: no place is kept for sound files."""

    def __init__(self, root: FilePath) -> None:
        self._root = root
        self._document = cache(self._read)

    def _read(self, file: str) -> Document | None:
        path = self._root / file
        return read_yaml(read_file(path), file)[0] if path.is_file() else None

    def place(self, file: str, path: Path) -> Place:
        """Where the value at `path` of `file` begins, or its nearest written parent."""
        document = self._document(file)
        return document.place(path) if document else Place(file)

    def typed(self, file: str, path: Path) -> str:
        """The text of the value at `path`, as it was typed."""
        document = self._document(file)
        return document.at(path) if document else ""
