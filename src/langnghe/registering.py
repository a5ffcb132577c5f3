"""Notes the short codes of records in `published.yml`, a line each, sorted by id.

Sorted, two people who add records at once seldom touch neighbouring lines; and because a code is
derived from its id, both would have written the same ones.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from langnghe.catalogue import Catalogue, folder_of, given_codes, name_of
from langnghe.loading import PRODUCTS, PUBLISHED_IDS, VILLAGES, Folder, published_ids_in
from langnghe.records import PublishedIds

_HEAD = """\
# Mã hồ sơ và mã ngắn đã cho: chúng nằm trên mã QR đã in, nên không xoá, không sửa dòng nào.
# Máy thêm dòng mới: langnghe codes. Thư mục đổi tên thì ghi ở mục renamed (mã cũ: mã mới),
# hồ sơ xoá hẳn thì ghi ở mục removed (mã: ngày); địa chỉ cũ và mã ngắn vẫn dẫn tới nơi.
"""
_ENTRY = re.compile(r"\s+([a-z0-9-]+):")
_IN_MAPPING = re.compile(r"\s+([a-z0-9-]+:|#)")


def note_codes(root: Path, catalogue: Catalogue) -> dict[Folder, str]:
    """Give every published record a line with its code; answers those that had none.

    Whatever else stands in the file stays as it is, but a bare list of ids becomes lines of codes.
    """
    path = root / PUBLISHED_IDS
    raw = path.read_bytes() if path.is_file() else b""
    ids = published_ids_in(raw)
    known = set(given_codes(ids).values())
    published = set(map(folder_of, catalogue.outlines))
    fresh = {
        to: codes[0]
        for to, codes in catalogue.shortcuts.by_code
        if to in published and codes[0] not in known
    }
    if not fresh and raw:
        return {}
    text = raw.decode("utf-8-sig").replace("\r\n", "\n") or _HEAD
    for kind in (VILLAGES, PRODUCTS):
        codes = {**_kept(ids, kind, catalogue), **_of_kind(fresh, kind)}
        if codes:
            text = _with_section(text, kind, codes)
    path.write_bytes(text.encode())
    return fresh


def _of_kind(codes: Mapping[Folder, str], kind: str) -> dict[str, str]:
    return {folder.id: code for folder, code in codes.items() if folder.kind == kind}


def _kept(ids: PublishedIds, kind: str, catalogue: Catalogue) -> dict[str, str]:
    """The codes of all ids that are noted; of a bare list those that everybody derives."""
    noted = ids.villages if kind == VILLAGES else ids.products
    derived = catalogue.shortcuts.all_codes
    return {one: code or derived[name_of(Folder(kind, one))] for one, code in noted.items()}


def _with_section(text: str, kind: str, codes: Mapping[str, str]) -> str:
    """The text with these lines below `kind`: added in their places, or the section anew."""
    lines = text.rstrip("\n").split("\n")
    at = next((n for n, line in enumerate(lines) if line.startswith(f"{kind}:")), None)
    if at is None:
        return "\n".join([*lines, f"{kind}:", *_lines(codes)]) + "\n"
    end = at + 1
    while end < len(lines) and lines[end][:1] in {" ", "-"}:
        end += 1
    section = lines[at + 1 : end]
    is_mapping = lines[at].split("#")[0].strip() == f"{kind}:" and all(
        map(_IN_MAPPING.match, section)
    )
    head, below = (
        (lines[at], _inserted(section, codes)) if is_mapping else (f"{kind}:", _lines(codes))
    )
    return "\n".join([*lines[:at], head, *below, *lines[end:], ""])


def _inserted(section: list[str], codes: Mapping[str, str]) -> list[str]:
    """The lines that there are, and each that is new before the first with a later id."""
    there = {found[1] for line in section if (found := _ENTRY.match(line))}
    lines = list(section)
    indent = next((line[: len(line) - len(line.lstrip())] for line in section), "  ")
    for one in sorted(codes.keys() - there):
        at = next((n for n, line in enumerate(lines) if _id_of(line) > one), len(lines))
        lines.insert(at, f"{indent}{one}: {codes[one]}")
    return lines


def _id_of(line: str) -> str:
    found = _ENTRY.match(line)
    return found[1] if found else ""


def _lines(codes: Mapping[str, str]) -> list[str]:
    return [f"  {one}: {code}" for one, code in sorted(codes.items())]
