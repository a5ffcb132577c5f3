"""The folders of records → the catalogue, with every problem; what has not changed is not read.

Each record is read, checked by itself and outlined, in as many processes as there are cores, and
what came of it is kept by the state of its files. The catalogue is made from the outlines.
"""

import datetime
import os
import pickle
import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from langnghe.artefacts import digest
from langnghe.brands import logo_of
from langnghe.catalogue import (
    Catalogue,
    Drawn,
    Opened,
    Outline,
    Pictured,
    ProductOutline,
    VillageOutline,
    look_of,
    outline_of_product,
    outline_of_village,
)
from langnghe.checking import catalogue_of, check_fair, check_record, check_together
from langnghe.loading import (
    Folder,
    Reading,
    read_fairs,
    read_folder,
    read_registers,
    record_folders,
)
from langnghe.photos import Looks, photos_of, recipe
from langnghe.problems import Problem
from langnghe.progress import Watch
from langnghe.records import PartialDate, Product, Status, Village
from langnghe.store import Memory, Row, Store
from langnghe.units import Units
from langnghe.workers import share_out

# A file changed twice within one tick of the disk's clock looks the same after both. So what was
# changed just before it was read is read again next time, as git does with its index.
_TICK_NS = 2_000_000_000

State = tuple[tuple[str, int, int, int], ...]
"""A folder's files, each with its size, and when it and its entry changed, in nanoseconds."""


class Kept(NamedTuple):
    """What came of one folder, and the state of its files then."""

    state: State
    is_settled: bool  # False: its files were so new that they may have changed unseen
    outline: Outline | None  # None where the record cannot be read
    text: bytes  # a fingerprint of every word of the record; empty where it cannot be read
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class _Task:
    """What every record of one build is read with."""

    root: Path
    languages: tuple[str, ...]
    units: Units
    withdrawn: Mapping[str, PartialDate]
    today: datetime.date
    store: Store[Kept]
    looks: Looks


@dataclass(frozen=True)
class Gathered:
    """The records of a site: their catalogue, and what came of each folder.

    The catalogue is to be used only when no problem stops the site.
    """

    catalogue: Catalogue
    kept: Mapping[str, Kept]  # by key
    aside: tuple[Problem, ...]  # found beside the folders of records, or among all of them
    task: _Task

    @property
    def problems(self) -> list[Problem]:
        return [*self.aside, *(found for one in self.kept.values() for found in one.problems)]

    @property
    def texts(self) -> dict[str, bytes]:
        """A fingerprint of the whole text of each readable record, by its id."""
        return {one.outline.id: one.text for one in self.kept.values() if one.outline}

    def reread(self, folders: Collection[Folder], watch: Watch) -> "Gathered | None":
        """The same after these folders were read again, and nothing else.

        None where more has changed than whole texts, which the catalogue does not hold.
        """
        task, known = self.task, self.kept
        if not task.store.is_there or not all(_is_in_place(task.root, one) for one in folders):
            return None
        if any(_key(folder) not in known for folder in folders):
            return None
        watch.stage("load", len(folders))
        read = dict(_read_all(task, list(folders)))
        kept = {**known, **read}
        task.store.settle(kept)
        if any(_shows_elsewhere(known[key], now) for key, now in read.items()):
            return None
        # Found among all of them, but placed in a file whose lines may have moved.
        if any(found.place.file.startswith(f"{key}/") for key in read for found in self.aside):
            return None
        for folder in folders:
            self.catalogue.close(*folder)
        return replace(self, kept=kept)


def gather(
    root: Path,
    languages: tuple[str, ...],
    units: Units,
    *,
    today: datetime.date,
    edition: str,
    memory: Memory,
    watch: Watch,
    content: str = "content",
) -> Gathered:
    """The records of the site under `root`, with all their problems.

    `content` is the folder of its prose, where fairs lie too. `languages` are the further ones;
    `edition` names all that the outcome depends on besides the files: the program itself.
    """
    folders, problems = record_folders(root)
    registers, found = read_registers(root)
    problems += found
    edition = digest(edition, repr((languages, registers.withdrawn, today))).hex()
    store: Store[Kept] = memory.open(root / ".cache" / "records.db", edition)
    looks: Looks = memory.open(root / ".cache" / "looks.db", recipe().hex())
    task = _Task(root, languages, units, registers.withdrawn, today, store, looks)
    kept = _bring_up_to_date(task, folders, watch)
    watch.stage("check")
    outlines = [one.outline for one in kept.values() if one.outline]
    villages = [one for one in outlines if isinstance(one, VillageOutline)]
    products = [one for one in outlines if isinstance(one, ProductOutline)]
    kinds = {folder.id: folder.kind for folder in folders}
    problems += check_together(
        root,
        villages=villages,
        products=products,
        kinds=kinds,
        registers=registers,
        units=units,
    )
    fairs, found = read_fairs(root, content, languages)
    problems += found
    for fair in fairs:
        problems += check_fair(
            root,
            content,
            fair,
            outlines={one.id: one for one in outlines},
            kinds=kinds,
            withdrawn=registers.withdrawn,
            today=today,
        )
    catalogue = catalogue_of(
        villages=villages,
        products=products,
        registers=registers,
        units=units,
        today=today,
        read=partial(_open, store),
        fairs=fairs,
    )
    return Gathered(catalogue, kept, tuple(problems), task)


def _bring_up_to_date(task: _Task, folders: list[Folder], watch: Watch) -> dict[str, Kept]:
    """What came of every folder, read now where that is not known yet."""
    kept = task.store.heads
    wanted = {_key(folder): folder for folder in folders}
    due = [folder for key, folder in wanted.items() if _is_due(task.root, folder, kept.get(key))]
    gone = kept.keys() - wanted.keys()
    watch.stage("load", len(due))
    read = {}
    for key, one in share_out(partial(_read_all, task), due):
        read[key] = one
        watch.advance()
    if gone:
        task.store.put((), gone)
    now = {key: read.get(key) or kept[key] for key in wanted}
    task.store.settle(now)
    return now


def _is_due(root: Path, folder: Folder, kept: Kept | None) -> bool:
    return kept is None or not kept.is_settled or kept.state != _state(root, folder)


def _is_in_place(root: Path, folder: Folder) -> bool:
    path = root / folder.kind / folder.id
    return path.is_dir() and not path.is_symlink()


def _shows_elsewhere(before: Kept, now: Kept) -> bool:
    """Whether anything may have changed that is told of a record on other pages than its own."""
    if before.outline is None or now.outline is None:
        return True
    return before.outline.look != now.outline.look or _pictures(before) != _pictures(now)


def _pictures(kept: Kept) -> list[tuple[str, int, int, int]]:
    """The state of all files that hold no text."""
    return [file for file in kept.state if not file[0].startswith(".") and file[0][-4:] != ".yml"]


def _read_all(task: _Task, folders: Sequence[Folder]) -> list[tuple[str, Kept]]:
    """Read some records and keep what came of them."""
    found, rows = [], []
    for folder in folders:
        kept, body = _read(task, folder)
        found.append((_key(folder), kept))
        rows.append(Row(_key(folder), kept, body))
    task.store.put(rows)
    return found


def _read(task: _Task, folder: Folder) -> tuple[Kept, bytes | None]:
    """Read, check and outline one record; and the record itself, as it is kept, if published."""
    begun = time.time_ns()
    state = _state(task.root, folder)
    reading = read_folder(task.root, folder, task.languages)
    record = reading.record
    problems = list(reading.problems)
    problems += check_record(
        task.root,
        folder,
        reading,
        units=task.units,
        withdrawn=task.withdrawn,
        today=task.today,
    )
    outline, text, body = None, b"", None
    if record is not None:
        found, pictures = _photos(task, folder, record)
        wrong, logo = _logo(task, folder, record)
        problems += [*found, *wrong]
        body = pickle.dumps(Opened(record, reading.translations), protocol=5)
        outline = _outline(task, reading, pictures, logo)
        outline, text = outline._replace(look=digest(look_of(outline))), digest(body)
    is_settled = all(max(times) < begun - _TICK_NS for _, _, *times in state)
    is_published = record is not None and record.status is Status.PUBLISHED
    return Kept(state, is_settled, outline, text, tuple(problems)), body if is_published else None


def _photos(
    task: _Task, folder: Folder, record: Village | Product
) -> tuple[list[Problem], tuple[Pictured, ...]]:
    """What is wrong with a record's photos, and what its pages must know of each."""
    if record.status is not Status.PUBLISHED:
        return [], ()
    return photos_of(task.root, folder.kind, record, task.looks)


def _logo(
    task: _Task, folder: Folder, record: Village | Product
) -> tuple[list[Problem], Drawn | None]:
    """What is wrong with a record's logo, and what its pages must know of it."""
    if record.status is not Status.PUBLISHED:
        return [], None
    return logo_of(task.root, folder.kind, record)


def _outline(
    task: _Task, reading: Reading, pictures: tuple[Pictured, ...], logo: Drawn | None
) -> Outline:
    """The outline of a readable record."""
    record, translations = reading.record, reading.translations
    if isinstance(record, Village):
        code = record.place.commune_code if record.place else None
        commune = task.units.commune(code) if code else None
        middle = commune.point if commune else None
        return outline_of_village(record, translations, pictures, middle=middle, logo=logo)
    if isinstance(record, Product):
        return outline_of_product(record, translations, pictures, logo=logo)
    raise ValueError("there is no record to tell of")


def _state(root: Path, folder: Folder) -> State:
    found = []
    for entry in os.scandir(f"{root}/{folder.kind}/{folder.id}"):
        now = entry.stat(follow_symlinks=False)
        # A file's own time can be set by hand, as archives do; that of its entry cannot.
        found.append((entry.name, now.st_size, now.st_mtime_ns, now.st_ctime_ns))
    return tuple(sorted(found))


def _key(folder: Folder) -> str:
    return f"{folder.kind}/{folder.id}"


def _open(store: Store[Kept], kind: str, record_id: str) -> Opened:
    return Opened(*pickle.loads(store.body(f"{kind}/{record_id}")))  # noqa: S301  our own
