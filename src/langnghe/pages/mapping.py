"""The page of the map: all villages, their list, and the tables of places to take away."""

from collections.abc import Iterator

from langnghe import addresses
from langnghe.pages import contexts as c
from langnghe.pages.placing import stage
from langnghe.pages.telling import Telling

WIDTH, HEIGHT = 900, 990  # pixels, as `maps` draws the overview
SHEETS = ("svg", "png")
TABLES = ("geojson", "kml", "gpx")


def map_page(telling: Telling) -> c.MapPage:
    path = addresses.MAP
    words, catalogue, link = telling.words, telling.catalogue, telling.addresses.link
    absent = sum(not one.point or one.tells_of_spirits for one in catalogue.villages)
    return c.MapPage(
        crumbs=telling.crumbs(path),
        title=words("map.title"),
        lead=words("map.lead"),
        picture=overview(telling, path),
        stage=stage(telling, path),
        note=telling.count("map.absent", absent) if absent else None,
        visits=link(path, addresses.VISITS),
        villages=link(path, addresses.VILLAGES),
        provinces=tuple(
            c.Link(
                text=telling.province(catalogue.province(code)),
                href=link(path, addresses.province(code)),
                note=telling.count("count.villages", len(found)),
            )
            for code, found in catalogue.villages_by_province.items()
        ),
        sheets=tuple(_sheets(telling, path)),
        tables=tuple(_tables(telling, path)),
        foot=telling.foot(path),
    )


def overview(telling: Telling, path: str) -> c.Picture:
    """The whole country with every place on it, as a picture for the page at `path`."""
    src = telling.addresses.link(path, addresses.MAP_OVERVIEW)
    return c.Picture(src=src, width=WIDTH, height=HEIGHT, alt=telling.words("map.overview_alt"))


def _sheets(telling: Telling, path: str) -> Iterator[c.Take]:
    def links(*targets: str) -> tuple[c.Link, ...]:
        return tuple(
            c.Link(text=ending.upper(), href=telling.addresses.link(path, target))
            for ending, target in zip(SHEETS, targets, strict=True)
        )

    country = links(*map(addresses.country_map, SHEETS))
    yield c.Take(title=telling.words("map.whole"), links=country)
    for code in telling.catalogue.villages_by_province:
        title = telling.province(telling.catalogue.province(code))
        own = links(*(addresses.province_map(code, ending) for ending in SHEETS))
        yield c.Take(title=title, links=own)


def _tables(telling: Telling, path: str) -> Iterator[c.Take]:
    def links(scope: str) -> tuple[c.Link, ...]:
        return tuple(
            c.Link(text=text, href=telling.addresses.link(path, addresses.places(scope, ending)))
            for text, ending in zip(("GeoJSON", "KML", "GPX"), TABLES, strict=True)
        )

    catalogue = telling.catalogue
    yield c.Take(title=telling.words("map.whole"), links=links("all"))
    for code in catalogue.villages_by_province:
        title = telling.province(catalogue.province(code))
        yield c.Take(title=title, links=links(f"provinces/{code}"))
    for craft in catalogue.villages_by_craft:
        yield c.Take(title=telling.words(f"craft.{craft}"), links=links(f"crafts/{craft}"))
