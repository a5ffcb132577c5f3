"""`langnghe photos`: pictures into a record's folder."""

import sys
from pathlib import Path

import click

from langnghe.cli.options import LANG, ROOT
from langnghe.cli.showing import print_problems, told_if_the_disk_refuses
from langnghe.photos import Added, bring_in, entry, record_folder
from langnghe.problems import Place, Problem, problem
from langnghe.words import say


@click.group()
def photos() -> None:
    """Work on the pictures of records."""


@photos.command()
@ROOT
@LANG
@click.argument("record_id")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
def add(root: Path, lang: str, record_id: str, files: tuple[Path, ...]) -> None:
    """Bring pictures into the folder of RECORD_ID: smaller, bare, with an entry to fill in."""
    folder = record_folder(root, record_id)
    if folder is None:
        print_problems([problem(Place(str(root)), "E-ADD-01", id=record_id)], lang, "text")
        sys.exit(1)
    brought: list[Added] = []
    problems: list[Problem] = []
    with told_if_the_disk_refuses(lang):
        for file in files:
            added, found = bring_in(folder, file)
            problems += found
            if added:
                brought.append(added)
    print_problems(problems, lang, "text")
    for added in brought:
        click.echo(_told(added, lang), err=True)
    if brought:
        click.echo(say("cli.paste", lang, file=folder.name), err=True)
        click.echo("photos:\n" + "\n".join(entry(added, lang) for added in brought))
    if len(brought) < len(files):
        sys.exit(1)


def _told(added: Added, lang: str) -> str:
    width, height = added.size
    return say(
        "cli.brought",
        lang,
        file=added.file,
        size=f"{width} × {height}",
        now=added.bytes // 1000,
        before=added.bytes_before // 1000,
    )
