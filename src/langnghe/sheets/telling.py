"""What fairs, villages and products have in common on paper, as plain data for templates."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from langnghe import placenames
from langnghe.catalogue import Catalogue, Outline, VillageOutline, name_in
from langnghe.loading import FairReading
from langnghe.phrases import Phrase
from langnghe.records import FIRST_LANGUAGE, ContactEntry, Passage
from langnghe.sheets.printable import entries_of
from langnghe.sheets.saying import Said, Voice

Told = dict[str, object]
"""One thing as a template is given it: texts are `Said`, lists are lists of these."""

_LETTERS = 420  # of a passage: what a sheet has room for
_TONES = "\u0300\u0301\u0303\u0309\u0323"


@dataclass(frozen=True)
class Teller:
    """Tells the records of one fair in the languages of one sheet."""

    catalogue: Catalogue
    reading: FairReading
    voice: Voice

    def row(self, key: str, tell: Callable[[str], str | None]) -> Told:
        """A label, and what is said under it in each language."""
        return {"label": self.voice.word(key), "text": self.voice.said(tell)}

    def name(self, outline: Outline) -> Said:
        return self.voice.said(lambda language: name_in(language, outline))

    def place(self, outline: VillageOutline) -> Said:
        """xã Côn Minh, Thái Nguyên."""

        def tell(language: str) -> str:
            return placenames.short_place(self.voice.words[language], self.catalogue, outline)

        return self.voice.said(tell)

    def entries(self, given: tuple[ContactEntry, ...]) -> list[Told]:
        """Those ways to reach somebody that may be printed."""
        return [
            {"label": self.voice.word(f"contact_type.{entry.type}"), "text": entry.value}
            for entry in entries_of(given)
        ]

    def alcohol_warning(self) -> Said:
        """What stands beside a weak drink (Luật 44/2019/QH14)."""

        def tell(language: str) -> str:
            words = self.voice.words[language]
            return f"{words('notice.alcohol.title')}. {words('notice.alcohol.text')}"

        return self.voice.said(tell)


def shortened(passage: Passage | None) -> str | None:
    """A passage in one paragraph, as much of it as a sheet has room for; with its language."""
    if passage is None:
        return None
    text = " ".join(passage.text.split())
    if len(text) > _LETTERS:
        text = text[:_LETTERS].rsplit(" ", 1)[0].rstrip(",;:–-") + "…"
    lang = getattr(passage.text, "lang", None)
    return Phrase(text, lang) if lang else text


def index_entry(teller: Teller, outline: Outline) -> Told:
    """A record's name in an index, and the letter that it stands under."""
    language = teller.voice.languages[0]
    letter = letter_of(str(name_in(language, outline)), language)
    return {"id": outline.id, "name": teller.name(outline), "letter": letter}


def letter_of(name: str, language: str) -> str:
    """Ă, Â and Đ are letters of their own in Vietnamese, and marks on a letter elsewhere."""
    parts = unicodedata.normalize("NFD", name[:1].upper())
    if language != FIRST_LANGUAGE:
        return parts[:1].replace("Đ", "D")
    return unicodedata.normalize("NFC", "".join(one for one in parts if one not in _TONES))
