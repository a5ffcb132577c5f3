"""What the last build published: each job's state and files, and whether they are still so."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

File = tuple[bytes, int, int]
"""A published file as the last build left it: its fingerprint, its size, its time in nanoseconds.

A bare tuple, because a country has a hundred and fifty thousand, and each build reads them all.
"""


class Entry(NamedTuple):
    """A job as it was last done. `leads` and `offers` are its pages' links to and for others.

    A lead is the page that holds it, the page it leads to, and the anchor there.
    """

    made_from: bytes
    files: dict[str, File]  # by address
    leads: tuple[tuple[str, str, str], ...]
    offers: dict[str, frozenset[str]]  # anchors by address


EDITION = "3"  # of the form of an entry


def files_in(entries: Mapping[str, Entry]) -> dict[str, File]:
    """All files of all jobs, by address."""
    return {address: file for entry in entries.values() for address, file in entry.files.items()}


def changed_since(target: Path, entries: Mapping[str, Entry]) -> tuple[set[str], set[str]]:
    """The addresses that are not as they were left, and those of files that nobody published."""
    files = files_in(entries)
    changed = set(files)
    if not target.is_dir():
        return changed, set()
    foreign = set()
    for address, state in _files_below(target):
        known = files.get(address)
        if known is None:
            foreign.add(address)
        elif (state.st_size, state.st_mtime_ns) == known[1:]:
            changed.discard(address)
    return changed, foreign


def is_as_left(path: Path, file: File) -> bool:
    """Whether a published file is still what the last build left."""
    try:
        now = path.stat()
    except OSError:
        return False
    return (now.st_size, now.st_mtime_ns) == file[1:]


def _files_below(target: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Every file under a folder with its state, by its address; links are not followed."""
    folders = [""]
    while folders:
        folder = folders.pop()
        with os.scandir(target / folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(f"{folder}{entry.name}/")
                else:
                    yield folder + entry.name, entry.stat(follow_symlinks=False)
