"""Short codes: what they look like, and that everybody works out the same ones."""

import re
import subprocess
from pathlib import Path

import pytest

from building import run
from conftest import PRODUCT, VILLAGE, Province
from langnghe.catalogue import folder_of
from langnghe.checking import check_printed
from langnghe.codes import CODE, derived, with_codes
from langnghe.loading import Folder, published_ids_in
from langnghe.registering import note_codes
from langnghe.words import format_problem

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


@pytest.mark.parametrize(("typed", "line"), [("Lang_Gom", "lang-gom:"), ("a", "")])
def test_no_id_is_proposed_that_would_be_refused_again(
    province: Province, typed: str, line: str
) -> None:
    province.village(VILLAGE)
    province.write("published.yml", f"villages: {{{typed}: k7m2p}}\n")

    [found] = [one for one in province.problems() if one.code == "E-ID-01"]

    assert dict(found.values)["line"] == line


def test_a_bare_list_of_ids_is_still_understood(province: Province) -> None:
    province.village(VILLAGE)
    province.write("published.yml", "villages: [lang-gom]\nproducts: [lo gom]\n")

    assert [str(found.place) for found in province.problems()] == ["published.yml:2:12"]


# Noting them


def noted(province: Province) -> str:
    note_codes(province.root, province.catalogue())
    return (province.root / "published.yml").read_text("utf-8")


def test_codes_are_noted_once_and_then_left_alone(province: Province) -> None:
    province.village(VILLAGE)
    province.product(PRODUCT)
    before = codes_of(province)

    text = noted(province)

    assert published_ids_in(text.encode()).villages == {"lang-gom": before["lang-gom"]}
    assert noted(province) == text
    assert codes_of(province) == before
    assert province.codes() == []


def test_a_new_line_goes_to_its_place_and_comments_stay(province: Province) -> None:
    province.village(VILLAGE)
    for name in ("an-gom", "lo-gom"):
        province.product(PRODUCT, name)
    register = (
        "# Của tỉnh.\nproducts:\n    # Đã in tờ rơi.\n    bat-gom: c2c2c\n    to-gom: k7m2p\n"
    )
    province.write(
        "published.yml", f"{register}removed: {{products: {{bat-gom: 01/02/2026, to-gom: 2025}}}}\n"
    )

    lines = noted(province).splitlines()

    assert [line.partition(":")[0].strip() for line in lines] == [
        "# Của tỉnh.", "products", "# Đã in tờ rơi.", "an-gom", "bat-gom", "lo-gom", "to-gom",
        "removed", "villages", "lang-gom",
    ]  # fmt: skip
    assert "    to-gom: k7m2p" in lines
    assert province.codes() == []


@pytest.mark.parametrize("bare", ["villages: [lang-gom]\n", "villages:\n- lang-gom\n"])
def test_a_bare_list_becomes_lines_of_codes(province: Province, bare: str) -> None:
    province.village(VILLAGE)
    province.write("published.yml", bare)

    assert noted(province) == f"villages:\n  lang-gom: {derived('villages/lang-gom')}\n"


def test_a_renamed_record_needs_no_second_code(province: Province) -> None:
    register = "products: {lo-gom: k7m2p}\nrenamed: {products: {lo-gom: lo-gom-moi}}\n"
    renamed_product(province, register)

    assert "lo-gom-moi:" not in noted(province)


# What a branch does to them

KEPT = "villages:\n  lang-gom: k7m2p\nproducts:\n  lo-gom: c5d6f\n"


def broken_by(province: Province, before: str, vanished: tuple[str, ...] = ()) -> list[str]:
    kinds = {path.name: path.parent.name for path in province.root.glob("*/*/")}
    gone = [Folder("products", name) for name in vanished]
    found = check_printed(province.root, published_ids_in(before.encode()), kinds, gone)
    return [f"{one.code} {format_problem(one, 'en')}" for one in found]


@pytest.mark.parametrize(
    ("after", "codes"),
    [
        (KEPT, []),
        (KEPT + "removed: {products: {lo-chum: 2026}}\n", []),
        ("villages:\n  lang-gom: k7m2p\nproducts: {}\n", ["E-CODE-04"]),
        (KEPT.replace("c5d6f", "c5d6h"), ["E-CODE-04"]),
        ("villages: {lang-gom: c5d6f}\nproducts: {lo-gom: k7m2p}\n", ["E-CODE-04", "E-CODE-04"]),
    ],
)
def test_a_printed_code_is_neither_removed_nor_changed_nor_given_away(
    province: Province, after: str, codes: list[str]
) -> None:
    province.village(VILLAGE)
    province.product(PRODUCT)
    province.write("published.yml", after)

    assert [told.split()[0] for told in broken_by(province, KEPT)] == codes


@pytest.mark.parametrize(
    ("after", "codes"),
    [
        (KEPT + "renamed: {products: {lo-gom: lo-gom-moi}}\n", []),
        (KEPT.replace("lo-gom", "lo-gom-moi") + "renamed: {products: {lo-gom: lo-gom-moi}}\n", []),
        (KEPT.replace("lo-gom", "lo-gom-moi"), ["E-CODE-05"]),
    ],
)
def test_a_renamed_folder_keeps_its_code_and_its_old_address(
    province: Province, after: str, codes: list[str]
) -> None:
    renamed_product(province, after)

    found = broken_by(province, KEPT, vanished=("lo-gom",))

    assert [told.split()[0] for told in found] == codes
    assert all("lo-gom: lo-gom-moi" in told for told in found if "E-CODE-05" in told)


def test_an_old_address_leads_on_for_ever(province: Province) -> None:
    before = KEPT + "renamed: {products: {lo-cu: lo-gom}}\nremoved: {villages: {lang-cu: 2025}}\n"
    province.village(VILLAGE)
    province.product(PRODUCT)
    province.write("published.yml", KEPT)

    assert [told.split()[0] for told in broken_by(province, before)] == ["E-CODE-05", "E-CODE-05"]


def git(root: Path, *words: str) -> None:
    named = ("-c", "user.name=An", "-c", "user.email=an@thu.example", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(root), *named, *words], check=True, capture_output=True)


def test_check_refuses_a_branch_that_breaks_a_code(province: Province) -> None:
    province.village(VILLAGE)
    province.product(PRODUCT)
    git(province.root, "init", "-b", "main")
    git(province.root, "add", ".")
    git(province.root, "commit", "-m", "Hồ sơ đầu tiên")
    (province.root / "products/lo-gom").rename(province.root / "products/lo-gom-moi")

    ended = run("langnghe", "check", "--changed", "--lang", "en", cwd=province.root)

    assert ended.returncode == 1
    assert "The record products/lo-gom was published" in ended.stderr
    province.write("published.yml", "renamed:\n  products:\n    lo-gom: lo-gom-moi\n")
    assert run("langnghe", "check", "--against", "HEAD", cwd=province.root).returncode == 0


def test_the_command_notes_codes(province: Province) -> None:
    province.village(VILLAGE)

    ended = run("langnghe", "codes", "--lang", "en", cwd=province.root)

    assert ended.stdout.startswith(f"{derived('villages/lang-gom')}  villages/lang-gom\n")
    assert (province.root / "published.yml").is_file()
