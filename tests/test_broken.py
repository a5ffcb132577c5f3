"""Every mistake an author can make: one folder each, and exactly what it prints.

`provinces/base` is a small sound site. `provinces/broken/<one-mistake>` holds only the files that
differ from it, and `expected.txt` (Vietnamese) and `expected.en.txt`. A new rule is a new folder;
`pytest --accept` writes what is expected anew.
"""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import ImageFilter

from conftest import PACKAGE, TESTS, TODAY, Province
from langnghe import site
from langnghe.problems import Problem
from langnghe.words import format_problem
from pictures import bomb, located, moving, painting, sample, saved

BASE = TESTS / "provinces" / "base"
BROKEN = TESTS / "provinces" / "broken"
FOLDERS = sorted(folder.name for folder in BROKEN.iterdir() if folder.is_dir())
EXPECTED = {"vi": "expected.txt", "en": "expected.en.txt"}
VILLAGE_FILE = "villages/lang-gom/village.yml"

# Mistakes that a review would not show or that git would not keep: written by the test.
MADE: dict[str, Callable[[Province], object]] = {
    "not-utf-8": lambda province: _retype(province, "Sổ ghi chép", b"S\xe6 ghi ch\xd0p"),
    "control-character": lambda province: _retype(province, "Sổ ghi", "Sổ\x07ghi".encode()),
    "hidden-letter-in-name": lambda province: _retype(
        province, "name: Làng", "name: Làng\u200b".encode()
    ),
    "file-too-large": lambda province: _retype(
        province, "Một làng", ("Một làng" + " rất dài" * 30_000).encode()
    ),
    "face-without-consent": lambda province: _photo(province, sample()),
    "focus-unreadable": lambda province: _photo(province, sample()),
    "logo-of-moving-pictures": lambda province: _photo(
        province,
        saved(painting(), "PNG", save_all=True, append_images=[painting(2)]),
        "logo.png",
    ),
    "logo-of-too-many-pixels": lambda province: _photo(province, bomb(), "logo.png"),
    "logo-too-large": lambda province: _sparse(
        province.root / "villages/lang-gom/logo.png", 5 * 1024 * 1024 + 1
    ),
    "logo-too-small": lambda province: _photo(
        province, saved(painting(size=(320, 240)), "PNG"), "logo.png"
    ),
    "logo-with-a-ground": lambda province: _photo(province, saved(painting(), "PNG"), "logo.png"),
    "photo-blurred": lambda province: _photo(
        province, saved(painting().filter(ImageFilter.GaussianBlur(24)))
    ),
    "photo-cut-short": lambda province: _photo(province, sample()[:20_000]),
    "photo-described-as-a-map": lambda province: _photo(province, sample()),
    "photo-nobody-mentions": lambda province: _photo(province, sample()),
    "photo-of-another-record": lambda province: [
        _photo(province, sample()),
        province.write("products/lo-gom/anh.jpg", sample()),
    ],
    "photo-of-too-many-pixels": lambda province: _photo(province, bomb()),
    "photo-sent-twice": lambda province: [
        _photo(province, sample()),
        _photo(province, saved(painting(), quality=40), "lo-2.jpg"),
    ],
    "photo-that-moves": lambda province: _photo(province, moving(), "lo.webp"),
    "photo-too-dark": lambda province: _photo(
        province, saved(painting().point(lambda value: value // 8))
    ),
    "photo-too-large": lambda province: _sparse(
        province.root / "villages/lang-gom/lo.jpg", 20 * 1024 * 1024 + 1
    ),
    "photo-too-small": lambda province: _photo(province, sample(size=(320, 240))),
    "photo-twice": lambda province: [
        _photo(province, sample()),
        _photo(province, saved(painting(2), "PNG"), "lo.png"),
    ],
    "photo-with-a-map": lambda province: _photo(province, sample()),
    "photo-with-another-ending": lambda province: _photo(province, saved(painting(), "PNG")),
    "photo-with-its-location": lambda province: _photo(province, located()),
    "photo-without-credit": lambda province: _photo(province, sample()),
    "symbolic-link": lambda province: (province.root / "products/lo-gom/product.en.yml").symlink_to(
        "product.yml"
    ),
    "no-settings": lambda province: (province.root / "mkdocs.yml").unlink(),
}

# Families of codes that no folder shows, and where they are tested.
ELSEWHERE = {
    "E-ADD": "bringing pictures in: test_photos_add.py",
    "E-AUDIT": "the finished site: test_audit.py",
    "E-CODE": "what a branch does to printed codes, as git sees it: test_codes.py",
    "E-CON": "a private file of contacts, which is no part of a site: test_vcards.py",
    "W-CON": "the same: test_vcards.py",
    "E-ENGINE": "the engine: test_frames.py",
    "E-KIT": "a fair's sheets, which are no part of a site: test_sheets.py",
    "E-SHEET": "a translator's spreadsheet, which is no part of a site: test_spreadsheets.py",
    "E-SITE": "the folder to publish in: test_publishing.py",
    "E-TEMPLATE": "a site's own templates, which only a build reads: test_site.py",
}


def _retype(province: Province, typed: str, meant: bytes) -> None:
    file = province.root / VILLAGE_FILE
    before = file.read_bytes()
    assert before.count(typed.encode()) == 1
    file.write_bytes(before.replace(typed.encode(), meant))


def _photo(province: Province, content: bytes, name: str = "lo.jpg") -> Path:
    return province.write(f"villages/lang-gom/{name}", content)


def _sparse(file: Path, size: int) -> None:
    with file.open("wb") as opened:
        opened.truncate(size)


def broken(name: str, root: Path) -> Province:
    """The base with one mistake laid over it."""
    shutil.copytree(BASE, root)
    shutil.copytree(BROKEN / name, root, dirs_exist_ok=True)
    for expected in EXPECTED.values():
        (root / expected).unlink(missing_ok=True)
    province = Province(root)
    if name in MADE:
        MADE[name](province)
    return province


def printed(problems: list[Problem], language: str) -> str:
    return "".join(f"{format_problem(found, language)}\n" for found in problems)


def test_the_base_is_sound(tmp_path: Path) -> None:
    _, catalogue, problems = site.read(shutil.copytree(BASE, tmp_path / "base"), today=TODAY)

    assert problems == []
    assert catalogue is not None


@pytest.mark.parametrize("name", FOLDERS)
def test_a_mistake_prints_what_is_expected(name: str, tmp_path: Path, *, accept: bool) -> None:
    problems = broken(name, tmp_path / "site").problems()

    for language, file in EXPECTED.items():
        expected = BROKEN / name / file
        if accept:
            expected.write_text(printed(problems, language), encoding="utf-8")
        assert printed(problems, language) == expected.read_text("utf-8")


@pytest.mark.parametrize("name", FOLDERS)
def test_one_mistake_is_one_problem(name: str, tmp_path: Path) -> None:
    codes = broken(name, tmp_path / "site").codes()

    assert len(codes) == 1


def test_every_code_has_a_folder_or_a_reason() -> None:
    sentences = (PACKAGE / "words" / "problems" / "vi.yml").read_text("utf-8")
    codes = set(re.findall(r"^([EWN]-[A-Z]+-\d+)\.what:", sentences, re.MULTILINE))
    expected = "".join((BROKEN / name / EXPECTED["vi"]).read_text("utf-8") for name in FOLDERS)
    shown = set(re.findall(r"\[([EWN]-[A-Z]+-\d+)\]$", expected, re.MULTILINE))

    assert shown <= codes
    assert {code.rpartition("-")[0] for code in codes - shown} == set(ELSEWHERE)


def test_every_mistake_that_is_made_by_a_test_has_its_folder() -> None:
    assert set(MADE) <= set(FOLDERS)
