"""The catalogue → the body and head of every page, in every language.

`plan` says which pages there are; `write_pages` makes them, one at a time. What a page is given is
a context (`contexts`); how it looks is its template.
"""

import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    StrictUndefined,
    TemplateError,
)

from langnghe import addresses
from langnghe.addresses import Addresses, root_of
from langnghe.artefacts import Page
from langnghe.catalogue import Catalogue, tells_of_spirits
from langnghe.pages import contexts as c
from langnghe.pages import product as products
from langnghe.pages import village as villages
from langnghe.pages.home import home_page
from langnghe.pages.indexes import (
    brands_page,
    contacts_pages,
    crafts_of,
    crafts_page,
    gaps,
    missing_pages,
    provinces_page,
)
from langnghe.pages.lists import craft_list, products_index, province_list, villages_index
from langnghe.pages.mistakes import mistakes_page
from langnghe.pages.paging import list_paths
from langnghe.pages.telling import Telling
from langnghe.problems import Place, problem
from langnghe.records import Product, Village
from langnghe.settings import Language, Settings
from langnghe.words import Words

PACKAGED = Path(__file__).resolve().parents[1] / "templates"
DESCRIPTION_LETTERS = 155  # what search engines show


class Context(Protocol):
    """What every page body is given: at least the name of its template."""

    @property
    def template(self) -> str: ...


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
        if villages.has_brand_page(village):
            yield addresses.village_brand(village.id)
    for product in catalogue.products:
        yield addresses.product(product.id)
        if villages.has_brand_page(product):
            yield addresses.product_brand(product.id)


def write_pages(room: Room) -> Iterator[Page]:
    """Every page of the site except its prose, language by language."""
    environment = _environment(room.own_templates)
    for language in room.settings.languages:
        telling = room.telling(language)
        write = _writer(environment, room, telling)
        for draft in _drafts(telling):
            yield write(draft)


def _writer(environment: Environment, room: Room, telling: Telling) -> Callable[[Draft], Page]:
    def write(draft: Draft) -> Page:
        head = _head(room, telling, draft)
        return Page(
            language=telling.language.code,
            path=draft.path,
            title=draft.title,
            description=draft.description,
            canonical=telling.absolute(draft.path),
            head=_render(environment, head, telling),
            body=_render(environment, draft.context, telling),
            body_class=draft.context.template.split(".")[0],
        )

    return write


def _render(environment: Environment, context: Context, telling: Telling) -> str:
    try:
        return environment.get_template(context.template).render(page=context, w=telling.words)
    except TemplateError as error:
        # The last line of a template on the way to the error; in one of ours it is our bug.
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            if Path(frame.filename).suffix == ".jinja":
                if PACKAGED in Path(frame.filename).parents:
                    raise
                raise OwnTemplateError(Path(frame.filename), frame.lineno or 1, error) from error
        raise


class OwnTemplateError(Exception):
    """A template of the site's own cannot be used; carries what to tell its author."""

    def __init__(self, template: Path, line: int, error: TemplateError) -> None:
        super().__init__(str(error))
        file = "/".join(("content", "templates", template.name))
        line = getattr(error, "lineno", line)
        self.found = problem(Place(file, line), "E-TEMPLATE-01", message=error.message or "")


def _environment(own_templates: Path) -> Environment:
    return Environment(
        loader=ChoiceLoader([FileSystemLoader(own_templates), PackageLoader("langnghe")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


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
