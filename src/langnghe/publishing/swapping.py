"""New files into the published folder, in one of two ways; and the mending of what was broken off.

A few are moved in one by one, each of them whole at any time. For many, the whole folder is
completed by links to what has not changed, and changed for the old one.
"""

import os
import shutil
from collections.abc import Iterable
from glob import escape
from pathlib import Path

MARK = ".langnghe"  # says that a folder is ours to replace
_REMOVED = ".langnghe-removed"  # in a folder of files to move in: the addresses that go
# Folders beside the site, by what is in them: a new site or a part of one; files that are complete
# and on their way in; the site that was.
NEW, MOVING, OLD = "new", "moving", "old"


def beside(target: Path, kind: str) -> Path:
    """A folder of this process's own beside the site."""
    return target.with_name(f".{target.name}.{kind}-{os.getpid()}")


def is_ours(target: Path) -> bool:
    """Whether the folder may be replaced: there is none, it is empty, or it bears our mark."""
    if not target.exists():
        return True
    return target.is_dir() and ((target / MARK).is_file() or not any(target.iterdir()))


def move_in(fresh: Path, target: Path, removed: Iterable[str]) -> None:
    """Move every file of `fresh` into the site, and take away the addresses `removed`.

    From the moment the folder bears its new name, the next build finishes what breaks off here.
    """
    (fresh / _REMOVED).write_text("\n".join(removed), encoding="utf-8")
    moving = beside(target, MOVING)
    fresh.rename(moving)
    _finish(moving, target)


def exchange(fresh: Path, target: Path, kept: Iterable[str]) -> None:
    """Complete `fresh` with the addresses `kept` of the site, and put it in the site's place."""
    for address in kept:
        path = fresh / address
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            path.hardlink_to(target / address)
        except OSError:  # a disk without links
            shutil.copy2(target / address, path)
    _swap(fresh, target)


def heal(target: Path) -> None:
    """After a build that was killed: what was complete goes in, half a site goes away."""
    for left in _left_behind(target, OLD):
        if not target.exists():
            left.rename(target)
    for left in _left_behind(target, MOVING):
        _finish(left, target)
    for left in (*_left_behind(target, OLD), *_left_behind(target, NEW)):
        shutil.rmtree(left, ignore_errors=True)


def _finish(moving: Path, target: Path) -> None:
    removed = moving / _REMOVED
    addresses = removed.read_text("utf-8").split("\n") if removed.is_file() else []
    for folder, _, names in os.walk(moving):
        for name in names:
            path = Path(folder, name)
            if path != removed:
                into = target / path.relative_to(moving)
                into.parent.mkdir(parents=True, exist_ok=True)
                path.replace(into)
    for address in filter(None, addresses):
        _remove(target, address)
    shutil.rmtree(moving, ignore_errors=True)


def _remove(target: Path, address: str) -> None:
    path = target / address
    path.unlink(missing_ok=True)
    for folder in path.parents:
        if folder == target or any(folder.iterdir()):
            return
        folder.rmdir()


def _swap(fresh: Path, target: Path) -> None:
    old = beside(target, OLD)
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


def _left_behind(target: Path, kind: str) -> list[Path]:
    found = target.parent.glob(f".{escape(target.name)}.{kind}-*")
    return [folder for folder in found if not _is_at_work(folder)]


def _is_at_work(folder: Path) -> bool:
    """Whether the build that made this folder still runs, for two may publish at one time."""
    number = folder.name.rpartition("-")[2]
    if not number.isdigit():
        return True  # not a name that we give
    if int(number) == os.getpid():
        return False  # an earlier build of this process broke off
    if os.name != "posix":
        return False  # signal 0 is no question there but an order
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True  # somebody else's process
    return True
