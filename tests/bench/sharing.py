"""The parts that the records of villages and of products share, told anew in a model's shape."""

import datetime
from collections.abc import Sequence

from bench.hand import Data
from bench.homes import plain_id, some_day, written
from bench.models import Tree, length, part, parts
from bench.stock import FactWords, Pair
from bench.telling import Teller

PUBLISHER = "Dữ liệu thử, không có thật"
_CHECKED_BY = Pair("Nhóm dựng dữ liệu thử", "The makers of the test data")


def src_of(model: Tree) -> dict[str, Data]:
    """The sources a part of a model names, if any; the record's own have the same ids."""
    return {"src": model["src"]} if "src" in model else {}


def passage(teller: Teller, path: str, kind: str, model: Tree) -> Tree:
    return {"text": teller.say(path, kind, length(model)), **src_of(model)}


def story(teller: Teller, kind: str, model: Tree) -> list[Tree]:
    return [
        passage(teller, f"story.{number}", kind, told)
        for number, told in enumerate(parts(model, "story"), 1)
    ]


def steps(
    teller: Teller, told: Sequence[tuple[str, Pair, Pair]], src: dict[str, Data]
) -> list[Tree]:
    return [
        {
            "id": key,
            "title": teller.put(f"steps.{key}.title", title),
            "text": teller.put(f"steps.{key}", text),
            **src,
        }
        for key, title, text in told
    ]


def facts(teller: Teller, stock: Sequence[FactWords], model: Tree) -> list[Tree]:
    """As many facts as the model has, told in its ways: a figure, a text or several accounts."""
    shapes = parts(model, "facts")[: len(stock)]
    return [_fact(teller, words, shape) for words, shape in zip(stock, shapes, strict=False)]


def _fact(teller: Teller, words: FactWords, shape: Tree) -> Tree:
    path = f"facts.{words.id}"
    fact: Tree = {"id": words.id, "what": teller.put(f"{path}.what", words.what)}
    if accounts := parts(shape, "accounts"):
        fact["accounts"] = [
            {"text": teller.say(f"{path}.accounts.{number}", "fact.text", 1), **src_of(account)}
            for number, account in enumerate(accounts, 1)
        ]
    elif "value" in shape:
        value = teller.random.randrange(words.lowest, words.highest)
        fact["value"] = str(value)
        if "to" in shape:
            fact["to"] = str(value + teller.random.randrange(5, 40))
        elif "qualifier" in shape:
            fact["qualifier"] = shape["qualifier"]
        fact["unit"] = teller.put(f"{path}.unit", words.unit)
    else:
        fact["text"] = teller.say(path, "fact.text", 1)
    if "as_of" in shape:
        fact["as_of"] = shape["as_of"]
    return {**fact, **src_of(shape)}


def sources(teller: Teller, model: Tree, own: str) -> Tree:
    """Sources under the model's ids, plainly fictional; their addresses are of the record `own`."""
    found: Tree = {}
    for number, (key, shape) in enumerate(part(model, "sources").items(), 1):
        assert isinstance(shape, dict)
        title = teller.line("source.title")
        source: Tree = {"title": title, "publisher": PUBLISHER}
        if "url" in shape:
            source["url"] = f"https://example.vn/{own}/{plain_id(title)[:80]}-{number}.html"
        if "published" in shape:
            source["published"] = shape["published"]
        found[key] = source
    return found


def mark(teller: Teller, key: str, manager: str, src: dict[str, Data], day: datetime.date) -> Tree:
    """A sign of a place: registered with its number, or only reported."""
    path, random = f"marks.{key}", teller.random
    filed = some_day(random, day, 400, 3000)
    is_registered = random.random() < 0.6
    kind = random.choice(("collective_mark", "certification_mark", "trademark"))
    found: Tree = {
        "id": key,
        "kind": kind,
        "status": "registered" if is_registered else "reported",
        "name": teller.vi["hang"] + " " + teller.vi["lang"],
        "covers": teller.say(f"{path}.covers", "mark.covers", 1),
    }
    if is_registered:
        found |= {
            "registration_no": f"4-0{random.randrange(100000, 999999)}-000",
            "filed_on": written(filed),
            "expires_on": written(filed.replace(year=filed.year + 10)),
            "issuer": "Cục Sở hữu trí tuệ",
            "manager": manager,
            "manager_as_of": str(filed.year + 1),
            "area": teller.say(f"{path}.area", "mark.area", 1),
            "jurisdiction": "Việt Nam",
        }
    return {**found, "note": teller.say(f"{path}.note", "mark.note", 80), **src}


def checked(teller: Teller, day: datetime.date) -> Tree:
    """Most records were compared with their sources within the year."""
    least, most = (370, 700) if teller.random.random() < 0.06 else (1, 350)
    return {
        "on": written(some_day(teller.random, day, least, most)),
        "by": teller.put("checked.by", _CHECKED_BY),
    }


def also_known_as(teller: Teller, model: Tree) -> list[str]:
    names = model.get("also_known_as", [])
    pairs = teller.random.sample(teller.stock.also, min(len(names), len(teller.stock.also)))
    told = []
    for number, pair in enumerate(pairs, 1):
        text = Pair(f"{pair.vi} {{lang}}", f"{pair.en} {{lang}}")
        told.append(teller.put(f"also_known_as.{number}", text))
    return told
