"""The texts of a record, each with its place, and the phrases that are looked for in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from langnghe.checking.findings import Findings, finding
from langnghe.checking.walking import Parts
from langnghe.loading import Path
from langnghe.records import Heritage, Recognition, Translation, own_texts

# A decision's title is told in its own words, whatever they are.
_QUOTED = (Recognition, Heritage)


@dataclass(frozen=True)
class Texts:
    """Some texts with their paths, and all of them in small letters, where hints are sought."""

    entries: tuple[tuple[Path, str], ...]
    small: str


@dataclass(frozen=True)
class Phrase:
    """Words that are a finding wherever they stand.

    `hints` are pieces of text in small letters, one of which every match holds. Looking for them
    costs a hundredth of what the pattern does, and most records hold none.
    """

    code: str
    pattern: re.Pattern[str]
    hints: tuple[str, ...]

    def found_in(self, texts: Texts) -> Iterator[tuple[Path, str]]:
        """Where it stands, and the words that were found."""
        if not self._may_be_in(texts.small):
            return
        for path, text in texts.entries:
            if self._may_be_in(text.lower()):
                for found in self.pattern.finditer(text):
                    yield path, " ".join(found.group().split())

    def _may_be_in(self, small: str) -> bool:
        # A loop: `any` with a generator takes twice as long, for every record and phrase.
        for hint in self.hints:  # noqa: SIM110
            if hint in small:
                return True
        return False


def phrase(code: str, pattern: str, hints: str) -> Phrase:
    """A phrase whose pattern takes small and capital letters alike; hints are parted by `|`."""
    return Phrase(code, re.compile(pattern, re.IGNORECASE), tuple(hints.split("|")))


def texts_in(parts: Parts) -> Texts:
    """Every text of a record that its author words himself."""
    return _texts(
        ((*path, *own), text)
        for path, part in parts
        for own, text in own_texts(part)
        if not (isinstance(part, _QUOTED) and own == ("title",))
    )


def texts_of_translation(translation: Translation) -> Texts:
    """Every text of a translation."""
    return _texts((("texts", key), text) for key, text in translation.texts.items())


def _texts(entries: Iterator[tuple[Path, str]]) -> Texts:
    kept = tuple(entries)
    return Texts(kept, "\n".join(text for _, text in kept).lower())


def check_phrase(unwanted: Phrase, texts: Texts) -> Findings:
    """One finding for each text that holds it; its sentence has the field `text`."""
    told: set[Path] = set()
    for path, words in unwanted.found_in(texts):
        if path not in told:
            yield finding(path, unwanted.code, text=words)
        told.add(path)
