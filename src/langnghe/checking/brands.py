"""A brand: nothing of it shown without a right, and what it names is there."""

from collections.abc import Iterable

from langnghe.checking.findings import Findings, finding
from langnghe.contrast import TEXT_RATIO, least_contrast
from langnghe.loading import Path, line_of
from langnghe.records import Brand, Logo, Product, Village
from langnghe.records.parts import is_beside


def check_brand(record: Village | Product) -> Findings:
    brand = record.brand
    if brand is None:
        return
    if brand.logo:
        yield from _logo(record, brand.logo)
    for name in ("colours", "packaging"):
        yield from _ids(name, [part.id for part in getattr(brand, name)])
    yield from _colours(brand)
    files = {photo.file for photo in record.photos}
    for number, packed in enumerate(brand.packaging):
        if packed.photo and packed.photo not in files:
            path: Path = ("brand", "packaging", number, "photo")
            code = "E-REF-06" if is_beside(packed.photo) else "E-PATH-02"
            yield finding(path, code, f=packed.photo)


def _logo(record: Village | Product, logo: Logo) -> Findings:
    path: Path = ("brand", "logo")
    if not is_beside(logo.file):
        where: Path = (*path, "file")
        name = logo.file.replace("\\", "/").rpartition("/")[2].lstrip(".")
        yield finding(where, "E-PATH-02", f=logo.file, line=line_of(where, name))
    if logo.mark and logo.mark not in {mark.id for mark in record.marks}:
        yield finding((*path, "mark"), "E-REF-05", id=logo.mark)
    if logo.may_use and not logo.may_use_evidence:
        yield finding((*path, "may_use"), "E-MARK-01", mark=logo.file)
    elif not logo.may_use:
        yield finding(path, "N-LOGO-11", f=logo.file)


def _ids(name: str, ids: Iterable[str]) -> Findings:
    seen: set[str] = set()
    for number, own in enumerate(ids):
        if own in seen:
            yield finding(("brand", name, number), "E-ID-04", id=own)
        seen.add(own)


def _colours(brand: Brand) -> Findings:
    """WCAG 2.2, 1.4.3, of the main colour as text on the site's own paper."""
    if not brand.colours:
        return
    ratio = least_contrast(brand.colours[0].value, "light")
    if ratio < TEXT_RATIO:
        said = {
            "v": brand.colours[0].value,
            "needed": "4,5",
            "ratio": f"{ratio:.1f}".replace(".", ","),
        }
        yield finding(("brand", "colours", 0, "value"), "N-COLOUR-02", **said)
