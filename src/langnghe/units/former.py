"""From a place's name before 1 July 2025 to the unit it was."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from langnghe.units.naming import (
    COMMUNE_KINDS,
    DISTRICT_KINDS,
    PROVINCE_KINDS,
    NameIndex,
    Rank,
    add,
)
from langnghe.units.shapes import Commune, FormerUnit, Province
from langnghe.units.tables import read_table

_COMMUNE, _DISTRICT, _PROVINCE = "commune", "district", "province"
# What the parts of a path may be, by how many there are.
_READINGS: dict[int, tuple[tuple[str, ...], ...]] = {
    1: ((_COMMUNE,), (_DISTRICT,), (_PROVINCE,)),
    2: ((_COMMUNE, _DISTRICT), (_COMMUNE, _PROVINCE), (_DISTRICT, _PROVINCE)),
    3: ((_COMMUNE, _DISTRICT, _PROVINCE),),
}
_PERFECT: Rank = (0, 0)


class FormerUnits:
    """The communes of 30 June 2025 and the districts and provinces they lay in."""

    def __init__(self, provinces: Iterable[Province], communes: Mapping[str, Commune]) -> None:
        self._communes = communes
        self._provinces_now = tuple(provinces)
        self._provinces = {row[0]: row[1:] for row in read_table("former_provinces")}
        self._districts = {row[0]: row[1:] for row in read_table("former_districts")}
        self._rows = {row[0]: row for row in read_table("former")}

    @cached_property
    def _units(self) -> dict[str, FormerUnit]:
        found = {}
        for code, district, name, _, today in self._rows.values():
            province, district_name, _ = self._districts[district]
            found[code] = FormerUnit(
                code=code,
                name=name,
                district=district_name,
                province=self._provinces[province][0],
                today=tuple(today.split()),
            )
        return found

    @cached_property
    def _indexes(self) -> dict[str, NameIndex]:
        communes = ((r[0], r[2], r[3].split()) for r in self._rows.values() if r[2])
        districts = (
            (code, name, also.split()) for code, (_, name, also) in self._districts.items()
        )
        provinces = (
            (code, name, also.split()) for code, (name, also, _) in self._provinces.items()
        )
        return {
            _COMMUNE: NameIndex(communes, COMMUNE_KINDS),
            _DISTRICT: NameIndex(districts, DISTRICT_KINDS),
            _PROVINCE: NameIndex(provinces, PROVINCE_KINDS),
        }

    @cached_property
    def _today(self) -> NameIndex:
        return NameIndex(((p.code, p.full_name, ()) for p in self._provinces_now), PROVINCE_KINDS)

    def named(self, text: str) -> list[FormerUnit]:
        """The units that fit the text best, every part of which must fit; none if one does not."""
        parts = [part.strip() for part in text.split(",") if part.strip()]
        found: dict[str, Rank] = {}
        for levels in _READINGS.get(len(parts), ()):
            for code, rank in self._read(dict(zip(levels, parts, strict=True))):
                found[code] = min(rank, found.get(code, rank))
        best = min(found.values(), default=_PERFECT)
        return [self._units[code] for code in sorted(found) if found[code] == best]

    def unit(self, code: str) -> FormerUnit | None:
        """The unit that had this code; None if none had."""
        return self._units.get(code)

    def that_became(self, commune_code: str) -> tuple[FormerUnit, ...]:
        """The former units that lie in a commune of today, whole or in part, by their codes."""
        return tuple(self._by_today.get(commune_code, ()))

    @cached_property
    def _by_today(self) -> dict[str, list[FormerUnit]]:
        found: dict[str, list[FormerUnit]] = {}
        for unit in self._units.values():
            for code in unit.today:
                found.setdefault(code, []).append(unit)
        return found

    def _read(self, path: Mapping[str, str]) -> Iterator[tuple[str, Rank]]:
        """The units that fit, where it is known which part is commune, district and province."""
        matches = {level: self._indexes[level].match(part) for level, part in path.items()}
        # Many write the commune and district of then with the province of today.
        today = self._today.match(path[_PROVINCE]) if len(path) > 1 and _PROVINCE in path else {}
        for code in matches.get(_COMMUNE, self._units):
            rank = self._fit(code, matches, today)
            if rank is not None:
                yield code, rank

    def _fit(
        self, code: str, matches: Mapping[str, dict[str, Rank]], today: Mapping[str, Rank]
    ) -> Rank | None:
        """How well a unit fits its matches; None if one of them is another's."""
        district = self._rows[code][1]
        total = matches.get(_COMMUNE, {}).get(code, _PERFECT)
        if _DISTRICT in matches:
            if district not in matches[_DISTRICT]:
                return None
            total = add(total, matches[_DISTRICT][district])
        if _PROVINCE in matches:
            ranks = [
                today[province] for province in self._provinces_today(code) if province in today
            ]
            if (then := self._districts[district][0]) in matches[_PROVINCE]:
                ranks.append(matches[_PROVINCE][then])
            if not ranks:
                return None
            total = add(total, min(ranks))
        return total

    def _provinces_today(self, code: str) -> set[str]:
        return {self._communes[today].province_code for today in self._units[code].today}
