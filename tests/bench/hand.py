"""From a record as plain data to YAML as its authors type it, fields and folds as in the real ones.

How a file is typed decides how long it takes to read: long texts are folded, sources stand in
brackets, codes in quotes. A general writer of YAML would type everything alike.
"""

import re
from collections.abc import Mapping, Sequence

Data = str | Sequence["Data"] | Mapping[str, "Data"]

_WIDTH = 100
_QUOTED = frozenset(
    {"commune_code", "gtin", "lat", "lon", "net_quantity", "number", "province_code", "reading",
     "registration_no", "to", "value"}
)  # fmt: skip
_INLINE_PARTS = frozenset({"accounts", "materials", "entries", "hs_codes", "village_marks"})
_INLINE = frozenset({"point", "self_declaration"})
# What YAML would read as something else than text stands in quotes.
_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`](?!.*(?:: | #|:$)).*")
_PLAIN_INLINE = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`](?!.*(?:: | #|:$))[^,\[\]{}]*")


def type_record(record: Mapping[str, Data], remark: str) -> str:
    """The text of a record's file. A key that begins with `#` is a comment above what follows."""
    lines = [*remark.splitlines()]
    _mapping(record, "", lines)
    return "\n".join(lines) + "\n"


def type_texts(texts: Mapping[str, str]) -> list[str]:
    """The lines of a translation's `texts`."""
    lines: list[str] = []
    for path, text in texts.items():
        _text(path, text, "  ", lines)
    return lines


def quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _mapping(part: Mapping[str, Data], indent: str, lines: list[str]) -> None:
    for key, value in part.items():
        if key[0] == "#":
            lines.append(f"{indent}# {value}")
        elif isinstance(value, str):
            _text(key, value, indent, lines)
        elif isinstance(value, Mapping):
            if key in _INLINE:
                lines.append(f"{indent}{key}: {_inline(value)}")
            else:
                lines.append(f"{indent}{key}:")
                _mapping(value, indent + "  ", lines)
        else:
            _list(key, value, indent, lines)


def _list(key: str, values: Sequence[Data], indent: str, lines: list[str]) -> None:
    if isinstance(values[0], str) and key != "also_known_as":
        lines.append(f"{indent}{key}: {_inline(values)}")
        return
    lines.append(f"{indent}{key}:")
    for value in values:
        if isinstance(value, Mapping):
            _item(key, value, indent + "  ", lines)
        else:
            lines.append(f"{indent}  - {_scalar(str(value))}")


def _item(key: str, part: Mapping[str, Data], indent: str, lines: list[str]) -> None:
    if key in _INLINE_PARTS:
        line = f"{indent}- {_inline(part)}"
        if len(line) <= _WIDTH:
            lines.append(line)
            return
    start = len(lines)
    _mapping(part, indent + "  ", lines)
    while lines[start].startswith(f"{indent}  # "):
        lines[start] = lines[start][2:]
        start += 1
    lines[start] = f"{indent}- {lines[start][len(indent) + 2 :]}"


def _text(key: str, text: str, indent: str, lines: list[str]) -> None:
    if key in _QUOTED:
        lines.append(f"{indent}{key}: {quoted(text)}")
    elif len(indent) + len(key) + 2 + len(text) <= _WIDTH or " " not in text:
        lines.append(f"{indent}{key}: {_scalar(text)}")
    else:
        lines.append(f"{indent}{key}: >-")
        lines += folded(text, indent + "  ")


def folded(text: str, indent: str) -> list[str]:
    """A paragraph in lines of no more than 100 letters."""
    lines: list[str] = []
    start, room = 0, _WIDTH - len(indent)
    while len(text) - start > room:
        end = text.rfind(" ", start, start + room + 1)
        end = end if end > start else text.find(" ", start)
        if end < 0:
            break
        lines.append(indent + text[start:end])
        start = end + 1
    lines.append(indent + text[start:])
    return lines


def _inline(value: Data, key: str = "") -> str:
    if isinstance(value, str):
        if key in _QUOTED:
            return quoted(value)
        return value if _PLAIN_INLINE.fullmatch(value) else quoted(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_inline(part, key)}" for key, part in value.items()) + "}"
    return "[" + ", ".join(map(_inline, value)) + "]"


def _scalar(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else quoted(text)
