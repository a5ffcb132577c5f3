"""A record → its own data: all that its pages tell, in every language, as one JSON file."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from langnghe import addresses
from langnghe.addresses import Addresses
from langnghe.catalogue import (
    Catalogue,
    Outline,
    VillageOutline,
    day_of_record,
    has_decision,
    last_day,
    state_of_certificate,
    tells_of_spirits,
)
from langnghe.exports.published import PUBLISHED
from langnghe.exports.rows import is_public
from langnghe.exports.speaking import Speaker
from langnghe.phrases import Phrase, Told
from langnghe.records import (
    FIRST_LANGUAGE,
    Certificate,
    ContactEntry,
    Part,
    People,
    Product,
    Recognition,
    Village,
    text_fields,
)
from langnghe.records.product import Price
from langnghe.renditions import Format, Shape, renditions

_TRADED = {"marks", "certificates"}  # what would advertise spirits
_RECOGNISED = {People.IDENTIFIABLE, People.CHILD}
Sayings = Mapping[str, Any]
"""One value of a record by language."""


@dataclass(frozen=True)
class Teller:
    """Tells whole records. `head` is what each file says of the publisher, of itself nothing."""

    catalogue: Catalogue
    speakers: Mapping[str, Speaker]
    head: Mapping[str, object]

    def own(self, outline: Outline) -> bytes:
        """The record's file."""
        is_village = isinstance(outline, VillageOutline)
        path = addresses.village(outline.id) if is_village else addresses.product(outline.id)
        said = {language: _whole(one, outline) for language, one in self.speakers.items()}
        told = {language: record for language, (record, _) in said.items()}
        here = self._here
        value: dict[str, object] = {
            "$schema": here.whole(addresses.record_schema("village" if is_village else "product")),
            "id": outline.id,
            "pages": {code: one.addresses.absolute(path) for code, one in self.speakers.items()},
            **self.head,
            "date": day_of_record(outline, self.catalogue.today),
            "translations": {
                language: _translation(how)
                for language, (_, how) in said.items()
                if not how.is_first and how.method
            },
            "record": {**self._part(told), **self._beside(outline)},
        }
        kept = {name: one for name, one in value.items() if one not in ({}, "")}
        return f"{json.dumps(kept, ensure_ascii=False, indent=1)}\n".encode()

    @property
    def _here(self) -> Addresses:
        return next(iter(self.speakers.values())).addresses

    def _beside(self, outline: Outline) -> dict[str, object]:
        """What is not in the record's own words: what others say of it, and its pictures."""
        found: dict[str, object] = {}
        kind = "products"
        if isinstance(outline, VillageOutline):
            kind = "villages"
            if outline.point:
                found["point"] = {
                    "lat": outline.point[0],
                    "lon": outline.point[1],
                    "precision": str(outline.precision),
                }
            made = [one.id for one in self.catalogue.products_of(outline)]
            found |= {"products": made} if made else {}
        photos = list(self._photos(kind, outline))
        return {**found, **({"photos": photos} if photos else {})}

    def _photos(self, kind: str, outline: Outline) -> Iterator[dict[str, object]]:
        told = {language: _whole(one, outline)[0] for language, one in self.speakers.items()}
        for number, (photo, known) in enumerate(zip(outline.photos, outline.pictures, strict=True)):
            if photo.people in _RECOGNISED:
                continue
            place = addresses.photo(kind, outline.id, photo.file)
            made = renditions((known.width, known.height), leads=number == 0)
            whole = next(one for one in made
                         if one.shape is Shape.WHOLE and one.format is Format.JPEG)  # fmt: skip
            yield {
                "url": self._here.whole(f"{place}/{whole.name}"),
                "width": whole.width,
                "height": whole.height,
                **self._part({code: one.photos[number] for code, one in told.items()}),
            }

    def _part(self, said: Sayings) -> dict[str, object]:
        """A part, given in every language."""
        first: Part = said[_first(said)]
        words = text_fields(type(first))
        found: dict[str, object] = {}
        for name in PUBLISHED[type(first)]:
            if name == "photos" or (name in _TRADED and _is_of_spirits(first)):
                continue
            values = {language: getattr(part, name) for language, part in said.items()}
            value = self._value(values, is_text=name in words)
            if value is not None and value not in ([], {}):
                found[name] = value
        return {**found, **self._judged(first)}

    def _judged(self, part: Part) -> dict[str, object]:
        """What rules make of a part on the day of the build."""
        if isinstance(part, Certificate):
            end = last_day(part)
            state = str(state_of_certificate(part, self.catalogue.today))
            return {"state": state, "last_day": str(end)} if end else {"state": state}
        return {"is_proved": has_decision(part)} if isinstance(part, Recognition) else {}

    def _value(self, said: Sayings, *, is_text: bool) -> object:
        value = said[_first(said)]
        if value is None:
            return None
        if isinstance(value, Part):
            return self._part(said) if _is_told(value) else None
        if isinstance(value, dict):
            return {key: self._part({_first(said): part}) for key, part in value.items()}
        if isinstance(value, tuple):
            items = ({code: one[n] for code, one in said.items()} for n in range(len(value)))
            told = (self._value(one, is_text=is_text) for one in items)
            return [one for one in told if one is not None]
        return _text(said) if is_text else _scalar(value)


def _whole(speaker: Speaker, outline: Outline) -> tuple[Village | Product, Told]:
    if isinstance(outline, VillageOutline):
        return speaker.village(outline)
    return speaker.product(outline)


def _first(said: Sayings) -> str:
    return FIRST_LANGUAGE if FIRST_LANGUAGE in said else next(iter(said))


def _is_of_spirits(part: Part) -> bool:
    return isinstance(part, Village) and tells_of_spirits(part)


def _is_told(part: Part) -> bool:
    """Whether a page shows it, and it is of no single person."""
    if isinstance(part, ContactEntry):
        return is_public(part)
    return not isinstance(part, Price) or (part.unit is not None and part.as_of is not None)


def _text(said: Sayings) -> dict[str, str]:
    """A text in the languages that it is told in."""
    return {
        (text.lang if isinstance(text, Phrase) else language): str.__str__(text)
        for language, text in said.items()
    }


def _scalar(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value if isinstance(value, bool | int) else str(value)


def _translation(how: Told) -> dict[str, object]:
    """How much of the record is told in a language, and by whom."""
    return {
        "method": str(how.method),
        "is_reviewed": how.is_reviewed,
        **({"missing": how.missing} if how.missing else {}),
        **({"stale": how.stale} if how.stale else {}),
        **({"reading": how.reading} if how.reading else {}),
    }
