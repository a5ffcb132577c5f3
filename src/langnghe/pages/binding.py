"""Contexts → HTML, by the package's templates or the site's own."""

import traceback
from pathlib import Path
from typing import Protocol

from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, Template, TemplateError

from langnghe.pages.printing import Press, is_packaged
from langnghe.problems import Place, problem
from langnghe.words import Words


class Context(Protocol):
    """What every page body is given: at least the name of its template."""

    @property
    def template(self) -> str: ...


class OwnTemplateError(Exception):
    """A template of the site's own cannot be used; carries what to tell its author."""

    def __init__(self, template: Path, line: int, error: TemplateError) -> None:
        """`template` is its file under the folder of templates."""
        super().__init__(str(error))
        file = "/".join(("content", "templates", *template.parts))
        line = getattr(error, "lineno", line)
        self.found = problem(Place(file, line), "E-TEMPLATE-01", message=error.message or "")


class Binder:
    """Fills templates; `own_templates` is a site's folder of them, which need not exist."""

    def __init__(self, own_templates: Path) -> None:
        self._own = own_templates
        loaders = (FileSystemLoader(own_templates), PackageLoader("langnghe"))
        self._press = Press(ChoiceLoader(loaders))
        self._templates: dict[str, Template] = {}

    def bind(self, context: Context, words: Words) -> str:
        """The HTML of a context. Raises OwnTemplateError for a template of the site's own."""
        name = context.template
        try:
            if name not in self._templates:
                self._templates[name] = self._press.get_template(name)
            return self._templates[name].render(page=context, w=words, said=words.escaped)
        except TemplateError as error:
            # The last template on the way to the error; if it is one of ours, it is our bug.
            for frame in reversed(traceback.extract_tb(error.__traceback__)):
                file = Path(frame.filename)
                if file.suffix == ".jinja" and not is_packaged(frame.filename):
                    own = file.relative_to(self._own)
                    raise OwnTemplateError(own, frame.lineno or 1, error) from error
            raise
