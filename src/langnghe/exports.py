"""The plan of the pages → what machines read first: a map of the site and the word to crawlers."""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from langnghe.artefacts import Artefact

SITEMAP = "sitemap.xml"
_PER_FILE = 45_000  # the protocol allows 50,000 addresses in one file (sitemaps.org)
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def write_exports(site_url: str, urls: Iterable[str]) -> Iterator[Artefact]:
    """A sitemap of the pages at `urls`, split where it must be, and robots.txt."""
    listed = sorted(urls)
    parts = [listed[start : start + _PER_FILE] for start in range(0, len(listed), _PER_FILE)]
    names = [SITEMAP] if len(parts) == 1 else [f"sitemap-{n}.xml" for n in range(1, len(parts) + 1)]
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
