"""`langnghe check --fix`: what has one right answer is repaired, and nothing else is touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import PACKAGE, PRODUCT, TESTS, VILLAGE
from langnghe.loading import read_yaml
from langnghe.mending import mend
from langnghe.records import Product, Village


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("name: La\u0300ng go\u0302\u0301m\n", "name: Làng gốm\n"),
        ("name: \u00d0ông Hồ\n", "name: Đông Hồ\n"),
        ("name: Làng\u00a0gốm\n", "name: Làng gốm\n"),
        ("\ufeffkind: area\r\nname: Làng\r\n", "kind: area\nname: Làng\n"),
        ("name: Làng   \n\n\n", "name: Làng\n"),
        ("checked:\n  on: 2026-11-23\n", "checked:\n  on: 23/11/2026\n"),
        ('checked:\n  on: "2026-11-23"  # hôm nay\n', "checked:\n  on: 23/11/2026  # hôm nay\n"),
    ],
)
def test_it_repairs_what_has_one_right_answer(before: str, after: str) -> None:
    assert mend(before, Village) == after


@pytest.mark.parametrize(
    "text",
    [
        "name: 2026-11-23 là một ngày\n",
        "summary:\n  text: Làng có từ 1990-01-01\n",
        "# 2026-11-23\nname: a\n",
        "name: a  # lời ghi   giữ nguyên\n",
    ],
)
def test_it_leaves_what_is_no_mistake(text: str) -> None:
    assert mend(text, Village) == text


def test_keys_come_in_the_order_of_the_record_with_their_comments() -> None:
    before = "# đầu tệp\n\n# về tên\nname: Lọ\nstatus: draft\n# về làng\nvillage: a-b\nform: line\n"

    after = mend(before, Product)

    assert after == (
        "# đầu tệp\n\nstatus: draft\nform: line\n# về tên\nname: Lọ\n# về làng\nvillage: a-b\n"
    )


@pytest.mark.parametrize("text", ["nme: a\nkind: area\nname: b\n", "name: a\nkind: b\nname: c\n"])
def test_a_file_with_a_mistake_in_its_keys_is_not_moved_about(text: str) -> None:
    assert mend(text, Village) == text


RECORDS = sorted(
    path
    for top in (TESTS.parent, PACKAGE / "starter", TESTS / "provinces" / "small")
    for path in top.glob("[vp]*s/*/*.yml")
    if path.name in {"village.yml", "product.yml"}
)


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.parent.name)
def test_mending_loses_no_word_and_no_comment(path) -> None:  # type: ignore[no-untyped-def]
    model = Village if path.name == "village.yml" else Product
    before = path.read_text("utf-8")

    after = mend(before, model)

    assert sorted(line.strip() for line in after.splitlines() if line.strip()) == sorted(
        line.strip() for line in before.splitlines() if line.strip()
    )
    assert mend(after, model) == after


@given(st.text())
def test_mending_twice_changes_nothing_more(text: str) -> None:
    once = mend(text, Village)

    assert mend(once, Village) == once


def test_the_values_stay_the_same() -> None:
    for text, model in ((VILLAGE, Village), (PRODUCT, Product)):
        before, _ = read_yaml(text.encode(), "x")
        after, _ = read_yaml(mend(text, model).encode(), "x")
        assert before is not None
        assert after is not None
        assert before.data == after.data
