"""Artefacts → the published folder: built beside the old one, and swapped in whole.

What has not changed is linked, not written again; when nothing has changed, nothing is touched.
An interrupted build leaves the old site as it was.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from glob import escape
from pathlib import Path

from langnghe.artefacts import Artefact
from langnghe.problems import Place, Problem, problem

MARK = ".langnghe"  # says that a folder is ours to replace
_MARK_TEXT = b"Made by langnghe; whatever is changed here is lost at the next build.\n"

Judge = Callable[[Path], list[Problem]]


@dataclass(frozen=True)
class Outcome:
    """What publishing did; with problems, nothing."""

    written: int
    kept: int
    removed: int
    problems: tuple[Problem, ...] = ()


@dataclass
class _Kept:
    """A published file as the last build left it."""

    digest: str
    size: int
    modified_ns: int

    def is_still(self, path: Path) -> bool:
        """Whether the file is untouched since; somebody may have edited or deleted it."""
        try:
            now = path.stat()
        except OSError:
            return False
        return (now.st_size, now.st_mtime_ns) == (self.size, self.modified_ns)


@dataclass
class _Draft:
    """The new site while it is being made: what to write, what to keep."""

    target: Path
    fresh: Path
    before: dict[str, _Kept]
    digests: dict[str, str] = field(default_factory=dict)
    written: set[str] = field(default_factory=set)

    def put(self, artefact: Artefact) -> None:
        if artefact.address in self.digests:
            raise ValueError(f"two artefacts want the address {artefact.address}")
        digest = hashlib.blake2b(artefact.content, digest_size=16).hexdigest()
        self.digests[artefact.address] = digest
        kept = self.before.get(artefact.address)
        if kept and kept.digest == digest and kept.is_still(self.target / artefact.address):
            return
        path = self.fresh / artefact.address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(artefact.content)
        self.written.add(artefact.address)

    def complete(self) -> None:
        """Bring in what did not change, by link where the file system can."""
        for address in self.digests.keys() - self.written:
            path = self.fresh / address
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                path.hardlink_to(self.target / address)
            except OSError:
                shutil.copy2(self.target / address, path)


def publish(artefacts: Iterable[Artefact], target: Path, cache: Path, *, judge: Judge) -> Outcome:
    """Make `target` hold exactly these artefacts, if `judge` finds no error in the new folder.

    `cache` is a folder for what was published last. Raises OSError when the disk refuses; the old
    site stands then.
    """
    target = target.absolute()
    target.parent.mkdir(parents=True, exist_ok=True)
    _heal(target)
    if refusal := _refuse_foreign(target):
        return Outcome(0, 0, 0, (refusal,))
    record = cache / f"published-{hashlib.sha256(str(target).encode()).hexdigest()[:12]}.json"
    draft = _Draft(target, target.with_name(f".{target.name}.new-{os.getpid()}"), _read(record))
    shutil.rmtree(draft.fresh, ignore_errors=True)
    try:
        draft.put(Artefact(MARK, _MARK_TEXT))
        for artefact in artefacts:
            draft.put(artefact)
        removed = _addresses_in(target) - draft.digests.keys()
        kept = len(draft.digests) - len(draft.written)
        if not draft.written and not removed:
            return Outcome(0, kept, 0)
        draft.complete()
        if problems := judge(draft.fresh):
            return Outcome(0, 0, 0, tuple(problems))
        _swap(draft.fresh, target)
    finally:
        shutil.rmtree(draft.fresh, ignore_errors=True)
    _write(record, target, draft.digests)
    return Outcome(len(draft.written), kept, len(removed))


def _refuse_foreign(target: Path) -> Problem | None:
    """A folder somebody else filled is not ours to replace."""
    if not target.exists():
        return None
    if target.is_dir() and ((target / MARK).is_file() or not any(target.iterdir())):
        return None
    return problem(Place(target.name), "E-SITE-01", folder=target.name)


def _addresses_in(target: Path) -> set[str]:
    if not target.is_dir():
        return set()
    top = len(str(target)) + 1
    return {
        os.path.join(folder, name)[top:].replace(os.sep, "/")
        for folder, _, names in os.walk(target)
        for name in names
    }


def _swap(fresh: Path, target: Path) -> None:
    old = target.with_name(f".{target.name}.old-{os.getpid()}")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    try:
        fresh.rename(target)
    except BaseException:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _heal(target: Path) -> None:
    """After a build that was killed: the old site goes back to its place, half a new one goes."""
    for left in _left_behind(target, "old"):
        if not target.exists():
            left.rename(target)
    for left in (*_left_behind(target, "old"), *_left_behind(target, "new")):
        shutil.rmtree(left, ignore_errors=True)


def _left_behind(target: Path, kind: str) -> list[Path]:
    found = target.parent.glob(f".{escape(target.name)}.{kind}-*")
    return [folder for folder in found if not _is_at_work(folder)]


def _is_at_work(folder: Path) -> bool:
    """Whether the build that made this folder still runs, for two may publish at one time."""
    number = folder.name.rpartition("-")[2]
    if not number.isdigit():
        return True  # not a name that we give
    if os.name != "posix":
        return False  # signal 0 is no question there but an order
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True  # somebody else's process
    return True


def _read(record: Path) -> dict[str, _Kept]:
    try:
        return {name: _Kept(*entry) for name, entry in json.loads(record.read_text()).items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}  # a cache that is lost or torn costs only time


def _write(record: Path, target: Path, digests: dict[str, str]) -> None:
    entries = {}
    for address, digest in digests.items():
        now = (target / address).stat()
        entries[address] = [digest, now.st_size, now.st_mtime_ns]
    record.parent.mkdir(parents=True, exist_ok=True)
    torn = record.with_suffix(f".{os.getpid()}")
    torn.write_text(json.dumps(entries))
    torn.replace(record)
