"""One YAML file's bytes → plain text values with the place of each, or what is wrong with them.

Every scalar stays text: `25.000`, `0234`, `No` and `17:30` arrive as they were typed.
Anchors, aliases, tags, tabs, repeated keys and several documents are refused, and sizes are
bounded before anything is built, so no file can grow in memory.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path as FilePath

import yaml

from langnghe.loading.plain_yaml import Tree, read_plain
from langnghe.loading.unreadable import unreadable, with_line
from langnghe.loading.yaml_tree import DEPTH_LIMIT, Builder, Path, RefusedError, Spot
from langnghe.problems import Place, Problem, problem

__all__ = ["DEPTH_LIMIT", "SIZE_LIMIT", "Document", "Path", "Tree", "read_file", "read_yaml"]

SIZE_LIMIT = 256 * 1024  # bytes; the longest real record is a twentieth of this
# What YAML refuses without a true place, and line breaks that no editor shows as such.
_UNPRINTABLE = re.compile(
    r"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]"
    r"|(?<!\A)\ufeff"
)


@dataclass(frozen=True)
class Document:
    """The values of a file, and where each value and each key begins."""

    file: str
    data: dict[str, Tree]
    text: str = field(repr=False)
    is_ours: bool = False

    @cached_property
    def _spots(self) -> tuple[dict[Path, Spot], dict[Path, Spot]]:
        """Of each value and of each key, by path. Nobody asks for them in a sound file."""
        builder = Builder(self.file, is_ours=self.is_ours)
        builder.build(self.text)
        return builder.values, builder.keys

    def place(self, path: Path) -> Place:
        """Where the value at `path` begins; of what is not written, its nearest parent."""
        spots, _ = self._spots
        for length in range(len(path), 0, -1):
            if path[:length] in spots:
                return Place(self.file, *spots[path[:length]])
        return Place(self.file)

    def _tree(self, path: Path) -> Tree:
        here: Tree = self.data
        for step in path:
            if isinstance(here, dict):
                here = here.get(str(step), "")
            elif isinstance(here, list) and isinstance(step, int) and step < len(here):
                here = here[step]
            else:
                return ""
        return here

    def at(self, path: Path) -> str:
        """The text at `path`, as it was typed; empty where there is none."""
        here = self._tree(path)
        return here if isinstance(here, str) else ""

    def keys_at(self, path: Path) -> list[str]:
        """The keys of the mapping at `path`, in the order they were typed."""
        here = self._tree(path)
        return list(here) if isinstance(here, dict) else []

    def key_place(self, path: Path) -> Place:
        """Where the key at `path` begins."""
        _, spots = self._spots
        return Place(self.file, *spots[path]) if path in spots else self.place(path)


def read_file(path: FilePath, *, limit: int = SIZE_LIMIT) -> bytes:
    """A file's bytes, but never more than it takes to see that it is too large."""
    with path.open("rb") as file:
        return file.read(limit + 1)


def read_yaml(
    raw: bytes, file: str, *, is_ours: bool = False, limit: int = SIZE_LIMIT
) -> tuple[Document | None, list[Problem]]:
    """The document in `raw`; None when it cannot be understood. `file` names it in problems.

    `is_ours` bears tags and anchors (read as plain text), which engines use in their own settings.
    """
    text, problems = _decode(raw, file, limit)
    if text is None:
        return None, problems
    if plain := read_plain(text):
        return Document(file, plain, text, is_ours), []
    if problems := _unreadable_letters(text, file):
        return None, problems
    return _read_exactly(text, file, is_ours=is_ours)


def _read_exactly(text: str, file: str, *, is_ours: bool) -> tuple[Document | None, list[Problem]]:
    builder = Builder(file, is_ours=is_ours)
    try:
        data = builder.build(text)
    except RefusedError as refusal:
        return None, [*builder.problems, with_line(refusal.found, text)]
    except yaml.MarkedYAMLError as error:
        return None, [*builder.problems, unreadable(error, text, file)]
    if data is None:  # comments alone, or a line of dashes
        return None, [problem(Place(file), "E-YAML-07")]
    if not isinstance(data, dict):
        case = {"case": "settings"} if is_ours else {}
        return None, [*builder.problems, problem(Place(file), "E-YAML-09", **case)]
    return Document(file, data, text, is_ours), builder.problems


def _decode(raw: bytes, file: str, limit: int) -> tuple[str | None, list[Problem]]:
    if len(raw) > limit:
        return None, [problem(Place(file), "E-YAML-08", limit=f"{limit // 1024} kB")]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        before = raw[raw.rfind(b"\n", 0, error.start) + 1 : error.start].decode()
        return None, [problem(Place(file, line, len(before) + 1), "E-YAML-06")]
    return text, []


def _without_tabs(line: str) -> str:
    """The line to write; nothing where a tab stands for an indent, whose depth it hides."""
    indent, typed = line[: len(line) - len(line.lstrip())], line.strip()
    return "" if "\t" in indent else typed.replace("\t", " ")


def _unreadable_letters(text: str, file: str) -> list[Problem]:
    """What keeps a text from being read at all: there is none, or it holds what nobody sees."""
    if not text.strip():
        return [problem(Place(file), "E-YAML-07")]
    if found := _UNPRINTABLE.search(text):
        hidden, lines = found.group(), re.split(r"\r\n|\r|\n", text[: found.start()])
        name = unicodedata.name(hidden, f"U+{ord(hidden):04X}")
        here = Place(file, len(lines), len(lines[-1]) + 1)
        return [problem(here, "E-TEXT-01", value=name)]
    # A tab is invisible: even where YAML bears it, the next editor may not.
    return [
        problem(Place(file, number, line.index("\t") + 1), "E-YAML-02", line=_without_tabs(line))
        for number, line in enumerate(text.splitlines(), 1)
        if "\t" in line
    ]
