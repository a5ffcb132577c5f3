"""The parts that villages and products share: passages, facts, standing, marks, certificates."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Annotated, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from langnghe.records.values import Date, Focus, Key, Label, Line, Number, Prose, Url, Whole, Yes


class Part(BaseModel):
    """A frozen piece of a record; a key it does not know is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_enum_values=False)

    def __reduce__(self) -> tuple[object, ...]:
        """Only what was written is put away, in the order of its fields: the same bytes each time.

        What comes back is not judged again.
        """
        given = self.__pydantic_fields_set__
        return _come_back, (type(self), {n: v for n, v in self.__dict__.items() if n in given})

    def altered(self, changes: Mapping[str, object]) -> Self:
        """The same part with these fields in place of its own, which are not judged either."""
        given = self.__pydantic_fields_set__ | changes.keys()
        return _made(type(self), {**self.__dict__, **changes}, given)


P = TypeVar("P", bound=Part)


def _made(shape: type[P], fields: dict[str, object], given: set[str]) -> P:
    """A part of sound fields, past pydantic's own door, which takes ten times as long."""
    part = shape.__new__(shape)
    put = object.__setattr__
    put(part, "__dict__", fields)
    put(part, "__pydantic_fields_set__", given)
    put(part, "__pydantic_extra__", None)
    put(part, "__pydantic_private__", None)
    return part


def _come_back(shape: type[P], given: dict[str, object]) -> P:
    blank, changeable = _blank(shape)
    fields = {**blank, **given}
    for name in changeable:
        if name not in given:
            fields[name] = shape.model_fields[name].get_default(call_default_factory=True)
    return _made(shape, fields, set(given))


@cache
def _blank(shape: type[Part]) -> tuple[dict[str, object], tuple[str, ...]]:
    """A part's fields before anything is written in it; and those each part has one of its own."""
    fields = shape.model_fields.items()
    blank = {name: None if field.is_required() else field.default for name, field in fields}
    return blank, tuple(name for name, field in fields if field.default_factory)


SourceIds = Annotated[tuple[Key, ...], Field(default=(), max_length=20)]


class Status(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Source(Part):
    """A public page or paper that a fact was read in."""

    title: Line
    publisher: Line | None = None
    url: Url | None = None
    published: Date | None = None  # None: the source itself carries no date
    read_on: Date | None = None


class Passage(Part):
    """Some sentences and where they come from."""

    text: Prose
    src: SourceIds
    copied: Yes = False  # whoever compared it with its source found it there word for word


class Step(Part):
    """One step of how it is made."""

    id: Key
    title: Label
    text: Prose | None = None
    src: SourceIds


class Qualifier(StrEnum):
    EXACTLY = "exactly"
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"
    NEARLY = "nearly"


class Fact(Part):
    """One figure or statement. Where sources disagree, `accounts` holds each and `value` none."""

    id: Key
    what: Label
    value: Number | None = None  # None: the fact is told in `text` or `accounts`
    to: Number | None = None  # None: a single value, not a range
    qualifier: Qualifier = Qualifier.EXACTLY
    unit: Label | None = None
    text: Label | None = None
    accounts: tuple[Passage, ...] = ()
    as_of: Date | None = None
    src: SourceIds


class Title(StrEnum):
    """What a decision under Nghị định 52/2018/NĐ-CP may award."""

    CRAFT_VILLAGE = "craft_village"
    TRADITIONAL_CRAFT_VILLAGE = "traditional_craft_village"
    TRADITIONAL_CRAFT = "traditional_craft"


class StandingStatus(StrEnum):
    IN_FORCE = "in_force"  # number, date and issuer are known, or the official page is
    REPORTED = "reported"  # told by a source, the decision itself not seen
    PLANNED = "planned"
    NOT_YET = "not_yet"  # examined and found not yet eligible
    REVOKED = "revoked"


class Recognition(Part):
    """A decision on a village's standing, or what is known in place of one."""

    kind: Title
    status: StandingStatus
    title: Label  # as the decision or the source words it
    decision_no: Line | None = None
    decided_on: Date | None = None
    issuer: Line | None = None
    official_url: Url | None = None
    note: Prose | None = None
    src: SourceIds


class Heritage(Part):
    """An entry in the national list of intangible cultural heritage."""

    title: Label
    decision_no: Line | None = None
    decided_on: Date | None = None
    issuer: Line | None = None
    note: Prose | None = None
    src: SourceIds


class MarkKind(StrEnum):
    TRADEMARK = "trademark"
    COLLECTIVE_MARK = "collective_mark"
    CERTIFICATION_MARK = "certification_mark"
    GEOGRAPHICAL_INDICATION = "geographical_indication"


class MarkStatus(StrEnum):
    REGISTERED = "registered"
    REPORTED = "reported"
    PENDING = "pending"
    OPPOSED = "opposed"
    ENDED = "ended"


class Mark(Part):
    """A sign protected by law, and for what. Its logo is never shown without `may_use`."""

    id: Key
    kind: MarkKind
    status: MarkStatus
    name: Line
    covers: Label | None = None  # the goods it stands for
    nice_classes: tuple[Whole, ...] = ()  # of the Nice classification, 1 to 45
    application_no: Line | None = None
    registration_no: Line | None = None
    decision_no: Line | None = None
    decided_on: Date | None = None
    filed_on: Date | None = None
    expires_on: Date | None = None
    issuer: Line | None = None
    owner: Line | None = None
    manager: Line | None = None
    manager_as_of: Date | None = None
    area: Label | None = None
    jurisdiction: Line | None = None
    regulation: Line | None = None  # the paper that says how members use it
    users: Annotated[tuple[Line, ...], Field(max_length=40)] = ()  # bodies, no persons
    may_use: Yes | None = None  # None: whether these makers may use it is not known
    may_use_evidence: Line | None = None
    lookup_url: Url | None = None  # its entry in a public register
    checked_on: Date | None = None  # when that register was last looked at
    note: Prose | None = None
    src: SourceIds


class Scheme(StrEnum):
    OCOP = "ocop"
    TYPICAL_RURAL_INDUSTRY = "cnntt_tieu_bieu"
    HACCP = "haccp"
    ISO22000 = "iso22000"
    VIETGAP = "vietgap"
    GLOBALGAP = "globalgap"
    ORGANIC = "organic"
    HALAL = "halal"
    FOOD_SAFETY = "attp"
    FDA_REGISTRATION = "fda_registration"
    FSC = "fsc"
    OTHER = "other"


class CertificateStatus(StrEnum):
    VALID = "valid"
    REPORTED = "reported"
    REVOKED = "revoked"


class Certificate(Part):
    """What a body has certified, for whom, for what, and until when.

    OCOP lasts 36 months from the decision (QĐ 148/QĐ-TTg, 24/02/2023); its stars may be shown
    only while that runs, and only for the holder's own product.
    """

    id: Key
    scheme: Scheme
    status: CertificateStatus
    title: Label
    holder: Line  # an organisation; never a private person's name
    scope: Label | None = None
    number: Line | None = None
    issuer: Line | None = None
    decision_no: Line | None = None
    issued_on: Date | None = None
    valid_until: Date | None = None
    stars: Whole | None = None
    ocop_group: Line | None = None
    evidence_url: Url | None = None
    note: Prose | None = None
    src: SourceIds


class ContactType(StrEnum):
    PHONE = "phone"
    MOBILE = "mobile"
    ZALO = "zalo"
    WHATSAPP = "whatsapp"
    EMAIL = "email"
    FACEBOOK = "facebook"
    WEB = "web"
    ADDRESS = "address"


class Owner(StrEnum):
    ORGANISATION = "organisation"
    PERSON = "person"


class ContactEntry(Part):
    """One way to reach somebody. A person's needs the reference of a recorded consent.

    A person's value may be left to a private file (`records.private`), which is better.
    """

    type: ContactType
    value: Line | None = None  # None: of a person, in the private file
    label: Label | None = None
    hours: Label | None = None
    languages: tuple[Line, ...] = ()
    owner: Owner
    consent: Line | None = None  # None: an organisation's, which needs none
    src: SourceIds


class Via(StrEnum):
    COMMUNE = "commune"
    CENTRE = "centre"
    MAKER = "maker"


class Contact(Part):
    """Who answers for a village; `commune` when no maker has agreed to be named."""

    via: Via
    office: Label | None = None  # None: the commune's People's Committee
    note: Prose | None = None
    entries: tuple[ContactEntry, ...] = ()
    src: SourceIds


class MakerKind(StrEnum):
    COMPANY = "company"
    COOPERATIVE = "cooperative"
    COOPERATIVE_GROUP = "cooperative_group"
    HOUSEHOLD = "household"
    ASSOCIATION = "association"


class Maker(Part):
    """A cooperative, firm or workshop of a village; named only as an organisation."""

    id: Key
    kind: MakerKind
    name: Line
    settlement: Line | None = None
    founded: Date | None = None
    about: Passage | None = None
    contacts: tuple[ContactEntry, ...] = ()
    src: SourceIds


class People(StrEnum):
    NONE = "none"
    CROWD = "crowd"
    IDENTIFIABLE = "identifiable"
    CHILD = "child"


def is_beside(file: str) -> bool:
    """Whether a name is that of a file in the record's own folder, and in sight."""
    return not ("/" in file or "\\" in file or file.startswith("."))


class Photo(Part):
    """A picture in the record's folder."""

    file: Line
    alt: Label
    caption: Label | None = None
    credit: Line
    licence: Line
    taken_on: Date | None = None
    people: People = People.NONE
    consents: tuple[Line, ...] = ()
    has_map: Yes = False
    focus: Focus | None = None  # None: the middle is what a narrow cut must keep

    @property
    def is_beside(self) -> bool:
        """Whether its file lies in the record's own folder, and in sight."""
        return is_beside(self.file)


class Checked(Part):
    """When a record was last compared with its sources, and by whom (a role, not a name)."""

    on: Date
    by: Label
