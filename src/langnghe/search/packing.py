"""Whole numbers as printable letters: what a script file holds without any escapes.

Small numbers, which are by far the most, take one letter. Written like so, an index is nearly as
small as a compressed one, on any server and from a disk, and a browser reads it at once.
"""

from collections.abc import Iterable, Sequence

# Printable ASCII in its order, but for what JSON escapes (" \), what ends a script (<) and what
# the index parts its lines with (| ; ~).
LETTERS = "".join(c for c in map(chr, range(33, 127)) if c not in '"\\<|;~')
_BASE = len(LETTERS)
_ONE = 75  # numbers below this take one letter
_TWO = _ONE + (_BASE - 1 - _ONE) * _BASE  # below this, two; above, four
LARGEST = _BASE**3 - 1


def pack(numbers: Iterable[int]) -> str:
    """The numbers, one after the other. Raises ValueError for one that is too large or negative."""
    return "".join([LETTERS[one] if 0 <= one < _ONE else _pack(one) for one in numbers])


def _pack(number: int) -> str:
    if _ONE <= number < _TWO:
        high, low = divmod(number - _ONE, _BASE)
        return LETTERS[_ONE + high] + LETTERS[low]
    if not _TWO <= number <= LARGEST:
        raise ValueError(f"{number} cannot be packed")
    high, low = divmod(number, _BASE)
    return LETTERS[-1] + LETTERS[high // _BASE] + LETTERS[high % _BASE] + LETTERS[low]


def pack_evenly(numbers: Sequence[int]) -> str:
    """Numbers that are each as likely: how many letters each takes, then all of them."""
    width = 1
    while numbers and max(numbers) >= _BASE**width:
        width += 1
    digits = (
        LETTERS[number // _BASE**place % _BASE]
        for number in numbers
        for place in reversed(range(width))
    )
    return str(width) + "".join(digits)


def unpack(text: str) -> list[int]:
    """The numbers that were packed."""
    found = []
    letters = iter(map(LETTERS.index, text))
    for first in letters:
        if first < _ONE:
            found.append(first)
        elif first < _BASE - 1:
            found.append(_ONE + (first - _ONE) * _BASE + next(letters))
        else:
            found.append((next(letters) * _BASE + next(letters)) * _BASE + next(letters))
    return found
