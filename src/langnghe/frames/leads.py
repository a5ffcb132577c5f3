"""A link of a page of prose that leads nowhere → the line of Markdown that has it."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

from langnghe.addresses import root_of
from langnghe.frames.staging import markdown_of, prose_of
from langnghe.problems import Place, Problem, problem
from langnghe.settings import Settings

_OF_A_LINK = {"E-AUDIT-01", "E-AUDIT-03"}
# Where Markdown says where it leads: [a](here), [a]: here, <a href="here">.
_LINK = re.compile(
    r"""\]\(\s*<?([^)>\s]+)|^\s{0,3}\[[^\]]+\]:\s*<?([^>\s]+)|(?:href|src)="([^"]+)"""
)


def told_at_its_source(root: Path, settings: Settings, found: Problem) -> Problem:
    """The same problem at the Markdown that its author edits, where it is one of prose."""
    if found.code not in _OF_A_LINK:
        return found
    first, pages = settings.first.code, prose_of(root, settings)
    for language in settings.languages:
        path = found.place.file.removeprefix(root_of(language.code, first))
        if path in pages:
            file = markdown_of(root, settings, language.code, path)
            place, target = _written(file, dict(found.values)["target"])
            place = replace(place, file=file.relative_to(root).as_posix())
            return problem(place, found.code, target=target)
    return found


def _written(file: Path, target: str) -> tuple[Place, str]:
    """Where the text leads to what is called like the target, and in which words.

    The file's head, where it does so nowhere.
    """
    wanted, _, anchor = target.partition("#")
    for line, column, written in _links_of(file.read_text("utf-8-sig")):
        path, _, of_written = unquote(written).partition("#")
        # The engine has turned a link to another page's Markdown into one to the page.
        is_here = not path or _called(path) == _called(wanted)
        if is_here and (of_written == anchor if anchor else bool(path)):
            return Place(file.name, line, column), written
    return Place(file.name), target


def _called(path: str) -> str:
    name = posixpath.basename(path.rstrip("/"))
    return name.removesuffix(".md").removesuffix(".html")


def _links_of(markdown: str) -> Iterator[tuple[int, int, str]]:
    for number, line in enumerate(markdown.splitlines(), 1):
        for match in _LINK.finditer(line):
            group = match.lastindex or 1
            yield number, match.start(group) + 1, match[group]
