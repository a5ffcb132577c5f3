"""Two folders of the same site → what a reader would find different: pages, texts, bytes."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# Between two blocks a reader sees a gap, whether or not the HTML has a space there.
_BLOCK = re.compile(
    r"</?(?:address|article|body|dd|div|dl|dt|figcaption|figure|footer|h\d|head|header|html|li|main"
    r"|nav|ol|p|section|summary|table|tbody|td|th|thead|title|tr|ul|br|details|button)\b[^>]*>"
)
_TAG = re.compile(r"<!--.*?-->|<script\b[^>]*>.*?</script>|<[^>]+>", re.DOTALL)


@dataclass(frozen=True)
class Likeness:
    """How two built sites compare; a text that differs is given with its page."""

    pages: tuple[int, int]
    bytes_of_pages: tuple[int, int]
    only_in_one: tuple[str, ...]
    different: tuple[str, ...]


def text_of(page: str) -> str:
    """What a reader reads: no tags, single spaces."""
    return " ".join(html.unescape(_TAG.sub("", _BLOCK.sub(" ", page))).split())


def compare(ours: Path, theirs: Path, *, every: int = 1) -> Likeness:
    """Two sites; the texts of one page in so many, by name, are compared."""
    mine, other = _pages(ours), _pages(theirs)
    shared = sorted(mine & other)
    different = [
        name
        for name in shared[::every]
        if text_of((ours / name).read_text("utf-8")) != text_of((theirs / name).read_text("utf-8"))
    ]
    return Likeness(
        (len(mine), len(other)),
        (_weigh(ours, mine), _weigh(theirs, other)),
        tuple(sorted(mine ^ other)),
        tuple(different),
    )


def first_difference(one: str, other: str, letters: int = 60) -> tuple[str, str]:
    """Where two texts part: some letters of each from there on."""
    at = next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    start = max(0, at - 20)
    return one[start : at + letters], other[start : at + letters]


def _pages(site: Path) -> set[str]:
    return set(_names(site))


def _names(site: Path) -> Iterator[str]:
    for path in site.rglob("*.html"):
        yield path.relative_to(site).as_posix()


def _weigh(site: Path, pages: set[str]) -> int:
    return sum((site / name).stat().st_size for name in pages)
