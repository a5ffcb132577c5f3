"""`mkdocs.yml`: whatever stands in it is read, or told at its place; never a traceback."""

import pytest

from building import build
from conftest import MKDOCS, VILLAGE, Province

HEAD = "site_name: Tỉnh thử nghiệm\n"


def told(province: Province) -> list[tuple[str, str]]:
    return [(found.code, str(found.place)) for found in province.problems()]


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        (b"", "E-YAML-07", "mkdocs.yml:1:1"),
        (b"- a\n- b\n", "E-YAML-09", "mkdocs.yml:1:1"),
        (b"hello\n", "E-YAML-09", "mkdocs.yml:1:1"),
        (b"site_name:\ta\n", "E-YAML-02", "mkdocs.yml:1:11"),
        (b"site_name: T\xec\n", "E-YAML-06", "mkdocs.yml:1:13"),
        (b"a: " + b"[" * 5000, "E-YAML-11", "mkdocs.yml:1:15"),
        (b"a: {*b : c}\n", "E-YAML-04", "mkdocs.yml:1:5"),
    ],
)
def test_a_file_of_no_settings_is_told(
    province: Province, text: bytes, code: str, place: str
) -> None:
    province.write("mkdocs.yml", text)

    assert told(province) == [(code, place)]


@pytest.mark.parametrize(
    ("typed", "instead", "code", "place"),
    [
        (HEAD, "site_name: [a, {b: c}]\n", "E-TYPE-01", "1:12"),
        (HEAD, "site_name:\n", "E-REQ-02", "1:11"),
        ("site_url: https://", "site_url: ftp://", "E-URL-02", "2:11"),
        ("example/", "example/?a=b#c", "E-URL-02", "2:11"),
        ("docs_dir: content", "docs_dir: ..", "E-PATH-02", "3:11"),
        ("docs_dir: content", "docs_dir: .", "E-PATH-02", "3:11"),
        ("docs_dir: content", "docs_dir: /etc", "E-PATH-02", "3:11"),
        ("docs_dir: content", "docs_dir: a/../villages", "E-PATH-02", "3:11"),
        ("docs_dir: content", "docs_dir: mkdocs.yml", "E-PATH-02", "3:11"),
        ("docs_dir: content", "docs_dir: {a: b}", "E-TYPE-01", "3:11"),
        ("  - langnghe", "  - search", "W-SITE-02", "8:5"),
        ("  - langnghe", "  - langnghe\n  - search: {a: b}", "W-SITE-02", "9:5"),
        ("  name: langnghe", "  name: material", "W-SITE-02", "6:9"),
        ("code: en", "code: EN", "E-ID-05", "17:15"),
        ("code: en", "code: vi", "E-ID-04", "17:15"),
        ("code: en", "code: qq", "E-LANG-05", "17:15"),
        ("code: en", "code: [en]", "E-TYPE-01", "17:15"),
        ("extra:\n", "extra: 5\nextra_css:\n", "E-TYPE-03", "9:8"),
        ("    tagline: Một tỉnh không có thật", "    report: a@b.vn", "E-URL-03", "12:13"),
    ],
)
def test_a_setting_of_the_wrong_kind_is_told_where_it_stands(
    province: Province, typed: str, instead: str, code: str, place: str
) -> None:
    province.write("mkdocs.yml", MKDOCS.replace(typed, instead, 1))

    assert told(province) == [(code, f"mkdocs.yml:{place}")]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("base.yml", "E-FILE-01"),
        ("villages", "E-FILE-01"),
        ("mkdocs.yml", "E-FILE-05"),
        ("villages/../mkdocs.yml", "E-FILE-05"),
        ("/etc/passwd", "E-PATH-02"),
        ("../base.yml", "E-PATH-02"),
        ("[a]", "E-TYPE-01"),
        ("", "E-REQ-02"),
    ],
)
def test_what_is_inherited_from_is_a_file_of_the_site(
    province: Province, value: str, code: str
) -> None:
    province.village()
    province.write("mkdocs.yml", f"INHERIT: {value}\n{MKDOCS}")

    [found] = province.problems()

    assert (found.code, found.place.file, found.place.line) == (code, "mkdocs.yml", 1)


@pytest.mark.parametrize(
    ("base", "code"),
    [
        (b"- a\n", "E-YAML-09"),
        (b"a\n", "E-YAML-09"),
        (b"", "E-YAML-07"),
        (bytes(range(256)), "E-YAML-06"),
        (b"INHERIT: mkdocs.yml\n", "E-FILE-05"),
        (b"a: " + b"[" * 5000, "E-YAML-11"),
    ],
)
def test_what_is_inherited_is_read_as_settings_are(
    province: Province, base: bytes, code: str
) -> None:
    province.write("mkdocs.yml", f"INHERIT: base.yml\n{MKDOCS}")
    province.write("base.yml", base)

    [found] = province.problems()

    assert (found.code, found.place.file) == (code, "base.yml")


def test_settings_may_inherit_from_a_file_beside_them(province: Province) -> None:
    province.write("mkdocs.yml", f"INHERIT: base/all.yml\n{MKDOCS}")
    province.write("base/all.yml", "markdown_extensions: [tables]\nx: !ENV [A, b]\n")

    assert province.problems() == []


@pytest.mark.parametrize(
    ("setting", "line"),
    [("dev_addr: 8", 2), ("x: 2020-13-45", 1), ("x: *nobody", 2), ("x: !nothing y", 2)],
)
def test_what_the_engine_refuses_is_told_where_it_says(
    province: Province, setting: str, line: int
) -> None:
    province.village(VILLAGE)
    province.write("mkdocs.yml", MKDOCS.replace(HEAD, f"{HEAD}{setting}\n"))

    [found] = build(province.root).problems

    assert (found.code, found.place.file, found.place.line) == ("E-ENGINE-01", "mkdocs.yml", line)
    assert "Aborted" not in dict(found.values)["message"]
