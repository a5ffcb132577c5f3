"""What `mkdocs.yml` says about the site: its names, address, languages and publisher."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field

from langnghe.loading import read_file, read_yaml, shape
from langnghe.problems import Place, Problem, problem
from langnghe.records import FIRST_LANGUAGE, Part
from langnghe.records.values import Key, Line, Url, Whole, read_text, refuse

FILE = "mkdocs.yml"


def _read_report(value: object) -> str:
    """An https or mailto address: it stands behind a link on every page."""
    text = read_text(value)
    if not re.fullmatch(r"https://[^\s<>\"']+|mailto:[^@\s<>\"']+@[a-z0-9.-]+", text):
        refuse("E-URL-03", v=text)
    return text


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
Report = Annotated[str, BeforeValidator(_read_report)]


class Language(Part):
    """One language of the site. Names left out fall back to those of the first language."""

    code: Key  # a BCP 47 tag: vi, en, zh
    name: Name  # as its own speakers call it
    site_name: Name | None = None
    tagline: Name | None = None
    owner: Name | None = None


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
    tiles: Tiles | None = None
    tagline: Name | None = None
    report: Report | None = None  # None: the prose page `for-villages` says how to correct
    languages: tuple[Language, ...] = Field(min_length=1)


class _Extra(Part):
    model_config = ConfigDict(extra="ignore", frozen=True)
    langnghe: _Langnghe


class _MkdocsFile(Part):
    """The part of the engine's file that we read; everything else is the engine's own."""

    model_config = ConfigDict(extra="ignore", frozen=True)
    site_name: Name
    site_url: Url
    docs_dir: Line = "content"
    extra: _Extra


@dataclass(frozen=True)
class Settings:
    """A site's settings, complete. `site_url` ends in a slash; `report` is an address or None."""

    site_url: str
    content: str
    report: str | None
    languages: tuple[Language, ...]
    tiles: Tiles | None = None

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
    file, wrong = shape(document, _MkdocsFile)
    if file is None:
        return None, problems + wrong
    ours = file.extra.langnghe
    languages = tuple(_complete(language, file) for language in ours.languages)
    url = file.site_url.rstrip("/") + "/"
    return Settings(url, file.docs_dir, ours.report, languages, ours.tiles), problems


def _complete(language: Language, file: _MkdocsFile) -> Language:
    ours = file.extra.langnghe
    return language.model_copy(
        update={
            "site_name": language.site_name or file.site_name,
            "tagline": language.tagline or ours.tagline,
            "owner": language.owner or ours.owner,
        }
    )
