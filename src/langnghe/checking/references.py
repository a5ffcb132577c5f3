"""What one record names of another: villages, makers and marks that are there."""

from difflib import get_close_matches

from langnghe.checking.findings import Findings, finding
from langnghe.loading import VILLAGES, Loaded, Path
from langnghe.records import Product, Status


def check_references(product: Product, loaded: Loaded) -> Findings:
    """A product names villages that exist, are published when it is, and makers they have."""
    made_in: list[tuple[Path, str]] = [(("village",), product.village)]
    made_in += [(("also_made_in", n), name) for n, name in enumerate(product.also_made_in)]
    lenders: list[tuple[Path, str]] = [
        (("village_marks", n, "village"), use.village)
        for n, use in enumerate(product.village_marks)
        if use.village
    ]
    for path, name in made_in + lenders:
        village = loaded.villages.get(name)
        if loaded.known.get(name) != VILLAGES:
            near = next(iter(get_close_matches(name, loaded.villages, n=1)), "")
            yield finding(path, "E-REF-01", id=name, near=near)
        elif village and product.status is Status.PUBLISHED is not village.status:
            yield finding(path, "E-REF-02", id=name)
    villages = [loaded.villages[name] for _, name in made_in if name in loaded.villages]
    makers = {maker.id for village in villages for maker in village.makers}
    for number, maker_id in enumerate(product.makers):
        # An unreadable village may well have this maker.
        if len(villages) == len(made_in) and maker_id not in makers:
            near = next(iter(get_close_matches(maker_id, makers, n=1)), "")
            yield finding(("makers", number), "E-REF-03", id=maker_id, near=near)
    yield from _mark_references(product, loaded)


def _mark_references(product: Product, loaded: Loaded) -> Findings:
    for number, use in enumerate(product.village_marks):
        village = loaded.villages.get(use.village or product.village)
        if village and use.mark not in {mark.id for mark in village.marks}:
            yield finding(("village_marks", number, "mark"), "E-REF-04", id=use.mark)
        if use.may_use == "yes" and not use.evidence:
            yield finding(("village_marks", number, "may_use"), "E-MARK-01", mark=use.mark)


def makers_of(product: Product, loaded: Loaded) -> dict[str, str]:
    """The names, by id, of the makers of all places a product is made in."""
    places = (product.village, *product.also_made_in)
    villages = [loaded.villages[name] for name in places if name in loaded.villages]
    return {maker.id: maker.name for village in villages for maker in village.makers}
