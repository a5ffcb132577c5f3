"""The provinces and communes of Việt Nam, today's and former; codes decide, for names repeat."""

from functools import cache, cached_property
from typing import cast

from langnghe.units.former import FormerUnits
from langnghe.units.naming import COMMUNE_KINDS, NameIndex, without_kind
from langnghe.units.shapes import (
    Commune,
    CommuneKind,
    FormerUnit,
    Point,
    Province,
    ProvinceKind,
    Seat,
)
from langnghe.units.tables import read_table

__all__ = [
    "Commune",
    "FormerUnit",
    "Point",
    "Province",
    "Seat",
    "Units",
    "load_units",
    "without_kind",
]


class Units:
    """What may be asked of the tables of `data/units`."""

    def __init__(
        self, provinces: list[Province], communes: list[Commune], other_codes: dict[str, str]
    ) -> None:
        self._provinces = {province.code: province for province in provinces}
        self._communes = {commune.code: commune for commune in communes}
        self._other_codes = other_codes

    def provinces(self) -> tuple[Province, ...]:
        """All 34, by code."""
        return tuple(self._provinces.values())

    def province(self, code: str) -> Province | None:
        """None if no province of today has this code."""
        return self._provinces.get(code)

    def commune(self, code: str) -> Commune | None:
        """None if no commune of today has this code, in any of the lists that print codes."""
        return self._communes.get(self._other_codes.get(code, code))

    def seat(self, province_code: str) -> Seat | None:
        """The chief town of a province of today; None if there is no such province."""
        return self._seats.get(province_code)

    def communes_of(self, province_code: str) -> tuple[Commune, ...]:
        """The communes of one province, by code; none if there is no such province."""
        return tuple(c for c in self._communes.values() if c.province_code == province_code)

    def communes_named(self, name: str) -> tuple[Commune, ...]:
        """The communes of today with this name, by code: "Lương Sơn" as well as "xã Lương Sơn".

        Wherever the tone is written (Thủy, Thuỷ) it is the same name. Other marks count if a
        commune is spelt so; a name typed without marks finds every commune that it may mean.
        """
        return tuple(self._communes[code] for code in self._names.best(name))

    def today_of(self, former_path: str) -> tuple[Commune, ...]:
        """Where a place of before 1 July 2025 lies today.

        The path goes from small to large with commas, and may begin at a commune, a district or a
        province: "xã Côn Minh, huyện Na Rì, tỉnh Bắc Kạn". The province may be that of today. A
        divided commune gives several, the one that stands for the whole first; a name that
        several units had gives those of all. Empty if a part of the path is not recognised.
        """
        units = self._former.named(former_path)
        codes = dict.fromkeys(code for unit in units for code in unit.today)
        return tuple(self._communes[code] for code in codes)

    def former_unit(self, code: str) -> FormerUnit | None:
        """The commune that had this code on 30 June 2025; None if none had."""
        return self._former.unit(code)

    def today_of_province(self, former_code: str) -> Province | None:
        """The province of today that a province of before 1 July 2025 lies in, by its code."""
        return next(
            (
                self._provinces[today]
                for code, _, _, today in read_table("former_provinces")
                if code == former_code
            ),
            None,
        )

    def former_units_of(self, commune_code: str) -> tuple[FormerUnit, ...]:
        """What lay, whole or in part, in this commune on 30 June 2025, by former code."""
        return self._former.that_became(commune_code)

    def former_names_of(self, commune_code: str) -> tuple[str, ...]:
        """Their paths: "xã Quý Hòa, huyện Lạc Sơn, tỉnh Hòa Bình"."""
        return tuple(unit.path for unit in self.former_units_of(commune_code))

    def former_provinces_of(self, province_code: str) -> tuple[str, ...]:
        """Bare names of the provinces merged into it in 2025, its own among them, by code.

        Empty if none was merged into it.
        """
        names = self._former_provinces.get(province_code, [])
        return tuple(names) if len(names) > 1 else ()

    @cached_property
    def _former_provinces(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for _, name, _, today in read_table("former_provinces"):
            found.setdefault(today, []).append(without_kind(name))
        return found

    @cached_property
    def _seats(self) -> dict[str, Seat]:
        found = {}
        for province, code, name in read_table("seats"):
            point = self._communes[code].point
            if point is None:
                raise ValueError(f"{name} has a seat without a point: {code}")
            found[province] = Seat(name, point)
        return found

    @cached_property
    def _names(self) -> NameIndex:
        entries = ((c.code, c.full_name, ()) for c in self._communes.values())
        return NameIndex(entries, COMMUNE_KINDS)

    @cached_property
    def _former(self) -> FormerUnits:
        # Ten thousand rows, which few commands ask for.
        return FormerUnits(self._provinces.values(), self._communes)


@cache
def load_units() -> Units:
    """The units of the tables, read once."""
    provinces = [
        Province(code, cast(ProvinceKind, kind), name)
        for code, kind, name in read_table("provinces")
    ]
    communes = [
        Commune(code, cast(CommuneKind, kind), name, province, _point(lat, lon))
        for code, kind, name, province, lat, lon, _ in read_table("communes")
    ]
    other_codes = {other: code for code, other, _ in read_table("other_codes")}
    return Units(provinces, communes, other_codes)


def _point(lat: str, lon: str) -> Point | None:
    return (float(lat), float(lon)) if lat else None
