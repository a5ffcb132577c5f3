"""Lists of villages and products: all, of a craft, of a province; long ones in several pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from langnghe import addresses
from langnghe.pages import contexts as c
from langnghe.pages.indexes import page_holding
from langnghe.pages.paging import paged, pager
from langnghe.pages.telling import Telling
from langnghe.records import Category, Craft, Product, Village


@dataclass(frozen=True, eq=False)
class Section:
    """A titled run of records; `path` is the title's own page."""

    anchor: str
    title: str
    count: str
    records: tuple[Village | Product, ...]
    path: str | None = None


def villages_index(telling: Telling) -> Iterator[tuple[str, c.ListPage]]:
    catalogue = telling.catalogue
    sections = [
        Section(
            anchor=f"p-{code}",
            title=telling.province(catalogue.province(code)),
            count=telling.count("count.villages", len(villages)),
            records=villages,
            path=addresses.province(code),
        )
        for code, villages in catalogue.villages_by_province.items()
    ]
    count = telling.count("count.villages", len(catalogue.villages))
    yield from _pages(telling, addresses.VILLAGES, "villages", sections, count=count)


def products_index(telling: Telling) -> Iterator[tuple[str, c.ListPage]]:
    catalogue = telling.catalogue
    by_category = {
        category: tuple(p for p in catalogue.products if p.category is category)
        for category in Category
    }
    sections = [
        Section(
            anchor=f"c-{category}",
            title=telling.words(f"category.{category}"),
            count=telling.count("count.products", len(products)),
            records=products,
        )
        for category, products in by_category.items()
        if products
    ]
    count = telling.count("count.products", len(catalogue.products))
    yield from _pages(telling, addresses.PRODUCTS, "products", sections, count=count)


def craft_list(telling: Telling, craft: Craft) -> Iterator[tuple[str, c.ListPage]]:
    villages = telling.catalogue.villages_by_craft.get(craft, ())
    products = telling.catalogue.products_by_craft.get(craft, ())
    path = addresses.craft(craft)
    for page_path, page in _pages(
        telling,
        path,
        "craft",
        _both(telling, villages, products),
        count=telling.counts(len(villages), len(products)),
        title=telling.words(f"craft.{craft}"),
        lead=telling.words(f"craft_line.{craft}"),
        above=(telling.words("nav.crafts"), addresses.CRAFTS),
    ):
        yield page_path, replace(page, picture=telling.craft_picture(page_path, craft))


def province_list(telling: Telling, code: str) -> Iterator[tuple[str, c.ListPage]]:
    villages = telling.catalogue.villages_by_province.get(code, ())
    products = telling.catalogue.products_by_province.get(code, ())
    name = telling.province(telling.catalogue.province(code))
    path = addresses.province(code)
    for page_path, page in _pages(
        telling,
        path,
        "province",
        _both(telling, villages, products),
        count=telling.counts(len(villages), len(products)),
        title=telling.words("province.title", province=name),
        lead=telling.words("province.lead", province=name),
        above=(telling.words("nav.provinces"), addresses.PROVINCES),
    ):
        yield page_path, replace(page, links=_province_doors(telling, page_path, code))


def _province_doors(telling: Telling, path: str, code: str) -> tuple[c.Link, ...]:
    """From a province to its contacts and to what its records lack, each on its own list."""
    link = telling.addresses.link
    doors = (("contacts", addresses.CONTACTS), ("missing", addresses.MISSING))
    return tuple(
        c.Link(
            text=telling.words(f"province.{name}"),
            href=link(path, page_holding(telling.catalogue, target, code)) + f"#p-{code}",
        )
        for name, target in doors
    )


def _both(
    telling: Telling, villages: tuple[Village, ...], products: tuple[Product, ...]
) -> list[Section]:
    sections = []
    if villages:
        count = telling.count("count.villages", len(villages))
        sections.append(Section("villages", telling.words("nav.villages"), count, villages))
    if products:
        count = telling.count("count.products", len(products))
        sections.append(Section("products", telling.words("nav.products"), count, products))
    return sections


def _pages(
    telling: Telling,
    path: str,
    kind: str,
    sections: Sequence[Section],
    *,
    count: str,
    title: str | None = None,
    lead: str | None = None,
    above: tuple[str, str] | None = None,
) -> Iterator[tuple[str, c.ListPage]]:
    """The pages of one list; a section that does not fit goes on, under its title, on the next."""
    flat = [(section, record) for section in sections for record in section.records]
    for number, here, shown in paged(path, flat):
        yield (
            here,
            c.ListPage(
                kind=kind,
                crumbs=telling.crumbs(here, above) if above else telling.crumbs(here),
                title=title or telling.words(f"{kind}.title"),
                lead=lead or telling.words(f"{kind}.lead"),
                count=count,
                groups=tuple(_groups(telling, here, shown)),
                pager=pager(telling, path, number, len(flat)),
                foot=telling.foot(here),
            ),
        )


def _groups(
    telling: Telling, path: str, shown: Sequence[tuple[Section, Village | Product]]
) -> Iterator[c.Group]:
    for section, members in groupby(shown, key=lambda pair: pair[0]):
        yield c.Group(
            anchor=section.anchor,
            title=section.title,
            count=section.count,
            cards=tuple(card(telling, path, record) for _, record in members),
            href=telling.addresses.link(path, section.path) if section.path else None,
        )


def card(telling: Telling, path: str, record: Village | Product) -> c.Card:
    if isinstance(record, Village):
        return telling.village_card(path, record)
    return telling.product_card(path, record)
