"""A document's text values → a record, or every problem with its place and its remedy."""

from difflib import get_close_matches
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from langnghe.loading.yaml_text import Document, Path
from langnghe.problems import Problem, problem
from langnghe.records import Part

Shape = TypeVar("Shape", bound=Part)

# pydantic's own findings, in our codes; what is not here is one of ours already.
_WRONG_KIND = {
    "tuple_type": "E-TYPE-02",
    "list_type": "E-TYPE-02",
    "model_type": "E-TYPE-03",
    "model_attributes_type": "E-TYPE-03",
    "dict_type": "E-TYPE-03",
    "string_type": "E-TYPE-01",
    "too_long": "E-LEN-02",
    "too_short": "E-REQ-02",
}


def shape(
    document: Document, model: type[Shape], **given: str
) -> tuple[Shape | None, list[Problem]]:
    """The record in `document`; `given` are fields the file must not hold, such as its id."""
    taken = [
        problem(document.key_place((name,)), "E-KEY-01", key=name)
        for name in given
        if name in document.data
    ]
    try:
        record = model.model_validate({**document.data, **given})
    except ValidationError as errors:
        details = errors.errors()
        unlabelled = _unlabelled_photos(document, details)
        found = [
            (_parent(error), _problem(document, model, error))
            for error in details
            if not (error["type"] == "missing" and _parent(error) in unlabelled)
        ]
        return None, [*taken, *unlabelled.values(), *_without_echoes(found)]
    return (None if taken else record), taken


def _parent(error: ErrorDetails) -> Path:
    return tuple(error["loc"][:-1])


def _unlabelled_photos(document: Document, errors: list[ErrorDetails]) -> dict[Path, Problem]:
    """One problem for each photo that lacks what readers and its owner are due, by its path."""
    lacking: dict[Path, list[str]] = {}
    for error in errors:
        field, is_missing = str(error["loc"][-1]), error["type"] == "missing"
        if is_missing and error["loc"][0] == "photos" and field != "file":
            lacking.setdefault(_parent(error), []).append(field)
    return {
        path: problem(
            document.place(path),
            "E-IMG-01",
            f=document.at((*path, "file")),
            fields=", ".join(fields),
            paste=", ".join(f"{field}: …" for field in fields),
        )
        for path, fields in lacking.items()
    }


def _without_echoes(found: list[tuple[Path, Problem]]) -> list[Problem]:
    """A field misspelt is not missing as well."""
    meant = {(at, dict(one.values).get("near")) for at, one in found if one.code == "E-KEY-01"}
    return [
        one
        for at, one in found
        if one.code != "E-REQ-03" or (at, dict(one.values)["field"]) not in meant
    ]


def _problem(document: Document, model: type[Part], error: ErrorDetails) -> Problem:
    path: Path = tuple(error["loc"])
    kind = error["type"]
    if kind == "missing":
        parent = document.key_place(path[:-1]) if len(path) > 1 else document.place(())
        return problem(parent, "E-REQ-03", field=path[-1])
    if kind == "extra_forbidden" and str(path[-1]).isdigit():
        # `{lat: 22,1037}`: between braces a comma parts two entries, and cuts the number.
        return problem(document.key_place(path), "E-NUM-06", key=path[-1])
    if kind == "extra_forbidden":
        near = _nearest(str(path[-1]), _fields_at(model, path[:-1]))
        return problem(document.key_place(path), "E-KEY-01", key=path[-1], near=near)
    if kind in {"enum", "string_pattern_mismatch"}:
        return _not_in_list(document, path, error)
    if path and path[-1] == "[key]":
        return problem(document.key_place(path[:-1]), kind, **error.get("ctx", {}))
    code = _WRONG_KIND.get(kind, kind)
    return problem(document.place(path), code, **_values(error))


def _values(error: ErrorDetails) -> dict[str, object]:
    found: dict[str, object] = dict(error.get("ctx", {}))
    if "max_length" in found:
        return {"limit": found["max_length"]}
    return {name: value for name, value in found.items() if isinstance(value, str)}


def _not_in_list(document: Document, path: Path, error: ErrorDetails) -> Problem:
    here = document.place(path)
    if not error["input"] or not isinstance(error["input"], str):
        return problem(here, "E-TYPE-01" if error["input"] else "E-REQ-02")
    expected = str(error.get("ctx", {}).get("expected") or error["ctx"]["pattern"])
    allowed = [
        word.strip("'^$() ") for word in expected.replace(" or ", ", ").replace("|", ",").split(",")
    ]
    typed = error["input"][:80]
    near = _nearest(typed, allowed)
    return problem(here, "E-ENUM-01", v=typed, allowed=", ".join(allowed), near=near)


def _nearest(typed: str, known: list[str]) -> str:
    """The known word most like the one typed, or nothing."""
    return next(iter(get_close_matches(typed.lower(), known, n=1, cutoff=0.6)), "")


def _fields_at(model: type[BaseModel], path: Path) -> list[str]:
    """The keys that may stand in the part at `path` of a record."""
    here: Any = model
    for step in path:
        parts = (
            _parts_in(here.model_fields[step].annotation)
            if step in getattr(here, "model_fields", {})
            else [here]
        )
        if not parts:
            return []
        here = parts[0]
    return [name for name in here.model_fields if name != "id" or here is not model]


def _parts_in(annotation: Any) -> list[type[BaseModel]]:  # noqa: ANN401  a type expression
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [part for argument in get_args(annotation) for part in _parts_in(argument)]
