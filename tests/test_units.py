import math
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

import pytest

from langnghe.units import Commune, Province, Units, load_units

ROOT = Path(__file__).parent.parent
TABLES = ROOT / "src" / "langnghe" / "data" / "units"

# Checked against the outlines of today's communes: the former path, today's code and name, and a
# point inside today's commune.
CONVERSIONS = """\
Phường Hương Hồ, Thành phố Huế, Tỉnh Thừa Thiên Huế; 19774; phường Kim Long; 16.402; 107.549
Phường Hương Hồ, Thị xã Hương Trà, Tỉnh Thừa Thiên Huế; 19774; phường Kim Long; 16.402; 107.549
Xã Hương Toàn, Thị xã Hương Trà, Tỉnh Thừa Thiên Huế; 20017; phường Kim Trà; 16.494; 107.512
Xã Hương Toàn, Thị xã Hương Trà, Thành phố Huế; 20017; phường Kim Trà; 16.494; 107.512
Phường Tứ Hạ, Thị xã Hương Trà, Tỉnh Thừa Thiên Huế; 19996; phường Hương Trà; 16.457; 107.433
Xã Quý Hòa, Huyện Lạc Sơn, Tỉnh Hòa Bình; 05287; xã Mường Vang; 20.582; 105.461
Xã Yên Nghiệp, Huyện Lạc Sơn, Tỉnh Hòa Bình; 05347; xã Đại Đồng; 20.402; 105.499
Xã Nhân Nghĩa, Huyện Lạc Sơn, Tỉnh Hòa Bình; 05290; xã Nhân Nghĩa; 20.554; 105.517
Xã Chiềng Châu, Huyện Mai Châu, Tỉnh Hòa Bình; 05251; xã Mai Hạ; 20.610; 105.057
Xã Nà Phòn, Huyện Mai Châu, Tỉnh Hòa Bình; 05200; xã Mai Châu; 20.650; 105.115
Xã Pà Cò, Huyện Mai Châu, Tỉnh Hòa Bình; 05212; xã Pà Cò; 20.710; 104.889
Xã Mai Hạ, Huyện Mai Châu, Tỉnh Hòa Bình; 05251; xã Mai Hạ; 20.610; 105.057
Xã Đông Lai, Huyện Tân Lạc, Tỉnh Hòa Bình; 05128; xã Tân Lạc; 20.582; 105.323
Xã Phú Thành, Huyện Lạc Thủy, Tỉnh Hòa Bình; 05395; xã An Nghĩa; 20.567; 105.723
Xã Lâm Sơn, Huyện Lương Sơn, Tỉnh Hòa Bình; 04924; xã Lương Sơn; 20.876; 105.502
Xã Phú Lai, Huyện Yên Thủy, Tỉnh Hòa Bình; 05353; xã Yên Thủy; 20.386; 105.601
Xã Côn Minh, Huyện Na Rì, Tỉnh Bắc Kạn; 02185; xã Côn Minh; 22.110; 106.006
Xã Bằng Phúc, Huyện Chợ Đồn, Tỉnh Bắc Kạn; 01933; xã Đồng Phúc; 22.309; 105.704
Thị trấn Phủ Thông, Huyện Bạch Thông, Tỉnh Bắc Kạn; 01969; xã Phủ Thông; 22.267; 105.854
Thị trấn Mỏ Cày, Huyện Mỏ Cày Nam, Tỉnh Bến Tre; 28903; xã Mỏ Cày; 10.112; 106.319
Xã An Thạnh, Huyện Mỏ Cày Nam, Tỉnh Bến Tre; 28903; xã Mỏ Cày; 10.112; 106.319
Xã Khánh Thạnh Tân, Huyện Mỏ Cày Bắc, Tỉnh Bến Tre; 28948; xã Nhuận Phú Tân; 10.136; 106.260
Xã Phước Long, Huyện Giồng Trôm, Tỉnh Bến Tre; 29020; xã Phước Long; 10.140; 106.418
Xã Hưng Phong, Huyện Giồng Trôm, Tỉnh Bến Tre; 29020; xã Phước Long; 10.140; 106.418
Phường 6, Thành phố Bến Tre, Tỉnh Bến Tre; 28783; phường Sơn Đông; 10.272; 106.339
Thị trấn Nà Phặc, Huyện Ngân Sơn, Tỉnh Bắc Kạn; 01936; xã Nà Phặc; 22.404; 105.905
Xã Quảng Khê, Huyện Ba Bể, Tỉnh Bắc Kạn; 01933; xã Đồng Phúc; 22.309; 105.704
Xã Nam Cường, Huyện Chợ Đồn, Tỉnh Bắc Kạn; 02026; xã Nam Cường; 22.343; 105.576
"""


@pytest.fixture(scope="module")
def units() -> Units:
    return load_units()


@pytest.fixture(scope="module")
def communes(units: Units) -> list[Commune]:
    return [c for province in units.provinces() for c in units.communes_of(province.code)]


def rows(table: str) -> list[list[str]]:
    lines = (TABLES / f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]


def province(units: Units, code: str) -> Province:
    found = units.province(code)
    assert found is not None
    return found


def commune(units: Units, code: str) -> Commune:
    found = units.commune(code)
    assert found is not None
    return found


def kilometres(one: tuple[float, float], other: tuple[float, float] | None) -> float:
    assert other is not None
    east = (other[1] - one[1]) * math.cos(math.radians(one[0]))
    return 111.2 * math.hypot(other[0] - one[0], east)


def names(found: Iterable[Commune]) -> list[str]:
    return [commune.full_name for commune in found]


# Today


def test_there_are_34_provinces_sorted_by_code(units: Units) -> None:
    codes = [province.code for province in units.provinces()]

    assert len(codes) == 34
    assert sorted(codes) == codes
    assert Counter(province=25, city=9) == Counter(p.kind for p in units.provinces())


def test_there_are_3321_communes_each_in_a_province(communes: list[Commune]) -> None:
    assert len({commune.code for commune in communes}) == 3321
    assert Counter(commune=2599, ward=709, special_zone=13) == Counter(c.kind for c in communes)
    assert all(re.fullmatch(r"\d{5}", commune.code) for commune in communes)


@pytest.mark.parametrize(
    ("code", "name"), [("25", "tỉnh Phú Thọ"), ("46", "thành phố Huế"), ("01", "thành phố Hà Nội")]
)
def test_a_province_has_its_full_name(units: Units, code: str, name: str) -> None:
    assert name == province(units, code).full_name


@pytest.mark.parametrize(
    ("code", "name"),
    [("05212", "xã Pà Cò"), ("20017", "phường Kim Trà"), ("22736", "đặc khu Trường Sa")],
)
def test_a_commune_has_its_full_name(units: Units, code: str, name: str) -> None:
    assert name == commune(units, code).full_name


def test_an_unknown_code_is_nobodys(units: Units) -> None:
    assert units.province("02") is None
    assert units.commune("99999") is None
    assert units.communes_of("02") == ()


@pytest.mark.parametrize(
    ("code", "name"), [("75", "Đồng Nai"), ("22", "Quảng Ninh"), ("24", "Bắc Ninh")]
)
def test_the_provinces_that_became_cities_in_2026_are_cities(
    units: Units, code: str, name: str
) -> None:
    assert f"thành phố {name}" == province(units, code).full_name


@pytest.mark.parametrize(("province", "count"), [("75", 10), ("24", 12)])
def test_the_communes_that_became_wards_in_2026_are_wards(
    units: Units, province: str, count: int
) -> None:
    changed = [commune(units, code) for _, _, code, kind in rows("changes") if kind == "ward"]
    here = [commune for commune in changed if commune.province_code == province]

    assert count == len(here)
    assert {"ward"} == {commune.kind for commune in here}


def test_ba_che_is_found_by_the_code_of_either_list(units: Units) -> None:
    assert commune(units, "06970").full_name == "xã Ba Chẽ"
    assert commune(units, "06978").full_name == "xã Ba Chẽ"


def test_244_full_names_repeat_so_that_only_codes_decide(communes: list[Commune]) -> None:
    repeated = [name for name, count in Counter(names(communes)).items() if count > 1]

    assert len(repeated) == 244


def test_a_repeated_name_gives_all_who_bear_it(units: Units) -> None:
    found = units.communes_named("xã Lương Sơn")

    assert {"xã Lương Sơn"} == set(names(found))
    assert [c.code for c in found if c.province_code == "25"] == ["04924"]
    assert len({commune.province_code for commune in found}) > 1


def test_a_name_is_found_wherever_its_tone_is_written(units: Units) -> None:
    assert units.communes_named("Yên Thủy") == units.communes_named("xã Yên Thuỷ")
    assert [commune.code for commune in units.communes_named("Yên Thuỷ")] == ["05353"]


def test_a_name_typed_without_marks_is_found(units: Units) -> None:
    assert "05212" in [commune.code for commune in units.communes_named("xa pa co")]


def test_other_marks_make_another_name(units: Units) -> None:
    assert {"Tân Thanh"} == {commune.name for commune in units.communes_named("Tân Thanh")}
    assert {"Tân Thành"} == {commune.name for commune in units.communes_named("Tân Thành")}


def test_a_name_is_found_under_its_older_kind(units: Units) -> None:
    assert names(units.communes_named("xã Trảng Bom")) == ["phường Trảng Bom"]


# Points


def test_points_lie_inside_the_country(communes: list[Commune]) -> None:
    points = [c.point for c in communes if c.point and c.kind != "special_zone"]

    assert all(8.0 <= north <= 23.5 and 102.0 <= east <= 110.0 for north, east in points)


def test_the_far_islands_keep_their_points_beyond_the_110th_meridian(units: Units) -> None:
    points = [commune(units, code).point for code in ("22736", "20333")]

    assert all(point and point[1] > 110 for point in points)


def test_a_point_taken_from_a_namesake_is_mended(units: Units) -> None:
    assert kilometres((20.876, 105.502), commune(units, "04924").point) < 5


def test_a_point_that_nothing_supports_is_left_out(units: Units) -> None:
    assert commune(units, "06967").point is None


def test_the_table_says_on_what_each_point_rests(units: Units) -> None:
    bases = Counter(row[-1] for row in rows("communes"))

    assert bases == {"checked": 3278, "mended": 8, "dropped": 2, "unchecked": 33}
    for code, *_, basis in rows("communes"):
        assert (basis == "dropped") == (commune(units, code).point is None)


# Before 1 July 2025


@pytest.mark.parametrize("conversion", CONVERSIONS.splitlines())
def test_a_former_commune_is_found_today(units: Units, conversion: str) -> None:
    path, code, name, *inside = conversion.split("; ")

    [commune] = units.today_of(path)

    assert (code, name) == (commune.code, commune.full_name)
    assert kilometres((float(inside[0]), float(inside[1])), commune.point) < 15


def test_the_conversions_are_28() -> None:
    assert len(CONVERSIONS.splitlines()) == 28


@pytest.mark.parametrize(
    "path",
    [
        "xã Côn Minh, huyện Na Rì, tỉnh Bắc Kạn",
        "Côn Minh, Na Rì, Bắc Kạn",
        "xa con minh, h. na ri, t. bac kan",
        "xã Côn Minh, huyện Na Rì",
        "xã Côn Minh, tỉnh Bắc Kạn",
        "xã Côn Minh, huyện Na Rì, tỉnh Thái Nguyên",
    ],
)
def test_a_former_path_is_read_however_it_is_written(units: Units, path: str) -> None:
    assert [commune.code for commune in units.today_of(path)] == ["02185"]


@pytest.mark.parametrize(
    "path", ["P.6, TP. Bến Tre, Bến Tre", "P6, tp Bến Tre", "Phường 06, TP Bến Tre"]
)
def test_the_usual_short_kinds_are_read(units: Units, path: str) -> None:
    assert [commune.code for commune in units.today_of(path)] == ["28783"]


def test_a_former_district_is_all_the_communes_it_went_to(units: Units) -> None:
    found = units.today_of("huyện Na Rì, tỉnh Bắc Kạn")

    assert len(found) == 6
    assert {"19"} == {commune.province_code for commune in found}
    assert "xã Côn Minh" in names(found)


def test_a_former_province_is_all_the_communes_it_went_to(
    units: Units, communes: list[Commune]
) -> None:
    merged = ("tỉnh Hòa Bình", "tỉnh Phú Thọ", "tỉnh Vĩnh Phúc")
    found = [commune for name in merged for commune in units.today_of(name)]

    assert Counter(units.communes_of("25")) == Counter(found)
    assert units.today_of("Bà Rịa – Vũng Tàu")
    assert units.today_of("tỉnh Thừa Thiên Huế") == units.today_of("TP. Huế")


def test_a_divided_commune_gives_the_main_one_first(units: Units) -> None:
    [main, *others] = units.today_of("phường 15, quận Tân Bình, thành phố Hồ Chí Minh")

    assert main.full_name == "phường Tân Sơn"
    assert others


def test_an_island_district_without_communes_is_found(units: Units) -> None:
    assert names(units.today_of("huyện Lý Sơn, tỉnh Quảng Ngãi")) == ["đặc khu Lý Sơn"]


@pytest.mark.parametrize("name", ["xã Lộc Thành", "xã Lộc Thạnh"])
def test_two_names_of_one_district_that_differ_in_a_tone_are_kept_apart(
    units: Units, name: str
) -> None:
    assert names(units.today_of(f"{name}, huyện Lộc Ninh, tỉnh Bình Phước")) == [name]


@pytest.mark.parametrize(
    "path",
    [
        "",
        "xã Không Có, huyện Na Rì, tỉnh Bắc Kạn",
        "xã Côn Minh, huyện Chợ Đồn, tỉnh Bắc Kạn",
        "xã Côn Minh, huyện Na Rì, tỉnh Hòa Bình",
        "thôn Bản Cuôn, xã Côn Minh, huyện Na Rì, tỉnh Bắc Kạn",
    ],
)
def test_nothing_is_guessed_where_a_part_is_not_recognised(units: Units, path: str) -> None:
    assert units.today_of(path) == ()


def test_a_commune_knows_its_former_names(units: Units) -> None:
    assert units.former_names_of("02185") == (
        "xã Côn Minh, huyện Na Rì, tỉnh Bắc Kạn",
        "xã Quang Phong, huyện Na Rì, tỉnh Bắc Kạn",
        "xã Dương Sơn, huyện Na Rì, tỉnh Bắc Kạn",
    )


def test_every_former_name_of_every_commune_leads_back_to_it(
    units: Units, communes: list[Commune]
) -> None:
    former = {unit for commune in communes for unit in units.former_units_of(commune.code)}

    assert len(former) == 10040
    assert {code for unit in former for code in unit.today} == {c.code for c in communes}
    for unit in former:
        assert unit.today == tuple(commune.code for commune in units.today_of(unit.path))


def test_a_province_knows_the_provinces_merged_into_it(units: Units) -> None:
    assert units.former_provinces_of("25") == ("Hòa Bình", "Phú Thọ", "Vĩnh Phúc")
    assert units.former_provinces_of("01") == ()


# The tables


@pytest.mark.parametrize(
    "table",
    ["provinces", "communes", "former", "former_districts", "former_provinces"],
)
def test_tables_are_sorted_by_code_and_have_no_code_twice(table: str) -> None:
    codes = [row[0] for row in rows(table)]

    assert sorted(set(codes)) == codes


@pytest.mark.skipif(find_spec("vietnamadminunits") is None, reason="only where tables are made")
def test_the_tables_are_what_the_script_makes(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, ROOT / "scripts" / "make_units", tmp_path],
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )

    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert made == {name: (TABLES / name).read_bytes() for name in made}
    assert len(made) == 5
