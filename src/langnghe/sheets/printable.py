"""What of a record may go on paper, which hangs on walls long after a page has changed.

Stricter than a page: a certificate must hold until the fair ends, a mark must be the maker's to
use, a person is neither shown nor named, for a consent to the site is none to print.
"""

import datetime
from collections.abc import Iterator

from langnghe.catalogue import Catalogue, ProductOutline, earns_badge, has_decision
from langnghe.records import (
    Certificate,
    ContactEntry,
    Fair,
    Form,
    Heritage,
    Mark,
    MarkStatus,
    Owner,
    PartialDate,
    People,
    Photo,
    Product,
    Recognition,
    Village,
)


def last_day_of(fair: Fair) -> datetime.date:
    """The fair's last day, which checking has seen to be a whole date."""
    return datetime.date(fair.ends.year, fair.ends.month, fair.ends.day)


def papers_of(product: Product, until: datetime.date) -> Iterator[Certificate]:
    """Certificates that hold until then; a line of many makers' goods bears nobody's."""
    if product.form is not Form.LINE:
        yield from (one for one in product.certificates if earns_badge(one, until))


def standings_of(village: Village) -> Iterator[Recognition | Heritage]:
    """Decisions that are in force and cited."""
    yield from filter(has_decision, village.recognition)
    for one in village.heritage:
        if one.decision_no and one.decided_on and one.issuer:
            yield one


def marks_of(
    catalogue: Catalogue, product: Product, outline: ProductOutline, until: datetime.date
) -> Iterator[Mark]:
    """Registered signs that these makers may use, by evidence, for as long as the fair lasts."""
    yield from (mark for mark in product.marks if _may_bear(mark, until))
    for use in product.village_marks:
        if use.may_use != "yes" or not use.evidence:
            continue
        village = catalogue.village(use.village or outline.village)
        for mark in catalogue.whole_village(village).marks:
            if mark.id == use.mark and _counts(mark, until):
                yield mark


def _may_bear(mark: Mark, until: datetime.date) -> bool:
    return bool(mark.may_use and mark.may_use_evidence) and _counts(mark, until)


def _counts(mark: Mark, until: datetime.date) -> bool:
    end: PartialDate | None = mark.expires_on
    has_ended = end is not None and end.last_day < (until.year, until.month, until.day)
    return mark.status is MarkStatus.REGISTERED and not has_ended


def entries_of(entries: tuple[ContactEntry, ...]) -> Iterator[ContactEntry]:
    """An organisation's ways to be reached; a person's may be withdrawn, and paper may not."""
    yield from (one for one in entries if one.owner is Owner.ORGANISATION)


def photo_of(record: Village | Product) -> Photo | None:
    """The record's first photo, if it shows nobody who could be told by it."""
    first = record.photos[0] if record.photos else None
    shows_nobody = first is not None and first.people in {People.NONE, People.CROWD}
    return first if shows_nobody and first is not None and not first.has_map else None
