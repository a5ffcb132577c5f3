"""A village → the vCards of those who answer for it, with QR codes, once for all languages."""

from collections.abc import Iterator, Sequence

from langnghe import addresses
from langnghe.artefacts import Artefact
from langnghe.catalogue import Agreed, VillageOutline
from langnghe.pages import contacts
from langnghe.pages.telling import Telling
from langnghe.qr import quick_qr_code
from langnghe.records import ContactEntry, Precision
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
    agreed = tellings[0].agreed
    scanned = contacts.holders_to_scan(agreed, village)
    for holder in contacts.holders(agreed, village):
        card = _card(tellings, village, holder)
        yield Artefact(addresses.vcard(village.id, holder), vcard(card).encode())
        if holder in scanned:
            # At the size it is shown, more could not be read.
            text = short_vcard(card)
            code = quick_qr_code(text, "l", like=_LIKE)
            drawing = code.svg(title=card.name)
            yield Artefact(addresses.vcard_qr(village.id, holder), drawing.encode())


def _card(tellings: Sequence[Telling], village: VillageOutline, holder: str) -> Card:
    first, *others = tellings
    site = first.addresses
    name, entries = _held(first, village, holder)
    persons = dict.fromkeys(filter(None, map(first.agreed.name_of, entries)))
    # A card is a person's where nobody else can be reached by it.
    is_persons = len(persons) == 1 and all(map(first.agreed.name_of, entries))
    return Card(
        uid=f"{site.absolute(addresses.village(village.id))}#{holder or 'contact'}",
        name=name,
        person=next(iter(persons)) if is_persons else "",
        other_names=tuple(
            (telling.language.code, other)
            for telling in others
            if (other := _held(telling, village, holder)[0]) != name
        ),
        ways=tuple(map(contacts.way, entries)),
        settlement=(village.place.settlement or "") if village.place else "",
        commune=first.communes(village),
        province=first.province(first.province_of(village)),
        page=site.short(first.catalogue.code(village)),
        notes=(
            *(_note(telling, village, holder) for telling in tellings),
            *(() if is_persons else persons),
        ),
        point=village.point if village.precision in _EXACT else None,
        producer=first.language.site_name or "langnghe",
    )


def _held(
    telling: Telling, village: VillageOutline, holder: str
) -> tuple[str, tuple[ContactEntry, ...]]:
    """What a holder is called in a language, and how he is reached."""
    told, _ = telling.village(village)
    if holder:
        maker = next(one for one in told.makers if one.id == holder)
        return maker.name, maker.contacts
    contact = told.contact
    office = (contact and contact.office) or contacts.office(telling, village)
    return str(office), contact.entries if contact else ()


def _note(telling: Telling, village: VillageOutline, holder: str) -> str:
    """For what place, and when and in which languages they answer."""
    _, entries = _held(telling, village, holder)
    crafts = telling.listed(telling.crafts(village))
    hours = dict.fromkeys(entry.hours for entry in entries if entry.hours)
    spoken = dict.fromkeys(name for entry in entries for name in entry.languages)
    parts = (f"{telling.name(village)}: {crafts}", *hours, ", ".join(spoken))
    return ". ".join(str(part) for part in parts if part)
