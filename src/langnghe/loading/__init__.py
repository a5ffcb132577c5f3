"""The folders of a site → its records, with every problem met on the way.

This is the only reader of records. A record that cannot be read is not dropped in silence: its
folder stays known, so that what refers to it is not called a mistake as well.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path as FilePath
from typing import NamedTuple

from langnghe.loading.as_typed import check_letters, check_numbers
from langnghe.loading.pasting import line_of, quoted
from langnghe.loading.shaping import shape
from langnghe.loading.yaml_text import SIZE_LIMIT, Document, Path, Tree, read_file, read_yaml
from langnghe.problems import Place, Problem, problem
from langnghe.records import (
    ConsentRegister,
    PartialDate,
    Product,
    PublishedIds,
    Translation,
    Village,
)
from langnghe.records.meant import key_meant

__all__ = [
    "ID",
    "PRODUCTS",
    "PUBLISHED_IDS",
    "TAKEN",
    "VILLAGES",
    "Document",
    "Finder",
    "Folder",
    "Loaded",
    "Path",
    "Reading",
    "Registers",
    "Tree",
    "line_of",
    "load",
    "published_ids_in",
    "quoted",
    "read_file",
    "read_folder",
    "read_registers",
    "read_yaml",
    "record_file",
    "record_folders",
    "record_paths",
    "shape",
]

VILLAGES, PRODUCTS = "villages", "products"
CONSENTS, PUBLISHED_IDS = "consents.yml", "published.yml"
REGISTER_LIMIT = 4 * 1024 * 1024  # bytes of `published.yml`; a country's 25,500 lines take a fifth
_SINGULAR = {VILLAGES: "village", PRODUCTS: "product"}
ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{1,58}[a-z0-9])")
# These are names of list pages in the same folder of the site.
# The others no Windows computer can keep as a folder.
TAKEN = re.compile(r"index(-\d+)?|con|prn|aux|nul|com\d|lpt\d")
_PICTURES = {".jpg", ".jpeg", ".png", ".webp", ".avif", ".heic", ".svg"}


class Folder(NamedTuple):
    """Where a record lies: `kind` is `villages` or `products`, `id` the folder's own name."""

    kind: str
    id: str


class Reading(NamedTuple):
    """What one record's folder holds. The record is None where it cannot be read."""

    record: Village | Product | None
    translations: dict[str, Translation]  # by language
    problems: list[Problem]


class Registers(NamedTuple):
    """What the two lists at the site's root say."""

    withdrawn: dict[str, PartialDate]  # consents that no longer hold, and from which day
    ids: PublishedIds  # ids and short codes that were printed, changed, or taken down


@dataclass
class Loaded:
    """Every readable record of the folders, with every problem met."""

    villages: dict[str, Village] = field(default_factory=dict)
    products: dict[str, Product] = field(default_factory=dict)
    translations: dict[tuple[str, str], Translation] = field(default_factory=dict)
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
    """Every record under `root` at once, with its translations into the further `languages`."""
    folders, problems = record_folders(root)
    loaded = Loaded(problems=problems)
    for folder in folders:
        record, translations, found = read_folder(root, folder, languages)
        loaded.problems += found
        if isinstance(record, Village):
            loaded.villages[folder.id] = record
        elif isinstance(record, Product):
            loaded.products[folder.id] = record
        for language, translation in translations.items():
            loaded.translations[folder.id, language] = translation
    return loaded


def record_folders(root: FilePath) -> tuple[list[Folder], list[Problem]]:
    """The folders of all records under `root`, villages first, and what stands in their way."""
    folders: list[Folder] = []
    problems: list[Problem] = []
    taken: set[str] = set()
    for kind in (VILLAGES, PRODUCTS):
        names = list(_folder_names(root, kind, problems))
        for name in names:
            if name in taken:
                problems.append(problem(Place(f"{kind}/{name}"), "E-ID-03", id=name))
            else:
                folders.append(Folder(kind, name))
        taken.update(names)
    return folders, problems


def _folder_names(root: FilePath, kind: str, problems: list[Problem]) -> Iterator[str]:
    top = root / kind
    if top.is_symlink():
        problems.append(problem(Place(kind), "E-PATH-01"))
        return
    if not top.is_dir():
        if top.exists():
            problems.append(problem(Place(kind), "E-FILE-04", example=f"{kind}/mien-dong/"))
        return
    for entry in sorted(os.scandir(top), key=lambda entry: entry.name):
        if entry.name.startswith("."):
            continue
        if entry.is_symlink():
            problems.append(problem(Place(f"{kind}/{entry.name}"), "E-PATH-01"))
        elif not entry.is_dir():
            here = Place(f"{kind}/{entry.name}")
            problems.append(problem(here, "E-FILE-04", example=f"{kind}/mien-dong/"))
        elif not ID.fullmatch(entry.name) or TAKEN.fullmatch(entry.name):
            problems.append(_unfit_name(kind, entry.name))
        else:
            yield entry.name


def _unfit_name(kind: str, name: str) -> Problem:
    here, meant = Place(f"{kind}/{name}"), key_meant(name, 60)
    if not ID.fullmatch(meant) or TAKEN.fullmatch(meant):
        return problem(here, "E-ID-01", id=name)
    return problem(here, "E-ID-01", id=name, case="folder", name=meant)


def read_folder(root: FilePath, folder: Folder, languages: tuple[str, ...]) -> Reading:
    """The record in a folder, with its translations into the further `languages`."""
    kind, record_id = folder
    problems = _stray_files(root / kind / record_id, kind, languages)
    file = record_file(kind, record_id)
    # A record called village.yaml is not missing as well: its wrong name is told already.
    is_misnamed = not (root / file).exists() and any(
        found.code == "E-FILE-03" and found.place.file.endswith((".yml", ".yaml"))
        for found in problems
    )
    document = None if is_misnamed else _read(root, file, problems)
    record: Village | Product | None = None
    if document is not None:
        shape_of: type[Village | Product] = Village if kind == VILLAGES else Product
        record, found = shape(document, shape_of, id=record_id)
        problems += found
        if record:
            problems += check_numbers(document)
    translations = {}
    for language in languages:
        translation = _translation(root, record_file(kind, record_id, language), problems)
        if translation:
            translations[language] = translation
    return Reading(record, translations, problems)


def _translation(root: FilePath, file: str, problems: list[Problem]) -> Translation | None:
    if not (root / file).exists():
        return None
    document = _read(root, file, problems)
    if document is None:
        return None
    translation, found = shape(document, Translation)
    problems += found
    return translation


def read_registers(root: FilePath) -> tuple[Registers, list[Problem]]:
    """The lists of consents and of ids at the site's root; empty where there are none."""
    problems = [
        problem(Place(file), "E-PATH-01")
        for file in (CONSENTS, PUBLISHED_IDS)
        if (root / file).is_symlink()
    ]
    consents, ids = ConsentRegister(), PublishedIds()
    if (root / CONSENTS).exists() and (document := _read(root, CONSENTS, problems)):
        found, wrong = shape(document, ConsentRegister)
        problems += wrong
        consents = found or consents
    if (root / PUBLISHED_IDS).exists() and (
        document := _read(root, PUBLISHED_IDS, problems, limit=REGISTER_LIMIT)
    ):
        known, wrong = shape(document, PublishedIds)
        problems += wrong
        ids = known or ids
    return Registers(dict(consents.withdrawn), ids), problems


def published_ids_in(raw: bytes) -> PublishedIds:
    """What a `published.yml` of another time said; nothing where it cannot be read."""
    document, _ = read_yaml(raw, PUBLISHED_IDS, limit=REGISTER_LIMIT)
    found = shape(document, PublishedIds)[0] if document else None
    return found or PublishedIds()


def _read(
    root: FilePath, file: str, problems: list[Problem], *, limit: int = SIZE_LIMIT
) -> Document | None:
    path = root / file
    if path.is_symlink():
        return None  # told with the folder's other files, or with the registers
    if not path.is_file():
        problems.append(problem(Place(file), "E-FILE-01", file=file))
        return None
    raw = read_file(path, limit=limit)
    document, found = read_yaml(raw, file, limit=limit)
    problems += found
    if document is not None:
        problems += check_letters(raw, file)
    return document


def _stray_files(folder: FilePath, kind: str, languages: tuple[str, ...]) -> list[Problem]:
    """Files that no one would ever read: a misspelt name must not lose somebody's work."""
    expected = {f"{_SINGULAR[kind]}.yml"}
    expected |= {f"{_SINGULAR[kind]}.{language}.yml" for language in languages}
    found = []
    for file in sorted(os.scandir(folder), key=lambda entry: entry.name):
        here = Place(f"{kind}/{folder.name}/{file.name}")
        if file.is_symlink():
            found.append(problem(here, "E-PATH-01"))
        elif file.name in expected or file.name.startswith("."):
            continue
        elif os.path.splitext(file.name)[1].lower() not in _PICTURES:
            found.append(problem(here, "E-FILE-03", allowed=", ".join(sorted(expected))))
    return found


class Finder:
    """Finds where a value stands, by reading its file again: no place is kept for sound files."""

    def __init__(self, root: FilePath) -> None:
        self._root = root
        self._document = cache(self._read)

    def _read(self, file: str) -> Document | None:
        path = self._root / file
        if not path.is_file():
            return None
        limit = REGISTER_LIMIT if file == PUBLISHED_IDS else SIZE_LIMIT
        return read_yaml(read_file(path, limit=limit), file, limit=limit)[0]

    def place(self, file: str, path: Path) -> Place:
        """Where the value at `path` of `file` begins, or its nearest written parent."""
        document = self._document(file)
        return document.place(path) if document else Place(file)

    def typed(self, file: str, path: Path) -> str:
        """The text of the value at `path`, as it was typed."""
        document = self._document(file)
        return document.at(path) if document else ""
