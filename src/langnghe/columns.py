"""The tables of the site's data: the one list of their columns.

The files, their schemas, the data package and the page that explains them are all made from it.
A column's meaning is the word `data.column.<name>`, which holds in every table that has it.
"""

from enum import StrEnum
from typing import NamedTuple

from langnghe.records import (
    Category,
    ContactType,
    Craft,
    CraftGroup,
    Form,
    MakerKind,
    MarkKind,
    MarkStatus,
    Precision,
    Qualifier,
    Scheme,
    StandingStatus,
    VillageKind,
)


class Kind(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    LIST = "list"  # of texts; in a cell they are parted by SEPARATOR
    NUMBER = "number"
    INTEGER = "integer"
    YES = "yes"
    DATE = "date"  # a day, a month or a year: 2024-06-25, 2024-06, 2024
    URL = "url"


SEPARATOR = "; "
DATE_PATTERN = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
HERITAGE = "heritage"  # a standing that is no title under Nghị định 52/2018


class Column(NamedTuple):
    """A column. `choices` are the only values it may have."""

    name: str
    kind: Kind = Kind.TEXT
    choices: tuple[str, ...] = ()
    is_required: bool = False  # no cell is empty


class Link(NamedTuple):
    """Columns whose values are the key of another table."""

    columns: tuple[str, ...]
    table: str


class Table(NamedTuple):
    """A table; no two of its rows have the same `key`, if it has one."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """What its columns are called, in their order."""
        return tuple(column.name for column in self.columns)


def _chosen(name: str, choices: type[StrEnum], *, further: tuple[str, ...] = ()) -> Column:
    return Column(name, choices=(*(str(one) for one in choices), *further), is_required=True)


def _text(*names: str) -> tuple[Column, ...]:
    return tuple(map(Column, names))


def _of(kind: Kind, *names: str) -> tuple[Column, ...]:
    return tuple(Column(name, kind) for name in names)


_ID = Column("id", is_required=True)
_NAME = Column("name", is_required=True)
_NAME_VI = Column("name_vi", is_required=True)
_SRC = Column("src", Kind.LIST)
_CHECKED = (Column("checked_on", Kind.DATE), Column("checked_by"))
_PAGES = (Column("page", Kind.URL, is_required=True), Column("json", Kind.URL, is_required=True))
# Which of a row's texts nobody has translated yet.
_IN_VIETNAMESE = Column("in_vietnamese", Kind.LIST)
_TOLD_BY = (
    Column("record_kind", choices=("village", "product"), is_required=True),
    Column("record", is_required=True),
)
_OF_VILLAGE = Column("village", is_required=True)
_TO_VILLAGE = Link(("village",), "villages")

VILLAGES = Table(
    "villages",
    (
        _ID, _NAME, _NAME_VI, Column("also_known_as", Kind.LIST),
        _chosen("kind", VillageKind), Column("kind_name", is_required=True),
        Column("crafts", Kind.LIST, is_required=True),
        Column("craft_names", Kind.LIST, is_required=True),
        Column("craft_group", choices=tuple(map(str, CraftGroup))),
        Column("settlement"), *_of(Kind.LIST, "commune_codes", "communes"),
        Column("province_code", is_required=True), Column("province", is_required=True),
        Column("former_addresses", Kind.LIST), *_of(Kind.NUMBER, "lat", "lon"),
        Column("precision", choices=tuple(map(str, Precision))),
        Column("standing", Kind.LIST), Column("summary"),
        Column("contact_office"), *_of(Kind.LIST, "phones", "emails"),
        *_CHECKED, *_PAGES, _IN_VIETNAMESE,
    ),
    key=("id",),
)  # fmt: skip
PRODUCTS = Table(
    "products",
    (
        _ID, _NAME, _NAME_VI, Column("also_known_as", Kind.LIST),
        _chosen("form", Form), _chosen("category", Category),
        Column("category_name", is_required=True), _chosen("craft", Craft),
        Column("craft_name", is_required=True), _OF_VILLAGE,
        Column("village_name", is_required=True), Column("also_made_in", Kind.LIST),
        Column("province_code", is_required=True), Column("province", is_required=True),
        *_of(Kind.LIST, "makers", "maker_names"), *_text("ref_code", "summary"),
        Column("materials", Kind.LIST),
        *_text("technique", "uses", "size", "weight", "care", "customisation"),
        *_text("responsible_party", "ingredients", "allergens", "shelf_life", "storage", "usage"),
        Column("abv", Kind.NUMBER), *_of(Kind.LIST, "hs_codes", "gtins"),
        *_text("minimum_order", "capacity", "lead_time"), Column("incoterms", Kind.LIST),
        *_text("port", "samples", "payment", "private_label", "exported_to"),
        Column("price_vnd", Kind.NUMBER), Column("price_unit"), Column("price_as_of", Kind.DATE),
        Column("ocop_stars", Kind.INTEGER), Column("ocop_until", Kind.DATE),
        *_CHECKED, *_PAGES, _IN_VIETNAMESE,
    ),
    key=("id",),
    links=(_TO_VILLAGE,),
)  # fmt: skip
MAKERS = Table(
    "makers",
    (
        _OF_VILLAGE, _ID, _chosen("kind", MakerKind), Column("kind_name", is_required=True), _NAME,
        Column("settlement"), Column("founded", Kind.DATE), Column("about"), _SRC, _IN_VIETNAMESE,
    ),
    key=("village", "id"),
    links=(_TO_VILLAGE,),
)  # fmt: skip
CONTACTS = Table(
    "contacts",
    (
        _OF_VILLAGE, Column("maker"), _chosen("type", ContactType),
        Column("value", is_required=True), *_text("label", "hours"), Column("languages", Kind.LIST),
        _SRC, _IN_VIETNAMESE,
    ),
    links=(_TO_VILLAGE,),
)  # fmt: skip
STANDINGS = Table(
    "standings",
    (
        _OF_VILLAGE,
        Column("standing_kind", is_required=True, choices=(
            "craft_village", "traditional_craft_village", "traditional_craft", HERITAGE)),
        Column("status", choices=tuple(map(str, StandingStatus))),
        Column("is_proved", Kind.YES, is_required=True),
        Column("title", is_required=True), Column("decision_no"),
        Column("decided_on", Kind.DATE), Column("issuer"), Column("official_url", Kind.URL),
        _SRC, _IN_VIETNAMESE,
    ),
    links=(_TO_VILLAGE,),
)  # fmt: skip
CERTIFICATES = Table(
    "certificates",
    (
        *_TOLD_BY, _ID, _chosen("scheme", Scheme),
        Column("state", is_required=True, choices=(
            "valid", "valid_open", "expired", "reported", "reported_expired", "revoked")),
        Column("title", is_required=True), Column("holder", is_required=True),
        *_text("scope", "number", "issuer", "decision_no"),
        *_of(Kind.DATE, "issued_on", "last_day"), Column("stars", Kind.INTEGER),
        Column("ocop_group"), Column("evidence_url", Kind.URL), _SRC, _IN_VIETNAMESE,
    ),
    key=("record_kind", "record", "id"),
)  # fmt: skip
MARKS = Table(
    "marks",
    (
        *_TOLD_BY, _ID, Column("mark_kind", choices=tuple(map(str, MarkKind)), is_required=True),
        Column("mark_status", choices=tuple(map(str, MarkStatus)), is_required=True),
        _NAME, *_text("covers", "registration_no", "decision_no"),
        *_of(Kind.DATE, "decided_on", "filed_on", "expires_on"),
        *_text("issuer", "owner", "manager", "area", "jurisdiction"),
        Column("may_use", choices=("yes", "no", "unknown")), _SRC, _IN_VIETNAMESE,
    ),
    key=("record_kind", "record", "id"),
)  # fmt: skip
PACKS = Table(
    "packs",
    (
        Column("product", is_required=True), _ID, _NAME, Column("net_quantity", Kind.NUMBER),
        *_text("unit", "pack_type", "gtin"), Column("units_per_carton", Kind.INTEGER),
        Column("carton_cm"), Column("gross_kg", Kind.NUMBER), _SRC, _IN_VIETNAMESE,
    ),
    key=("product", "id"),
    links=(Link(("product",), "products"),),
)  # fmt: skip
FACTS = Table(
    "facts",
    (
        *_TOLD_BY, _ID, Column("what", is_required=True), *_of(Kind.NUMBER, "number", "to"),
        Column("qualifier", choices=tuple(map(str, Qualifier))), *_text("unit", "text"),
        Column("accounts", Kind.LIST), Column("as_of", Kind.DATE), _SRC, _IN_VIETNAMESE,
    ),
    key=("record_kind", "record", "id"),
)  # fmt: skip
SOURCES = Table(
    "sources",
    (
        *_TOLD_BY, _ID, Column("title", is_required=True), Column("publisher"),
        Column("url", Kind.URL), *_of(Kind.DATE, "published", "read_on"),
    ),
    key=("record_kind", "record", "id"),
)  # fmt: skip

TABLES = (
    VILLAGES,
    PRODUCTS,
    MAKERS,
    CONTACTS,
    STANDINGS,
    CERTIFICATES,
    MARKS,
    PACKS,
    FACTS,
    SOURCES,
)
FORMATS = ("csv", "xlsx", "json")
FEEDS = ("google.xml", "facebook.csv")
