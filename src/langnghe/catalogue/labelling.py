"""Which facts the law wants on a product's label, and its record does not tell.

Food: Nghị định 37/2026/NĐ-CP, Điều 42; other goods as the same decree words them. The name, and
that it was made in Vietnam, every record tells. It is advice: what stands on the label itself,
nobody here has seen.
"""

from langnghe.records import Category, Form, Product

_EATEN = {Category.FOOD, Category.DRINK, Category.ALCOHOL, Category.HERBAL}


def label_gaps(product: Product) -> tuple[str, ...]:
    """The names of what is missing; each has a word `label.<name>`.

    A line of goods and a service bear no label of their own.
    """
    if product.form is Form.LINE or product.category is Category.TOURISM:
        return ()
    has_quantity = any(pack.net_quantity and pack.unit for pack in product.packs)
    asked = _of_food(product) if product.category in _EATEN else _of_goods(product)
    asked["quantity"] = not (has_quantity or product.weight or product.size)
    return tuple(name for name, is_missing in asked.items() if is_missing)


def _of_food(product: Product) -> dict[str, bool]:
    food = product.food
    return {
        "responsible": food is None or food.responsible_party is None,
        "ingredients": food is None or food.ingredients is None,
        "dates": food is None or food.shelf_life is None,
        "storage": food is None or food.storage is None,
        "warnings": food is None or (food.allergens is None and food.usage is None),
    }


def _of_goods(product: Product) -> dict[str, bool]:
    return {
        "responsible": not product.makers,
        "materials": not product.materials,
        "care": product.care is None,
    }
