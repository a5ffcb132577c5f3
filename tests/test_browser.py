"""The published sites in a real browser: on a phone and a desk, in both languages and schemes."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from browsers import AXE, DESK, NARROW, PHONE, SCHEMES, Heard, Hosted, host, look_at, violations
from building import publish
from conftest import Province
from langnghe.addresses import PROSE
from langnghe.vietnamese import fold
from reading import Published
from test_site import BEER

pytest_plugins = ("built_sites", "browsers")
pytestmark = pytest.mark.browser

LANGUAGES = {"vi": "", "en": "en/"}
VISIT_LIMIT = 250_000  # bytes: page, styles, scripts and fonts, uncompressed


def some(pattern: str, than: str = "") -> Callable[[Published], str]:
    """The first page whose address fits, and whose text has `than`."""

    def find(published: Published) -> str:
        return next(
            address
            for address, page in published.pages.items()
            if re.fullmatch(pattern, address) and than in page.source
        )

    return find


def always(path: str) -> Callable[[Published], str]:
    return lambda _: path


KINDS: dict[str, Callable[[Published], str]] = {
    "home": always("index.html"),
    "village": some(r"villages/[a-z-]+\.html", 'class="steps"'),
    "village of distillers": some(r"villages/[a-z-]+\.html", "noindex"),
    "village with a brand": some(r"villages/[a-z-]+\.html", "brand.html"),
    "product": some(r"products/[a-z-]+\.html", "brand.html"),
    "contact": some(r"villages/[a-z-]+/contact\.html"),
    "brand of a village": some(r"villages/[a-z-]+/brand\.html"),
    "brand of a product": some(r"products/[a-z-]+/brand\.html"),
    "villages": always("villages/index.html"),
    "products": always("products/index.html"),
    "crafts": always("crafts/index.html"),
    "craft": some(r"crafts/(?!index)[a-z-]+\.html"),
    "provinces": always("provinces/index.html"),
    "province": some(r"provinces/\d+\.html"),
    "map": always("map.html"),
    "contacts": always("contacts.html"),
    "brands": always("brands.html"),
    "what is missing": always("what-is-missing.html"),
    **{path.removesuffix(".html"): always(path) for path in PROSE},
    "search": always("search.html"),
    "lost": always("404.html"),
}
# What the real site does not have yet: photos, makers with contacts, the buyer's block.
SMALLS = {
    "a complete village": "villages/gom-suoi-mo.html",
    "its contacts": "villages/gom-suoi-mo/contact.html",
    "its brand": "villages/gom-suoi-mo/brand.html",
    "a village half translated": "villages/banh-da-doi-sim.html",
    "an area not translated": "villages/vung-det-ang-may.html",
    "a complete product": "products/banh-da-vung.html",
    "a product with a photo": "products/lo-hoa.html",
    "prose not translated": "for-buyers.html",
}


# Every kind of page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_page_is_sound(
    real: Hosted, page: Page, heard: Heard, kind: str, language: str
) -> None:
    address = LANGUAGES[language] + KINDS[kind](real.published)

    look_at(page, heard, real, address)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("what", SMALLS)
def test_every_part_of_a_record_is_sound(
    fictional: Hosted, page: Page, heard: Heard, what: str, language: str
) -> None:
    look_at(page, heard, fictional, LANGUAGES[language] + SMALLS[what])


# Drinks


COVERED = """() => {
  const box = document.querySelector(".warning-alcohol").getBoundingClientRect();
  const seen = Math.min(box.bottom, innerHeight) - Math.max(box.top, 0);
  return Math.max(seen, 0) * box.width / (innerWidth * innerHeight);
}"""


def test_a_drink_is_seen_by_adults_and_never_without_its_warning(
    site_of: Province, page: Page, heard: Heard
) -> None:
    """A tenth of what is seen is the warning (NĐ 24/2020/NĐ-CP), wherever the reader is."""
    site_of.village()
    site_of.product(BEER)
    hosting = host(publish(site_of))
    hosted = next(hosting)
    address = "products/lo-gom.html"
    look_at(page, heard, hosted, address)
    heading = page.get_by_role("heading", level=1)
    assert not heading.is_visible()
    assert page.evaluate(COVERED) >= 0.1

    page.locator(".gate > summary").click()

    assert heading.is_visible()
    for measures in (NARROW, PHONE, DESK):
        page.set_viewport_size(measures)
        page.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
        assert page.evaluate(COVERED) >= 0.1
    page.evaluate(AXE)
    assert violations(page) == []
    assert next(hosting, None) is None


# Weight


def test_a_first_visit_to_a_village_is_light(real: Hosted, page: Page, heard: Heard) -> None:
    page.goto(real.url + KINDS["village with a brand"](real.published), wait_until="networkidle")

    kinds = {"document", "stylesheet", "script", "font"}
    loaded = [answer for answer in heard.responses if answer.request.resource_type in kinds]
    weights = {answer.url: len(answer.body()) for answer in loaded}

    assert sum(weights.values()) <= VISIT_LIMIT, weights


# By keyboard


def focused(page: Page) -> str:
    return str(
        page.evaluate(
            "() => document.activeElement.id || document.activeElement.className"
            " || document.activeElement.tagName"
        )
    )


@pytest.mark.parametrize("path", ["index.html", "villages/index.html", "about.html"])
def test_the_skip_link_is_first_shows_itself_and_leads_to_the_text(
    real: Hosted, page: Page, path: str
) -> None:
    page.goto(real.url + path)

    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    assert focused(page) == "skip"
    box = skip.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["y"] >= 0

    page.keyboard.press("Enter")
    assert focused(page) == "main"


def test_whatever_has_the_focus_shows_it(real: Hosted, page: Page) -> None:
    page.set_viewport_size(DESK)
    page.goto(real.url + "villages/index.html")

    for _ in range(25):
        page.keyboard.press("Tab")
        shown = page.evaluate(
            # A card shows the focus of its link.
            """() => {
              const within = [document.activeElement, document.activeElement.closest(".card")];
              return within.filter(Boolean).map(element => getComputedStyle(element)).some(
                style => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0);
            }"""
        )
        assert shown, focused(page)


def test_the_menu_of_a_phone_opens_and_closes_by_keyboard(real: Hosted, page: Page) -> None:
    page.goto(real.url + "index.html")
    menu = page.locator(".site-menu")
    links = menu.locator("a")
    assert not links.first.is_visible()

    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    assert links.first.is_visible()

    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('.site-menu') !== null")

    page.keyboard.press("Escape")
    assert not links.first.is_visible()
    assert page.evaluate("() => document.activeElement.tagName") == "SUMMARY"


def test_a_desk_needs_no_menu(real: Hosted, page: Page) -> None:
    page.set_viewport_size(DESK)
    page.goto(real.url + "index.html")

    assert not page.locator(".site-menu summary").is_visible()
    assert page.locator(".site-nav a").first.is_visible()


# Photos

WITH_PHOTOS = "villages/gom-suoi-mo.html"
SWIPE = """({from, to}) => {
  const viewer = document.querySelector("dialog.viewer");
  const touch = x => new Touch({identifier: 1, target: viewer, clientX: x, clientY: 300});
  viewer.dispatchEvent(new TouchEvent("touchstart", {touches: [touch(from)]}));
  viewer.dispatchEvent(new TouchEvent("touchend", {changedTouches: [touch(to)]}));
}"""


def large(page: Page) -> str:
    """The description of the photo that is shown large; "" where none is."""
    shown = page.locator("dialog.viewer[open] img")
    return shown.get_attribute("alt") or "" if shown.count() else ""


def test_a_photo_opens_large_and_the_keyboard_leads_through_all(
    fictional: Hosted, page: Page, heard: Heard
) -> None:
    page.goto(fictional.url + WITH_PHOTOS)
    described = [img.get_attribute("alt") for img in page.locator("a[data-photo] img").all()]
    assert len(described) == 3

    page.locator("a[data-photo]").first.focus()
    page.keyboard.press("Enter")
    seen = [large(page)]
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft", "Home", "End"):
        page.keyboard.press(key)
        seen.append(large(page))

    assert [described.index(text) for text in seen] == [0, 1, 2, 0, 2, 0, 2]
    assert page.locator("[data-viewer-count]").text_content() == "Ảnh 3 trên 3"
    page.evaluate(AXE)
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        assert violations(page) == []
    page.keyboard.press("Escape")
    assert large(page) == ""
    assert page.evaluate("document.activeElement === document.querySelectorAll('a[data-photo]')[2]")
    assert heard.complaints == []


def test_a_photo_is_turned_by_a_swipe_and_by_its_buttons(fictional: Hosted, page: Page) -> None:
    page.goto(fictional.url + WITH_PHOTOS)
    page.locator("a[data-photo]").first.click()
    first = large(page)

    page.evaluate(SWIPE, {"from": 300, "to": 80})
    second = large(page)
    page.evaluate(SWIPE, {"from": 80, "to": 100})  # too short to be meant
    assert large(page) == second != first
    page.evaluate(SWIPE, {"from": 80, "to": 300})
    assert large(page) == first
    page.locator("[data-viewer-step='1']").click()
    assert large(page) == second
    page.locator("[data-viewer-close]").click()
    assert large(page) == ""


def test_one_photo_has_nothing_to_turn_to(fictional: Hosted, page: Page) -> None:
    page.goto(fictional.url + "products/lo-hoa.html")
    page.locator("a[data-photo]").click()

    assert large(page)
    assert page.locator("[data-viewer-step]:visible").count() == 0


def test_the_browser_takes_the_photo_it_needs_in_the_newest_format(
    fictional: Hosted, page: Page
) -> None:
    page.goto(fictional.url + WITH_PHOTOS)

    taken = page.locator(".cover img").evaluate("image => image.currentSrc")

    assert taken.endswith("/lo-nung/480.avif")


# Light and dark


def ground(page: Page) -> str:
    return str(page.evaluate("() => getComputedStyle(document.body).backgroundColor"))


def test_the_scheme_is_the_systems_until_the_reader_chooses(real: Hosted, page: Page) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(real.url)
    light = ground(page)
    page.emulate_media(color_scheme="dark")
    dark = ground(page)
    assert light != dark

    button = page.locator("[data-scheme-button]")
    name = button.get_attribute("aria-label")
    button.focus()
    page.keyboard.press("Enter")
    assert ground(page) == light
    assert button.get_attribute("aria-label") != name

    page.goto(real.url + "en/villages/index.html")
    assert ground(page) == light
    page.locator("[data-scheme-button]").click()
    assert ground(page) == dark
    page.reload()
    assert ground(page) == dark


# Languages


@pytest.mark.parametrize("kind", ["home", "village", "contact", "craft", "about"])
def test_the_language_switch_leads_to_the_same_page_and_back(
    real: Hosted, page: Page, kind: str
) -> None:
    page.set_viewport_size(DESK)
    address = KINDS[kind](real.published)
    page.goto(real.url + address)

    page.locator(".site-languages a[hreflang=en]").click()
    assert page.url == f"{real.url}en/{address}"
    assert page.locator("html").get_attribute("lang") == "en"

    page.locator(".site-languages a[hreflang=vi]").click()
    assert page.url == real.url + address


def test_the_language_switch_is_in_the_menu_of_a_phone(real: Hosted, page: Page) -> None:
    page.goto(real.url + "villages/index.html")

    page.locator(".site-menu summary").click()
    page.locator(".site-menu a[hreflang=en]").click()

    assert page.url == f"{real.url}en/villages/index.html"


# Filters


def shown(page: Page) -> list[str]:
    """The names of the records that a list shows."""
    return page.locator("[data-words]:visible h3").all_inner_texts()


@pytest.mark.parametrize(
    ("path", "typed", "wanted"),
    [
        ("villages/index.html", "go", "gỗ"),
        ("villages/index.html", "GỖ", "gỗ"),
        ("villages/index.html", "det tho cam", "dệt"),
        ("villages/index.html", "  Dệt   THỔ cẩm ", "dệt"),
        ("villages/index.html", "dua", "dừa"),
        ("products/index.html", "keo dua", "kẹo dừa"),
        ("en/villages/index.html", "brocade", "weaving"),
        ("en/products/index.html", "keo dua", "coconut"),
    ],
)
def test_a_filter_is_blind_to_accents_and_case(
    real: Hosted, page: Page, path: str, typed: str, wanted: str
) -> None:
    page.goto(real.url + path)
    everything = shown(page)

    page.locator("#filter").fill(typed)

    found = shown(page)
    assert 0 < len(found) < len(everything)
    assert any(wanted in name.lower() for name in found), found
    words = page.locator("[data-words]:visible").evaluate_all(
        "all => all.map(e => e.dataset.words + ' ' + e.textContent)"
    )
    assert all(word in fold(text) for text in words for word in fold(typed).split())
    assert str(len(found)) in page.locator("[data-filter-said]").inner_text()

    page.locator("#filter").fill("")
    assert shown(page) == everything


def test_a_filter_that_finds_nothing_says_so(real: Hosted, page: Page) -> None:
    page.goto(real.url + "villages/index.html")

    page.locator("#filter").fill("xyzzy")

    assert shown(page) == []
    assert page.locator("[data-filter-said]").inner_text()
    assert page.locator("[data-group]:visible").count() == 0


# Without scripts, and from a disk


@pytest.mark.parametrize("kind", ["home", "village", "product", "villages", "contacts", "about"])
def test_everything_can_be_read_without_scripts(
    real: Hosted, browser: Browser, page: Page, kind: str
) -> None:
    address = KINDS[kind](real.published)
    page.goto(real.url + address)
    read = page.locator("main").inner_text()
    bare = browser.new_context(viewport=PHONE, java_script_enabled=False)
    plain = bare.new_page()
    plain.goto(real.url + address)

    # What only scripts can do is not offered, so nothing else may be missing.
    words = set(plain.locator("main").inner_text().split())
    offered = page.locator("main").locator("button, .filter").all_inner_texts()
    only = set(" ".join(offered).split())
    assert set(read.split()) - words <= only
    # The search box is a form, and leads to the lists where nothing can be searched.
    for kind_ in ("button", "input"):
        needless = plain.locator(f"{kind_}:visible:not([data-search-box] {kind_})")
        assert needless.count() == 0
    plain.locator(".site-menu summary").click()
    assert plain.locator(".site-menu a").first.is_visible()
    bare.close()


@pytest.mark.parametrize("kind", ["home", "village", "villages", "about"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_copy_on_a_disk_works(
    real: Hosted, page: Page, heard: Heard, kind: str, language: str
) -> None:
    address = LANGUAGES[language] + KINDS[kind](real.published)

    page.goto((real.published.folder / address).as_uri(), wait_until="load")
    page.evaluate("() => document.fonts.ready")

    # A browser that asked for it would complain, but perhaps only when nobody listens any more.
    assert page.locator("link[rel=manifest]").count() == 0
    assert heard.complaints == []
    assert all(url.startswith(("file://", "data:")) for url in heard.asked)
    assert "Be Vietnam Pro" in page.evaluate("() => getComputedStyle(document.body).fontFamily")
    fonts = page.evaluate("() => [...document.fonts].filter(f => f.status === 'loaded').length")
    assert fonts, "no font was loaded"
    assert page.evaluate(
        "() => [...document.images].filter(i => i.loading !== 'lazy').every(i => i.naturalWidth)"
    )
    page.locator(".site-name").click()
    assert page.url.endswith(f"/{LANGUAGES[language]}index.html")


# On paper


@pytest.mark.parametrize("kind", ["village", "product", "contact"])
def test_a_record_prints_with_its_address_and_without_the_chrome(
    real: Hosted, page: Page, kind: str
) -> None:
    page.goto(real.url + KINDS[kind](real.published))
    page.emulate_media(media="print")

    assert page.locator("main .address").is_visible()
    for chrome in (".site-nav", ".site-menu", ".site-languages", "[data-scheme-button]", ".skip"):
        assert not page.locator(chrome).first.is_visible(), chrome
    assert page.locator("main h1").is_visible()


# Maps


ARCHIPELAGOS = {
    "vi": ("Quần đảo Hoàng Sa (Việt Nam)", "Quần đảo Trường Sa (Việt Nam)"),
    "en": ("Hoàng Sa Archipelago (Vietnam)", "Trường Sa Archipelago (Vietnam)"),
}
# The names that a reader can see: whole on the map, or in the country drawn small in its corner.
SEEN = """() => {
  const frame = document.querySelector(".map-canvas").getBoundingClientRect();
  const whole = element => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.left >= frame.left - 1 && box.right <= frame.right + 1
      && box.top >= frame.top - 1 && box.bottom <= frame.bottom + 1;
  };
  const names = [...document.querySelectorAll(".map-label-archipelago span")].filter(whole);
  const small = document.querySelector(".map-inset:not([hidden])");
  const drawn = small && whole(small) ? [...small.querySelectorAll("text")] : [];
  return [...names.map(one => one.innerText.replace(/\\s+/g, " ")),
          drawn.map(one => one.textContent).join(" ")].join(" ");
}"""


def open_map(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector(".map-drawn")


def markers(page: Page) -> int:
    """How many villages the map shows, alone or in clusters."""
    alone = page.locator(".map-marker").count()
    return alone + sum(int(n) for n in page.locator(".map-cluster b").all_inner_texts())


# The longer names where there is less room, and the other way round.
@pytest.mark.parametrize(
    ("measures", "language"), [(PHONE, "en"), (DESK, "vi")], ids=["phone", "desk"]
)
def test_every_view_of_the_map_has_and_names_both_archipelagos(
    real: Hosted, page: Page, heard: Heard, language: str, measures: ViewportSize
) -> None:
    page.set_viewport_size(measures)
    open_map(page, f"{real.url}{LANGUAGES[language]}map.html")

    for zoom in (0, 5.5, 7, 12):
        for lat, lon in ((16, 108.5), (22.5, 103), (10, 114), (-80, 179)):
            page.evaluate(
                "([lat, lon, zoom]) => map_langnghe.setView([lat, lon], zoom, {animate: false})",
                [lat, lon, zoom],
            )
            seen = page.evaluate(SEEN)
            for name in ARCHIPELAGOS[language]:
                assert name in seen, (zoom, lat, lon)
            inside = page.evaluate(
                "() => map_langnghe.options.maxBounds.pad(.005).contains(map_langnghe.getBounds())"
            )
            assert inside, (zoom, lat, lon)
    assert heard.complaints == []
    assert [url for url in heard.asked if not url.startswith((real.url, "data:"))] == []


def test_what_the_map_needs_is_announced_and_nothing_else(real: Hosted, page: Page) -> None:
    open_map(page, real.url + "en/map.html")

    announced = page.eval_on_selector_all(
        "link[rel=preload][as=script]", "all => all.map(l => l.href)"
    )
    added = page.eval_on_selector_all("head script:not([defer])", "all => all.map(s => s.src)")
    assert announced == [script for script in added if script in announced]
    assert {script for script in added if "map" in script} <= set(announced)


def test_the_map_filters_with_its_list_and_its_address(real: Hosted, page: Page) -> None:
    open_map(page, real.url + "map.html")
    whole = markers(page)
    assert page.locator(".map-row").count() == whole > 10

    page.select_option("#map-craft", "brocade")
    page.wait_for_function("() => location.search === '?craft=brocade'")
    some_ = page.locator(".map-row").count()
    assert 0 < some_ < whole
    assert markers(page) == some_
    assert str(some_) in page.locator("[data-map-said]").inner_text()

    open_map(page, page.url)
    assert page.locator(".map-row").count() == markers(page) == some_
    page.fill("#map-q", "ban lac")
    page.wait_for_function("() => location.search.includes('q=ban')")
    assert "bản Lác" in page.locator(".map-row").first.inner_text()
    page.fill("#map-q", "khong dau co")
    page.wait_for_function("() => !document.querySelector('.map-row')")


def test_an_address_opens_the_map_where_it_says(real: Hosted, page: Page) -> None:
    open_map(page, real.url + "en/map.html?craft=noodles&province=46#9/16.45/107.5")

    at = page.evaluate("() => [map_langnghe.getZoom(), ...Object.values(map_langnghe.getCenter())]")
    assert at == pytest.approx([9, 16.45, 107.5], abs=0.01)
    assert page.locator("#map-craft").input_value() == "noodles"
    assert page.locator("#map-province").input_value() == "46"
    assert page.locator(".map-row").count() == 1


def test_the_keyboard_reaches_every_village_of_the_map(real: Hosted, page: Page) -> None:
    open_map(page, real.url + "map.html")
    rows = page.locator(".map-row")

    for number in range(0, rows.count(), 3):
        row = rows.nth(number)
        name = row.locator("strong").inner_text()
        row.focus()
        page.keyboard.press("Enter")
        page.wait_for_function(
            "name => document.activeElement.textContent === name"
            " && document.activeElement.closest('.leaflet-popup')",
            arg=name,
        )
    page.keyboard.press("Escape")
    page.wait_for_function("() => !document.querySelector('.leaflet-popup-content')")

    page.locator(".map-marker").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.closest('.leaflet-popup')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/villages/*.html")


def test_a_popup_and_the_open_list_are_accessible(real: Hosted, page: Page) -> None:
    open_map(page, real.url + "map.html#9/16.45/107.5")
    page.locator(".map-row").nth(1).click()
    page.wait_for_selector(".map-card img")

    page.evaluate(AXE)
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        assert violations(page) == []


def test_a_villages_own_map_is_fetched_only_when_asked_for(
    real: Hosted, page: Page, heard: Heard
) -> None:
    page.goto(real.url + "en/villages/bun-van-cu.html", wait_until="networkidle")
    assert not [url for url in heard.asked if "/map/" in url or "/maps/model" in url]

    page.locator("[data-map-open]").click()
    page.wait_for_selector(".map-drawn")

    assert page.locator(".map-own").count() == 1
    for name in ARCHIPELAGOS["en"]:
        assert name in page.evaluate(SEEN)
    assert heard.complaints == []
    page.evaluate(AXE)
    assert violations(page) == []


def test_the_map_opens_from_a_disk(real: Hosted, page: Page, heard: Heard) -> None:
    open_map(page, (real.published.folder / "en" / "map.html").as_uri())

    assert markers(page) == page.locator(".map-row").count() > 10
    assert heard.complaints == []
    assert [url for url in heard.asked if not url.startswith(("file:", "data:"))] == []


def test_without_scripts_the_map_is_a_picture_and_a_list(browser: Browser, real: Hosted) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(real.url + "map.html")

    assert page.locator(".map-frame img").is_visible()
    assert page.locator("#map-provinces").is_visible()
    assert not page.locator(".map-tools").is_visible()
    context.close()


def test_the_map_prints_as_a_picture(real: Hosted, page: Page) -> None:
    open_map(page, real.url + "map.html")

    page.emulate_media(media="print")

    assert page.locator(".map-frame > img").is_visible()
    assert not page.locator(".map-canvas").is_visible()


def test_my_position_is_asked_for_only_on_a_tap(browser: Browser, real: Hosted) -> None:
    context = browser.new_context(
        viewport=PHONE, permissions=["geolocation"],
        geolocation={"latitude": 16.46, "longitude": 107.59},
    )  # fmt: skip
    page = context.new_page()
    page.add_init_script(
        "window.asked = 0; const ask = navigator.geolocation.getCurrentPosition;"
        "navigator.geolocation.getCurrentPosition = function (...all) {"
        " window.asked += 1; ask.apply(navigator.geolocation, all); }"
    )
    open_map(page, real.url + "map.html")
    assert page.evaluate("() => window.asked") == 0

    page.locator("[data-map-here]").click()
    page.wait_for_selector("path.map-mine")

    assert page.evaluate("() => window.asked") == 1
    context.close()
