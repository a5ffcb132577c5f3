"""Places → tables of places that map programs and navigators read: GeoJSON, KML, GPX."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'


class Exported(NamedTuple):
    """A village as a table of places tells of it, in one language."""

    id: str
    lat: float
    lon: float
    name: str
    crafts: str
    place: str
    precision: str  # what the point is, in a sentence
    url: str


class Terms(NamedTuple):
    """Who publishes a table, under what, and how new it is."""

    publisher: str
    licence: str  # its address; "" where none was named
    day: str  # 2026-11-23; "" where no record says when it was compared with its sources


NO_TERMS = Terms("", "", "")


def to_geojson(title: str, places: Iterable[Exported], terms: Terms = NO_TERMS) -> str:
    """RFC 7946: degrees east before degrees north, WGS 84, a feature on each line.

    The terms are foreign members, as its section 6.1 allows.
    """
    lines = ",\n".join(
        json.dumps(
            {
                "type": "Feature",
                "id": one.id,
                "geometry": {"type": "Point", "coordinates": [one.lon, one.lat]},
                "properties": {
                    "name": one.name,
                    "crafts": one.crafts,
                    "place": one.place,
                    "precision": one.precision,
                    "url": one.url,
                },
            },
            ensure_ascii=False,
            separators=(",", ":"),
        )
        for one in places
    )
    named = {"publisher": terms.publisher, "licence": terms.licence, "date": terms.day}
    told = {"name": title, **{key: text for key, text in named.items() if text}}
    head = json.dumps(told, ensure_ascii=False, separators=(",", ":"))[1:-1]
    return f'{{"type":"FeatureCollection",{head},"features":[\n{lines}\n]}}\n'


def to_kml(title: str, places: Iterable[Exported], terms: Terms = NO_TERMS) -> str:
    """OGC KML 2.2."""
    marks = "".join(
        f"<Placemark id={quoteattr(f'v-{one.id}')}><name>{escape(one.name)}</name>"
        f"<description>{escape(_told(one))}</description>"
        f"<Point><coordinates>{_degrees(one.lon)},{_degrees(one.lat)}</coordinates></Point></Placemark>\n"
        for one in places
    )
    told = escape(" · ".join(filter(None, terms)))
    about = f"<description>{told}</description>" if told else ""
    head = f"<Document><name>{escape(title)}</name>{about}\n"
    return f'{_XML}<kml xmlns="http://www.opengis.net/kml/2.2">{head}{marks}</Document></kml>\n'


def to_gpx(title: str, places: Iterable[Exported], terms: Terms = NO_TERMS) -> str:
    """GPX 1.1, a waypoint for each place."""
    points = "".join(
        f'<wpt lat="{_degrees(one.lat)}" lon="{_degrees(one.lon)}"><name>{escape(one.name)}</name>'
        f"<desc>{escape(_told(one))}</desc><link href={quoteattr(one.url)}/>"
        f"<type>{escape(one.crafts)}</type></wpt>\n"
        for one in places
    )
    licence = f"<license>{escape(terms.licence)}</license>" if terms.licence else ""
    whose = f"<copyright author={quoteattr(terms.publisher)}>{licence}</copyright>"
    whose = whose if terms.publisher else ""
    day = f"<time>{terms.day}T00:00:00Z</time>" if terms.day else ""
    head = f"<metadata><name>{escape(title)}</name>{whose}{day}</metadata>\n"
    opening = '<gpx version="1.1" creator="langnghe" xmlns="http://www.topografix.com/GPX/1/1">'
    return f"{_XML}{opening}{head}{points}</gpx>\n"


def _degrees(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")


def _told(one: Exported) -> str:
    return f"{one.crafts}. {one.place}. {one.precision} {one.url}"


FORMATS: dict[str, Callable[[str, Iterable[Exported], Terms], str]] = {
    "geojson": to_geojson,
    "kml": to_kml,
    "gpx": to_gpx,
}


def in_every_format(title: str, places: list[Exported], terms: Terms) -> Iterator[tuple[str, str]]:
    """Each format's ending, and the table in it."""
    for ending, write in FORMATS.items():
        yield ending, write(title, places, terms)
