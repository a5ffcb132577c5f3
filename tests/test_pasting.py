"""Every line that a message gives is pasted at its place, and the mistake is gone.

Pasted as its author would: over the key and the value that the place points at, on a new line
where the message says to add one, and over the whole line where the file cannot be read at all.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from conftest import PACKAGE, VILLAGE, Province
from langnghe.problems import Problem
from langnghe.words import AUTHOR_LANGUAGES, explain
from test_broken import BROKEN, EXPECTED, FOLDERS, broken

# Their messages say that the line is one more, and not in place of another.
ADDED = {"E-ALC-03", "E-ALC-05"}
# What pasting brings to light, which was hidden behind the mistake.
BEHIND = {
    "logo-outside-its-folder": {"E-FILE-01"},  # the picture itself is not there either
    "photo-outside-its-folder": {"E-FILE-01"},
    "published-unchecked": {"E-REF-02"},  # a product of the village that is a draft now
}


def line_of(found: Problem) -> str:
    return dict(found.values).get("line", "")


def pasted(text: str, found: Problem) -> str:
    """The file's text with the line of a problem in it."""
    spot = (found.place.line - 1, found.place.column - 1)
    try:
        tree = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError:
        tree = None
    if tree is None or found.code.startswith("E-YAML"):
        return over_the_line(text, spot[0], line_of(found))
    if found.code == "E-ID-02":  # lines of their own, for a file of registers
        return f"{text}{line_of(found)}\n"
    for line in line_of(found).split("\n"):
        text = over_the_value(text, tree, spot, line, found)
        tree = yaml.compose(text, Loader=yaml.BaseLoader)
        assert tree is not None
    return text


def over_the_line(text: str, number: int, line: str) -> str:
    lines = text.split("\n")
    indent = lines[number][: len(lines[number]) - len(lines[number].lstrip())]
    return "\n".join([*lines[:number], indent + line, *lines[number + 1 :]])


def over_the_value(
    text: str, tree: yaml.Node, spot: tuple[int, int], line: str, found: Problem
) -> str:
    named = re.match(r"([\w.-]+):", line)
    for mapping, name, value in entries(tree):
        if spot not in {start(value), start(name or value)}:
            continue
        if name is None or named is None:
            return text[: value.start_mark.index] + line + text[value.end_mark.index :]
        if found.code in ADDED:
            end = text.index("\n", value.end_mark.index - 1) + 1
            return f"{text[:end]}{' ' * name.start_mark.column}{line}\n{text[end:]}"
        # The line may be that of a field beside it, which stands there already or not.
        beside = {other.value: (other, its_value) for other, its_value in mapping.value}
        first, last = beside.get(named[1], (name, value))
        if found.code == "E-NUM-06":  # what the comma has cut off goes as well
            last = value
        end = name.end_mark.index + 1 if line.endswith(":") else last.end_mark.index
        return text[: first.start_mark.index] + line + text[end:]
    raise AssertionError(f"nothing stands at {spot}")


def start(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.line, node.start_mark.column


def entries(node: yaml.Node) -> Iterator[tuple[yaml.Node, yaml.Node | None, yaml.Node]]:
    """Each value, in what it stands, and its key if it has one; the innermost first."""
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            yield from entries(value)
            yield node, name, value
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from entries(value)
            yield node, None, value


SENTENCES = yaml.load((PACKAGE / "words/problems/en.yml").read_text("utf-8"), yaml.BaseLoader)
LEADING = [
    text.partition("{line}")[0][-14:] for text in SENTENCES.values() if "{line}" in text
]  # what stands before a line to paste
WITH_A_LINE = [
    name
    for name in FOLDERS
    # Of the FDA it gives a sentence, not a line.
    if name != "fda-approved"
    and any(words in (BROKEN / name / EXPECTED["en"]).read_text("utf-8") for words in LEADING)
]


@pytest.mark.parametrize("name", WITH_A_LINE)
def test_the_line_that_a_message_gives_mends_it(name: str, tmp_path: Path) -> None:
    province = broken(name, tmp_path / "site")
    [found] = province.problems()
    for language in AUTHOR_LANGUAGES:
        assert line_of(found).split("\n")[0] in explain(found, language)[1]
    file = province.root / found.place.file

    file.write_text(pasted(file.read_text("utf-8"), found), encoding="utf-8")

    assert set(province.codes()) == BEHIND.get(name, set())


NAME = "name: Làng gốm Thử Nghiệm"


@pytest.mark.parametrize(
    ("typed", "instead", "code"),
    [
        (NAME, "name:Làng gốm", "E-YAML-10"),
        (NAME, "name: Làng gốm: nghề cũ", "E-YAML-01"),
        (NAME, 'name: Làng "gốm": nghề cũ', "E-YAML-01"),
        (NAME, 'name: "Làng gốm" cũ', "E-YAML-10"),
        (NAME, 'name: "Làng gốm', "E-YAML-10"),
        (NAME, "name: {{ tên }}", "E-YAML-10"),
        (NAME, "name: {% tên %}", "E-YAML-04"),
        (NAME, 'name: "Làng \\gốm"', "E-YAML-10"),
        (NAME, "name: @gốm", "E-YAML-04"),
        (NAME, "name: %gốm", "E-YAML-04"),
        (NAME, "name: !!python/object/apply:os.system [x]", "E-YAML-04"),
        (NAME, "name:\tLàng gốm", "E-YAML-02"),
        (NAME, "tên: Làng gốm", "E-KEY-01"),
        (NAME, "Name: Làng gốm", "E-KEY-01"),
        (NAME, "name: [Làng gốm]", "E-TYPE-01"),
        (NAME, "name: Làng\u200b gốm", "E-TEXT-01"),
        (NAME, "name: Làng \u202egốm", "E-TEXT-01"),
        ("place:\n", "place: &a\n", "E-YAML-04"),
        ("crafts: [ceramics]", "crafts: ceramics", "E-TYPE-02"),
        ("crafts: [ceramics]", "crafts: ceramics, paper", "E-TYPE-02"),
        ("crafts: [ceramics]", "crafts: [gốm]", "E-ENUM-01"),
        ("crafts: [ceramics]", "crafts: [ceramic]", "E-ENUM-01"),
        ("crafts: [ceramics]", "crafts: [ceramics", "E-YAML-10"),
        ("crafts: [ceramics]", "crafts:\n-ceramics", "E-YAML-10"),
        ("status: published", "status: đã đăng", "E-ENUM-01"),
        ("kind: craft_village", "kind: Craft_Village", "E-ENUM-01"),
        ("  src: [s1]", "  src: s1", "E-TYPE-02"),
        ("  src: [s1]", "  src: [S1]", "E-ID-05"),
        ("  text: Một", "  text: Nguồn: một", "E-YAML-01"),
        ("contact:\n  via: commune", "contact: xã", "E-TYPE-03"),
        ('"02185"', "2185", "E-GEO-06"),
        ('"02185"', '"02 185"', "E-GEO-06"),
        # As a phone's keyboard changes them by itself.
        ('"02185"', "“02185”", "E-GEO-06"),
        ("on: 01/11/2026", "on: “01/11/2026”", "E-DATE-01"),
        ("on: 01/11/2026", "on: 01-11-2026", "E-DATE-01"),
        ("on: 01/11/2026", "on: 1.11.2026", "E-DATE-01"),
        ("on: 01/11/2026", "on: 2026/11/1", "E-DATE-01"),
        ("on: 01/11/2026", "on: ngày 1 tháng 11 năm 2026", "E-DATE-01"),
        ("on: 01/11/2026", "on: tháng 11/2026", "E-DATE-01"),
        ("on: 01/11/2026", "on: năm 2026", "E-DATE-01"),
    ],
)
def test_what_a_clerk_mistypes_is_answered_with_the_line_to_paste(
    province: Province, typed: str, instead: str, code: str
) -> None:
    assert typed in VILLAGE
    file = province.village(VILLAGE.replace(typed, instead, 1))

    [found] = province.problems()
    assert found.code == code
    file.write_text(pasted(file.read_text("utf-8"), found), encoding="utf-8")

    assert province.codes() == []


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("facts:\n  - {id: ho, what: Hộ, value: 40 hộ, src: [s1]}", "E-NUM-01"),
        ("facts:\n  - {id: ho, what: Hộ, value: 85%, src: [s1]}", "E-NUM-01"),
        ("facts:\n  - {id: Số hộ, what: Hộ, value: 5, src: [s1]}", "E-ID-05"),
        ("story: Chuyện làng.", "E-TYPE-02"),
        ("also_known_as: Gốm Cũ, Gốm Mới", "E-TYPE-02"),
        ("certificates:\n  - {id: a, scheme: haccp, status: valid, title: A, holder: B,"
         " decision_no: Quyết định số 12/QD-UBND, src: [s1]}", "E-REC-02"),
        ("makers:\n  - {id: a, kind: htx, name: Hợp tác xã hư cấu}", "E-ENUM-01"),
        ("makers:\n  - {id: a, kind: cooperative, name: Hợp tác xã hư cấu, contacts:"
         " [{type: web, value: www.vidu.example/gom, owner: organisation}]}", "E-URL-02"),
        ("makers:\n  - {id: a, kind: cooperative, name: Hợp tác xã hư cấu, contacts:"
         " [{type: phone, value: 2093870123, owner: organisation}]}", "E-TEL-01"),
        ("makers:\n  - {id: a, kind: cooperative, name: Hợp tác xã hư cấu, contacts:"
         " [{type: zalo, value: 'https://zalo.me/0912345678', owner: organisation}]}", "E-TEL-01"),
        ("makers:\n  - {id: a, kind: cooperative, name: Hợp tác xã hư cấu, contacts:"
         " [{type: email, value: 'mailto:a@vidu.example', owner: organisation}]}", "E-TEL-03"),
        ("makers:\n  - {id: a, kind: cooperative, name: Hợp tác xã hư cấu, contacts: [{type:"
         " address, value: 'Số 5, xã Côn Minh, huyện Na Rì', owner: organisation}]}", "E-GEO-02"),
    ],
)  # fmt: skip
def test_so_is_what_he_adds(province: Province, lines: str, code: str) -> None:
    file = province.village(f"{VILLAGE}{lines}\n")

    [found] = province.problems()
    assert found.code == code
    file.write_text(pasted(file.read_text("utf-8"), found), encoding="utf-8")

    assert province.codes() == []
