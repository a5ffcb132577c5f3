"""The catalogue → the body and head of every page, in every language.

`plan` says which pages there are; `page_jobs` are how they are made, those of one record together.
What a page is given is a context (`contexts`); how it looks is its template.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from langnghe import addresses
from langnghe.artefacts import Artefact, Job, Page, digest
from langnghe.catalogue import Gone, Outline, ProductOutline, VillageOutline
from langnghe.loading import FairReading
from langnghe.pages import contexts as c
from langnghe.pages import pocket
from langnghe.pages.binding import OwnTemplateError
from langnghe.pages.calling import calling_cards, card_addresses
from langnghe.pages.cards import CardSet
from langnghe.pages.cards import card_sets as sets_of
from langnghe.pages.data import data_page
from langnghe.pages.drafts import Draft, fair_draft, gathering, product_drafts, village_drafts
from langnghe.pages.fairs import fairs_page, state_of
from langnghe.pages.gone import gone_page, gone_paths
from langnghe.pages.home import home_page
from langnghe.pages.indexes import crafts_page, provinces_page
from langnghe.pages.mapping import map_page
from langnghe.pages.mistakes import mistakes_page
from langnghe.pages.paging import Listing, Sheet
from langnghe.pages.planning import (
    Planned,
    Room,
    listed,
    plan,
    product_paths,
    village_paths,
)
from langnghe.pages.product import related_to
from langnghe.pages.search import search_page
from langnghe.pages.shortlist import offline_page, shortlist_page
from langnghe.pages.signs import browser_knows, filters_know, signs
from langnghe.pages.telling import Telling
from langnghe.pages.village import alike_to, neighbours_of
from langnghe.pages.writing import Writer

__all__ = [
    "CardSet",
    "OwnTemplateError",
    "Planned",
    "Room",
    "Telling",
    "browser_knows",
    "card_sets",
    "filters_know",
    "listed",
    "page_jobs",
    "plan",
    "signs",
    "write_pages",
]

_SINGLE = {
    addresses.HOME: home_page,
    addresses.SEARCH: search_page,
    addresses.CRAFTS: crafts_page,
    addresses.PROVINCES: provinces_page,
    addresses.MAP: map_page,
    addresses.MISTAKES: mistakes_page,
    addresses.DATA: data_page,
    addresses.SHORTLIST: shortlist_page,
    addresses.OFFLINE: offline_page,
}


def card_sets(room: Room) -> list[CardSet]:
    """The image that stands for each page elsewhere, and what is told on it."""
    tellings = map(room.telling, room.settings.languages)
    return list(sets_of(room.settings, room.catalogue, tellings))


def write_pages(room: Room) -> Iterator[Page]:
    """Every page of the site except its prose."""
    for job in page_jobs(room, ""):
        for page in job.make():
            if isinstance(page, Page):
                yield page


def page_jobs(room: Room, edition: str) -> Iterator[Job]:
    """A job for each record, each page of a list, and each page that stands alone.

    `edition` names all that any page depends on besides the records: the program, its templates
    and words, the site's settings.
    """
    writer = Writer(room)
    for path, write in _SINGLE.items():
        yield _single(room, writer, edition, path, write)
    if room.catalogue.fairs:
        yield _single(room, writer, edition, addresses.FAIRS, fairs_page)
    for reading in room.catalogue.fairs:
        yield _fair(room, writer, edition, reading)
    for listing in room.listings:
        for sheet in listing.sheets():
            yield _sheet(room, writer, edition, listing, sheet)
    for village in room.catalogue.villages:
        yield _village(room, writer, edition, village)
        # Beside one another, for a product's pages tell of its village: it is opened but once.
        for product in room.catalogue.products_of(village):
            if product.village == village.id:
                yield _product(room, writer, edition, product)
    for gone in room.catalogue.gone:
        yield _gone(room, writer, edition, gone)
    yield from pocket.moved_jobs(room.catalogue)
    yield from map(pocket.words_job, map(room.telling, room.settings.languages))


def _single(
    room: Room, writer: Writer, edition: str, path: str, write: Callable[[Telling], Any]
) -> Job:
    tellings = map(room.telling, room.settings.languages)
    # There are few of these, and each gathers from everywhere: what it says is its own state.
    said = [repr(write(telling)) for telling in tellings]
    return Job(
        name=f"page/{path}",
        made_from=digest(edition, *said),
        addresses=_everywhere(room, (path,)),
        make=partial(writer.write, lambda telling: [gathering(telling, path, write(telling))]),
    )


def _sheet(
    room: Room, writer: Writer, edition: str, listing: Listing[Any], sheet: Sheet[Any]
) -> Job:
    def drafts(telling: Telling) -> Iterable[Draft]:
        yield gathering(telling, sheet.path, listing.write(telling, sheet))

    # A list that opens its rows shows how they are reached.
    opened = listing.opens(sheet.rows)
    reach = [way for name in opened for way in room.reach.get(name, ())]
    return Job(
        name=f"list/{sheet.path}",
        made_from=digest(edition, listing.made_from(sheet), room.agreed.state(reach)),
        addresses=_everywhere(room, (sheet.path,)),
        make=partial(writer.write, drafts),
        opens=opened,
    )


def _village(room: Room, writer: Writer, edition: str, village: VillageOutline) -> Job:
    catalogue = room.catalogue
    shown: list[Outline] = [
        *catalogue.products_of(village),
        *neighbours_of(catalogue, village),
        *alike_to(catalogue, village),
        *catalogue.around(village),
    ]
    return Job(
        name=f"villages/{village.id}",
        made_from=digest(
            edition,
            catalogue.code(village),
            room.agreed.state(village.reach),
            catalogue.state_of(village),
            *map(catalogue.card_state, shown),
        ),
        addresses=(
            *_everywhere(room, village_paths(village)),
            pocket.address(village),
            *card_addresses(room.agreed, village),
        ),
        make=partial(_village_files, room, writer, village),
        opens=(village.id,),
    )


def _product(room: Room, writer: Writer, edition: str, product: ProductOutline) -> Job:
    catalogue = room.catalogue
    own, *others = catalogue.villages_of(product)
    lenders = [catalogue.village(use.village) for use in product.village_marks if use.village]
    return Job(
        name=f"products/{product.id}",
        made_from=digest(
            edition,
            catalogue.code(product),
            room.agreed.state(own.reach),
            catalogue.state_of(product),
            *map(catalogue.state_of, (own, *others)),
            *map(catalogue.state_of, lenders),
            *map(catalogue.state_of, catalogue.around(own)),
            *map(catalogue.card_state, related_to(catalogue, product)),
        ),
        addresses=(*_everywhere(room, product_paths(product)), pocket.address(product)),
        make=partial(_record, writer, partial(product_drafts, product), product),
        # How its village is reached is told here too, and the marks that others lend it.
        opens=tuple(dict.fromkeys((product.id, own.id, *(village.id for village in lenders)))),
    )


def _fair(room: Room, writer: Writer, edition: str, reading: FairReading) -> Job:
    path = addresses.fair(reading.fair.id)
    return Job(
        name=f"fairs/{reading.fair.id}",
        made_from=digest(edition, state_of(room.catalogue, reading)),
        addresses=_everywhere(room, (path,)),
        make=partial(writer.write, lambda telling: [fair_draft(reading, telling)]),
    )


def _village_files(
    room: Room, writer: Writer, village: VillageOutline
) -> Iterator[Artefact | Page]:
    yield from _record(writer, partial(village_drafts, village), village)
    yield from calling_cards([*map(room.telling, room.settings.languages)], village)


def _record(
    writer: Writer, drafts: Callable[[Telling], Iterable[Draft]], record: Outline
) -> Iterator[Artefact | Page]:
    """The pages of a record, and what a shortlist shows of it."""
    told = {}

    def noted(telling: Telling) -> Iterator[Draft]:
        for draft in drafts(telling):
            if isinstance(draft.context, c.VillagePage | c.ProductPage):
                told[telling.language.code] = pocket.told(telling, record, draft.context)
            yield draft

    yield from writer.write(noted)
    yield pocket.file(record, told)


def _gone(room: Room, writer: Writer, edition: str, gone: Gone) -> Job:
    def drafts(telling: Telling) -> Iterable[Draft]:
        title = telling.words("gone.title")
        for path in gone_paths(gone):
            page = gone_page(telling, path, gone)
            yield Draft(path, title, str(page.lead), page, is_indexed=False)

    return Job(
        name=f"gone/{gone.kind}/{gone.id}",
        made_from=digest(edition, repr(gone)),
        addresses=_everywhere(room, gone_paths(gone)),
        make=partial(writer.write, drafts),
    )


def _everywhere(room: Room, paths: Iterable[str]) -> tuple[str, ...]:
    """The addresses of these paths in every language."""
    return tuple(root + path for root in room.roots for path in paths)
