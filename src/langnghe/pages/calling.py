"""A village → the vCards of those who answer for it, with QR codes, once for all languages."""

from collections.abc import Iterator, Sequence

from langnghe import addresses
from langnghe.artefacts import Artefact
from langnghe.catalogue import Agreed, VillageOutline
from langnghe.pages import contacts
from langnghe.pages.telling import Telling
from langnghe.qr import quick_qr_code
from langnghe.records import Contact, ContactEntry, Maker, Precision, Village
from langnghe.vcards import Card, short_vcard, vcard

# Of a commune's middle nobody should be sent to look for a door, and a home is nobody's business.
_LIKE = short_vcard(Card(uid="", name="Hợp tác xã", page="https://lang-nghe.example/q/k7m2p"))
_EXACT = {Precision.VILLAGE, Precision.GATE, Precision.OFFICE}


def card_addresses(agreed: Agreed, village: VillageOutline) -> tuple[str, ...]:
    """The files that `calling_cards` makes."""
    return (
        *(addresses.vcard(village.id, one) for one in contacts.holders(agreed, village)),
        *(addresses.vcard_qr(village.id, one) for one in contacts.holders_to_scan(agreed, village)),
    )


def calling_cards(tellings: Sequence[Telling], village: VillageOutline) -> Iterator[Artefact]:
    """The vCard of each that can be reached, in all languages of the site."""
    first = tellings[0]
    told, _ = first.village(village)
    makers = {maker.id: maker for maker in told.makers}
    scanned = contacts.holders_to_scan(first.agreed, village)
    for holder in contacts.holders(first.agreed, village):
        if holder:
            card = _of_maker(tellings, village, makers[holder])
        else:
            card = _of_village(tellings, village, told)
        yield Artefact(addresses.vcard(village.id, holder), vcard(card).encode())
        if holder in scanned:
            # At the size it is shown, more could not be read.
            text = short_vcard(card)
            code = quick_qr_code(text, "l", like=_LIKE)
            drawing = code.svg(title=card.name)
            yield Artefact(addresses.vcard_qr(village.id, holder), drawing.encode())


def _of_village(tellings: Sequence[Telling], village: VillageOutline, told: Village) -> Card:
    entries = told.contact.entries if told.contact else ()
    names = [_office(telling, village) for telling in tellings]
    return _card(tellings, village, names, "contact", entries)


def _office(telling: Telling, village: VillageOutline) -> str:
    contact: Contact | None = telling.village(village)[0].contact
    return str((contact and contact.office) or contacts.office(telling, village))


def _of_maker(tellings: Sequence[Telling], village: VillageOutline, maker: Maker) -> Card:
    names = [maker.name for _ in tellings]
    return _card(tellings, village, names, f"maker-{maker.id}", maker.contacts)


def _card(
    tellings: Sequence[Telling],
    village: VillageOutline,
    names: Sequence[str],
    holder: str,
    entries: Sequence[ContactEntry],
) -> Card:
    first, *others = tellings
    site = first.addresses
    return Card(
        uid=f"{site.absolute(addresses.village(village.id))}#{holder}",
        name=names[0],
        person=next(filter(None, map(first.agreed.name_of, entries)), ""),
        other_names=tuple(
            (telling.language.code, name)
            for telling, name in zip(others, names[1:], strict=True)
            if name != names[0]
        ),
        ways=tuple(map(contacts.way, entries)),
        settlement=(village.place.settlement or "") if village.place else "",
        commune=first.communes(village),
        province=first.province(first.province_of(village)),
        page=site.short(first.catalogue.code(village)),
        notes=tuple(_note(telling, village, entries) for telling in tellings),
        point=village.point if village.precision in _EXACT else None,
        producer=first.language.site_name or "langnghe",
    )


def _note(telling: Telling, village: VillageOutline, entries: Sequence[ContactEntry]) -> str:
    """For what place, and when and in which languages they answer."""
    crafts = telling.listed(telling.crafts(village))
    hours = dict.fromkeys(entry.hours for entry in entries if entry.hours)
    spoken = dict.fromkeys(name for entry in entries for name in entry.languages)
    parts = (f"{telling.name(village)}: {crafts}", *hours, ", ".join(spoken))
    return ". ".join(str(part) for part in parts if part)
