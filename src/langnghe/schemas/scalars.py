"""How each kind of value may look to an editor, and which finding tells what is wrong with one."""

from collections.abc import Mapping
from typing import NamedTuple

from langnghe.records.values import (
    Colour,
    CommuneCode,
    Date,
    Degrees,
    Focus,
    Id,
    Key,
    Label,
    Line,
    Number,
    Percent,
    Prose,
    ProvinceCode,
    Url,
    Whole,
    Yes,
)

# What an editor may take a plain text for: `No. 5`, `2017`, `true`.
_ANY = ("string", "number", "boolean")
_NUMBER = r"[+-]?[1-9]\d{0,2}(\.\d{3})+(,\d+)?|[+-]?\d+([.,]\d+)?"


class Scalar(NamedTuple):
    """A kind of value: its name, how an editor may see it, its pattern, the code of its finding."""

    name: str
    types: tuple[str, ...]
    pattern: str
    code: str


def _in_any_case(*words: str) -> str:
    return "|".join("".join(f"[{c.upper()}{c}]" for c in word) for word in words)


_TEXT = Scalar("text", _ANY, "", "E-TYPE-01")
SCALARS: Mapping[object, Scalar] = {
    str: _TEXT,
    Line: _TEXT,
    Label: _TEXT,
    Prose: _TEXT,
    Id: Scalar("id", _ANY, r"[a-z0-9](?:[a-z0-9-]{1,58}[a-z0-9])", "E-ID-01"),
    Key: Scalar("key", _ANY, r"[a-z0-9][a-z0-9_-]{0,39}", "E-ID-05"),
    Number: Scalar("number", ("string", "number"), _NUMBER, "E-NUM-01"),
    Percent: Scalar("number", ("string", "number"), _NUMBER, "E-NUM-01"),
    Whole: Scalar("number", ("string", "number"), _NUMBER, "E-NUM-01"),
    Degrees: Scalar("degrees", ("string", "number"), r"-?\d{1,3}([.,]\d{1,12})?", "E-NUM-04"),
    Focus: Scalar("focus", ("string",), r"\d{1,3} ?%?[ ,;] ?\d{1,3} ?%?", "E-IMG-10"),
    Colour: Scalar(
        "colour", ("string", "integer"), r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})", "E-COLOUR-01"
    ),
    Date: Scalar(
        "date",
        ("string", "integer"),
        r"\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}/\d{4}|\d{4}-\d{2}|\d{4}",
        "E-DATE-01",
    ),
    Url: Scalar("url", ("string",), r"[Hh][Tt][Tt][Pp][Ss]?://[^\s<>\"'`\\]+", "E-URL-02"),
    CommuneCode: Scalar("commune_code", ("string",), r"\d{5}", "E-GEO-06"),
    ProvinceCode: Scalar("province_code", ("string",), r"\d{2}", "E-GEO-06"),
    Yes: Scalar(
        "yes",
        ("string", "boolean"),
        _in_any_case("yes", "no", "true", "false", "có", "co", "không", "khong"),
        "E-ENUM-01",
    ),
}
