"""Long lists in pages of a bounded size, and the way through them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from langnghe import addresses
from langnghe.artefacts import digest
from langnghe.pages import contexts as c
from langnghe.pages.telling import Telling

PER_PAGE = 60  # cards or rows on one page of a list
_AROUND = 2  # numbers on either side of the present page that a pager names
Row = TypeVar("Row")


def page_count(size: int) -> int:
    """How many pages a list of `size` items takes; an empty list still has its page."""
    return max(1, -(-size // PER_PAGE))


def page_of(index: int) -> int:
    """The number of the page on which the item at `index` stands."""
    return index // PER_PAGE + 1


@dataclass(frozen=True)
class Sheet(Generic[Row]):
    """One page of a list: the list's own path, which page of it this is, and what stands on it."""

    list_path: str
    number: int  # from 1
    rows: Sequence[Row]
    size: int  # rows in the whole list

    @property
    def path(self) -> str:
        return addresses.numbered(self.list_path, self.number)


def _none(_: Iterable[object]) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True)
class Listing(Generic[Row]):
    """A list of any length, in pages.

    `write` makes a page's context in one language. `state` is a fingerprint of all that a page
    shows of its rows, but for the texts of the records it `opens`; `about` is one of what it shows
    besides, and `opening` of what only the first page does.
    """

    path: str
    rows: Sequence[Row]
    write: Callable[[Telling, Sheet[Row]], c.Gathering]
    state: Callable[[Iterable[Row]], bytes]
    about: str = ""
    opens: Callable[[Iterable[Row]], tuple[str, ...]] = _none
    opening: str = ""

    def sheets(self) -> Iterator[Sheet[Row]]:
        size = len(self.rows)
        for number in range(1, page_count(size) + 1):
            shown = self.rows[(number - 1) * PER_PAGE : number * PER_PAGE]
            yield Sheet(self.path, number, shown, size)

    def made_from(self, sheet: Sheet[Row]) -> bytes:
        """Changes whenever the page may."""
        where = repr((sheet.number, page_count(sheet.size)))
        opening = self.opening if sheet.number == 1 else ""
        return digest(self.about, opening, where, self.state(sheet.rows))


def pager(telling: Telling, sheet: Sheet[Row]) -> c.Pager | None:
    """The way through a list, seen from one of its pages; of many pages only some are named."""
    total = page_count(sheet.size)
    if total == 1:
        return None

    def href(other: int) -> str:
        return telling.addresses.link(sheet.path, addresses.numbered(sheet.list_path, other))

    number = sheet.number
    around = range(max(1, number - _AROUND), min(total, number + _AROUND) + 1)
    named = sorted({1, *around, total})
    return c.Pager(
        text=telling.words("list.page_of", page=number, pages=total),
        pages=tuple(
            c.PageLink(
                number=other, href=href(other), current=other == number, skips=other - before > 1
            )
            for before, other in zip([0, *named], named, strict=False)
        ),
        previous=href(number - 1) if number > 1 else None,
        next=href(number + 1) if number < total else None,
    )
