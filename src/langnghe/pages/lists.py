"""Lists of villages and products: all, of a craft, of a province; long ones in several pages."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from langnghe import addresses
from langnghe.artefacts import digest
from langnghe.catalogue import Catalogue, Outline, ProductOutline, VillageOutline
from langnghe.pages import contexts as c
from langnghe.pages.indexes import crafts_of, first_pages
from langnghe.pages.paging import Listing, Sheet, pager
from langnghe.pages.telling import Telling
from langnghe.records import Category, Craft


@dataclass(frozen=True, eq=False)
class Section:
    """A titled run of records; `path` is the title's own page."""

    anchor: str
    title: Callable[[Telling], str]
    records: Sequence[Outline]
    path: str | None = None


Row = tuple[Section, Outline]
Frame = Callable[[Telling, str], dict[str, object]]
"""What a list shows besides its groups, as fields of ListPage, seen from a path."""


def record_lists(catalogue: Catalogue) -> Iterator[Listing[Row]]:
    """Every list of records."""
    yield _villages(catalogue)
    yield _products(catalogue)
    for craft in crafts_of(catalogue):
        yield _of_craft(catalogue, craft)
    for code, doors in first_pages(catalogue).items():
        yield _of_province(catalogue, code, doors)


def _villages(catalogue: Catalogue) -> Listing[Row]:
    sections = [
        Section(
            anchor=f"p-{code}",
            title=partial(_province_name, code=code),
            records=villages,
            path=addresses.province(code),
        )
        for code, villages in catalogue.villages_by_province.items()
    ]
    return _listing(
        catalogue, addresses.VILLAGES, "villages", sections, frame=_plain_frame("villages")
    )


def _products(catalogue: Catalogue) -> Listing[Row]:
    by_category: dict[Category, list[ProductOutline]] = {category: [] for category in Category}
    for product in catalogue.products:
        by_category[product.category].append(product)
    sections = [
        Section(
            anchor=f"c-{category}",
            title=partial(_word, key=f"category.{category}"),
            records=products,
        )
        for category, products in by_category.items()
        if products
    ]
    return _listing(
        catalogue, addresses.PRODUCTS, "products", sections, frame=_plain_frame("products")
    )


def _of_craft(catalogue: Catalogue, craft: Craft) -> Listing[Row]:
    def frame(telling: Telling, path: str) -> dict[str, object]:
        above = (telling.words("nav.crafts"), addresses.CRAFTS)
        return {
            "title": telling.words(f"craft.{craft}"),
            "lead": telling.words(f"craft_line.{craft}"),
            "crumbs": telling.crumbs(path, above),
            "picture": telling.craft_picture(path, craft),
        }

    sections = _both(
        catalogue.villages_by_craft.get(craft, ()), catalogue.products_by_craft.get(craft, ())
    )
    return _listing(catalogue, addresses.craft(craft), "craft", sections, frame=frame)


def _of_province(catalogue: Catalogue, code: str, doors: Mapping[str, str]) -> Listing[Row]:
    """`doors` lead from a province to its contacts and to what its records lack."""

    def frame(telling: Telling, path: str) -> dict[str, object]:
        name = telling.province(catalogue.province(code))
        above = (telling.words("nav.provinces"), addresses.PROVINCES)
        return {
            "title": telling.words("province.title", province=name),
            "lead": telling.words("province.lead", province=name),
            "crumbs": telling.crumbs(path, above),
            "links": (
                c.Link(
                    text=telling.words("province.map"),
                    href=telling.addresses.link(path, addresses.map_of(province=code)),
                ),
                *(
                    c.Link(
                        text=telling.words(f"province.{door}"),
                        href=f"{telling.addresses.link(path, target)}#p-{code}",
                    )
                    for door, target in doors.items()
                ),
            ),
        }

    sections = _both(
        catalogue.villages_by_province.get(code, ()), catalogue.products_by_province.get(code, ())
    )
    path, about = addresses.province(code), repr(doors)
    return _listing(catalogue, path, "province", sections, frame=frame, about=about)


def _plain_frame(kind: str) -> Frame:
    return lambda telling, path: {
        "title": telling.words(f"{kind}.title"),
        "lead": telling.words(f"{kind}.lead"),
        "crumbs": telling.crumbs(path),
    }


def _word(telling: Telling, *, key: str) -> str:
    return telling.words(key)


def _province_name(telling: Telling, *, code: str) -> str:
    return telling.province(telling.catalogue.province(code))


def _both(villages: Sequence[VillageOutline], products: Sequence[ProductOutline]) -> list[Section]:
    both = (
        Section("villages", partial(_word, key="nav.villages"), villages),
        Section("products", partial(_word, key="nav.products"), products),
    )
    return [section for section in both if section.records]


def _listing(
    catalogue: Catalogue,
    path: str,
    kind: str,
    sections: Sequence[Section],
    *,
    frame: Frame,
    about: str = "",
) -> Listing[Row]:
    """A section that does not fit on a page goes on, under its title, on the next."""
    rows = [(section, record) for section in sections for record in section.records]
    villages = sum(isinstance(record, VillageOutline) for _, record in rows)
    products = len(rows) - villages

    def write(telling: Telling, sheet: Sheet[Row]) -> c.ListPage:
        return c.ListPage(
            kind=kind,
            count=telling.counts(villages, products),
            groups=tuple(_groups(telling, sheet)),
            pager=pager(telling, sheet),
            foot=telling.foot(sheet.path),
            **frame(telling, sheet.path),  # type: ignore[arg-type]
        )

    def state(shown: Iterable[Row]) -> bytes:
        return digest(
            *(
                f"{section.anchor} {len(section.records)}".encode() + catalogue.card_state(record)
                for section, record in shown
            )
        )

    return Listing(path, rows, write, state, f"{about} {villages} {products}")


def _groups(telling: Telling, sheet: Sheet[Row]) -> Iterator[c.Group]:
    for section, members in groupby(sheet.rows, key=lambda row: row[0]):
        yield c.Group(
            anchor=section.anchor,
            title=section.title(telling),
            count=_count(telling, section),
            cards=tuple(telling.card(sheet.path, record) for _, record in members),
            href=telling.addresses.link(sheet.path, section.path) if section.path else None,
        )


def _count(telling: Telling, section: Section) -> str:
    is_of_villages = isinstance(section.records[0], VillageOutline)
    key = "count.villages" if is_of_villages else "count.products"
    return telling.count(key, len(section.records))
