"""What is new and changed, as an Atom feed in each language (RFC 4287).

A record is dated by the newest day that it names itself: when it was last compared with its
sources, a source was read for it, or it was translated. One that names only a month or a year is
in no feed, nor one that is not translated, nor a drink or a place of distillers.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from heapq import nlargest
from typing import NamedTuple

from langnghe import addresses
from langnghe.addresses import Addresses, root_of
from langnghe.artefacts import Artefact, Job, digest
from langnghe.catalogue import (
    Catalogue,
    Outline,
    VillageOutline,
    changed_in,
    is_named_in,
    line_in,
    name_in,
)
from langnghe.exports.days import attribute, day, text
from langnghe.settings import Language, Settings
from langnghe.words import Words

MOST = 50  # entries; a reader who comes once a year looks at the lists
# A day begins where the records are kept, and a feed wants an hour.
_HOUR = "T00:00:00+07:00"
_NEVER = "1970-01-01T00:00:00Z"  # a feed must say when it changed, even one without an entry


class Entry(NamedTuple):
    """A record in a feed."""

    url: str
    title: str
    line: str | None  # both know their language where it is not the feed's
    crafts: tuple[str, ...]  # keys
    changed: int  # a day (proleptic ordinal)


def feed_jobs(
    settings: Settings, catalogue: Catalogue, words: Mapping[str, Words], edition: str
) -> Iterator[Job]:
    """A feed for each language."""
    for language in settings.languages:
        here = Addresses(settings.site_url, root_of(language.code, settings.first.code))
        entries = tuple(_entries(catalogue, language, here))
        address, told = here.address(addresses.FEED), words[language.code]
        crafts = {str(key): told(f"craft.{key}") for one in entries for key in one.crafts}
        yield Job(
            name=f"feed/{address}",
            made_from=digest(edition, repr((settings.site_url, language, entries, crafts))),
            addresses=(address,),
            make=partial(_feed, language, here, entries, crafts),
        )


def _entries(catalogue: Catalogue, language: Language, here: Addresses) -> Iterator[Entry]:
    code = language.code
    told = (
        one for one in catalogue.outlines
        if changed_in(code, one) and is_named_in(code, one) and not _is_withheld(one)
    )  # fmt: skip
    for record in nlargest(MOST, told, key=lambda one: (changed_in(code, one), one.id)):
        is_village = isinstance(record, VillageOutline)
        path = addresses.village if is_village else addresses.product
        yield Entry(
            here.absolute(path(record.id)),
            name_in(code, record),
            line_in(code, record),
            record.crafts if isinstance(record, VillageOutline) else (record.craft,),
            changed_in(code, record),
        )


def _is_withheld(record: Outline) -> bool:
    if isinstance(record, VillageOutline):
        return record.tells_of_spirits
    return record.is_alcoholic


def _feed(
    language: Language, here: Addresses, entries: tuple[Entry, ...], crafts: Mapping[str, str]
) -> Iterator[Artefact]:
    home, own = here.absolute(addresses.HOME), here.absolute(addresses.FEED)
    newest = f"{day(entries[0].changed)}{_HOUR}" if entries else _NEVER
    tagline = f"<subtitle>{text(language.tagline)}</subtitle>" if language.tagline else ""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={attribute(language.code)}>',
        f"<id>{text(own)}</id>",
        f"<title>{text(language.site_name)}</title>{tagline}",
        f"<updated>{newest}</updated>",
        f"<author><name>{text(language.owner)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href={attribute(own)}/>',
        f'<link rel="alternate" type="text/html" href={attribute(home)}/>',
        f"<icon>{text(here.whole(addresses.icon(192)))}</icon>",
        *(_entry(entry, crafts) for entry in entries),
        "</feed>",
        "",
    ]
    yield Artefact(here.address(addresses.FEED), "\n".join(lines).encode())


def _entry(one: Entry, crafts: Mapping[str, str]) -> str:
    summary = f"<summary{_lang(one.line)}>{text(one.line)}</summary>" if one.line else ""
    categories = "".join(
        f"<category term={attribute(key)} label={attribute(crafts[key])}/>" for key in one.crafts
    )
    return (
        f"<entry><id>{text(one.url)}</id><title{_lang(one.title)}>{text(one.title)}</title>"
        f"<updated>{day(one.changed)}{_HOUR}</updated>"
        f'<link rel="alternate" type="text/html" href={attribute(one.url)}/>'
        f"{categories}{summary}</entry>"
    )


def _lang(said: str) -> str:
    language = getattr(said, "lang", None)
    return f" xml:lang={attribute(language)}" if language else ""
