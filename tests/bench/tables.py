"""What was measured → a table in Markdown."""

from collections.abc import Iterator, Sequence

from bench.running import AtSize, Measured

_HEAD = """\
| villages, products | program | pages | seconds (least–most) | pages a second | processor seconds \
| memory | written | times langnghe, run by run |
| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |"""
_AGAIN_HEAD = """\
| villages, products | program | everything | nothing changed | one text changed |
| --- | --- | ---: | ---: | ---: |"""


def table(measured: Sequence[AtSize]) -> str:
    """A row for each program at each size, from the middle run of each."""
    rows = (_row(size, found) for size in measured for found in size.measured)
    return "\n".join([_HEAD, *rows, ""])


def table_of_rebuilds(measured: Sequence[AtSize]) -> str:
    """Seconds of a build after which little or nothing had changed, with all caches warm."""
    return "\n".join([_AGAIN_HEAD, *_rebuilds(measured), ""])


def _row(size: AtSize, found: Measured) -> str:
    walls = [run.wall for run in found.runs]
    cpu = sorted(run.cpu for run in found.runs)[len(walls) // 2]
    memory = max(run.memory for run in found.runs) / 2**20
    is_ours = found.peer == "langnghe"
    ratios = "" if is_ours else " ".join(f"{ratio:.2f}" for ratio in size.ratios(found.peer))
    return (
        f"| {_size(size)} | {found.peer} | {found.pages:,} | {found.wall:.2f} "
        f"({min(walls):.2f}–{max(walls):.2f}) | {found.pages / found.wall:,.0f} | {cpu:.1f} "
        f"| {memory:,.0f} MB | {found.bytes / 1e6:,.0f} MB | {ratios} |"
    )


def _rebuilds(measured: Sequence[AtSize]) -> Iterator[str]:
    for size in measured:
        for found in size.measured:
            if found.unchanged:
                yield (
                    f"| {_size(size)} | {found.peer} | {found.wall:.2f} s "
                    f"| {min(found.unchanged):.2f} s | {min(found.one_text):.2f} s |"
                )


def _size(size: AtSize) -> str:
    return f"{size.villages:,}, {size.products:,}"
