"""The repository's own records, as models: which fields a record has, how many, how long.

Only their shape is taken over; no word of theirs is told of an invented place.
"""

from dataclasses import dataclass
from pathlib import Path

import yaml

from bench.hand import Data

Tree = dict[str, Data]


@dataclass(frozen=True)
class Models:
    """Shapes to draw from: villages that make spirits apart, for less may be told of them."""

    villages: tuple[Tree, ...]
    distillers: tuple[Tree, ...]
    products: tuple[Tree, ...]


def read_models(root: Path) -> Models:
    """The records under `root`, in the order of their ids."""
    villages = _read(root, "villages/*/village.yml")
    spirits = tuple(tree for tree in villages if tree["crafts"] == ["spirits"])
    others = tuple(tree for tree in villages if tree not in spirits)
    return Models(others, spirits, _read(root, "products/*/product.yml"))


def _read(root: Path, pattern: str) -> tuple[Tree, ...]:
    return tuple(
        yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)
        for path in sorted(root.glob(pattern))
    )


def parts(tree: Tree, name: str) -> list[Tree]:
    """The parts of a list of parts; none where the record has no such list."""
    found = tree.get(name, [])
    assert isinstance(found, list)
    return [dict(part) for part in found if isinstance(part, dict)]


def part(tree: Tree, name: str) -> Tree:
    """The part of that name; empty where the record has none."""
    found = tree.get(name, {})
    assert isinstance(found, dict)
    return found


def length(tree: Tree, name: str = "text") -> int:
    """How many letters a text of a model has."""
    return len(str(tree.get(name, "")))
