"""What a record must hold before it may be published, and what its translations must fit."""

from difflib import get_close_matches

from langnghe.checking.findings import Findings, finding
from langnghe.records import (
    Alcohol,
    Craft,
    Product,
    Status,
    Translation,
    Village,
    VillageKind,
    fingerprint,
    texts_of,
)

_VILLAGE_NEEDS = ("crafts", "place", "summary", "contact", "sources", "checked")
# The groups of NĐ 52/2018 sort crafts; a cluster of factories or a growing area may have none.
_WITHOUT_GROUP = {VillageKind.CLUSTER, VillageKind.AREA}
_PRODUCT_NEEDS = ("summary", "sources", "checked")


def check_needs(record: Village | Product) -> Findings:
    if record.status is not Status.PUBLISHED:
        return
    needs: tuple[str, ...] = _VILLAGE_NEEDS if isinstance(record, Village) else _PRODUCT_NEEDS
    if isinstance(record, Village) and record.kind not in _WITHOUT_GROUP:
        needs = ("craft_group", *needs)
    lacking = [name for name in needs if not getattr(record, name)]
    if lacking:
        yield finding(("status",), "E-REQ-01", fields=", ".join(lacking), line="status: draft")
    if isinstance(record, Village):
        yield from _village_needs(record)


def _village_needs(village: Village) -> Findings:
    tells_spirits = Craft.SPIRITS in village.crafts
    if tells_spirits and village.alcohol is Alcohol.NONE:
        yield finding(("crafts",), "E-ALC-05", line="alcohol: unknown")
    place = village.place
    if place and place.commune_code is None and village.kind is not VillageKind.AREA:
        yield finding(("place",), "E-GEO-09")


def check_translation(record: Village | Product, translation: Translation) -> Findings:
    """A path that leads nowhere is a lost translation; one out of date is said on the page."""
    texts = dict(texts_of(record))
    for path in translation.texts:
        if path not in texts:
            near = next(iter(get_close_matches(path, texts, n=1)), "")
            yield finding(("texts", path), "E-LANG-03", text=path, near=near)
        elif translation.made_from.get(path, fingerprint(texts[path])) != fingerprint(texts[path]):
            yield finding(("texts", path), "N-LANG-02", text=path)
