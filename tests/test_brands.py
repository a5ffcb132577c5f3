"""The brand page: what is registered, what is told, what may be shown, and until when."""

import datetime
import io
import zipfile

from playwright.sync_api import BrowserContext

from browsers import Hosted
from building import Built, publish
from conftest import PRODUCT, TODAY, VILLAGE, Province
from langnghe import site
from reading import Published

pytest_plugins = ("built_sites", "browsers")

PAGE = "villages/gom-suoi-mo/brand.html"
PACK = "brands/villages/gom-suoi-mo/logo-gom-suoi-mo.zip"
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
BRAND = """\
brand:
  logo:
    file: logo.svg
    alt: Hình tam giác
    owner: Hợp tác xã hư cấu
    may_use: yes
    may_use_evidence: Giấy hư cấu số 1
"""


def with_logo(province: Province, brand: str = BRAND) -> Province:
    province.village(VILLAGE + brand)
    province.write("villages/lang-gom/logo.svg", LOGO)
    return province


def text_of(published: Published, address: str) -> str:
    return (published.folder / address).read_text("utf-8")


def test_a_brand_page_shows_the_logo_and_offers_all_of_it(small_site: Built) -> None:
    page = text_of(small_site.published, PAGE)

    assert "../../brands/villages/gom-suoi-mo/logo.svg" in page
    size = round((small_site.published.folder / PACK).stat().st_size / 1000)
    assert f"ZIP, {size} kB" in page


def test_a_pack_holds_the_logo_and_its_rules_in_every_language(small_site: Built) -> None:
    pack = (small_site.published.folder / PACK).read_bytes()

    with zipfile.ZipFile(io.BytesIO(pack)) as archive:
        names = {name.rpartition("/")[2] for name in archive.namelist()}
        vietnamese, english = (
            archive.read(f"logo-gom-suoi-mo/rules.{code}.txt").decode() for code in ("vi", "en")
        )
    assert {"logo.svg", "logo-256.png", "logo-2048.png", "logo-dark.svg"} <= names
    assert "1. Giữ khoảng trống quanh logo" in vietnamese
    assert "1. Keep clear around the logo" in english
    assert "thu-nghiem.example/en/villages/gom-suoi-mo/brand.html" in english


def test_what_is_published_of_a_logo_is_not_what_was_sent(small_site: Built) -> None:
    made = text_of(small_site.published, "brands/villages/gom-suoi-mo/logo.svg")

    for unwanted in ("<style", "<use", "inkscape", "metadata", "DOCTYPE", "<!--", "href"):
        assert unwanted not in made


def test_a_logo_without_a_right_is_nowhere(site_of: Province) -> None:
    without = BRAND.replace("    may_use: yes\n    may_use_evidence: Giấy hư cấu số 1\n", "")

    published = publish(with_logo(site_of, without))

    assert not (published.folder / "brands").exists()
    page = text_of(published, "villages/lang-gom/brand.html")
    assert "chưa có giấy cho thấy được phép dùng" in page
    assert "logo.svg" not in page


def test_a_logo_is_gone_on_the_day_after_its_last(site_of: Province) -> None:
    with_logo(site_of, f"{BRAND}    valid_until: 30/11/2026\n")
    folder = site_of.root / "site"
    shown = {}
    for day in (datetime.date(2026, 11, 30), datetime.date(2026, 12, 1)):
        assert site.build(site_of.root, folder, today=day).is_published
        shown[day.day] = (
            (folder / "brands").exists(),
            "logo.svg" in text_of(Published(folder), "villages/lang-gom/brand.html"),
        )

    assert shown == {30: (True, True), 1: (False, False)}


def test_a_logo_goes_with_its_mark(site_of: Province) -> None:
    mark = (
        "marks:\n  - {id: gom, kind: trademark, status: registered, name: Gốm, src: [s1],\n"
        "     registration_no: '1', filed_on: 01/11/2016, expires_on: 01/11/2026}\n"
    )
    with_logo(site_of, f"{mark}{BRAND}    mark: gom\n")

    published = publish(site_of)

    assert not (published.folder / "brands").exists()
    page = text_of(published, "villages/lang-gom/brand.html")
    assert "Hết hạn ngày 01/11/2026" in page
    assert "badge-indication" not in page


def test_a_browser_hides_what_has_ended_since_the_build(
    context: BrowserContext, fictional: Hosted
) -> None:
    page = context.new_page()
    page.clock.install(time=datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC))
    page.goto(fictional.url + PAGE)
    assert page.locator(".plate").first.is_visible()
    assert page.locator(".badge-ocop").is_visible()

    page.clock.set_fixed_time(datetime.datetime(2029, 1, 1, 12, tzinfo=datetime.UTC))
    page.reload()

    assert page.locator(".plate:visible").count() == 0
    assert page.locator(".pack").is_hidden()
    assert page.locator(".badge-ocop").is_hidden()
    assert page.get_by_text("Được dùng đến hết 31/12/2028").is_visible()
    # The collective mark runs on until 2030.
    assert page.locator("#mark-nhtt-suoi-mo .badge-indication").is_visible()


def test_a_page_bears_its_brands_colour_only_in_the_scheme_where_it_reads(
    context: BrowserContext, fictional: Hosted
) -> None:
    page = context.new_page()
    found = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.goto(fictional.url + PAGE)
        found[scheme] = page.evaluate("getComputedStyle(document.querySelector('.kicker')).color")

    assert found == {"light": "rgb(156, 59, 31)", "dark": "rgb(143, 208, 214)"}


def test_the_overview_parts_paper_from_hearsay(site_of: Province) -> None:
    site_of.village()
    site_of.product(
        PRODUCT + "marks:\n"
        "  - {id: a, kind: trademark, status: registered, registration_no: '1', name: Hiệu A,"
        " src: [s1]}\n"
        "  - {id: b, kind: trademark, status: reported, name: Hiệu B, src: [s1]}\n"
        "  - {id: c, kind: trademark, status: registered, name: Hiệu C, src: [s1]}\n"
        "  - {id: d, kind: trademark, status: ended, name: Hiệu D, src: [s1]}\n"
    )

    page = publish(site_of)["products/lo-gom/brand.html"].tree

    told = {
        kind: [link.text for link in next(page.of_class(f"glance-{kind}")).every("a")]
        for kind in ("registered", "claimed", "over")
    }
    assert told == {"registered": ["Hiệu A"], "claimed": ["Hiệu B", "Hiệu C"], "over": ["Hiệu D"]}


def test_a_product_tells_which_marks_of_its_village_it_may_bear(small_site: Built) -> None:
    page = text_of(small_site.published, "products/banh-da-vung/brand.html")

    assert "Sản phẩm này được mang, theo Giấy cho dùng số 01, bản hư cấu." in page
    assert 'href="../../villages/banh-da-doi-sim/brand.html#mark-cdd-doi-sim"' in page


def test_the_day_of_these_tests_is_before_the_ends() -> None:
    assert datetime.date(2026, 11, 23) == TODAY
