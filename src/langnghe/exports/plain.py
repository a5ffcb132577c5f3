"""Texts of records, made harmless for the programs that open tables."""

import re

# What XML 1.0 cannot hold; loading refuses most of it already.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
# A spreadsheet program runs what begins with these, also after spaces and in full width (OWASP).
_FORMULA = re.compile("^\\s*[=+\\-@\uff1d\uff0b\uff0d\uff20\t\r]")


def bare(text: str) -> str:
    """One line of text that XML can hold, without classes of ours."""
    return " ".join(_UNPRINTABLE.sub("", str.__str__(text)).split())


def inert(text: str) -> str:
    """A text that no spreadsheet program takes for a formula: with a quote where it might."""
    return f"'{text}" if _FORMULA.match(text) else text
