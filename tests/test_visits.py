"""Suggested visits: near enough, of one craft, each village once, the same at every build."""

import random

from building import build
from conftest import VILLAGE, Province
from langnghe.catalogue import VillageOutline, kilometres, outline_of_village
from langnghe.catalogue.visits import MOST_STOPS, REACH_KM, visits_among
from langnghe.records import Village

pytest_plugins = ("built_sites",)


def a_village(name: str, lat: float, lon: float, craft: str = "ceramics") -> VillageOutline:
    point = {"lat": f"{lat:.4f}", "lon": f"{lon:.4f}", "precision": "gate"}
    return outline_of_village(
        Village.model_validate(
            {
                "id": name,
                "kind": "craft_village",
                "name": name,
                "crafts": [craft],
                "place": {"province_code": "19", "as_of": "2025", "point": point},
            }
        ),
        {},
    )


def many(count: int) -> list[VillageOutline]:
    chance = random.Random(5)
    crafts = ("ceramics", "noodles", "salt")
    return [
        a_village(f"lang-{n}", chance.uniform(21, 22), chance.uniform(105, 106), crafts[n % 3])
        for n in range(count)
    ]


def test_a_visit_is_of_one_craft_and_within_reach() -> None:
    visits = list(visits_among(many(90)))

    assert len(visits) > 5
    for visit in visits:
        start = visit.villages[0].point
        assert start
        assert 2 <= len(visit.villages) <= MOST_STOPS
        for village in visit.villages:
            assert village.crafts == (visit.craft,)
            assert village.point
            assert kilometres(start, village.point) <= REACH_KM


def test_a_village_is_in_one_visit_at_most() -> None:
    seen = [village.id for visit in visits_among(many(90)) for village in visit.villages]

    assert len(seen) == len(set(seen))


def test_visits_do_not_depend_on_the_order_of_the_records() -> None:
    villages = many(60)
    shuffled = random.Random(2).sample(villages, len(villages))

    assert list(visits_among(villages)) == list(visits_among(shuffled))


def test_far_villages_and_those_without_a_point_make_no_visit() -> None:
    lone = a_village("lang-xa", 10.0, 106.0)

    assert list(visits_among([*many(3), lone, lone._replace(id="lang-khong", point=None)])) == []


def test_a_site_without_visits_says_so(site_of: Province) -> None:
    site_of.village()

    assert build(site_of.root).is_published

    page = (site_of.root / "site" / "visits.html").read_text("utf-8")
    assert "Chưa có những nơi cùng nghề nằm gần nhau." in page


def test_two_villages_of_a_commune_make_a_visit(site_of: Province) -> None:
    site_of.village()
    site_of.village(VILLAGE.replace("Thử Nghiệm", "Thứ Hai"), "lang-hai")

    assert build(site_of.root).is_published

    page = (site_of.root / "site" / "en" / "visits.html").read_text("utf-8")
    assert "at the same point of the map" in page
    assert 'href="map.html?craft=ceramics&amp;province=19"' in page
