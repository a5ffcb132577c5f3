"""The data of all languages → one catalogue as portals gather them (W3C DCAT 3, JSON-LD)."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from langnghe import addresses
from langnghe.addresses import Addresses
from langnghe.columns import FORMATS, TABLES
from langnghe.exports.tables import Said

_MEDIA = "https://www.iana.org/assignments/media-types/"
_TYPES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "geojson": "application/geo+json",
    "kml": "application/vnd.google-earth.kml+xml",
    "gpx": "application/gpx+xml",
}
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
Node = dict[str, Any]


def catalogue_of_data(
    here: Mapping[str, Addresses], said: Mapping[str, Mapping[str, Said]], first: str
) -> bytes:
    """The catalogue.

    `here` and `said` are by language; of each, `said` has every table by name, the places as
    `places`, and the whole as "". `first` is the site's first language.
    """
    root = here[first]
    whole = {language: one[""] for language, one in said.items()}
    own = root.whole(addresses.DATA_CATALOG)
    names = (*(table.name for table in TABLES), "places")
    value = {
        "@context": _CONTEXT,
        "@id": own,
        "@type": "dcat:Catalog",
        **_told(whole, first),
        "foaf:homepage": {"@id": root.whole("")},
        "dcat:dataset": [
            {
                "@id": f"{own}#{name}",
                "@type": "dcat:Dataset",
                "dcterms:identifier": name,
                **_told({code: one[name] for code, one in said.items()}, first),
                "dcat:landingPage": [
                    {"@id": one.absolute(addresses.DATA)} for one in here.values()
                ],
                "dcat:distribution": list(_distributions(name, here, said)),
            }
            for name in names
        ],
    }
    return f"{json.dumps(value, ensure_ascii=False, indent=1)}\n".encode()


def _told(said: Mapping[str, Said], first: str) -> Node:
    one = said[first]
    node: Node = {
        "dcterms:title": [_in(code, each.title) for code, each in said.items()],
        "dcterms:description": [_in(code, each.about) for code, each in said.items()],
        "dcterms:publisher": {"@type": "foaf:Agent", "foaf:name": _in(first, one.publisher)},
        "dcterms:language": list(said),
    }
    if one.licence:
        node["dcterms:license"] = {"@id": one.licence[1]}
    if one.day:
        node["dcterms:modified"] = {"@type": "xsd:date", "@value": one.day}
    return node


def _in(language: str, text: str) -> Node:
    return {"@language": language, "@value": text}


def _distributions(
    name: str, here: Mapping[str, Addresses], said: Mapping[str, Mapping[str, Said]]
) -> Iterator[Node]:
    for language, at in here.items():
        for ending in _endings(name):
            path = (
                addresses.places("all", ending)
                if name == "places"
                else addresses.data_table(name, ending)
            )
            url = at.absolute(path)
            one = said[language][name]
            node: Node = {
                "@id": url,
                "@type": "dcat:Distribution",
                "dcterms:title": _in(language, f"{one.title} ({ending.upper()})"),
                "dcterms:language": language,
                "dcat:downloadURL": {"@id": url},
                "dcat:accessURL": {"@id": at.absolute(addresses.DATA)},
                "dcat:mediaType": {"@id": _MEDIA + _TYPES[ending]},
            }
            if one.licence:
                node["dcterms:license"] = {"@id": one.licence[1]}
            yield node


def _endings(name: str) -> tuple[str, ...]:
    return ("geojson", "kml", "gpx") if name == "places" else FORMATS
