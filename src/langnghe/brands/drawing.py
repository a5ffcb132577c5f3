"""The bytes of an SVG → its tree, or why it is refused; nothing in it is expanded or fetched.

Whoever sends a logo may have had it drawn anywhere, so the file is taken for hostile: sizes and
depths are bounded while it is read, and no entity of its own is known.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

BYTES_LIMIT = 256 * 1024
NODES_LIMIT = 5_000
DEPTH_LIMIT = 40
_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
# Of whatever namespace: a browser runs these also where they are not SVG's own.
_RUNNING = {"script", "foreignobject", "iframe", "object", "embed", "handler", "listener", "html"}
_PUBLIC = "-//W3C//DTD SVG"


class RefusedError(Exception):
    """Why a logo cannot be published: a code and the values of its sentence."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code, self.values = code, values


def refuse(case: str, what: str) -> NoReturn:
    """Refuse a drawing for what is in it. `case` chooses the advice."""
    raise RefusedError("E-LOGO-04", case=case, what=what)


@dataclass
class Node:
    """An element; `attributes` bear no prefixes, and what is not SVG is left out."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node"] = field(default_factory=list)
    text: str = ""  # of a style sheet alone


def read_drawing(content: bytes) -> Node:
    """The tree of a drawing. Raises RefusedError."""
    if len(content) > BYTES_LIMIT:
        raise RefusedError("E-LOGO-02", limit=f"{BYTES_LIMIT // 1024} kB")
    reader = _Reader()
    try:
        reader.parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise RefusedError("E-LOGO-03") from error
    if reader.root is None or reader.root.tag != "svg":
        raise RefusedError("E-LOGO-03")
    return reader.root


class _Reader:
    def __init__(self) -> None:
        self.root: Node | None = None
        self._open: list[Node | None] = []  # None: an element that is left out
        self._count = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self.parser.StartDoctypeDeclHandler = _doctype
        self.parser.EntityDeclHandler = _entity
        self.parser.ProcessingInstructionHandler = _instruction
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._read

    def _begin(self, name: str, given: Mapping[str, str]) -> None:
        self._count += 1
        if self._count > NODES_LIMIT or len(self._open) >= DEPTH_LIMIT:
            raise RefusedError("E-LOGO-05")
        space, _, tag = name.rpartition(" ")
        if tag.lower() in _RUNNING:
            refuse("runs", f"<{tag}>")
        is_ours = space in {"", _SVG}
        parent = self._open[-1] if self._open else None
        if not is_ours or (self._open and parent is None):
            # What an editor notes for itself, and all below it.
            _refuse_running(given)
            self._open.append(None)
            return
        node = Node(tag, _attributes(given))
        if parent is None:
            self.root = node
        else:
            parent.children.append(node)
        self._open.append(node)

    def _end(self, _name: str) -> None:
        self._open.pop()

    def _read(self, text: str) -> None:
        if self._open and (node := self._open[-1]) and node.tag == "style":
            node.text += text


def _attributes(given: Mapping[str, str]) -> dict[str, str]:
    _refuse_running(given)
    found = {}
    for name, value in given.items():
        space, _, plain = name.rpartition(" ")
        if space in {"", _SVG} or (space == _XLINK and plain == "href"):
            found[plain] = value.strip()
    return found


def _refuse_running(given: Mapping[str, str]) -> None:
    for name, value in given.items():
        plain = name.rpartition(" ")[2]
        if plain.lower().startswith("on"):
            refuse("runs", plain)
        if "javascript:" in "".join(value.split()).lower():
            refuse("runs", f'{plain}="javascript:…"')


def _doctype(_name: str, _system: str | None, public: str | None, has_subset: int) -> None:
    """The old one of SVG itself, which many programs write, says nothing and is left out."""
    is_known = public is None or public.startswith(_PUBLIC)
    if has_subset or not is_known or (_system and public is None):
        refuse("fetches", "<!DOCTYPE>")


def _entity(name: str, *_rest: object) -> None:
    refuse("fetches", f"<!ENTITY {name}>")


def _instruction(target: str, _data: str) -> None:
    if target.lower() == "xml-stylesheet":
        refuse("fetches", "<?xml-stylesheet?>")
