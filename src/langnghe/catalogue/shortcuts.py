"""What was printed, renamed and taken down → where each short code and each old address leads."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from langnghe.codes import with_codes
from langnghe.loading import PRODUCTS, VILLAGES, Folder
from langnghe.records import PublishedIds


class Shortcut(NamedTuple):
    """The short codes that lead to a record, or to the page that says it was taken down."""

    to: Folder
    codes: tuple[str, ...]  # the one that is shown and printed first


class Moved(NamedTuple):
    """An id that a record once had, and where it is now."""

    old: Folder
    to: Folder


class Shortcuts(NamedTuple):
    """Every way to a record besides its own address."""

    by_code: tuple[Shortcut, ...] = ()
    moved: tuple[Moved, ...] = ()
    all_codes: Mapping[str, str] = {}  # by `name_of` every id, whether anything is there or not


NONE = Shortcuts()


def shortcuts_of(
    ids: PublishedIds, published: Collection[Folder], gone: Collection[Folder]
) -> Shortcuts:
    """Of every record that is `published` or `gone`; each has at least one code.

    Codes that lead to neither, such as a draft's, are kept for it and not made.
    """
    olds = renamed(ids)
    given = given_codes(ids)
    names = {*printed(ids), *olds, *published, *gone}
    codes = with_codes(given, map(name_of, names))
    there = {*published, *gone}
    leading: dict[Folder, list[Folder]] = defaultdict(list)
    for folder in sorted(names):
        leading[end_of(olds, folder)].append(folder)
    by_code = [
        Shortcut(
            to, tuple(codes[name_of(one)] for one in sorted(froms, key=partial(_rank, given, to)))
        )
        for to, froms in leading.items()
        if to in there
    ]
    moved = [Moved(old, end_of(olds, old)) for old in sorted(olds)]
    return Shortcuts(
        tuple(sorted(_each_once(by_code))), tuple(one for one in moved if one.to in there), codes
    )


def _each_once(shortcuts: list[Shortcut]) -> Iterator[Shortcut]:
    """A code that stands behind the old id and the new one is one code."""
    for to, codes in shortcuts:
        yield Shortcut(to, tuple(dict.fromkeys(codes)))


def _rank(given: Mapping[str, str], to: Folder, one: Folder) -> tuple[bool, bool, Folder]:
    """Which of a record's codes is shown: the one it was given, then one given under an old id.

    Where none was written down, that of an old id, which may be printed already.
    """
    is_given, is_own = name_of(one) in given, one == to
    return not is_given, is_own != is_given, one


def name_of(folder: Folder) -> str:
    """The name that a record's code is derived from: `villages/bun-van-cu`."""
    return f"{folder.kind}/{folder.id}"


def printed(ids: PublishedIds) -> Iterator[Folder]:
    """Every id that was ever noted."""
    for kind, folders in ((VILLAGES, ids.villages), (PRODUCTS, ids.products)):
        yield from (Folder(kind, old) for old in folders)


def given_codes(ids: PublishedIds) -> dict[str, str]:
    """The codes that were written down, by `villages/<id>` or `products/<id>`."""
    return {
        f"{kind}/{old}": code
        for kind, folders in ((VILLAGES, ids.villages), (PRODUCTS, ids.products))
        for old, code in folders.items()
        if code
    }


def renamed(ids: PublishedIds) -> dict[Folder, Folder]:
    """Each id that was changed, with the one that took its place then."""
    return {
        Folder(kind, old): Folder(kind, new)
        for kind, pairs in ((VILLAGES, ids.renamed.villages), (PRODUCTS, ids.renamed.products))
        for old, new in pairs.items()
    }


def end_of(olds: Mapping[Folder, Folder], folder: Folder) -> Folder:
    """What an id is called today, after all its renamings; of those in a ring, any."""
    seen = {folder}
    while (following := olds.get(folder)) and following not in seen:
        seen.add(following)
        folder = following
    return folder
