"""The whole road on one page: records → catalogue → jobs → the published site."""

import datetime
import os
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from contextlib import closing, nullcontext
from dataclasses import dataclass, field
from functools import cache, partial
from importlib.metadata import version
from importlib.resources import as_file, files
from pathlib import Path

from langnghe import addresses
from langnghe.artefacts import Artefact, Job, Page, digest, joined
from langnghe.audit import UNSEEN, Seen, look, look_inside
from langnghe.brands import BrandRoom, brand_jobs, develop_logos
from langnghe.cards import CardJob, card_jobs, prepare_drawings
from langnghe.catalogue import NOBODY, Agreed, Catalogue
from langnghe.checking import check_content, check_words
from langnghe.covers import cover_jobs
from langnghe.exports import (
    Data,
    DataRoom,
    data_of,
    feed_jobs,
    manifest_jobs,
    record_jobs,
    sitemap_jobs,
)
from langnghe.frames import (
    EngineError,
    Rendered,
    prose_of,
    read_prose,
    render,
    told_at_its_source,
    told_prose,
)
from langnghe.gathering import Gathered, gather
from langnghe.loading import VILLAGES, Folder, read_registers, record_file
from langnghe.loading.private import read_private
from langnghe.maps import MapRoom, map_jobs, places_job
from langnghe.pages import (
    OwnTemplateError,
    Room,
    Telling,
    browser_knows,
    card_sets,
    filters_know,
    listed,
    page_jobs,
    signs,
)
from langnghe.photos import develop_photos, open_photo, photo_jobs, pictures_of
from langnghe.plans import Plan, with_texts
from langnghe.problems import Place, Problem, problem, stops_the_site
from langnghe.progress import Unwatched, Watch
from langnghe.publishing import Publication
from langnghe.search import Index, Searched, SitePage, index_of
from langnghe.settings import Settings, read_settings
from langnghe.signposts import SignRoom, signpost_jobs
from langnghe.store import Memory
from langnghe.turns import one_at_a_time
from langnghe.units import load_units
from langnghe.words import Words, read_words
from langnghe.workers import Meanwhile, seldom_swept


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
    touched: Collection[Folder] | None = None,
    contacts: Path | None = None,
) -> Result:
    """Publish the site under `root` into the folder `site`, or say why it stays as it was.

    Whoever builds again and again hands over the same `memory` each time. Whoever watches the
    files says in which folders of records alone anything has been `touched` since the last build
    with this memory; None: anything may have been, anywhere. `contacts` is a private file of how
    persons are reached; whoever watches has none.
    """
    watch, today = watch or Unwatched(), today or day_of_build()
    with (
        one_at_a_time(root / ".cache", watch),
        seldom_swept(),
        nullcontext(memory) if memory else closing(Memory()) as stores,
        closing(
            Publication(site, root / ".cache", stores, is_ours_alone=touched is not None)
        ) as publication,
    ):
        # Taken even where it is of no use: what is kept must be of the build before.
        known = stores.take(Plan)
        plan = (
            known and touched is not None and known.after(touched, root, today, watch)
        ) or _think_out(root, today, stores, watch, is_strict=is_strict, contacts=contacts)
        if isinstance(plan, Result):
            return plan
        stores.keep(plan)
        problems = tuple(plan.problems)
        if stops_the_site(problems, strict=is_strict):
            return Result(problems, plan.settings)
        try:
            outcome = publication.publish(plan.jobs, _Finisher(plan.rendered, plan.room), watch)
        except OwnTemplateError as error:
            return Result((*problems, error.found), plan.settings)
    # A page of prose may stand in two languages.
    astray = {told_at_its_source(root, plan.settings, found) for found in outcome.problems}
    return Result(
        (*problems, *sorted(astray)),
        plan.settings,
        is_published=not outcome.problems,
        pages=len(plan.room.paths) * len(plan.settings.languages),
        written=outcome.written,
        removed=outcome.removed,
    )


def _think_out(
    root: Path,
    today: datetime.date,
    memory: Memory,
    watch: Watch,
    *,
    is_strict: bool,
    contacts: Path | None,
) -> Plan | Result:
    """The plan of the site, or what keeps it from having one."""
    settings, gathered, aside = _read(root, today, memory, watch)
    agreed = NOBODY
    if contacts and gathered:
        agreed, found = agreed_in(contacts, root, gathered.catalogue)
        aside = [*aside, *found]
    problems = sorted([*aside, *(gathered.problems if gathered else ())])
    if settings is None or gathered is None or stops_the_site(problems, strict=is_strict):
        return Result(tuple(problems), settings)
    words = words_of(root, settings)
    try:
        # The engine uses one core and nothing of the records; pictures are made beside it.
        with closing(Meanwhile(partial(render, root, settings, words))) as engine:
            room = room_of(root, settings, gathered.catalogue, words, agreed)
            cards = [CardJob(*one) for one in card_sets(room)]
            develop_photos(root, gathered.catalogue, watch)
            develop_logos(root, gathered.catalogue, watch)
            prepare_drawings(cards, root, watch)
            watch.stage("frames")
            rendered = engine.result()
        watch.stage("plan")
        thought_out = tuple(jobs_of(root, room, rendered, cards))
    except (EngineError, OwnTemplateError) as error:
        return Result((*problems, error.found), settings)
    texts = gathered.texts
    jobs = tuple(with_texts(job, texts) for job in thought_out)
    index = _index_of(root, room, rendered, texts, memory=memory, watch=watch)
    data = _data_of(root, room, texts, memory=memory, watch=watch)
    return Plan(
        root, settings, tuple(aside), gathered, rendered, room, thought_out, jobs, index, data
    )


def read(
    root: Path, *, today: datetime.date | None = None, watch: Watch | None = None
) -> tuple[Settings | None, Catalogue | None, list[Problem]]:
    """The settings and the catalogue of the site under `root`, with every problem of both."""
    watch, today = watch or Unwatched(), today or day_of_build()
    with one_at_a_time(root / ".cache", watch), seldom_swept():
        settings, gathered, problems = _read(root, today, Memory(), watch)
    if gathered is None:
        return settings, None, problems
    return settings, gathered.catalogue, sorted([*problems, *gathered.problems])


def _read(
    root: Path, today: datetime.date, memory: Memory, watch: Watch
) -> tuple[Settings | None, Gathered | None, list[Problem]]:
    """The settings and the records, with the problems of the settings, the words and the prose."""
    settings, problems = read_settings(root)
    if settings is None:
        return None, None, problems
    gathered = gather(
        root,
        settings.further,
        load_units(),
        today=today,
        edition=program(),
        memory=memory,
        watch=watch,
        content=settings.content,
    )
    return (
        settings,
        gathered,
        [*problems, *check_words(root, settings), *check_content(root, settings)],
    )


def room_of(
    root: Path,
    settings: Settings,
    catalogue: Catalogue,
    words: dict[str, Words],
    agreed: Agreed = NOBODY,
) -> Room:
    """All that pages are made from."""
    brands = BrandRoom(root, settings, catalogue, words)
    return Room(
        settings,
        catalogue,
        words,
        pictures_of(catalogue),
        frozenset(prose_of(root, settings)),
        root / settings.content / "templates",
        lambda outline: len(brands.pack(outline)),
        agreed,
    )


def agreed_in(path: Path, root: Path, catalogue: Catalogue) -> tuple[Agreed, list[Problem]]:
    """What persons agreed to have shown, and which ways of the records stay empty."""
    registers, _ = read_registers(root)
    shown, problems = read_private(path, registers, catalogue.today)
    agreed = Agreed(shown)
    ended = {dict(found.values).get("ref") for found in problems}
    for village in catalogue.villages:
        for way in village.reach:
            if not agreed.has(way) and way.consent not in ended:
                here = Place(record_file(VILLAGES, village.id))
                problems.append(problem(here, "W-CON-06", ref=way.consent, kind=way.type.value))
    return agreed, problems


def jobs_of(root: Path, room: Room, rendered: Rendered, cards: Iterable[CardJob]) -> Iterator[Job]:
    """Everything the site consists of."""
    edition = _edition(room, rendered)
    promised: list[str] = []
    own = record_jobs(_data_room(room))
    for job in (
        # First what takes longest, so that no core waits for another's last job.
        *map_jobs(_map_room(room)),
        *(
            joined(job, own[job.name]) if job.name in own else job
            for job in page_jobs(room, edition)
        ),
        *cover_jobs(room.catalogue, program()),
        *photo_jobs(root, room.catalogue),
        *brand_jobs(BrandRoom(root, room.settings, room.catalogue, room.words), edition),
        *card_jobs(cards, root, open_photo(root, room.catalogue), program()),
        *signpost_jobs(_sign_room(room)),
    ):
        promised += job.addresses
        yield job
    yield from _export_jobs(root, room, rendered)
    yield Job(
        name="engine",
        # Its prose may lead to any page, and must be looked at again when one comes or goes.
        made_from=digest(edition, *promised),
        addresses=tuple(artefact.address for artefact in rendered.files),
        make=lambda: rendered.files,
    )


def _index_of(
    root: Path,
    room: Room,
    rendered: Rendered,
    texts: Mapping[str, bytes],
    *,
    memory: Memory,
    watch: Watch,
) -> Index:
    """The search index; what is kept of it lies beside what is kept of the records."""
    edition = digest(_edition(room, rendered), repr(room.roots)).hex()
    languages = {language.code: room.telling(language) for language in room.settings.languages}
    searched = Searched(
        catalogue=room.catalogue,
        speakers=languages,
        pages={code: _site_pages(root, room, telling) for code, telling in languages.items()},
        told={code: browser_knows(telling) for code, telling in languages.items()},
        browsed={code: filters_know(telling) for code, telling in languages.items()},
        edition=edition,
    )
    known = memory.open(root / ".cache" / "search.db", edition)
    postings = memory.open(root / ".cache" / "postings.db", edition)
    return index_of(searched, texts, known, postings, watch)


def _data_of(
    root: Path, room: Room, texts: Mapping[str, bytes], *, memory: Memory, watch: Watch
) -> Data:
    """The data for others; its rows are kept beside the search index."""
    data_room = _data_room(room)
    known = memory.open(root / ".cache" / "data.db", data_room.edition)
    kept = memory.open(root / ".cache" / "rows.db", data_room.edition)
    return data_of(data_room, texts, known, kept, watch)


def _data_room(room: Room) -> DataRoom:
    maps = _map_room(room)
    speakers = {language.code: room.telling(language) for language in room.settings.languages}
    return DataRoom(room.settings, room.catalogue, speakers, maps.edition, places_job(maps))


def _site_pages(root: Path, room: Room, telling: Telling) -> list[SitePage]:
    """The pages that gather, then those of prose, in one language."""
    prose = read_prose(root, room.settings, telling.language.code)
    return [
        *(SitePage(*sign) for sign in signs(telling)),
        *(SitePage(page.path, page.title, page.description, text=page.text) for page in prose),
    ]


def _map_room(room: Room) -> MapRoom:
    edition = digest(program(), repr(room.settings), *_said(room.words)).hex()
    return MapRoom(room.settings, room.catalogue, room.words, edition)


def _sign_room(room: Room) -> SignRoom:
    edition = digest(program(), repr(room.settings), *_said(room.words)).hex()
    return SignRoom(room.settings, room.catalogue, room.words, edition)


def _export_jobs(root: Path, room: Room, rendered: Rendered) -> Iterator[Job]:
    settings, catalogue = room.settings, room.catalogue
    prose = told_prose(root, settings, rendered)
    yield from sitemap_jobs(settings, catalogue, listed(room), prose, program())
    yield from feed_jobs(settings, catalogue, room.words, program())
    files = {one.address: one.content for one in rendered.files}
    yield from manifest_jobs(settings, files, program())


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


# Packages that decide what is printed, found or drawn.
_MATTERING = (
    "babel",
    "jinja2",
    "nh3",
    "phonenumbers",
    "pi-heif",
    "pillow",
    "pydantic",
    "resvg-py",
    "segno",
)


@cache
def program() -> str:
    """A fingerprint of the program: what it made before it changed is made again."""
    with as_file(files("langnghe")) as package:
        found = [
            path.relative_to(package).as_posix().encode() + path.read_bytes()
            for path in sorted(package.rglob("*"))
            if path.is_file() and path.suffix != ".pyc"
        ]
    beside = [version(name) for name in _MATTERING]
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
