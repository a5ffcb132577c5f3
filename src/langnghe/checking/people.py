"""Persons: a number, a portrait or a home only with recorded consent (Luật 91/2025/QH15)."""

import re

import phonenumbers

from langnghe.checking.findings import Findings, finding
from langnghe.checking.walking import Parts
from langnghe.loading import Path, line_of
from langnghe.records import ContactEntry, ContactType, Owner, People, Photo, Product, Village
from langnghe.records.meant import address_meant
from langnghe.records.values import CONSENT

_NUMBERS = {ContactType.PHONE, ContactType.MOBILE, ContactType.ZALO, ContactType.WHATSAPP}
_LINKS = {ContactType.WEB, ContactType.FACEBOOK}
_LINK = re.compile(r"https?://[^\s<>\"']+")
_DIGITS = re.compile(r"[+0-9\s.()-]+")
_LOST_NOUGHT = re.compile(r"[2-9]\d{8,9}")  # a spreadsheet took it; 84… is the country's code
_OLD_MOBILE = re.compile(r"(\+?84|0)1[2-9]\d{8}")  # eleven digits; replaced in 2018
_MAP = re.compile(r"\bbản đồ\b", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+%-]{1,64}@([a-z0-9-]+\.)+[a-z]{2,}", re.IGNORECASE | re.ASCII)


def is_consent(reference: str | None) -> bool:
    """Whether this is the reference of a recorded consent; who gave it is kept off git."""
    return bool(reference and CONSENT.fullmatch(reference))


def check_people(record: Village | Product, parts: Parts) -> Findings:
    yield from _photos(record)
    for path, part in parts:
        if isinstance(part, ContactEntry):
            yield from _contact(path, part)
        elif isinstance(part, Photo):
            yield from _photo(path, part)


def _contact(path: Path, entry: ContactEntry) -> Findings:
    if entry.owner is Owner.PERSON and not is_consent(entry.consent):
        yield finding(path, "E-CON-01", label=entry.label or entry.type.value)
    elif entry.owner is Owner.ORGANISATION and entry.value is None:
        yield finding(path, "E-REQ-03", field="value")
    if code := _fault(entry):
        where: Path = (*path, "value")
        yield finding(where, code, v=entry.value, line=line_of(where, _meant(entry)))


def _fault(entry: ContactEntry) -> str | None:
    """The code of what is wrong with an entry's value, if anything is."""
    value = entry.value
    if value is None:
        return None
    if entry.type in _NUMBERS:
        if _OLD_MOBILE.fullmatch(re.sub(r"[\s.()-]", "", value)):
            return "W-TEL-02"
        return None if is_phone(value) else "E-TEL-01"
    if entry.type is ContactType.EMAIL:
        return None if _EMAIL.fullmatch(value) else "E-TEL-03"
    if entry.type in _LINKS:
        return None if _LINK.fullmatch(value) else "E-URL-02"
    return None


def _meant(entry: ContactEntry) -> str:
    """What the entry's author surely meant; nothing where that is not certain."""
    value = entry.value or ""
    if entry.type in _NUMBERS:
        digits = re.sub(r"\D", "", value.removeprefix("https://zalo.me/"))
        whole = digits if digits.startswith("0") else f"0{digits}"
        is_bare = _DIGITS.fullmatch(value.removeprefix("https://zalo.me/")) is not None
        return whole if is_bare and is_phone(whole) else ""
    if entry.type is ContactType.EMAIL:
        address = value.removeprefix("mailto:").replace(" ", "")
        return address if _EMAIL.fullmatch(address) else ""
    return address_meant(value) if entry.type in _LINKS else ""


def is_phone(text: str) -> bool:
    """Whether a number can be called, written as in Vietnam or with its country's code."""
    # The library also finds a number among words; what stands beside it would be printed too.
    if not _DIGITS.fullmatch(text) or _LOST_NOUGHT.fullmatch(re.sub(r"\D", "", text)):
        return False
    try:
        number = phonenumbers.parse(text, "VN")
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number(number)


def _photos(record: Village | Product) -> Findings:
    """A published picture keeps its original's name, whatever its format was."""
    seen: set[str] = set()
    for number, photo in enumerate(record.photos):
        stem = photo.file.rpartition(".")[0]
        if stem in seen:
            yield finding(("photos", number, "file"), "E-IMG-05", f=stem)
        seen.add(stem)


def _words_of(photo: Photo) -> str:
    return f"{photo.alt} {photo.caption or ''}"


def _photo(path: Path, photo: Photo) -> Findings:
    has_consent = bool(photo.consents) and all(map(is_consent, photo.consents))
    if photo.people is People.CHILD or (photo.people is People.IDENTIFIABLE and not has_consent):
        yield finding((*path, "people"), "E-IMG-02", f=photo.file)
    if photo.has_map:
        yield finding((*path, "has_map"), "E-MAP-01", f=photo.file)
    # Who describes a map and does not say that it is none has declared one.
    elif "has_map" not in photo.model_fields_set and _MAP.search(_words_of(photo)):
        yield finding((*path, "alt"), "E-MAP-01", f=photo.file)
    if not photo.is_beside:
        where: Path = (*path, "file")
        name = re.split(r"[/\\]", photo.file)[-1].lstrip(".")
        yield finding(where, "E-PATH-02", f=photo.file, line=line_of(where, name))
