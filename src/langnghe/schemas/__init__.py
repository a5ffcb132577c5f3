"""The shapes of records → JSON Schemas that help an author while typing, in his own language.

An editor reads YAML by rules of its own: there `25.000` is a number and `0912` loses its zero,
where we read every scalar as text. So a schema bears each form a sound text may take in an
editor, and points only at what the check would refuse. The one exception is the codes of communes
and provinces: they begin with zeros that other tools lose, so an editor asks for the quotes.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import TypeAlias, Union, get_args, get_origin, get_type_hints

import yaml

from langnghe.problems import Place, problem
from langnghe.records import (
    Certificate,
    ContactEntry,
    Fact,
    Fair,
    FairBadge,
    FormerAddress,
    Maker,
    Mark,
    Material,
    Pack,
    Part,
    Passage,
    Photo,
    Product,
    Recognition,
    Source,
    Step,
    Translation,
    Village,
)
from langnghe.schemas.annotations import choices, without_limits, without_none
from langnghe.schemas.scalars import SCALARS, Scalar
from langnghe.words import PACKAGE, explain, packaged_words

# Union, for these name themselves.
Json: TypeAlias = Union[str, int, bool, Sequence["Json"], Mapping[str, "Json"]]  # noqa: UP007
Schema: TypeAlias = dict[str, Json]

FILES: Mapping[str, type[Part]] = {
    "village.json": Village,
    "product.json": Product,
    "fair.json": Fair,
    "translation.json": Translation,
}
# A record's id is the name of its folder, so its file must not hold one.
_GIVEN: Mapping[type[Part], frozenset[str]] = {
    Village: frozenset({"id"}),
    Product: frozenset({"id"}),
    Fair: frozenset({"id"}),
}
_WRONG_KIND = {"E-TYPE-01", "E-TYPE-02"}  # their sentences name no value

# What an editor writes at once when a new one begins; enough to be sound, not all there is.
_SNIPPETS: Mapping[type[Part], tuple[str, ...]] = {
    Source: ("title", "publisher", "url", "published"),
    Step: ("id", "title", "text", "src"),
    FairBadge: ("name", "role", "organisation", "consent"),
    Fact: ("id", "what", "value", "unit", "as_of", "src"),
    Passage: ("text", "src"),
    Recognition: ("kind", "status", "title", "decision_no", "decided_on", "issuer", "src"),
    FormerAddress: ("text", "until", "src"),
    Maker: ("id", "kind", "name", "src"),
    ContactEntry: ("type", "value", "label", "owner"),
    Certificate: ("id", "scheme", "status", "title", "holder", "issuer", "issued_on", "src"),
    Mark: ("id", "kind", "status", "name", "src"),
    Photo: ("file", "alt", "credit", "licence"),
    Material: ("name", "origin", "src"),
    Pack: ("id", "name", "net_quantity", "unit", "src"),
}


def schema_of(model: type[Part], language: str = "vi") -> Schema:
    """The JSON Schema (draft 7) of a record's file, described in an author's `language`."""
    pen = _Pen(language)
    root = pen.part(model)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$comment": "scripts/make_schemas",
        **root,
        "definitions": dict(sorted(pen.definitions.items())),
    }


def schema_texts(language: str = "vi") -> dict[str, str]:
    """Each schema's file name and its text, the same from the same code and words."""
    return {
        name: json.dumps(schema_of(model, language), ensure_ascii=False, indent=2) + "\n"
        for name, model in FILES.items()
    }


@cache
def field_words(language: str) -> Mapping[str, str]:
    """What to write where: `<part>.<field>`, `<enum>.<value>` and `snippet.<part>`."""
    path = PACKAGE / "fields" / f"{language}.yml"
    return dict(yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader))  # noqa: S506  text only


def _snake(shape: type) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", shape.__name__).lower()


@dataclass
class _Pen:
    """Writes the schemas of parts, gathering those that are referred to in `definitions`."""

    language: str
    definitions: dict[str, Schema] = field(default_factory=dict)

    def part(self, part: type[Part]) -> Schema:
        hints = get_type_hints(part, include_extras=True)
        written = [name for name in part.model_fields if name not in _GIVEN.get(part, ())]
        schema: Schema = {
            "type": "object",
            "properties": {name: self._field(part, name, hints[name]) for name in written},
            "required": [name for name in written if part.model_fields[name].is_required()],
            "additionalProperties": False,
        }
        if part in _SNIPPETS and part is not Source:
            schema["defaultSnippets"] = [self._snippet(part, self._body(part))]
        return schema

    def _field(self, part: type[Part], name: str, annotation: object) -> Schema:
        key = f"{_snake(part)}.{name}"
        text = field_words(self.language)[key]
        schema = {**self._of(annotation, key), "description": text.replace("`", "")}
        return {**schema, "markdownDescription": text} if "`" in text else schema

    def _of(self, annotation: object, key: str) -> Schema:
        annotation = without_none(annotation)
        base, limits = without_limits(annotation)
        if get_origin(base) is tuple:
            return self._list(get_args(base)[0], limits, key)
        if get_origin(base) is dict:
            return self._mapping(*get_args(base), key=key)
        if "pattern" in limits:
            return self._choice(choices(str(limits["pattern"])), key)
        if isinstance(base, type) and issubclass(base, Part | StrEnum):
            return self._shape(base)
        scalar = SCALARS[base]
        if scalar.name not in self.definitions:
            self.definitions[scalar.name] = self._scalar(scalar)
        return _reference(scalar.name)

    def _list(self, item: object, limits: Mapping[str, object], key: str) -> Schema:
        schema: Schema = {"type": "array", "items": self._of(item, key)}
        if "max_length" in limits:
            schema["maxItems"] = int(str(limits["max_length"]))
        return {**schema, "errorMessage": self._remedy("E-TYPE-02")}

    def _mapping(self, name: object, value: object, *, key: str) -> Schema:
        schema: Schema = {"type": "object"}
        if name is not str:
            schema["propertyNames"] = self._of(name, key)
        schema["additionalProperties"] = self._of(value, key)
        if value is Source:
            body = self._body(Source, 2)
            schema["defaultSnippets"] = [self._snippet(Source, {"${1:nguon-1}": body})]
        return schema

    def _shape(self, shape: type[Part | StrEnum]) -> Schema:
        name = _snake(shape)
        if name not in self.definitions:
            self.definitions[name] = (
                self._choice([str(value) for value in shape], name)
                if issubclass(shape, StrEnum)
                else self.part(shape)
            )
        return _reference(name)

    def _choice(self, values: Sequence[str], key: str) -> Schema:
        # Names that pages print say enough of a craft or a category; ours say more.
        words = {**packaged_words(self.language), **field_words(self.language)}
        return {
            "type": "string",
            "enum": values,
            "enumDescriptions": [words[f"{key}.{value}"].replace("`", "") for value in values],
            "errorMessage": self._remedy("E-ENUM-01", allowed=", ".join(values)),
        }

    def _scalar(self, scalar: Scalar) -> Schema:
        types: Json = scalar.types[0] if len(scalar.types) == 1 else list(scalar.types)
        schema: Schema = {"type": types}
        if scalar.pattern:
            schema["pattern"] = rf"^\s*(?:{scalar.pattern})\s*$"
        return {**schema, "errorMessage": self._remedy(scalar.code, allowed="yes, no")}

    def _remedy(self, code: str, **values: str) -> str:
        """What the check would say, without what was typed: an editor underlines that itself."""
        what, fix = explain(problem(Place(""), code, **values), self.language)
        return f"{what} {fix}" if code in _WRONG_KIND else fix

    def _snippet(self, part: type[Part], body: Json) -> Schema:
        return {"label": field_words(self.language)[f"snippet.{_snake(part)}"], "body": body}

    def _body(self, part: type[Part], first: int = 1) -> Schema:
        """The snippet's keys, each with a place for the cursor."""
        hints = get_type_hints(part, include_extras=True)
        return {
            name: _stop(hints[name], number) for number, name in enumerate(_SNIPPETS[part], first)
        }


def _stop(annotation: object, number: int) -> Json:
    """A place for the cursor, in the shape that the value will have."""
    base, _ = without_limits(without_none(annotation))
    if get_origin(base) is tuple:
        return [f"${number}"]
    if isinstance(base, type) and issubclass(base, StrEnum):
        return f"${{{number}|{','.join(base)}|}}"
    return f"${number}"


def _reference(name: str) -> Schema:
    return {"$ref": f"#/definitions/{name}"}
