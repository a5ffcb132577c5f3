"""The command line: every command is a thin door to the road."""

import click

from langnghe import __version__
from langnghe.cli.building import build, check, init, serve
from langnghe.cli.pictures import photos
from langnghe.cli.privacy import withdraw
from langnghe.cli.records import codes, new, schemas, status, translations


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="langnghe")
def main() -> None:
    """From YAML records of craft villages to a public website."""


for _command in (
    build,
    check,
    serve,
    init,
    new,
    photos,
    status,
    codes,
    withdraw,
    schemas,
    translations,
):
    main.add_command(_command)
