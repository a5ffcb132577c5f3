"""A line that YAML cannot read → the same line as it was surely meant.

Each guess is tried: only one after which the file can be read past this line is given, so that
pasting it always helps.
"""

import re
from collections.abc import Callable, Iterator

_KEY = re.compile(r"(- )?([A-Za-z0-9_.-]+) *: *(.*)")
_NO_SPACE = re.compile(r"(- )?([A-Za-z0-9_-]+):([^\s:/].*)")
_NO_SPACE_AFTER_DASH = re.compile(r"-([^\s-].*)")
_ESCAPED = re.compile(r'"[^"]*\\[^"]*"')
_LONGEST = 400  # characters
LONGEST_FILE = 32 * 1024  # characters: each guess reads the whole file again

BadLine = Callable[[str], int | None]
"""Answers the number, from 0, of the first line of a text that cannot be read, if any."""


def line_meant(lines: list[str], number: int, bad_line: BadLine) -> str:
    """The line to write in place of `lines[number]`, without its indent; nothing if none helps."""
    line, typed = lines[number], lines[number].strip()
    if len(typed) > _LONGEST or sum(map(len, lines)) > LONGEST_FILE:
        return ""
    indent = line[: _indent_of(line)]
    for guess in _guesses(typed):
        if _helps(lines, number, indent + guess, bad_line):
            return guess
    return ""


def indent_meant(lines: list[str], number: int, bad_line: BadLine) -> int | None:
    """How many spaces a line should begin with that stands out of its column; None if not so."""
    above = next((line for line in reversed(lines[:number]) if line.strip()), "")
    meant = _indent_of(above)
    if sum(map(len, lines)) > LONGEST_FILE or meant == _indent_of(lines[number]):
        return None
    moved = " " * meant + lines[number].strip()
    return meant if _helps(lines, number, moved, bad_line) else None


def _indent_of(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _helps(lines: list[str], number: int, guess: str, bad_line: BadLine) -> bool:
    """Whether all can be read then, or at least this line and what belongs to it."""
    tried = bad_line("\n".join([*lines[:number], guess, *lines[number + 1 :]]))
    if tried is None or tried > number + 1:
        return True
    return tried == number + 1 and _indent_of(lines[tried]) <= _indent_of(guess)


def _guesses(typed: str) -> Iterator[str]:
    if found := _NO_SPACE.fullmatch(typed):
        yield f"{found[1] or ''}{found[2]}: {found[3]}"
    if found := _NO_SPACE_AFTER_DASH.fullmatch(typed):
        yield f"- {found[1]}"
    if found := _KEY.fullmatch(typed):
        dash, key, value = found[1] or "", found[2], found[3]
        yield from (f"{dash}{key}: {guess}".rstrip() for guess in _values(value))


def _values(value: str) -> Iterator[str]:
    if value.startswith("&") and " " not in value:  # it stands before fields of its own
        yield ""
    for opens, closes in ("[]", "{}"):
        if value.startswith(opens) and value.count(opens) > value.count(closes):
            yield value + closes
    if value[:1] in {'"', "'"} and value.count(value[0]) == 1:
        yield value + value[0]
    if _ESCAPED.fullmatch(value):
        yield value.replace("\\", "\\\\")
    is_list = value.startswith("[") or (value.startswith("{") and value[1:2] not in {"{", "%"})
    if value and not is_list:
        yield '"' + value.replace("\\", "\\\\").replace('"', "'") + '"'
