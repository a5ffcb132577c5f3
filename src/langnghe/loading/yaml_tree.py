"""YAML's events → a tree of plain texts, with the place of each; what is no plain YAML is refused.

Anchors, aliases, tags, several documents and deep nesting are refused before anything is built, so
no file can grow in memory.
"""

from dataclasses import dataclass, field
from typing import TypeAlias, cast

import yaml

from langnghe.loading.plain_yaml import Tree
from langnghe.problems import Place, Problem, problem

DEPTH_LIMIT = 12  # mappings and lists inside one another; records need 6
_LOADER = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader

Path: TypeAlias = tuple[str | int, ...]
Spot: TypeAlias = tuple[int, int]


class RefusedError(Exception):
    """The file cannot be read any further."""

    def __init__(self, found: Problem) -> None:
        super().__init__(found.code)
        self.found = found


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


class Builder:
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
                    raise RefusedError(problem(self._place(event), "E-YAML-05"))
            elif isinstance(event, yaml.AliasEvent) and self.is_ours and not self._wants_key:
                self._put(event, "")
            elif isinstance(event, yaml.AliasEvent):
                raise RefusedError(problem(self._place(event), "E-YAML-04"))
            elif isinstance(event, yaml.ScalarEvent):
                self._refuse_tricks(event, event.tag)
                self._scalar(event)
            elif isinstance(event, yaml.CollectionStartEvent):
                self._refuse_tricks(event, event.tag)
                self._start(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._open.pop()
        return self._root

    @property
    def _wants_key(self) -> bool:
        here = self._open[-1] if self._open else None
        return here is not None and isinstance(here.into, dict) and here.key is None

    def _place(self, event: yaml.Event) -> Place:
        return Place(self.file, *_spot(event))

    def _refuse_tricks(self, event: yaml.NodeEvent, tag: str | None) -> None:
        is_plain = event.anchor is None and tag in {None, "!"}
        if not is_plain and not self.is_ours:
            raise RefusedError(problem(self._place(event), "E-YAML-04"))

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
            raise RefusedError(problem(self._place(event), "E-YAML-10", text="{…}"))
        if len(self._open) >= DEPTH_LIMIT:
            raise RefusedError(problem(self._place(event), "E-YAML-11", limit=DEPTH_LIMIT))
        into: dict[str, Tree] | list[Tree] = {} if isinstance(event, yaml.MappingStartEvent) else []
        self._open.append(_Open(self._put(event, into), into))
