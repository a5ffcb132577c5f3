"""The texts of a record, each with its place, and the phrases that are looked for in them."""

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from itertools import filterfalse
from typing import NamedTuple

from langnghe.checking.findings import Findings, finding
from langnghe.checking.walking import Parts
from langnghe.loading import Path
from langnghe.records import Heritage, Recognition, Translation, own_texts

# A decision's title is told in its own words, whatever they are.
_QUOTED = {Recognition, Heritage}

# A word of small letters; digits are parted from it, and Chinese, Japanese and Korean have none.
_WORD = re.compile("[a-z\u00df-\u00f6\u00f8-\u024f\u1e00-\u1eff]+")
_FIRST_FAR = "\u2e80"
_FAR = re.compile(f"[{_FIRST_FAR}-\U0010ffff]")


class Hint(NamedTuple):
    """Pieces of text in small letters that a match holds, and the whole words in them."""

    pieces: tuple[str, ...]
    words: frozenset[str]

    def is_in(self, small: str) -> bool:
        """Whether all its pieces are."""
        return not [piece for piece in self.pieces if piece not in small]


@dataclass(frozen=True)
class Texts:
    """Some texts with their paths, and the same in small letters, where hints are sought."""

    entries: tuple[tuple[Path, str], ...]

    @cached_property
    def each_small(self) -> tuple[str, ...]:
        return tuple([text.lower() for _, text in self.entries])

    @cached_property
    def small(self) -> str:
        """All of them."""
        return "\n".join(self.each_small)

    @cached_property
    def words(self) -> AbstractSet[str]:
        found = set(self.small.split())
        # Words with a sign beside them, which are few, stand here with it and without.
        found.update(_WORD.findall(" ".join(filterfalse(str.isalpha, found))))
        return found

    @cached_property
    def has_far_letters(self) -> bool:
        return _FAR.search(self.small) is not None


@dataclass(frozen=True)
class Phrase:
    """Words that are a finding wherever they stand; made by `phrase`.

    A pattern costs a hundred times what a look into the text's words does, and most records hold
    none of any hint's. So every match must hold one of the `hints`, which are kept by one word of
    each; `pieces` are hints that hold no whole word.
    """

    code: str
    pattern: re.Pattern[str]
    hints: Mapping[str, tuple[Hint, ...]]
    pieces: tuple[str, ...] = ()

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(self.hints)

    def found_in(self, texts: Texts) -> Iterator[tuple[Path, str]]:
        """Where it stands, and the words that were found."""
        hints = self._hints_in(texts)
        if not hints:
            return
        for (path, text), small in zip(texts.entries, texts.each_small, strict=True):
            if any(hint.is_in(small) for hint in hints):
                for found in self.pattern.finditer(text):
                    yield path, " ".join(found.group().split())

    def _hints_in(self, texts: Texts) -> list[Hint]:
        found: list[Hint] = []
        for word in self._words & texts.words:
            kept = self.hints[word]
            found += [h for h in kept if h.words <= texts.words and h.is_in(texts.small)]
        for piece in self.pieces:
            if (piece < _FIRST_FAR or texts.has_far_letters) and piece in texts.small:
                found.append(Hint((piece,), frozenset()))
        return found


def phrase(code: str, pattern: str, hints: str, *, flags: int = re.IGNORECASE) -> Phrase:
    """A phrase whose pattern takes small and capital letters alike; hints are parted by `|`.

    A hint is what a match holds, in small letters and whole words; `*` stands for the rest of a
    word, and ` & ` stands between two, the rarer first, that a match holds apart.
    """
    kept: dict[str, list[Hint]] = {}
    pieces = []
    for hint in hints.split("|"):
        words = _WORD.findall(hint)
        if not words or "*" in hint:
            pieces.append(hint.removesuffix("*"))
        else:
            both = tuple(hint.split(" & "))
            rarest = max(_WORD.findall(both[0]), key=len)
            kept.setdefault(rarest, []).append(Hint(both, frozenset(words)))
    by_word = {word: tuple(of_word) for word, of_word in kept.items()}
    return Phrase(code, re.compile(pattern, flags), by_word, tuple(pieces))


def texts_in(parts: Parts) -> Texts:
    """Every text of a record that its author words himself."""
    entries: list[tuple[Path, str]] = []
    for path, part in parts:
        for own, text in own_texts(part):
            if own != ("title",) or type(part) not in _QUOTED:
                entries.append((path + own, text))
    return Texts(tuple(entries))


def texts_of_translation(translation: Translation) -> Texts:
    """Every text of a translation."""
    return Texts(tuple([(("texts", key), text) for key, text in translation.texts.items()]))


def check_phrase(unwanted: Phrase, texts: Texts) -> Findings:
    """One finding for each text that holds it; its sentence has the field `text`."""
    told: set[Path] = set()
    for path, words in unwanted.found_in(texts):
        if path not in told:
            yield finding(path, unwanted.code, text=words)
        told.add(path)
