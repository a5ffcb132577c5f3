"""Searching in a real browser, over a network and from a disk: as Vietnamese is typed."""

import re
from collections.abc import Callable
from urllib.parse import parse_qs, quote_plus, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from browsers import AXE, DESK, NARROW, PHONE, SCHEMES, SIDEWAYS, Heard, Hosted, violations
from langnghe.search.terms import terms_of
from langnghe.vietnamese import fold

pytest_plugins = ("built_sites", "browsers")
pytestmark = pytest.mark.browser

HOMES = {"vi": "", "en": "en/"}
FIRST = 1  # the page that is wanted must come first
FEW = 3  # … or among the first three

# What is typed, the page that is wanted, and how far down it may stand.
QUERIES: dict[str, list[tuple[str, str, int]]] = {
    "vi": [
        ("do go", "products/do-go-an-binh", FIRST),
        ("đồ gỗ", "products/do-go-an-binh", FIRST),
        ("ĐỒ GỖ", "products/do-go-an-binh", FIRST),
        ("đồ gỗ", "products/do-go-an-binh", FIRST),  # decomposed
        ("dô gô", "products/do-go-an-binh", FEW),
        ("gỗ", "products/go-lua", FEW),
        ("miến dong", "products/mien-dong", FIRST),
        ("mien dong con minh", "products/mien-dong", FEW),
        ("mien don", "products/mien-dong", FIRST),  # not yet typed to its end
        ("miem dong", "products/mien-dong", FIRST),  # a letter slipped
        ("mien dogn", "products/mien-dong", FEW),
        ("bún vân cù", "villages/bun-van-cu", FIRST),
        ("bun tuoi", "products/bun-tuoi", FIRST),
        ("kẹo dừa", "products/keo-dua", FIRST),
        ("keo dua", "products/keo-dua", FIRST),
        ("keodua", "products/keo-dua", FIRST),
        ("dừa", "products/keo-dua", FEW),
        ("bến tre", "villages/vung-dua-ben-tre", FIRST),
        ("bentre", "villages/vung-dua-ben-tre", FIRST),
        ("bac kan", "villages/vung-hong-khong-hat", FEW),
        ("na rì", "villages/mien-dong-con-minh", FEW),
        ("na ri", "products/mien-dong", FEW),
        ("huong tra", "villages/cum-tu-ha", FEW),
        ("hồng không hạt", "products/hong-khong-hat", FEW),
        ("thổ cẩm", "products/tho-cam", FEW),
        ("tho cam chieng chau", "villages/det-chieng-chau", FIRST),
        ("bản lác", "villages/det-ban-lac", FIRST),
        ("pà cò", "villages/det-pa-co", FIRST),
        ("mây tre đan", "products/may-tre-dan", FEW),
        ("gỗ lũa", "products/go-lua", FEW),
        ("lua", "products/go-lua", FEW),
        ("phở khô", "products/pho-kho", FEW),
        ("phu thong", "villages/pho-kho-phu-thong", FEW),
        ("rượu mai hạ", "villages/ruou-mai-ha", FIRST),
        ("ruou men la", "villages/ruou-bang-phuc", FIRST),
        ("bánh tráng", "products/banh-trang-banh-uot", FEW),
        ("luu bao", "villages/banh-trang-luu-bao", FEW),
        ("xước dũ", "villages/moc-xuoc-du", FEW),
        ("an bình", "villages/moc-an-binh", FEW),
        ("mua hàng", "for-buyers", FEW),
        ("thái nguyên", "provinces/19", FEW),
        ("bản đồ", "map", FEW),
    ],
    "en": [
        ("coconut candy", "products/keo-dua", FIRST),
        ("coconut candies", "products/keo-dua", FEW),
        ("canna noodles", "products/mien-dong", FIRST),
        ("canna noodle village", "villages/mien-dong-con-minh", FIRST),
        ("noodels", "products/mien-dong", FEW),
        ("woodwork", "products/do-go-an-binh", FEW),
        ("wood carving", "crafts/wood-carving", FIRST),
        ("brocade", "villages/det-com-dong-lai", FEW),
        ("rattan", "villages/may-tre-dan-bui", FEW),
        ("driftwood", "products/go-lua", FEW),
        ("persimmon", "products/hong-khong-hat", FEW),
        ("rice paper", "villages/banh-trang-luu-bao", FEW),
        ("coir", "products/chi-xo-dua", FEW),
        ("miến dong", "products/mien-dong", FIRST),
        ("mien dong", "products/mien-dong", FIRST),
        ("keo dua", "products/keo-dua", FIRST),
        ("ban lac", "villages/det-ban-lac", FIRST),
        ("bắc kạn", "products/hong-khong-hat", FEW),
        ("ben tre", "villages/vung-dua-ben-tre", FIRST),
        ("personal data", "privacy", FIRST),
    ],
}  # fmt: skip


def results(page: Page) -> list[str]:
    """The addresses of what was found, once it is there."""
    expect(page.locator("[data-search-said]")).not_to_be_empty()
    return [
        str(link.get_attribute("href")) for link in page.locator("[data-search-results] a").all()
    ]


def ask(page: Page, query: str) -> list[str]:
    """Type a query into the page that is open."""
    said = page.locator("[data-search-said]")
    page.evaluate("document.querySelector('[data-search-said]').textContent = ''")
    page.locator("#q").fill("")
    page.locator("#q").fill(query)
    expect(said).not_to_be_empty()
    return results(page)


def check_queries(page: Page, url: str, language: str) -> None:
    page.goto(f"{url}{HOMES[language]}search.html")
    late = {}
    for query, wanted, within in QUERIES[language]:
        found = [re.sub(r"^.*?/(?:en/)?(?=[a-z-]+(/|\.html))", "", urlsplit(address).path)
                 for address in ask(page, query)]  # fmt: skip
        if not any(address.endswith(f"{wanted}.html") for address in found[:within]):
            late[query] = found[:4]
    assert late == {}


@pytest.mark.parametrize("language", HOMES)
def test_what_is_wanted_comes_first(real: Hosted, page: Page, heard: Heard, language: str) -> None:
    check_queries(page, real.url, language)

    assert heard.complaints == []
    assert [url for url in heard.asked if not url.startswith((real.url, "data:"))] == []


@pytest.mark.parametrize("language", HOMES)
def test_a_copy_on_a_disk_finds_the_same(
    real: Hosted, page: Page, heard: Heard, language: str
) -> None:
    check_queries(page, real.published.folder.as_uri() + "/", language)

    assert heard.complaints == []


def test_a_browser_takes_texts_apart_as_the_build_does(real: Hosted, page: Page) -> None:
    page.goto(real.url + "search.html?q=go")
    results(page)
    texts = [published.tree.text for published in real.published.pages.values()]
    texts += ["hoà hòa THUÝ thúy quý", "đĐðÐ", "e\u0301 ê\u0323 o\u031b\u0301", "25.000 ₫ m²"]
    texts += ["Ba’Na K’Ho Cư M'gar", "木工 한지 Ñandú Straße", "a" * 40, "\u200bẩn\u202e"]

    theirs = page.evaluate(
        "texts => texts.map(text => langnghe.search.terms(text).map(t => [t.key, t.spelt]))", texts
    )

    for text, terms in zip(texts, theirs, strict=True):
        assert [tuple(term) for term in terms] == [tuple(term) for term in terms_of(text)]


def test_exact_accents_come_before_others(real: Hosted, page: Page) -> None:
    page.goto(real.url + "search.html")

    for typed, other in (("dừa", "dưa"), ("gỗ", "gò"), ("bún", "bùn")):
        ask(page, typed)
        names = page.locator("[data-search-results] .found-name").all_inner_texts()
        assert typed in names[0].lower(), f"{typed} before {other}"


# The search page


def test_an_address_holds_the_whole_query(real: Hosted, page: Page) -> None:
    page.goto(real.url + "search.html?q=det+tho+cam&kind=village&province=25")

    found = results(page)

    assert page.locator("#q").input_value() == "det tho cam"
    assert found
    kinds = {
        link.get_attribute("data-kind") for link in page.locator("[data-search-results] a").all()
    }
    assert kinds == {"village"}
    assert page.get_by_label(re.compile("^làng nghề", re.IGNORECASE)).first.is_checked()


def test_a_craft_may_be_named_by_a_word_of_its_key(real: Hosted, page: Page) -> None:
    page.goto(real.url + "search.html?q=moc&craft=wood")

    assert any("moc-xuoc-du" in address for address in results(page))


def test_choices_count_narrow_and_can_be_taken_back(real: Hosted, page: Page) -> None:
    page.set_viewport_size(DESK)
    page.goto(real.url + "en/search.html?q=coconut")
    whole = len(results(page))
    label = page.locator("label[for=facet-kind-village]")
    count = int(re.sub(r"\D", "", label.inner_text()))

    label.click()
    expect(page.locator("[data-search-results] > li")).to_have_count(count)
    assert count < whole
    assert parse_qs(urlsplit(page.url).query) == {"q": ["coconut"], "kind": ["village"]}

    page.go_back()
    expect(page.locator("[data-search-results] > li")).to_have_count(whole)
    page.go_forward()
    expect(page.locator("[data-search-results] > li")).to_have_count(count)
    page.locator("#facet-clear").click()
    expect(page.locator("[data-search-results] > li")).to_have_count(whole)


def test_an_empty_result_leads_on(real: Hosted, page: Page) -> None:
    page.goto(real.url + "search.html?q=xyzzyx+qqqq")

    assert results(page) == []
    assert "xyzzyx qqqq" in page.locator("[data-search-said]").inner_text()
    assert page.locator("[data-search-doors] a").first.is_visible()


@pytest.mark.parametrize(
    "query",
    ["<img src=x onerror=alert(1)>", "\"'`;|~", "%%%", "a" * 500, "...", "constructor __proto__"],
)
def test_any_query_is_only_a_text(real: Hosted, page: Page, heard: Heard, query: str) -> None:
    page.goto(f"{real.url}search.html?q={quote_plus(query)}")
    page.wait_for_timeout(300)

    assert page.locator("[data-search-page] img[onerror]").count() == 0
    assert heard.complaints == []


def test_a_choice_that_nobody_offers_leaves_nothing(real: Hosted, page: Page, heard: Heard) -> None:
    page.goto(f"{real.url}search.html?q=constructor+dua&craft=constructor,__proto__&kind=%3Cb%3E")

    assert results(page) == []
    assert page.locator("#facet-clear").is_visible()
    assert page.locator("[data-search-facets]").get_by_text("function").count() == 0
    assert heard.complaints == []


def test_without_scripts_the_lists_lead_to_everything(real: Hosted, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(real.url + "search.html")

    assert page.locator("[data-search-doors] a[href='villages/index.html']").is_visible()
    assert page.locator("noscript").inner_text().strip()
    context.close()


def test_more_results_are_shown_when_they_are_asked_for(real: Hosted, page: Page) -> None:
    page.goto(real.url + "search.html?q=lang+nghe")
    first = results(page)

    page.locator("[data-search-more]").click()

    expect(page.locator("[data-search-results] > li")).not_to_have_count(len(first))
    assert results(page)[: len(first)] == first


# The dialog


def open_dialog(page: Page, query: str) -> None:
    page.keyboard.press("/")
    expect(page.locator("dialog.finder input")).to_be_focused()
    page.keyboard.type(query)
    expect(page.locator("dialog.finder [role=option]").first).to_be_visible()


@pytest.mark.parametrize("language", HOMES)
def test_results_come_while_typing_and_open_by_keyboard(
    real: Hosted, page: Page, heard: Heard, language: str
) -> None:
    page.goto(f"{real.url}{HOMES[language]}villages/bun-van-cu.html")
    open_dialog(page, "mien dong")

    marks = page.locator("dialog.finder mark").all_inner_texts()
    assert {fold(text) for text in marks} <= {"mien", "dong"}
    page.keyboard.press("ArrowDown")
    active = page.locator("dialog.finder [aria-selected=true]")
    assert active.get_attribute("id") == page.locator("dialog.finder input").get_attribute(
        "aria-activedescendant"
    )
    page.keyboard.press("Enter")
    page.wait_for_url("**/products/mien-dong.html")

    assert ("/en/" in page.url) == (language == "en")
    assert heard.complaints == []


def test_enter_alone_leads_to_all_results(real: Hosted, page: Page) -> None:
    page.goto(real.url + "villages/bun-van-cu.html")
    open_dialog(page, "dừa")

    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=*")

    assert len(results(page)) > 3


def test_escape_closes_and_the_reader_is_where_she_was(real: Hosted, page: Page) -> None:
    page.set_viewport_size(DESK)
    page.goto(real.url + "about.html")
    page.locator("[data-search-open]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("dialog.finder input")).to_be_focused()

    page.keyboard.press("Escape")

    expect(page.locator("dialog.finder")).to_be_hidden()
    expect(page.locator("[data-search-open]")).to_be_focused()
    page.keyboard.press("Control+k")
    expect(page.locator("dialog.finder input")).to_be_focused()


def test_a_slash_in_a_field_is_a_slash(real: Hosted, page: Page) -> None:
    page.goto(real.url + "villages/index.html")
    page.locator("#filter").focus()

    page.keyboard.press("/")

    assert page.locator("#filter").input_value() == "/"
    assert page.locator("dialog.finder").count() == 0


def test_typing_on_the_first_page_opens_the_dialog(real: Hosted, page: Page) -> None:
    page.goto(real.url + "index.html")

    page.locator("#q").press_sequentially("keo dua", delay=30)

    expect(page.locator("dialog.finder .found-name").first).to_have_text("Kẹo dừa")
    assert page.locator("dialog.finder input").input_value() == "keo dua"


def test_a_search_that_cannot_be_loaded_says_so(real: Hosted, page: Page) -> None:
    page.route("**/search/**", lambda route: route.abort())
    page.goto(real.url + "search.html?q=go")

    expect(page.locator("[data-search-said]")).to_contain_text("Không tải được")


def shows_dialog(page: Page) -> None:
    open_dialog(page, "dừa")


def shows_nothing_found(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("xyzzyx")
    expect(page.locator("dialog.finder .finder-help a").first).to_be_visible()


def shows_results(page: Page) -> None:
    ask(page, "dừa")


@pytest.mark.parametrize("language", HOMES)
@pytest.mark.parametrize(
    ("path", "show"),
    [
        ("about.html", shows_dialog),
        ("about.html", shows_nothing_found),
        ("search.html", shows_results),
    ],
)
def test_searching_is_accessible_at_every_width(
    real: Hosted, page: Page, language: str, path: str, show: Callable[[Page], None]
) -> None:
    page.goto(f"{real.url}{HOMES[language]}{path}")
    show(page)
    page.evaluate(AXE)

    for measures in (NARROW, PHONE, DESK):
        page.set_viewport_size(measures)
        assert page.evaluate(SIDEWAYS) == []
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            assert violations(page) == []
