"""Tables of places: the right count, names and coordinates, for whoever reads the format."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from building import Built, build
from conftest import VILLAGE, Province
from langnghe.maps.exporting import FORMATS, Exported, Terms, in_every_format

pytest_plugins = ("built_sites",)

KML = "{http://www.opengis.net/kml/2.2}"
GPX = "{http://www.topografix.com/GPX/1/1}"
HOSTILE = Exported(
    "lang-a", 16.5, 107.25, 'Làng "A" & <b>', "gốm & sứ", "xã <Đ>", "Điểm là giữa xã.",
    "https://a.example/?a=1&b='2'",
)  # fmt: skip
TERMS = Terms('A & "B" <c>', "https://a.example/?a=1&b=2", "2026-11-23")
Found = list[tuple[str, float, float]]


def read_geojson(text: str) -> Found:
    document: dict[str, Any] = json.loads(text)
    assert document["type"] == "FeatureCollection"
    return [
        (one["properties"]["name"], one["geometry"]["coordinates"][1],
         one["geometry"]["coordinates"][0])
        for one in document["features"]
    ]  # fmt: skip


def read_kml(text: str) -> Found:
    found = []
    for mark in ElementTree.fromstring(text).iter(f"{KML}Placemark"):
        where = mark.findtext(f"{KML}Point/{KML}coordinates") or ""
        lon, lat = map(float, where.split(","))
        found.append((mark.findtext(f"{KML}name") or "", lat, lon))
    return found


def read_gpx(text: str) -> Found:
    return [
        (one.findtext(f"{GPX}name") or "", float(one.attrib["lat"]), float(one.attrib["lon"]))
        for one in ElementTree.fromstring(text).iter(f"{GPX}wpt")
    ]


READERS = {"geojson": read_geojson, "kml": read_kml, "gpx": read_gpx}


@pytest.mark.parametrize("ending", FORMATS)
def test_a_table_tells_any_name_and_the_point_as_it_is(ending: str) -> None:
    [text] = [
        text for one, text in in_every_format("Bảng & <thử>", [HOSTILE], TERMS) if one == ending
    ]

    assert READERS[ending](text) == [(HOSTILE.name, 16.5, 107.25)]


@pytest.mark.parametrize("ending", FORMATS)
def test_a_table_may_be_empty(ending: str) -> None:
    [text] = [text for one, text in in_every_format("Không", [], TERMS) if one == ending]

    assert READERS[ending](text) == []


def points_of(root: Path) -> dict[str, tuple[float, float]]:
    """The points of the records, read without our own reader."""
    found = {}
    for record in (root / "villages").glob("*/village.yml"):
        for line in record.read_text("utf-8").splitlines():
            if line.startswith("  point: "):
                parts = line.split('"')
                found[record.parent.name] = float(parts[1]), float(parts[3])
    return found


@pytest.mark.parametrize("root", ["", "en/"])
@pytest.mark.parametrize("ending", FORMATS)
def test_the_sites_own_tables_hold_every_village_that_may_be_shown(
    real_site: Built, ending: str, root: str
) -> None:
    folder = real_site.published.folder / root / "maps"
    whole = READERS[ending]((folder / f"all.{ending}").read_text("utf-8"))

    points = points_of(real_site.root)
    spirits = {
        record.parent.name
        for record in (real_site.root / "villages").glob("*/village.yml")
        if "\nalcohol: from_15" in record.read_text("utf-8")
        or "\nalcohol: unknown" in record.read_text("utf-8")
    }
    assert sorted((lat, lon) for _, lat, lon in whole) == sorted(
        point for name, point in points.items() if name not in spirits
    )
    parts = [
        READERS[ending](part.read_text("utf-8")) for part in folder.glob(f"provinces/*.{ending}")
    ]
    assert sorted(row for part in parts for row in part) == sorted(whole)


def test_a_name_is_in_the_tables_language(real_site: Built) -> None:
    folder = real_site.published.folder

    names = {n for n, _, _ in read_gpx((folder / "maps/all.gpx").read_text("utf-8"))}
    english = {n for n, _, _ in read_gpx((folder / "en/maps/all.gpx").read_text("utf-8"))}

    assert "Làng nghề truyền thống bún Vân Cù" in names
    assert names.isdisjoint(english)


def test_the_places_of_a_craft_are_all_of_that_craft(real_site: Built) -> None:
    folder = real_site.published.folder / "maps" / "crafts"

    for table in folder.glob("*.geojson"):
        for one in json.loads(table.read_text("utf-8"))["features"]:
            record = real_site.root / "villages" / one["id"] / "village.yml"
            assert table.stem in record.read_text("utf-8")
            assert one["properties"]["url"].endswith(f"/villages/{one['id']}.html")
    assert (folder / "noodles.geojson").exists()


def test_spirits_are_in_no_table(site_of: Province) -> None:
    spirits = VILLAGE.replace("[ceramics]", "[spirits]") + "alcohol: from_15\n"
    site_of.village(spirits, "lang-ruou")

    assert build(site_of.root).is_published

    for ending, read in READERS.items():
        for table in (site_of.root / "site" / "maps").rglob(f"*.{ending}"):
            assert read(table.read_text("utf-8")) == []


@pytest.mark.skipif(not shutil.which("ogrinfo"), reason="GDAL is not installed")
@pytest.mark.parametrize("ending", FORMATS)
def test_gdal_reads_the_table(real_site: Built, ending: str) -> None:
    file = real_site.published.folder / "maps" / f"all.{ending}"
    whole = READERS[ending](file.read_text("utf-8"))

    told = subprocess.run(
        ["ogrinfo", "-al", "-ro", str(file)], capture_output=True, text=True, check=True
    ).stdout

    assert f"Feature Count: {len(whole)}\n" in told
    points = re.findall(r"^  POINT(?: Z)? \(([\d.]+) ([\d.]+)", told, flags=re.MULTILINE)
    assert [(float(lat), float(lon)) for lon, lat in points] == [row[1:] for row in whole]
    assert all(name in told for name, _, _ in whole)
