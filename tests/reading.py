"""A published folder as a reader's browser meets it: its pages, parsed, and where they lead.

Written apart from `langnghe.audit` on purpose: an oversight there must not be repeated here.
"""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
         "source", "track", "wbr"}  # fmt: skip
_FETCHED = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "iframe": ("src",),
    "use": ("href",),
    "image": ("href",),
    "object": ("data",),
    "video": ("src", "poster"),
    "audio": ("src",),
}
_FETCHED_LINKS = {"stylesheet", "preload", "icon", "modulepreload", "manifest"}


@dataclass(eq=False)
class Element:
    """A tag with its attributes and all that stands in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    parent: "Element | None" = None
    inside: list["Element | str"] = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        return self.attributes[name]

    def get(self, name: str) -> str:
        """The value of an attribute, or nothing."""
        return self.attributes.get(name, "")

    @property
    def classes(self) -> set[str]:
        return set(self.get("class").split())

    @property
    def text(self) -> str:
        """All text in it, with single spaces."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for piece in self.inside:
            if isinstance(piece, str):
                yield piece
            else:
                yield from piece._texts()

    def every(self, tag: str = "", /, **wanted: str) -> Iterator["Element"]:
        """All elements in it called `tag` (or any), whose attributes are these."""
        for piece in self.inside:
            if isinstance(piece, Element):
                if tag in ("", piece.tag) and wanted.items() <= piece.attributes.items():
                    yield piece
                yield from piece.every(tag, **wanted)

    def of_class(self, name: str) -> Iterator["Element"]:
        return (element for element in self.every() if name in element.classes)

    def one(self, tag: str, /, **wanted: str) -> "Element":
        """The only such element; fails where there is another number of them."""
        [found] = self.every(tag, **wanted)
        return found

    def around(self, tag: str) -> "Element":
        """The nearest `tag` it stands in."""
        here = self.parent
        while here is not None and here.tag != tag:
            here = here.parent
        assert here is not None, f"<{self.tag}> stands in no <{tag}>"
        return here


class _Grower(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.here = Element("")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        element = Element(tag, attributes, self.here)
        self.here.inside.append(element)
        if tag not in _VOID:
            self.here = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        here: Element | None = self.here
        while here is not None and here.tag != tag:
            here = here.parent
        if here is not None and here.parent is not None:
            self.here = here.parent

    def handle_data(self, data: str) -> None:
        self.here.inside.append(data)


def parse(page: str) -> Element:
    """The tree of a page."""
    grower = _Grower()
    grower.feed(page)
    grower.close()
    return grower.root


@dataclass(frozen=True)
class Page:
    """One page of the published folder; `address` is its file under the site's root."""

    address: str
    source: str

    @cached_property
    def tree(self) -> Element:
        return parse(self.source)

    @cached_property
    def anchors(self) -> set[str]:
        return {element["id"] for element in self.tree.every() if element.get("id")}

    @property
    def leads_on(self) -> bool:
        """Whether it is a signpost: a page at a short, old or scanned address."""
        return "/lead.js" in self.source

    @property
    def links(self) -> list[str]:
        """Where its anchors lead, as written."""
        return [link["href"] for link in self.tree.every("a") if "href" in link.attributes]

    @property
    def fetched(self) -> list[str]:
        """What a browser fetches to show it, as written."""
        found: list[str] = []
        for element in self.tree.every():
            for name in _FETCHED.get(element.tag, ()):
                value = element.get(name)
                if name == "srcset":
                    found += [entry.split()[0] for entry in value.split(",") if entry.split()]
                elif value and not value.startswith("#"):
                    found.append(value)
            if element.tag == "link" and _FETCHED_LINKS & set(element.get("rel").split()):
                found.append(element["href"])
        return found

    def resolve(self, target: str) -> tuple[str, str] | None:
        """The file and the anchor that a relative link means; None for one that leads outside."""
        parts = urlsplit(target)
        if parts.scheme or parts.netloc:
            return None
        path = unquote(parts.path)
        if not path:
            return self.address, unquote(parts.fragment)
        assert not path.startswith("/"), f"{self.address}: {target} breaks when opened from a disk"
        there = posixpath.normpath(posixpath.join(posixpath.dirname(self.address), path))
        if path.endswith("/") or there == ".":
            there = posixpath.normpath(posixpath.join(there, "index.html"))
        return there, unquote(parts.fragment)


@dataclass(frozen=True)
class Published:
    """A published site."""

    folder: Path

    @cached_property
    def files(self) -> dict[str, Path]:
        """Every file by its address."""
        return {
            path.relative_to(self.folder).as_posix(): path
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        }

    @cached_property
    def _read(self) -> dict[str, Page]:
        return {
            address: Page(address, path.read_text("utf-8"))
            for address, path in self.files.items()
            if address.endswith(".html")
        }

    @cached_property
    def pages(self) -> dict[str, Page]:
        """Every page that is there to be read."""
        return {address: page for address, page in self._read.items() if not page.leads_on}

    @cached_property
    def signposts(self) -> dict[str, Page]:
        """Every page that only leads on to another."""
        return {address: page for address, page in self._read.items() if page.leads_on}

    def __getitem__(self, address: str) -> Page:
        return self.pages[address]

    def dead_ends(self) -> list[str]:
        """Every local link, picture, script and anchor that leads nowhere.

        Not those of the pages for lost readers, which begin at the server's root.
        """
        return [
            f"{page.address}: {target}"
            for page in self._read.values()
            if not page.address.endswith("404.html")
            for target in (*page.links, *page.fetched)
            if (meant := page.resolve(target)) and not self._is_there(*meant)
        ]

    def _is_there(self, address: str, anchor: str) -> bool:
        if anchor and address in self.pages:
            return anchor in self.pages[address].anchors
        return address in self.files

    def clicks_from(self, start: str) -> dict[str, int]:
        """How many clicks each page is away from the page `start`."""
        away = {start: 0}
        waiting = [start]
        while waiting:
            here = waiting.pop(0)
            for target in self.pages[here].links:
                meant = self.pages[here].resolve(target)
                if meant and meant[0] in self.pages and meant[0] not in away:
                    away[meant[0]] = away[here] + 1
                    waiting.append(meant[0])
        return away

    def bytes(self) -> dict[str, bytes]:
        """The content of every file by its address."""
        return {address: path.read_bytes() for address, path in self.files.items()}
