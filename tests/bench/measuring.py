"""A command → what it cost: seconds, processor time and memory of all its processes together.

Memory is the sum over the command's processes of their proportional set size, so that what they
share counts once; read from `/proc`, and so only on Linux.
"""

import os
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_PROC = Path("/proc")
_INTERVAL = 0.1  # seconds between two looks
_SAMPLING_SHARE = 0.03  # of one processor at most goes into looking


@dataclass(frozen=True)
class Cost:
    """What one run of a command cost."""

    wall: float  # seconds
    cpu: float  # seconds of all its processes, in the program and in the system
    memory: int  # bytes at the highest, of all its processes together
    largest: int  # bytes at the highest of its largest process, as the system counted them


class FailedError(Exception):
    """A measured command ended badly; carries its exit status and the end of what it printed."""


def measure(
    command: Sequence[str | Path], *, folder: Path, environment: Mapping[str, str] | None = None
) -> Cost:
    """Run the command in `folder`, and wait for it. Raises FailedError when it fails."""
    os.sync()  # what an earlier run wrote is not to be waited for in this one
    printed = folder / "printed.log"
    with printed.open("wb") as log:
        start = time.perf_counter()
        process = subprocess.Popen(
            list(map(str, command)),
            cwd=folder,
            env={**os.environ, **(environment or {})},
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # its processes are told from others by their session
        )
        watch = _Watch(process.pid)
        watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        watch.stop()
    # Popen is not told that its process was waited for here.
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        said = printed.read_text("utf-8", "replace")[-2000:]
        raise FailedError(f"{command[0]} ended with {process.returncode}: {said}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, watch.highest, usage.ru_maxrss * 1024)


class _Watch(threading.Thread):
    """Looks at a session's memory until it is stopped."""

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self._session = session
        self._is_over = threading.Event()
        self.highest = 0

    def run(self) -> None:
        pause = _INTERVAL
        while not self._is_over.wait(pause):
            start = time.thread_time()
            self.highest = max(self.highest, _memory_of(self._session))
            # A process with much memory takes long to look at, and is then looked at less often.
            pause = max(_INTERVAL, (time.thread_time() - start) / _SAMPLING_SHARE)

    def stop(self) -> None:
        self._is_over.set()
        self.join()


def _memory_of(session: int) -> int:
    return sum(map(_proportional, _processes_of(session)))


def _processes_of(session: int) -> Iterator[Path]:
    for process in _PROC.iterdir():
        if process.name.isdigit():
            try:
                # After the name, which may hold anything, the fourth field is the session.
                fields = (process / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue  # it has ended meanwhile
            if int(fields[3]) == session:
                yield process


def _proportional(process: Path) -> int:
    """Bytes of its memory, what it shares counted in part; nothing once it has ended."""
    try:
        rollup = (process / "smaps_rollup").read_text()
    except OSError:
        return 0
    for line in rollup.splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0


def weigh(folder: Path) -> tuple[int, int, int]:
    """How many pages and files are in a folder, and their bytes."""
    pages = files = weight = 0
    for place, _, names in os.walk(folder):
        for name in names:
            files += 1
            pages += name.endswith(".html")
            weight += os.stat(os.path.join(place, name)).st_size
    return pages, files, weight
