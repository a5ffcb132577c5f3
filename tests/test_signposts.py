"""Pages that lead on: from short addresses, from ids of before, from barcodes."""

import re

import pytest
from playwright.sync_api import Browser

from browsers import Hosted
from building import Built
from conftest import PRODUCT, TODAY, VILLAGE, Province
from langnghe import addresses, assembly, site
from langnghe.artefacts import Artefact
from langnghe.audit import look
from langnghe.codes import derived
from langnghe.signposts import SignRoom, signpost_jobs
from test_qr import rasterised, read

pytest_plugins = ("built_sites", "browsers")

GTIN = "08938501234568"
PACKED = PRODUCT + 'packs:\n  - {id: tui, name: Túi 500 g, gtin: "8938501234568", src: [s1]}\n'


def files_of(province: Province) -> dict[str, str]:
    settings, catalogue, problems = site.read(province.root, today=TODAY)
    assert settings
    assert catalogue
    assert not [one for one in problems if one.is_error]
    room = SignRoom(settings, catalogue, assembly.words_of(province.root, settings), "")
    found: dict[str, str] = {}
    for job in signpost_jobs(room):
        made = [one for one in job.make() if isinstance(one, Artefact)]
        assert [one.address for one in made] == list(job.addresses)
        found |= {one.address: one.content.decode() for one in made}
    return found


def ways(page: str) -> list[str]:
    return re.findall(r'<a href="([^"]*)" hreflang', page)


@pytest.fixture
def sound(province: Province) -> Province:
    province.village(VILLAGE)
    province.product(PACKED)
    return province


def test_a_short_address_leads_to_every_language(sound: Province) -> None:
    page = files_of(sound)[addresses.short(derived("products/lo-gom"))]

    assert ways(page) == ["../../products/lo-gom.html", "../../en/products/lo-gom.html"]
    assert '<link rel="canonical" href="https://thu-nghiem.example/products/lo-gom.html">' in page
    assert '<meta name="robots" content="noindex">' in page


def test_its_code_is_read_as_its_address(sound: Province) -> None:
    code = derived("villages/lang-gom")
    drawing = files_of(sound)[addresses.short_qr(code)]

    assert read(rasterised(drawing, width=200)) == f"https://thu-nghiem.example/q/{code}/"


def test_signposts_pass_the_audit(sound: Province) -> None:
    sound.write("published.yml", "renamed: {villages: {lang-cu: lang-gom}}\n")
    files = files_of(sound)
    there = {*files, addresses.LEAD_ON} | {
        root + path
        for root in ("", "en/")
        for path in (
            "villages/lang-gom.html",
            "villages/lang-gom/contact.html",
            "products/lo-gom.html",
        )
    }

    pages = {name: text for name, text in files.items() if name.endswith(".html")}

    assert len(pages) == 3 + 1 + 2 * 3
    assert [
        found for name, text in pages.items() for found in look(name, text, there).problems
    ] == []


def test_an_old_address_leads_to_the_same_page_of_today(sound: Province) -> None:
    sound.write("published.yml", "renamed: {villages: {lang-cu: lang-giua, lang-giua: lang-gom}}\n")
    files = files_of(sound)

    for old in ("lang-cu", "lang-giua"):
        page = files[f"en/villages/{old}/contact.html"]
        assert ways(page) == ["../../../en/villages/lang-gom/contact.html"] or ways(page) == [
            "../lang-gom/contact.html"
        ]
        assert 'content="0;url=../lang-gom/contact.html"' in page
        # A place without marks has no brand page.
        assert ways(files[f"villages/{old}/brand.html"]) == ["../lang-gom.html"]
    assert "/en/villages/lang-cu.html /en/villages/lang-gom.html 301\n" in files["_redirects"]


def test_a_barcode_leads_to_its_product(sound: Province) -> None:
    files = files_of(sound)

    assert ways(files[f"01/{GTIN}/index.html"])[0] == "../../products/lo-gom.html"
    assert "/01/:gtin/10/* /01/:gtin/ 302\n" in files["_redirects"]


def test_one_barcode_is_on_one_product(sound: Province) -> None:
    sound.product(PACKED, "lo-khac")

    assert sound.codes() == ["E-GTIN-04"]


def test_a_record_taken_down_is_not_named_at_its_short_address(sound: Province) -> None:
    sound.product(PACKED.replace("status: published", "status: withdrawn"))
    page = files_of(sound)[addresses.short(derived("products/lo-gom"))]

    assert "Lọ" not in page
    assert addresses.short_qr(derived("products/lo-gom")) not in files_of(sound)


def test_no_qr_code_leads_to_spirits(sound: Province) -> None:
    (sound.root / "products/lo-gom/product.yml").unlink()
    (sound.root / "products/lo-gom").rmdir()
    sound.village(VILLAGE.replace("[ceramics]", "[spirits]") + "alcohol: unknown\n")

    assert list(files_of(sound)) == [addresses.short(derived("villages/lang-gom"))]


def test_a_hostile_name_is_text(sound: Province) -> None:
    sound.village(VILLAGE.replace("Làng gốm", "'Làng \"><script>alert(1)</script> gốm' #"))
    page = files_of(sound)[addresses.short(derived("villages/lang-gom"))]

    assert page.count("<script") == 1
    assert "&lt;script&gt;" in page


def test_there_are_no_more_lines_of_redirects_than_hosts_read(sound: Province) -> None:
    olds = ", ".join(f"lang-cu-{number}: lang-gom" for number in range(400))
    sound.write("published.yml", f"renamed: {{villages: {{{olds}}}}}\n")

    assert len(files_of(sound)["_redirects"].splitlines()) == 1900


# In a browser


def led_to(browser: Browser, start: str, locale: str, chosen: str = "") -> str:
    """Where somebody is led who reads a language, or has `chosen` one on the site before."""
    context = browser.new_context(locale=locale)
    page = context.new_page()
    if chosen:
        page.add_init_script(f"localStorage.setItem('langnghe.language', '{chosen}')")
    page.goto(start)
    page.wait_for_url(re.compile(r"/villages/"))
    address = page.url
    context.close()
    return address


@pytest.mark.browser
@pytest.mark.parametrize(
    ("locale", "chosen", "root"),
    [("vi-VN", "", ""), ("en-GB", "", "en/"), ("ja-JP", "", "en/"), ("en-GB", "vi", "")],
)
def test_a_reader_is_led_to_his_language_and_the_mark_goes_along(
    fictional: Hosted, browser: Browser, locale: str, chosen: str, root: str
) -> None:
    short = f"{fictional.url}q/{derived('villages/gom-suoi-mo')}/?f=hn26"

    there = led_to(browser, short, locale, chosen)

    assert there == f"{fictional.url}{root}villages/gom-suoi-mo.html?f=hn26"


@pytest.mark.browser
def test_a_short_address_leads_on_from_a_disk(small_site: Built, browser: Browser) -> None:
    file = small_site.published.folder / addresses.short(derived("villages/gom-suoi-mo"))

    assert led_to(browser, file.as_uri(), "en-GB").endswith("/en/villages/gom-suoi-mo.html")
