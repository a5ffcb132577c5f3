"""Photos that two records share: told once of each, for the copy may have been taken by mistake."""

from collections.abc import Iterable, Iterator

from langnghe.catalogue import ProductOutline, VillageOutline
from langnghe.checking.findings import Finding, finding
from langnghe.loading import PRODUCTS, VILLAGES, record_file


def check_shared_photos(
    villages: Iterable[VillageOutline], products: Iterable[ProductOutline]
) -> Iterator[tuple[str, Finding]]:
    """The file of a record and what is found in it; told of the later of two that share a photo.

    Files alike byte for byte: they are known by their fingerprints, so nothing is opened.
    """
    seen: dict[str, tuple[str, str]] = {}
    for kind, outlines in ((VILLAGES, villages), (PRODUCTS, products)):
        for outline in outlines:
            for number, pictured in enumerate(outline.pictures):
                own, file = outline.id, outline.photos[number].file
                first, name = seen.setdefault(pictured.content, (own, f"{kind}/{own}/{file}"))
                if first != own:
                    path = ("photos", number, "file")
                    told = finding(path, "W-IMG-09", f=file, other=name)
                    yield record_file(kind, own), told
