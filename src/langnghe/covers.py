"""The catalogue → a drawn cover for every record without a photo, and for every craft."""

from collections.abc import Iterable, Iterator
from functools import partial

from langnghe import addresses
from langnghe.artefacts import Artefact, Job, digest
from langnghe.catalogue import Catalogue
from langnghe.motifs import draw
from langnghe.records import Craft


def cover_jobs(catalogue: Catalogue, edition: str) -> Iterator[Job]:
    """One file a record, so that a card and the record's page share it.

    `edition` names the program, whose drawings may change with it.
    """
    for craft in Craft:
        if craft in catalogue.villages_by_craft or craft in catalogue.products_by_craft:
            yield _job("craft", craft, craft, edition)
    for village in catalogue.villages:
        if not village.photos:
            yield _job("villages", village.id, village.crafts[0], edition)
    for product in catalogue.products:
        if not product.photos:
            yield _job("products", product.id, product.craft, edition)


def _job(kind: str, name: str, craft: Craft, edition: str) -> Job:
    address = addresses.motif(kind, name)
    return Job(
        name=f"cover/{kind}/{name}",
        made_from=digest(edition, craft),
        addresses=(address,),
        make=partial(_draw, address, craft, f"{kind}/{name}"),
    )


def _draw(address: str, craft: Craft, seed: str) -> Iterable[Artefact]:
    yield Artefact(address, draw(craft, seed).encode())
