"""The package's own page templates → Python that prints them quickly.

Plain Jinja spends most of a page on calling macros and on escaping texts that hold no markup. Here
macros are laid out where they are called, and interface words come escaped. What is printed is to
the byte what plain Jinja prints, which still serves a site's own templates.
"""

from collections.abc import Callable
from pathlib import Path

import markupsafe
from jinja2 import Environment, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.loaders import BaseLoader

from langnghe.pages.weaving import Macros, is_said, weave

# ruff: noqa: N802 - Jinja names its methods after its nodes.

PACKAGED = Path(__file__).resolve().parents[1] / "templates"


def is_packaged(file: str | None) -> bool:
    """Whether a template's file is ours; a site's own lies elsewhere."""
    return file is not None and PACKAGED in Path(file).parents


def escape(value: object) -> str:
    """What `markupsafe.escape` gives, but that a text without markup is passed on as it is."""
    if type(value) is str:
        has_markup = "&" in value or "<" in value or ">" in value or '"' in value or "'" in value
        return markupsafe.escape(value) if has_markup else value
    return str(value) if type(value) is int else markupsafe.escape(value)


class Press(Environment):
    """How templates are read, ours and a site's own; once read they are not looked at again."""

    escape: Callable[[object], str]

    def __init__(self, loader: BaseLoader, *, is_plain: bool = False) -> None:
        """`is_plain`: ours too are printed as Jinja prints them, to compare."""
        super().__init__(
            loader=loader,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self.escape = escape
        self._macros: dict[str, Macros | None] = {}
        if not is_plain:
            self.code_generator_class = _Setting

    def macros_of(self, page: nodes.Template) -> Macros | None:
        """The macros that a page imports by name; None if any is in a file of the site's own."""
        found: dict[str, nodes.Macro] = {}
        for one in page.find_all(nodes.Import):
            macros = self._macros_in(one.template.as_const())
            if macros is None:
                return None
            found |= macros
        return found

    def _macros_in(self, name: str) -> Macros | None:
        if name not in self._macros:
            assert self.loader is not None
            source, file, _ = self.loader.get_source(self, name)
            self._macros[name] = None
            if is_packaged(file):
                macros = self.parse(source, name, file).find_all(nodes.Macro)
                self._macros[name] = {macro.name: macro for macro in macros}
        return self._macros[name]


class _Setting(CodeGenerator):
    """Sets a page of ours in few and short steps, and everything else as Jinja does.

    A page of ours that has pieces of the site's own is left to Jinja too: they may do whatever it
    can, and what is wrong in them must be told with their file and line.
    """

    environment: Press
    _is_ours = False

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        if self.filename and Path(self.filename).parent == PACKAGED:
            macros = self.environment.macros_of(node)
            if macros is not None:
                self._is_ours = True
                weave(node, macros)
        super().visit_Template(node, frame)

    def write_commons(self) -> None:
        super().write_commons()
        if self._is_ours:
            self.writeline("escape = environment.escape")

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:
        if not self._is_ours or frame.buffer is not None:
            super().visit_Output(node, frame)
            return
        # Python makes one step of a `%` between a text and a tuple that are both written out.
        texts = (
            one.data.replace("%", "%%") if isinstance(one, nodes.TemplateData) else "%s"
            for one in node.nodes
        )
        self.writeline(f"yield {''.join(texts)!r} % (", node)
        for one in node.nodes:
            if not isinstance(one, nodes.TemplateData):
                self.write("(" if is_said(one) else "escape(")
                self.visit(one, frame)
                self.write("), ")
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        if not self._is_ours:
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:
        if not (self._is_ours and is_said(node)):
            super().visit_Getitem(node, frame)
            return
        self.visit(node.node, frame)
        self.write("[")
        self.visit(node.arg, frame)
        self.write("]")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        if not self._is_ours:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for value in node.args:
            self.visit(value, frame)
            self.write(", ")
        for keyword in node.kwargs:
            self.write(f"{keyword.key}=")
            self.visit(keyword.value, frame)
            self.write(", ")
        self.write(")")
