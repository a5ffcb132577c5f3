"""The texts of one record in another language, and the Vietnamese they were made from."""

import hashlib
from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar, get_args

from pydantic import Field
from pydantic.fields import FieldInfo

from langnghe.records.parts import Part
from langnghe.records.values import TRANSLATABLE, Date, Line, Prose

FIRST_LANGUAGE = "vi"
"""The language that records are written in."""

P = TypeVar("P", bound=Part)


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


@lru_cache(maxsize=256)
def _fields(part: type[Part]) -> tuple[tuple[str, bool], ...]:
    """A part's fields in the order they are declared, and whether each is a translatable text."""
    return tuple((name, _is_translatable(info)) for name, info in part.model_fields.items())


def own_texts(part: Part) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The translatable texts of a part itself, not of the parts in it; each with its path."""
    for name, is_text in _fields(type(part)):
        value = getattr(part, name) if is_text else None
        if isinstance(value, str):
            yield (name,), value
        elif value:
            yield from (((name, number), text) for number, text in enumerate(value))


def map_texts(part: P, change: Callable[[str, str], str], prefix: str = "") -> P:
    """The same part with each translatable text replaced by `change(path, text)`."""
    found: dict[str, Any] = {}
    for name, is_text in _fields(type(part)):
        value = getattr(part, name)
        # A passage is its text: `summary`, not `summary.text`.
        path = prefix.rstrip(".") if name == "text" and prefix else prefix + name
        if not value:
            continue
        if is_text and isinstance(value, str):
            found[name] = change(path, value)
        elif is_text:
            found[name] = tuple(change(f"{path}.{n}", text) for n, text in enumerate(value, 1))
        elif isinstance(value, Part):
            found[name] = map_texts(value, change, f"{prefix}{name}.")
        elif isinstance(value, tuple) and isinstance(value[0], Part):
            found[name] = tuple(
                map_texts(item, change, f"{prefix}{name}.{getattr(item, 'id', n)}.")
                for n, item in enumerate(value, 1)
            )
    return part.model_copy(update=found) if found else part


def texts_of(part: Part) -> Iterator[tuple[str, str]]:
    """Every translatable text of a record with its path."""
    found: list[tuple[str, str]] = []

    def note(path: str, text: str) -> str:
        found.append((path, text))
        return text

    map_texts(part, note)
    return iter(found)
