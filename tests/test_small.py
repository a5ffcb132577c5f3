"""`provinces/small` is sound, and so complete that every test may lean on it."""

from collections.abc import Iterator
from typing import get_args

from PIL import Image
from pydantic import BaseModel

from conftest import EPOCH, SMALL, TODAY, Province
from langnghe import site
from langnghe.loading import load
from langnghe.problems import Level, stops_the_site
from langnghe.records import Product, Village
from langnghe.records.parts import Part

# What a sound and harmless province does not have: drinks, private persons, maps, copies.
LEFT_OUT = {
    "Product.abv",
    "Passage.copied",
    "ContactEntry.consent",
    "Point.consent",
    "Photo.consents",
    "Photo.has_map",
}


def fields_of(part: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[str]:
    """Every field of a shape and of the shapes in it."""
    if part in seen:
        return
    seen.add(part)
    for name, info in part.model_fields.items():
        yield f"{part.__name__}.{name}"
        for inner in shapes_in(info.annotation):
            yield from fields_of(inner, seen)


def shapes_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from shapes_in(argument)


def filled(part: Part) -> Iterator[str]:
    for name in part.model_fields_set:
        yield f"{type(part).__name__}.{name}"
    for name in type(part).model_fields:
        value = getattr(part, name)
        inner = value.values() if isinstance(value, dict) else value
        for item in inner if isinstance(value, tuple | dict) else [value]:
            if isinstance(item, Part):
                yield from filled(item)


def test_small_is_sound_even_when_warnings_count(small: Province) -> None:
    _, catalogue, problems = site.read(small.root, today=TODAY)

    assert catalogue is not None
    assert not stops_the_site(problems, strict=True)
    assert len(catalogue.villages) == 3
    assert len(catalogue.products) == 4


def test_small_says_what_a_reader_must_know(small: Province) -> None:
    """A certificate has run out, a translation is old, and an area was not checked for a year."""
    problems = small.problems()

    assert {found.level for found in problems} == {Level.NOTE}
    assert {"N-CERT-01", "N-LANG-02"} <= {found.code for found in problems}


def test_the_day_of_small_can_be_set_from_outside() -> None:
    assert int(EPOCH) // 86_400 == (TODAY - TODAY.replace(1970, 1, 1)).days


def test_every_field_of_a_record_is_filled_once_at_least() -> None:
    loaded = load(SMALL, ("en",))
    records = [*loaded.villages.values(), *loaded.products.values(), *loaded.translations.values()]
    seen: set[type[BaseModel]] = set()
    wanted = {name for shape in (Village, Product) for name in fields_of(shape, seen)}

    missing = wanted - {name for record in records for name in filled(record)}

    assert missing == LEFT_OUT


def test_small_has_translations_of_every_state(small: Province) -> None:
    catalogue = small.catalogue()
    told = {village.id: catalogue.village_in("en", village)[1] for village in catalogue.villages}
    told |= {product.id: catalogue.product_in("en", product)[1] for product in catalogue.products}

    assert not told["gom-suoi-mo"].missing
    assert told["gom-suoi-mo"].reading
    assert not told["banh-da-vung"].missing
    assert told["gom-gia-dung"].missing
    assert told["gom-gia-dung"].is_translated
    assert told["banh-da-doi-sim"].stale == ["summary"]
    assert told["vung-det-ang-may"].method is None
    assert told["khan-dai"].method is None


def test_small_has_a_photo_that_tells_which_camera_took_it() -> None:
    """So that the tests of the site can see that this is taken out; where it was is a warning."""
    with Image.open(SMALL / "villages" / "gom-suoi-mo" / "lo-nung.jpg") as photo:
        exif = photo.getexif()
        width = photo.width

    assert exif[0x0110]
    assert not exif.get_ifd(0x8825)
    assert width >= 640
