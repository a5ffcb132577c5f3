"""Fairs: what is shown there, and their pages on the site."""

from building import Built, publish
from conftest import PRODUCT, VILLAGE, Province
from reading import Published

pytest_plugins = ("built_sites",)

FAIR = """\
name: Hội chợ Thử Nghiệm
place: Nhà triển lãm Hư Cấu
starts: {starts}
ends: 14/12/2026
villages: [lang-gom]
"""
TO_COME = FAIR.format(starts="10/12/2026")


def raw(published: Published, address: str) -> str:
    return published.files[address].read_text("utf-8")


def test_all_that_its_villages_have_comes_along(province: Province) -> None:
    province.village()
    province.product()
    province.write("content/fairs/hoi-xuan.yml", TO_COME)

    catalogue = province.catalogue()

    [reading] = catalogue.fairs
    assert [one.id for one in catalogue.villages_at(reading.fair)] == ["lang-gom"]
    assert [one.id for one in catalogue.products_at(reading.fair)] == ["lo-gom"]


def test_products_that_are_named_come_alone_with_their_villages(province: Province) -> None:
    province.village()
    province.village(VILLAGE.replace("Thử Nghiệm", "Kia"), "lang-kia")
    province.product()
    province.product(PRODUCT.replace("lang-gom", "lang-kia"), "lo-kia")
    province.write("content/fairs/hoi-xuan.yml", TO_COME + "products: [lo-kia]\n")

    catalogue = province.catalogue()

    [reading] = catalogue.fairs
    assert [one.id for one in catalogue.products_at(reading.fair)] == ["lo-kia"]
    assert {one.id for one in catalogue.villages_at(reading.fair)} == {"lang-gom", "lang-kia"}


def test_a_fair_has_a_page_in_every_language(small_site: Built) -> None:
    page, english = (
        raw(small_site.published, f"{root}fairs/hoi-xuan.html") for root in ("", "en/")
    )

    assert "Gian B12" in page
    assert "Booth B12" in english
    for text in (page, english):
        assert 'hreflang="en" href="https://thu-nghiem.example/en/fairs/hoi-xuan.html"' in text
        assert 'hreflang="vi" href="https://thu-nghiem.example/fairs/hoi-xuan.html"' in text
    assert 'href="fairs/hoi-xuan.html"' in raw(small_site.published, "index.html")
    assert 'href="hoi-xuan.html"' in raw(small_site.published, "fairs/index.html")
    # Whose names are on badges is nobody's business on the site.
    assert "Nguyễn Thị Thử Nghiệm" not in page


def test_a_fair_without_a_translation_is_declared_none(site_of: Province) -> None:
    site_of.village()
    site_of.write("content/fairs/hoi-xuan.yml", TO_COME)

    published = publish(site_of)

    assert 'hreflang="en"' not in raw(published, "en/fairs/hoi-xuan.html")
    assert 'lang="vi"' in raw(published, "en/fairs/hoi-xuan.html")


def test_a_fair_that_is_over_says_so_and_leaves_the_first_page(site_of: Province) -> None:
    over = FAIR.format(starts="10/10/2026").replace("14/12/2026", "14/10/2026")
    site_of.village()
    site_of.write("content/fairs/hoi-xuan.yml", over)

    published = publish(site_of)

    assert "Hội chợ đã kết thúc" in raw(published, "fairs/hoi-xuan.html")
    assert "fairs/hoi-xuan.html" not in raw(published, "index.html")


def test_a_changed_fair_changes_its_pages_alone(site_of: Province) -> None:
    site_of.village()
    site_of.write("content/fairs/hoi-xuan.yml", TO_COME)
    publish(site_of)
    site_of.write("content/fairs/hoi-xuan.yml", TO_COME + "booth: Gian C3\n")

    published = publish(site_of)

    assert "Gian C3" in raw(published, "fairs/hoi-xuan.html")


def test_without_a_fair_there_is_no_page_of_fairs(site_of: Province) -> None:
    site_of.village()

    assert "fairs/index.html" not in publish(site_of).bytes()
