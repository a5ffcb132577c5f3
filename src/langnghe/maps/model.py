"""The base and the rows → what a browser draws: two script files for each language.

folium makes the map: its settings, the land, the names, the clusters and, where a site has them,
the tiles. Of its page only the script is taken, for the page would fetch ten files from elsewhere;
and every part is given a name of our own, for folium's are drawn by lot.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from langnghe.maps.base import Label, load_base, load_outline
from langnghe.maps.geometry import Box, View
from langnghe.maps.ground import country_view, names_of, shapes_of
from langnghe.maps.scene import Area
from langnghe.maps.svg import path_of
from langnghe.motifs.signs import Sign, outline_path, sign, strokes_path

MAP, LAND, CLUSTERS = "langnghe", "land", "villages"
"""What folium's variables are called after: map_langnghe, geo_json_land, …"""

SAID = (
    "label", "inset", "zoom_in", "zoom_out", "close", "villages", "found", "none",
    "here_asked", "here_found", "here_far", "here_not",
)  # fmt: skip
"""What the script says, by the keys of the interface words."""

NEAREST_ZOOM = 12  # 38 m a pixel; the coast is known to some 300 m
CLUSTER_PIXELS = 56
INSET_WIDTH, INSET_HEIGHT = 168, 186
_INSET_LETTERS = 8.0  # pixels high
_TILED: Box = (102.1, 8.3, 109.6, 23.5)
"""Where a site's own tiles may lie: the mainland. The archipelagos are always drawn by us."""


class Tiles(NamedTuple):
    """Pictures of a map from another host, and from which zoom on they are shown."""

    address: str
    credit: str
    from_zoom: int
    nearest_zoom: int = 17


class Row(NamedTuple):
    """A village as the map tells of it, in one language."""

    id: str
    lat: float
    lon: float
    name: str
    is_translated: bool
    crafts: tuple[str, ...]
    province: str  # its code
    place: str
    photo: str | None  # its cover's address; None: the drawn one


def to_model(
    language: str, words: dict[str, str], crafts: Iterable[str], tiles: Tiles | None
) -> str:
    """The script that makes the map on the element `map_langnghe`."""
    inset = country_view(INSET_WIDTH, INSET_HEIGHT)
    given = {
        "words": words,
        "signs": {craft: _drawn(sign(craft)) for craft in crafts},
        "inset": _inset(inset, language),
    }
    told = json.dumps(given, ensure_ascii=False, separators=(",", ":"))
    return f"window.langnghe_model={told};\n{_script(language, tiles)}\n"


def _script(language: str, tiles: Tiles | None) -> str:
    # Imported here, for it costs more than all else that a build does to which no map is new.
    import folium
    from folium.plugins import MarkerCluster

    west, south, east, north = load_base().frame
    chart = folium.Map(
        location=(16, 108.5),
        zoom_start=5,
        tiles=None,
        max_bounds=True,
        min_lat=south, min_lon=west, max_lat=north, max_lon=east,
        max_bounds_viscosity=1,
        zoom_control=False,
        attribution_control=tiles is not None,
        zoom_snap=0.5,
        zoom_delta=1,
    )  # fmt: skip
    # folium hands its own `max_zoom` to tiles only.
    chart.options["maxZoom"] = tiles.nearest_zoom if tiles else NEAREST_ZOOM
    _named(chart, MAP)
    land = folium.GeoJson(
        load_outline(),
        style_function=lambda feature: {"className": f"map-{feature['id']}"},
        marker=folium.CircleMarker(radius=2, weight=0, fill=True, fill_opacity=1),
        smooth_factor=0.6,
        control=False,
        interactive=False,
    )
    _named(land, LAND).add_to(chart)
    for label in load_base().labels:
        _label(folium, label, language).add_to(chart)
    if tiles:
        left, low, right, high = _TILED
        layer = folium.TileLayer(
            tiles.address, attr=tiles.credit, min_zoom=tiles.from_zoom,
            max_zoom=tiles.nearest_zoom, bounds=[[low, left], [high, right]], control=False,
        )  # fmt: skip
        _named(layer, "tiles").add_to(chart)
    clusters = MarkerCluster(  # type: ignore[no-untyped-call]
        max_cluster_radius=CLUSTER_PIXELS,
        show_coverage_on_hover=False,
        animate=False,
        control=False,
    )
    _named(clusters, CLUSTERS).add_to(chart)
    page: Any = chart.get_root()
    page.render()
    script: str = page.script.render()
    return "\n".join(line.strip() for line in script.splitlines() if line.strip())


def _label(folium: Any, label: Label, language: str) -> Any:  # noqa: ANN401 - folium's own
    """A name over its place. Its icon is there from the first, or Leaflet would fetch its own."""
    from folium.utilities import JsCode

    text, _, rest = label.text(language).partition(" (")
    icon = {
        "html": f"<span>{text}<br>({rest}</span>" if rest else f"<span>{text}</span>",
        "className": f"map-label map-label-{label.kind}",
        "iconSize": [0, 0],
    }
    x, y = label.at
    marker = folium.Marker((y, x), interactive=False, keyboard=False)
    marker.options["icon"] = JsCode(f"L.divIcon({json.dumps(icon, ensure_ascii=False)})")
    return _named(marker, label.key.replace("-", "_"))


def _named(part: Any, name: str) -> Any:  # noqa: ANN401 - any of folium's parts
    part._id = name
    return part


def _drawn(one: Sign) -> list[str]:
    """Its colour, and the `d` of its outline and strokes."""
    return [one.colour, outline_path(one), strokes_path(one)]


def _inset(view: View, language: str) -> dict[str, Any]:
    """The whole country in small, as paths; and how degrees fall on it."""
    country, abroad, marks = shapes_of(view, INSET_WIDTH, INSET_HEIGHT)
    return {
        "width": INSET_WIDTH,
        "height": INSET_HEIGHT,
        "west": view.west,
        "top": view.top,
        "scale": view.scale,
        "country": _path(country),
        "abroad": _path(abroad),
        "marks": [[round(x, 1), round(y, 1)] for x, y in marks],
        "labels": [
            [text.x, text.y, text.text]
            for text in names_of(view, INSET_WIDTH, INSET_HEIGHT, language, _INSET_LETTERS)
        ],
    }


def _path(area: Area) -> str:
    return "".join(path_of(ring, is_closed=True) for ring in area.rings)


def to_rows(rows: Sequence[Row], provinces: dict[str, str], crafts: dict[str, str]) -> str:
    """The script that holds all villages, by columns; what repeats is told once.

    As a text that is parsed, for browsers read that several times faster than a script.
    """
    codes, keys = list(provinces), list(crafts)
    places = list(dict.fromkeys(row.place for row in rows))
    place_at = {place: number for number, place in enumerate(places)}
    told = {
        "crafts": [[key, crafts[key]] for key in keys],
        "provinces": [[code, provinces[code]] for code in codes],
        "places": places,
        "id": [row.id for row in rows],
        "name": [row.name for row in rows],
        "at": [value for row in rows for value in (_short(row.lat), _short(row.lon))],
        "craft": [[keys.index(craft) for craft in row.crafts] for row in rows],
        "province": [codes.index(row.province) for row in rows],
        "place": [place_at[row.place] for row in rows],
        "vietnamese": [n for n, row in enumerate(rows) if not row.is_translated],
        "photo": {str(n): row.photo for n, row in enumerate(rows) if row.photo},
    }
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    quoted = text.replace("\\", "\\\\").replace("'", "\\'")
    quoted = quoted.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"window.langnghe_rows=JSON.parse('{quoted}');\n"


def _short(degrees: float) -> float:
    return round(degrees, 5)
