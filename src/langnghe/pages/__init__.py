"""The catalogue → the body and head of every page, in every language.

`plan` says which pages there are; `write_pages` makes them, one at a time. What a page is given is
a context (`contexts`); how it looks is its template.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from langnghe import addresses
from langnghe.artefacts import Page
from langnghe.catalogue import Catalogue, tells_of_spirits
from langnghe.pages import contexts as c
from langnghe.pages import product as products
from langnghe.pages import village as villages
from langnghe.pages.binding import Binder, Context, OwnTemplateError
from langnghe.pages.home import home_page
from langnghe.pages.indexes import (
    brands_page,
    contacts_pages,
    crafts_of,
    crafts_page,
    missing_pages,
    provinces_page,
)
from langnghe.pages.lists import craft_list, products_index, province_list, villages_index
from langnghe.pages.mistakes import mistakes_page
from langnghe.pages.planning import Planned, Room, plan
from langnghe.pages.telling import Telling
from langnghe.records import Product, Village

__all__ = ["OwnTemplateError", "Planned", "Room", "plan", "write_pages"]

DESCRIPTION_LETTERS = 155  # what search engines show

Gathering = (
    c.HomePage | c.ListPage | c.CraftsPage | c.ProvincesPage | c.ContactsPage | c.BrandsPage
    | c.MissingPage | c.MistakesPage
)  # fmt: skip
"""A page that gathers records, and so has a title and a lead of its own."""


@dataclass(frozen=True)
class Draft:
    """A page whose body is still a context."""

    path: str
    title: str
    description: str
    context: Context
    record_id: str | None = None  # None: a page that is the same in every language
    is_indexed: bool = True


def write_pages(room: Room) -> Iterator[Page]:
    """Every page of the site except its prose, language by language."""
    binder = Binder(room.own_templates)
    for language in room.settings.languages:
        telling = room.telling(language)
        write = _writer(binder, room, telling)
        for draft in _drafts(telling):
            yield write(draft)


def _writer(binder: Binder, room: Room, telling: Telling) -> Callable[[Draft], Page]:
    def write(draft: Draft) -> Page:
        head = _head(room, telling, draft)
        return Page(
            language=telling.language.code,
            path=draft.path,
            title=draft.title,
            description=draft.description,
            canonical=telling.absolute(draft.path),
            head=binder.bind(head, telling.words),
            body=binder.bind(draft.context, telling.words),
            body_class=draft.context.template.split(".")[0],
        )

    return write


def _head(room: Room, telling: Telling, draft: Draft) -> c.Head:
    """A page that is not translated is not declared a translation of another."""
    alternates = [
        c.Alternate(language=language.code, href=room.telling(language).absolute(draft.path))
        for language in room.settings.languages
        if language == room.settings.first or _is_told(room.catalogue, draft, language.code)
    ]
    alternates.append(c.Alternate(language="x-default", href=alternates[0].href))
    return c.Head(alternates=tuple(alternates), index=draft.is_indexed)


def _is_told(catalogue: Catalogue, draft: Draft, language: str) -> bool:
    """Whether the page's record has at least its name in a further language."""
    if draft.record_id is None:
        return True
    translation = catalogue.translations.get((draft.record_id, language))
    return translation is not None and "name" in translation.texts


def _drafts(telling: Telling) -> Iterator[Draft]:
    yield _plain(telling, addresses.HOME, home_page(telling))
    yield _plain(telling, addresses.CRAFTS, crafts_page(telling))
    yield _plain(telling, addresses.PROVINCES, provinces_page(telling))
    yield _plain(telling, addresses.BRANDS, brands_page(telling))
    yield _plain(telling, addresses.MISTAKES, mistakes_page(telling))
    for pages in _listings(telling):
        for path, page in pages:
            yield _plain(telling, path, page)
    for village in telling.catalogue.villages:
        yield from _village_drafts(telling, village)
    for product in telling.catalogue.products:
        yield from _product_drafts(telling, product)


def _listings(telling: Telling) -> Iterator[Iterator[tuple[str, Gathering]]]:
    yield villages_index(telling)
    yield products_index(telling)
    for craft in crafts_of(telling.catalogue):
        yield craft_list(telling, craft)
    for code in telling.catalogue.villages_by_province:
        yield province_list(telling, code)
    yield contacts_pages(telling)
    yield missing_pages(telling)


def _plain(telling: Telling, path: str, page: Gathering) -> Draft:
    """A page that gathers: its title and lead are its own head.

    No two pages are called the same: a product may bear its craft's name, and a long list goes on.
    """
    title = str(page.title)
    if isinstance(page, c.ListPage) and page.kind == "craft":
        title = telling.words("page.craft", name=title)
    pager = getattr(page, "pager", None)
    if pager and pager.previous:
        title = f"{title} ({pager.text})"
    return Draft(path, title, _description(telling, page.lead), page)


def _village_drafts(telling: Telling, village: Village) -> Iterator[Draft]:
    told, _ = telling.village(village)
    summary = told.summary.text if told.summary else told.name
    is_indexed = not tells_of_spirits(village)

    def draft(path: str, key: str, page: Context, description: str) -> Draft:
        title = telling.words(key, name=told.name)
        return Draft(path, title, description, page, village.id, is_indexed)

    about = _description(telling, summary)
    yield draft(
        addresses.village(village.id),
        "page.village",
        villages.village_page(telling, village),
        about,
    )
    contact = telling.words("page.contact.description", name=told.name)
    yield draft(
        addresses.village_contact(village.id),
        "page.contact",
        villages.contact_page(telling, village),
        contact,
    )
    if villages.has_brand_page(village):
        brand = telling.words("page.brand.description", name=told.name)
        yield draft(
            addresses.village_brand(village.id),
            "page.brand",
            villages.brand_page(telling, village),
            brand,
        )


def _product_drafts(telling: Telling, product: Product) -> Iterator[Draft]:
    told, _ = telling.product(product)
    about = _description(telling, told.summary.text if told.summary else told.name)
    title = telling.words("page.product", name=told.name)
    page = products.product_page(telling, product)
    yield Draft(addresses.product(product.id), title, about, page, product.id)
    if villages.has_brand_page(product):
        title = telling.words("page.brand", name=told.name)
        about = telling.words("page.brand.description", name=told.name)
        page_ = products.brand_page(telling, product)
        yield Draft(addresses.product_brand(product.id), title, about, page_, product.id)


def _description(telling: Telling, text: str | None) -> str:
    """As many whole words of a text as a search engine shows."""
    plain = " ".join(str(text or telling.language.site_name).split())
    if len(plain) <= DESCRIPTION_LETTERS:
        return plain
    return plain[:DESCRIPTION_LETTERS].rsplit(" ", 1)[0].rstrip(",;:–-") + "…"
