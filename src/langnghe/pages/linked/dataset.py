"""The page of the site's data → a Dataset, as search engines for data read it.

(developers.google.com/search/docs/appearance/structured-data/dataset)
"""

from langnghe import addresses
from langnghe.columns import FORMATS, TABLES
from langnghe.pages.linked.nodes import Node, node, text
from langnghe.pages.telling import Telling

_TYPES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


def dataset(telling: Telling) -> Node:
    """All tables in all their forms. Who answers for the site is a sentence, as for the site."""
    words, here = telling.words, telling.addresses
    licence = telling.settings.data_licence
    return node(
        "Dataset",
        here.known_as(addresses.DATA, "dataset"),
        name=words("data.of_site", site=telling.language.site_name or ""),
        description=words("data.lead"),
        url=here.absolute(addresses.DATA),
        inLanguage=telling.language.code,
        isAccessibleForFree=True,
        creditText=text(telling.language.owner),
        license=licence.url if licence else None,
        dateModified=telling.catalogue.newest_day or None,
        distribution=[
            node(
                "DataDownload",
                name=words(f"data.table.{table.name}"),
                encodingFormat=_TYPES[ending],
                contentUrl=here.absolute(addresses.data_table(table.name, ending)),
            )
            for table in TABLES
            for ending in FORMATS
        ],
    )
