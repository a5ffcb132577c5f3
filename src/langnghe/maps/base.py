"""The tables of `data/outline` → the land and the names that every map shows."""

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from langnghe.maps.geometry import Box, Point, Ring
from langnghe.records import FIRST_LANGUAGE

ARCHIPELAGOS = ("hoang-sa", "truong-sa")


class Label(NamedTuple):
    """A name that stands on the map; `kind` is archipelago or sea."""

    key: str
    kind: str
    at: Point
    texts: dict[str, str]  # by language

    def text(self, language: str) -> str:
        """In the language, or in Vietnamese where nobody has said how that language calls it."""
        return self.texts.get(language) or self.texts[FIRST_LANGUAGE]


class Base(NamedTuple):
    """What lies under every map."""

    country: tuple[Ring, ...]
    neighbours: tuple[Ring, ...]
    marks: dict[str, tuple[Point, ...]]  # islands too small to be seen: hoang-sa, truong-sa, …
    labels: tuple[Label, ...]
    frame: Box


@cache
def load_base() -> Base:
    """The base, read once."""
    outline = load_outline()
    shapes = {feature["id"]: feature["geometry"]["coordinates"] for feature in outline["features"]}
    west, south, east, north = outline["bbox"]
    return Base(
        country=tuple(_rings(shapes["country"])),
        neighbours=tuple(_rings(shapes["neighbours"])),
        marks={
            name.removeprefix("marks-"): tuple((x, y) for x, y in points)
            for name, points in shapes.items()
            if name.startswith("marks-")
        },
        labels=tuple(_labels()),
        frame=(west, south, east, north),
    )


def load_outline() -> dict[str, Any]:
    """The outline as GeoJSON."""
    found: dict[str, Any] = json.loads(_read("outline.json"))
    return found


def _rings(polygons: list[Any]) -> Iterator[Ring]:
    for outer, *_ in polygons:
        yield tuple((x, y) for x, y in outer)


def _labels() -> Iterator[Label]:
    heading, *rows = (line.split("\t") for line in _read("labels.tsv").splitlines())
    for row in rows:
        given = dict(zip(heading, row, strict=True))
        key, kind = given.pop("key"), given.pop("kind")
        at = float(given.pop("lon")), float(given.pop("lat"))
        yield Label(key, kind, at, given)


def _read(name: str) -> str:
    return files("langnghe").joinpath("data", "outline", name).read_text(encoding="utf-8")
