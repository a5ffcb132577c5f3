"""The language's own rules: folding for search, sorting, spelling, numbers."""

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

# The order of letters is CLDR's for `vi`; tones decide only between words whose letters agree.
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: rank for rank, letter in enumerate(_LETTERS, start=1)}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_MODIFIERS = {"\u0306": "breve", "\u0302": "circumflex", "\u031b": "horn"}
_MODIFIED = {
    ("a", "breve"): "ă",
    ("a", "circumflex"): "â",
    ("e", "circumflex"): "ê",
    ("o", "circumflex"): "ô",
    ("o", "horn"): "ơ",
    ("u", "horn"): "ư",
}
# No thousands begin with a nought: 0.500 is a half.
_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(\.\d{3})+(,\d+)?")
_PLAIN = re.compile(r"[+-]?\d+([.,]\d+)?")
# What NFD parts from Latin letters; a joiner that is no mark (U+034F) stays.
_MARKS = re.compile(r"[\u0300-\u034e\u0350-\u036f]+")
# Both places of the tone are taught: hoà and hòa, thuý and thúy. `qu` is a consonant, not a vowel.
_OPEN_PAIR = re.compile(r"(?<!q)(oa|oe|uy)(?![a-zđăâêôơư])")

SortKey = tuple[tuple[int, ...], tuple[int, ...], str]


def fold(text: str) -> str:
    """The text as people type it in a hurry: small letters, no marks, đ as d, single spaces."""
    bare = _MARKS.sub("", unicodedata.normalize("NFD", text)).replace("đ", "d").replace("Đ", "d")
    if not bare.isascii():
        bare = "".join(c for c in bare if not unicodedata.combining(c))
    return " ".join(bare.lower().split())


def _spell(letter: str) -> tuple[str, int]:
    """A letter without its tone, and the tone's rank (0 for none)."""
    base, tone = "", 0
    for part in unicodedata.normalize("NFD", letter):
        if part in _TONES:
            tone = _TONES[part]
        elif part in _MODIFIERS:
            base = _MODIFIED.get((base, _MODIFIERS[part]), base)
        elif not unicodedata.combining(part):
            base = part
    return base, tone


@lru_cache(maxsize=65536)
def sort_key(text: str) -> SortKey:
    """A key that sorts as a Vietnamese dictionary does (CLDR collation `vi`).

    Letters first (a ă â … d đ …), then tones (ngang huyền hỏi ngã sắc nặng), then capitals.
    """
    letters, tones = [], []
    for character in unicodedata.normalize("NFC", text).lower():
        base, tone = _spell(character)
        # Whatever is no letter of the alphabet (digits, spaces) comes before every letter.
        letters.append(100 + _RANK[base] if base in _RANK else min(ord(base or " "), 99))
        tones.append(tone)
    return tuple(letters), tuple(tones), text.swapcase()


def spelling(word: str) -> str:
    """A small-lettered word with its tone at its end: hòa and hoà are spelt alike, hoa is not."""
    parts = unicodedata.normalize("NFD", word)
    if parts.isascii():
        return word
    tones = "".join(part for part in parts if part in _TONES)
    if not tones:
        return word
    return unicodedata.normalize("NFC", "".join(p for p in parts if p not in _TONES)) + tones


def same_spelling(one: str, other: str) -> bool:
    """Whether two names are one word for word, wherever the tone of oa, oe and uy is written."""
    return _settle_tones(one) == _settle_tones(other)


def _settle_tones(text: str) -> tuple[str, ...]:
    """Each word as its letters and its tone, so that the tone's place no longer counts."""
    words = []
    for word in unicodedata.normalize("NFC", text).lower().split():
        spelt = [_spell(letter) for letter in word]
        letters = "".join(base for base, _ in spelt)
        tones = [tone for _, tone in spelt]
        if _OPEN_PAIR.search(letters):
            words.append(f"{letters}{max(tones)}")
        else:
            words.append(letters + "".join(map(str, tones)))
    return tuple(words)


def read_number(text: str) -> Decimal:
    """A number as Vietnamese writes it: 25.000 is twenty-five thousand, 7,375 is seven and a bit.

    A single dot not followed by exactly three digits is read as a decimal point, for
    coordinates are copied from maps as 16.46. Raises ValueError for anything else.
    """
    bare = text.strip().replace("\u00a0", "").replace("\u202f", "")
    if _GROUPED.fullmatch(bare):
        return Decimal(bare.replace(".", "").replace(",", "."))
    if _PLAIN.fullmatch(bare):
        return Decimal(bare.replace(",", "."))
    raise ValueError(text)


def tidy(text: str) -> str:
    """Composed letters (NFC), the Vietnamese Đ for its Icelandic look-alike, no stray spaces."""
    composed = unicodedata.normalize("NFC", text).replace("\u00d0", "\u0110")
    return composed.replace("\r\n", "\n").replace("\u00a0", " ").strip()
