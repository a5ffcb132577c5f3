"""Whom to ask: ways to reach somebody, makers, and the office that answers for a village."""

from urllib.parse import quote

from langnghe import addresses
from langnghe.catalogue import Agreed, VillageOutline
from langnghe.pages import contexts as c
from langnghe.pages.citing import Citations
from langnghe.pages.telling import Telling
from langnghe.records import Contact, ContactEntry, ContactType, Maker, Via
from langnghe.vcards import Way

_DIALLED = (ContactType.PHONE, ContactType.MOBILE, ContactType.EMAIL)


def route(telling: Telling, entry: ContactEntry, cite: Citations, about: str = "") -> c.Route:
    """`about` is what a letter is about, for its subject."""
    kind = entry.type
    return c.Route(
        type=kind.value,
        label=entry.label or telling.words(f"contact_type.{kind}"),
        text=entry.value or "",
        href=_href(entry, telling.words("contact.subject", name=about) if about else ""),
        hours=entry.hours,
        languages=telling.listed(entry.languages) if entry.languages else None,
        refs=cite.refs(entry.src),
    )


def way(entry: ContactEntry) -> Way:
    """As it stands in an address book."""
    value = entry.value or ""
    if entry.type in {ContactType.PHONE, ContactType.MOBILE}:
        return Way(entry.type.value, f"+{_international(value)}")
    if entry.type in {ContactType.ZALO, ContactType.WHATSAPP}:
        return Way(entry.type.value, _href(entry) or value)
    return Way(entry.type.value, value)


def _international(value: str) -> str:
    """84912345678."""
    digits = "".join(letter for letter in value if letter.isdigit() or letter == "+")
    return "84" + digits[1:] if digits.startswith("0") else digits.lstrip("+")


def _href(entry: ContactEntry, subject: str = "") -> str | None:
    value = entry.value or ""
    international = _international(value)
    query = f"?subject={quote(subject)}" if subject else ""
    return {
        ContactType.PHONE: f"tel:+{international}",
        ContactType.MOBILE: f"tel:+{international}",
        ContactType.ZALO: f"https://zalo.me/{international}",
        ContactType.WHATSAPP: f"https://wa.me/{international}",
        ContactType.EMAIL: f"mailto:{quote(value, safe='@+')}{query}",
        ContactType.FACEBOOK: value,
        ContactType.WEB: value,
    }.get(entry.type)


def contact(
    telling: Telling,
    village: VillageOutline,
    given: Contact | None,
    cite: Citations,
    *,
    path: str,
    href: str | None,
) -> c.Contact:
    """Who answers for a village; the commune's office when no maker agreed to be named."""
    given = given or Contact(via=Via.COMMUNE, src=())
    return c.Contact(
        who=given.office or office(telling, village),
        why=_why(telling, village, given),
        note=telling.paragraphs(given.note or ""),
        routes=tuple(route(telling, entry, cite, telling.name(village)) for entry in given.entries),
        refs=cite.refs(given.src),
        href=href,
        card=card_link(telling, path, village, ""),
    )


def _why(telling: Telling, village: VillageOutline, given: Contact) -> str | None:
    """Why an office answers and no maker does."""
    if given.via is not Via.COMMUNE:
        return None
    has_commune = bool(telling.catalogue.communes_of(village))
    return telling.words("contact.commune_why" if has_commune else "contact.area_why")


def office(telling: Telling, village: VillageOutline) -> str:
    """The People's Committee of the place's commune, or of its province."""
    province = telling.province(telling.province_of(village))
    communes = telling.communes(village)
    where = f"{communes}, {province}" if communes else province
    return telling.words("contact.commune", commune=where)


def maker(
    telling: Telling, path: str, village: VillageOutline, who: Maker, cite: Citations
) -> c.Maker:
    founded = (
        telling.words("maker.founded", date=telling.words.date(who.founded))
        if who.founded
        else None
    )
    details = [part for part in (who.settlement, founded) if part]
    return c.Maker(
        anchor=f"maker-{who.id}",
        name=telling.vietnamese(who.name),
        kind=telling.words(f"maker_kind.{who.kind}"),
        details=", ".join(details) or None,
        about=cite.told(who.about) if who.about else None,
        routes=tuple(route(telling, entry, cite, who.name) for entry in who.contacts),
        refs=cite.refs(who.src),
        card=card_link(telling, path, village, who.id) if who.contacts else None,
    )


def card_link(telling: Telling, path: str, village: VillageOutline, holder: str) -> c.AddressCard:
    """Where a holder's vCard lies, and its QR code where there is something to dial or to write."""
    asset = telling.addresses.asset
    has_qr = holder in holders_to_scan(telling.agreed, village)
    return c.AddressCard(
        href=asset(path, addresses.vcard(village.id, holder)),
        qr=asset(path, addresses.vcard_qr(village.id, holder)) if has_qr else None,
    )


def holders(agreed: Agreed, village: VillageOutline) -> tuple[str, ...]:
    """Those of whom there is a vCard: who answers for the village (""), and makers by their ids."""
    shown = (way.holder for way in village.reach if agreed.has(way))
    return tuple(dict.fromkeys(("", *shown)))


def holders_to_scan(agreed: Agreed, village: VillageOutline) -> tuple[str, ...]:
    """Those of whom the vCard has a QR code; nobody who would sell spirits."""
    if village.tells_of_spirits:
        return ()
    ways = (way for way in village.reach if way.type in _DIALLED and agreed.has(way))
    return tuple(dict.fromkeys(way.holder for way in ways))
