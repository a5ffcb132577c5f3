"""What the rooms make: pages to hang in frames, and finished files."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Artefact:
    """A finished file and its address under the site's root."""

    address: str
    content: bytes


@dataclass(frozen=True)
class Page:
    """A page that still needs its frame. `head` and `body` are safe HTML; the rest is text."""

    language: str
    path: str
    title: str
    description: str
    canonical: str
    head: str
    body: str
    body_class: str
