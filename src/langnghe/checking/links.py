"""Links that a reader cannot trust: shortened ones, and unencrypted ones to a contact."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from langnghe.checking.findings import Findings, finding
from langnghe.checking.walking import Parts
from langnghe.loading import Path, line_of
from langnghe.records import (
    Certificate,
    ContactEntry,
    ContactType,
    Mark,
    Product,
    Recognition,
    Village,
)

_SHORTENERS = (
    ".bit.ly", ".bitly.com.vn", ".tinyurl.com", ".tiny.cc", ".goo.gl", ".t.co", ".ow.ly", ".is.gd",
    ".v.gd", ".buff.ly", ".cutt.ly", ".rebrand.ly", ".shorturl.at", ".shorturl.asia", ".s.id",
    ".rb.gy", ".t.ly", ".by.com.vn", ".bom.so", ".lnkd.in", ".shope.ee", ".s.shopee.vn", ".fb.me",
)  # fmt: skip
_HOST = re.compile(r"https?://([a-z0-9.-]+)(?:/|$)")  # of nearly every link
_OWN = {"value", "traceability_url"}  # the fields of links that are no sources or papers
_LINKS = {ContactType.WEB, ContactType.FACEBOOK}


def links_in(
    record: Village | Product, parts: Parts, *, with_sources: bool = True
) -> Iterator[tuple[Path, str]]:
    """Every link of a record; `with_sources` those of its sources and papers as well."""
    for path, part in parts:
        if isinstance(part, ContactEntry) and part.type in _LINKS:
            if part.value is not None:
                yield (*path, "value"), part.value
        elif with_sources and isinstance(part, Recognition) and part.official_url:
            yield (*path, "official_url"), part.official_url
        elif with_sources and isinstance(part, Certificate) and part.evidence_url:
            yield (*path, "evidence_url"), part.evidence_url
        elif with_sources and isinstance(part, Mark) and part.lookup_url:
            yield (*path, "lookup_url"), part.lookup_url
    if isinstance(record, Product) and record.traceability_url:
        yield ("traceability_url",), record.traceability_url
    if with_sources:
        for key, source in record.sources.items():
            if source.url:
                yield ("sources", key, "url"), source.url


def check_links(record: Village | Product, parts: Parts) -> Findings:
    """A shortener hides where it leads and may end; some papers are published only over http."""
    for path, link in links_in(record, parts):
        if f".{_host(link)}".endswith(_SHORTENERS):
            yield finding(path, "W-URL-01", v=link)
        elif path[-1] in _OWN and link.lower().startswith("http://"):
            safe = re.sub("^http:", "https:", link, flags=re.IGNORECASE)
            yield finding(path, "W-URL-01", v=link, line=line_of(path, safe))


def _host(link: str) -> str:
    if found := _HOST.match(link):
        return found[1]
    try:
        return (urlsplit(link).hostname or "").lower()
    except ValueError:
        return ""  # told with the contact
