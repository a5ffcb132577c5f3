"""A record's parts at every depth, each with its path: walked once, read by many rules."""

from functools import cache
from typing import Any, TypeAlias, get_args, get_origin

from langnghe.loading import Path
from langnghe.records import Part

Parts: TypeAlias = tuple[tuple[Path, Part], ...]


def parts_of(part: Part) -> Parts:
    """The record itself first."""
    found: list[tuple[Path, Part]] = []
    _walk(part, (), found)
    return tuple(found)


def _walk(part: Part, path: Path, found: list[tuple[Path, Part]]) -> None:
    found.append((path, part))
    fields = part.__dict__
    for name in _holders(type(part)):
        value = fields[name]
        if not value:
            continue
        if isinstance(value, tuple):
            for number, item in enumerate(value):
                _walk(item, (*path, name, number), found)
        else:
            _walk(value, (*path, name), found)


@cache
def _holders(shape: type[Part]) -> tuple[str, ...]:
    """The fields of a shape that hold one part or a list of parts."""
    return tuple(
        name for name, field in shape.model_fields.items() if _may_hold_parts(field.annotation)
    )


def _may_hold_parts(annotation: Any) -> bool:  # noqa: ANN401  a type expression
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return True
    # A record's sources, which are kept by name, stay with the record.
    return get_origin(annotation) is not dict and any(map(_may_hold_parts, get_args(annotation)))
