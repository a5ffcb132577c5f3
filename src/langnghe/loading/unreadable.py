"""What YAML says of a text it cannot read → a problem with its place, and the line to write."""

import re

import yaml

from langnghe.loading.retyping import LONGEST_FILE, indent_meant, line_meant
from langnghe.loading.yaml_tree import Builder, RefusedError, Spot
from langnghe.problems import Place, Problem, problem

# libyaml knows where these began; where it gave up may be many lines below.
_BEGUN = ("while scanning a simple key", "while scanning a quoted", "while parsing a flow")
_SIGNS = ("anchor", "alias", "tag", "directive")  # &, *, ! and %, which YAML reads as its own
# A question mark or a dash alone, which YAML takes for the beginning of something.
_UNKNOWN_VALUE = re.compile(r" *(?:- )?[^\s:]+ *: +([?-]) *")
_TRIED = 5  # quotation marks that open; each trial reads the whole file
_OPENED = re.compile(r"""( *(?:- )?[\w.-]+: +)(["'])(?:(?!\2).)+""")  # and not closed on its line


def unreadable(error: yaml.MarkedYAMLError, text: str, file: str) -> Problem:
    what = f"{error.context}: {error.problem}"
    line, column = _where(error)
    lines = _lines_of(text)
    # libyaml may point behind the last line; the author's mistake is in the last one written.
    line = min(line, len(lines))
    if unknown := _UNKNOWN_VALUE.fullmatch(lines[line - 1]):
        place = Place(file, line, unknown.start(1) + 1)
        return problem(place, "E-GUESS-01", value=unknown[1])
    if opened := _unclosed(lines, line):
        line, column = opened
        meant = line_meant(lines, line - 1, _bad_line)
        return _unreadable_line(Place(file, line, column), lines, meant)
    meant = line_meant(lines, line - 1, _bad_line)
    place = Place(file, line, column)
    if _has_sign(what) or "cannot start any token" in what:
        return problem(place, "E-YAML-04", line=meant)
    # Where the line holds no colon before, its indent is wrong, not its value.
    if "mapping values are not allowed" in what and ": " in lines[line - 1][: column - 1]:
        return problem(place, "E-YAML-01", line=meant)
    return _unreadable_line(place, lines, meant)


def _unclosed(lines: list[str], last: int) -> Spot | None:
    """Where a quotation mark opens that nothing closes, if that is all that is wrong.

    YAML reads on to the next mark, and stumbles only over what follows that.
    """
    if sum(map(len, lines)) > LONGEST_FILE:
        return None
    opened = [(number, _OPENED.fullmatch(line)) for number, line in enumerate(lines[:last])]
    for number, found in [(number, found) for number, found in opened if found][-_TRIED:]:
        closed = [*lines[:number], found[0] + found[2], *lines[number + 1 :]]
        if _bad_line("\n".join(closed)) is None:
            return number + 1, found.start(2) + 1
    return None


def _unreadable_line(place: Place, lines: list[str], meant: str) -> Problem:
    typed = lines[place.line - 1].strip()[:80]
    if not meant and (spaces := indent_meant(lines, place.line - 1, _bad_line)) is not None:
        return problem(place, "E-YAML-10", text=typed, case="indent", n=spaces)
    return problem(place, "E-YAML-10", text=typed, line=meant)


def _lines_of(text: str) -> list[str]:
    return re.split(r"\r\n|\r|\n", text.rstrip("\r\n"))


def _has_sign(what: str) -> bool:
    return any(sign in what for sign in _SIGNS)


def _where(error: yaml.MarkedYAMLError) -> Spot:
    """Where the mistake begins, as far as libyaml knows."""
    what = f"{error.context}: {error.problem}"
    has_begun = (_has_sign(what) or what.startswith(_BEGUN)) and error.context_mark
    mark = error.context_mark if has_begun else error.problem_mark or error.context_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _bad_line(text: str) -> int | None:
    """The first line, counted from 0, that cannot be read; None where all can."""
    try:
        Builder("", is_ours=False).build(text)
    except RefusedError as refusal:
        return refusal.found.place.line - 1
    except yaml.MarkedYAMLError as error:
        return min(_where(error)[0], len(_lines_of(text))) - 1
    return None


def with_line(found: Problem, text: str) -> Problem:
    """The refusal with the line to write instead, where there is one."""
    if found.code not in {"E-YAML-04", "E-YAML-10"}:
        return found
    lines = _lines_of(text)
    meant = line_meant(lines, found.place.line - 1, _bad_line)
    if found.code == "E-YAML-10":
        return _unreadable_line(found.place, lines, meant)
    return problem(found.place, found.code, line=meant)
