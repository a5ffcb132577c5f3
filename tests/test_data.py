"""The site's data for others: read by programs that nobody here wrote, and true to its schemas."""

import csv
import hashlib
import io
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

from building import Built, build
from conftest import PRODUCT, TODAY, VILLAGE, Province
from langnghe import site
from langnghe.columns import TABLES
from langnghe.exports.merchants import Offer, facebook, google
from langnghe.exports.plain import inert
from langnghe.exports.published import PUBLISHED
from langnghe.exports.rows import Row, row_of
from langnghe.exports.workbook import Sheet, workbook
from langnghe.phrases import Phrase
from langnghe.words import read_words
from pictures import sample

pytest_plugins = ("built_sites",)

NAMES = [table.name for table in TABLES]
ROOTS = ["", "en/"]


def read(folder: Path, path: str) -> Any:
    return json.loads((folder / path).read_text("utf-8"))


def site_in(built: Built) -> Path:
    return built.root / "site"


def rows_of(folder: Path, table: str, root: str = "") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = read(folder, f"{root}data/{table}.json")["rows"]
    return found


def records(folder: Path) -> list[Path]:
    return [*folder.glob("villages/*.json"), *folder.glob("products/*.json")]


@pytest.mark.parametrize("root", ROOTS)
@pytest.mark.parametrize("table", TABLES, ids=NAMES)
def test_each_table_says_the_same_in_all_its_forms(
    small_site: Built, table: Any, root: str
) -> None:
    folder, path = site_in(small_site), f"{root}data/{table.name}"
    told = read(folder, f"{path}.json")
    schema = read(folder, f"{path}.schema.json")
    text = (folder / f"{path}.csv").read_bytes()

    [header, *rows] = csv.reader(io.StringIO(text.decode("utf-8-sig"), newline=""), strict=True)
    sheet = load_workbook(folder / f"{path}.xlsx").worksheets[0]

    assert text.startswith(b"\xef\xbb\xbf")
    assert told["$schema"] == schema["$id"]
    Draft202012Validator.check_schema(schema)
    assert list(Draft202012Validator(schema).iter_errors(told)) == []
    assert tuple(header) == table.names
    assert len(rows) == len(told["rows"]) == sheet.max_row - 1
    for row, said, cells in zip(rows, told["rows"], sheet.iter_rows(min_row=2), strict=True):
        assert {n for n, cell in zip(header, row, strict=True) if cell} == said.keys()
        assert [cell.column - 1 for cell in cells if cell.value is not None] == [
            number for number, name in enumerate(header) if name in said
        ]


def test_each_record_has_its_own_data_in_all_languages(small_site: Built) -> None:
    folder = site_in(small_site)
    schemas = {
        kind: Draft202012Validator(read(folder, f"data/record-{kind}.schema.json"))
        for kind in ("village", "product")
    }

    for file in records(folder):
        schema = schemas[file.parent.name.removesuffix("s")]
        told = json.loads(file.read_text("utf-8"))
        assert list(schema.iter_errors(told)) == []
        assert file.with_suffix(".html").is_file()
        page = file.with_suffix(".html").read_text("utf-8")
        assert f'<link rel="alternate" type="application/json" href="{file.name}">' in page

    village = read(folder, "villages/gom-suoi-mo.json")
    assert village["date"] == "2026-11-01"
    assert set(village["record"]["name"]) == {"vi", "en"}
    assert set(village["record"]["summary"]) == {"text", "src"}
    assert {"quyetdinh", "baocu"} <= village["record"]["sources"].keys()


@pytest.mark.parametrize("root", ROOTS)
def test_the_package_counts_its_files_and_knows_their_columns(small_site: Built, root: str) -> None:
    folder = site_in(small_site)
    package = read(folder, f"{root}datapackage.json")

    assert [one["name"] for one in package["resources"]] == [*NAMES, "places"]
    assert "licenses" not in package  # the settings name none
    for one in package["resources"]:
        content = (folder / root / one["path"]).read_bytes()
        assert one["bytes"] == len(content)
        assert one["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        if one["format"] == "csv":
            header = content.decode("utf-8-sig").partition("\r\n")[0].split(",")
            assert header == [field["name"] for field in one["schema"]["fields"]]


def test_keys_are_unique_and_lead_to_rows(small_site: Built) -> None:
    folder = site_in(small_site)
    ids = {name: {row["id"] for row in rows_of(folder, name)} for name in ("villages", "products")}

    for table in TABLES:
        rows = rows_of(folder, table.name)
        keys = [tuple(row[name] for name in table.key) for row in rows]
        assert not table.key or len(set(keys)) == len(rows)
        for link in table.links:
            assert {row[link.columns[0]] for row in rows} <= ids[link.table]


def test_the_page_explains_every_column_and_is_a_dataset(small_site: Built) -> None:
    folder = site_in(small_site)
    page = (folder / "data.html").read_text("utf-8")

    for table in TABLES:
        for name in table.names:
            assert f"<code>{name}</code>" in page
    told = page.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert "Dataset" in {one["@type"] for one in json.loads(told)["@graph"]}
    assert (folder / "data/catalog.jsonld").is_file()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_column_has_its_word_and_no_word_has_no_column(language: str) -> None:
    words = read_words(language, first="vi").entries
    prefix = "data.column."

    named = {key.removeprefix(prefix) for key in words if key.startswith(prefix)}

    assert named == {name for table in TABLES for name in table.names}


def test_only_fields_that_records_have_are_published() -> None:
    for part, names in PUBLISHED.items():
        assert set(names) <= set(part.model_fields), part
        assert {"consent", "consents", "owner"}.isdisjoint(names) or part.__name__ == "Mark"


PERSON = """\
makers:
  - id: lo-rieng
    kind: household
    name: Lò gốm hư cấu
    contacts:
      - {type: mobile, owner: person, consent: C-2026-0001, src: [s1]}
      - {type: phone, value: 0209 3456 789, owner: organisation, src: [s1]}
    src: [s1]
"""
PRIVATE = """\
contacts:
  C-2026-0001: {scopes: [name, phone], name: Người Thử, mobile: 0987 654 321}
"""


def test_a_persons_number_is_on_the_page_and_in_no_data(site_of: Province, tmp_path: Path) -> None:
    site_of.village(VILLAGE + PERSON)
    private = tmp_path / "rieng.yml"
    private.write_text(PRIVATE, "utf-8")
    made = site_of.root / "site"
    result = site.build(site_of.root, made, today=TODAY, contacts=private)
    assert result.is_published, result.problems

    assert "0987 654 321" in (made / "villages/lang-gom.html").read_text("utf-8")
    data = b"".join(
        file.read_bytes() for kind in ("csv", "json", "jsonld") for file in made.rglob(f"*.{kind}")
    )
    assert [word for word in ("0987", "C-2026-0001", "Người Thử") if word.encode() in data] == []
    assert [row["value"] for row in rows_of(made, "contacts")] == ["0209 3456 789"]


MARKS = """\
marks:
  - {id: nhan, kind: trademark, status: registered, name: Nhãn hư cấu, src: [s1]}
certificates:
  - {id: giay, scheme: ocop, status: valid, title: OCOP 4 sao, holder: HTX hư cấu, stars: 4,
     issued_on: 01/02/2021, decision_no: 1/QĐ-UBND, issuer: UBND tỉnh, src: [s1]}
"""


def test_an_ended_certificate_says_so_and_gives_no_stars(site_of: Province) -> None:
    site_of.village()
    site_of.product(PRODUCT.replace("form: line", "form: item") + MARKS)
    build(site_of.root)
    folder = site_of.root / "site"

    [paper] = rows_of(folder, "certificates")
    [product] = rows_of(folder, "products")

    assert (paper["state"], paper["last_day"]) == ("expired", "2024-02-01")
    assert "ocop_stars" not in product
    assert read(folder, "products/lo-gom.json")["record"]["certificates"][0]["state"] == "expired"


def test_of_spirits_only_the_craft_is_told(site_of: Province) -> None:
    spirits = VILLAGE.replace("[ceramics]", "[spirits]").replace("gốm", "nấu rượu")
    site_of.village(spirits + "alcohol: unknown\n" + MARKS)
    build(site_of.root)
    folder = site_of.root / "site"

    told = read(folder, "villages/lang-gom.json")["record"]

    assert rows_of(folder, "marks") == rows_of(folder, "certificates") == []
    assert {"marks", "certificates"}.isdisjoint(told)


def test_what_is_no_longer_published_is_in_no_data(site_of: Province) -> None:
    site_of.village()
    site_of.product()
    build(site_of.root)
    site_of.product(PRODUCT.replace("status: published", "status: draft"))
    build(site_of.root)
    folder = site_of.root / "site"

    assert rows_of(folder, "products") == []
    assert not (folder / "products/lo-gom.json").exists()


PRICED = (
    PRODUCT.replace("form: line", "form: item")
    + """\
trade:
  price: {amount: "25.000", unit: chiếc, as_of: DAY, src: [s1]}
photos:
  - {file: lo.jpg, alt: Hình vẽ, credit: Bộ kiểm thử, licence: CC0}
"""
)


def offered(folder: Path) -> list[str]:
    feed = ElementTree.fromstring((folder / "data/feeds/google.xml").read_bytes())
    rows = csv.DictReader(io.StringIO((folder / "data/feeds/facebook.csv").read_text("utf-8")))
    found = [one.text or "" for one in feed.iter("{http://base.google.com/ns/1.0}id")]
    assert [row["id"] for row in rows] == found
    return found


def test_only_goods_with_a_fresh_price_are_offered(site_of: Province) -> None:
    site_of.village()
    site_of.write("products/lo-gom/lo.jpg", sample(seed=1, size=(800, 600)))
    site_of.product(PRICED.replace("DAY", "01/11/2026"))
    build(site_of.root)
    folder = site_of.root / "site"
    assert offered(folder) == ["lo-gom"]
    feed = (folder / "data/feeds/google.xml").read_bytes()
    assert b"25000 VND" in feed
    # Whether it is in stock no record tells.
    assert b"availability" not in feed
    assert "available" not in (folder / "data/feeds/facebook.csv").read_text("utf-8").split("\n")[1]

    site_of.product(PRICED.replace("DAY", "01/11/2024"))
    build(site_of.root)

    assert offered(folder) == []


def test_a_price_that_grows_old_is_a_day_on_which_pages_change(province: Province) -> None:
    province.village()
    province.write("products/lo-gom/lo.jpg", sample(seed=1, size=(800, 600)))
    province.product(PRICED.replace("DAY", "15/03/2026"))

    [product] = province.catalogue().products

    assert TODAY.replace(year=2027, month=3, day=16).toordinal() in product.turns


def test_lists_of_goods_bear_any_text_and_none() -> None:
    hostile = Offer("a", "=1+1 <b>&", "]]>\x07", "https://a.example/?a&b", "https://a.example/i",
                    "1 VND", "+84", "", "@x", "> & <")  # fmt: skip

    feed = ElementTree.fromstring(google("<t>", "https://a.example/", "&", [hostile]).encode())
    [row] = csv.DictReader(io.StringIO(facebook([hostile])))

    assert feed.findtext("channel/item/{http://base.google.com/ns/1.0}title") == "=1+1 <b>&"
    assert (row["title"], row["brand"]) == ("'=1+1 <b>&", "'+84")
    assert ElementTree.fromstring(google("t", "https://a.example/", "", []).encode()) is not None


@pytest.mark.parametrize("text", ["=1+1", "+84 912", "-2", "@SUM(A1)", " =1", "＝1", "\t=1"])
def test_no_cell_of_a_csv_is_a_formula(text: str) -> None:
    assert inert(text) == f"'{text}"


def test_words_and_numbers_stay_what_they_are() -> None:
    assert [inert(text) for text in ("0912 345 678", "a=b", "")] == ["0912 345 678", "a=b", ""]


HOSTILE: list[Row] = [("0912 345 678", "=HYPERLINK(1)", "_x0041_ <&>\x0b"), (1.5, True, ("a", "b"))]


def test_a_workbook_holds_texts_as_texts_and_always_the_same_bytes() -> None:
    def made() -> bytes:
        sheets = [Sheet("A/B [1]", ["x", "y", "z"], HOSTILE, [9, 9, 9]),
                  Sheet("a b  1", ["x"], [], [9])]  # fmt: skip
        return workbook("Bảng <thử>", "Đơn vị & ai", "2026-11-23", sheets)

    sheet = load_workbook(io.BytesIO(made())).worksheets[0]
    cells = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]

    assert made() == made()
    # Excel and LibreOffice read the last text as it was; openpyxl leaves the escape.
    assert cells[0] == ["0912 345 678", "=HYPERLINK(1)", "_x005F_x0041_ <&>"]
    assert cells[1] == [1.5, True, "a; b"]
    assert [cell.data_type for cell in sheet[2]] == ["s", "s", "s"]
    assert sheet["A2"].number_format == "@"


def test_a_row_says_which_of_its_texts_are_not_translated() -> None:
    table = next(table for table in TABLES if table.name == "facts")
    row = row_of(table, id="a", what=Phrase("Số hộ", "vi"), unit="households")

    assert dict(zip(table.names, row, strict=True))["in_vietnamese"] == ("what",)
    with pytest.raises(KeyError):
        row_of(table, colour="red")
