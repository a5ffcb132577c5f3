"""`langnghe withdraw`, and care for the private file of contacts."""

import subprocess
import sys
from pathlib import Path

import click

from langnghe import site
from langnghe.cli.options import CONTACTS, LANG, ROOT, SITE
from langnghe.cli.showing import print_problems, told_if_the_disk_refuses
from langnghe.loading.private import private_contacts_in
from langnghe.problems import Place, problem
from langnghe.recalling import files_holding, files_of, records_naming
from langnghe.records.values import CONSENT
from langnghe.words import say


@click.command()
@click.argument("ref")
@ROOT
@SITE
@LANG
@CONTACTS
def withdraw(ref: str, root: Path, site_dir: Path | None, lang: str, contacts: Path | None) -> None:
    """List every record, page, card, sheet and export that held what consent REF gave."""
    if not CONSENT.fullmatch(ref):
        raise click.UsageError(say("withdraw.ref", lang))
    target = site_dir or root / "site"
    with told_if_the_disk_refuses(lang):
        _, catalogue, problems = site.read(root)
        if catalogue is None:
            print_problems(problems, lang, "text")
            sys.exit(1)
        named = list(records_naming(root, ref))
        folders = [one.folder for one in named]
        made = set(files_of(target, folders, catalogue)) if named else set()
        held = set(files_holding(target, _values(contacts, ref))) if contacts else set()
    _list(say("withdraw.records", lang), [str(place) for one in named for place in one.places])
    _list(say("withdraw.files", lang, folder=target), sorted(made | held))
    codes = [
        f"{code}  {to.kind}/{to.id}"
        for to, found in catalogue.shortcuts.by_code
        if to in folders
        for code in found
    ]
    _list(say("withdraw.printed", lang), codes)
    click.echo(say("withdraw.next" if named or held else "withdraw.nothing", lang, ref=ref))


def _values(file: Path, ref: str) -> list[str]:
    """What a person gave, whether it may still be shown or not."""
    found = private_contacts_in(file).get(ref)
    return found.values if found else []


def _list(title: str, lines: list[str]) -> None:
    if lines:
        click.echo(title)
    for line in lines:
        click.echo(f"    {line}")


def refuse_within_reach(root: Path, file: Path, lang: str) -> None:
    """End the program where a private file may one day be published with the records."""
    where, top = file.resolve(), root.resolve()
    inside = where.is_relative_to(top) or _git(where.parent, "rev-parse", "--git-dir")
    if not inside or _git(where.parent, "check-ignore", "-q", "--", str(where)):
        return
    print_problems([problem(Place(file.name), "E-CON-05", file=file.name)], lang, "text")
    sys.exit(1)


def _git(folder: Path, *words: str) -> bool:
    """Whether git says yes; where there is no git, nothing is ignored and nothing is its own."""
    try:
        done = subprocess.run(  # noqa: S603  a fixed program, and options are ended before names
            ["git", "-C", str(folder), *words],  # noqa: S607
            check=False,
            capture_output=True,
        )
    except OSError:
        return False
    return done.returncode == 0
