"""A record or a gathering of records → drafts: contexts with their titles and descriptions."""

from collections.abc import Iterator
from dataclasses import dataclass

from langnghe import addresses
from langnghe.catalogue import Outline, ProductOutline, VillageOutline
from langnghe.loading import FairReading
from langnghe.pages import contexts as c
from langnghe.pages import fairs
from langnghe.pages import product as products
from langnghe.pages import village as villages
from langnghe.pages.binding import Context
from langnghe.pages.branding import has_brand_page
from langnghe.pages.telling import Telling

DESCRIPTION_LETTERS = 155  # what search engines show


@dataclass(frozen=True)
class Draft:
    """A page whose body is still a context."""

    path: str
    title: str
    description: str
    context: Context
    record: Outline | None = None  # None: a page that is the same in every language
    is_indexed: bool = True
    told_in: frozenset[str] | None = None  # further languages it is told in; None: ask the record


def gathering(telling: Telling, path: str, page: c.Gathering) -> Draft:
    """A page that gathers: its title and lead are its own head.

    No two pages are called the same: a product may bear its craft's name, and a long list goes on.
    """
    title = str(page.title)
    if isinstance(page, c.ListPage) and page.kind == "craft":
        title = telling.words("page.craft", name=title)
    pager = getattr(page, "pager", None)
    if pager and pager.previous:
        title = f"{title} ({pager.text})"
    # What a search finds, or a reader keeps, stands on pages of its own.
    is_indexed = not isinstance(page, c.SearchPage | c.ShortlistPage | c.OfflinePage)
    return Draft(path, title, _description(telling, page.lead), page, is_indexed=is_indexed)


def fair_draft(reading: FairReading, telling: Telling) -> Draft:
    """A fair's page."""
    path = addresses.fair(reading.fair.id)
    page = fairs.fair_page(telling, reading)
    fair, _ = fairs.told_fair(telling, reading)
    about = _description(telling, fair.about or telling.joined(fair.name, fair.place))
    return Draft(path, str(fair.name), about, page, told_in=fairs.languages_of(reading))


def village_drafts(village: VillageOutline, telling: Telling) -> Iterator[Draft]:
    """A village's own page, its contacts, and its brand where there is one to show."""
    told, _ = telling.village(village)
    summary = told.summary.text if told.summary else told.name
    is_indexed = not village.tells_of_spirits

    def draft(path: str, key: str, page: Context, description: str) -> Draft:
        title = telling.words(key, name=told.name)
        return Draft(path, title, description, page, village, is_indexed)

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
    if has_brand_page(village):
        brand = telling.words("page.brand.description", name=told.name)
        yield draft(
            addresses.village_brand(village.id),
            "page.brand",
            villages.brand_page(telling, village),
            brand,
        )


def product_drafts(product: ProductOutline, telling: Telling) -> Iterator[Draft]:
    """A product's own page, and its brand where there is one to show."""
    told, _ = telling.product(product)
    about = _description(telling, told.summary.text if told.summary else told.name)
    title = telling.words("page.product", name=told.name)
    page = products.product_page(telling, product)
    yield Draft(addresses.product(product.id), title, about, page, product)
    if has_brand_page(product):
        title = telling.words("page.brand", name=told.name)
        about = telling.words("page.brand.description", name=told.name)
        page_ = products.brand_page(telling, product)
        yield Draft(addresses.product_brand(product.id), title, about, page_, product)


def _description(telling: Telling, text: str | None) -> str:
    """As many whole words of a text as a search engine shows."""
    plain = " ".join(str(text or telling.language.site_name).split())
    if len(plain) <= DESCRIPTION_LETTERS:
        return plain
    return plain[:DESCRIPTION_LETTERS].rsplit(" ", 1)[0].rstrip(",;:–-") + "…"
