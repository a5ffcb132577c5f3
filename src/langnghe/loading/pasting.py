"""A value that was meant → the line to paste, in quotes where YAML would read something else."""

import re

from langnghe.loading.yaml_text import Path

_LONGEST = 400  # characters; a longer line is corrected in place, not pasted
# Between brackets a comma parts two items, so whatever holds a sign goes in quotes.
_BARE = re.compile(r"[^\W_](?:(?:[\w ./&()%–+-]|:(?=/))*[\w.)%/])?")


def line_of(path: Path, text: str) -> str:
    """`key: text`, or the item alone in a list; nothing where it is no text of one line."""
    return line_with(path, quoted(text)) if is_one_line(text) else ""


def line_with(path: Path, value: str) -> str:
    """The same of a value that is YAML already."""
    return f"{path[-1]}: {value}" if path and isinstance(path[-1], str) else value


def is_one_line(text: str) -> bool:
    """Whether a text can be pasted on one line, as it is."""
    return bool(text.strip()) and len(text) <= _LONGEST and "\n" not in text


def quoted(text: str) -> str:
    """The text as a YAML scalar that means just this, also between brackets and braces."""
    # Numbers and codes are quoted for those who open the file with another tool; dates need not.
    if _BARE.fullmatch(text) and ("/" in text or not text[0].isdigit()):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
