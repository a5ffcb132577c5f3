"""What the terminal shows: progress of long work, and problems in the form that was asked for."""

import difflib
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from langnghe.addresses import MISTAKES, Addresses, root_of
from langnghe.problems import Level, Problem, abridged
from langnghe.settings import Settings
from langnghe.words import explain, format_problem, say

_SHOWN_AFTER_S = 1.0  # seconds; shorter work needs no progress
_DRAWN_EVERY_S = 0.1


class Bar:
    """Progress on a terminal, silent elsewhere and for work that is over at once.

    It also notes how long each stage took, for those who ask.
    """

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._started = time.monotonic()
        self._drawn = self._started
        self._stages: list[tuple[str, float, int | None]] = []
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
            # Drawn as the work goes on: a thread of its own would be copied into every worker.
            auto_refresh=False,
            disable=not sys.stderr.isatty(),
        )
        self._task = self._progress.add_task("", total=None)
        self._is_shown = False

    def stage(self, name: str, total: int | None = None) -> None:
        self._stages.append((name, time.monotonic(), total))
        description = say(f"stage.{name}", self._lang)
        self._progress.reset(self._task, description=description, total=total)
        self._show()

    def advance(self) -> None:
        self._progress.advance(self._task)
        self._show()

    def _show(self) -> None:
        now = time.monotonic()
        if not self._is_shown and now - self._started > _SHOWN_AFTER_S:
            self._is_shown = True
            self._progress.start()
        if self._is_shown and now - self._drawn > _DRAWN_EVERY_S:
            self._drawn = now
            self._progress.refresh()

    def close(self) -> None:
        if self._is_shown:
            self._progress.stop()

    def print_timings(self) -> None:
        """A line a stage: its seconds, and how many things were done in it."""
        ends = [begun for _, begun, _ in self._stages[1:]] + [time.monotonic()]
        for (name, begun, total), end in zip(self._stages, ends, strict=True):
            what = say(f"stage.{name}", self._lang)
            count = f"  {total}" if total else ""
            click.echo(f"{end - begun:8.2f} s  {what}{count}", err=True)
        whole = say("stage.whole", self._lang)
        click.echo(f"{time.monotonic() - self._started:8.2f} s  {whole}", err=True)


@contextmanager
def told_if_the_disk_refuses(lang: str) -> Iterator[None]:
    """A full disk, or a folder that may not be written, is told in a sentence."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise click.ClickException(say("cli.disk", lang, reason=reason)) from error


def print_problems(
    problems: Sequence[Problem], lang: str, form: str, settings: Settings | None = None
) -> None:
    """Findings go where a program or a person will look for them; notes are for the pages.

    Of one mistake made a thousand times in a file, the first few and how many more there are.
    `settings` tell where the site explains each code; without them nothing is linked.
    """
    told = list(abridged(problems))
    shown = [found for found in told if found.level is not Level.NOTE]
    if form == "json":
        everything = [_as_json(found, lang, settings) for found in told]
        click.echo(json.dumps(everything, ensure_ascii=False, indent=2))
    elif form == "github":
        for found in _each_kind_first(shown):
            click.echo(_annotation(found, lang, settings))
    else:
        for found in shown:
            click.echo(format_problem(found, lang), err=True)
        for code in dict.fromkeys(found.code for found in shown):
            if guide := _guide(code, lang, settings):
                click.echo(say("cli.guide", lang, address=guide), err=True)


def _each_kind_first(shown: Sequence[Problem]) -> list[Problem]:
    """The first of every code in every file, then the second: GitHub shows ten of a step's."""
    met: Counter[tuple[str, str]] = Counter()
    turns = []
    for found in shown:
        kind = found.place.file, found.code
        turns.append((met[kind], found))
        met[kind] += 1
    return [found for _, found in sorted(turns, key=lambda turn: turn[0])]


def _guide(code: str, lang: str, settings: Settings | None) -> str | None:
    """Where the site explains a code, in the language of messages if the site has it."""
    if settings is None:
        return None
    codes = [language.code for language in settings.languages]
    root = root_of(lang if lang in codes else codes[0], codes[0])
    return f"{Addresses(settings.site_url, root).absolute(MISTAKES)}#{code}"


def _as_json(found: Problem, lang: str, settings: Settings | None) -> dict[str, object]:
    place = found.place
    what, fix = explain(found, lang)
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "code": found.code,
        "level": found.level.name.lower(),
        "message": what,
        "fix": fix,
        "help": _guide(found.code, lang, settings),
    }


def _annotation(found: Problem, lang: str, settings: Settings | None) -> str:
    """GitHub's workflow command; its newlines and percent signs are escaped as it asks."""
    place = found.place
    what, fix = explain(found, lang)
    lines = [f"{what} [{found.code}]", fix, _guide(found.code, lang, settings)]
    text = "\n".join(line for line in lines if line)
    kind = "error" if found.is_error else "warning"
    where = f"file={_property(place.file)},line={place.line},col={place.column}"
    return f"::{kind} {where}::{_escaped(text)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def show_difference(before: str, after: str, file: str) -> None:
    """The lines that a repair changed, in the usual form of a difference."""
    lines = difflib.unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), file, file
    )
    click.echo("".join(lines), err=True)
