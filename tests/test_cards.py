"""The image that stands for a page where it is passed on, and the tags that lead to it."""

import io
import shutil
from pathlib import Path

import extruct
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from building import Built, copy_records, publish
from conftest import MKDOCS, PRODUCT, VILLAGE, Province
from langnghe import cards, postcards
from langnghe.pages.cards import OWN_UP_TO, mode_of
from langnghe.postcards import Card, Motif, can_set, draw_card, fitted, png_of_motif
from langnghe.postcards.lettering import NAME, TEXT, measure, set_in
from langnghe.settings import SocialCards, read_settings
from pictures import quarters, sample
from reading import Page, Published
from test_incremental import files_of

pytest_plugins = ("built_sites",)

PHOTO = "photos:\n  - {file: lo.jpg, alt: Lò, credit: Người viết, licence: CC0, focus: 90% 50%}\n"
DISTILLERS = VILLAGE.replace("[ceramics]", "[spirits]") + "alcohol: from_15\n"
LONG = "Hợp tác xã sản xuất, chế biến và tiêu thụ bánh tráng truyền thống thôn Thượng Nghĩa Đồng Hạ"


# Lettering


@given(st.lists(st.from_regex(r"[a-zđăâêôơưếộữ]{1,12}", fullmatch=True), min_size=1, max_size=24))
def test_every_word_is_set_whole_in_its_order_and_fits(words: list[str]) -> None:
    block = set_in(" ".join(words), NAME, width=500, height=330, sizes=(84, 64, 46, 40))

    assert " ".join(block.lines).split() == words
    assert all(measure(line, NAME, block.size) <= 501 for line in block.lines)
    assert block.height <= 330


def test_a_long_name_is_set_in_even_lines() -> None:
    block = set_in(LONG, NAME, width=530, height=330, sizes=(84, 64, 52, 46, 40))

    lengths = [measure(line, NAME, block.size) for line in block.lines]
    assert block.size >= 40
    assert min(lengths) > 0.55 * max(lengths)


def test_a_short_name_is_not_parted_for_a_little_size() -> None:
    assert set_in("Tỉnh Vĩnh Long", NAME, width=532, height=330, sizes=(96, 84, 70, 40)).lines == (
        "Tỉnh Vĩnh Long",
    )


def test_no_line_begins_with_a_dash() -> None:
    for width in range(120, 500, 20):
        block = set_in("Làng Thượng – Hạ – Trung", NAME, width=width, height=900, sizes=(40,))
        assert not any(line.startswith("–") for line in block.lines)


def test_all_letters_of_vietnamese_are_there() -> None:
    letters = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ"

    assert can_set(letters + letters.upper() + "0123456789 ,.–()&’“”%")
    assert not can_set("漆")


@pytest.mark.parametrize("letter", ["ế", "Ộ", "đ", "ữ"])
def test_a_letter_is_drawn_with_its_marks(letter: str) -> None:
    plain = {"ế": "e", "Ộ": "O", "đ": "d", "ữ": "u"}[letter]
    one, other = (draw_card(Card(text, "", "", ""), fitted(quarters())) for text in (letter, plain))

    assert one != other
    assert measure(letter, TEXT, 40) > 0.7 * measure(plain, TEXT, 40)


# Cards


@pytest.mark.parametrize("name", ["Gốm", LONG, "A" * 60, "x", "漆器"])
def test_a_card_has_its_size_whatever_is_told_on_it(name: str) -> None:
    card = Card(name, "漆", "phường Kim Trà, Huế", "Làng nghề")

    content = draw_card(card, fitted(quarters((640, 360))))

    with Image.open(io.BytesIO(content)) as picture:
        assert picture.size == (postcards.WIDTH, postcards.HEIGHT)
        assert picture.format == "JPEG"
        assert not picture.getexif()
    assert len(content) < 150_000


def test_the_picture_is_cut_round_its_focus() -> None:
    card = Card("Gốm", "", "", "")
    colours = []
    for focus in ((0, 50), (100, 50)):
        right_side = fitted(quarters((2400, 800)), focus)
        with Image.open(io.BytesIO(draw_card(card, right_side))) as picture:
            colours.append(picture.convert("RGB").getpixel((900, 100)))

    red, green = colours
    assert isinstance(red, tuple)
    assert isinstance(green, tuple)
    assert red[0] > 150 > red[1]
    assert green[1] > 120 > green[0]


def test_a_drawing_fills_its_side_and_is_its_own() -> None:
    drawings = (png_of_motif(Motif("ceramics", seed)) for seed in "ab")
    one, other = (Image.open(io.BytesIO(png)).convert("RGB") for png in drawings)

    assert fitted(one).size == (540, 630)
    assert ImageChops.difference(one, other).getbbox()
    assert len(one.getcolors(1 << 20) or ()) > 50


# On a site


@pytest.fixture
def shown(site_of: Province) -> Province:
    """A village and its product on a site with cards."""
    settings(site_of, "own")
    site_of.village()
    site_of.product()
    return site_of


def settings(province: Province, cards: str) -> None:
    province.write("mkdocs.yml", MKDOCS.replace("social_cards: none", f"social_cards: {cards}"))


def og(page: Page) -> dict[str, str]:
    """A page's Open Graph tags as a parser that others wrote sees them; none is there twice."""
    [found] = extruct.extract(page.source, syntaxes=["opengraph"])["opengraph"]
    properties = found["properties"]
    assert len({name for name, _ in properties}) == len(properties)
    return {name.removeprefix("og:"): text for name, text in properties}


def twitter(page: Page) -> dict[str, str]:
    names = [tag.attributes.get("name", "") for tag in page.tree.every("meta")]
    return {
        name.removeprefix("twitter:"): page.tree.one("meta", name=name)["content"]
        for name in names
        if name.startswith("twitter:")
    }


def check_tags(published: Published) -> None:
    addresses = {address for address in published.files if address.startswith("cards/")}
    led_to = set()
    for address, page in published.pages.items():
        if address.endswith("404.html"):
            continue
        told, tweeted = og(page), twitter(page)
        card = told["image"].removeprefix("https://").partition("/")[2]
        led_to.add(card)
        assert card in addresses, address
        assert card.startswith("cards/en/") == address.startswith("en/")
        for name in ("title", "description", "url", "type", "site_name", "locale", "image:alt"):
            assert told[name].strip(), (address, name)
        assert (told["image:width"], told["image:height"]) == ("1200", "630")
        assert told["image:type"] == "image/jpeg"
        assert tweeted.pop("card") == "summary_large_image"
        assert tweeted == {name: told[name] for name in tweeted}
        assert len(tweeted) == 4
    assert led_to == addresses
    for address in addresses:
        with Image.open(published.files[address]) as picture:
            assert picture.size == (1200, 630)


def test_every_page_of_the_real_site_has_its_card_and_all_tags(real_site: Built) -> None:
    check_tags(real_site.published)


def test_every_page_has_its_card_and_all_tags(shown: Province) -> None:
    shown.write("content/vi/about.md", "# Giới thiệu\n\nMột trang thử.\n")

    published = publish(shown)

    check_tags(published)
    assert "cards/en/product-lo-gom.jpg" in published.files
    assert og(published["about.html"])["image"].endswith("/cards/site.jpg")


def test_the_name_stays_vietnamese_and_the_rest_is_told_in_the_pages_language(
    shown: Province,
) -> None:
    alt = og(publish(shown)["en/villages/lang-gom.html"])["image:alt"]

    assert "Làng gốm Thử Nghiệm" in alt
    assert "Ceramics" in alt


def test_spirits_have_no_card_of_their_own(shown: Province) -> None:
    shown.village(DISTILLERS, "lang-ruou")

    published = publish(shown)

    assert not [address for address in published.files if "ruou" in address and "card" in address]
    assert "cards/craft-spirits.jpg" not in published.files
    for page in ("villages/lang-ruou.html", "crafts/spirits.html"):
        assert og(published[page])["image"].endswith("/cards/site.jpg")


def test_a_site_may_share_cards_or_have_none(shown: Province) -> None:
    settings(shown, "shared")
    published = publish(shown)
    check_tags(published)
    page = published["products/lo-gom.html"]
    assert og(page)["image"].endswith("/cards/craft-ceramics.jpg")
    assert "lo-gom" not in " ".join(address for address in published.files if "cards/" in address)

    settings(shown, "none")
    published = publish(shown)
    assert not [address for address in published.files if address.startswith("cards/")]
    page = published["products/lo-gom.html"]
    assert "image" not in og(page)
    assert twitter(page)["card"] == "summary"


def test_a_choice_that_is_none_is_told_at_its_line(province: Province) -> None:
    settings(province, "all")

    [problem] = province.problems()

    assert problem.code == "E-ENUM-01"
    assert problem.place.file == "mkdocs.yml"


def test_very_many_records_share_cards_unless_the_site_says_otherwise(province: Province) -> None:
    province.write(
        "mkdocs.yml", MKDOCS.replace("    social_cards: none", "    report: https://a.example/")
    )
    province.village()
    read, _ = read_settings(province.root)
    assert read
    catalogue = province.catalogue()

    assert mode_of(read, catalogue) is SocialCards.OWN
    many = catalogue.villages * (OWN_UP_TO + 1)
    object.__setattr__(catalogue, "villages", many)
    assert mode_of(read, catalogue) is SocialCards.SHARED


# The same as from nothing, and no oftener than must be


def retell(province: Province) -> None:
    province.village(VILLAGE.replace("Thử Nghiệm\ncraft", "Khác\ncraft"))


def send_photo(province: Province) -> None:
    province.village(VILLAGE + PHOTO)
    province.write("villages/lang-gom/lo.jpg", sample())


def send_another(province: Province) -> None:
    province.write("villages/lang-gom/lo.jpg", sample(2))


def move_focus(province: Province) -> None:
    province.village(VILLAGE + PHOTO.replace("90%", "10%"))


def change_craft(province: Province) -> None:
    province.product(PRODUCT.replace("ceramics", "lacquer"))


def change_word(province: Province) -> None:
    province.write("content/words/en.yml", "craft.ceramics: Pots\n")


def rename_site(province: Province) -> None:
    text = (province.root / "mkdocs.yml").read_text("utf-8")
    province.write("mkdocs.yml", text.replace("A test province", "Another province"))


EDITS = [retell, send_photo, send_another, move_focus, change_craft, change_word, rename_site]


def cards_in(province: Province) -> dict[str, bytes]:
    files = files_of(publish(province).folder)
    return {address: content for address, content in files.items() if address.startswith("cards/")}


def test_after_every_change_the_cards_are_those_of_a_build_from_nothing(
    shown: Province, tmp_path: Path
) -> None:
    before = cards_in(shown)

    for edit in EDITS:
        edit(shown)
        after = cards_in(shown)
        assert after != before, edit
        before = after

    fresh = copy_records(shown.root, tmp_path / "fresh")
    for kept in ("frames", "drawings"):
        shutil.copytree(shown.root / ".cache" / kept, fresh / ".cache" / kept)
    assert before == cards_in(Province(fresh))


def test_a_drawing_is_turned_into_a_picture_once(
    shown: Province, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(shown)
    monkeypatch.setattr(cards, "png_of_motif", lambda _: pytest.fail("it was drawn again"))

    retell(shown)

    publish(shown)
