"""A record's parts at every depth, each with its path: walked once, read by many rules."""

from collections.abc import Iterator
from functools import cache
from typing import Any, TypeAlias, get_args

from langnghe.loading import Path
from langnghe.records import Part

Parts: TypeAlias = tuple[tuple[Path, Part], ...]


def parts_of(part: Part) -> Parts:
    """The record itself first."""
    return tuple(_walk(part, ()))


def _walk(part: Part, path: Path) -> Iterator[tuple[Path, Part]]:
    yield path, part
    for name in _holders(type(part)):
        value = getattr(part, name)
        if isinstance(value, Part):
            yield from _walk(value, (*path, name))
        elif isinstance(value, tuple):
            for number, item in enumerate(value):
                yield from _walk(item, (*path, name, number))


@cache
def _holders(shape: type[Part]) -> tuple[str, ...]:
    """The fields of a shape that hold one part or a list of parts."""
    return tuple(
        name for name, field in shape.model_fields.items() if _may_hold_parts(field.annotation)
    )


def _may_hold_parts(annotation: Any) -> bool:  # noqa: ANN401  a type expression
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return True
    return any(map(_may_hold_parts, get_args(annotation)))


@cache
def fields_of(shape: type[Part]) -> frozenset[str]:
    """The names of a shape's fields."""
    return frozenset(shape.model_fields)
