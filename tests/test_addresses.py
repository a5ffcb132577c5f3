import posixpath
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langnghe import addresses
from langnghe.addresses import Addresses, numbered, relative, root_of

VI = Addresses("https://thu-nghiem.example/", "")
EN = Addresses("https://thu-nghiem.example/", "en/")
FROM_A_FOLDER = Addresses("https://thu-nghiem.example/lang-nghe/", "en/")


def test_a_page_has_the_same_path_in_every_language() -> None:
    path = addresses.village("bun-van-cu")

    assert VI.address(path) == "villages/bun-van-cu.html"
    assert EN.address(path) == "en/villages/bun-van-cu.html"


def test_the_first_language_lies_at_the_root() -> None:
    assert root_of("vi", "vi") == ""
    assert root_of("en", "vi") == "en/"


@pytest.mark.parametrize(
    ("path", "canonical"),
    [
        ("index.html", "https://thu-nghiem.example/"),
        ("villages/index.html", "https://thu-nghiem.example/villages/index.html"),
        ("villages/bun-van-cu.html", "https://thu-nghiem.example/villages/bun-van-cu.html"),
    ],
)
def test_a_canonical_address_is_absolute(path: str, canonical: str) -> None:
    assert VI.absolute(path) == canonical


def test_a_site_may_lie_in_a_folder() -> None:
    assert FROM_A_FOLDER.absolute("index.html") == "https://thu-nghiem.example/lang-nghe/en/"
    assert (
        FROM_A_FOLDER.absolute("about.html") == "https://thu-nghiem.example/lang-nghe/en/about.html"
    )


@pytest.mark.parametrize(
    ("page", "target", "link"),
    [
        ("index.html", "villages/a.html", "villages/a.html"),
        ("villages/a.html", "villages/b.html", "b.html"),
        ("villages/a.html", "index.html", "../index.html"),
        ("villages/a/contact.html", "villages/a.html", "../a.html"),
        ("villages/a/contact.html", "products/b/brand.html", "../../products/b/brand.html"),
        ("villages/a.html", "villages/a.html", "a.html"),
    ],
)
def test_a_link_is_relative(page: str, target: str, link: str) -> None:
    assert relative(page, target) == link


def test_a_picture_is_shared_by_all_languages() -> None:
    photo = addresses.photo("villages", "gom", "lo.png")

    assert VI.asset("villages/gom.html", photo) == "../photos/villages/gom/lo"
    assert EN.asset("villages/gom.html", photo) == "../../photos/villages/gom/lo"


@pytest.mark.parametrize("file", ["lo.jpg", "lo.JPEG", "lo.png", "lo.webp"])
def test_a_photo_has_a_folder_whatever_its_format_was(file: str) -> None:
    assert addresses.photo("villages", "gom", file) == "photos/villages/gom/lo"


@pytest.mark.parametrize(
    "file", ["Lò nung, 1.jpg", "lò.jpg", "LO.jpg", "..jpg", "a%20b.jpg", "😀.jpg"]
)
def test_a_photo_of_any_name_has_a_plain_address_of_its_own(file: str) -> None:
    place = addresses.photo("villages", "gom", file)

    assert re.fullmatch(r"photos/villages/gom/[a-z0-9-]+", place)
    assert place != addresses.photo("villages", "gom", "lo.jpg")


@pytest.mark.parametrize(
    ("path", "number", "page"),
    [
        ("villages/index.html", 1, "villages/index.html"),
        ("villages/index.html", 2, "villages/index-2.html"),
        ("crafts/noodles.html", 12, "crafts/noodles-12.html"),
        ("contacts.html", 3, "contacts-3.html"),
    ],
)
def test_further_pages_of_a_list_are_numbered(path: str, number: int, page: str) -> None:
    assert numbered(path, number) == page


@pytest.mark.parametrize(
    ("path", "depth"), [("index.html", 0), ("villages/a.html", 1), ("villages/a/brand.html", 2)]
)
def test_depth_counts_folders(path: str, depth: int) -> None:
    assert addresses.depth(path) == depth


IDS = st.from_regex(r"[a-z0-9](?:[a-z0-9-]{1,10}[a-z0-9])", fullmatch=True)
FILES = st.from_regex(r"[a-z0-9-]{1,8}", fullmatch=True)


@given(IDS, IDS, FILES, FILES)
def test_two_pictures_never_want_one_address(
    one: str, other: str, one_file: str, other_file: str
) -> None:
    here = addresses.photo("villages", one, f"{one_file}.jpg")
    there = addresses.photo("villages", other, f"{other_file}.jpg")

    assert (here == there) == ((one, one_file) == (other, other_file))


@given(IDS, IDS)
def test_every_kind_of_page_has_an_address_of_its_own(one: str, other: str) -> None:
    pages = [
        *{
            address(record)
            for record in (one, other)
            for address in (
                addresses.village,
                addresses.village_contact,
                addresses.village_brand,
                addresses.product,
                addresses.product_brand,
            )
        },
        addresses.HOME,
        addresses.CONTACTS,
        addresses.BRANDS,
        addresses.MISSING,
        *addresses.PROSE,
    ]

    assert len(pages) == len(set(pages))


PATHS = st.lists(FILES, min_size=1, max_size=4).map("/".join)


@given(PATHS, PATHS)
def test_following_a_link_leads_to_its_target(page: str, target: str) -> None:
    link = relative(page, target)

    assert not link.startswith("/")
    assert posixpath.normpath(posixpath.join(posixpath.dirname(page), link)) == target


@given(PATHS, PATHS)
def test_a_link_is_as_short_as_it_can_be(page: str, target: str) -> None:
    # Two files never lie so that one would be the other's folder.
    page, target = f"{page}.html", f"{target}.html"

    assert relative(page, target) == posixpath.relpath(target, posixpath.dirname(page) or ".")
