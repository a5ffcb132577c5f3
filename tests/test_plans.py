"""What is saved at a desk: a text costs little, and whatever else changes is thought out anew."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from building import build
from conftest import TODAY, Province
from desk import Desk, Edit, delete, redraw, rename, retype, write
from langnghe import assembly, site
from langnghe.cards import CardJob
from langnghe.catalogue import Opened
from langnghe.pages import card_sets
from langnghe.plans import Plan

pytest_plugins = ("built_sites",)

VILLAGE = "villages/gom-suoi-mo/village.yml"
CLOTH = "products/khan-dai/product.yml"


@pytest.fixture
def desk(copy_of_small: Province) -> Iterator[Desk]:
    desk = Desk(copy_of_small)
    yield desk
    desk.memory.close()


def page(desk: Desk, address: str) -> str:
    return (desk.province.root / "site" / address).read_text("utf-8")


def test_a_text_is_read_in_its_folder_and_shown_on_its_pages_and_nothing_else_is_done(
    desk: Desk,
) -> None:
    result = desk.edit(retype(CLOTH, "Nhận thêu tên.", "Nhận thêu tên và ngày."))

    # In each language its own page, the index and its dictionary; the list of marks, of which it
    # has one, and which says what it did. What a shortlist shows of it is made with its pages; and
    # the script that saves pages names the new edition. Of the data its table, in each language,
    # and the package that counts it; its own file is made with its page.
    pages = ("pages", 2 + 4 + 1 + 4)
    assert desk.stages.all == [("load", 1), ("search", 1), ("data", 1), pages, ("publish", None)]
    assert result.is_published
    assert "Nhận thêu tên và ngày." in page(desk, "products/khan-dai.html")


def test_a_way_to_reach_a_village_is_told_on_the_pages_of_its_products_too(desk: Desk) -> None:
    desk.edit(retype(VILLAGE, "Gọi giờ hành chính.", "Gọi buổi sáng."))

    assert desk.stages.are_hot
    # The village; its two products; the page of contacts; that of its marks and certificates; its
    # logo with the rules of use; the index of a language and its dictionary; the script that saves
    # pages.
    assert ("pages", 6 + 2 + 1) in desk.stages.all
    assert "Gọi buổi sáng." in page(desk, "products/lo-hoa.html")
    assert "Gọi buổi sáng." in page(desk, "villages/gom-suoi-mo.html")


def test_text_after_text_is_shown(desk: Desk) -> None:
    said = ["tên", "ngày", "chữ", "tên"]

    for before, after in pairwise(said):
        desk.edit(retype(CLOTH, f"Nhận thêu {before}.", f"Nhận thêu {after}."))
        desk.edit(retype(VILLAGE, "hành chính", f"hành chính, {after}"))
        assert desk.stages.are_hot
        assert f"Nhận thêu {after}." in page(desk, "products/khan-dai.html")
        assert f"hành chính, {after}" in page(desk, "products/lo-hoa.html")


def test_a_file_saved_as_it_was_writes_nothing(desk: Desk) -> None:
    result = desk.edit(lambda province: (province.root / CLOTH).touch())

    assert desk.stages.are_hot
    assert (result.is_published, result.written) == (True, 0)


ELSEWHERE: dict[str, Edit] = {
    "a name": rename(CLOTH, "Khăn dài khác"),
    "the sentence on its card": retype(CLOTH, "Khăn dài dệt khung cửi", "Khăn dệt khung cửi"),
    "the day on which it was checked": retype(CLOTH, "  on: ", "  on: 02/10/2026 #"),
    "a translation": delete("products/banh-da-vung/product.en.yml"),
    "a picture": redraw("products/lo-hoa/lo.png", "blue"),
    "a record": delete("products/khan-dai"),
    "a word": write("content/words/vi.yml", "nav.villages: Các làng\n"),
    "prose": write("content/vi/about.md", "# Giới thiệu\n\nMột trang thử.\n"),
    "a setting": retype("mkdocs.yml", "site_name: ", "site_name: Mới "),
    "a record that is not to be shown": retype(CLOTH, "status: published", "status: draft"),
}


@pytest.mark.parametrize("what", ELSEWHERE)
def test_what_shows_elsewhere_is_thought_out_anew(desk: Desk, what: str) -> None:
    result = desk.edit(ELSEWHERE[what])

    assert result.is_published, result.problems
    assert ("plan", None) in desk.stages.all


def test_another_day_is_thought_out_anew(desk: Desk) -> None:
    later = TODAY.replace(year=TODAY.year + 1)
    root = desk.province.root

    site.build(root, root / "site", today=later, memory=desk.memory, touched=[])

    plan = desk.memory.take(Plan)
    assert plan
    assert plan.gathered.catalogue.today == later


def test_a_mistake_keeps_the_site_until_it_is_mended(desk: Desk) -> None:
    before = page(desk, "products/khan-dai.html")

    told = desk.edit(retype(CLOTH, "Nhận thêu tên.", "Bán 5.000 đồng, mua ngay kẻo hết!"))
    unread = desk.edit(retype(CLOTH, "craft: brocade", "craft: [brocade"))
    assert [told.is_published, unread.is_published] == [False, False]
    assert page(desk, "products/khan-dai.html") == before

    desk.edit(retype(CLOTH, "craft: [brocade", "craft: brocade"))
    mended = desk.edit(retype(CLOTH, "Bán 5.000 đồng, mua ngay kẻo hết!", "Nhận thêu chữ."))
    assert mended.is_published
    assert "Nhận thêu chữ." in page(desk, "products/khan-dai.html")


def test_a_full_look_that_found_a_mistake_leaves_no_older_plan(desk: Desk) -> None:
    def both(province: Province) -> None:
        write("content/words/vi.yml", "nav.villages: Các làng\n")(province)
        retype(CLOTH, "craft: brocade", "craft: [brocade")(province)

    assert not desk.edit(both).is_published
    assert desk.edit(retype(CLOTH, "craft: [brocade", "craft: brocade")).is_published

    assert "Các làng" in page(desk, "products/khan-dai.html")


def test_a_problem_stands_where_the_line_has_moved_to(desk: Desk) -> None:
    desk.edit(rename(CLOTH, "KHĂN DÀI ÁNG MÂY"))
    result = desk.edit(retype(CLOTH, "form:", "# Một dòng nữa.\nform:"))

    [line] = [found.place.line for found in result.problems if found.code == "W-CAPS-01"]
    assert line == 5


def test_what_somebody_else_published_is_looked_at(desk: Desk) -> None:
    """Another command built the same site meanwhile, and then the file was put back."""
    root = desk.province.root
    retype(CLOTH, "Nhận thêu tên.", "Nhận thêu ngày.")(desk.province)
    build(root)

    result = desk.edit(retype(CLOTH, "Nhận thêu ngày.", "Nhận thêu tên."))

    assert result.is_published
    assert "Nhận thêu tên." in page(desk, "products/khan-dai.html")


def test_a_site_that_was_put_away_comes_back_whole(desk: Desk) -> None:
    root = desk.province.root
    before = {path.relative_to(root) for path in (root / "site").rglob("*")}
    shutil.rmtree(root / "site")

    desk.edit(retype(CLOTH, "Nhận thêu tên.", "Nhận thêu ngày."))

    assert {path.relative_to(root) for path in (root / "site").rglob("*")} == before


def test_a_cache_that_was_deleted_costs_only_time(desk: Desk) -> None:
    shutil.rmtree(desk.province.root / ".cache")

    result = desk.edit(retype(CLOTH, "Nhận thêu tên.", "Nhận thêu ngày."))

    assert result.is_published
    assert "Nhận thêu ngày." in page(desk, "products/khan-dai.html")


def test_a_job_opens_the_records_that_it_names(desk: Desk) -> None:
    """All that a text is shown on must be made again with it; and planning opens nothing."""
    plan = desk.memory.take(Plan)
    assert plan
    catalogue = plan.gathered.catalogue
    opened: set[str] = set()

    def read(kind: str, record_id: str) -> Opened:
        opened.add(record_id)
        return catalogue.read(kind, record_id)

    observed = replace(catalogue, read=read, _opened={})
    room = replace(plan.room, catalogue=observed)
    cards = [CardJob(*one) for one in card_sets(room)]
    jobs = list(assembly.jobs_of(Path(plan.root), room, plan.rendered, cards))
    assert opened == set()

    for job in jobs:
        for outline in observed.villages:
            observed.close("villages", outline.id)
        for product in observed.products:
            observed.close("products", product.id)
        opened.clear()
        list(job.make())
        assert opened == set(job.opens), job.name
