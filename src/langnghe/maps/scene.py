"""What a picture of a map consists of, whichever way it is drawn: flat shapes in pixels."""

from typing import NamedTuple

from langnghe.maps.geometry import Ring, View
from langnghe.motifs.colours import ACCENTS, INK, PAPER, tint

# Each role is a colour by day and one by night.
ROLES = {
    "paper": PAPER,
    "ink": INK,
    "sea": ("#dce4e6", "#1a2131"),
    "wave": ("#9fb4c4", "#46557a"),
    "wave-name": tint(ACCENTS["indigo"], 0.78, 0.75),
    "land": ("#fffaf0", "#2a3141"),  # lies above the paper and catches light, as in the covers
    "abroad": tint(INK, 0.1, 0.1),
    "coast": tint(INK, 0.72, 0.62),
    "grain": tint(INK, 0.34, 0.34),
    "soft": tint(INK, 0.74, 0.74),
    "rule": tint(INK, 0.3, 0.3),
    "red": ACCENTS["red"],
    "indigo": ACCENTS["indigo"],
    "gold": ("#8a6410", ACCENTS["gold"][1]),  # deep enough to be seen on paper
    "on": ("#fffaf0", "#171b26"),  # strokes on one of these three
}


class Area(NamedTuple):
    """Some filled rings; `waves` are lines round them that grow fainter, as engravers draw seas."""

    rings: tuple[Ring, ...]
    role: str
    line: str | None = None
    width: float = 0.0
    waves: tuple[float, ...] = ()  # how far from the coast, in pixels, the outermost first


class Line(NamedTuple):
    points: Ring
    role: str
    width: float
    is_dashed: bool = False


class Dot(NamedTuple):
    """A disc; with `line` a ring of this width instead."""

    x: float
    y: float
    radius: float
    role: str
    line: float = 0.0


class Dots(NamedTuple):
    """Many small discs alike."""

    points: Ring
    radius: float
    role: str


class Specks(NamedTuple):
    """A craft's outline alone at many places, for maps too crowded for signs."""

    points: Ring
    size: float
    craft: str


class Token(NamedTuple):
    """The sign of a craft, with a rim of paper."""

    x: float
    y: float
    size: float
    craft: str


class Text(NamedTuple):
    """A line of text; `anchor` is start, middle or end, `y` its base line."""

    x: float
    y: float
    text: str
    size: float
    role: str = "ink"
    anchor: str = "start"
    is_name: bool = False  # set in the face of names
    is_bold: bool = False
    is_slanted: bool = False
    halo: str | None = None  # the role that lies round the letters


class Lens(NamedTuple):
    """A round window onto another scene, drawn in the same pixels."""

    x: float
    y: float
    radius: float
    items: "tuple[Item, ...]"


class Ground(NamedTuple):
    """What lies under the places of a view (see `ground`): drawn once, and used again and again."""

    view: View
    width: float
    height: float
    language: str
    size: float  # of the names


Item = Area | Line | Dot | Dots | Specks | Token | Text | Lens | Ground


class Scene(NamedTuple):
    """A whole picture: its size in pixels and what lies on it, the lowest first."""

    width: int
    height: int
    items: tuple[Item, ...]
    title: str  # read out
