"""The whole road on one page: records → catalogue → jobs → the published site."""

import datetime
import os
from collections.abc import Collection, Container
from contextlib import closing, nullcontext
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from langnghe import addresses
from langnghe.artefacts import Artefact, Page
from langnghe.assembly import data_of_site, index_of_site, jobs_of, program, room_of, words_of
from langnghe.audit import UNSEEN, Seen, look, look_inside
from langnghe.brands import develop_logos
from langnghe.cards import CardJob, prepare_drawings
from langnghe.catalogue import NOBODY, Agreed, Catalogue
from langnghe.checking import check_content, check_words
from langnghe.frames import (
    EngineError,
    Rendered,
    render,
    told_at_its_source,
)
from langnghe.gathering import Gathered, gather
from langnghe.loading import VILLAGES, Folder, read_registers, record_file
from langnghe.loading.private import read_private
from langnghe.pages import (
    OwnTemplateError,
    Room,
    card_sets,
)
from langnghe.photos import develop_photos
from langnghe.plans import Plan, with_texts
from langnghe.problems import Place, Problem, problem, stops_the_site
from langnghe.progress import Unwatched, Watch
from langnghe.publishing import Publication
from langnghe.settings import Settings, read_settings
from langnghe.store import Memory
from langnghe.turns import one_at_a_time
from langnghe.units import load_units
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
    index = index_of_site(root, room, rendered, texts, memory=memory, watch=watch)
    data = data_of_site(root, room, texts, memory=memory, watch=watch)
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


def day_of_build() -> datetime.date:
    """The day that expiry is judged on: today, or SOURCE_DATE_EPOCH for a repeatable build."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        return datetime.datetime.fromtimestamp(int(epoch), tz=datetime.UTC).date()
    return datetime.datetime.now(tz=datetime.UTC).astimezone().date()
