"""A consent that was withdrawn → every record, page, card, sheet and export that held what it gave.

Records name a consent by its number, and a village's contacts stand on its products' pages and in
lists as well. What was published is looked at file by file: those that are made from the record,
and, where the person's number is known, those that hold it in any spelling.
"""

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from langnghe.catalogue import Catalogue
from langnghe.checking.privacy import consents_in
from langnghe.checking.walking import parts_of
from langnghe.loading import (
    VILLAGES,
    Finder,
    Folder,
    read_folder,
    record_file,
    record_folders,
)
from langnghe.problems import Place

_TEXTS = {".html", ".js", ".json", ".jsonld", ".vcf", ".csv", ".xml", ".txt", ".geojson", ".kml",
          ".gpx", ".svg", ".md", ".yml", ".webmanifest", ".atom", ".rdf", ".ttl"}  # fmt: skip
_LISTS = re.compile(r"(?:.*/)?contacts(?:-\d+)?\.html")
# What no search looks into: it is made from records, and is made or printed anew.
_CLOSED = {".pdf", ".zip", ".xlsx", ".docx", ".pptx"}


class Named(NamedTuple):
    """A record that names the consent, and where."""

    folder: Folder
    places: tuple[Place, ...]


def records_naming(root: Path, ref: str) -> Iterator[Named]:
    """Every record, published or not, that names a consent."""
    finder = Finder(root)
    for folder in record_folders(root)[0]:
        file = record_file(*folder)
        # Nearly none does: its text says so sooner than its shape.
        path = root / file
        if not path.is_file() or ref.encode() not in path.read_bytes():
            continue
        record = read_folder(root, folder, ()).record
        found = consents_in(parts_of(record)) if record else ()
        places = [finder.place(file, path) for path, consent in found if consent == ref]
        yield Named(folder, tuple(places) or (Place(file),))


def files_of(site: Path, folders: Collection[Folder], catalogue: Catalogue) -> list[str]:
    """The published files that are made from these records, by their addresses."""
    ids = {folder.id for folder in folders}
    beside = {
        product.id
        for product in catalogue.products
        if not ids.isdisjoint(one.id for one in catalogue.villages_of(product))
    }
    codes = {code for to, codes in catalogue.shortcuts.by_code if to.id in ids for code in codes}
    pages = rf"(?:.*/)?(?:villages|products)/(?:{_any(ids | beside)})[./].*"
    mine = re.compile(rf"{pages}|q/(?:{_any(codes)})/.*")
    has_village = any(folder.kind == VILLAGES for folder in folders)
    return [
        address
        for address in _files(site)
        if mine.fullmatch(address)
        or (has_village and _LISTS.fullmatch(address))
        or Path(address).suffix in _CLOSED
    ]


def _any(names: Collection[str]) -> str:
    return "|".join(map(re.escape, sorted(names))) or "(?!)"


def files_holding(site: Path, values: Collection[str]) -> list[str]:
    """The published files in which one of these stands, a number in any spelling."""
    wanted = [pattern for value in values if (pattern := _spelt(value))]
    return [
        address
        for address in _files(site)
        if Path(address).suffix in _TEXTS
        and any(pattern.search((site / address).read_bytes()) for pattern in wanted)
    ]


def _spelt(value: str) -> re.Pattern[bytes] | None:
    digits = re.sub(r"\D", "", value)
    if len(digits) < 8 or re.search(r"[a-z]", value, re.IGNORECASE):
        return re.compile(re.escape(value.encode())) if value else None
    # 0912…, +84 912…, 84912…: all end alike.
    bare = digits.removeprefix("84") if digits.startswith("84") else digits.removeprefix("0")
    between = rb"[\s.()-]*"
    return re.compile(between.join(bytes([digit]) for digit in bare.encode()))


def _files(site: Path) -> list[str]:
    if not site.is_dir():
        return []
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
