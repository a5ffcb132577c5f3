"""A document's text values → a record, or every problem with its place and its remedy."""

from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from langnghe.loading.expecting import (
    annotation_at,
    choices,
    fields_at,
    is_needed,
    needed_in,
    parts_in,
)
from langnghe.loading.pasting import is_one_line, line_of, line_with, quoted
from langnghe.loading.spoken import SPOKEN
from langnghe.loading.yaml_text import Document, Path
from langnghe.problems import Problem, problem
from langnghe.records import Part
from langnghe.vietnamese import fold

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
        return _missing(document, model, path)
    if kind == "extra_forbidden":
        return _unknown_key(document, model, path)
    if kind in {"enum", "string_pattern_mismatch"}:
        return _not_in_list(document, path, error)
    said = _values(error)
    if path and path[-1] == "[key]":
        better = said.pop("better", "")
        line = f"{better}:" if better else ""
        return problem(document.key_place(path[:-1]), kind, **said, line=line)
    code = _WRONG_KIND.get(kind, kind)
    if code == "E-REQ-02" and is_needed(model, path):
        said["case"] = "needed"
    if better := said.pop("better", ""):
        said["line"] = line_of(path, str(better))
    elif line := _retyped(code, model, path, error["input"]):
        said["line"] = line
    elif code == "E-TYPE-03" and (needed := needed_in(annotation_at(model, path))):
        said |= {"case": "named", "fields": ", ".join(needed)}
    return problem(document.place(path), code, **said)


def _missing(document: Document, model: type[Part], path: Path) -> Problem:
    place = document.key_place(path[:-1]) if len(path) > 1 else document.place(())
    said: dict[str, object] = {"field": path[-1]}
    if allowed := choices(annotation_at(model, path)):
        said |= {"case": "choice", "allowed": ", ".join(allowed)}
    return problem(place, "E-REQ-03", **said)


def _unknown_key(document: Document, model: type[Part], path: Path) -> Problem:
    place, key = document.key_place(path), str(path[-1])
    if key.isdigit() and (line := _rejoined(document, path)):
        # `{lat: 22,1037}`: between braces a comma parts two entries, and cuts the number.
        return problem(place, "E-NUM-06", key=key, line=line)
    near = _nearest(key, fields_at(model, path[:-1]))
    typed = document.at(path)
    line = line_of((near,), typed) if near and typed else ""
    return problem(place, "E-KEY-01", key=key, near=near, line=line)


def _rejoined(document: Document, path: Path) -> str:
    """The number that a comma has cut, whole again; nothing where none stands before it."""
    keys = document.keys_at(path[:-1])
    before = keys[keys.index(str(path[-1])) - 1]
    number = document.at((*path[:-1], before))
    return f'{before}: "{number},{path[-1]}"' if number.lstrip("-").isdigit() else ""


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
    line = line_of(path, near)
    return problem(here, "E-ENUM-01", v=typed, allowed=", ".join(allowed), near=near, line=line)


def _nearest(typed: str, known: list[str]) -> str:
    """The known word most like the one typed, or that Vietnamese has for it, or nothing."""
    small = typed.lower()
    meant = [name for name in SPOKEN.get(fold(typed.replace("_", " ")), ()) if name in known]
    return next(iter([*meant, *get_close_matches(small, known, n=1, cutoff=0.6)]), "")


def _retyped(code: str, model: type[Part], path: Path, typed: Any) -> str:  # noqa: ANN401  any tree
    """The line for a value of the wrong kind, where it can be no other."""
    annotation = annotation_at(model, path)
    if code == "E-TYPE-01" and isinstance(typed, list):
        is_flat = all(isinstance(item, str) for item in typed)
        return line_of(path, ", ".join(typed)) if is_flat else ""
    if not isinstance(typed, str) or not is_one_line(typed):
        return ""
    if code == "E-TYPE-02":
        item = annotation_at(model, (*path, 0))
        if not parts_in(item):
            items = [quoted(word.strip()) for word in typed.split(",") if word.strip()]
            return line_with(path, f"[{', '.join(items)}]")
        whole = _wrapped(item, typed)
        return line_with(path, f"[{whole}]") if whole else ""
    if code == "E-TYPE-03" and (whole := _wrapped(annotation, typed)):
        return line_with(path, whole)
    return ""


def _wrapped(annotation: Any, typed: str) -> str:  # noqa: ANN401  a type expression
    """The text as the only field that a part must have."""
    needed = needed_in(annotation)
    if len(needed) != 1:
        return ""
    kind = annotation_at(parts_in(annotation)[0], (needed[0],))
    meant = _nearest(typed, choices(kind)) if choices(kind) else typed
    return f"{{{needed[0]}: {quoted(meant)}}}" if meant and not parts_in(kind) else ""
