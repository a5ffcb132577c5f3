"""Text as an author types it → the values a record holds, or a finding with its code.

Every scalar arrives as text (see `loading`); nothing here guesses as YAML would.
A finding is raised as `PydanticCustomError(code, …, values)`; `loading` gives it its place.
"""

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, NoReturn
from urllib.parse import urlsplit

from pydantic import BeforeValidator, PlainValidator
from pydantic_core import PydanticCustomError

from langnghe.codes import CODE
from langnghe.records.meant import (
    address_meant,
    code_meant,
    day_meant,
    degrees_meant,
    key_meant,
    number_meant,
)
from langnghe.vietnamese import fold, read_number, tidy

LINE_LIMIT = 300
PASSAGE_LIMIT = 5000
ADDRESS_LIMIT = 2000
NUMBER_LIMIT = 18  # characters: more is told nowhere in a village, and is more than can be written

# Not "na": Na, Nà and Nả are names of hamlets.
_NOT_INFORMATION = {"n/a", "n.a", "xxx", "tbd", "todo", "chua ro", "chua biet", "dang cap nhat",
                    "khong ro", "khong biet", "unknown"}  # fmt: skip
_DASHES = re.compile(r"\?+|\.{3,}|…+|[-–—_*]+")
_LONGEST = 40  # characters; folding every passage would take as long as all else that is checked
_LONGEST_FOLDED = max(map(len, _NOT_INFORMATION)) + 2
# All that nearly every text is made of: of these none is hidden, disguised or in need of tidying,
# and each is one letter when folded. What holds no other is sound without a closer look.
_UNUSUAL = re.compile(r"[^\n -~\u00a1-\u00ac\u00ae-\u00cf\u00d1-\u024f\u1ea0-\u1ef9–—‘’“”…₫]")
# Invisible or direction-changing characters let a name look like another one.
_HIDDEN = re.compile(
    r"[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    # Fillers and tags that are letters by name and nothing to the eye.
    r"\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u3164\uffa0\U000e0000-\U000e0fff"
    r"\ufeff\ufff9-\ufffb]"
)
# Cyrillic, and the Greek letters that look Latin, inside a word of Latin letters: never a slip.
_FOREIGN = "[\u0400-\u052fΑΒΕ-ΗΙΚΜΝΟΡΤΥΧο]"
_LATIN = "[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"
_DISGUISED = re.compile(f"(?<={_LATIN}){_FOREIGN}|{_FOREIGN}(?={_LATIN})")
# An address that needs no taking apart: a bare host of ASCII letters, no port and nobody's name.
_PLAIN_URL = re.compile(r"https?://[a-z0-9.-]*[a-z0-9](?:[/?#][!#-&(-;=?-\[\]^_a-~]*)?")
# ASCII: other scripts have digits of their own, which a clerk's eye does not tell from letters.
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_MONTH = re.compile(r"(?:(\d{1,2})/(\d{4})|(\d{4})-(\d{2}))", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)
LUNAR = re.compile(r"\bâm lịch\b|\bÂL\b|\btháng (Giêng|Chạp)\b|\blunar\b", re.IGNORECASE)
_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{1,58}[a-z0-9])")
_KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")


def refuse(code: str, **values: object) -> NoReturn:
    """Stop reading this value with the finding `code`.

    A value called `better` is the text that was surely meant, if any: the line to paste is made
    of it.
    """
    raise PydanticCustomError(code, code, {name: str(value) for name, value in values.items()})


def read_text(value: object) -> str:
    """Tidy text; refuses what is no text, says nothing, or hides something."""
    if not isinstance(value, str):
        refuse("E-TYPE-01")
    if _UNUSUAL.search(value):
        return _read_closely(value)
    text = value.strip()
    if not text:
        refuse("E-REQ-02")
    is_short = len(text) <= _LONGEST_FOLDED
    if (is_short or "  " in text or "\n" in text) and _says_nothing(text):
        refuse("E-GUESS-01", value=text)
    return text


def _read_closely(value: str) -> str:
    text = tidy(value)
    if not text:
        refuse("E-REQ-02")
    if _says_nothing(text):
        refuse("E-GUESS-01", value=text)
    if found := _HIDDEN.search(text) or _DISGUISED.search(text):
        name = unicodedata.name(found.group(), f"U+{ord(found.group()):04X}")
        refuse("E-TEXT-01", value=name, better=_unhidden(text))
    return text


def _unhidden(text: str) -> str:
    """The text without what nobody sees in it; nothing where a letter may be lost or disguised."""
    bare = " ".join(_HIDDEN.sub("", text).split())
    is_doubtful = any(unicodedata.category(letter) == "Cc" for letter in text)
    return "" if is_doubtful or _DISGUISED.search(bare) else bare


def _says_nothing(text: str) -> bool:
    return len(text) <= _LONGEST and _is_no_information(text)


# Records say the same short things again and again: units, names of provinces.
@lru_cache(maxsize=4096)
def _is_no_information(text: str) -> bool:
    """Whether it says only that nothing is known, or is nothing but a dash, dots or a question."""
    return bool(_DASHES.fullmatch(text)) or fold(text).rstrip(".… ") in _NOT_INFORMATION


def _read_line(value: object) -> str:
    text = read_text(value)
    if len(text) > LINE_LIMIT:
        refuse("E-LEN-01", length=len(text), limit=LINE_LIMIT)
    return " ".join(text.split())


def _read_prose(value: object) -> str:
    text = read_text(value)
    if len(text) > PASSAGE_LIMIT:
        refuse("E-LEN-01", length=len(text), limit=PASSAGE_LIMIT)
    return text


class _Translatable:
    """Marks a text that a translation file may give in another language."""


TRANSLATABLE = _Translatable()

Line = Annotated[str, PlainValidator(_read_line)]
"""A short text of one line, the same in every language: a number, a name of a body, a title."""

Label = Annotated[Line, TRANSLATABLE]
"""A short text that may be translated."""

Prose = Annotated[str, PlainValidator(_read_prose), TRANSLATABLE]
"""A longer text that may be translated. Plain text: blank lines part paragraphs, no markup."""


def _read_id(value: object) -> str:
    text = read_text(value)
    if not _ID.fullmatch(text):
        meant = key_meant(text, 60)
        refuse("E-ID-01", id=text, better=meant if _ID.fullmatch(meant) else "")
    return text


Id = Annotated[str, PlainValidator(_read_id)]
"""A name in ASCII letters, digits and hyphens, 3 to 60 long."""


def _read_key(value: object) -> str:
    # Most values of a record are the keys of its sources.
    if isinstance(value, str) and _KEY.fullmatch(value) and value not in _NOT_INFORMATION:
        return value
    text = read_text(value)
    if not _KEY.fullmatch(text):
        refuse("E-ID-05", id=text, better=key_meant(text, 40))
    return text


Key = Annotated[str, PlainValidator(_read_key)]
"""A short name inside one record (a source `s1`, a step, a fact)."""


def _read_decimal(value: object) -> Decimal:
    text = read_text(value)
    if len(text) > NUMBER_LIMIT:
        refuse("E-NUM-01", v=text)
    try:
        if text.isascii():
            return read_number(text)
    except ValueError:
        pass
    refuse("E-NUM-01", v=text, better=number_meant(text))


Number = Annotated[Decimal, PlainValidator(_read_decimal)]


def _read_percent(value: object) -> Decimal:
    number = _read_decimal(value)
    if not 0 <= number <= 100:
        with_comma = str(value).strip().replace(".", ",", 1)
        is_meant = re.fullmatch(r"\d{1,2},\d{1,6}", with_comma)
        refuse("E-NUM-05", v=value, better=with_comma if is_meant else "")
    return number


Percent = Annotated[Decimal, PlainValidator(_read_percent)]
"""From 0 to 100, without the sign: strength by volume, a share of a material."""


def _read_degrees(value: object) -> Decimal:
    """A coordinate is never in the thousands: copied from a map, 106.319 is a little over 106."""
    text = read_text(value)
    if not re.fullmatch(r"-?\d{1,3}([.,]\d{1,12})?", text, re.ASCII):
        refuse("E-NUM-04", v=text, better=degrees_meant(text))
    return Decimal(text.replace(",", "."))


Degrees = Annotated[Decimal, PlainValidator(_read_degrees)]


def _read_whole(value: object) -> int:
    number = _read_decimal(value)
    if number != number.to_integral_value():
        refuse("E-NUM-03", v=value)
    return int(number)


Whole = Annotated[int, PlainValidator(_read_whole)]


@dataclass(frozen=True, order=True)
class PartialDate:
    """A day, a month or a year, as exactly as it is known; 0 stands for what is not."""

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        parts = [f"{self.year:04}"] + [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(parts)

    @property
    def written(self) -> str:
        """As an author writes it: 23/06/2017, 06/2017 or 2017."""
        return "/".join(reversed(str(self).split("-")))

    @property
    def first_day(self) -> tuple[int, int, int]:
        """The earliest day it can mean."""
        return self.year, self.month or 1, self.day or 1

    @property
    def last_day(self) -> tuple[int, int, int]:
        """The latest day it can mean, for comparing with a day that decides."""
        return self.year, self.month or 12, self.day or 31


def _read_date(value: object) -> PartialDate:
    return _date(read_text(value))


@lru_cache(maxsize=4096)
def _date(text: str) -> PartialDate:
    if found := _DAY.fullmatch(text):
        day, month, year = map(int, found.groups())
    elif found := _ISO_DAY.fullmatch(text):
        year, month, day = map(int, found.groups())
    elif found := _MONTH.fullmatch(text):
        day, month, year = 1, int(found[1] or found[4]), int(found[2] or found[3])
    elif _YEAR.fullmatch(text):
        day, month, year = 1, 1, int(text)
    elif LUNAR.search(text):
        refuse("E-DATE-04", v=text)
    else:
        refuse("E-DATE-01", v=text, better=day_meant(text))
    if not _exists(year, month, day):
        refuse("E-DATE-01", v=text)
    known = len(re.findall(r"\d+", text))
    return PartialDate(year, month if known > 1 else 0, day if known > 2 else 0)


def _exists(year: int, month: int, day: int) -> bool:
    return 1000 <= year <= 2200 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


Date = Annotated[PartialDate, BeforeValidator(_read_date)]
"""23/06/2017, 2017-06-23, 06/2017 or 2017."""


def _read_url(value: object) -> str:
    text = read_text(value)
    if len(text) <= ADDRESS_LIMIT and _PLAIN_URL.fullmatch(text):
        return text
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        refuse("E-URL-02", v=text)
    # https://bao.example@elsewhere.example/ leads elsewhere.
    is_plain = parts.scheme in {"http", "https"} and host and "@" not in parts.netloc
    if not is_plain or re.search(r"[\s<>\"'`\\]", text):
        refuse("E-URL-02", v=text, better=address_meant(text))
    if len(text) > ADDRESS_LIMIT:
        refuse("E-LEN-01", length=len(text), limit=ADDRESS_LIMIT)
    return text


Url = Annotated[str, PlainValidator(_read_url)]
"""A full http or https address."""


def _read_code(digits: int) -> PlainValidator:
    shape = re.compile(rf"\d{{{digits}}}", re.ASCII)

    def read(value: object) -> str:
        text = read_text(value)
        if not shape.fullmatch(text):
            refuse("E-GEO-06", v=text, digits=digits, better=code_meant(text, digits))
        return text

    return PlainValidator(read)


CommuneCode = Annotated[str, _read_code(5)]
ProvinceCode = Annotated[str, _read_code(2)]


CONSENT = re.compile(r"C-\d{4}-\d{3,6}", re.ASCII)


def _read_consent(value: object) -> str:
    text = read_text(value)
    # What stands there instead may be a name, which must not spread through reports.
    if not CONSENT.fullmatch(text):
        refuse("E-CON-04")
    return text


Consent = Annotated[str, PlainValidator(_read_consent)]
"""The number of a recorded consent; who gave it is kept off git."""


def _read_short_code(value: object) -> str:
    text = read_text(value)
    if not CODE.fullmatch(text):
        small = text.lower()
        refuse("E-CODE-01", v=text, better=small if CODE.fullmatch(small) else "")
    return text


ShortCode = Annotated[str, PlainValidator(_read_short_code)]
"""The end of a short address (see `codes`)."""


def _read_focus(value: object) -> tuple[int, int]:
    text = read_text(value)
    found = re.fullmatch(r"(\d{1,3})\s*%?[\s,;]\s*(\d{1,3})\s*%?", text)
    across, down = map(int, found.groups()) if found else (101, 101)
    if max(across, down) > 100:
        refuse("E-IMG-10", v=text)
    return across, down


Focus = Annotated[tuple[int, int], PlainValidator(_read_focus)]
"""40% 30%: hundredths from the left and from the top."""


def _read_yes(value: object) -> bool:
    text = read_text(value)
    if fold(text) in {"co", "yes", "true"}:
        return True
    if fold(text) in {"khong", "no", "false"}:
        return False
    refuse("E-ENUM-01", v=text, allowed="yes, no", near="")


Yes = Annotated[bool, PlainValidator(_read_yes)]


_HEX = re.compile(r"#?([0-9a-f]{6}|[0-9a-f]{3})", re.ASCII | re.IGNORECASE)


def _read_colour(value: object) -> str:
    text = read_text(value)
    found = _HEX.fullmatch(text)
    if found is None:
        refuse("E-COLOUR-01", v=text)
    digits = found[1].lower()
    return f"#{digits if len(digits) == 6 else ''.join(2 * digit for digit in digits)}"


Colour = Annotated[str, PlainValidator(_read_colour)]
"""#rrggbb. Without quotes a # begins a comment, so it may be left out: 9c2a1f."""
