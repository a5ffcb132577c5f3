"""Which pages there are: what they are made from, and where each will lie."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from langnghe import addresses
from langnghe.addresses import Addresses, root_of
from langnghe.catalogue import (
    NOBODY,
    Agreed,
    Catalogue,
    Outline,
    Pictured,
    ProductOutline,
    Reach,
    VillageOutline,
)
from langnghe.pages.branding import has_brand_page
from langnghe.pages.gone import gone_paths
from langnghe.pages.indexes import brands_list, contacts_list, missing_list
from langnghe.pages.lists import record_lists
from langnghe.pages.paging import Listing, page_count
from langnghe.pages.telling import Telling
from langnghe.pages.visits import visits_list
from langnghe.settings import Language, Settings
from langnghe.words import Words

SINGLE_PAGES = (
    addresses.HOME,
    addresses.SEARCH,
    addresses.CRAFTS,
    addresses.PROVINCES,
    addresses.MAP,
    addresses.MISTAKES,
    addresses.DATA,
    addresses.SHORTLIST,
    addresses.OFFLINE,
)
# What is found stands on its own page already; what a reader keeps is nobody else's.
UNLISTED = frozenset({addresses.SEARCH, addresses.SHORTLIST, addresses.OFFLINE})


@dataclass(frozen=True)
class Room:
    """Everything the pages are made from.

    `pictures` tells of each published photo by the folder of its pictures; `prose` are the paths of
    the pages of prose that there are;
    `own_templates` is the site's own folder of templates; `pack_size` asks how many bytes a
    record's logo takes with all that is packed with it; `agreed` is what persons agreed to have
    shown of how they are reached.
    """

    settings: Settings
    catalogue: Catalogue
    words: dict[str, Words]
    pictures: Mapping[str, Pictured]
    prose: frozenset[str]
    own_templates: Path
    pack_size: Callable[[Outline], int]
    agreed: Agreed = NOBODY

    def telling(self, language: Language) -> Telling:
        return self._tellings[language.code]

    @cached_property
    def has_own_templates(self) -> bool:
        """Whether the site prints any page in a way of its own."""
        return any(self.own_templates.rglob("*.jinja"))

    @cached_property
    def reach(self) -> dict[str, tuple[Reach, ...]]:
        """The ways to reach somebody by villages that have any."""
        return {one.id: one.reach for one in self.catalogue.villages if one.reach}

    @cached_property
    def listings(self) -> tuple[Listing[Any], ...]:
        """Every list that goes on over several pages where it must."""
        return tuple(_listings(self.catalogue))

    @cached_property
    def paths(self) -> tuple[tuple[str, bool], ...]:
        """The paths of all pages but the prose, and whether search engines may list them.

        They are the same in every language.
        """
        return tuple(_paths(self.catalogue, self.listings))

    @cached_property
    def roots(self) -> tuple[str, ...]:
        """The folder of each language under the site's root; "" for the first."""
        first = self.settings.first.code
        return tuple(root_of(language.code, first) for language in self.settings.languages)

    @cached_property
    def _tellings(self) -> dict[str, Telling]:
        first = self.settings.first.code
        return {
            language.code: Telling(
                settings=self.settings,
                catalogue=self.catalogue,
                language=language,
                words=self.words[language.code],
                pictures=self.pictures,
                prose=self.prose,
                pack_size=self.pack_size,
                addresses=Addresses(self.settings.site_url, root_of(language.code, first)),
                agreed=self.agreed,
            )
            for language in self.settings.languages
        }


@dataclass(frozen=True)
class Planned:
    """A page to be made: its file under the site's root and its canonical address."""

    address: str
    url: str
    is_indexed: bool


def plan(room: Room) -> Iterator[Planned]:
    """Every page that `page_jobs` will make."""
    for language in room.settings.languages:
        here = room.telling(language).addresses
        for path, is_indexed in room.paths:
            yield Planned(here.address(path), here.absolute(path), is_indexed)


def listed(room: Room) -> Iterator[tuple[str, Outline | None]]:
    """The paths that search engines may list, each with the record it tells of, if it is of one."""
    owners: dict[str, Outline] = {}
    for village in room.catalogue.villages:
        owners |= dict.fromkeys(village_paths(village), village)
    for product in room.catalogue.products:
        owners |= dict.fromkeys(product_paths(product), product)
    yield from ((path, owners.get(path)) for path, is_indexed in room.paths if is_indexed)


def _paths(catalogue: Catalogue, listings: tuple[Listing[Any], ...]) -> Iterator[tuple[str, bool]]:
    for path in SINGLE_PAGES:
        yield path, path not in UNLISTED
    if catalogue.fairs:
        yield addresses.FAIRS, True
    yield from ((addresses.fair(one.fair.id), True) for one in catalogue.fairs)
    for listing in listings:
        for number in range(1, page_count(len(listing.rows)) + 1):
            yield addresses.numbered(listing.path, number), True
    for village in catalogue.villages:
        yield from ((path, not village.tells_of_spirits) for path in village_paths(village))
    for product in catalogue.products:
        yield from ((path, True) for path in product_paths(product))
    for gone in catalogue.gone:
        yield from ((path, False) for path in gone_paths(gone))


def _listings(catalogue: Catalogue) -> Iterator[Listing[Any]]:
    yield from record_lists(catalogue)
    yield contacts_list(catalogue)
    yield brands_list(catalogue)
    yield missing_list(catalogue)
    yield visits_list(catalogue)


def village_paths(village: VillageOutline) -> tuple[str, ...]:
    brand = (addresses.village_brand(village.id),) if has_brand_page(village) else ()
    return (addresses.village(village.id), addresses.village_contact(village.id), *brand)


def product_paths(product: ProductOutline) -> tuple[str, ...]:
    brand = (addresses.product_brand(product.id),) if has_brand_page(product) else ()
    return (addresses.product(product.id), *brand)
