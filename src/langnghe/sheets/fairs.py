"""The fair itself on paper: its name, days and booth, whom to ask, and who wears a badge."""

from collections.abc import Callable

from langnghe.phrases import in_language
from langnghe.records import Fair
from langnghe.sheets.saying import Said
from langnghe.sheets.telling import Teller, Told


def told_fair(teller: Teller) -> Told:
    fair, spoken = teller.reading.fair, _in_each_language(teller)

    def text(pick: Callable[[Fair], str | None]) -> Said:
        return teller.voice.said(lambda language: pick(spoken[language]))

    return {
        "name": text(lambda one: one.name),
        "place": text(lambda one: one.place),
        "booth": text(lambda one: one.booth),
        "hours": text(lambda one: one.hours),
        "about": text(lambda one: one.about),
        "dates": teller.voice.said(lambda language: _dates(teller, language)),
        "office": text(lambda one: one.contact.office if one.contact else None),
        "note": text(lambda one: one.contact.note if one.contact else None),
        "entries": teller.entries(fair.contact.entries) if fair.contact else [],
    }


def told_badges(teller: Teller) -> list[Told]:
    """Checking has seen that each of them stands on a consent that holds."""
    spoken = _in_each_language(teller)
    found: list[Told] = []
    for number, badge in enumerate(teller.reading.fair.badges):
        roles = {language: one.badges[number].role for language, one in spoken.items()}
        found.append(
            {
                "name": badge.name,
                "role": teller.voice.said(roles.__getitem__),
                "organisation": badge.organisation or "",
            }
        )
    return found


def _in_each_language(teller: Teller) -> dict[str, Fair]:
    reading = teller.reading
    return {
        language: in_language(reading.fair, reading.translations.get(language), language=language)[
            0
        ]
        for language in teller.voice.languages
    }


def _dates(teller: Teller, language: str) -> str:
    words, fair = teller.voice.words[language], teller.reading.fair
    starts, ends = words.date(fair.starts), words.date(fair.ends)
    return starts if starts == ends else words("fair.dates", starts=starts, ends=ends)
