"""The catalogue → a drawn cover for every record without a photo, and for every craft."""

from collections.abc import Iterator

from langnghe import addresses
from langnghe.artefacts import Artefact
from langnghe.catalogue import Catalogue
from langnghe.motifs import draw
from langnghe.records import Craft


def draw_covers(catalogue: Catalogue) -> Iterator[Artefact]:
    """One file a record, so that a card and the record's page share it."""
    for craft in Craft:
        if craft in catalogue.villages_by_craft or craft in catalogue.products_by_craft:
            yield _cover("craft", craft, craft)
    for village in catalogue.villages:
        if not village.photos:
            yield _cover("villages", village.id, village.crafts[0])
    for product in catalogue.products:
        if not product.photos:
            yield _cover("products", product.id, product.craft)


def _cover(kind: str, name: str, craft: str) -> Artefact:
    return Artefact(addresses.motif(kind, name), draw(craft, f"{kind}/{name}").encode())
