"""A finished folder → what is wrong with it: dead links, bare pages, things from elsewhere."""

import html
import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from langnghe.problems import Place, Problem, problem

# Whatever leads or loads somewhere. Our pages quote all attributes alike; the prose may hold HTML
# that is written in any way.
_TAG = re.compile(
    r"<(a|area|link|script|img|source|iframe|use|object|image|video|audio|track|embed|frame|base"
    r"|form|button|input)\b((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>",
    re.IGNORECASE,
)
# Every one, so that what stands in the quotes of another is not taken for one.
_ATTRIBUTE = re.compile(
    r"([^\s\"'>/=]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))",
    re.IGNORECASE,
)
_LEADING = ("href", "src", "data", "poster", "action", "formaction")
# A page's own address and those of its translations are absolute, and nothing is fetched there.
_DECLARED = {"canonical", "alternate"}
_ID = re.compile(r'\bid="([^"]*)"')
_INLINE = re.compile(
    r"<script(?![^>]*\b(src|type=\"application/(ld\+)?json\"))[^>]*>|<style"
    r"|<meta[^>]*\bhttp-equiv\s*=\s*[\"']?refresh|<iframe[^>]*\bsrcdoc\b",
    re.IGNORECASE,
)
# An attribute follows a space, a slash or the quote of another; what stands in quotes is text.
_MAY_RUN = re.compile(r"[\s/\"'](?:style|on[a-z]+)\s*=", re.IGNORECASE)
_RUNS = re.compile(
    r"<[a-z](?:[^>\"']|\"[^\"]*\"|'[^']*')*?(?<=[\s/\"'])(?:style|on[a-z]+)\s*=", re.IGNORECASE
)
# Browsers skip spaces and controls in a scheme.
_SKIPPED = re.compile(r"[\x00-\x20]+")
_RUNNING = ("javascript:", "vbscript:", "data:")
_SHOWN = ("img", "source", "link")  # may hold a drawing of their own: data:image/…
_MUST_HAVE = {
    "lang": re.compile(r'<html[^>]*\blang="[a-z]'),
    "title": re.compile(r"<title>[^<]*\S[^<]*</title>"),
    "description": re.compile(r'<meta name="description" content="\s*[^"\s]'),
    "canonical": re.compile(r'<link rel="canonical" href="https?://'),
}
# A page for addresses that do not exist has no address of its own.
_NOT_FOUND = "404.html"


@dataclass(frozen=True)
class _Target:
    """Where one tag leads or what it loads."""

    tag: str
    address: str
    is_declared: bool  # the page's own address, or a translation's


@dataclass(frozen=True)
class _Seen:
    """What one page promises: the files and anchors it leads to, and the anchors it has."""

    links: tuple[tuple[str, str], ...]  # address under the root, anchor or ""
    anchors: frozenset[str]


def audit(site: Path, promised: Iterable[str]) -> list[Problem]:
    """Every problem of the finished folder `site`; `promised` are addresses that must be there."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    problems = [problem(Place(address), "E-AUDIT-02") for address in sorted(set(promised) - files)]
    seen: dict[str, _Seen] = {}
    for address in sorted(files):
        if address.endswith(".html"):
            page = (site / address).read_text("utf-8")
            targets = list(_targets(page))
            problems += _judge_page(address, page, targets)
            seen[address] = _look(address, page, targets)
    problems += _dead_links(seen, files)
    return problems


def _judge_page(address: str, page: str, targets: list[_Target]) -> Iterator[Problem]:
    is_not_found = posixpath.basename(address) == _NOT_FOUND
    for what, pattern in _MUST_HAVE.items():
        if not pattern.search(page) and not (is_not_found and what == "canonical"):
            yield problem(Place(address), "E-AUDIT-04", what=what)
    if found := _INLINE.search(page) or (_MAY_RUN.search(page) and _RUNS.search(page)):
        line = page.count("\n", 0, found.start()) + 1
        yield problem(Place(address, line), "E-AUDIT-06", text=found.group()[:60])
    for target in targets:
        is_loaded = target.tag not in {"a", "area"} and not target.is_declared
        scheme = _SKIPPED.sub("", target.address[:100]).lower()
        is_drawing = target.tag in _SHOWN and scheme.startswith("data:image/")
        if scheme.startswith(_RUNNING) and not is_drawing:
            yield problem(Place(address), "E-AUDIT-06", text=target.address[:60])
        elif is_loaded and urlsplit(target.address).netloc:
            yield problem(Place(address), "E-AUDIT-05", target=target.address)


def _targets(page: str) -> Iterator[_Target]:
    for tag, attributes in _TAG.findall(page):
        found = {
            name.lower().rpartition(":")[2]: html.unescape("".join(values))
            for name, *values in _ATTRIBUTE.findall(attributes)
        }
        is_declared = tag.lower() == "link" and found.get("rel") in _DECLARED
        addresses = [found[name] for name in _LEADING if name in found]
        addresses += [
            entry.split()[0] for entry in found.get("srcset", "").split(",") if entry.strip()
        ]
        yield from (_Target(tag.lower(), address, is_declared) for address in addresses)


def _look(address: str, page: str, targets: list[_Target]) -> _Seen:
    folder = posixpath.dirname(address)
    links = []
    for target in dict.fromkeys(target.address for target in targets):
        parts = urlsplit(target)
        # From the root a link works at one address only, but a page for lost readers needs that.
        is_lost = posixpath.basename(address) == _NOT_FOUND and target.startswith("/")
        if parts.scheme or parts.netloc or is_lost:
            continue
        path = unquote(parts.path)
        there = posixpath.normpath(posixpath.join(folder, path)) if path else address
        if path.endswith("/") or there == ".":
            there = posixpath.normpath(posixpath.join(there, "index.html"))
        links.append((there, unquote(parts.fragment)))
    return _Seen(tuple(dict.fromkeys(links)), frozenset(_ID.findall(page)))


def _dead_links(seen: dict[str, _Seen], files: set[str]) -> Iterator[Problem]:
    for address, page in seen.items():
        for there, anchor in page.links:
            if there not in files:
                yield problem(Place(address), "E-AUDIT-01", target=there)
            elif anchor and there in seen and anchor not in seen[there].anchors:
                yield problem(Place(address), "E-AUDIT-03", target=f"{there}#{anchor}")
