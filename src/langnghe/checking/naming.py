"""Names as they are read, not as they are printed on signs."""

import re

from langnghe.catalogue import Placing, ProductOutline
from langnghe.checking.findings import Findings, finding
from langnghe.loading import Path, line_of
from langnghe.records import Location, Village
from langnghe.units import Units

_WORD = re.compile(r"\w+")


def check_names(record: Village | ProductOutline, places: tuple[str, ...]) -> Findings:
    """Capitals throughout are hard to read; `places` are the names that keep theirs."""
    names: list[tuple[Path, str]] = [(("name",), record.name)]
    names += [(("also_known_as", n), name) for n, name in enumerate(record.also_known_as)]
    if isinstance(record, Village):
        names += [(("makers", n, "name"), maker.name) for n, maker in enumerate(record.makers)]
    for path, name in names:
        if _shouts(name):
            said = _lowered(name, places)
            yield finding(path, "W-CAPS-01", line=line_of(path, said))


def places_of(place: Location | Placing | None, units: Units) -> tuple[str, ...]:
    """The names of places that a village's names, and its goods', are likely to hold."""
    if place is None:
        return ()
    codes = (
        place.commune_codes[:1]
        if isinstance(place, Placing)
        else filter(None, [place.commune_code])
    )
    communes = [commune.name for code in codes if (commune := units.commune(code))]
    province = units.province(place.province_code)
    known = (place.settlement, *communes, province and province.name)
    return tuple(name for name in known if name)


def _shouts(name: str) -> bool:
    """Two words or more in capitals alone; OCOP and HTX are words that have no small letters."""
    words = [word for word in _WORD.findall(name) if word.isalpha() and len(word) > 1]
    return len(words) > 1 and name.isupper() and max(map(len, words)) < 30


def _lowered(name: str, places: tuple[str, ...]) -> str:
    said = name.capitalize()
    for place in places:
        said = re.sub(rf"\b{re.escape(place.lower())}\b", place, said)
    return said
