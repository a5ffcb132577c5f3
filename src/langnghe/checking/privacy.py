"""What is never published of a person, and consents that no longer hold (Luật 91/2025/QH15)."""

import datetime
import re
from collections.abc import Iterator, Mapping

from langnghe.checking.findings import Findings, finding
from langnghe.checking.texts import Texts, phrase
from langnghe.checking.walking import Parts
from langnghe.loading import Path
from langnghe.records import ContactEntry, PartialDate, Photo, Point

# Sensitive data (Luật 91/2025/QH15; NĐ 356/2025/NĐ-CP), told by the word before it.
_IDENTITY = phrase(
    "E-CON-03",
    r"\b(CCCD|CMN?D|căn cước|chứng minh nhân dân|số định danh|ID card|identity (card|number))\b"
    r"[^.;\n\d]{0,30}\d(?:[ .]?\d){8,11}\b",
    "cccd|cmnd|cmd|căn cước|chứng minh nhân dân|số định danh|id card|identity",
)
# Twelve digits alone are a personal number when they begin as the civil register's do: a province
# of 001 to 096, then a century and sex of 0 to 3 (Luật Căn cước 26/2023/QH15; NĐ 70/2024/NĐ-CP).
_NUMBER = phrase(
    "E-CON-03",
    r"(?<![\d./-])0(?:0[1-9]|[1-8]\d|9[0-6])[0-3]\d{8}(?![\d/-])",
    "0",
)
_TWELVE = re.compile(r"0\d{11}")  # a quick look for any such
_BANK = phrase(
    "E-CON-03",
    r"\b(số tài khoản|tài khoản|STK|bank account|account (no|number))\b"
    r"[^.;\n\d]{0,40}\d(?:[ .-]?\d){5,18}\b|\bIBAN\b\W{0,3}[A-Z]{2}\d{2}",
    "tài khoản|stk|account|iban",
)
_BIRTH = phrase(
    "E-CON-03",
    r"\b(sinh ngày|ngày sinh|date of birth)\b[^.;\n\d]{0,10}\d{1,2}([/.-]| tháng )\d{1,2}"
    # A founder of the craft may have been born centuries ago; these may still live.
    r"|\b(sinh năm|năm sinh|born (in|on))\b[^.;\n]{0,15}?\b(19[2-9]\d|20\d\d)\b",
    "sinh ngày|ngày sinh|sinh năm|năm sinh|of birth|born in|born on",
)
_PEOPLES = (
    "Kinh|Tày|Thái|Mường|Khmer|Hoa|Nùng|Mông|H'Mông|Dao|Gia Rai|Ê Đê|Ba Na|Sán Chay|Chăm|Cơ Ho"
    "|Xơ Đăng|Sán Dìu|Hrê|Ra Glai|Mnông|Thổ|Xtiêng|Khơ Mú|Bru|Vân Kiều|Cơ Tu|Giáy|Tà Ôi|Mạ"
    "|Giẻ Triêng|Co|Chơ Ro|Xinh Mun|Hà Nhì|Chu Ru|Lào|La Chí|Kháng|Phù Lá|La Hủ|La Ha|Pà Thẻn"
    "|Lự|Ngái|Chứt|Lô Lô|Mảng|Cơ Lao|Bố Y|Cống|Si La|Pu Péo|Rơ Măm|Brâu|Ơ Đu"
)
_CAPITAL = f"[A-Z{''.join(filter(str.isupper, map(chr, range(0xC0, 0x1EFA))))}]"
_NAME = rf"{_CAPITAL}\w*(?: {_CAPITAL}\w*){{1,4}}"
_TITLES = "[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Cc]hú|[Bb]ác|[Nn]ghệ nhân|Mr\\.?|Mrs\\.?|Ms\\.?"
_SAID = ("ông", "bà", "anh", "chị", "cô", "chú", "bác", "nghệ nhân", "mr", "mrs", "ms")
# A village's people is no secret; that of a named person is his own affair. Not "người Thái Bình":
# that is a province.
_ETHNIC = phrase(
    "E-CON-03",
    rf"\b(?:{_TITLES}) {_NAME},? (?:\([^)]*\),? )?(?:là )?(?:một )?"
    rf"(?:(?:người )?dân tộc (?:{_PEOPLES})\b|người (?:{_PEOPLES})\b(?! {_CAPITAL})"
    rf"|(?:is )?an? (?:ethnic {_CAPITAL}))"
    rf"|\b[Dd]ân tộc: ?(?:{_PEOPLES})\b",
    "|".join(("dân tộc", "ethnic", *(f"{title} & người" for title in _SAID))),
    flags=0,
)


def check_privacy(texts: Texts) -> Findings:
    """Numbers of identity and of bank accounts, birth dates, a person's people."""
    told: set[Path] = set()
    numbers = (_NUMBER,) if _TWELVE.search(texts.small) else ()
    for secret in (_IDENTITY, *numbers, _BANK, _BIRTH, _ETHNIC):
        for path, _ in secret.found_in(texts):
            if path not in told:
                # The number itself must not spread through reports.
                yield finding(path, secret.code)
            told.add(path)


def check_consents(
    parts: Parts, withdrawn: Mapping[str, PartialDate], today: datetime.date
) -> Findings:
    """What stood on a consent goes within 15 days of its withdrawal (NĐ 356/2025/NĐ-CP)."""
    if not withdrawn:
        return
    for path, consent in consents_in(parts):
        end = withdrawn.get(consent)
        if end and end.first_day <= (today.year, today.month, today.day):
            yield finding(path, "E-CON-02", ref=consent, d=end.written)


def consents_in(parts: Parts) -> Iterator[tuple[Path, str]]:
    for path, part in parts:
        if isinstance(part, ContactEntry | Point) and part.consent:
            yield (*path, "consent"), part.consent
        elif isinstance(part, Photo):
            yield from (((*path, "consents", n), name) for n, name in enumerate(part.consents))
