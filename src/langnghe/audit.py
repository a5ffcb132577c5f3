"""A finished folder → what is wrong with it: dead links, bare pages, things from elsewhere."""

import html
import posixpath
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from langnghe.artefacts import Page
from langnghe.problems import Place, Problem, problem

# Our pages quote all attributes alike; the prose may hold HTML that is written in any way.
_TAG = re.compile(r"<([a-z][^\s/>]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>", re.IGNORECASE)
_PLAIN_TAG = re.compile(r"<[^>]*>")
# Most tags of our pages: nothing but attributes that can do no more than they say.
_ORDINARY = re.compile(
    r"<(?:a|article|div|figure|footer|h[1-6]|header|img|li|main|nav|ol|p|section|span|sup|time|ul)"
    r"(?: (?:class|lang|alt|title|width|height|loading|decoding|fetchpriority|rel|role|hreflang"
    r"|aria-label|aria-hidden|aria-current|data-[a-z-]+|id|href|src|aria-labelledby)"
    r"(?:=\"[^\"]*\")?)*>"
)
_ALTERNATE = re.compile(r"<link rel=\"alternate\" hreflang=\"[\w-]+\" href=\"https?://[^\"]*\">")
_TELLING = re.compile(r" (id|href|src|aria-labelledby)=\"([^\"]*)\"")
# What our own templates never print; in a text it could stand, and costs a closer look.
_SIGNS = ("<script", "<style", "<iframe", " srcset=", ' style="', '" on', ' src="http', ' src="//')
# A block of data in which no tag can stand (see pages.linked): no browser runs it or follows it.
_DATA_BLOCK = re.compile(r'<script type="application/ld\+json">[^<]*</script>')
_OUTSIDE = re.compile(r"(?:https?|mailto|tel|geo):[^&]*")
# The links of our own pages: up some folders, then a file, then perhaps an anchor.
_NEAR = re.compile(r"((?:\.\./)*)((?:[\w-]+/)*[\w-]+\.\w+)?(?:#([\w-]+))?", re.ASCII)
# Whatever leads or loads somewhere.
_LEADING_TAGS = {
    "a", "area", "link", "script", "img", "source", "iframe", "use", "object", "image", "video",
    "audio", "track", "embed", "frame", "base", "form", "button", "input",
}  # fmt: skip
# Every one, so that what stands in the quotes of another is not taken for one.
_ATTRIBUTE = re.compile(
    r"([^\s\"'>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?",
    re.IGNORECASE,
)
_LEADING = ("href", "src", "data", "poster", "action", "formaction")
_NAMING = ("aria-labelledby", "aria-describedby", "aria-controls", "for")
# A page's own address and those of its translations are absolute, and nothing is fetched there.
_DECLARED = {"canonical", "alternate"}
_DATA = {"application/json", "application/ld+json"}  # a script's types that no browser runs
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
# What a page leads to itself, no other does, but for these, which stand in lists as well.
_LISTED = ("mark-", "certificate-")
# A page for addresses that do not exist has no address of its own.
_NOT_FOUND = "404.html"


# Our signposts lead on to a page of the site; to nowhere else, and without a wait.
_LEADS_ON = re.compile(r"0;url=((?!/)[^:\\]+)")


class Seen(NamedTuple):
    """What came of looking at one page."""

    problems: tuple[Problem, ...]
    leads: tuple[tuple[str, str], ...]  # another page's address, and an anchor there
    offers: frozenset[str]  # anchors of its own that others may lead to


UNSEEN = Seen((), (), frozenset())  # of what is no page


class _Tag(NamedTuple):
    """What there is to know of one tag's text, wherever it stands."""

    targets: tuple[str, ...] = ()  # where it leads or what it loads
    elsewhere: tuple[str, ...] = ()  # of these, what it loads from another host
    running: str = ""  # what in it a browser would run, as far as it is to be shown
    anchor: str = ""
    named: tuple[str, ...] = ()  # anchors of its own page that it is labelled or described by


_NOTHING = _Tag()


def audit(site: Path, promised: Iterable[str]) -> list[Problem]:
    """Every problem of the finished folder `site`; `promised` are addresses that must be there."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    problems = [problem(Place(address), "E-AUDIT-02") for address in sorted(set(promised) - files)]
    seen = {
        address: look(address, (site / address).read_text("utf-8"), files)
        for address in sorted(files)
        if address.endswith(".html")
    }
    problems += [found for one in seen.values() for found in one.problems]
    return problems + dead_anchors(seen)


def look(address: str, page: str, files: Container[str]) -> Seen:
    """All that can be said of one page without reading the others; `files` are all addresses."""
    is_lost = posixpath.basename(address) == _NOT_FOUND
    problems = [
        problem(Place(address), "E-AUDIT-04", what=what)
        for what, pattern in _MUST_HAVE.items()
        if not pattern.search(page) and not (is_lost and what == "canonical")
    ]
    return _look(address, page, files, problems, is_lost=is_lost)


def look_inside(address: str, page: Page, files: Container[str]) -> Seen:
    """As `look`, at what a page of our own templates brings into a frame that was looked at.

    Those print no tag but their own, and every attribute in one way (tested in test_hostile): it is
    enough to see where they lead, which costs a tenth. At the least sign of more, all is looked at.
    """
    text = _DATA_BLOCK.sub("", page.head) + page.body
    problems = [
        problem(Place(address), "E-AUDIT-04", what=what)
        for what in ("title", "description")
        if not getattr(page, what).strip()
    ]
    if any(sign in text for sign in _SIGNS):
        return _look(address, text, files, problems)
    return _weigh(
        address,
        targets={*_values(text, ' href="'), *_values(text, ' src="')},
        offers=set(_values(text, ' id="')),
        used=set(_values(text, ' aria-labelledby="')),
        files=files,
        problems=problems,
    )


def _values(text: str, opening: str) -> list[str]:
    """What stands between each `opening` and the next quote."""
    return [rest[: rest.index('"')] for rest in text.split(opening)[1:]]


def _look(
    address: str,
    text: str,
    files: Container[str],
    problems: list[Problem],
    *,
    is_lost: bool = False,
) -> Seen:
    targets: set[str] = set()
    offers: set[str] = set()
    used: set[str] = set()
    for written, tag in _tags_of(text):
        if tag.running or tag.elsewhere:
            problems += _wrong(address, text, written, tag)
        targets.update(tag.targets)
        used.update(tag.named)
        offers.add(tag.anchor)
    if is_lost:
        # From the root a link works at one address only, but a page for lost readers needs that.
        targets = {target for target in targets if not target.startswith("/")}
    return _weigh(
        address,
        targets=targets,
        offers=offers - {""},
        used=used,
        files=files,
        problems=problems,
    )


def _weigh(
    address: str,
    *,
    targets: set[str],
    offers: set[str],
    used: set[str],
    files: Container[str],
    problems: list[Problem],
) -> Seen:
    """Where a page leads, against its own anchors and the site's files."""
    folder = address.rpartition("/")[0]
    leads = {lead for target in targets if (lead := _lead(folder, target))}
    here = {anchor for there, anchor in leads if there in {"", address}}
    away = [lead for lead in leads if lead[0] not in {"", address}]
    problems += [
        problem(Place(address), "E-AUDIT-03", target=f"{address}#{anchor}")
        for anchor in sorted(here - offers - {""})
    ]
    problems += [
        problem(Place(address), "E-AUDIT-01", target=there)
        for there in sorted({there for there, _ in away if there not in files})
    ]
    anchored = tuple(sorted(lead for lead in away if lead[1]))
    inner = {anchor for anchor in here if not anchor.startswith(_LISTED)}
    return Seen(tuple(problems), anchored, frozenset(offers - used - inner))


def dead_anchors(seen: Mapping[str, Seen]) -> list[Problem]:
    """Where a page leads to a place that another page has not."""
    return [
        problem(Place(address), "E-AUDIT-03", target=f"{there}#{anchor}")
        for address, page in seen.items()
        for there, anchor in page.leads
        if there in seen and anchor not in seen[there].offers
    ]


def _wrong(address: str, page: str, text: str, tag: _Tag) -> Iterator[Problem]:
    if tag.running:
        line = page.count("\n", 0, page.index(text)) + 1
        yield problem(Place(address, line), "E-AUDIT-06", text=tag.running)
    for target in tag.elsewhere:
        yield problem(Place(address), "E-AUDIT-05", target=target)


def dead_links(address: str, seen: Seen, files: Container[str]) -> list[Problem]:
    """Where a page leads to a file that is not there."""
    return [
        problem(Place(address), "E-AUDIT-01", target=there)
        for there in dict.fromkeys(there for there, _ in seen.leads)
        if there not in files
    ]


def _tags_of(page: str) -> Iterator[tuple[str, _Tag]]:
    """The different tags of a page of which there is anything to know."""
    found = _PLAIN_TAG.findall(page)
    # As many signs as tags: none stands in quotes or in a text, and none was missed.
    if not len(found) == page.count("<") == page.count(">"):
        for match in _TAG.finditer(page):
            yield match.group(), _judge(match.group())
        return
    # Most tags of a page are those of every page: a set is passed over in one step.
    for text in set(found) - _harmless:
        tag = _judge_plain(text)
        if tag is not _NOTHING:
            yield text, tag
        elif len(_harmless) < _MOST_HARMLESS:
            _harmless.add(text)


_MOST_HARMLESS = 20_000
_harmless: set[str] = set()  # texts of tags of which there is nothing to know


@lru_cache(maxsize=16_384)
def _judge_plain(text: str) -> _Tag:
    """As `_judge`, quickly for a tag that is written as ours are and can do nothing else."""
    if text.startswith("</"):
        return _NOTHING
    if _ALTERNATE.fullmatch(text):
        return _NOTHING
    if not _ORDINARY.fullmatch(text):
        return _judge(text)
    found = dict(_TELLING.findall(text))
    href, src = found.get("href"), found.get("src")
    if href and _OUTSIDE.fullmatch(href):
        href = None
    for target in (href, src):
        if target and not _NEAR.fullmatch(target):
            return _judge(text)
    targets = tuple(filter(None, (href, src)))
    named = tuple(found.get("aria-labelledby", "").split())
    tag = _Tag(targets=targets, anchor=found.get("id", ""), named=named)
    return tag if any(tag) else _NOTHING


def _judge(text: str) -> _Tag:
    found = _TAG.fullmatch(text)
    if found is None:
        return _NOTHING  # an end tag, a comment, a doctype
    tag = found[1].lower()
    values = {
        name.lower().rpartition(":")[2]: html.unescape("".join(written))
        for name, *written in _ATTRIBUTE.findall(found[2])
    }
    is_declared = tag == "link" and values.get("rel") in _DECLARED
    targets = _targets(tag, values)
    runs = _runs(tag, text, values)
    elsewhere = []
    for target in targets:
        scheme = _SKIPPED.sub("", target[:100]).lower()
        is_drawing = tag in _SHOWN and scheme.startswith("data:image/")
        if scheme.startswith(_RUNNING) and not is_drawing:
            runs = runs or target[:60]
        elif tag not in {"a", "area"} and not is_declared and urlsplit(target).netloc:
            elsewhere.append(target)
    named = [name for key in _NAMING for name in values.get(key, "").split()]
    found_out = _Tag(targets, tuple(elsewhere), runs, values.get("id", ""), tuple(named))
    return found_out if any(found_out) else _NOTHING


def _targets(tag: str, values: Mapping[str, str]) -> tuple[str, ...]:
    if led := _led_to(tag, values):
        return (led,)
    if tag not in _LEADING_TAGS:
        return ()
    found = [values[name] for name in _LEADING if name in values]
    sets = values.get("srcset", "").split(",")
    return (*found, *(entry.split()[0] for entry in sets if entry.strip()))


def _refreshes(tag: str, values: Mapping[str, str]) -> bool:
    return tag == "meta" and values.get("http-equiv", "").strip().lower() == "refresh"


def _led_to(tag: str, values: Mapping[str, str]) -> str:
    """The page of the site that a signpost leads on to; nothing for any other tag."""
    found = _refreshes(tag, values) and _LEADS_ON.fullmatch(values.get("content", ""))
    return found[1] if found else ""


def _runs(tag: str, text: str, values: Mapping[str, str]) -> str:
    """What of a tag would run or be styled in the page itself; empty if nothing would."""
    is_data = values.get("type", "").lower() in _DATA
    is_inline = (
        (tag == "script" and "src" not in values and not is_data)
        or tag == "style"
        or (_refreshes(tag, values) and not _led_to(tag, values))
        or (tag == "iframe" and "srcdoc" in values)
    )
    may_run = any(name == "style" or name.startswith("on") for name in values)
    return text[:60] if is_inline or may_run else ""


@lru_cache(maxsize=16_384)
def _lead(folder: str, target: str) -> tuple[str, str] | None:
    """The address and the anchor that a page in `folder` leads to; "" stands for the page itself.

    None for what lies outside the site.
    """
    if (found := _NEAR.fullmatch(target)) and (found[2] or not found[1]):
        up, path, anchor = found.groups()
        if path is None:
            return "", anchor or ""
        for _ in range(len(up) // 3):
            if not folder:
                return target, ""  # above the root: nothing is there
            folder = folder.rpartition("/")[0]
        return (f"{folder}/{path}" if folder else path), anchor or ""
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    if not path:
        return "", unquote(parts.fragment)
    there = posixpath.normpath(posixpath.join(folder, path))
    if path.endswith("/") or there == ".":
        there = posixpath.normpath(posixpath.join(there, "index.html"))
    return there, unquote(parts.fragment)
