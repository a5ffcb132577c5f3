"""A product on paper. A drink bears its warning, and neither a price nor an offer."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from langnghe.catalogue import ProductOutline, last_day, line_in
from langnghe.phrases import Phrase
from langnghe.records import Certificate, Mark, Pack, Product, Scheme
from langnghe.sheets.printable import last_day_of, marks_of, papers_of
from langnghe.sheets.saying import Said
from langnghe.sheets.telling import Teller, Told, shortened

_OWN = ("size", "weight", "uses", "care", "technique")
_FOOD = ("ingredients", "allergens", "shelf_life", "storage", "usage")
_TRADE = ("minimum_order", "capacity", "lead_time", "samples", "private_label")


@dataclass(frozen=True)
class _Goods:
    """A product with its text in each language of the sheet."""

    teller: Teller
    outline: ProductOutline
    spoken: dict[str, Product]

    @property
    def first(self) -> Product:
        return self.spoken[self.teller.voice.languages[0]]


def told_product(teller: Teller, outline: ProductOutline) -> Told:
    catalogue, voice = teller.catalogue, teller.voice
    spoken = {language: catalogue.product_in(language, outline)[0] for language in voice.languages}
    goods = _Goods(teller, outline, spoken)
    village = catalogue.village(outline.village)
    # The name of a place of spirits advertises them, whatever else is made there.
    is_named = not village.tells_of_spirits
    until = max(catalogue.today, last_day_of(teller.reading.fair))
    return {
        "id": outline.id,
        "kind": "product",
        "name": teller.name(outline),
        "kicker": voice.word(f"category.{outline.category}"),
        "village": teller.name(village) if is_named else [],
        "village_id": village.id if is_named else "",
        "place": teller.place(village),
        "line": voice.said(lambda language: line_in(language, outline)),
        "summary": voice.said(lambda language: shortened(spoken[language].summary)),
        "badges": [_badge(teller, one) for one in papers_of(goods.first, until)],
        "marks": [_mark(teller, one) for one in marks_of(catalogue, goods.first, outline, until)],
        "ref_code": goods.first.ref_code or "",
        "makers": list(_makers(goods)),
        "packs": _packs(goods),
        "price": _price(goods),
        "rows": list(_rows(goods)),
        "trade": [] if outline.is_alcoholic else list(_trade(goods)),
        "warning": teller.alcohol_warning() if outline.is_alcoholic else [],
    }


def _makers(goods: _Goods) -> Iterator[str]:
    catalogue = goods.teller.catalogue
    for village in catalogue.villages_of(goods.outline):
        yield from (one.name for one in village.makers if one.id in goods.outline.makers)


def _badge(teller: Teller, paper: Certificate) -> Told:
    stars = (paper.stars or 0) if paper.scheme is Scheme.OCOP else 0
    end = last_day(paper)

    def until(language: str) -> str | None:
        words = teller.voice.words[language]
        return words("certificate.until", date=words.date(end)) if end else None

    title = teller.voice.word("certificate.stars", n=stars) if stars else _as_titled(teller, paper)
    return {"text": title, "stars": stars, "until": teller.voice.said(until)}


def _as_titled(teller: Teller, paper: Certificate) -> Said:
    lang = paper.title.lang if isinstance(paper.title, Phrase) else teller.voice.languages[0]
    return [{"lang": lang, "text": str(paper.title)}]


def _mark(teller: Teller, mark: Mark) -> Told:
    return {
        "kind": teller.voice.word(f"mark_kind.{mark.kind}"),
        "name": mark.name,
        "number": mark.registration_no or "",
    }


def _packs(goods: _Goods) -> list[Said]:
    def tell(number: int, language: str) -> str:
        return _pack(goods.teller, goods.spoken[language].packs[number], language)

    return [
        goods.teller.voice.said(partial(tell, number)) for number in range(len(goods.first.packs))
    ]


def _pack(teller: Teller, pack: Pack, language: str) -> str:
    words = teller.voice.words[language]
    net = words.number(pack.net_quantity) if pack.net_quantity is not None else ""
    amount = f"{net} {pack.unit or ''}".strip() if net else ""
    # A pack called after its weight need not say it twice.
    told = pack.name if amount in pack.name else f"{pack.name}, {amount}"
    return Phrase(told, pack.name.lang) if isinstance(pack.name, Phrase) else told


def _price(goods: _Goods) -> Said:
    """Only with its unit and the date it was asked on; none of a drink."""
    if goods.outline.is_alcoholic:
        return []

    def tell(language: str) -> str | None:
        words, trade = goods.teller.voice.words[language], goods.spoken[language].trade
        price = trade.price if trade else None
        if price is None or not price.unit or not price.as_of:
            return None
        amount, day = words.number(price.amount), words.date(price.as_of)
        return words("trade.price_text", amount=amount, unit=price.unit, date=day)

    return goods.teller.voice.said(tell)


def _rows(goods: _Goods) -> Iterator[Told]:
    """What it is made of, and how it is kept."""
    first, spoken = goods.first, goods.spoken
    if first.materials:
        yield goods.teller.row(
            "product.materials",
            lambda language: ", ".join(str(one.name) for one in spoken[language].materials),
        )
    # A drink's warning is among its uses, and stands in a frame of its own.
    own = [name for name in _OWN if name != "uses" or not goods.outline.is_alcoholic]
    for name in own:
        if getattr(first, name):
            yield goods.teller.row(f"product.{name}", partial(_passage, spoken, None, name))
    for name in _FOOD:
        if first.food and getattr(first.food, name):
            yield goods.teller.row(f"food.{name}", partial(_passage, spoken, "food", name))


def _trade(goods: _Goods) -> Iterator[Told]:
    for name in _TRADE:
        if goods.first.trade and getattr(goods.first.trade, name):
            tell = partial(_passage, goods.spoken, "trade", name)
            yield goods.teller.row(f"trade.{name}", tell)


def _passage(spoken: dict[str, Product], part: str | None, name: str, language: str) -> str | None:
    """A passage of the product, or of a part of it, in a language."""
    holder = getattr(spoken[language], part) if part else spoken[language]
    return shortened(getattr(holder, name))
