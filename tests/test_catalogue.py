"""What a catalogue answers: badges on their day, neighbours, order, and what is missing."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import PRODUCT, TODAY, VILLAGE, Province, without
from langnghe.catalogue import (
    RIDE_KM,
    VillageOutline,
    direction,
    earns_badge,
    has_decision,
    is_past,
    kilometres,
    last_day,
    outline_of_village,
    tells_of_spirits,
)
from langnghe.catalogue.nearness import Grid
from langnghe.records import (
    Alcohol,
    Certificate,
    Craft,
    PartialDate,
    Precision,
    Recognition,
    Village,
)
from langnghe.words import read_words

HANOI, HUE = (21.0285, 105.8542), (16.4637, 107.5909)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def certificate(**given: str) -> Certificate:
    """An OCOP certificate as an author types it; `given` overrides or adds fields."""
    typed = {
        "id": "giay",
        "scheme": "ocop",
        "status": "valid",
        "title": "OCOP 4 sao",
        "holder": "Hợp tác xã hư cấu",
        "stars": "4",
    }
    return Certificate.model_validate({**typed, **given})


def recognition(**given: str) -> Recognition:
    typed = {
        "kind": "craft_village",
        "status": "in_force",
        "title": "Làng nghề gốm",
        "decision_no": "12/QĐ-UBND",
        "decided_on": "05/09/2019",
        "issuer": "UBND tỉnh",
    }
    kept = {**typed, **given}
    return Recognition.model_validate({name: text for name, text in kept.items() if text})


def test_ocop_lasts_36_months_to_the_day() -> None:
    stars = certificate(issued_on="25/06/2024")

    assert last_day(stars) == PartialDate(2027, 6, 25)
    assert earns_badge(stars, day("2027-06-25"))
    assert not earns_badge(stars, day("2027-06-26"))
    assert is_past(stars, day("2027-06-26"))


def test_ocop_decided_on_a_leap_day_ends_on_the_last_of_february() -> None:
    assert last_day(certificate(issued_on="29/02/2024")) == PartialDate(2027, 2, 28)


def test_ocop_ends_sooner_when_its_paper_says_so() -> None:
    stars = certificate(issued_on="25/06/2024", valid_until="31/12/2025")

    assert last_day(stars) == PartialDate(2025, 12, 31)
    assert not earns_badge(stars, TODAY)


def test_ocop_never_lasts_longer_than_the_rule() -> None:
    stars = certificate(issued_on="25/06/2020", valid_until="25/06/2030")

    assert last_day(stars) == PartialDate(2023, 6, 25)
    assert not earns_badge(stars, TODAY)


def test_a_year_of_issue_alone_earns_no_stars() -> None:
    stars = certificate(issued_on="2024")

    assert last_day(stars) == PartialDate(2027)
    assert not earns_badge(stars, TODAY)
    assert not is_past(stars, day("2027-12-31"))
    assert is_past(stars, day("2028-01-01"))


@pytest.mark.parametrize(
    "given",
    [
        {"status": "reported", "issued_on": "25/06/2024"},
        {"status": "revoked", "issued_on": "25/06/2024"},
        {},
    ],
)
def test_what_is_not_proved_earns_no_badge(given: dict[str, str]) -> None:
    assert not earns_badge(certificate(**given), TODAY)


def test_other_certificates_last_as_long_as_they_say() -> None:
    halal = certificate(scheme="halal", issued_on="01/01/2020", valid_until="23/11/2026")

    assert earns_badge(halal, TODAY)
    assert not earns_badge(halal, TODAY + datetime.timedelta(days=1))


def test_a_certificate_without_an_end_is_never_past_and_never_a_badge() -> None:
    open_ended = certificate(scheme="haccp", issued_on="01/01/2010")

    assert last_day(open_ended) is None
    assert not is_past(open_ended, TODAY)
    assert not earns_badge(open_ended, TODAY)


def test_a_badge_needs_number_date_and_issuer() -> None:
    assert has_decision(recognition())
    for lacking in ("decision_no", "decided_on", "issuer"):
        assert not has_decision(recognition(**{lacking: ""}))


def test_an_official_page_stands_for_the_decision() -> None:
    assert has_decision(recognition(decision_no="", official_url="https://thu-nghiem.example/12"))


@pytest.mark.parametrize("status", ["reported", "planned", "not_yet", "revoked"])
def test_only_what_is_in_force_earns_a_badge(status: str) -> None:
    assert not has_decision(recognition(status=status))


@pytest.mark.parametrize(
    ("alcohol", "told"),
    [("none", False), ("under_15", False), ("from_15", True), ("unknown", True)],
)
def test_unknown_strength_counts_as_spirits(alcohol: str, *, told: bool) -> None:
    village = a_village("ruou").model_copy(update={"alcohol": Alcohol(alcohol)})

    assert tells_of_spirits(village) is told


def a_village(village_id: str, lat: float = 21.0, lon: float = 105.0) -> Village:
    return Village.model_validate(
        {
            "id": village_id,
            "kind": "craft_village",
            "name": village_id,
            "place": {
                "province_code": "19",
                "as_of": "2025",
                "point": {"lat": f"{lat:.5f}", "lon": f"{lon:.5f}", "precision": "gate"},
            },
        }
    )


def an_outline(village_id: str, lat: float = 21.0, lon: float = 105.0) -> VillageOutline:
    return outline_of_village(a_village(village_id, lat, lon), {})


def test_distances_are_those_of_the_globe() -> None:
    assert kilometres(HANOI, HANOI) == 0
    assert kilometres(HANOI, HUE) == pytest.approx(540, abs=5)
    assert kilometres(HANOI, HUE) == pytest.approx(kilometres(HUE, HANOI))
    assert kilometres((10.0, 105.0), (11.0, 105.0)) == pytest.approx(111.19, abs=0.02)


# Within six degrees of one another: farther off is no neighbour (see nearness).
POINTS = st.lists(
    st.tuples(st.floats(10.0, 15.9), st.floats(104.0, 109.4)), min_size=2, max_size=60
)


@settings(max_examples=60, deadline=None)
@given(POINTS, st.integers(1, 5))
def test_the_nearest_are_those_found_by_looking_at_all(
    points: list[tuple[float, float]], limit: int
) -> None:
    villages = [an_outline(f"lang-{n}", *point) for n, point in enumerate(points)]
    here = villages[0]

    found = Grid(villages).nearest(here, limit)

    all_by_distance = sorted(
        (kilometres(place_of(here), place_of(other)), other.id) for other in villages[1:]
    )
    assert [village.id for village in found] == [name for _, name in all_by_distance[:limit]]


def place_of(village: VillageOutline) -> tuple[float, float]:
    assert village.point is not None
    return village.point


def test_a_village_is_never_its_own_neighbour() -> None:
    one, other = an_outline("mot"), an_outline("hai")

    assert Grid([one, other]).nearest(one, 3) == (other,)


def test_without_a_point_a_village_stands_in_the_middle_of_its_commune(province: Province) -> None:
    province.village()
    province.village(village_id="lang-hai")
    catalogue = province.catalogue()
    one, other = catalogue.villages

    assert one.point == catalogue.communes_of(one)[0].point
    assert one.precision is Precision.COMMUNE
    assert catalogue.nearest(one) == (other,)


def test_an_area_wider_than_a_commune_has_no_neighbours(province: Province) -> None:
    area = VILLAGE.replace('  commune_code: "02185"\n', "").replace("craft_village", "area")
    province.village(area)
    province.village(village_id="lang-hai")
    one = province.catalogue().village("lang-gom")

    assert one.point is None
    assert province.catalogue().nearest(one) == ()
    assert province.catalogue().around(one) == ()


def test_a_house_is_placed_no_nearer_than_a_hundred_metres() -> None:
    village = a_village("nha", 16.12345, 107.65432)
    assert village.place is not None
    assert village.place.point is not None
    point = village.place.point.altered({"precision": Precision.HOUSEHOLD})
    place = village.place.altered({"point": point})

    outline = outline_of_village(village.altered({"place": place}), {})

    assert outline.point == (16.123, 107.654)


@pytest.mark.parametrize(
    ("lat", "lon", "where"),
    [(17, 107, "n"), (17, 108, "ne"), (16, 108, "e"), (15, 108, "se"), (15, 107, "s"),
     (15, 106, "sw"), (16, 106, "w"), (17, 106, "nw"), (16.1, 108, "e")],
)  # fmt: skip
def test_a_direction_is_that_of_the_compass(lat: float, lon: float, where: str) -> None:
    assert direction((16, 107), (lat, lon)) == where


def test_what_is_around_lies_within_a_days_ride() -> None:
    here = an_outline("here", 16.0, 107.0)
    near = [an_outline(f"near-{n}", 16 + n / 10, 107.0) for n in (1, 2, 3)]
    far = an_outline("far", 17.0, 107.0)

    found = Grid([here, *near, far]).nearest(here, 9, within=RIDE_KM)

    assert found == tuple(near)


def test_records_are_sorted_as_vietnamese_sorts(province: Province) -> None:
    for number, name in enumerate(["Vải", "Đũa", "Ăn", "Dao", "Ẩm", "Gốm"]):
        province.village(VILLAGE.replace("Làng gốm Thử Nghiệm", name), f"lang-{number}")

    names = [village.name for village in province.catalogue().villages]

    assert names == ["Ăn", "Ẩm", "Dao", "Đũa", "Gốm", "Vải"]


def test_drafts_and_the_withdrawn_are_not_published(province: Province) -> None:
    province.village()
    province.village(VILLAGE.replace("published", "draft"), "lang-nhap")
    province.village(VILLAGE.replace("published", "withdrawn"), "lang-rut")

    assert [village.id for village in province.catalogue().villages] == ["lang-gom"]


def test_a_record_without_a_status_is_a_draft(province: Province) -> None:
    province.village(without(VILLAGE, "status"))

    assert province.catalogue().villages == ()


def test_a_product_made_in_two_places_is_found_in_both(small: Province) -> None:
    catalogue = small.catalogue()
    [vase] = [product for product in catalogue.products if product.id == "lo-hoa"]

    assert [village.id for village in catalogue.villages_of(vase)] == [
        "gom-suoi-mo",
        "vung-det-ang-may",
    ]
    for village in catalogue.villages_of(vase):
        assert vase in catalogue.products_of(village)


def test_a_village_named_twice_is_one_village(province: Province) -> None:
    province.village()
    province.product(PRODUCT + "also_made_in: [lang-gom]\n")
    catalogue = province.catalogue()

    assert catalogue.villages_of(catalogue.products[0]) == catalogue.villages
    assert catalogue.products_of(catalogue.villages[0]) == catalogue.products


def test_what_is_alike_comes_from_the_same_village_first(province: Province) -> None:
    province.village()
    province.village(village_id="lang-hai")
    province.product(product_id="lo-mot")
    province.product(PRODUCT.replace("Lọ gốm", "Ấm gốm"), "am-gom")
    province.product(PRODUCT.replace("village: lang-gom", "village: lang-hai"), "lo-ba")
    catalogue = province.catalogue()
    [vase] = [product for product in catalogue.products if product.id == "lo-mot"]

    assert [product.id for product in catalogue.like(vase)] == ["am-gom", "lo-ba"]
    assert [product.id for product in catalogue.like(vase, limit=1)] == ["am-gom"]


def test_villages_of_the_same_craft_are_others(small: Province) -> None:
    catalogue = small.catalogue()

    for village in catalogue.villages:
        assert village not in catalogue.same_craft(village)


def test_records_are_grouped_by_craft_and_province(small: Province) -> None:
    catalogue = small.catalogue()

    assert set(catalogue.villages_by_province) == {"19"}
    assert [village.id for village in catalogue.villages_by_craft[Craft.CERAMICS]] == [
        "gom-suoi-mo"
    ]
    assert len(catalogue.products_by_craft[Craft.CERAMICS]) == 2
    assert len(catalogue.products_by_province["19"]) == 4


def test_the_communes_of_a_village_are_named(small: Province) -> None:
    catalogue = small.catalogue()

    assert [c.name for c in catalogue.communes_of(catalogue.village("gom-suoi-mo"))] == [
        "Côn Minh",
        "Trần Phú",
    ]
    assert catalogue.communes_of(catalogue.village("vung-det-ang-may")) == ()


def test_an_unknown_province_is_a_bug(small: Province) -> None:
    with pytest.raises(KeyError):
        small.catalogue().province("99")


def test_a_complete_village_lacks_nothing(small: Province) -> None:
    assert small.catalogue().village("gom-suoi-mo").gaps == ()


def test_a_bare_village_lacks_what_a_reader_asks_for(province: Province) -> None:
    province.village()
    [village] = province.catalogue().villages

    assert village.gaps == (
        "photo",
        "contact",
        "makers",
        "decision",
        "point",
        "steps",
        "visit",
        "story",
        "mark",
    )


def test_an_area_is_not_asked_for_a_point_or_a_title(small: Province) -> None:
    gaps = small.catalogue().village("vung-det-ang-may").gaps

    assert "point" not in gaps
    assert "decision" not in gaps


def test_a_food_is_asked_for_its_label_and_goods_for_their_size(small: Province) -> None:
    products = {product.id: product for product in small.catalogue().products}

    assert products["banh-da-vung"].gaps == ("photo",)
    assert products["khan-dai"].gaps == (
        "photo",
        "makers",
        "materials",
        "care",
        "minimum_order",
        "logo",
    )


def test_every_gap_has_a_word(province: Province) -> None:
    province.village()
    province.product(product_id="lo-gom")
    province.product(
        PRODUCT.replace("category: handicraft", "category: food"), product_id="banh-da"
    )
    catalogue = province.catalogue()
    words = read_words("vi", first="vi")

    gaps = {
        *catalogue.villages[0].gaps,
        *(gap for product in catalogue.products for gap in product.gaps),
    }

    assert all(words(f"missing.{gap}") for gap in gaps)
