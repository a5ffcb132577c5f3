"""Drafts → pages: heads and bodies as HTML, in every language of the site."""

from collections.abc import Callable, Iterable, Iterator

from langnghe import addresses, postcards
from langnghe.artefacts import Page
from langnghe.catalogue import is_named_in
from langnghe.pages import contexts as c
from langnghe.pages.binding import Binder
from langnghe.pages.cards import card_key, told_on
from langnghe.pages.drafts import Draft
from langnghe.pages.linked import linked_data
from langnghe.pages.placing import map_scripts
from langnghe.pages.planning import Room
from langnghe.pages.telling import Telling
from langnghe.records import FIRST_LANGUAGE

_COLOURED = (c.VillagePage, c.ProductPage, c.BrandPage)


class Writer:
    """Writes the pages of a room."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._binder = Binder(room.own_templates)

    def write(self, drafts: Callable[[Telling], Iterable[Draft]]) -> Iterator[Page]:
        """The pages of some drafts, language by language."""
        for language in self._room.settings.languages:
            telling = self._room.telling(language)
            for draft in drafts(telling):
                yield self._page(telling, draft)

    def _page(self, telling: Telling, draft: Draft) -> Page:
        return Page(
            language=telling.language.code,
            path=draft.path,
            title=draft.title,
            description=draft.description,
            canonical=telling.absolute(draft.path),
            head=self._binder.bind(self._head(telling, draft), telling.words),
            body=self._binder.bind(draft.context, telling.words),
            body_class=draft.context.template.split(".")[0],
        )

    def _head(self, telling: Telling, draft: Draft) -> c.Head:
        page = draft.context
        own = page if isinstance(page, c.VillagePage | c.ProductPage) else None
        shows_photos = own is not None and not own.cover.drawn
        pager: c.Pager | None = getattr(page, "pager", None)
        viewer = telling.addresses.asset(draft.path, addresses.VIEWER) if shows_photos else None
        return c.Head(
            alternates=tuple(self._alternates(telling, draft)),
            index=draft.is_indexed,
            data=own.foot.data if own else None,
            style=page.style if isinstance(page, _COLOURED) else None,
            viewer=viewer,
            soon=map_scripts(draft.context.stage) if isinstance(draft.context, c.MapPage) else (),
            image=_image(telling, draft),
            json_ld=linked_data(telling, draft),
            previous=pager.previous if pager else None,
            next=pager.next if pager else None,
        )

    def _alternates(self, telling: Telling, draft: Draft) -> Iterator[c.Alternate]:
        """The same page in each language that it is told in, the reader's choice last.

        A page that is not translated is not declared a translation of another, and declares none:
        what one page says of another, the other must say of it.
        """
        room = self._room
        languages = room.settings.languages
        told = [one for one in languages if _is_told(draft, one.code)]
        if telling.language not in told:
            return
        for language in told:
            href = room.telling(language).absolute(draft.path)
            yield c.Alternate(language=language.code, href=href)
        yield c.Alternate(language="x-default", href=room.telling(told[0]).absolute(draft.path))


def _is_told(draft: Draft, language: str) -> bool:
    """Whether a page is told in a language, and not only shown there in another."""
    if draft.told_in is not None:
        return language == FIRST_LANGUAGE or language in draft.told_in
    return draft.record is None or is_named_in(language, draft.record)


def _image(telling: Telling, draft: Draft) -> c.SharedImage | None:
    key = card_key(telling, draft.path, draft.record)
    if key is None:
        return None
    card = told_on(telling, key, draft.record)
    told = (part for part in (card.name, card.kicker, card.place) if part)
    return c.SharedImage(
        src=telling.addresses.whole(addresses.card(telling.addresses.root, key)),
        width=postcards.WIDTH,
        height=postcards.HEIGHT,
        type=postcards.TYPE,
        alt=telling.words("page.card", told=". ".join(text.rstrip(".") for text in told)),
    )
