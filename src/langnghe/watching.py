"""What is saved under a site's root → the folders of records that it touches."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from watchfiles import watch as watch_files

from langnghe.loading import CONSENTS, PRODUCTS, PUBLISHED_IDS, VILLAGES, Folder
from langnghe.settings import FILE, read_settings

_LOOK_EVERY_MS = 250  # at what stands at the root
_GATHER_MS = 300  # at most, while one save follows another
# Folders saved at one time. More is no author at a desk but another branch, or more than the
# system has room to tell of: then all is looked at.
_FEW = 50


def saved_under(root: Path) -> Iterator[Collection[Folder] | None]:
    """After each save: the only folders of records touched since the last; None: anything may be.

    The first is None, as soon as nothing escapes any more. Ends when it is interrupted.
    """
    root = root.resolve()
    while True:
        names = _names(root)
        standing = _standing(root, names)
        if _names(root) != names:
            continue  # saved between the two
        is_new = True
        for changes in watch_files(
            *(path for path in standing if path.is_dir()),
            watch_filter=lambda _, path: _is_read(root, Path(path)),
            debounce=_GATHER_MS,
            rust_timeout=_LOOK_EVERY_MS,
            yield_on_timeout=True,
            raise_interrupt=False,
        ):
            saved = {Path(path) for _, path in changes}
            # Who watches a folder is not told of another in its place, nor of one made later.
            if _standing(root, names) != standing or not standing.keys().isdisjoint(saved):
                break
            if is_new or saved:
                yield None if is_new else folders_touched(root, saved)
            is_new = False
        else:
            return


def folders_touched(root: Path, saved: Iterable[Path]) -> Collection[Folder] | None:
    """The folders of records that these paths under `root` lie in; None: they say too little."""
    folders = set()
    for path in saved:
        kind, *below = path.relative_to(root).parts
        # The folder itself may be new or gone, and what lies deeper is no record's.
        if kind not in (VILLAGES, PRODUCTS) or len(below) != 2:
            return None
        folders.add(Folder(kind, below[0]))
    return folders if len(folders) <= _FEW else None


def _names(root: Path) -> tuple[str, ...]:
    """All that a site is made from, as it stands at its root."""
    settings, _ = read_settings(root)
    content = settings.content if settings else "content"
    # A folder elsewhere is refused by the check, and may be a whole disk.
    inside = (root / content).resolve().is_relative_to(root)
    return (VILLAGES, PRODUCTS, *([content] if inside else []), FILE, CONSENTS, PUBLISHED_IDS)


def _standing(root: Path, names: Iterable[str]) -> dict[Path, tuple[int, ...]]:
    """What there is of these, and by what each is told from another in its place."""
    found: dict[Path, tuple[int, ...]] = {}
    for path in (root / name for name in names):
        try:
            now = path.stat()
        except OSError:
            continue
        # What is in a folder is watched; its time says nothing more.
        is_file = path.is_file()
        found[path] = (now.st_ino, now.st_size, now.st_mtime_ns) if is_file else (now.st_ino,)
    return found


def _is_read(root: Path, path: Path) -> bool:
    """Whether anybody reads a file: not what an editor hides behind a dot."""
    return not any(part.startswith(".") for part in path.relative_to(root).parts)
