import random
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langnghe.vietnamese import fold, read_number, same_spelling, sort_key, tidy

# As a Vietnamese dictionary has them (CLDR collation `vi`).
DICTIONARY = [
    "12 sứ quân",
    "an",
    "An Bình",
    "ánh",
    "ăn",
    "ân",
    "ba",
    "bà",
    "bả",
    "bã",
    "bá",
    "bạ",
    "ba ba",
    "bàn",
    "Bát Tràng",
    "bún",
    "cá",
    "da",
    "dạ",
    "đa",
    "đá",
    "Đồi Sim",
    "em",
    "êm",
    "gỗ",
    "gốm",
    "hoa",
    "hòa",
    "lụa",
    "ma",
    "mà",
    "mả",
    "mã",
    "má",
    "mạ",
    "miến",
    "na",
    "ngà",
    "nhà",
    "ốc",
    "ông",
    "ơn",
    "phở",
    "quà",
    "tò he",
    "tơ",
    "tre",
    "um",
    "ưng",
    "vải",
    "xa",
    "ý",
]


def test_names_stand_as_in_a_dictionary() -> None:
    shuffled = DICTIONARY.copy()
    random.Random(4).shuffle(shuffled)

    assert sorted(shuffled, key=sort_key) == DICTIONARY


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("Ăn", "Ba"),
        ("Ân", "Ba"),
        ("Đá", "Em"),
        ("Ư", "Vải"),
        ("da cá", "đa"),
        ("bà ba", "bá ba"),
        ("bá ba", "bà bể"),  # a tone counts only where all letters agree
        ("gốm", "Gốm"),
        ("làng", "lang 2"),
    ],
)
def test_one_name_comes_before_another(earlier: str, later: str) -> None:
    assert sort_key(earlier) < sort_key(later)


def test_names_sort_alike_however_their_letters_are_composed() -> None:
    for name in DICTIONARY:
        assert sort_key(unicodedata.normalize("NFD", name))[:2] == sort_key(name)[:2]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Bát Tràng", "bat trang"),
        ("ĐỒ GỖ", "do go"),
        ("đường Đống Đa", "duong dong da"),
        ("gốm", "gom"),
        (unicodedata.normalize("NFD", "gốm"), "gom"),
        ("  Miến   dong \n Côn Minh ", "mien dong con minh"),
        ("ưỡn ơ ô â ă ê", "uon o o a a e"),
        ("", ""),
    ],
)
def test_text_is_folded_as_people_type_in_a_hurry(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_what_is_folded_stays_so(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà Bình", "Hòa Bình"),
        ("Thuý", "Thúy"),
        ("Lệ Thuỷ", "lệ thủy"),
        ("khoẻ", "khỏe"),
        ("loà xoà", "lòa xòa"),
        (unicodedata.normalize("NFD", "Hoà"), "Hòa"),
        ("Làng  gốm", "làng gốm"),
    ],
)
def test_the_place_of_a_tone_makes_no_other_name(one: str, other: str) -> None:
    assert same_spelling(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoa", "hòa"),
        ("hòa", "hóa"),
        ("hoàn", "hòan"),  # with a final consonant there is one right place
        ("quý", "qúy"),  # qu is a consonant
        ("Bản Cào", "Bản Cảo"),
        ("da", "đa"),
        ("tơ", "to"),
    ],
)
def test_other_marks_make_another_name(one: str, other: str) -> None:
    assert not same_spelling(one, other)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("25.000", "25000"),
        ("1.340", "1340"),
        ("1.234.567", "1234567"),
        ("1.234.567,89", "1234567.89"),
        ("7,375", "7.375"),
        ("22,17", "22.17"),
        ("16.46", "16.46"),
        ("106.0250", "106.0250"),
        ("0.500", "0.500"),
        ("0,500", "0.500"),
        ("0234", "234"),
        ("40", "40"),
        ("-5", "-5"),
        (" 40 ", "40"),
        ("25\u00a0000", "25000"),
    ],
)
def test_a_number_is_read_as_vietnamese_writes_it(typed: str, number: str) -> None:
    assert read_number(typed) == Decimal(number)


@pytest.mark.parametrize(
    "typed",
    ["", "khoảng 40", "1.34.000", "1,340,000", "12.3456,7", "4 0", "40%", "1e5", "NaN", "∞", "."],
)
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_number(typed)


@given(st.integers(min_value=-(10**12), max_value=10**12), st.integers(0, 999))
def test_a_written_number_comes_back(whole: int, thousandths: int) -> None:
    written = f"{whole:,}".replace(",", ".")

    assert read_number(written) == whole
    assert read_number(f"{abs(whole)},{thousandths:03}") == Decimal(
        f"{abs(whole)}.{thousandths:03}"
    )


@pytest.mark.parametrize(
    ("typed", "tidied"),
    [
        (unicodedata.normalize("NFD", "Làng gốm"), "Làng gốm"),
        ("\u00d0ông Hồ", "Đông Hồ"),
        ("Côn\u00a0Minh", "Côn Minh"),
        ("  hai\r\ndòng ", "hai\ndòng"),
    ],
)
def test_text_is_tidied(typed: str, tidied: str) -> None:
    assert tidy(typed) == tidied


@given(st.text())
def test_what_is_tidy_stays_so(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
