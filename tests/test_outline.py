"""The outline under every map: the whole country, with both archipelagos, and nothing more."""

import gzip
import re

import pytest

from conftest import PACKAGE
from langnghe.maps.base import ARCHIPELAGOS, Label, load_base, load_outline
from langnghe.maps.geometry import Point, Ring
from langnghe.units import load_units

FOLDER = PACKAGE / "data" / "outline"
BASE = load_base()


def label(key: str) -> Label:
    [found] = [one for one in BASE.labels if one.key == key]
    return found


def is_inside(point: Point, ring: Ring) -> bool:
    """Whether a ring goes round a point (rays to the east)."""
    x, y = point
    crossed = False
    for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            crossed = not crossed
    return crossed


def test_both_archipelagos_are_parts_of_the_country() -> None:
    for key, west, south, east, north in (
        ("hoang-sa", 111.0, 15.7, 112.8, 17.1),
        ("truong-sa", 111.9, 7.8, 116.0, 11.5),
    ):
        rings = [r for r in BASE.country if west <= r[0][0] <= east and south <= r[0][1] <= north]
        assert len(rings) >= 5, key
        assert len(BASE.marks[key]) >= 7
        for x, y in BASE.marks[key]:
            assert west <= x <= east, key
            assert south <= y <= north, key


def test_no_neighbour_has_land_among_the_archipelagos() -> None:
    for ring in BASE.neighbours:
        for x, y in ring:
            assert not (110.9 < x < 113.2 and 15.5 < y < 17.3)
            assert not (111.3 < x < 116.6 and 7.0 < y < 12.2)


@pytest.mark.parametrize(
    ("key", "vi", "en"),
    [
        ("hoang-sa", "Quần đảo Hoàng Sa (Việt Nam)", "Hoàng Sa Archipelago (Vietnam)"),
        ("truong-sa", "Quần đảo Trường Sa (Việt Nam)", "Trường Sa Archipelago (Vietnam)"),
    ],
)
def test_the_archipelagos_are_named_in_every_language(key: str, vi: str, en: str) -> None:
    assert key in ARCHIPELAGOS
    assert label(key).text("vi") == vi
    assert label(key).text("en") == en
    assert label(key).text("zh") == vi


def test_only_what_the_table_says_is_named() -> None:
    assert {one.key for one in BASE.labels} == {*ARCHIPELAGOS, "bien-dong"}
    assert {one.kind for one in BASE.labels} == {"archipelago", "sea"}


def test_the_country_is_whole() -> None:
    mainland = max(BASE.country, key=len)
    communes = [c for p in load_units().provinces() for c in load_units().communes_of(p.code)]
    points = [(c.point[1], c.point[0]) for c in communes if c.point and c.kind == "commune"]

    outside = [point for point in points if not is_inside(point, mainland)]

    # Islands, and middles of communes on a coast that the outline has simplified.
    assert len(outside) < len(points) // 50


def test_the_outline_has_no_provinces_and_no_names() -> None:
    features = load_outline()["features"]

    assert {one["id"] for one in features} == {
        "country", "neighbours", "marks-hoang-sa", "marks-truong-sa", "marks-islands",
    }  # fmt: skip
    assert all(list(one["properties"]) == ["is"] for one in features)


def test_the_outline_stays_in_its_frame_and_is_light() -> None:
    west, south, east, north = BASE.frame

    for ring in (*BASE.country, *BASE.neighbours):
        assert all(west <= x <= east and south <= y <= north for x, y in ring)
        assert ring[0] == ring[-1]
    assert len(gzip.compress((FOLDER / "outline.json").read_bytes(), 9)) <= 40_000


def test_where_it_comes_from_is_written_down() -> None:
    text = (FOLDER / "README.md").read_text("utf-8")

    for name in ("Natural Earth", "world-atlas", "public domain", "scripts/make_outline"):
        assert name in text
    for row in (FOLDER / "islands.tsv").read_text("utf-8").splitlines()[1:]:
        assert re.search(re.escape(row.split("\t")[0]), text)
