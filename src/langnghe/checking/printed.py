"""Ids and short codes that are out in the world on paper: none may lead nowhere, or elsewhere."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches

from langnghe.catalogue import end_of, given_codes, name_of, printed, renamed
from langnghe.checking.findings import Findings, finding
from langnghe.codes import with_codes
from langnghe.loading import PRODUCTS, VILLAGES, Folder, Path
from langnghe.records import PublishedIds


def check_published_ids(
    ids: PublishedIds,
    kinds: Mapping[str, str],
    published: Collection[Folder],
    drafts: Collection[Folder] = (),
) -> Findings:
    """An id that was printed is for ever: its record stays, is noted as renamed, or as removed.

    `kinds` are those of the ids that have a folder, whatever is in it.
    """
    olds = renamed(ids)
    for folder in printed(ids):
        # What is merely withdrawn says so at its address; a draft has none.
        if end_of(olds, folder) in drafts:
            yield finding(_line(ids, folder), "W-ID-09", old=name_of(folder))
    found = tuple(_astray(ids, {Folder(kind, one) for one, kind in kinds.items()}))
    yield from found
    if not found:
        yield from _without_code(ids, published)


def _astray(ids: PublishedIds, there: Collection[Folder]) -> Findings:
    olds, gone = renamed(ids), set(_removed(ids))
    known = {*there, *olds, *gone}
    for folder in printed(ids):
        if folder not in known:
            now = _now(folder, {*there} - {*printed(ids), *olds.values()})
            yield finding(
                _line(ids, folder),
                "E-ID-02",
                old=name_of(folder),
                now=now.id if now else "",
                line=f"renamed:\n  {folder.kind}:\n    {folder.id}: {now.id}" if now else "",
            )
    for folder in sorted(gone & {*there}):
        yield finding(("removed", *folder), "E-ID-06", old=name_of(folder))
    yield from _renamed(olds, there, gone)
    yield from _codes(ids, olds)


def check_kept(
    before: PublishedIds,
    ids: PublishedIds,
    kinds: Mapping[str, str],
    vanished: Iterable[Folder],
) -> Findings:
    """Whether what was noted `before` still holds: a code may be printed as soon as it is known.

    `vanished` are folders whose records were published then.
    """
    there = {Folder(kind, one) for one, kind in kinds.items()}
    olds, gone, given = renamed(ids), set(_removed(ids)), given_codes(ids)
    bearers = {code: name for name, code in given.items()}
    codes, before_olds = given_codes(before), renamed(before)
    once = {*vanished, *before_olds, *_removed(before)}
    # What published.yml names itself is told of there.
    lost = once - {*there, *olds, *gone, *printed(ids)}
    for folder in sorted(lost):
        now = before_olds.get(folder) or _now(folder, there - {*printed(before), *olds.values()})
        line = now and f"renamed:\n  {folder.kind}:\n    {folder.id}: {now.id}"
        yield finding(("",), "E-CODE-05", old=name_of(folder), line=line or "")
    for folder in (one for one in printed(before) if one not in lost):
        code = codes.get(name_of(folder))
        # A line may have moved to the id that took the old one's place.
        ends = {name_of(folder), name_of(end_of(olds, folder))}
        if code and bearers.get(code) not in ends and given.get(name_of(folder)) != code:
            told = {"case": "elsewhere", "now": bearers[code]} if code in bearers else {}
            said = {"short": code, "old": name_of(folder), "kind": folder.kind, **told}
            yield finding(("",), "E-CODE-04", **said, line=f"{folder.id}: {code}")


def _now(old: Folder, others: Collection[Folder]) -> Folder | None:
    """What a folder that is gone may be called today, or nothing."""
    names = [folder.id for folder in others if folder.kind == old.kind]
    near = get_close_matches(old.id, names, n=1, cutoff=0.5)
    return Folder(old.kind, near[0]) if near else None


def _renamed(
    olds: Mapping[Folder, Folder], there: Collection[Folder], gone: Collection[Folder]
) -> Findings:
    """A renaming ends at a record, or at what is known to be none any more."""
    for old in olds:
        path: Path = ("renamed", *old)
        end = end_of(olds, old)
        if old in there or old in gone:
            yield finding(path, "E-ID-07", old=name_of(old))
        elif end in olds or (end not in there and end not in gone):
            now = _now(end, there)
            near = now.id if now else ""
            yield finding(path, "E-ID-08", old=name_of(old), id=name_of(end), near=near)


def _codes(ids: PublishedIds, olds: Mapping[Folder, Folder]) -> Findings:
    """A code belongs to one record for ever; an old and a new id of it may both bear it."""
    bearers: dict[str, list[Folder]] = defaultdict(list)
    given = given_codes(ids)
    for folder in printed(ids):
        code = given.get(name_of(folder))
        if code is None:
            continue
        first = next(iter(bearers[code]), folder)
        if end_of(olds, first) != end_of(olds, folder):
            others = {name: one for name, one in given.items() if name != name_of(folder)}
            line = f"{folder.id}: {with_codes(others, [name_of(folder)])[name_of(folder)]}"
            path = _line(ids, folder)
            yield finding(path, "E-CODE-02", short=code, other=name_of(first), line=line)
        bearers[code].append(folder)


def _without_code(ids: PublishedIds, published: Collection[Folder]) -> Findings:
    """Once codes are kept, each record's is: nobody then need fear that another takes it."""
    given, olds = given_codes(ids), renamed(ids)
    if not given:
        return
    codes = with_codes(given, {name_of(one) for one in (*printed(ids), *olds, *published)})
    kept = {end_of(olds, one) for one in (*printed(ids), *olds) if name_of(one) in given}
    for folder in sorted({*published} - kept):
        line = f"{folder.id}: {codes[name_of(folder)]}"
        yield finding((folder.kind,), "W-CODE-03", id=name_of(folder), kind=folder.kind, line=line)


def _removed(ids: PublishedIds) -> Iterator[Folder]:
    yield from (Folder(VILLAGES, old) for old in ids.removed.villages)
    yield from (Folder(PRODUCTS, old) for old in ids.removed.products)


def _line(ids: PublishedIds, folder: Folder) -> Path:
    """Where an id is noted: a line of a mapping, or one of a bare list."""
    noted = ids.villages if folder.kind == VILLAGES else ids.products
    is_bare = not any(noted.values())
    return (folder.kind, list(noted).index(folder.id) if is_bare else folder.id)
