import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from building import build, environment, publish, refused, run
from conftest import MKDOCS, Province
from langnghe.addresses import DATA_PACKAGE, MAP_MODEL, MAP_ROWS, WORKER
from langnghe.artefacts import Page
from langnghe.assembly import words_of
from langnghe.frames import DEPTHS, Frame, Rendered, render
from langnghe.settings import read_settings
from reading import Page as Seen
from reading import parse

pytest_plugins = ("built_sites",)

SKELETON = """\
<html lang="vi"><head><title>⟦title⟧ | Trang</title>
<meta name="description" content="⟦description⟧">
<link rel="canonical" href="⟦canonical⟧">⟦head⟧</head>
<body><a href="en/⟦path⟧">English</a><div class="page ⟦body_class⟧">⟦body⟧</div></body></html>
"""
PATHS = ("index.html", "villages/mot.html", "villages/mot/contact.html")


def page(**changed: str) -> Page:
    given = {
        "language": "vi",
        "path": "villages/mot.html",
        "title": "Làng Một",
        "description": "Một làng",
        "canonical": "https://thu-nghiem.example/villages/mot.html",
        "head": '<meta name="robots" content="noindex">',
        "body": "<h1>Làng Một</h1>",
        "body_class": "village",
    }
    return Page(**{**given, **changed})


def rendered(province: Province) -> Rendered:
    settings, _ = read_settings(province.root)
    assert settings is not None
    return render(province.root, settings, words_of(province.root, settings))


def prose(province: Province, title: str = "Về trang này", language: str = "vi") -> None:
    province.write(f"content/{language}/about.md", f"---\ndescription: Thử\n---\n\n# {title}\n")


# Cutting and filling


def test_a_page_is_hung_where_the_markers_were() -> None:
    hung = Frame.cut(SKELETON).fill(page())

    assert "⟦" not in hung
    assert "<title>Làng Một | Trang</title>" in hung
    assert '<a href="en/villages/mot.html">' in hung
    assert '<div class="page village"><h1>Làng Một</h1></div>' in hung
    assert '<meta name="robots" content="noindex"></head>' in hung


@pytest.mark.parametrize(
    "marker", ["title", "description", "canonical", "body_class", "head", "body"]
)
def test_a_marker_that_the_theme_forgot_stops_the_build(marker: str) -> None:
    with pytest.raises(ValueError, match=marker):
        Frame.cut(SKELETON.replace(f"⟦{marker}⟧", ""))


def test_a_marker_that_nothing_fills_stops_the_build() -> None:
    with pytest.raises(ValueError, match="author"):
        Frame.cut(SKELETON.replace("⟦title⟧", "⟦title⟧ ⟦author⟧"))


@pytest.mark.parametrize("slot", ["title", "description", "path", "canonical", "body_class"])
def test_a_text_cannot_break_out_of_its_tag_or_attribute(slot: str) -> None:
    hostile = """a"b'c<script>alert(1)</script>&d"""

    tree = parse(Frame.cut(SKELETON).fill(page(**{slot: hostile})))

    assert list(tree.every("script")) == []
    shown = {
        "title": tree.one("title").text.removesuffix(" | Trang"),
        "description": tree.one("meta", name="description").get("content"),
        "path": tree.one("a").get("href").removeprefix("en/"),
        "canonical": tree.one("link", rel="canonical").get("href"),
        "body_class": tree.one("div").get("class").removeprefix("page "),
    }
    assert shown[slot] == hostile


@pytest.mark.parametrize("text", ["⟦body⟧", "⟦title⟧", "⟦khac⟧", "{{ page }}", "{% raw %}", r"\1"])
def test_a_text_that_looks_like_a_marker_is_only_a_text(text: str) -> None:
    hung = Frame.cut(SKELETON).fill(page(title=text, body=f"<p>{text}</p>"))

    tree = parse(hung)
    assert tree.one("title").text == f"{text} | Trang"
    assert tree.one("p").text == text


# What the engine makes


def test_there_is_a_frame_for_each_language_and_depth(site_of: Province) -> None:
    assert set(rendered(site_of).frames) == {(code, d) for code in ("vi", "en") for d in DEPTHS}


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("path", PATHS)
def test_a_frame_finds_the_home_page_and_the_styles_from_its_own_depth(
    site_of: Province, language: str, path: str
) -> None:
    root = "" if language == "vi" else "en/"
    frames = rendered(site_of)
    seen = Seen(root + path, frames.hang(page(language=language, path=path)))

    files = {artefact.address for artefact in frames.files}
    fetched = {seen.resolve(target) for target in seen.fetched}
    linked = {seen.resolve(target) for target in seen.links}

    assert seen.tree.one("html").get("lang") == language
    manifest = f"{root}manifest.webmanifest"  # of another room
    assert {address for address, _ in filter(None, fetched)} <= {*files, manifest}
    assert ("assets/langnghe/langnghe.css", "") in fetched
    assert (f"{root}index.html", "") in linked
    assert (f"{root}villages/index.html", "") in linked
    # The other language's link leads to the same page there.
    assert (f"{'' if root else 'en/'}{path}", "") in linked


def test_frames_never_reach_the_site(site_of: Province) -> None:
    site_of.village()

    published = publish(site_of)

    assert [name for name in published.files if "frame" in name or name.startswith("d/")] == []
    assert [page.address for page in published.pages.values() if "⟦" in page.source] == []
    assert "frame" not in published.files["sitemap-pages.xml"].read_text()


def test_nothing_of_the_engines_own_reaches_the_site(site_of: Province) -> None:
    site_of.village()
    prose(site_of)

    published = publish(site_of)

    assets = {name for name in published.files if name.endswith((".js", ".css", ".map", ".json"))}
    ours = {root + name for root in ("", "en/") for name in (MAP_MODEL, MAP_ROWS)}
    ours |= {root + DATA_PACKAGE for root in ("", "en/")}
    ours |= {WORKER, "villages/lang-gom.json"}
    folders = ("assets/langnghe/", "search/", "pocket/", "data/", "en/data/")
    others = {name for name in assets if not name.startswith(folders)}
    assert others == ours
    for seen in published.pages.values():
        assert "googleapis" not in seen.source
        assert "assets/javascripts" not in seen.source
        assert "assets/stylesheets" not in seen.source
        assert 'id="__config"' not in seen.source
        for target in seen.fetched:
            assert re.search(
                r"(^|/)(assets/langnghe/|maps/|motifs/|photos/|q/\w+/qr\.svg$|manifest\.web)",
                target,
            )


def test_the_prose_of_a_site_is_a_page_like_the_others(site_of: Province) -> None:
    site_of.village()
    prose(site_of)
    prose(site_of, "About this site", "en")

    published = publish(site_of)

    assert published["about.html"].tree.one("h1").text == "Về trang này"
    assert published["en/about.html"].tree.one("h1").text == "About this site"
    assert published["en/about.html"].tree.one("html").get("lang") == "en"
    assert (
        "about.html" in published["index.html"].links
        or "./about.html" in published["index.html"].links
    )


def test_a_sites_own_styles_come_after_ours_on_every_page(site_of: Province) -> None:
    site_of.village()
    site_of.write("content/assets/local.css", "body { color: teal }")

    published = publish(site_of)

    for seen in published.pages.values():
        if not seen.address.endswith("404.html"):
            styles = [link["href"] for link in seen.tree.every("link", rel="stylesheet")]
            assert [(seen.resolve(style) or ("",))[0] for style in styles] == [
                "assets/langnghe/langnghe.css",
                "assets/local.css",
            ]


# The cache


def test_a_second_build_runs_no_engine(site_of: Province) -> None:
    """The engine's folder is not even made, nor the cached frames touched."""
    rendered(site_of)
    shutil.rmtree(site_of.root / "build", ignore_errors=True)
    before = made(site_of.root)

    rendered(site_of)

    assert made(site_of.root) == before
    assert not (site_of.root / "build").exists()


def made(root: Path) -> dict[str, int]:
    cache = root / ".cache" / "frames"
    return {path.as_posix(): path.stat().st_mtime_ns for path in (cache, *cache.rglob("*"))}


WITHOUT_ENGINE = """
import sys
from pathlib import Path
from langnghe import site
result = site.build(Path(sys.argv[1]), Path(sys.argv[1]) / "site")
assert result.is_published, result
assert not {"mkdocs", "material"} & sys.modules.keys()
"""


def test_a_build_with_cached_frames_does_not_even_load_the_engine(site_of: Province) -> None:
    site_of.village()
    rendered(site_of)

    ended = subprocess.run(
        [sys.executable, "-c", WITHOUT_ENGINE, site_of.root],
        env=environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert ended.returncode == 0, ended.stderr


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("content/vi/about.md", "# Mới\n"),
        ("content/words/vi.yml", 'nav.villages: "Làng của ta"\n'),
        ("content/assets/local.css", "p{}"),
        ("mkdocs.yml", MKDOCS.replace("Tỉnh thử nghiệm", "Tỉnh khác")),
    ],
)
def test_whatever_a_frame_shows_makes_it_anew(site_of: Province, path: str, text: str) -> None:
    site_of.village()
    before = publish(site_of).bytes()

    site_of.write(path, text)

    assert publish(site_of).bytes() != before


@pytest.mark.parametrize("lost", ["en/site/frame.html", "scheme.js", "files.txt"])
def test_a_cache_that_was_half_deleted_costs_only_time(site_of: Province, lost: str) -> None:
    site_of.village()
    before = publish(site_of).bytes()
    for file in (site_of.root / ".cache").rglob(lost):
        file.unlink()

    assert publish(site_of).bytes() == before


def test_the_engine_leaves_nothing_behind(site_of: Province) -> None:
    shutil.rmtree(site_of.root / ".cache")

    rendered(site_of)

    assert list((site_of.root / "build").iterdir()) == []


# When the engine refuses


BROKEN = {
    "an extension that does not exist": "markdown_extensions: [khong_co]\n",
    "a hook that does not exist": "hooks: [khong-co.py]\n",
    "a setting of the wrong kind": "extra_javascript: 5\n",
}


@pytest.mark.parametrize("setting", BROKEN.values(), ids=BROKEN.keys())
def test_a_setting_the_engine_refuses_is_told_and_keeps_the_old_site(
    site_of: Province, setting: str
) -> None:
    site_of.village()
    before = publish(site_of).bytes()
    site_of.write("mkdocs.yml", MKDOCS + setting)

    [problem] = refused(site_of)

    assert (problem.code, problem.place.file) == ("E-ENGINE-01", "mkdocs.yml")
    assert dict(problem.values)["message"]
    site_of.write("mkdocs.yml", MKDOCS)
    assert build(site_of.root).written == 0
    assert publish(site_of).bytes() == before
    assert not list((site_of.root / "build").glob("engine-*"))


@pytest.mark.parametrize("command", [("langnghe", "build"), ("mkdocs", "build")])
def test_the_engines_worries_about_its_own_future_stay_out_of_the_terminal(
    site_of: Province, command: tuple[str, str]
) -> None:
    site_of.village()
    prose(site_of)
    shutil.rmtree(site_of.root / ".cache")

    ended = run(*command, cwd=site_of.root)

    assert ended.returncode == 0, ended.stderr
    said = ended.stdout + ended.stderr
    assert not re.search(r"MkDocs 2|zensical|Material for MkDocs|squidfunk|WARNING", said), said
