"""The pages of fairs: a list of them, and one for each with what is shown there."""

import datetime
from collections.abc import Iterator

from langnghe import addresses
from langnghe.artefacts import digest
from langnghe.catalogue import Catalogue, Outline
from langnghe.loading import FairReading
from langnghe.pages import contacts, parts
from langnghe.pages import contexts as c
from langnghe.pages.citing import Uncited
from langnghe.pages.telling import Telling
from langnghe.phrases import Told, in_language
from langnghe.records import Fair, FairContact


def fairs_page(telling: Telling) -> c.FairsPage:
    path = addresses.FAIRS
    return c.FairsPage(
        crumbs=telling.crumbs(path),
        title=telling.words("fairs.title"),
        lead=telling.words("fairs.lead"),
        fairs=tuple(fair_row(telling, path, one) for one in telling.catalogue.fairs),
        foot=telling.foot(path),
    )


def fair_page(telling: Telling, reading: FairReading) -> c.FairPage:
    path = addresses.fair(reading.fair.id)
    fair, how = told_fair(telling, reading)
    catalogue = telling.catalogue
    villages, products = catalogue.villages_at(fair), catalogue.products_at(fair)
    return c.FairPage(
        crumbs=telling.crumbs(path, (telling.words("fairs.title"), addresses.FAIRS)),
        notices=tuple(parts.language_notices(telling, path, how)),
        over=telling.words("fair.over") if is_over(fair, catalogue.today) else None,
        name=fair.name,
        lead=fair.about,
        entries=tuple(_entries(telling, fair)),
        contact=_contact(telling, fair.contact) if fair.contact else None,
        villages=tuple(telling.card(path, one) for one in villages),
        products=tuple(telling.card(path, one) for one in products),
        foot=telling.foot(path),
    )


def fair_row(telling: Telling, path: str, reading: FairReading) -> c.FairRow:
    """The fair as a list tells it."""
    fair, _ = told_fair(telling, reading)
    return c.FairRow(
        name=fair.name,
        href=telling.addresses.link(path, addresses.fair(fair.id)),
        dates=dates_of(telling, fair),
        place=fair.place,
        over=telling.words("fair.over") if is_over(fair, telling.catalogue.today) else None,
    )


def told_fair(telling: Telling, reading: FairReading) -> tuple[Fair, Told]:
    """The fair in the page's language, and how much of it is."""
    language = telling.language.code
    return in_language(reading.fair, reading.translations.get(language), language=language)


def dates_of(telling: Telling, fair: Fair) -> str:
    words = telling.words
    starts, ends = words.date(fair.starts), words.date(fair.ends)
    return starts if starts == ends else words("fair.dates", starts=starts, ends=ends)


def is_over(fair: Fair, today: datetime.date) -> bool:
    return fair.ends.last_day < (today.year, today.month, today.day)


def state_of(catalogue: Catalogue, reading: FairReading) -> bytes:
    """A fingerprint of all that a fair's page is made from besides the program and its words."""
    fair = reading.fair
    shown: list[Outline] = [*catalogue.villages_at(fair), *catalogue.products_at(fair)]
    own = repr((fair, sorted(reading.translations.items()), is_over(fair, catalogue.today)))
    return digest(own, *map(catalogue.card_state, shown))


def languages_of(reading: FairReading) -> frozenset[str]:
    """The further languages in which it has at least its name."""
    told = reading.translations.items()
    return frozenset(code for code, translation in told if "name" in translation.texts)


def _entries(telling: Telling, fair: Fair) -> Iterator[c.Entry]:
    yield from parts.plain_entry(telling, "fair.when", dates_of(telling, fair))
    yield from parts.plain_entry(telling, "fair.hours", fair.hours)
    yield from parts.plain_entry(telling, "fair.where", fair.place)
    yield from parts.plain_entry(telling, "fair.booth", fair.booth)


def _contact(telling: Telling, given: FairContact) -> c.Contact:
    cite = Uncited(telling, {})
    return c.Contact(
        who=given.office,
        note=telling.paragraphs(given.note or ""),
        routes=tuple(contacts.route(telling, entry, cite) for entry in given.entries),
    )
