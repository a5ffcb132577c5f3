"""What every test may use: a province in a folder of its own, set up by writing YAML.

`province` is an empty site of two languages; `small` is a copy of the sound `provinces/small`.
Both are a `Province`: write files, then ask for the problems or for the catalogue.

    def test_a_village_needs_a_name(province: Province) -> None:
        province.village(without(VILLAGE, "name"))

        [problem] = province.problems()

        assert problem.code == "E-REQ-03"

`VILLAGE` and `PRODUCT` are minimal, sound and published; extend them by adding lines
(`VILLAGE + "alcohol: none\\n"`), by `replace`, or by leaving a key out with `without`.
"""

import datetime
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from langnghe import site
from langnghe.catalogue import Catalogue
from langnghe.problems import Problem
from langnghe.words import format_problem

# How long an example takes says more about the machine than about us.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

TESTS = Path(__file__).parent
PACKAGE = TESTS.parent / "src" / "langnghe"
SMALL = TESTS / "provinces" / "small"

TODAY = datetime.date(2026, 11, 23)
# Noon in Greenwich, so that it is the same day in Việt Nam.
EPOCH = str(int(datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC).timestamp()))

MKDOCS = """\
site_name: Tỉnh thử nghiệm
site_url: https://thu-nghiem.example/
docs_dir: content
use_directory_urls: false
theme:
  name: langnghe
plugins:
  - langnghe
extra:
  langnghe:
    owner: Dữ liệu hư cấu cho kiểm thử
    tagline: Một tỉnh không có thật
    social_cards: none  # they cost a second, and are tested in test_cards.py
    languages:
      - code: vi
        name: Tiếng Việt
      - code: en
        name: English
        site_name: A test province
"""

VILLAGE = """\
status: published
kind: craft_village
name: Làng gốm Thử Nghiệm
craft_group: nd52-4
crafts: [ceramics]
place:
  settlement: Thử Nghiệm
  commune_code: "02185"
  province_code: "19"
  as_of: 01/07/2025
summary:
  text: Một làng gốm hư cấu, chỉ dùng cho kiểm thử.
  src: [s1]
contact:
  via: commune
sources:
  s1:
    title: Hồ sơ hư cấu cho kiểm thử
checked:
  on: 01/11/2026
  by: Người viết kiểm thử
"""

PRODUCT = """\
status: published
form: line
name: Lọ gốm
village: lang-gom
category: handicraft
craft: ceramics
summary:
  text: Một chiếc lọ hư cấu, chỉ dùng cho kiểm thử.
  src: [s1]
sources:
  s1:
    title: Hồ sơ hư cấu cho kiểm thử
checked:
  on: 01/11/2026
  by: Người viết kiểm thử
"""


def without(text: str, *keys: str) -> str:
    """The YAML without these top-level keys and all that stands below them."""
    for key in keys:
        text = re.sub(rf"^{key}:.*\n(?:[ \-].*\n|\n)*", "", text, flags=re.MULTILINE)
    return text


@dataclass(frozen=True)
class Province:
    """A site in a folder of its own, judged on TODAY."""

    root: Path

    def write(self, path: str, text: str | bytes) -> Path:
        """Write a file under the root, with the folders it needs; text is UTF-8."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return file

    def village(self, text: str = VILLAGE, village_id: str = "lang-gom") -> Path:
        """Write `villages/<id>/village.yml`."""
        return self.write(f"villages/{village_id}/village.yml", text)

    def product(self, text: str = PRODUCT, product_id: str = "lo-gom") -> Path:
        """Write `products/<id>/product.yml`; `PRODUCT` is of the village `lang-gom`."""
        return self.write(f"products/{product_id}/product.yml", text)

    def problems(self, *, today: datetime.date = TODAY) -> list[Problem]:
        """Every problem, notes included, in the order they are printed."""
        return site.read(self.root, today=today)[2]

    def codes(self, *, today: datetime.date = TODAY) -> list[str]:
        """The codes of `problems()`, in the same order."""
        return [found.code for found in self.problems(today=today)]

    def catalogue(self, *, today: datetime.date = TODAY) -> Catalogue:
        """What is published. Fails the test when there is an error, and shows it."""
        _, catalogue, problems = site.read(self.root, today=today)
        errors = [format_problem(found, "en") for found in problems if found.is_error]
        assert not errors, "\n".join(errors)
        assert catalogue is not None
        return catalogue


@pytest.fixture
def province(tmp_path: Path) -> Province:
    """An empty site of two languages: only its `mkdocs.yml` is there."""
    empty = Province(tmp_path)
    empty.write("mkdocs.yml", MKDOCS)
    return empty


@pytest.fixture
def small(tmp_path: Path) -> Province:
    """A copy of the sound, complete province of `tests/provinces/small`."""
    root = tmp_path / "small"
    made = shutil.ignore_patterns("site", "build", ".cache")
    shutil.copytree(SMALL, root, ignore=made)
    return Province(root)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept",
        action="store_true",
        help="Write the expected files anew; review the difference like code.",
    )


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether this run may rewrite golden files."""
    return bool(request.config.getoption("--accept"))
