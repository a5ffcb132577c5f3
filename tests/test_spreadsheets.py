"""A translator's spreadsheet goes out and comes back without losing a word or a comment."""

from pathlib import Path

from openpyxl import load_workbook

from conftest import VILLAGE, Province
from langnghe.loading import load
from langnghe.spreadsheets import (
    COLUMNS,
    entries,
    new_file,
    put_texts,
    read_spreadsheet,
    write_spreadsheet,
)

HEADINGS = {name: name for name in (*COLUMNS, "missing", "stale", "current")}
ENGLISH = """\
# Bản tiếng Anh
method: human
texts:
  # về tên
  name: Pottery village
  summary: >-
    A village
    that is invented.

made_from:
  name: '00000000'
"""


def sheet(province: Province, filled: dict[str, str], *, change: str = "") -> Path:
    """A spreadsheet of everything, with new texts by path; `change` spoils the Vietnamese."""
    rows = list(entries(load(province.root, ("en",)), "en", everything=True))
    file = province.root / "sheet.xlsx"
    file.write_bytes(write_spreadsheet(rows, HEADINGS))
    book = load_workbook(file)
    page = book.worksheets[0]
    for number in range(2, page.max_row + 1):
        text = filled.get(str(page.cell(number, 2).value))
        if text is not None:
            page.cell(number, 6, text)
            page.cell(number, 4, f"{page.cell(number, 4).value}{change}")
    book.save(file)
    return file


def test_out_goes_what_is_missing_or_out_of_date(province: Province) -> None:
    province.village(VILLAGE)
    province.write("villages/lang-gom/village.en.yml", ENGLISH)

    found = {(row.path, row.state) for row in entries(load(province.root, ("en",)), "en")}

    assert found == {("name", "stale"), ("checked.by", "missing")}


def test_a_record_without_a_translation_goes_out_whole(province: Province) -> None:
    province.village(VILLAGE)

    found = {row.path for row in entries(load(province.root, ("en",)), "en")}

    assert found == {"name", "summary", "checked.by"}


def test_back_comes_what_was_filled_in(province: Province) -> None:
    province.village(VILLAGE)
    file = sheet(province, {"name": "A pottery village", "checked.by": "A tester"})

    received, problems = read_spreadsheet(file, load(province.root, ("en",)), "en")

    assert problems == []
    assert {row.path: row.text for row in received} == {
        "name": "A pottery village",
        "checked.by": "A tester",
    }


def test_a_text_whose_source_changed_meanwhile_is_refused(province: Province) -> None:
    province.village(VILLAGE)
    file = sheet(province, {"name": "A pottery village"}, change=" khác")

    received, [problem] = read_spreadsheet(file, load(province.root, ("en",)), "en")

    assert received == []
    assert problem.code == "E-SHEET-03"


def test_a_text_that_tells_nothing_is_refused(province: Province) -> None:
    province.village(VILLAGE)
    file = sheet(province, {"name": "???"})

    _, [problem] = read_spreadsheet(file, load(province.root, ("en",)), "en")

    assert problem.code == "E-GUESS-01"


def test_a_file_that_is_no_spreadsheet_is_refused(province: Province) -> None:
    file = province.write("sheet.xlsx", "không phải bảng tính")

    _, [problem] = read_spreadsheet(file, load(province.root, ("en",)), "en")

    assert problem.code == "E-SHEET-01"


def test_texts_are_put_where_they_belong_and_comments_stay(province: Province) -> None:
    province.village(VILLAGE)
    province.write("villages/lang-gom/village.en.yml", ENGLISH)
    long = (
        "The invented village of the tests, " * 8 + "no more.\n\nA second paragraph: with a colon."
    )
    file = sheet(province, {"name": "A pottery village", "summary": long, "checked.by": "A tester"})
    received, _ = read_spreadsheet(file, load(province.root, ("en",)), "en")

    after = put_texts(ENGLISH, received)
    province.write("villages/lang-gom/village.en.yml", after)

    loaded = load(province.root, ("en",))
    texts = loaded.translations["lang-gom", "en"].texts
    assert loaded.problems == []
    assert texts["name"] == "A pottery village"
    assert texts["summary"].split("\n\n")[1] == "A second paragraph: with a colon."
    assert "# Bản tiếng Anh" in after
    assert "  # về tên" in after
    assert list(entries(loaded, "en")) == []


def test_a_translation_that_did_not_exist_is_begun(province: Province) -> None:
    province.village(VILLAGE)
    file = sheet(province, {"name": "=1+1", "summary": "Text", "checked.by": "A tester"})
    received, _ = read_spreadsheet(file, load(province.root, ("en",)), "en")

    province.write(
        "villages/lang-gom/village.en.yml", put_texts(new_file("machine", "23/11/2026"), received)
    )

    loaded = load(province.root, ("en",))
    assert loaded.problems == []
    assert "name" not in loaded.translations["lang-gom", "en"].texts  # a formula has no text
    assert loaded.translations["lang-gom", "en"].texts["summary"] == "Text"


def test_a_text_that_a_spreadsheet_would_run_goes_out_as_text(province: Province) -> None:
    province.village(VILLAGE.replace("name: Làng gốm Thử Nghiệm", 'name: "=HYPERLINK(1)"'))
    rows = list(entries(load(province.root, ("en",)), "en"))
    file = province.root / "sheet.xlsx"
    file.write_bytes(write_spreadsheet(rows, HEADINGS))

    values = [cell.value for cell in load_workbook(file).worksheets[0]["D"]]

    assert "'=HYPERLINK(1)" in values
