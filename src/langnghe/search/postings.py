"""A segment's documents → its postings: for each word, in which of them it stands, and how."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from langnghe.search.documents import Document, Weight
from langnghe.search.packing import pack
from langnghe.search.terms import file_of

_WEIGHTS = len(Weight)


class Postings(NamedTuple):
    """Where a word stands within one segment.

    `everywhere` is the weight that it has in all documents, as a province's name has; `weighed`
    then are only those in which it weighs more. `told` are those in which it is only told.
    """

    key: str
    spelt: str  # "" for a pair of words
    everywhere: int | None
    weighed_count: int
    weighed: str  # a number for each: the step from the document before, times 8, plus the weight
    told_count: int
    told: str  # steps


def postings_of(documents: Sequence[Document], depth: int) -> dict[str, list[Postings]]:
    """The postings of a segment by the name of the file that they belong in."""
    # A document's number times 8, plus the weight: there are millions.
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, document in enumerate(documents):
        words, pairs = document.weighed()
        for term, weight in words.items():
            found[term].append(number * _WEIGHTS + weight)
        for key, weight in pairs.items():
            found[key, ""].append(number * _WEIGHTS + weight)
    by_file: dict[str, list[Postings]] = defaultdict(list)
    for (key, spelt), places in sorted(found.items()):
        by_file[file_of(key, depth)].append(_posted(key, spelt, places, len(documents)))
    return dict(by_file)


def _posted(key: str, spelt: str, places: list[int], size: int) -> Postings:
    weighed = [place for place in places if place % _WEIGHTS]
    told = _steps([place // _WEIGHTS for place in places if not place % _WEIGHTS])
    everywhere = None
    if len(weighed) == size > 1:
        everywhere = min(place % _WEIGHTS for place in weighed)
        weighed = [place for place in weighed if place % _WEIGHTS > everywhere]
    steps = _steps([place // _WEIGHTS for place in weighed])
    packed = pack(
        step * _WEIGHTS + place % _WEIGHTS for step, place in zip(steps, weighed, strict=True)
    )
    return Postings(key, spelt, everywhere, len(weighed), packed, len(told), pack(told))


def _steps(numbers: Iterable[int]) -> list[int]:
    steps, before = [], -1
    for number in numbers:
        steps.append(number - before - 1)
        before = number
    return steps


def frequencies(
    by_file: Mapping[str, Sequence[Postings]], size: int, *, is_full: bool
) -> dict[str, int]:
    """In how many documents each key stands; pairs are left out.

    Words that are only told are counted if `is_full`: a country tells more than a dictionary holds.
    """
    found: dict[str, int] = defaultdict(int)
    for postings in by_file.values():
        for one in postings:
            if one.spelt:
                found[one.key] += size if one.everywhere is not None else one.weighed_count
                found[one.key] += one.told_count if is_full else 0
    return {key: count for key, count in found.items() if count}
