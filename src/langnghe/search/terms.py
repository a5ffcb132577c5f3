"""Text → the terms it is found by: a word as it is spelt, and the key that people type for it.

The reader's browser takes a query apart in the same way (`theme/assets/langnghe/search.js`); the
tests hold the two to each other.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from langnghe.vietnamese import fold, spelling

# Letters and digits; Vietnamese syllables stand apart as words do.
_WORD = re.compile(r"[^\W_]+")
_ONSET = re.compile(r"(ngh?|[cgknpt]h|tr|qu|[a-z0-9])?[a-z0-9]?")
_BEGINNING = re.compile(_ONSET.pattern + "[a-z0-9]?")
DEEPEST = 2
# Up to so many documents lie in one file; up to so many in a file for each letter.
_FEW, _MANY = 400, 4000
_KEY_LETTERS = 24  # of a longer word only these count; no word of a language is so long


class Term(NamedTuple):
    """A word: `key` as typed in a hurry (go), `spelt` with its marks, tone last (gô + ngã)."""

    key: str
    spelt: str


def terms_of(text: str) -> list[Term]:
    """The words of a text, in their order."""
    return [_term(word) for word in _WORD.findall(unicodedata.normalize("NFC", text).lower())]


# A place or a village's name stands in many records, and in every language.
@lru_cache(maxsize=1 << 14)
def words_of_phrase(text: str) -> tuple[frozenset[Term], frozenset[str]]:
    """The words of a short text, and the keys of every two that stand side by side in it."""
    terms = terms_of(text)
    return frozenset(terms), frozenset(f"{one.key} {two.key}" for one, two in pairwise(terms))


@lru_cache(maxsize=1 << 15)
def _term(word: str) -> Term:
    return Term(fold(word)[:_KEY_LETTERS], spelling(word)[:_KEY_LETTERS])


def depth_for(documents: int) -> int:
    """How finely an index of so many documents is parted into files.

    0: one file; 1: a file for each first letter; 2: one for each beginning of a syllable, which is
    its consonants and at most two letters after them.
    """
    return sum(documents > limit for limit in (_FEW, _MANY))


def file_of(key: str, depth: int) -> str:
    """The name of the file that a term lies in, in an index of a depth."""
    if depth == 0:
        return "all"
    if depth == 1:
        return key[0] if key[0].isascii() else "other"
    beginning = _BEGINNING.match(key)
    return (beginning and beginning[0]) or "other"


def shelf_of(file: str, depth: int) -> str:
    """The name of the files that are made together: those that begin alike."""
    if depth < 2 or file == "other":
        return file
    beginning = _ONSET.match(file)
    return (beginning and beginning[0]) or file
