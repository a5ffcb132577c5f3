"""Drafts → pages: heads and bodies as HTML, in every language of the site."""

from collections.abc import Callable, Iterable, Iterator

from langnghe import addresses, postcards
from langnghe.artefacts import Page
from langnghe.catalogue import is_named_in
from langnghe.pages import contexts as c
from langnghe.pages.binding import Binder
from langnghe.pages.cards import card_key, told_on
from langnghe.pages.drafts import Draft
from langnghe.pages.placing import map_scripts
from langnghe.pages.planning import Room
from langnghe.pages.telling import Telling

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
        """A page that is not translated is not declared a translation of another."""
        room = self._room
        alternates = [
            c.Alternate(language=language.code, href=room.telling(language).absolute(draft.path))
            for language in room.settings.languages
            if language == room.settings.first
            or draft.record is None
            or is_named_in(language.code, draft.record)
        ]
        alternates.append(c.Alternate(language="x-default", href=alternates[0].href))
        shows_photos = isinstance(draft.context, c.VillagePage | c.ProductPage) and (
            not draft.context.cover.drawn
        )
        viewer = telling.addresses.asset(draft.path, addresses.VIEWER) if shows_photos else None
        return c.Head(
            alternates=tuple(alternates),
            index=draft.is_indexed,
            style=draft.context.style if isinstance(draft.context, _COLOURED) else None,
            viewer=viewer,
            soon=map_scripts(draft.context.stage) if isinstance(draft.context, c.MapPage) else (),
            image=_image(telling, draft),
        )


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
