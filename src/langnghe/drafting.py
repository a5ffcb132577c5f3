"""A few answers → a commented record to fill in, which passes the check as a draft."""

import datetime
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from langnghe.loading import ID, PRODUCTS, TAKEN, VILLAGES, record_file
from langnghe.records import Category, Craft, VillageKind
from langnghe.units import Units

_BLANKS = files("langnghe") / "blanks"


@dataclass(frozen=True)
class VillageAnswers:
    """What is known of a new village; what is not stays to be filled in."""

    name: str
    kind: VillageKind = VillageKind.CRAFT_COMMUNITY
    craft: Craft | None = None
    commune_code: str | None = None
    settlement: str | None = None


@dataclass(frozen=True)
class ProductAnswers:
    """What is known of a new product."""

    name: str
    village: str
    category: Category
    craft: Craft


def village_draft(answers: VillageAnswers, units: Units, today: datetime.date) -> str:
    """The text of a new `village.yml`. The commune's code decides the province."""
    craft = answers.craft
    return _fill(
        "village.yml",
        name=_quoted(answers.name),
        kind=answers.kind,
        crafts=f"crafts: [{craft}]" if craft else "# crafts: [noodles]",
        craft_keys=_keys(Craft),
        place=_place(answers, units, today),
        today=f"{today:%d/%m/%Y}",
    )


def product_draft(answers: ProductAnswers, today: datetime.date) -> str:
    """The text of a new `product.yml`."""
    return _fill(
        "product.yml",
        name=_quoted(answers.name),
        village=answers.village,
        category=answers.category,
        category_keys=_keys(Category),
        craft=answers.craft,
        craft_keys=_keys(Craft),
        today=f"{today:%d/%m/%Y}",
    )


def is_id(record_id: str) -> bool:
    """Whether a folder may bear this name."""
    return bool(ID.fullmatch(record_id)) and not TAKEN.fullmatch(record_id)


def is_free(root: Path, record_id: str) -> bool:
    """Whether no record has this id yet; villages and products share theirs."""
    return not any((root / kind / record_id).exists() for kind in (VILLAGES, PRODUCTS))


def write_draft(root: Path, kind: str, record_id: str, text: str) -> Path:
    """Write a new record's file. Raises FileExistsError rather than touch one that is there."""
    path = root / record_file(kind, record_id)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8") as file:
        file.write(text)
    return path


def _place(answers: VillageAnswers, units: Units, today: datetime.date) -> str:
    commune = units.commune(answers.commune_code) if answers.commune_code else None
    if commune is None:
        return "\n".join(
            (
                "# place:",
                "#   settlement: thôn …",
                '#   commune_code: "02185"',
                '#   province_code: "19"',
                f"#   as_of: {today:%d/%m/%Y}",
            )
        )
    province = units.province(commune.province_code)
    lines = [
        "place:",
        f'  commune_code: "{commune.code}"   # {commune.full_name}',
        f'  province_code: "{commune.province_code}"   # {province.full_name if province else ""}',
        f"  as_of: {today:%d/%m/%Y}",
    ]
    if answers.settlement:
        lines.insert(1, f"  settlement: {_quoted(answers.settlement)}")
    return "\n".join(lines)


def _fill(blank: str, /, **values: str) -> str:
    """By replacement, not by formatting: a blank may hold braces of its own."""
    text = (_BLANKS / blank).read_text("utf-8")
    for key, value in values.items():
        text = text.replace(f"{{{key}}}", value)
    return text


def _quoted(text: str) -> str:
    """A text that YAML reads back as it is, quoted only where it must be."""
    plain = " ".join(text.split())
    is_safe = plain[:1].isalpha() and not any(sign in plain for sign in (": ", " #", '"'))
    if is_safe and not plain.endswith(":"):
        return plain
    escaped = plain.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _keys(values: type[Category] | type[Craft]) -> str:
    """All keys an author may choose from, in comment lines of a readable length."""
    lines, line = [], ""
    for value in values:
        if len(line) + len(value) > 90:
            lines.append(line.rstrip())
            line = ""
        line += f"{value}, "
    lines.append(line.rstrip(", "))
    return "\n#   ".join(lines)
