"""The page that explains the site's data, from the same list of columns that its files are made of.

For search engines it is a schema.org Dataset as well
(developers.google.com/search/docs/appearance/structured-data/dataset).
"""

import json
from collections.abc import Iterator

from langnghe import addresses
from langnghe.columns import FEEDS, FORMATS, TABLES, Column, Table
from langnghe.pages import contexts as c
from langnghe.pages.telling import Telling
from langnghe.records import PartialDate

_TYPES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}
_FEED_NAMES = dict(zip(FEEDS, ("Google Merchant (RSS 2.0)", "Facebook (CSV)"), strict=True))


def data_page(telling: Telling) -> c.DataPage:
    path = addresses.DATA
    words, link, asset = telling.words, telling.addresses.link, telling.addresses.asset
    named = telling.settings.data_licence
    return c.DataPage(
        crumbs=telling.crumbs(path),
        title=words("data.title"),
        lead=words("data.lead"),
        terms=tuple(_terms(telling)),
        licence=c.Link(text=str(named), href=named.url) if named else None,
        whole=(
            c.Link(text=words("data.whole_package"), href=link(path, addresses.DATA_PACKAGE)),
            c.Link(text=words("data.whole_places"), href=link(path, addresses.MAP)),
            c.Link(text=words("data.whole_catalog"), href=asset(path, addresses.DATA_CATALOG)),
        ),
        tables=tuple(_table(telling, table) for table in TABLES),
        schemas=tuple(
            c.Link(
                text=words(f"data.record_{kind}"),
                href=asset(path, addresses.record_schema(kind)),
            )
            for kind in ("village", "product")
        ),
        feeds=tuple(
            c.Link(text=text, href=link(path, addresses.data_feed(name)))
            for name, text in _FEED_NAMES.items()
        ),
        foot=telling.foot(path),
        json_ld=_json_ld(telling),
    )


def _terms(telling: Telling) -> Iterator[c.Entry]:
    words, owner = telling.words, telling.language.owner or ""
    named = telling.settings.data_licence
    terms = words("data.licence_by", owner=owner) if named else words("data.no_licence")
    told: dict[str, tuple[str, ...]] = {"data.publisher": (owner,), "data.licence": (terms,)}
    if day := telling.catalogue.newest_day:
        when = words.date(PartialDate(*map(int, day.split("-"))))
        told["data.date"] = (when, words("data.date_about"))
    for key, paragraphs in told.items():
        yield c.Entry(label=words(key), told=c.Told(paragraphs=paragraphs))


def _table(telling: Telling, table: Table) -> c.DataTable:
    words, link = telling.words, telling.addresses.link
    title = words(f"data.table.{table.name}")
    endings = {**{one: one.upper() for one in FORMATS}, "schema.json": words("data.schema")}
    return c.DataTable(
        anchor=f"t-{table.name}",
        title=title,
        about=words(f"data.about.{table.name}"),
        files=tuple(
            c.Link(text=text, href=link(addresses.DATA, addresses.data_table(table.name, ending)))
            for ending, text in endings.items()
        ),
        caption=words("data.columns", table=title),
        columns=tuple(_column(telling, column) for column in table.columns),
    )


def _column(telling: Telling, column: Column) -> c.DataColumn:
    words = telling.words
    kind = words(f"data.kind.{column.kind}")
    return c.DataColumn(
        name=column.name,
        kind=telling.joined(kind, words("data.required") if column.is_required else ""),
        tells=words(f"data.column.{column.name}"),
        choices=", ".join(column.choices),
    )


def _json_ld(telling: Telling) -> str:
    words, here = telling.words, telling.addresses
    home, page = here.absolute(addresses.HOME), here.absolute(addresses.DATA)
    owner = {"@type": "Organization", "name": telling.language.owner, "url": home}
    value: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": f"{page}#dataset",
        "name": words("data.of_site", site=telling.language.site_name or ""),
        "description": words("data.lead"),
        "url": page,
        "inLanguage": telling.language.code,
        "isAccessibleForFree": True,
        "creator": owner,
        "publisher": owner,
        "distribution": [
            {
                "@type": "DataDownload",
                "name": words(f"data.table.{table.name}"),
                "encodingFormat": _TYPES[ending],
                "contentUrl": here.absolute(addresses.data_table(table.name, ending)),
            }
            for table in TABLES
            for ending in FORMATS
        ],
    }
    if named := telling.settings.data_licence:
        value["license"] = named.url
    if day := telling.catalogue.newest_day:
        value["dateModified"] = day
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")
