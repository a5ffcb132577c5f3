"""The catalogue → a drawn cover for every record without a photo, and for every craft."""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from langnghe import addresses
from langnghe.artefacts import Artefact, Job, digest
from langnghe.catalogue import Catalogue
from langnghe.motifs import draw
from langnghe.records import Craft


class Cover(NamedTuple):
    """What a drawing is made from: `kind` is craft, villages or products."""

    kind: str
    name: str
    craft: Craft


def cover_jobs(catalogue: Catalogue, edition: str) -> Iterator[Job]:
    """One file a record, so that a card and the record's page share it.

    Some hundred are drawn by one job: a drawing takes less time than a job of its own. `edition`
    names the program, whose drawings may change with it.
    """
    portions: dict[str, list[Cover]] = defaultdict(list)
    for cover in _covers(catalogue):
        portions[digest(*cover)[:1].hex()].append(cover)
    for name, covers in portions.items():
        yield Job(
            name=f"covers/{name}",
            made_from=digest(edition, repr(covers)),
            addresses=tuple(addresses.motif(cover.kind, cover.name) for cover in covers),
            make=partial(_draw, covers),
        )


def _covers(catalogue: Catalogue) -> Iterator[Cover]:
    for craft in Craft:
        if craft in catalogue.villages_by_craft or craft in catalogue.products_by_craft:
            yield Cover("craft", craft, craft)
    for village in catalogue.villages:
        if not village.photos:
            yield Cover("villages", village.id, village.crafts[0])
    for product in catalogue.products:
        if not product.photos:
            yield Cover("products", product.id, product.craft)


def _draw(covers: list[Cover]) -> Iterator[Artefact]:
    for cover in covers:
        drawing = draw(cover.craft, f"{cover.kind}/{cover.name}")
        yield Artefact(addresses.motif(cover.kind, cover.name), drawing.encode())
