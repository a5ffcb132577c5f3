"""The engine: it renders the prose, and once per language and depth an empty frame.

This room is the only one that knows which engine that is. A frame is an ordinary Markdown page
whose front matter and body are markers; the theme prints them, and the HTML is cut there, once.
"""

import hashlib
import html
import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import as_file, files
from pathlib import Path

from langnghe.addresses import depth, root_of
from langnghe.artefacts import Artefact, Page
from langnghe.frames.engine import EngineError, run_engine
from langnghe.frames.leads import told_at_its_source
from langnghe.frames.prose import Prose, read_prose
from langnghe.frames.slots import DEPTHS, HTML_SLOTS, MAY_BE_ABSENT, TEXT_SLOTS
from langnghe.frames.staging import prose_of, stage, untranslated
from langnghe.settings import FILE, Settings
from langnghe.words import Words

__all__ = [
    "DEPTHS",
    "EngineError",
    "Frame",
    "Prose",
    "Rendered",
    "prose_of",
    "read_prose",
    "render",
    "stage",
    "told_at_its_source",
]

_MARKER = re.compile(r"⟦(\w+)⟧")
_INDENT = re.compile(r"\s*\n\s*")
# Controls that the engine's skeleton always has, hidden and without a use in our theme.
_UNUSED = re.compile(
    r'<input class="md-toggle"[^>]*>\n?|<label class="md-overlay"[^>]*></label>\n?'
    r'|<div data-md-component="(?:skip|announce)">\s*</div>\n?'
    r'|<div class="md-dialog"[^>]*>\s*<div class="md-dialog__inner[^>]*></div>\s*</div>\n?'
)
# The engine's own: none of these is loaded by our theme, or wanted in a site.
_NOT_OURS = re.compile(
    r"assets/(javascripts|stylesheets|images)/|search/|sitemap\.xml|(.*/)?frame\.html$|objects\.inv"
)
_LIST = "files.txt"  # in the cache: what a whole set of rendered frames holds
_KEPT_FRAMES = 4  # sets of rendered frames that stay in the cache


@dataclass(frozen=True)
class Frame:
    """A page of the theme cut at its markers: texts and slot names by turns."""

    pieces: tuple[str, ...]

    @classmethod
    def cut(cls, page: str) -> "Frame":
        """Cut at the markers. Raises ValueError when one is missing or unknown."""
        # Nothing in a frame is set as it is typed: its indents would weigh on every page.
        pieces = tuple(_MARKER.split(_UNUSED.sub("", _INDENT.sub("\n", page))))
        found, wanted = set(pieces[1::2]), {*TEXT_SLOTS, *HTML_SLOTS}
        if found - wanted or wanted - found - MAY_BE_ABSENT:
            raise ValueError(f"markers {sorted(found ^ wanted)} are missing or unknown")
        return cls(pieces)

    def fill(self, page: Page) -> str:
        """The page hung in this frame; texts are escaped for tags and attributes alike."""
        slots = {name: html.escape(getattr(page, name)) for name in TEXT_SLOTS}
        slots |= {name: getattr(page, name) for name in HTML_SLOTS}
        return "".join(
            slots[piece] if index % 2 else piece for index, piece in enumerate(self.pieces)
        )


@dataclass(frozen=True)
class Rendered:
    """What the engine made: frames by language and depth, and every other file of the site."""

    frames: dict[tuple[str, int], Frame]
    files: tuple[Artefact, ...]
    fingerprint: str  # of all that the engine was given

    @property
    def prose(self) -> list[str]:
        """The addresses of the site's pages of prose; those for lost readers are none."""
        pages = (artefact.address for artefact in self.files if artefact.address.endswith(".html"))
        return [address for address in pages if not address.endswith("404.html")]

    def hang(self, page: Page) -> str:
        return self.frames[page.language, depth(page.path)].fill(page)


def render(root: Path, settings: Settings, words: dict[str, Words]) -> Rendered:
    """The frames and the prose of a site, from the cache where nothing they show has changed.

    Raises EngineError when the engine cannot make them.
    """
    cache = root / ".cache" / "frames"
    made = cache / _fingerprint(root, settings, words)
    if not _is_whole(made):
        fresh = root / "build" / "engine"  # builds of one root take turns
        shutil.rmtree(fresh, ignore_errors=True)
        try:
            for language in settings.languages:
                stage(root, settings, language, words[language.code], fresh / language.code)
                run_engine(fresh / language.code / FILE, root)
                _clear(fresh / language.code)
            (fresh / _LIST).write_text("\n".join(_names_in(fresh)), encoding="utf-8")
            cache.mkdir(parents=True, exist_ok=True)
            shutil.rmtree(made, ignore_errors=True)
            _forget_old(cache)
            fresh.rename(made)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    return _collect(made, settings)


def told_prose(root: Path, settings: Settings, rendered: Rendered) -> dict[str, tuple[str, ...]]:
    """The paths of the site's prose, each with the languages that it is told in."""
    content, first = root / settings.content, settings.first.code
    others = tuple(root_of(one.code, first) for one in settings.languages[1:])
    found: dict[str, list[str]] = {}
    for language in settings.languages:
        here = root_of(language.code, first)
        lacking = set(untranslated(content, settings, language))
        for address in rendered.prose:
            is_here = address.startswith(here) if here else not address.startswith(others)
            if is_here:
                told = found.setdefault(address.removeprefix(here), [])
                told += [] if address.removeprefix(here) in lacking else [language.code]
    return {path: tuple(told) for path, told in found.items()}


def _clear(language: Path) -> None:
    """Leave only what a site is made from: the engine's own files are ten times as many."""
    shutil.rmtree(language / "docs")
    site = language / "site"
    for path in _files_below(site):
        name = path.relative_to(site).as_posix()
        if _NOT_OURS.match(name) and path.name != "frame.html":
            path.unlink()


def _is_whole(made: Path) -> bool:
    """Whether a rendered set is there as it was made; half a cache must cost only time."""
    listed = made / _LIST
    return listed.is_file() and listed.read_text("utf-8").split("\n") == _names_in(made)


def _names_in(made: Path) -> list[str]:
    names = (path.relative_to(made).as_posix() for path in _files_below(made))
    return [name for name in names if name != _LIST]


def _collect(made: Path, settings: Settings) -> Rendered:
    frames: dict[tuple[str, int], Frame] = {}
    found: list[Artefact] = []
    for language in settings.languages:
        site = made / language.code / "site"
        for level in DEPTHS:
            page = site.joinpath(*"d" * level, "frame.html").read_text("utf-8")
            frames[language.code, level] = Frame.cut(page)
        here = root_of(language.code, settings.first.code)
        for path in sorted(site.rglob("*")):
            name = path.relative_to(site).as_posix()
            # Scripts, styles and fonts are shared: the first language's serve them all.
            is_wanted = not here or name.endswith(".html")
            if path.is_file() and is_wanted and not _NOT_OURS.match(name):
                found.append(Artefact(here + name, path.read_bytes()))
    return Rendered(frames, tuple(found), made.name)


def _fingerprint(root: Path, settings: Settings, words: dict[str, Words]) -> str:
    """A name for all that the engine's output depends on."""
    digest = hashlib.sha256()
    for package in ("mkdocs", "mkdocs-material", "langnghe"):
        digest.update(version(package).encode())
    for name in settings.files:
        digest.update((root / name).read_bytes())
    for language in settings.languages:
        digest.update(repr(sorted(words[language.code].entries.items())).encode())
    with as_file(files("langnghe") / "theme") as theme:
        for folder in (theme, root / settings.content):
            for path in _files_below(folder):
                digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
                digest.update(path.read_bytes())
    return digest.hexdigest()[:24]


def _files_below(folder: Path) -> Iterable[Path]:
    return (p for p in sorted(folder.rglob("*")) if p.is_file() and p.suffix != ".pyc")


def _forget_old(cache: Path) -> None:
    made = sorted(cache.iterdir(), key=lambda path: path.stat().st_mtime)
    for path in made[: -(_KEPT_FRAMES - 1)]:
        shutil.rmtree(path, ignore_errors=True)
