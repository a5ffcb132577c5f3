"""Short codes: the few letters at the end of an address that is printed and read out.

`/q/k7m2p` stays good for as long as a sheet of paper hangs. A code alternates letters and digits,
so no two letters ever stand together and none can make a word, in any language, nor one of the
abbreviations that Vietnamese curses in. Left out are the vowels, the digits that stand for vowels,
and whatever is taken for something else on paper or by ear: 0 o, 1 l i, 2 z, 3 e, 4 a, 5 s, 6 b g,
8 b, 9 g q, u v, and y for i.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping

LETTERS = "cdfhjkmnprtvwx"
DIGITS = "256789"
LENGTH = 5  # letters at the odd places: 98,784 codes, for a country that has 25,500 records
CODE = re.compile(rf"[{LETTERS}][{DIGITS}][{LETTERS}][{DIGITS}][{LETTERS}]")
_ALL = len(LETTERS) ** 3 * len(DIGITS) ** 2


def derived(name: str, attempt: int = 0) -> str:
    """The code that everybody works out for a record until it is written down."""
    hashed = hashlib.blake2b(f"{name}#{attempt}".encode(), digest_size=8).digest()
    rest = int.from_bytes(hashed, "big") % _ALL
    code = ""
    for place in range(LENGTH):
        signs = DIGITS if place % 2 else LETTERS
        rest, at = divmod(rest, len(signs))
        code += signs[at]
    return code


def with_codes(given: Mapping[str, str], names: Iterable[str]) -> dict[str, str]:
    """The code of every name: what was given, and for the others what is derived and still free.

    The same names and gifts give the same codes, in whatever order they come.
    """
    codes, taken = dict(given), set(given.values())
    for name in sorted(set(names) - given.keys()):
        attempt = 0
        while (code := derived(name, attempt)) in taken:
            attempt += 1
        codes[name] = code
        taken.add(code)
    return codes
