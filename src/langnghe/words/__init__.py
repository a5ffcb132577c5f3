"""Interface words of one language, and dates and numbers as that language writes them.

A language is one flat file `words/<code>.yml`; a site adds or changes words in its own
`content/words/<code>.yml`. Sentences for authors lie apart, in `words/problems/`.
"""

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import yaml
from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal
from markupsafe import escape

from langnghe.problems import Level, Problem
from langnghe.records import PartialDate

PACKAGE = files("langnghe") / "words"
AUTHOR_LANGUAGES = ("vi", "en")
_SHOWN, _PASTED = 300, 6000  # characters of a value in a message, and in a line to paste
_FIELD = re.compile(r"(?<!\{)\{\w+\}(?!\})")
_REMEMBERED = 1 << 14  # dates, numbers, plurals; a country's records name a few thousand of each


@dataclass(frozen=True)
class Words:
    """The words of one language. `words("page.title", name=…)` fills a word's fields."""

    language: str
    entries: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The word called `key`. Raises KeyError for one that no file has."""
        text = self.entries[key]
        return text.format(**values) if values else text

    @cached_property
    def escaped(self) -> Mapping[str, str]:
        """Every word with its markup characters escaped, for a template to print as it is."""
        return {key: str(escape(text)) for key, text in self.entries.items()}

    def count(self, key: str, number: int) -> str:
        """A number of things, by `key.one` or `key.other` as the language's plurals go (CLDR)."""
        chosen = f"{key}.{_plural(self.language, number)}"
        return self(chosen if chosen in self.entries else f"{key}.other", n=self.number(number))

    def date(self, when: PartialDate) -> str:
        """23/06/2017, 06/2017 or 2017, by the patterns `date.day`, `date.month`, `date.year`."""
        kind = "day" if when.day else "month" if when.month else "year"
        pattern = self.entries[f"date.{kind}"]
        return _date(self.language, pattern, when.year, when.month or 1, when.day or 1)

    def number(self, value: Decimal | int) -> str:
        """1.340 and 22,17 in Vietnamese, 1,340 and 22.17 in English; all decimals are kept."""
        return _number(self.language, str(value))

    def listed(self, items: Iterable[str]) -> str:
        """a, b và c. One item alone stays what it is, with its own language."""
        texts = list(items)
        if len(texts) < 2:
            return texts[0] if texts else ""
        return format_list(texts, locale=_locale(self.language))


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language, sep="-")


@lru_cache(_REMEMBERED)
def _plural(language: str, number: int) -> str:
    return _locale(language).plural_form(number)


@lru_cache(_REMEMBERED)
def _date(language: str, pattern: str, year: int, month: int, day: int) -> str:
    return format_date(datetime.date(year, month, day), pattern, locale=_locale(language))


# By its text, because 1.50 and 1.5 are one number, and 1 and True one key.
@lru_cache(_REMEMBERED)
def _number(language: str, text: str) -> str:
    return format_decimal(Decimal(text), locale=_locale(language), decimal_quantization=False)


def read_words(language: str, *, first: str, own: Path | None = None) -> Words:
    """The words of `language`; what it lacks comes from the site's `first` language.

    `own` is the site's folder of words, if it has one. Raises FileNotFoundError when nobody has
    words for the language.
    """
    packaged = [_flat(PACKAGE / f"{code}.yml") for code in ("vi", first, language)]
    sites = [_flat(own / f"{code}.yml") for code in (first, language)] if own else [{}, {}]
    if not packaged[-1] and not sites[-1]:
        raise FileNotFoundError(f"words/{language}.yml")
    vi, fallback, ours = packaged
    return Words(language, {**vi, **fallback, **sites[0], **ours, **sites[1]})


def packaged_words(language: str) -> dict[str, str]:
    """The words that come with the generator; none for a language it does not know."""
    return _flat(PACKAGE / f"{language}.yml")


def _flat(path: Traversable | Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    return dict(yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader) or {})  # noqa: S506  text only


@cache
def _sentences(language: str) -> Mapping[str, str]:
    return _flat(PACKAGE / "problems" / f"{language}.yml")


def sentences_by_code(language: str) -> dict[str, tuple[str, str]]:
    """Every code with what is wrong and what to do; what differs from case to case is open."""
    sentences = _sentences(language)
    found = {}
    for key, what in sentences.items():
        if key.endswith(".what") and key.count(".") == 1:
            code = key.removesuffix(".what")
            found[code] = (_open(what), _open(_remedy(sentences, code)))
    return found


def _remedy(sentences: Mapping[str, str], code: str) -> str:
    """What to do about a code where the very line to paste is not known."""
    return sentences.get(f"{code}.fix", sentences.get(f"{code}.line", ""))


def _open(sentence: str) -> str:
    return _FIELD.sub("…", sentence).replace("{{", "{").replace("}}", "}")


class _Gaps(dict[str, str]):
    """A value that a problem does not carry shows as nothing, never as a crash."""

    def __missing__(self, key: str) -> str:
        return ""


def explain(found: Problem, language: str) -> tuple[str, str]:
    """What is wrong, in a sentence, and what to write instead (empty when it goes without saying).

    A problem with a `line` knows the very line to paste: its code's `.line` tells so in place of
    its `.fix`.
    One that stands for `more` of its kind says only how many.
    `language` is one of AUTHOR_LANGUAGES. A code without a sentence is a bug: KeyError.
    """
    sentences = _sentences(language)
    if more := dict(found.values).get("more"):
        return sentences["more"].format(n=more), ""
    # A value may be any text of an author's; only a line to paste is more than one line.
    values = _Gaps(
        (k, v if k == "line" else _cut(" ".join(v.split()), whole=k == "fix"))
        for k, v in found.values
    )
    near = values.get("near")
    # One rule may be broken in several ways: `.case.what` says it more exactly than `.what`.
    case = f"{found.code}.{values['case']}" if "case" in values else found.code
    what = sentences.get(f"{case}.what", sentences[f"{found.code}.what"]).format_map(values)
    fix = sentences.get(f"{case}.fix", sentences.get(f"{found.code}.fix", ""))
    if values.get("line"):
        fix = sentences.get(f"{case}.line", sentences["line"])
    fix = fix.format_map(values)
    if near:
        fix = f"{sentences['near'].format(near=near)} {fix}".strip()
    return what, fix


def _cut(value: str, *, whole: bool) -> str:
    """A value short enough to read; one to paste stays whole unless it is absurd."""
    limit = _PASTED if whole else _SHOWN
    return value if len(value) <= limit else f"{value[:limit]}…"


def say(key: str, language: str, **values: object) -> str:
    """A sentence of the command line."""
    return _sentences(language)[key].format(**values)


def format_problem(found: Problem, language: str) -> str:
    """`file:line:column: what [code]` and, below it, what to write instead."""
    what, fix = explain(found, language)
    level = {Level.WARNING: "warning", Level.NOTE: "note"}.get(found.level)
    prefix = f"{_sentences(language)[level]}: " if level else ""
    first = f"{found.place}: {prefix}{what} [{found.code}]"
    # A line to paste may be two.
    return "\n    ".join((first, *fix.split("\n"))) if fix else first
