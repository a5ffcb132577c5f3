"""The pages of a reader's own: what they have kept, and what can be read without a network."""

from langnghe import addresses
from langnghe.pages import contexts as c
from langnghe.pages import pocket
from langnghe.pages.telling import Telling

_BEGIN = {
    "products": addresses.PRODUCTS,
    "villages": addresses.VILLAGES,
    "crafts": addresses.CRAFTS,
    "map": addresses.MAP,
}
_SAVED = {"home": addresses.HOME, "shortlist": addresses.SHORTLIST, "map": addresses.MAP}


def shortlist_page(telling: Telling) -> c.ShortlistPage:
    path = addresses.SHORTLIST
    words, link = telling.words, telling.addresses.link
    return c.ShortlistPage(
        crumbs=telling.crumbs(path),
        title=words("shortlist.title"),
        lead=words("shortlist.lead"),
        doors=_doors(telling, path, _BEGIN),
        questions=tuple(
            c.Question(name=name, text=words(f"letter.question.{name}"))
            for name in pocket.QUESTIONS
        ),
        offline=link(path, addresses.OFFLINE),
        foot=telling.foot(path),
    )


def offline_page(telling: Telling) -> c.OfflinePage:
    path = addresses.OFFLINE
    words = telling.words
    return c.OfflinePage(
        crumbs=telling.crumbs(path),
        title=words("offline.title"),
        lead=words("offline.lead"),
        doors=_doors(telling, path, _SAVED),
        foot=telling.foot(path),
    )


def _doors(telling: Telling, path: str, leading: dict[str, str]) -> tuple[c.Link, ...]:
    link = telling.addresses.link
    return tuple(
        c.Link(text=telling.words(f"nav.{name}"), href=link(path, to))
        for name, to in leading.items()
    )
