"""Records for tables of rules: a text put in its place, lines added, and the codes that come."""

from conftest import PRODUCT, VILLAGE, Province

FOOD = (
    PRODUCT.replace("category: handicraft", "category: food")
    .replace("form: line", "form: item")
    .replace(
        "sources:\n",
        "food:\n"
        "  responsible_party: Hợp tác xã hư cấu, xã Côn Minh\n"
        "  ingredients: {text: Gạo.}\n"
        "  allergens: {text: Không có.}\n"
        "  shelf_life: {text: Sáu tháng.}\n"
        "  storage: {text: Nơi khô.}\n"
        "sources:\n",
    )
)
ITEM = PRODUCT.replace("form: line", "form: item")


def told(record: str, text: str) -> str:
    """The record with this text for its summary."""
    before, _, after = record.partition("  text: ")
    rest = after.split("\n", 1)[1]
    return f"{before}  text: |-\n    {text}\n{rest}"


def with_lines(record: str, lines: str) -> str:
    """The record with further lines before its sources."""
    return record.replace("sources:\n", f"{lines}\nsources:\n", 1)


def codes_of(province: Province, *, village: str = VILLAGE, product: str = "") -> set[str]:
    province.village(village)
    if product:
        province.product(product)
    return set(province.codes())
