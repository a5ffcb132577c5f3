"""Postings of all segments → the files that a reader's browser asks for.

Each is a script that hands one value to `langnghe.search`, so that it also loads from a disk,
where a page may fetch nothing.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from langnghe.catalogue import Outline, VillageOutline
from langnghe.phrases import Phrase
from langnghe.search.documents import Card, SitePage
from langnghe.search.packing import pack
from langnghe.search.postings import Postings
from langnghe.search.terms import file_of

ROWS_PER_FILE = 4  # the best results lie far apart: each costs a file
_MOST_TOLD = 300  # documents; a word told in more of them finds none
_MOST = 2000  # documents; of a word that weighs in more, the first are found, and no pair of words
_SIZES = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"  # for numbers of documents: below 2, 4, 8, …


def script(name: str, value: object) -> bytes:
    """A script file that hands over `value` under `name`."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"langnghe.search.take({json.dumps(name)},{text});\n".encode()


def merged(
    segments: Iterable[tuple[int, Sequence[Postings]]], depth: int
) -> Iterator[tuple[str, str]]:
    """The files of a shelf, each with its postings: those of each segment with its number.

    A file is `key~spelt;places;told~…|key~…`, keys in their order.
    """
    keys: dict[str, dict[str, list[tuple[int, Postings]]]] = defaultdict(lambda: defaultdict(list))
    for number, postings in segments:
        for one in postings:
            keys[one.key][one.spelt].append((number, one))
    by_file: dict[str, list[str]] = defaultdict(list)
    for key in sorted(keys):
        found = list(_spellings(keys[key]))
        by_file[file_of(key, depth)] += ["~".join((key, *found))] if found else []
    for name, lines in by_file.items():
        yield name, "|".join(lines)


def _spellings(spellings: Mapping[str, list[tuple[int, Postings]]]) -> Iterator[str]:
    told = sum(one.told_count for found in spellings.values() for _, one in found)
    for spelt, found in sorted(spellings.items()):
        weighed = _weighed(found) if spelt or _is_rare(found) else ""
        only_told = _told(found) if told <= _MOST_TOLD else ""
        # A pair that is everywhere is still named: it is known to be one.
        if weighed or only_told or not spelt:
            yield f"{spelt};{weighed};{only_told}"


def _is_rare(found: list[tuple[int, Postings]]) -> bool:
    return sum(one.weighed_count for _, one in found) <= _MOST


def _weighed(found: list[tuple[int, Postings]]) -> str:
    parts, before, total = [], -1, 0
    for number, one in found:
        if not one.weighed_count and one.everywhere is None:
            continue
        total += one.weighed_count
        if total > _MOST:
            break
        head = [number - before - 1, one.weighed_count * 2 + (one.everywhere is not None)]
        if one.everywhere is not None:
            head.append(one.everywhere)
        parts.append(pack(head) + one.weighed)
        before = number
    return "".join(parts)


def _told(found: list[tuple[int, Postings]]) -> str:
    parts, before = [], -1
    for number, one in found:
        if one.told_count:
            parts.append(pack((number - before - 1, one.told_count)) + one.told)
            before = number
    return "".join(parts)


def dictionary(counts: Mapping[str, int]) -> str:
    """All keys in their order: how many letters of the one before, the rest, and how frequent."""
    parts, before = [], ""
    for key in sorted(counts):
        shared = 0
        while shared < min(len(before), len(key), 9) and before[shared] == key[shared]:
            shared += 1
        parts.append(f"{shared}{key[shared:]}{_SIZES[counts[key].bit_length() - 1]}")
        before = key
    return "".join(parts)


def row_of_record(record: Outline, card: Card) -> list[object]:
    """What a result shows; what is empty at its end is left out. The browser has the names.

    A drawn cover's address follows from the record's own; only that of a photo is said.
    """
    if isinstance(record, VillageOutline):
        kind, craft = "village", record.crafts[0]
    else:
        kind, craft = "product", record.craft
    picture = "" if card.picture.drawn else card.picture.src
    badges = [[one.kind, one.label, one.stars, one.valid_until or ""] for one in card.badges]
    return _trimmed([
        kind, card.href, *_told_in(card.name), *_told_in(card.line),
        str(card.kicker), str(card.place), craft, picture, badges,
    ])  # fmt: skip


def row_of_page(page: SitePage) -> list[object]:
    """As for a record."""
    return _trimmed(["page", page.path, *_told_in(page.title), *_told_in(page.line)])


def _told_in(text: str | None) -> tuple[str, str]:
    """A text and its language, where that is not the page's."""
    return (str(text), text.lang if isinstance(text, Phrase) else "") if text else ("", "")


def _trimmed(row: list[object]) -> list[object]:
    while row and not row[-1]:
        row.pop()
    return row
