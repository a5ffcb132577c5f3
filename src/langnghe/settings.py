"""What `mkdocs.yml` says about the site: its names, address, languages and publisher."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field

from langnghe.loading import Document, Tree, line_of, read_file, read_yaml, shape
from langnghe.problems import Place, Problem, problem
from langnghe.records import FIRST_LANGUAGE, Part
from langnghe.records.values import Key, Line, Url, Whole, read_text, refuse

FILE = "mkdocs.yml"
OURS = "langnghe"  # the plugin, and the theme
_TAKEN_FOLDERS = {"", ".", "..", "villages", "products", "site", "build", ".cache"}


def _read_report(value: object) -> str:
    """An https or mailto address: it stands behind a link on every page."""
    text = read_text(value)
    if not re.fullmatch(r"https://[^\s<>\"']+|mailto:[^@\s<>\"']+@[a-z0-9.-]+", text):
        better = re.sub("^http:", "https:", text) if text.startswith("http:") else f"mailto:{text}"
        is_meant = re.fullmatch(r"https://[^\s<>\"']+|mailto:[^@:\s<>\"']+@[a-z0-9.-]+", better)
        refuse("E-URL-03", v=text, better=better if is_meant else "")
    return text


def _without_query(address: str) -> str:
    """Pages are added to it: what follows ? or # would end up in the middle of theirs."""
    bare = re.split("[?#]", address)[0]
    if bare != address:
        refuse("E-URL-02", v=address, better=bare)
    return address


def _without_marks(text: str) -> str:
    """The frames are cut at ⟦…⟧; a name is printed in each of them."""
    if "⟦" in text:
        refuse("E-TEXT-01", value="⟦")
    return text


_TILES = re.compile(
    r"(https://[a-z0-9]([a-z0-9.-]*[a-z0-9])?)(/(?:[\w.~/-]|\{z\}|\{x\}|\{y\})*)", re.ASCII
)
_FARTHEST, _NEAREST = 7, 16  # from which zoom on a site's own tiles may be shown


def _read_tiles(value: object) -> str:
    """The address of a tile. It goes into the policy of every page, and so is read strictly."""
    text = read_text(value)
    is_whole = all(part in text for part in ("{z}", "{x}", "{y}"))
    if not (is_whole and _TILES.fullmatch(text)):
        refuse("E-MAP-02", v=text)
    return text


def _bounded_zoom(zoom: int) -> int:
    if not _FARTHEST <= zoom <= _NEAREST:
        refuse("E-MAP-03", v=str(zoom), least=str(_FARTHEST), most=str(_NEAREST))
    return zoom


Name = Annotated[Line, AfterValidator(_without_marks)]
SiteUrl = Annotated[Url, AfterValidator(_without_query)]
Report = Annotated[str, BeforeValidator(_read_report)]


class Language(Part):
    """One language of the site. Names left out fall back to those of the first language."""

    code: Key  # a BCP 47 tag: vi, en, zh
    name: Name  # as its own speakers call it
    site_name: Name | None = None
    tagline: Name | None = None
    owner: Name | None = None
    short_name: Name | None = None  # below the site's icon on a phone; None: the whole name


class SocialCards(StrEnum):
    """Which images stand for pages where they are passed on."""

    OWN = "own"  # one for each record
    SHARED = "shared"  # one for each craft and province
    NONE = "none"


class DataLicence(StrEnum):
    """Under what the site's data may be used further; open licences by their SPDX names."""

    CC0 = "CC0-1.0"
    CC_BY = "CC-BY-4.0"
    CC_BY_SA = "CC-BY-SA-4.0"
    ODBL = "ODbL-1.0"

    @property
    def url(self) -> str:
        """Where its text stands."""
        return _LICENCES[self]


_LICENCES = {
    DataLicence.CC0: "https://creativecommons.org/publicdomain/zero/1.0/",
    DataLicence.CC_BY: "https://creativecommons.org/licenses/by/4.0/",
    DataLicence.CC_BY_SA: "https://creativecommons.org/licenses/by-sa/4.0/",
    DataLicence.ODBL: "https://opendatacommons.org/licenses/odbl/1-0/",
}


class Tiles(Part):
    """Pictures of a map from another host, which are off unless a site names them."""

    address: Annotated[str, BeforeValidator(_read_tiles)]  # with {z}, {x} and {y}
    credit: Name  # what their owner wants said
    from_zoom: Annotated[Whole, AfterValidator(_bounded_zoom)]

    @property
    def host(self) -> str:
        """https://tiles.example.org."""
        return "/".join(self.address.split("/")[:3])


class _Langnghe(Part):
    owner: Name
    social_cards: SocialCards | None = None  # None: their own, unless there are very many records
    tiles: Tiles | None = None
    data_licence: DataLicence | None = None  # None: nobody has said; the law's own rules hold
    tagline: Name | None = None
    short_name: Name | None = None
    report: Report | None = None  # None: the prose page `for-villages` says how to correct
    languages: tuple[Language, ...] = Field(min_length=1)


class _Extra(Part):
    model_config = ConfigDict(extra="ignore", frozen=True)
    langnghe: _Langnghe


class _MkdocsFile(Part):
    """The part of the engine's file that we read; everything else is the engine's own."""

    model_config = ConfigDict(extra="ignore", frozen=True)
    site_name: Name
    site_url: SiteUrl
    docs_dir: Line = "content"
    extra: _Extra


@dataclass(frozen=True)
class Settings:
    """A site's settings, complete. `site_url` ends in a slash; `report` is an address or None."""

    site_url: str
    content: str
    report: str | None
    languages: tuple[Language, ...]
    files: tuple[str, ...] = field(default=(FILE,))  # this one, and those it inherits from
    social_cards: SocialCards | None = None  # None: what fits the number of records
    tiles: Tiles | None = None
    data_licence: DataLicence | None = None  # None: the publisher has named none

    @property
    def first(self) -> Language:
        return self.languages[0]

    @property
    def further(self) -> tuple[str, ...]:
        """The codes of the languages that records are translated into."""
        codes = (language.code for language in self.languages)
        return tuple(code for code in codes if code != FIRST_LANGUAGE)


def read_settings(root: Path) -> tuple[Settings | None, list[Problem]]:
    """The settings of the site under `root`, or why they cannot be used."""
    path = root / FILE
    if not path.is_file():
        return None, [problem(Place(FILE), "E-FILE-02", file=FILE)]
    document, problems = read_yaml(read_file(path), FILE, is_ours=True)
    if document is None:
        return None, problems
    bases, wrong = _read_bases(root, document)
    problems += wrong
    file, wrong = shape(document, _MkdocsFile)
    if file is None:
        return None, problems + wrong
    problems += _check_folder(root, document, file.docs_dir)
    problems += _check_engine(document)
    ours = file.extra.langnghe
    languages = tuple(_complete(language, file) for language in ours.languages)
    url = file.site_url.rstrip("/") + "/"
    files = (FILE, *bases)
    settings = Settings(
        url,
        file.docs_dir,
        ours.report,
        languages,
        files=files,
        social_cards=ours.social_cards,
        tiles=ours.tiles,
        data_licence=ours.data_licence,
    )
    return settings, problems


def _read_bases(root: Path, document: Document) -> tuple[list[str], list[Problem]]:
    """The files that the engine reads before this one, and what it would stumble over in them."""
    bases: list[str] = []
    while "INHERIT" in document.data:
        found = _base(root, document, (FILE, *bases))
        if isinstance(found, Problem):
            return bases, [found]
        bases.append(found)
        read, problems = read_yaml(read_file(root / found), found, is_ours=True)
        if read is None or problems:
            return bases, problems
        document = read
    return bases, []


def _base(root: Path, document: Document, met: tuple[str, ...]) -> str | Problem:
    """The file that a file inherits from, from the site's root."""
    here, typed = document.place(("INHERIT",)), document.data["INHERIT"]
    if not isinstance(typed, str):
        return problem(here, "E-TYPE-01")
    if not typed.strip():
        return problem(here, "E-REQ-02")
    name = posixpath.normpath(posixpath.join(posixpath.dirname(document.file), typed.strip()))
    if name.startswith(("/", "../")) or "\0" in name:
        return problem(here, "E-PATH-02", case="base", f=typed)
    if name in met:
        return problem(here, "E-FILE-05", chain=" → ".join((*met, name)))
    if (root / name).is_symlink() or not (root / name).is_file():
        return problem(here, "E-FILE-01", file=name)
    return name


def _check_folder(root: Path, document: Document, folder: str) -> Iterator[Problem]:
    """The prose has a folder of its own within the site's, or none at all."""
    name = posixpath.normpath(folder)
    path = root / name
    is_apart = not name.startswith("/") and name.split("/")[0] not in _TAKEN_FOLDERS
    if not is_apart or (path.exists() and not path.is_dir()):
        yield problem(document.place(("docs_dir",)), "E-PATH-02", case="content", f=folder)


def _check_engine(document: Document) -> Iterator[Problem]:
    """Plugins and themes of others, which are in vain: pages are made past them."""
    plugins = document.data.get("plugins", [])
    for number, name in enumerate(_names(plugins)):
        if name != OURS:
            place = document.place(("plugins", number)) if isinstance(plugins, list) else None
            place = place or document.place(("plugins",))
            yield problem(place, "W-SITE-02", name=name)
    theme = document.data.get("theme", OURS)
    path = ("theme", "name") if isinstance(theme, dict) else ("theme",)
    if (name := document.at(path)) and name != OURS:
        yield problem(document.place(path), "W-SITE-02", name=name, line=line_of(path, OURS))


def _names(plugins: Tree) -> Iterator[str]:
    """The names of plugins, each alone or with settings of its own."""
    if isinstance(plugins, str):
        yield from [plugins] if plugins.strip() else []
        return
    for one in plugins:
        yield from [one] if isinstance(one, str) else map(str, one)


def _short_name(language: Language, file: _MkdocsFile) -> str | None:
    """The site's own, but never beside a whole name in another language."""
    return None if language.site_name else file.extra.langnghe.short_name


def _complete(language: Language, file: _MkdocsFile) -> Language:
    ours = file.extra.langnghe
    return language.model_copy(
        update={
            "site_name": language.site_name or file.site_name,
            "tagline": language.tagline or ours.tagline,
            "owner": language.owner or ours.owner,
            "short_name": language.short_name or _short_name(language, file),
        }
    )
