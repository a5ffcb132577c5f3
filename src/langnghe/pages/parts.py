"""The pieces that village, product, contact and brand pages are made of."""

from collections.abc import Iterator

from langnghe import addresses
from langnghe.catalogue import ProductOutline, VillageOutline, is_old
from langnghe.pages import contexts as c
from langnghe.pages.citing import Citations
from langnghe.pages.placing import map_links
from langnghe.pages.telling import Telling
from langnghe.phrases import Told
from langnghe.records import (
    Alcohol,
    Checked,
    Fact,
    Heritage,
    Location,
    Method,
    PartialDate,
    Passage,
    Product,
    Recognition,
    StandingStatus,
    Step,
    Village,
)


def notices(
    telling: Telling, path: str, told: Told, record: Village | Product
) -> Iterator[c.Notice]:
    """What a reader must know: the text's language, and how old it is."""
    words = telling.words
    yield from language_notices(telling, path, told)
    if record.checked and is_old(record.checked.on, telling.catalogue.today):
        yield _notice(telling, "old", date=words.date(record.checked.on))


def language_notices(telling: Telling, path: str, told: Told) -> Iterator[c.Notice]:
    """What a reader must know of the language that a page's texts are in."""
    if not told.is_first:
        original = c.Link(text=telling.words("notice.original"), href=telling.original(path))
        yield from (_notice(telling, kind, link=original) for kind in _language_notices(told))


def warning(telling: Telling, village: VillageOutline) -> c.Notice | None:
    """What the law wants said before anything else on a page that tells of drinks."""
    if village.tells_of_spirits:
        return _notice(telling, "spirits")
    is_weaker = telling.village(village)[0].alcohol is Alcohol.UNDER_15
    return _notice(telling, "alcohol") if is_weaker else None


def warning_of_goods(telling: Telling, product: ProductOutline) -> c.Notice | None:
    """The same on the pages of a drink, which there are only below 15 %."""
    return _notice(telling, "alcohol") if product.is_alcoholic else None


def _language_notices(told: Told) -> Iterator[str]:
    if told.method is None:
        yield "untranslated"
        return
    if told.missing:
        yield "partial"
    if told.stale:
        yield "stale"
    if told.method is Method.MACHINE and not told.is_reviewed:
        yield "machine"


def _notice(telling: Telling, kind: str, *, link: c.Link | None = None, **values: str) -> c.Notice:
    return c.Notice(
        kind=kind,
        title=telling.words(f"notice.{kind}.title"),
        text=telling.words(f"notice.{kind}.text", **values),
        link=link,
    )


def checked_line(telling: Telling, checked: Checked | None) -> str | None:
    if checked is None:
        return None
    date = telling.words.date(checked.on)
    return telling.words("record.checked", date=date, by=checked.by)


def place(
    telling: Telling, path: str, village: VillageOutline, where: Location | None, cite: Citations
) -> c.Place:
    """`where` is the whole of what the village's record says of its place."""
    if where is None:
        raise ValueError(f"{village.id} is published without a place")
    words, point = telling.words, where.point
    province = telling.province_of(village)
    return c.Place(
        today=telling.full_place(village),
        short=telling.short_place(village),
        province=c.Link(
            text=telling.province(province),
            href=telling.addresses.link(path, addresses.province(province.code)),
        ),
        as_of=words("place.as_of", date=words.date(where.as_of)),
        refs=cite.refs((*where.src, *(point.src if point else ()))),
        former=tuple(
            c.Former(
                text=telling.vietnamese(old.text),
                until=words("place.until", date=words.date(old.until)) if old.until else None,
                refs=cite.refs(old.src),
            )
            for old in where.former
        ),
        maps=map_links(telling, village.point) if point and village.point else (),
        precision=words(f"precision.{point.precision}") if point else None,
    )


def standing(
    telling: Telling, recognition: Recognition, cite: Citations, *, bears: bool = True
) -> c.Standing:
    """`bears`: whether the record may show a badge at all."""
    official = recognition.official_url
    return c.Standing(
        title=recognition.title,
        sentence=standing_sentence(telling, recognition),
        badge=telling.standing_badge(recognition) if bears else None,
        note=telling.paragraphs(recognition.note or ""),
        official=c.Link(text=telling.words("standing.official"), href=official)
        if official
        else None,
        refs=cite.refs(recognition.src),
    )


def standing_sentence(telling: Telling, recognition: Recognition) -> str:
    """The decision, or exactly what is known in its place."""
    words, status = telling.words, recognition.status
    known = telling.decision(recognition)
    if telling.standing_badge(recognition):
        return known or words("standing.in_force")
    if status in {StandingStatus.REPORTED, StandingStatus.IN_FORCE}:
        if known:
            return words("standing_sentence.reported", decision=known)
        return words("standing_sentence.reported_bare")
    if recognition.decided_on:
        return words(f"standing_sentence.{status}_on", date=words.date(recognition.decided_on))
    return words(f"standing_sentence.{status}")


def heritage(
    telling: Telling, entry: Heritage, cite: Citations, *, bears: bool = True
) -> c.Standing:
    return c.Standing(
        title=entry.title,
        sentence=telling.decision(entry) or telling.words("heritage.reported"),
        badge=telling.standing_badge(entry) if bears else None,
        note=telling.paragraphs(entry.note or ""),
        refs=cite.refs(entry.src),
    )


def steps(telling: Telling, record: Village | Product, cite: Citations) -> tuple[c.Step, ...]:
    return tuple(_step(telling, step, number, cite) for number, step in enumerate(record.steps, 1))


def _step(telling: Telling, step: Step, number: int, cite: Citations) -> c.Step:
    return c.Step(
        number=number,
        title=step.title,
        paragraphs=telling.paragraphs(step.text or ""),
        refs=cite.refs(step.src),
    )


def fact(telling: Telling, stated: Fact, cite: Citations) -> c.Fact:
    return c.Fact(
        what=stated.what,
        value=_value(telling, stated),
        accounts=tuple(cite.cited(account) for account in stated.accounts),
        as_of=telling.words.date(stated.as_of) if stated.as_of else None,
        # Where sources disagree, each account carries its own.
        refs=() if stated.accounts else cite.refs(stated.src),
    )


def _value(telling: Telling, stated: Fact) -> str | None:
    if stated.accounts:
        return None
    if stated.value is None:
        return stated.text
    words = telling.words
    value = words.number(stated.value)
    if stated.to is not None:
        value = words("fact.range", value=value, to=words.number(stated.to))
    if stated.unit:
        value = words("fact.with_unit", value=value, unit=stated.unit)
    value = words(f"qualifier.{stated.qualifier}", value=value)
    return words("fact.with_text", value=value, text=stated.text) if stated.text else value


def entries(
    telling: Telling, prefix: str, passages: dict[str, Passage | None], cite: Citations
) -> tuple[c.Entry, ...]:
    """Labelled passages, those that are not known left out."""
    return tuple(
        c.Entry(label=telling.words(f"{prefix}.{name}"), told=cite.told(passage))
        for name, passage in passages.items()
        if passage
    )


def dated(telling: Telling, when: PartialDate | None) -> str | None:
    return telling.words.date(when) if when else None


def plain_entry(telling: Telling, key: str, text: str | None) -> Iterator[c.Entry]:
    """A labelled text without a source of its own, if there is one."""
    if text:
        yield c.Entry(label=telling.words(key), told=c.Told(paragraphs=(text,)))
