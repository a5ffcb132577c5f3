"""A product: an item a maker sells, or a line of goods that a place is known for."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from langnghe.records.brand import Brand
from langnghe.records.parts import (
    Certificate,
    Checked,
    Fact,
    Mark,
    Part,
    Passage,
    Photo,
    Source,
    SourceIds,
    Status,
    Step,
)
from langnghe.records.values import Date, Id, Key, Label, Line, Number, Percent, Url, Whole
from langnghe.records.village import Craft


class Form(StrEnum):
    ITEM = "item"  # packed or finished goods of one maker, with a label of their own
    LINE = "line"  # a kind of goods that many makers of a place make


class Category(StrEnum):
    FOOD = "food"
    DRINK = "drink"
    ALCOHOL = "alcohol"
    HERBAL = "herbal"
    HANDICRAFT = "handicraft"
    TEXTILE = "textile"
    FURNITURE = "furniture"
    ORNAMENTAL = "ornamental"
    MATERIAL = "material"
    TOURISM = "tourism"
    OTHER = "other"


class Material(Part):
    name: Label
    species_latin: Line | None = None
    origin: Label | None = None
    share_percent: Percent | None = None
    legality: Line | None = None  # the paper that shows wood to be legal
    src: SourceIds


class SelfDeclaration(Part):
    number: Line
    date: Date
    authority: Line


class Food(Part):
    """The compulsory and usual facts of a food label (NĐ 37/2026/NĐ-CP, Điều 42)."""

    responsible_party: Label | None = None
    ingredients: Passage | None = None
    allergens: Passage | None = None
    shelf_life: Passage | None = None
    storage: Passage | None = None
    usage: Passage | None = None
    self_declaration: SelfDeclaration | None = None


class Pack(Part):
    id: Key
    name: Label
    net_quantity: Number | None = None
    unit: Line | None = None
    pack_type: Label | None = None
    gtin: Line | None = None
    units_per_carton: Whole | None = None
    carton_cm: Line | None = None
    gross_kg: Number | None = None
    src: SourceIds


class Price(Part):
    """An amount in đồng; shown only with the unit it is for and the date it was asked on."""

    amount: Number
    unit: Label | None = None
    as_of: Date | None = None
    src: SourceIds


class Trade(Part):
    """The buyer's block; what a maker has not said is left out."""

    minimum_order: Passage | None = None
    capacity: Passage | None = None
    lead_time: Passage | None = None
    incoterms: tuple[Line, ...] = ()
    port: Label | None = None
    price: Price | None = None
    samples: Passage | None = None
    payment: Passage | None = None
    private_label: Passage | None = None
    exported_to: Passage | None = None


class HsCode(Part):
    """Six digits of the Harmonized System; always only indicative."""

    code: Line
    basis: Label | None = None
    src: SourceIds


class MarkUse(Part):
    """A mark kept in a village's record that this product may bear."""

    mark: Key
    village: Id | None = None  # None: the product's own village
    may_use: Annotated[str, Field(pattern="^(yes|no|unknown)$")] = "unknown"
    evidence: Line | None = None


class Claim(Part):
    text: Label
    proof: Line | None = None
    src: SourceIds


class Product(Part):
    """`product.yml`. What a published one must hold is decided in `checking`."""

    id: Id
    status: Status = Status.DRAFT
    form: Form = Form.ITEM
    name: Label
    also_known_as: tuple[Label, ...] = ()
    village: Id
    also_made_in: tuple[Id, ...] = ()
    makers: tuple[Key, ...] = ()
    category: Category
    craft: Craft
    ref_code: Line | None = None
    summary: Passage | None = None
    story: tuple[Passage, ...] = ()
    steps: tuple[Step, ...] = ()
    facts: tuple[Fact, ...] = ()
    materials: tuple[Material, ...] = ()
    technique: Passage | None = None
    uses: Passage | None = None
    care: Passage | None = None
    customisation: Passage | None = None
    size: Passage | None = None
    weight: Passage | None = None
    food: Food | None = None
    abv: Percent | None = None  # per cent by volume; None: not alcohol, or unknown
    packs: tuple[Pack, ...] = ()
    hs_codes: tuple[HsCode, ...] = ()
    marks: tuple[Mark, ...] = ()
    village_marks: tuple[MarkUse, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    brand: Brand | None = None
    trade: Trade | None = None
    traceability_url: Url | None = None
    claims: tuple[Claim, ...] = ()
    photos: tuple[Photo, ...] = ()
    sources: dict[Key, Source] = Field(default_factory=dict)
    checked: Checked | None = None
