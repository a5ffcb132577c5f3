"""The engine itself: the only lines that would change with it."""

import logging
import re
from pathlib import Path

from langnghe.loading import read_file, read_yaml
from langnghe.problems import Place, Problem, problem
from langnghe.settings import FILE

_NAMED = re.compile(r"Config value '(\w+)")
_SPOT = re.compile(r'in "([^"]+)", line (\d+), column (\d+)')


class EngineError(Exception):
    """The engine refused the site's settings or prose; carries what to tell the author."""

    def __init__(self, message: str, place: Place | None = None) -> None:
        super().__init__(message)
        found = problem(place or Place(FILE), "E-ENGINE-01", message=message[:500])
        self.found: Problem = found


class _Heard(logging.Handler):
    """What the engine says of settings: its exception says only that it said something."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def run_engine(config_file: Path, root: Path) -> None:
    """Build what is staged beside `config_file`; the site under `root` is where mistakes are told.

    Raises EngineError.
    """
    # Imported here because a build whose frames are cached never needs the engine at all,
    # and importing it costs more than everything else such a build does.
    from jinja2 import TemplateError
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException
    from yaml import YAMLError

    log, heard = logging.getLogger("mkdocs"), _Heard()
    log.setLevel(logging.ERROR)
    log.addHandler(heard)
    propagates, log.propagate = log.propagate, False
    try:
        config = load_config(config_file=str(config_file))
    # ValueError and its like: what YAML's own types raise, such as its dates (2020-13-45).
    except (MkDocsException, YAMLError, ValueError, TypeError, LookupError) as error:
        message = heard.messages[0] if heard.messages else str(error)
        raise EngineError(message, _place_of(message, root)) from error
    finally:
        log.removeHandler(heard)
        log.propagate = propagates
        log.setLevel(logging.CRITICAL)  # audit judges the finished pages
    try:
        build(config)
    # The front matter of a page may name a template that does not exist.
    except (MkDocsException, TemplateError, YAMLError) as error:
        raise EngineError(str(error)) from error


def _place_of(message: str, root: Path) -> Place:
    """Where the site's settings hold what the engine speaks of, as far as it says so."""
    if (named := _NAMED.match(message)) and (
        document := read_yaml(read_file(root / FILE), FILE, is_ours=True)[0]
    ):
        return document.key_place((named[1],))
    if (found := _SPOT.search(message)) and Path(found[1]).is_relative_to(root.absolute()):
        file = Path(found[1]).relative_to(root.absolute()).as_posix()
        return Place(file, int(found[2]), int(found[3]))
    return Place(FILE)
