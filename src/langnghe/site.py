"""The whole road on one page: records → catalogue → artefacts → the published site."""

import datetime
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from langnghe import addresses
from langnghe.artefacts import Artefact
from langnghe.audit import audit
from langnghe.catalogue import Catalogue
from langnghe.checking import check, check_content, check_words
from langnghe.covers import draw_covers
from langnghe.exports import write_exports
from langnghe.frames import EngineError, Rendered, prose_of, render
from langnghe.loading import Finder, load
from langnghe.pages import OwnTemplateError, Room, plan, write_pages
from langnghe.photos import check_photos, sizes, write_photos
from langnghe.problems import Problem, stops_the_site
from langnghe.progress import Unwatched, Watch
from langnghe.publishing import publish
from langnghe.settings import Settings, read_settings
from langnghe.units import load_units
from langnghe.words import Words, read_words


@dataclass(frozen=True)
class Result:
    """What a build or a check came to."""

    problems: tuple[Problem, ...]
    settings: Settings | None = None  # None where they cannot be read
    is_published: bool = False
    pages: int = 0  # of records and lists, in all languages
    written: int = 0  # files; 0 when the site was as it should be
    removed: int = 0


def build(
    root: Path,
    site: Path,
    *,
    today: datetime.date | None = None,
    is_strict: bool = False,
    watch: Watch | None = None,
) -> Result:
    """Publish the site under `root` into the folder `site`, or say why it stays as it was."""
    watch = watch or Unwatched()
    settings, catalogue, problems = read(root, today=today, watch=watch)
    if settings is None or catalogue is None or stops_the_site(problems, strict=is_strict):
        return Result(tuple(problems), settings)
    words = words_of(root, settings)
    watch.stage("frames")
    try:
        rendered = render(root, settings, words)
    except EngineError as error:
        return Result((*problems, error.found), settings)
    own_templates = root / settings.content / "templates"
    prose = frozenset(prose_of(root, settings))
    room = Room(settings, catalogue, words, sizes(root, catalogue), prose, own_templates)
    promised = {page.address for page in plan(room)}
    watch.stage("pages", len(promised))
    try:
        outcome = publish(
            _watched(artefacts(root, room, rendered), watch),
            site,
            root / ".cache",
            judge=lambda fresh: audit(fresh, promised),
        )
    except OwnTemplateError as error:
        return Result((*problems, error.found), settings)
    return Result(
        (*problems, *outcome.problems),
        settings,
        is_published=not outcome.problems,
        pages=len(promised),
        written=outcome.written,
        removed=outcome.removed,
    )


def read(
    root: Path, *, today: datetime.date | None = None, watch: Watch | None = None
) -> tuple[Settings | None, Catalogue | None, list[Problem]]:
    """The settings and the catalogue of the site under `root`, with every problem of both."""
    watch = watch or Unwatched()
    settings, problems = read_settings(root)
    if settings is None:
        return None, None, problems
    watch.stage("load")
    loaded = load(root, settings.further)
    watch.stage("check")
    finder = Finder(root)
    catalogue, found = check(loaded, load_units(), finder, today=today or day_of_build())
    found += check_photos(root, catalogue, finder)
    found += check_words(root, settings)
    found += check_content(root, settings)
    return settings, catalogue, sorted([*problems, *found])


def artefacts(root: Path, room: Room, rendered: Rendered) -> Iterator[Artefact]:
    """Everything the site consists of, one file at a time."""
    yield from rendered.files
    for page in write_pages(room):
        address = addresses.root_of(page.language, room.settings.first.code) + page.path
        yield Artefact(address, rendered.hang(page).encode())
    yield from draw_covers(room.catalogue)
    yield from write_photos(root, room.catalogue)
    listed = [page.url for page in plan(room) if page.is_indexed]
    listed += [room.settings.site_url + quote(address) for address in rendered.prose]
    yield from write_exports(room.settings.site_url, listed)


def words_of(root: Path, settings: Settings) -> dict[str, Words]:
    """The interface words of every language of the site."""
    own = root / settings.content / "words"
    first = settings.first.code
    return {
        language.code: read_words(language.code, first=first, own=own)
        for language in settings.languages
    }


def day_of_build() -> datetime.date:
    """The day that expiry is judged on: today, or SOURCE_DATE_EPOCH for a repeatable build."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        return datetime.datetime.fromtimestamp(int(epoch), tz=datetime.UTC).date()
    return datetime.datetime.now(tz=datetime.UTC).astimezone().date()


def _watched(made: Iterator[Artefact], watch: Watch) -> Iterator[Artefact]:
    for artefact in made:
        yield artefact
        if artefact.address.endswith(".html"):
            watch.advance()
