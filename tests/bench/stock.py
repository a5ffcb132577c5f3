"""The words that an invented country is told with, from `stock.yml`."""

from dataclasses import dataclass
from pathlib import Path

import yaml

from langnghe.records import Craft

FOODS = {"food", "drink"}


@dataclass(frozen=True)
class Pair:
    """The same words in Vietnamese and in English."""

    vi: str
    en: str


@dataclass(frozen=True)
class CraftWords:
    """What is told of one craft. A step is its id, then its title, then its text."""

    craft: Craft
    names: Pair
    group: str
    category: str
    weight: int  # how many villages have it, against the other crafts; none for spirits
    goods: tuple[Pair, ...]
    stuff: tuple[Pair, ...]
    steps: tuple[tuple[str, Pair, Pair], ...]

    @property
    def is_food(self) -> bool:
        return self.category in FOODS


@dataclass(frozen=True)
class FactWords:
    """A figure that may be told, and between what it lies."""

    id: str
    what: Pair
    unit: Pair
    lowest: int
    highest: int


@dataclass(frozen=True)
class Stock:
    """All of `stock.yml`."""

    crafts: tuple[CraftWords, ...]
    sentences: dict[str, tuple[Pair, ...]]
    facts: dict[str, tuple[FactWords, ...]]
    also: tuple[Pair, ...]
    organisations: tuple[tuple[str, str], ...]
    settlements: tuple[str, ...]
    syllables: tuple[tuple[str, ...], tuple[str, ...]]
    comments: tuple[str, ...]


def read_stock() -> Stock:
    text = (Path(__file__).parent / "stock.yml").read_text("utf-8")
    # Text only, as the records themselves are read.
    words = yaml.load(text, Loader=yaml.CBaseLoader)
    facts = {name: tuple(map(_fact, words.pop(f"{name}.facts"))) for name in ("village", "product")}
    return Stock(
        crafts=tuple(_craft(key, told) for key, told in words.pop("crafts").items()),
        also=tuple(map(_pair, words.pop("also"))),
        organisations=tuple(_parted(line) for line in words.pop("organisations")),
        settlements=tuple(words.pop("settlements")),
        syllables=_syllables(words.pop("syllables")),
        comments=tuple(words.pop("comments")),
        facts=facts,
        sentences={kind: tuple(map(_pair, lines)) for kind, lines in words.items()},
    )


def _syllables(parts: dict[str, list[str]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(parts["first"]), tuple(parts["second"])


def _parted(line: str) -> tuple[str, str]:
    first, second = line.split(" | ")
    return first, second


def _pair(line: str) -> Pair:
    return Pair(*line.split(" | "))


def _fact(line: str) -> FactWords:
    key, what, what_en, unit, unit_en, lowest, highest = line.split(" | ")
    return FactWords(key, Pair(what, what_en), Pair(unit, unit_en), int(lowest), int(highest))


def _step(line: str) -> tuple[str, Pair, Pair]:
    key, title, title_en, text, text_en = line.split(" | ")
    return key, Pair(title, title_en), Pair(text, text_en)


def _craft(key: str, told: dict[str, str | list[str]]) -> CraftWords:
    lists = {name: told[name] for name in ("goods", "stuff", "steps")}
    assert all(isinstance(lines, list) for lines in lists.values())
    return CraftWords(
        craft=Craft(key),
        names=_pair(str(told["names"])),
        group=str(told["group"]),
        category=str(told["category"]),
        weight=int(str(told["weight"])),
        goods=tuple(map(_pair, lists["goods"])),
        stuff=tuple(map(_pair, lists["stuff"])),
        steps=tuple(map(_step, lists["steps"])),
    )
