"""What a browser draws a map from: folium's script, the villages, and a site's own tiles."""

import json
import re
from typing import Any

import pytest

from building import Built, build, publish, refused
from conftest import MKDOCS, VILLAGE, Province
from langnghe.maps.model import SAID, Row, Tiles, to_model, to_rows
from langnghe.records import Craft

pytest_plugins = ("built_sites",)

WORDS = {key: f"<{key}> 'Bản đồ'" for key in SAID}
ROW = Row("lang-a", 16.5, 107.25, "Làng A", True, ("ceramics",), "46", "phường B, Huế", None)
TILES = """\
    tiles:
      address: https://tiles.example.org/a/{z}/{x}/{y}.png
      credit: Dữ liệu nền của ai đó
      from_zoom: 9
"""


def model(language: str = "vi", tiles: Tiles | None = None) -> str:
    return to_model(language, WORDS, list(Craft), tiles)


def rows_in(script: str) -> dict[str, Any]:
    """What the script's text holds, read as JavaScript reads it."""
    [quoted] = re.findall(r"^window\.langnghe_rows=JSON\.parse\('(.*)'\);\n$", script)
    text = re.sub(r"\\u(20\d\d)|\\(.)", lambda m: chr(int(m[1], 16)) if m[1] else m[2], quoted)
    found: dict[str, Any] = json.loads(text)
    return found


def test_the_model_is_the_same_at_every_build() -> None:
    assert model() == model()


def test_the_model_loads_and_frames_nothing() -> None:
    script = model()

    assert "http" not in script
    for foreign in ("jquery", "bootstrap", "iframe", "<script", "eval(", "document.write"):
        assert foreign not in script.lower()
    assert "tileLayer" not in script


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("vi", ("Quần đảo Hoàng Sa<br>(Việt Nam)", "Quần đảo Trường Sa<br>(Việt Nam)")),
        ("en", ("Hoàng Sa Archipelago<br>(Vietnam)", "Trường Sa Archipelago<br>(Vietnam)")),
    ],
)
def test_the_model_names_both_archipelagos_on_the_map_and_in_its_corner(
    language: str, names: tuple[str, ...]
) -> None:
    script = model(language)
    inset = json.loads(script.partition("=")[2].partition(";\n")[0])["inset"]
    small = [text for _, _, text in inset["labels"]]

    for name in names:
        assert name in script
        assert all(part in small for part in name.split("<br>"))
    assert len(inset["marks"]) > 20


def test_the_map_is_bounded_by_what_the_base_has() -> None:
    script = re.sub(r"\s+", "", model())

    assert '"maxBounds":[[-4.0,92.0,],[31.0,128.0,],]' in script
    assert '"maxBoundsViscosity":1' in script
    assert '"maxZoom":12' in script


def test_tiles_come_above_a_zoom_and_never_over_the_archipelagos() -> None:
    script = model(tiles=Tiles("https://tiles.example.org/{z}/{x}/{y}.png", "ai đó", 9))

    assert script.count("https://") == 1
    layer = re.sub(r"\s+", "", script.partition("L.tileLayer(")[2].partition(");")[0])
    assert '"minZoom":9' in layer
    east = float(re.findall(r'"bounds":\[\[[\d.,]+\],\[[\d.]+,([\d.]+)', layer)[0])
    assert east < 110.9


def test_a_row_tells_any_name_as_it_is() -> None:
    hostile = "Làng 'A' \\ \"B\" </script>\u2028 \\u0041 \\'"
    script = to_rows(
        [ROW._replace(name=hostile, is_translated=False)], {"46": "Huế"}, {"ceramics": "Gốm"}
    )

    told = rows_in(script)
    assert told["name"] == [hostile]
    assert told["vietnamese"] == [0]
    assert told["at"] == [16.5, 107.25]
    assert told["provinces"] == [["46", "Huế"]]
    assert script.count("\n") == 1


def test_what_repeats_is_told_once() -> None:
    rows = [ROW._replace(id=f"lang-{n}") for n in range(500)]

    script = to_rows(rows, {"46": "thành phố Huế"}, {"ceramics": "Gốm"})

    assert script.count("phường B") == script.count("thành phố Huế") == 1
    assert len(script) / 500 < 60


def test_no_rows_are_rows_too() -> None:
    assert rows_in(to_rows([], {}, {}))["id"] == []


def test_the_page_of_the_map_is_light(real_site: Built) -> None:
    page = real_site.published.folder / "map.html"

    assert len(page.read_bytes()) < 60_000


def test_the_page_of_the_map_is_passed_on_with_a_picture(real_site: Built) -> None:
    page = (real_site.published.folder / "en" / "map.html").read_text("utf-8")

    [image] = re.findall(r'<meta property="og:image" content="https://[^/]+/([^"]+)">', page)
    assert (real_site.published.folder / image).is_file()


def test_the_first_page_shows_where_all_places_are(real_site: Built) -> None:
    for language in ("", "en/"):
        home = (real_site.published.folder / language / "index.html").read_text("utf-8")
        assert '<img src="maps/overview.svg"' in home


def test_the_first_page_shows_no_map_of_spirits_alone(site_of: Province) -> None:
    site_of.village(VILLAGE.replace("[ceramics]", "[spirits]") + "alcohol: from_15\n")
    assert build(site_of.root).is_published

    assert "overview.svg" not in (site_of.root / "site" / "index.html").read_text("utf-8")


# A site's own tiles


def test_pictures_come_from_the_site_alone_unless_it_names_a_host(site_of: Province) -> None:
    site_of.village()

    for page in publish(site_of).pages.values():
        assert "img-src 'self' data:;" in page.source
    assert "tileLayer" not in (site_of.root / "site/maps/model.js").read_text("utf-8")


def test_the_policy_follows_the_tiles_that_a_site_names(province: Province) -> None:
    province.write("mkdocs.yml", MKDOCS + TILES)
    province.village()

    assert build(province.root).is_published

    page = (province.root / "site" / "map.html").read_text("utf-8")
    assert "img-src 'self' data: https://tiles.example.org;" in page
    script = (province.root / "site" / "maps" / "model.js").read_text("utf-8")
    assert "https://tiles.example.org/a/{z}/{x}/{y}.png" in script
    assert "Dữ liệu nền của ai đó" in script.encode().decode("unicode-escape", "ignore") or (
        "D\\u1eef li\\u1ec7u" in script
    )


@pytest.mark.parametrize(
    ("before", "after", "code", "place"),
    [
        ("https://tiles", "http://tiles", "E-MAP-02", "mkdocs.yml:21:16"),
        ("/{x}", "", "E-MAP-02", "mkdocs.yml:21:16"),
        (".org/a", ".org/a' *; script-src", "E-MAP-02", "mkdocs.yml:21:16"),
        (".org", ".org:8080", "E-MAP-02", "mkdocs.yml:21:16"),
        ("from_zoom: 9", "from_zoom: 3", "E-MAP-03", "mkdocs.yml:23:18"),
        ("from_zoom: 9", "from_zoom: 40", "E-MAP-03", "mkdocs.yml:23:18"),
    ],
)
def test_a_host_that_cannot_be_used_is_refused_at_its_line(
    province: Province, before: str, after: str, code: str, place: str
) -> None:
    province.write("mkdocs.yml", MKDOCS + TILES.replace(before, after))
    province.village()

    [found] = refused(province)

    assert (found.code, str(found.place)) == (code, place)


def test_tiles_need_a_credit(province: Province) -> None:
    province.write(
        "mkdocs.yml", MKDOCS + TILES.replace("      credit: Dữ liệu nền của ai đó\n", "")
    )

    assert "E-REQ-03" in [found.code for found in refused(province)]
