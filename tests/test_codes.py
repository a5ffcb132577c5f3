"""Short codes: what they look like, and that everybody works out the same ones."""

import re

from conftest import PRODUCT, VILLAGE, Province
from langnghe.catalogue import folder_of
from langnghe.codes import CODE, derived, with_codes

COUNTRY = [f"products/san-pham-{number}" for number in range(25_500)]


def test_a_country_has_codes_enough() -> None:
    codes = with_codes({}, COUNTRY)

    assert len(set(codes.values())) == len(COUNTRY)
    assert all(map(CODE.fullmatch, codes.values()))


def test_no_two_letters_stand_together_and_none_is_a_vowel() -> None:
    codes = [derived(name) for name in COUNTRY[:2000]]

    assert not any(re.search(r"[a-z]{2}|[aeiouy0134]|[bglqsuz]", code) for code in codes)


def test_codes_do_not_depend_on_the_order_of_records() -> None:
    assert with_codes({}, COUNTRY[:500]) == with_codes({}, reversed(COUNTRY[:500]))


def test_what_was_given_is_never_given_again() -> None:
    taken = derived(COUNTRY[0])

    codes = with_codes({"villages/lang-gom": taken}, COUNTRY[:1])

    assert codes["villages/lang-gom"] == taken != codes[COUNTRY[0]]


def codes_of(province: Province) -> dict[str, str]:
    catalogue = province.catalogue()
    return {one.id: catalogue.code(one) for one in catalogue.outlines}


def test_a_code_that_is_noted_is_the_one_that_is_shown(province: Province) -> None:
    province.village(VILLAGE)
    province.product(PRODUCT)
    province.write("published.yml", "villages: {lang-gom: k7m2p}\n")

    assert codes_of(province) == {"lang-gom": "k7m2p", "lo-gom": derived("products/lo-gom")}


def renamed_product(province: Province, register: str) -> Province:
    province.village(VILLAGE)
    province.product(PRODUCT, "lo-gom-moi")
    province.write("published.yml", register)
    return province


def test_a_code_goes_with_a_renamed_record(province: Province) -> None:
    register = "products: {lo-gom: k7m2p}\nrenamed: {products: {lo-gom: lo-gom-moi}}\n"

    assert codes_of(renamed_product(province, register))["lo-gom-moi"] == "k7m2p"


def test_a_derived_code_goes_with_a_renamed_record_too(province: Province) -> None:
    register = "renamed: {products: {lo-gom-cu: lo-gom, lo-gom: lo-gom-moi}}\n"
    codes = codes_of(renamed_product(province, register))
    ways = province.catalogue().shortcuts

    assert codes["lo-gom-moi"] == derived("products/lo-gom")
    [leading] = [one.codes for one in ways.by_code if one.to.id == "lo-gom-moi"]
    names = ("lo-gom", "lo-gom-cu", "lo-gom-moi")
    assert set(leading) == {derived(f"products/{name}") for name in names}
    assert {(one.old.id, one.to.id) for one in ways.moved} == {
        ("lo-gom", "lo-gom-moi"),
        ("lo-gom-cu", "lo-gom-moi"),
    }


def test_the_code_of_a_record_taken_down_still_leads_somewhere(province: Province) -> None:
    province.village(VILLAGE)
    province.product(PRODUCT.replace("status: published", "status: withdrawn"))
    ways = province.catalogue().shortcuts.by_code

    assert {one.to.id for one in ways} == {"lang-gom", "lo-gom"}
    assert set(codes_of(province)) == {folder_of(one).id for one in province.catalogue().villages}


def test_a_renaming_in_a_ring_is_told_and_hangs_nobody(province: Province) -> None:
    province.village(VILLAGE)
    province.write("published.yml", "renamed: {villages: {aaa: bbb, bbb: aaa}}\n")

    assert province.codes() == ["E-ID-08", "E-ID-08"]


def test_a_bare_list_of_ids_is_still_understood(province: Province) -> None:
    province.village(VILLAGE)
    province.write("published.yml", "villages: [lang-gom]\nproducts: [lo gom]\n")

    assert [str(found.place) for found in province.problems()] == ["published.yml:2:12"]
