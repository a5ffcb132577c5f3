"""What a label must say and a record does not: advice, on the brand page."""

import pytest

from building import publish
from conftest import PRODUCT, Province
from langnghe.catalogue import label_gaps
from langnghe.records import Product

pytest_plugins = ("built_sites",)

ITEM = PRODUCT.replace("form: line", "form: item")
FOOD = ITEM.replace("category: handicraft", "category: food").replace("ceramics", "rice-paper")
TOLD = """\
food:
  responsible_party: Hợp tác xã hư cấu, xã Côn Minh, Thái Nguyên
  ingredients: {text: Gạo, src: [s1]}
  shelf_life: {text: 6 tháng, src: [s1]}
  storage: {text: Nơi khô, src: [s1]}
  usage: {text: Nướng trước khi ăn, src: [s1]}
weight: {text: 500 g, src: [s1]}
"""
MARK = """\
marks:
  - {id: hieu, kind: trademark, status: reported, name: Hiệu Hư Cấu, src: [s1]}
"""


def gaps(province: Province, product: str) -> tuple[str, ...]:
    province.village()
    province.product(product)
    catalogue = province.catalogue()
    record = catalogue.open(catalogue.products[0]).record
    assert isinstance(record, Product)
    return label_gaps(record)


@pytest.mark.parametrize(
    ("product", "missing"),
    [
        (PRODUCT, set()),  # a line of goods has no label of its own
        (ITEM, {"responsible", "materials", "care", "quantity"}),
        (ITEM + "size: {text: cao 20 cm, src: [s1]}\n", {"responsible", "materials", "care"}),
        (FOOD + TOLD, set()),
        (FOOD + TOLD.replace("  storage", "  allergens"), {"storage"}),
        (FOOD + TOLD.replace("weight: {text: 500 g, src: [s1]}\n", ""), {"quantity"}),
    ],
)
def test_what_a_label_lacks(province: Province, product: str, missing: set[str]) -> None:
    assert set(gaps(province, product)) == missing


def test_the_brand_page_says_so_as_advice(site_of: Province) -> None:
    site_of.village()
    site_of.product(FOOD + TOLD.replace("  storage: {text: Nơi khô, src: [s1]}\n", "") + MARK)

    page = publish(site_of)["products/lo-gom/brand.html"]

    told = next(page.tree.of_class("label-gaps")).text
    assert "Cách bảo quản" in told
    assert "Thành phần" not in told
    assert "lời nhắc" in told
