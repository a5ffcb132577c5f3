"""What only the text of a file shows: letters typed apart, and numbers that may mean another."""

import re
import unicodedata
from collections.abc import Iterator

from langnghe.loading.yaml_text import Document, Path, Tree
from langnghe.problems import Place, Problem, problem
from langnghe.vietnamese import read_number

# One dot and three digits: a thousand and more in Vietnamese, a fraction on many a scale.
_ONE_DOT = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_KILOS = {"kg", "kilogram", "ký", "kí", "l", "lít", "lit", "litre", "liter"}


def check_letters(raw: bytes, file: str) -> list[Problem]:
    """One warning a file, at the first line whose letters are not as search engines expect them."""
    if raw.isascii():
        return []
    text = raw.decode("utf-8-sig", "replace")
    if unicodedata.is_normalized("NFC", text) and "\u00d0" not in text:
        return []
    lines = [
        (number, column)
        for number, line in enumerate(text.splitlines(), 1)
        if (column := _first_fault(line)) is not None
    ]
    if not lines:
        return []
    line, column = lines[0]
    return [problem(Place(file, line, column + 1), "W-NFC-01", n=len(lines))]


def _first_fault(line: str) -> int | None:
    """The place of the first letter that is not itself when composed; None where all are."""
    composed = unicodedata.normalize("NFC", line).replace("\u00d0", "\u0110")
    if composed == line:
        return None
    pairs = enumerate(zip(line, composed, strict=False))
    return next((n for n, (typed, meant) in pairs if typed != meant), len(composed))


def check_numbers(document: Document) -> Iterator[Problem]:
    """Weights and percentages in the thousands, which their authors meant as fractions."""
    for path, part in _parts_with_fractions(document.data):
        for name in _fractions(part):
            typed = part.get(name)
            if isinstance(typed, str) and _ONE_DOT.fullmatch(typed.strip()):
                line = f'{name}: "{typed.strip().replace(".", ",")}"'
                place = document.place((*path, name))
                yield problem(place, "W-NUM-02", v=typed, n=read_number(typed), line=line)


def _parts_with_fractions(data: dict[str, Tree]) -> Iterator[tuple[Path, dict[str, Tree]]]:
    for name in ("packs", "facts"):
        parts = data.get(name)
        for number, part in enumerate(parts if isinstance(parts, list) else ()):
            if isinstance(part, dict):
                yield (name, number), part


def _fractions(part: dict[str, Tree]) -> tuple[str, ...]:
    """The fields of a pack or a fact in which thousands are hardly meant."""
    unit = part.get("unit", "")
    if not isinstance(unit, str):
        return ("gross_kg",)
    if unit.strip().startswith("%"):
        return ("gross_kg", "value", "to")
    return ("gross_kg", "net_quantity") if unit.strip().lower() in _KILOS else ("gross_kg",)
