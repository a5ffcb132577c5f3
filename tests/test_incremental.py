"""A build after a change is, byte for byte, the build from nothing; and it may be killed."""

import datetime
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from building import BIN, build, copy_records, environment
from conftest import TODAY, Province
from desk import Desk, Edit, delete, redraw, rename, retype, write
from langnghe import site
from langnghe.problems import Problem
from pictures import sample


def send_photo(province: Province) -> None:
    """Another picture each time, of the same name and entry."""
    file = province.root / "products" / "banh-da-vung" / "banh.jpg"
    file.write_bytes(sample(seed=len(file.read_bytes()) if file.exists() else 1, size=(800, 600)))
    record = file.with_name("product.yml")
    text = record.read_text("utf-8")
    if "banh.jpg" not in text:
        entry = "photos:\n  - {file: banh.jpg, alt: Hình vẽ, credit: Bộ kiểm thử, licence: CC0}\n"
        province.write("products/banh-da-vung/product.yml", text + entry)


def add_village(province: Province) -> None:
    copied = province.root / "villages" / "gom-suoi-moi"
    shutil.copytree(province.root / "villages" / "gom-suoi-mo", copied)
    rename("villages/gom-suoi-moi/village.yml", "Làng gốm Suối Mới (hư cấu)")(province)


VILLAGE = "villages/gom-suoi-mo/village.yml"
# Each may be made to the province at any time, whatever was made before.
EDITS: dict[str, Edit] = {
    "a village is renamed": rename(VILLAGE, "Làng gốm Suối Khác (hư cấu)"),
    "a village's name comes first": rename(VILLAGE, "An Gốm (hư cấu)"),
    "a product is renamed": rename("products/lo-hoa/product.yml", "Lọ hoa khác (hư cấu)"),
    "a translation goes": delete("products/banh-da-vung/product.en.yml"),
    "a village is added": add_village,
    "a product is deleted": delete("products/khan-dai"),
    "a word is changed": write("content/words/vi.yml", "nav.villages: Các làng\n"),
    "a code is noted": write("published.yml", "villages:\n  gom-suoi-mo: k7m2p\n"),
    "an old id leads on": write("published.yml", "renamed: {products: {lo-cu: lo-hoa}}\n"),
    "another word is changed": write("content/words/en.yml", "record.story: The tale\n"),
    "a template of one's own": write(
        "content/templates/crafts.html.jinja", "<h1>{{ page.title }}</h1>\n"
    ),
    "the site is renamed": retype("mkdocs.yml", "site_name: ", "site_name: Mới "),
    "prose is added": write("content/vi/about.md", "# Giới thiệu\n\nMột trang thử.\n"),
    "a photo is sent": send_photo,
    "another photo comes in its place": send_photo,
    "a photo's focus moves": retype(VILLAGE, "focus: 50% 20%", "focus: 20% 80%"),
    "the leading photo is cut elsewhere": retype(
        VILLAGE, "  - file: lo-nung.jpg\n", "  - file: lo-nung.jpg\n    focus: 0% 90%\n"
    ),
    "a style of one's own": write("content/assets/local.css", "body{color:#111}\n"),
    "a logo is replaced": retype("villages/gom-suoi-mo/logo.svg", "#9c3b1f", "#2b3f6b"),
    "a logo's right is taken back": retype(
        "products/banh-da-vung/product.yml", "    may_use: yes\n", "    may_use: no\n"
    ),
    "a brand's colours change": retype(VILLAGE, "value: 9c3b1f", "value: 7a1f5c"),
    "a picture is replaced": redraw("products/lo-hoa/lo.png", "red"),
    "a note above a name that shouts": retype(
        "products/gom-gia-dung/product.yml", "status:", "# Ghi chú.\nstatus:"
    ),
    "a name shouts": rename("products/gom-gia-dung/product.yml", "GỐM GIA DỤNG"),
    "a translation comes": write(
        "villages/vung-det-ang-may/village.en.yml",
        "method: human\ntexts:\n  summary: A fictional area of weavers.\n",
    ),
    "a record is checked again": retype(VILLAGE, "on: 01/11/2026", "on: 02/11/2026"),
    "a note is translated": retype(
        "villages/gom-suoi-mo/village.en.yml", "Call in office hours.", "Call at office hours."
    ),
}
# Words of these stand on pages of their own records, of others, and on lists.
TEXTS = {
    VILLAGE: (
        "Giữ khoảng trống",
        "Giấy cho dùng số 02",
        "Gọi giờ hành chính",
        "Câu chuyện này bịa ra",
        "Hỏi trước khi chụp",
        "UBND tỉnh",
    ),
    "villages/gom-suoi-mo/village.en.yml": ("A fictional mark", "A fictional certificate"),
    "villages/banh-da-doi-sim/village.yml": ("Hỏi UBND xã", "Bánh phơi trên phên nứa"),
    "villages/vung-det-ang-may/village.yml": ("nhà nào cũng có khung cửi",),
    "products/lo-hoa/product.yml": ("Bảng kê lâm sản", "Món này hư cấu", "Sổ ghi chép"),
}


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def from_nothing(root: Path, into: Path) -> dict[str, bytes]:
    """The same records and settings, built where nothing was ever built."""
    shutil.rmtree(into, ignore_errors=True)
    fresh = copy_records(root, into)
    result = build(fresh)
    assert result.is_published, result.problems
    return files_of(fresh / "site")


@pytest.mark.parametrize("seed", [1, 2])
def test_a_build_after_changes_is_the_build_from_nothing(
    small: Province, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    names = chance.sample(sorted(EDITS), k=len(EDITS))
    build(small.root)

    for number, name in enumerate(names):
        EDITS[name](small)
        result = build(small.root)
        assert result.is_published, (name, result.problems)
        if number % 4 == seed:
            made = files_of(small.root / "site")
            clean = from_nothing(small.root, tmp_path / "clean")
            assert made.keys() == clean.keys(), names[: number + 1]
            assert [path for path in made if made[path] != clean[path]] == [], names[: number + 1]


def type_into(chance: random.Random, number: int) -> Edit:
    """Some more words in the midst of a text of some record."""
    path = chance.choice(sorted(TEXTS))
    words = chance.choice(TEXTS[path])

    def edit(province: Province) -> None:
        text = (province.root / path).read_text("utf-8")
        assert words in text, (path, words)
        province.write(path, text.replace(words, f"{words} lần {number}"))

    return edit


def problems_of(province: Province) -> list[Problem]:
    return site.read(province.root, today=TODAY)[2]


@pytest.mark.parametrize("seed", [1, 2])
def test_whatever_is_saved_at_a_desk_gives_the_site_from_nothing(
    small: Province, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    desk = Desk(small)
    others = chance.sample(sorted(EDITS), k=6)
    hot = 0

    for number in range(24):
        other = others[number // 4] if number % 4 == 3 else None
        result = desk.edit(EDITS[other] if other else type_into(chance, number))
        assert result.is_published, (number, other, result.problems)
        hot += desk.stages.are_hot
        if number % 6 == seed:
            made = files_of(small.root / "site")
            clean = from_nothing(small.root, tmp_path / "clean")
            assert made.keys() == clean.keys(), (number, others)
            assert [path for path in made if made[path] != clean[path]] == [], (number, others)
            assert list(result.problems) == problems_of(small)

    assert hot >= 8


def test_another_language_or_none_gives_the_site_from_nothing(
    small: Province, tmp_path: Path
) -> None:
    build(small.root)
    settings = (small.root / "mkdocs.yml").read_text("utf-8")
    at = settings.index("      - code: en")
    small.write("mkdocs.yml", settings[:at])
    for file in [*small.root.glob("*/*/*.en.yml")]:
        file.unlink()

    build(small.root)

    assert files_of(small.root / "site") == from_nothing(small.root, tmp_path / "clean")
    assert not (small.root / "site" / "en").exists()


def test_a_changed_text_touches_only_the_pages_that_show_it(small: Province) -> None:
    build(small.root)
    target = small.root / "site"
    before = {path: path.stat().st_mtime_ns for path in target.rglob("*.*")}
    retype("products/khan-dai/product.yml", "Nhận thêu tên.", "Nhận thêu tên và ngày.")(small)

    result = build(small.root)

    after = {path: path.stat().st_mtime_ns for path in target.rglob("*.*")}
    touched = {path.relative_to(target).as_posix() for path in after if after[path] != before[path]}
    pages = {"products/khan-dai.html", "en/products/khan-dai.html"}
    index = {f"search/{name}.js" for name in ("vi", "en", "vi/all", "en/all")}
    # What a shortlist shows of it; and the new edition, for browsers that save pages.
    beside = {"pocket/products/khan-dai.js", "sw.js"}
    forms = {
        f"{root}data/products.{form}" for root in ("", "en/") for form in ("csv", "json", "xlsx")
    }
    data = {"products/khan-dai.json", "datapackage.json", "en/datapackage.json", *forms}
    assert pages <= touched <= pages | index | beside | data
    assert result.written == len(touched)


def test_a_translation_that_says_the_same_changes_the_language_of_a_name(
    small: Province, tmp_path: Path
) -> None:
    build(small.root)
    name = "Khăn dài Áng Mây"
    small.write("products/khan-dai/product.en.yml", f"method: human\ntexts:\n  name: {name}\n")

    build(small.root)

    assert files_of(small.root / "site") == from_nothing(small.root, tmp_path / "clean")


def test_a_record_that_is_put_back_gives_its_pages_back(small: Province, tmp_path: Path) -> None:
    build(small.root)
    before = files_of(small.root / "site")
    shutil.move(small.root / "products/khan-dai", tmp_path / "khan-dai")
    build(small.root)
    assert "products/khan-dai.html" not in files_of(small.root / "site")

    shutil.move(tmp_path / "khan-dai", small.root / "products/khan-dai")
    build(small.root)

    assert files_of(small.root / "site") == before


def test_a_change_within_a_tick_of_the_clock_is_seen(small: Province) -> None:
    build(small.root)
    file = small.root / VILLAGE
    rename(VILLAGE, "Làng gốm Suối Lạ (hư cấu)")(small)
    before = (small.root / VILLAGE).read_text("utf-8")
    build(small.root)
    state = file.stat()
    file.write_text(before.replace("Suối Lạ", "Suối Xa"), encoding="utf-8")  # as long as before
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))

    build(small.root)

    assert "Suối Xa" in (small.root / "site/villages/gom-suoi-mo.html").read_text("utf-8")


def test_the_day_changes_only_what_it_ends(small: Province, tmp_path: Path) -> None:
    """Built a year later on a warm cache: as if built then from nothing."""
    later = datetime.date(2027, 11, 24)
    build(small.root)

    result = site.build(small.root, small.root / "site", today=later)

    assert result.is_published
    clean = copy_records(small.root, tmp_path / "clean")
    site.build(clean, clean / "site", today=later)
    assert files_of(small.root / "site") == files_of(clean / "site")


def command(root: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [BIN / "langnghe", "build", "--root", root],
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def test_a_build_killed_at_any_moment_leaves_only_whole_pages(
    small: Province, tmp_path: Path
) -> None:
    """The old site or the new; in the few milliseconds of moving in, each file of one of them."""
    assert command(small.root).wait() == 0
    old = files_of(small.root / "site")
    rename(VILLAGE, "Làng gốm Suối Khác (hư cấu)")(small)
    retype("mkdocs.yml", "site_name: ", "site_name: Mới ")(small)
    begun = time.monotonic()
    whole = copy_records(small.root, tmp_path / "whole")
    assert command(whole).wait() == 0
    takes = time.monotonic() - begun
    new = files_of(whole / "site")
    chance = random.Random(7)

    for _ in range(8):
        running = command(small.root)
        time.sleep(chance.uniform(0.1, takes))
        running.send_signal(signal.SIGKILL)
        running.wait()
        found = files_of(small.root / "site")
        assert old.keys() & new.keys() <= found.keys()
        assert all(text in {old.get(path), new.get(path)} for path, text in found.items())

    assert command(small.root).wait() == 0
    assert files_of(small.root / "site") == new
    assert [path.name for path in small.root.glob(".site*")] == []


def test_two_builds_at_one_time_take_turns(small: Province, tmp_path: Path) -> None:
    both = [command(small.root), command(small.root)]

    assert [one.wait() for one in both] == [0, 0]
    clean = copy_records(small.root, tmp_path / "clean")
    assert command(clean).wait() == 0
    assert files_of(small.root / "site") == files_of(clean / "site")


def _no_room() -> None:
    """No file may grow beyond this many bytes: what a full disk says, said sooner."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))


@pytest.mark.skipif(sys.platform == "win32", reason="a limit that Windows has not")
def test_a_full_disk_is_told_and_leaves_the_old_site(small: Province) -> None:
    assert command(small.root).wait() == 0
    before = files_of(small.root / "site")
    rename(VILLAGE, "Làng gốm Suối Khác (hư cấu)")(small)

    full = subprocess.run(
        [BIN / "langnghe", "build", "--lang", "en", "--root", small.root],
        env=environment(), capture_output=True, text=True, check=False, preexec_fn=_no_room,
    )  # fmt: skip

    assert full.returncode == 1
    assert "Traceback" not in full.stderr
    assert full.stderr.startswith("Error:")
    assert files_of(small.root / "site") == before
    assert command(small.root).wait() == 0
