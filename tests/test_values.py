"""Tables of what authors type, and what it becomes; each value in a record of its own."""

import unicodedata
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from langnghe.records import PartialDate, values
from langnghe.records.meant import day_meant, degrees_meant, number_meant
from langnghe.records.values import (
    CommuneCode,
    Date,
    Degrees,
    Id,
    Key,
    Line,
    Number,
    Prose,
    ProvinceCode,
    Url,
    Whole,
    Yes,
)
from langnghe.vietnamese import fold, tidy

READERS: dict[str, TypeAdapter[object]] = {
    "code": TypeAdapter(CommuneCode),
    "date": TypeAdapter(Date),
    "degrees": TypeAdapter(Degrees),
    "id": TypeAdapter(Id),
    "key": TypeAdapter(Key),
    "line": TypeAdapter(Line),
    "number": TypeAdapter(Number),
    "prose": TypeAdapter(Prose),
    "province": TypeAdapter(ProvinceCode),
    "url": TypeAdapter(Url),
    "whole": TypeAdapter(Whole),
    "yes": TypeAdapter(Yes),
}


def read(kind: str, typed: object) -> object:
    return READERS[kind].validate_python(typed)


def refused(kind: str, typed: object) -> str:
    """The code of what is wrong with a value."""
    with pytest.raises(ValidationError) as refusal:
        read(kind, typed)
    [error] = refusal.value.errors()
    return error["type"]


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("23/06/2017", PartialDate(2017, 6, 23)),
        ("1/6/2018", PartialDate(2018, 6, 1)),
        ("2017-06-23", PartialDate(2017, 6, 23)),
        ("06/2017", PartialDate(2017, 6)),
        ("2017-06", PartialDate(2017, 6)),
        ("2017", PartialDate(2017)),
        ("29/02/2024", PartialDate(2024, 2, 29)),
        ("1428", PartialDate(1428)),
    ],
)
def test_a_date_is_as_exact_as_it_was_typed(typed: str, read_as: PartialDate) -> None:
    assert read("date", typed) == read_as


@pytest.mark.parametrize(
    "typed",
    [
        "31/11/2026",
        "29/02/2023",
        "29/02/1900",
        "32/01/2020",
        "12/13/2020",
        "00/2020",
        "0/5/2020",
        "05/00/2020",
        "2020-00",
        "2020-06-00",
        "06/17",
        "23-06-2017",
        "23.06.2017",
        "20170623",
        "17",
        "0999",
        "2201",
        "cuối thế kỷ 15",
    ],
)
def test_a_date_that_does_not_exist_is_refused(typed: str) -> None:
    assert refused("date", typed) == "E-DATE-01"


@pytest.mark.parametrize("typed", ["22 tháng Giêng", "22/1 âm lịch"])
def test_a_lunar_date_is_told_to_be_text(typed: str) -> None:
    assert refused("date", typed) == "E-DATE-04"


def test_a_date_is_written_as_authors_write_it() -> None:
    assert PartialDate(2017, 6, 3).written == "03/06/2017"
    assert PartialDate(2017, 6).written == "06/2017"
    assert PartialDate(2017).written == "2017"


def test_a_date_is_printed_for_machines_as_iso() -> None:
    assert str(PartialDate(2017, 6, 3)) == "2017-06-03"
    assert str(PartialDate(2017, 6)) == "2017-06"
    assert str(PartialDate(2017)) == "2017"


def test_a_vague_date_spans_all_days_it_may_mean() -> None:
    assert PartialDate(2017).first_day == (2017, 1, 1)
    assert PartialDate(2017).last_day == (2017, 12, 31)


@pytest.mark.parametrize(("typed", "read_as"), [("25.000", 25000), ("7", 7), ("7,0", 7)])
def test_a_whole_number_is_read(typed: str, read_as: int) -> None:
    assert read("whole", typed) == read_as


def test_a_fraction_is_no_whole_number() -> None:
    assert refused("whole", "7,5") == "E-NUM-03"
    assert refused("whole", "bảy") == "E-NUM-01"


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("16,4639", "16.4639"),
        ("16.4639", "16.4639"),
        ("106.319", "106.319"),  # a little over 106, never in the thousands
        ("106,319", "106.319"),
        ("-8", "-8"),
    ],
)
def test_a_coordinate_is_never_in_the_thousands(typed: str, read_as: str) -> None:
    assert str(read("degrees", typed)) == read_as


@pytest.mark.parametrize("typed", ["22°06′", "1.234.567", "16,46N", "16,", "1060", "16 46"])
def test_a_coordinate_is_plain_degrees(typed: str) -> None:
    assert refused("degrees", typed) == "E-NUM-04"


@pytest.mark.parametrize("typed", ["bat-trang", "a1b", "lang-2", "x" * 60])
def test_an_id_is_letters_digits_and_hyphens(typed: str) -> None:
    assert read("id", typed) == typed


@pytest.mark.parametrize(
    "typed", ["BatTrang", "bat_trang", "bát-tràng", "ab", "-abc", "abc-", "a b c", "x" * 61, "../a"]
)
def test_any_other_id_is_refused(typed: str) -> None:
    assert refused("id", typed) == "E-ID-01"


@pytest.mark.parametrize("typed", ["s1", "a", "bao_moi", "bao-moi", "x" * 40])
def test_a_key_may_be_short(typed: str) -> None:
    assert read("key", typed) == typed


@pytest.mark.parametrize("typed", ["bài báo", "S1", "a.b", "_a", "x" * 41])
def test_any_other_key_is_refused(typed: str) -> None:
    assert refused("key", typed) == "E-ID-05"


@pytest.mark.parametrize(
    "typed",
    [
        "https://bao.example/",
        "http://bao.example/a?b=c&d=e#f",
        "https://bao.example/làng-nghề",
        "HTTPS://bao.example",
        "https://bao.example:8080/x",
    ],
)
def test_a_full_address_is_kept_as_it_is(typed: str) -> None:
    assert read("url", typed) == typed


@pytest.mark.parametrize(
    "typed",
    [
        "www.bao.example",
        "bao.example/x",
        "ftp://bao.example/x",
        "javascript:alert(1)",
        "data:text/html,x",
        "https://",
        "https:///x",
        "https://bao.example/a b",
        'https://bao.example/"onclick=',
        "https://bao.example/<script>",
        "https://[bao",
        "//bao.example",
        "mailto:a@bao.example",
    ],
)
def test_any_other_address_is_refused(typed: str) -> None:
    assert refused("url", typed) == "E-URL-02"


def test_an_address_has_its_bounds() -> None:
    assert refused("url", "https://bao.example/" + "x" * 2000) == "E-LEN-01"


@pytest.mark.parametrize(
    "typed",
    ["?", "??", "chưa rõ", "Chưa Rõ", "đang cập nhật", "N/A", "n/a", "xxx", "TODO", "Không rõ"],
)
def test_a_guess_is_no_information(typed: str) -> None:
    assert refused("line", typed) == "E-GUESS-01"


@pytest.mark.parametrize("typed", ["No", "on", "Na", "Nà", "Nả", "Không", "0", "7:30", "null", "~"])
def test_what_only_looks_like_a_guess_is_text(typed: str) -> None:
    assert read("line", typed) == typed


@pytest.mark.parametrize(
    ("hidden", "name"),
    [
        ("\u200b", "ZERO WIDTH SPACE"),
        ("\u00ad", "SOFT HYPHEN"),
        ("\u202e", "RIGHT-TO-LEFT OVERRIDE"),
        ("\u2066", "LEFT-TO-RIGHT ISOLATE"),
        ("\ufeff", "ZERO WIDTH NO-BREAK SPACE"),
        ("\u2028", "LINE SEPARATOR"),
        ("\u0007", "U+0007"),
        ("\u0085", "U+0085"),
        ("\u001b", "U+001B"),
    ],
)
def test_a_hidden_character_is_named(hidden: str, name: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        read("line", f"Làng{hidden}gốm")

    [error] = refusal.value.errors()
    assert error["type"] == "E-TEXT-01"
    assert error["ctx"]["value"] == name


def test_a_line_is_one_line() -> None:
    assert read("line", "  Làng \n gốm  ") == "Làng gốm"


def test_prose_keeps_its_paragraphs() -> None:
    assert read("prose", "Một.\r\n\r\nHai.\n") == "Một.\n\nHai."


def test_letters_are_composed() -> None:
    assert read("line", unicodedata.normalize("NFD", "Làng gốm")) == "Làng gốm"
    assert read("line", "\u00d0ông Hồ") == "Đông Hồ"


@pytest.mark.parametrize(("kind", "limit"), [("line", 300), ("prose", 5000)])
def test_a_text_has_its_bounds(kind: str, limit: int) -> None:
    assert read(kind, "x" * limit)
    assert refused(kind, "x" * (limit + 1)) == "E-LEN-01"


@pytest.mark.parametrize("typed", ["", "   ", "\u00a0"])
def test_nothing_is_no_text(typed: str) -> None:
    assert refused("line", typed) == "E-REQ-02"


@pytest.mark.parametrize("typed", [["a"], {"a": "b"}, None, 5])
def test_only_text_is_text(typed: object) -> None:
    assert refused("line", typed) == "E-TYPE-01"


def test_a_code_keeps_its_noughts() -> None:
    assert read("code", "02185") == "02185"
    assert read("province", "01") == "01"


@pytest.mark.parametrize(
    ("kind", "typed"), [("code", "2185"), ("code", "021850"), ("province", "1")]
)
def test_a_code_has_exactly_its_digits(kind: str, typed: str) -> None:
    assert refused(kind, typed) == "E-GEO-06"


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [("có", True), ("Có", True), ("yes", True), ("true", True), ("không", False), ("no", False)],
)
def test_yes_and_no_are_said_in_two_languages(typed: str, *, read_as: bool) -> None:
    assert read("yes", typed) is read_as


def test_anything_else_is_neither_yes_nor_no() -> None:
    assert refused("yes", "maybe") == "E-ENUM-01"


def test_a_number_is_read_by_the_rules_of_the_language() -> None:
    assert str(read("number", "1.050,5")) == "1050.5"
    assert refused("number", "khoảng 40") == "E-NUM-01"


USUAL = [sign for sign in map(chr, range(32, 0x3000)) if not values._UNUSUAL.search(sign)]


def test_usual_letters_need_no_closer_look() -> None:
    for sign in USUAL:
        assert tidy(f"a{sign}a") == f"a{sign}a"
        assert not values._HIDDEN.search(sign)
        assert not values._DISGUISED.search(f"a{sign}a")
        assert len(fold(f"a{sign}a")) == 3


@given(
    st.text(st.sampled_from([*USUAL, "\n", " ", " "]), max_size=60)
    | st.sampled_from(sorted(values._NOT_INFORMATION)).flatmap(
        lambda text: st.sampled_from([text, text.upper(), f" {text}\n", text.replace(" ", "   ")])
    )
)
def test_a_usual_text_is_read_as_any_other(text: str) -> None:
    """The closer look, which it is spared, would find nothing else."""
    assert outcome(values.read_text, text) == outcome(values._read_closely, text)


def outcome(reader: Callable[[str], str], text: str) -> str:
    try:
        return reader(text)
    except PydanticCustomError as refusal:
        return refusal.type


@given(st.from_regex(values._PLAIN_URL, fullmatch=True))
def test_a_plain_address_is_one_that_may_be_taken_apart(url: str) -> None:
    parts = urlsplit(url)

    assert parts.scheme in {"http", "https"}
    assert parts.hostname
    assert parts.port is None
    assert "@" not in parts.netloc
    assert read("url", url) == url


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("40 hộ", "40"),
        ("85%", "85"),
        ("25.000đ", "25.000"),
        ("1.340 người", "1.340"),
        ("“1.340”", "1.340"),
        ("khoảng 40", ""),
        ("40 - 50", ""),
        ("5 triệu", ""),
        ("25k", ""),
        ("500g", ""),
        ("40 trở lên", ""),
        ("", ""),
    ],
)
def test_a_number_is_meant_only_where_nothing_is_lost(typed: str, number: str) -> None:
    assert number_meant(typed) == number


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("23-06-2017", "23/06/2017"),
        ("23.6.2017", "23/06/2017"),
        ("2017/06/23", "23/06/2017"),
        ("Ngày 23 tháng 6 năm 2017", "23/06/2017"),
        ("tháng 6/2017", "06/2017"),
        ("năm 2017", "2017"),
        ("31-02-2017", ""),
        ("23/6/17", ""),
        ("06-23-2017", ""),
        ("khoảng 2017", ""),
        ("\u0662\u0660\u0661\u0667", ""),
    ],
)
def test_a_day_is_meant_only_where_it_exists(typed: str, day: str) -> None:
    assert day_meant(typed) == day


@pytest.mark.parametrize(
    ("typed", "degrees"),
    [
        ("16°27′50″N", "16,46389"),
        ("107° 35' 27\" E", "107,59083"),
        ("16.4639N", "16,4639"),
        ("22°06′", "22,1"),
        ("16°75′", ""),
        ("16,4639, 107,5909", ""),
    ],
)
def test_degrees_are_meant_in_minutes_too(typed: str, degrees: str) -> None:
    assert degrees_meant(typed) == degrees
