"""A village on paper."""

from functools import partial

from langnghe import placenames
from langnghe.catalogue import VillageOutline, line_in
from langnghe.records import Alcohol, Heritage, Recognition, Village
from langnghe.sheets.printable import standings_of
from langnghe.sheets.saying import Said
from langnghe.sheets.telling import Teller, Told, shortened

_VISIT = ("open", "season", "getting_there", "booking")


def told_village(teller: Teller, outline: VillageOutline) -> Told:
    catalogue, voice = teller.catalogue, teller.voice
    spoken = {language: catalogue.village_in(language, outline)[0] for language in voice.languages}
    whole = catalogue.whole_village(outline)
    contact = whole.contact
    return {
        "id": outline.id,
        "kind": "village",
        "name": teller.name(outline),
        "kicker": _crafts(teller, outline),
        "place": teller.place(outline),
        "line": voice.said(lambda language: line_in(language, outline)),
        "summary": voice.said(lambda language: shortened(spoken[language].summary)),
        "badges": [_badge(teller, one) for one in standings_of(whole)],
        "rows": _visit(teller, spoken, whole),
        "warning": teller.alcohol_warning() if whole.alcohol is Alcohol.UNDER_15 else [],
        "makers": [maker.name for maker in whole.makers],
        "office": voice.said(lambda language: _office(teller, spoken[language], language, outline)),
        "entries": teller.entries(contact.entries) if contact else [],
    }


def _crafts(teller: Teller, outline: VillageOutline) -> Said:
    def tell(language: str) -> str:
        words = teller.voice.words[language]
        return words.listed(words(f"craft.{craft}") for craft in outline.crafts)

    return teller.voice.said(tell)


def _visit(teller: Teller, spoken: dict[str, Village], whole: Village) -> list[Told]:
    """When visitors may come, where the village has said so."""
    known = [name for name in _VISIT if whole.visit and getattr(whole.visit, name)]

    def tell(name: str, language: str) -> str | None:
        return shortened(getattr(spoken[language].visit, name))

    return [teller.row(f"visit.{name}", partial(tell, name)) for name in known]


def _office(teller: Teller, told: Village, language: str, outline: VillageOutline) -> str:
    """Who answers; the People's Committee of its commune where nobody else is named."""
    if told.contact and told.contact.office:
        return told.contact.office
    words, catalogue = teller.voice.words[language], teller.catalogue
    communes = placenames.communes(words, catalogue, outline)
    province = placenames.province_name(words, placenames.province_of(catalogue, outline))
    where = f"{communes}, {province}" if communes else province
    return words("contact.commune", commune=where)


def _badge(teller: Teller, standing: Recognition | Heritage) -> Told:
    key = "heritage.badge" if isinstance(standing, Heritage) else f"title.{standing.kind}"
    decided = teller.voice.said(lambda language: _decision(teller, standing, language))
    return {"text": teller.voice.word(key), "stars": 0, "until": decided}


def _decision(teller: Teller, standing: Recognition | Heritage, language: str) -> str | None:
    """Quyết định 3979/QĐ-BVHTTDL, 10/12/2024."""
    words, number, decided = (
        teller.voice.words[language],
        standing.decision_no,
        standing.decided_on,
    )
    if not number:
        return None
    if not decided:
        return words("decision.number", number=number)
    return words("decision.number_date", number=number, date=words.date(decided))
