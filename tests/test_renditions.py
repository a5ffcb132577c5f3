import pytest
from hypothesis import given
from hypothesis import strategies as st

from langnghe.renditions import (
    LONGEST_SIDE,
    MIDDLE,
    Format,
    Shape,
    box_of,
    focus_within,
    renditions,
)

SIDES = st.integers(6, 9000)
FOCUS = st.tuples(st.integers(0, 100), st.integers(0, 100))


@pytest.mark.parametrize(
    ("size", "widths"),
    [
        ((4000, 3000), [1600, 960, 480]),
        ((3000, 4000), [1200, 960, 480]),
        ((1000, 700), [1000, 480]),  # 960 would be nearly the same
        ((640, 480), [640, 480]),
        ((500, 700), [500]),
        ((8000, 1000), [1600, 960, 480]),
    ],
)
def test_widths_are_those_of_the_pages_and_never_more_than_there_is(
    size: tuple[int, int], widths: list[int]
) -> None:
    made = renditions(size, leads=False)

    for form in (Format.AVIF, Format.WEBP):
        assert [one.width for one in made if one.format is form] == widths
    assert [one.width for one in made if one.format is Format.JPEG] == widths[:1]


def test_only_the_first_photo_of_a_record_is_cut_for_cards() -> None:
    shapes = {one.shape for one in renditions((4000, 3000), leads=False)}

    assert shapes == {Shape.WHOLE}
    assert "card-360.avif" in {one.name for one in renditions((4000, 3000), leads=True)}


@given(SIDES, SIDES, st.booleans())
def test_nothing_is_enlarged_and_no_two_share_a_name(width: int, height: int, leads: bool) -> None:
    made = renditions((width, height), leads=leads)

    assert len({one.name for one in made}) == len(made)
    for one in made:
        assert 1 <= one.width <= width
        assert 1 <= one.height <= height
        assert max(one.width, one.height) <= LONGEST_SIDE


@given(SIDES, SIDES, FOCUS, st.sampled_from(Shape))
def test_a_cut_lies_in_the_photo_and_holds_its_focus(
    width: int, height: int, focus: tuple[int, int], shape: Shape
) -> None:
    left, top, right, bottom = box_of(shape, (width, height), focus)

    assert 0 <= left < right <= width + 1e-6
    assert 0 <= top < bottom <= height + 1e-6
    assert left - 1e-6 <= width * focus[0] / 100 <= right + 1e-6
    assert top - 1e-6 <= height * focus[1] / 100 <= bottom + 1e-6
    assert all(0 <= share <= 100 for share in focus_within(shape, (width, height), focus))


@pytest.mark.parametrize(
    ("focus", "box"),
    [(MIDDLE, (400, 0, 1200, 600)), ((0, 50), (0, 0, 800, 600)), ((90, 10), (800, 0, 1600, 600))],
)
def test_a_card_is_cut_round_the_focus(
    focus: tuple[int, int], box: tuple[int, int, int, int]
) -> None:
    assert box_of(Shape.CARD, (1600, 600), focus) == pytest.approx(box)
