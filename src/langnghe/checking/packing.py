"""Packs and customs: barcodes and codes of the Harmonized System."""

import re
from collections.abc import Iterable, Iterator

from langnghe.catalogue import ProductOutline
from langnghe.checking.findings import Finding, Findings, finding
from langnghe.loading import Path
from langnghe.records import Product

GTIN_LENGTHS = {8, 12, 13, 14}
# Incoterms 2020 (ICC 723E).
INCOTERMS = ("EXW", "FCA", "CPT", "CIP", "DAP", "DPU", "DDP", "FAS", "FOB", "CFR", "CIF")
VIETNAM = "893"  # the prefix that GS1 Vietnam gives
_HS = re.compile(r"\d{4}\.\d{2}")


def check_packing(product: Product) -> Findings:
    for number, pack in enumerate(product.packs):
        if pack.gtin:
            yield from _gtin(("packs", number, "gtin"), pack.gtin)
    for number, hs in enumerate(product.hs_codes):
        if not _HS.fullmatch(hs.code):
            line = _six_digits(hs.code)
            yield finding(("hs_codes", number, "code"), "W-HS-01", v=hs.code, line=line)
    for number, term in enumerate(product.trade.incoterms if product.trade else ()):
        # A place may follow: FOB Hải Phòng.
        if term.split()[0].upper() not in INCOTERMS:
            path = ("trade", "incoterms", number)
            yield finding(path, "E-ENUM-01", v=term, allowed=", ".join(INCOTERMS))


def check_barcodes(products: Iterable[ProductOutline]) -> Iterator[tuple[str, Finding]]:
    """A GTIN stands for one product and leads to its page; each finding behind its product's id."""
    first: dict[str, str] = {}
    for product in products:
        for gtin in product.gtins:
            if first.setdefault(gtin, product.id) != product.id:
                path: Path = ("packs",)
                yield product.id, finding(path, "E-GTIN-04", v=gtin, other=first[gtin])


def check_digit(digits: str) -> int:
    """The last digit of a GTIN, from all before it (TCVN 6939:2019; GS1 General Specifications).

    From the right, each digit counts three times and once by turns.
    """
    weighed = (int(digit) * (3, 1)[place % 2] for place, digit in enumerate(reversed(digits)))
    return -sum(weighed) % 10


def _gtin(path: tuple[str | int, ...], typed: str) -> Findings:
    digits = re.sub(r"[\s-]", "", typed)
    if not (digits.isascii() and digits.isdigit() and len(digits) in GTIN_LENGTHS):
        yield finding(path, "E-GTIN-03", v=typed)
        return
    right = check_digit(digits[:-1])
    if int(digits[-1]) != right:
        line = f'gtin: "{digits[:-1]}{right}"'
        yield finding(path, "E-GTIN-01", v=typed, k=right, line=line)
    elif not _is_vietnamese(digits):
        yield finding(path, "W-GTIN-02", v=typed)


def _is_vietnamese(digits: str) -> bool:
    # A GTIN-14 begins with the digit of its packing; a GTIN-12 is never Vietnamese.
    return digits[len(digits) == 14 :].startswith(VIETNAM) and len(digits) != 12


def _six_digits(code: str) -> str:
    """The line with the first six digits; nothing where there are fewer."""
    digits = re.sub(r"\D", "", code)
    return f'code: "{digits[:4]}.{digits[4:6]}"' if len(digits) >= 6 else ""
