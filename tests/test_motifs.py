"""A village without a photo has a drawn cover: the same for ever, and never its neighbour's."""

import gzip
import re
from collections.abc import Iterator
from hashlib import sha256
from itertools import islice
from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from langnghe.motifs import CRAFTS_DRAWN, draw
from langnghe.motifs.brush import Limb, blade, blades, corners, d, flow, n, strokes
from langnghe.motifs.chance import Chance, numbers

VILLAGES = [
    "bat-trang",
    "kim-bong",
    "my-long",
    "phu-vinh",
    "thanh-ha",
    "tan-chau",
    "sa-dec",
    "da-sy",
]
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


def split_mix(state: int) -> Iterator[int]:
    """SplitMix64 as its author wrote it: https://prng.di.unimi.it/splitmix64.c."""
    while True:
        state = (state + 0x9E3779B97F4A7C15) % 2**64
        z = state
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 % 2**64
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB % 2**64
        yield z ^ (z >> 31)


def test_the_sequence_is_the_published_one() -> None:
    assert [*islice(split_mix(0), 2)] == [0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4]


@given(state=st.integers(0, 2**64 - 1))
@example(state=0)
@example(state=2**64 - 1)
def test_chance_has_the_published_sequence(state: int) -> None:
    expected = [(number >> 11) / 2**53 for number in islice(split_mix(state), 100)]

    assert [*islice(numbers(state), 100)] == expected


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


@pytest.mark.parametrize("craft", ["brocade", "joinery", "metal", "spirits", "stone"])
def test_some_crafts_are_drawn_in_more_than_one_way(craft: str) -> None:
    """Each composition has its own kinds of marks, and as many of them every time."""
    drawings = [draw(craft, f"village-{i}") for i in range(40)]
    ways = {re.findall(r"<(?!path)\w+", drawing).count("<ellipse") for drawing in drawings}
    named = {frozenset(re.findall(r' id="([a-z]+)', drawing)) for drawing in drawings}

    assert max(len(ways), len(named)) >= 2


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


def test_a_craft_we_have_not_drawn_gets_the_general_motif() -> None:
    svg = draw("kite-making", "ba-duong-noi")

    assert "kite-making" not in CRAFTS_DRAWN
    assert 'href="#palm"' in svg
    assert svg != draw("kite-making", "hue")


def test_ids_with_vietnamese_letters_or_markup_do_no_harm() -> None:
    ElementTree.fromstring(draw("gốm", 'Bát Tràng <"&>'))


def test_numbers_are_written_short() -> None:
    assert [n(x) for x in (0, 1.5, -3.0, 10.04, 0.06)] == ["0", "1.5", "-3", "10", "0.1"]


def test_paths_are_written_as_short_as_numbers() -> None:
    assert d("M", 0, 1.04, "L", -8.0, 6.25, "Z") == "M 0 1 L -8 6.2 Z"
    assert d("M", 0.0, 10.0) == "M 0 10"
    assert corners([(0, 0.0), (10.0, 2.5)]) == "M0 0L10 2.5Z"
    assert (
        strokes("M # # L # 5", [(0, 1.0, 2.0), (3.5, 10.0, -0.5)]) == "M 0 1 L 2 5M 3.5 10 L -0.5 5"
    )


def test_many_strokes_are_the_same_as_one_by_one() -> None:
    rows = [(x / 3, 10.0, x, -x / 7) for x in range(9)]
    brush = [((x / 3, 0.0), (x, 5.0), (x * 1.7, 10), x / 9) for x in range(1, 9)]

    assert strokes("M # # L # #", rows) == "".join(d("M", x, y, "L", *end) for x, y, *end in rows)
    assert strokes("M # # L # #", []) == ""
    assert blades(brush) == "".join(blade(*one) for one in brush)


def test_a_smooth_line_passes_through_its_points() -> None:
    path = flow([(0, 0), (50, 20), (100, 0)])

    assert path.startswith("M0 0C")
    assert " 50 20S" in path
    assert path.endswith(" 100 0")


def test_a_limb_is_as_wide_as_it_says() -> None:
    limb = Limb(((0, 0), (10, 0), (20, 0), (30, 0)), (4, 4, 4, 0))

    assert limb.along(-1) == [(0, -4), (10, -4), (20, -4), (30, 0)]
    assert limb.along(0.5) == [(0, 2), (10, 2), (20, 2), (30, 0)]
