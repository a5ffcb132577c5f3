"""Days as machines read them, and texts as XML bears them."""

import datetime
import re
from xml.sax.saxutils import escape, quoteattr

# What XML 1.0 has no way to write.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def day(ordinal: int) -> str:
    """2026-11-23."""
    return datetime.date.fromordinal(ordinal).isoformat()


def text(said: object) -> str:
    """A text for between two tags."""
    return escape(_UNWRITABLE.sub("", str(said)))


def attribute(said: object) -> str:
    """A text for an attribute, in its quotes."""
    return quoteattr(_UNWRITABLE.sub("", str(said)))
