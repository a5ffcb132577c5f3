"""Which pages there are: what they are made from, and where each will lie."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from langnghe import addresses
from langnghe.addresses import Addresses, root_of
from langnghe.catalogue import Catalogue, tells_of_spirits
from langnghe.pages.indexes import crafts_of, gaps
from langnghe.pages.paging import list_paths
from langnghe.pages.telling import Telling
from langnghe.pages.village import has_brand_page
from langnghe.settings import Language, Settings
from langnghe.words import Words


@dataclass(frozen=True)
class Room:
    """Everything the pages are made from.

    `pictures` gives width and height in pixels of each published photo by its address; `prose`
    are the paths of the pages of prose that there are;
    `own_templates` is the site's own folder of templates.
    """

    settings: Settings
    catalogue: Catalogue
    words: dict[str, Words]
    pictures: Mapping[str, tuple[int, int]]
    prose: frozenset[str]
    own_templates: Path

    def telling(self, language: Language) -> Telling:
        first = self.settings.first.code
        return Telling(
            settings=self.settings,
            catalogue=self.catalogue,
            language=language,
            words=self.words[language.code],
            pictures=self.pictures,
            prose=self.prose,
            addresses=Addresses(self.settings.site_url, root_of(language.code, first)),
        )


@dataclass(frozen=True)
class Planned:
    """A page to be made: its file under the site's root and its canonical address."""

    address: str
    url: str
    is_indexed: bool


def plan(room: Room) -> Iterator[Planned]:
    """Every page that `write_pages` will make."""
    spirits = [village.id for village in room.catalogue.villages if tells_of_spirits(village)]
    unlisted = {
        to(name) for name in spirits for to in (addresses.village, addresses.village_contact)
    }
    for language in room.settings.languages:
        here = room.telling(language).addresses
        for path in _paths(room.catalogue):
            yield Planned(here.address(path), here.absolute(path), path not in unlisted)


def _paths(catalogue: Catalogue) -> Iterator[str]:
    """The paths of all pages but the prose, the same in every language."""
    yield from (addresses.HOME, addresses.CRAFTS, addresses.PROVINCES)
    yield from (addresses.BRANDS, addresses.MISTAKES)
    yield from list_paths(addresses.VILLAGES, len(catalogue.villages))
    yield from list_paths(addresses.PRODUCTS, len(catalogue.products))
    yield from list_paths(addresses.CONTACTS, len(catalogue.villages))
    yield from list_paths(addresses.MISSING, len(gaps(catalogue)))
    for craft in crafts_of(catalogue):
        made = catalogue.products_by_craft.get(craft, ())
        places = catalogue.villages_by_craft.get(craft, ())
        yield from list_paths(addresses.craft(craft), len(places) + len(made))
    for code, places in catalogue.villages_by_province.items():
        made = catalogue.products_by_province.get(code, ())
        yield from list_paths(addresses.province(code), len(places) + len(made))
    for village in catalogue.villages:
        yield addresses.village(village.id)
        yield addresses.village_contact(village.id)
        if has_brand_page(village):
            yield addresses.village_brand(village.id)
    for product in catalogue.products:
        yield addresses.product(product.id)
        if has_brand_page(product):
            yield addresses.product_brand(product.id)
