"""The tables → their schemas, and a Frictionless data package of each language.

Data Package v1, https://specs.frictionlessdata.io/; JSON Schema draft 2020-12.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from langnghe import addresses
from langnghe.columns import DATE_PATTERN, Column, Kind, Table
from langnghe.exports.shapes import DRAFT
from langnghe.exports.tables import Said

_TYPES = {
    Kind.NUMBER: "number",
    Kind.INTEGER: "integer",
    Kind.YES: "boolean",
}


def table_schema(table: Table, meanings: Mapping[str, str]) -> dict[str, Any]:
    """The Table Schema of a table's CSV."""
    schema: dict[str, Any] = {
        "fields": [_field(column, meanings[column.name]) for column in table.columns],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.links:
        schema["foreignKeys"] = [
            {
                "fields": list(link.columns),
                "reference": {"resource": link.table, "fields": ["id"]},
            }
            for link in table.links
        ]
    return schema


def _field(column: Column, meaning: str) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "title": meaning,
        "type": _TYPES.get(column.kind, "string"),
    }
    if column.kind is Kind.URL:
        field["format"] = "uri"
    limits: dict[str, Any] = {"required": True} if column.is_required else {}
    if column.choices:
        limits["enum"] = list(column.choices)
    if column.kind is Kind.DATE:
        limits["pattern"] = DATE_PATTERN
    return {**field, "constraints": limits} if limits else field


def json_schema(table: Table, said: Said, address: str) -> dict[str, Any]:
    """The JSON Schema of a table's JSON; `address` is its own."""
    names = {"name": {"type": "string"}, "url": {"type": "string", "format": "uri"}}
    text = {"type": "string"}
    return {
        "$schema": DRAFT,
        "$id": address,
        "title": said.title,
        "description": said.about,
        "type": "object",
        "properties": {
            "$schema": {"const": address},
            **dict.fromkeys(("title", "description", "publisher", "documentation"), text),
            "licence": {"type": "object", "properties": names, "required": ["name", "url"]},
            "date": {"type": "string", "format": "date"},
            "rows": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        one.name: {"description": said.meanings[one.name], **_shape(one)}
                        for one in table.columns
                    },
                    "required": [one.name for one in table.columns if one.is_required],
                    "additionalProperties": False,
                },
            },
        },
        "required": ["$schema", "title", "publisher", "rows"],
        "additionalProperties": False,
    }


def _shape(column: Column) -> dict[str, Any]:
    if column.kind is Kind.LIST:
        return {"type": "array", "items": {"type": "string"}, "minItems": 1}
    shape: dict[str, Any] = {"type": _TYPES.get(column.kind, "string")}
    if column.kind is Kind.URL:
        shape["format"] = "uri"
    if column.kind is Kind.DATE:
        shape["pattern"] = f"^{DATE_PATTERN}$"
    if column.choices:
        shape["enum"] = list(column.choices)
    return shape


def resource(table: Table, said: Said, parts: Iterable[bytes]) -> dict[str, Any]:
    """What the package says of a table's CSV; `parts` are the file, to be counted."""
    size, found = 0, hashlib.sha256()
    for part in parts:
        size += len(part)
        found.update(part)
    return {
        "name": table.name,
        "title": said.title,
        "description": said.about,
        "profile": "tabular-data-resource",
        "path": addresses.data_table(table.name, "csv"),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": size,
        "hash": f"sha256:{found.hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "header": True},
        "schema": table_schema(table, said.meanings),
    }


def map_resource(title: str, content: bytes) -> dict[str, Any]:
    """What the package says of the places as a map program reads them."""
    return {
        "name": "places",
        "title": title,
        "path": addresses.places("all", "geojson"),
        "format": "geojson",
        "mediatype": "application/geo+json",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }


def package(
    said: Said, home: str, language: str, publisher: str, resources: list[dict[str, Any]]
) -> bytes:
    """The descriptor; `home` is the address of the language's first page."""
    found: dict[str, Any] = {
        "profile": "data-package",
        "name": f"langnghe-{language.lower()}",
        "id": f"{home}{addresses.DATA_PACKAGE}",
        "title": said.title,
        "description": said.about,
        "homepage": said.page,
        "languages": [language],
        "contributors": [{"title": publisher, "role": "publisher"}],
    }
    if said.licence:
        name, url = said.licence
        found["licenses"] = [{"name": name, "path": url}]
    if said.day:
        found["created"] = f"{said.day}T00:00:00Z"
    found["resources"] = resources
    return f"{json.dumps(found, ensure_ascii=False, indent=1)}\n".encode()
