"""Interface words: every key in every language, every key that is named, dates and numbers."""

import ast
import datetime
import re
import string
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from pathlib import Path

import pytest
import yaml
from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal
from hypothesis import example, given, reject
from hypothesis import strategies as st

from conftest import PACKAGE, Province
from langnghe.phrases import Phrase
from langnghe.problems import Level, Place, problem
from langnghe.records import (
    Category,
    ContactType,
    Craft,
    CraftGroup,
    MakerKind,
    MarkKind,
    MarkStatus,
    PartialDate,
    Precision,
    Qualifier,
    Scheme,
    Title,
    VillageKind,
    Visit,
)
from langnghe.words import Words, explain, format_problem, read_words, say

WORDS = PACKAGE / "words"
LANGUAGES = sorted(path.stem for path in WORDS.glob("*.yml"))
LOCALES = st.sampled_from(["vi", "en", "fr"])
AUTHORS = sorted(path.stem for path in (WORDS / "problems").glob("*.yml"))


def flat(path: Path) -> dict[str, str]:
    read: dict[str, str] = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
    return read


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


FIRST = flat(WORDS / "vi.yml")
SENTENCES = flat(WORDS / "problems" / "vi.yml")


def test_there_are_two_languages_at_least() -> None:
    assert {"vi", "en"} <= set(LANGUAGES)
    assert AUTHORS == ["en", "vi"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_word_with_the_same_fields(language: str) -> None:
    words = flat(WORDS / f"{language}.yml")

    assert {key: fields(text) for key, text in words.items()} == {
        key: fields(text) for key, text in FIRST.items()
    }


@pytest.mark.parametrize("language", AUTHORS)
def test_every_author_is_told_the_same(language: str) -> None:
    sentences = flat(WORDS / "problems" / f"{language}.yml")

    assert {key: fields(text) for key, text in sentences.items()} == {
        key: fields(text) for key, text in SENTENCES.items()
    }


@pytest.mark.parametrize("file", sorted(WORDS.rglob("*.yml")), ids=lambda path: str(path.name))
def test_no_word_is_empty_or_written_twice(file: Path) -> None:
    keys = re.findall(r"^([\w.-]+):", file.read_text("utf-8"), re.MULTILINE)

    assert len(keys) == len(set(keys))
    assert [key for key, text in flat(file).items() if not text.strip()] == []


# Where a key is made from an enumeration, every member has its word.
ENUMERATED: dict[str, type[StrEnum]] = {
    "category": Category,
    "contact_type": ContactType,
    "craft": Craft,
    "craft_group": CraftGroup,
    "craft_line": Craft,
    "maker_kind": MakerKind,
    "mark_kind": MarkKind,
    "mark_meaning": MarkKind,
    "mark_status": MarkStatus,
    "precision": Precision,
    "qualifier": Qualifier,
    "scheme": Scheme,
    "scheme_meaning": Scheme,
    "title": Title,
    "village_kind": VillageKind,
}


@pytest.mark.parametrize("prefix", sorted(ENUMERATED))
def test_every_member_of_an_enumeration_has_its_word(prefix: str) -> None:
    wanted = {f"{prefix}.{member.value}" for member in ENUMERATED[prefix]}

    assert wanted - set(FIRST) == set()


def test_every_part_of_a_visit_has_its_word() -> None:
    assert {f"visit.{name}" for name in Visit.model_fields} - set(FIRST) == set()


def literal_keys_of_templates() -> Iterator[tuple[str, str, set[str] | None]]:
    """File, key and the fields given, where they are written out."""
    for file in (*PACKAGE.rglob("*.jinja"), *PACKAGE.joinpath("theme").rglob("*.html")):
        text = file.read_text("utf-8")
        for key, rest in re.findall(r"\bw\(\s*\"([\w.-]+)\"([^()]*(?:\([^()]*\)[^()]*)*)\)", text):
            yield file.name, key, set(re.findall(r"(?<![\w.])(\w+)\s*=(?!=)", rest))
        for key in re.findall(r"\bwords\[\"([\w.-]+)\"\]", text):
            yield file.name, key, set()


def literal_keys_of_pages() -> Iterator[tuple[str, str, set[str] | None]]:
    for file in PACKAGE.joinpath("pages").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            key = node.args[0]
            is_words = ast.unparse(node.func).rpartition(".")[2] == "words"
            if is_words and isinstance(key, ast.Constant) and isinstance(key.value, str):
                given = {keyword.arg for keyword in node.keywords if keyword.arg}
                is_open = any(keyword.arg is None for keyword in node.keywords)
                yield file.name, key.value, None if is_open else given


NAMED = sorted(
    {
        (file, key, None if given is None else frozenset(given))
        for file, key, given in (*literal_keys_of_templates(), *literal_keys_of_pages())
    },
    key=str,
)


def test_templates_and_pages_name_words() -> None:
    assert len(NAMED) > 100


@pytest.mark.parametrize(("file", "key", "given"), NAMED)
def test_a_word_that_is_named_exists_and_is_given_its_fields(
    file: str, key: str, given: frozenset[str] | None
) -> None:
    assert key in FIRST, f"{file} names {key}"
    if given is not None:
        assert fields(FIRST[key]) == given, f"{file} fills {key}"


def test_keys_that_are_put_together_lead_somewhere() -> None:
    """Of `f"mark_kind.{kind}"` at least one is there."""
    lost = []
    for file in PACKAGE.joinpath("pages").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and node.args
                and isinstance(node.args[0], ast.JoinedStr)
                and ast.unparse(node.func).rpartition(".")[2] == "words"
            ):
                pattern = "".join(
                    re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[^.]+(.+)?"
                    for part in node.args[0].values
                )
                if not any(re.fullmatch(pattern, key) for key in FIRST):
                    lost.append(f"{file.name}: {ast.unparse(node.args[0])}")

    assert lost == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_things_are_counted_in_every_plural_of_a_language(language: str) -> None:
    words = read_words(language, first="vi")
    counted = {key.removesuffix(".other") for key in FIRST if re.match(r"count\..+\.other$", key)}

    for key in counted:
        for number in (0, 1, 2, 5, 1340):
            assert words.number(number) in words.count(key, number)


def vi() -> Words:
    return read_words("vi", first="vi")


def en() -> Words:
    return read_words("en", first="vi")


def test_counting_knows_one_from_many() -> None:
    assert en().count("count.products", 1) != en().count("count.products", 2).replace("2", "1")
    assert vi().count("count.products", 1) == vi().count("count.products", 2).replace("2", "1")


@pytest.mark.parametrize(
    ("when", "vietnamese", "english"),
    [
        (PartialDate(2017, 6, 23), "23/06/2017", "23 June 2017"),
        (PartialDate(2017, 6, 3), "03/06/2017", "3 June 2017"),
        (PartialDate(2017, 6), "06/2017", "June 2017"),
        (PartialDate(2017), "2017", "2017"),
    ],
)
def test_a_date_is_written_as_each_language_writes_it(
    when: PartialDate, vietnamese: str, english: str
) -> None:
    assert vi().date(when) == vietnamese
    assert en().date(when) == english


@pytest.mark.parametrize(
    ("value", "vietnamese", "english"),
    [
        (1340, "1.340", "1,340"),
        (Decimal("22.17"), "22,17", "22.17"),
        (Decimal("7.375"), "7,375", "7.375"),
        (Decimal("0.0005"), "0,0005", "0.0005"),
        (Decimal("1234567.891"), "1.234.567,891", "1,234,567.891"),
        (Decimal("-5"), "-5", "-5"),
        (0, "0", "0"),
    ],
)
def test_a_number_is_written_as_each_language_writes_it(
    value: Decimal | int, vietnamese: str, english: str
) -> None:
    assert vi().number(value) == vietnamese
    assert en().number(value) == english


DAYS = st.dates(datetime.date(1, 1, 1))


@given(when=DAYS, language=LOCALES)
def test_a_day_is_written_as_babel_writes_it(when: datetime.date, language: str) -> None:
    words = Words(language, {"date.day": "dd/MM/y", "date.month": "MMMM y", "date.year": "y"})
    locale = Locale.parse(language)

    for known, pattern in ((3, "dd/MM/y"), (2, "MMMM y"), (1, "y")):
        parts = (when.year, when.month, when.day)[:known]
        day = datetime.date(*parts, *(1,) * (3 - known))
        assert words.date(PartialDate(*parts)) == format_date(day, pattern, locale=locale)


@given(value=st.integers() | st.decimals(allow_nan=False, allow_infinity=False), language=LOCALES)
@example(value=Decimal("1.50"), language="vi")
@example(value=Decimal("1.5"), language="vi")
@example(value=Decimal("1E+3"), language="fr")
@example(value=-0, language="en")
@example(value=Decimal("-0"), language="en")
def test_a_number_is_written_as_babel_writes_it(value: Decimal | int, language: str) -> None:
    locale = Locale.parse(language)
    try:
        expected = format_decimal(value, locale=locale, decimal_quantization=False)
    except InvalidOperation:  # more digits than a decimal has room for
        reject()

    assert Words(language, {}).number(value) == expected


@given(number=st.integers(0, 10**7), language=LOCALES)
def test_the_plural_is_the_one_babel_finds(number: int, language: str) -> None:
    forms = {f"n.{form}": f"{form} {{n}}" for form in ("one", "two", "few", "many", "other")}
    words = Words(language, forms)

    form = Locale.parse(language).plural_form(number)

    assert words.count("n", number) == f"{form} {words.number(number)}"


@given(items=st.lists(st.text(), max_size=6), language=LOCALES)
def test_things_are_listed_as_babel_lists_them(items: list[str], language: str) -> None:
    assert Words(language, {}).listed(iter(items)) == format_list(items, locale=language)


def test_things_are_listed_in_the_language_of_the_page() -> None:
    assert vi().listed(["a", "b", "c"]) == "a, b và c"
    assert en().listed(["a", "b", "c"]) == "a, b, and c"


def test_one_thing_alone_keeps_its_own_language() -> None:
    only = Phrase("gốm", "vi")

    assert en().listed([only]) is only
    assert en().listed([]) == ""


def test_words_are_escaped_once_for_all_pages() -> None:
    words = Words("vi", {"a": "Gốm & <men>", "b": "Lò"})

    assert dict(words.escaped) == {"a": "Gốm &amp; &lt;men&gt;", "b": "Lò"}
    assert words.escaped is words.escaped
    assert words("a") == "Gốm & <men>"


def test_a_site_may_say_it_in_its_own_words(province: Province) -> None:
    province.write("content/words/vi.yml", "nav.villages: Nơi làm nghề\n")

    words = read_words("vi", first="vi", own=province.root / "content" / "words")

    assert words("nav.villages") == "Nơi làm nghề"
    assert words("nav.products") == FIRST["nav.products"]


def test_what_a_new_language_lacks_comes_from_the_first(province: Province) -> None:
    province.write("content/words/fr.yml", "nav.villages: Villages\n")

    words = read_words("fr", first="vi", own=province.root / "content" / "words")

    assert words("nav.villages") == "Villages"
    assert words("nav.products") == FIRST["nav.products"]
    assert words.number(1340) == "1\u202f340"


def test_a_word_that_nobody_wrote_is_a_bug() -> None:
    with pytest.raises(KeyError):
        vi()("nav.nowhere")


def test_a_language_without_words_is_not_found() -> None:
    with pytest.raises(FileNotFoundError):
        read_words("fr", first="vi")


def test_a_problem_says_where_what_and_what_to_do() -> None:
    found = problem(Place("a.yml", 4, 10), "E-REF-01", id="bat-trangg", near="bat-trang")

    assert format_problem(found, "en") == (
        'a.yml:4:10: There is no village "bat-trangg". [E-REF-01]\n'
        '    Did you mean "bat-trang"? Give the name of a folder in villages/.'
    )


def test_a_warning_and_a_note_say_what_they_are() -> None:
    warning = problem(Place("a.yml"), "W-CERT-02", n=5)
    note = problem(Place("a.yml"), "N-LANG-02", text="name")

    assert (warning.level, note.level) == (Level.WARNING, Level.NOTE)
    assert format_problem(warning, "en").startswith("a.yml:1:1: warning: ")
    assert format_problem(note, "vi").startswith("a.yml:1:1: ghi trên trang: ")


def test_what_an_author_typed_is_never_a_field_to_fill() -> None:
    found = problem(Place("a.yml"), "E-GUESS-01", value="{id} {0} %s")

    assert explain(found, "en")[0] == '"{id} {0} %s" tells nothing.'


def test_every_code_says_how_much_it_matters() -> None:
    codes = {key.partition(".")[0] for key in SENTENCES if key.endswith((".what", ".fix"))}

    assert all(problem(Place("a.yml"), code).level in Level for code in codes)
    assert {f"{code}.what" for code in codes} <= set(SENTENCES)


def test_every_code_that_the_program_names_has_its_sentence() -> None:
    named = {
        code
        for file in PACKAGE.rglob("*.py")
        for code in re.findall(r"\"([EWN]-[A-Z]+-\d+)\"", file.read_text("utf-8"))
    }

    assert {f"{code}.what" for code in named} - set(SENTENCES) == set()


def test_every_sentence_is_said_by_the_program() -> None:
    program = "".join(file.read_text("utf-8") for file in PACKAGE.rglob("*.py"))
    codes = {key.partition(".")[0] for key in SENTENCES if key.endswith(".what")}

    assert {code for code in codes if f'"{code}"' not in program} == set()


def test_the_command_line_speaks_two_languages() -> None:
    for language in AUTHORS:
        assert "8000" in say("cli.port", language, port=8000)
