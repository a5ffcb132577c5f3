"""The plain YAML in which records are typed, read fast; what is not certainly that, not at all.

Read here: mappings with bare ASCII keys and lists of `- ` items, by their indents; texts bare (also
over several lines), in quotes on one line, or in lines below `>-`, `>`, `|-` and `|`; `[a, b]` and
`{a: b, c: [d]}` on one line; comments. Whatever is sound and of this kind is read as PyYAML reads
it. All else, and all that is wrong, is left to PyYAML, which also knows where things stand.
"""

import re
from typing import Any, TypeAlias, Union

Tree: TypeAlias = Union[str, list["Tree"], dict[str, "Tree"]]  # noqa: UP007  names itself

# Mappings and lists inside one another; the braces and brackets of one line may add two.
_DEPTH_LIMIT = 8
# What YAML refuses, tabs, and line breaks besides the one.
_ODD = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_ABOVE = re.compile(r"(?:\ *\#.*\n|\n)*+", re.VERBOSE)  # what stands above the first key

# A second `+` keeps what was taken: no text makes the search go back and try again. So it takes
# as long as the text is long, whatever a pull request holds.
_KEY = r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,120}+"
_FIRST = r"""[^\s\-?:,\[\]{}\#&*!|>'"%@`]"""  # a sign may mean something else to YAML
_BARE = rf"(?:{_FIRST}[^\n:\#]*+(?:(?::(?=[^\ \n])|(?<!\ )\#)[^\n:\#]*+)*+(?!:))"
_INSIDE = r"""[^:\#,\[\]{}?'"]"""
_BARE_INSIDE = rf"(?:{_FIRST}{_INSIDE}*+(?::(?!\ ){_INSIDE}++)*+)"
_LINE = re.compile(
    rf"""
    ^(?=.) (\ *+) (-\ ++)?+ (?:({_KEY}):(?=[\ \n]|\Z))?+ \ *+
    (?:
        ({_BARE}) ((?:\n++\ ++{_BARE})*+)                   # with its further lines
      | \[ ({_KEY}(?:,\ {_KEY})*+) \]
      | " ([^"\\\n]++) "
      | ' ((?:[^'\n]|'')++) '
      | (\[.*\]|\{{.*\}})
      | ([>|]-?)\ *\n (\ ++)([^\ \n].*+(?:\n++\11[^\ \n].*+)*+) (?!\n++\11)
    )?+
    \ *+ (?:(?<=\ )\#.*)?+ (?:\n++|\Z) (?:\ *\#.*(?:\n++|\Z))*+
    | ^(?s:.+)                                              # all from here on, with no groups
    """,
    re.VERBOSE | re.MULTILINE,
)
_ENTRY = re.compile(
    rf"""
    \ *+ (?:({_KEY}):\ ++)?+
    (?: ({_BARE_INSIDE}) | "([^"\\]++)" | \[ ({_KEY}(?:,\ {_KEY})*+) \] )
    \ *+ (?:,|\Z)
    | .+                                                    # all from here on, with no groups
    """,
    re.VERBOSE,
)
_BREAKS = re.compile(r"(\n+)( +)")


def read_plain(text: str) -> dict[str, Tree] | None:
    """The mapping that a file's text holds; None where PyYAML must read it."""
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if _ODD.search(text):
        return None
    above = _ABOVE.match(text)
    lines = _LINE.findall(text, above.end() if above else 0)
    # Without a line break at its end, the last text below `>` or `|` has none either.
    is_whole = text.endswith("\n") or not lines or lines[-1][9] in {"", ">-", "|-"}
    return _tree(lines) if is_whole else None


def _tree(lines: list[tuple[str, ...]]) -> dict[str, Tree] | None:  # noqa: PLR0912  see below
    """What the lines hold together. In one piece: a call for each line would cost as much again."""
    root: dict[str, Tree] = {}
    here: Any = root  # the mapping or list that the next line belongs to
    inner: Any
    value: Any
    # Twice its indent, and one more for a list: a list may stand as far out as its key.
    rank = 0
    around: list[tuple[Any, int]] = []
    waiting = ""  # the key above, if it has no value yet
    for dent, dash, key, bare, more, words, double, single, flow, style, deep, block in lines:
        found = 2 * len(dent) + 1 if dash else 2 * len(dent)
        if found > rank:
            if not waiting or len(around) >= _DEPTH_LIMIT:
                return None
            around.append((here, rank))
            here[waiting] = inner = [] if dash else {}
            here, rank = inner, found
        elif found < rank:
            while found < rank:
                here, rank = around.pop()
            if found != rank:
                return None
        if dash and key:
            around.append((here, rank))
            here.append(inner := {})
            here, rank = inner, 2 * (len(dent) + len(dash))
        waiting = ""
        if more:
            value = _joined(bare + more, rank // 2)
        elif bare:
            value = bare.rstrip(" ")
        elif words:
            value = words.split(", ")
        elif block:
            value = _block(block, style, deep, rank // 2)
        elif flow:
            value = _flow(flow)
        else:
            value = double or single.replace("''", "'")
            waiting = key if not value else ""
        if not key:
            if not dash or not value:
                return None
            here.append(value)
        elif key in here or value is None:
            return None
        else:
            here[key] = value
    return root or None


def _joined(text: str, edge: int) -> str | None:
    """A bare text of several lines as one; `edge` is the indent they must go beyond."""
    if any(len(dent) <= edge for _, dent in _BREAKS.findall(text)):
        return None
    return _unfolded("\n".join(line.rstrip(" ") for line in text.split("\n")))


def _block(block: str, style: str, deep: str, edge: int) -> str | None:
    """The text below `>` or `|`, whose lines are all indented as `deep`."""
    if len(deep) <= edge:
        return None
    if style == ">-" and "\n\n" not in block:
        return block.replace("\n" + deep, " ")
    if style == ">-":
        return _unfolded(block)
    if style == ">":
        return _unfolded(block) + "\n\n"
    text = block.replace("\n" + deep, "\n")
    return text if style == "|-" else text + "\n"


def _unfolded(text: str) -> str:
    """Lines become one; a blank line parts paragraphs, as `yaml_text` would have it."""
    return _BREAKS.sub(lambda found: "\n" * (2 * len(found[1]) - 2) or " ", text)


def _flow(text: str) -> Tree | None:
    """What stands in `[…]` or `{…}`."""
    fields: dict[str, Tree] = {}
    items: list[Tree] = []
    is_mapping = text[0] == "{"
    for key, bare, double, words in _ENTRY.findall(text[1:-1]):
        value = words.split(", ") if words else double or bare.rstrip(" ")
        if not value or bool(key) is not is_mapping or key in fields:
            return None
        if is_mapping:
            fields[key] = value
        else:
            items.append(value)
    return fields if is_mapping else items
