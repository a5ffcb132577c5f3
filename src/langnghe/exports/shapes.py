"""The fields that are published → the JSON Schema of a record's own data (draft 2020-12)."""

import re
from enum import StrEnum
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from langnghe.columns import DATE_PATTERN
from langnghe.exports.published import PUBLISHED
from langnghe.records import Certificate, Part, Photo, Product, Recognition, Source, Village
from langnghe.records.translation import text_fields
from langnghe.records.values import (
    Date,
    Degrees,
    Number,
    Percent,
    Url,
    Whole,
    Yes,
)
from langnghe.schemas.annotations import choices, without_limits, without_none

Schema = dict[str, Any]
DRAFT = "https://json-schema.org/draft/2020-12/schema"

_TEXT: Schema = {
    "description": "A text by language (BCP 47).",
    "type": "object",
    "additionalProperties": {"type": "string"},
    "minProperties": 1,
}
_DATE: Schema = {"type": "string", "pattern": f"^{DATE_PATTERN}$"}
_SCALARS: dict[object, Schema] = {
    Date: {"$ref": "#/$defs/date"},
    Number: {"type": "number"},
    Percent: {"type": "number"},
    Degrees: {"type": "number"},
    Whole: {"type": "integer"},
    Yes: {"type": "boolean"},
    Url: {"type": "string", "format": "uri"},
}
_STRING: Schema = {"type": "string"}
_URI: Schema = {"type": "string", "format": "uri"}
_STATES = ("valid", "valid_open", "expired", "reported", "reported_expired", "revoked")
_POINT: Schema = {
    "type": "object",
    "properties": {
        "lat": {"type": "number", "minimum": -90, "maximum": 90},
        "lon": {"type": "number", "minimum": -180, "maximum": 180},
        "precision": _STRING,
    },
    "required": ["lat", "lon", "precision"],
    "additionalProperties": False,
}
# What a file holds besides the fields of its record.
_BESIDE: dict[type[Part], Schema] = {
    Village: {"point": _POINT, "products": {"type": "array", "items": _STRING}},
    Certificate: {"state": {"enum": list(_STATES)}, "last_day": {"$ref": "#/$defs/date"}},
    Recognition: {"is_proved": {"type": "boolean"}},
    Photo: {"url": _URI, "width": {"type": "integer"}, "height": {"type": "integer"}},
}


def record_schema(record: type[Village] | type[Product], address: str) -> Schema:
    """The schema of the file of every record of a kind; `address` is the schema's own."""
    definitions: Schema = {"text": _TEXT, "date": _DATE}
    _define(record, definitions)
    return {
        "$schema": DRAFT,
        "$id": address,
        "type": "object",
        "properties": {
            "$schema": {"const": address},
            "id": {"type": "string", "pattern": "^[a-z0-9][a-z0-9-]{1,58}[a-z0-9]$"},
            "pages": {"type": "object", "additionalProperties": _URI},
            "publisher": _STRING,
            "licence": {
                "type": "object",
                "properties": {"name": _STRING, "url": _URI},
                "required": ["name", "url"],
                "additionalProperties": False,
            },
            "date": {"type": "string", "format": "date"},
            "translations": {"type": "object", "additionalProperties": {"type": "object"}},
            "record": {"$ref": f"#/$defs/{_name(record)}"},
        },
        "required": ["$schema", "id", "pages", "publisher", "record"],
        "additionalProperties": False,
        "$defs": dict(sorted(definitions.items())),
    }


def _define(part: type[Part], definitions: Schema) -> None:
    name = _name(part)
    if name in definitions:
        return
    definitions[name] = {}
    hints = get_type_hints(part, include_extras=True)
    words = text_fields(part)
    properties = {
        field: _shape(hints[field], definitions, is_text=field in words)
        for field in PUBLISHED[part]
    }
    definitions[name] = {
        "type": "object",
        "properties": {**properties, **_BESIDE.get(part, {})},
        "required": [field for field in PUBLISHED[part] if part.model_fields[field].is_required()],
        "additionalProperties": False,
    }


def _shape(annotation: object, definitions: Schema, *, is_text: bool) -> Schema:
    base, limits = without_limits(without_none(annotation))
    if get_origin(base) is tuple:
        item = get_args(base)[0]
        return {"type": "array", "items": _shape(item, definitions, is_text=is_text)}
    if get_origin(base) is dict:
        _define(Source, definitions)
        return {"type": "object", "additionalProperties": {"$ref": "#/$defs/source"}}
    if isinstance(base, type) and issubclass(base, StrEnum):
        return {"enum": [str(one) for one in base]}
    if isinstance(base, type) and issubclass(base, Part):
        _define(base, definitions)
        return {"$ref": f"#/$defs/{_name(base)}"}
    if "pattern" in limits:
        return {"enum": choices(str(limits["pattern"]))}
    return {"$ref": "#/$defs/text"} if is_text else _SCALARS.get(base, _STRING)


@cache
def _name(part: type[Part]) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", part.__name__).lower()
