"""A record → the file that a reader's shortlist shows it from, in every language of the site.

What is kept in a browser is no more than an id and a name. The list, the table that compares, and
the letter to those who make it come from these files: scripts that hand over one value each, so
that they also load from a disk. One that is no longer there says that the record is gone.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from operator import itemgetter
from typing import Any

from langnghe import addresses
from langnghe.artefacts import Artefact, Job, digest
from langnghe.catalogue import Catalogue, Outline, ProductOutline, VillageOutline
from langnghe.pages import contacts
from langnghe.pages import contexts as c
from langnghe.pages.citing import Uncited
from langnghe.pages.telling import Telling
from langnghe.phrases import Phrase

MOST_LETTERS = 260  # of one cell of the table; the page has the rest
QUESTIONS = (
    "price",
    "quantity",
    "lead_time",
    "samples",
    "packing",
    "delivery",
    "papers",
    "custom",
    "payment",
)
_CELLS = (
    "product.village",
    "product.makers",
    "product.materials",
    "product.size",
    "product.weight",
    "food.ingredients",
    "food.allergens",
    "food.shelf_life",
    "food.storage",
    "product.packs",
    "trade.price",
    "trade.minimum_order",
    "trade.capacity",
    "trade.lead_time",
    "trade.samples",
    "product.customisation",
    "trade.private_label",
    "trade.payment",
    "trade.incoterms",
    "trade.port",
    "trade.exported_to",
    "product.hs",
    "product.ref_code",
    "village.today",
    "village.makers",
    "visit.open",
    "visit.season",
    "visit.workshops",
    "visit.languages",
    "visit.getting_there",
)
"""The rows of the table, in their order, by the words that they are called."""

_UNASKED = ("address",)  # a way to reach somebody that no letter can go
Text = str | list[str]
"""A text; or a text and its language, where that is not the page's."""


def address(record: Outline) -> str:
    return addresses.pocket_file(_key(record))


def told(telling: Telling, record: Outline, page: c.VillagePage | c.ProductPage) -> dict[str, Any]:
    """What one language tells of a record; `page` is its own page."""
    card = telling.card(addresses.SHORTLIST, record)
    asked = _asked(telling, record, page)
    return {
        "picture": card.picture.src.removeprefix("../"),
        "adult": page.warning.kind if page.warning else "",
        "ask": [[key, routes] for key, _, routes in asked],
        "in": {
            "name": _text(card.name),
            "kicker": _text(card.kicker),
            "place": _text(card.place),
            "line": _text(card.line or ""),
            "notice": _text(page.warning.text) if page.warning else "",
            "badges": [[one.kind, one.label, one.stars, one.valid_until or ""]
                       for one in card.badges],
            "cells": _numbered(telling, _cells(telling, page)),
            "who": [_text(who) for _, who, _ in asked],
        },
    }  # fmt: skip


def file(record: Outline, by_language: Mapping[str, Mapping[str, Any]]) -> Artefact:
    """The record's file; what no language changes stands in it once."""
    first = next(iter(by_language.values()))
    value = {**first, "in": {code: one["in"] for code, one in by_language.items()}}
    return Artefact(address(record), _script(_key(record), value))


def words_job(telling: Telling) -> Job:
    """What the scripts are told of a language: its folder, and its words."""
    code = telling.language.code
    value = {
        "root": telling.addresses.root,
        "site": telling.language.site_name or "",
        "words": {
            key: text
            for key, text in sorted(telling.words.entries.items())
            if key.startswith(("shortlist.", "letter.", "offline."))
        },
    }
    file = Artefact(addresses.pocket_file(code), _script(code, value))
    return Job(
        name=f"pocket/{code}",
        made_from=digest(file.content),
        addresses=(file.address,),
        make=partial(_one, file),
    )


def moved_jobs(catalogue: Catalogue) -> Iterator[Job]:
    """Under each old id a file that leads on to the record's own."""
    for moved in catalogue.shortcuts.moved:
        old, now = (f"{folder.kind}/{folder.id}" for folder in (moved.old, moved.to))
        file = Artefact(addresses.pocket_file(old), _script(old, {"moved": now}))
        yield Job(
            name=f"pocket/{old}",
            made_from=digest(file.content),
            addresses=(file.address,),
            make=partial(_one, file),
        )


def _one(file: Artefact) -> Iterator[Artefact]:
    yield file


def _key(record: Outline) -> str:
    kind = "villages" if isinstance(record, VillageOutline) else "products"
    return f"{kind}/{record.id}"


def _script(name: str, value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"langnghe.pocket.take({json.dumps(name)},{text});\n".encode()


def _text(text: str) -> Text:
    plain = " ".join(str(text).split())
    if len(plain) > MOST_LETTERS:
        plain = plain[:MOST_LETTERS].rsplit(" ", 1)[0].rstrip(",;:–-") + "…"
    return [plain, text.lang] if isinstance(text, Phrase) else plain


Cells = Iterator[tuple[str, Sequence[str]]]
"""What a row is called, and its lines."""


def _numbered(telling: Telling, cells: Cells) -> list[list[Any]]:
    """Each with its place in the table, so that rows of several records stand in one order."""
    places = {telling.words(key): place for place, key in reversed([*enumerate(_CELLS)])}
    rows = (
        [places[label], label, [_text(line) for line in lines]]
        for label, lines in cells
        if lines and label in places
    )
    return sorted(rows, key=itemgetter(0))


def _cells(telling: Telling, page: c.VillagePage | c.ProductPage) -> Cells:
    words = telling.words
    if isinstance(page, c.VillagePage):
        yield words("village.today"), [page.place.today]
        yield words("village.makers"), [maker.name for maker in page.makers]
        yield from _entries(page.visit)
        return
    homes = (page.village, *page.also_made_in)
    yield words("product.village"), [link.text for link in homes]
    yield words("product.makers"), [link.text for link in page.makers]
    yield words("product.materials"), [_material(one) for one in page.materials]
    for entries in (page.details, page.food, page.trade):
        yield from _entries(entries)
    yield words("product.packs"), [_pack(one) for one in page.packs]
    yield words("product.ref_code"), [page.ref_code] if page.ref_code else []


def _entries(entries: Sequence[c.Entry]) -> Cells:
    for entry in entries:
        yield entry.label, entry.told.paragraphs


def _material(material: c.Material) -> str:
    if not material.detail:
        return material.name
    return _joined(material.name, f" ({material.detail})")


def _pack(pack: c.Pack) -> str:
    about = ", ".join(str(part) for part in (pack.net, pack.kind, pack.carton) if part)
    return _joined(pack.name, f": {about}") if about else pack.name


def _joined(name: str, about: str) -> str:
    """Both as one text, which keeps the name's language."""
    whole = f"{name}{about}"
    return Phrase(whole, name.lang) if isinstance(name, Phrase) else whole


Asked = tuple[str, str, list[list[str]]]
"""Whom to ask: a key that is the same wherever they answer, what they are called, and how."""


def _asked(telling: Telling, record: Outline, page: c.VillagePage | c.ProductPage) -> list[Asked]:
    """The makers who say how they are reached, or else whoever answers for the village.

    Of spirits of 15 % and more nobody is asked: a letter to buy would promote them (Luật Quảng
    cáo, Điều 7).
    """
    if page.warning and page.warning.kind == "spirits":
        return []
    if isinstance(record, VillageOutline):
        home, makers = record.id, list[Asked]()
    else:
        home, makers = record.village, list(_makers(telling, record))
    if makers:
        return makers
    return [(f"villages/{home}", page.contact.who, _routes(page.contact.routes))]


def _makers(telling: Telling, product: ProductOutline) -> Iterator[Asked]:
    home = telling.catalogue.village(product.village)
    nothing = Uncited(telling, {})
    for maker in telling.village(home)[0].makers:
        if maker.id in product.makers:
            found = (contacts.route(telling, entry, nothing) for entry in maker.contacts)
            if routes := _routes(tuple(found)):
                name = telling.vietnamese(maker.name)
                yield f"villages/{home.id}#maker-{maker.id}", name, routes


def _routes(routes: Sequence[c.Route]) -> list[list[str]]:
    return [
        [route.type, str(route.text), route.href]
        for route in routes
        if route.href and route.type not in _UNASKED
    ]
