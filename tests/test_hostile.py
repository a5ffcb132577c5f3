"""Pull requests that mean harm, with their real payloads: each is a Problem, or shows as typed."""

import io
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from building import build, publish
from conftest import MKDOCS, TODAY, VILLAGE, Province
from langnghe import assembly, site
from langnghe.audit import audit
from langnghe.pages import Room, write_pages
from langnghe.vietnamese import tidy
from langnghe.words import format_problem
from reading import Published, parse
from test_audit import page, write

pytest_plugins = ("built_sites",)

SOUND = "<h1>Đầu</h1>"


def codes_of_page(folder: Path, body: str) -> set[str]:
    write(folder, "index.html", page(f"{SOUND}\n{body}"))
    return {problem.code for problem in audit(folder, [])}


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>",
        "<img src=index.html onerror=alert(1)>",
        "<svg/onload=alert(1)></svg>",
        '<img src="index.html"onerror=alert(1)>',
        '<p title=">" onclick=alert(1)>x</p>',
        '<a href="javascript:alert(1)">x</a>',
        '<a href="&#106;avascript:alert(1)">x</a>',
        '<a href="java&#9;script:alert(1)">x</a>',
        '<a href=" javascript:alert(1)">x</a>',
        '<a href="vbscript:x">x</a>',
        '<a href="data:text/html;base64,PHNjcmlwdD4=">x</a>',
        '<script src="data:text/javascript,alert(1)"></script>',
        '<img src="data:text/html,x">',
        '<form action="https://evil.example/"></form>',
        '<button formaction="https://evil.example/">x</button>',
        '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
        '<base href="https://evil.example/">',
        '<embed src="https://evil.example/x">',
        '<video src="https://evil.example/x"></video>',
        '<iframe srcdoc="&lt;script>alert(1)&lt;/script>"></iframe>',
        '<a "><img src=index.html onerror=alert(1)>',
    ],
)
def test_what_would_run_or_lead_away_in_a_page_is_told(tmp_path: Path, body: str) -> None:
    assert codes_of_page(tmp_path, body) & {"E-AUDIT-05", "E-AUDIT-06"}


@pytest.mark.parametrize(
    "body",
    [
        '<img src="data:image/png;base64,AAAA" alt="">',
        '<img src="index.html" alt="x onclick=alert(1) style=1">',
        "<p>onclick = 5, javascript: và data: chỉ là chữ</p>",
        '<p title="a" class="b">one = two</p>',
    ],
)
def test_what_only_looks_so_is_not(tmp_path: Path, body: str) -> None:
    assert codes_of_page(tmp_path, body) == set()


HIDDEN = ["\u202e", "\u2066", "\u200b", "\u3164", "\u115f", "\u180e", "\u034f", "\U000e0041"]


@pytest.mark.parametrize("letter", HIDDEN, ids=ascii)
def test_a_letter_that_nobody_sees_is_told(province: Province, letter: str) -> None:
    province.village(VILLAGE.replace("Làng gốm Thử", f"Làng{letter} gốm Thử"))

    assert province.codes() == ["E-TEXT-01"]


@pytest.mark.parametrize("name", ["L\u0430ng gốm", "Gốm \u041cường", "G\u03bfm"], ids=ascii)
def test_a_letter_of_another_script_inside_a_word_is_told(province: Province, name: str) -> None:
    province.village(VILLAGE.replace("Làng gốm Thử Nghiệm", name))

    assert province.codes() == ["E-TEXT-01"]


@pytest.mark.parametrize("text", ["Sợi 5 μm", "Tiếng Nga: гончар", "Α và Ω"], ids=ascii)
def test_words_wholly_of_another_script_are_not(province: Province, text: str) -> None:
    province.village(
        VILLAGE.replace("Một làng gốm hư cấu", f"'{text}'").replace(", chỉ dùng", " #")
    )

    assert "E-TEXT-01" not in province.codes()


@pytest.mark.parametrize(
    "url",
    ["https://bao.example@evil.example/", "https://bao.example:99999/", "javascript:alert(1)"],
)
def test_an_address_that_is_not_what_it_seems_is_told(province: Province, url: str) -> None:
    province.village(VILLAGE.replace("kiểm thử\nchecked", f"kiểm thử\n    url: {url}\nchecked"))

    assert province.codes() == ["E-URL-02"]


def test_a_number_longer_than_any_page_is_told(province: Province) -> None:
    fact = 'facts:\n  - {id: ho, what: Hộ, value: "' + "9" * 5000 + '", src: [s1]}\n'
    province.village(VILLAGE + fact)

    [problem] = province.problems()

    assert problem.code == "E-NUM-01"
    assert len(format_problem(problem, "vi")) < 1000


def test_a_message_stays_short(province: Province) -> None:
    province.village(VILLAGE.replace("kiểm thử\nchecked", f"x\n    url: {'y' * 200_000}\nchecked"))

    assert [len(format_problem(found, "vi")) < 1000 for found in province.problems()] == [True]


@pytest.mark.parametrize("name", ["con", "aux", "nul", "com1"])
def test_a_folder_that_windows_cannot_keep_is_told(province: Province, name: str) -> None:
    province.village(VILLAGE, name)

    assert province.codes() == ["E-ID-01"]


@pytest.mark.parametrize("name", ["villages", "products", "consents.yml", "published.yml"])
def test_a_symbolic_link_at_the_root_is_told(province: Province, name: str) -> None:
    (province.root / name).symlink_to(province.root / "elsewhere")

    assert [str(found.place.file) for found in province.problems()] == [name]
    assert province.codes() == ["E-PATH-01"]


def test_a_file_in_place_of_the_villages_is_told(province: Province) -> None:
    province.write("villages", "x")

    assert province.codes() == ["E-FILE-04"]


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        ("content/vi/about.md", b"\xff\xfe# x", "E-YAML-06"),
        ("content/vi/trang.html", b"\xff<p>", "E-YAML-06"),
        ("content/vi/villages/lang-gom.md", b"# x", "E-ID-01"),
        ("content/vi/en/about.md", b"# x", "E-ID-01"),
        ("content/vi/index.md", b"# x", "E-ID-01"),
        ("content/vi/README.md", b"# x", "E-ID-01"),
        ("content/vi/frame.md", b"# x", "E-ID-01"),
        ("content/vi/hinh.svg", b"<svg><script>alert(1)</script></svg>", "E-AUDIT-06"),
        ("content/assets/hinh.svg", b'<svg onload="alert(1)"/>', "E-AUDIT-06"),
        ("content/words/vi.yml", b'contacts.title: "{n:>99999999}"\n', "E-WORD-01"),
        ("content/words/vi.yml", "contacts.title: ⟦body⟧\n".encode(), "E-TEXT-01"),
    ],
)
def test_content_that_cannot_be_published_is_told(
    province: Province, path: str, text: bytes, code: str
) -> None:
    province.write(path, text)

    assert province.codes() == [code]


@pytest.mark.parametrize(
    ("body", "code", "place"),
    [
        ("[x](javascript:alert(1))", "E-AUDIT-06", "6:5"),
        ("[x]( <javascript:alert(1)>)", "E-AUDIT-06", "6:7"),
        ("[x][a]\n\n[a]: JavaScript:alert(1)", "E-AUDIT-06", "8:6"),
        ("[x](data:text/html;base64,AAAA)", "E-AUDIT-06", "6:5"),
        ("<script>alert(1)</script>", "E-AUDIT-06", "6:1"),
        ("<img src=x onerror=alert(1)>", "E-AUDIT-06", "6:1"),
        ("<a href='vbscript:x'>x</a>", "E-AUDIT-06", "6:10"),
        ("chữ \u202e ngược", "E-TEXT-01", "6:5"),
    ],
)
def test_prose_that_would_run_is_told_at_its_own_line(
    province: Province, body: str, code: str, place: str
) -> None:
    province.write("content/vi/about.md", f"---\ntitle: T\n---\n# Đầu\n\n{body}\n")

    told = [(found.code, str(found.place)) for found in province.problems()]
    assert told == [(code, f"content/vi/about.md:{place}")]


@pytest.mark.parametrize(
    "body",
    [
        "```html\n<script>alert(1)</script>\n```",
        "Viết `[x](javascript:…)` là sai, và `data:` cũng vậy.",
        "Dữ liệu (data: 5), javascript: và onclick = 5 chỉ là chữ.",
        "![x](data:image/png;base64,AAAA)",
    ],
)
def test_prose_that_only_speaks_of_it_is_sound(province: Province, body: str) -> None:
    province.write("content/vi/about.md", f"# Đầu\n\n{body}\n")

    assert province.problems() == []


def test_the_head_of_a_page_is_read_as_records_are(province: Province) -> None:
    province.write("content/vi/about.md", "---\ntitle: Về trang: này\n---\n# Đầu\n")

    [found] = province.problems()
    assert (found.code, str(found.place)) == ("E-YAML-01", "content/vi/about.md:2:16")


@pytest.mark.skipif(os.name != "posix", reason="elsewhere names are letters")
def test_a_file_name_of_no_letters_is_told(province: Province) -> None:
    province.write("content/vi/about.md", "# Giới thiệu")
    try:
        Path(os.fsdecode(os.fsencode(province.root) + b"/content/vi/\xff.md")).write_text("x")
    except OSError:
        pytest.skip("this disk keeps only letters")

    assert province.codes() == ["E-ID-01"]


@pytest.mark.parametrize("folder", ["/etc", "../elsewhere", "content/../../elsewhere"])
def test_prose_outside_the_site_is_told(province: Province, folder: str) -> None:
    province.write("mkdocs.yml", MKDOCS.replace("docs_dir: content", f"docs_dir: {folder}"))

    assert province.codes() == ["E-PATH-02"]


@pytest.mark.parametrize("key", ["owner: D", "tagline: M", "site_name: T"])
def test_a_marker_in_a_name_of_the_site_is_told(province: Province, key: str) -> None:
    name, first = key.split(" ")
    province.write("mkdocs.yml", MKDOCS.replace(key, f"{name} ⟦body⟧ {first}", 1))

    assert province.codes() == ["E-TEXT-01"]


def test_a_template_that_does_not_exist_is_told(province: Province) -> None:
    province.write("content/vi/about.md", "---\ntemplate: nowhere.html\n---\n# x\n")

    assert [found.code for found in build(province.root).problems] == ["E-ENGINE-01"]


PAYLOADS = (
    "</title><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "⟦body⟧ ⟦nope⟧ {{7*7}} {% raw %}",
    "{name} {0} %s &lt; &amp;amp;",
    "]]> --> </style> onclick=alert(1)",
)


def _quoted(text: str) -> str:
    """As a YAML text in single quotes."""
    return "'" + text.replace("'", "''") + "'"


def _with(text: str) -> str:
    said = _quoted(text)
    return (
        VILLAGE.replace("name: Làng gốm Thử Nghiệm", f"name: {said}")
        .replace("text: Một làng gốm hư cấu, chỉ dùng cho kiểm thử.", f"text: {said}")
        .replace("title: Hồ sơ hư cấu cho kiểm thử", f"title: {said}\n    publisher: {said}")
    ) + f"story:\n  - {{text: {said}, src: [s1]}}\nfacts:\n  - {{id: a, what: {said}, src: [s1]}}\n"


def test_payloads_show_exactly_as_typed(site_of: Province) -> None:
    for number, payload in enumerate(PAYLOADS):
        site_of.village(_with(payload), f"lang-{number}")

    published = publish(site_of)

    _shows_all(published)


def _shows_all(published: Published) -> None:
    for number, payload in enumerate(PAYLOADS):
        shown = published[f"villages/lang-{number}.html"].tree
        assert shown.one("h1").text == payload
        assert shown.text.count(payload) >= 4
        assert not [img for img in shown.every("img") if img.get("src") == "x"]
        assert not [one for one in shown.every() if any(a.startswith("on") for a in one.attributes)]


@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80))
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_text_is_a_problem_or_is_kept(province: Province, text: str) -> None:
    province.village(_with(text))

    sound, catalogue, problems = site.read(province.root, today=TODAY)

    told = "\n".join(format_problem(found, "vi") for found in problems)
    if any(found.is_error for found in problems):
        assert told
        return
    assert sound is not None
    assert catalogue is not None
    words = assembly.words_of(province.root, sound)
    room = Room(
        sound, catalogue, words, {}, frozenset(), province.root / "content/templates", lambda _: 0
    )
    [body] = [
        one.body
        for one in write_pages(room)
        if one.language == "vi" and one.path == "villages/lang-gom.html"
    ]
    shown = parse(body)
    meant = " ".join(tidy(text).split())
    assert meant in shown.text
    assert [one.text for one in shown.every("h1")] in ([], [meant])
    assert shown.text.count(meant) >= 3


def test_a_picture_that_was_cut_short_is_told_before_the_build(province: Province) -> None:
    picture = io.BytesIO()
    Image.effect_noise((800, 600), 60).convert("RGB").save(picture, "JPEG")
    province.write("villages/lang-gom/lo.jpg", picture.getvalue()[: len(picture.getvalue()) // 2])
    province.village(
        VILLAGE + "photos:\n  - {file: lo.jpg, alt: Lò, credit: Người viết, licence: CC0}\n"
    )

    assert province.codes() == ["E-IMG-06"]
