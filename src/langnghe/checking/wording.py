"""A site's own words: of keys that exist, with the fields that the pages will fill."""

import string
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from babel import Locale, UnknownLocaleError

from langnghe.loading import Document, read_file, read_yaml
from langnghe.problems import Place, Problem, problem
from langnghe.records import FIRST_LANGUAGE
from langnghe.settings import FILE, Settings
from langnghe.words import packaged_words

_FORMATTER = string.Formatter()


def check_words(root: Path, settings: Settings) -> list[Problem]:
    """Every problem of the languages a site names and of its own files of words."""
    found: list[Problem] = []
    codes = [language.code for language in settings.languages]
    # `is_ours`, for the engine's part of this file may hold what records may not.
    written, _ = read_yaml(read_file(root / FILE), FILE, is_ours=True)
    for number, code in enumerate(codes):
        path = ("extra", "langnghe", "languages", number, "code")
        here = written.place(path) if written else Place(FILE)
        file = f"{settings.content}/words/{code}.yml"
        if number == 0 and code != FIRST_LANGUAGE:
            found.append(problem(here, "E-LANG-06", language=code))
        elif code in codes[:number]:
            found.append(problem(here, "E-ID-04", id=code))
        elif not _is_known(code):
            found.append(problem(here, "E-LANG-05", language=code))
        elif (root / file).is_file():
            document, problems = read_yaml(read_file(root / file), file)
            found += problems
            found += _check(document) if document else []
        elif not packaged_words(code):
            found.append(problem(here, "E-LANG-04", language=code, file=file))
    return found


def _is_known(code: str) -> bool:
    """Whether CLDR knows how the language writes dates and numbers."""
    try:
        Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return True


def _check(document: Document) -> Iterator[Problem]:
    known = packaged_words("vi")
    for key, text in document.data.items():
        if key not in known:
            near = next(iter(get_close_matches(key, known, n=1)), "")
            yield problem(document.key_place((key,)), "E-KEY-01", key=key, near=near)
        elif not isinstance(text, str):
            yield problem(document.place((key,)), "E-TYPE-01")
        elif "⟦" in text:  # the frames are cut there
            yield problem(document.place((key,)), "E-TEXT-01", value="⟦")
        elif _fields(text) != _fields(known[key]):
            wanted = ", ".join(f"{{{name}}}" for name in sorted(_fields(known[key]) or ()))
            yield problem(document.place((key,)), "E-WORD-01", fields=wanted or "–")


def _fields(text: str) -> set[str] | None:
    """The names in braces that a text leaves to be filled; None when its braces do not match.

    `{n:>99999999}` and `{n!r}` are other names: a text may say where a value goes, not how.
    """
    try:
        parsed = list(_FORMATTER.parse(text))
    except ValueError:
        return None
    return {
        f"{name}{'!' + how if how else ''}{':' + width if width else ''}"
        for _, name, width, how in parsed
        if name is not None
    }
