"""One build of a site at a time: a second one waits for its turn."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from langnghe.progress import Watch


@contextmanager
def one_at_a_time(cache: Path, watch: Watch) -> Iterator[None]:
    """Hold the cache for this process alone. The lock goes with the process, however it ends.

    Raises OSError where the folder cannot be written. On systems without file locks (Windows)
    nobody waits.
    """
    cache.mkdir(parents=True, exist_ok=True)
    with (cache / "lock").open("a") as file:
        if sys.platform != "win32":
            import fcntl

            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                watch.stage("wait")
                fcntl.flock(file, fcntl.LOCK_EX)
        yield
