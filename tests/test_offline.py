"""Reading without a network, in a real browser: what was read opens again, and says so."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from browsers import AXE, NARROW, PHONE, SCHEMES, SIDEWAYS, Heard, Hosted, host, violations
from building import Built, build, copy_records
from conftest import Province
from reading import Published

pytest_plugins = ("built_sites", "browsers")
pytestmark = pytest.mark.browser

VILLAGE, CAKE = "villages/gom-suoi-mo.html", "products/banh-da-vung.html"
NOTE = "Không có mạng: bạn đang đọc bản lưu ngày "
# Until what a first page asks for is kept: nothing in a page says so.
SAVED = """async names => {
  for (let turn = 0; turn < 200; turn += 1) {
    const found = [];
    for (const name of await caches.keys()) {
      const keys = await (await caches.open(name)).keys();
      found.push(...keys.map(key => key.url));
    }
    if (names.every(name => found.some(url => url.endsWith(name)))) return true;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  return false;
}"""
CACHES = "async () => (await caches.keys()).sort()"


@pytest.fixture
def reader(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that may save pages."""
    context = browser.new_context(viewport=PHONE, reduced_motion="reduce")
    yield context
    context.close()


@pytest.fixture
def screen(reader: BrowserContext, heard: Heard) -> Page:
    page = reader.new_page()
    heard.listen(page)
    return page


def read(page: Page, site: Hosted, *addresses: str) -> None:
    """Open pages, and wait until they are saved with all that goes with them."""
    for address in addresses:
        page.goto(site.url + address)
        root = "en/" if address.startswith("en/") else ""
        last = f"{root}maps/overview.svg"
        assert page.evaluate(SAVED, [address, f"{root}shortlist.html", "map/map.js", last])


def cut(reader: BrowserContext) -> None:
    reader.set_offline(True)


def note(page: Page) -> str:
    found = page.locator(".offline-note")
    return found.inner_text() if found.count() else ""


def test_what_was_read_opens_again_and_says_of_which_day_it_is(
    fictional: Hosted, reader: BrowserContext, screen: Page, heard: Heard
) -> None:
    read(screen, fictional, VILLAGE, CAKE)
    assert note(screen) == ""

    cut(reader)
    for address in (VILLAGE, CAKE + "?a=b#facts", "shortlist.html", "map.html"):
        screen.goto(fictional.url + address)
        assert re.search(NOTE + r"\d\d/\d\d/\d{4}\.", note(screen)), address
    expect(screen.locator(".leaflet-container")).to_be_visible()
    screen.goto(fictional.url + VILLAGE)
    serif = "document.fonts.check('20px \"Noto Serif\"')"
    assert screen.evaluate(serif)
    assert screen.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Be Vietnam')
    screen.evaluate(AXE)
    for scheme in SCHEMES:
        screen.emulate_media(color_scheme=scheme)
        assert violations(screen) == []
    screen.set_viewport_size(NARROW)
    assert screen.evaluate(SIDEWAYS) == []

    reader.set_offline(False)
    screen.reload()
    assert note(screen) == ""
    assert [url for url in heard.asked if not url.startswith((fictional.url, "data:"))] == []


def test_a_page_never_read_leads_to_those_that_were(
    fictional: Hosted, reader: BrowserContext, screen: Page
) -> None:
    read(screen, fictional, "en/" + VILLAGE)
    cut(reader)

    screen.goto(fictional.url + "en/" + CAKE)

    assert unquote(screen.url) == f"{fictional.url}en/offline.html#en/{CAKE}"
    expect(screen.get_by_text(f"You wanted: en/{CAKE}")).to_be_visible()
    again = screen.locator("[data-wanted-link]")
    assert again.get_attribute("href") == f"{fictional.url}en/{CAKE}"
    saved = screen.locator("[data-pages] a")
    assert fictional.url + "en/" + VILLAGE in [one.get_attribute("href") for one in saved.all()]
    screen.evaluate(AXE)
    assert violations(screen) == []


@pytest.mark.parametrize(
    "given",
    ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "../../x", "%E0%A4"],
)
def test_a_hostile_link_to_the_page_leads_nowhere_else(
    fictional: Hosted, page: Page, heard: Heard, given: str
) -> None:
    page.goto(f"{fictional.url}offline.html#{given}")
    page.wait_for_timeout(100)

    way = page.locator("[data-wanted-link]").get_attribute("href")
    assert way is None or way.startswith(fictional.url)
    assert heard.complaints == []


def test_the_shortlist_and_the_search_work_on(
    fictional: Hosted, reader: BrowserContext, screen: Page, heard: Heard
) -> None:
    read(screen, fictional, CAKE)
    screen.reload()
    screen.locator(".keep").click()
    screen.goto(fictional.url + "search.html?q=gom")
    expect(screen.locator(".search-results .found").first).to_be_visible()
    assert screen.evaluate(SAVED, ["pocket/products/banh-da-vung.js", "search.html"])

    cut(reader)
    screen.goto(fictional.url + "search.html?q=gom")
    expect(screen.locator(".search-results .found").first).to_be_visible()
    screen.goto(fictional.url + "shortlist.html")

    expect(screen.locator("[data-kept-list] .kept-here")).to_have_count(1)
    assert [text for text in heard.complaints if "Security" in text] == []


def test_saving_is_turned_off_and_on(
    fictional: Hosted, reader: BrowserContext, screen: Page
) -> None:
    read(screen, fictional, VILLAGE)
    screen.goto(fictional.url + "offline.html")
    expect(screen.locator("[data-state]")).to_have_text("Những trang bạn mở được lưu lại ở đây.")

    screen.locator("[data-switch]").click()

    expect(screen.locator("[data-state]")).to_have_text("Không lưu gì ở đây.")
    assert screen.evaluate(CACHES) == []
    screen.goto(fictional.url + VILLAGE)
    screen.wait_for_timeout(2500)
    count = "async () => (await navigator.serviceWorker.getRegistrations()).length"
    assert screen.evaluate(count) == 0
    screen.goto(fictional.url + "offline.html")
    screen.locator("[data-switch]").click()
    expect(screen.locator("[data-state]")).to_have_text("Những trang bạn mở được lưu lại ở đây.")
    assert screen.evaluate(count) == 1


def test_a_page_that_is_gone_is_saved_no_longer(
    small_site: Built, tmp_path: Path, reader: BrowserContext, screen: Page
) -> None:
    site = Published(Path(shutil.copytree(small_site.published.folder, tmp_path / "site")))
    hosting = host(site)
    hosted = next(hosting)
    read(screen, hosted, CAKE)
    (site.folder / CAKE).unlink()

    screen.goto(hosted.url + CAKE)
    screen.wait_for_timeout(300)
    cut(reader)
    screen.goto(hosted.url + CAKE)

    assert "offline.html" in screen.url
    assert next(hosting, None) is None


def test_a_new_edition_takes_over_and_the_old_files_go(
    small_site: Built, tmp_path: Path, reader: BrowserContext, screen: Page
) -> None:
    site = Published(Path(shutil.copytree(small_site.published.folder, tmp_path / "site")))
    hosting = host(site)
    hosted = next(hosting)
    read(screen, hosted, VILLAGE)
    [before] = [name for name in screen.evaluate(CACHES) if ":files:" in name]
    worker = site.folder / "sw.js"
    old = before.rsplit(":", 1)[1]
    worker.write_text(worker.read_text("utf-8").replace(old, "0123456789abcdef"), "utf-8")
    style = site.folder / "assets/langnghe/langnghe.css"
    style.write_text(style.read_text("utf-8") + "\n/* new */", "utf-8")

    screen.goto(hosted.url + CAKE)
    for _ in range(100):
        now = [name for name in screen.evaluate(CACHES) if ":files:" in name]
        if now == ["langnghe:/:files:0123456789abcdef"]:
            break
        screen.wait_for_timeout(100)

    assert now == ["langnghe:/:files:0123456789abcdef"]
    kept = """async name => (await (await caches.open(name))
      .match(location.origin + "/assets/langnghe/langnghe.css", {ignoreVary: true})).text()"""
    assert "/* new */" in screen.evaluate(kept, now[0])
    cut(reader)
    screen.goto(hosted.url + VILLAGE)
    assert note(screen).startswith(NOTE)
    assert next(hosting, None) is None


def test_a_site_in_a_folder_keeps_to_its_folder(
    small_site: Built, tmp_path: Path, reader: BrowserContext, screen: Page
) -> None:
    folder = tmp_path / "host"
    shutil.copytree(small_site.published.folder, folder / "lang-nghe")
    shutil.copy(small_site.published.folder / "404.html", folder / "404.html")
    hosting = host(Published(folder))
    root = next(hosting)
    hosted = Hosted(root.published, root.url + "lang-nghe/")
    read(screen, hosted, VILLAGE)

    scopes = "async () => (await navigator.serviceWorker.getRegistrations()).map(r => r.scope)"
    assert screen.evaluate(scopes) == [hosted.url]
    assert all(name.startswith("langnghe:/lang-nghe/:") for name in screen.evaluate(CACHES))
    cut(reader)
    screen.goto(hosted.url + VILLAGE)
    assert note(screen).startswith(NOTE)
    assert next(hosting, None) is None


def test_from_a_disk_nothing_is_registered_and_the_page_says_so(
    fictional: Hosted, reader: BrowserContext, screen: Page, heard: Heard
) -> None:
    screen.goto((fictional.published.folder / "offline.html").as_uri())

    expect(screen.locator("[data-state]")).to_contain_text("Ở đây không lưu được")
    assert screen.locator("[data-switch]").is_hidden()
    assert heard.complaints == []


@pytest.mark.parametrize("address", ["offline.html", "en/offline.html"])
def test_the_page_is_sound(fictional: Hosted, page: Page, heard: Heard, address: str) -> None:
    page.goto(fictional.url + address)

    page.evaluate(AXE)
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        assert violations(page) == []
    page.set_viewport_size(NARROW)
    assert page.evaluate(SIDEWAYS) == []
    assert heard.complaints == []


# The script itself


def edition(folder: Path) -> str:
    found = re.search(r'const EDITION = "([0-9a-f]{16})";', (folder / "sw.js").read_text("utf-8"))
    assert found
    return found[1]


def test_its_words_are_printed_as_text(small_site: Built) -> None:
    text = (small_site.published.folder / "sw.js").read_text("utf-8")

    told = re.search(r"const LANGUAGES = (\{.*\});", text)
    assert told
    assert json.loads(told[1]).keys() == {"vi", "en"}
    assert "⟦" not in text


def test_its_edition_changes_with_the_site_and_with_nothing_else(copy_of_small: Province) -> None:
    build(copy_of_small.root)
    site = copy_of_small.root / "site"
    before = edition(site)
    file = copy_of_small.root / "products/khan-dai/product.yml"
    text = file.read_text("utf-8")

    file.write_text(text.replace("180 × 30 cm", "200 × 30 cm"), "utf-8")
    build(copy_of_small.root)
    changed = edition(site)
    file.write_text(text, "utf-8")
    build(copy_of_small.root)

    assert before != changed
    assert edition(site) == before


def test_its_edition_is_the_same_wherever_the_site_is_built(
    small_site: Built, tmp_path: Path
) -> None:
    root = copy_records(small_site.root, tmp_path / "elsewhere")

    build(root)

    assert edition(root / "site") == edition(small_site.published.folder)
