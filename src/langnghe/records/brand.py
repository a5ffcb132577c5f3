"""How a village or a product shows itself: its logo, colours, name, rules of use and packaging."""

from typing import Annotated

from pydantic import Field

from langnghe.records.parts import Part, Passage, SourceIds, is_beside
from langnghe.records.values import Colour, Date, Key, Label, Line, Prose, Yes


class Logo(Part):
    """A drawing in the record's folder. It is never shown without `may_use` and its evidence."""

    file: Line  # SVG or PNG
    alt: Label
    owner: Line  # an organisation
    credit: Line | None = None  # who drew it
    mark: Key | None = None  # the mark of this record whose sign it is
    may_use: Yes | None = None  # None: whether these makers may use it is not known
    may_use_evidence: Line | None = None
    valid_until: Date | None = None  # the right's last day; None: no end is named
    src: SourceIds

    @property
    def is_beside(self) -> bool:
        """As of a photo."""
        return is_beside(self.file)


class BrandColour(Part):
    """A colour of the brand; the first is its main one."""

    id: Key
    name: Label
    value: Colour
    use: Label | None = None


class Packaging(Part):
    """What the goods are packed in; its photo is one of the record's."""

    id: Key
    name: Label
    materials: Label | None = None
    size: Label | None = None
    note: Prose | None = None
    photo: Line | None = None  # a file named under `photos`
    src: SourceIds


class Brand(Part):
    """The brand of a village's makers, or of a product."""

    wordmark: Line | None = None  # the name, written as the brand writes it
    story: Passage | None = None  # where the name comes from
    logo: Logo | None = None
    colours: Annotated[tuple[BrandColour, ...], Field(max_length=8)] = ()
    rules: Annotated[tuple[Label, ...], Field(max_length=20)] = ()  # how it may be used
    packaging: Annotated[tuple[Packaging, ...], Field(max_length=20)] = ()
    src: SourceIds
