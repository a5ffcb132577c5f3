"""A country's pages before they are HTML: what each template is given, for a peer's templates.

This is the only module here that knows how the generator makes its pages from within.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from langnghe import assembly, pages, site
from langnghe.addresses import depth, root_of
from langnghe.frames import Rendered, prose_of, render
from langnghe.pages import contexts as c
from langnghe.pages.binding import Binder, Context
from langnghe.settings import Settings
from langnghe.words import Words


@dataclass(frozen=True)
class Draft:
    """One page: where it lies, what its head says and what its body is made from."""

    language: str
    path: str  # under its language's root
    title: str
    description: str
    head: c.Head
    body: Context

    @property
    def depth(self) -> int:
        return depth(self.path)

    @property
    def template(self) -> str:
        """`village`, `product`, …"""
        return self.body.template.split(".")[0]


@dataclass(frozen=True)
class Country:
    """A site, read and checked, with all that its pages are hung in."""

    settings: Settings
    words: dict[str, Words]
    rendered: Rendered
    room: pages.Room

    def drafts(self) -> Iterator[Draft]:
        """Every page but the prose, in every language, one at a time."""
        with patch.object(Binder, "bind", _unbound):
            for page in pages.write_pages(self.room):
                head: Any = page.head
                body: Any = page.body
                yield Draft(page.language, page.path, page.title, page.description, head, body)

    def root_of(self, language: str) -> str:
        return root_of(language, self.settings.first.code)


def _unbound(binder: Binder, context: Context, words: Words) -> Context:
    """In place of a page's HTML, what it is made from: a page is a draft with two fields bound."""
    return context


def read_country(root: Path) -> Country:
    """The site under `root`, which must be sound."""
    settings, catalogue, problems = site.read(root)
    assert settings, problems
    assert catalogue, problems
    words = assembly.words_of(root, settings)
    rendered = render(root, settings, words)
    prose = frozenset(prose_of(root, settings))
    room = pages.Room(
        settings, catalogue, words, {}, prose, root / "content" / "templates", lambda _: 0
    )
    return Country(settings, words, rendered, room)
