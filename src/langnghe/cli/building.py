"""`langnghe build | check | serve | init`: from records to a site, and the start of a new one."""

import shutil
import sys
from collections.abc import Collection
from importlib.resources import as_file, files
from pathlib import Path

import click

from langnghe import mending, site
from langnghe.cli.changes import broken_since, changed_files, start_of
from langnghe.cli.options import CONTACTS, LANG, ROOT, SITE, STRICT
from langnghe.cli.privacy import refuse_within_reach
from langnghe.cli.showing import (
    Bar,
    print_problems,
    show_difference,
    told_if_the_disk_refuses,
)
from langnghe.loading import Folder, record_paths
from langnghe.problems import stops_the_site
from langnghe.records import Product, Village
from langnghe.serving import Changes, clock, server
from langnghe.serving import serve as serve_until_stopped
from langnghe.store import Memory
from langnghe.watching import saved_under
from langnghe.words import say


@click.command()
@ROOT
@SITE
@LANG
@STRICT
@click.option("--timings", is_flag=True, help="Say at the end where the time went.")
@CONTACTS
def build(
    root: Path,
    site_dir: Path | None,
    lang: str,
    contacts: Path | None,
    *,
    strict: bool,
    timings: bool,
) -> None:
    """Check the records and publish the site; on any error the old site stays."""
    if contacts:
        refuse_within_reach(root, contacts, lang)
    bar = Bar(lang)
    target = site_dir or root / "site"
    is_published = _build(root, target, lang, bar, Memory(), is_strict=strict, contacts=contacts)
    if timings:
        bar.print_timings()
    if not is_published:
        sys.exit(1)


@click.command()
@ROOT
@LANG
@STRICT
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text")
@click.option(
    "--changed",
    "base",
    is_flag=False,
    flag_value="main",
    metavar="[BRANCH]",
    help="Only the records that differ from a branch (default: main).",
)
@click.option(
    "--against",
    metavar="COMMIT",
    help="Refuse what breaks a short code or an address that this commit had.",
)
@click.option("--fix", is_flag=True, help="Repair what has one right answer, and show it.")
def check(
    root: Path,
    lang: str,
    form: str,
    base: str | None,
    against: str | None,
    *,
    strict: bool,
    fix: bool,
) -> None:
    """Print every problem of the records; exit 1 if there is an error."""
    if fix:
        _mend(root, lang)
    bar = Bar(lang)
    with told_if_the_disk_refuses(lang):
        settings, _, problems = site.read(root, watch=bar)
    bar.close()
    if base is not None:
        touched = changed_files(root, base)
        problems = [found for found in problems if found.place.file in touched]
        against = against or start_of(root, base)
    if against is not None:
        problems = sorted([*problems, *broken_since(root, against)])
    print_problems(problems, lang, form, settings)
    if stops_the_site(problems, strict=strict):
        sys.exit(1)
    if form == "text":
        click.echo(say("cli.sound", lang))


@click.command()
@ROOT
@SITE
@LANG
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
def serve(root: Path, site_dir: Path | None, lang: str, host: str, port: int) -> None:
    """Build, serve on this machine, and build again whenever a file is saved."""
    target, memory, changes = site_dir or root / "site", Memory(), Changes()
    try:
        running = server(target, host, port, changes)
    except OSError as error:
        raise click.ClickException(say("cli.port", lang, port=port)) from error

    def rebuild(touched: Collection[Folder] | None) -> None:
        if _build(root, target, lang, Bar(lang), memory, touched=touched):
            click.echo(f"{clock()}  http://{host}:{port}/")

    # The system may refuse to watch so many folders.
    with told_if_the_disk_refuses(lang):
        # Watched before it is built: what is saved meanwhile must not be missed.
        saved = saved_under(root)
        # With an error there may be no site yet: it comes as soon as it is mended and saved.
        rebuild(next(saved, None))
        click.echo(say("cli.serving", lang))
        serve_until_stopped(running, changes, saved, rebuild)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@LANG
def init(folder: Path, lang: str) -> None:
    """Make a new site's folder, with one fictional village and product to learn from."""
    try:
        if folder.exists() and any(folder.iterdir()):
            raise click.ClickException(say("cli.not_empty", lang, folder=folder))
        with as_file(files("langnghe") / "starter") as starter:
            shutil.copytree(starter, folder, dirs_exist_ok=True)
        # Kept without their dots in the package, where tools would obey them.
        for name in ("gitignore", "vscode"):
            (folder / name).rename(folder / f".{name}")
    except OSError as error:
        reason = error.strerror or str(error)
        raise click.ClickException(
            say("cli.not_made", lang, folder=folder, reason=reason)
        ) from error
    click.echo(say("cli.made", lang, folder=folder))


def _build(
    root: Path,
    target: Path,
    lang: str,
    bar: Bar,
    memory: Memory,
    *,
    is_strict: bool = False,
    touched: Collection[Folder] | None = None,
    contacts: Path | None = None,
) -> bool:
    try:
        with told_if_the_disk_refuses(lang):
            result = site.build(
                root,
                target,
                is_strict=is_strict,
                watch=bar,
                memory=memory,
                touched=touched,
                contacts=contacts,
            )
    finally:
        bar.close()
    print_problems(result.problems, lang, "text", result.settings)
    if not result.is_published:
        click.echo(say("cli.kept_old", lang), err=True)
        return False
    key = "cli.built" if result.written or result.removed else "cli.unchanged"
    click.echo(say(key, lang, pages=result.pages, written=result.written, folder=target))
    return True


def _mend(root: Path, lang: str) -> None:
    """Repair every record in place, and show line by line what changed."""
    for path in record_paths(root):
        try:
            before = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            continue  # the check says so at its place
        after = mending.mend(before, Village if path.name == "village.yml" else Product)
        if after != before:
            path.write_bytes(after.encode("utf-8"))
            show_difference(before, after, path.relative_to(root).as_posix())
    click.echo(say("cli.mended", lang), err=True)
