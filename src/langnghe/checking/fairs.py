"""A fair: days that follow one another, records that may be shown there, names with consent."""

import datetime
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path as FilePath

from langnghe.catalogue import Outline, VillageOutline
from langnghe.checking.findings import Finding, Findings, finding
from langnghe.checking.people import check_entries, is_consent
from langnghe.checking.privacy import check_consents, check_privacy
from langnghe.checking.publishing import check_translation
from langnghe.checking.texts import texts_in, texts_of_translation
from langnghe.checking.walking import parts_of
from langnghe.loading import PRODUCTS, VILLAGES, FairReading, Finder, Path, fair_file, line_of
from langnghe.problems import Problem, problem
from langnghe.records import Fair, PartialDate, Status, Translation


def check_fair(
    root: FilePath,
    content: str,
    reading: FairReading,
    *,
    outlines: Mapping[str, Outline],
    kinds: Mapping[str, str],
    withdrawn: Mapping[str, PartialDate],
    today: datetime.date,
) -> Iterator[Problem]:
    """Every problem of one fair; `kinds` are those of all records' ids, readable or not."""
    finder, fair = Finder(root), reading.fair

    def placed(file: str, findings: Iterator[Finding]) -> Iterator[Problem]:
        for found in findings:
            place = finder.place(file, found.path)
            yield problem(place, found.code, **dict(found.values))

    file = fair_file(content, fair.id)
    yield from placed(file, _findings(fair, outlines, kinds, withdrawn, today))
    for language, translation in reading.translations.items():
        file = fair_file(content, fair.id, language)
        yield from placed(file, _translation_findings(fair, translation))


def _findings(
    fair: Fair,
    outlines: Mapping[str, Outline],
    kinds: Mapping[str, str],
    withdrawn: Mapping[str, PartialDate],
    today: datetime.date,
) -> Findings:
    parts = parts_of(fair)
    yield from _days(fair)
    yield from _named(fair, VILLAGES, fair.villages, outlines, kinds)
    yield from _named(fair, PRODUCTS, fair.products, outlines, kinds)
    if not (fair.villages or fair.products):
        yield finding((), "E-FAIR-03")
    yield from check_entries(parts)
    for number, badge in enumerate(fair.badges):
        if not is_consent(badge.consent):
            # The name itself must not spread through reports.
            path: Path = ("badges", number, "consent")
            yield finding(path, "E-CON-01", label=f"badges.{number + 1}")
    yield from check_consents(parts, withdrawn, today)
    yield from check_privacy(texts_in(parts))


def _translation_findings(fair: Fair, translation: Translation) -> Findings:
    yield from check_translation(fair, translation)
    yield from check_privacy(texts_of_translation(translation))


def _days(fair: Fair) -> Findings:
    for name in ("starts", "ends"):
        if not getattr(fair, name).day:
            yield finding((name,), "E-FAIR-01", v=getattr(fair, name).written)
    if fair.ends.last_day < fair.starts.first_day:
        yield finding(("ends",), "E-FAIR-02", v=fair.ends.written, starts=fair.starts.written)


def _named(
    fair: Fair,
    kind: str,
    names: tuple[str, ...],
    outlines: Mapping[str, Outline],
    kinds: Mapping[str, str],
) -> Findings:
    """Records that are there, are published, and may be advertised at all."""
    for number, name in enumerate(names):
        path: Path = (kind, number)
        outline = outlines.get(name)
        if kinds.get(name) != kind:
            known = [one for one, of in kinds.items() if of == kind]
            near = next(iter(get_close_matches(name, known, n=1)), "")
            yield finding(path, "E-FAIR-04", id=name, folder=kind, near=near,
                          line=line_of(path, near))  # fmt: skip
        elif name in names[:number]:
            yield finding(path, "E-FAIR-05", id=name)
        elif outline and outline.status is not Status.PUBLISHED:
            yield finding(path, "E-FAIR-06", id=name)
        elif isinstance(outline, VillageOutline) and outline.tells_of_spirits:
            yield finding(path, "E-FAIR-07", id=name)
