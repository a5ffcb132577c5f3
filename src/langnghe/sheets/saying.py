"""A text in the languages of a sheet: one, or two beside one another."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from langnghe.phrases import Phrase
from langnghe.words import Words

Said = list[dict[str, str]]
"""`{"lang": …, "text": …}` for each language in which it says something of its own."""


@dataclass(frozen=True)
class Voice:
    """The languages of a sheet, the first of them first, and their words."""

    languages: tuple[str, ...]
    words: Mapping[str, Words]

    def word(self, key: str, **values: object) -> Said:
        """An interface word in each language; a value may be a function of the language."""
        return self.said(lambda language: self.words[language](key, **_values(values, language)))

    def said(self, tell: Callable[[str], str | None]) -> Said:
        """What each language says; twice the same is said once."""
        return told_once((language, tell(language)) for language in self.languages)


def _values(values: Mapping[str, object], language: str) -> dict[str, object]:
    return {name: value(language) if callable(value) else value for name, value in values.items()}


def told_once(texts: Iterable[tuple[str, str | None]]) -> Said:
    """The texts with their languages; one that stayed Vietnamese says so, and is not repeated."""
    found: Said = []
    for language, text in texts:
        if text and str(text) not in {one["text"] for one in found}:
            lang = text.lang if isinstance(text, Phrase) else language
            found.append({"lang": lang, "text": str(text)})
    return found
