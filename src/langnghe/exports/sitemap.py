"""A map of the site, split where it must be, and the word to crawlers."""

from collections.abc import Iterator
from urllib.parse import quote
from xml.sax.saxutils import escape

from langnghe.artefacts import Artefact, Job, digest

SITEMAP = "sitemap.xml"
_PER_FILE = 45_000  # the protocol allows 50,000 addresses in one file (sitemaps.org)
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def export_job(site_url: str, pages: list[str], edition: str) -> Job:
    """A sitemap of the pages at these addresses, split where it must be, and robots.txt."""
    count = -(-len(pages) // _PER_FILE)
    names = [SITEMAP] if count == 1 else [f"sitemap-{n}.xml" for n in range(1, count + 1)]
    return Job(
        name="exports",
        made_from=digest(edition, site_url, *pages),
        addresses=tuple(dict.fromkeys((*names, SITEMAP, "robots.txt"))),
        make=lambda: _write(site_url, pages, names),
    )


def _write(site_url: str, pages: list[str], names: list[str]) -> Iterator[Artefact]:
    listed = sorted(site_url + quote(page) for page in pages)
    parts = [listed[start : start + _PER_FILE] for start in range(0, len(listed), _PER_FILE)]
    for name, part in zip(names, parts, strict=True):
        yield Artefact(name, _xml("urlset", "url", part))
    if len(parts) > 1:
        yield Artefact(SITEMAP, _xml("sitemapindex", "sitemap", [site_url + n for n in names]))
    yield Artefact("robots.txt", f"User-agent: *\nSitemap: {site_url}{SITEMAP}\n".encode())


def _xml(root: str, item: str, urls: list[str]) -> bytes:
    lines = [f"<{item}><loc>{escape(url)}</loc></{item}>" for url in urls]
    body = "\n".join(lines)
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    return f'{head}\n<{root} xmlns="{_NAMESPACE}">\n{body}\n</{root}>\n'.encode()
