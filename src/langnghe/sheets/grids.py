"""Sheets of labels and cards: how many stand on a page of A4, how large, and where they begin."""

from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Grid(NamedTuple):
    """A sheet of labels. All lengths are millimetres."""

    name: str
    columns: int
    rows: int
    width: float
    height: float
    left: float  # from the sheet's edge to the first label
    top: float
    across: float  # from one label's left edge to the next one's
    down: float
    is_cut: bool  # by hand, along marks; False: the sheet is cut already


@cache
def grids() -> dict[str, Grid]:
    """Every known sheet by its name."""
    text = (files("langnghe") / "data" / "labels" / "grids.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines()[1:] if line]
    return {row[0]: _grid(row) for row in rows}


def _grid(row: list[str]) -> Grid:
    name, columns, lines, *lengths, cut = row
    width, height, left, top, across, down = map(float, lengths)
    return Grid(
        name, int(columns), int(lines), width, height, left, top, across, down, cut == "yes"
    )
