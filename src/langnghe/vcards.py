"""Whom to ask → a vCard 3.0 (RFC 2426), which every phone's address book takes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_LINE = 75  # octets of a line, without its end


@dataclass(frozen=True)
class Way:
    """One way to reach somebody. `kind` is the type of a record's contact, such as phone."""

    kind: str
    value: str  # as it is dialled or written: +84912345678, an address


@dataclass(frozen=True)
class Card:
    """Whom to ask. Texts are plain; what is empty is not in the card."""

    uid: str  # an address that stays
    name: str  # an organisation's, in Vietnamese
    person: str = ""  # who answers there, if he agreed to be named
    other_names: tuple[tuple[str, str], ...] = ()  # language and name
    ways: tuple[Way, ...] = ()
    settlement: str = ""
    commune: str = ""
    province: str = ""
    page: str = ""  # the address of the page that tells more
    notes: tuple[str, ...] = ()  # the same in each language of the site
    point: tuple[float, float] | None = None  # degrees north and east
    producer: str = "langnghe"


def vcard(card: Card) -> str:
    """The card's text, with lines that end in CR LF."""
    return "".join(f"{_folded(line)}\r\n" for line in _lines(card))


def short_vcard(card: Card) -> str:
    """As little as a phone needs, so that its QR code stays large enough to be read."""
    kept = Card(uid="", name=card.name, person=card.person, ways=card.ways[:3], page=card.page)
    return "".join(f"{line}\r\n" for line in _lines(kept) if not line.startswith("PRODID"))


def _lines(card: Card) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    yield f"PRODID:-//{_escaped(card.producer)}//VI"
    if card.uid:
        yield f"UID:{_escaped(card.uid)}"
    shown = card.person or card.name
    # Nobody's name is parted into a family's and a given one by guessing.
    yield f"N:{_escaped(shown)};;;;"
    yield f"FN:{_escaped(shown)}"
    yield f"ORG:{_escaped(card.name)}"
    for language, name in card.other_names:
        yield f"NICKNAME;LANGUAGE={language}:{_escaped(name)}"
    for way in card.ways:
        yield from _way(way)
    if card.province:
        places = (card.settlement, card.commune, card.province)
        street, locality, region = map(_escaped, places)
        yield f"ADR;TYPE=WORK:;;{street};{locality};{region};;Việt Nam"
    if card.point:
        yield f"GEO:{card.point[0]:.5f};{card.point[1]:.5f}"
    if card.page:
        yield f"URL:{_escaped(card.page)}"
    if card.notes:
        yield f"NOTE:{_escaped(chr(10).join(card.notes))}"
    yield "END:VCARD"


def _way(way: Way) -> Iterator[str]:
    value = _escaped(way.value)
    if way.kind == "phone":
        yield f"TEL;TYPE=WORK,VOICE:{value}"
    elif way.kind == "mobile":
        yield f"TEL;TYPE=CELL,VOICE:{value}"
    elif way.kind == "email":
        yield f"EMAIL;TYPE=INTERNET:{value}"
    elif way.kind == "address":
        yield f"LABEL;TYPE=WORK:{value}"
    elif way.kind in {"zalo", "whatsapp", "facebook"}:
        yield f"X-SOCIALPROFILE;TYPE={way.kind}:{value}"
    else:
        yield f"URL:{value}"


def _escaped(text: str) -> str:
    bare = text.replace("\r\n", "\n").replace("\r", "\n")
    for sign in ("\\", ";", ","):
        bare = bare.replace(sign, "\\" + sign)
    return bare.replace("\n", "\\n")


def _folded(line: str) -> str:
    """The line in pieces of at most 75 octets, none of which parts a letter."""
    return "\r\n ".join(_pieces(line))


def _pieces(line: str) -> Iterable[str]:
    piece, size = "", 0
    for letter in line:
        octets = len(letter.encode())
        # The space before a further piece counts.
        if size + octets > _LINE:
            yield piece
            piece, size = "", 1
        piece, size = piece + letter, size + octets
    yield piece
