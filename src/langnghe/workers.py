"""One piece of work for many things, shared out among the machine's cores.

A child is a copy of its parent at the moment it is made (fork), so that it is handed nothing and
need not read again what the parent knows. Where a system cannot do that, the parent works alone.
"""

import ctypes
import gc
import io
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_ALONE = 64  # things; so few are done sooner than a child is made
_PER_CORE = 16  # portions a core, so that none waits long for the other's last one
_LARGEST = 64  # things in a portion, so that what a child hands back stays small
_OBJECTS_BETWEEN_LOOKS, _LOOKS_BETWEEN_SWEEPS = 200_000, (50, 1000)
_PR_SET_PDEATHSIG = 1  # linux/prctl.h

# What the children of this moment work on; a child finds it here, for nothing is sent to it.
_at_hand: tuple[Callable[[Sequence[Any]], Iterable[Any]], Sequence[Any]] | None = None


def share_out(
    work: Callable[[Sequence[T]], Iterable[R]], things: Sequence[T], *, each_is_long: bool = False
) -> Iterator[R]:
    """What `work` gives for all things, handed to it in portions, in no particular order.

    `each_is_long`: one thing takes much longer than a child to make, so that even two are shared
    out, and one by one. Results are pickled, and what a child raises is raised here. Whoever stops
    listening ends the work: children never outlive the caller.
    """
    cores = _cores()
    alone, largest = (1, 1) if each_is_long else (_ALONE, _LARGEST)
    if len(things) <= alone or cores == 1 or not sys.platform.startswith("linux"):
        if things:
            yield from work(things)
        return
    global _at_hand  # noqa: PLW0603  the one way in which a forked child can be told
    size = max(1, min(largest, len(things) // (cores * _PER_CORE)))
    portions = [range(at, min(at + size, len(things))) for at in range(0, len(things), size)]
    _at_hand = (work, things)
    # What lives now lives on: a child that counts it through would copy all of its pages.
    gc.freeze()
    try:
        with multiprocessing.get_context("fork").Pool(
            min(cores, len(portions)), initializer=_begin, initargs=(os.getpid(),)
        ) as pool:
            for results in pool.imap_unordered(_work_on, portions):
                yield from results
    finally:
        gc.unfreeze()
        _at_hand = None


class Meanwhile(Generic[R]):
    """A piece of work that a child does beside what the caller does next."""

    def __init__(self, work: Callable[[], R]) -> None:
        self._work = work
        self._child: BaseProcess | None = None
        if _cores() > 1 and sys.platform.startswith("linux"):
            context = multiprocessing.get_context("fork")
            self._answer, theirs = context.Pipe(duplex=False)
            self._child = context.Process(
                target=_hand_over, args=(os.getpid(), work, theirs), daemon=True
            )
            self._child.start()
            theirs.close()

    def result(self) -> R:
        """What the work gives; waits for it. Where the child could not, it is done here."""
        if self._child is None:
            return self._work()
        try:
            found: R = self._answer.recv()
        except EOFError:
            return self._work()
        finally:
            self.close()
        return found

    def close(self) -> None:
        """End the work, if it has not ended; nobody wants its result any more."""
        if self._child is not None:
            self._child.kill()
            self._child.join()
            self._child = None


@contextmanager
def seldom_swept() -> Iterator[None]:
    """Look for cycles among objects only now and then.

    Records and pages leave few cycles and many objects: looking for the first among the second
    takes a third of a build in which little has changed.
    """
    before = gc.get_threshold()
    gc.set_threshold(_OBJECTS_BETWEEN_LOOKS, *_LOOKS_BETWEEN_SWEEPS)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def _begin(parent: int) -> None:
    """A child ends with its parent, and leaves Ctrl+C to it."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it ended before we could ask
        signal.raise_signal(signal.SIGKILL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _hand_over(parent: int, work: Callable[[], Any], answer: Connection) -> None:
    _begin(parent)
    # What goes wrong here goes wrong again, and is told, where the result is asked for.
    sys.stderr = io.StringIO()
    answer.send(work())


def _work_on(portion: range) -> list[Any]:
    if _at_hand is None:
        raise RuntimeError("a child was made before its work")
    work, things = _at_hand
    return list(work(things[portion.start : portion.stop]))
