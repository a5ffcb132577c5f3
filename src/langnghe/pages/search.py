"""The page on which a query has its address."""

from langnghe import addresses
from langnghe.pages import contexts as c
from langnghe.pages.indexes import crafts_of
from langnghe.pages.telling import Telling

_DOORS = {
    "villages": addresses.VILLAGES,
    "products": addresses.PRODUCTS,
    "crafts": addresses.CRAFTS,
    "provinces": addresses.PROVINCES,
    "contacts": addresses.CONTACTS,
}


def search_page(telling: Telling) -> c.SearchPage:
    path = addresses.SEARCH
    words, link = telling.words, telling.addresses.link
    tiles = [telling.craft_tile(path, craft) for craft in crafts_of(telling.catalogue)]
    return c.SearchPage(
        crumbs=telling.crumbs(path),
        title=words("search.title"),
        lead=words("search.lead"),
        action=link(path, path),
        doors=tuple(
            c.Link(text=words(f"nav.{name}"), href=link(path, to)) for name, to in _DOORS.items()
        ),
        crafts=tuple(c.Link(text=tile.name, href=tile.href, note=tile.count) for tile in tiles),
        foot=telling.foot(path),
    )
