"""Rules that the folders of `provinces/broken` cannot show: days, neighbours, anything at all."""

import datetime
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from conftest import MKDOCS, PRODUCT, TODAY, VILLAGE, Province, without
from langnghe import site
from langnghe.problems import stops_the_site
from langnghe.vietnamese import tidy
from langnghe.words import AUTHOR_LANGUAGES, format_problem

CERTIFICATE = """\
certificates:
  - id: ocop
    scheme: ocop
    status: valid
    title: OCOP 4 sao
    holder: Hợp tác xã hư cấu
    issued_on: 25/06/2024
    stars: 4
    src: [s1]
"""
FOOD = (
    PRODUCT.replace("form: line", "form: item").replace("category: handicraft", "category: food")
    + "food:\n  responsible_party: Hợp tác xã\n  ingredients: {text: Gạo}\n"
    "  allergens: {text: Không}\n  shelf_life: {text: Sáu tháng}\n  storage: {text: Nơi khô}\n"
)


@pytest.mark.parametrize(
    ("today", "codes"),
    [
        ("2027-03-26", []),
        ("2027-03-28", ["W-CERT-02"]),
        ("2027-06-25", ["W-CERT-02"]),
        ("2027-06-26", ["N-CERT-01"]),
    ],
)
def test_a_certificate_is_judged_on_the_day(
    province: Province, today: str, codes: list[str]
) -> None:
    province.village(VILLAGE + CERTIFICATE)

    assert province.codes(today=datetime.date.fromisoformat(today)) == codes


def test_a_certificate_of_a_leap_day_is_no_crash(province: Province) -> None:
    province.village(VILLAGE + CERTIFICATE.replace("25/06/2024", "29/02/2024"))

    [found] = province.problems(today=datetime.date(2027, 2, 1))

    assert dict(found.values) == {"n": "27"}


@pytest.mark.parametrize("issued_on", ["2024", "06/2024"])
def test_a_certificate_without_its_day_says_nothing_of_days(
    province: Province, issued_on: str
) -> None:
    province.village(VILLAGE + CERTIFICATE.replace("25/06/2024", issued_on))

    assert province.codes(today=datetime.date(2027, 5, 1)) == []


@pytest.mark.parametrize("stated", ["25/06/2027", "06/2027", "2027", "01/01/2026"])
def test_an_end_that_agrees_with_the_rule_may_stand(province: Province, stated: str) -> None:
    province.village(VILLAGE + CERTIFICATE + f"    valid_until: {stated}\n")

    assert "E-OCOP-02" not in province.codes()


@pytest.mark.parametrize("stars", ["3", "4", "5"])
def test_three_to_five_stars_are_certified(province: Province, stars: str) -> None:
    province.village(VILLAGE + CERTIFICATE.replace("stars: 4", f"stars: {stars}"))

    assert province.codes() == []


@pytest.mark.parametrize("stars", ["stars: 1", "stars: 6", "stars: 0", "number: 1"])
def test_no_other_stars_are(province: Province, stars: str) -> None:
    province.village(VILLAGE + CERTIFICATE.replace("stars: 4", stars))

    assert province.codes() == ["E-OCOP-01"]


@pytest.mark.parametrize(
    "number",
    ["1253/QĐ-UBND", "01/2014/QĐ-UBND", "3979/QĐ-BVHTTDL", "12/QĐ-SNN&PTNT"],
)
def test_decision_numbers_of_every_office_are_known(province: Province, number: str) -> None:
    province.village(VILLAGE + CERTIFICATE + f"    decision_no: {number}\n")

    assert province.codes() == []


@pytest.mark.parametrize("number", ["1253", "QĐ 1253", "1253-QĐ-UBND", "số 12/QĐ-UBND", "12/NQ-CP"])
def test_other_numbers_are_no_decisions(province: Province, number: str) -> None:
    province.village(VILLAGE + CERTIFICATE + f'    decision_no: "{number}"\n')

    assert province.codes() == ["E-REC-02"]


@pytest.mark.parametrize(("decided_on", "is_future"), [("23/11/2026", False), ("2026", False)])
def test_today_is_not_the_future(province: Province, decided_on: str, *, is_future: bool) -> None:
    province.village(VILLAGE + CERTIFICATE.replace("25/06/2024", decided_on))

    assert ("E-DATE-02" in province.codes()) is is_future


def test_tomorrow_is(province: Province) -> None:
    province.village(VILLAGE + CERTIFICATE.replace("25/06/2024", "24/11/2026"))

    assert province.codes() == ["E-DATE-02"]


def contact(entry: str) -> str:
    return VILLAGE.replace("  via: commune\n", f"  via: commune\n  entries:\n    - {entry}\n")


@pytest.mark.parametrize(
    "number",
    ["0912 345 678", "0912.345.678", "+84 912 345 678", "(+84) 0912 345 678", "024 3825 4321"],
)
def test_a_number_may_be_written_in_every_usual_way(province: Province, number: str) -> None:
    province.village(contact(f'{{type: phone, value: "{number}", owner: organisation}}'))

    assert province.codes() == []


@pytest.mark.parametrize("number", ["0912 345 67", "113", "12345", "gọi anh Ba", "0912 345 678 9"])
def test_a_number_that_cannot_be_called_is_refused(province: Province, number: str) -> None:
    province.village(contact(f'{{type: mobile, value: "{number}", owner: organisation}}'))

    assert province.codes() == ["E-TEL-01"]


@pytest.mark.parametrize("consent", ["C-2026-0012", "C-2026-123456"])
def test_a_person_may_agree(province: Province, consent: str) -> None:
    province.village(
        contact(f"{{type: zalo, value: 0912345678, owner: person, consent: {consent}}}")
    )

    assert province.codes() == []


@pytest.mark.parametrize("consent", ["có", "C-26-1", "đã hỏi miệng"])
def test_consent_is_a_reference_and_nothing_else(province: Province, consent: str) -> None:
    province.village(
        contact(f"{{type: zalo, value: 0912345678, owner: person, consent: {consent}}}")
    )

    assert province.codes() == ["E-CON-01"]


def test_the_number_of_a_maker_is_judged_like_that_of_a_village(province: Province) -> None:
    province.village(
        VILLAGE + "makers:\n  - id: htx\n    kind: company\n    name: Công ty\n    contacts:\n"
        '      - {type: phone, value: "113", owner: organisation}\n'
    )

    assert province.codes() == ["E-TEL-01"]


@pytest.mark.parametrize(
    "text",
    [
        "Uống vào hạ đường huyết.",
        "Bài thuốc chữa khỏi ho.",
        "Rất tốt cho sức khoẻ.",
        "Giúp giảm cân.",
    ],
)
def test_food_makes_no_health_claims(province: Province, text: str) -> None:
    province.village()
    province.product(FOOD.replace("Một chiếc lọ hư cấu", text.removesuffix(".")))

    assert province.codes() == ["E-CLAIM-01"]


@pytest.mark.parametrize("text", ["Đĩa sứ vẽ cảnh chữa bệnh", "Gối tốt cho sức khỏe"])
def test_only_food_is_scanned_for_health(province: Province, text: str) -> None:
    province.village()
    province.product(PRODUCT.replace("Một chiếc lọ hư cấu", text))

    assert province.codes() == []


@pytest.mark.parametrize("text", ["bánh ngon nhất", "hàng số một", "nơi duy nhất", "hàng đầu"])
def test_a_superlative_needs_proof(province: Province, text: str) -> None:
    province.village()
    province.product(PRODUCT.replace("Một chiếc lọ hư cấu", text))

    assert province.codes() == ["E-CLAIM-02"]


@pytest.mark.parametrize(
    "text",
    [
        "mặt hàng đầu tiên",
        "lần thứ nhất",
        "hợp nhất ba thôn",
        "nhất là vào mùa xuân",
        "một số hộ",
        "chiếc lọ số 12",
    ],
)
def test_what_only_sounds_like_one_does_not(province: Province, text: str) -> None:
    province.village()
    province.product(PRODUCT.replace("Một chiếc lọ hư cấu", text))

    assert province.codes() == []


def test_a_proved_claim_may_be_told_in_every_language(province: Province) -> None:
    province.village()
    province.product(
        PRODUCT.replace("Một chiếc lọ hư cấu", "Nơi duy nhất")
        + "claims:\n  - {text: Nơi duy nhất còn làm, proof: Biên bản số 7, src: [s1]}\n"
    )
    province.write(
        "products/lo-gom/product.en.yml",
        "method: human\ntexts:\n  summary: The best vase.\n  claims.1: The best vase in the land\n",
    )

    assert province.codes() == []


def test_one_proof_is_no_proof_of_another_claim(province: Province) -> None:
    province.village()
    province.product(
        PRODUCT.replace("Một chiếc lọ hư cấu", "Nơi duy nhất, và đẹp nhất")
        + "claims:\n  - {text: Nơi duy nhất còn làm, proof: Biên bản số 7, src: [s1]}\n"
    )

    [found] = province.problems()

    assert dict(found.values) == {"word": "đẹp nhất"}


def test_a_line_of_goods_has_no_label_of_its_own(province: Province) -> None:
    province.village()
    province.product(PRODUCT.replace("category: handicraft", "category: food"))

    assert province.codes() == []


def test_food_without_any_label_is_told_once(province: Province) -> None:
    province.village()
    province.product(without(FOOD, "food"))

    [found] = province.problems()

    assert found.code == "E-FOOD-01"


@pytest.mark.parametrize(("abv", "is_spirits"), [("14,9", False), ("15", True), ("39,5", True)])
def test_spirits_begin_at_15_per_cent(province: Province, abv: str, *, is_spirits: bool) -> None:
    province.village()
    drink = PRODUCT.replace("category: handicraft", f'category: alcohol\nabv: "{abv}"')
    province.product(drink)

    assert ("E-ALC-02" in province.codes()) is is_spirits


@pytest.mark.parametrize(
    "level", ["huyện Na Rì", "Quận 1", "thị xã Hương Trà", "thị trấn Yến Lạc", "THỊ TRẤN Cũ"]
)
def test_districts_are_gone(province: Province, level: str) -> None:
    province.village(VILLAGE.replace("settlement: Thử Nghiệm", f"settlement: thôn Đông, {level}"))

    assert province.codes() == ["E-GEO-02"]


@pytest.mark.parametrize("settlement", ["thôn Quận Công", "Huyện"])
def test_a_hamlet_that_bears_such_a_name_is_doubted_too(
    province: Province, settlement: str
) -> None:
    """Better a question too many: the author may move the word to the former address."""
    province.village(VILLAGE.replace("settlement: Thử Nghiệm", f"settlement: {settlement}"))

    assert province.codes() == ["E-GEO-02"]


def test_a_former_address_may_name_its_district(province: Province) -> None:
    province.village(
        VILLAGE.replace(
            "  as_of: 01/07/2025\n",
            "  as_of: 01/07/2025\n"
            '  former:\n    - {text: "huyện Na Rì, tỉnh Bắc Kạn", until: 30/06/2025, src: [s1]}\n',
        )
    )

    assert province.codes() == []


def test_a_further_commune_must_lie_in_the_province_too(province: Province) -> None:
    province.village(
        VILLAGE.replace('  province_code: "19"', '  also_in: ["19774"]\n  province_code: "19"')
    )

    [found] = province.problems()

    assert (found.code, found.place.line, found.place.column) == ("E-GEO-01", 9, 13)


def test_an_unknown_province_is_told_once(province: Province) -> None:
    province.village(VILLAGE.replace('province_code: "19"', 'province_code: "99"'))

    assert province.codes() == ["E-GEO-01"]


def test_a_draft_may_be_incomplete(province: Province) -> None:
    province.village("kind: craft_village\nname: Làng mới\n")

    assert province.codes() == []


def test_a_draft_is_still_checked(province: Province) -> None:
    province.village(
        contact('{type: phone, value: "113", owner: organisation}').replace(
            "status: published", "status: draft"
        )
    )

    assert province.codes() == ["E-TEL-01"]


def test_all_that_is_lacking_is_told_at_once(province: Province) -> None:
    province.village("status: published\nkind: craft_village\nname: Làng mới\n")

    [found] = province.problems()

    assert dict(found.values) == {
        "fields": "craft_group, crafts, place, summary, contact, sources, checked",
        "line": "status: draft",
    }


def test_a_draft_may_name_a_village_that_is_a_draft(province: Province) -> None:
    province.village(VILLAGE.replace("published", "draft"))
    province.product(PRODUCT.replace("published", "draft"))

    assert province.codes() == []


def test_an_unknown_village_is_told_even_to_a_draft(province: Province) -> None:
    province.product(PRODUCT.replace("published", "draft"))

    assert province.codes() == ["E-REF-01"]


def test_a_maker_may_belong_to_any_village_a_product_is_made_in(province: Province) -> None:
    province.village()
    province.village(
        VILLAGE + "makers:\n  - {id: htx, kind: company, name: Công ty, src: [s1]}\n", "lang-hai"
    )
    province.product(PRODUCT + "also_made_in: [lang-hai]\nmakers: [htx]\n")

    assert province.codes() == []


def test_warnings_stop_only_the_strict(province: Province) -> None:
    province.village(VILLAGE + "facts:\n  - {id: ho, what: Số hộ, value: 40}\n")
    problems = province.problems()

    assert not stops_the_site(problems)
    assert stops_the_site(problems, strict=True)


def test_notes_stop_nobody(province: Province) -> None:
    province.village(VILLAGE + CERTIFICATE.replace("2024", "2020"))
    problems = province.problems()

    assert [found.code for found in problems] == ["N-CERT-01"]
    assert not stops_the_site(problems, strict=True)


def test_a_picture_that_is_linked_or_lies_elsewhere_is_told_once(province: Province) -> None:
    photo = "photos:\n  - {file: lo.jpg, alt: Lò, credit: Người viết, licence: CC0}\n"
    province.village(VILLAGE + photo)
    province.village(VILLAGE + photo.replace("lo.jpg", "../lo.jpg"), "lang-hai")
    (province.root / "villages/lang-gom/lo.jpg").symlink_to(province.root / "mkdocs.yml")

    assert sorted(province.codes()) == ["E-PATH-01", "E-PATH-02"]


def readable(raw: bytes) -> None:
    """Reading a site with this village ends, and every problem can be said in every language."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        province = Province(root)
        province.write("mkdocs.yml", MKDOCS)
        province.write("villages/lang-gom/village.yml", raw)
        province.product()
        _, catalogue, problems = site.read(root, today=TODAY)
        assert catalogue is not None
        for found in problems:
            for language in AUTHOR_LANGUAGES:
                assert format_problem(found, language)
            assert found.place.line >= 1
            assert found.place.column >= 1
        if not stops_the_site(problems):
            assert [village.id for village in catalogue.villages] == ["lang-gom"]


SLOW = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@SLOW
@given(st.binary(max_size=400))
@example(VILLAGE.encode())
@example(b"")
@example(b"\xff\xfe")
def test_no_bytes_in_a_record_can_stop_the_check(raw: bytes) -> None:
    readable(raw)


LINES = VILLAGE.splitlines(keepends=True)
SCALARS = st.sampled_from(
    [
        "",
        "[]",
        "{}",
        "x",
        "[x]",
        "{x: y}",
        "[[x]]",
        "- x",
        "0",
        "2024",
        "có",
        "?",
        '"',
        "'",
        "&a",
        "*a",
    ]
)


@SLOW
@given(st.integers(0, len(LINES) - 1), SCALARS)
def test_any_value_in_any_place_is_a_record_or_a_problem(number: int, scalar: str) -> None:
    key = LINES[number].partition(":")[0]

    readable("".join([*LINES[:number], f"{key}: {scalar}\n", *LINES[number + 1 :]]).encode())


KEYS = st.sampled_from(
    [
        "recognition",
        "heritage",
        "story",
        "steps",
        "facts",
        "makers",
        "visit",
        "marks",
        "certificates",
        "photos",
        "contact",
        "place",
        "sources",
        "also_known_as",
        "checked",
    ]
)
INNER = st.recursive(
    st.sampled_from(["x", "", "2024", "lo.jpg", "[]", "s1"]),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(
            st.sampled_from(
                [
                    "id",
                    "text",
                    "title",
                    "src",
                    "file",
                    "status",
                    "kind",
                    "x",
                    "lat",
                    "point",
                    "value",
                    "name",
                ]
            ),
            inner,
            max_size=4,
        ).map(lambda fields: "{" + ", ".join(f"{k}: {v}" for k, v in fields.items()) + "}")
    ),
    max_leaves=8,
)


@SLOW
@given(KEYS, INNER)
def test_any_shape_of_any_part_is_a_record_or_a_problem(key: str, typed: str) -> None:
    readable((without(VILLAGE, key) + f"{key}: {typed}\n").encode())


@SLOW
@given(st.text(max_size=60))
def test_any_name_is_tidy_text_or_a_problem(text: str) -> None:
    quoted = text.replace("'", "''")
    with tempfile.TemporaryDirectory() as folder:
        province = Province(Path(folder))
        province.write("mkdocs.yml", MKDOCS)
        # Folded as a quoted scalar is: what comes out is one line, whatever went in.
        province.village(VILLAGE.replace("Làng gốm Thử Nghiệm", f"'{quoted}'"))
        _, catalogue, problems = site.read(province.root, today=TODAY)
        assert catalogue is not None
        if not any(found.is_error for found in problems):
            [village] = catalogue.villages
            assert village.name == tidy(village.name)
            assert village.name == " ".join(village.name.split())
            assert village.name.split() == tidy(text).split()


def test_what_is_read_never_depends_on_the_clock_of_the_machine(small: Province) -> None:
    later, now = datetime.date(2031, 7, 1), TODAY

    assert small.catalogue(today=later).today == later
    assert small.catalogue(today=now).today == now


def test_reading_writes_nothing_but_its_cache(small: Province) -> None:
    def seen() -> dict[Path, int]:
        found = (path for path in small.root.rglob("*") if ".cache" not in path.parts)
        return {path: path.stat().st_mtime_ns for path in sorted(found)}

    before = seen()

    small.problems()

    assert seen() == before
