"""The catalogue → what each record still needs: for `langnghe status`, on an office's desk."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from langnghe.catalogue import Catalogue, Outline, is_old, last_day
from langnghe.phrases import in_language
from langnghe.records import CertificateStatus, PartialDate, Product, Village

SOON_DAYS = 90


@dataclass(frozen=True)
class Ending:
    """A valid certificate that ends soon; `days` from today."""

    title: str
    day: PartialDate
    days: int


@dataclass(frozen=True)
class Standing:
    """One published record: what it lacks, what is behind, what ends."""

    file: str
    name: str
    missing: tuple[str, ...]  # names of gaps; each has a word `missing.<name>`
    untranslated: tuple[tuple[str, int], ...]  # language, texts still in Vietnamese
    stale: tuple[tuple[str, tuple[str, ...]], ...]  # language, paths whose source has changed
    ending: tuple[Ending, ...]
    is_old: bool  # last compared with its sources more than a year ago

    @property
    def is_complete(self) -> bool:
        return not (self.missing or self.untranslated or self.stale or self.ending or self.is_old)


def report(catalogue: Catalogue, languages: tuple[str, ...]) -> Iterator[Standing]:
    """How every published record stands, villages first; `languages` are the further ones."""
    for outline in catalogue.outlines:
        yield _standing(catalogue, outline, languages)


def _standing(catalogue: Catalogue, outline: Outline, languages: tuple[str, ...]) -> Standing:
    record, translations = catalogue.open(outline)
    untranslated, stale = [], []
    for language in languages:
        _, told = in_language(record, translations.get(language), language=language)
        if told.missing:
            untranslated.append((language, len(told.missing)))
        if told.stale:
            stale.append((language, tuple(told.stale)))
    kind = "villages" if isinstance(record, Village) else "products"
    return Standing(
        file=f"{kind}/{record.id}",
        name=record.name,
        missing=outline.gaps,
        untranslated=tuple(untranslated),
        stale=tuple(stale),
        ending=tuple(_endings(record, catalogue.today)),
        is_old=record.checked is not None and is_old(record.checked.on, catalogue.today),
    )


def _endings(record: Village | Product, today: datetime.date) -> Iterator[Ending]:
    for paper in record.certificates:
        end = last_day(paper)
        if end is None or not end.day or paper.status is not CertificateStatus.VALID:
            continue
        days = (datetime.date(*end.last_day) - today).days
        if 0 <= days < SOON_DAYS:
            yield Ending(paper.title, end, days)
