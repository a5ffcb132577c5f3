"""What a search leads to besides records: the pages that gather them, by their names."""

from collections.abc import Iterator
from typing import NamedTuple

from langnghe import addresses
from langnghe.pages.fairs import dates_of, told_fair
from langnghe.pages.indexes import crafts_of
from langnghe.pages.telling import Telling
from langnghe.records import Category, Craft, MarkKind, Title

_LISTS = {
    addresses.VILLAGES: "villages",
    addresses.PRODUCTS: "products",
    addresses.CRAFTS: "crafts",
    addresses.PROVINCES: "provinces",
    addresses.MAP: "map",
    addresses.VISITS: "visits",
    addresses.CONTACTS: "contacts",
    addresses.BRANDS: "brands",
    addresses.MISSING: "missing",
    addresses.MISTAKES: "mistakes",
    addresses.DATA: "data",
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
    if catalogue.fairs:
        yield Sign(addresses.FAIRS, words("fairs.title"), words("fairs.lead"))
    for reading in catalogue.fairs:
        fair, _ = told_fair(telling, reading)
        line = telling.joined(dates_of(telling, fair), fair.place)
        yield Sign(addresses.fair(fair.id), fair.name, line, (reading.fair.name,))
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
        "words": _words(telling, "search."),
        "crafts": {craft: words(f"craft.{craft}") for craft in crafts_of(catalogue)},
        "provinces": {
            code: telling.province(catalogue.province(code))
            for code in catalogue.villages_by_province
        },
    }


def filters_know(telling: Telling) -> dict[str, object]:
    """What the script of the lists is told of a language: its words, and what values are called."""
    return {
        "words": _words(telling, "browse."),
        "counts": _words(telling, "count."),
        "lists": _words(telling, "list."),
        "names": _names(telling),
    }


def _names(telling: Telling) -> dict[str, dict[str, str]]:
    """By facet and value; the provinces and the kinds of goods in the order of the lists."""
    catalogue, words = telling.catalogue, telling.words
    titles = {str(title): words(f"title.{title}") for title in Title}
    return {
        "kind": {"village": words("nav.villages"), "product": words("nav.products")},
        "craft": {str(craft): words(f"craft.{craft}") for craft in Craft},
        "province": {
            code: telling.province(catalogue.province(code))
            for code in catalogue.villages_by_province
        },
        "category": {str(one): words(f"category.{one}") for one in Category},
        "standing": {**titles, "heritage": words("heritage.badge")},
        "mark": {str(kind): words(f"mark_kind.{kind}") for kind in MarkKind},
        "stars": {str(n): words("certificate.stars", n=n) for n in (5, 4, 3)},
    }


def _words(telling: Telling, prefix: str) -> dict[str, str]:
    """The interface words that begin so, by what follows."""
    return {
        key.removeprefix(prefix): text
        for key, text in sorted(telling.words.entries.items())
        if key.startswith(prefix)
    }
