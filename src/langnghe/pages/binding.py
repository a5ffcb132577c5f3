"""Contexts → HTML, by the package's templates or the site's own."""

import traceback
from pathlib import Path
from typing import Protocol

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    StrictUndefined,
    TemplateError,
)

from langnghe.problems import Place, problem
from langnghe.words import Words

_PACKAGED = Path(__file__).resolve().parents[1] / "templates"


class Context(Protocol):
    """What every page body is given: at least the name of its template."""

    @property
    def template(self) -> str: ...


class OwnTemplateError(Exception):
    """A template of the site's own cannot be used; carries what to tell its author."""

    def __init__(self, template: Path, line: int, error: TemplateError) -> None:
        super().__init__(str(error))
        file = "/".join(("content", "templates", template.name))
        line = getattr(error, "lineno", line)
        self.found = problem(Place(file, line), "E-TEMPLATE-01", message=error.message or "")


class Binder:
    """Fills templates; `own_templates` is a site's folder of them, which need not exist."""

    def __init__(self, own_templates: Path) -> None:
        self._environment = Environment(
            loader=ChoiceLoader([FileSystemLoader(own_templates), PackageLoader("langnghe")]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def bind(self, context: Context, words: Words) -> str:
        """The HTML of a context. Raises OwnTemplateError for a template of the site's own."""
        try:
            return self._environment.get_template(context.template).render(page=context, w=words)
        except TemplateError as error:
            # The last template on the way to the error; if it is one of ours, it is our bug.
            for frame in reversed(traceback.extract_tb(error.__traceback__)):
                file = Path(frame.filename)
                if file.suffix == ".jinja" and _PACKAGED not in file.parents:
                    raise OwnTemplateError(file, frame.lineno or 1, error) from error
            raise
