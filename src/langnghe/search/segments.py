"""The catalogue → segments: some hundred records of one province that are indexed together.

A change in a record touches its own segment only. Which segment a village belongs to depends on
its id and on how large its province is, and on nothing else; its products go with it.
"""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from langnghe.artefacts import digest
from langnghe.catalogue import Catalogue, Outline, ProductOutline, VillageOutline
from langnghe.search.documents import SitePage

_RECORDS = 96  # of a segment, on average; a power of two of segments makes a province
PAGES = "pages"


class Segment(NamedTuple):
    """Records in their order, or the pages of the site by language; never both."""

    name: str  # "46-0": the province's code and a number; "pages"
    province: str  # its code; "" for pages
    records: tuple[Outline, ...]
    pages: Mapping[str, Sequence[SitePage]]
    state: bytes  # changes with whatever is searched of it, but for the records' whole texts
    look: bytes  # changes with whatever a result shows of it

    def state_with(self, texts: Mapping[str, bytes]) -> bytes:
        """Changes with whatever is searched of it; `texts` are fingerprints by id."""
        return digest(self.state, *(texts[record.id] for record in self.records))

    @property
    def size(self) -> int:
        """How many documents it has."""
        return len(self.records) or max(map(len, self.pages.values()), default=0)


def segments_of(catalogue: Catalogue, pages: Mapping[str, Sequence[SitePage]]) -> Iterator[Segment]:
    """The pages of the site first, then the provinces by their codes."""
    said = digest(repr(pages))
    yield Segment(PAGES, "", (), pages, said, said)
    for code, villages in sorted(catalogue.villages_by_province.items()):
        yield from _province(catalogue, code, villages)


def _province(
    catalogue: Catalogue, code: str, villages: Sequence[VillageOutline]
) -> Iterator[Segment]:
    families: list[list[Outline]] = [
        [village, *_own_products(catalogue, village)] for village in villages
    ]
    count = 1
    while count * _RECORDS < sum(map(len, families)):
        count *= 2
    parts: list[list[Outline]] = [[] for _ in range(count)]
    for family in families:
        parts[zlib.crc32(family[0].id.encode()) % count] += family
    for number, records in enumerate(parts):
        if records:
            name = f"{code}-{number}"
            state = digest(*(_state(catalogue, record) for record in records))
            look = digest(*map(catalogue.card_state, records))
            yield Segment(name, code, tuple(records), {}, state, look)


def _own_products(catalogue: Catalogue, village: VillageOutline) -> list[ProductOutline]:
    return [one for one in catalogue.products_of(village) if one.village == village.id]


def _state(catalogue: Catalogue, record: Outline) -> bytes:
    """A product is also found by the names and places of its villages."""
    if isinstance(record, VillageOutline):
        return catalogue.state_of(record)
    villages = map(catalogue.state_of, catalogue.villages_of(record))
    return digest(catalogue.state_of(record), *villages)
