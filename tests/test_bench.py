"""The benchmark: its country is sound and always the same, its peers tell the same, it measures."""

import datetime
import re
import resource
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from bench import CHECKOUT
from bench.__main__ import main
from bench.country import NotOursError, Size, make_country
from bench.front_matter import type_front
from bench.hand import Data, type_record
from bench.hugo_source import SPARED, write_hugo_source
from bench.likeness import compare, text_of
from bench.material_source import write_material_source
from bench.measuring import Cost, FailedError, measure
from bench.peers import hugo_command, hugo_program
from bench.plotting import plot
from bench.running import AtSize, Measured
from bench.tables import table, table_of_rebuilds
from conftest import TODAY
from langnghe import site
from langnghe.loading import load
from langnghe.problems import Level
from langnghe.records import Alcohol, Craft, Form

SMALL = Size(villages=60, products=90, day=TODAY)
SMALLEST = Size(villages=34, products=12, languages=2, day=TODAY)  # one village in each province
needs_hugo = pytest.mark.skipif(
    hugo_program() is None, reason="the package hugo is not installed: scripts/setup bench"
)


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bench") / "country"
    make_country(SMALL, folder)
    return folder


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path]]:
    """A country and the site that langnghe made of it; its lists go on over many pages."""
    folder = tmp_path_factory.mktemp("built")
    make_country(SMALLEST, folder / "country")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("langnghe.pages.paging.PER_PAGE", 4)
        patch.setattr("langnghe.pages.indexes.PER_PAGE", 4)
        assert site.build(folder / "country", folder / "site", today=TODAY).is_published
        yield folder / "country", folder / "site"


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not {".cache", "build"} & set(path.parts)
    }


# The country


def test_the_invented_country_is_sound(country: Path) -> None:
    _, _, problems = site.read(country, today=TODAY)

    assert {found.code for found in problems if found.level is not Level.NOTE} == set()
    assert {found.code for found in problems} == {"N-CERT-01", "N-LANG-02", "N-OLD-01"}


def test_it_holds_what_was_asked_for(country: Path) -> None:
    loaded = load(country, ("en", "fr"))

    assert len(loaded.villages) == SMALL.villages
    assert len(loaded.products) == SMALL.products
    assert {craft for v in loaded.villages.values() for craft in v.crafts} == set(Craft)
    assert len({v.place.province_code for v in loaded.villages.values() if v.place}) == 34
    assert {product.form for product in loaded.products.values()} == set(Form)


def test_villages_of_spirits_have_no_products(country: Path) -> None:
    loaded = load(country, ())
    distillers = {v.id for v in loaded.villages.values() if v.alcohol is Alcohol.UNKNOWN}

    assert distillers
    assert not distillers & {product.village for product in loaded.products.values()}


def test_some_translations_are_missing_and_some_lack_texts(country: Path) -> None:
    loaded = load(country, ("en", "fr"))
    told = Counter(language for _, language in loaded.translations)

    assert 0.7 < told["en"] / 150 < 0.95
    assert 0.45 < told["fr"] / 150 < 0.75
    assert any("checked.by" not in found.texts for found in loaded.translations.values())


def test_no_word_of_a_real_record_is_told_of_an_invented_one(country: Path) -> None:
    """Only the shapes of the real records are taken over, never their sources or people."""
    texts = "\n".join(path.read_text("utf-8") for path in country.glob("*/*/*.yml"))

    urls = set(re.findall(r"https?://([^/\s]+)", texts))
    assert urls == {"example.vn"}
    assert set(re.findall(r"(?m)^ +publisher: (.*)", texts)) == {"Dữ liệu thử, không có thật"}


def test_the_same_seed_gives_the_same_bytes(country: Path, tmp_path: Path) -> None:
    make_country(SMALL, tmp_path / "again")

    assert files_in(tmp_path / "again") == files_in(country)


def test_another_seed_gives_another_country(country: Path, tmp_path: Path) -> None:
    make_country(Size(60, 90, seed=2, day=TODAY), tmp_path / "other")

    assert not set(files_in(tmp_path / "other")) >= set(files_in(country))


def test_the_country_says_that_it_is_invented(country: Path) -> None:
    assert "bịa ra" in (country / "mkdocs.yml").read_text("utf-8")
    assert "Invented data" in (country / "README.md").read_text("utf-8")


def test_records_are_about_as_long_as_the_real_ones(country: Path) -> None:
    for pattern in ("villages/*/village.yml", "products/*/product.yml", "*/*/*.en.yml"):
        real, invented = (
            [path.stat().st_size for path in root.glob(pattern)] for root in (CHECKOUT, country)
        )
        assert 0.7 < (sum(invented) / len(invented)) / (sum(real) / len(real)) < 1.3, pattern


def test_a_country_is_never_written_into_the_repository() -> None:
    with pytest.raises(NotOursError):
        make_country(SMALL, CHECKOUT / "country")


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")

    with pytest.raises(NotOursError):
        make_country(SMALL, tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_the_door_refuses_in_words(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")

    result = CliRunner().invoke(main, ["make", str(tmp_path)])

    assert result.exit_code == 1
    assert "was not made by scripts/bench" in result.output


def test_long_texts_are_folded_and_codes_quoted() -> None:
    long = "một hai ba bốn năm " * 8
    summary: dict[str, Data] = {"text": long.strip(), "src": ["s1", "s2"]}
    record: dict[str, Data] = {"commune_code": "00123", "summary": summary}

    typed = type_record(record, "# một hồ sơ")

    assert typed.startswith('# một hồ sơ\ncommune_code: "00123"\nsummary:\n  text: >-\n    một')
    assert typed.endswith("\n  src: [s1, s2]\n")
    assert max(map(len, typed.splitlines())) <= 100


# The peers


def test_front_matter_keeps_text_text_and_numbers_numbers() -> None:
    typed = type_front({"as_of": "2024", "refs": [-1, 2], "name": "A: b", "stars": 3})

    assert typed == 'as_of: "2024"\nrefs: [-1, 2]\nname: "A: b"\nstars: 3\n'


@needs_hugo
def test_hugo_makes_the_same_pages_with_the_same_texts(
    built: tuple[Path, Path], tmp_path: Path
) -> None:
    country, ours = built
    write_hugo_source(country, ours, tmp_path / "source")
    subprocess.run(hugo_command(tmp_path / "source", tmp_path / "site"), check=True)

    like = compare(ours, tmp_path / "site")

    assert [name for name in like.only_in_one if not SPARED.fullmatch(name)] == []
    # Material puts one more "skip to content" on the pages of prose; see docs/bench/README.md.
    prose = {page.stem for page in (country / "content" / "vi").glob("*.md")}
    assert [name for name in like.different if Path(name).stem not in prose] == []
    weight, other = like.bytes_of_pages
    assert 1.05 < weight / other < 1.2  # linked data is in the heads of our pages alone


def test_material_is_given_every_page_with_its_texts(
    built: tuple[Path, Path], tmp_path: Path
) -> None:
    _, ours = built
    made = write_material_source(ours, tmp_path, name="Thử", url="https://thu.example/")

    assert made == len(list(ours.rglob("*.html")))
    page = next(ours.glob("products/*-*.html"))
    markdown = (tmp_path / "docs" / "products" / page.name).with_suffix(".md").read_text("utf-8")
    heading = re.search(r"<h1>(.*?)</h1>", page.read_text("utf-8"))
    assert heading
    assert f"# {text_of(heading[1])}\n" in markdown


def test_text_is_what_a_reader_sees() -> None:
    page = "<p>Một&amp;hai <a href='x'>ba</a><sup>1</sup></p><p>bốn</p><!-- năm -->"

    assert text_of(page) == "Một&hai ba1 bốn"


# The measure


def test_all_processes_of_a_command_are_weighed_together(tmp_path: Path) -> None:
    """A parent and a child hold 200 MB each for half a second."""
    hold = "x = bytearray(b'x') * 200_000_000; import time; time.sleep(0.5)"
    parent = f"import subprocess, sys; c = subprocess.Popen([sys.executable, '-c', {hold!r}]); "
    cost = measure([sys.executable, "-c", f"{parent}{hold}; c.wait()"], folder=tmp_path)

    assert cost.memory > 400_000_000
    # The system counts for a child what whoever called it held at that moment.
    held_here = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    assert 200_000_000 < cost.largest < max(400_000_000, 1.1 * held_here)
    assert cost.wall > 0.5


def test_processor_time_counts_the_children(tmp_path: Path) -> None:
    spin = "import time; e = time.process_time() + 0.3\nwhile time.process_time() < e: pass"
    command = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {spin!r}])"
    cost = measure([sys.executable, "-c", command], folder=tmp_path)

    assert cost.cpu > 0.3


def test_a_run_that_fails_is_no_measurement(tmp_path: Path) -> None:
    with pytest.raises(FailedError, match="oh no"):
        measure([sys.executable, "-c", "raise SystemExit('oh no')"], folder=tmp_path)


def cost(wall: float, memory: int = 100_000_000) -> Cost:
    return Cost(wall, wall * 1.5, memory, memory)


@pytest.fixture
def measured() -> list[AtSize]:
    return [
        AtSize(
            share,
            round(5500 * share),
            round(20000 * share),
            (
                Measured("langnghe", pages, pages, 9, (cost(pages / 2000), cost(pages / 1000)),
                         (0.5, 0.4), (0.7, 0.8)),
                Measured("hugo", pages, pages, 9, (cost(pages / 500), cost(pages / 500))),
            ),
        )
        for share, pages in ((0.05, 6000), (1.0, 120000))
    ]  # fmt: skip


def test_ratios_are_told_run_by_run(measured: list[AtSize]) -> None:
    assert measured[0].ratios("hugo") == [4, 2]
    assert table(measured).splitlines()[3].endswith("| 4.00 2.00 |")


def test_rebuilds_are_told_where_they_were_measured(measured: list[AtSize]) -> None:
    rows = table_of_rebuilds(measured).splitlines()[2:]

    assert rows[0] == "| 275, 1,000 | langnghe | 4.50 s | 0.40 s | 0.70 s |"
    assert len(rows) == 2


def test_the_picture_is_sound_and_tells_itself(measured: list[AtSize]) -> None:
    picture = ElementTree.fromstring(plot(measured))

    assert "120000 pages: langnghe 90 s, Hugo 240 s" in picture.attrib["aria-label"]
    assert len(picture.findall(".//{*}polyline")) == 4  # two programs in two panels


def test_a_country_bears_the_day_it_was_made_for() -> None:
    assert Size(1, 1, day=datetime.date(2027, 1, 2)).part(0.5).day == datetime.date(2027, 1, 2)
