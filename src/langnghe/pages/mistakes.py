"""The page that explains every mistake a record can hold; each message names its place there."""

from langnghe import addresses
from langnghe.pages import contexts as c
from langnghe.pages.telling import Telling
from langnghe.phrases import Phrase
from langnghe.records import FIRST_LANGUAGE
from langnghe.words import AUTHOR_LANGUAGES, sentences_by_code

# Families of codes, by the part between the level and the number.
_GROUPS = {
    "writing": ("YAML", "KEY", "TYPE", "REQ", "ENUM", "LEN", "GUESS", "TEXT", "CAPS", "NFC"),
    "files": ("FILE", "PATH", "ID", "REF", "SRC", "PRESS"),
    "values": ("NUM", "DATE", "URL", "TEL"),
    "place": ("GEO",),
    "people": ("CON", "IMG", "MAP"),
    "decisions": ("REC", "OCOP", "CERT", "MARK", "LOGO", "COLOUR", "GTIN", "HS"),
    "goods": ("FOOD", "ALC", "CLAIM", "WOOD", "SELL", "PRICE", "OLD"),
    "languages": ("LANG", "WORD", "SHEET"),
    "site": ("FAIR", "KIT", "SITE", "ENGINE", "AUDIT", "TEMPLATE"),
}
_LEVELS = {"E": "error", "W": "warning", "N": "note"}


def mistakes_page(telling: Telling) -> c.MistakesPage:
    path = addresses.MISTAKES
    words = telling.words
    spoken = telling.language.code if telling.language.code in AUTHOR_LANGUAGES else FIRST_LANGUAGE
    told = {code: _mistake(telling, spoken, code, *both)
            for code, both in sentences_by_code(spoken).items()}  # fmt: skip
    return c.MistakesPage(
        crumbs=telling.crumbs(path),
        title=words("mistakes.title"),
        lead=words("mistakes.lead"),
        groups=tuple(
            c.MistakeGroup(
                anchor=name,
                title=words(f"mistakes.{name}"),
                mistakes=tuple(told[code] for code in told if code.split("-")[1] in families),
            )
            for name, families in _GROUPS.items()
        ),
        foot=telling.foot(path),
    )


def _mistake(telling: Telling, spoken: str, code: str, what: str, fix: str) -> c.Mistake:
    is_own = spoken == telling.language.code
    return c.Mistake(
        code=code,
        level=telling.words(f"mistakes.{_LEVELS[code[0]]}"),
        what=what if is_own else Phrase(what, spoken),
        fix=fix if is_own or not fix else Phrase(fix, spoken),
    )


def families() -> frozenset[str]:
    """Every family that has a group; a code of another would be on no page."""
    return frozenset(family for group in _GROUPS.values() for family in group)
