"""From the tables of `data/units` to rows of text."""

from collections.abc import Iterator
from importlib.resources import files


def read_table(name: str) -> Iterator[list[str]]:
    """The rows below the heading; a field may be empty."""
    text = files("langnghe").joinpath("data", "units", f"{name}.tsv").read_text(encoding="utf-8")
    for line in text.splitlines()[1:]:
        yield line.split("\t")
