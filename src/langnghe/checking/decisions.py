"""Recognitions and certificates: nothing shown as decided that was not, nor as another's."""

import datetime
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from langnghe.catalogue import ProductOutline, has_decision, last_day
from langnghe.checking.findings import Findings, finding
from langnghe.records import (
    Certificate,
    CertificateStatus,
    Fact,
    Form,
    Product,
    Recognition,
    Scheme,
    StandingStatus,
    Title,
    Village,
    VillageKind,
)
from langnghe.vietnamese import fold

_DECISION = re.compile(r"[0-9]+(/[0-9]{4})?/QĐ-[\wĐ&. -]+", re.IGNORECASE)
# "Quyết định số 1253/QĐ-UBND", "1253/QD-UBND", "1253 QĐ-UBND": the number is there.
_MEANT = re.compile(
    r"(?<![\d/])(\d+(?:/\d{4})?) ?[/-]? ?Q[ĐDÐ] ?[-–/] ?([A-ZĐ][A-ZĐ&.-]*[A-ZĐ])(?!\w)", re.ASCII
)
_OCOP_STARS = range(3, 6)  # QĐ 148/QĐ-TTg: only 3, 4 and 5 stars carry a certificate
_SOON_DAYS = 90
LEAST_SHARE = 20  # per cent
_NEED_HOUSEHOLDS = {VillageKind.CRAFT_VILLAGE, VillageKind.TRADITIONAL_CRAFT_VILLAGE}
_HOUSEHOLDS = ("share", "households", "all_households")  # the facts that tell of them
_SHORT_BODIES = {
    "htx": "hop tac xa",
    "tht": "to hop tac",
    "cty": "cong ty",
    "cp": "co phan",
    "dntn": "doanh nghiep tu nhan",
    "hkd": "ho kinh doanh",
}


def check_recognitions(village: Village) -> Findings:
    for number, recognition in enumerate(village.recognition):
        path = ("recognition", number)
        if recognition.status is StandingStatus.IN_FORCE and not has_decision(recognition):
            yield finding((*path, "status"), "E-REC-01", line="status: reported")
        yield from check_decision_number(path, recognition.decision_no)
        if _title_differs(recognition):
            yield finding((*path, "title"), "W-REC-03")
    for number, heritage in enumerate(village.heritage):
        yield from check_decision_number(("heritage", number), heritage.decision_no)


def check_certificates(record: Village | Product, today: datetime.date) -> Findings:
    for number, certificate in enumerate(record.certificates):
        path = ("certificates", number)
        yield from check_decision_number(path, certificate.decision_no)
        if certificate.scheme is Scheme.OCOP:
            yield from _ocop(path, certificate)
        yield from _ending(path, certificate, today)


def check_decision_number(path: tuple[str | int, ...], number: str | None) -> Findings:
    if number and not _DECISION.fullmatch(number):
        meant = _MEANT.search(number.upper())
        line = f"decision_no: {meant[1]}/QĐ-{meant[2]}" if meant else ""
        yield finding((*path, "decision_no"), "E-REC-02", v=number, line=line)


def _title_differs(recognition: Recognition) -> bool:
    """`làng nghề` and `làng nghề truyền thống` are two titles (Nghị định 52/2018, Điều 5).

    What is only reported is told in a newspaper's words, which often leave "truyền thống" out.
    """
    is_traditional = "truyền thống" in recognition.title.lower()
    if recognition.kind is Title.CRAFT_VILLAGE:
        return is_traditional
    return recognition.status is StandingStatus.IN_FORCE and not is_traditional


def check_households(village: Village) -> Findings:
    """At least a fifth of the households take part (Nghị định 52/2018, Điều 5, khoản 2).

    Told by the fact `share` in per cent, or by `households` among `all_households`. A figure that
    says in its own text of what it is counted has been looked at.
    """
    if village.kind not in _NEED_HOUSEHOLDS:
        return
    facts = {fact.id: (number, fact) for number, fact in enumerate(village.facts) if _is_bare(fact)}
    for name, share in _shares({key: fact for key, (_, fact) in facts.items()}):
        if share < LEAST_SHARE:
            p = f"{share:.2f}".rstrip("0").rstrip(".").replace(".", ",")
            yield finding(("facts", facts[name][0], "value"), "W-REC-04", p=p)
            return


def _is_bare(fact: Fact) -> bool:
    return bool(fact.value) and not fact.text


def _shares(facts: Mapping[str, Fact]) -> Iterator[tuple[str, Decimal]]:
    """The households' shares in per cent that the facts tell, and the fact that tells each."""
    share, some, all_of_them = (facts.get(name) for name in _HOUSEHOLDS)
    if share and share.value and (share.unit or "").startswith("%"):
        yield "share", share.value
    if some and some.value and all_of_them and all_of_them.value:
        yield "households", 100 * some.value / all_of_them.value


def check_holders(product: ProductOutline, makers: Mapping[str, str]) -> Findings:
    """An item bears the papers of its own makers only; `makers` are names by their ids.

    In a line of goods each paper belongs to one of many makers, whom it names.
    """
    names = [makers[maker] for maker in product.makers if maker in makers]
    if product.form is not Form.ITEM or not names or len(names) < len(product.makers):
        return
    for number, certificate in enumerate(product.certificates):
        if not any(_same_body(certificate.holder, name) for name in names):
            path = ("certificates", number, "holder")
            said = {"holder": certificate.holder, "producer": ", ".join(names)}
            yield finding(path, "E-CERT-03", **said)


def _same_body(one: str, other: str) -> bool:
    """Whether two names are one body's, one of them perhaps shortened."""
    first, second = _plain_name(one), _plain_name(other)
    return first in second or second in first


def _plain_name(name: str) -> str:
    words = re.sub(r"[^a-z0-9 ]", " ", fold(name)).split()
    return " ".join(_SHORT_BODIES.get(word, word) for word in words)


def _ocop(path: tuple[str | int, ...], certificate: Certificate) -> Findings:
    if certificate.stars is None or certificate.stars not in _OCOP_STARS:
        yield finding((*path, "stars"), "E-OCOP-01")
    end, stated = last_day(certificate), certificate.valid_until
    if end and stated and stated.first_day > end.last_day:
        yield finding(
            (*path, "valid_until"), "E-OCOP-02", d=end.written, line=f"valid_until: {end.written}"
        )


def _ending(
    path: tuple[str | int, ...], certificate: Certificate, today: datetime.date
) -> Findings:
    end = last_day(certificate)
    if end is None or end.day == 0 or certificate.status is not CertificateStatus.VALID:
        return
    left = (datetime.date(*end.last_day) - today).days
    if left < 0:
        yield finding(path, "N-CERT-01", title=certificate.title, d=end.written)
    elif left < _SOON_DAYS:
        yield finding(path, "W-CERT-02", n=left)
