"""The fast reader of plain YAML: it reads as PyYAML does, or leaves the text to it."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from langnghe.loading import read_yaml, yaml_text
from langnghe.loading.plain_yaml import Tree, read_plain
from langnghe.loading.yaml_text import DEPTH_LIMIT, SIZE_LIMIT

ROOT = Path(__file__).parent.parent
RECORDS = sorted(path for kind in ("villages", "products") for path in ROOT.glob(f"{kind}/*/*.yml"))
PROVINCES = sorted((ROOT / "tests" / "provinces").rglob("*.yml"))
# EXAMPLES=20000 before a change of the reader; so many would take too long each time.
often = settings(
    max_examples=int(os.environ.get("EXAMPLES", "300")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def read_exactly(text: str) -> Tree | None:
    """What PyYAML reads; None where anything is wrong."""
    if yaml_text._unreadable_letters(text, "a.yml"):
        return None
    document, problems = yaml_text._read_exactly(text, "a.yml", is_ours=False)
    return None if problems or document is None else document.data


def same_or_left(text: str) -> bool:
    """Whether the text is read fast; fails where that differs from PyYAML's reading."""
    plain = read_plain(text)
    if plain is not None:
        # Not only equal: an order of keys and an empty text are seen too.
        assert repr(plain) == repr(read_exactly(text))
    return plain is not None


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_every_record_of_ours_is_read_fast(path: Path) -> None:
    assert same_or_left(path.read_text("utf-8"))


def test_no_file_of_the_provinces_is_read_otherwise() -> None:
    texts = [path.read_bytes().decode("utf-8-sig", "ignore") for path in PROVINCES]

    assert sum(map(same_or_left, texts)) > 0.8 * len(texts)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("a: b", "b"),
        ("# c\n\n  # d\na: b # e\n\n# f\n", "b"),
        ("a: https://a.vn/b?c=d#e", "https://a.vn/b?c=d#e"),
        ("a: 'it''s'", "it's"),
        ('a: "# 1: x" # y', "# 1: x"),
        ("a: b\n  c\n\n  d", "b c\n\nd"),
        ("a: >-\n  b\n  c\n\n\n  d\n", "b c\n\n\n\nd"),
        ("a: >\n  b\n  c\n", "b c\n\n"),
        ("a: |\n  b\n\n  c\n", "b\n\nc\n"),
        ("a: |-\n  # b\n  - c: d\n", "# b\n- c: d"),
        ("a:\nb: c\n", ""),
        ("a:\n- b\n- c\n", ["b", "c"]),
        ("a:\n  -   b: c\n      d: e\n  - f\n", [{"b": "c", "d": "e"}, "f"]),
        ("a:\n  - b:\n    - c\n  - d: e\n", [{"b": ["c"]}, {"d": "e"}]),
        ("a: [b, Tiếng Việt]", ["b", "Tiếng Việt"]),
        ('a: {b: "1,2", c: [d, e], f: g h}', {"b": "1,2", "c": ["d", "e"], "f": "g h"}),
        ("a: []", []),
        ("a: b\r\nc: d\r\n", "b"),
    ],
)
def test_plain_text_is_read(text: str, read: Tree) -> None:
    plain = read_plain(text)

    assert plain is not None
    assert plain["a"] == read
    assert same_or_left(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# a\n",
        "- a\n",
        "a: b\na: c\n",
        "a: {b: c, b: d}\n",
        "a:\n  b: c\n d: e\n",
        "a:\tb\n",
        "a: b: c\n",
        "a: &b c\n",
        "a: *b\n",
        "a: !b c\n",
        "---\na: b\n",
        "a: b\n...\n",
        "a: b\n---\nc: d\n",
        "%YAML 1.1\n---\na: b\n",
        "? a\n: b\n",
        "<<: {a: b}\n",
        'a: "b\\nc"\n',
        'a: "b\n',
        'a: ""\n  b: c\n',
        "a: []\n  b: c\n",
        "a: {b: 1,2}\n",
        "a: [b\n",
        "a: >+\n  b\n\n",
        "a: |2\n   b\n",
        "a: >-\n\n  b\n",
        "a: >-\n  b\n   c\n",
        "a: >-\n  b\n     # c\n",
        "a: >-\n  b\n   \n",
        "a:\n  b: >-\n  c\n",
        "a: |\n  b\n c\n",
        "a: - b\n",
        "a:\n  - - b\n",
        "- a: b\n c: d\n",
        "a: b\n  # c\n  d\n",
        "a\n",
        "a: b\u2028c: d\n",
        "a: b\u0085c: d\n",
        "a: b\rc: d\n",
        "a: \ufeffb\n",
        f"{'a' * 2000}: b\n",
    ],
)
def test_what_is_not_plain_is_left_to_pyyaml(text: str) -> None:
    assert read_plain(text) is None


def test_a_text_below_a_sign_ends_as_its_file_does() -> None:
    assert read_plain("a: |\n  b") is None
    assert read_plain("a: |-\n  b") == {"a": "b"}


@pytest.mark.parametrize("depth", range(2, DEPTH_LIMIT + 4))
@pytest.mark.parametrize("inmost", ["b", "[b]", "{b: c}", "{b: [c]}"])
def test_nothing_deeper_is_read_than_pyyaml_may(depth: int, inmost: str) -> None:
    mappings = "".join(f"{'  ' * n}a:\n" for n in range(depth)) + f"{'  ' * depth}a: {inmost}\n"
    lists = "".join(f"{'  ' * n}{'- ' * (n > 0)}a:\n" for n in range(depth))

    same_or_left(mappings)
    same_or_left(f"{lists}{'  ' * depth}- a: {inmost}\n")


@pytest.mark.parametrize(
    "piece",
    [
        "  x: |\n",
        "a: >-\n  b\n   c\n",
        "a: 'b\n",
        "a: [",
        "a: {a: ",
        " # a\n",
        "a\n",
        "- ",
        "\n",
        " ",
    ],
)
def test_no_text_takes_long(piece: str) -> None:
    """A line that cannot be read must not be tried again for each line after it."""
    text = "a: |\n" + piece * (SIZE_LIMIT // len(piece)) + "   \n"

    assert read_plain(text) is None


def test_places_are_found_in_a_file_that_was_read_fast() -> None:
    text = "# c\na:\n  - b: c\n    d: {e: f}\n"
    assert read_plain(text)

    document, problems = read_yaml(text.encode(), "a.yml")

    assert document is not None
    assert problems == []
    assert str(document.place(("a", 0, "b"))) == "a.yml:3:8"
    assert str(document.key_place(("a", 0, "d", "e"))) == "a.yml:4:9"
    assert str(document.place(("a", 0, "none"))) == "a.yml:3:5"


SIGNS = st.sampled_from(
    [*"-?:,[]{}#&*!|>'\"%@`\\~=<.0a/_ \n\t", ": ", " #", "- ", "\n\n", "\n  ", "\n    ", ": >-\n",
     ": |\n", "---", "''", "\u00a0", "\u0085", "\ufeff", "\r\n", "{a: b}", "[a, b]", "k: v\n", ">+"]
)  # fmt: skip
PIECES = st.sampled_from([
    "a", "key", "a: ", "b:", "- ", "  ", "\n", "\n  ", "\n    ", "\n- ", "\n  - ", "[a, b]",
    "{a: b}", '{a: "b", c: [d]}', "[]", '"q"', "'it''s'", ">-\n    ", "|\n    ", ">\n      ",
    "x y", "a#b", "https://x.vn/a?b#c", " # c", "#c", ":", "::", ", ", "? ", "&a ", "*a", "|",
    ">", "-", "'", '"', "\n\n", "   ", "\n# c\n", "\n   # c", "ữ", "\u00a0", "...", "]", "}",
    "\nb: ", "\n  b: ", "\nc:\n  d: e", "\r\n", "- a: b\n  c: d\n", "-   a: b\n    c: d\n",
    "- >-\n  a\n", "\n  z",
])  # fmt: skip
TEXTS = [path.read_text("utf-8") for path in RECORDS]


@st.composite
def edited(draw: st.DrawFn) -> str:
    """Some lines of a record, as somebody in a hurry leaves them."""
    lines = draw(st.sampled_from(TEXTS)).split("\n")
    start = draw(st.integers(0, len(lines) - 1))
    lines = lines[start : start + draw(st.integers(1, 25))]
    dent = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), default=0)
    lines = [line[dent:] for line in lines]
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        line, spot = lines[at], draw(st.integers(0, len(lines[at])))
        lines[at] = draw(
            st.sampled_from(
                (f"  {line}", line[1:], f"{line}\n{line}", line[:spot] + line[spot + 1 :])
            )
        )
        if draw(st.booleans()):
            lines[at] = line[:spot] + draw(SIGNS) + line[spot:]
    return "\n".join(lines)


@often
@given(edited())
def test_an_edited_record_is_read_as_pyyaml_does(text: str) -> None:
    same_or_left(text)


@often
@given(st.lists(PIECES, max_size=14).map("".join))
def test_any_mixture_is_read_as_pyyaml_does(text: str) -> None:
    same_or_left(text)
    same_or_left(f"k: {text}\n")
