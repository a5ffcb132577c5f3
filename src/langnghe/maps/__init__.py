"""The places of the catalogue → maps: pictures, tables of places, and what a browser draws.

Spirits are told of on their own village's page only: no other map shows where they are made.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from langnghe import addresses
from langnghe.addresses import Addresses, root_of
from langnghe.artefacts import Artefact, Job, digest
from langnghe.catalogue import (
    Catalogue,
    VillageOutline,
    day_of_record,
    is_named_in,
    name_in,
)
from langnghe.maps.exporting import FORMATS, Exported, Terms, in_every_format
from langnghe.maps.ground import Grain
from langnghe.maps.model import SAID, Row, Tiles, to_model, to_rows
from langnghe.maps.pictures import (
    Said,
    Spot,
    country_picture,
    overview_picture,
    province_picture,
    village_picture,
)
from langnghe.maps.png import to_png
from langnghe.maps.scene import Scene
from langnghe.maps.svg import to_svg
from langnghe.placenames import placed, province_name, short_place
from langnghe.records import Craft
from langnghe.settings import Language, Settings
from langnghe.words import Words

__all__ = ["MapRoom", "map_jobs", "places_job"]


PNG_SCALE = 0.75  # for screens and messages; whoever prints takes the vectors


@dataclass(frozen=True)
class MapRoom:
    """Everything that maps are made from; `edition` names the program and the interface words."""

    settings: Settings
    catalogue: Catalogue
    words: Mapping[str, Words]
    edition: str

    @cached_property
    def grain(self) -> Grain:
        return Grain(self.catalogue.units)

    @cached_property
    def shown(self) -> tuple[VillageOutline, ...]:
        """The villages that maps of many places show."""
        return tuple(v for v in self.catalogue.villages if v.point and not v.tells_of_spirits)

    def said(self, language: Language, title: str) -> Said:
        """What a picture says besides the names on it."""
        words = self.words[language.code]
        return Said(
            language.code,
            title,
            kilometres=words("map.kilometres"),
            crafts={craft.value: words(f"craft.{craft}") for craft in Craft},
            credit=words("map.credit", site=language.site_name or ""),
        )

    def everywhere(self, *paths: str) -> tuple[str, ...]:
        """The addresses of these paths in every language."""
        return tuple(self.root(one) + path for one in self.settings.languages for path in paths)

    def root(self, language: Language) -> str:
        return root_of(language.code, self.settings.first.code)


def map_jobs(room: MapRoom) -> Iterator[Job]:
    """A job for the map of each village, of each province, and of the country."""
    for village in room.catalogue.villages:
        if village.point:
            yield _village_job(room, village)
    for code, villages in room.catalogue.villages_by_province.items():
        shown = [one for one in villages if one.point and not one.tells_of_spirits]
        yield _sheet_job(
            room,
            f"maps/provinces/{code}",
            shown,
            partial(addresses.province_map, code),
            partial(_province_scene, room, code, shown),
        )
    yield _sheet_job(
        room,
        "maps/country",
        room.shown,
        addresses.country_map,
        partial(_country_scene, room, room.shown),
    )

    yield _overview_job(room)
    yield _model_job(room)
    yield _rows_job(room)
    yield from _table_jobs(room)


def _overview_job(room: MapRoom) -> Job:
    def make() -> Iterator[Artefact]:
        for language in room.settings.languages:
            title = room.words[language.code]("map.overview_alt")
            spots = [_spot(language, one) for one in room.shown]
            picture = to_svg(overview_picture(spots, room.said(language, title)))
            yield Artefact(room.root(language) + addresses.MAP_OVERVIEW, picture.encode())

    return Job(
        name="maps/overview",
        made_from=digest(room.edition, *map(_state, room.shown)),
        addresses=room.everywhere(addresses.MAP_OVERVIEW),
        make=make,
    )


def _model_job(room: MapRoom) -> Job:
    """Its land and names change with the program only, so folium is seldom called upon."""
    tiles = room.settings.tiles

    def make() -> Iterator[Artefact]:
        for language in room.settings.languages:
            words = room.words[language.code]
            model = to_model(
                language.code,
                {key: words(f"map.said.{key}") for key in SAID},
                list(Craft),
                Tiles(tiles.address, tiles.credit, tiles.from_zoom) if tiles else None,
            )
            yield Artefact(room.root(language) + addresses.MAP_MODEL, model.encode())

    return Job(
        name="maps/model",
        made_from=digest(room.edition),
        addresses=room.everywhere(addresses.MAP_MODEL),
        make=make,
    )


def _rows_job(room: MapRoom) -> Job:
    """All villages of the map; fetched once, and shared by all pages of a language."""
    photos = (one.photos[0].file if one.photos else "" for one in room.shown)

    def make() -> Iterator[Artefact]:
        for language in room.settings.languages:
            words, catalogue = room.words[language.code], room.catalogue
            rows = [_row(room, language, one) for one in room.shown]
            codes = {row.province for row in rows}
            provinces = {
                code: province_name(words, catalogue.province(code))
                for code in catalogue.villages_by_province
                if code in codes
            }
            keys = {craft for row in rows for craft in row.crafts}
            crafts = {craft.value: words(f"craft.{craft}") for craft in Craft if craft in keys}
            text = to_rows(rows, provinces, crafts)
            yield Artefact(room.root(language) + addresses.MAP_ROWS, text.encode())

    return Job(
        name="maps/rows",
        made_from=digest(room.edition, *map(_state, room.shown), *photos),
        addresses=room.everywhere(addresses.MAP_ROWS),
        make=make,
    )


def _row(room: MapRoom, language: Language, village: VillageOutline) -> Row:
    lat, lon = _point(village)
    photos = village.photos
    return Row(
        id=village.id,
        lat=lat,
        lon=lon,
        name=name_in(language.code, village),
        is_translated=is_named_in(language.code, village),
        crafts=tuple(craft.value for craft in village.crafts),
        province=placed(village).province_code,
        place=short_place(room.words[language.code], room.catalogue, village),
        photo=addresses.photo("villages", village.id, photos[0].file) if photos else None,
    )


def _table_jobs(room: MapRoom) -> Iterator[Job]:
    """A job for the places of the site, of each province, of each craft, to be taken away."""

    def shown(villages: Iterable[VillageOutline]) -> list[VillageOutline]:
        return [one for one in villages if one.point and not one.tells_of_spirits]

    yield places_job(room)
    for code, villages in room.catalogue.villages_by_province.items():
        title = partial(_province_title, room, code)
        yield _table_job(room, f"provinces/{code}", shown(villages), title)
    for craft, villages in room.catalogue.villages_by_craft.items():
        title = partial(_craft_title, craft)
        yield _table_job(room, f"crafts/{craft}", shown(villages), title)


def places_job(room: MapRoom) -> Job:
    """The tables of all places of the site."""
    return _table_job(room, "all", room.shown, lambda words: words("map.sheet_country"))


def _province_title(room: MapRoom, code: str, words: Words) -> str:
    province = room.catalogue.province(code)
    return words("map.sheet_province", province=province_name(words, province))


def _craft_title(craft: Craft, words: Words) -> str:
    return words("page.craft", name=words(f"craft.{craft}"))


def _table_job(
    room: MapRoom, scope: str, shown: Sequence[VillageOutline], title: Callable[[Words], str]
) -> Job:
    licence, today = room.settings.data_licence, room.catalogue.today
    day = max((day_of_record(one, today) for one in shown), default="")

    def make() -> Iterator[Artefact]:
        for language in room.settings.languages:
            rows = [_exported(room, language, one) for one in shown]
            terms = Terms(language.owner or "", licence.url if licence else "", day)
            for ending, text in in_every_format(title(room.words[language.code]), rows, terms):
                yield Artefact(room.root(language) + addresses.places(scope, ending), text.encode())

    return Job(
        name=f"places/{scope}",
        made_from=digest(room.edition, day, *map(_state, shown)),
        addresses=room.everywhere(*(addresses.places(scope, ending) for ending in FORMATS)),
        make=make,
    )


def _exported(room: MapRoom, language: Language, village: VillageOutline) -> Exported:
    words = room.words[language.code]
    here = Addresses(room.settings.site_url, room.root(language))
    lat, lon = _point(village)
    return Exported(
        id=village.id,
        lat=lat,
        lon=lon,
        name=name_in(language.code, village),
        crafts=words.listed(words(f"craft.{craft}") for craft in village.crafts),
        place=short_place(words, room.catalogue, village),
        precision=words(f"precision.{village.precision}"),
        url=here.absolute(addresses.village(village.id)),
    )


def _village_job(room: MapRoom, village: VillageOutline) -> Job:
    around = room.catalogue.around(village)
    path = addresses.village_map(village.id)

    def make() -> Iterator[Artefact]:
        for language in room.settings.languages:
            words = room.words[language.code]
            name = name_in(language.code, village)
            place = short_place(words, room.catalogue, village)
            said = room.said(language, words("map.of", name=name, place=place))
            spot, *others = (_spot(language, one) for one in (village, *around))
            picture = to_svg(village_picture(spot, others, room.grain, said))
            yield Artefact(room.root(language) + path, picture.encode())

    return Job(
        name=f"maps/villages/{village.id}",
        made_from=digest(room.edition, *map(_state, (village, *around))),
        addresses=room.everywhere(path),
        make=make,
    )


def _sheet_job(
    room: MapRoom,
    name: str,
    shown: Sequence[VillageOutline],
    address: Callable[[str], str],
    draw: Callable[[Language], Scene],
) -> Job:
    def make() -> Iterator[Artefact]:
        for language in room.settings.languages:
            scene, root = draw(language), room.root(language)
            yield Artefact(root + address("svg"), to_svg(scene).encode())
            yield Artefact(root + address("png"), to_png(scene, PNG_SCALE))

    return Job(
        name=name,
        made_from=digest(room.edition, *map(_state, shown)),
        addresses=room.everywhere(address("svg"), address("png")),
        make=make,
    )


def _province_scene(
    room: MapRoom, code: str, shown: Sequence[VillageOutline], language: Language
) -> Scene:
    words = room.words[language.code]
    line = words.count("count.villages", len(shown))
    said = room.said(language, _province_title(room, code, words))._replace(line=line)
    seat = room.catalogue.units.seat(code)
    town = Spot(*seat.point, "", seat.name) if seat else None
    spots = [_spot(language, one) for one in shown]
    return province_picture(code, spots, town, room.grain, said)


def _country_scene(room: MapRoom, shown: Sequence[VillageOutline], language: Language) -> Scene:
    words = room.words[language.code]
    line = words.count("count.villages", len(shown))
    said = room.said(language, words("map.sheet_country"))._replace(line=line)
    return country_picture([_spot(language, one) for one in shown], said)


def _spot(language: Language, village: VillageOutline) -> Spot:
    return Spot(*_point(village), village.crafts[0], name_in(language.code, village))


def _point(village: VillageOutline) -> tuple[float, float]:
    if village.point is None:
        raise ValueError(f"{village.id} has no point")
    return village.point


def _state(village: VillageOutline) -> bytes:
    """A fingerprint of all that a picture tells of a village."""
    names = {language: said.name for language, said in village.said.items()}
    return repr(
        (village.id, village.name, names, village.point, village.crafts, village.place)
    ).encode()
