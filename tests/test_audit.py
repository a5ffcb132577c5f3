from pathlib import Path

import pytest

from langnghe.audit import audit

HEAD = """\
<meta name="description" content="Một trang thử">
<link rel="canonical" href="https://thu-nghiem.example/">
<link rel="alternate" hreflang="en" href="https://thu-nghiem.example/en/">
<title>Trang thử</title>
"""


def page(body: str = "", head: str = HEAD, tag: str = '<html lang="vi" class="no-js">') -> str:
    return f"<!doctype html>\n{tag}\n<head>\n{head}</head>\n<body>\n{body}\n</body>\n</html>\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder in which everything is as it should be."""
    write(tmp_path, "index.html", page('<h1 id="dau">Đầu</h1>'))
    write(tmp_path, "lang/gom.html", page('<h2 id="lien-he">Liên hệ</h2>'))
    write(tmp_path, "assets/a.css", "body{}")
    write(tmp_path, "assets/a.js", "")
    write(tmp_path, "anh/mot hai.jpg", "")
    write(tmp_path, "anh/gốm.jpg", "")
    return tmp_path


def write(site: Path, address: str, text: str) -> None:
    path = site / address
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def found(site: Path, *promised: str) -> list[tuple[str, str]]:
    """The address and the code of every problem."""
    return [(problem.place.file, problem.code) for problem in audit(site, promised)]


def found_in(site: Path, body: str) -> list[str]:
    """The codes for a home page with this body."""
    write(site, "index.html", page(f'<h1 id="dau">Đầu</h1>\n{body}'))
    return [problem.code for problem in audit(site, [])]


def test_a_sound_site_has_no_problem(site: Path) -> None:
    assert found(site, "index.html", "lang/gom.html") == []


def test_a_promised_page_that_is_missing_is_told(site: Path) -> None:
    assert found(site, "index.html", "lang/go.html") == [("lang/go.html", "E-AUDIT-02")]


GOOD_LINKS = (
    "lang/gom.html",
    "./lang/gom.html",
    "lang/../lang/gom.html",
    "lang/gom.html#lien-he",
    "lang/gom.html?tu=trang-dau#lien-he",
    "index.html",
    "./",
    "#dau",
    "",
    "?trang=2",
    "anh/mot%20hai.jpg",
    "anh/mot hai.jpg",
    "anh/g%E1%BB%91m.jpg",
    "anh/gốm.jpg",
    "mailto:xa@thu-nghiem.example?subject=Báo sai",
    "tel:+84912345678",
    "geo:16.4,107.5",
    "https://elsewhere.example/page#part",
    "http://elsewhere.example/",
    "//elsewhere.example/",
    "https://elsewhere.example/?a=1&amp;b=2",
)


@pytest.mark.parametrize("target", GOOD_LINKS)
def test_a_link_that_lands_is_fine(site: Path, target: str) -> None:
    assert found_in(site, f'<a href="{target}">tới</a>') == []


BAD_LINKS = {
    "lang/go.html": "E-AUDIT-01",
    "lang": "E-AUDIT-01",
    "lang/": "E-AUDIT-01",
    "../index.html": "E-AUDIT-01",
    "anh/mot%2520hai.jpg": "E-AUDIT-01",
    "lang/gom.html#khong-co": "E-AUDIT-03",
    "#khong-co": "E-AUDIT-03",
    "#Dau": "E-AUDIT-03",
    "index.html#lien-he": "E-AUDIT-03",
}


@pytest.mark.parametrize(("target", "code"), BAD_LINKS.items())
def test_a_link_that_leads_nowhere_is_told(site: Path, target: str, code: str) -> None:
    assert found_in(site, f'<a href="{target}">tới</a>') == [code]


@pytest.mark.parametrize(
    "link",
    [
        '<a class="door"\n  href="lang/go.html">tới</a>',
        "<a href='lang/go.html'>tới</a>",
        "<a href=lang/go.html>tới</a>",
        '<A HREF="lang/go.html">tới</A>',
        '<a href = "lang/go.html">tới</a>',
        '<a title="a > b" href="lang/go.html">tới</a>',
    ],
)
def test_a_dead_link_is_found_however_it_is_written(site: Path, link: str) -> None:
    assert found_in(site, link) == ["E-AUDIT-01"]


def test_a_dead_link_in_a_folder_is_judged_from_there(site: Path) -> None:
    write(
        site, "lang/gom.html", page('<a href="index.html">lên</a> <a href="../index.html">lên</a>')
    )

    assert found(site) == [("lang/gom.html", "E-AUDIT-01")]


def test_a_link_from_the_root_breaks_when_the_site_lies_in_a_folder_or_on_a_disk(
    site: Path,
) -> None:
    assert found_in(site, '<a href="/lang/gom.html">tới</a>') == ["E-AUDIT-01"]


@pytest.mark.parametrize(
    "element",
    [
        '<img src="anh/thieu.jpg" alt="">',
        '<script src="assets/thieu.js"></script>',
        '<link rel="stylesheet" href="assets/thieu.css">',
        '<img src="anh/gốm.jpg" srcset="anh/gốm.jpg 1x, anh/thieu.jpg 2x" alt="">',
        '<picture><source srcset="anh/thieu.jpg 600w"></picture>',
        '<svg><use href="thieu.svg#x"/></svg>',
        '<object data="thieu.svg"></object>',
        '<iframe src="thieu.html"></iframe>',
    ],
)
def test_a_file_that_a_page_shows_must_be_there(site: Path, element: str) -> None:
    assert found_in(site, element) == ["E-AUDIT-01"]


@pytest.mark.parametrize(
    "element",
    [
        '<img src="anh/mot%20hai.jpg" alt="">',
        '<img src="anh/gốm.jpg" srcset="anh/gốm.jpg 1x, anh/mot%20hai.jpg 2x" alt="">',
        '<img src="anh/gốm.jpg" srcset="" alt="">',
        '<img src="anh/gốm.jpg" srcset="anh/gốm.jpg 1x, " alt="">',
        '<script src="assets/a.js" defer></script>',
        '<link rel="stylesheet" href="assets/a.css">',
    ],
)
def test_a_file_that_is_there_may_be_shown(site: Path, element: str) -> None:
    assert found_in(site, element) == []


@pytest.mark.parametrize(
    ("what", "head"),
    [
        ("title", HEAD.replace("Trang thử", " ")),
        ("title", HEAD.replace("<title>Trang thử</title>\n", "")),
        ("description", HEAD.replace("Một trang thử", "")),
        ("description", HEAD.replace("Một trang thử", " ")),
        ("description", HEAD.replace('name="description"', 'name="mo-ta"')),
        ("canonical", HEAD.replace("canonical", "author")),
        ("canonical", HEAD.replace('"canonical" href="https:', '"canonical" href="')),
    ],
)  # fmt: skip
def test_a_page_needs_a_title_a_description_and_an_address(
    site: Path, what: str, head: str
) -> None:
    write(site, "index.html", page(head=head))

    [problem] = [found for found in audit(site, []) if found.code == "E-AUDIT-04"]

    assert dict(problem.values) == {"what": what}


@pytest.mark.parametrize("tag", ["<html>", '<html lang="">', '<html class="no-js">'])
def test_a_page_must_say_its_language(site: Path, tag: str) -> None:
    write(site, "index.html", page(tag=tag))

    [problem] = audit(site, [])

    assert (problem.code, dict(problem.values)) == ("E-AUDIT-04", {"what": "lang"})


def test_the_page_for_lost_readers_has_no_address_of_its_own(site: Path) -> None:
    head = HEAD.replace('<link rel="canonical" href="https://thu-nghiem.example/">\n', "")
    write(site, "404.html", page(head=head))
    write(site, "en/404.html", page(head=head))

    assert found(site) == []


@pytest.mark.parametrize(
    "element",
    [
        '<script src="https://cdn.example/a.js"></script>',
        '<script src="//cdn.example/a.js"></script>',
        '<img src="https://cdn.example/a.jpg" alt="">',
        '<img src="anh/gốm.jpg" srcset="https://cdn.example/a.jpg 2x" alt="">',
        '<link rel="stylesheet" href="https://cdn.example/a.css">',
        '<link rel="preconnect" href="https://fonts.example">',
        '<iframe src="https://video.example/1"></iframe>',
        '<link rel="stylesheet" href="https://cdn.example/canonical.css">',
        '<img src="https://thu-nghiem.example/" alt="">',
    ],
)
def test_a_page_fetches_nothing_from_elsewhere(site: Path, element: str) -> None:
    assert found_in(site, element) == ["E-AUDIT-05"]


@pytest.mark.parametrize(
    "element",
    [
        "<script>alert(1)</script>",
        '<script type="module">alert(1)</script>',
        "<style>body{}</style>",
        '<p style="color:red">đỏ</p>',
        '<img src="anh/gốm.jpg" alt="" onerror="alert(1)">',
        "<button onclick='alert(1)'>bấm</button>",
        "<button onclick=alert(1)>bấm</button>",
        '<p STYLE="color:red">đỏ</p>',
        '<a href="javascript:alert(1)">bấm</a>',
    ],
)
def test_a_page_holds_no_script_and_no_style_of_its_own(site: Path, element: str) -> None:
    assert found_in(site, element) == ["E-AUDIT-06"]


@pytest.mark.parametrize(
    "element",
    [
        '<script type="application/ld+json">{"@type": "Place"}</script>',
        "<p>Chữ onclick=&quot;x&quot; và style=&quot;y&quot; trong câu</p>",
        "<p>on = 5, style = cổ</p>",
        '<p data-on="x" data-style="y">chữ</p>',
    ],
)
def test_data_and_words_are_no_scripts(site: Path, element: str) -> None:
    assert found_in(site, element) == []


def test_every_problem_is_told_not_only_the_first(site: Path) -> None:
    body = '<a href="x.html"></a><img src="y.jpg" alt=""><a href="#z"></a><p style="">'

    assert sorted(found_in(site, body)) == ["E-AUDIT-01", "E-AUDIT-01", "E-AUDIT-03", "E-AUDIT-06"]
