"""A page template and the pieces it calls → one template in which the pieces lie in their places.

Only for our own: a macro may not call itself, nor ask for `caller`, `varargs` or `kwargs`.
"""

from collections.abc import Mapping, Sequence

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

# ruff: noqa: N802 - Jinja names its methods after its nodes.

# What a page is rendered with: its context, the words, and the words escaped, by their keys.
PAGE, WORDS, SAID = "page", "w", "said"

Macros = Mapping[str, nodes.Macro]


def weave(page: nodes.Template, macros: Macros) -> None:
    """Lay out every macro that a page calls, and take its imports away."""
    weaver = _Weaver({one.target for one in page.body if isinstance(one, nodes.Import)}, macros)
    body = weaver.all_of([one for one in page.body if not isinstance(one, nodes.Import)])
    # Asked for here once, they are plain variables of the page's function all through it.
    given = [nodes.Name(name, "load") for name in (PAGE, WORDS, SAID)]
    taken = [nodes.Name(name.name, "param") for name in given]
    page.body = [nodes.With(taken, given, body, lineno=1)]


def is_said(node: nodes.Node) -> bool:
    """Whether a node is a word that is escaped already."""
    return isinstance(node, nodes.Getitem) and node.node == nodes.Name(SAID, "load")


class _Weaver(NodeTransformer):
    def __init__(self, aliases: set[str], macros: Macros) -> None:
        self._aliases = aliases
        self._macros = macros
        self._bodies: dict[str, list[nodes.Node]] = {}

    def all_of(self, body: Sequence[nodes.Node]) -> list[nodes.Node]:
        return [made for one in body for made in self.visit_list(one)]

    def visit_Output(self, node: nodes.Output) -> list[nodes.Node]:
        """Parts what is printed at the macros that it calls."""
        made: list[nodes.Node] = []
        for child in node.nodes:
            laid_out = self._laid_out(child)
            if laid_out:
                made.append(laid_out)
            elif made and isinstance(made[-1], nodes.Output):
                made[-1].nodes.append(_printed(child))
            else:
                made.append(nodes.Output([_printed(child)], lineno=child.lineno))
        return made

    def _laid_out(self, node: nodes.Expr) -> nodes.With | None:
        """The body of a macro that is called, with the names of its arguments; else None."""
        match node:
            case nodes.Call(node=nodes.Getattr(node=nodes.Name(name=alias), attr=name)):
                macro = self._macros[name] if alias in self._aliases else None
            case nodes.Call(node=nodes.Name(name=name)):
                macro = self._macros.get(name)
            case _:
                return None
        if macro is None:
            return None
        if name not in self._bodies:
            self._bodies[name] = self.all_of(macro.body)
        names = [argument.name for argument in macro.args]
        optional = names[len(names) - len(macro.defaults) :]
        values = dict(zip(optional, macro.defaults, strict=True))
        values |= dict(zip(names, node.args, strict=False))
        values |= {keyword.key: keyword.value for keyword in node.kwargs}
        targets = [nodes.Name(argument, "param") for argument in names]
        given = [values[argument] for argument in names]
        return nodes.With(targets, given, self._bodies[name], lineno=node.lineno)


def _printed(node: nodes.Expr) -> nodes.Expr:
    """What is printed; a word without fields is looked up among the escaped."""
    match node:
        case nodes.Call(node=nodes.Name(name=name), args=[key], kwargs=[]) if name == WORDS:
            said = nodes.Name(SAID, "load")
            return nodes.Getitem(said, key, "load", lineno=node.lineno)
    return node
