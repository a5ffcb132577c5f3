"""Where a village is, for its own page and its products': the map, distances, what lies around."""

from collections.abc import Iterator, Sequence

from langnghe import addresses
from langnghe.catalogue import Spot, VillageOutline, direction, kilometres
from langnghe.pages import contexts as c
from langnghe.pages.telling import Telling

MAP_WIDTH, MAP_HEIGHT = 480, 540  # pixels, as `maps` draws a village's
_NEAR_KM = 3  # within it a commune's point says nothing of directions
_EXACT_KM = 10  # farther off, distances are told in steps of five


def village_map(
    telling: Telling, path: str, village: VillageOutline, *, way: str | None = None
) -> c.Map | None:
    """None for a place without a point. `way` leads to where the page says how to get there."""
    spot = village.point
    if spot is None:
        return None
    words = telling.words
    alt = words("map.alt", name=telling.name(village), place=telling.short_place(village))
    drawn = telling.addresses.link(path, addresses.village_map(village.id))
    is_shown = not village.tells_of_spirits  # on maps of many places
    return c.Map(
        picture=c.Picture(src=drawn, width=MAP_WIDTH, height=MAP_HEIGHT, alt=alt),
        stage=stage(telling, path, village=village.id if is_shown else "", at=_written(spot)),
        precision=words(f"precision.{village.precision}"),
        distance=_from_town(telling, village, spot),
        way=way,
        apps=map_links(telling, spot),
        rides=tuple(_rides(telling, path, spot, telling.catalogue.around(village))),
    )


def stage(telling: Telling, path: str, *, village: str = "", at: str = "") -> c.Stage:
    """What the browser draws a map from, as the page at `path` leads to it."""
    here = telling.addresses
    return c.Stage(
        assets=_folder(here.asset(path, addresses.MAP_ASSETS)),
        model=here.link(path, addresses.MAP_MODEL),
        places=here.link(path, addresses.MAP_ROWS),
        root=_folder(here.link(path, addresses.HOME)),
        top=_folder(here.asset(path, addresses.HOME)),
        village=village,
        at=at,
    )


def map_scripts(stage: c.Stage) -> tuple[c.Href, ...]:
    """What the browser runs to draw a map, as `langnghe.js` asks for it."""
    before, last = ("leaflet.js", "leaflet.markercluster.js"), "map.js"
    own = tuple(stage.assets + name for name in before)
    return (*own, stage.model, stage.places, stage.assets + last)


def _folder(href: str) -> str:
    return href.rpartition("/")[0] + "/" if "/" in href else ""


def _written(spot: Spot) -> str:
    """Degrees north and east, to a metre."""
    return ",".join(f"{degrees:.5f}".rstrip("0").rstrip(".") for degrees in spot)


def map_links(telling: Telling, spot: Spot) -> tuple[c.Link, ...]:
    """The phone's own map, which only phones have; and a map on the web."""
    lat, lon = _written(spot).split(",")
    osm = f"https://www.openstreetmap.org/?mlat={lat}&mlon={lon}#map=13/{lat}/{lon}"
    return (
        c.Link(text=telling.words("place.map_app"), href=f"geo:{lat},{lon}?z=13"),
        c.Link(text=telling.words("place.map"), href=osm),
    )


def _from_town(telling: Telling, village: VillageOutline, spot: Spot) -> str | None:
    """How far it is from the province's chief town."""
    seat = telling.catalogue.units.seat(telling.province_of(village).code)
    if seat is None:
        return None
    far = kilometres(seat.point, spot)
    if far < _NEAR_KM:
        return telling.words("map.at_seat", seat=seat.name)
    where = telling.words(f"direction.{direction(seat.point, spot)}")
    return telling.words("map.distance", seat=seat.name, km=_told(far), direction=where)


def _told(far: float) -> int:
    """Kilometres as exactly as points in the middle of communes allow."""
    return round(far) if far < _EXACT_KM else round(far / 5) * 5


def _rides(
    telling: Telling, path: str, spot: Spot, around: Sequence[VillageOutline]
) -> Iterator[c.Ride]:
    """What lies around by craft, the craft of the nearest first."""
    by_craft: dict[str, list[c.Near]] = {}
    for number, other in enumerate(around, 1):
        link = c.Link(
            text=telling.name(other),
            href=telling.addresses.link(path, addresses.village(other.id)),
            note=how_far(telling, spot, other),
        )
        by_craft.setdefault(other.crafts[0], []).append(c.Near(number=number, link=link))
    for craft, villages in by_craft.items():
        yield c.Ride(craft=telling.words(f"craft.{craft}"), villages=tuple(villages))


def how_far(telling: Telling, here: Spot, other: VillageOutline) -> str:
    """12 km về phía bắc."""
    if other.point is None:
        raise ValueError(f"{other.id} has no point")
    far = kilometres(here, other.point)
    if far < 1:
        return telling.words("map.here")
    where = telling.words(f"direction.{direction(here, other.point)}")
    return telling.words("map.near", km=round(far), direction=where)
