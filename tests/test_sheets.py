"""What is printed for a fair, as other programs read it: PDFs, codes, and the stick's ZIP."""

import io
import shutil
import unicodedata
import zipfile
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest
import zxingcpp

from conftest import PRODUCT, SMALL, TODAY, VILLAGE, Province
from langnghe.kits import Made, make_kit
from langnghe.sheets.grids import grids
from langnghe.sheets.telling import letter_of
from langnghe.words import format_problem

pytest_plugins = ("built_sites",)

FAIR = """\
name: Hội chợ Thử Nghiệm
place: Nhà triển lãm Hư Cấu
starts: 10/12/2026
ends: 14/12/2026
villages: [lang-gom]
"""
WARNING = (
    "Lạm dụng rượu, bia có hại cho sức khỏe. Người chưa đủ 18 tuổi không uống rượu, bia. "
    "Đã uống rượu, bia thì không lái xe."
)
HOSTILE = '#panic("x") *đậm* $x^2$ @moc <nhan> \\u{41} #image("/etc/passwd") // `mã` [ngoặc]'
PAPER = """\
certificates:
  - id: giay
    scheme: ocop
    status: valid
    title: OCOP 4 sao
    holder: Hợp tác xã Thử
    stars: 4
    decision_no: 12/QĐ-UBND
    issuer: UBND tỉnh Thử Nghiệm
    issued_on: {issued}
    src: [s1]
"""
ITEM = PRODUCT.replace("form: line", "form: item")
PAPERS = ("posters-a4", "posters-a5", "catalogue", "list", "tents", "tags", "labels", "badges")


def kit(province: Province, folder: Path, **options: bool | str) -> Made:
    return make_kit(
        province.root, "hoi-xuan", folder, has_stick=False, today=TODAY, **options  # type: ignore[arg-type]
    )  # fmt: skip


def reader(folder: Path, name: str) -> pypdf.PdfReader:
    return pypdf.PdfReader(folder / "pdf" / f"{name}.pdf")


def text_of(folder: Path, name: str) -> str:
    """All that a reader can select, on one line."""
    document = pypdfium2.PdfDocument(folder / "pdf" / f"{name}.pdf")
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    return " ".join(text.replace("\u200b", "").split())


def codes_on(folder: Path, name: str) -> set[str]:
    """What a camera reads from every page at 150 dots an inch."""
    document = pypdfium2.PdfDocument(folder / "pdf" / f"{name}.pdf")
    pictures = [page.render(scale=150 / 72).to_pil() for page in document]
    return {found.text for picture in pictures for found in zxingcpp.read_barcodes(picture)}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything that is printed for the fair of `provinces/small`; only to be read."""
    root = tmp_path_factory.mktemp("fair") / "small"
    shutil.copytree(SMALL, root, ignore=shutil.ignore_patterns("site", "build", ".cache"))
    made = kit(Province(root), root / "out")
    assert [format_problem(one, "en") for one in made.problems if one.is_error] == []
    return root / "out"


@pytest.fixture
def fair(province: Province) -> Province:
    """A province with one village, one product and a fair."""
    province.village()
    province.product()
    province.write("content/fairs/hoi-xuan.yml", FAIR)
    return province


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("languages", ["vi", "en", "vi-en"])
def test_every_sheet_is_made_in_each_language_and_in_two(
    printed: Path, paper: str, languages: str
) -> None:
    found = reader(printed, f"{paper}_{languages}")

    root: Any = found.trailer["/Root"]
    assert bool(root["/MarkInfo"]["/Marked"])
    assert root["/Lang"] == languages.split("-", maxsplit=1)[0]
    assert found.metadata is not None
    assert found.metadata.title


def test_a_sheet_says_that_it_keeps_to_pdf_ua(printed: Path) -> None:
    raw = (printed / "pdf" / "catalogue_vi.pdf").read_bytes()

    assert b"pdfuaid:part" in raw


def test_every_font_is_in_the_file(printed: Path) -> None:
    for file in (printed / "pdf").iterdir():
        for page in pypdf.PdfReader(file).pages:
            resources: Any = page["/Resources"]
            for font in resources.get("/Font", {}).values():
                [below] = font["/DescendantFonts"]
                assert "/FontFile2" in below["/FontDescriptor"], file.name


def test_vietnamese_is_selected_as_it_is_typed(printed: Path) -> None:
    text = text_of(printed, "posters-a4_vi")

    assert "Hội chợ Làng nghề Thử Nghiệm mùa xuân" in text
    assert unicodedata.normalize("NFC", text) == text


def test_codes_are_read_from_every_sheet_and_bear_the_fairs_mark(printed: Path) -> None:
    for paper in PAPERS[:-1]:
        found = codes_on(printed, f"{paper}_vi-en")
        assert len(found) >= 4, paper
        assert all(code.startswith("https://thu-nghiem.example/") for code in found), paper
        assert all("hoi-xuan" in code for code in found), paper


def test_the_same_fair_on_the_same_day_gives_the_same_bytes(fair: Province, tmp_path: Path) -> None:
    kit(fair, tmp_path / "one")
    kit(fair, tmp_path / "two")

    for file in (tmp_path / "one" / "pdf").iterdir():
        assert file.read_bytes() == (tmp_path / "two" / "pdf" / file.name).read_bytes()


def test_a_text_is_printed_and_never_obeyed(fair: Province, tmp_path: Path) -> None:
    fair.product(PRODUCT.replace("name: Lọ gốm", f"name: '{HOSTILE}'"))

    kit(fair, tmp_path / "out")

    assert HOSTILE in text_of(tmp_path / "out", "list_vi")


def test_a_long_name_stands_on_every_sheet(fair: Province, tmp_path: Path) -> None:
    name = "Bộ ấm chén men rạn vẽ tay " * 9
    fair.product(PRODUCT.replace("name: Lọ gốm", f"name: {name}"))

    kit(fair, tmp_path / "out")

    for paper in ("posters-a5", "tents", "tags", "labels", "catalogue", "list"):
        assert name.strip() in text_of(tmp_path / "out", f"{paper}_vi"), paper


@pytest.mark.parametrize(("issued", "is_shown"), [("13/12/2023", False), ("14/12/2023", True)])
def test_a_certificate_must_hold_until_the_fair_is_over(
    fair: Province, tmp_path: Path, issued: str, is_shown: bool
) -> None:
    makers = "makers:\n  - {id: htx, kind: cooperative, name: Hợp tác xã Thử, src: [s1]}\n"
    fair.village(VILLAGE + makers)
    fair.product(ITEM + "makers: [htx]\n" + PAPER.format(issued=issued))

    kit(fair, tmp_path / "out")

    assert ("OCOP 4 sao" in text_of(tmp_path / "out", "catalogue_vi")) is is_shown


@pytest.mark.parametrize("may_use", ["unknown", "yes"])
def test_a_mark_needs_the_right_to_use_it(fair: Province, tmp_path: Path, may_use: str) -> None:
    mark = "marks:\n  - {id: nh, kind: collective_mark, status: registered, name: Sao Khuê,"
    fair.village(VILLAGE + mark + " registration_no: '12', src: [s1]}\n")
    use = f"village_marks:\n  - {{mark: nh, may_use: {may_use}, evidence: Quy chế số 3}}\n"
    fair.product(PRODUCT + use)

    kit(fair, tmp_path / "out")

    assert ("Sao Khuê" in text_of(tmp_path / "out", "catalogue_vi")) is (may_use == "yes")


def test_a_weak_drink_bears_its_warning_and_no_price(fair: Province, tmp_path: Path) -> None:
    drink = PRODUCT.replace("category: handicraft", "category: alcohol").replace(
        "name: Lọ gốm", "name: Vang mận"
    )
    fair.product(drink + f"abv: '12'\nuses: {{text: '{WARNING}', src: [s1]}}\n")

    kit(fair, tmp_path / "out")

    for paper in ("posters-a4", "posters-a5", "catalogue", "list", "tents", "tags", "labels"):
        assert "Người chưa đủ 18 tuổi không uống rượu, bia" in text_of(
            tmp_path / "out", f"{paper}_vi"
        )


def test_a_place_of_spirits_is_named_nowhere(fair: Province, tmp_path: Path) -> None:
    spirits = VILLAGE.replace("crafts: [ceramics]", "crafts: [spirits]\nalcohol: unknown")
    fair.village(spirits.replace("name: Làng gốm Thử Nghiệm", "name: Làng rượu Cay Xè"))
    fair.write(
        "content/fairs/hoi-xuan.yml", FAIR.replace("villages: [lang-gom]", "products: [lo-gom]")
    )

    kit(fair, tmp_path / "out")

    for paper in PAPERS[:-1]:
        text = text_of(tmp_path / "out", f"{paper}_vi-en")
        assert "Lọ gốm" in text
        assert "rượu" not in text.lower(), paper


def test_only_an_organisations_contacts_are_printed(fair: Province, tmp_path: Path) -> None:
    contact = (
        "contact:\n  office: Trung tâm Thử\n  entries:\n"
        "    - {type: phone, value: 0209 0000 009, owner: organisation}\n"
        "    - {type: mobile, value: 0912 345 678, owner: person, consent: C-2026-001}\n"
    )
    fair.write("content/fairs/hoi-xuan.yml", FAIR + contact)

    kit(fair, tmp_path / "out")

    text = text_of(tmp_path / "out", "posters-a4_vi") + text_of(tmp_path / "out", "list_vi")
    assert "0209 0000 009" in text
    assert "0912" not in text


def test_crop_marks_make_the_paper_larger_than_the_sheet(fair: Province, tmp_path: Path) -> None:
    kit(fair, tmp_path / "out", is_marked=True)

    box = reader(tmp_path / "out", "posters-a4_vi").pages[0].mediabox
    assert [round(float(side) / 72 * 25.4) for side in (box.width, box.height)] == [230, 317]


def test_a_letter_that_no_font_has_is_told_and_leaves_the_old_sheets(
    fair: Province, tmp_path: Path
) -> None:
    kit(fair, tmp_path / "out")
    before = (tmp_path / "out" / "pdf" / "list_vi.pdf").read_bytes()
    fair.product(PRODUCT.replace("name: Lọ gốm", "name: Lọ gốm 陶"))

    made = kit(fair, tmp_path / "out")

    assert [found.code for found in made.problems if found.is_error] == ["E-KIT-02"]
    assert dict(made.problems[-1].values)["letter"] == "陶"
    assert (tmp_path / "out" / "pdf" / "list_vi.pdf").read_bytes() == before


def test_a_fair_that_is_not_there_is_told(fair: Province, tmp_path: Path) -> None:
    made = make_kit(fair.root, "hoi-xuann", tmp_path / "out", today=TODAY)

    assert [found.code for found in made.problems if found.is_error] == ["E-KIT-01"]
    assert dict(made.problems[-1].values)["near"] == "hoi-xuan"


def test_the_index_files_names_as_vietnamese_does() -> None:
    names = ("ấm", "ăn", "đá", "an", "ổi", "ưng")

    assert [letter_of(name, "vi") for name in names] == ["Â", "Ă", "Đ", "A", "Ô", "Ư"]
    assert [letter_of(name, "en") for name in names] == ["A", "A", "D", "A", "O", "U"]


@pytest.mark.parametrize("grid", grids().values(), ids=lambda grid: grid.name)
def test_labels_lie_within_their_sheet_and_beside_one_another(grid) -> None:  # type: ignore[no-untyped-def]
    right = grid.left + (grid.columns - 1) * grid.across + grid.width
    foot = grid.top + (grid.rows - 1) * grid.down + grid.height

    assert grid.across >= grid.width
    assert grid.down >= grid.height
    assert right == pytest.approx(210 - grid.left, abs=0.5)
    assert foot == pytest.approx(297 - grid.top, abs=0.5)


def test_the_stick_opens_without_a_network(site_of: Province, tmp_path: Path) -> None:
    site_of.village()
    site_of.product()
    site_of.write("content/fairs/hoi-xuan.yml", FAIR)

    made = make_kit(site_of.root, "hoi-xuan", tmp_path / "out", today=TODAY)

    assert made.archive is not None
    packed = zipfile.ZipFile(io.BytesIO(made.archive.read_bytes()))
    names = set(packed.namelist())
    assert {"hoi-xuan/mo-trang.html", "hoi-xuan/site/index.html"} <= names
    assert "hoi-xuan/site/fairs/hoi-xuan.html" in names
    start = packed.read("hoi-xuan/mo-trang.html").decode()
    assert "http" not in start
    for file in (tmp_path / "out" / "pdf").iterdir():
        assert f'href="pdf/{file.name}"' in start
        assert f"hoi-xuan/pdf/{file.name}" in names


def test_what_is_printed_is_noted_for_good(fair: Province, tmp_path: Path) -> None:
    made = kit(fair, tmp_path / "out")

    noted = (fair.root / "published.yml").read_text("utf-8")
    assert made.noted == 2
    assert any(
        code.rpartition("/?")[0][-5:] in noted for code in codes_on(tmp_path / "out", "list_vi")
    )


def test_a_folder_of_somebody_elses_stays_as_it_is(fair: Province, tmp_path: Path) -> None:
    own = tmp_path / "home" / "pdf" / "bang-diem.pdf"
    own.parent.mkdir(parents=True)
    own.write_bytes(b"mine")

    made = kit(fair, tmp_path / "home")

    assert [found.code for found in made.problems if found.is_error] == ["E-KIT-03"]
    assert own.read_bytes() == b"mine"
