"""Goods: food labels, alcohol and wood, each by the law that speaks of it."""

import re

from langnghe.catalogue import is_alcoholic
from langnghe.checking.findings import Findings, finding
from langnghe.checking.texts import Texts
from langnghe.records import Category, Craft, Form, Material, Product

_FOODS = {Category.FOOD, Category.DRINK, Category.HERBAL}
_ASKED_FOR = ("shelf_life", "storage", "allergens")
# Luật Quảng cáo, Điều 7: spirits from 15 % by volume are not advertised.
ALCOHOL_LIMIT = 15
# What anything below it must bear (Luật 44/2019/QH14, Điều 12; NĐ 24/2020/NĐ-CP, Điều 5).
WARNING = (
    "Lạm dụng rượu, bia có hại cho sức khỏe. Người chưa đủ 18 tuổi không uống rượu, bia. "
    "Đã uống rượu, bia thì không lái xe."
)
_WARNED = (re.compile(r"có hại|tác hại"), re.compile(r"\b18\b"))
_WOODEN = {Craft.WOOD_CARVING, Craft.JOINERY, Craft.DRIFTWOOD}
_WOOD = re.compile(r"\bgỗ\b(?! ?(nhân tạo|công nghiệp))", re.IGNORECASE)


def check_food(product: Product) -> Findings:
    """A line of goods has no label of its own; an item of food has one, and must show it.

    NĐ 37/2026/NĐ-CP, Điều 42; NĐ 342/2025/NĐ-CP.
    """
    if product.category not in _FOODS or product.form is Form.LINE:
        return
    food = product.food
    if food is None or not food.responsible_party or not food.ingredients:
        yield finding(("food",), "E-FOOD-01")
    elif lacking := [name for name in _ASKED_FOR if getattr(food, name) is None]:
        yield finding(("food",), "W-FOOD-02", fields=", ".join(lacking))


def check_alcohol(product: Product, texts: Texts) -> Findings:
    """Of spirits only the craft is told, on the village's page; the rest bears its warning."""
    if not is_alcoholic(product):
        return
    if product.abv is None:
        yield finding(("category",), "E-ALC-01")
    elif product.abv >= ALCOHOL_LIMIT:
        yield finding(("abv",), "E-ALC-02", v=product.abv)
    elif not all(pattern.search(texts.small) for pattern in _WARNED):
        yield finding(("abv",), "E-ALC-03", line=f'uses: {{text: "{WARNING}"}}')


def check_wood(product: Product) -> Findings:
    """Buyers abroad must know species and legality (NĐ 102/2020/NĐ-CP; EUTR, EUDR; Lacey Act).

    An item is of one wood, which its maker knows; a line of goods is of as many as its makers use.
    """
    if product.form is not Form.ITEM:
        return
    woods = [number for number, part in enumerate(product.materials) if _WOOD.search(part.name)]
    for number in woods:
        if not _is_documented(product.materials[number]):
            yield finding(("materials", number), "W-WOOD-01")
    if not woods and product.craft in _WOODEN and not any(map(_is_documented, product.materials)):
        yield finding(("materials",), "W-WOOD-01")


def _is_documented(material: Material) -> bool:
    return bool(material.species_latin and material.legality)
