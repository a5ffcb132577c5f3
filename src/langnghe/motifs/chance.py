"""From a key to a stream of numbers: what makes one drawing differ from the next."""

import struct
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from itertools import chain
from typing import TypeVar

_T = TypeVar("_T")

# SplitMix64, written out here because Python promises no fixed sequence for `random`; and for a row
# of numbers at once, so that Python takes a few long steps in place of many short ones. Each number
# has a lane of 128 bits in one long integer, which the product of two 64-bit numbers never leaves.
_ROW = 32
_LANES = sum(1 << 128 * lane for lane in range(_ROW))
_LOW = (1 << 64) - 1
_STEP = 0x9E3779B97F4A7C15
_STEPS = sum(((lane + 1) * _STEP & _LOW) << 128 * lane for lane in range(_ROW))
_WHOLE, _LOW_34, _LOW_37, _LOW_33, _LOW_53 = (
    _LANES * ((1 << bits) - 1) for bits in (64, 34, 37, 33, 53)
)
_UNPACK = struct.Struct("<" + "Q8x" * _ROW).unpack


def _rows(state: int) -> Iterator[list[float]]:
    while True:
        z = state * _LANES + _STEPS & _WHOLE
        z = (z ^ z >> 30 & _LOW_34) * 0xBF58476D1CE4E5B9 & _WHOLE
        z = (z ^ z >> 27 & _LOW_37) * 0x94D049BB133111EB & _WHOLE
        z = (z ^ z >> 31 & _LOW_33) >> 11 & _LOW_53
        yield [number * 2**-53 for number in _UNPACK(z.to_bytes(16 * _ROW, "little"))]
        state = state + _ROW * _STEP & _LOW


def numbers(state: int) -> Iterator[float]:
    """Numbers from 0 up to, never reaching, 1: SplitMix64 from a state of 64 bits."""
    return chain.from_iterable(_rows(state))


class Chance:
    """A stream of numbers that a key decides, the same on every machine and for ever."""

    unit: Callable[[], float]
    """A number from 0 up to, never reaching, 1."""

    def __init__(self, key: str) -> None:
        self.unit = numbers(int.from_bytes(sha256(key.encode()).digest()[:8], "big")).__next__

    def between(self, low: float, high: float) -> float:
        return low + (high - low) * self.unit()

    def sway(self, reach: float) -> float:
        """A number from -reach to reach."""
        return reach * (2 * self.unit() - 1)

    def whole(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + int(self.unit() * (high - low + 1))

    def pick(self, choices: Sequence[_T]) -> _T:
        return choices[int(self.unit() * len(choices))]
