"""The same site by two engines: what MkDocs renders today, Zensical can render tomorrow.

Zensical lives in an environment of its own: `python -m venv .venv-zensical`, then install there
the group `zensical` and this package.
"""

import os
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from building import ROOT, Built, environment
from conftest import TODAY
from langnghe import artefacts, assembly, site
from langnghe.frames import DEPTHS, Frame, Rendered, render, stage
from langnghe.pages import Room, plan, write_pages
from langnghe.settings import FILE, Settings, read_settings
from reading import Element, Page, parse

pytest_plugins = ("built_sites",)
pytestmark = pytest.mark.engines


@pytest.fixture(scope="module")
def zensical() -> Path:
    """The second engine's command."""
    named = os.environ.get("LANGNGHE_ZENSICAL")
    command = Path(named) if named else ROOT / ".venv-zensical" / "bin" / "zensical"
    if not command.is_file():
        reason = f"the second engine is not at {command}; see the top of {Path(__file__).name}"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return command


@dataclass(frozen=True)
class Both:
    """The small province, and what each of the two engines made of it."""

    settings: Settings
    room: Room
    mkdocs: Rendered
    staged: Path

    def zensicals(self, language: str, path: str) -> str:
        """The HTML that Zensical made for a page of prose or a frame."""
        return (self.staged / language / "site" / path).read_text("utf-8")

    def frame(self, language: str, depth: int) -> str:
        return self.zensicals(language, "d/" * depth + "frame.html")

    @property
    def cases(self) -> Iterator[tuple[str, int]]:
        yield from ((language.code, d) for language in self.settings.languages for d in DEPTHS)


@pytest.fixture(scope="module")
def both(small_site: Built, zensical: Path, tmp_path_factory: pytest.TempPathFactory) -> Both:
    root = small_site.root
    settings, _ = read_settings(root)
    _, catalogue, _ = site.read(root, today=TODAY)
    assert settings
    assert catalogue
    words = assembly.words_of(root, settings)
    staged = tmp_path_factory.mktemp("staged")
    for language in settings.languages:
        stage(root, settings, language, words[language.code], staged / language.code)
        build(zensical, staged / language.code)
    room = assembly.room_of(root, settings, catalogue, words)
    return Both(settings, room, render(root, settings, words), staged)


def build(zensical: Path, staged: Path) -> None:
    """Build one language's folder, staged exactly as for MkDocs, strictly."""
    ended = subprocess.run(
        [zensical, "build", "--strict", "--config-file", FILE],
        cwd=staged, env=environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stdout + ended.stderr


def markers(frame: str) -> Counter[str]:
    return Counter(Frame.cut(frame).pieces[1::2])


def test_every_frame_of_the_second_engine_has_all_its_markers(both: Both) -> None:
    for language, depth in both.cases:
        found = markers(both.frame(language, depth))
        assert (found["head"], found["body"]) == (1, 1), (language, depth)


def test_both_engines_print_the_same_markers_as_often(both: Both) -> None:
    for language, depth in both.cases:
        ours = Counter(both.mkdocs.frames[language, depth].pieces[1::2])
        assert markers(both.frame(language, depth)) == ours


def hung(both: Both) -> Iterator[tuple[artefacts.Page, Element, Element]]:
    """Every page of the province, in MkDocs's frame and in Zensical's."""
    frames = {
        (language, depth): Frame.cut(both.frame(language, depth)) for language, depth in both.cases
    }
    for page in write_pages(both.room):
        theirs = frames[page.language, page.path.count("/")].fill(page)
        yield page, parse(both.mkdocs.hang(page)), parse(theirs)


def test_both_engines_show_the_same_pages_with_the_same_bodies(both: Both) -> None:
    seen = 0
    for page, ours, theirs in hung(both):
        seen += 1
        assert written(ours.one("main")) == written(theirs.one("main")), page.path
        assert written(ours.one("header", **{"class": "site-head"})) == written(
            theirs.one("header", **{"class": "site-head"})
        ), page.path
        assert written(ours.one("footer", **{"class": "site-foot"})) == written(
            theirs.one("footer", **{"class": "site-foot"})
        ), page.path
    assert seen == len(set(plan(both.room)))


def written(element: Element) -> tuple[object, ...]:
    """An element as it reads, blanks aside, for comparing."""
    inside = [
        written(piece) if isinstance(piece, Element) else " ".join(piece.split())
        for piece in element.inside
    ]
    attributes = tuple(sorted(element.attributes.items()))
    return (element.tag, attributes, *(piece for piece in inside if piece))


def test_both_engines_say_the_same_to_search_engines(both: Both) -> None:
    for page, ours, theirs in hung(both):
        assert theirs.one("html").get("lang") == page.language
        assert theirs.one("title").text == ours.one("title").text
        assert head(theirs) == head(ours), page.path


def head(tree: Element) -> list[tuple[tuple[str, str], ...]]:
    """What the head says, order and the engine's own signature aside."""
    said = [*tree.one("head").every("meta"), *tree.one("head").every("link")]
    return sorted(
        tuple(sorted(element.attributes.items()))
        for element in said
        if element.get("name") != "generator"
    )


def test_the_second_engines_pages_load_nothing_of_its_own(both: Both, small_site: Built) -> None:
    files = small_site.published.files
    for page, _, theirs in hung(both):
        root = "" if page.language == both.settings.first.code else f"{page.language}/"
        seen = Page(root + page.path, "")
        for tag, name in (("script", "src"), ("link", "href")):
            for element in theirs.one("head").every(tag):
                meant = seen.resolve(element.get(name)) if element.get(name) else None
                assert meant is None or meant[0] in files, element.attributes


def test_both_engines_render_the_prose_of_a_site(both: Both) -> None:
    seen = 0
    for address in both.mkdocs.prose:
        language, path = ("en", address[3:]) if address.startswith("en/") else ("vi", address)
        [ours] = [file for file in both.mkdocs.files if file.address == address]
        one, other = parse(ours.content.decode()), parse(both.zensicals(language, path))
        assert other.one("h1").text == one.one("h1").text
        assert other.one("article").text == one.one("article").text
        assert other.one("title").text == one.one("title").text
        assert head(other) == head(one), address
        seen += 1
    assert seen


def test_the_second_engine_renders_the_page_for_lost_readers(both: Both) -> None:
    for language in both.settings.languages:
        page = parse(both.zensicals(language.code, "404.html"))
        assert page.one("html")["lang"] == language.code
        assert page.one("h1").text
