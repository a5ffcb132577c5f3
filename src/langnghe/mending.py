"""A record's text → the same text with everything repaired that has only one right answer.

Composed letters, Đ for its look-alike, line ends, spaces, the form of dates, the order of the
top-level keys. Comments stay with the key they stand above; nothing else is touched.
"""

import re
import unicodedata

from langnghe.records import Part

_ISO_DATE = re.compile(
    r"^(\s*(?:- )?(?:on|as_of|until|decided_on|issued_on|valid_until|filed_on|expires_on|published"
    r"|read_on|made_on|reviewed_on|taken_on|manager_as_of|founded|date):\s*)"
    r"([\"']?)(\d{4})-(\d{2})-(\d{2})\2(\s*(?:#.*)?)$",
    re.MULTILINE,
)
_KEY = re.compile(r"[a-z_]+\s*:")
_NO_BREAK = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u00d0": "\u0110"})


def mend(text: str, model: type[Part]) -> str:
    """The repaired text of a record of this model. Mending twice changes nothing more."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    plain = unicodedata.normalize("NFC", plain).translate(_NO_BREAK)
    plain = "\n".join(line.rstrip(" ") for line in plain.split("\n"))
    plain = _ISO_DATE.sub(r"\1\5/\4/\3\6", plain)
    return _in_order(plain, model).rstrip("\n") + "\n"


def _in_order(text: str, model: type[Part]) -> str:
    """Top-level keys as the record's shape has them; each takes the comments above it along."""
    head, blocks = _blocks(text)
    rank = {name: place for place, name in enumerate(model.model_fields)}
    known = [block for block in blocks if _name(block) in rank]
    # A key that is unknown or stands twice is a mistake to be seen, not to be moved about.
    if len(known) < len(blocks) or len({_name(block) for block in blocks}) < len(blocks):
        return text
    ordered = sorted(blocks, key=lambda block: rank[_name(block)])
    if ordered == blocks:
        return text
    return "\n".join(line for part in (head, *ordered) for line in part)


def _blocks(text: str) -> tuple[list[str], list[list[str]]]:
    """The lines before the first key's comments, and for each key its comments and its lines."""
    head: list[str] = []
    blocks: list[list[str]] = []
    waiting: list[str] = []
    for line in text.rstrip("\n").split("\n"):
        if _KEY.match(line):
            blocks.append([*waiting, line])
            waiting = []
        elif line.startswith("#"):
            waiting.append(line)
        elif not line.strip():
            # A blank line ends what belongs above: comments before it stay where they are.
            (blocks[-1] if blocks else head).extend([*waiting, line])
            waiting = []
        elif blocks:
            blocks[-1].extend([*waiting, line])
            waiting = []
        else:
            head.extend([*waiting, line])
            waiting = []
    (blocks[-1] if blocks else head).extend(waiting)
    return head, blocks


def _name(block: list[str]) -> str:
    key = next((line for line in block if _KEY.match(line)), "")
    return key.split(":", 1)[0].strip()
