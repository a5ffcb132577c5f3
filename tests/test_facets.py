"""What lists are filtered by: the files that the build makes, read back and counted by hand."""

import datetime
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from building import Built, build, publish
from conftest import PRODUCT, TODAY, VILLAGE, Province
from langnghe import site
from langnghe.catalogue import Catalogue
from langnghe.records import Mark, Product, Village
from langnghe.search.facets import material_key
from langnghe.search.packing import LETTERS, pack_evenly, unpack
from reading import Published

pytest_plugins = ("built_sites",)

Shown = dict[str, list[str]]


def taken(published: Published, name: str) -> Any:
    text = published.files[f"search/{name}.js"].read_text("utf-8")
    found = re.fullmatch(r'langnghe\.search\.take\("([^"]+)",(.*)\);\n', text, re.DOTALL)
    assert found, text[:80]
    assert found[1] == name
    return json.loads(found[2])


def column(text: str) -> list[int]:
    numbers = unpack(text[1:])
    if text[0] == "=":
        return numbers
    return [number for number, times in zip(numbers[::2], numbers[1::2], strict=True)
            for _ in range(times)]  # fmt: skip


def unpack_evenly(text: str) -> list[int]:
    width, letters = int(text[0]), [LETTERS.index(letter) for letter in text[1:]]
    found = []
    for at in range(0, len(letters), width):
        number = 0
        for digit in letters[at : at + width]:
            number = number * len(LETTERS) + digit
        found.append(number)
    return found


class Area:
    """A province or the country, as a browser reads it."""

    def __init__(self, published: Published, name: str, language: str = "vi") -> None:
        self.published = published
        self.files = taken(published, f"browse/{name}")
        self.names = taken(published, f"browse/{name}/{language}")
        self.checked = taken(published, f"browse/{name}/checked")
        self.root = taken(published, language)
        self.language = language

    @cached_property
    def parts(self) -> list[list[Shown]]:
        return [list(self._records(part)) for part in self.files["parts"]]

    @cached_property
    def in_order(self) -> list[Shown]:
        """All records, by their names."""
        orders = [unpack_evenly(order) for order in self.names["orders"]]
        turns = column(self.names["merge"]) if "merge" in self.names else [0] * len(orders[0])
        after = [iter(order) for order in orders]
        return [self.parts[part][next(after[part])] for part in turns]

    def _records(self, part: dict[str, Any]) -> Iterator[Shown]:
        rows = self._rows(part["code"])
        for segment, at in part["guests"]:
            rows.append(self._row(segment, at))
        found: list[Shown] = [{"id": [row[1]], "name": [row[2]]} for row in rows]
        for (table, which), values in zip(part["columns"], self.files["values"], strict=True):
            sets = list(_sets(unpack(table)))
            for record, number in zip(found, column(which), strict=True):
                for facet, value in (values[one] for one in sets[number]):
                    record.setdefault(facet, []).append(value)
        first, stars = part["stars"][0], iter(unpack(part["stars"][1]))
        place = 0
        for gap in stars:
            place += gap
            for _ in range(next(stars)):
                number, until = next(stars), first + next(stars)
                found[place].setdefault("stars", []).append(f"{number} {until}")
            place += 1
        return iter(found)

    def _rows(self, code: str) -> list[list[Any]]:
        return [self._row(name, at)
                for name, size in self.root["segments"] if name.rpartition("-")[0] == code
                for at in range(size)]  # fmt: skip

    def _row(self, segment: str, at: int) -> list[Any]:
        per_file = self.root["rows"]
        rows = taken(self.published, f"{self.language}/{segment}-{at // per_file}")
        row = rows[at % per_file]
        assert isinstance(row, list)
        return row


def _sets(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    at = 0
    while at < len(numbers):
        yield numbers[at + 1 : at + 1 + numbers[at]]
        at += 1 + numbers[at]


# By hand: from whole records, without outlines and without what is tested.


class ByHand:
    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.villages = {one.id: catalogue.whole_village(one) for one in catalogue.villages}
        self.products = {}
        for one in catalogue.products:
            product = catalogue.open(one).record
            assert isinstance(product, Product)
            self.products[one.id] = product

    def places(self, product: Product) -> list[Village]:
        return [self.villages[one] for one in (product.village, *product.also_made_in)]

    def made(self, village: Village) -> list[Product]:
        if village.alcohol in {"from_15", "unknown"}:
            return []
        return [one for one in self.products.values() if village in self.places(one)]

    def lent(self, product: Product) -> Iterator[Mark]:
        for use in product.village_marks:
            village = self.villages[use.village or product.village]
            if use.may_use == "yes":
                yield from (mark for mark in village.marks if mark.id == use.mark)

    def traits(self, record: Village | Product) -> dict[str, set[str]]:
        if isinstance(record, Village):
            villages, products = [record], self.made(record)
            crafts = set(map(str, record.crafts))
            marks = () if record.alcohol in {"from_15", "unknown"} else record.marks
        else:
            villages, products = self.places(record), [record]
            crafts, marks = {str(record.craft)}, (*record.marks, *self.lent(record))
        found = {
            "kind": {"village" if isinstance(record, Village) else "product"},
            "craft": crafts,
            "province": {one.place.province_code for one in villages if one.place},
            "category": {str(one.category) for one in products},
            "material": {material_key(part.name) for one in products for part in one.materials},
            "standing": {title for one in villages for title in _titles(one)},
            "mark": {str(mark.kind) for mark in marks if mark.status != "ended"},
            "open": {
                "1" for one in villages if one.visit and (one.visit.open or one.visit.workshops)
            },
            "exported": {"1" for one in products if one.trade and one.trade.exported_to},
        }
        return {facet: values for facet, values in found.items() if values}


def _titles(village: Village) -> Iterator[str]:
    if village.alcohol in {"from_15", "unknown"}:
        return
    for one in village.recognition:
        decided = one.decision_no and one.decided_on and one.issuer
        if one.status == "in_force" and (decided or one.official_url):
            yield str(one.kind)
    if any(one.decision_no and one.decided_on and one.issuer for one in village.heritage):
        yield "heritage"


def catalogue_of(root: Path) -> Catalogue:
    _, catalogue, _ = site.read(root, today=TODAY)
    assert catalogue is not None
    return catalogue


@pytest.mark.parametrize("which", ["small_site", "real_site"])
def test_every_record_is_filtered_by_what_it_says(
    which: str, request: pytest.FixtureRequest
) -> None:
    built: Built = request.getfixturevalue(which)
    hand = ByHand(catalogue_of(built.root))
    wanted = {
        **{f"villages/{name}.html": hand.traits(one) for name, one in hand.villages.items()},
        **{f"products/{name}.html": hand.traits(one) for name, one in hand.products.items()},
    }
    provinces = set(hand.catalogue.villages_by_province)

    for area in ("all", *provinces):
        seen = {}
        for record in Area(built.published, area).in_order:
            [address] = record.pop("id")
            del record["name"]
            record.pop("stars", None)
            assert address not in seen, f"{address} stands twice in {area}"
            seen[address] = {facet: set(values) for facet, values in record.items()}
        assert seen == {
            address: traits
            for address, traits in wanted.items()
            if area == "all" or area in traits["province"]
        }


@pytest.mark.parametrize("area", ["all", "19"])
def test_counts_are_those_of_the_static_lists(real_site: Built, area: str) -> None:
    records = Area(real_site.published, area).in_order
    kinds = Counter(value for record in records for value in record["kind"])
    catalogue = catalogue_of(real_site.root)
    villages: Iterable[object] = catalogue.villages
    products: Iterable[object] = catalogue.products
    if area != "all":
        villages = catalogue.villages_by_province[area]
        products = catalogue.products_by_province[area]

    assert kinds == {"village": len(list(villages)), "product": len(list(products))}


OCOP = """\
certificates:
  - id: ocop
    scheme: ocop
    status: valid
    title: OCOP {stars} sao
    holder: Hợp tác xã Thử
    issuer: UBND tỉnh
    decision_no: 12/QĐ-UBND
    issued_on: {issued}
    stars: {stars}
    src: [s1]
"""


def starred(stars: int, issued: str, form: str = "item") -> str:
    # A product of its own name, for a line of goods bears no certificate.
    return PRODUCT.replace("form: line", f"form: {form}") + OCOP.format(stars=stars, issued=issued)


def test_stars_count_while_they_are_in_force(site_of: Province) -> None:
    site_of.village()
    site_of.product(starred(4, "24/11/2023"), "con-han")
    site_of.product(starred(5, "22/11/2023"), "het-han")
    site_of.product(starred(3, "01/02/2026"), "con-lau")

    area = Area(publish(site_of), "19")

    until = datetime.date(2026, 11, 24).toordinal(), datetime.date(2029, 2, 1).toordinal()
    stars = {record["id"][0]: record.get("stars") for record in area.in_order}
    assert stars == {
        "products/con-han.html": [f"4 {until[0]}"],
        "products/het-han.html": None,
        "products/con-lau.html": [f"3 {until[1]}"],
        "villages/lang-gom.html": [f"3 {until[1]}", f"4 {until[0]}"],
    }


def test_a_village_of_spirits_is_not_advertised_by_its_products(site_of: Province) -> None:
    site_of.village(VILLAGE.replace("[ceramics]", "[spirits]") + "alcohol: from_15\n")
    site_of.product(starred(4, "01/02/2026"))

    by_id = {one["id"][0]: one for one in Area(publish(site_of), "19").in_order}

    assert "stars" not in by_id["villages/lang-gom.html"]
    assert "category" not in by_id["villages/lang-gom.html"]
    assert "stars" in by_id["products/lo-gom.html"]


def test_dừa_and_dứa_are_two_materials(site_of: Province) -> None:  # noqa: PLC2401
    site_of.village()
    site_of.product(PRODUCT + "materials:\n  - {name: Dừa, src: [s1]}\n", "keo-dua")
    site_of.product(PRODUCT + "materials:\n  - {name: Dứa, src: [s1]}\n", "mut-dua")
    site_of.product(PRODUCT + "materials:\n  - {name: 'dừa', src: [s1]}\n", "banh-dua")
    english = "method: human\ntexts:\n  name: Sweets\n  materials.1.name: Coconut\n"
    site_of.write("products/keo-dua/product.en.yml", english)

    published = publish(site_of)

    vietnamese, other = Area(published, "19"), Area(published, "19", "en")
    counts = Counter(value for one in vietnamese.in_order for value in one.get("material", ()))
    assert counts == {"dừa": 3, "dứa": 2}  # with their village
    assert vietnamese.names["materials"] == ["Dừa", "Dứa"]
    assert other.names["materials"] == ["Coconut", ["Dứa", "vi"]]


NAMES = ["Đũa", "Dao", "Ẩm", "Ăn", "Vải", "Áo", "Ao", "Gốm"]


def test_names_are_sorted_as_each_language_sorts(site_of: Province) -> None:
    codes = ["02185", "02185"]
    for number, name in enumerate(NAMES):
        text = VILLAGE.replace("Làng gốm Thử Nghiệm", name).replace("02185", codes[number % 2])
        site_of.village(text, f"lang-{number}")
    site_of.write("villages/lang-0/village.en.yml", "method: human\ntexts:\n  name: Zebra\n")

    published = publish(site_of)

    for area in ("19", "all"):
        vietnamese = [one["name"][0] for one in Area(published, area).in_order]
        english = [one["name"][0] for one in Area(published, area, "en").in_order]
        assert vietnamese == ["Ao", "Áo", "Ăn", "Ẩm", "Dao", "Đũa", "Gốm", "Vải"]
        assert english == ["Ẩm", "Ăn", "Ao", "Áo", "Dao", "Gốm", "Vải", "Zebra"]


def test_provinces_are_merged_into_one_order(site_of: Province) -> None:
    elsewhere = VILLAGE.replace('"02185"', '"20017"').replace('"19"', '"46"')
    for number, name in enumerate(NAMES):
        text = (VILLAGE if number % 3 else elsewhere).replace("Làng gốm Thử Nghiệm", name)
        site_of.village(text, f"lang-{number}")

    names = [one["name"][0] for one in Area(publish(site_of), "all").in_order]

    assert names == ["Ao", "Áo", "Ăn", "Ẩm", "Dao", "Đũa", "Gốm", "Vải"]


def test_a_product_of_two_provinces_is_listed_and_filtered_in_both(site_of: Province) -> None:
    site_of.village()
    elsewhere = VILLAGE.replace('"02185"', '"20017"').replace('"19"', '"46"')
    site_of.village(elsewhere.replace("Làng gốm Thử Nghiệm", "Làng gốm Kia"), "lang-kia")
    site_of.product(PRODUCT + "also_made_in: [lang-kia]\n")

    published = publish(site_of)

    for code in ("19", "46"):
        records = {one["id"][0]: one for one in Area(published, code).in_order}
        assert sorted(records["products/lo-gom.html"]["province"]) == ["19", "46"]
        assert "products/lo-gom.html" in published[f"provinces/{code}/ceramics.html"].source
    assert len(Area(published, "all").in_order) == 3


def test_the_newest_check_is_known_by_its_days(site_of: Province) -> None:
    site_of.village()
    site_of.village(VILLAGE.replace("01/11/2026", "22/10/2026"), "lang-hai")
    [[newest, days]] = Area(publish(site_of), "19").checked

    assert newest == datetime.date(2026, 11, 1).toordinal()
    assert sorted(column(days)) == [0, 10]


@pytest.mark.parametrize(
    "numbers", [[], [0], [5, 3, 86], [87, 0, 7568], [7569, 25_499, 0], list(range(100))]
)
def test_what_is_packed_evenly_comes_back(numbers: list[int]) -> None:
    assert unpack_evenly(pack_evenly(numbers)) == numbers


# The pages that need no script.


def ways(published: Published, address: str) -> dict[str, int]:
    """Where a list leads further down, and how much it says there is."""
    page = published[address]
    [nav] = page.tree.of_class("ways")
    found = {}
    for item in nav.every("li"):
        meant = page.resolve(item.one("a")["href"])
        assert meant is not None
        found[meant[0]] = int(item.one("span").text)
    return found


def cards(published: Published, address: str) -> int:
    """How many records a list has, through all its pages."""
    stem = address.removesuffix(".html")
    pages = [one for one in published.pages if re.fullmatch(rf"{stem}(-\d+)?\.html", one)]
    return sum(len(list(published[one].tree.of_class("card"))) for one in pages)


@pytest.mark.parametrize("root", ["", "en/"])
@pytest.mark.parametrize("kind", ["provinces", "crafts"])
def test_provinces_lead_to_their_crafts_and_crafts_to_their_provinces(
    real_site: Built, root: str, kind: str
) -> None:
    published = real_site.published
    pattern = rf"{root}{kind}/(?!index)[a-z0-9-]+\.html"
    lists = [address for address in published.pages if re.fullmatch(pattern, address)]

    assert lists
    for address in lists:
        led = ways(published, address)
        assert led == {there: cards(published, there) for there in led}
        if kind == "crafts":
            assert sum(led.values()) >= cards(published, address)


def test_a_place_knows_the_way_back_and_is_named_everywhere(real_site: Built) -> None:
    published = real_site.published
    maps = [path for name, path in published.files.items() if name.startswith("sitemap-")]
    sitemap = "".join(path.read_text("utf-8") for path in maps)
    places = [one for one in published.pages if re.fullmatch(r"provinces/\d+/[a-z-]+\.html", one)]

    assert places
    for address in places:
        page = published[address]
        code, craft = address.removesuffix(".html").split("/")[1:]
        leads = {meant[0] for link in page.links if (meant := page.resolve(link))}
        assert {f"provinces/{code}.html", f"crafts/{craft}.html"} <= leads
        assert f"/{address}</loc>" in sitemap
        assert f"en/{address}" in published.pages
        declared = [one.get("hreflang") for one in page.tree.every("link", rel="alternate")]
        alternates = set(filter(None, declared))
        assert alternates == {"vi", "en", "x-default"}


def test_only_what_there_is_has_a_page(small_site: Built) -> None:
    places = [one for one in small_site.published.pages if re.match(r"provinces/\d+/", one)]

    assert {one.rpartition("/")[2] for one in places} >= {"ceramics.html"}
    for address in places:
        assert cards(small_site.published, address) > 0


# Near and like.


def test_products_of_the_same_maker_come_first(province: Province) -> None:
    makers = """\
makers:
  - {id: mot, kind: cooperative, name: Hợp tác xã Một, src: [s1]}
  - {id: hai, kind: cooperative, name: Hợp tác xã Hai, src: [s1]}
"""
    province.village(VILLAGE + makers)
    for name, maker in (("an", "hai"), ("binh", "mot"), ("chen", "hai"), ("dia", "mot")):
        text = PRODUCT.replace("Lọ gốm", name.title()).replace("form: line", "form: item")
        province.product(text + f"makers: [{maker}]\n", f"{name}-gom")
    catalogue = province.catalogue()

    def like(product: str) -> list[str]:
        [found] = [one for one in catalogue.products if one.id == product]
        return [one.id for one in catalogue.like(found)]

    assert like("an-gom") == ["chen-gom", "binh-gom", "dia-gom"]
    assert like("dia-gom") == ["binh-gom", "an-gom", "chen-gom"]


def test_of_many_products_each_is_shown_beside_another(province: Province) -> None:
    province.village()
    for number in range(9):
        province.product(PRODUCT.replace("Lọ gốm", f"Lọ {number}"), f"lo-{number}")
    catalogue = province.catalogue()

    shown = {other.id for one in catalogue.products for other in catalogue.like(one)}

    assert shown == {one.id for one in catalogue.products}


def at(lat: float, lon: float) -> str:
    point = f'  point: {{lat: "{lat}", lon: "{lon}", precision: commune, src: [s1]}}\n'
    return VILLAGE.replace("  as_of", f"{point}  as_of")


def test_the_same_craft_elsewhere_is_the_closest_that_is_no_neighbour(province: Province) -> None:
    for number in range(8):
        province.village(at(15 + number, 105.5), f"lang-{number}")
    catalogue = province.catalogue()
    here = catalogue.village("lang-0")

    near = catalogue.nearest(here)
    alike = catalogue.same_craft(here, beside=near)

    assert [one.id for one in near] == ["lang-1", "lang-2", "lang-3"]
    assert [one.id for one in alike] == ["lang-4", "lang-5", "lang-6"]


def test_spirits_stay_apart(province: Province) -> None:
    spirits = at(21.0, 105.5).replace("[ceramics]", "[ceramics, spirits]") + "alcohol: from_15\n"
    province.village(spirits, "lang-ruou")
    for number in range(2):
        province.village(at(22 + number, 105.5), f"lang-{number}")
    catalogue = province.catalogue()

    for village in catalogue.villages:
        shown = (*catalogue.nearest(village), *catalogue.same_craft(village))
        assert "lang-ruou" not in {one.id for one in shown}


# What changes, and what does not.


def test_filters_follow_a_change_of_the_day(site_of: Province) -> None:
    site_of.village()
    site_of.product(starred(4, "24/11/2023"))
    before = Area(publish(site_of), "19").in_order

    site.build(site_of.root, site_of.root / "site", today=TODAY + datetime.timedelta(days=2))
    after = Area(Published(site_of.root / "site"), "19").in_order

    assert sum("stars" in one for one in before) == 2
    assert sum("stars" in one for one in after) == 0


def test_a_change_in_one_province_leaves_the_files_of_another(site_of: Province) -> None:
    site_of.village()
    elsewhere = VILLAGE.replace('"02185"', '"20017"').replace('"19"', '"46"')
    site_of.village(elsewhere.replace("Làng gốm Thử Nghiệm", "Làng gốm Kia"), "lang-kia")
    before = publish(site_of).bytes()
    site_of.village(VILLAGE.replace("[ceramics]", "[ceramics, metal]"))

    build(site_of.root)

    after = Published(site_of.root / "site").bytes()
    changed = {path for path in after if path.startswith("search/browse/")
               and before.get(path) != after[path]}  # fmt: skip
    assert changed == {"search/browse/19.js", "search/browse/all.js"}
