"""What a record says of the use of its logo → a plain text to lie beside the files."""

from collections.abc import Iterator

from langnghe.catalogue import Catalogue, Outline, VillageOutline
from langnghe.records import Logo, Product, Village
from langnghe.words import Words


def rules_text(
    catalogue: Catalogue, outline: Outline, words: Words, language: str, *, address: str
) -> str:
    """The rules of use in a language; `address` is the page where they stand too."""
    record = _told(catalogue, outline, language)
    brand = record.brand
    if brand is None or brand.logo is None:
        raise ValueError(f"{outline.id} has no logo")
    lines = [words("pack.title", name=str(record.name)), ""]
    lines += _rights(outline, brand.logo, words)
    if brand.colours:
        lines += ["", f"{words('brand.colours')}:"]
        lines += [f"- {colour.name}: {colour.value}" for colour in brand.colours]
    lines += ["", f"{words('brand.rules')}:"]
    lines += [f"{n}. {' '.join(rule.split())}" for n, rule in enumerate(brand.rules, 1)]
    if not brand.rules:
        lines.append(words("brand.no_rules"))
    return "\n".join((*lines, "", address, ""))


def _rights(outline: Outline, logo: Logo, words: Words) -> Iterator[str]:
    yield f"{words('mark.owner')}: {logo.owner}"
    use = words("mark.may_use_yes", evidence=logo.may_use_evidence or "")
    yield f"{words('mark.may_use')}: {use}"
    if outline.logo and outline.logo.until:
        yield f"{words('mark.expires_on')}: {words.date(outline.logo.until)}"
    if logo.credit:
        yield f"{words('logo.credit')}: {logo.credit}"


def _told(catalogue: Catalogue, outline: Outline, language: str) -> Village | Product:
    if isinstance(outline, VillageOutline):
        return catalogue.village_in(language, outline)[0]
    return catalogue.product_in(language, outline)[0]
