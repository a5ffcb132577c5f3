"""Whom to ask: ways to reach somebody, makers, and the office that answers for a village."""

from langnghe.catalogue import VillageOutline
from langnghe.pages import contexts as c
from langnghe.pages.citing import Citations
from langnghe.pages.telling import Telling
from langnghe.records import Contact, ContactEntry, ContactType, Maker, Via


def route(telling: Telling, entry: ContactEntry, cite: Citations) -> c.Route:
    kind = entry.type
    return c.Route(
        type=kind.value,
        label=entry.label or telling.words(f"contact_type.{kind}"),
        text=entry.value,
        href=_href(entry),
        hours=entry.hours,
        languages=telling.listed(entry.languages) if entry.languages else None,
        refs=cite.refs(entry.src),
    )


def _href(entry: ContactEntry) -> str | None:
    digits = "".join(letter for letter in entry.value if letter.isdigit() or letter == "+")
    international = "84" + digits[1:] if digits.startswith("0") else digits.lstrip("+")
    return {
        ContactType.PHONE: f"tel:+{international}",
        ContactType.MOBILE: f"tel:+{international}",
        ContactType.ZALO: f"https://zalo.me/{international}",
        ContactType.WHATSAPP: f"https://wa.me/{international}",
        ContactType.EMAIL: f"mailto:{entry.value}",
        ContactType.FACEBOOK: entry.value,
        ContactType.WEB: entry.value,
    }.get(entry.type)


def contact(
    telling: Telling,
    village: VillageOutline,
    given: Contact | None,
    cite: Citations,
    *,
    href: str | None,
) -> c.Contact:
    """Who answers for a village; the commune's office when no maker agreed to be named."""
    given = given or Contact(via=Via.COMMUNE, src=())
    return c.Contact(
        who=given.office or office(telling, village),
        why=_why(telling, village, given),
        note=telling.paragraphs(given.note or ""),
        routes=tuple(route(telling, entry, cite) for entry in given.entries),
        refs=cite.refs(given.src),
        href=href,
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


def maker(telling: Telling, who: Maker, cite: Citations) -> c.Maker:
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
        routes=tuple(route(telling, entry, cite) for entry in who.contacts),
        refs=cite.refs(who.src),
    )
