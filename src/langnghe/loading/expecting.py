"""What the shape of a record expects at a place: its fields, their kinds and their choices."""

from enum import StrEnum
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from langnghe.loading.yaml_text import Path


def needed_in(annotation: Any) -> list[str]:  # noqa: ANN401  a type expression
    """The fields without which a part is none."""
    if get_origin(annotation) in {tuple, dict}:
        return []
    parts = parts_in(annotation)
    fields = parts[0].model_fields.items() if parts else ()
    return [name for name, info in fields if info.is_required()]


def is_needed(model: type[BaseModel], path: Path) -> bool:
    """Whether the field at `path` may not be left out."""
    fields = _fields_of(annotation_at(model, path[:-1])) if path else {}
    info = fields.get(str(path[-1]))
    return info is not None and info.is_required()


def choices(annotation: Any) -> list[str]:  # noqa: ANN401  a type expression
    """What may be chosen there; nothing where it is no choice."""
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return [choice.value for choice in annotation]
    return []


def fields_at(model: type[BaseModel], path: Path) -> list[str]:
    """The keys that may stand in the part at `path` of a record."""
    fields = _fields_of(annotation_at(model, path))
    return [name for name in fields if name != "id" or path]


def _fields_of(annotation: Any) -> dict[str, FieldInfo]:  # noqa: ANN401  a type expression
    parts = parts_in(annotation)
    return parts[0].model_fields if parts else {}


def annotation_at(model: type[BaseModel], path: Path) -> Any:  # noqa: ANN401  a type expression
    """The type of the value at `path`; None where the shape has no such place."""
    here: Any = model
    for step in path:
        here = _without_none(here)
        if get_origin(here) is tuple:
            here = get_args(here)[0]
        elif get_origin(here) is dict:
            here = get_args(here)[1]
        else:
            info = _fields_of(here).get(str(step))
            here = info.annotation if info else None
    return _without_none(here)


def _without_none(annotation: Any) -> Any:  # noqa: ANN401  a type expression
    """What may stand in a field, apart from nothing at all, and without limits."""
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in {Union, UnionType}:
        [only] = [kind for kind in get_args(annotation) if kind is not type(None)]
        return _without_none(only)
    return annotation


def parts_in(annotation: Any) -> list[type[BaseModel]]:  # noqa: ANN401  a type expression
    """The shapes of parts that a type speaks of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [part for argument in get_args(annotation) for part in parts_in(argument)]
