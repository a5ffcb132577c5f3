"""A value that cannot be read as typed → the text that was surely meant, or nothing.

Only where there is one right answer: what is answered here is pasted by people who trust it.
"""

import re
from calendar import monthrange

from langnghe.vietnamese import fold

_BETWEEN = r"(?:[-./ ]|, ?| thang )"
_DAY_FIRST = re.compile(rf"(?:ngay )?(\d{{1,2}}){_BETWEEN}(\d{{1,2}})(?:[-./ ]|, ?| nam )(\d{{4}})")
_YEAR_FIRST = re.compile(r"(\d{4})[-./ ](\d{1,2})[-./ ](\d{1,2})")
_MONTH = re.compile(r"(?:thang )?(\d{1,2})(?:[-./ ]| nam )(\d{4})")
_YEAR = re.compile(r"nam (\d{4})")
_DIGITS = r"(\d{1,9}|\d{1,3}(?:\.\d{3}){1,3}|\d{1,9},\d{1,6})"
_NUMBER = re.compile(_DIGITS, re.ASCII)
_COUNTED = re.compile(rf"{_DIGITS}( ?%| ?[a-z ]{{1,20}})", re.ASCII)
# "5 triệu" is not 5, and "40 trở lên" not 40.
_SCALES = {"nghin", "ngan", "trieu", "ty", "ti", "van", "chuc", "tram", "k", "m", "tr", "tro",
           "len", "hon", "nua", "ruoi", "kg", "g", "l"}  # fmt: skip
_PART = r"(\d{1,2}(?:[.,]\d+)?) ?"
_DEGREES = re.compile(
    rf"(\d{{1,3}}) ?° ?(?:{_PART}['′’] ?(?:{_PART}(?:[\"″”]|''|′′) ?)?)?[NEBĐ]?", re.ASCII
)
_DECIMAL_DEGREES = re.compile(r"(\d{1,3}[.,]\d{1,12}) ?°? ?[NEBĐ]?", re.ASCII)
_QUOTES = "“”„‟‘’\"' "  # which phones put in place of straight ones, and YAML reads as letters
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/[!#-&(-;=?-\[\]^_a-~]*)?", re.IGNORECASE)


def day_meant(typed: str) -> str:
    """23-06-2017, 23.6.2017, 2017/06/23 or "ngày 23 tháng 6 năm 2017" as 23/06/2017."""
    text = fold(typed.strip(_QUOTES))
    if not text.isascii():
        return ""
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year = map(int, found.groups())
    elif found := _YEAR_FIRST.fullmatch(text):
        year, month, day = map(int, found.groups())
    elif found := _MONTH.fullmatch(text):
        month, year = map(int, found.groups())
        return f"{month:02}/{year}" if _is_month(year, month) else ""
    elif found := _YEAR.fullmatch(text):
        return found[1] if _is_month(int(found[1]), 1) else ""
    else:
        return ""
    is_day = _is_month(year, month) and 1 <= day <= monthrange(year, month)[1]
    return f"{day:02}/{month:02}/{year}" if is_day else ""


def _is_month(year: int, month: int) -> bool:
    return 1000 <= year <= 2200 and 1 <= month <= 12


def number_meant(typed: str) -> str:
    """The number before its unit: 40 of "40 hộ"; nothing of "khoảng 40".

    A word before it says how exact it is, and must not be lost.
    """
    bare = typed.strip(_QUOTES)
    if bare != typed and _NUMBER.fullmatch(bare):
        return bare
    found = _COUNTED.fullmatch(fold(bare))
    return found[1] if found and _SCALES.isdisjoint(found[2].split()) else ""


def degrees_meant(typed: str) -> str:
    """16°27′50″N as 16,46389: degrees with five decimals, which is about a metre."""
    if found := _DECIMAL_DEGREES.fullmatch(typed.strip(_QUOTES)):
        return found[1].replace(".", ",")
    if not (found := _DEGREES.fullmatch(typed)):
        return ""
    degrees, minutes, seconds = (float((part or "0").replace(",", ".")) for part in found.groups())
    if minutes >= 60 or seconds >= 60:
        return ""
    exact = f"{degrees + minutes / 60 + seconds / 3600:.5f}"
    return exact.rstrip("0").rstrip(".").replace(".", ",")


def address_meant(typed: str) -> str:
    """An address that lacks only its beginning."""
    return f"https://{typed}" if typed.isascii() and _HOST.fullmatch(typed) else ""


def code_meant(typed: str, digits: int) -> str:
    """A unit's code whose first nought a spreadsheet took away, or with spaces in it."""
    bare = re.sub(r"[\s.]", "", typed.strip(_QUOTES))
    is_short_by_one = len(bare) == digits - 1 and typed == bare
    if not (bare.isascii() and bare.isdigit() and (is_short_by_one or len(bare) == digits)):
        return ""
    return bare.zfill(digits)


def key_meant(typed: str, limit: int) -> str:
    """A name in the letters that ids are made of."""
    bare = re.sub(r"[^a-z0-9]+", "-", fold(typed)).strip("-")
    return bare if 0 < len(bare) <= limit else ""
