"""Pictures of maps: whole, named, bounded, the same at every build."""

import re
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from building import Built, build
from conftest import VILLAGE, Province
from langnghe.maps.exporting import FORMATS
from langnghe.maps.geometry import box_of, clip, distance, latitude, mercator, thinned, view_of
from langnghe.maps.ground import COUNTRY, Grain, country_view
from langnghe.maps.pictures import (
    OVERVIEW_HEIGHT,
    OVERVIEW_WIDTH,
    VILLAGE_HEIGHT,
    VILLAGE_WIDTH,
    Said,
    Spot,
    country_picture,
    province_picture,
    village_picture,
)
from langnghe.maps.png import to_png
from langnghe.maps.scene import Scene
from langnghe.maps.svg import to_svg
from langnghe.motifs.signs import sign
from langnghe.pages import mapping, placing
from langnghe.records import Craft
from langnghe.units import load_units

pytest_plugins = ("built_sites",)

SVG = "{http://www.w3.org/2000/svg}"
NAMES = {
    "vi": ("Quần đảo Hoàng Sa (Việt Nam)", "Quần đảo Trường Sa (Việt Nam)"),
    "en": ("Hoàng Sa Archipelago (Vietnam)", "Trường Sa Archipelago (Vietnam)"),
}
GRAIN = Grain(load_units())
HUE = Spot(16.4939, 107.5123, "noodles", "Làng bún")
AROUND = [
    HUE._replace(lat=16.4, craft="rice-paper", name="Làng bánh"),
    HUE._replace(name="Làng mộc", craft="joinery"),
]


def said(language: str = "vi") -> Said:
    return Said(language, "Bản đồ <thử>", "một dòng", "{n} km", {}, "Nền: Natural Earth")


def scattered(count: int) -> list[Spot]:
    points = [p for province in load_units().provinces() for p in GRAIN.of(province.code)]
    crafts = list(Craft)
    return [
        Spot(points[n * 7 % len(points)][1], points[n * 7 % len(points)][0],
             crafts[n % len(crafts)], f"Làng {n}")
        for n in range(count)
    ]  # fmt: skip


def texts(svg: str) -> str:
    """All names of a picture in their order; what stands on two lines is one."""
    nodes = ElementTree.fromstring(svg).iter(f"{SVG}text")
    return " ".join(node.text or "" for node in nodes if not node.get("aria-hidden"))


def scenes(language: str) -> dict[str, Scene]:
    spots = scattered(40)
    return {
        "village": village_picture(HUE, AROUND, GRAIN, said(language)),
        "a village on an island": village_picture(
            Spot(10.2, 103.96, "salt", "Phú Quốc"), [], GRAIN, said(language)
        ),
        "province": province_picture("46", [HUE, *AROUND], None, GRAIN, said(language)),
        "province of Hoàng Sa": province_picture("48", [], HUE, GRAIN, said(language)),
        "country": country_picture(spots, said(language)),
        "country, crowded": country_picture(scattered(900), said(language)),
    }


@pytest.mark.parametrize("language", NAMES)
def test_every_picture_has_and_names_both_archipelagos(language: str) -> None:
    for kind, scene in scenes(language).items():
        svg = to_svg(scene)
        for name in NAMES[language]:
            assert name in texts(svg), kind


def test_the_view_of_the_country_reaches_every_island() -> None:
    view = country_view(480, 540)
    west, south, east, north = view.box(480, 540)

    for points in ((111.2, 15.782), (115.838, 10.828), (112.921, 7.892), (102.15, 22.4)):
        assert west < points[0] < east
        assert south < points[1] < north
    assert box_of([COUNTRY[:2], COUNTRY[2:]]) == COUNTRY


def test_a_picture_runs_nothing_and_fetches_nothing() -> None:
    for scene in scenes("vi").values():
        svg = to_svg(scene)
        root = ElementTree.fromstring(svg)
        tags = {node.tag.removeprefix(SVG) for node in root.iter()}
        assert tags <= {"svg", "title", "style", "defs", "path", "g", "use", "circle", "text",
                        "clipPath"}  # fmt: skip
        links = [v for node in root.iter() for n, v in node.attrib.items() if "href" in n]
        assert all(link.startswith("#") for link in links)
        assert "url(" not in svg.replace("url(#", "")
        assert root.findtext(f"{SVG}title") == "Bản đồ <thử>"


def test_a_picture_shows_what_lies_around_and_by_which_number() -> None:
    svg = to_svg(village_picture(HUE, AROUND, GRAIN, said()))

    assert svg.count('href="#t-noodles"') == 1
    assert re.findall(r">(\d)</text>", svg) == ["2", "1"]
    assert ">20 km</text>" in svg  # the farthest is 10.4 km away


def test_two_places_at_one_point_are_both_seen() -> None:
    svg = to_svg(province_picture("46", [HUE, HUE, HUE], None, GRAIN, said()))

    shown = re.findall(r'<use href="#t-noodles" transform="translate\(([\d. -]+)\)', svg)
    assert len(set(shown)) == len(shown) >= 3


def test_pictures_are_light() -> None:
    sizes = {kind: len(to_svg(scene)) for kind, scene in scenes("vi").items()}

    assert sizes["village"] < 20_000
    assert sizes["province"] < 40_000
    assert len(to_svg(country_picture(scattered(5500), said()))) < 250_000


def test_a_png_is_the_same_picture_in_the_sites_fonts() -> None:
    scene = scenes("vi")["village"]

    first, again = to_png(scene), to_png(scene)

    assert first == again
    assert len(first) < 60_000
    with Image.open(BytesIO(first)) as picture:
        assert picture.size == (scene.width, scene.height)
        shown = {colour for _, colour in picture.convert("RGB").getcolors(1 << 20) or []}
    assert len(shown) > 20
    with Image.open(BytesIO(to_png(scene, 2))) as larger:
        assert larger.size == (2 * scene.width, 2 * scene.height)


def test_every_craft_has_a_sign_of_its_own() -> None:
    signs = {craft: sign(craft) for craft in Craft}

    drawn = {(one.lines, one.circles) for one in signs.values()}
    assert len(drawn) == len(Craft)
    assert {one.colour for one in signs.values()} == {"red", "indigo", "gold"}
    for one in signs.values():
        for x, y in (corner for line in one.lines for corner in line):
            assert 4 <= x <= 20
            assert 4 <= y <= 20


# Geometry


@pytest.mark.parametrize("lat", [-4.0, 8.0, 16.5, 23.4, 31.0])
def test_the_projection_can_be_undone(lat: float) -> None:
    assert latitude(mercator(lat)) == pytest.approx(lat)


def test_a_box_lies_in_the_middle_of_its_picture() -> None:
    view = view_of((100, 8, 110, 24), 200, 600)

    left, _ = view.at((100, 16))
    right, _ = view.at((110, 16))
    assert left == pytest.approx(0)
    assert right == pytest.approx(200)
    top, bottom = view.at((105, 24))[1], view.at((105, 8))[1]
    assert top == pytest.approx(600 - bottom)


def test_what_is_cut_out_of_a_ring_lies_in_the_box() -> None:
    ring = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0), (0.0, 0.0))

    assert set(clip(ring, (2, 2, 20, 5))) == {(2, 2), (10, 2), (10, 5), (2, 5)}
    assert clip(ring, (20, 20, 30, 30)) == ()


def test_a_thinned_line_stays_near_the_line() -> None:
    line = tuple((n / 10, (n % 7) / 50) for n in range(200))

    thin = thinned(line, 0.1)

    assert len(thin) < len(line)
    for point in line:
        near = min(distance(point, a, b) for a, b in pairwise(thin))
        assert near <= 0.1 + 1e-9


# On the site


def test_the_pages_know_how_large_the_pictures_are_and_which_tables_there_are() -> None:
    assert (placing.MAP_WIDTH, placing.MAP_HEIGHT) == (VILLAGE_WIDTH, VILLAGE_HEIGHT)
    assert (mapping.WIDTH, mapping.HEIGHT) == (OVERVIEW_WIDTH, OVERVIEW_HEIGHT)
    assert tuple(FORMATS) == mapping.TABLES


def test_every_village_has_its_map_in_every_language(real_site: Built) -> None:
    folder = real_site.published.folder
    records = sorted((real_site.root / "villages").glob("*/village.yml"))
    placed = [one.parent.name for one in records if "  point: " in one.read_text("utf-8")]
    assert len(placed) > 20
    for root, language in (("", "vi"), ("en/", "en")):
        for village in placed:
            svg = (folder / f"{root}maps/villages/{village}.svg").read_text("utf-8")
            page = (folder / f"{root}villages/{village}.html").read_text("utf-8")
            assert all(name in texts(svg) for name in NAMES[language])
            assert f'src="../maps/villages/{village}.svg"' in page


def test_a_product_shows_where_its_village_is(real_site: Built) -> None:
    page = real_site.published.folder / "products" / "mien-dong.html"

    assert 'src="../maps/villages/' in page.read_text("utf-8")


def test_a_page_says_how_far_and_how_exactly(real_site: Built) -> None:
    page = (real_site.published.folder / "villages" / "bun-van-cu.html").read_text("utf-8")

    assert "Cách trung tâm Huế khoảng 9 km về phía tây bắc, tính theo đường chim bay." in page
    assert "vị trí trung tâm xã" in page
    assert 'href="geo:16.4939,107.5123?z=13"' in page


def test_spirits_are_on_no_map_but_their_own(site_of: Province) -> None:
    site_of.village()
    spirits = VILLAGE.replace("[ceramics]", "[spirits]") + "alcohol: from_15\n"
    site_of.village(spirits, "lang-ruou")

    assert build(site_of.root).is_published

    maps = site_of.root / "site" / "maps"
    assert "t-spirits" in (maps / "villages" / "lang-ruou.svg").read_text("utf-8")
    others = [path for path in maps.rglob("*.svg") if path.name != "lang-ruou.svg"]
    assert len(others) >= 3
    assert not any("t-spirits" in path.read_text("utf-8") for path in others)


def test_an_area_has_no_map_and_its_page_says_nothing_of_one(small_site: Built) -> None:
    folder: Path = small_site.published.folder

    assert not (folder / "maps" / "villages" / "vung-det-ang-may.svg").exists()
    assert 'id="map"' not in (folder / "villages" / "vung-det-ang-may.html").read_text("utf-8")
