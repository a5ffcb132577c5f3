"""Dates: nothing that has happened lies ahead, and a record not looked at for long says so."""

import datetime
import re
from functools import cache
from typing import TypeAlias

from langnghe.catalogue import is_old
from langnghe.checking.findings import Finding, Findings, finding
from langnghe.checking.texts import Texts, phrase
from langnghe.checking.walking import Parts
from langnghe.loading import Path
from langnghe.records import Part, PartialDate, Product, Status, Translation, Village

Day: TypeAlias = tuple[int, int, int]

# What was written, decided, read or taken; ends (valid_until, expires_on) may lie ahead.
_PAST = {
    "as_of", "checked_on", "date", "decided_on", "filed_on", "founded", "issued_on", "made_on",
    "manager_as_of", "on", "published", "read_on", "reviewed_on", "taken_on", "until",
}  # fmt: skip
_LUNAR_DAY = phrase(
    "W-DATE-03",
    r"\b\d{1,2}[/-]\d{1,2}([/-]\d{4})? ?\(?(âm lịch|ÂL|(of the )?lunar)\b",
    "âm lịch|âl|lunar",
)
_LUNAR_MONTHS = (
    "Giêng", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Mười Một", "Chạp"
)  # fmt: skip


def check_dates(
    record: Village | Product | Translation, parts: Parts, today: datetime.date
) -> Findings:
    now = (today.year, today.month, today.day)
    for path, part in parts:
        for name in _past_of(type(part)):
            yield from _not_ahead((*path, name), part.__dict__[name], now)
    if isinstance(record, Translation):
        return
    for key, source in record.sources.items():
        for name in ("published", "read_on"):
            yield from _not_ahead(("sources", key, name), source.__dict__[name], now)
    checked = record.checked
    if checked and record.status is Status.PUBLISHED and is_old(checked.on, today):
        yield finding(("checked", "on"), "N-OLD-01", d=checked.on.written)


@cache
def _past_of(shape: type[Part]) -> tuple[str, ...]:
    return tuple(name for name in shape.model_fields if name in _PAST)


def _not_ahead(path: Path, when: PartialDate | None, now: Day) -> tuple[Finding, ...]:
    if when and when.first_day > now:
        return (finding(path, "E-DATE-02", d=when.written),)
    return ()


def check_lunar_days(texts: Texts) -> Findings:
    """A lunar date in figures is soon taken for a date of the sun, which moves a festival."""
    for path, words in _LUNAR_DAY.found_in(texts):
        yield finding(path, "W-DATE-03", v=words, text=_spelt(words))


def _spelt(words: str) -> str:
    """22/01 âm lịch → 22 tháng Giêng âm lịch; the example where no such month is."""
    day, month = (int(digits) for digits in re.findall(r"\d+", words)[:2])
    if not 1 <= month <= len(_LUNAR_MONTHS):
        return "22 tháng Giêng âm lịch"
    return f"{day} tháng {_LUNAR_MONTHS[month - 1]} âm lịch"
