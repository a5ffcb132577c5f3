"""A village, or another place where a craft is at home."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from langnghe.records.brand import Brand
from langnghe.records.parts import (
    Certificate,
    Checked,
    Contact,
    Fact,
    Heritage,
    Maker,
    Mark,
    Part,
    Passage,
    Photo,
    Recognition,
    Source,
    SourceIds,
    Status,
    Step,
)
from langnghe.records.values import (
    CommuneCode,
    Date,
    Degrees,
    Id,
    Key,
    Label,
    Line,
    ProvinceCode,
)


class VillageKind(StrEnum):
    """What a place is, and no more than was decided; a craft community has no title yet."""

    CRAFT_VILLAGE = "craft_village"
    TRADITIONAL_CRAFT_VILLAGE = "traditional_craft_village"
    CRAFT_COMMUNITY = "craft_community"
    CLUSTER = "cluster"
    AREA = "area"
    WORKSHOP = "workshop"


class CraftGroup(StrEnum):
    """The seven groups of Nghị định 52/2018/NĐ-CP, Điều 4."""

    PROCESSING = "nd52-1"
    HANDICRAFT_ART = "nd52-2"
    RAW_MATERIALS = "nd52-3"
    WOOD_TEXTILE_METAL = "nd52-4"
    ORNAMENTAL = "nd52-5"
    SALT = "nd52-6"
    SERVICES = "nd52-7"


class Craft(StrEnum):
    """The crafts a reader can browse by; each has a motif and a word in every language."""

    WOOD_CARVING = "wood-carving"
    JOINERY = "joinery"
    NOODLES = "noodles"
    RICE_PAPER = "rice-paper"
    CANDY = "candy"
    COCONUT = "coconut"
    COCONUT_FIBRE = "coconut-fibre"
    FRUIT = "fruit"
    SPIRITS = "spirits"
    BROCADE = "brocade"
    TEXTILES = "textiles"
    RATTAN_BAMBOO = "rattan-bamboo"
    SEDGE_MATS = "sedge-mats"
    CONICAL_HATS = "conical-hats"
    STONE = "stone"
    DRIFTWOOD = "driftwood"
    CERAMICS = "ceramics"
    METAL = "metal"
    LACQUER = "lacquer"
    INCENSE = "incense"
    PAPER = "paper"
    SALT = "salt"
    OTHER = "other"


class Alcohol(StrEnum):
    NONE = "none"
    UNDER_15 = "under_15"
    FROM_15 = "from_15"
    UNKNOWN = "unknown"  # judged as from_15 (Luật Quảng cáo, Điều 7)


class Precision(StrEnum):
    VILLAGE = "village_centre"
    GATE = "gate"
    OFFICE = "commune_office"
    COMMUNE = "commune"
    HOUSEHOLD = "household"  # needs consent


class FormerAddress(Part):
    """What the place was called before a merger."""

    text: Line
    until: Date | None = None
    src: SourceIds


class Point(Part):
    """Degrees north and east (WGS 84), and how near the village they are."""

    lat: Degrees
    lon: Degrees
    precision: Precision
    consent: Line | None = None
    src: SourceIds


class Location(Part):
    """Where it is today (two levels since 1/7/2025) and what the place was called before."""

    settlement: Line | None = None  # None for an area, or where no hamlet is known
    commune_code: CommuneCode | None = None  # None for an area wider than one commune
    also_in: tuple[CommuneCode, ...] = ()
    province_code: ProvinceCode
    as_of: Date
    former: tuple[FormerAddress, ...] = ()
    point: Point | None = None
    src: SourceIds


class Visit(Part):
    """What a visitor asks before setting out; a part that is not known is left out."""

    open: Passage | None = None
    season: Passage | None = None
    getting_there: Passage | None = None
    workshops: Passage | None = None
    stay: Passage | None = None
    food: Passage | None = None
    festival: Passage | None = None
    payment: Passage | None = None
    languages: Passage | None = None
    access: Passage | None = None
    rules: Passage | None = None
    booking: Passage | None = None


class Village(Part):
    """`village.yml`. What a published one must hold is decided in `checking`."""

    id: Id
    status: Status = Status.DRAFT
    kind: VillageKind
    name: Label
    also_known_as: tuple[Label, ...] = ()
    craft_group: CraftGroup | None = None
    crafts: Annotated[tuple[Craft, ...], Field(max_length=6)] = ()
    alcohol: Alcohol = Alcohol.NONE
    place: Location | None = None
    recognition: tuple[Recognition, ...] = ()
    heritage: tuple[Heritage, ...] = ()
    summary: Passage | None = None
    story: tuple[Passage, ...] = ()
    steps: tuple[Step, ...] = ()
    facts: tuple[Fact, ...] = ()
    makers: tuple[Maker, ...] = ()
    visit: Visit | None = None
    contact: Contact | None = None
    marks: tuple[Mark, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    brand: Brand | None = None
    photos: tuple[Photo, ...] = ()
    sources: dict[Key, Source] = Field(default_factory=dict)
    checked: Checked | None = None
