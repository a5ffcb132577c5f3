"""The head of a page: what machines read first."""

from dataclasses import dataclass
from typing import ClassVar

from langnghe.pages.contexts.pieces import (
    Href,
    Plain,
)


@dataclass(frozen=True, kw_only=True)
class Alternate:
    """The same page in a language."""

    language: Plain  # "vi", "en", "x-default"
    href: Plain  # absolute


@dataclass(frozen=True, kw_only=True)
class SharedImage:
    """What stands for a page where it is passed on."""

    src: Plain  # absolute
    width: int  # pixels
    height: int
    type: Plain  # "image/jpeg"
    alt: Plain


@dataclass(frozen=True, kw_only=True)
class Head:
    """What a frame's ⟦head⟧ is filled with, by `head.html.jinja`; title and description aside."""

    template: ClassVar[str] = "head.html.jinja"
    alternates: tuple[Alternate, ...]  # where it is told, here too, and x-default; () untranslated
    index: bool = True  # False: noindex
    image: SharedImage | None = None  # None: the site wants none
    json_ld: Plain | None = None  # JSON in which no sign of a tag stands (see pages.linked)
    previous: Href | None = None  # of a list
    next: Href | None = None
    data: Href | None = None  # the record's own data
    style: Href | None = None  # a style sheet of this record's own
    viewer: Href | None = None  # the script that shows the page's photos large
    soon: tuple[Href, ...] = ()  # scripts that another script asks for at once
