"""`langnghe fair`: what a village takes to a fair."""

import sys
from pathlib import Path

import click

from langnghe.cli.options import LANG, ROOT
from langnghe.cli.showing import Bar, print_problems, told_if_the_disk_refuses
from langnghe.words import say


@click.command()
@ROOT
@LANG
@click.argument("fair_id", metavar="FAIR")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    help="Where to put it. Default: build/fairs/FAIR/ under the root.",
)
@click.option("--crop-marks", is_flag=True, help="Marks and bleed, for a print shop.")
@click.option(
    "--labels",
    default="L7163",
    show_default=True,
    metavar="SHEET",
    help="The sheet that shelf labels are printed on.",
)
@click.option("--no-stick", is_flag=True, help="Only the PDFs, without the site and the ZIP.")
def fair(
    root: Path,
    lang: str,
    fair_id: str,
    out: Path | None,
    labels: str,
    *,
    crop_marks: bool,
    no_stick: bool,
) -> None:
    """Make posters, labels, a catalogue and a USB stick's ZIP for content/fairs/FAIR.yml."""
    # The typesetter takes a while to load, and every other command would only wait for it.
    from langnghe.kits import make_kit
    from langnghe.sheets import label_sheets

    if labels not in label_sheets():
        known = ", ".join(label_sheets())
        raise click.UsageError(say("cli.no_labels", lang, name=labels, known=known))
    # An id is a name, never a path.
    folder = out or root / "build" / "fairs" / Path(fair_id).name
    bar = Bar(lang)
    try:
        with told_if_the_disk_refuses(lang):
            made = make_kit(
                root, fair_id, folder,
                is_marked=crop_marks, labels=labels, has_stick=not no_stick, watch=bar,
            )  # fmt: skip
    finally:
        bar.close()
    print_problems(made.problems, lang, "text", made.settings)
    if not made.sheets:
        sys.exit(1)
    if made.noted:
        click.echo(say("cli.codes", lang, n=made.noted))
    click.echo(say("cli.kit", lang, n=made.sheets, folder=folder))
    if made.archive:
        click.echo(say("cli.stick", lang, file=made.archive))
