"""What a page's template is given → front matter as a person would type it for Hugo.

What is empty is left out. Where a text is Vietnamese on a page of another language, its mark-up is
put round it here, so that Hugo's templates need not ask; all this is work that Hugo is spared.
"""

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from typing import Any

from bench.hand import folded, quoted
from langnghe.pages import contexts as c

Front = str | int | bool | Sequence["Front"] | Mapping[str, "Front"]

_WIDTH = 100
# Values of tags' attributes, which the templates escape; all other texts are HTML already.
_ATTRIBUTES = {
    "action", "address", "alt", "anchor", "area", "assets", "at", "back", "brand", "code",
    "contact", "first", "help", "href", "kind", "map", "model", "next", "places", "previous",
    "report", "root", "search", "send_photo", "src", "steps", "style", "top", "type", "valid_until",
    "villages", "visits", "way", "words",
}  # fmt: skip
# `kind` is a text on these pages, and the name of a style elsewhere.
_KIND_IS_TEXT = (c.VillagePage, c.Maker, c.Mark, c.MissingRow, c.Pack)
# YAML reads these as something else than text.
_PLAIN = re.compile(r"(?!true$|false$|null$|yes$|no$|on$|off$)[^\W\d_](?!.*(?:: | #|:$)).*", re.I)


def front_of(context: Any) -> dict[str, Front]:
    """The fields of a context that say something, ready to be typed."""
    found: dict[str, Front] = {}
    for name, default in _fields(context.__class__):
        value = getattr(context, name)
        if value in (None, "", ()) or value == default:
            continue
        is_text = name not in _ATTRIBUTES or (name == "kind" and isinstance(context, _KIND_IS_TEXT))
        found[name] = _front(value, is_text=is_text)
    return found


@cache
def _fields(kind: type) -> tuple[tuple[str, Any], ...]:
    return tuple((found.name, _default(found)) for found in fields(kind))


def _default(found: Field[Any]) -> Any:
    return None if found.default is MISSING else found.default


def _front(value: Any, *, is_text: bool) -> Front:
    if isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return _html(value) if is_text else str(value)
    if isinstance(value, c.Ref):
        return -value.number if value.anchor else value.number
    if is_dataclass(value):
        return front_of(value)
    return [_front(item, is_text=is_text) for item in value]


def _html(text: str) -> str:
    marked = getattr(text, "__html__", None)
    return str(marked()) if marked else html.escape(text)


def type_front(front: Mapping[str, Front]) -> str:
    """YAML in blocks, long texts folded, numbers of sources in brackets."""
    lines: list[str] = []
    _mapping(front, "", lines)
    return "\n".join(lines) + "\n"


def _mapping(front: Mapping[str, Front], indent: str, lines: list[str]) -> None:
    for key, value in front.items():
        if isinstance(value, str):
            _text(f"{indent}{key}:", value, indent + "  ", lines)
        elif isinstance(value, bool):
            lines.append(f"{indent}{key}: {str(value).lower()}")
        elif isinstance(value, int):
            lines.append(f"{indent}{key}: {value}")
        elif isinstance(value, Mapping):
            lines.append(f"{indent}{key}:")
            _mapping(value, indent + "  ", lines)
        elif value and isinstance(value[0], int):
            lines.append(f"{indent}{key}: [{', '.join(map(str, value))}]")
        else:
            lines.append(f"{indent}{key}:")
            _items(value, indent + "  ", lines)


def _items(values: Sequence[Front], indent: str, lines: list[str]) -> None:
    for value in values:
        if isinstance(value, Mapping):
            start = len(lines)
            _mapping(value, indent + "  ", lines)
            lines[start] = f"{indent}- {lines[start][len(indent) + 2 :]}"
        else:
            _text(f"{indent}-", str(value), indent + "  ", lines)


def _text(head: str, text: str, indent: str, lines: list[str]) -> None:
    if len(head) + 1 + len(text) <= _WIDTH or " " not in text:
        lines.append(f"{head} {text if _PLAIN.fullmatch(text) else quoted(text)}")
    else:
        lines.append(f"{head} >-")
        lines += folded(text, indent)
