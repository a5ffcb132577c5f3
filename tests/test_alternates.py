"""A crawler over a site of two languages: what its pages say of one another across languages.

By the rules of search engines: an address in another language is absolute, exists, may be listed
there as itself, and names this page back; else all of a page's are thrown away.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from building import Built
from conftest import TODAY, VILLAGE, Province
from langnghe import assembly, site
from langnghe.pages import write_pages
from reading import Element, Page, Published, parse

pytest_plugins = ("built_sites",)


@dataclass(frozen=True)
class Crawled:
    """What a crawler notes of a page."""

    page: Page
    canonical: str
    language: str
    alternates: dict[str, str]  # addresses by language, x-default among them


def crawl(published: Published) -> Iterator[Crawled]:
    """Every page that has an address of its own: not those for lost readers, nor signposts."""
    for address, page in published.pages.items():
        [*links] = page.tree.every("link", rel="alternate")
        told = [link for link in links if link.get("hreflang")]
        named = {link["hreflang"]: link["href"] for link in told}
        assert len(named) == len(told), f"{address} names a language twice"
        canonicals = [link["href"] for link in page.tree.every("link", rel="canonical")]
        if address.endswith("404.html") or address.startswith(("q/", "01/")):
            assert not named, address
            continue
        [canonical] = canonicals
        yield Crawled(page, canonical, page.tree.one("html")["lang"], named)


def assert_sound(published: Published) -> dict[str, Crawled]:
    """Each page by its address under the site's root."""
    crawled = list(crawl(published))
    by_address = {one.canonical: one for one in crawled}
    assert len(by_address) == len(crawled), "two pages have one canonical address"
    for one in crawled:
        for language, there in one.alternates.items():
            assert there.startswith("https://"), there
            other = by_address[there]
            assert other.alternates == one.alternates, f"{there} does not name {one.canonical} back"
            assert language in {other.language, "x-default"}, there
        if one.alternates:
            assert one.alternates[one.language] == one.canonical
            assert one.alternates["x-default"] == one.alternates["vi"]
    return {one.page.address: one for one in crawled}


def twin(address: str) -> str:
    return f"en/{address}"


def test_every_alternate_exists_and_names_the_page_back(small_site: Built) -> None:
    crawled = assert_sound(small_site.published)

    assert sum(bool(one.alternates) for one in crawled.values()) > 40


def test_the_sample_site_is_sound_too(real_site: Built) -> None:
    assert_sound(real_site.published)


@pytest.mark.parametrize(
    "address",
    [
        "villages/vung-det-ang-may.html",  # has no English file
        "villages/vung-det-ang-may/contact.html",
        "products/khan-dai.html",
        "products/khan-dai/brand.html",
        "for-buyers.html",  # prose without an English page
    ],
)
def test_what_is_not_translated_is_declared_a_translation_by_nobody(
    small_site: Built, address: str
) -> None:
    crawled = assert_sound(small_site.published)

    assert crawled[address].alternates.keys() == {"vi", "x-default"}
    assert crawled[twin(address)].alternates == {}
    assert crawled[twin(address)].canonical.endswith(twin(address))


@pytest.mark.parametrize(
    "address",
    [
        "index.html",
        "map.html",
        "search.html",
        "visits.html",
        "sua-loi.html",
        "villages/index.html",
        "crafts/ceramics.html",
        "provinces/19.html",
        "villages/gom-suoi-mo.html",
        "villages/gom-suoi-mo/brand.html",
        "about.html",
    ],
)
def test_what_is_written_in_both_languages_says_so(small_site: Built, address: str) -> None:
    crawled = assert_sound(small_site.published)

    assert crawled[address].alternates.keys() == {"vi", "en", "x-default"}
    assert crawled[address].alternates["en"] == crawled[twin(address)].canonical


def heads_of(province: Province) -> dict[str, Element]:
    """The heads of all pages by their canonical addresses, without the theme around them."""
    settings, catalogue, _ = site.read(province.root, today=TODAY)
    assert settings
    assert catalogue
    room = assembly.room_of(
        province.root, settings, catalogue, assembly.words_of(province.root, settings)
    )
    return {one.canonical: parse(one.head) for one in write_pages(room)}


def named_in(head: Element) -> dict[str, str]:
    links = head.every("link", rel="alternate")
    return {link["hreflang"]: link["href"] for link in links if link.get("hreflang")}


def test_each_page_of_a_long_list_is_the_same_page_in_the_other_language(
    province: Province,
) -> None:
    for number in range(61):
        province.village(VILLAGE.replace("Thử Nghiệm", f"Số {number}"), f"lang-{number:02}")
    province.write("villages/lang-07/village.en.yml", "method: human\ntexts:\n  name: A village\n")

    heads = heads_of(province)

    for own, head in heads.items():
        for there in named_in(head).values():
            assert named_in(heads[there]) == named_in(head), own
    root = "https://thu-nghiem.example/"
    assert (
        named_in(heads[f"{root}villages/index-2.html"])["en"] == f"{root}en/villages/index-2.html"
    )
    assert "en" in named_in(heads[f"{root}villages/lang-07.html"])
    assert named_in(heads[f"{root}en/villages/lang-08.html"]) == {}


def test_a_page_that_tells_of_what_is_gone_is_listed_nowhere(province: Province) -> None:
    province.village()
    province.village(VILLAGE.replace("published", "withdrawn", 1), "lang-cu")

    heads = heads_of(province)

    for root in ("", "en/"):
        head = heads[f"https://thu-nghiem.example/{root}villages/lang-cu.html"]
        assert head.one("meta", name="robots")["content"] == "noindex"
