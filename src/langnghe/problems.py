"""What is wrong in a record, where it stands, and what its author can do about it.

A problem is data: a code, a place and the values that fill its sentence.
The sentences themselves are words (`words/<language>.yml`), so that an author reads his own
language and a machine reads the code.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum


class Level(IntEnum):
    """How much a problem matters; the first letter of its code says which."""

    ERROR = 0  # stops the site
    WARNING = 1  # builds, and is shown to the author
    NOTE = 2  # builds, and is printed on the page itself


# What must not stop even a strict site: W-CERT-02 comes with the calendar and not with an edit;
# whether a picture is blurred or dark is a guess that its author may know better; two records may
# rightly share a photo; not every logo has a version without a ground. A short code is worked out
# alike by everybody until it is noted, and whoever adds a record need not know of it.
_ADVICE = frozenset(
    {
        "W-CERT-02",
        "W-CODE-03",
        "W-CON-05",
        "W-CON-06",
        "W-IMG-04",
        "W-IMG-05",
        "W-IMG-09",
        "W-LOGO-10",
    }
)
# Of one file and code; whoever has made a mistake twenty times knows it.
SHOWN = 20
_LEVELS = {"E": Level.ERROR, "W": Level.WARNING, "N": Level.NOTE}


@dataclass(frozen=True, order=True)
class Place:
    """A spot in a file: its path from the site's root, line and column counted from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True)
class Problem:
    """One finding. `code` never changes once published; `values` fill the sentence."""

    place: Place
    code: str
    values: tuple[tuple[str, str], ...] = field(default=())

    @property
    def level(self) -> Level:
        return _LEVELS[self.code[0]]

    @property
    def is_error(self) -> bool:
        return self.level is Level.ERROR


def problem(place: Place, code: str, **values: object) -> Problem:
    """A problem whose values are given by name, as its sentence uses them."""
    return Problem(place, code, tuple((name, str(value)) for name, value in values.items()))


def abridged(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The first of each code in each file, and in place of the rest one that says how many.

    For printing alone: whether the site stops is asked of all of them.
    """
    found = list(problems)
    of_kind = Counter((one.place.file, one.code) for one in found)
    told: Counter[tuple[str, str]] = Counter()
    for one in found:
        kind = one.place.file, one.code
        told[kind] += 1
        left = of_kind[kind] - SHOWN
        # One more is sooner printed than counted.
        if told[kind] <= SHOWN or left == 1:
            yield one
        elif told[kind] == SHOWN + 1:
            yield Problem(one.place, one.code, (("more", str(left)),))


def stops_the_site(problems: Iterable[Problem], *, strict: bool = False) -> bool:
    """Whether these findings forbid publishing; `strict` counts warnings as errors."""
    limit = Level.WARNING if strict else Level.ERROR
    return any(found.level <= limit and found.code not in _ADVICE for found in problems)
