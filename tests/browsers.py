"""A real browser and a plain web host: fixtures and what is asked of every page."""

import os
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Response,
    ViewportSize,
    sync_playwright,
)

from building import Built
from conftest import TESTS
from reading import Published

AXE = (TESTS / "vendored" / "axe-core" / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PHONE = ViewportSize(width=390, height=844)
DESK = ViewportSize(width=1440, height=900)
NARROW = ViewportSize(width=320, height=700)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
# Fonts that come late, as on a busy machine, move a line; what a reader notices begins here
# (web.dev/cls).
SHIFT_LIMIT = 0.1


class _Host(SimpleHTTPRequestHandler):
    """A plain web host: files, folders, and the site's own page for lost readers."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        root = "en/" if self.path.startswith("/en/") else ""
        page = (Path(self.directory) / root / "404.html").read_bytes()
        self.send_response(HTTPStatus(code), message)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@dataclass(frozen=True)
class Hosted:
    """A published site and the address at which it is served."""

    published: Published
    url: str


def host(published: Published) -> Iterator[Hosted]:
    serve = partial(_Host, directory=str(published.folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), serve) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield Hosted(published, f"http://127.0.0.1:{server.server_address[1]}/")
        server.shutdown()


@pytest.fixture(scope="session")
def real(real_site: Built) -> Iterator[Hosted]:
    yield from host(real_site.published)


@pytest.fixture(scope="session")
def fictional(small_site: Built) -> Iterator[Hosted]:
    yield from host(small_site.published)


def chromium() -> str:
    """The system's Chromium."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("LANGNGHE_CHROMIUM") or next(filter(None, map(shutil.which, names)), "")
    if not found:
        reason = "no Chromium: install one, or name it in LANGNGHE_CHROMIUM"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield running
        running.close()


@dataclass
class Heard:
    """What a page complained of and asked for while it was open."""

    complaints: list[str] = field(default_factory=list)
    responses: list[Response] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def listen(self, page: Page) -> None:
        page.on("console", self._note)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("requestfailed", lambda request: self.complaints.append(request.url))
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("response", self._keep)

    def _keep(self, response: Response) -> None:
        self.responses.append(response)

    def _note(self, said: ConsoleMessage) -> None:
        if said.type == "error":
            self.complaints.append(said.text)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    # What is saved for reading without a network has tests of its own (test_offline.py).
    context = browser.new_context(viewport=PHONE, reduced_motion="reduce", service_workers="block")
    yield context
    context.close()


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def page(context: BrowserContext, heard: Heard) -> Page:
    """A page on a phone."""
    page = context.new_page()
    heard.listen(page)
    return page


def look_at(page: Page, heard: Heard, site: Hosted, address: str) -> None:
    """Open a page and find nothing wrong: quiet, at home, still, fitting, accessible."""
    is_lost = address.endswith("404.html")
    page.goto(site.url + (address.replace("404", "khong-co") if is_lost else address))
    shift = page.evaluate(SHIFT)

    complaints = [text for text in heard.complaints if not (is_lost and "404" in text)]
    assert complaints == []
    assert [url for url in heard.asked if not url.startswith((site.url, "data:"))] == []
    assert shift <= SHIFT_LIMIT, f"{address} jumps by {shift} while loading"
    for measures in (NARROW, DESK, PHONE):
        page.set_viewport_size(measures)
        assert page.evaluate(SIDEWAYS) == [], (
            f"{address} scrolls sideways at {measures['width']} px"
        )
    page.evaluate(AXE)
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        assert violations(page) == [], f"{address} in the {scheme} scheme"


SHIFT = """() => new Promise(resolve => {
  let sum = 0;
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
  }).observe({type: "layout-shift", buffered: true});
  document.fonts.ready.then(() => requestAnimationFrame(() => setTimeout(() => resolve(sum), 0)));
})"""

# What sticks out of the window, if the page can be scrolled sideways at all.
SIDEWAYS = """() => {
  const wide = document.scrollingElement.clientWidth;
  if (document.scrollingElement.scrollWidth <= wide) return [];
  const out = [...document.body.querySelectorAll("*")]
    .filter(element => element.getBoundingClientRect().right > wide + 1)
    .map(element => `${element.tagName}.${element.className}`);
  return out.length ? out.slice(0, 5) : ["something"];
}"""


def violations(page: Page) -> list[str]:
    found = page.evaluate(
        "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", RULES
    )
    return [
        f"{rule['id']}: {rule['help']}: {node['html'][:160]}"
        for rule in found["violations"]
        for node in rule["nodes"][:3]
    ]
