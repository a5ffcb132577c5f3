"""The page that explains the site's data."""

from dataclasses import dataclass
from typing import ClassVar

from langnghe.pages.contexts.pieces import Entry, Foot, Link, Plain, Text


@dataclass(frozen=True, kw_only=True)
class DataColumn:
    """A column of a table of data."""

    name: Plain  # as it stands in the file
    kind: Text  # what its cells hold
    tells: Text
    choices: Plain = ""  # the only values that it has; "": any


@dataclass(frozen=True, kw_only=True)
class DataTable:
    """A table of data, in several forms."""

    anchor: Plain
    title: Text
    about: Text
    files: tuple[Link, ...]
    caption: Text
    columns: tuple[DataColumn, ...]


@dataclass(frozen=True, kw_only=True)
class DataPage:
    """What data there is, what its columns mean, and under what it may be used."""

    template: ClassVar[str] = "data.html.jinja"
    crumbs: tuple[Link, ...]
    title: Text
    lead: Text
    terms: tuple[Entry, ...]  # publisher, licence, date
    licence: Link | None = None  # None: none was named, and `terms` says so
    whole: tuple[Link, ...]  # files that hold, or tell of, everything
    tables: tuple[DataTable, ...]
    schemas: tuple[Link, ...]  # of records' own data
    feeds: tuple[Link, ...]
    foot: Foot
    json_ld: Plain  # a schema.org Dataset
