"""A drawing's tree → the same drawing built anew from what is known to do nothing but be seen.

Only shapes, groups, gradients, clips and masks come through, with attributes of the right form.
What an editor noted for itself falls away; what runs, fetches, moves or needs a font is refused by
name. What is used twice is drawn twice, so that nothing can refer to itself.
"""

import math
import re
from collections.abc import Iterator
from functools import cached_property
from xml.sax.saxutils import escape, quoteattr

from langnghe.brands.drawing import (
    DEPTH_LIMIT,
    NODES_LIMIT,
    Node,
    RefusedError,
    read_drawing,
    refuse,
)
from langnghe.brands.styling import apply_styles

Box = tuple[float, float, float, float]
"""Left, top, width and height of what is seen, in the drawing's own units."""

_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,2})?"
_LENGTH = re.compile(rf"{_NUMBER}(?:px|pt|mm|cm|in|pc|em|%)?")
_NUMBERS = re.compile(r"[-+0-9.eE,%\sa-z]*")
_PATH = re.compile(r"[MmZzLlHhVvCcSsQqTtAaeE0-9,.+\-\s]*")
_TRANSFORM = re.compile(r"[a-zA-Z0-9,.+\-\s()]*")
_WORD = re.compile(r"[a-zA-Z0-9.%\-\s]*")
_COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}|[a-zA-Z]+|(?:rgba?|hsla?)\([0-9.,%\s/deg]+\)")
_REFERENCE = re.compile(r"url\(\s*['\"]?#([^'\"()\s]+)['\"]?\s*\)\s*([#\w]*)")
_PLAIN_LENGTH = re.compile(rf"({_NUMBER})(?:px|pt)?")

_SHAPES = {
    "path": {"d": _PATH},
    "rect": dict.fromkeys(("x", "y", "width", "height", "rx", "ry"), _LENGTH),
    "circle": dict.fromkeys(("cx", "cy", "r"), _LENGTH),
    "ellipse": dict.fromkeys(("cx", "cy", "rx", "ry"), _LENGTH),
    "line": dict.fromkeys(("x1", "y1", "x2", "y2"), _LENGTH),
    "polyline": {"points": _NUMBERS},
    "polygon": {"points": _NUMBERS},
    "g": {},
}
_GRADIENTS = {
    "linearGradient": dict.fromkeys(("x1", "y1", "x2", "y2"), _LENGTH),
    "radialGradient": dict.fromkeys(("cx", "cy", "r", "fx", "fy", "fr"), _LENGTH),
}
_OF_GRADIENTS = {"gradientUnits": _WORD, "gradientTransform": _TRANSFORM, "spreadMethod": _WORD}
_AREAS = {
    "clipPath": {"clipPathUnits": _WORD},
    "mask": {"maskUnits": _WORD, "maskContentUnits": _WORD, "mask-type": _WORD,
             **dict.fromkeys(("x", "y", "width", "height"), _LENGTH)},
}  # fmt: skip
_LOOKS = {
    "fill": _COLOUR, "stroke": _COLOUR, "color": _COLOUR, "stop-color": _COLOUR,
    "fill-opacity": _LENGTH, "stroke-opacity": _LENGTH, "opacity": _LENGTH,
    "stop-opacity": _LENGTH, "fill-rule": _WORD, "clip-rule": _WORD, "stroke-width": _LENGTH,
    "stroke-linecap": _WORD, "stroke-linejoin": _WORD, "stroke-miterlimit": _LENGTH,
    "stroke-dasharray": _NUMBERS, "stroke-dashoffset": _LENGTH, "display": _WORD,
    "visibility": _WORD, "paint-order": _WORD, "vector-effect": _WORD, "transform": _TRANSFORM,
}  # fmt: skip
_REFERRING = {"fill", "stroke", "clip-path", "mask"}
_LEFT_OUT = {"title", "desc", "metadata", "style", "defs", "symbol", *_GRADIENTS, *_AREAS}
_TEXT = {"text", "tspan", "textPath", "tref", "font", "flowRoot", "glyph"}
_MOVING = {"animate", "animateTransform", "animateMotion", "animateColor", "set", "discard"}
_FETCHING = {"a", "link", "video", "audio", "feImage"}
_EFFECTS = {"filter", "marker-start", "marker-mid", "marker-end", "marker"}
_NARROWEST = 10  # times as long as wide
_LARGEST = 1e6
_FINEST_DASH = 2000  # of the drawing's width: a dash finer than that is dust, and takes for ever


class Clean:
    """A drawing that may be published: its shapes, what they refer to, and what is seen of it."""

    def __init__(self, box: Box, shapes: list[Node], resources: list[Node]) -> None:
        self.box, self.shapes, self.resources = box, shapes, resources

    @property
    def size(self) -> tuple[float, float]:
        return self.box[2], self.box[3]

    def written(self) -> str:
        """The drawing as a file, the same each time."""
        return written(self.box, self.resources, self.shapes)


def clean(content: bytes) -> Clean:
    """The drawing in a file, built anew. Raises RefusedError."""
    root = read_drawing(content)
    apply_styles(root)
    return _Builder(root).built()


def written(box: Box, resources: list[Node], shapes: list[Node]) -> str:
    """An SVG file of some nodes."""
    sides = " ".join(map(_plain, box))
    width, height = _plain(box[2]), _plain(box[3])
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{sides}"'
    defs = [Node("defs", {}, resources)] if resources else []
    body = "".join(_serialised(node) for node in (*defs, *shapes))
    return f'{head} width="{width}" height="{height}">{body}</svg>\n'


def _plain(number: float) -> str:
    return f"{number:.4f}".rstrip("0").rstrip(".")


def _serialised(node: Node) -> str:
    told = "".join(f" {name}={quoteattr(value)}" for name, value in node.attributes.items())
    inside = "".join(map(_serialised, node.children))
    return f"<{escape(node.tag)}{told}>{inside}</{node.tag}>" if inside else f"<{node.tag}{told}/>"


class _Builder:
    def __init__(self, root: Node) -> None:
        self._root = root
        self._finest = 0.0
        self._count = 0
        self._resources: list[Node] = []
        self._names: dict[str, str] = {}
        self._weights: dict[str, int] = {}
        self._on_the_way: list[str] = []

    @cached_property
    def _by_id(self) -> dict[str, Node]:
        found: dict[str, Node] = {}
        waiting = [self._root]
        while waiting:
            node = waiting.pop(0)
            if name := node.attributes.get("id"):
                found.setdefault(name, node)
            waiting += node.children
        return found

    def built(self) -> Clean:
        box = _box_of(self._root)
        self._finest = max(box[2:]) / _FINEST_DASH
        looks = self._attributes(self._root, {})
        shapes = list(self._all(self._root.children, 1))
        for attribute in ("transform", "display"):
            looks.pop(attribute, None)
        if looks:
            shapes = [Node("g", looks, shapes)]
        if sum(map(self._weight, shapes)) > NODES_LIMIT:
            raise RefusedError("E-LOGO-05")
        return Clean(box, shapes, self._resources)

    def _all(self, nodes: list[Node], depth: int) -> Iterator[Node]:
        for node in nodes:
            made = self._node(node, depth)
            if made:
                yield made

    def _node(self, node: Node, depth: int) -> Node | None:
        self._count += 1
        if self._count > NODES_LIMIT or depth > DEPTH_LIMIT:
            raise RefusedError("E-LOGO-05")
        if node.tag in _SHAPES:
            attributes = self._attributes(node, _SHAPES[node.tag])
            if node.tag == "g":
                return Node("g", attributes, list(self._all(node.children, depth + 1)))
            self._refuse_below(node)
            return Node(node.tag, attributes)
        if node.tag == "use":
            return self._used(node, depth)
        if node.tag in _LEFT_OUT:
            self._refuse_below(node)
            return None
        _refuse_element(node.tag)
        return None

    def _refuse_below(self, node: Node) -> None:
        """What is not seen is left out, but what it hides is not passed over in silence."""
        for child in node.children:
            if child.tag not in {*_SHAPES, *_LEFT_OUT, "use", "stop", "svg"}:
                _refuse_element(child.tag)
            _refuse_link(child)
            self._refuse_below(child)

    def _used(self, node: Node, depth: int) -> Node | None:
        """What a `use` shows, drawn in its place."""
        name = _target(node)
        target = self._by_id.get(name)
        if target is None:
            return None
        if name in self._on_the_way or len(self._on_the_way) > DEPTH_LIMIT:
            raise RefusedError("E-LOGO-05")
        looks = self._attributes(node, {})
        x, y = (_number(node.attributes.get(side, "0")) for side in "xy")
        moved = f"translate({_plain(x)} {_plain(y)})" if x or y else ""
        if both := " ".join(part for part in (looks.get("transform", ""), moved) if part):
            looks["transform"] = both
        self._on_the_way.append(name)
        inside = self._symbol(target, node, depth) if target.tag in {"symbol", "svg"} else (
            self._node(target, depth + 1)
        )  # fmt: skip
        self._on_the_way.pop()
        return Node("g", looks, [inside]) if inside else None

    def _symbol(self, target: Node, used: Node, depth: int) -> Node:
        inside = list(self._all(target.children, depth + 1))
        if "viewBox" not in target.attributes:
            return Node("g", {}, inside)
        box = _box_of(target)
        width = _number(used.attributes.get("width", "")) or box[2]
        height = _number(used.attributes.get("height", "")) or box[3]
        sides = {"width": _plain(width), "height": _plain(height)}
        return Node("svg", {**sides, "viewBox": " ".join(map(_plain, box))}, inside)

    def _attributes(self, node: Node, own: dict[str, re.Pattern[str]]) -> dict[str, str]:
        _refuse_link(node)
        known = {**own, **_LOOKS}
        found: dict[str, str] = {}
        for name, value in node.attributes.items():
            plain = " ".join(value.split())
            if name in _REFERRING and "url(" in plain:
                found |= self._referring(name, plain)
            elif name in _EFFECTS and plain != "none":
                refuse("effects", name)
            elif "url(" in plain or "://" in plain:
                refuse("fetches", f'{name}="{plain[:60]}"')
            elif name in known and plain not in {"inherit", ""}:
                if not known[name].fullmatch(plain):
                    refuse("effects", f'{name}="{plain[:40]}"')
                self._refuse_dust(name, plain)
                found[name] = plain
        return found

    def _refuse_dust(self, name: str, value: str) -> None:
        if name == "stroke-dasharray":
            dashes = [float(found) for found in re.findall(_NUMBER, value)]
            if dashes and max(dashes) < self._finest:
                raise RefusedError("E-LOGO-05")

    def _referring(self, name: str, value: str) -> dict[str, str]:
        """A reference to a gradient, clip or mask of the drawing, which is taken along."""
        found = _REFERENCE.fullmatch(value)
        if found is None:
            refuse("fetches", f'{name}="{value[:60]}"')
        target = self._by_id.get(found[1])
        if target is None:
            # A browser shows nothing for a colour that is not there, unless another is named.
            return {name: found[2] or "none"} if name in {"fill", "stroke"} else {}
        return {name: f"url(#{self._resource(found[1], target)})"}

    def _resource(self, name: str, target: Node) -> str:
        if name in self._on_the_way or len(self._on_the_way) > DEPTH_LIMIT:
            raise RefusedError("E-LOGO-05")
        if name not in self._names:
            self._on_the_way.append(name)
            made = self._gradient(target) if target.tag in _GRADIENTS else self._area(target)
            self._on_the_way.pop()
            self._names[name] = made.attributes["id"] = f"a{len(self._names)}"
            self._weights[made.attributes["id"]] = 1 + sum(map(self._weight, made.children))
            self._resources.append(made)
        return self._names[name]

    def _gradient(self, target: Node) -> Node:
        """A gradient whole: what it takes from another one is written into it."""
        attributes: dict[str, str] = {}
        stops: list[Node] = []
        seen: list[Node] = []
        here: Node | None = target
        while here is not None:
            if any(one is here for one in seen) or here.tag not in _GRADIENTS:
                raise RefusedError("E-LOGO-05")
            seen.append(here)
            known = {**_GRADIENTS[target.tag], **_OF_GRADIENTS}
            for name, value in here.attributes.items():
                if name in known and known[name].fullmatch(value):
                    attributes.setdefault(name, value)
            stops = stops or [one for one in here.children if one.tag == "stop"]
            here = self._by_id.get(_target(here)) if "href" in here.attributes else None
        made = [Node("stop", self._attributes(one, {"offset": _LENGTH})) for one in stops]
        self._count += len(made)
        return Node(target.tag, attributes, made)

    def _area(self, target: Node) -> Node:
        if target.tag not in _AREAS:
            refuse("effects", f"<{target.tag}>")
        attributes = self._attributes(target, _AREAS[target.tag])
        return Node(target.tag, attributes, list(self._all(target.children, 1)))

    def _weight(self, node: Node) -> int:
        """How many elements a browser must draw for it: a mask is drawn for each that wears it."""
        worn = [
            self._weights[found[1]]
            for name in ("clip-path", "mask")
            if (found := _REFERENCE.fullmatch(node.attributes.get(name, "")))
        ]
        return 1 + sum(worn) + sum(map(self._weight, node.children))


def _refuse_element(tag: str) -> None:
    case = "effects"
    for known, name in ((_TEXT, "text"), (_MOVING, "moves"), (_FETCHING, "fetches")):
        if tag in known:
            case = name
    refuse("picture" if tag == "image" else case, f"<{tag}>")


def _refuse_link(node: Node) -> None:
    href = node.attributes.get("href")
    if href is not None and not href.startswith("#"):
        refuse("fetches", f'href="{href[:60]}"')


def _target(node: Node) -> str:
    _refuse_link(node)
    return node.attributes.get("href", "").removeprefix("#")


def _number(text: str) -> float:
    found = _PLAIN_LENGTH.fullmatch(text.strip())
    number = float(found[1]) if found else 0.0
    return number if math.isfinite(number) and abs(number) <= _LARGEST else 0.0


def _box_of(node: Node) -> Box:
    """What is seen of a drawing: its viewBox, or the same from its width and height."""
    typed = node.attributes.get("viewBox")
    sides = re.split(r"[\s,]+", typed.strip()) if typed else [
        "0", "0", node.attributes.get("width", ""), node.attributes.get("height", "")
    ]  # fmt: skip
    left, top, width, height = map(_number, sides) if len(sides) == 4 else (0, 0, 0, 0)
    if width <= 0 or height <= 0 or max(width, height) > _NARROWEST * min(width, height):
        raise RefusedError("E-LOGO-06")
    return left, top, width, height
