"""Which fields of a record its own data holds: those that its public pages show, and no others.

A field that is not named here is not published; whoever adds one to a record decides here. About
a single person nothing is: neither how to reach one, nor a photo on which one is recognised.
"""

from collections.abc import Mapping

from langnghe.records import (
    Certificate,
    Checked,
    Contact,
    ContactEntry,
    Fact,
    Food,
    FormerAddress,
    Heritage,
    Location,
    Maker,
    Mark,
    Material,
    Pack,
    Part,
    Passage,
    Photo,
    Product,
    Recognition,
    Source,
    Step,
    Trade,
    Village,
    Visit,
)
from langnghe.records.product import HsCode, Price

PUBLISHED: Mapping[type[Part], tuple[str, ...]] = {
    Village: (
        "kind", "name", "also_known_as", "craft_group", "crafts", "alcohol", "place",
        "recognition", "heritage", "summary", "story", "steps", "facts", "makers", "visit",
        "contact", "marks", "certificates", "photos", "sources", "checked",
    ),
    Product: (
        "form", "name", "also_known_as", "village", "also_made_in", "makers", "category", "craft",
        "ref_code", "summary", "story", "steps", "facts", "materials", "technique", "uses", "care",
        "customisation", "size", "weight", "food", "abv", "packs", "hs_codes", "marks",
        "certificates", "trade", "photos", "sources", "checked",
    ),
    # The point is told apart: rounded, or in place of one that the record does not give.
    Location: ("settlement", "commune_code", "also_in", "province_code", "as_of", "former", "src"),
    FormerAddress: ("text", "until", "src"),
    Recognition: (
        "kind", "status", "title", "decision_no", "decided_on", "issuer", "official_url", "note",
        "src",
    ),
    Heritage: ("title", "decision_no", "decided_on", "issuer", "note", "src"),
    Passage: ("text", "src"),
    Step: ("id", "title", "text", "src"),
    Fact: ("id", "what", "value", "to", "qualifier", "unit", "text", "accounts", "as_of", "src"),
    Maker: ("id", "kind", "name", "settlement", "founded", "about", "contacts", "src"),
    ContactEntry: ("type", "value", "label", "hours", "languages", "src"),
    Contact: ("via", "office", "note", "entries", "src"),
    Visit: (
        "open", "season", "getting_there", "workshops", "stay", "food", "festival", "payment",
        "languages", "access", "rules", "booking",
    ),
    Mark: (
        "id", "kind", "status", "name", "covers", "registration_no", "decision_no", "decided_on",
        "filed_on", "expires_on", "issuer", "owner", "manager", "manager_as_of", "area",
        "jurisdiction", "may_use", "may_use_evidence", "note", "src",
    ),
    Certificate: (
        "id", "scheme", "status", "title", "holder", "scope", "number", "issuer", "decision_no",
        "issued_on", "valid_until", "stars", "ocop_group", "evidence_url", "note", "src",
    ),
    Photo: ("alt", "caption", "credit", "licence", "taken_on"),
    Source: ("title", "publisher", "url", "published", "read_on"),
    Checked: ("on", "by"),
    Material: ("name", "species_latin", "origin", "share_percent", "legality", "src"),
    Food: (
        "responsible_party", "ingredients", "allergens", "shelf_life", "storage", "usage",
    ),
    Pack: (
        "id", "name", "net_quantity", "unit", "pack_type", "gtin", "units_per_carton", "carton_cm",
        "gross_kg", "src",
    ),
    Trade: (
        "minimum_order", "capacity", "lead_time", "incoterms", "port", "price", "samples",
        "payment", "private_label", "exported_to",
    ),
    Price: ("amount", "unit", "as_of", "src"),
    HsCode: ("code", "basis", "src"),
}  # fmt: skip
