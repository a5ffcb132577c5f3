"""A logo in its colours → the same in one ink: what is dark is printed, what is light is not."""

import re
from collections.abc import Iterator

from PIL import Image, ImageChops, ImageColor

from langnghe.brands.cleaning import Clean, written
from langnghe.brands.drawing import Node
from langnghe.contrast import luminance

DARK, LIGHT = "#1c1916", "#fffdf8"
_LIGHT_FROM = 0.6  # relative luminance of what is paper and not ink
_FULL_TO, _NONE_FROM = 140, 225  # of 255: greys between are what smooths an edge
_LEAST = 0.02  # of what is not transparent; less ink than that shows nothing
_PAINTS = ("fill", "stroke", "stop-color")


def in_one_ink(drawing: Clean, ink: str) -> str:
    """The drawing as a mask over one colour. What is light within it stays open."""
    # A drawing without a dark part was made for a dark ground: it is all ink.
    is_all_ink = all(map(_is_light, _paints(drawing)))
    shapes = [_mapped(node, is_all_ink=is_all_ink) for node in drawing.shapes]
    resources = [
        _mapped(one, is_all_ink=is_all_ink) if one.tag.endswith("Gradient") else one
        for one in drawing.resources
    ]
    left, top, width, height = (f"{side:.4f}".rstrip("0").rstrip(".") for side in drawing.box)
    area = {"x": left, "y": top, "width": width, "height": height}
    worn = Node("mask", {"id": "ink", "maskUnits": "userSpaceOnUse", **area},
                [Node("g", {"fill": "#fff"}, shapes)])  # fmt: skip
    plate = Node("rect", {**area, "fill": ink, "mask": "url(#ink)"})
    return written(drawing.box, [*resources, worn], [plate])


def picture_in_one_ink(picture: Image.Image, ink: str) -> Image.Image:
    """The same of an RGBA picture."""
    alpha = picture.getchannel("A")
    grey = picture.convert("RGB").convert("L")
    ramp = [_share(value) for value in range(256)]
    inked = ImageChops.multiply(alpha, grey.point(ramp))
    if _sum(inked) < _LEAST * _sum(alpha):
        inked = alpha
    made = Image.new("RGBA", picture.size, ink)
    made.putalpha(inked)
    return made


def _share(grey: int) -> int:
    return round(255 * min(1.0, max(0.0, (_NONE_FROM - grey) / (_NONE_FROM - _FULL_TO))))


def _sum(channel: Image.Image) -> int:
    return sum(value * count for value, count in enumerate(channel.histogram()))


def _paints(drawing: Clean) -> Iterator[str]:
    """Every colour in it; what names none is black."""
    yield from _painted(drawing.shapes, "#000")
    for one in drawing.resources:
        if one.tag.endswith("Gradient"):
            yield from (stop.attributes.get("stop-color", "#000") for stop in one.children)


def _painted(nodes: list[Node], inherited: str) -> Iterator[str]:
    for node in nodes:
        fill = node.attributes.get("fill", inherited)
        if node.children:
            yield from _painted(node.children, fill)
        elif _rgb(fill):
            yield fill
        if (stroke := node.attributes.get("stroke")) and _rgb(stroke):
            yield stroke


def _mapped(node: Node, *, is_all_ink: bool) -> Node:
    attributes = {}
    for name, value in node.attributes.items():
        if name == "color":
            continue
        is_paint = name in _PAINTS and (_rgb(value) or value.lower() == "currentcolor")
        mapped = "#000" if _is_light(value) and not is_all_ink else "#fff"
        attributes[name] = mapped if is_paint else value
    if node.tag == "stop":
        attributes.setdefault("stop-color", "#fff")
    return Node(node.tag, attributes, [_mapped(n, is_all_ink=is_all_ink) for n in node.children])


def _is_light(colour: str) -> bool:
    rgb = _rgb(colour)
    return rgb is not None and luminance(rgb) > _LIGHT_FROM


def _rgb(colour: str) -> tuple[int, int, int] | None:
    """None for what is no colour of its own: none, currentColor, a gradient."""
    plain = re.sub(r"rgba?\(\s*([\d.%]+)[\s,]+([\d.%]+)[\s,]+([\d.%]+).*", r"rgb(\1,\2,\3)", colour)
    try:
        return ImageColor.getrgb(plain)[:3]
    except ValueError:
        return None
