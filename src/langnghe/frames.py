"""The engine: it renders the prose, and once per language and depth an empty frame.

This is the only module that knows which engine that is. A frame is an ordinary Markdown page
whose front matter and body are markers; the theme prints them, and the HTML is cut there, once.
"""

import hashlib
import html
import logging
import os
import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import as_file, files
from pathlib import Path

import yaml

from langnghe import addresses
from langnghe.addresses import PROSE, root_of
from langnghe.artefacts import Artefact, Page
from langnghe.problems import Place, Problem, problem
from langnghe.settings import FILE, Language, Settings
from langnghe.words import Words

DEPTHS = (0, 1, 2)
NAV = (
    ("villages", addresses.VILLAGES),
    ("products", addresses.PRODUCTS),
    ("crafts", addresses.CRAFTS),
    ("provinces", addresses.PROVINCES),
    ("contacts", addresses.CONTACTS),
)
_TEXT_SLOTS = ("title", "description", "path", "canonical", "body_class")
_HTML_SLOTS = ("head", "body")
_MARKER = re.compile(r"⟦(\w+)⟧")
# The engine's own: none of these is loaded by our theme, or wanted in a site.
_NOT_OURS = re.compile(
    r"assets/(javascripts|stylesheets|images)/|search/|sitemap\.xml|(.*/)?frame\.html$|objects\.inv"
)
_LIST = "files.txt"  # in the cache: what a whole set of rendered frames holds
_KEPT_FRAMES = 4  # sets of rendered frames that stay in the cache


class EngineError(Exception):
    """The engine refused the site's settings or prose; carries what to tell the author."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.found: Problem = problem(Place(FILE), "E-ENGINE-01", message=message[:500])


@dataclass(frozen=True)
class Frame:
    """A page of the theme cut at its markers: texts and slot names by turns."""

    pieces: tuple[str, ...]

    @classmethod
    def cut(cls, page: str) -> "Frame":
        """Cut at the markers. Raises ValueError when one is missing or unknown."""
        pieces = tuple(_MARKER.split(page))
        found, wanted = set(pieces[1::2]), {*_TEXT_SLOTS, *_HTML_SLOTS}
        if found != wanted:
            raise ValueError(f"markers {sorted(found ^ wanted)} are missing or unknown")
        return cls(pieces)

    def fill(self, page: Page) -> str:
        """The page hung in this frame; texts are escaped for tags and attributes alike."""
        slots = {name: html.escape(getattr(page, name)) for name in _TEXT_SLOTS}
        slots |= {name: getattr(page, name) for name in _HTML_SLOTS}
        return "".join(
            slots[piece] if index % 2 else piece for index, piece in enumerate(self.pieces)
        )


@dataclass(frozen=True)
class Rendered:
    """What the engine made: frames by language and depth, and every other file of the site."""

    frames: dict[tuple[str, int], Frame]
    files: tuple[Artefact, ...]

    @property
    def prose(self) -> list[str]:
        """The addresses of the site's pages of prose; those for lost readers are none."""
        pages = (artefact.address for artefact in self.files if artefact.address.endswith(".html"))
        return [address for address in pages if not address.endswith("404.html")]

    def hang(self, page: Page) -> str:
        return self.frames[page.language, page.path.count("/")].fill(page)


def render(root: Path, settings: Settings, words: dict[str, Words]) -> Rendered:
    """The frames and the prose of a site, from the cache where nothing they show has changed.

    Raises EngineError when the engine cannot make them.
    """
    cache = root / ".cache" / "frames"
    made = cache / _fingerprint(root, settings, words)
    if not _is_whole(made):
        fresh = root / "build" / f"engine-{os.getpid()}"
        shutil.rmtree(fresh, ignore_errors=True)
        try:
            for language in settings.languages:
                stage(root, settings, language, words[language.code], fresh / language.code)
                _run_engine(fresh / language.code / FILE)
                _clear(fresh / language.code)
            (fresh / _LIST).write_text("\n".join(_names_in(fresh)), encoding="utf-8")
            cache.mkdir(parents=True, exist_ok=True)
            shutil.rmtree(made, ignore_errors=True)
            _forget_old(cache)
            fresh.rename(made)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    return _collect(made, settings)


def stage(root: Path, settings: Settings, language: Language, words: Words, into: Path) -> None:
    """Write one language's folder for the engine: its settings, its prose, its frames."""
    docs = into / "docs"
    docs.mkdir(parents=True)
    content = root / settings.content
    for source in (settings.first.code, language.code):
        if (content / source).is_dir():
            shutil.copytree(content / source, docs, dirs_exist_ok=True)
    is_first = language == settings.first
    if is_first and (content / "assets").is_dir():
        shutil.copytree(content / "assets", docs / "assets", dirs_exist_ok=True)
    for depth in DEPTHS:
        _stage_frame(docs.joinpath(*"d" * depth))
    config = _engine_settings(root, settings, language, words, into)
    text = yaml.safe_dump(config, allow_unicode=True, sort_keys=False)
    (into / FILE).write_text(text, encoding="utf-8")


def _stage_frame(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    markers = {name: f"⟦{name}⟧" for name in (*_TEXT_SLOTS, "head")}
    front = yaml.safe_dump({**markers, "frame": True}, allow_unicode=True)
    (folder / "frame.md").write_text(f"---\n{front}---\n\n⟦body⟧\n", encoding="utf-8")


def _engine_settings(
    root: Path, settings: Settings, language: Language, words: Words, into: Path
) -> dict[str, object]:
    """The site's own settings, with what differs in this language laid over them."""
    here = root_of(language.code, settings.first.code)
    up = "../" if here else ""
    content = root / settings.content
    prose = prose_of(root, settings)
    local = content / "assets" / "local.css"
    return {
        "INHERIT": os.path.relpath(root / FILE, into),
        "site_name": language.site_name,
        "site_url": settings.site_url + here,
        "docs_dir": "docs",
        "site_dir": "site",
        "use_directory_urls": False,
        "theme": {"name": "langnghe", "language": language.code},
        "plugins": [],
        "nav": [],  # not None, which Zensical cannot read
        "extra_css": [f"{up}assets/local.css"] if local.is_file() else [],
        "extra": {
            "langnghe": {
                "language": language.code,
                "root": up,
                "site_name": language.site_name,
                "tagline": language.tagline or "",
                "owner": language.owner,
                "untranslated": _untranslated(content, settings, language),
                "report": settings.report or _guide(prose),
                "assets": f"{up}assets/langnghe",
                "foot": [{"key": key, "path": path} for key, path in _foot(prose)],
                "nav": [{"key": key, "path": path} for key, path in NAV],
                # Not `languages`, which the site's own file has: an engine may join two lists.
                "editions": [
                    {
                        "code": other.code,
                        "name": other.name,
                        "home": up + root_of(other.code, settings.first.code),
                        "url": settings.site_url + root_of(other.code, settings.first.code),
                        "untranslated": _untranslated(content, settings, other),
                    }
                    for other in settings.languages
                ],
                "words": dict(words.entries),
            }
        },
    }


def _guide(prose: list[str]) -> str:
    """Where mistakes are reported when the settings name no address."""
    return addresses.CORRECTIONS if addresses.CORRECTIONS in prose else addresses.CONTACTS


def _foot(prose: list[str]) -> list[tuple[str, str]]:
    """The links at every page's foot: the prose that there is, and the two lists beside it."""
    pages = [(path.removesuffix(".html"), path) for path in prose]
    return [
        *pages,
        ("brands", addresses.BRANDS),
        ("missing", addresses.MISSING),
        ("mistakes", addresses.MISTAKES),
    ]


def _untranslated(content: Path, settings: Settings, language: Language) -> list[str]:
    """The paths of prose that a language shows in the first language, for want of its own."""
    first, own = content / settings.first.code, content / language.code
    return [
        path.relative_to(first).with_suffix(".html").as_posix()
        for path in sorted(first.rglob("*.md"))
        if not (own / path.relative_to(first)).is_file()
    ]


def prose_of(root: Path, settings: Settings) -> list[str]:
    """The paths of the known pages of prose that the site has, at least in its first language."""
    folder = root / settings.content / settings.first.code
    return [path for path in PROSE if (folder / path).with_suffix(".md").is_file()]


def _run_engine(config_file: Path) -> None:
    # Imported here because a build whose frames are cached never needs the engine at all,
    # and importing it costs more than everything else such a build does.
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)  # audit judges the finished pages
    try:
        build(load_config(config_file=str(config_file)))
    except MkDocsException as error:
        raise EngineError(str(error)) from error


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
        for depth in DEPTHS:
            page = site.joinpath(*"d" * depth, "frame.html").read_text("utf-8")
            frames[language.code, depth] = Frame.cut(page)
        here = root_of(language.code, settings.first.code)
        for path in sorted(site.rglob("*")):
            name = path.relative_to(site).as_posix()
            # Scripts, styles and fonts are shared: the first language's serve them all.
            is_wanted = not here or name.endswith(".html")
            if path.is_file() and is_wanted and not _NOT_OURS.match(name):
                found.append(Artefact(here + name, path.read_bytes()))
    return Rendered(frames, tuple(found))


def _fingerprint(root: Path, settings: Settings, words: dict[str, Words]) -> str:
    """A name for all that the engine's output depends on."""
    digest = hashlib.sha256()
    for package in ("mkdocs", "mkdocs-material", "langnghe"):
        digest.update(version(package).encode())
    digest.update((root / FILE).read_bytes())
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
