"""A fair that villages go to: when and where, who is there with what, and whom to ask.

What is printed for it and its page on the site are made from this and from the records it names.
"""

from typing import Annotated

from pydantic import Field

from langnghe.records.parts import ContactEntry, Part
from langnghe.records.values import Date, Id, Label, Line, Prose

MOST_VILLAGES, MOST_PRODUCTS, MOST_BADGES = 200, 2000, 200


class FairContact(Part):
    """The office that answers for the booth; what is printed of it is an organisation's alone."""

    office: Label
    note: Prose | None = None
    entries: Annotated[tuple[ContactEntry, ...], Field(default=(), max_length=20)]


class FairBadge(Part):
    """Somebody who stands at the booth and has agreed to wear this name there."""

    name: Line
    role: Label | None = None
    organisation: Line | None = None
    consent: Line  # the reference of a recorded consent, whose scope is this badge


class Fair(Part):
    """`content/fairs/<id>.yml`."""

    id: Id
    name: Label
    place: Label
    starts: Date
    ends: Date
    booth: Label | None = None
    hours: Label | None = None
    about: Prose | None = None
    villages: Annotated[tuple[Id, ...], Field(default=(), max_length=MOST_VILLAGES)]
    # None named: all that these villages have.
    products: Annotated[tuple[Id, ...], Field(default=(), max_length=MOST_PRODUCTS)]
    contact: FairContact | None = None
    badges: Annotated[tuple[FairBadge, ...], Field(default=(), max_length=MOST_BADGES)]

    @property
    def consents(self) -> frozenset[str]:
        """The references of consents that names and contacts stand on."""
        entries = self.contact.entries if self.contact else ()
        given = {entry.consent for entry in entries if entry.consent}
        return frozenset(given | {badge.consent for badge in self.badges})
