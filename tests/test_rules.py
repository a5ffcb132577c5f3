"""Each rule of the records: silent on what is right, and heard on what is not.

What a rule prints is in `provinces/broken`; here are tables of what it must tell apart, for a rule
that cries at ordinary sentences is soon switched off.
"""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import PRODUCT, VILLAGE, Province
from langnghe.checking.packing import check_digit
from langnghe.problems import Level
from telling import ITEM, codes_of, told, with_lines

# Wood

WOODEN = ITEM.replace("craft: ceramics", "craft: joinery")


@pytest.mark.parametrize(
    ("product", "codes"),
    [
        (with_lines(ITEM, "materials:\n  - {name: Gỗ xoan, src: [s1]}"), {"W-WOOD-01"}),
        (with_lines(PRODUCT, "materials:\n  - {name: Gỗ xoan, src: [s1]}"), set()),
        (
            with_lines(
                ITEM,
                "materials:\n  - {name: Gỗ xoan, species_latin: Melia azedarach,"
                " legality: Bảng kê số 3, src: [s1]}",
            ),
            set(),
        ),
        (WOODEN, {"W-WOOD-01"}),
        (WOODEN.replace("form: item", "form: line"), set()),
        (ITEM, set()),
    ],
)
def test_an_item_of_wood_tells_its_species(
    province: Province, product: str, codes: set[str]
) -> None:
    assert codes_of(province, product=product) == codes


# Barcodes and customs


@given(st.text("0123456789", min_size=7, max_size=13))
def test_one_wrong_digit_of_a_barcode_is_always_found(digits: str) -> None:
    right = digits + str(check_digit(digits))

    for place, digit in enumerate(right):
        for other in set("0123456789") - {digit}:
            wrong = right[:place] + other + right[place + 1 :]
            assert int(wrong[-1]) != check_digit(wrong[:-1])


@pytest.mark.parametrize("gtin", ["4006381333931", "8934563138165", "96385074", "036000291452"])
def test_barcodes_of_known_goods_have_their_check_digit(gtin: str) -> None:
    assert int(gtin[-1]) == check_digit(gtin[:-1])


@pytest.mark.parametrize(
    ("gtin", "codes"),
    [
        ("8934563138165", set()),
        ("893 4563 13816 5", set()),
        ("18934563138162", set()),
        ("8934563138164", {"E-GTIN-01"}),
        ("4006381333931", {"W-GTIN-02"}),
        ("036000291452", {"W-GTIN-02"}),
        ("893456313816", {"E-GTIN-01"}),
        ("89345631381", {"E-GTIN-03"}),
        ("mã vạch", {"E-GTIN-03"}),
        ("８９３４５６３１３８１６５", {"E-GTIN-03"}),
    ],
)
def test_barcodes(province: Province, gtin: str, codes: set[str]) -> None:
    packs = f'packs:\n  - {{id: tui, name: Túi, gtin: "{gtin}", src: [s1]}}'

    assert codes_of(province, product=with_lines(PRODUCT, packs)) == codes


@pytest.mark.parametrize(
    ("code", "codes"),
    [
        ("1902.19", set()),
        ("1902.19.30", {"W-HS-01"}),
        ("190219", {"W-HS-01"}),
        ("1902", {"W-HS-01"}),
        ("miến", {"W-HS-01"}),
    ],
)
def test_customs_codes_have_six_digits(province: Province, code: str, codes: set[str]) -> None:
    lines = f'hs_codes:\n  - {{code: "{code}", src: [s1]}}'

    assert codes_of(province, product=with_lines(PRODUCT, lines)) == codes


# Papers and marks

MAKERS = """\
makers:
  - {id: htx, kind: cooperative, name: Hợp tác xã Tài Hoan, src: [s1]}
  - {id: khac, kind: household, name: Lò đầu làng, src: [s1]}"""


@pytest.mark.parametrize(
    ("form", "makers", "holder", "codes"),
    [
        ("item", "[htx]", "Hợp tác xã Tài Hoan", set()),
        ("item", "[htx]", "HTX Tài Hoan", set()),
        ("item", "[htx]", "Hợp tác xã Tài Hoan, xã Côn Minh", set()),
        ("item", "[htx, khac]", "Lò đầu làng", set()),
        ("item", "[htx]", "Lò đầu làng", {"E-CERT-03"}),
        ("item", "[]", "Lò đầu làng", set()),
        ("line", "[htx]", "Lò đầu làng", set()),
    ],
)
def test_an_item_bears_its_own_makers_papers(
    province: Province, form: str, makers: str, holder: str, codes: set[str]
) -> None:
    lines = (
        f"makers: {makers}\n"
        "certificates:\n  - {id: haccp, scheme: haccp, status: valid, title: HACCP,"
        f' holder: "{holder}", src: [s1]}}'
    )
    product = with_lines(PRODUCT.replace("form: line", f"form: {form}"), lines)

    assert codes_of(province, village=with_lines(VILLAGE, MAKERS), product=product) == codes


def mark(rest: str) -> str:
    return f"marks:\n  - {{id: gom, name: Gốm Thử, {rest}, src: [s1]}}"


@pytest.mark.parametrize(
    ("kind", "filed", "ends", "codes"),
    [
        ("trademark", "10/01/2020", "10/01/2030", set()),
        ("trademark", "10/01/2010", "10/01/2030", set()),
        ("trademark", "2020", "10/01/2030", set()),
        ("trademark", "29/02/2020", "28/02/2030", set()),
        ("trademark", "10/01/2020", "11/01/2030", {"W-MARK-03"}),
        ("trademark", "2020", "2033", {"W-MARK-03"}),
        ("trademark", "2020", "2019", {"W-MARK-03"}),
        ("geographical_indication", "2020", "2033", set()),
    ],
)
def test_a_trademark_lasts_for_tens_of_years(
    province: Province, kind: str, filed: str, ends: str, codes: set[str]
) -> None:
    rest = f"kind: {kind}, status: registered, filed_on: {filed}, expires_on: {ends}"

    assert codes_of(province, village=with_lines(VILLAGE, mark(rest))) == codes


@pytest.mark.parametrize(
    ("status", "text", "codes"),
    [
        ("registered", "Gốm Thử® nặn tay.", set()),
        ("ended", "Gốm Thử® nặn tay.", {"W-MARK-02"}),
        ("reported", "Gốm Thử ® nặn tay.", {"W-MARK-02"}),
        ("ended", "Gốm Thử nặn tay, bằng máy Hiệu Khác®.", set()),
    ],
)
def test_the_registered_sign_stands_beside_registered_marks_alone(
    province: Province, status: str, text: str, codes: set[str]
) -> None:
    village = with_lines(told(VILLAGE, text), mark(f"kind: trademark, status: {status}"))

    assert codes_of(province, village=village) == codes


@pytest.mark.parametrize(
    ("kind", "title", "status", "codes"),
    [
        ("craft_village", "Làng nghề gốm", "reported", set()),
        ("craft_village", "Làng nghề truyền thống gốm", "reported", {"W-REC-03"}),
        ("traditional_craft_village", "Làng nghề truyền thống gốm", "in_force", set()),
        ("traditional_craft_village", "Làng nghề gốm", "in_force", {"W-REC-03"}),
        ("traditional_craft_village", "Làng nghề gốm", "reported", set()),
    ],
)
def test_a_title_is_that_of_its_kind(
    province: Province, kind: str, title: str, status: str, codes: set[str]
) -> None:
    lines = (
        f"recognition:\n  - {{kind: {kind}, title: {title}, status: {status},"
        " decision_no: 12/QĐ-UBND, decided_on: 2020, issuer: UBND tỉnh, src: [s1]}"
    )

    assert codes_of(province, village=with_lines(VILLAGE, lines)) == codes


def households(some: str, everyone: str, note: str = "") -> str:
    return (
        f'facts:\n  - {{id: households, what: Hộ, value: "{some}", {note}src: [s1]}}\n'
        f'  - {{id: all_households, what: Tất cả, value: "{everyone}", src: [s1]}}'
    )


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        (households("40", "200"), set()),
        (households("39", "200"), {"W-REC-04"}),
        (households("39", "200", "text: của cả xã, "), set()),
        ('facts:\n  - {id: share, what: Hộ, value: "22,17", unit: "%", src: [s1]}', set()),
        ('facts:\n  - {id: share, what: Hộ, value: "12,5", unit: "%", src: [s1]}', {"W-REC-04"}),
        ('facts:\n  - {id: share, what: Phần, value: "12,5", unit: tấn, src: [s1]}', set()),
    ],
)
def test_a_fifth_of_the_households_take_part(
    province: Province, facts: str, codes: set[str]
) -> None:
    assert codes_of(province, village=with_lines(VILLAGE, facts)) == codes


def test_a_craft_community_need_not_have_a_fifth(province: Province) -> None:
    village = with_lines(VILLAGE, households("3", "200"))

    assert codes_of(province, village=village.replace("kind: craft_village", "kind: workshop")) == (
        set()
    )


# Consents and ids


def person(consent: str) -> str:
    entry = f"    - {{type: mobile, value: 0912 345 678, owner: person, consent: {consent}}}\n"
    return VILLAGE.replace("  via: commune\n", f"  via: commune\n  entries:\n{entry}")


@pytest.mark.parametrize(
    ("register", "codes"),
    [
        ("withdrawn: {C-2026-0001: 01/10/2026}\n", {"E-CON-02"}),
        ("withdrawn: {C-2026-0001: 23/11/2026}\n", {"E-CON-02"}),
        ("withdrawn: {C-2026-0001: 24/11/2026}\n", set()),
        ("withdrawn: {C-2026-0002: 01/10/2026}\n", set()),
        ("withdrawn:\n  C-2026-0001: hôm qua\n", {"E-DATE-01"}),
    ],
)
def test_a_consent_holds_until_it_is_withdrawn(
    province: Province, register: str, codes: set[str]
) -> None:
    province.write("consents.yml", register)

    assert codes_of(province, village=person("C-2026-0001")) == codes


def test_a_consent_is_the_number_of_a_record_not_a_word(province: Province) -> None:
    assert codes_of(province, village=person("đã đồng ý")) == {"E-CON-01"}


def test_printed_ids_stay(province: Province) -> None:
    province.write("published.yml", "villages: [lang-gom]\nproducts: [lo-gom]\n")
    assert codes_of(province, product=PRODUCT) == set()

    (province.root / "products/lo-gom").rename(province.root / "products/lo-gom-moi")
    assert province.codes() == ["E-ID-02"]


def test_a_printed_record_may_be_withdrawn(province: Province) -> None:
    province.write("published.yml", "products: [lo-gom]\n")
    withdrawn = PRODUCT.replace("status: published", "status: withdrawn")

    assert codes_of(province, product=withdrawn) == set()


# Dates

AHEAD = "24/11/2026"


@pytest.mark.parametrize(
    "lines",
    [
        f"recognition:\n  - {{kind: craft_village, status: planned, title: A, decided_on: {AHEAD},"
        " src: [s1]}",
        f"heritage:\n  - {{title: A, decided_on: {AHEAD}, src: [s1]}}",
        f"facts:\n  - {{id: a, what: A, text: b, as_of: {AHEAD}, src: [s1]}}",
        f"makers:\n  - {{id: a, kind: household, name: Lò A, founded: {AHEAD}}}",
        "marks:\n  - {id: a, kind: trademark, status: reported, name: A,"
        f" filed_on: {AHEAD}, src: [s1]}}",
        "certificates:\n  - {id: a, scheme: haccp, status: reported, title: A, holder: B,"
        f" issued_on: {AHEAD}, src: [s1]}}",
    ],
)
def test_nothing_has_happened_tomorrow(province: Province, lines: str) -> None:
    assert codes_of(province, village=with_lines(VILLAGE, lines)) == {"E-DATE-02"}


@pytest.mark.parametrize(
    ("typed", "instead"),
    [
        ("on: 01/11/2026", f"on: {AHEAD}"),
        ("as_of: 01/07/2025", f"as_of: {AHEAD}"),
        ("  s1:\n", f"  s1:\n    published: {AHEAD}\n"),
        ("  s1:\n", f"  s1:\n    read_on: {AHEAD}\n"),
    ],
)
def test_nothing_was_read_or_checked_tomorrow(province: Province, typed: str, instead: str) -> None:
    assert codes_of(province, village=VILLAGE.replace(typed, instead)) == {"E-DATE-02"}


def test_a_translation_is_not_made_tomorrow(province: Province) -> None:
    translation = f"method: human\nmade_on: {AHEAD}\ntexts:\n  name: Pots\n"
    province.write("villages/lang-gom/village.en.yml", translation)

    assert codes_of(province) == {"E-DATE-02"}


@pytest.mark.parametrize("today_or_this_year", ["23/11/2026", "11/2026", "2026"])
def test_today_and_this_year_are_not_ahead(province: Province, today_or_this_year: str) -> None:
    village = VILLAGE.replace("on: 01/11/2026", f"on: {today_or_this_year}")

    assert codes_of(province, village=village) == set()


@pytest.mark.parametrize(
    ("on", "codes"),
    [
        ("23/11/2025", set()),
        ("22/11/2025", {"N-OLD-01"}),
        ("11/2025", set()),
        ("10/2025", {"N-OLD-01"}),
        ("2025", set()),
        ("2024", {"N-OLD-01"}),
    ],
)
def test_a_record_is_old_after_twelve_months(province: Province, on: str, codes: set[str]) -> None:
    assert codes_of(province, village=VILLAGE.replace("on: 01/11/2026", f"on: {on}")) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Giỗ tổ ngày 22 tháng Giêng âm lịch.", set()),
        ("Hội làng ngày 9 và 10/3 hằng năm.", set()),
        ("Giỗ tổ ngày 10/3 âm lịch.", {"W-DATE-03"}),
        ("Giỗ tổ ngày 10/3 (ÂL).", {"W-DATE-03"}),
        ("The feast is on 22/01 of the lunar year.", {"W-DATE-03"}),
    ],
)
def test_lunar_days_are_written_in_words(province: Province, text: str, codes: set[str]) -> None:
    assert codes_of(province, village=told(VILLAGE, text)) == codes


# Names and letters


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("Làng gốm Thử Nghiệm", set()),
        ("LÀNG GỐM THỬ NGHIỆM", {"W-CAPS-01"}),
        ("HTX", set()),
        ("OCOP", set()),
        ("Đ 5", set()),
    ],
)
def test_names_do_not_shout(province: Province, name: str, codes: set[str]) -> None:
    village = VILLAGE.replace("name: Làng gốm Thử Nghiệm", f'name: "{name}"')

    assert codes_of(province, village=village) == codes


@pytest.mark.parametrize(
    "name", ["Làng\u202egốm", "Làng\u200bgốm", "Lang\u2066gom", "Làng\u00adgốm"]
)
def test_names_hide_nothing(province: Province, name: str) -> None:
    assert codes_of(province, village=VILLAGE.replace("Làng gốm", name)) == {"E-TEXT-01"}


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        (unicodedata.normalize("NFD", "Một làng gốm"), 12),
        ("\u00d0ồ gốm của làng", 12),
    ],
)
def test_letters_typed_otherwise_are_read_and_told(
    province: Province, typed: str, line: int
) -> None:
    province.village(VILLAGE.replace("Một làng gốm", typed))

    [found] = province.problems()
    assert (found.code, found.level, found.place.line) == ("W-NFC-01", Level.WARNING, line)
    catalogue = province.catalogue()
    village, _ = catalogue.village_in("vi", catalogue.villages[0])
    assert village.summary
    assert unicodedata.is_normalized("NFC", village.summary.text)
    assert "\u00d0" not in village.summary.text


@pytest.mark.parametrize(
    ("pack", "codes"),
    [
        ('gross_kg: "7,375"', set()),
        ('gross_kg: "7.375"', {"W-NUM-02"}),
        ('net_quantity: "1.500", unit: kg', {"W-NUM-02"}),
        ('net_quantity: "1.500", unit: g', set()),
        ('net_quantity: "0.500", unit: kg', set()),
        ('net_quantity: "1500", unit: kg', set()),
        ('units_per_carton: "1.000"', set()),
    ],
)
def test_a_dot_that_may_be_meant_as_a_comma(province: Province, pack: str, codes: set[str]) -> None:
    lines = f"packs:\n  - {{id: tui, name: Túi, {pack}, src: [s1]}}"

    assert codes_of(province, product=with_lines(PRODUCT, lines)) == codes


# Places


@pytest.mark.parametrize(
    ("settlement", "line"),
    [
        ("thôn Bản Cào, xã Côn Minh, huyện Na Rì", "settlement: thôn Bản Cào"),
        ("thôn Bản Cào, huyện Na Rì, tỉnh Bắc Kạn", "settlement: thôn Bản Cào"),
        ("H. Na Rì", ""),
        (
            "Tổ 1, thị trấn Phủ Thông, huyện Bạch Thông",
            'settlement: Tổ 1\ncommune_code: "01969"   # xã Phủ Thông, tỉnh Thái Nguyên',
        ),
        (
            "TDP 4, phường Tứ Hạ, TX. Hương Trà",
            'settlement: TDP 4\ncommune_code: "19996"   # phường Hương Trà, thành phố Huế',
        ),
    ],
)
def test_an_address_of_before_is_answered_with_todays(
    province: Province, settlement: str, line: str
) -> None:
    province.village(VILLAGE.replace("settlement: Thử Nghiệm", f"settlement: {settlement}"))

    [found] = province.problems()
    assert found.code == "E-GEO-02"
    assert dict(found.values)["line"] == line


@pytest.mark.parametrize("settlement", ["thôn Huyền Trân", "Phú Thị", "xóm Quán", "tổ 12, khu H"])
def test_a_name_that_looks_like_a_district_is_none(province: Province, settlement: str) -> None:
    village = VILLAGE.replace("settlement: Thử Nghiệm", f"settlement: {settlement}")

    assert codes_of(province, village=village) == set()


def test_a_former_address_keeps_its_district(province: Province) -> None:
    former = "as_of: 01/07/2025\n  former:\n    - {text: 'xã Côn Minh, huyện Na Rì', src: [s1]}"

    assert codes_of(province, village=VILLAGE.replace("as_of: 01/07/2025", former)) == set()


# Trade


@pytest.mark.parametrize(
    ("term", "codes"),
    [("FOB", set()), ("fob Hải Phòng", set()), ("XYZ", {"E-ENUM-01"}), ("DAT", {"E-ENUM-01"})],
)
def test_terms_of_delivery_are_those_of_2020(
    province: Province, term: str, codes: set[str]
) -> None:
    trade = with_lines(PRODUCT, f"trade: {{incoterms: [{term}]}}")

    assert codes_of(province, product=trade) == codes


# Copies


@pytest.mark.parametrize(
    ("length", "copied", "codes"),
    [(201, "yes", {"W-PRESS-01"}), (201, "no", set()), (200, "yes", set())],
)
def test_a_whole_article_is_not_copied(
    province: Province, length: int, copied: str, codes: set[str]
) -> None:
    passage = f"story:\n  - text: {'a' * length}\n    src: [s1]\n    copied: {copied}"

    assert codes_of(province, village=with_lines(VILLAGE, passage)) == codes


# Pictures


@pytest.mark.parametrize(
    ("photo", "lacking"),
    [
        ("{file: a.jpg}", "alt, credit, licence"),
        ("{file: a.jpg, alt: Lò, licence: CC0}", "credit"),
    ],
)
def test_a_picture_tells_what_it_shows_and_whose_it_is(
    province: Province, photo: str, lacking: str
) -> None:
    province.village(with_lines(VILLAGE, f"photos:\n  - {photo}"))

    [found] = province.problems()
    assert found.code == "E-IMG-01"
    assert dict(found.values)["fields"] == lacking
