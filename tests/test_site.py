"""The whole road, walked: from YAML to a folder that a stranger reads."""

import gzip
import io
import shutil
from collections import Counter
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit
from xml.etree import ElementTree

import pytest
from PIL import Image

from building import ROOT, Built, build, copy_records, publish, refused, run
from conftest import PRODUCT, SMALL, VILLAGE, Province
from langnghe.addresses import PROSE
from langnghe.checking.goods import WARNING
from langnghe.pages.paging import PER_PAGE
from pictures import painting
from reading import Element, Page, Published
from telling import with_lines

pytest_plugins = ("built_sites",)

KILOBYTE = 1000
PAGE_LIMIT = 40 * KILOBYTE
VISIT_LIMIT = 250 * KILOBYTE
LOST = ("404.html", "en/404.html")
SPIRITS = VILLAGE.replace("[ceramics]", "[spirits]") + "alcohol: from_15\n"


@pytest.fixture(params=["small_site", "real_site"])
def each_site(request: pytest.FixtureRequest) -> Built:
    """First the small province, then the site of this repository."""
    built = request.getfixturevalue(request.param)
    assert isinstance(built, Built)
    return built


def pages_of_both(*paths: str) -> set[str]:
    return {root + path for path in paths for root in ("", "en/")}


def ids(root: Path, kind: str) -> set[str]:
    """The ids of the published records, read without our own reader."""
    return {
        folder.name
        for folder in (root / kind).iterdir()
        if "status: published" in (folder / f"{kind[:-1]}.yml").read_text("utf-8")
    }


# What is there


def test_every_planned_page_is_there_in_both_languages(each_site: Built) -> None:
    villages, products = ids(each_site.root, "villages"), ids(each_site.root, "products")
    assert villages
    assert products
    paths = [
        "index.html",
        "404.html",
        *(f"{name}/index.html" for name in ("villages", "products", "crafts", "provinces")),
        *("contacts.html", "brands.html", "what-is-missing.html"),
        *(f"villages/{name}.html" for name in villages),
        *(f"villages/{name}/contact.html" for name in villages),
        *(f"products/{name}.html" for name in products),
    ]

    assert pages_of_both(*paths) <= each_site.published.pages.keys()


def test_both_languages_have_the_same_pages(each_site: Built) -> None:
    pages = each_site.published.pages.keys()

    further = {address for address in pages if address.startswith("en/")}

    assert {address.removeprefix("en/") for address in further} == pages - further


def test_every_page_says_its_language_once_and_has_one_heading(each_site: Built) -> None:
    for address, page in each_site.published.pages.items():
        expected = "en" if address.startswith("en/") else "vi"
        assert page.tree.one("html")["lang"] == expected
        assert len(list(page.tree.every("h1"))) == 1, address
        assert len(list(page.tree.every("main"))) == 1, address


def test_no_two_pages_have_the_same_title(each_site: Built) -> None:
    titles = Counter(
        (address.startswith("en/"), page.tree.one("title").text)
        for address, page in each_site.published.pages.items()
        if address not in LOST
    )

    assert [title for title, times in titles.items() if times > 1] == []


def test_no_id_stands_twice_on_a_page(each_site: Built) -> None:
    for address, page in each_site.published.pages.items():
        times = Counter(element["id"] for element in page.tree.every() if element.get("id"))
        assert [name for name, number in times.items() if number > 1] == [], address


# Where it leads


def test_every_link_picture_and_anchor_lands(each_site: Built) -> None:
    assert each_site.published.dead_ends() == []


def test_the_pages_for_lost_readers_work_from_any_address(each_site: Built) -> None:
    """They are served in place of any address, so their links begin at the site's root."""
    for address in LOST:
        page = each_site.published[address]
        for target in (*page.links, *page.fetched):
            if not target.startswith("#"):
                assert target.startswith("/"), target
                there = unquote(urlsplit(target).path).lstrip("/")
                assert not there or (each_site.published.folder / there).exists(), target


def test_a_lost_reader_of_a_site_in_a_folder_finds_back(site_of: Province) -> None:
    text = (site_of.root / "mkdocs.yml").read_text("utf-8")
    site_of.write("mkdocs.yml", text.replace(".example/", ".example/lang-nghe/"))
    site_of.village()

    page = publish(site_of)["404.html"]

    assert all(target.startswith(("#", "/lang-nghe/")) for target in (*page.links, *page.fetched))


@pytest.mark.parametrize("home", ["index.html", "en/index.html"])
def test_every_record_is_at_most_three_clicks_from_home(each_site: Built, home: str) -> None:
    root = home.removesuffix("index.html")
    away = each_site.published.clicks_from(home)

    records = [
        address
        for address in each_site.published.pages
        if address.startswith((f"{root}villages/", f"{root}products/"))
    ]

    assert {address: away.get(address) for address in records if away.get(address, 9) > 3} == {}


def test_no_page_is_an_orphan(each_site: Built) -> None:
    away = each_site.published.clicks_from("index.html")

    assert set(each_site.published.pages) - set(away) == set(LOST)


def test_the_other_language_is_one_click_away_on_the_same_page(each_site: Built) -> None:
    for address, page in each_site.published.pages.items():
        other = address.removeprefix("en/") if address.startswith("en/") else f"en/{address}"
        if address not in LOST:
            switches = [link for link in page.tree.every("a") if link.get("hreflang")]
            assert switches, address
            for link in switches:
                assert page.resolve(link["href"]) == (other, ""), address


# What is cited


def record_pages(built: Built) -> list[Page]:
    return [
        page
        for address, page in built.published.pages.items()
        if address.removeprefix("en/").startswith(("villages/", "products/"))
        and not address.endswith("index.html")
    ]


def references(tree: Element) -> list[Element]:
    return [link for refs in tree.of_class("refs") for link in refs.every("a")]


def test_every_reference_leads_to_a_source_on_the_same_page(each_site: Built) -> None:
    seen = 0
    for page in record_pages(each_site):
        entries = {
            entry["id"]: entry
            for listed in page.tree.of_class("source-list")
            for entry in listed.every("li")
        }
        for reference in references(page.tree):
            seen += 1
            assert reference["href"].removeprefix("#") in entries, page.address
            assert reference.text == reference["href"].removeprefix("#s-")
        for entry in entries.values():
            for back in entry.of_class("source-number"):
                if back.tag == "a":
                    assert back["href"].removeprefix("#") in page.anchors, page.address
    assert seen


def test_no_source_is_listed_that_nothing_on_the_page_cites(each_site: Built) -> None:
    for page in record_pages(each_site):
        listed = {
            entry["id"]
            for sources in page.tree.of_class("source-list")
            for entry in sources.every("li")
        }
        cited = {reference["href"].removeprefix("#") for reference in references(page.tree)}
        assert listed == cited, page.address


def test_every_fact_is_cited(each_site: Built) -> None:
    rows = [
        (page.address, row)
        for page in record_pages(each_site)
        for table in page.tree.of_class("facts")
        for body in table.every("tbody")
        for row in body.every("tr")
    ]

    assert rows
    assert [(address, row.text) for address, row in rows if not references(row)] == []


# What search engines read


def alternates(page: Page) -> dict[str, str]:
    return {
        link["hreflang"]: link["href"]
        for link in page.tree.every("link", rel="alternate")
        if link.get("hreflang")
    }


def canonical(page: Page) -> str:
    return page.tree.one("link", rel="canonical")["href"]


def test_a_page_knows_its_own_address(each_site: Built) -> None:
    site_url = canonical(each_site.published["index.html"])
    for address, page in each_site.published.pages.items():
        if address not in LOST:
            own = canonical(page).removeprefix(site_url)
            expected = "" if address == "index.html" else quote(address)
            assert own in (expected, expected.removesuffix("index.html")), address
            assert page.tree.one("meta", property="og:url")["content"] == canonical(page)


def test_translations_are_declared_absolutely_and_by_both_sides(each_site: Built) -> None:
    by_address = {
        canonical(page): page
        for address, page in each_site.published.pages.items()
        if address not in LOST
    }
    for own, page in by_address.items():
        declared = alternates(page)
        if is_untranslated(page):
            assert declared == {}, own
            continue
        assert declared["x-default"] == declared["vi"]
        assert own in declared.values()
        for language, there in declared.items():
            assert there in by_address, f"{own}: {there}"
            if language != "x-default":
                assert by_address[there].tree.one("html")["lang"] == language
                assert alternates(by_address[there]) == declared, own


def is_untranslated(page: Page) -> bool:
    told = page.tree.of_class("notice-title")
    return any(one.text == "Not translated yet" for one in told)


def locations(file: Path) -> list[str]:
    tree = ElementTree.parse(file)
    return [element.text or "" for element in tree.iter() if element.tag.endswith("}loc")]


def mapped(published: Published) -> list[str]:
    """Every page that the maps of the site list."""
    found = [urlsplit(one).path.lstrip("/") for one in locations(published.files["sitemap.xml"])]
    tree = [ElementTree.parse(published.files[name]) for name in found]
    tag = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
    return [one.text or "" for part in tree for one in part.iter(tag)]


def test_the_map_of_the_site_lists_what_may_be_found_and_nothing_else(each_site: Built) -> None:
    published = each_site.published
    wanted = {
        canonical(page)
        for address, page in published.pages.items()
        if address not in LOST and not is_hidden(page)
    }

    listed = mapped(published)

    assert len(listed) == len(set(listed))
    assert set(listed) == wanted
    assert "sitemap.xml" in published.files["robots.txt"].read_text("utf-8")


def is_hidden(page: Page) -> bool:
    return any("noindex" in tag.get("content") for tag in page.tree.every("meta", name="robots"))


# How heavy it is


def test_no_record_is_heavier_than_a_thin_line_bears(each_site: Built) -> None:
    heavy = {
        page.address: len(page.source.encode())
        for page in record_pages(each_site)
        if len(page.source.encode()) > PAGE_LIMIT
    }

    assert heavy == {}


def test_a_first_visit_is_light_pictures_aside(each_site: Built) -> None:
    """Page, scripts, styles and every font file that the styles name, as a server sends them.

    Not what searches, filters and moves a map: that is fetched when somebody wants it.
    """
    published = each_site.published
    home = published["index.html"]
    fetched = {meant[0] for target in home.fetched if (meant := home.resolve(target))}
    shared = [
        path.read_bytes()
        for address, path in published.files.items()
        if address in fetched and address.endswith((".css", ".js"))
    ]
    fonts = sum(path.stat().st_size for path in published.files.values() if path.suffix == ".woff2")
    heaviest = max(len(gzip.compress(page.source.encode())) for page in published.pages.values())
    unpacked = max(len(page.source.encode()) for page in published.pages.values())

    plain = unpacked + sum(map(len, shared)) + fonts
    packed = heaviest + sum(len(gzip.compress(content)) for content in shared) + fonts

    assert plain <= VISIT_LIMIT, f"{plain} bytes plain, {packed} compressed, {fonts} of them fonts"


def test_every_picture_has_its_size_and_its_words(each_site: Built) -> None:
    for page in each_site.published.pages.values():
        for image in page.tree.every("img"):
            assert "alt" in image.attributes, page.address
            assert image.get("width").isdigit(), page.address
            assert image.get("height").isdigit(), page.address


def test_the_size_of_a_photo_is_its_true_size(small_site: Built) -> None:
    seen = 0
    for page in small_site.published.pages.values():
        for image in page.tree.every("img"):
            there = page.resolve(image["src"])
            if there and there[0].startswith("photos/"):
                seen += 1
                with Image.open(small_site.published.files[there[0]]) as picture:
                    assert picture.size == (int(image["width"]), int(image["height"]))
    assert seen


# The same every time


def test_two_clean_builds_are_the_same_byte_for_byte(small_site: Built, tmp_path: Path) -> None:
    again = Province(copy_records(SMALL, tmp_path / "elsewhere" / "deeper"))

    assert publish(again).bytes() == small_site.published.bytes()


def test_a_build_after_nothing_changed_touches_nothing(copy_of_small: Province) -> None:
    build(copy_of_small.root)
    site = copy_of_small.root / "site"
    before = {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in site.rglob("*")}

    result = build(copy_of_small.root)

    assert (result.written, result.removed) == (0, 0)
    assert before == {
        path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in site.rglob("*")
    }


def test_a_build_is_the_same_with_and_without_a_cache(copy_of_small: Province) -> None:
    before = Published(copy_of_small.root / "site").bytes()
    shutil.rmtree(copy_of_small.root / ".cache")
    shutil.rmtree(copy_of_small.root / "site")

    assert publish(copy_of_small).bytes() == before


def test_one_changed_word_writes_only_the_pages_that_show_it(copy_of_small: Province) -> None:
    build(copy_of_small.root)
    file = copy_of_small.root / "products/khan-dai/product.yml"
    file.write_text(file.read_text("utf-8").replace("180 × 30 cm", "200 × 30 cm"), "utf-8")

    result = build(copy_of_small.root)

    # The product's page in each language, and where the index has its words and all there are;
    # the table of products in three forms, and the package that weighs it. What a shortlist shows
    # of it; its own data; and the new edition, for browsers that save pages.
    assert result.written == (3 + 3 + 1) * 2 + 3


def test_a_record_that_is_deleted_is_gone_from_the_site(copy_of_small: Province) -> None:
    shutil.rmtree(copy_of_small.root / "products/khan-dai")

    published = publish(copy_of_small)

    assert [address for address in published.files if "khan-dai" in address] == []
    assert [page.address for page in published.pages.values() if "khan-dai" in page.source] == []


def test_the_engines_own_command_gives_the_same_site(
    small_site: Built, copy_of_small: Province
) -> None:
    shutil.rmtree(copy_of_small.root / "site")

    ended = run("mkdocs", "build", cwd=copy_of_small.root)

    assert ended.returncode == 0, ended.stderr
    assert Published(copy_of_small.root / "site").bytes() == small_site.published.bytes()


def test_the_engines_own_command_builds_where_it_is_told(
    small_site: Built, copy_of_small: Province, tmp_path: Path
) -> None:
    ended = run("mkdocs", "build", "--site-dir", tmp_path / "there", cwd=copy_of_small.root)

    assert ended.returncode == 0, ended.stderr
    assert Published(tmp_path / "there").bytes() == small_site.published.bytes()


@pytest.mark.parametrize("command", [("langnghe", "build"), ("mkdocs", "build")])
def test_an_error_in_a_record_stops_both_commands_and_keeps_the_site(
    copy_of_small: Province, command: tuple[str, str]
) -> None:
    before = Published(copy_of_small.root / "site").bytes()
    copy_of_small.write("products/lo-hoa/product.yml", PRODUCT.replace("lang-gom", "lang-got"))
    copy_of_small.write("villages/lang-got/village.yml", VILLAGE + "khoá-lạ: 1\n")

    ended = run(*command, cwd=copy_of_small.root)

    assert ended.returncode == 1
    line = VILLAGE.count("\n") + 1
    assert f"villages/lang-got/village.yml:{line}:1: " in ended.stdout + ended.stderr
    assert "[E-KEY-01]" in ended.stdout + ended.stderr
    assert "Traceback" not in ended.stdout + ended.stderr
    assert Published(copy_of_small.root / "site").bytes() == before


def test_every_error_of_a_run_is_told_with_its_place(site_of: Province) -> None:
    site_of.village(VILLAGE.replace("02185", "2185"))
    site_of.product(PRODUCT.replace("lang-gom", "lang-gon"))
    site_of.write("products/hai/product.yml", "name: Hai\n")

    ended = run("langnghe", "build", "--lang", "en", cwd=site_of.root)

    told = [line for line in ended.stderr.splitlines() if line.endswith("]")]
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert any(line.startswith("villages/lang-gom/village.yml:8:17: ") for line in told), told
    assert any(line.startswith("products/lo-gom/product.yml:4:10: ") for line in told), told
    assert any(line.startswith("products/hai/product.yml:") for line in told), told
    assert not (site_of.root / "site").exists()


# What may not be shown


def hide(site_of: Province, status: str) -> None:
    """A sound village with its product, and another village and product of this status."""
    site_of.village()
    site_of.product()
    hidden = VILLAGE.replace("published", status).replace("Thử Nghiệm", "Bí Mật")
    site_of.village(hidden, "lang-bi-mat")
    site_of.product(
        PRODUCT.replace("published", status).replace("Lọ gốm", "Lọ Bí Mật"), "lo-bi-mat"
    )


def test_a_draft_is_nowhere(site_of: Province) -> None:
    hide(site_of, "draft")

    published = publish(site_of)

    assert [name for name in published.files if "bi-mat" in name] == []
    for name, content in published.bytes().items():
        assert b"bi-mat" not in content, name
        assert "Bí Mật".encode() not in content, name


GONE = {
    f"{root}{path}"
    for root in ("", "en/")
    for path in (
        "villages/lang-bi-mat.html",
        "villages/lang-bi-mat/contact.html",
        "products/lo-bi-mat.html",
    )
}


def test_where_a_record_was_withdrawn_a_page_says_so_and_no_more(site_of: Province) -> None:
    hide(site_of, "withdrawn")

    published = publish(site_of)

    assert {name for name in published.files if "bi-mat" in name} == GONE
    # A short address that is printed leads to the page that says so.
    leading = GONE | published.signposts.keys()
    for name, content in published.bytes().items():
        assert name in leading or b"bi-mat" not in content, name
        assert "Bí Mật".encode() not in content, name
    for name in GONE:
        assert is_hidden(published[name])
    said = published["products/lo-bi-mat.html"].tree.one("main").text
    assert "Trang này đã được gỡ xuống" in said
    assert "taken down" in published["en/products/lo-bi-mat.html"].tree.one("main").text


def test_where_a_record_was_deleted_a_page_says_since_when(site_of: Province) -> None:
    site_of.village()
    site_of.product()
    site_of.write(
        "published.yml",
        "villages: [lang-gom]\nproducts: [lo-bi-mat]\n"
        "removed:\n  products:\n    lo-bi-mat: 05/09/2026\n",
    )

    published = publish(site_of)

    assert "từ 05/09/2026" in published["products/lo-bi-mat.html"].tree.one("main").text
    assert is_hidden(published["products/lo-bi-mat.html"])


def test_a_village_of_distillers_is_told_and_not_advertised(site_of: Province) -> None:
    site_of.village()
    recognised = """\
recognition:
  - kind: craft_village
    status: in_force
    title: Làng nghề rượu Thử Nghiệm
    decision_no: 12/QĐ-UBND
    decided_on: 05/09/2019
    issuer: UBND tỉnh Thử Nghiệm
    src: [s1]
certificates:
  - id: ocop
    scheme: ocop
    status: valid
    title: OCOP 4 sao
    holder: Hợp tác xã hư cấu
    decision_no: 13/QĐ-UBND
    issued_on: 20/06/2025
    issuer: UBND tỉnh Thử Nghiệm
    stars: 4
    src: [s1]
"""
    site_of.village(SPIRITS.replace("làng gốm", "làng rượu") + recognised, "lang-ruou")

    published = publish(site_of)

    for root in ("", "en/"):
        pages = [published[f"{root}villages/lang-ruou{end}.html"] for end in ("", "/contact")]
        assert all(is_hidden(page) for page in pages)
        assert f"{root}villages/lang-ruou/brand.html" not in published.pages
        page = pages[0]
        assert list(page.tree.of_class("badge")) == []
        assert "OCOP" not in page.tree.one("main").text
        assert [card for card in home_cards(published, root) if "lang-ruou" in card] == []
        assert [card for card in badged_cards(published, root) if "lang-ruou" in card] == []
    listed = "\n".join(mapped(published))
    assert "lang-ruou" not in listed
    assert "lang-gom" in listed


def home_cards(published: Published, root: str) -> list[str]:
    return published[f"{root}index.html"].links


def badged_cards(published: Published, root: str) -> list[str]:
    """Where the cards that bear a badge lead, on all pages of a language."""
    return [
        link["href"]
        for address, page in published.pages.items()
        if address.startswith(root)
        for card in page.tree.of_class("card")
        if any(card.of_class("badge"))
        for link in card.every("a")
    ]


@pytest.mark.parametrize("abv", ["abv: 15\n", "abv: 29,5\n", ""])
def test_a_drink_of_fifteen_per_cent_or_of_unknown_strength_has_no_page(
    site_of: Province, abv: str
) -> None:
    site_of.village(SPIRITS)
    site_of.product(PRODUCT.replace("handicraft", "alcohol").replace("ceramics", "spirits") + abv)

    assert {found.code for found in refused(site_of)} & {"E-ALC-01", "E-ALC-02"}


# Invented for these tests: no record of this repository tells of a drink below 15 %.
BEER = with_lines(
    PRODUCT.replace("handicraft", 'alcohol\nabv: "4,5"').replace("name: Lọ gốm", "name: Bia gạo"),
    f"uses: {{text: '{WARNING}'}}\nmarks:\n  - {{id: bia, kind: trademark, status: registered,"
    " name: Bia hư cấu, src: [s1]}",
)


def test_a_drink_below_fifteen_per_cent_waits_behind_its_warning(site_of: Province) -> None:
    site_of.village()
    site_of.product(BEER)
    published = publish(site_of)

    for address in ("products/lo-gom.html", "en/products/lo-gom/brand.html"):
        page = published[address].tree
        [warning] = page.of_class("warning-alcohol")
        assert "18" in warning.text
        [gate] = page.every("details", **{"class": "gate"})
        article = gate.around("article")
        assert [piece.tag for piece in article.inside if isinstance(piece, Element)] == [
            "div",
            "details",
        ]
        assert "open" not in gate.attributes
        assert next(gate.every("h1")).text == "Bia gạo"
    assert not any("lo-gom" in link for link in home_cards(published, ""))


def test_a_village_of_weak_drinks_bears_the_warning_without_a_gate(site_of: Province) -> None:
    site_of.village(VILLAGE + "alcohol: under_15\n")
    published = publish(site_of)

    for address in ("villages/lang-gom.html", "en/villages/lang-gom/contact.html"):
        page = published[address]
        assert any(page.tree.of_class("warning-alcohol"))
        assert not any(page.tree.of_class("gate"))
        assert not is_hidden(page)


def test_no_spirits_of_this_repository_are_advertised(real_site: Built) -> None:
    names = [
        folder.name
        for folder in (real_site.root / "villages").iterdir()
        if any(
            line.startswith(("alcohol: from_15", "alcohol: unknown"))
            for line in (folder / "village.yml").read_text("utf-8").splitlines()
        )
    ]
    assert names
    published = real_site.published
    listed = "\n".join(mapped(published))
    for name in names:
        assert name not in listed
        for root in ("", "en/"):
            assert is_hidden(published[f"{root}villages/{name}.html"])
            assert [card for card in home_cards(published, root) if name in card] == []


# What is not translated


def test_an_untranslated_record_falls_back_says_so_and_is_marked(small_site: Built) -> None:
    page = small_site.published["en/villages/vung-det-ang-may.html"]

    heading = page.tree.one("h1")
    assert heading.text == "Vùng dệt Áng Mây"
    assert next(heading.every("span"))["lang"] == "vi"
    assert list(page.tree.of_class("notices"))
    assert "en" not in alternates(page)
    assert "en" not in alternates(small_site.published["villages/vung-det-ang-may.html"])


def test_a_record_that_is_half_translated_marks_only_what_is_not(small_site: Built) -> None:
    page = small_site.published["en/villages/banh-da-doi-sim.html"]

    vietnamese = {span.text for span in page.tree.every(lang="vi") if span.tag == "span"}
    assert page.tree.one("h1").text == "Đồi Sim rice cracker village"
    assert list(page.tree.one("h1").every("span")) == []
    assert any("Bánh phơi trên phên nứa" in text for text in vietnamese)
    assert "en" in alternates(page)
    assert list(page.tree.of_class("notices"))


def test_a_translated_record_needs_no_notice_and_no_fallback(small_site: Built) -> None:
    page = small_site.published["en/villages/gom-suoi-mo.html"]

    story = next(section for section in page.tree.every("section", id="story"))
    assert [span.text for span in story.every("span", lang="vi")] == []
    assert alternates(page).keys() == {"vi", "en", "x-default"}


def test_prose_that_is_not_translated_is_marked_as_vietnamese(small_site: Built) -> None:
    """`for-buyers` of the small province has no English page."""
    page = small_site.published["en/for-buyers.html"]

    text = page.tree.one("article")
    assert text["lang"] == "vi"
    assert next(text.of_class("notice"))["lang"] == "en"
    assert "en" not in alternates(page)
    assert "en" not in alternates(small_site.published["for-buyers.html"])
    assert "en" in alternates(small_site.published["en/about.html"])


def test_vietnamese_pages_hold_nothing_marked_as_another_language(small_site: Built) -> None:
    for address, page in small_site.published.pages.items():
        if not address.startswith("en/"):
            spans = list(page.tree.one("main").every("span", lang="vi"))
            assert spans == [], address


# What strangers may write into a record

HOSTILE = """<script>alert(1)</script> "kép" 'đơn' & {{ page }} {% x %} ⟦body⟧ ⟦head⟧ </main>"""


def test_whatever_a_record_says_stays_a_text(site_of: Province) -> None:
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    site_of.village(
        VILLAGE.replace("name: Làng gốm Thử Nghiệm", f"name: {quoted}")
        .replace("settlement: Thử Nghiệm", f"settlement: {quoted}")
        .replace("text: Một làng gốm hư cấu, chỉ dùng cho kiểm thử.", f"text: {quoted}")
        .replace("title: Hồ sơ hư cấu cho kiểm thử", f"title: {quoted}")
        + f"also_known_as: [{quoted}]\nstory:\n  - text: {quoted}\n    src: [s1]\n"
    )
    site_of.product(PRODUCT.replace("name: Lọ gốm", f"name: {quoted}"))

    published = publish(site_of)

    page = published["villages/lang-gom.html"]
    assert page.tree.one("h1").text == HOSTILE
    assert HOSTILE in page.tree.one("title").text
    assert page.tree.one("meta", property="og:title")["content"].startswith(HOSTILE[:40])
    assert HOSTILE[:40] in page.tree.one("meta", name="description")["content"]
    assert HOSTILE in page.tree.one("main").text
    for seen in published.pages.values():
        for script in seen.tree.every("script"):
            is_data = script.get("type") == "application/ld+json"
            assert is_data or "alert" not in script.text, seen.address
            assert is_data or script.get("src")
        assert len(list(seen.tree.every("main"))) == 1, seen.address
        assert not [
            name for element in seen.tree.every() for name in element.attributes
            if name.startswith("on")
        ], seen.address  # fmt: skip
    assert published.dead_ends() == []


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", 'https://x.example/"><script>', "data:text/html,x"]
)
def test_an_address_that_is_no_address_is_refused(site_of: Province, address: str) -> None:
    site_of.village(
        VILLAGE.replace("kiểm thử\nchecked", f"kiểm thử\n    url: '{address}'\nchecked")
    )

    assert {found.code for found in refused(site_of)} == {"E-URL-02"}


# Photos


def photo_with_a_past() -> bytes:
    """A picture lying on its side, whose file tells where and with what it was taken."""
    picture = painting(size=(960, 640))
    picture.paste("white", (0, 0, 960, 320))
    picture.paste("black", (0, 0, 240, 160))
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by 90 degrees
    exif[0x010F] = "Máy ảnh của ai đó"
    exif.get_ifd(0x8825)[2] = (16.0, 24.0, 8.0)  # GPS latitude
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", exif=exif, comment=b"secret comment", quality=95)
    return buffer.getvalue()


PHOTO = """\
photos:
  - file: anh.jpg
    alt: Một góc lò
    credit: Người viết kiểm thử
    licence: CC0
"""


def test_a_published_photo_is_upright_and_tells_nothing_about_its_maker(
    site_of: Province,
) -> None:
    site_of.village(VILLAGE + PHOTO)
    site_of.write("villages/lang-gom/anh.jpg", photo_with_a_past())

    published = publish(site_of)

    photos = [path for name, path in published.files.items() if name.startswith("photos/")]
    assert photos
    for path in photos:
        with Image.open(path) as picture:
            if "card-" not in path.name:
                assert picture.width < picture.height
            assert not picture.getexif()
            assert not {"exif", "comment", "xmp", "icc_profile"} & picture.info.keys()
            if "card-" not in path.name:
                corner = picture.convert("L").getpixel((picture.width - 9, 9))
                assert isinstance(corner, int)
                assert corner < 100  # the black corner has turned with the picture
        assert b"secret" not in path.read_bytes()


def test_a_photo_leads_the_page_in_place_of_a_drawing(site_of: Province) -> None:
    site_of.village(VILLAGE + PHOTO)
    site_of.write("villages/lang-gom/anh.jpg", photo_with_a_past())

    published = publish(site_of)

    cover = next(published["villages/lang-gom.html"].tree.of_class("cover"))
    assert "photos/" in next(cover.every("img"))["src"]
    assert next(cover.every("img"))["alt"] == "Một góc lò"
    assert "Người viết kiểm thử" in cover.text
    assert "motifs/villages-lang-gom.svg" not in published.files


# Long lists


def test_a_long_list_comes_in_pages_that_lead_to_one_another(site_of: Province) -> None:
    number = 2 * PER_PAGE + 5
    for n in range(number):
        site_of.village(VILLAGE.replace("Thử Nghiệm", f"Số {n:03}"), f"lang-{n:03}")

    published = publish(site_of)

    for root in ("", "en/"):
        for stem in ("villages/index", "provinces/19", "crafts/ceramics", "contacts"):
            here, walked, listed = f"{root}{stem}.html", [], set()
            while here not in walked:
                walked.append(here)
                page = published[here]
                listed |= {
                    address
                    for address, _ in filter(None, map(page.resolve, page.links))
                    if address.startswith(f"{root}villages/lang-")
                }
                onward = list(page.tree.every("a", rel="next"))
                if onward:
                    there = page.resolve(onward[0]["href"])
                    assert there
                    here = there[0]
            assert walked == [f"{root}{stem}.html", f"{root}{stem}-2.html", f"{root}{stem}-3.html"]
            villages = {address for address in listed if address.count("/") == root.count("/") + 1}
            contacts = {address for address in listed if address.endswith("/contact.html")}
            assert number in (len(villages), len(contacts)), stem
    assert published.dead_ends() == []
    titles = [
        page.tree.one("title").text
        for name, page in published.pages.items()
        if not name.startswith("en/") and name not in LOST
    ]
    assert len(titles) == len(set(titles))
    away = published.clicks_from("index.html")
    assert max(away[f"villages/lang-{n:03}.html"] for n in range(number)) <= 3


def test_an_empty_province_has_its_pages_all_the_same(site_of: Province) -> None:
    published = publish(site_of)

    assert pages_of_both("index.html", "villages/index.html", "contacts.html") <= set(
        published.pages
    )


def test_the_site_of_this_repository_has_no_warning_it_could_not_bear(real_site: Built) -> None:
    """The public build is strict: `langnghe build --strict` publishes what is kept here."""
    ended = run("langnghe", "check", "--strict", "--root", ROOT)

    assert ended.returncode == 0, ended.stderr
    assert set(PROSE) <= set(real_site.published.pages)
