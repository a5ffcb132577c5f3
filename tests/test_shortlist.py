"""The shortlist in a real browser: hearts, the list, side by side, handing over, asking."""

import json
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from browsers import AXE, DESK, NARROW, PHONE, SCHEMES, SIDEWAYS, Heard, Hosted, host, violations
from building import publish
from conftest import PRODUCT, Province
from test_site import BEER

pytest_plugins = ("built_sites", "browsers")
pytestmark = pytest.mark.browser

STORE = "langnghe.kept:/"
CAKE, POTS, VASE = "products/banh-da-vung", "products/gom-gia-dung", "products/lo-hoa"
POTTERS, FAR = "villages/gom-suoi-mo", "villages/vung-det-ang-may"
MANY = [CAKE, POTS, VASE, POTTERS, FAR]


def store(page: Page, text: str) -> None:
    """What lies in the browser's store when the first page is opened."""
    page.add_init_script(
        f"if (!sessionStorage.once) localStorage.setItem({json.dumps(STORE)}, {json.dumps(text)});"
        "sessionStorage.once = 'once';"
    )


def keep(page: Page, keys: list[str]) -> None:
    """As if these had been kept before."""
    store(page, json.dumps([{"key": key, "name": key} for key in keys]))


def open_list(page: Page, site: Hosted, root: str = "", hash_: str = "") -> None:
    page.goto(f"{site.url}{root}shortlist.html{hash_}")
    page.wait_for_selector("[data-ready]")


def kept(page: Page) -> list[str]:
    text = page.evaluate("name => localStorage.getItem(name)", STORE)
    return [one["key"] for one in json.loads(text or "[]")]


def shown(page: Page) -> list[str]:
    found = page.locator("[data-kept-list] h3 a").all()
    return [urlsplit(way.get_attribute("href") or "").path.split(".")[0] for way in found]


# Hearts


def test_a_heart_keeps_a_card_on_every_page_and_in_every_language(
    fictional: Hosted, page: Page, heard: Heard
) -> None:
    page.goto(fictional.url + "products/index.html")
    hearts = page.locator(".card > .heart")
    expect(hearts).to_have_count(page.locator(".card").count())

    hearts.first.click()

    expect(hearts.first).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-kept-count]")).to_have_text("1")
    address = page.locator(".card h3 a").first.get_attribute("href") or ""
    page.goto(f"{fictional.url}en/products/{address}")
    expect(page.locator(".keep")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-kept-count]")).to_have_text("1")
    page.locator(".keep").click()
    assert kept(page) == []
    assert heard.complaints == []


def test_a_heart_is_large_enough_named_and_said(fictional: Hosted, page: Page) -> None:
    page.goto(fictional.url + "villages/index.html")
    heart = page.locator(".card > .heart").first
    name = page.locator(".card h3").first.inner_text()

    heart.focus()
    page.keyboard.press("Space")

    expect(heart).to_have_attribute("aria-pressed", "true")
    expect(heart).to_have_accessible_name(f"Lưu vào danh sách: {name}")
    expect(page.locator("p.unseen[role=status]")).to_have_text("Đã lưu. Danh sách có 1 mục.")
    box = heart.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 44
    page.keyboard.press("Enter")
    expect(heart).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize("path", ["index.html", "products/index.html", "villages/gom-suoi-mo.html"])
def test_pages_with_hearts_stay_sound(
    fictional: Hosted, page: Page, heard: Heard, path: str
) -> None:
    keep(page, MANY)
    page.goto(fictional.url + path)
    page.wait_for_selector(".heart")

    page.evaluate(AXE)
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        assert violations(page) == []
    for measures in (NARROW, DESK):
        page.set_viewport_size(measures)
        assert page.evaluate(SIDEWAYS) == []
    assert heard.complaints == []


def test_a_filtered_list_and_its_table_have_hearts_too(fictional: Hosted, page: Page) -> None:
    page.goto(fictional.url + "products/index.html?category=handicraft&view=table")

    expect(page.locator(".list-table th > .heart").first).to_be_visible()
    assert page.locator(".list-table tbody tr").count() == (
        page.locator(".list-table .heart").count()
    )


def test_without_scripts_there_is_no_heart(fictional: Hosted, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(fictional.url + "villages/gom-suoi-mo.html")

    assert page.locator(".heart, .keep:visible, [data-kept]:visible").count() == 0
    page.goto(fictional.url + "shortlist.html")
    assert page.locator("noscript").count() == 1
    assert page.locator("[data-empty] a").first.is_visible()
    context.close()


def test_two_windows_agree(fictional: Hosted, context: BrowserContext) -> None:
    one, other = context.new_page(), context.new_page()
    one.goto(fictional.url + "products/index.html")
    other.goto(fictional.url + "products/index.html")

    one.locator(".heart").first.click()

    expect(other.locator(".heart").first).to_have_attribute("aria-pressed", "true")


def test_no_more_is_kept_than_there_is_room_for(fictional: Hosted, page: Page) -> None:
    keep(page, [f"products/khong-co-{n}" for n in range(60)])
    page.goto(fictional.url + "products/lo-hoa.html")

    page.locator(".keep").click()

    expect(page.locator(".keep")).to_have_attribute("aria-pressed", "false")
    assert len(kept(page)) == 60
    expect(page.locator("p.unseen[role=status]")).to_contain_text("60")


# The page


@pytest.mark.parametrize("root", ["", "en/"])
@pytest.mark.parametrize("keys", [[], [CAKE], MANY], ids=["none", "one", "many"])
def test_the_page_is_sound(
    fictional: Hosted, page: Page, heard: Heard, root: str, keys: list[str]
) -> None:
    keep(page, keys)
    open_list(page, fictional, root)

    assert [way.removeprefix("/" + root) for way in shown(page)] == keys
    page.evaluate(AXE)
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        assert violations(page) == []
    for measures in (NARROW, PHONE, DESK):
        page.set_viewport_size(measures)
        assert page.evaluate(SIDEWAYS) == []
    assert page.locator("[data-empty]").is_visible() == (not keys)
    assert heard.complaints == []
    assert [url for url in heard.asked if not url.startswith((fictional.url, "data:"))] == []


def test_what_is_taken_off_comes_back(fictional: Hosted, page: Page) -> None:
    keep(page, MANY)
    open_list(page, fictional)

    page.locator(".kept-drop").nth(1).focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-kept-list] > li")).to_have_count(4)
    expect(page.locator(".kept-drop").nth(1)).to_be_focused()
    assert kept(page) == [CAKE, VASE, POTTERS, FAR]

    page.locator("[data-undo]").click()
    expect(page.locator("[data-kept-list] > li")).to_have_count(5)
    assert kept(page) == MANY

    page.locator("[data-clear]").click()
    expect(page.locator("[data-empty]")).to_be_visible()
    page.locator("[data-undo]").click()
    expect(page.locator("[data-kept-list] > li")).to_have_count(5)


def test_a_record_that_is_gone_is_said_to_be(fictional: Hosted, page: Page) -> None:
    keep(page, ["products/da-mat", CAKE])
    open_list(page, fictional)

    lost = page.locator(".kept-gone")
    expect(lost).to_have_count(1)
    expect(lost).to_contain_text("Không còn đăng ở đây.")
    assert shown(page) == ["/" + CAKE]


def test_a_record_that_was_renamed_is_kept_under_its_new_id(
    site_of: Province, page: Page, heard: Heard
) -> None:
    site_of.village()
    site_of.product()
    site_of.write("published.yml", "renamed:\n  products:\n    lo-cu: lo-gom\n")
    hosting = host(publish(site_of))
    hosted = next(hosting)
    keep(page, ["products/lo-cu", "products/lo-gom", "villages/lang-gom"])

    open_list(page, hosted)

    assert shown(page) == ["/products/lo-gom", "/villages/lang-gom"]
    assert kept(page) == ["products/lo-gom", "villages/lang-gom"]
    assert heard.complaints == []
    assert next(hosting, None) is None


def test_products_stand_side_by_side(fictional: Hosted, page: Page) -> None:
    keep(page, MANY)
    open_list(page, fictional, "en/")

    table = page.locator("table.compare").first
    rows = {
        row.locator("th").inner_text(): [cell.inner_text() for cell in row.locator("td").all()]
        for row in table.locator("tbody tr").all()
    }

    assert rows["Indicative price"][0] == "VND 25,000 per bag, on 1 October 2026"
    assert rows["Port"][0] == "Hải Phòng"
    assert "not known" in rows["Port"][1]
    assert page.locator("table.compare").count() == 2


@pytest.mark.parametrize(
    "stored",
    [
        "{", "null", "7", '"x"', "{}", "[1, null, []]",
        json.dumps([{"key": "../../evil", "name": "x"}]),
        json.dumps([{"key": "javascript:alert(1)", "name": "x"}]),
        json.dumps([{"key": "products/__proto__", "name": {"a": 1}}]),
        json.dumps([{"key": "products/<img src=x onerror=alert(1)>", "name": "x"}]),
    ],
)  # fmt: skip
def test_whatever_lies_in_the_store_does_no_harm(
    fictional: Hosted, page: Page, heard: Heard, stored: str
) -> None:
    store(page, stored)

    open_list(page, fictional)

    expect(page.locator("[data-empty]")).to_be_visible()
    assert heard.complaints == []


def test_a_stored_name_is_a_text(fictional: Hosted, page: Page, heard: Heard) -> None:
    hostile = "<img src=x onerror=document.title='!'>"
    stored = json.dumps([{"key": "products/da-mat", "name": hostile}])
    store(page, stored)

    open_list(page, fictional)

    expect(page.locator(".kept-gone h3")).to_have_text(hostile)
    assert page.title() != "!"


def test_without_storage_the_page_says_so(fictional: Hosted, page: Page, heard: Heard) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('denied'); }})"
    )
    page.goto(fictional.url + "products/index.html")

    page.locator(".heart").first.click()

    expect(page.locator(".heart").first).to_have_attribute("aria-pressed", "true")
    expect(page.locator("p.unseen[role=status]")).to_contain_text("Chỉ giữ được trên trang này")
    open_list(page, fictional)
    expect(page.locator("[data-empty]")).to_be_visible()
    assert heard.complaints == []


# Handing over


def test_a_link_holds_the_list_and_asks_before_it_is_kept(
    fictional: Hosted, page: Page, browser: Browser
) -> None:
    keep(page, [CAKE, POTTERS])
    open_list(page, fictional)
    link = urlsplit(page.locator("[data-link]").input_value())
    assert link.fragment == "v=gom-suoi-mo&p=banh-da-vung"
    context = browser.new_context(viewport=PHONE, service_workers="block")
    other = context.new_page()
    keep(other, [VASE])

    open_list(other, fictional, "en/", f"#{link.fragment}")

    expect(other.locator("[data-sent] li")).to_have_count(2)
    assert kept(other) == [VASE]
    switch = other.locator(".site-head a[hreflang=vi]").first
    assert (switch.get_attribute("href") or "").endswith(f"#{link.fragment}")
    other.locator("[data-sent-keep]").click()
    expect(other.locator("[data-kept-list] > li")).to_have_count(3)
    assert kept(other) == [VASE, POTTERS, CAKE]
    expect(other.locator("[data-sent]")).to_be_hidden()
    assert "#" not in other.url
    context.close()


def test_somebody_elses_list_may_be_refused(fictional: Hosted, page: Page) -> None:
    keep(page, [VASE])
    open_list(page, fictional, "", "#p=banh-da-vung")

    page.locator("[data-sent-drop]").click()

    expect(page.locator("[data-sent]")).to_be_hidden()
    assert kept(page) == [VASE]


@pytest.mark.parametrize(
    "given",
    [
        "#", "#v", "#v=", "#p=...", "#p=<script>alert(1)</script>", "#p=../../x", "#__proto__=a",
        "#x=banh-da-vung", "#p=%00", "#p=" + "a." * 4000, "#v=" + "x" * 300, "#p=constructor%20",
    ],
)  # fmt: skip
def test_a_hostile_link_is_no_list(fictional: Hosted, page: Page, heard: Heard, given: str) -> None:
    keep(page, [VASE])
    open_list(page, fictional, "", given)

    expect(page.locator("[data-sent]")).to_be_hidden()
    assert kept(page) == [VASE]
    assert heard.complaints == []


def test_a_link_never_holds_more_than_a_list_may(fictional: Hosted, page: Page) -> None:
    open_list(page, fictional, "", "#p=" + ".".join(f"khong-co-{n}" for n in range(200)))

    expect(page.locator("[data-sent] li")).to_have_count(60)


def test_the_list_is_handed_over_as_text(fictional: Hosted, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    keep(page, [CAKE, FAR])
    open_list(page, fictional, "en/")

    page.locator("[data-hand=text]").click()

    expect(page.locator("[data-said]")).to_have_text("Copied.")
    text = page.evaluate("navigator.clipboard.readText()")
    base = "/en/shortlist.html#v=vung-det-ang-may&p=banh-da-vung"
    assert text.splitlines()[-1].endswith(base)
    assert f"/en/{CAKE}.html" in text
    whatsapp = page.locator("[data-hand=whatsapp]").get_attribute("href") or ""
    assert parse_qs(urlsplit(whatsapp).query)["text"] == [text]
    mail = page.locator("[data-hand=mail]").get_attribute("href") or ""
    assert unquote(mail.split("&body=")[1]).replace("\r\n", "\n") == text


def test_a_phone_shares_it_by_its_own_sheet(fictional: Hosted, page: Page) -> None:
    page.add_init_script(
        "navigator.share = given => { window.given = given; return Promise.resolve(); }"
    )
    keep(page, [CAKE])
    open_list(page, fictional)

    page.locator("[data-hand=share]").click()

    assert f"{CAKE}.html" in page.evaluate("given.text")


# Asking


def letters(page: Page) -> list[str]:
    return [
        "\n".join(part.text_content() or "" for part in one.locator("pre").all())
        for one in page.locator(".letter").all()
    ]


def test_an_enquiry_is_written_in_two_languages_for_each_who_answers(
    fictional: Hosted, page: Page
) -> None:
    keep(page, MANY)
    open_list(page, fictional, "en/")

    page.locator("[data-ask-goods] input").first.fill("200 packs")
    page.locator("[data-field=name]").fill("Aiko & <b>Ono</b>")
    page.locator("[data-question=samples]").uncheck()

    found = letters(page)
    assert len(found) == len({text.splitlines()[0] for text in found})
    [cake] = [text for text in found if CAKE in text]
    assert "quantity: 200 packs" in cake
    assert "số lượng: 200 packs" in cake
    assert "Aiko & <b>Ono</b>" in cake
    assert "This is an enquiry, not an order." in cake
    assert "chưa phải đơn đặt hàng" in cake
    assert "Samples" not in cake
    assert "/en/products/" in cake
    assert page.locator(".letter pre[lang=vi]").count() == len(found)


def test_an_enquiry_opens_in_the_readers_own_mail(fictional: Hosted, page: Page) -> None:
    keep(page, [POTS, VASE])
    open_list(page, fictional, "en/")

    ways = [way.get_attribute("href") or "" for way in page.locator(".letter .act").all()]

    assert all(way.startswith("mailto:") for way in ways)
    assert any(way.startswith("mailto:gom@suoi-mo.example?subject=") for way in ways)
    assert all(len(way) <= 7500 for way in ways)
    page.locator("[data-field=more]").fill("Ế" * 1000)
    long = [way.get_attribute("href") or "" for way in page.locator(".letter .act").all()]
    assert all(len(way) <= 7500 for way in long)
    assert "hãy dán vào đây" in unquote(long[0])


def test_vietnamese_readers_write_vietnamese_only(fictional: Hosted, page: Page) -> None:
    keep(page, [CAKE])
    open_list(page, fictional)

    assert page.locator(".letter pre").count() == 1


def test_nobody_is_asked_for_spirits_and_drinks_keep_their_notice(
    site_of: Province, page: Page, heard: Heard
) -> None:
    spirits = PRODUCT.replace("Lọ gốm", "Bình rượu")
    site_of.village()
    site_of.village(
        (site_of.root / "villages/lang-gom/village.yml").read_text("utf-8")
        .replace("Làng gốm Thử Nghiệm", "Nghề nấu rượu Thử Nghiệm")
        .replace("crafts: [ceramics]", "crafts: [spirits]\nalcohol: from_15"),
        "lang-ruou",
    )  # fmt: skip
    site_of.product(BEER)
    site_of.product(spirits, "binh-ruou")
    hosting = host(publish(site_of))
    hosted = next(hosting)
    keep(page, ["villages/lang-ruou", "products/lo-gom"])

    open_list(page, hosted)

    assert page.locator("[data-kept-list] .kept-adult").count() == 2
    assert [text.count("lang-ruou") for text in letters(page)] == [0]
    expect(page.locator("[data-letters]")).to_contain_text("Nghề nấu rượu Thử Nghiệm")
    page.evaluate(AXE)
    assert violations(page) == []
    assert heard.complaints == []
    assert next(hosting, None) is None


# On paper, and from a disk


def test_on_paper_four_stand_side_by_side(fictional: Hosted, page: Page) -> None:
    products = [CAKE, POTS, VASE, "products/khan-dai"]
    keep(page, products)
    open_list(page, fictional)
    before = page.locator("table.compare").count()

    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")

    assert page.locator("table.compare").count() == before
    hidden = ".kept-drop, [data-hand], .ask, .site-head, [data-clear]"
    assert page.locator(f":is({hidden}):visible").count() == 0
    assert page.locator("[data-kept-list] h3").first.is_visible()
    assert len(page.pdf()) > 1000


def test_it_works_from_a_disk(fictional: Hosted, page: Page, heard: Heard) -> None:
    disk = (fictional.published.folder / "products" / "index.html").as_uri()
    page.goto(disk)
    page.locator(".card > .heart").first.click()
    page.locator("[data-kept]").click()
    page.wait_for_selector("[data-ready]")

    expect(page.locator("[data-kept-list] > li")).to_have_count(1)
    expect(page.locator(".letter")).to_have_count(1)
    assert heard.complaints == []
    assert all(url.startswith(("file:", "data:")) for url in heard.asked)
