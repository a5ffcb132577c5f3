"""A scene → an SVG document, by day and by night."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import Any
from xml.sax.saxutils import escape
from zlib import crc32

from langnghe.maps.geometry import Ring
from langnghe.maps.ground import ground
from langnghe.maps.scene import (
    ROLES,
    Area,
    Dot,
    Dots,
    Ground,
    Item,
    Lens,
    Line,
    Scene,
    Specks,
    Text,
    Token,
)
from langnghe.motifs.signs import SIZE, outline_path, sign, strokes_path

# A picture may not fetch our fonts; the names are there for whoever has them.
_TEXT = '"Be Vietnam Pro",system-ui,sans-serif'
_NAME = '"Noto Serif",Georgia,serif'
_RIM = 1.6  # of a sign, in its own square of 24
_STROKE = 1.7


def to_svg(scene: Scene) -> str:
    """The document. It holds no script, no link and no other picture."""
    body = "".join(map(_drawn, scene.items))
    signs = "".join(map(_defined, sorted(set(_signs(scene.items)))))
    defs = f"<defs>{signs}</defs>" if signs else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {scene.width} {scene.height}" '
        f'width="{scene.width}" height="{scene.height}" stroke-linejoin="round" '
        f'stroke-linecap="round"><title>{escape(scene.title)}</title>{_stylesheet()}{defs}{body}</svg>\n'
    )


@cache
def _stylesheet() -> str:
    def scheme(index: int) -> str:
        return "".join(f".{role}{{color:{pair[index]}}}" for role, pair in ROLES.items())

    pens = ".f{fill:currentColor}.l{fill:none;stroke:currentColor}.h{stroke-width:3}"
    faces = f"text{{font-family:{_TEXT}}}.n{{font-family:{_NAME}}}"
    night = f"@media(prefers-color-scheme:dark){{{scheme(1)}}}"
    return f"<style>{pens}{faces}{scheme(0)}{night}</style>"


def _drawn(item: Item) -> str:
    return _WAYS[type(item)](item)


def _line(line: Line) -> str:
    long = f"{line.width * 3:.4g}"
    dash = f' stroke-dasharray="{long} {long}"' if line.is_dashed else ""
    pen = f'class="{line.role} l" stroke-width="{line.width:.4g}"{dash}'
    return f'<path {pen} d="{path_of(line.points)}"/>'


def _dot(dot: Dot) -> str:
    pen = f'class="{dot.role} f"'
    if dot.line:
        pen = f'class="{dot.role} l" stroke-width="{dot.line:.4g}"'
    return f'<circle {pen} cx="{_n(dot.x)}" cy="{_n(dot.y)}" r="{_n(dot.radius)}"/>'


def _dots(dots: Dots) -> str:
    if not dots.points:
        return ""
    # A stroke without length and with round ends is a disc, in the fewest letters.
    path = "".join(f"M{_n(x)} {_n(y)}h0" for x, y in dots.points)
    return f'<path class="{dots.role} l" stroke-width="{2 * dots.radius:.4g}" d="{path}"/>'


def _token(token: Token) -> str:
    return f'<use href="#t-{token.craft}" {_placed(token.x, token.y, token.size)}/>'


def _lens(lens: Lens) -> str:
    x, y, radius = map(_n, lens[:3])
    name = f"lens{x}-{y}".replace(".", "_")
    circle = f'<circle cx="{x}" cy="{y}" r="{radius}"/>'
    inside = "".join(map(_drawn, lens.items))
    return f'<clipPath id="{name}">{circle}</clipPath><g clip-path="url(#{name})">{inside}</g>'


@lru_cache(maxsize=16)
def _ground(under: Ground) -> str:
    """Kept, for all villages of a language have the same."""
    return "".join(map(_drawn, ground(under)))


def _area(area: Area) -> str:
    path = "".join(path_of(ring, is_closed=True) for ring in area.rings)
    if not (area.waves or area.line):
        return f'<path class="{area.role} f" d="{path}"/>' if path else ""
    # Written once, and used for all that is drawn along it.
    name = f"a{crc32(path.encode()):x}"
    used = [
        # Each wave is a wide stroke of its own tint, with a narrower one of the sea upon it.
        pen
        for number, off in enumerate(area.waves)
        for pen in (
            f'class="wave l" stroke-opacity="{0.28 + 0.24 * number:.2f}" '
            f'stroke-width="{2 * off:.4g}"',
            f'class="sea l" stroke-width="{2 * off - 1.4:.4g}"',
        )
    ]
    used.append(f'class="{area.role} f"')
    if area.line:
        used.append(f'class="{area.line} l" stroke-width="{area.width:.4g}"')
    shape = f'<defs><path id="{name}" d="{path}"/></defs>'
    return shape + "".join(f'<use href="#{name}" {pen}/>' for pen in used)


def _specks(specks: Specks) -> str:
    points, size, craft = specks
    one = sign(craft)
    if one.shape == "round":
        return _dots(Dots(points, size / 2, one.colour))
    # The outline as steps from the place that the pen is moved to.
    (left, top), *_ = corners = [((x - 12) * size / 24, (y - 12) * size / 24)
                                 for x, y in one.outline]  # fmt: skip
    steps = _joined(list(_steps(corners))[1:])
    path = "".join(f"M{_n(x + left)} {_n(y + top)}l{steps}z" for x, y in points)
    return f'<path class="{one.colour} f" d="{path}"/>'


def _signs(items: Iterable[Item]) -> Iterator[str]:
    """The crafts whose signs are drawn."""
    for item in items:
        match item:
            case Token():
                yield item.craft
            case Lens():
                yield from _signs(item.items)


def _defined(craft: str) -> str:
    """What many places of a map show is written once."""
    one = sign(craft)
    outline = outline_path(one)
    return (
        f'<g id="t-{craft}"><path class="on l" stroke-width="{2 * _RIM}" d="{outline}"/>'
        f'<path class="{one.colour} f" d="{outline}"/>'
        f'<path class="on l" stroke-width="{_STROKE}" d="{strokes_path(one)}"/></g>'
    )


def _placed(x: float, y: float, size: float) -> str:
    scale = size / SIZE
    return f'transform="translate({_n(x - size / 2)} {_n(y - size / 2)})scale({scale:.3g})"'


def _text(text: Text) -> str:
    classes = " n" if text.is_name else ""
    looks = "".join(
        (
            f' text-anchor="{text.anchor}"' if text.anchor != "start" else "",
            ' font-weight="600"' if text.is_bold else "",
            ' font-style="italic"' if text.is_slanted else "",
        )
    )
    place = f'x="{_n(text.x)}" y="{_n(text.y)}" font-size="{_n(text.size)}"{looks}'
    said = escape(text.text)
    drawn = f'<text class="{text.role} f{classes}" {place}>{said}</text>'
    if text.halo:
        halo = f'<text class="{text.halo} l h{classes}" aria-hidden="true" {place}>{said}</text>'
        return halo + drawn
    return drawn


def path_of(points: Ring, *, is_closed: bool = False) -> str:
    """The `d` of a path: the points as steps of a tenth of a pixel, each from the one before."""
    steps = list(_steps(points))
    if not steps:
        return ""
    first, *rest = steps
    return f"M{_tenths(first)}l{_joined(rest)}{'z' if is_closed else ''}" if rest else ""


def _steps(points: Iterable[tuple[float, float]]) -> Iterator[tuple[int, int]]:
    before = (0, 0)
    is_first = True
    for x, y in points:
        here = round(x * 10), round(y * 10)
        if is_first or here != before:
            yield here[0] - before[0], here[1] - before[1]
        before, is_first = here, False


def _joined(steps: Iterable[tuple[int, int]]) -> str:
    # A minus parts two numbers as well as a space does.
    return " ".join(map(_tenths, steps)).replace(" -", "-")


def _tenths(step: tuple[int, int]) -> str:
    x, y = (f"{value / 10:g}".replace("0.", ".", 1) if abs(value) < 10 else f"{value / 10:g}"
            for value in step)  # fmt: skip
    return f"{x} {y}".replace(" -", "-")


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


_WAYS: dict[type, Callable[[Any], str]] = {
    Area: _area,
    Line: _line,
    Dot: _dot,
    Dots: _dots,
    Specks: _specks,
    Token: _token,
    Text: _text,
    Lens: _lens,
    Ground: _ground,
}
