"""A built site → the same pages as Markdown for Material for MkDocs, one file for each page.

What a page says is taken from the HTML that langnghe made, so that the texts are the same.
"""

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

_SETTINGS = """\
site_name: {name}
site_url: {url}
use_directory_urls: false
docs_dir: docs
theme:
  name: material
  # Without these the theme would ask other hosts while it builds, or do what the others do not.
  font: false
plugins: []
markdown_extensions: [attr_list, tables]
# All pages in the navigation would take minutes: they are reached from one another, as in ours.
nav: [index.md]
not_in_nav: "*"
validation: {{links: {{not_found: ignore, absolute_links: ignore, unrecognized_links: ignore}}}}
"""
_BODY = re.compile(r"<main\b.*?</main>", re.DOTALL)
_HEADINGS = {"h1": "# ", "h2": "## ", "h3": "### "}
_BLOCKS = {"p", "li", "dt", "dd", "tr", "caption", "figcaption", "button", "label", *_HEADINGS}
_SKIPPED = {"svg", "script", "style"}


def write_material_source(built: Path, folder: Path, *, name: str, url: str) -> int:
    """Write Material's source of the site in `built` into `folder`; how many pages it has."""
    shutil.rmtree(folder, ignore_errors=True)
    made = 0
    for page in sorted(built.rglob("*.html")):
        text = page.read_text("utf-8")
        place = folder / "docs" / page.relative_to(built).with_suffix(".md")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(markdown_of(text), "utf-8")
        made += 1
    settings = _SETTINGS.format(name=name, url=url)
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    return made


def markdown_of(page: str) -> str:
    """The main part of an HTML page as Markdown: headings, paragraphs, lists, links."""
    found = _BODY.search(page)
    reader = _Reader()
    reader.feed(found.group() if found else page)
    reader.end_block()
    return "\n\n".join(reader.blocks) + "\n"


class _Reader(HTMLParser):
    """Gathers blocks of text; what stands in no block of its own is a paragraph."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self._text = ""
        self._head = ""
        self._hrefs: list[str] = []
        self._skipping = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SKIPPED:
            self._skipping += 1
        elif tag in _BLOCKS:
            self.end_block()
            self._head = _HEADINGS.get(tag, "- " if tag == "li" else "")
        elif tag == "a":
            self._hrefs.append(dict(attrs).get("href") or "")
            self._text += "["
        elif tag in {"br", "td", "th"}:
            self._text += " "

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED:
            self._skipping -= 1
        elif tag == "a" and self._hrefs:
            self._text += f"]({self._hrefs.pop().replace('.html', '.md')})"
        elif tag in _BLOCKS:
            self.end_block()

    def handle_data(self, data: str) -> None:
        if not self._skipping:
            self._text += data

    def end_block(self) -> None:
        text = " ".join(self._text.split())
        if text:
            self.blocks.append(self._head + text)
        self._text = self._head = ""
