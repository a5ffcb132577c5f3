"""From bytes to records: what YAML would damage, what is refused, and where everything stands."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import MKDOCS, PRODUCT, VILLAGE, Province, without
from langnghe.loading import read_yaml
from langnghe.loading.yaml_text import DEPTH_LIMIT, SIZE_LIMIT
from langnghe.problems import Place

FILE = "villages/lang-gom/village.yml"


def value(text: str) -> object:
    """What the key `a` of this document holds."""
    document, problems = read_yaml(text.encode(), "a.yml")
    assert problems == []
    assert document is not None
    return document.data["a"]


def refusal(raw: bytes | str) -> tuple[str, str]:
    """The code and the place of the only thing wrong with a file."""
    document, problems = read_yaml(raw.encode() if isinstance(raw, str) else raw, "a.yml")
    assert document is None
    [found] = problems
    return found.code, str(found.place)


@pytest.mark.parametrize(
    "typed",
    [
        "0243765432",
        "01747",
        "0o17",
        "0x1F",
        "150.000",
        "25.000",
        "1.340",
        "1_000",
        "7:30",
        "17:30",
        "1e3",
        ".5",
        "No",
        "on",
        "Yes",
        "true",
        "null",
        "~",
        "2017-06-23",
        "23/06/2017",
        "=",
        "<<",
        "40 %",
    ],
)
def test_every_scalar_stays_as_it_was_typed(typed: str) -> None:
    assert value(f"a: {typed}\n") == typed
    assert value(f"a: '{typed}'\n") == typed
    assert value(f"a:\n  - {typed}\n") == [typed]


def test_a_folded_text_is_one_line() -> None:
    assert value("a: >-\n  Một\n  hai.\n") == "Một hai."


def test_a_byte_order_mark_is_borne() -> None:
    document, problems = read_yaml(b"\xef\xbb\xbfname: x\n", "a.yml")

    assert problems == []
    assert document is not None
    assert document.data == {"name": "x"}
    assert document.place(("name",)) == Place("a.yml", 1, 7)


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n"])
def test_line_ends_of_every_system_are_borne(ending: str) -> None:
    document, problems = read_yaml(f"a: 1{ending}b:{ending}  - 2{ending}".encode(), "a.yml")

    assert problems == []
    assert document is not None
    assert document.data == {"a": "1", "b": ["2"]}
    assert document.place(("b", 0)) == Place("a.yml", 3, 5)


def test_a_text_ends_and_begins_with_the_marks_of_yaml() -> None:
    assert value("---\na: b\n...\n") == "b"


@pytest.mark.parametrize(
    ("raw", "code", "place"),
    [
        (b"", "E-YAML-07", "a.yml:1:1"),
        (b" \n\n", "E-YAML-07", "a.yml:1:1"),
        (b"\xef\xbb\xbf", "E-YAML-07", "a.yml:1:1"),
        (b"# chi chu thich\n", "E-YAML-07", "a.yml:1:1"),
        (b"chi chu\n", "E-YAML-09", "a.yml:1:1"),
        (b"- a\n- b\n", "E-YAML-09", "a.yml:1:1"),
        (b"a: b\nc: \xe0\n", "E-YAML-06", "a.yml:2:4"),
        ("a: b\n".encode("utf-16"), "E-YAML-06", "a.yml:1:1"),
        (b"a: b\nc: d\x00e\n", "E-TEXT-01", "a.yml:2:5"),
        ("à: ế\nc: d\x07e\n".encode(), "E-TEXT-01", "a.yml:2:5"),
        ("a: b\u2028c\n".encode(), "E-TEXT-01", "a.yml:1:5"),
        (b"a: b\nc:\td\n", "E-YAML-02", "a.yml:2:3"),
        (b"a: &x b\n", "E-YAML-04", "a.yml:1:4"),
        (b"a: *x\n", "E-YAML-04", "a.yml:1:4"),
        ("a: *Người\n".encode(), "E-YAML-04", "a.yml:1:4"),
        (b"a: !x b\n", "E-YAML-04", "a.yml:1:4"),
        (b"a: !!python/object:os.system b\n", "E-YAML-04", "a.yml:1:4"),
        (b"a: !e!x b\n", "E-YAML-04", "a.yml:1:4"),
        (b"a: @b\n", "E-YAML-04", "a.yml:1:4"),
        (b"a: %b\n", "E-YAML-04", "a.yml:1:4"),
        (b"a: `b`\n", "E-YAML-04", "a.yml:1:4"),
        (b"a: b\n---\nc: d\n", "E-YAML-05", "a.yml:2:1"),
        (b"a: b: c\n", "E-YAML-01", "a.yml:1:5"),
        (b"a: [b\nc: d\ne: f\n", "E-YAML-10", "a.yml:1:4"),
        (b"a: {b: c\nd: e\n", "E-YAML-10", "a.yml:1:4"),
        (b'a: "b\nc: d\n', "E-YAML-10", "a.yml:1:4"),
        (b"x: y\na:b\nc: d\n", "E-YAML-10", "a.yml:2:1"),
        (b"a:b\nc: d\n", "E-YAML-10", "a.yml:2:2"),
        (b"a: b\n   c: d\n", "E-YAML-10", "a.yml:2:5"),
        (b"a: b\n- c\n", "E-YAML-10", "a.yml:2:1"),
        (b"? [a]\n: b\n", "E-YAML-10", "a.yml:1:3"),
        (b"{a: b}: c\n", "E-YAML-10", "a.yml:1:1"),
        (b"a: ]\n", "E-YAML-10", "a.yml:1:4"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_where_it_begins_to_go_wrong(
    raw: bytes, code: str, place: str
) -> None:
    assert refusal(raw) == (code, place)


def test_every_tab_is_told() -> None:
    _, problems = read_yaml(b"a:\tb\nc: d\n\te: f\n", "a.yml")

    assert [str(found.place) for found in problems] == ["a.yml:1:3", "a.yml:3:1"]


def test_a_key_written_twice_is_told_with_both_lines() -> None:
    document, [found] = read_yaml(b"a: 1\nb: 2\na: 3\n", "a.yml")

    assert found.code == "E-YAML-03"
    assert str(found.place) == "a.yml:3:1"
    assert dict(found.values) == {"key": "a", "a": "1", "b": "3"}
    assert document is not None


def test_a_key_may_return_in_another_part() -> None:
    document, problems = read_yaml(b"a: {x: 1}\nb: {x: 2}\n", "a.yml")

    assert problems == []
    assert document is not None


def test_nesting_has_its_bound() -> None:
    borne = "a: " + "[" * (DEPTH_LIMIT - 1) + "]" * (DEPTH_LIMIT - 1)

    assert value(borne)
    assert refusal("a: " + "[" * DEPTH_LIMIT + "]" * DEPTH_LIMIT)[0] == "E-YAML-11"
    assert refusal("a: " + "[" * 100_000)[0] == "E-YAML-11"
    assert refusal("a: " + "{a: " * 50_000)[0] == "E-YAML-11"


def test_size_has_its_bound() -> None:
    assert refusal("a: " + "x" * SIZE_LIMIT)[0] == "E-YAML-08"
    assert value("a: " + "x" * (SIZE_LIMIT - 3)) == "x" * (SIZE_LIMIT - 3)


def test_the_fix_for_a_colon_is_the_line_to_paste() -> None:
    _, [found] = read_yaml('a:\n  title: Gốm: "nghề" của làng\n'.encode(), "a.yml")

    assert dict(found.values)["line"] == "title: \"Gốm: 'nghề' của làng\""


@given(st.binary(max_size=300))
def test_no_bytes_can_stop_the_reader(raw: bytes) -> None:
    document, problems = read_yaml(raw, "a.yml")

    assert (document is None) <= bool(problems)


@given(st.text(alphabet=st.sampled_from(" \n-:[]{}#&*!|>'\"%@`?,abà\u0300\u2028\u0085\ufeff")))
def test_no_text_of_yaml_signs_can_stop_the_reader(text: str) -> None:
    for is_ours in (False, True):
        document, problems = read_yaml(text.encode(), "a.yml", is_ours=is_ours)

        assert (document is None) <= bool(problems)
        lines = max(1, len(text.splitlines()))
        assert all(1 <= found.place.line <= lines for found in problems)


def test_every_character_is_borne_or_refused() -> None:
    for code in (*range(0x3100), *range(0xD7F0, 0xE010), *range(0xFE00, 0x10010)):
        if not 0xD800 <= code < 0xE000:
            document, problems = read_yaml(f'a: "x{chr(code)}x"\n'.encode(), "a.yml")
            assert (document is None) <= bool(problems)


def test_the_engine_may_use_its_own_signs_in_our_settings(province: Province) -> None:
    province.write(
        "mkdocs.yml",
        MKDOCS + "markdown_extensions:\n  - toc:\n      slugify: !!python/name:a.b\n"
        "x: &x {a: b}\ny: *x\nz: {<<: *x}\n",
    )
    province.village()

    assert province.problems() == []


def test_places_are_exact() -> None:
    document, _ = read_yaml(b"a: x\nb:\n  - c: y\n    d: [e, f]\n  -   g: z\n", "a.yml")

    assert document is not None
    places = {
        ("a",): "1:4",
        ("b",): "3:3",
        ("b", 0): "3:5",
        ("b", 0, "c"): "3:8",
        ("b", 0, "d", 1): "4:12",
        ("b", 1, "g"): "5:10",
        ("b", 1, "missing"): "5:7",  # what is not written: its nearest parent
        ("missing",): "1:1",
    }
    assert {path: str(document.place(path)) for path in places} == {
        path: f"a.yml:{spot}" for path, spot in places.items()
    }
    assert str(document.key_place(("b", 0, "d"))) == "a.yml:4:5"


def test_columns_count_letters_not_bytes(province: Province) -> None:
    province.village(VILLAGE + "facts: [{id: ho, what: Số hộ, value: nhiều, src: [s1]}]\n")

    [found] = province.problems()

    assert str(found.place) == f"{FILE}:22:38"


def test_a_name_in_decomposed_letters_is_composed(province: Province) -> None:
    province.village(unicodedata.normalize("NFD", VILLAGE))

    [village] = province.catalogue().villages

    assert village.name == "Làng gốm Thử Nghiệm"


def test_look_alikes_and_hard_spaces_are_put_right(province: Province) -> None:
    province.village(VILLAGE.replace("Làng gốm Thử Nghiệm", "\u00d0ông\u00a0Hồ"))

    [village] = province.catalogue().villages

    assert village.name == "Đông Hồ"


def test_a_site_may_hold_no_record(province: Province) -> None:
    assert province.problems() == []
    assert province.catalogue().villages == ()


def test_hidden_folders_are_passed_over(province: Province) -> None:
    province.village()
    province.write("villages/.git/config", "x")
    province.write("villages/lang-gom/.DS_Store", b"\x00")

    assert province.problems() == []


def test_pictures_may_lie_beside_a_record(province: Province) -> None:
    province.village()
    for name in ("lo.jpg", "Lò nung.JPEG", "ban-do.svg", "anh.heic"):
        province.write(f"villages/lang-gom/{name}", b"")

    assert set(province.codes()) == {"W-IMG-07"}  # none is mentioned, but none is in the way


@pytest.mark.parametrize(
    "name", ["village.yaml", "vilage.yml", "notes.txt", "village.fr.yml", "anh"]
)
def test_a_file_that_nobody_would_read_is_told(province: Province, name: str) -> None:
    province.village()
    province.write(f"villages/lang-gom/{name}", "x: y\n")

    [found] = province.problems()

    assert found.code == "E-FILE-03"
    assert found.place == Place(f"villages/lang-gom/{name}")


def test_a_linked_folder_is_not_followed(province: Province) -> None:
    province.village()
    (province.root / "villages" / "lang-khac").symlink_to(province.root / "villages" / "lang-gom")

    [found] = province.problems()

    assert (found.code, str(found.place)) == ("E-PATH-01", "villages/lang-khac:1:1")


@pytest.mark.parametrize("name", ["village.yml", "village.en.yml", "lo.jpg"])
def test_a_linked_file_is_told_once(province: Province, name: str) -> None:
    province.village()
    file = province.root / "villages" / "lang-gom" / name
    file.unlink(missing_ok=True)
    file.symlink_to(province.root / "mkdocs.yml")

    [found] = province.problems()

    assert (found.code, found.place) == ("E-PATH-01", Place(f"villages/lang-gom/{name}"))


def test_an_unreadable_village_is_no_mistake_of_its_products(province: Province) -> None:
    province.village("name: [\n")
    province.product(PRODUCT + "makers: [htx]\n")

    [found] = province.problems()

    assert found.place.file == FILE


def test_every_mistake_of_a_record_is_told_at_once(province: Province) -> None:
    province.village(
        without(VILLAGE, "name")
        .replace("kind: craft_village", "kind: village")
        .replace("01/07/2025", "01/13/2025")
        + "colour: red\n"
    )

    assert sorted(province.codes()) == ["E-DATE-01", "E-ENUM-01", "E-KEY-01", "E-REQ-03"]


def test_problems_come_in_the_order_of_their_places(province: Province) -> None:
    province.village(VILLAGE + "b: x\na: y\n", "lang-hai")
    province.village(VILLAGE + "c: z\n", "lang-ba")

    places = [found.place for found in province.problems()]

    assert places == sorted(places)
    assert [place.file for place in places] == [
        "villages/lang-ba/village.yml",
        "villages/lang-hai/village.yml",
        "villages/lang-hai/village.yml",
    ]


def test_a_misspelt_key_finds_its_neighbour_at_every_depth(province: Province) -> None:
    province.village(
        VILLAGE + "makers:\n  - id: htx\n    kind: company\n    name: Công ty\n    setlement: Bản\n"
    )

    [found] = province.problems()

    assert found.code == "E-KEY-01"
    assert dict(found.values) == {
        "key": "setlement",
        "near": "settlement",
        "line": "settlement: Bản",
    }
    assert str(found.place) == f"{FILE}:26:5"


def test_settings_are_checked_like_records(province: Province) -> None:
    province.write("mkdocs.yml", MKDOCS.replace("https://thu-nghiem.example/", "thu-nghiem"))

    [found] = province.problems()

    assert (found.code, str(found.place)) == ("E-URL-02", "mkdocs.yml:2:11")


@pytest.mark.parametrize("key", ["site_name", "site_url", "extra"])
def test_settings_that_lack_something_are_no_crash(province: Province, key: str) -> None:
    province.write("mkdocs.yml", without(MKDOCS, key))

    [found] = province.problems()

    assert (found.code, found.place.file) == ("E-REQ-03", "mkdocs.yml")
