"""Where it is: codes of today's units, former districts, and points on the map."""

import re

from langnghe.catalogue import kilometres
from langnghe.checking.findings import Finding, Findings, finding
from langnghe.checking.people import is_consent
from langnghe.checking.walking import Parts
from langnghe.loading import Path, line_of, quoted
from langnghe.records import ContactEntry, ContactType, Location, Maker, Point, Precision, Village
from langnghe.units import Commune, Units

# Degrees; inhabited communes on the mainland and the near islands (records.md, geo).
SOUTH, NORTH, WEST, EAST = 8.0, 23.5, 102.0, 110.0
FAR_KM = 15.0  # farther than this from the commune's own point, a position is doubted
# Levels and titles abolished on 1/7/2025 (Luật Tổ chức chính quyền địa phương 72/2025/QH15).
_DISTRICT = re.compile(
    r"\b(huyện|quận|thị xã|thị trấn)\b|(?:(?<=, )|^)(H\.|Q\.|TX\b\.?|TT\.)(?= ?\w)",
    re.IGNORECASE,
)


def check_place(village: Village, parts: Parts, units: Units) -> Findings:
    yield from _addresses(parts, units)
    place = village.place
    if place is None:
        return
    yield from _codes(place, units)
    if place.settlement and (found := _DISTRICT.search(place.settlement)):
        line = _without_district(place, place.settlement, units)
        yield finding(("place", "settlement"), "E-GEO-02", level=found.group(), line=line)
    if place.point:
        yield from _point(place, place.point, units)


def _addresses(parts: Parts, units: Units) -> Findings:
    """Other addresses of today; what was decided or printed before keeps its words."""
    for path, part in parts:
        if isinstance(part, Maker):
            field, address = "settlement", part.settlement
        elif isinstance(part, ContactEntry) and part.type is ContactType.ADDRESS:
            field, address = "value", part.value
        else:
            continue
        if address and (found := _DISTRICT.search(address)):
            where: Path = (*path, field)
            line = line_of(where, _address_of_today(address, units))
            yield finding(where, "E-GEO-02", level=found.group(), line=line)


def _address_of_today(address: str, units: Units) -> str:
    """The whole address with the unit that is there today; nothing where it may be one of many."""
    parts, level, communes = _former(address, units)
    if len(communes) != 1:
        return ""
    province = units.province(communes[0].province_code)
    today = (communes[0].full_name, province.full_name if province else "")
    return ", ".join(filter(None, (*parts[:level], *today)))


def _without_district(place: Location, settlement: str, units: Units) -> str:
    """The settlement alone, and today's commune where the old one is named beside it."""
    parts, level, communes = _former(settlement, units)
    kept = ", ".join(parts[:level])
    lines = [f"settlement: {quoted(kept)}"] if kept else []
    if len(communes) == 1 and communes[0].code != place.commune_code:
        lines.append(_code_line("commune_code", communes[0], units))
    return "\n".join(lines)


def _former(address: str, units: Units) -> tuple[list[str], int, tuple[Commune, ...]]:
    """An address's parts, the number of the first that is no more, and what it became."""
    parts = [part.strip() for part in address.split(",") if part.strip()]
    level = next(n for n, part in enumerate(parts) if _DISTRICT.search(part))
    communes: tuple[Commune, ...] = ()
    # The commune stands before its district; a town (thị trấn) is a commune itself.
    for start in {max(level - 1, 0), level}:
        found = units.today_of(", ".join(parts[start:]))
        if found and (not communes or len(found) < len(communes)):
            communes, level = found, start
    return parts, level, communes


def _code_line(name: str, commune: Commune, units: Units) -> str:
    """The line that gives a commune's code, with its name for the eye."""
    province = units.province(commune.province_code)
    where = f", {province.full_name}" if province else ""
    return f'{name}: "{commune.code}"   # {commune.full_name}{where}'


def _codes(place: Location, units: Units) -> Findings:
    """Codes of QĐ 19/2025/QĐ-TTg; a code of before is answered with that of today."""
    province = units.province(place.province_code)
    if province is None:
        today = units.today_of_province(place.province_code)
        line = f'province_code: "{today.code}"   # {today.full_name}' if today else ""
        yield finding(
            ("place", "province_code"),
            "E-GEO-01",
            case="no_province",
            c=place.province_code,
            line=line,
        )
    codes: list[tuple[Path, str]] = [
        (("place", "also_in", n), code) for n, code in enumerate(place.also_in)
    ]
    if place.commune_code:
        codes.insert(0, (("place", "commune_code"), place.commune_code))
    for path, code in codes:
        commune = units.commune(code)
        if commune is None:
            yield finding(
                path, "E-GEO-01", case="no_commune", c=code, line=_today_line(path, code, units)
            )
        elif province and commune.province_code != province.code:
            yield _of_another_province(path, commune, province.name, units)


def _today_line(path: Path, code: str, units: Units) -> str:
    """The line with today's code for a former one; nothing for a code that never was."""
    former = units.former_unit(code)
    today = units.commune(former.today[0]) if former and former.today else None
    if today is None:
        return ""
    return _code_line("commune_code", today, units) if "also_in" not in path else f'"{today.code}"'


def _of_another_province(path: Path, commune: Commune, named: str, units: Units) -> Finding:
    own = units.province(commune.province_code)
    is_main = own is not None and "also_in" not in path
    line = f'province_code: "{own.code}"   # {own.full_name}' if own and is_main else ""
    said = {"c": commune.code, "commune": commune.name, "province": named, "line": line}
    return finding(path, "E-GEO-01", **said)


def _point(place: Location, point: Point, units: Units) -> Findings:
    where = float(point.lat), float(point.lon)
    if not _is_in_vietnam(*where):
        is_swapped = _is_in_vietnam(where[1], where[0])
        line = _swapped(point) if is_swapped else ""
        yield finding(("place", "point"), "E-GEO-03", lat=point.lat, lon=point.lon, line=line)
        return
    if point.precision is Precision.HOUSEHOLD and not is_consent(point.consent):
        yield finding(("place", "point", "precision"), "E-GEO-05")
    commune = units.commune(place.commune_code) if place.commune_code else None
    if commune and commune.point:
        far = kilometres(where, commune.point)
        if far > FAR_KM:
            yield finding(("place", "point"), "W-GEO-04", d=round(far))


def _is_in_vietnam(lat: float, lon: float) -> bool:
    return SOUTH <= lat <= NORTH and WEST <= lon <= EAST


def _swapped(point: Point) -> str:
    sources = f", src: [{', '.join(point.src)}]" if point.src else ""
    where = f'lat: "{point.lon}", lon: "{point.lat}", precision: {point.precision}'
    return f"point: {{{where}{sources}}}"
