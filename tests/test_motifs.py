"""A village without a photo has a drawn cover: the same for ever, and never its neighbour's."""

import gzip
import re
from hashlib import sha256
from time import perf_counter
from xml.etree import ElementTree

import pytest

from langnghe.motifs import CRAFTS_DRAWN, draw
from langnghe.motifs.brush import Chance, Limb, flow, n

VILLAGES = ["bat-trang", "kim-bong", "my-long", "phu-vinh", "thanh-ha", "tan-chau", "sa-dec"]
every_craft = pytest.mark.parametrize("craft", sorted(CRAFTS_DRAWN))


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


@every_craft
def test_the_same_seed_gives_the_same_bytes(craft: str) -> None:
    assert draw(craft, "bat-trang") == draw(craft, "bat-trang")


# If these change, every cover in the country changes with them: do it knowingly, and say so in
# the changelog.
@pytest.mark.parametrize(
    ("craft", "golden"),
    [
        ("ceramics", "6fbd581ba19b404922a0459e5045fdff46070b00c80424fd9e9ecaeab907a9d9"),
        ("rattan-bamboo", "4a7982a810d103ac045a80934e72e42abc0cb1ac431e5aa02048b31c8d1d3eee"),
    ],
)
def test_a_cover_once_drawn_stays_as_it_is(craft: str, golden: str) -> None:
    assert golden == digest(draw(craft, "bat-trang"))


def test_chance_has_the_published_sequence() -> None:
    # SplitMix64 from state 0, as in Vigna's reference code.
    chance = Chance("")
    chance._state = 0

    assert [int(chance.unit() * 2**53) for _ in range(2)] == [
        0xE220A8397B1DCDAF >> 11,
        0x6E789E6AA1B965F4 >> 11,
    ]


def test_chance_stays_within_its_bounds() -> None:
    chance = Chance("bounds")

    assert {1, 2, 3} == {chance.whole(1, 3) for _ in range(200)}
    assert {"a", "b"} == {chance.pick("ab") for _ in range(200)}
    assert all(2 <= chance.between(2, 5) < 5 for _ in range(200))
    assert all(-4 <= chance.sway(4) < 4 for _ in range(200))


@every_craft
def test_neighbours_differ(craft: str) -> None:
    covers = {draw(craft, f"village-{i}") for i in range(120)}

    assert len(covers) == 120


def test_crafts_differ() -> None:
    assert len(CRAFTS_DRAWN) == len({draw(craft, "bat-trang") for craft in CRAFTS_DRAWN})


@every_craft
@pytest.mark.parametrize("village", VILLAGES)
def test_a_cover_is_a_whole_and_harmless_svg_document(craft: str, village: str) -> None:
    svg = draw(craft, village)
    root = ElementTree.fromstring(svg)

    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root.get("viewBox") == "0 0 800 600"
    names = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert not names & {"script", "text", "image", "foreignObject", "a"}
    assert sum(element.tag.endswith("style") for element in root.iter()) == 1
    for element in root.iter():
        for name, value in element.attrib.items():
            assert name != "style"
            assert not name.startswith("on")
            assert not name.endswith("href") or value.startswith("#")
    assert "@import" not in svg
    assert all(target.startswith("#") for target in re.findall(r"url\(([^)]*)\)", svg))


@every_craft
@pytest.mark.parametrize("village", VILLAGES)
def test_every_name_used_in_a_cover_is_kept_there_once(craft: str, village: str) -> None:
    svg = draw(craft, village)
    kept = re.findall(r' id="([^"]+)"', svg)

    assert len(kept) == len(set(kept))
    assert set(re.findall(r'(?:href="|url\()#([^")]+)', svg)) <= set(kept)


@every_craft
@pytest.mark.parametrize("village", VILLAGES)
def test_every_class_has_its_colour_by_day_and_by_night(craft: str, village: str) -> None:
    svg = draw(craft, village)
    day, night = svg.partition("</style>")[0].split("@media(prefers-color-scheme:dark)")
    used = {name for group in re.findall(r'class="([^"]+)"', svg) for name in group.split()}

    assert used <= set(re.findall(r"\.(\w+)\{", day))
    assert used - {"f", "l"} <= set(re.findall(r"\.(\w+)\{", night))


@every_craft
@pytest.mark.parametrize("village", VILLAGES)
def test_every_path_is_sound(craft: str, village: str) -> None:
    svg = draw(craft, village)

    assert not re.search(r"nan|inf|\de[-+]?\d", svg.partition("</style>")[2])
    for path in re.findall(r' d="([^"]+)"', svg):
        assert re.fullmatch(r"[\sMmLlHhVvCcSsQqTtAaZz0-9.-]+", path)
        assert not re.search(r"\.\d\d", path), "a place has one decimal"
        assert path.startswith("M")
        numbers = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", path)]
        assert max(map(abs, numbers)) < 2000


# Arguments each path command takes; a wrong count makes a browser drop the rest of the path.
ARGUMENTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}


@every_craft
def test_every_path_command_has_its_arguments(craft: str) -> None:
    for path in re.findall(r' d="([^"]+)"', draw(craft, "bat-trang")):
        for command, arguments in re.findall(r"([A-Za-z])([^A-Za-z]*)", path):
            count = len(re.findall(r"-?\d+(?:\.\d+)?|-?\.\d+", arguments))
            step = ARGUMENTS[command.upper()]
            assert count == 0 if step == 0 else count and count % step == 0, (command, arguments)


@every_craft
@pytest.mark.parametrize("village", VILLAGES)
def test_a_cover_is_light(craft: str, village: str) -> None:
    svg = draw(craft, village).encode()

    assert len(svg) <= 13_000
    assert len(gzip.compress(svg, mtime=0)) <= 5_000


def test_a_national_build_can_draw_them_all() -> None:
    start = perf_counter()
    for craft in CRAFTS_DRAWN:
        for village in range(5):
            draw(craft, f"village-{village}")
    each = (perf_counter() - start) / (5 * len(CRAFTS_DRAWN))

    # About half a millisecond; ten times that is still a bearable build, on a slow machine.
    assert each < 0.005


def test_a_craft_we_have_not_drawn_gets_the_general_motif() -> None:
    svg = draw("kite-making", "ba-duong-noi")

    assert "kite-making" not in CRAFTS_DRAWN
    assert 'href="#palm"' in svg
    assert svg != draw("kite-making", "hue")


def test_ids_with_vietnamese_letters_or_markup_do_no_harm() -> None:
    ElementTree.fromstring(draw("gốm", 'Bát Tràng <"&>'))


def test_numbers_are_written_short() -> None:
    assert [n(x) for x in (0, 1.5, -3.0, 10.04, 0.06)] == ["0", "1.5", "-3", "10", "0.1"]


def test_a_smooth_line_passes_through_its_points() -> None:
    path = flow([(0, 0), (50, 20), (100, 0)])

    assert path.startswith("M0 0C")
    assert " 50 20S" in path
    assert path.endswith(" 100 0")


def test_a_limb_is_as_wide_as_it_says() -> None:
    limb = Limb(((0, 0), (10, 0), (20, 0), (30, 0)), (4, 4, 4, 0))

    assert limb.along(-1) == [(0, -4), (10, -4), (20, -4), (30, 0)]
    assert limb.along(0.5) == [(0, 2), (10, 2), (20, 2), (30, 0)]
