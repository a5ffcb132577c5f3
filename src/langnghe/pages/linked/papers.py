"""Titles, marks and certificates as linked data: only what is held and proved on the day."""

from langnghe import addresses
from langnghe.catalogue import earns_badge, last_day
from langnghe.pages.linked.nodes import Node, few, node, text
from langnghe.pages.telling import Telling
from langnghe.records import (
    Certificate,
    Heritage,
    Mark,
    MarkKind,
    MarkStatus,
    PartialDate,
    Product,
    Recognition,
    Scheme,
    Village,
)

_MOST_STARS = 5
_VOUCHES = {MarkKind.CERTIFICATION_MARK, MarkKind.GEOGRAPHICAL_INDICATION}


def dated(when: PartialDate | None) -> str | None:
    return str(when) if when else None


def _organisation(name: str | None) -> Node | None:
    return node("Organization", name=text(name)) if name else None


def titles(telling: Telling, village: Village) -> list[object]:
    """The decisions on a place that earn a badge on its page."""
    decided: tuple[Recognition | Heritage, ...] = (*village.recognition, *village.heritage)
    return few(_title(one) for one in decided if telling.standing_badge(one))


def _title(decided: Recognition | Heritage) -> Node:
    return node(
        "Certification",
        name=text(decided.title),
        certificationIdentification=text(decided.decision_no),
        issuedBy=_organisation(decided.issuer),
        datePublished=dated(decided.decided_on),
        url=decided.official_url if isinstance(decided, Recognition) else None,
    )


def certificates(
    telling: Telling, record: Village | Product, *, holder: str | None = None
) -> list[object]:
    """The certificates that are certainly valid today; of a village, those of one `holder`.

    A registration with the FDA certifies nothing (21 CFR 1, subpart H).
    """
    today = telling.catalogue.today
    return few(
        _certificate(telling, record, paper)
        for paper in record.certificates
        if earns_badge(paper, today)
        and holder in {None, paper.holder}
        and paper.scheme is not Scheme.FDA_REGISTRATION
    )


def _certificate(telling: Telling, record: Village | Product, paper: Certificate) -> Node:
    to = addresses.village_brand if isinstance(record, Village) else addresses.product_brand
    is_ranked = paper.scheme is Scheme.OCOP and paper.stars
    return node(
        "Certification",
        telling.addresses.known_as(to(record.id), f"certificate-{paper.id}"),
        name=text(paper.title),
        certificationIdentification=text(paper.number or paper.decision_no),
        issuedBy=_organisation(paper.issuer),
        datePublished=dated(paper.issued_on),
        expires=dated(last_day(paper)),
        certificationStatus="https://schema.org/CertificationActive",
        certificationRating=node("Rating", ratingValue=paper.stars, bestRating=_MOST_STARS)
        if is_ranked
        else None,
        url=paper.evidence_url,
    )


def is_held(telling: Telling, mark: Mark) -> bool:
    """Whether a mark is registered, has not run out, and these makers may use it."""
    today = telling.catalogue.today
    has_ended = mark.expires_on is not None and mark.expires_on.last_day < (
        today.year, today.month, today.day
    )  # fmt: skip
    is_proved = mark.registration_no is not None or mark.decision_no is not None
    is_registered = mark.status is MarkStatus.REGISTERED and is_proved and not has_ended
    return is_registered and mark.may_use is True


def brands(marks: list[Mark]) -> list[object]:
    """The names that goods are sold under, of marks that are held."""
    return few(node("Brand", name=text(m.name)) for m in marks if m.kind not in _VOUCHES)


def vouchers(marks: list[Mark]) -> list[object]:
    """The marks that vouch for something, of those that are held."""
    return few(
        node(
            "Certification",
            name=text(mark.name),
            certificationIdentification=text(mark.registration_no or mark.decision_no),
            issuedBy=_organisation(mark.issuer),
            datePublished=dated(mark.decided_on),
            expires=dated(mark.expires_on),
        )
        for mark in marks
        if mark.kind in _VOUCHES
    )
