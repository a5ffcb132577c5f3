"""`langnghe new | status | codes | translations`: work on records themselves."""

import sys
from pathlib import Path

import click

from langnghe import drafting, site
from langnghe.cli.options import LANG, ROOT
from langnghe.cli.showing import print_problems, told_if_the_disk_refuses
from langnghe.loading import load
from langnghe.problems import Place, problem, stops_the_site
from langnghe.records import Category, Craft, Method, VillageKind
from langnghe.registering import note_codes
from langnghe.reporting import Standing, report
from langnghe.schemas import schema_texts
from langnghe.settings import Settings
from langnghe.stamping import stamp
from langnghe.units import load_units
from langnghe.words import Words, read_words, say


def _choice(values: type[Category] | type[Craft] | type[VillageKind]) -> click.Choice[str]:
    return click.Choice([value.value for value in values])


@click.group()
def new() -> None:
    """Begin a record: a commented draft to fill in."""


@new.command()
@ROOT
@LANG
@click.argument("record_id")
@click.option("--name", help="The village's name, with its marks.")
@click.option("--kind", type=_choice(VillageKind), default="craft_community", show_default=True)
@click.option("--craft", type=_choice(Craft))
@click.option("--commune-code", help="The five digits of today's commune.")
@click.option("--settlement", help="thôn, xóm, bản, tổ dân phố")
def village(
    root: Path,
    lang: str,
    record_id: str,
    name: str | None,
    kind: str,
    craft: str | None,
    commune_code: str | None,
    settlement: str | None,
) -> None:
    """Write villages/RECORD_ID/village.yml; asks for what it needs in a terminal."""
    answers = drafting.VillageAnswers(
        name=name or _ask("ask.village", lang),
        kind=VillageKind(kind),
        craft=Craft(craft) if craft else None,
        commune_code=commune_code,
        settlement=settlement,
    )
    text = drafting.village_draft(answers, load_units(), site.day_of_build())
    _write(root, lang, "villages", record_id, text)


@new.command()
@ROOT
@LANG
@click.argument("record_id")
@click.option("--name", help="The product's name, with its marks.")
@click.option("--village", "village_id", help="The id of its village.")
@click.option("--category", type=_choice(Category))
@click.option("--craft", type=_choice(Craft))
def product(
    root: Path,
    lang: str,
    record_id: str,
    name: str | None,
    village_id: str | None,
    category: str | None,
    craft: str | None,
) -> None:
    """Write products/RECORD_ID/product.yml; asks for what it needs in a terminal."""
    answers = drafting.ProductAnswers(
        name=name or _ask("ask.product", lang),
        village=village_id or _ask("ask.its_village", lang),
        category=Category(category or _ask("ask.category", lang, _choice(Category))),
        craft=Craft(craft or _ask("ask.craft", lang, _choice(Craft))),
    )
    text = drafting.product_draft(answers, site.day_of_build())
    _write(root, lang, "products", record_id, text)


def _ask(key: str, lang: str, kind: click.Choice[str] | None = None) -> str:
    """Ask in a terminal; elsewhere say which option is missing."""
    if not sys.stdin.isatty():
        raise click.UsageError(say("cli.ask", lang, question=say(key, lang)))
    return str(click.prompt(say(key, lang), type=kind))


def _write(root: Path, lang: str, kind: str, record_id: str, text: str) -> None:
    if not drafting.is_free(root, record_id):
        found = problem(Place(f"{kind}/{record_id}"), "E-ID-03", id=record_id)
        print_problems([found], lang, "text")
        sys.exit(1)
    if not drafting.is_id(record_id):
        found = problem(Place(f"{kind}/{record_id}"), "E-ID-01", id=record_id)
        print_problems([found], lang, "text")
        sys.exit(1)
    path = drafting.write_draft(root, kind, record_id, text)
    click.echo(say("cli.drafted", lang, file=path))


@click.command()
@ROOT
@LANG
def status(root: Path, lang: str) -> None:
    """Say what each published record still needs."""
    with told_if_the_disk_refuses(lang):
        settings, catalogue, problems = site.read(root)
    if settings is None or catalogue is None or stops_the_site(problems):
        print_problems(problems, lang, "text")
        sys.exit(1)
    words = read_words(lang, first=settings.first.code, own=root / settings.content / "words")
    for standing in report(catalogue, settings.further):
        if not standing.is_complete:
            click.echo(f"{standing.name}  ({standing.file})")
            for line in _status_lines(standing, words, lang):
                click.echo(f"    {line}")


def _status_lines(standing: Standing, words: Words, lang: str) -> list[str]:
    lines = [words(f"missing.{name}") for name in standing.missing]
    lines += [
        say("status.untranslated", lang, into=language, n=number)
        for language, number in standing.untranslated
    ]
    lines += [
        say("status.stale", lang, into=language, paths=", ".join(paths))
        for language, paths in standing.stale
    ]
    lines += [
        say("status.ending", lang, title=end.title, date=words.date(end.day), n=end.days)
        for end in standing.ending
    ]
    return [*lines, words("missing.old")] if standing.is_old else lines


@click.command()
@ROOT
@LANG
def schemas(root: Path, lang: str) -> None:
    """Write the schemas that help an editor while records are typed."""
    for name, text in schema_texts().items():
        path = root / "schemas" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    click.echo(say("cli.schemas", lang, folder=root / "schemas"))


@click.command()
@ROOT
@LANG
def codes(root: Path, lang: str) -> None:
    """Note the short code of every published record in published.yml, for good."""
    with told_if_the_disk_refuses(lang):
        settings, catalogue, problems = site.read(root)
        if settings is None or catalogue is None or stops_the_site(problems):
            print_problems(problems, lang, "text")
            sys.exit(1)
        fresh = note_codes(root, catalogue)
    for folder, code in fresh.items():
        click.echo(f"{code}  {folder.kind}/{folder.id}")
    click.echo(say("cli.codes", lang, n=len(fresh)))


@click.group()
def translations() -> None:
    """Work on the translations of records."""


@translations.command()
@ROOT
@LANG
@click.argument("record_ids", nargs=-1)
def accept(root: Path, lang: str, record_ids: tuple[str, ...]) -> None:
    """Note that the translations of these records (or of all) match today's Vietnamese."""
    changed = stamp(root, frozenset(record_ids))
    click.echo(say("cli.stamped", lang, n=len(changed)))


@translations.command()
@ROOT
@LANG
@click.argument("language")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--all", "everything", is_flag=True, help="What is current as well.")
def export(root: Path, lang: str, language: str, file: Path, *, everything: bool) -> None:
    """Write what is missing or out of date in LANGUAGE into a spreadsheet (.xlsx)."""
    # Reading spreadsheets takes a library that every other command would only wait for.
    from langnghe import spreadsheets

    _settings(root, lang, language)
    loaded = load(root, (language,))
    rows = list(spreadsheets.entries(loaded, language, everything=everything))
    names = (*spreadsheets.COLUMNS, "missing", "stale", "current")
    headings = {name: say(f"sheet.{name}", lang) for name in names}
    file.write_bytes(spreadsheets.write_spreadsheet(rows, headings))
    click.echo(say("cli.exported", lang, n=len(rows), file=file))


@translations.command("import")
@ROOT
@LANG
@click.argument("language")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--method", type=click.Choice([m.value for m in Method]), default="human")
def import_(root: Path, lang: str, language: str, file: Path, method: str) -> None:
    """Take a translator's spreadsheet back, if every row of it is sound."""
    from langnghe import spreadsheets

    _settings(root, lang, language)
    loaded = load(root, (language,))
    received, problems = spreadsheets.read_spreadsheet(file, loaded, language)
    if problems:
        print_problems(problems, lang, "text")
        sys.exit(1)
    head = spreadsheets.new_file(method, f"{site.day_of_build():%d/%m/%Y}")
    for name in dict.fromkeys(row.file for row in received):
        path = root / name
        before = path.read_text("utf-8") if path.is_file() else head
        rows = [row for row in received if row.file == name]
        path.write_text(spreadsheets.put_texts(before, rows), encoding="utf-8")
    click.echo(say("cli.imported", lang, n=len(received)))


def _settings(root: Path, lang: str, language: str) -> Settings:
    """The site's settings, if it has this further language."""
    with told_if_the_disk_refuses(lang):
        settings, _, problems = site.read(root)
    if settings is None:
        print_problems(problems, lang, "text")
        sys.exit(1)
    if language not in settings.further:
        raise click.UsageError(say("cli.no_language", lang, into=language))
    return settings
