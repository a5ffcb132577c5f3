"""The schemas that help while typing, against records as an editor reads them."""

import json
import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from jsonschema import Draft7Validator
from pydantic import TypeAdapter, ValidationError

from conftest import PACKAGE, PRODUCT, SMALL, VILLAGE, without
from langnghe.records import Fair, Part, Product, Translation, Village
from langnghe.records.values import (
    CommuneCode,
    Date,
    Degrees,
    Id,
    Key,
    Line,
    Number,
    Percent,
    ProvinceCode,
    Url,
    Whole,
    Yes,
)
from langnghe.schemas import FILES, field_words, schema_of, schema_texts
from langnghe.words import AUTHOR_LANGUAGES, packaged_words

ROOT = PACKAGE.parent.parent
STARTER = PACKAGE / "starter"
FOLDERS = [ROOT / "schemas", STARTER / "schemas"]
RECORDS = sorted(
    file
    for root in (ROOT, STARTER, SMALL)
    for pattern in ("villages/*/village*.yml", "products/*/product*.yml", "content/fairs/*.yml")
    for file in root.glob(pattern)
)
CHOICES = {f"mark_use.may_use.{value}" for value in ("yes", "no", "unknown")}


class EditorLoader(yaml.SafeLoader):
    """Reads plain scalars as editors do, by the core schema of YAML 1.2: dates stay text."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012  as PyYAML declares it


for tag, form in {
    "null": r"|~|null|Null|NULL",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+",
    "float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?",
}.items():
    EditorLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{form})$"), None
    )
# A leading nought makes no octal number there.
EditorLoader.add_constructor(
    "tag:yaml.org,2002:int",
    lambda _, node: int(node.value, 0 if "x" in node.value or "o" in node.value else 10),
)


def as_editor(text: str) -> Any:
    return _with_text_keys(yaml.load(text, Loader=EditorLoader))


def _with_text_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _with_text_keys(item) for key, item in value.items()}
    return [_with_text_keys(item) for item in value] if isinstance(value, list) else value


@cache
def judge_of(model: type[Part], definition: str = "") -> Draft7Validator:
    schema: Any = schema_of(model)
    return Draft7Validator(schema["definitions"][definition] if definition else schema)


def faults(model: type[Part], text: str) -> list[tuple[str, str]]:
    """Where the schema finds fault, and by which of its rules."""
    found = judge_of(model).iter_errors(as_editor(text))
    return sorted((".".join(map(str, error.path)), str(error.validator)) for error in found)


def model_of(file: Path) -> type[Part]:
    if file.name.count(".") == 2:
        return Translation
    if file.parent.name == "fairs":
        return Fair
    return Village if file.name == "village.yml" else Product


def snake(shape: type) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", shape.__name__).lower()


def shapes(annotation: Any) -> Iterator[type]:
    """The parts and lists of values that a type mentions, at every depth."""
    if isinstance(annotation, type) and issubclass(annotation, Part | StrEnum):
        yield annotation
        if issubclass(annotation, Part):
            for info in annotation.model_fields.values():
                yield from shapes(info.annotation)
    for argument in get_args(annotation):
        yield from shapes(argument)


SHAPES = {shape for model in FILES.values() for shape in shapes(model)}
FIELDS = {
    f"{snake(shape)}.{name}"
    for shape in SHAPES
    if issubclass(shape, Part)
    for name in shape.model_fields
} - {"village.id", "product.id", "fair.id"}  # the folder's or the file's name
VALUES = {
    f"{snake(shape)}.{value}" for shape in SHAPES if issubclass(shape, StrEnum) for value in shape
}


@pytest.mark.parametrize("language", AUTHOR_LANGUAGES)
def test_every_field_and_every_value_is_described(language: str) -> None:
    words = field_words(language)

    assert set() == FIELDS - words.keys()
    assert set() == VALUES - words.keys() - packaged_words(language).keys()
    assert words.keys() >= CHOICES
    assert all(text.strip() and "{" not in text for text in words.values())


@pytest.mark.parametrize("language", AUTHOR_LANGUAGES)
def test_no_description_is_left_over(language: str) -> None:
    schemas = "".join(schema_texts(language).values())
    words = field_words(language)
    ready_made = {
        key for key in words if key.startswith("snippet.") and f'"{words[key]}"' in schemas
    }

    assert set() == words.keys() - FIELDS - VALUES - CHOICES - ready_made


def test_both_languages_give_the_same_examples() -> None:
    vietnamese, english = (
        {key: re.findall(r"`([^`]+)`", text) for key, text in field_words(language).items()}
        for language in ("vi", "en")
    )

    assert vietnamese == english


@pytest.mark.parametrize("model", FILES.values())
def test_a_schema_is_itself_sound(model: type[Part]) -> None:
    Draft7Validator.check_schema(schema_of(model))


@pytest.mark.parametrize("file", RECORDS, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_record_that_passes_the_check_passes_in_the_editor(file: Path) -> None:
    assert faults(model_of(file), file.read_text("utf-8-sig")) == []


def test_the_plainest_way_to_write_a_record_passes() -> None:
    unquoted = """\
facts:
  - id: 1
    what: 2017
    value: 25.000
    to: 27,5
    as_of: 2025
    src: [s1]
  - id: so-2
    what: No
    value: 1.340
    as_of: 06/2017
    src: [2]
contact:
  via: maker
  entries:
    - type: mobile
      value: 0912345678
      hours: 17:30
      owner: organisation
"""

    assert faults(Village, without(VILLAGE, "contact") + unquoted) == []


@pytest.mark.parametrize(
    ("model", "text", "place", "rule"),
    [
        (Village, VILLAGE.replace("craft_group", "craft_grup"), "", "additionalProperties"),
        (Village, VILLAGE.replace("  as_of:", "  asof:"), "place", "additionalProperties"),
        (Village, VILLAGE + "id: lang-gom\n", "", "additionalProperties"),
        (Village, VILLAGE.replace("kind: craft_village", "kind: village"), "kind", "enum"),
        (Village, VILLAGE.replace("[ceramics]", "[gốm]"), "crafts.0", "enum"),
        (Village, VILLAGE.replace('"02185"', "02185"), "place.commune_code", "type"),
        (Village, VILLAGE.replace('"02185"', '"2185"'), "place.commune_code", "pattern"),
        (Village, VILLAGE.replace('"19"', "19"), "place.province_code", "type"),
        (Village, without(VILLAGE, "name"), "", "required"),
        (Village, VILLAGE.replace("name: Làng gốm Thử Nghiệm", "name:"), "name", "type"),
        (Village, VILLAGE.replace("01/07/2025", "1.7.2025"), "place.as_of", "pattern"),
        (Village, VILLAGE.replace("src: [s1]", "src: s1"), "summary.src", "type"),
        (
            Village,
            VILLAGE.replace("[ceramics]", f"[{', '.join(['salt'] * 7)}]"),
            "crafts",
            "maxItems",
        ),
        (Village, VILLAGE.replace("  s1:", "  Nguồn 1:"), "sources", "pattern"),
        (Product, PRODUCT.replace("category: handicraft", "category: craft"), "category", "enum"),
        (Product, without(PRODUCT, "village"), "", "required"),
        (Product, PRODUCT.replace("  text: Một", "  Text: Một"), "summary", "required"),
        (
            Product,
            PRODUCT + "village_marks: [{mark: m1, may_use: maybe}]\n",
            "village_marks.0.may_use",
            "enum",
        ),
        (Translation, "method: robot\n", "method", "enum"),
        (Translation, "method: human\ntexts: [name]\n", "texts", "type"),
        (Translation, "texts: {name: A name}\n", "", "required"),
    ],
)
def test_a_mistake_shows_in_the_editor(model: type[Part], text: str, place: str, rule: str) -> None:
    assert (place, rule) in faults(model, text)


AGREED: list[tuple[Any, str, str]] = [
    (Line, "text", "Làng gốm | 25.000 | No | true | 0912345678 | 17:30 | 1e3"),
    (Id, "id", "lang-gom | 123 | Lang-gom | ab | a_b | làng-gốm | -abc"),
    (Key, "key", "s1 | 1 | bao_tinh-2 | S1 | nguồn | _a"),
    (Number, "number", "25.000 | 7,5 | 1.340,5 | 0.5 | 12 | -3 | 1,340.5 | khoảng 3 | 1.34.5"),
    (Percent, "number", "12,5 | 98 | 15 độ"),
    (Whole, "number", "20 | 1.000 | hai mươi"),
    (Degrees, "degrees", "16.4639 | 16,46 | 107 | 1.6.4 | 16°46"),
    (Date, "date", "23/06/2017 | 2017-06-23 | 06/2017 | 2017-06 | 2017 | 23.06.2017 | năm 2017"),
    (Url, "url", "https://a.vn/b | HTTP://a.vn | a.vn | ftp://a.vn | javascript:alert(1)"),
    (CommuneCode, "commune_code", "02185 | 2185 | 021855"),
    (ProvinceCode, "province_code", "19 | 1 | 019"),
    (Yes, "yes", "yes | No | có | Không | khong | TRUE | maybe"),
]


@pytest.mark.parametrize(
    ("kind", "name", "text"),
    [(kind, name, text) for kind, name, texts in AGREED for text in texts.split(" | ")],
)
def test_the_editor_and_the_check_judge_a_value_alike(kind: Any, name: str, text: str) -> None:
    judge = judge_of(Product if name in {"id", "number"} else Village, name)
    try:
        TypeAdapter(kind).validate_python(text)
        is_sound = True
    except ValidationError:
        is_sound = False

    assert judge.is_valid(text) == is_sound
    if is_sound and not name.endswith("_code"):
        assert judge.is_valid(as_editor(text))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: str(folder.relative_to(ROOT)))
def test_the_schemas_in_the_repository_are_up_to_date(folder: Path) -> None:
    written = {file.name: file.read_text("utf-8") for file in folder.iterdir()}

    assert written == schema_texts(), "run scripts/make_schemas"


@pytest.mark.parametrize(
    "file",
    [*(PACKAGE / "blanks").glob("*.yml"), *(file for file in RECORDS if STARTER in file.parents)],
    ids=lambda file: str(file.relative_to(PACKAGE)),
)
def test_a_new_record_leads_the_editor_to_its_schema(file: Path) -> None:
    first = file.read_text("utf-8").splitlines()[0]
    [name] = [name for name, model in FILES.items() if model is model_of(file)]

    assert first == f"# yaml-language-server: $schema=../../schemas/{name}"


def test_editors_are_set_up_the_same_here_and_in_a_new_site() -> None:
    for name in ("settings.json", "extensions.json"):
        ours = (ROOT / ".vscode" / name).read_text("utf-8")
        assert ours == (STARTER / "vscode" / name).read_text("utf-8")


def test_the_editor_finds_the_schema_of_every_record() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
    found = [
        (file, FILES[Path(schema).name])
        for schema, patterns in settings["yaml.schemas"].items()
        for pattern in patterns
        for file in STARTER.glob(pattern)
    ]
    starters = [file for file in RECORDS if STARTER in file.parents]

    assert sorted(found, key=str) == sorted(((file, model_of(file)) for file in starters), key=str)
