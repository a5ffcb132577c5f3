"""What a shortlist is made from: the file of a record, in every language of the site."""

import json
import re
from pathlib import Path
from typing import Any

from building import Built, publish
from conftest import PRODUCT, Province
from reading import Published

pytest_plugins = ("built_sites",)

LARGEST = 8_000  # bytes, of one record in two languages


def told(folder: Path, name: str) -> Any:
    text = (folder / "pocket" / f"{name}.js").read_text("utf-8")
    found = re.fullmatch(r"langnghe\.pocket\.take\((\".*?\"),(.*)\);\n", text)
    assert found
    assert json.loads(found[1]) == name
    return json.loads(found[2])


def cells(value: Any, language: str) -> dict[str, list[Any]]:
    return {label: lines for _, label, lines in value["in"][language]["cells"]}


def test_every_record_has_its_file_and_no_other_has(small_site: Built) -> None:
    folder = small_site.published.folder

    records = {
        path.relative_to(folder).with_suffix("").as_posix()
        for kind in ("villages", "products")
        for path in (folder / kind).glob("*.html")
        if not path.stem.startswith("index")
    }

    files = [*(folder / "pocket").glob("*/*.js")]
    names = {path.relative_to(folder / "pocket").with_suffix("").as_posix() for path in files}
    assert names == records
    assert max(path.stat().st_size for path in files) <= LARGEST


def test_a_product_tells_what_buyers_compare(small_site: Built) -> None:
    value = told(small_site.published.folder, "products/banh-da-vung")

    shown = cells(value, "vi")

    assert shown["Đặt ít nhất"] == ["50 gói."]
    assert shown["Cảng"] == ["Hải Phòng"]
    assert [*shown] == [label for _, label, _ in sorted(value["in"]["vi"]["cells"])]
    # An untranslated text says that it is Vietnamese.
    made_by = cells(value, "en")["Made by"]
    assert all(line[1] == "vi" for line in made_by)


def test_makers_who_can_be_reached_are_asked_and_else_the_village(small_site: Built) -> None:
    folder = small_site.published.folder

    cake = told(folder, "products/banh-da-vung")["ask"]
    pots = told(folder, "products/lo-hoa")["ask"]
    cloth = told(folder, "products/khan-dai")["ask"]

    assert [key for key, _ in cake] == ["villages/banh-da-doi-sim#maker-to-doi-sim"]
    assert all(href.startswith("tel:") for _, routes in cake for _, _, href in routes)
    assert ["email", "gom@suoi-mo.example", "mailto:gom@suoi-mo.example"] in pots[0][1]
    assert cloth == [["villages/vung-det-ang-may", []]]


def test_a_hostile_text_stays_a_text(site_of: Province) -> None:
    hostile = "</script><b>\"'&\\u2028"
    site_of.village()
    site_of.product(
        PRODUCT.replace("name: Lọ gốm", f"name: '{hostile.replace(chr(39), chr(39) * 2)}'")
    )

    published: Published = publish(site_of)

    assert told(published.folder, "products/lo-gom")["in"]["vi"]["name"] == hostile


def test_a_long_text_is_cut_at_a_word(site_of: Province) -> None:
    site_of.village()
    long = "chữ " * 200
    site_of.product(f"{PRODUCT}size:\n  text: {long}\n  src: [s1]\n")

    shown = cells(told(publish(site_of).folder, "products/lo-gom"), "vi")["Kích thước"][0]

    assert len(shown) <= 261
    assert shown.endswith("chữ…")
