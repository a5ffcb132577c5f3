"""The texts of one record in another language, and the Vietnamese they were made from."""

import hashlib
from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import cache, lru_cache
from operator import is_not
from typing import Any, TypeAlias, TypeVar, get_args, get_origin

from pydantic import Field
from pydantic.fields import FieldInfo

from langnghe.records.parts import Part
from langnghe.records.values import TRANSLATABLE, Date, Line, Prose

FIRST_LANGUAGE = "vi"
"""The language that records are written in."""

P = TypeVar("P", bound=Part)
Change: TypeAlias = Callable[[str, str], str]


class Method(StrEnum):
    HUMAN = "human"
    MACHINE = "machine"


class Translation(Part):
    """`village.en.yml`, `product.en.yml`: texts by their path in the Vietnamese record.

    A path names fields and dots: `name`, `summary`, `story.1`, `steps.soak.title`,
    `facts.households.unit`. `made_from` holds, by the same path, the fingerprint of the
    Vietnamese text that was translated.
    """

    method: Method
    made_on: Date | None = None
    reviewed_by: Line | None = None
    reviewed_on: Date | None = None
    reading: Line | None = None  # how a foreigner may say the name
    texts: dict[str, Prose] = Field(default_factory=dict)
    made_from: dict[str, str] = Field(default_factory=dict)


# Each text of a record is asked for a few times in a row: once or twice for each language.
@lru_cache(maxsize=512)
def fingerprint(text: str) -> str:
    """Eight hexadecimal digits of a text, blind to how its lines are folded."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:8]


def _is_translatable(info: FieldInfo) -> bool:
    """Also when the mark lies inside `Label | None` or `tuple[Label, ...]`."""
    return TRANSLATABLE in info.metadata or _mentions_mark(info.annotation)


def _mentions_mark(annotation: Any) -> bool:  # noqa: ANN401  a type expression has no type of its own
    if TRANSLATABLE in getattr(annotation, "__metadata__", ()):
        return True
    return any(_mentions_mark(argument) for argument in get_args(annotation))


@cache
def _fields(part: type[Part]) -> tuple[tuple[str, bool], ...]:
    """A part's fields in the order they are declared, and whether each is a translatable text."""
    return tuple((name, _is_translatable(info)) for name, info in part.model_fields.items())


@cache
def text_fields(part: type[Part]) -> tuple[str, ...]:
    """Those of a part's fields that are translatable texts."""
    return tuple(name for name, is_text in _fields(part) if is_text)


@cache
def _worded(part: type[Part]) -> tuple[tuple[str, bool], ...]:
    """Those fields that are translatable texts, and those whose parts hold some."""
    return tuple(
        (name, is_text)
        for name, is_text in _fields(part)
        if is_text or any(map(_worded, _parts_in(part.model_fields[name].annotation)))
    )


def _parts_in(annotation: Any) -> list[type[Part]]:  # noqa: ANN401  a type expression
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return [annotation]
    # The parts of a dict, a record's sources, are told as they are written.
    if get_origin(annotation) is dict:
        return []
    return [part for argument in get_args(annotation) for part in _parts_in(argument)]


def own_texts(part: Part) -> list[tuple[tuple[str | int, ...], str]]:
    """The translatable texts of a part itself, not of the parts in it; each with its path."""
    fields = part.__dict__
    found: list[tuple[tuple[str | int, ...], str]] = []
    for name in text_fields(type(part)):
        value = fields[name]
        if isinstance(value, str):
            found.append(((name,), value))
        elif value:
            found += [((name, number), text) for number, text in enumerate(value)]
    return found


def map_texts(part: P, change: Change, prefix: str = "") -> P:
    """The same part with each translatable text replaced by `change(path, text)`."""
    fields = part.__dict__
    found: dict[str, object] = {}
    for name, is_text in _worded(type(part)):
        value = fields[name]
        if not value:
            continue
        if not is_text:
            new = _map_parts(value, change, f"{prefix}{name}.")
        else:
            # A passage is its text: `summary`, not `summary.text`.
            path = prefix[:-1] if name == "text" and prefix else prefix + name
            new = change(path, value) if isinstance(value, str) else _map_list(value, change, path)
        if new is not value:
            found[name] = new
    return part.altered(found) if found else part


def _map_parts(value: Part | tuple[Part, ...], change: Change, prefix: str) -> object:
    if not isinstance(value, tuple):
        return map_texts(value, change, prefix)
    new = [
        map_texts(item, change, f"{prefix}{item.__dict__.get('id', n)}.")
        for n, item in enumerate(value, 1)
    ]
    return tuple(new) if any(map(is_not, new, value)) else value


def _map_list(value: tuple[str, ...], change: Change, path: str) -> tuple[str, ...]:
    new = [change(f"{path}.{n}", text) for n, text in enumerate(value, 1)]
    return tuple(new) if any(map(is_not, new, value)) else value


def texts_of(part: Part) -> Iterator[tuple[str, str]]:
    """Every translatable text of a record with its path."""
    found: list[tuple[str, str]] = []

    def note(path: str, text: str) -> str:
        found.append((path, text))
        return text

    map_texts(part, note)
    return iter(found)
