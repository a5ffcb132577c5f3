"""Linked data: read by a parser of others, and held against the vocabulary of schema.org."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import extruct
import pytest

from building import Built, publish
from conftest import PRODUCT, TESTS, VILLAGE, Province
from reading import Page
from telling import with_lines
from test_hostile import PAYLOADS, _with
from test_site import BEER, LOST, SPIRITS, each_site, is_hidden

pytest_plugins = ("built_sites",)

__all__ = ["each_site"]

FOLDER = TESTS / "vendored" / "schema.org"
VOCABULARY: dict[str, dict[str, Any]] = json.loads((FOLDER / "vocabulary.json").read_text("utf-8"))
# How an action says what it asks for (schema.org/docs/actions.html); no type has it.
_OF_ACTIONS = {"query-input"}
SMALL_PRODUCT = "products/banh-da-vung.html"
SMALL_VILLAGE = "villages/gom-suoi-mo.html"

Thing = dict[str, Any]


def things(page: Page) -> list[Thing]:
    """The things of a page's only block of data, as `extruct` finds them."""
    [found] = extruct.extract(page.source, syntaxes=["json-ld"])["json-ld"]
    assert found["@context"] == "https://schema.org"
    graph = found["@graph"]
    assert isinstance(graph, list)
    return graph


def within(thing: object) -> Iterator[Thing]:
    """Every thing in a thing, itself too."""
    if isinstance(thing, list):
        for one in thing:
            yield from within(one)
    elif isinstance(thing, dict):
        yield thing
        for value in thing.values():
            yield from within(value)


def of_type(page: Page, *kinds: str) -> list[Thing]:
    return [one for one in within(things(page)) if one.get("@type") in kinds]


def above(kind: str) -> Iterator[str]:
    """A type and all that it is one of."""
    yield kind
    for other in VOCABULARY[kind]["extends"]:
        yield from above(other)


def range_of(kind: str, name: str) -> list[str] | None:
    for one in above(kind):
        if name in VOCABULARY[one]["properties"]:
            ranges: list[str] = VOCABULARY[one]["properties"][name]
            return ranges
    return None


def is_of(value: object, wanted: str) -> bool:
    """Whether a value is what a range asks for."""
    if isinstance(value, dict):
        return "@type" not in value or wanted in above(value["@type"])
    if isinstance(value, bool):
        return wanted == "Boolean"
    if isinstance(value, int | float):
        return wanted in {"Number", "Integer", "Float"}
    text = str(value)
    if wanted == "URL":
        return urlsplit(text).scheme in {"http", "https"}
    if wanted == "Date":
        return len(text) in {4, 7} or bool(date.fromisoformat(text))
    return wanted == "Text" or text.startswith("https://schema.org/")


def wrong_with(thing: Thing) -> Iterator[str]:
    kind = thing.get("@type")
    if kind is None:
        if set(thing) not in ({"@id"}, {"@context", "@graph"}):
            yield f"no type: {thing}"
        return
    if kind not in VOCABULARY:
        yield f"{kind} is no type that we know"
        return
    for name, value in thing.items():
        if name.startswith("@") or name in _OF_ACTIONS:
            continue
        ranges = range_of(kind, name)
        if ranges is None:
            yield f"{kind} has no {name}"
            continue
        for one in value if isinstance(value, list) else [value]:
            if one in (None, "", [], {}) or not any(is_of(one, wanted) for wanted in ranges):
                yield f"{kind}.{name} is {one!r}, not {ranges}"


def test_the_excerpt_says_where_it_comes_from() -> None:
    said = (FOLDER / "VENDORED.md").read_text("utf-8")

    assert "Apache License 2.0" in said
    assert "2.1.0" in said
    assert (FOLDER / "LICENSE.schema-dts").is_file()


def test_every_page_says_only_what_the_vocabulary_has(each_site: Built) -> None:
    for address, page in each_site.published.pages.items():
        if address not in LOST:
            found = [wrong for one in within(things(page)) for wrong in wrong_with(one)]
            assert found == [], address


def test_a_thing_is_the_same_in_every_language(each_site: Built) -> None:
    pages = each_site.published.pages
    kinds = ("Place", "TouristAttraction", "Product", "LocalBusiness", "Organization")
    for address, page in pages.items():
        if not address.startswith("en/") and address not in LOST:
            names = [one.get("@id") for one in of_type(page, *kinds)]
            others = [one.get("@id") for one in of_type(pages[f"en/{address}"], *kinds)]
            assert sorted(map(str, names)) == sorted(map(str, others)), address


def test_what_is_pointed_to_is_there(each_site: Built) -> None:
    for address, page in each_site.published.pages.items():
        if address in LOST:
            continue
        graph = list(within(things(page)))
        told = {one["@id"] for one in graph if "@type" in one and "@id" in one}
        assert {one["@id"] for one in graph if set(one) == {"@id"}} <= told, address


def test_every_address_in_it_leads_to_a_file_of_the_site(each_site: Built) -> None:
    site = "https://" + urlsplit(_page_of(each_site.published["index.html"])["@id"]).netloc + "/"
    for address, page in each_site.published.pages.items():
        if address in LOST:
            continue
        for one in within(things(page)):
            if one.get("@type") == "Certification":
                continue  # the issuer's own page
            for name in ("url", "item", "contentUrl", "hasMap"):
                to = one.get(name)
                to = to["@id"] if isinstance(to, dict) else to
                if isinstance(to, str) and to.startswith(site):
                    file = to.removeprefix(site).partition("#")[0]
                    file = f"{file}index.html" if file in {"", "en/"} else file
                    assert file in each_site.published.files, (address, to)


def _page_of(page: Page) -> Thing:
    [found] = [one for one in things(page) if "isPartOf" in one]
    return found


def test_a_page_says_where_it_hangs(each_site: Built) -> None:
    for address, page in each_site.published.pages.items():
        if address in LOST:
            continue
        own = page.tree.one("link", rel="canonical")["href"]
        assert _page_of(page)["@id"] == own
        for crumbs in of_type(page, "BreadcrumbList"):
            steps = crumbs["itemListElement"]
            assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
            assert steps[-1]["item"]["@id"] == own, address
            shown = [link.text for nav in page.tree.of_class("crumbs") for link in nav.every("a")]
            assert [step["name"] for step in steps[:-1]] == shown, address


def test_the_first_page_tells_how_to_search(each_site: Built) -> None:
    for home in ("index.html", "en/index.html"):
        [action] = of_type(each_site.published[home], "SearchAction")
        there = action["target"]["urlTemplate"].partition("?")[0]
        assert there.endswith(home.replace("index", "search"))


def test_a_village_is_told_with_its_place(small_site: Built) -> None:
    [village] = of_type(small_site.published[SMALL_VILLAGE], "TouristAttraction")

    assert village["@id"].endswith("/villages/gom-suoi-mo.html#village")
    assert "/en/" not in village["@id"]
    assert village["address"]["addressCountry"] == "VN"
    assert village["geo"]["latitude"] == 22.1037
    assert village["containedInPlace"]["@type"] == "AdministrativeArea"
    titles = [one["certificationIdentification"] for one in village["hasCertification"]]
    assert titles == ["1234/QĐ-UBND", "5678/QĐ-BVHTTDL"]
    # Where sources disagree there is no figure; one that is not exact stays words.
    assert len(village["additionalProperty"]) == 2
    assert all(isinstance(one["value"], str) for one in village["additionalProperty"])
    assert len(village["image"]) == 3
    assert "Lò Suối" not in json.dumps(village["hasCertification"], ensure_ascii=False)


def test_a_maker_is_told_with_the_ways_that_are_its_own(small_site: Built) -> None:
    first, second = of_type(small_site.published[SMALL_VILLAGE], "LocalBusiness")

    assert first["@id"].endswith("/villages/gom-suoi-mo.html#maker-htx-gom")
    assert first["foundingDate"] == "2012"
    assert first["contactPoint"][0]["telephone"] == "+842090000001"
    assert {one.get("email") for one in first["contactPoint"]} >= {"gom@suoi-mo.example"}
    assert first["sameAs"] == ["https://suoi-mo.example/"]
    [paper] = first["hasCertification"]
    assert paper["expires"] == "2027-06-20"
    assert "contactPoint" not in second


def test_a_product_is_told_with_its_dated_price(small_site: Built) -> None:
    [product] = of_type(small_site.published[SMALL_PRODUCT], "Product")

    assert product["countryOfOrigin"]["name"] == "VN"
    assert product["weight"] == {"@type": "QuantitativeValue", "value": 0.2, "unitCode": "KGM"}
    assert product["gtin"] == "8930000000019"
    assert product["offers"]["price"] == "25000"
    assert product["offers"]["priceSpecification"]["validFrom"] == "2026-10-01"
    # One certificate is valid and one past; the right to use the village's mark is proved or not.
    ended = [one for one in product["hasCertification"] if "an toàn" in one["name"]]
    assert ended == []
    [ocop] = [one for one in product["hasCertification"] if "OCOP" in one["name"]]
    assert ocop["certificationRating"]["ratingValue"] == 4
    assert ocop["expires"] == "2027-06-25"


@pytest.mark.parametrize("price", ["{amount: '25.000', src: [s1]}", "{amount: 1, unit: cái}",
                                   "{amount: 1, unit: cái, as_of: 2026}"])  # fmt: skip
def test_a_price_without_its_day_and_unit_is_no_offer(site_of: Province, price: str) -> None:
    site_of.village()
    site_of.product(PRODUCT + f"trade:\n  price: {price}\n")

    assert of_type(publish(site_of)["products/lo-gom.html"], "Offer") == []


REGISTERED_WITH_FDA = """\
certificates:
  - id: fda
    scheme: fda_registration
    status: valid
    title: Cơ sở đã đăng ký với FDA
    holder: Lò hư cấu
    number: '12345678901'
    issued_on: 02/01/2026
    valid_until: 31/12/2026
    issuer: FDA
    evidence_url: https://fda.example/12345678901
    src: [s1]
"""


def test_a_registration_is_no_certification(site_of: Province) -> None:
    site_of.village()
    item = PRODUCT.replace("form: line", "form: item")
    site_of.product(item + REGISTERED_WITH_FDA)
    site_of.product(item + REGISTERED_WITH_FDA.replace("fda_registration", "haccp"), "lo-khac")
    published = publish(site_of)

    assert of_type(published["products/lo-gom.html"], "Certification") == []
    assert len(of_type(published["products/lo-khac.html"], "Certification")) == 1


MARKS = """\
marks:
  - {id: a, kind: trademark, status: registered, name: Một, registration_no: '1', may_use: yes,
     may_use_evidence: Giấy, src: [s1]}
  - {id: b, kind: trademark, status: registered, name: Hai, registration_no: '2', src: [s1]}
  - {id: c, kind: trademark, status: pending, name: Ba, may_use: yes, may_use_evidence: Giấy,
     src: [s1]}
  - {id: d, kind: trademark, status: registered, name: Bốn, registration_no: '4', may_use: yes,
     may_use_evidence: Giấy, filed_on: 01/01/2010, expires_on: 01/01/2020, src: [s1]}
"""


def test_only_a_mark_that_may_be_used_is_said_to_be_held(site_of: Province) -> None:
    site_of.village()
    site_of.product(PRODUCT + MARKS)

    brands = of_type(publish(site_of)["products/lo-gom.html"], "Brand")

    assert [one["name"] for one in brands] == ["Một"]


PERSON = """\
makers:
  - id: a
    kind: household
    name: Lò hư cấu
    contacts:
      - {type: mobile, value: 0912 345 678, owner: person, consent: C-2026-001, src: [s1]}
    src: [s1]
"""


def test_a_persons_telephone_is_not_given_to_machines(site_of: Province) -> None:
    site_of.village(VILLAGE + PERSON)

    page = publish(site_of)["villages/lang-gom.html"]

    assert "0912 345 678" in page.source
    assert "912345678" not in json.dumps(things(page))


def test_of_drinks_nothing_is_said(site_of: Province) -> None:
    site_of.village()
    site_of.village(SPIRITS, "lang-ruou")
    site_of.product(BEER)
    published = publish(site_of)

    kinds = ("Product", "Brand", "Place", "TouristAttraction", "Organization")
    for address in ("products/lo-gom.html", "products/lo-gom/brand.html", "villages/lang-ruou.html",
                    "villages/lang-ruou/contact.html"):  # fmt: skip
        assert of_type(published[address], *kinds) == [], address
    assert _page_of(published["products/lo-gom.html"])["isFamilyFriendly"] is False
    assert is_hidden(published["villages/lang-ruou.html"])


def test_no_text_of_a_record_breaks_out(site_of: Province) -> None:
    for number, payload in enumerate(PAYLOADS):
        site_of.village(_with(payload), f"lang-{number}")
    published = publish(site_of)

    for number, payload in enumerate(PAYLOADS):
        page = published[f"villages/lang-{number}.html"]
        [village] = of_type(page, "Place")
        assert village["name"] == " ".join(payload.split())
        scripts = [s for s in page.tree.every("script") if not s.get("src")]
        assert [s.get("type") for s in scripts] == ["application/ld+json"]
        assert not set("<>&") & set(page.source.split('ld+json">')[1].split("</script>")[0])


def test_the_data_of_a_large_record_stays_small(site_of: Province) -> None:
    many = "".join(
        f"  - {{id: f{n}, what: {'Một điều dài ' * 12}{n}, value: {n}, src: [s1]}}\n"
        for n in range(60)
    )
    makers = "".join(
        f"  - {{id: m{n}, kind: company, name: Công ty hư cấu {n}, src: [s1]}}\n" for n in range(60)
    )
    site_of.village(with_lines(VILLAGE, f"facts:\n{many}makers:\n{makers}"))

    page = publish(site_of)["villages/lang-gom.html"]

    [script] = page.tree.every("script", type="application/ld+json")
    assert len("".join(map(str, script.inside)).encode()) < 12_000
    assert len(of_type(page, "LocalBusiness")) == 12


def test_the_data_of_our_records_is_small(real_site: Built) -> None:
    for address, page in real_site.published.pages.items():
        if address.removeprefix("en/").startswith(("villages/", "products/")):
            for script in page.tree.every("script", type="application/ld+json"):
                size = len("".join(map(str, script.inside)).encode())
                assert size < (12_000 if "index" in address else 6_000), address


def test_the_list_of_a_page_is_its_list(real_site: Built) -> None:
    page = real_site.published["villages/index.html"]
    [listed] = of_type(page, "ItemList")
    cards = [a.text for card in page.tree.of_class("card") for a in card.every("a")]

    names = [one["name"] for one in listed["itemListElement"]]

    assert len(names) == len(list(page.tree.of_class("card")))
    assert all(any(name in shown for shown in cards) for name in names)
