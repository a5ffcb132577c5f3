"""The list of suggested visits: villages of one craft that can be seen in a day."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from langnghe import addresses
from langnghe.artefacts import digest
from langnghe.catalogue import Catalogue, Visit
from langnghe.pages import contexts as c
from langnghe.pages.paging import Listing, Sheet, pager
from langnghe.pages.telling import Telling, searched

Row = tuple[str, Visit]
"""A visit behind its province's code."""


def visits_list(catalogue: Catalogue) -> Listing[Row]:
    """Every visit, by province."""

    def write(telling: Telling, sheet: Sheet[Row]) -> c.VisitsPage:
        return c.VisitsPage(
            crumbs=telling.crumbs(sheet.path, (telling.words("nav.map"), addresses.MAP)),
            title=telling.words("visits.title"),
            lead=telling.words("visits.lead"),
            groups=tuple(_groups(telling, sheet)),
            none=None if sheet.rows else telling.words("visits.none"),
            pager=pager(telling, sheet),
            foot=telling.foot(sheet.path),
        )

    def state(shown: Iterable[Row]) -> bytes:
        told = (
            digest(code, visit.craft, *map(catalogue.state_of, visit.villages))
            for code, visit in shown
        )
        return digest(*told)

    return Listing(addresses.VISITS, catalogue.visits, write, state)


def _groups(telling: Telling, sheet: Sheet[Row]) -> Iterator[c.OutingGroup]:
    for code, members in groupby(sheet.rows, key=lambda row: row[0]):
        yield c.OutingGroup(
            anchor=f"p-{code}",
            title=telling.province(telling.catalogue.province(code)),
            href=telling.addresses.link(sheet.path, addresses.province(code)),
            rows=tuple(_outing(telling, sheet.path, code, visit) for _, visit in members),
        )


def _outing(telling: Telling, path: str, code: str, visit: Visit) -> c.Outing:
    words, link = telling.words, telling.addresses.link
    craft = words(f"craft.{visit.craft}")
    names = [telling.name(village) for village in visit.villages]
    far = round(visit.length)
    return c.Outing(
        craft=c.Link(text=craft, href=link(path, addresses.craft(visit.craft))),
        villages=tuple(
            c.Link(
                text=name,
                href=link(path, addresses.village(village.id)),
                note=telling.short_place(village),
            )
            for name, village in zip(names, visit.villages, strict=True)
        ),
        length=words("visits.length", km=far) if far else words("visits.one_point"),
        map=link(path, addresses.map_of(craft=visit.craft, province=code)),
        words=searched(craft, *names, *map(telling.short_place, visit.villages)),
    )
