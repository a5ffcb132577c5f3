"""Rows of a table → its files: CSV, JSON, a workbook."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from langnghe.columns import SEPARATOR, Column, Kind, Table
from langnghe.exports.plain import inert
from langnghe.exports.rows import Cell, Row
from langnghe.exports.workbook import Sheet, workbook

_BOM = "\ufeff"  # without it Excel takes Vietnamese for the letters of its own system
_ROWS_AT_ONCE = 2000
_WIDTHS = {Kind.LIST: 24, Kind.NUMBER: 12, Kind.INTEGER: 10, Kind.YES: 10, Kind.DATE: 13}
_LONG = {"summary", "text", "value", "title", "name", "page", "json", "url", "about", "accounts"}


class Said(NamedTuple):
    """What a table's files say besides its rows, in their language."""

    title: str
    about: str
    meanings: Mapping[str, str]  # of the columns, by name
    publisher: str
    licence: tuple[str, str] | None  # its name and address; None: none was named
    day: str  # the newest in the data; "" where no record has one
    page: str  # the address of the page that explains it
    labels: Mapping[str, str]  # of the workbook's second sheet


def to_csv(table: Table, rows: Iterable[Row]) -> Iterator[bytes]:
    """RFC 4180 in UTF-8 with a byte order mark, in parts.

    No cell is a formula. A list is one cell, its items parted by SEPARATOR.
    """
    yield _BOM.encode()
    out = io.StringIO()
    pen = csv.writer(out, lineterminator="\r\n")
    pen.writerow(table.names)
    for number, row in enumerate(rows, 1):
        pen.writerow(list(map(_written, row)))
        if number % _ROWS_AT_ONCE == 0:
            yield out.getvalue().encode()
            out.seek(0)
            out.truncate()
    yield out.getvalue().encode()


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, tuple):
        return inert(SEPARATOR.join(cell))
    return inert(cell) if isinstance(cell, str) else repr(cell)


def to_json(table: Table, said: Said, schema: str, rows: Iterable[Row]) -> Iterator[bytes]:
    """One object, a row of `rows` on each line, in parts; what is empty is left out."""
    head: dict[str, object] = {"$schema": schema, "title": said.title, "description": said.about}
    head |= {"publisher": said.publisher, "documentation": said.page}
    if said.licence:
        head["licence"] = dict(zip(("name", "url"), said.licence, strict=True))
    if said.day:
        head["date"] = said.day
    yield f'{_json(head)[:-1]},"rows":[\n'.encode()
    names, between = table.names, ""
    for row in rows:
        told = {name: cell for name, cell in zip(names, row, strict=True) if cell is not None}
        yield f"{between}{_json(told)}".encode()
        between = ",\n"
    yield b"\n]}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def in_one(parts: Iterable[bytes]) -> bytes:
    """The whole file: a country's is too large to lie in memory twice."""
    out = io.BytesIO()
    for part in parts:
        out.write(part)
    return out.getvalue()


def to_workbook(table: Table, said: Said, rows: Iterable[Row]) -> bytes:
    """The rows under headings in the table's language; on a second sheet what they mean."""
    own = Sheet(
        said.title,
        [said.meanings[name] for name in table.names],
        rows,
        list(map(_width, table.columns)),
    )
    labels = said.labels
    about: list[Row] = [
        (labels["publisher"], said.publisher),
        (labels["licence"], " ".join(said.licence) if said.licence else labels["no_licence"]),
        *([(labels["date"], said.day)] if said.day else []),
        (labels["page"], said.page),
        *((name, said.meanings[name]) for name in table.names),
    ]
    explained = Sheet(
        labels["about"], [said.title, said.about], about, [24, 90], is_filtered=False,
        is_wrapped=True,
    )  # fmt: skip
    return workbook(said.title, said.publisher, said.day, [own, explained])


def _width(column: Column) -> int:
    return _WIDTHS.get(column.kind, 40 if column.name in _LONG else 22)
