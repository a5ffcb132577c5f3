"""The pages of prose as texts, for whoever looks for words in them."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from langnghe.frames.staging import markdown_of, prose_of
from langnghe.settings import Settings

_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_HEADING = re.compile(r"^# (.+)$", re.MULTILINE)
_TARGET = re.compile(r"\]\([^)]*\)|<[^>]*>|\{[^}]*\}")


class Prose(NamedTuple):
    """A page of prose in one language, in its own words or for want of them in the first's."""

    path: str
    title: str
    description: str
    text: str


def read_prose(root: Path, settings: Settings, language: str) -> Iterator[Prose]:
    """The pages of prose that the site has, as their Markdown says them."""
    for path in prose_of(root, settings):
        file = markdown_of(root, settings, language, path)
        yield _prose(path, file.read_text("utf-8-sig").replace("\r\n", "\n"))


def _prose(path: str, markdown: str) -> Prose:
    """Front matter that is none was told to its author by the engine already."""
    front = _FRONT.match(markdown)
    stated = yaml.load(front[1], Loader=yaml.CBaseLoader) if front else {}  # noqa: S506  text only
    told = stated if isinstance(stated, dict) else {}
    heading = _HEADING.search(markdown)
    title = told.get("title") or (heading and heading[1]) or path.removesuffix(".html")
    text = _TARGET.sub("] ", markdown[front.end() :] if front else markdown)
    return Prose(path, str(title), str(told.get("description") or ""), text)
