"""A field's type annotation, taken apart."""

from types import UnionType
from typing import Annotated, Union, get_args, get_origin

from pydantic.fields import FieldInfo


def without_none(annotation: object) -> object:
    """What may stand in a field that may be left out."""
    if get_origin(annotation) in {Union, UnionType}:
        return next(kind for kind in get_args(annotation) if kind is not type(None))
    return annotation


def without_limits(annotation: object) -> tuple[object, dict[str, object]]:
    """A field's type, and what `Field(…)` says of its length or pattern."""
    if get_origin(annotation) is not Annotated:
        return annotation, {}
    base, *metadata = get_args(annotation)
    limits = [limit for info in metadata if isinstance(info, FieldInfo) for limit in info.metadata]
    if not limits:
        return annotation, {}
    names = ("max_length", "pattern")
    found = {n: getattr(limit, n) for limit in limits for n in names if hasattr(limit, n)}
    return base, {name: value for name, value in found.items() if value is not None}


def choices(pattern: str) -> list[str]:
    """The words that a pattern such as `^(yes|no)$` allows."""
    return pattern.strip("^$()").split("|")
