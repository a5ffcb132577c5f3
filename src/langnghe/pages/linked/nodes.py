"""The pieces of linked data: nodes of the vocabulary of schema.org, bounded, and written as JSON.

What is not known is not there: a property without a value is left out.
"""

import json
from collections.abc import Iterable
from decimal import Decimal

Node = dict[str, object]

MOST = 12  # of one kind in a record's data: facts, pictures, papers
LETTERS = 300  # of a text
_CONTEXT = "https://schema.org"


def node(kind: str, at: str | None = None, /, **known: object) -> Node:
    """A thing of a kind, which machines know by `at` if it has a name of its own."""
    made: Node = {"@type": kind}
    if at:
        made["@id"] = at
    for name, value in known.items():
        if value is not None and value not in ("", []):
            made[name] = value
    return made


def same(at: str) -> Node:
    """A thing that is told of elsewhere in the same data."""
    return {"@id": at}


def text(said: str | None, letters: int = LETTERS) -> str | None:
    """As many whole words of a text as are of use to a machine, on one line."""
    plain = " ".join(str(said or "").split())
    if len(plain) <= letters:
        return plain or None
    return plain[:letters].rsplit(" ", 1)[0][:letters].rstrip(",;:–-") + "…"


def few(found: Iterable[object]) -> list[object]:
    """The first of them; a record may hold any number."""
    return [one for one in found if one is not None][:MOST]


def number(value: Decimal) -> int | float:
    """A number as JSON has it."""
    return int(value) if value == value.to_integral_value() else float(value)


def measured(name: str, value: object, **more: object) -> Node:
    """A property that the vocabulary has no name for."""
    return node("PropertyValue", name=text(name), value=value, **more)


def written(things: list[Node]) -> str:
    """The things as JSON that may stand in a page: no sign in it can end its tag."""
    data = {"@context": _CONTEXT, "@graph": things}
    plain = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return plain.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
