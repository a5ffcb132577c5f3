"""What was measured → one picture: seconds and memory against the number of pages."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from math import floor, log10

from bench.running import AtSize, Measured

_WIDTH, _HEIGHT = 900, 440
_PLOT_WIDTH, _PLOT_HEIGHT = 335, 290
_TOP, _LEFTS = 54, (70, 530)  # of the two panels
_LINE_HEIGHT = 15
_BOTTOM = _TOP + _PLOT_HEIGHT
# Readable on white and on black alike; each peer also has its own dash, for eyes that need it.
_LINES = {
    "langnghe": ("#c4472f", "", "langnghe"),
    "hugo": ("#2f7fc4", "6 4", "Hugo"),
    "hugo-json": ("#7a63c9", "2 3", "Hugo, JSON"),
    "material": ("#7c8a1f", "10 4 2 4", "Material for MkDocs"),
}
_STYLE = """\
text { font: 13px system-ui, sans-serif; fill: #3d3a35 }
.title { font-size: 15px; font-weight: 600 }
.grid { stroke: #8884; stroke-width: 1 }
.line { fill: none; stroke-width: 2.5 }
@media (prefers-color-scheme: dark) { text { fill: #e4dfd5 } }
"""


@dataclass(frozen=True)
class _Axis:
    """A scale of tens over so many pixels, a little wider than what it shows."""

    lowest: float
    highest: float
    length: int

    def at(self, value: float) -> float:
        low, high = log10(self.lowest), log10(self.highest)
        return (log10(value) - low) / (high - low) * self.length

    @property
    def ticks(self) -> list[float]:
        """1, 2, 5, 10, 20, …"""
        powers = range(floor(log10(self.lowest)), floor(log10(self.highest)) + 1)
        every = (step * 10.0**power for power in powers for step in (1, 2, 5))
        return [tick for tick in every if self.lowest <= tick <= self.highest]


def plot(measured: Sequence[AtSize]) -> str:
    """An SVG with a transparent ground; both scales go by tens."""
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
            f'aria-label="{escape(_told(measured))}">',
            f"<style>{_STYLE}</style>",
            *_panel(measured, _LEFTS[0], "Seconds", lambda found: found.wall, _seconds),
            *_panel(measured, _LEFTS[1], "Memory at the highest", _memory, _megabytes),
            *_legend(measured),
            "</svg>",
            "",
        ]
    )


def _memory(found: Measured) -> float:
    return max(run.memory for run in found.runs) / 2**20


def _seconds(value: float) -> str:
    return f"{value:.2g} s" if value < 100 else f"{value:.0f} s"


def _megabytes(value: float) -> str:
    return f"{value:.0f} MB" if value < 1000 else f"{value / 1000:.2g} GB"


def _told(measured: Sequence[AtSize]) -> str:
    """The picture in words, for who cannot see it."""
    last = measured[-1]
    said = (f"{_LINES[found.peer][2]} {found.wall:.0f} s" for found in last.measured)
    return f"Cost against size. With {last.measured[0].pages} pages: {', '.join(said)}."


def _axis(values: Sequence[float], length: int) -> _Axis:
    return _Axis(min(values) / 1.5, max(values) * 1.5, length)


def _panel(
    measured: Sequence[AtSize],
    left: int,
    title: str,
    value: Callable[[Measured], float],
    label: Callable[[float], str],
) -> list[str]:
    every = [found for size in measured for found in size.measured]
    across = _axis([found.pages for found in every], _PLOT_WIDTH)
    up = _axis([value(found) for found in every], _PLOT_HEIGHT)
    ends: list[tuple[float, float, str]] = []
    drawn = [f'<text class="title" x="{left}" y="{_TOP - 24}">{title}</text>']
    for tick in up.ticks:
        y = _BOTTOM - up.at(tick)
        drawn.append(f'<path class="grid" d="M{left} {y:.1f}h{_PLOT_WIDTH}"/>')
        drawn.append(_text(left - 8, y + 4, label(tick), "end"))
    for tick in across.ticks:
        x = left + across.at(tick)
        drawn.append(f'<path class="grid" d="M{x:.1f} {_TOP}v{_PLOT_HEIGHT}"/>')
        drawn.append(_text(x, _BOTTOM + 20, f"{tick:,.0f}", "middle"))
    drawn.append(_text(left + _PLOT_WIDTH, _BOTTOM + 40, "pages", "end"))
    for name in _LINES:
        shown = [found for found in every if found.peer == name]
        points = [(left + across.at(f.pages), _BOTTOM - up.at(value(f))) for f in shown]
        drawn += _line(name, points)
        if points:
            ends.append((points[-1][1], points[-1][0], label(value(shown[-1]))))
    return [*drawn, *_labels(ends)]


def _labels(ends: Sequence[tuple[float, float, str]]) -> Iterator[str]:
    """What each line ends at, beside its end; a label too near the one above it moves down."""
    lowest = 0.0
    for y, x, text in sorted(ends):
        lowest = max(y, lowest + _LINE_HEIGHT)
        yield _text(x + 9, lowest + 4, text, "start")


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{text}</text>'


def _line(name: str, points: Sequence[tuple[float, float]]) -> list[str]:
    colour, dash, _ = _LINES[name]
    dots = [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>' for x, y in points]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    line = f'<polyline class="line" stroke="{colour}" stroke-dasharray="{dash}" points="{path}"/>'
    return [line, *dots] if len(points) > 1 else dots


def _legend(measured: Sequence[AtSize]) -> list[str]:
    shown = {found.peer for size in measured for found in size.measured}
    drawn, x, y = [], _LEFTS[0], _HEIGHT - 20
    for name, (colour, dash, called) in _LINES.items():
        if name in shown:
            stroke = f'stroke="{colour}" stroke-dasharray="{dash}"'
            drawn.append(f'<path class="line" {stroke} d="M{x} {y}h34"/>')
            drawn.append(_text(x + 42, y + 4, called, "start"))
            x += 70 + 8 * len(called)
    return drawn
