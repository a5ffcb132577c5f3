"""Which image stands for which page where it is passed on, and what is told on it.

A record's pages share one card, and so do all pages of a list; what gathers from everywhere has
the site's own. Spirits may not be advertised: their villages and their craft have the site's too.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from langnghe import addresses
from langnghe.catalogue import Catalogue, Outline, VillageOutline
from langnghe.pages.telling import Telling
from langnghe.postcards import Card, Motif
from langnghe.records import Craft
from langnghe.settings import Settings, SocialCards

OWN_UP_TO = 500  # records; for more, cards of their own take longer than all else together
_OF_A_LIST = re.compile(r"(craft|province)s/([a-z0-9-]+?)(-\d+)?\.html")
SITE = "site"


class Told(NamedTuple):
    """A card in one language: where it will lie, and what stands on it."""

    address: str
    card: Card


class CardSet(NamedTuple):
    """One card in every language, and the picture that all of them show."""

    key: str
    motif: Motif
    photo: str  # the folder of the photo's published pictures; "" where the motif is shown
    photo_state: str  # changes when the photo or its focus does
    told: tuple[Told, ...]


def card_sets(settings: Settings, catalogue: Catalogue, tellings: Iterable[Telling]) -> Iterator[
    CardSet
]:  # fmt: skip
    """Every card of the site."""
    tellings = tuple(tellings)
    mode = mode_of(settings, catalogue)
    if mode is SocialCards.NONE:
        return
    yield _set(SITE, Motif("other", SITE), [(one, _of_site(one)) for one in tellings])
    for craft in Craft:
        if _has_card(craft, catalogue):
            cards = [(one, _of_craft(one, craft)) for one in tellings]
            yield _set(f"craft-{craft}", Motif(craft, f"craft/{craft}"), cards)
    for code in catalogue.villages_by_province:
        cards = [(one, _of_province(one, code)) for one in tellings]
        yield _set(f"province-{code}", Motif("other", f"province/{code}"), cards)
    if mode is SocialCards.OWN:
        records: list[Outline] = [*catalogue.villages, *catalogue.products]
        for record in records:
            if not _is_withheld(record):
                yield _of_record_in_all(record, tellings)


def card_key(telling: Telling, path: str, record: Outline | None) -> str | None:
    """The key of a page's card; None where the site has none."""
    catalogue = telling.catalogue
    mode = mode_of(telling.settings, catalogue)
    if mode is SocialCards.NONE:
        return None
    if record is not None:
        if _is_withheld(record):
            return SITE
        return _key(record) if mode is SocialCards.OWN else f"craft-{_craft(record)}"
    if found := _OF_A_LIST.fullmatch(path):
        kind, name, _ = found.groups()
        if kind == "province" and name in catalogue.villages_by_province:
            return f"province-{name}"
        if kind == "craft" and _has_card(name, catalogue):
            return f"craft-{name}"
    return SITE


def told_on(telling: Telling, key: str, record: Outline | None) -> Card:
    """What stands on the card with a key, which a page without pictures says in words."""
    kind, _, name = key.partition("-")
    if kind == "craft":
        return _of_craft(telling, Craft(name))
    if kind == "province":
        return _of_province(telling, name)
    if record is None or kind == SITE:
        return _of_site(telling)
    return _of_record(telling, record)


def mode_of(settings: Settings, catalogue: Catalogue) -> SocialCards:
    """What the site asks for, or what fits its size."""
    if settings.social_cards:
        return settings.social_cards
    records = len(catalogue.villages) + len(catalogue.products)
    return SocialCards.OWN if records <= OWN_UP_TO else SocialCards.SHARED


def _set(
    key: str,
    motif: Motif,
    cards: Iterable[tuple[Telling, Card]],
    photo: str = "",
    photo_state: str = "",
) -> CardSet:
    told = (Told(addresses.card(one.addresses.root, key), card) for one, card in cards)
    return CardSet(key, motif, photo, photo_state, tuple(told))


def _of_record_in_all(record: Outline, tellings: tuple[Telling, ...]) -> CardSet:
    kind = "villages" if isinstance(record, VillageOutline) else "products"
    photo = state = ""
    if record.photos:
        first = record.photos[0]
        photo = addresses.photo(kind, record.id, first.file)
        state = f"{record.pictures[0].content} {first.focus}"
    motif = Motif(_craft(record), f"{kind}/{record.id}")
    cards = [(one, _of_record(one, record)) for one in tellings]
    return _set(_key(record), motif, cards, photo, state)


def _of_site(telling: Telling) -> Card:
    language = telling.language
    return Card(language.site_name or "", "", language.tagline or "", "")


def _of_craft(telling: Telling, craft: Craft) -> Card:
    words = telling.words
    line = words(f"craft_line.{craft}")
    return Card(words(f"craft.{craft}"), words("nav.crafts"), line, _site(telling))


def _of_province(telling: Telling, code: str) -> Card:
    province = telling.province(telling.catalogue.province(code))
    count = len(telling.catalogue.villages_by_province[code])
    about = telling.count("count.villages", count)
    return Card(province[:1].upper() + province[1:], about, "", _site(telling))


def _of_record(telling: Telling, record: Outline) -> Card:
    """The name stays Vietnamese in every language: it is what stands on the village's gate."""
    words = telling.words
    if isinstance(record, VillageOutline):
        kicker = telling.listed(words(f"craft.{craft}") for craft in record.crafts)
        place = telling.short_place(record)
    else:
        village = telling.catalogue.village(record.village)
        kicker = words(f"craft.{record.craft}")
        place = telling.joined(village.name, telling.province_of(village).name)
    return Card(record.name, kicker, str(place), _site(telling))


def _site(telling: Telling) -> str:
    return telling.language.site_name or ""


def _key(record: Outline) -> str:
    kind = "village" if isinstance(record, VillageOutline) else "product"
    return f"{kind}-{record.id}"


def _craft(record: Outline) -> Craft:
    return record.crafts[0] if isinstance(record, VillageOutline) else record.craft


def _is_withheld(record: Outline) -> bool:
    return isinstance(record, VillageOutline) and record.tells_of_spirits


def _has_card(craft: str, catalogue: Catalogue) -> bool:
    is_told = craft in catalogue.villages_by_craft or craft in catalogue.products_by_craft
    return craft != Craft.SPIRITS and is_told
