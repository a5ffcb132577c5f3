"""Marks and certificates: what protects a name, told exactly as far as it is known."""

from collections.abc import Iterator

from langnghe.catalogue import is_over, is_proved, last_day, state_of_certificate
from langnghe.pages import contexts as c
from langnghe.pages.citing import Citations
from langnghe.pages.parts import dated, plain_entry
from langnghe.pages.telling import Telling
from langnghe.records import Certificate, Mark, MarkStatus


def mark(telling: Telling, sign: Mark, cite: Citations) -> c.Mark:
    words = telling.words
    lookup = sign.lookup_url
    return c.Mark(
        anchor=f"mark-{sign.id}",
        name=telling.vietnamese(sign.name),
        kind=words(f"mark_kind.{sign.kind}"),
        status=mark_status(telling, sign),
        meaning=words(f"mark_meaning.{sign.kind}"),
        badge=_mark_badge(telling, sign),
        entries=tuple(_mark_entries(telling, sign)),
        lookup=c.Link(text=words("mark.lookup"), href=lookup) if lookup else None,
        note=telling.paragraphs(sign.note or ""),
        refs=cite.refs(sign.src),
    )


def mark_status(telling: Telling, sign: Mark) -> str:
    """How it stands with a mark on the day of the build."""
    end = sign.expires_on
    if end and sign.status is MarkStatus.REGISTERED and is_over(end, telling.catalogue.today):
        return telling.words("mark.over", date=telling.words.date(end))
    return telling.words(f"mark_status.{sign.status}")


def _mark_badge(telling: Telling, sign: Mark) -> c.Badge | None:
    """Only of a mark that is proved and whose term is not over."""
    end = sign.expires_on
    if not is_proved(sign) or is_over(end, telling.catalogue.today):
        return None
    return c.Badge(
        kind="indication",
        label=telling.words(f"mark_kind.{sign.kind}"),
        valid_until=str(end) if end and end.day else None,
    )


def _mark_entries(telling: Telling, sign: Mark) -> Iterator[c.Entry]:
    words = telling.words
    decided = ", ".join(
        part
        for part in (
            sign.decision_no,
            words.date(sign.decided_on) if sign.decided_on else None,
            sign.issuer,
        )
        if part
    )
    manager = sign.manager
    if manager and sign.manager_as_of:
        manager = words("mark.manager_as_of", manager=manager, date=words.date(sign.manager_as_of))
    classes = ", ".join(map(str, sign.nice_classes))
    users = telling.listed(map(telling.vietnamese, sign.users)) if sign.users else None
    yield from plain_entry(telling, "mark.covers", sign.covers)
    yield from plain_entry(telling, "mark.nice_classes", classes)
    yield from plain_entry(telling, "mark.application_no", sign.application_no)
    yield from plain_entry(telling, "mark.registration_no", sign.registration_no)
    yield from plain_entry(telling, "mark.decision", decided)
    yield from plain_entry(telling, "mark.filed_on", dated(telling, sign.filed_on))
    yield from plain_entry(telling, "mark.expires_on", dated(telling, sign.expires_on))
    yield from plain_entry(telling, "mark.owner", sign.owner)
    yield from plain_entry(telling, "mark.manager", manager)
    yield from plain_entry(telling, "mark.area", sign.area)
    yield from plain_entry(telling, "mark.jurisdiction", sign.jurisdiction)
    yield from plain_entry(telling, "mark.regulation", sign.regulation)
    yield from plain_entry(telling, "mark.users", users)
    if sign.status is not MarkStatus.ENDED:
        use = {True: "yes", False: "no", None: "unknown"}[sign.may_use]
        text = words(f"mark.may_use_{use}", evidence=sign.may_use_evidence or "")
        yield from plain_entry(telling, "mark.may_use", text)
    yield from plain_entry(telling, "mark.checked_on", dated(telling, sign.checked_on))


def certificate(telling: Telling, paper: Certificate, cite: Citations) -> c.Certificate:
    words = telling.words
    evidence = paper.evidence_url
    return c.Certificate(
        anchor=f"certificate-{paper.id}",
        title=paper.title,
        holder=words("certificate.held_by", holder=telling.vietnamese(paper.holder)),
        scheme=words(f"scheme.{paper.scheme}"),
        status=certificate_status(telling, paper),
        badge=telling.certificate_badge(paper),
        entries=tuple(_certificate_entries(telling, paper)),
        note=telling.paragraphs(paper.note or ""),
        evidence=c.Link(text=words("certificate.evidence"), href=evidence) if evidence else None,
        refs=cite.refs(paper.src),
    )


def certificate_status(telling: Telling, paper: Certificate) -> str:
    """Valid until when, past since when, or only reported; judged on the day of the build."""
    end, state = last_day(paper), state_of_certificate(paper, telling.catalogue.today)
    date = telling.words.date(end) if end else ""
    return telling.words(f"certificate.status_{state}", date=date)


def _certificate_entries(telling: Telling, paper: Certificate) -> Iterator[c.Entry]:
    words, end = telling.words, last_day(paper)
    stars = words("certificate.stars", n=paper.stars) if paper.stars else None
    yield from plain_entry(telling, "certificate.holder", telling.vietnamese(paper.holder))
    yield from plain_entry(telling, "certificate.scope", paper.scope)
    yield from plain_entry(telling, "certificate.rank", stars)
    yield from plain_entry(telling, "certificate.number", paper.number)
    yield from plain_entry(telling, "certificate.decision", paper.decision_no)
    yield from plain_entry(telling, "certificate.issuer", paper.issuer)
    yield from plain_entry(telling, "certificate.issued_on", dated(telling, paper.issued_on))
    yield from plain_entry(telling, "certificate.valid_until", dated(telling, end))
