"""A village as linked data: where it is, what it may call itself, who works there."""

from collections.abc import Iterator

from langnghe import addresses
from langnghe.catalogue import VillageOutline
from langnghe.pages import contexts as c
from langnghe.pages.contacts import href_of, international
from langnghe.pages.linked.nodes import Node, few, measured, node, number, text
from langnghe.pages.linked.papers import certificates, dated, is_held, titles, vouchers
from langnghe.pages.telling import Telling
from langnghe.records import (
    ContactEntry,
    ContactType,
    Fact,
    Maker,
    MakerKind,
    Owner,
    Precision,
    Product,
    Qualifier,
    Village,
)

COUNTRY = "VN"  # ISO 3166-1
_AT_THE_VILLAGE = {Precision.VILLAGE, Precision.GATE, Precision.HOUSEHOLD}
_CALLED = {ContactType.PHONE, ContactType.MOBILE}
_WRITTEN_TO = {ContactType.ZALO, ContactType.WHATSAPP}


def known(telling: Telling, village: VillageOutline) -> Node:
    """A village by its name alone, where another page tells of it."""
    return node(
        "TouristAttraction" if _receives(village) else "Place",
        _id(telling, village.id),
        name=text(telling.name(village)),
        url=telling.absolute(addresses.village(village.id)),
    )


def _id(telling: Telling, village_id: str) -> str:
    return telling.addresses.known_as(addresses.village(village_id), "village")


def _receives(village: VillageOutline) -> bool:
    return village.is_open and not village.tells_of_spirits


def place(
    telling: Telling, village: VillageOutline, page: c.VillagePage, description: str
) -> Iterator[Node]:
    """The village, then its makers."""
    told, _ = telling.village(village)
    held = [mark for mark in told.marks if is_held(telling, mark)]
    yield known(telling, village) | node(
        "TouristAttraction" if _receives(village) else "Place",
        alternateName=few(map(text, told.also_known_as)),
        description=description,
        keywords=", ".join(telling.crafts(village)),
        address=address(telling, village),
        geo=_geo(telling, village),
        hasMap=telling.absolute(addresses.village_map(village.id)) if village.point else None,
        containedInPlace=province(telling, telling.province_of(village).code),
        image=pictures(telling, addresses.village(village.id), (page.cover, *page.photos)),
        hasCertification=[*titles(telling, told), *vouchers(held)],
        additionalProperty=facts(told, page.facts),
    )
    for maker in told.makers[:12]:
        yield _maker(telling, village, told, maker)


def province(telling: Telling, code: str) -> Node:
    path = addresses.province(code)
    return node(
        "AdministrativeArea",
        telling.addresses.known_as(path, "province"),
        name=telling.province(telling.catalogue.province(code)),
        url=telling.absolute(path),
    )


def address(telling: Telling, village: VillageOutline, settlement: str | None = None) -> Node:
    settlement = settlement or (village.place.settlement if village.place else None)
    return node(
        "PostalAddress",
        addressLocality=text(telling.joined(settlement or "", telling.communes(village))),
        addressRegion=telling.province(telling.province_of(village)),
        addressCountry=COUNTRY,
    )


def _geo(telling: Telling, village: VillageOutline) -> Node | None:
    """A point that is not the village itself says what it is."""
    if village.point is None:
        return None
    lat, lon = village.point
    is_near = village.precision in _AT_THE_VILLAGE
    return node(
        "GeoCoordinates",
        latitude=round(lat, 5),
        longitude=round(lon, 5),
        description=None if is_near else telling.words(f"precision.{village.precision}"),
    )


def pictures(telling: Telling, path: str, shown: tuple[c.Picture, ...]) -> list[object]:
    """The photos; a drawing does not show the thing, and is none."""
    return few(
        node(
            "ImageObject",
            contentUrl=telling.addresses.resolved_file(path, one.full),
            caption=text(one.caption or one.alt),
            creditText=text(one.credit),
        )
        for one in shown
        if one.full
    )


def facts(record: Village | Product, shown: tuple[c.Fact, ...]) -> list[object]:
    """The figures as the page tells them; where sources disagree there is none."""
    return few(map(_fact, record.facts, shown))


def _fact(stated: Fact, shown: c.Fact) -> Node | None:
    if shown.value is None:
        return None
    name = f"{shown.what} ({shown.as_of})" if shown.as_of else str(shown.what)
    is_exact = stated.qualifier is Qualifier.EXACTLY and stated.to is None and not stated.text
    if stated.value is not None and is_exact:
        return measured(name, number(stated.value), unitText=text(stated.unit))
    return measured(name, text(shown.value))


def maker_id(telling: Telling, village_id: str, maker_id: str) -> str:
    return telling.addresses.known_as(addresses.village(village_id), f"maker-{maker_id}")


def _maker(telling: Telling, village: VillageOutline, told: Village, maker: Maker) -> Node:
    """An association has members and no counter; the others work somewhere."""
    page = telling.absolute(addresses.village(village.id))
    kind = "Organization" if maker.kind is MakerKind.ASSOCIATION else "LocalBusiness"
    public = [entry for entry in maker.contacts if entry.owner is Owner.ORGANISATION]
    sites = [entry.value for entry in public if entry.type is ContactType.WEB]
    known_at = [entry.value for entry in public if entry.type is ContactType.FACEBOOK]
    return node(
        kind,
        maker_id(telling, village.id, maker.id),
        name=text(maker.name),
        url=f"{page}#maker-{maker.id}",
        sameAs=[*sites, *known_at][:3],
        foundingDate=dated(maker.founded),
        description=text(maker.about.text, 160) if maker.about else None,
        address=address(telling, village, maker.settlement) if maker.settlement else None,
        contactPoint=points(telling, public),
        hasCertification=certificates(telling, told, holder=maker.name),
    )


def points(telling: Telling, entries: list[ContactEntry]) -> list[object]:
    """Ways to reach somebody; `entries` of organisations only."""
    return few(_point(telling, entry) for entry in entries)


def _point(telling: Telling, entry: ContactEntry) -> Node | None:
    kind = entry.type
    if not entry.value or kind not in {*_CALLED, *_WRITTEN_TO, ContactType.EMAIL}:
        return None
    return node(
        "ContactPoint",
        contactType=text(entry.label or telling.words(f"contact_type.{kind}")),
        telephone=f"+{international(entry.value)}" if kind in _CALLED else None,
        email=entry.value if kind is ContactType.EMAIL else None,
        url=href_of(entry) if kind in _WRITTEN_TO else None,
        availableLanguage=few(map(text, entry.languages)),
    )


def office(telling: Telling, village: VillageOutline, page: c.ContactPage) -> Node:
    """Who answers for a village."""
    given = telling.village(village)[0].contact
    public = [e for e in given.entries if e.owner is Owner.ORGANISATION] if given else []
    path = addresses.village_contact(village.id)
    return node(
        "Organization",
        telling.addresses.known_as(path, "contact"),
        name=text(page.contact.who),
        url=telling.absolute(path),
        areaServed=known(telling, village),
        contactPoint=points(telling, public),
    )
