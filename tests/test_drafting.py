"""`langnghe new`: what it writes passes the check as a draft."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import PRODUCT, TODAY, VILLAGE, Province
from langnghe import drafting
from langnghe.loading import read_yaml
from langnghe.records import Category, Craft, Status, VillageKind
from langnghe.units import load_units


def village_text(name: str, **known: str) -> str:
    answers = drafting.VillageAnswers(name=name, **known)  # type: ignore[arg-type]
    return drafting.village_draft(answers, load_units(), TODAY)


def test_a_new_village_is_a_sound_draft(province: Province) -> None:
    text = village_text("Làng bún Mới", commune_code="20017", settlement="thôn Mới")

    drafting.write_draft(province.root, "villages", "lang-bun", text)

    assert province.problems() == []
    assert province.catalogue().villages == ()


def test_a_commune_code_is_enough_to_know_the_province() -> None:
    text = village_text("Làng bún Mới", commune_code="20017")

    assert 'commune_code: "20017"   # phường Kim Trà' in text
    assert 'province_code: "46"   # thành phố Huế' in text


@pytest.mark.parametrize("kind", list(VillageKind))
def test_every_kind_of_place_can_be_begun(province: Province, kind: VillageKind) -> None:
    answers = drafting.VillageAnswers(name="Nơi mới", kind=kind, craft=Craft.PAPER)
    text = drafting.village_draft(answers, load_units(), TODAY)

    drafting.write_draft(province.root, "villages", "noi-moi", text)

    assert province.problems() == []


@pytest.mark.parametrize("category", list(Category))
def test_every_category_of_goods_can_be_begun(province: Province, category: Category) -> None:
    province.village()
    answers = drafting.ProductAnswers("Món mới", "lang-gom", category, Craft.CERAMICS)

    drafting.write_draft(
        province.root, "products", "mon-moi", drafting.product_draft(answers, TODAY)
    )

    # The strength of a drink is asked for at once: without it there can be no page at all.
    is_alcohol = category is Category.ALCOHOL
    assert province.codes() == (["E-ALC-01"] if is_alcohol else [])


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs", "Cc", "Cf"]), min_size=1))
def test_any_name_is_read_back_as_it_was_given(name: str) -> None:
    document, problems = read_yaml(village_text(name).encode(), "village.yml")

    assert problems == []
    assert document is not None
    assert " ".join(str(document.data["name"]).split()) == " ".join(name.split())


def test_a_record_that_is_there_is_never_written_over(province: Province) -> None:
    province.village(VILLAGE)

    with pytest.raises(FileExistsError):
        drafting.write_draft(province.root, "villages", "lang-gom", "name: khác\n")


def test_an_id_is_free_only_if_neither_a_village_nor_a_product_has_it(province: Province) -> None:
    province.village(VILLAGE)
    province.product(PRODUCT)

    assert not drafting.is_free(province.root, "lang-gom")
    assert not drafting.is_free(province.root, "lo-gom")
    assert drafting.is_free(province.root, "lang-giay")


@pytest.mark.parametrize("wrong", ["Lang-Gom", "làng-gốm", "ab", "../x", "index", "index-2", ""])
def test_an_odd_id_is_refused(wrong: str) -> None:
    assert not drafting.is_id(wrong)


def test_a_draft_is_dated_in_the_vietnamese_way() -> None:
    text = drafting.village_draft(
        drafting.VillageAnswers("Làng", commune_code="20017"),
        load_units(),
        datetime.date(2026, 1, 2),
    )

    assert "as_of: 02/01/2026" in text
    assert f"status: {Status.DRAFT}" in text
