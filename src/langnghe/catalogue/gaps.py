"""What a record still lacks, so that an office knows what to ask."""

from langnghe.catalogue.standing import has_decision, tells_of_spirits
from langnghe.records import (
    Category,
    MarkKind,
    MarkStatus,
    Precision,
    Product,
    Village,
    VillageKind,
)

_TITLED = {VillageKind.CRAFT_VILLAGE, VillageKind.TRADITIONAL_CRAFT_VILLAGE}


def gaps_of_village(village: Village) -> tuple[str, ...]:
    """The names of what is missing, most wanted first; each has a word `missing.<name>`."""
    place = village.place
    exact = place is not None and place.point is not None
    precise = exact and place.point.precision is not Precision.COMMUNE  # type: ignore[union-attr]
    asked = {
        "photo": not village.photos,
        "contact": village.contact is None or not village.contact.entries,
        "makers": not village.makers,
        "decision": village.kind in _TITLED and not any(map(has_decision, village.recognition)),
        "point": not precise and village.kind is not VillageKind.AREA,
        "steps": not village.steps,
        "visit": village.visit is None and village.kind is not VillageKind.CLUSTER,
        "story": not village.story,
        "mark": not village.marks and not tells_of_spirits(village),
        "logo": _lacks_logo(village) and not tells_of_spirits(village),
    }
    return tuple(name for name, is_missing in asked.items() if is_missing)


def gaps_of_product(product: Product) -> tuple[str, ...]:
    """As for a village; a food is asked for its label, goods for their size and care."""
    is_food = product.category in {Category.FOOD, Category.DRINK}
    food = product.food
    asked = {
        "photo": not product.photos,
        "makers": not product.makers,
        "ingredients": is_food and (food is None or food.ingredients is None),
        "responsible_party": is_food and (food is None or food.responsible_party is None),
        "shelf_life": is_food and (food is None or food.shelf_life is None),
        "packs": is_food and not product.packs,
        "materials": not is_food and not product.materials,
        "size": not is_food and product.size is None,
        "care": not is_food and product.care is None,
        "minimum_order": product.trade is None,
        "mark": not product.marks and not product.village_marks,
        "logo": _lacks_logo(product),
    }
    return tuple(name for name, is_missing in asked.items() if is_missing)


def _lacks_logo(record: Village | Product) -> bool:
    """Whether the sign of a mark it has is not known; a State's name of a place has none."""
    signs = [mark for mark in record.marks if mark.kind is not MarkKind.GEOGRAPHICAL_INDICATION]
    is_there = any(mark.status is not MarkStatus.ENDED for mark in signs)
    return is_there and (record.brand is None or record.brand.logo is None)
