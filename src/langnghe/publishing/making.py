"""Jobs that are due → their files, written where they changed, and what was found in them."""

import os
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, Protocol

from langnghe.artefacts import Artefact, Job, Page, digest
from langnghe.problems import Problem
from langnghe.publishing.ledger import Entry, File


class Looked(Protocol):
    """What came of looking at one page; see `audit.Seen`."""

    @property
    def problems(self) -> tuple[Problem, ...]: ...
    @property
    def leads(self) -> tuple[tuple[str, str], ...]: ...
    @property
    def offers(self) -> frozenset[str]: ...


class Finisher(Protocol):
    """Gives what a job makes the form in which it is published."""

    def finish(self, made: Artefact | Page, promised: Container[str]) -> tuple[Artefact, Looked]:
        """The file, a page in its frame; and what came of a look at it.

        `promised` are all the addresses that a page may lead to.
        """


class Made(NamedTuple):
    """A job done: its new entry, which of its files were written, and what is wrong with them."""

    name: str
    entry: Entry
    written: tuple[str, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Workshop:
    """Where jobs are done. What is as the last build left it (`kept`) is not written again."""

    fresh: Path
    kept: Mapping[str, File]  # by address
    promised: Container[str]
    finisher: Finisher
    _folders: set[Path] = field(default_factory=set)

    def make_all(self, jobs: Sequence[Job]) -> Iterator[Made]:
        return map(self._make, jobs)

    def _make(self, job: Job) -> Made:
        """Do one job. Raises ValueError when it makes other files than it promised."""
        files: dict[str, File] = {}
        written: list[str] = []
        problems: list[Problem] = []
        leads: list[tuple[str, str, str]] = []
        offers: dict[str, frozenset[str]] = {}
        for made in job.make():
            artefact, seen = self.finisher.finish(made, self.promised)
            address = artefact.address
            if address in files or address not in job.addresses:
                raise ValueError(f"{job.name} makes {address}, which it did not promise")
            problems += seen.problems
            leads += ((address, there, anchor) for there, anchor in seen.leads if anchor)
            if seen.offers:
                offers[address] = seen.offers
            files[address] = self._keep_or_write(artefact, written)
        if len(files) < len(job.addresses):
            raise ValueError(f"{job.name} promised {set(job.addresses) - files.keys()}")
        entry = Entry(job.made_from, files, tuple(leads), offers)
        return Made(job.name, entry, tuple(written), tuple(problems))

    def _keep_or_write(self, artefact: Artefact, written: list[str]) -> File:
        mark = digest(artefact.content)
        before = self.kept.get(artefact.address)
        if before and before[0] == mark:
            return before
        path = self.fresh / artefact.address
        if path.parent not in self._folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(path.parent)
        now = _write(path, artefact.content)
        written.append(artefact.address)
        return mark, now.st_size, now.st_mtime_ns


def _write(path: Path, content: bytes) -> os.stat_result:
    """A new file; its state then. By the system's own calls: there are a hundred thousand."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o644)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(file, left) :]
        return os.fstat(file)
    finally:
        os.close(file)
