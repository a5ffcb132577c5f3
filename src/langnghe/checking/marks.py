"""Marks: who may use them, how long they last, and no ® where nothing is registered."""

from langnghe.checking.decisions import check_decision_number
from langnghe.checking.findings import Findings, finding
from langnghe.checking.texts import Texts
from langnghe.records import Mark, MarkKind, MarkStatus, PartialDate, Product, Village

MARK_YEARS = 10
_CLASSES = range(1, 46)  # of goods and services, by the Nice classification


def check_marks(record: Village | Product, texts: Texts) -> Findings:
    for number, mark in enumerate(record.marks):
        path = ("marks", number)
        yield from check_decision_number(path, mark.decision_no)
        if mark.may_use and not mark.may_use_evidence:
            yield finding((*path, "may_use"), "E-MARK-01", mark=mark.name)
        for place, one in enumerate(mark.nice_classes):
            if one not in _CLASSES:
                yield finding((*path, "nice_classes", place), "E-MARK-04", v=one)
        yield from _mark_term(path, mark)
        if mark.status is not MarkStatus.REGISTERED:
            yield from _registered_signs(path, mark, texts)


def _mark_term(path: tuple[str | int, ...], mark: Mark) -> Findings:
    """Ten years from filing, renewable by ten (Luật Sở hữu trí tuệ, Điều 93)."""
    filed, ends = mark.filed_on, mark.expires_on
    if filed is None or ends is None or mark.kind is MarkKind.GEOGRAPHICAL_INDICATION:
        return
    terms = max(1, (ends.year - filed.year) // MARK_YEARS)
    is_leap_day = (filed.month, filed.day) == (2, 29)
    year, day = filed.year + MARK_YEARS * terms, 28 if is_leap_day else filed.day
    right = PartialDate(year, filed.month, day)
    both_exact = ends.day and right.day
    if ends.year != right.year or (both_exact and ends != right):
        yield finding((*path, "expires_on"), "W-MARK-03", line=f"expires_on: {right.written}")


def _registered_signs(path: tuple[str | int, ...], mark: Mark, texts: Texts) -> Findings:
    """® beside a mark that is not registered says what is not so (Luật SHTT; NĐ 99/2013/NĐ-CP)."""
    if "®" in mark.name:
        yield finding((*path, "name"), "W-MARK-02")
    signs = tuple(f"{mark.name}{space}®".lower() for space in ("", " "))
    if any(sign in texts.small for sign in signs):
        for place, text in texts.entries:
            if any(sign in text.lower() for sign in signs):
                yield finding(place, "W-MARK-02")
