"""What one record names of another: villages, makers and marks that are there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from langnghe.catalogue import ProductOutline, VillageOutline
from langnghe.checking.findings import Findings, finding
from langnghe.loading import VILLAGES, Path, line_of
from langnghe.records import Status


@dataclass(frozen=True)
class Known:
    """All that there is to name: readable villages by id, and the kind of every folder's id."""

    villages: Mapping[str, VillageOutline]
    kinds: Mapping[str, str]  # of unreadable records too, which are no mistake of who names them


def check_references(product: ProductOutline, known: Known) -> Findings:
    """A product names villages that exist, are published when it is, and makers they have."""
    made_in: list[tuple[Path, str]] = [(("village",), product.village)]
    made_in += [(("also_made_in", n), name) for n, name in enumerate(product.also_made_in)]
    lenders: list[tuple[Path, str]] = [
        (("village_marks", n, "village"), use.village)
        for n, use in enumerate(product.village_marks)
        if use.village
    ]
    for path, name in made_in + lenders:
        village = known.villages.get(name)
        if known.kinds.get(name) != VILLAGES:
            yield finding(path, "E-REF-01", id=name, **_near(path, name, known.villages))
        elif village and product.status is Status.PUBLISHED is not village.status:
            yield finding(path, "E-REF-02", id=name)
    villages = [known.villages[name] for _, name in made_in if name in known.villages]
    makers = {maker.id for village in villages for maker in village.makers}
    for number, maker_id in enumerate(product.makers):
        # An unreadable village may well have this maker.
        if len(villages) == len(made_in) and maker_id not in makers:
            path = ("makers", number)
            yield finding(path, "E-REF-03", id=maker_id, **_near(path, maker_id, makers))
    yield from _mark_references(product, known)


def _mark_references(product: ProductOutline, known: Known) -> Findings:
    for number, use in enumerate(product.village_marks):
        village = known.villages.get(use.village or product.village)
        if village and use.mark not in village.mark_ids:
            path: Path = ("village_marks", number, "mark")
            yield finding(path, "E-REF-04", id=use.mark, **_near(path, use.mark, village.mark_ids))
        if use.may_use == "yes" and not use.evidence:
            path, line = ("village_marks", number, "may_use"), "may_use: unknown"
            yield finding(path, "E-MARK-01", mark=use.mark, line=line)


def _near(path: Path, typed: str, known: Iterable[str]) -> dict[str, str]:
    """What may be meant, if anything is like it, and the line that names it."""
    near = next(iter(get_close_matches(typed, list(known), n=1)), "")
    return {"near": near, "line": line_of(path, near)}


def makers_of(product: ProductOutline, known: Known) -> dict[str, str]:
    """The names, by id, of the makers of all places a product is made in."""
    places = (product.village, *product.also_made_in)
    villages = [known.villages[name] for name in places if name in known.villages]
    return {maker.id: maker.name for village in villages for maker in village.makers}
