"""Long lists in pages of a bounded size, and the way through them."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from langnghe import addresses
from langnghe.pages import contexts as c
from langnghe.pages.telling import Telling

PER_PAGE = 60  # cards or rows on one page of a list
Item = TypeVar("Item")


def page_count(size: int) -> int:
    """How many pages a list of `size` items takes; an empty list still has its page."""
    return max(1, -(-size // PER_PAGE))


def page_of(index: int) -> int:
    """The number of the page on which the item at `index` stands."""
    return index // PER_PAGE + 1


def list_paths(path: str, size: int) -> list[str]:
    """The paths of all pages of a list of `size` items."""
    return [addresses.numbered(path, number) for number in range(1, page_count(size) + 1)]


def paged(path: str, items: Sequence[Item]) -> Iterator[tuple[int, str, Sequence[Item]]]:
    """Each page's number, path and items."""
    for number, here in enumerate(list_paths(path, len(items)), 1):
        yield number, here, items[(number - 1) * PER_PAGE : number * PER_PAGE]


def pager(telling: Telling, path: str, number: int, size: int) -> c.Pager | None:
    """The way through a list of `size` items, seen from its `number`-th page."""
    total = page_count(size)
    if total == 1:
        return None
    here = addresses.numbered(path, number)

    def href(other: int) -> str:
        return telling.addresses.link(here, addresses.numbered(path, other))

    return c.Pager(
        text=telling.words("list.page_of", page=number, pages=total),
        pages=tuple(
            c.PageLink(number=other, href=href(other), current=other == number)
            for other in range(1, total + 1)
        ),
        previous=href(number - 1) if number > 1 else None,
        next=href(number + 1) if number < total else None,
    )
