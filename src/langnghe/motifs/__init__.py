"""From a craft and a record's id to a drawing: the cover of a village that has no photo yet."""

import re
from collections.abc import Callable

from langnghe.motifs.brush import HEIGHT, WIDTH, block, line, sheer, tile
from langnghe.motifs.chance import Chance
from langnghe.motifs.clay import ceramics, spirits
from langnghe.motifs.coconut import coconut, coconut_fibre
from langnghe.motifs.colours import stylesheet
from langnghe.motifs.drying import incense, noodles, rice_paper, salt
from langnghe.motifs.loom import brocade, textiles
from langnghe.motifs.mineral import metal, stone
from langnghe.motifs.orchard import candy, fruit
from langnghe.motifs.plaiting import conical_hats, rattan_bamboo, sedge_mats
from langnghe.motifs.tools import anvil, mill, plane, still
from langnghe.motifs.village import village
from langnghe.motifs.wood import driftwood, joinery, wood_carving
from langnghe.motifs.workshop import lacquer, paper

_Pairs = tuple[tuple[str, str], ...]

_Artist = Callable[[Chance], str]


def _one_of(*artists: _Artist) -> _Artist:
    """A craft that is drawn in more than one way; the record's id decides."""
    return lambda chance: chance.pick(artists)(chance)


# Each craft: its drawing, and the pairs of accents that suit it.
_CRAFTS: dict[str, tuple[_Artist, _Pairs]] = {
    "brocade": (brocade, (("red", "gold"), ("indigo", "red"), ("indigo", "gold"))),
    "candy": (candy, (("red", "gold"), ("gold", "red"), ("red", "indigo"))),
    "ceramics": (ceramics, (("indigo", "gold"), ("indigo", "red"))),
    "coconut": (coconut, (("gold", "indigo"), ("gold", "red"))),
    "coconut-fibre": (coconut_fibre, (("gold", "red"), ("gold", "indigo"))),
    "conical-hats": (conical_hats, (("gold", "red"), ("gold", "indigo"))),
    "driftwood": (driftwood, (("gold", "indigo"),)),
    "fruit": (fruit, (("red", "indigo"), ("red", "gold"))),
    "incense": (incense, (("red", "gold"),)),
    "joinery": (_one_of(joinery, plane), (("gold", "red"), ("gold", "indigo"))),
    "lacquer": (lacquer, (("red", "gold"),)),
    "metal": (_one_of(metal, anvil), (("gold", "indigo"), ("gold", "red"))),
    "noodles": (noodles, (("gold", "red"), ("gold", "indigo"), ("indigo", "red"))),
    "paper": (paper, (("gold", "red"), ("indigo", "gold"), ("gold", "indigo"))),
    "rattan-bamboo": (rattan_bamboo, (("gold", "red"), ("gold", "indigo"))),
    "rice-paper": (rice_paper, (("gold", "red"), ("gold", "indigo"))),
    "salt": (salt, (("indigo", "red"), ("indigo", "gold"))),
    "sedge-mats": (sedge_mats, (("gold", "red"), ("gold", "indigo"))),
    "spirits": (_one_of(spirits, still), (("red", "indigo"), ("gold", "indigo"), ("gold", "red"))),
    "stone": (_one_of(stone, mill), (("indigo", "red"), ("indigo", "gold"))),
    "textiles": (textiles, (("indigo", "gold"), ("red", "gold"), ("indigo", "red"))),
    "wood-carving": (wood_carving, (("gold", "red"), ("gold", "indigo"))),
}
_GENERAL: tuple[_Artist, _Pairs] = (
    village,
    (("red", "indigo"), ("red", "gold"), ("gold", "indigo")),
)

CRAFTS_DRAWN: frozenset[str] = frozenset(_CRAFTS) | {"other"}


def draw(craft: str, seed: str) -> str:
    """A whole SVG document, 800 by 600, for use as an image.

    The same craft and seed give the same bytes for ever. What names the craft lies within
    the middle 600 across and 260 down, so that a banner, a square and a card can be cut
    from it. A craft without a drawing of its own gets the general one, a village gate.
    """
    chance = Chance(f"{craft}\0{seed}")
    artist, pairs = _CRAFTS.get(craft, _GENERAL)
    colours = stylesheet(*chance.pick(pairs))
    mirrored = chance.unit() < 0.5
    body = _ground(chance) + artist(chance)
    flip = f' transform="matrix(-1 0 0 1 {WIDTH} 0)"' if mirrored else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}" stroke-linecap="round" stroke-linejoin="round">'
        f"{colours}<g{flip}>{body}</g></svg>"
    )


# The paper's grain in a drawing, for those who must do without.
is_grain = re.compile(r'<path fill="url\(#paper\)"[^>]*/>')

_FIBRES = (
    "M20 30q40 18 70 4M150 12q30 26 66 22M60 110q26-20 58-10M190 96q-10 36 12 60"
    "M12 170q34 10 52 34M110 200q40-6 64 14M236 190q14 20 8 44M84 62q10 16 6 36M150 150q20-8 36 2"
)


def _ground(chance: Chance) -> str:
    """Dó paper: the sheet and the long bark fibres in it."""
    grain = tile("paper", 260, 250, line("s", _FIBRES, 1.6), turn=chance.whole(0, 11) * 30)
    sheet = f'<path class="p f" d="M0 0h{WIDTH}v{HEIGHT}H0z"/>'
    wash = chance.pick(
        (
            "",
            "",
            block("at", 0, 0, WIDTH, HEIGHT, extra=sheer(0.4)),
            block("bt", 0, 0, WIDTH, HEIGHT, extra=sheer(0.4)),
        )
    )
    return f'{grain}{sheet}{wash}<path fill="url(#paper)" d="M0 0h{WIDTH}v{HEIGHT}H0z"/>'
