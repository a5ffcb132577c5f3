"""A record, or a page of the site itself → what it is found by, and what a result shows of it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple, Protocol

from langnghe.catalogue import Catalogue, Outline, ProductOutline, VillageOutline
from langnghe.phrases import Told
from langnghe.records import Product, Village, texts_of
from langnghe.search.terms import Term, terms_of, words_of_phrase
from langnghe.units import without_kind


class Weight(IntEnum):
    """Where a word stands, and so how much it says about the record. The browser has the table."""

    TEXT = 0  # among what is told of it
    FORMER = 1  # what its place was called before
    ABOUT = 2  # its place; a product's village, its makers, materials, marks
    KIND = 3  # its craft, and its other names
    LONG_NAME = 4
    NAME = 5  # of at most six words, those that stand in many names not counted
    SHORT_NAME = 6  # of at most four
    BRIEF_NAME = 7  # of one word or two


_NAMES = ((2, Weight.BRIEF_NAME), (4, Weight.SHORT_NAME), (6, Weight.NAME))


class Picture(Protocol):
    """The picture of a card, as seen from a page beside the language's home page."""

    @property
    def src(self) -> str: ...
    @property
    def drawn(self) -> bool: ...


class Badge(Protocol):
    """A small mark on a card, with the last day on which it may be shown."""

    @property
    def kind(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def stars(self) -> int: ...
    @property
    def valid_until(self) -> str | None: ...


class Card(Protocol):
    """What a list shows of a record; links and pictures as seen from beside the home page."""

    @property
    def name(self) -> str: ...
    @property
    def href(self) -> str: ...
    @property
    def picture(self) -> Picture: ...
    @property
    def kicker(self) -> str: ...
    @property
    def place(self) -> str: ...
    @property
    def line(self) -> str | None: ...
    @property
    def badges(self) -> Sequence[Badge]: ...


class Speaker(Protocol):
    """One language's way of telling the catalogue."""

    @property
    def catalogue(self) -> Catalogue: ...
    def name(self, record: Outline) -> str: ...
    def village(self, village: VillageOutline) -> tuple[Village, Told]: ...
    def product(self, product: ProductOutline) -> tuple[Product, Told]: ...
    def card(self, path: str, record: Outline) -> Card: ...
    def crafts(self, record: Outline) -> tuple[str, ...]: ...
    @property
    def words(self) -> Callable[..., str]: ...


@dataclass(frozen=True)
class SitePage:
    """A page of the site itself: a craft's, a province's, one of prose."""

    path: str
    title: str
    line: str
    also: tuple[str, ...] = ()  # other names it is looked for by
    text: str = ""


class Field(NamedTuple):
    """A text by which a page is found; `is_phrase`: its words are often typed side by side.

    What is only told is never a phrase.
    """

    weight: Weight
    text: str
    is_phrase: bool = False


class Document(NamedTuple):
    """What is searched of one page."""

    fields: tuple[Field, ...]

    def weighed(self) -> tuple[dict[Term, Weight], dict[str, Weight]]:
        """Each word, and each pair of words side by side in a phrase, with its greatest weight."""
        words: dict[Term, Weight] = {}
        pairs: dict[str, Weight] = {}
        for weight, text, is_phrase in sorted(self.fields):
            if weight is Weight.TEXT:
                words.update(dict.fromkeys(terms_of(text), weight))
                continue
            found, side_by_side = words_of_phrase(text)
            words.update(dict.fromkeys(found, weight))
            if is_phrase:
                pairs.update(dict.fromkeys(side_by_side, weight))
        return words, pairs


def document_of(speaker: Speaker, record: Outline, *, is_full: bool) -> Document:
    """A record in one language; its whole story is searched if `is_full`, else its summary."""
    fields = list(_names(speaker, record))
    if isinstance(record, VillageOutline):
        whole: Village | Product = speaker.village(record)[0]
        fields += _place(speaker.catalogue, record)
        about = [maker.name for maker in record.makers]
    else:
        whole = product = speaker.product(record)[0]
        about = [material.name for material in product.materials]
        for village in speaker.catalogue.villages_of(record):
            fields += _place(speaker.catalogue, village)
            about += [village.name, speaker.name(village)]
            about += [maker.name for maker in village.makers if maker.id in record.makers]
    about += [mark.name for mark in whole.marks]
    fields += (Field(Weight.ABOUT, str(text)) for text in about)
    if is_full:
        fields += (Field(Weight.TEXT, str(text)) for _, text in texts_of(whole))
    elif whole.summary:
        fields.append(Field(Weight.TEXT, str(whole.summary.text)))
    return Document(tuple(fields))


def document_of_page(page: SitePage, common: str) -> Document:
    """A page of the site itself; `common` as for `weight_of_name`."""
    return Document(
        (
            Field(weight_of_name(page.title, common), page.title, is_phrase=True),
            *(Field(Weight.KIND, other, is_phrase=True) for other in page.also),
            Field(Weight.TEXT, page.line),
            Field(Weight.TEXT, page.text),
        )
    )


def weight_of_name(name: str, common: str) -> Weight:
    """A word says the more about a name the fewer others stand beside it.

    `common` are words that stand in many names and tell little, as `làng nghề` does.
    """
    length = len(set(terms_of(name)).difference(terms_of(common)))
    return next((weight for words, weight in _NAMES if length <= words), Weight.LONG_NAME)


def _names(speaker: Speaker, record: Outline) -> Iterator[Field]:
    common = speaker.words("search.common")
    for name in {record.name, str(speaker.name(record))}:
        yield Field(weight_of_name(name, common), name, is_phrase=True)
    for other in (*record.also_known_as, *speaker.crafts(record)):
        yield Field(Weight.KIND, other, is_phrase=True)


def _place(catalogue: Catalogue, village: VillageOutline) -> Iterator[Field]:
    place = village.place
    if place is None:
        return
    communes = (commune.name for commune in catalogue.communes_of(village))
    for name in (place.settlement, *communes, catalogue.province(place.province_code).name):
        if name:
            yield Field(Weight.ABOUT, name, is_phrase=True)
    for former in place.former:
        # `Huyện` and `tỉnh` stand in every old address, and find nothing.
        for unit in former.split(","):
            yield Field(Weight.FORMER, without_kind(unit.strip()), is_phrase=True)
