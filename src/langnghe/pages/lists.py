"""Lists of villages and products: all, of a craft, of a province, of a craft in a province."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import NamedTuple

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


COUNTRY = "all"  # the area of a list that is of no one province
Row = tuple[Section, Outline]
Frame = Callable[[Telling, str], dict[str, object]]
"""What a list shows besides its groups, as fields of ListPage, seen from a path."""


class Way(NamedTuple):
    """A narrower list that a list leads to, and how much there is."""

    name: Callable[[Telling], str]
    path: str
    villages: int
    products: int

    @property
    def state(self) -> str:
        return f"{self.path} {self.villages} {self.products}"


def record_lists(catalogue: Catalogue) -> Iterator[Listing[Row]]:
    """Every list of records."""
    yield _villages(catalogue)
    yield _products(catalogue)
    for craft in crafts_of(catalogue):
        yield _of_craft(catalogue, craft)
    for code, doors in first_pages(catalogue).items():
        yield _of_province(catalogue, code, doors)
    for code, craft in catalogue.places:
        yield _of_place(catalogue, code, craft)


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
            "craft": craft,
            "title": telling.words(f"craft.{craft}"),
            "lead": telling.words(f"craft_line.{craft}"),
            "crumbs": telling.crumbs(path, above),
            "picture": telling.craft_picture(path, craft),
        }

    ways = [
        Way(partial(_province_name, code=code), addresses.craft_in_province(code, craft), *sizes)
        for code in catalogue.villages_by_province
        if (sizes := catalogue.size_of_place(code, craft)) != (0, 0)
    ]
    sections = _both(
        catalogue.villages_by_craft.get(craft, ()), catalogue.products_by_craft.get(craft, ())
    )
    path = addresses.craft(craft)
    return _listing(catalogue, path, "craft", sections, frame=frame, ways=("craft.provinces", ways))


def _of_province(catalogue: Catalogue, code: str, doors: Mapping[str, str]) -> Listing[Row]:
    """`doors` lead from a province to its contacts and to what its records lack."""

    def frame(telling: Telling, path: str) -> dict[str, object]:
        name = telling.province(catalogue.province(code))
        above = (telling.words("nav.provinces"), addresses.PROVINCES)
        return {
            "area": code,
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

    ways = [
        Way(partial(_word, key=f"craft.{craft}"), addresses.craft_in_province(code, craft), *sizes)
        for craft in crafts_of(catalogue)
        if (sizes := catalogue.size_of_place(code, craft)) != (0, 0)
    ]
    # What there is most of comes first; else the order of the vocabulary.
    ways.sort(key=lambda way: -(way.villages + way.products))
    sections = _both(
        catalogue.villages_by_province.get(code, ()), catalogue.products_by_province.get(code, ())
    )
    return _listing(
        catalogue,
        addresses.province(code),
        "province",
        sections,
        frame=frame,
        about=repr(doors),
        ways=("province.crafts", ways),
    )


def _of_place(catalogue: Catalogue, code: str, craft: Craft) -> Listing[Row]:
    """A craft in a province."""

    def frame(telling: Telling, path: str) -> dict[str, object]:
        words, link = telling.words, telling.addresses.link
        province = telling.province(catalogue.province(code))
        name = words(f"craft.{craft}")
        return {
            "area": code,
            "craft": craft,
            "title": words("place.title", craft=name, province=province),
            "lead": words("place.lead", craft=name, province=province),
            "crumbs": telling.crumbs(
                path,
                (words("nav.provinces"), addresses.PROVINCES),
                (province, addresses.province(code)),
            ),
            "picture": telling.craft_picture(path, craft),
            "links": (
                c.Link(
                    text=words("place.all_crafts", province=province),
                    href=link(path, addresses.province(code)),
                ),
                c.Link(text=words("place.all_provinces", craft=name),
                       href=link(path, addresses.craft(craft))),
            ),
        }  # fmt: skip

    villages, products = catalogue.places[code, craft]
    path = addresses.craft_in_province(code, craft)
    return _listing(catalogue, path, "place", _both(villages, products), frame=frame)


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
    ways: tuple[str, Sequence[Way]] = ("", ()),
) -> Listing[Row]:
    """A section that does not fit on a page goes on, under its title, on the next.

    `ways` are narrower lists, with the word that tells of them; the first page leads there.
    """
    rows = [(section, record) for section in sections for record in section.records]
    villages = sum(isinstance(record, VillageOutline) for _, record in rows)
    products = len(rows) - villages
    title, narrower = ways

    def write(telling: Telling, sheet: Sheet[Row]) -> c.ListPage:
        shown = narrower if sheet.number == 1 else ()
        given = frame(telling, sheet.path)
        return c.ListPage(
            kind=kind,
            first=telling.addresses.link(sheet.path, path),
            area=given.pop("area", COUNTRY),  # type: ignore[arg-type]
            ways=tuple(_way(telling, sheet.path, way) for way in shown),
            ways_title=telling.words(title) if shown else None,
            count=telling.counts(villages, products),
            groups=tuple(_groups(telling, sheet)),
            pager=pager(telling, sheet),
            foot=telling.foot(sheet.path),
            **given,  # type: ignore[arg-type]
        )

    def state(shown: Iterable[Row]) -> bytes:
        return digest(
            *(
                f"{section.anchor} {len(section.records)}".encode() + catalogue.card_state(record)
                for section, record in shown
            )
        )

    opening = " ".join(way.state for way in narrower)
    whole = f"{about} {villages} {products}"
    return Listing(path, rows, write, state, whole, opening=opening)


def _way(telling: Telling, path: str, way: Way) -> c.Link:
    return c.Link(
        text=way.name(telling),
        href=telling.addresses.link(path, way.path),
        note=telling.words.number(way.villages + way.products),
    )


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
