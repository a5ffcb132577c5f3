"""From a model and a home to the record of an invented village."""

import datetime

from bench.hand import Data
from bench.homes import Home, Organisation, some_day, written
from bench.models import Tree, length, part, parts
from bench.sharing import (
    also_known_as,
    checked,
    facts,
    mark,
    passage,
    sources,
    src_of,
    steps,
    story,
)
from bench.stock import Pair
from bench.telling import Teller
from langnghe.units import Units

_NAMES = {
    "craft_village": Pair("Làng nghề {nghe} {lang}", "{lang} craft village, {nghe}"),
    "traditional_craft_village": Pair(
        "Làng nghề truyền thống {nghe} {lang}", "{lang} traditional craft village, {nghe}"
    ),
    "craft_community": Pair("Làng {nghe} {lang}", "The craft community of {lang}, {nghe}"),
    "cluster": Pair("Cụm làng nghề {nghe} {lang}", "{lang} craft cluster, {nghe}"),
    "area": Pair("Vùng {nghe} {lang}", "The {lang} area, {nghe}"),
    "workshop": Pair("Xưởng {nghe} {lang}", "{lang} workshop, {nghe}"),
}
_DECIDED = "Làng nghề {nghe} {lang}"


def invent_village(
    model: Tree, home: Home, teller: Teller, units: Units, day: datetime.date
) -> Tree:
    """Its record, with the model's fields and what its home adds: makers, marks."""
    kind = str(model["kind"])
    words = home.craft
    src = _any_source(model)
    record: Tree = {
        "status": "published",
        "kind": kind,
        "name": teller.put("name", _NAMES[kind]),
    }
    if names := also_known_as(teller, model):
        record["also_known_as"] = names
    record |= {
        "craft_group": words.group,
        "crafts": [str(words.craft)],
        "alcohol": "unknown" if home.makes_spirits else "none",
        "place": _place(model, home, teller, units),
    }
    if shapes := parts(model, "recognition"):
        record["#recognition"] = teller.random.choice(teller.stock.comments)
        record["recognition"] = [
            _recognition(teller, number, shape, home, day) for number, shape in enumerate(shapes, 1)
        ]
    record["summary"] = passage(teller, "summary", "village.summary", part(model, "summary"))
    if "story" in model:
        record["story"] = story(teller, "village.story", model)
    if "steps" in model or teller.random.random() < 0.15:
        record["steps"] = steps(teller, words.steps, src)
    if "facts" in model:
        record["facts"] = facts(teller, teller.stock.facts["village"], model)
    if home.makers:
        record["makers"] = [_maker(teller, maker, home, src) for maker in home.makers]
    if visit := _visit(teller, model):
        record["visit"] = visit
    record["contact"] = _contact(teller, model)
    if home.marks:
        issuer = f"UBND {home.province.full_name}"
        record["marks"] = [mark(teller, key, issuer, src, day) for key in home.marks]
    record["sources"] = sources(teller, model, home.id)
    record["checked"] = checked(teller, day)
    return record


def _any_source(model: Tree) -> dict[str, Data]:
    return {"src": [next(iter(part(model, "sources")))]}


def _place(model: Tree, home: Home, teller: Teller, units: Units) -> Tree:
    shape, random = part(model, "place"), teller.random
    place: Tree = {}
    if "settlement" in shape:
        place["settlement"] = home.settlement
    has_commune = "commune_code" in shape
    if has_commune:
        place["commune_code"] = home.commune.code
    place |= {"province_code": home.province.code, "as_of": shape["as_of"], **src_of(shape)}
    formers = units.former_names_of(home.commune.code)
    if formers:
        paths = random.sample(formers, min(len(parts(shape, "former")), len(formers)))
        place["former"] = [
            {"text": f"{home.settlement}, {path}", "until": "30/06/2025", **src_of(shape)}
            for path in paths
        ]
    if has_commune and home.commune.point:
        lat, lon = (at + random.uniform(-0.04, 0.04) for at in home.commune.point)
        precision = "commune" if random.random() < 0.8 else "village_centre"
        place["point"] = {
            "lat": f"{lat:.4f}", "lon": f"{lon:.4f}", "precision": precision, **src_of(shape),
        }  # fmt: skip
    return place


def _recognition(teller: Teller, number: int, shape: Tree, home: Home, day: datetime.date) -> Tree:
    path, random = f"recognition.{number}", teller.random
    is_traditional = shape["kind"] == "traditional_craft_village"
    title = _NAMES["traditional_craft_village" if is_traditional else "craft_village"]
    is_decided = random.random() < 0.25
    decided = some_day(random, day, 300, 6000)
    told: Tree = {
        "kind": shape["kind"],
        "status": "in_force" if is_decided else "reported",
        "title": teller.put(f"{path}.title", title),
    }
    if is_decided:
        told |= {
            "decision_no": f"{random.randrange(20, 4000)}/QĐ-UBND", "decided_on": written(decided)
        }  # fmt: skip
    elif "decided_on" in shape:
        told["decided_on"] = str(decided.year)
    told["issuer"] = f"UBND {home.province.full_name}"
    if "note" in shape:
        told["note"] = teller.say(f"{path}.note", "village.note", length(shape, "note"))
    return {**told, **src_of(shape)}


def _maker(teller: Teller, maker: Organisation, home: Home, src: dict[str, Data]) -> Tree:
    random = teller.random
    told: Tree = {"id": maker.id, "kind": maker.kind, "name": maker.name}
    if random.random() < 0.3:
        told["settlement"] = home.settlement
    if random.random() < 0.2:
        told["founded"] = str(random.randrange(1976, 2024))
    told["about"] = {"text": teller.say(f"makers.{maker.id}.about", "maker.about", 70), **src}
    if random.random() < 0.3:
        told["contacts"] = [
            {"type": "email", "value": f"{maker.id}@example.vn", "owner": "organisation", **src},
            {"type": "web", "value": f"https://example.vn/{maker.id}/", "owner": "organisation",
             **src},
        ]  # fmt: skip
    return {**told, **src}


def _visit(teller: Teller, model: Tree) -> Tree:
    """The model's own parts; some villages tell what few of the real ones do yet."""
    shapes = {name: part({name: shape}, name) for name, shape in part(model, "visit").items()}
    if not shapes and teller.random.random() < 0.1:
        plain: Tree = {"text": "x" * 120, **_any_source(model)}
        shapes = {"getting_there": plain, "season": plain, "rules": plain}
    kinds = teller.stock.sentences
    return {
        name: passage(
            teller,
            f"visit.{name}",
            f"visit.{name}" if f"visit.{name}" in kinds else "visit.other",
            shape,
        )
        for name, shape in shapes.items()
    }


def _contact(teller: Teller, model: Tree) -> Tree:
    shape = part(model, "contact")
    contact: Tree = {"via": "commune"}
    if "note" in shape:
        contact["note"] = teller.say("contact.note", "contact.note", length(shape, "note"))
    return {**contact, **src_of(shape)}
