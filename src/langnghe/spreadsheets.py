"""Translations to and from one spreadsheet, for a translator who has never seen a record.

Out goes what is missing or out of date; back come texts, which are checked and written into the
sibling files so that every comment and every other line stays as it was.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils.exceptions import InvalidFileException
from pydantic import TypeAdapter, ValidationError

from langnghe.loading import Loaded, record_file
from langnghe.problems import Place, Problem, problem
from langnghe.records import Product, Translation, Village, fingerprint, texts_of
from langnghe.records.values import Prose

COLUMNS = ("record", "path", "state", "vi", "now", "new")
_WIDTHS = (28, 26, 12, 60, 60, 60)  # characters
_ROWS_LIMIT = 200_000
_FOLD_AT = 96  # columns of a line in a record file
_PROSE: TypeAdapter[str] = TypeAdapter(Prose)
# A spreadsheet program runs what begins with these; a quote in front keeps it text (OWASP).
_FORMULA = re.compile(r"^[=+\-@\t\r]")


@dataclass(frozen=True)
class Entry:
    """One text of a record and its translation, if it has one."""

    file: str  # the translation's file, which need not exist yet
    path: str
    state: str  # missing, stale or current
    vietnamese: str
    translated: str


def entries(loaded: Loaded, language: str, *, everything: bool = False) -> Iterator[Entry]:
    """What a translator has to do in a language; with `everything`, what is current as well."""
    for kind, records in (("villages", loaded.villages), ("products", loaded.products)):
        for record in records.values():
            yield from _entries(kind, record, loaded.translations.get((record.id, language)),
                                language, everything=everything)  # fmt: skip


def _entries(
    kind: str,
    record: Village | Product,
    translation: Translation | None,
    language: str,
    *,
    everything: bool,
) -> Iterator[Entry]:
    texts = translation.texts if translation else {}
    made_from = translation.made_from if translation else {}
    file = record_file(kind, record.id, language)
    for path, text in texts_of(record):
        state = "current"
        if path not in texts:
            state = "missing"
        elif made_from.get(path, fingerprint(text)) != fingerprint(text):
            state = "stale"
        if everything or state != "current":
            yield Entry(file, path, state, text, texts.get(path, ""))


def write_spreadsheet(rows: list[Entry], headings: dict[str, str]) -> bytes:
    """One sheet: what to translate, and an empty column for it. `headings` name the columns."""
    book = Workbook()
    sheet = book.active
    if sheet is None:
        raise ValueError("a new workbook has a sheet")
    sheet.append([headings[name] for name in COLUMNS])
    for row in rows:
        sheet.append([
            row.file, row.path, headings[row.state], _inert(row.vietnamese),
            _inert(row.translated), None,
        ])  # fmt: skip
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="F6EFE2")
    for column, width in zip("ABCDEF", _WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width
    for cells in sheet.iter_rows(min_row=2):
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _inert(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text


@dataclass(frozen=True)
class Received:
    """A translated text from a spreadsheet, checked."""

    file: str
    path: str
    vietnamese: str
    text: str


def read_spreadsheet(
    file: Path, loaded: Loaded, language: str
) -> tuple[list[Received], list[Problem]]:
    """The filled rows of a spreadsheet, and what is wrong with the others, by row."""
    try:
        book = load_workbook(file, read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, OSError):
        return [], [problem(Place(file.name), "E-SHEET-01")]
    known = {(entry.file, entry.path): entry.vietnamese
             for entry in entries(loaded, language, everything=True)}  # fmt: skip
    received: list[Received] = []
    problems: list[Problem] = []
    rows = book.worksheets[0].iter_rows(min_row=2, max_row=_ROWS_LIMIT, values_only=True)
    for number, cells in enumerate(rows, 2):
        values = [str(cell).strip() if cell is not None else "" for cell in (*cells, *[None] * 6)]
        if not values[5]:
            continue
        row = _check(Place(file.name, number, 6), known, values)
        if isinstance(row, Problem):
            problems.append(row)
        else:
            received.append(row)
    return received, problems


def _check(
    place: Place, known: dict[tuple[str, str], str], values: list[str]
) -> Received | Problem:
    """One row's cells, in the order of COLUMNS."""
    record, path, _, vietnamese, _, new = values[:6]
    source = known.get((record, path))
    if source is None:
        return problem(place, "E-SHEET-02", record=record, text=path)
    if fingerprint(vietnamese.removeprefix("'")) != fingerprint(source.removeprefix("'")):
        return problem(place, "E-SHEET-03", text=path)
    try:
        return Received(record, path, source, _PROSE.validate_python(new))
    except ValidationError as error:
        first = error.errors()[0]
        return problem(place, first["type"], **first.get("ctx", {}))


def put_texts(before: str, rows: list[Received]) -> str:
    """A translation file's text with these entries set, each with its source's fingerprint."""
    lines = before.rstrip("\n").split("\n")
    for row in rows:
        lines = _put(lines, "texts", row.path, _folded(row.path, row.text))
        lines = _put(
            lines, "made_from", row.path, [f"  {row.path}: '{fingerprint(row.vietnamese)}'"]
        )
    return "\n".join(lines) + "\n"


def _put(lines: list[str], section: str, path: str, entry: list[str]) -> list[str]:
    """Replace the entry `path` of a top-level section, or add it at the section's end."""
    head = re.compile(rf"{section}:\s*(#.*)?$")
    start = next((n for n, line in enumerate(lines) if head.match(line)), None)
    if start is None:
        return [*lines, "", f"{section}:", *entry]
    end = _end_of(lines, start, indent=0)
    key = re.compile(rf"\s+[\"']?{re.escape(path)}[\"']?:(\s|$)")
    for number in range(start + 1, end):
        if key.match(lines[number]):
            indent = len(lines[number]) - len(lines[number].lstrip())
            return [*lines[:number], *entry, *lines[_end_of(lines, number, indent=indent) :]]
    return [*lines[:end], *entry, *lines[end:]]


def _end_of(lines: list[str], start: int, *, indent: int) -> int:
    """The line after the last one that belongs to the entry at `start`."""
    end = start + 1
    for number in range(start + 1, len(lines)):
        line = lines[number]
        if not line.strip():
            continue
        if len(line) - len(line.lstrip()) <= indent:
            break
        end = number + 1
    return end


def _folded(path: str, text: str) -> list[str]:
    """An entry as YAML reads it back: folded lines, a blank line between paragraphs."""
    paragraphs = [" ".join(part.split()) for part in re.split(r"\n\s*\n|\n", text) if part.strip()]
    lines = [f"  {path}: >-"]
    for number, paragraph in enumerate(paragraphs):
        if number:
            lines.append("")
        line = "   "
        for word in paragraph.split(" "):
            if len(line) + len(word) > _FOLD_AT and line.strip():
                lines.append(line)
                line = "   "
            line += f" {word}"
        lines.append(line)
    return lines


def new_file(method: str, day: str) -> str:
    """The head of a translation file that did not exist."""
    return f"method: {method}\nmade_on: {day}\n"
