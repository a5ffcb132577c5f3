"""From a model and a home to the record of an invented product."""

import datetime
from dataclasses import dataclass

from bench.hand import Data
from bench.homes import Home, Organisation, some_day, written
from bench.models import Tree, part, parts
from bench.sharing import (
    also_known_as,
    checked,
    facts,
    mark,
    passage,
    sources,
    steps,
    story,
)
from bench.stock import FOODS, Pair
from bench.telling import Teller

_NAME = Pair("{hang} {lang}", "{hang} of {lang}")
_STARS = ("3", "3", "3", "4", "4", "5")
_HS_CODES = ("1902.30", "4420.11", "4602.19", "6913.90", "5007.20", "6802.99")
_TRADE = ("minimum_order", "capacity", "lead_time", "samples", "exported_to")
OCOP_DAYS = 3 * 365
_OCOP_REMARK = "OCOP có hạn 36 tháng kể từ ngày quyết định; hết hạn thì máy tự thôi hiện."
_WOODEN = {"wood-carving", "joinery", "driftwood"}


@dataclass(frozen=True)
class _Telling:
    """One product that is being told: its model, its home, who makes it and on which day.

    An item is one maker's goods, with a label of their own; `src` is a source to cite.
    """

    model: Tree
    home: Home
    makers: tuple[Organisation, ...]
    is_item: bool
    teller: Teller
    src: dict[str, Data]
    day: datetime.date

    def told(self, path: str, kind: str) -> Tree:
        return {"text": self.teller.say(path, kind, 1), **self.src}


def invent_product(
    model: Tree, home: Home, others: tuple[Home, ...], teller: Teller, day: datetime.date
) -> Tree:
    """Its record, with the model's fields; about a third are one maker's goods."""
    makers = _makers(model, home, teller)
    is_item = bool(makers) and teller.random.random() < 0.5
    makers = makers[:1] if is_item else makers
    src: dict[str, Data] = {"src": [next(iter(part(model, "sources")))]}
    telling = _Telling(model, home, makers, is_item, teller, src, day)
    return {
        **_opening(telling, others),
        **_story(telling),
        "materials": _materials(telling),
        **_uses(telling),
        **_label(telling),
        **_papers(telling),
        **_trade(telling),
        "sources": sources(teller, model, home.id),
        "checked": checked(teller, day),
    }


def _opening(telling: _Telling, others: tuple[Home, ...]) -> Tree:
    teller, model, home = telling.teller, telling.model, telling.home
    record: Tree = {
        "status": "published",
        "form": "item" if telling.is_item else "line",
        "name": teller.put("name", _NAME),
    }
    if names := also_known_as(teller, model):
        record["also_known_as"] = names
    record["village"] = home.id
    if others:
        record["also_made_in"] = [other.id for other in others]
    if telling.makers:
        record["makers"] = [maker.id for maker in telling.makers]
    summary = passage(teller, "summary", "product.summary", part(model, "summary"))
    return {
        **record,
        "category": home.craft.category,
        "craft": str(home.craft.craft),
        "summary": summary,
    }


def _story(telling: _Telling) -> Tree:
    teller, model = telling.teller, telling.model
    record: Tree = {}
    if "story" in model:
        record["story"] = story(teller, "product.story", model)
    if "steps" in model:
        record["steps"] = steps(teller, telling.home.craft.steps, telling.src)
    if "facts" in model:
        record["facts"] = facts(teller, teller.stock.facts["product"], model)
    return record


def _makers(model: Tree, home: Home, teller: Teller) -> tuple[Organisation, ...]:
    """In the real records few products name their makers; in the country of 20,000 more will."""
    if "makers" not in model and teller.random.random() < 0.3:
        return ()
    return home.makers[: teller.random.randrange(1, 4)]


def _materials(telling: _Telling) -> list[Tree]:
    wanted = max(1, len(parts(telling.model, "materials")))
    found = []
    for number, stuff in enumerate(telling.home.craft.stuff[:wanted], 1):
        material: Tree = {"name": telling.teller.put(f"materials.{number}.name", stuff)}
        if telling.is_item and telling.home.craft.craft in _WOODEN:
            # An item of wood must name its species and the paper that shows it to be legal.
            material |= {"species_latin": "Artocarpus heterophyllus", "legality": "Bảng kê thử 01"}
        found.append({**material, **telling.src})
    return found


def _uses(telling: _Telling) -> Tree:
    if "uses" not in telling.model:
        return {}
    return {"uses": passage(telling.teller, "uses", "product.uses", part(telling.model, "uses"))}


def _label(telling: _Telling) -> Tree:
    """What a food's label says, or the size and care of other goods."""
    teller = telling.teller
    if telling.home.craft.category not in FOODS:
        names = ("technique", "care", "size") if telling.is_item else ()
        return {name: telling.told(name, f"product.{name}") for name in names}
    if not telling.is_item:
        shapes = part(telling.model, "food")
        food = {n: passage(teller, f"food.{n}", f"food.{n}", part(shapes, n)) for n in shapes}
        return {"food": food} if food else {}
    maker = telling.makers[0].name
    label: Tree = {"responsible_party": teller.put("food.responsible_party", Pair(maker, maker))}
    told = ("ingredients", "allergens", "shelf_life", "storage", "usage")
    label |= {name: telling.told(f"food.{name}", f"food.{name}") for name in told}
    return {"food": label, "packs": [_pack(telling)]}


def _pack(telling: _Telling) -> Tree:
    teller = telling.teller
    grams = teller.random.choice(("200", "250", "400", "500"))
    key = f"goi-{grams}g"
    return {
        "id": key,
        "name": teller.put(f"packs.{key}.name", Pair(f"Gói {grams} g", f"Pack of {grams} g")),
        "net_quantity": grams,
        "unit": "g",
        "units_per_carton": str(teller.random.choice((20, 24, 40))),
        **telling.src,
    }


def _papers(telling: _Telling) -> Tree:
    """Marks and certificates: as often as in the models, and for half the goods of named makers."""
    teller, home = telling.teller, telling.home
    papers: Tree = {}
    if "marks" in telling.model:
        manager = f"UBND {home.commune.full_name}"
        papers["marks"] = [
            mark(teller, f"nhan-hieu-{number}", manager, telling.src, telling.day)
            for number, _ in enumerate(parts(telling.model, "marks"), 1)
        ]
    if home.marks and teller.random.random() < 0.5:
        papers["village_marks"] = [{"mark": key, "may_use": "unknown"} for key in home.marks]
    is_rated = bool(telling.makers) and teller.random.random() < 0.45
    if "certificates" in telling.model or is_rated:
        papers["#certificates"] = _OCOP_REMARK
        papers["certificates"] = [_certificate(telling)]
    return papers


def _certificate(telling: _Telling) -> Tree:
    """An OCOP rating that still runs for some months, or has ended."""
    teller, random = telling.teller, telling.teller.random
    runs = random.random() < 0.6
    # Not within 90 days of its end, which would be a warning for each of thousands.
    least, most = (1, OCOP_DAYS - 100) if runs else (OCOP_DAYS + 40, OCOP_DAYS + 900)
    issued, stars = some_day(random, telling.day, least, most), random.choice(_STARS)
    key = f"ocop-{issued.year}"
    holder = telling.makers[0].name if telling.makers else f"Hợp tác xã thử {telling.home.called}"
    path = f"certificates.{key}"
    return {
        "id": key,
        "scheme": "ocop",
        "status": "valid",
        "title": teller.put(f"{path}.title", Pair(f"OCOP {stars} sao", f"OCOP {stars} stars")),
        "holder": holder,
        "scope": teller.put(f"{path}.scope", _NAME),
        "issuer": f"UBND {telling.home.province.full_name}",
        "decision_no": f"{random.randrange(20, 4000)}/QĐ-UBND",
        "issued_on": written(issued),
        "stars": stars,
        "note": teller.say(f"{path}.note", "certificate.note", 90),
        **telling.src,
    }


def _trade(telling: _Telling) -> Tree:
    """The model's own parts of the buyer's block; a maker's goods tell more."""
    random = telling.teller.random
    names = set(part(telling.model, "trade"))
    if telling.is_item and random.random() < 0.5:
        names.update(random.sample(_TRADE, 3))
    told: Tree = {}
    if telling.is_item and random.random() < 0.4:
        told["hs_codes"] = [{"code": random.choice(_HS_CODES), **telling.src}]
    if names:
        wanted = [name for name in _TRADE if name in names]
        told["trade"] = {name: telling.told(f"trade.{name}", f"trade.{name}") for name in wanted}
    return told
