"""Ways to reach persons, which no record holds: laid over a record when its pages are made.

They are never pickled into the cache: what is kept there of a site made with them is fingerprints.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from langnghe.artefacts import digest
from langnghe.records import ContactEntry, ContactType, Maker, Village
from langnghe.records.private import PrivateContact, Scope


class Reach(NamedTuple):
    """A way to reach somebody, as an outline knows it: that there is one, and not what it is."""

    holder: str  # a maker's id; "" for who answers for the village
    type: ContactType
    consent: str | None  # None: the record says it itself, to everybody


@dataclass(frozen=True)
class Agreed:
    """What may be shown today of the persons' own contacts, by the number of the consent."""

    contacts: Mapping[str, PrivateContact] = field(default_factory=dict, repr=False)

    def has(self, reach: Reach) -> bool:
        """Whether this way is shown."""
        if reach.consent is None:
            return True
        found = self.contacts.get(reach.consent)
        return found is not None and found.given(reach.type) is not None

    def state(self, ways: Iterable[Reach]) -> bytes:
        """A fingerprint of all that is shown of these ways beyond what their record says."""
        consents = sorted({way.consent for way in ways if way.consent})
        return digest(*(repr(self.contacts.get(name)) for name in consents))

    def filled(self, village: Village) -> Village:
        """The village with what persons agreed to; what nobody agreed to is left out."""
        changes: dict[str, object] = {}
        if village.contact and _is_open(village.contact.entries):
            entries = self.entries(village.contact.entries)
            changes["contact"] = village.contact.altered({"entries": entries})
        if any(_is_open(maker.contacts) for maker in village.makers):
            changes["makers"] = tuple(map(self._maker, village.makers))
        return village.altered(changes) if changes else village

    def _maker(self, maker: Maker) -> Maker:
        return maker.altered({"contacts": self.entries(maker.contacts)})

    def entries(self, entries: Iterable[ContactEntry]) -> tuple[ContactEntry, ...]:
        return tuple(one for entry in entries if (one := self._entry(entry)))

    def _entry(self, entry: ContactEntry) -> ContactEntry | None:
        if entry.value is not None:
            return entry
        found = self.contacts.get(entry.consent or "")
        value = found.given(entry.type) if found else None
        if found is None or value is None:
            return None
        return entry.altered({"value": value, "label": self.name_of(entry) or entry.label})

    def name_of(self, entry: ContactEntry) -> str:
        """Who answers there, if he agreed to be named."""
        found = self.contacts.get(entry.consent or "")
        return (found.name or "") if found and Scope.NAME in found.scopes else ""


def _is_open(entries: Iterable[ContactEntry]) -> bool:
    return any(entry.value is None for entry in entries)


def ways_of(village: Village) -> tuple[Reach, ...]:
    """All that a village's outline knows of ways to reach somebody."""
    found = [("", entry) for entry in (village.contact.entries if village.contact else ())]
    found += [(maker.id, entry) for maker in village.makers for entry in maker.contacts]
    return tuple(
        Reach(holder, entry.type, entry.consent if entry.value is None else None)
        for holder, entry in found
    )


NOBODY = Agreed()
