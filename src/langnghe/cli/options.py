"""The options that several commands share."""

from pathlib import Path

import click

from langnghe.words import AUTHOR_LANGUAGES

ROOT = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The folder of the site: mkdocs.yml, villages/, products/, content/.",
)
SITE = click.option(
    "--site",
    "site_dir",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    help="Where to publish. Default: site/ under the root.",
)
LANG = click.option(
    "--lang",
    type=click.Choice(AUTHOR_LANGUAGES),
    default="vi",
    show_default=True,
    help="The language of messages.",
)
STRICT = click.option("--strict", is_flag=True, help="Warnings stop the site as errors do.")
CONTACTS = click.option(
    "--contacts",
    type=click.Path(dir_okay=False, path_type=Path),
    default=None,
    help="A private file of how persons are reached, kept outside the repository.",
)
