"""A record's texts as a reader of one language meets them.

A text that is translated comes as that translation; one that is not stays Vietnamese and is
marked up as such, so that a browser reads it aloud in the right voice.
"""

from dataclasses import dataclass, field
from typing import TypeVar

from markupsafe import Markup, escape

from langnghe.records import FIRST_LANGUAGE, Method, Part, Translation, fingerprint, map_texts

P = TypeVar("P", bound=Part)


class Phrase(str):
    """A text in another language than its page; prints itself with its `lang`."""

    __slots__ = ("lang",)
    lang: str

    def __new__(cls, text: str, lang: str) -> "Phrase":
        phrase = super().__new__(cls, text)
        phrase.lang = lang
        return phrase

    def __getnewargs__(self) -> tuple[str, str]:  # type: ignore[override]
        """So that a text that was put away comes back with its language."""
        return str.__str__(self), self.lang

    def __repr__(self) -> str:
        """With its language: a page is made again when that alone has changed."""
        return f"Phrase({str.__repr__(self)}, {self.lang!r})"

    def __html__(self) -> Markup:
        return Markup(f'<span lang="{escape(self.lang)}">{escape(str.__str__(self))}</span>')  # noqa: S704  escaped

    def __str__(self) -> str:
        return str.__str__(self)


@dataclass
class Told:
    """How much of a record is told in the page's language."""

    is_first: bool  # the page is in the record's own language
    method: Method | None = None  # None: nothing is translated
    is_reviewed: bool = False
    missing: list[str] = field(default_factory=list)  # paths still in Vietnamese
    stale: list[str] = field(default_factory=list)  # paths whose Vietnamese has changed since
    reading: str | None = None  # how a foreigner may say the name

    @property
    def is_translated(self) -> bool:
        """Whether the name at least is in the page's language."""
        return self.is_first or (self.method is not None and "name" not in self.missing)


def in_language(
    record: P, translation: Translation | None, *, language: str, prefix: str = ""
) -> tuple[P, Told]:
    """The record with its texts in `language` where they are translated, and how much is.

    Of a part of a record, `prefix` is the path to it, with its dot: `contact.`.
    """
    if language == FIRST_LANGUAGE:
        return record, Told(is_first=True)
    if translation is None:
        told = Told(is_first=False)
    else:
        told = Told(
            is_first=False,
            method=translation.method,
            is_reviewed=translation.reviewed_on is not None,
            reading=translation.reading,
        )
    texts = translation.texts if translation else {}
    made_from = translation.made_from if translation else {}

    def tell(path: str, text: str) -> str:
        if path not in texts:
            told.missing.append(path)
            return Phrase(text, FIRST_LANGUAGE)
        if path in made_from and made_from[path] != fingerprint(text):
            told.stale.append(path)
        return texts[path]

    return map_texts(record, tell, prefix), told
