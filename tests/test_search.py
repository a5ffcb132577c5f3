"""The index: what a record is found by, how it is packed, and what a change writes again."""

import json
import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import Built, build, publish
from conftest import PRODUCT, VILLAGE, Province
from langnghe.search.documents import Document, Field, Weight, weight_of_name
from langnghe.search.files import dictionary, merged, script
from langnghe.search.packing import LARGEST, LETTERS, pack, unpack
from langnghe.search.postings import Postings, frequencies, postings_of
from langnghe.search.terms import Term, depth_for, file_of, shelf_of, terms_of

pytest_plugins = ("built_sites",)

# Terms


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Đồ gỗ", [Term("do", "đô\u0300"), Term("go", "gô\u0303")]),
        ("hoà", [Term("hoa", "hoa\u0300")]),
        ("hòa", [Term("hoa", "hoa\u0300")]),
        ("quý", [Term("quy", "quy\u0301")]),
        ("Gốm – sứ (Bát Tràng)", [*terms_of("gốm"), *terms_of("sứ"), *terms_of("bát tràng")]),
        ("go\u0302\u0301m", terms_of("gốm")),  # decomposed, as some keyboards type
        ("1.340 m²", [Term("1", "1"), Term("340", "340"), Term("m²", "m²")]),
        ("", []),
        ("…–„", []),
    ],
)
def test_a_text_is_taken_apart_into_terms(text: str, terms: list[Term]) -> None:
    assert terms_of(text) == terms


@given(st.text(max_size=60))
def test_any_text_gives_keys_that_a_file_is_known_for(text: str) -> None:
    for key, spelt in terms_of(text):
        assert key
        assert spelt
        assert not set(key) & set('~|; \\"')
        for depth in range(3):
            file = file_of(key, depth)
            assert re.fullmatch("[a-z0-9]+", file)
            assert file.startswith(shelf_of(file, depth))


@pytest.mark.parametrize(
    ("key", "file", "shelf"),
    [
        ("go", "go", "go"),
        ("gom", "gom", "go"),
        ("nghe", "nghe", "nghe"),
        ("nghieng", "nghie", "nghi"),
        ("an", "an", "an"),
        ("y", "y", "y"),
        ("thuong", "thuo", "thu"),
        ("do go", "do", "do"),
        ("coconut", "coc", "co"),
        ("木工", "other", "other"),
    ],
)
def test_a_countrys_words_lie_in_a_file_for_each_beginning(key: str, file: str, shelf: str) -> None:
    assert file_of(key, 2) == file
    assert shelf_of(file, 2) == shelf


def test_the_more_there_is_the_finer_it_is_parted() -> None:
    assert [depth_for(documents) for documents in (0, 400, 401, 4000, 4001)] == [0, 0, 1, 1, 2]


# Packing


@given(st.lists(st.integers(0, 2000) | st.integers(0, LARGEST)))
def test_what_is_packed_comes_out_again(numbers: list[int]) -> None:
    packed = pack(numbers)

    assert unpack(packed) == numbers
    assert set(packed) <= set(LETTERS)
    assert json.dumps(packed) == f'"{packed}"'  # nothing in it needs an escape


@pytest.mark.parametrize("number", [-1, LARGEST + 1])
def test_what_cannot_be_packed_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="packed"):
        pack([number])


# Postings

WORDS = st.sampled_from(
    ["gỗ", "gốm", "go", "dừa", "dưa", "làng", "nghề", "Hà", "Nội", "Đình", "An", "Bình"]
)
FIELDS = st.builds(
    Field, st.sampled_from(Weight), st.lists(WORDS, max_size=4).map(" ".join), st.booleans()
)
DOCUMENTS = st.lists(st.lists(FIELDS, max_size=4).map(tuple).map(Document), min_size=1, max_size=6)


def expected(documents: list[Document]) -> dict[tuple[str, str], dict[int, int]]:
    """Each word with the weight it has in each document, worked out as slowly as can be."""
    found: dict[tuple[str, str], dict[int, int]] = {}
    for number, document in enumerate(documents):
        for weight, text, is_phrase in document.fields:
            terms = terms_of(text)
            pairs = [f"{a.key} {b.key}" for a, b in pairwise(terms)]
            words = [*terms, *((pair, "") for pair in pairs if is_phrase and weight)]
            for key, spelt in words:
                places = found.setdefault((key, spelt), {})
                places[number] = max(weight, places.get(number, 0))
    return found


def read(text: str, sizes: list[int]) -> dict[tuple[str, str], dict[int, int]]:
    """An index file, as a browser reads it; documents are numbered through all segments."""
    found = {}
    for line in filter(None, text.split("|")):
        key, *spellings = line.split("~")
        for spelling in spellings:
            spelt, weighed, told = spelling.split(";")
            places = dict(read_told(unpack(told), sizes))
            places.update(read_weighed(unpack(weighed), sizes))
            found[key, spelt] = places
    return found


def read_weighed(numbers: list[int], sizes: list[int]) -> Iterator[tuple[int, int]]:
    stream, segment = iter(numbers), -1
    for step in stream:
        segment += step + 1
        start, count = sum(sizes[:segment]), next(stream)
        if count & 1:
            weight = next(stream)
            yield from ((start + number, weight) for number in range(sizes[segment]))
        at = -1
        for _ in range(count >> 1):
            value = next(stream)
            at += (value >> 3) + 1
            yield start + at, value & 7


def read_told(numbers: list[int], sizes: list[int]) -> Iterator[tuple[int, int]]:
    stream, segment = iter(numbers), -1
    for step in stream:
        segment += step + 1
        at = -1
        for _ in range(next(stream)):
            at += next(stream) + 1
            yield sum(sizes[:segment]) + at, 0


@given(st.lists(DOCUMENTS, max_size=4), st.integers(0, 2))
def test_an_index_says_where_every_word_stands(segments: list[list[Document]], depth: int) -> None:
    indexed = [
        (number, [one for postings in postings_of(documents, depth).values() for one in postings])
        for number, documents in enumerate(segments)
    ]

    texts = dict(merged(indexed, depth))

    found: dict[tuple[str, str], dict[int, int]] = {}
    for name, text in texts.items():
        here = read(text, [len(documents) for documents in segments])
        assert all(file_of(key, depth) == name for key, _ in here)
        found.update(here)
    assert found == expected([one for documents in segments for one in documents])


def posted(count: int, spelt: str = "", told: int = 0) -> list[Postings]:
    """A word that weighs in so many documents, one after the other, and is told in others."""
    return [
        Postings("a b", spelt, None, count, pack([Weight.NAME] * count), told, pack([0] * told))
    ]


def test_a_word_told_everywhere_is_not_looked_for_there() -> None:
    [(_, kept)] = merged([(0, posted(0, "a", told=300))], 2)
    [(_, dropped)] = merged([(0, posted(0, "a", told=301))], 2)

    assert "~a;;" in kept
    assert dropped == ""


def test_of_a_word_in_very_many_names_the_first_are_found() -> None:
    found = dict(merged([(0, posted(1500, "a")), (1, posted(1500, "a"))], 2))

    assert len(read(found["a"], [1500, 1500])["a b", "a"]) == 1500


def test_a_pair_of_words_in_very_many_names_is_only_named() -> None:
    assert dict(merged([(0, posted(2001))], 2)) == {"a": "a b~;;"}


def test_the_dictionary_counts_what_weighs() -> None:
    documents = [
        Document((Field(Weight.NAME, "gốm gỗ"), Field(Weight.TEXT, "đất"))),
        Document((Field(Weight.NAME, "gốm"),)),
    ]
    by_file = postings_of(documents, 2)

    assert frequencies(by_file, 2, is_full=False) == {"gom": 2, "go": 1}
    assert frequencies(by_file, 2, is_full=True) == {"gom": 2, "go": 1, "dat": 1}


@given(st.dictionaries(st.text("abcđ1", min_size=1, max_size=12), st.integers(1, 1 << 20)))
def test_a_dictionary_can_be_read_again(counts: dict[str, int]) -> None:
    before, found = "", {}
    for shared, rest, size in re.findall(r"(\d)([^A-Z]*)([A-Z])", dictionary(counts)):
        before = before[: int(shared)] + rest
        found[before] = ord(size) - ord("A")

    assert found == {key: count.bit_length() - 1 for key, count in sorted(counts.items())}


@pytest.mark.parametrize(
    ("name", "weight"),
    [
        ("Gốm", Weight.BRIEF_NAME),
        ("Làng nghề gốm Suối", Weight.BRIEF_NAME),
        ("Miến dong Côn Minh", Weight.SHORT_NAME),
        ("Làng nghề sản xuất miến dong Côn Minh", Weight.SHORT_NAME),
        ("Bánh tráng mè đen Suối Mơ", Weight.NAME),
        ("Thổ cẩm Mai Châu, Lạc Sơn và Tân Lạc", Weight.LONG_NAME),
    ],
)
def test_words_of_a_short_name_weigh_more(name: str, weight: Weight) -> None:
    assert weight_of_name(name, "làng nghề sản xuất") is weight


# A whole site's index


def files_of(root: Path, language: str = "vi") -> Mapping[str, object]:
    """The values that the files of a language hand over, by their names."""
    found = {}
    for path in (root / "site" / "search").rglob("*.js"):
        name, value = handed_over(path.read_text("utf-8"))
        if name.split("/")[0] == language:
            found[name] = value
    return found


def handed_over(text: str) -> tuple[str, object]:
    call = re.fullmatch(r"langnghe\.search\.take\((.*)\);\n", text, re.DOTALL)
    assert call
    name, value = json.loads(f"[{call[1]}]")
    return name, value


def test_a_file_hands_over_one_value() -> None:
    assert handed_over(script("vi/go", ["</script>", 'gỗ"', "\u2028"]).decode()) == (
        "vi/go",
        ["</script>", 'gỗ"', "\u2028"],
    )


def test_every_record_and_page_has_a_row_in_every_language(small_site: Built) -> None:
    for language, home in (("vi", ""), ("en", "en/")):
        files = files_of(small_site.root, language)
        rows = [row for name, value in files.items() if re.search(r"-\d+$", name)
                for row in value]  # type: ignore[attr-defined]  # fmt: skip
        found = {home + row[1] for row in rows}

        pages = small_site.published.pages
        assert found <= pages.keys()
        records = {
            name for name in pages if re.fullmatch(rf"{home}(villages|products)/[^/]+", name)
        }
        assert records - {f"{home}{kind}/index.html" for kind in ("villages", "products")} <= found


def test_a_name_that_is_not_translated_says_so(small_site: Built) -> None:
    rows = [row for name, value in files_of(small_site.root, "en").items()
            if re.search(r"-\d+$", name) for row in value]  # type: ignore[attr-defined]  # fmt: skip

    assert ["Vùng dệt Áng Mây", "vi"] in [row[2:4] for row in rows]


def test_former_places_other_names_and_makers_are_searched(province: Province) -> None:
    province.village(VILLAGE + "also_known_as: [Xóm Cũ Kỹ]\n")
    province.product(PRODUCT)
    publish(province)

    index = str(files_of(province.root)["vi/all"])

    for key in ("cu ky", "ky"):
        assert f"|{key}~" in index


def test_a_draft_is_not_found(province: Province) -> None:
    province.village(VILLAGE)
    draft = VILLAGE.replace("status: published", "status: draft")
    province.write("villages/lang-nhap/village.yml", draft)
    publish(province)

    assert "lang-nhap" not in json.dumps(files_of(province.root))


def test_hostile_words_stay_words(province: Province) -> None:
    province.village(VILLAGE + "also_known_as: ['Làng \"); alert(1); (\"']\n")
    publish(province)

    files = files_of(province.root)  # each of them still hands over one value

    assert "|alert~" in str(files["vi/all"])


def test_what_is_searched_is_what_a_clean_build_would_search(copy_of_small: Province) -> None:
    """Only the segment of a changed record is indexed again; see also test_incremental."""
    build(copy_of_small.root)
    file = copy_of_small.root / "products/khan-dai/product.yml"
    file.write_text(file.read_text("utf-8").replace("180 × 30 cm", "đặc biệt"), "utf-8")
    build(copy_of_small.root)
    warm = files_of(copy_of_small.root)

    for path in (copy_of_small.root / ".cache").glob("*.db*"):
        path.unlink()
    build(copy_of_small.root)

    assert files_of(copy_of_small.root) == warm
    assert "|biet~" in str(warm["vi/all"])
