"""What style sheets and `style` say of a drawing → attributes, where that is simple enough.

Drawing programs write their colours so; a style sheet itself could fetch things, and is not kept.
"""

import re
from collections.abc import Iterator

from langnghe.brands.drawing import Node, refuse

_RULES_LIMIT = 500
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_SELECTOR = re.compile(r"(?:[a-zA-Z]+|\*|[.#]?[\w-]+)")
_FETCHING = re.compile(r"url\(\s*['\"]?\s*(?!['\"]?#)", re.IGNORECASE)


def apply_styles(root: Node) -> None:
    """Turn all styles into attributes: a sheet's by element, class and id, then an element's own.

    Raises RefusedError for what fetches anything, and for what is too clever to be read.
    """
    rules = [rule for node in _walk(root) if node.tag == "style" for rule in _rules(node.text)]
    if len(rules) > _RULES_LIMIT:
        refuse("effects", "<style>")
    # As in CSS: an id counts for more than a class, a class more than an element's name.
    rules.sort(key=lambda rule: {"#": 2, ".": 1}.get(rule[0][0], 0))
    for node in _walk(root):
        classes = node.attributes.get("class", "").split()
        named = {node.tag, "*", f"#{node.attributes.get('id', '')}", *(f".{c}" for c in classes)}
        told: dict[str, str] = {}
        for selector, declared in rules:
            if selector in named:
                told |= declared
        told |= dict(_declared(node.attributes.pop("style", "")))
        node.attributes |= told


def _walk(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from _walk(child)


def _rules(sheet: str) -> Iterator[tuple[str, dict[str, str]]]:
    text = _COMMENT.sub("", sheet)
    if "@" in text:
        word = re.search(r"@[\w-]*", text)
        refuse("fetches", f"<style> {word.group() if word else '@'}")
    for found in _RULE.finditer(text):
        declared = dict(_declared(found[2]))
        for selector in found[1].split(","):
            plain = selector.strip()
            if not _SELECTOR.fullmatch(plain):
                refuse("effects", f"<style> {plain[:40]}")
            yield plain, declared


def _declared(text: str) -> Iterator[tuple[str, str]]:
    plain = _COMMENT.sub("", text)
    # A backslash can spell any word so that nobody finds it.
    if "\\" in plain or "@" in plain or "expression(" in plain.lower():
        refuse("runs", "style")
    if _FETCHING.search(plain):
        refuse("fetches", "style: url(…)")
    for piece in plain.split(";"):
        name, colon, value = piece.partition(":")
        if colon:
            yield name.strip().lower(), re.sub(r"\s*!important$", "", value.strip())
