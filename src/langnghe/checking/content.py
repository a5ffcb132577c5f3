"""The prose and files of a site's own: real, readable, in their folder, and in nobody's place."""

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from langnghe import addresses
from langnghe.loading import read_yaml
from langnghe.problems import Place, Problem, problem
from langnghe.settings import Settings

# Where the generator's own pages and files lie, in each language and at the site's root.
# What a browser opens by itself, so that no policy of a page holds back what runs in it.
_OPENED = {".svg", ".xml", ".htm", ".xhtml"}
_RUNS = re.compile(r"<script|<foreignobject|\son[a-z]+\s*=|javascript:", re.IGNORECASE)
_TAG = re.compile(r"<(?:script|foreignobject)\b|<[a-z][^>]{0,500}?\son[a-z]+\s*=", re.IGNORECASE)
_LEADS = re.compile(
    r"(?:\]\(\s{0,20}<?|^ {0,3}\[[^\]\n]{1,200}\]:\s{0,20}<?"
    r"|\b(?:href|src)\s{0,20}=\s{0,20}[\"']?|<)\s{0,20}"
    r"((?:javascript|vbscript|data(?!:image/(?:png|jpeg|gif|webp)\b))\s{0,20}:[^\s)>\"']*)",
    re.IGNORECASE | re.MULTILINE,
)
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")  # marks that turn the direction of a text
_HEAD = re.compile(r"---\n(.*?\n)(?:---|\.\.\.)\s*(?:\n|\Z)", re.DOTALL)
# Bounded, so that no page takes longer than it is long.
_CODE = re.compile(
    r"^ {0,3}(`{3,}+|~{3,}+)[^\n]*\n.*?(?:^ {0,3}\1|\Z)"
    r"|(?<!`)(`{1,3})(?!`)[^\n]{0,1000}?(?<!`)\2(?!`)",
    re.DOTALL | re.MULTILINE,
)
_TAKEN_FOLDERS = {
    "01", "brands", "crafts", "d", "data", "fairs", "maps", "motifs", "photos", "pocket",
    "products", "provinces", "q", "search", "villages",
}  # fmt: skip
_TAKEN = {
    "frame.html", addresses.ROBOTS, addresses.SITEMAP, addresses.FEED, addresses.MANIFEST,
    addresses.HOME, addresses.CONTACTS,
    addresses.BRANDS, addresses.MISSING, addresses.MISTAKES,
}  # fmt: skip


def check_content(root: Path, settings: Settings) -> Iterator[Problem]:
    """Symbolic links, which publish what they point to; and prose that cannot be published."""
    top = root / settings.content
    if not top.absolute().is_relative_to(root.absolute()) or ".." in Path(settings.content).parts:
        return  # told with the settings
    if top.is_symlink():
        yield problem(Place(settings.content), "E-PATH-01")
        return
    for folder, folders, files in os.walk(top):
        for name in sorted((*folders, *files)):
            path = Path(folder, name)
            here = Place(_named(path.relative_to(root)))
            if path.is_symlink():
                yield problem(here, "E-PATH-01")
            elif path.is_file():
                yield from _check_file(path, here)
    for language in settings.languages:
        prose = top / language.code
        for path in sorted(prose.rglob("*")):
            if path.is_file() and _is_taken(path.relative_to(prose), settings.further):
                yield problem(Place(_named(path.relative_to(root))), "E-ID-01", id=path.stem)


def _named(path: Path) -> str:
    """A path that can be printed, whatever bytes its name was made of."""
    return path.as_posix().encode("utf-8", "replace").decode()


def _check_file(path: Path, here: Place) -> Iterator[Problem]:
    if not here.file.endswith(path.name):  # bytes that are no letters
        yield problem(here, "E-ID-01", id=here.file.rpartition("/")[2])
        return
    suffix = path.suffix.lower()
    if suffix not in {".md", ".html", *_OPENED}:
        return
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError:
        yield problem(here, "E-YAML-06")
        return
    if suffix == ".md":
        yield from check_prose(text, here.file)
    elif suffix in _OPENED and (found := _RUNS.search(text)):
        line = text.count("\n", 0, found.start()) + 1
        yield problem(Place(here.file, line), "E-AUDIT-06", text=found.group().strip())


def _is_taken(path: Path, further: tuple[str, ...]) -> bool:
    """Whether a page of prose would lie where a page of records does, or another language."""
    page = path.with_suffix(".html") if path.suffix == ".md" else path
    name = page.as_posix()
    # The engine takes README.md for a folder's first page.
    is_first_page = path.name == "README.md" and len(path.parts) == 1
    is_in_taken = len(path.parts) > 1 and path.parts[0] in {*_TAKEN_FOLDERS, *further}
    return name in _TAKEN or is_first_page or is_in_taken


def check_prose(text: str, file: str) -> Iterator[Problem]:
    """What would run or mislead in a page of Markdown, at its own line; and its unreadable head.

    The finished pages are looked at too, but there a line is not the author's.
    """
    head = _HEAD.match(text)
    if head:
        _, problems = read_yaml(head[1].encode(), file)
        # The head begins on the second line, below its dashes.
        yield from (replace(found, place=_below(found.place)) for found in problems)
    shown = _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), text)
    for wrong, code in ((_TAG, "E-AUDIT-06"), (_LEADS, "E-AUDIT-06"), (_TURNS, "E-TEXT-01")):
        if found := wrong.search(shown):
            here = _spot(shown, found.start(found.lastindex or 0), file)
            said = " ".join(found[found.lastindex or 0].split())
            what = {"value": unicodedata.name(said)} if code == "E-TEXT-01" else {"text": said}
            yield problem(here, code, **what)
            return


def _below(place: Place) -> Place:
    return replace(place, line=place.line + 1)


def _spot(text: str, index: int, file: str) -> Place:
    return Place(file, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))
