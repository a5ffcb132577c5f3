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
from typing import TypeAlias, cast

import yaml

from langnghe.loading.plain_yaml import Tree, read_plain
from langnghe.problems import Place, Problem, problem

__all__ = ["DEPTH_LIMIT", "SIZE_LIMIT", "Document", "Path", "Tree", "read_file", "read_yaml"]

SIZE_LIMIT = 256 * 1024  # bytes; the longest real record is a twentieth of this
DEPTH_LIMIT = 12  # mappings and lists inside one another; records need 6
# What YAML refuses without a true place, and line breaks that no editor shows as such.
_UNPRINTABLE = re.compile(
    r"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]"
)
# libyaml knows where these began; where it gave up may be many lines below.
_BEGUN = ("while scanning a simple key", "while scanning a quoted", "while parsing a flow")
_SIGNS = ("anchor", "alias", "tag", "directive")  # &, *, ! and %, which YAML reads as its own
_LOADER = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader

Path: TypeAlias = tuple[str | int, ...]
Spot: TypeAlias = tuple[int, int]


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
        builder = _Builder(self.file, is_ours=self.is_ours)
        builder.build(self.text)
        return builder.values, builder.keys

    def place(self, path: Path) -> Place:
        """Where the value at `path` begins; of what is not written, its nearest parent."""
        spots, _ = self._spots
        for length in range(len(path), 0, -1):
            if path[:length] in spots:
                return Place(self.file, *spots[path[:length]])
        return Place(self.file)

    def at(self, path: Path) -> str:
        """The text at `path`, as it was typed; empty where there is none."""
        here: Tree = self.data
        for step in path:
            if isinstance(here, dict):
                here = here.get(str(step), "")
            elif isinstance(here, list) and isinstance(step, int) and step < len(here):
                here = here[step]
            else:
                return ""
        return here if isinstance(here, str) else ""

    def key_place(self, path: Path) -> Place:
        """Where the key at `path` begins."""
        _, spots = self._spots
        return Place(self.file, *spots[path]) if path in spots else self.place(path)


class _RefusedError(Exception):
    """The file cannot be read any further."""

    def __init__(self, found: Problem) -> None:
        super().__init__(found.code)
        self.found = found


def read_file(path: FilePath) -> bytes:
    """A file's bytes, but never more than it takes to see that it is too large."""
    with path.open("rb") as file:
        return file.read(SIZE_LIMIT + 1)


def read_yaml(
    raw: bytes, file: str, *, is_ours: bool = False
) -> tuple[Document | None, list[Problem]]:
    """The document in `raw`; None when it cannot be understood. `file` names it in problems.

    `is_ours` bears tags and anchors (read as plain text), which engines use in their own settings.
    """
    text, problems = _decode(raw, file)
    if text is None:
        return None, problems
    if plain := read_plain(text):
        return Document(file, plain, text, is_ours), []
    if problems := _unreadable_letters(text, file):
        return None, problems
    return _read_exactly(text, file, is_ours=is_ours)


def _read_exactly(text: str, file: str, *, is_ours: bool) -> tuple[Document | None, list[Problem]]:
    builder = _Builder(file, is_ours=is_ours)
    try:
        data = builder.build(text)
    except _RefusedError as refusal:
        return None, [*builder.problems, refusal.found]
    except yaml.MarkedYAMLError as error:
        return None, [*builder.problems, _unreadable(error, text, file)]
    if not isinstance(data, dict):
        return None, [*builder.problems, problem(Place(file), "E-YAML-09")]
    return Document(file, data, text, is_ours), builder.problems


def _decode(raw: bytes, file: str) -> tuple[str | None, list[Problem]]:
    if len(raw) > SIZE_LIMIT:
        return None, [problem(Place(file), "E-YAML-08", limit=f"{SIZE_LIMIT // 1024} kB")]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        before = raw[raw.rfind(b"\n", 0, error.start) + 1 : error.start].decode()
        return None, [problem(Place(file, line, len(before) + 1), "E-YAML-06")]
    return text, []


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
        problem(Place(file, number, line.index("\t") + 1), "E-YAML-02")
        for number, line in enumerate(text.splitlines(), 1)
        if "\t" in line
    ]


def _unreadable(error: yaml.MarkedYAMLError, text: str, file: str) -> Problem:
    what = f"{error.context}: {error.problem}"
    has_sign = any(sign in what for sign in _SIGNS)
    has_begun = (has_sign or what.startswith(_BEGUN)) and error.context_mark
    mark = error.context_mark if has_begun else error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = text.splitlines()
    # libyaml may point behind the last line; the author's mistake is in the last one written.
    line = min(line, len(lines))
    typed = lines[line - 1].strip()
    if has_sign or "cannot start any token" in what:
        return problem(Place(file, line, column), "E-YAML-04")
    # Where the line holds no colon before, its indent is wrong, not its value.
    if "mapping values are not allowed" in what and ": " in lines[line - 1][: column - 1]:
        key, _, value = typed.partition(": ")
        value = value.replace('"', "'")
        return problem(Place(file, line, column), "E-YAML-01", fix=f'{key}: "{value}"')
    return problem(Place(file, line, column), "E-YAML-10", text=typed[:80])


def _text(event: yaml.ScalarEvent) -> str:
    """A scalar's text, in which a blank line always parts paragraphs.

    YAML itself keeps one line break for each blank line, except in literal blocks (`|`).
    """
    return event.value if event.style == "|" else event.value.replace("\n", "\n\n")


def _spot(event: yaml.Event) -> Spot:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


@dataclass
class _Open:
    """A mapping or list still being filled, its path, and the key that waits for its value."""

    path: Path
    into: dict[str, Tree] | list[Tree]
    key: str | None = None
    seen: dict[str, int] = field(default_factory=dict)


class _Builder:
    """Turns libyaml's events into a tree, without recursion, noting where things stand."""

    def __init__(self, file: str, *, is_ours: bool) -> None:
        self.file = file
        self.is_ours = is_ours
        self.values: dict[Path, Spot] = {}
        self.keys: dict[Path, Spot] = {}
        self.problems: list[Problem] = []
        self._open: list[_Open] = []
        self._root: Tree | None = None

    def build(self, text: str) -> Tree | None:
        documents = 0
        for event in yaml.parse(text, Loader=_LOADER):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _RefusedError(problem(self._place(event), "E-YAML-05"))
            elif isinstance(event, yaml.AliasEvent) and self.is_ours:
                self._put(event, "")
            elif isinstance(event, yaml.AliasEvent):
                raise _RefusedError(problem(self._place(event), "E-YAML-04"))
            elif isinstance(event, yaml.ScalarEvent):
                self._refuse_tricks(event, event.tag)
                self._scalar(event)
            elif isinstance(event, yaml.CollectionStartEvent):
                self._refuse_tricks(event, event.tag)
                self._start(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._open.pop()
        return self._root

    def _place(self, event: yaml.Event) -> Place:
        return Place(self.file, *_spot(event))

    def _refuse_tricks(self, event: yaml.NodeEvent, tag: str | None) -> None:
        is_plain = event.anchor is None and tag in {None, "!"}
        if not is_plain and not self.is_ours:
            raise _RefusedError(problem(self._place(event), "E-YAML-04"))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        here = self._open[-1] if self._open else None
        if here is not None and isinstance(here.into, dict) and here.key is None:
            self._key(here, event)
        else:
            self._put(event, _text(event))

    def _key(self, here: _Open, event: yaml.ScalarEvent) -> None:
        key = event.value
        place = self._place(event)
        if key in here.seen:
            self.problems.append(
                problem(place, "E-YAML-03", key=key, a=here.seen[key], b=place.line)
            )
        here.seen.setdefault(key, place.line)
        here.key = key
        self.keys[(*here.path, key)] = (place.line, place.column)

    def _put(self, event: yaml.NodeEvent, value: Tree) -> Path:
        """Hang a value where it belongs; answers its path."""
        if not self._open:
            self._root = value
            return ()
        here = self._open[-1]
        if isinstance(here.into, dict):
            step: str | int = cast("str", here.key)
            here.into.setdefault(cast("str", step), value)
            here.key = None
        else:
            step = len(here.into)
            here.into.append(value)
        path = (*here.path, step)
        self.values[path] = _spot(event)
        return path

    def _start(self, event: yaml.CollectionStartEvent) -> None:
        here = self._open[-1] if self._open else None
        if here is not None and isinstance(here.into, dict) and here.key is None:
            raise _RefusedError(problem(self._place(event), "E-YAML-10", text="{…}"))
        if len(self._open) >= DEPTH_LIMIT:
            raise _RefusedError(problem(self._place(event), "E-YAML-11", limit=DEPTH_LIMIT))
        into: dict[str, Tree] | list[Tree] = {} if isinstance(event, yaml.MappingStartEvent) else []
        self._open.append(_Open(self._put(event, into), into))
