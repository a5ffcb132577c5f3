"""The first page: what this is, and what is worth a first look."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from langnghe import addresses
from langnghe.catalogue import ProductOutline, VillageOutline
from langnghe.pages import contexts as c
from langnghe.pages.indexes import crafts_of
from langnghe.pages.mapping import overview
from langnghe.pages.telling import Telling
from langnghe.records import Craft
from langnghe.renditions import Shape

SHOWN_VILLAGES = 6
SHOWN_PRODUCTS = 6
R = TypeVar("R", VillageOutline, ProductOutline)


def home_page(telling: Telling) -> c.HomePage:
    path = addresses.HOME
    words, catalogue, link = telling.words, telling.catalogue, telling.addresses.link
    villages = _worth_a_look(telling.catalogue.villages)
    hero = villages[:1]
    seen = {village.crafts[0] for village in hero}
    shown = _varied(villages[1:], lambda village: village.crafts[0], SHOWN_VILLAGES, seen)
    # A first look at drinks would promote them (NĐ 24/2020/NĐ-CP).
    sober = [product for product in catalogue.products if not product.is_alcoholic]
    products = sorted(sober, key=lambda product: product.fullness, reverse=True)
    goods = _varied(products, lambda product: product.craft, SHOWN_PRODUCTS, seen)
    return c.HomePage(
        title=words("home.title"),
        lead=telling.language.tagline or words("home.lead"),
        search=link(path, addresses.SEARCH),
        hero=_hero(telling, path, hero[0]) if hero else None,
        counts=_counts(telling, path),
        crafts=tuple(telling.craft_tile(path, craft) for craft in crafts_of(catalogue)),
        provinces=tuple(
            c.Link(
                text=telling.province(catalogue.province(code)),
                href=link(path, addresses.province(code)),
                note=telling.count("count.villages", len(found)),
            )
            for code, found in catalogue.villages_by_province.items()
        ),
        map=overview(telling, path) if any(map(_is_on_the_map, catalogue.villages)) else None,
        map_page=link(path, addresses.MAP),
        villages=tuple(telling.card(path, village) for village in shown),
        products=tuple(telling.card(path, product) for product in goods),
        all_villages=link(path, addresses.VILLAGES),
        all_products=link(path, addresses.PRODUCTS),
        all_crafts=link(path, addresses.CRAFTS),
        all_provinces=link(path, addresses.PROVINCES),
        for_buyers=telling.prose_link(path, "for-buyers.html"),
        for_visitors=telling.prose_link(path, "for-visitors.html"),
        for_villages=telling.prose_link(path, "for-villages.html"),
        foot=telling.foot(path),
    )


def _hero(telling: Telling, path: str, village: VillageOutline) -> c.Card:
    """The card of the village that leads the page, with its picture in full."""
    picture = telling.thumbnail(path, village, Shape.WHOLE)
    return replace(telling.card(path, village), picture=picture)


def _counts(telling: Telling, path: str) -> tuple[c.Link, ...]:
    catalogue = telling.catalogue
    counted = (
        ("villages", addresses.VILLAGES, len(catalogue.villages)),
        ("products", addresses.PRODUCTS, len(catalogue.products)),
        ("crafts", addresses.CRAFTS, len(crafts_of(catalogue))),
        ("provinces", addresses.PROVINCES, len(catalogue.villages_by_province)),
    )
    return tuple(
        c.Link(
            text=telling.words(f"counted.{name}"),
            href=telling.addresses.link(path, to),
            note=telling.words.number(number),
        )
        for name, to, number in counted
    )


def _is_on_the_map(village: VillageOutline) -> bool:
    return bool(village.point) and not village.tells_of_spirits


def _worth_a_look(villages: tuple[VillageOutline, ...]) -> list[VillageOutline]:
    """The fullest records first; spirits are told on their own pages, not advertised here."""
    shown = [village for village in villages if not village.tells_of_spirits]
    return sorted(shown, key=lambda village: village.fullness, reverse=True)


def _varied(
    records: list[R], craft_of: Callable[[R], Craft], limit: int, seen: set[Craft]
) -> list[R]:
    """No craft twice while there are others, so that the first look shows how wide the land is."""
    met = set(seen)
    first: list[R] = []
    rest: list[R] = []
    for record in records:
        craft = craft_of(record)
        (rest if craft in met else first).append(record)
        met.add(craft)
    return (first + rest)[:limit]
