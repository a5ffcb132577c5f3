"""From a unit's name, however it is typed, to the units it may mean."""

import re
from collections.abc import Iterable, Sequence

from langnghe.vietnamese import fold, same_spelling

# How well a name fits, best first: words spelt otherwise, then how it was recognised (below).
Rank = tuple[int, int]

_FULL, _BARE, _OTHER_KIND, _ALSO = range(4)

_KIND = re.compile(r"(thanh pho|thi tran|thi xa|dac khu|huyen|phuong|quan|tinh|xa)\s+(?=\S)")
# The one-letter ones need a full stop or a number, for a name may begin so (Phú, Quảng).
_SHORT_KIND = re.compile(r"(tp|tx|tt)\b\.?\s*|([hpqtx])\.\s*|([pq])(?=\d)")
_SHORT_KINDS = {
    "tp": "thanh pho",
    "tx": "thi xa",
    "tt": "thi tran",
    "q": "quan",
    "h": "huyen",
    "p": "phuong",
    "x": "xa",
    "t": "tinh",
}
_LEADING_ZERO = re.compile(r"\b0+(?=\d)")
_NO_LETTER = re.compile(r"[^a-z0-9]")

PROVINCE_KINDS = frozenset({"tinh", "thanh pho"})
DISTRICT_KINDS = frozenset({"huyen", "quan", "thi xa", "thanh pho"})
COMMUNE_KINDS = frozenset({"xa", "phuong", "thi tran", "dac khu"})


def key_of(text: str) -> str:
    """Letters and digits alone, so that marks, hyphens and spaces make no difference."""
    return _NO_LETTER.sub("", _settle(text))


def without_kind(name: str) -> str:
    """The bare name, marks and capitals kept: "thị xã Hương Trà" → "Hương Trà"."""
    kind = _KIND.match(fold(name))
    return " ".join(name.split()[len(kind[1].split()) :]) if kind else name


def _settle(text: str) -> str:
    """Folded, with the kind spelt out: "TP. Huế" → "thanh pho hue", "P.06" → "phuong 6"."""
    folded = fold(text)
    short = _SHORT_KIND.match(folded)
    if not short:
        return _LEADING_ZERO.sub("", folded)
    kind = _SHORT_KINDS[short[1] or short[2] or short[3]]
    return _LEADING_ZERO.sub("", f"{kind} {folded[short.end() :]}")


def add(one: Rank, other: Rank) -> Rank:
    """The rank of two names that must both fit."""
    return one[0] + other[0], one[1] + other[1]


class NameIndex:
    """The units of one level by their names.

    An entry is the unit's code, its name with its kind, and the other names it goes by.
    """

    def __init__(
        self, entries: Iterable[tuple[str, str, Sequence[str]]], kinds: frozenset[str]
    ) -> None:
        self._kinds = kinds
        self._bare: dict[str, str] = {}
        self._by_key: dict[str, list[tuple[str, int]]] = {}
        for code, name, also in entries:
            bare = without_kind(name)
            self._bare[code] = bare
            self._enter(name, code, _FULL)
            self._enter(bare, code, _BARE)
            for other in also:
                self._enter(other, code, _ALSO)

    def _enter(self, name: str, code: str, how: int) -> None:
        self._by_key.setdefault(key_of(name), []).append((code, how))

    def match(self, text: str) -> dict[str, Rank]:
        """Every unit the text may name, with how well it fits."""
        found: dict[str, Rank] = {}
        for code, how in self._recognised(text):
            rank = (0 if self._is_spelt(text, code) else 1, how)
            found[code] = min(rank, found.get(code, rank))
        return found

    def best(self, text: str) -> list[str]:
        """The units that fit best, in the order of their codes."""
        found = self.match(text)
        return sorted(code for code, rank in found.items() if rank == min(found.values()))

    def _recognised(self, text: str) -> list[tuple[str, int]]:
        found = list(self._by_key.get(key_of(text), ()))
        kind = _KIND.match(_settle(text))
        if kind and kind[1] in self._kinds:
            # Communes became wards and districts towns; a name outlives its kind.
            bare = _settle(text)[kind.end() :]
            same_name = self._by_key.get(key_of(bare), ())
            found += [(code, max(how, _OTHER_KIND)) for code, how in same_name if how != _FULL]
        return found

    def _is_spelt(self, text: str, code: str) -> bool:
        bare = self._bare[code]
        end = text.split()[-len(bare.split()) :]
        return same_spelling(" ".join(end), bare)
