"""Jobs → the published folder, which changes in whole or not at all.

Only what may have changed is made, in as many processes as there are cores, and only what did
change is written. It is written beside the old site and looked at there; then a few files are moved
in one by one, and for many the whole folder is changed for the new one. An interrupted build leaves
the old site.
"""

import hashlib
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from langnghe.artefacts import Artefact, Job
from langnghe.problems import Place, Problem, problem
from langnghe.progress import Watch
from langnghe.publishing.ledger import EDITION, Entry, changed_since, files_in, is_as_left
from langnghe.publishing.making import Finisher, Made, Workshop
from langnghe.publishing.swapping import MARK, NEW, beside, exchange, heal, is_ours, move_in
from langnghe.store import Memory, Row, Store
from langnghe.workers import Meanwhile, share_out

__all__ = ["MARK", "Finisher", "Outcome", "Publication"]

_MARK_TEXT = b"Made by langnghe; whatever is changed here is lost at the next build.\n"
_MARK = "mark"  # the job that makes the mark
_FEW = 1000  # files; moved in one by one within some hundredths of a second


@dataclass(frozen=True)
class Outcome:
    """What publishing did; with problems, nothing. The numbers are of files."""

    written: int
    kept: int
    removed: int
    problems: tuple[Problem, ...] = ()


class _Left(NamedTuple):
    """What this process published last."""

    entries: Mapping[str, Entry]

    def is_still_there(self, target: Path, entries: Mapping[str, Entry]) -> bool:
        """Whether nobody has published since (`entries` are the ledger's) or changed the folder."""
        return entries is self.entries and is_as_left(target / MARK, entries[_MARK].files[MARK])


class Publication:
    """The publishing of one folder; what lies there is looked at while the jobs are thought of.

    `cache` is a folder for what was published last. Of a folder that `is_ours_alone`, what this
    process left there is taken to be there still. Raises OSError when the disk refuses; the old
    site stands then.
    """

    def __init__(
        self, target: Path, cache: Path, memory: Memory, *, is_ours_alone: bool = False
    ) -> None:
        self._target = target.absolute()
        self._target.parent.mkdir(parents=True, exist_ok=True)
        heal(self._target)
        name = hashlib.sha256(str(self._target).encode()).hexdigest()[:12]
        self._ledger: Store[Entry] = memory.open(cache / f"published-{name}.db", EDITION)
        self._fresh = beside(self._target, NEW)
        self._memory, self._is_as_left = memory, False
        left = memory.take(_Left)
        if left and left.is_still_there(self._target, self._ledger.heads):
            memory.keep(left)
            self._is_as_left = is_ours_alone
        # Of a few files this is known sooner than a child is made.
        is_large = len(self._ledger.heads) > _FEW
        self._looking = Meanwhile(self._look) if is_large and not self._is_as_left else None

    def publish(self, jobs: Iterable[Job], finisher: Finisher, watch: Watch) -> Outcome:
        """Make the folder hold exactly what the jobs make, if nothing is found wrong with it."""
        if not is_ours(self._target):
            folder = self._target.name
            return Outcome(0, 0, 0, (problem(Place(folder), "E-SITE-01", folder=folder),))
        mark = Job(_MARK, b"1", (MARK,), lambda: [Artefact(MARK, _MARK_TEXT)])
        shutil.rmtree(self._fresh, ignore_errors=True)
        try:
            return self._publish([mark, *jobs], finisher, watch)
        finally:
            shutil.rmtree(self._fresh, ignore_errors=True)

    def close(self) -> None:
        """Nothing is published after all, or everything is."""
        if self._looking:
            self._looking.close()

    def _look(self) -> tuple[set[str], set[str]]:
        if self._is_as_left:
            return set(), set()
        return changed_since(self._target, self._ledger.heads)

    def _publish(self, jobs: Sequence[Job], finisher: Finisher, watch: Watch) -> Outcome:
        promised, before = _promised(jobs), self._ledger.heads
        changed, foreign = self._looking.result() if self._looking else self._look()
        due = [job for job in jobs if _is_due(job, before.get(job.name), changed)]
        files = files_in(before)
        kept = {address: files[address] for address in files.keys() - changed} if changed else files
        watch.stage("pages", len(due))
        workshop = Workshop(self._fresh, kept, promised, finisher)
        made = list(_watched(share_out(workshop.make_all, due), watch))
        watch.stage("publish")
        entries = {one.name: one.entry for one in made}
        after = {job.name: entries.get(job.name) or before[job.name] for job in jobs}
        problems = [found for one in made for found in one.problems]
        if not _lead_alike(before, after):
            problems += _dead_anchors(after)
        if problems:
            return Outcome(0, 0, 0, tuple(sorted(problems)))
        written = {address for one in made for address in one.written}
        removed = {address for address in chain(files, foreign) if address not in promised}
        self._memory.take(_Left)  # what breaks off from here on leaves neither this nor that
        if written or removed - changed:
            self._bring_in(written, removed, promised, is_calm=not foreign)
        rows = [Row(name, entry) for name, entry in entries.items()]
        if rows or before.keys() - after.keys():
            self._ledger.put(rows, before.keys() - after.keys())
        self._ledger.settle(after)
        self._memory.keep(_Left(after))
        return Outcome(len(written), len(promised) - len(written), len(removed - changed))

    def _bring_in(
        self, written: set[str], removed: set[str], promised: set[str], *, is_calm: bool
    ) -> None:
        """`is_calm`: nobody put anything into the site but us, so nothing can be in the way."""
        self._fresh.mkdir(exist_ok=True)
        is_small = len(written) + len(removed) <= _FEW
        if is_calm and is_small and self._target.is_dir():
            move_in(self._fresh, self._target, removed)
        else:
            exchange(self._fresh, self._target, promised - written)


def _promised(jobs: Sequence[Job]) -> set[str]:
    """The addresses of all files. Raises ValueError when two jobs want one."""
    promised: set[str] = set()
    for job in jobs:
        for address in job.addresses:
            if address in promised:
                raise ValueError(f"two jobs want the address {address}")
            promised.add(address)
    return promised


def _is_due(job: Job, before: Entry | None, changed: set[str]) -> bool:
    """Whether a job must be done: it is new, it is made from something else, or a file is not."""
    if before is None or before.made_from != job.made_from:
        return True
    if len(before.files) != len(job.addresses) or not changed.isdisjoint(job.addresses):
        return True
    return not all(map(before.files.__contains__, job.addresses))


def _watched(made: Iterator[Made], watch: Watch) -> Iterator[Made]:
    for one in made:
        yield one
        watch.advance()


def _lead_alike(before: Mapping[str, Entry], after: Mapping[str, Entry]) -> bool:
    """Whether all pages lead to, and offer, what they did when none led astray."""
    return before.keys() == after.keys() and all(
        entry is before[name]
        or (entry.leads, entry.offers) == (before[name].leads, before[name].offers)
        for name, entry in after.items()
    )


def _dead_anchors(entries: Mapping[str, Entry]) -> list[Problem]:
    """Where a page leads to a place that another page has not; pages that are missing aside."""
    pages = files_in(entries)
    offers = {page: names for entry in entries.values() for page, names in entry.offers.items()}
    nothing: frozenset[str] = frozenset()
    return [
        problem(Place(page), "E-AUDIT-03", target=f"{there}#{anchor}")
        for entry in entries.values()
        for page, there, anchor in entry.leads
        if there in pages and there.endswith(".html") and anchor not in offers.get(there, nothing)
    ]
