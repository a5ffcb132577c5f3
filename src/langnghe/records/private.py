"""`--contacts FILE`: what persons agreed to have published of how they are reached.

It is kept by whoever keeps the consents, and never in the repository. Of it a site shows only what
a record asks for by the number of a consent, within what that consent covers.
"""

from enum import StrEnum

from pydantic import Field

from langnghe.records.parts import ContactType, Part
from langnghe.records.values import Consent, Date, Line


class Scope(StrEnum):
    """What a person ticked."""

    NAME = "name"
    PHONE = "phone"
    ZALO = "zalo"
    WHATSAPP = "whatsapp"
    EMAIL = "email"
    FACEBOOK = "facebook"
    WEB = "web"
    ADDRESS = "address"
    PORTRAIT = "portrait"
    VOICE = "voice"
    STORY = "story"
    HOME = "home_location"
    ETHNICITY = "ethnicity"


class Channel(StrEnum):
    SITE = "site"
    PRINT = "print"
    SOCIAL = "social"


class PrivateContact(Part):
    """One person's consent, and how that person is reached."""

    scopes: tuple[Scope, ...]
    channels: tuple[Channel, ...] = (Channel.SITE,)
    until: Date | None = None  # to be asked again after this day
    withdrawn_on: Date | None = None
    name: Line | None = None
    phone: Line | None = None
    mobile: Line | None = None
    zalo: Line | None = None
    whatsapp: Line | None = None
    email: Line | None = None
    facebook: Line | None = None
    web: Line | None = None
    address: Line | None = None

    @property
    def values(self) -> list[str]:
        """Every way to reach this person, covered by the consent or not."""
        return [value for kind in ContactType if (value := getattr(self, kind.value))]

    def given(self, kind: ContactType) -> str | None:
        """The value of this kind, if the consent covers it."""
        scope = Scope.PHONE if kind is ContactType.MOBILE else Scope(kind.value)
        value: str | None = getattr(self, kind.value)
        return value if scope in self.scopes else None


class PrivateContacts(Part):
    """The file: consents by their number."""

    contacts: dict[Consent, PrivateContact] = Field(default_factory=dict)
