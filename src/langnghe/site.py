"""The whole road on one page: records → catalogue → jobs → the published site."""

import datetime
import os
from collections.abc import Container, Iterator
from contextlib import closing, nullcontext
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from importlib.resources import as_file, files
from pathlib import Path

from langnghe import addresses
from langnghe.artefacts import Artefact, Job, Page, digest
from langnghe.audit import UNSEEN, Seen, look, look_inside
from langnghe.catalogue import Catalogue
from langnghe.checking import check_content, check_words
from langnghe.covers import cover_jobs
from langnghe.exports import export_job
from langnghe.frames import EngineError, Rendered, prose_of, render
from langnghe.gathering import gather
from langnghe.maps import MapRoom, map_jobs
from langnghe.pages import OwnTemplateError, Room, page_jobs
from langnghe.photos import photo_jobs, published_sizes
from langnghe.problems import Problem, stops_the_site
from langnghe.progress import Unwatched, Watch
from langnghe.publishing import Publication
from langnghe.settings import Settings, read_settings
from langnghe.store import Memory
from langnghe.turns import one_at_a_time
from langnghe.units import load_units
from langnghe.words import Words, read_words
from langnghe.workers import seldom_swept


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
    memory: Memory | None = None,
) -> Result:
    """Publish the site under `root` into the folder `site`, or say why it stays as it was.

    Whoever builds again and again hands over the same `memory` each time.
    """
    watch = watch or Unwatched()
    with (
        one_at_a_time(root / ".cache", watch),
        seldom_swept(),
        nullcontext(memory) if memory else closing(Memory()) as stores,
        closing(Publication(site, root / ".cache", stores)) as publication,
    ):
        settings, catalogue, problems = _read(root, today, stores, watch)
        if settings is None or catalogue is None or stops_the_site(problems, strict=is_strict):
            return Result(tuple(problems), settings)
        words = words_of(root, settings)
        watch.stage("frames")
        try:
            rendered = render(root, settings, words)
            room = room_of(root, settings, catalogue, words)
            watch.stage("plan")
            jobs = list(jobs_of(root, room, rendered))
            outcome = publication.publish(jobs, _Finisher(rendered, room), watch)
        except (EngineError, OwnTemplateError) as error:
            return Result((*problems, error.found), settings)
    return Result(
        (*problems, *outcome.problems),
        settings,
        is_published=not outcome.problems,
        pages=len(room.paths) * len(settings.languages),
        written=outcome.written,
        removed=outcome.removed,
    )


def read(
    root: Path, *, today: datetime.date | None = None, watch: Watch | None = None
) -> tuple[Settings | None, Catalogue | None, list[Problem]]:
    """The settings and the catalogue of the site under `root`, with every problem of both."""
    watch = watch or Unwatched()
    with one_at_a_time(root / ".cache", watch), seldom_swept():
        return _read(root, today, Memory(), watch)


def _read(
    root: Path, today: datetime.date | None, memory: Memory, watch: Watch
) -> tuple[Settings | None, Catalogue | None, list[Problem]]:
    settings, problems = read_settings(root)
    if settings is None:
        return None, None, problems
    catalogue, found = gather(
        root,
        settings.further,
        load_units(),
        today=today or day_of_build(),
        edition=program(),
        memory=memory,
        watch=watch,
    )
    found += check_words(root, settings)
    found += check_content(root, settings)
    return settings, catalogue, sorted([*problems, *found])


def room_of(root: Path, settings: Settings, catalogue: Catalogue, words: dict[str, Words]) -> Room:
    """All that pages are made from."""
    return Room(
        settings,
        catalogue,
        words,
        published_sizes(catalogue),
        frozenset(prose_of(root, settings)),
        root / settings.content / "templates",
    )


def jobs_of(root: Path, room: Room, rendered: Rendered) -> Iterator[Job]:
    """Everything the site consists of."""
    edition = _edition(room, rendered)
    promised: list[str] = []
    for job in (
        *page_jobs(room, edition),
        *cover_jobs(room.catalogue, program()),
        *photo_jobs(root, room.catalogue),
        *map_jobs(_map_room(room)),
    ):
        promised += job.addresses
        yield job
    yield _export_job(room, rendered)
    yield Job(
        name="engine",
        # Its prose may lead to any page, and must be looked at again when one comes or goes.
        made_from=digest(edition, *promised),
        addresses=tuple(artefact.address for artefact in rendered.files),
        make=lambda: rendered.files,
    )


def _map_room(room: Room) -> MapRoom:
    edition = digest(program(), repr(room.settings), *_said(room.words)).hex()
    return MapRoom(room.settings, room.catalogue, room.words, edition)


def _export_job(room: Room, rendered: Rendered) -> Job:
    settings = room.settings
    listed = [path for path, is_indexed in room.paths if is_indexed]
    # A home page is its folder.
    named = ["" if path == addresses.HOME else path for path in listed]
    pages = [root + name for root in room.roots for name in named]
    return export_job(settings.site_url, [*pages, *rendered.prose], program())


@dataclass(frozen=True)
class _Finisher:
    """Hangs pages in their frames, and looks at them."""

    rendered: Rendered
    room: Room
    _known: set[tuple[str, int]] = field(default_factory=set)

    def finish(self, made: Artefact | Page, promised: Container[str]) -> tuple[Artefact, Seen]:
        if isinstance(made, Page):
            return self._hang(made, promised)
        is_page = made.address.endswith(".html")
        seen = look(made.address, made.content.decode(), promised) if is_page else UNSEEN
        return made, seen

    def _hang(self, page: Page, promised: Container[str]) -> tuple[Artefact, Seen]:
        """A frame is looked at with the first page in it; of the next, only what they bring."""
        root = addresses.root_of(page.language, self.room.settings.first.code)
        address, text = root + page.path, self.rendered.hang(page)
        frame = page.language, addresses.depth(page.path)
        if frame in self._known and not self.room.has_own_templates:
            seen = look_inside(address, page, promised)
        else:
            self._known.add(frame)
            seen = look(address, text, promised)
        return Artefact(address, text.encode()), seen


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


@cache
def program() -> str:
    """A fingerprint of the program: what it made before it changed is made again."""
    with as_file(files("langnghe")) as package:
        found = [
            path.relative_to(package).as_posix().encode() + path.read_bytes()
            for path in sorted(package.rglob("*"))
            if path.is_file() and path.suffix != ".pyc"
        ]
    beside = [
        version(name)
        for name in (
            "babel",
            "jinja2",
            "nh3",
            "phonenumbers",
            "pillow",
            "pydantic",
        )
    ]
    return digest(*found, *beside).hex()


def _edition(room: Room, rendered: Rendered) -> str:
    """A fingerprint of all that any page depends on besides the records."""
    own = sorted(room.own_templates.rglob("*")) if room.own_templates.is_dir() else []
    templates = [path.name.encode() + path.read_bytes() for path in own if path.is_file()]
    words = _said(room.words)
    # Frames hold the settings that a page shows; what it is made with from them stands beside.
    stated = repr((room.settings, sorted(room.prose)))
    return digest(program(), rendered.fingerprint, stated, *words, *templates).hex()


def _said(words: dict[str, Words]) -> list[str]:
    return [repr(sorted(one.entries.items())) for one in words.values()]
