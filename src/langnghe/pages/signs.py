"""What a search leads to besides records: the pages that gather them, by their names."""

from collections.abc import Iterator
from typing import NamedTuple

from langnghe import addresses
from langnghe.pages.indexes import crafts_of
from langnghe.pages.telling import Telling

_LISTS = {
    addresses.VILLAGES: "villages",
    addresses.PRODUCTS: "products",
    addresses.CRAFTS: "crafts",
    addresses.PROVINCES: "provinces",
    addresses.CONTACTS: "contacts",
    addresses.BRANDS: "brands",
    addresses.MISSING: "missing",
    addresses.MISTAKES: "mistakes",
}


class Sign(NamedTuple):
    """A page of one language: where it lies, what it is called, and what it is about."""

    path: str
    title: str
    line: str
    also: tuple[str, ...] = ()  # other names it is looked for by


def signs(telling: Telling) -> Iterator[Sign]:
    """The lists, then the crafts and the provinces that have something to show."""
    catalogue, words = telling.catalogue, telling.words
    for path, kind in _LISTS.items():
        yield Sign(path, words(f"{kind}.title"), words(f"{kind}.lead"))
    for craft in crafts_of(catalogue):
        yield Sign(addresses.craft(craft), words(f"craft.{craft}"), words(f"craft_line.{craft}"))
    for code in catalogue.villages_by_province:
        province = catalogue.province(code)
        name = telling.province(province)
        former = catalogue.units.former_provinces_of(code)
        before = words("provinces.before", names=telling.listed(former)) if former else ""
        yield Sign(addresses.province(code), name, before, (province.name, *former))


def browser_knows(telling: Telling) -> dict[str, object]:
    """What the search script is told of a language: its folder, its words, names for filters."""
    catalogue, words = telling.catalogue, telling.words
    return {
        "root": telling.addresses.root,
        "words": {
            key.removeprefix("search."): text
            for key, text in sorted(words.entries.items())
            if key.startswith("search.")
        },
        "crafts": {craft: words(f"craft.{craft}") for craft in crafts_of(catalogue)},
        "provinces": {
            code: telling.province(catalogue.province(code))
            for code in catalogue.villages_by_province
        },
    }
