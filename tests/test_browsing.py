"""Lists that narrow, in a real browser: filters, counts, addresses, orders, the table."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from browsers import (
    AXE,
    DESK,
    NARROW,
    PHONE,
    RULES,
    SCHEMES,
    SIDEWAYS,
    Heard,
    Hosted,
    host,
)
from building import Built, publish
from conftest import MKDOCS, PRODUCT, VILLAGE, Province
from reading import Published

pytest_plugins = ("built_sites", "browsers")
pytestmark = pytest.mark.browser

LISTS = [
    "villages/index.html",
    "en/products/index.html",
    "crafts/coconut.html",
    "en/provinces/46.html",
    "provinces/46/wood-carving.html",
]


@pytest.fixture(params=["http", "disk"])
def start(request: pytest.FixtureRequest, real: Hosted) -> str:
    """Where the real site begins: at a server, and in a folder."""
    return real.url if request.param == "http" else real.published.folder.as_uri() + "/"


def names(page: Page) -> list[str]:
    return page.locator(".card h3:visible").all_inner_texts()


def opened(page: Page) -> Page:
    page.locator("[data-browse-button]").click()
    expect(page.locator(".sieve")).to_be_visible()
    return page


def box(page: Page, facet: str, value: str) -> Locator:
    return page.locator(f'.sieve input[data-facet="{facet}"][data-value="{value}"]')


def count(page: Page, facet: str, value: str) -> int:
    one = page.locator(f'[data-facet="{facet}"][data-value="{value}"]')
    item = page.locator(".sieve li").filter(has=one)
    return int(item.locator(".count").inner_text())


def found(page: Page) -> str:
    """What is said of a list that was narrowed, once it is there."""
    expect(page.locator(".is-own .own-found")).to_be_visible()
    expect(page.locator(".is-waiting")).to_have_count(0)
    return page.locator(".own-found").inner_text()


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


@pytest.fixture
def desk(page: Page) -> Page:
    page.set_viewport_size(DESK)
    return page


# Filters and their counts


@pytest.mark.parametrize("address", LISTS)
def test_every_count_is_what_choosing_leaves(
    real: Hosted, desk: Page, heard: Heard, address: str
) -> None:
    """Each box alone, on every kind of list; in one visit, for the filters stay open."""
    desk.goto(real.url + address)
    opened(desk)
    boxes = desk.locator(".sieve li:visible input").evaluate_all(
        "boxes => boxes.map(box => [box.dataset.facet, box.dataset.value])"
    )
    assert boxes

    for facet, value in boxes[:6]:
        wanted = count(desk, facet, value)
        box(desk, facet, value).check()
        found(desk)
        assert len(names(desk)) == wanted
        box(desk, facet, value).uncheck()
        expect(desk.locator(".is-own")).to_have_count(0)
    assert heard.complaints == []


def test_counts_answer_to_the_other_filters_and_not_to_their_own(start: str, desk: Page) -> None:
    desk.goto(start + "villages/index.html")
    opened(desk)
    everything = count(desk, "province", "46")
    others = count(desk, "craft", "rice-paper")

    box(desk, "craft", "noodles").check()
    found(desk)

    assert count(desk, "province", "46") < everything
    assert count(desk, "craft", "rice-paper") == others
    # A second value of one facet adds; one of another takes away.
    one = len(names(desk))
    box(desk, "craft", "rice-paper").check()
    expect(desk.locator(".card:visible")).to_have_count(one + others)
    box(desk, "province", "46").check()
    expect(desk.locator(".card:visible")).to_have_count(2)
    assert asked(desk) == {"craft": ["noodles,rice-paper"], "province": ["46"]}


def test_a_state_is_drawn_as_the_build_would(start: str, desk: Page) -> None:
    """What is left of a list looks, tag for tag, like the list of just that."""
    seen = []
    for address in ("provinces/46/noodles.html", "provinces/46.html?craft=noodles"):
        desk.goto(start + address)
        if "?" in address:
            found(desk)
        seen.append(
            desk.locator(".cards").evaluate_all(
                """lists => lists.map(list => {
                  const copy = list.cloneNode(true);
                  copy.querySelectorAll(".card").forEach(card => { card.dataset.words = ""; });
                  copy.querySelectorAll("img").forEach((img, at) => {
                    img.src = list.querySelectorAll("img")[at].src;
                    for (const name of ["width", "height"]) img.setAttribute(name, "");
                  });
                  copy.querySelectorAll("a").forEach((a, at) => {
                    a.setAttribute("href", list.querySelectorAll("a")[at].href);
                  });
                  copy.querySelectorAll("*").forEach(element => {
                    const sorted = [...element.attributes].sort((a, b) => a.name < b.name ? -1 : 1);
                    sorted.forEach(one => {
                      element.removeAttribute(one.name);
                      element.setAttribute(one.name, one.value);
                    });
                  });
                  return copy.innerHTML.replace(/>\\s+</g, "><").trim();
                })"""
            )
        )
    assert seen[0]
    assert seen[0] == seen[1]


# Addresses


def test_an_address_opened_afresh_shows_its_state(start: str, desk: Page, heard: Heard) -> None:
    desk.goto(start + "products/index.html?craft=coconut-fibre,joinery&exported=1&sort=name")

    assert "sản phẩm" in found(desk)
    assert box(desk, "exported", "1").is_checked()
    assert box(desk, "craft", "joinery").is_checked()
    assert desk.locator(".chip:not(.chip-clear)").count() == 3
    assert desk.locator(".how-many").inner_text() == "3"
    assert desk.locator(".sieve select").input_value() == "name"
    assert heard.complaints == []


def test_back_and_forward_go_from_state_to_state(start: str, desk: Page) -> None:
    desk.goto(start + "villages/index.html")
    everything = names(desk)
    opened(desk)
    box(desk, "craft", "noodles").check()
    found(desk)
    one = names(desk)
    box(desk, "province", "46").check()
    expect(desk.locator(".card:visible")).to_have_count(1)

    desk.go_back()
    expect(desk.locator(".card:visible")).to_have_count(len(one))
    assert names(desk) == one
    assert not box(desk, "province", "46").is_checked()
    desk.go_back()
    expect(desk.locator(".is-own")).to_have_count(0)
    assert names(desk) == everything
    desk.go_forward()
    found(desk)
    assert names(desk) == one


def test_a_state_is_passed_on_to_another_language_and_to_others(real: Hosted, desk: Page) -> None:
    desk.goto(real.url + "villages/index.html?craft=noodles")
    found(desk)
    desk.evaluate("() => { navigator.share = async given => { window.shared = given.url; }; }")

    desk.locator("[data-share]").click()
    assert desk.evaluate("() => shared").endswith("/villages/index.html?craft=noodles")
    desk.locator(".site-languages a[hreflang=en]").click()

    assert found(desk) == "3 craft places found"
    assert asked(desk) == {"craft": ["noodles"]}


def test_each_filter_can_be_taken_away_and_all_at_once(start: str, desk: Page) -> None:
    desk.goto(start + "villages/index.html?craft=noodles&province=46")
    found(desk)

    desk.get_by_role("button", name="Bỏ lọc: Tỉnh thành: thành phố Huế").click()
    expect(desk.locator(".card:visible")).to_have_count(3)
    assert asked(desk) == {"craft": ["noodles"]}
    # Whoever goes by keyboard stays among the filters.
    assert desk.evaluate("() => document.activeElement.className").startswith("chip")

    desk.locator(".chip-clear").click()
    expect(desk.locator(".is-own")).to_have_count(0)
    assert asked(desk) == {}
    assert desk.evaluate("() => document.activeElement.matches('[data-browse-button]')")


def test_where_nothing_is_left_the_page_says_what_would_be(start: str, desk: Page) -> None:
    desk.goto(start + "villages/index.html?craft=salt&province=46")

    assert found(desk) == "Không có gì đủ những điều đang lọc"
    desk.locator(".own-none button").first.click()
    expect(desk.locator(".card:visible")).to_have_count(5)
    assert asked(desk) == {"province": ["46"]}


def test_a_value_that_does_not_exist_hurts_nobody(start: str, page: Page, heard: Heard) -> None:
    page.goto(start + "villages/index.html?craft=%3Cimg%20src=x%3E,noodles&sort=x&page=-4&utm=a")

    found(page)
    assert len(names(page)) == 3
    assert "<img src=x>" in page.locator(".chips").inner_text()
    assert heard.complaints == []


def test_the_number_is_announced(real: Hosted, desk: Page) -> None:
    desk.goto(real.url + "en/villages/index.html")
    opened(desk)
    box(desk, "craft", "noodles").check()

    expect(desk.locator("[data-browse-said]")).to_have_text("3 craft places found")
    assert desk.locator("[data-browse-said]").get_attribute("role") == "status"


def test_a_province_loads_no_other(real: Hosted, page: Page, heard: Heard) -> None:
    page.goto(real.url + "provinces/46.html?craft=noodles")
    found(page)

    files = {url.partition("/search/")[2].partition("?")[0] for url in heard.asked}
    assert {one for one in files if one.startswith("browse/")} == {
        "browse/vi.js", "browse/46.js", "browse/46/vi.js",
    }  # fmt: skip
    assert not [one for one in files if re.match(r"vi/(19|25|86)-", one)]


def test_whoever_filters_nothing_loads_nothing(real: Hosted, page: Page, heard: Heard) -> None:
    page.goto(real.url + "villages/index.html", wait_until="networkidle")

    assert not [url for url in heard.asked if re.search(r"/search/|browse\.js|search\.js", url)]


# Orders, and pages


NAMES = ["Đũa", "Dao", "Ẩm", "Ăn", "Vải", "Áo", "Ao", "Gốm"]


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hosted]:
    """A made-up province of more than a page of villages, whose names are hard to sort."""
    province = Province(tmp_path_factory.mktemp("crowd"))
    province.write("mkdocs.yml", MKDOCS)
    for number in range(65):
        name = NAMES[number] if number < len(NAMES) else f"Thôn {number:02}"
        text = VILLAGE.replace("Làng gốm Thử Nghiệm", name)
        text = text.replace("01/11/2026", f"{1 + number % 28:02}/10/2026")
        province.village(text, f"lang-{number}")
    province.product(PRODUCT.replace("village: lang-gom", "village: lang-0"))
    yield from host(publish(province))


def test_names_are_sorted_as_the_language_sorts(crowd: Hosted, page: Page) -> None:
    page.goto(crowd.url + "villages/index.html?sort=name")
    found(page)
    expect(page.locator(".card")).to_have_count(60)
    assert names(page)[:9] == ["Ao", "Áo", "Ăn", "Ẩm", "Dao", "Đũa", "Gốm", "Thôn 08", "Thôn 09"]

    page.goto(crowd.url + "en/villages/index.html?sort=name")
    found(page)
    assert names(page)[:7] == ["Ẩm", "Ăn", "Ao", "Áo", "Dao", "Đũa", "Gốm"]


def test_the_newest_check_comes_first(crowd: Hosted, page: Page) -> None:
    page.goto(crowd.url + "villages/index.html?sort=checked")
    found(page)

    # The 28th of October: numbers 27 and 55; then those of the day before.
    assert names(page)[:3] == ["Thôn 27", "Thôn 55", "Thôn 26"]


def test_a_long_list_goes_on_over_pages(crowd: Hosted, page: Page) -> None:
    page.goto(crowd.url + "villages/index.html?sort=name")
    found(page)

    page.locator(".pager a[rel=next]").click()

    expect(page.locator(".card")).to_have_count(5)
    assert names(page)[-1] == "Vải"
    assert asked(page)["page"] == ["2"]
    assert page.evaluate("() => document.activeElement.id") == "own-results"
    page.go_back()
    expect(page.locator(".card")).to_have_count(60)


def test_a_filter_from_a_later_page_begins_at_the_first(crowd: Hosted, desk: Page) -> None:
    desk.goto(crowd.url + "villages/index-2.html")
    opened(desk)

    desk.locator(".sieve select").select_option("name")

    expect(desk.locator(".card")).to_have_count(60)
    assert urlsplit(desk.url).path == "/villages/index.html"


# Cards or a table


def test_a_table_holds_what_the_cards_do(start: str, desk: Page, heard: Heard) -> None:
    desk.goto(start + "villages/index.html")
    everything = names(desk)

    desk.locator("[data-view-button]").click()

    expect(desk.locator(".list-table").first).to_be_visible()
    assert desk.locator(".list-table tbody th a").all_inner_texts() == everything
    assert not desk.locator(".card:visible").count()
    assert asked(desk) == {"view": ["table"]}
    desk.reload()
    expect(desk.locator(".list-table").first).to_be_visible()
    desk.locator("[data-view-button]").click()
    expect(desk.locator(".list-table")).to_have_count(0)
    assert names(desk) == everything
    desk.go_back()
    expect(desk.locator(".list-table").first).to_be_visible()
    assert heard.complaints == []


def test_a_table_can_be_filtered_and_typed_in(real: Hosted, desk: Page) -> None:
    desk.goto(real.url + "villages/index.html?province=46&view=table")
    found(desk)
    expect(desk.locator(".list-table tbody tr:visible")).to_have_count(5)

    desk.locator("#filter").fill("bun")

    expect(desk.locator(".list-table tbody tr:visible")).to_have_count(1)
    assert desk.locator("[data-filter-said]").inner_text() == "Thấy 1"


# By keyboard, on a phone, and for everybody


def test_the_sheet_of_a_phone_works_by_keyboard(start: str, page: Page) -> None:
    page.goto(start + "villages/index.html")
    page.locator("[data-browse-button]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("dialog.sieve-sheet")).to_be_visible()
    assert page.locator("[data-browse-button]").get_attribute("aria-expanded") == "true"

    box(page, "craft", "noodles").focus()
    page.keyboard.press("Space")
    expect(page.locator(".sieve-count")).to_have_text("Thấy 3 nơi làm nghề")
    assert page.evaluate("() => document.activeElement.dataset.value") == "noodles"

    page.keyboard.press("Escape")
    expect(page.locator("dialog.sieve-sheet")).not_to_be_visible()
    assert page.evaluate("() => document.activeElement.matches('[data-browse-button]')")
    assert page.locator("[data-browse-button]").get_attribute("aria-expanded") == "false"
    expect(page.locator(".card:visible")).to_have_count(3)


def test_the_filters_move_from_a_phone_to_a_desk(real: Hosted, page: Page) -> None:
    page.goto(real.url + "villages/index.html")
    opened(page)

    page.set_viewport_size(DESK)

    expect(page.locator("aside.sieve-side .sieve")).to_be_visible()
    expect(page.locator("dialog.sieve-sheet")).not_to_be_visible()


def violations(page: Page) -> list[str]:
    rules = [*RULES, "best-practice"]
    result = page.evaluate(
        "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", rules
    )
    return [f"{one['id']}: {node['html'][:140]}" for one in result["violations"]
            for node in one["nodes"][:3]]  # fmt: skip


SMALL = """() => [...document.querySelectorAll(".sieve *, .own-head *, .sieve-head *, .pager *")]
  .filter(one => one.matches("button, select, label, a") && one.getClientRects().length)
  .filter(one => one.getBoundingClientRect().height < 24 || one.getBoundingClientRect().width < 24)
  .map(one => one.outerHTML.slice(0, 90))"""


@pytest.mark.parametrize(
    ("size", "state"),
    [
        ("phone", "?craft=noodles&province=46"),
        ("phone", "?view=table&sort=name"),
        ("desk", "?craft=salt&province=46"),
        ("desk", "?view=table&craft=noodles"),
    ],
)
def test_filters_are_for_everybody(real: Hosted, page: Page, size: str, state: str) -> None:
    page.set_viewport_size(PHONE if size == "phone" else DESK)
    page.goto(real.url + "en/villages/index.html" + state)
    found(page)
    page.evaluate(AXE)

    assert page.evaluate(SMALL) == []
    for is_open in (False, True):
        if is_open and not page.locator(".sieve").is_visible():
            opened(page)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            assert violations(page) == [], f"{scheme}, {is_open}"
        assert page.evaluate(SMALL) == []
    for measures in (NARROW, DESK):
        page.set_viewport_size(measures)
        assert page.evaluate(SIDEWAYS) == []


# Without scripts


def test_without_scripts_a_province_and_its_crafts_are_reached(
    real: Hosted, browser: Browser
) -> None:
    context: BrowserContext = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(real.url + "provinces/index.html")

    page.locator(".province h2 a").filter(has_text="Huế").click()
    page.locator(".ways a").first.click()

    assert re.search(r"/provinces/46/[a-z-]+\.html$", page.url)
    assert page.locator(".card").count() == int(
        sum(int(text) for text in re.findall(r"\d+", page.locator(".list-count").inner_text()))
    )
    assert not page.locator("[data-browse-button]").is_visible()
    assert not page.locator("[data-view-button]").is_visible()
    page.goto(real.url + "villages/index.html?craft=noodles")
    assert page.locator(".card").count() > 20
    context.close()


def test_where_the_files_are_missing_the_list_stays_and_says_so(
    built_copy: Hosted, page: Page
) -> None:
    page.goto(built_copy.url + "villages/index.html?craft=ceramics")

    expect(page.locator("[data-browse-said]")).to_contain_text("Không tải được bộ lọc")
    assert names(page)


@pytest.fixture
def built_copy(small_site: Built, tmp_path: Path) -> Iterator[Hosted]:
    """The small site, of whose search files one is lost."""
    shutil.copytree(small_site.published.folder, tmp_path / "site")
    (tmp_path / "site" / "search" / "browse" / "all.js").unlink()
    yield from host(Published(tmp_path / "site"))
