"""What may be shown as decided: recognitions, certificates and marks, judged on a given day."""

import datetime
import re
from enum import StrEnum

from langnghe.records import (
    Alcohol,
    Category,
    Certificate,
    CertificateStatus,
    Craft,
    Heritage,
    Mark,
    MarkStatus,
    PartialDate,
    Product,
    Recognition,
    Scheme,
    StandingStatus,
    Village,
)

OCOP_YEARS = 3  # 36 months from the decision: QĐ 148/QĐ-TTg, 24/02/2023
_DRUNK = {Category.FOOD, Category.DRINK, Category.HERBAL}
_DRINK_NAME = re.compile(r"(rượu|bia|vang)\b", re.IGNORECASE)
# Among other goods "bia" may be a stele, and "vang" gilded.
_SPIRIT_NAME = re.compile(r"rượu\b", re.IGNORECASE)
OLD_YEARS = 1  # a record not compared with its sources for longer says so on its page


def has_decision(recognition: Recognition) -> bool:
    """Whether a recognition is in force and shown to be: number, date and issuer, or its page."""
    if recognition.status is not StandingStatus.IN_FORCE:
        return False
    return is_cited(recognition) or recognition.official_url is not None


def is_cited(standing: Recognition | Heritage) -> bool:
    """Whether number, date and issuer of its decision are all known."""
    return bool(standing.decision_no and standing.decided_on and standing.issuer)


def last_day(certificate: Certificate) -> PartialDate | None:
    """The last day a certificate counts; None when nobody has said and no rule tells."""
    stated, issued = certificate.valid_until, certificate.issued_on
    if certificate.scheme is not Scheme.OCOP or issued is None:
        return stated
    is_leap_day = (issued.month, issued.day) == (2, 29)
    day = 28 if is_leap_day else issued.day
    end = PartialDate(issued.year + OCOP_YEARS, issued.month, day)
    return stated if stated and stated.last_day < end.last_day else end


def is_past(certificate: Certificate, today: datetime.date) -> bool:
    """Whether a certificate has certainly ended; one known only by its year ends with that year."""
    end = last_day(certificate)
    return end is not None and end.last_day < (today.year, today.month, today.day)


class CertificateState(StrEnum):
    """What a certificate counts for on a day."""

    VALID = "valid"
    VALID_OPEN = "valid_open"  # until when, nobody has said
    EXPIRED = "expired"
    REPORTED = "reported"
    REPORTED_EXPIRED = "reported_expired"
    REVOKED = "revoked"


def state_of_certificate(certificate: Certificate, today: datetime.date) -> CertificateState:
    """Valid, past, or only reported."""
    if certificate.status is CertificateStatus.REVOKED:
        return CertificateState.REVOKED
    is_reported = certificate.status is CertificateStatus.REPORTED
    if is_past(certificate, today):
        return CertificateState.REPORTED_EXPIRED if is_reported else CertificateState.EXPIRED
    if is_reported:
        return CertificateState.REPORTED
    return CertificateState.VALID if last_day(certificate) else CertificateState.VALID_OPEN


def earns_badge(certificate: Certificate, today: datetime.date) -> bool:
    """Whether stars or a sign may be shown: valid, and its last day known and not yet past."""
    end = last_day(certificate)
    is_certain = certificate.status is CertificateStatus.VALID and end is not None and end.day > 0
    return is_certain and not is_past(certificate, today)


def is_proved(mark: Mark) -> bool:
    """Whether a mark is registered and shown to be, by the number of either paper."""
    has_number = bool(mark.registration_no or mark.decision_no)
    return mark.status is MarkStatus.REGISTERED and has_number


def is_over(end: PartialDate | None, today: datetime.date) -> bool:
    """Whether a last day has certainly passed."""
    return end is not None and end.last_day < (today.year, today.month, today.day)


def may_bear_logo(record: Village | Product) -> bool:
    """Whether the right to use its logo is shown, of whatever day: a yes with its evidence."""
    logo = record.brand.logo if record.brand else None
    if logo is None or not logo.may_use or not logo.may_use_evidence:
        return False
    return all(mark.status is not MarkStatus.ENDED for mark in _marks_of_logo(record))


def logo_end(record: Village | Product) -> PartialDate | None:
    """The last day on which its logo may be shown: the right's own, or that of its mark."""
    logo = record.brand.logo if record.brand else None
    ends = [logo.valid_until] if logo else []
    ends += [mark.expires_on for mark in _marks_of_logo(record)]
    known = [end for end in ends if end]
    return min(known, key=lambda end: end.last_day) if known else None


def _marks_of_logo(record: Village | Product) -> list[Mark]:
    logo = record.brand.logo if record.brand else None
    return [mark for mark in record.marks if logo and mark.id == logo.mark]


def tells_of_spirits(village: Village) -> bool:
    """Whether only the craft may be told: from 15 % or unknown (Luật Quảng cáo, Điều 7)."""
    return village.alcohol in {Alcohol.FROM_15, Alcohol.UNKNOWN}


def is_alcoholic(product: Product) -> bool:
    """Whatever it is filed under: what has a strength, and a drink that calls itself one."""
    if product.category is Category.ALCOHOL or product.abv:
        return True
    if product.category is Category.DRINK and product.craft is Craft.SPIRITS:
        return True
    called = _DRINK_NAME if product.category in _DRUNK else _SPIRIT_NAME
    return product.category in {*_DRUNK, Category.OTHER} and called.match(product.name) is not None


def is_old(checked_on: PartialDate, today: datetime.date) -> bool:
    """Whether a record was last compared with its sources more than twelve months ago."""
    year, month, day = checked_on.last_day
    return (year + OLD_YEARS, month, day) < (today.year, today.month, today.day)
