"""The engine itself: the only lines that would change with it."""

import logging
from pathlib import Path

from langnghe.problems import Place, Problem, problem
from langnghe.settings import FILE


class EngineError(Exception):
    """The engine refused the site's settings or prose; carries what to tell the author."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.found: Problem = problem(Place(FILE), "E-ENGINE-01", message=message[:500])


def run_engine(config_file: Path) -> None:
    # Imported here because a build whose frames are cached never needs the engine at all,
    # and importing it costs more than everything else such a build does.
    from jinja2 import TemplateError
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException
    from yaml import YAMLError

    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)  # audit judges the finished pages
    try:
        build(load_config(config_file=str(config_file)))
    # The front matter of a page may name a template that does not exist.
    except (MkDocsException, TemplateError, YAMLError) as error:
        raise EngineError(str(error)) from error
