"""A product as linked data: what it is made of, by whom, and a price only where one was asked."""

import re
from collections.abc import Iterator
from decimal import Decimal

from langnghe import addresses
from langnghe.catalogue import ProductOutline
from langnghe.pages import contexts as c
from langnghe.pages.linked.nodes import Node, few, measured, node, number, text
from langnghe.pages.linked.papers import brands, certificates, is_held, vouchers
from langnghe.pages.linked.places import COUNTRY, facts, known, maker_id, pictures
from langnghe.pages.telling import Telling
from langnghe.records import Form, Mark, Pack, Product
from langnghe.vietnamese import read_number

_MASSES = {"g": "GRM", "gam": "GRM", "gram": "GRM", "kg": "KGM"}  # UN/CEFACT Recommendation 20
_MASS = re.compile(r"(\d[\d.,]*) ?(kg|g|gam|gram)\.?", re.IGNORECASE | re.ASCII)


def named(telling: Telling, product: ProductOutline) -> Node:
    """A product by its name alone, where another page tells of it."""
    path = addresses.product(product.id)
    return node(
        "Product",
        telling.addresses.known_as(path, "product"),
        name=text(telling.name(product)),
        url=telling.absolute(path),
    )


def goods(telling: Telling, product: ProductOutline, page: c.ProductPage, description: str) -> Node:
    told, _ = telling.product(product)
    held = _held(telling, product, told)
    is_item = product.form is Form.ITEM  # a certificate belongs to one maker's own item
    codes = [pack.gtin for pack in told.packs if pack.gtin]
    return named(telling, product) | node(
        "Product",
        alternateName=few(map(text, told.also_known_as)),
        description=description,
        category=telling.words(f"category.{product.category}"),
        image=pictures(telling, addresses.product(product.id), (page.cover, *page.photos)),
        productID=text(told.ref_code),
        gtin=codes[0] if len(codes) == 1 else None,
        countryOfOrigin=node("Country", name=COUNTRY),
        material=few(text(material.name) for material in told.materials),
        size=text(told.size.text) if told.size else None,
        weight=_weight(telling, product),
        manufacturer=_makers(telling, product),
        brand=brands(held),
        hasCertification=[
            *(certificates(telling, told) if is_item else ()),
            *vouchers(held),
        ],
        additionalProperty=[
            *facts(told, page.facts),
            *few(_properties(telling, product, told)),
        ],
        offers=_offer(telling, product, told),
    )


def _held(telling: Telling, product: ProductOutline, told: Product) -> list[Mark]:
    """The marks that it may bear: its own, and its village's that it is allowed."""
    village, _ = telling.village(telling.catalogue.village(product.village))
    allowed = {
        use.mark
        for use in told.village_marks
        if use.may_use == "yes" and use.village in {None, product.village}
    }
    lent = [
        mark.altered({"may_use": True})
        for mark in village.marks
        if mark.id in allowed and mark.may_use is not False
    ]
    return [mark for mark in (*told.marks, *lent) if is_held(telling, mark)]


def _makers(telling: Telling, product: ProductOutline) -> list[object]:
    return few(
        node(
            "Organization",
            maker_id(telling, village.id, maker.id),
            name=text(maker.name),
            url=f"{telling.absolute(addresses.village(village.id))}#maker-{maker.id}",
        )
        for village in telling.catalogue.villages_of(product)
        for maker in village.makers
        if maker.id in product.makers
    )


def _weight(telling: Telling, product: ProductOutline) -> Node | None:
    """What it weighs, where that is one number; as it is written in Vietnamese."""
    record = telling.catalogue.open(product).record
    if not isinstance(record, Product):
        raise TypeError(f"{product.id} is no product")
    if record.weight and (found := _MASS.fullmatch(record.weight.text.strip())):
        try:
            return _mass(read_number(found[1]), found[2])
        except ValueError:
            return None
    if len(record.packs) == 1:
        [pack] = record.packs
        if pack.net_quantity is not None and pack.unit:
            return _mass(pack.net_quantity, pack.unit)
    return None


def _mass(value: Decimal, unit: str) -> Node | None:
    code = _MASSES.get(unit.strip().lower())
    if code is None:
        return None
    return node("QuantitativeValue", value=number(value), unitCode=code)


def _properties(telling: Telling, product: ProductOutline, told: Product) -> Iterator[Node]:
    words = telling.words
    village = telling.catalogue.village(product.village)
    yield measured(
        words("nav.villages"),
        text(telling.joined(telling.name(village), telling.short_place(village))),
        url=known(telling, village)["url"],
    )
    for name in ("technique", "weight"):
        passage = getattr(told, name)
        if passage:
            yield measured(words(f"product.{name}"), text(passage.text, 160))
    for pack in told.packs:
        if pack.net_quantity is not None:
            yield measured(str(pack.name), _net(telling, pack))
    for code in told.hs_codes:
        yield measured(words("product.hs"), code.code)


def _net(telling: Telling, pack: Pack) -> str:
    quantity = telling.words.number(pack.net_quantity) if pack.net_quantity is not None else ""
    return f"{quantity} {pack.unit or ''}".strip()


def _offer(telling: Telling, product: ProductOutline, told: Product) -> Node | None:
    """Whether it is in stock nobody has said."""
    price = told.trade.price if told.trade else None
    if price is None or price.unit is None or price.as_of is None:
        return None
    if len(str(price.as_of)) != len("2026-10-01"):
        return None  # a price of some month is no dated price
    asked = {"price": f"{price.amount.normalize():f}", "priceCurrency": "VND"}
    return node(
        "Offer",
        **asked,
        url=telling.absolute(addresses.product(product.id)),
        priceSpecification=node(
            "UnitPriceSpecification",
            **asked,
            unitText=text(price.unit),
            validFrom=str(price.as_of),
        ),
    )
