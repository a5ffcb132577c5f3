"""A product's pages: its own, and its brand where there is one to show."""

from collections.abc import Iterator

from langnghe import addresses
from langnghe.catalogue import Catalogue, ProductOutline
from langnghe.pages import contacts, parts, protection
from langnghe.pages import contexts as c
from langnghe.pages.branding import brand_of, brand_style, has_brand_page
from langnghe.pages.citing import Citations, Uncited
from langnghe.pages.placing import village_map
from langnghe.pages.telling import Telling
from langnghe.records import Form, Material, Pack, Product

RELATED = 3
_DETAILS = ("technique", "uses", "size", "weight", "care", "customisation")
_FOOD = ("ingredients", "allergens", "shelf_life", "storage", "usage")
_TRADE = (
    "minimum_order",
    "capacity",
    "lead_time",
    "samples",
    "payment",
    "private_label",
    "exported_to",
)


def product_page(telling: Telling, product: ProductOutline) -> c.ProductPage:
    path = addresses.product(product.id)
    told, how = telling.product(product)
    village = telling.catalogue.village(product.village)
    cite = Citations(telling, told.sources)
    words, link = telling.words, telling.addresses.link
    summary = cite.told(told.summary) if told.summary else None
    story = tuple(map(cite.told, told.story))
    steps = parts.steps(telling, told, cite)
    facts = tuple(parts.fact(telling, stated, cite) for stated in told.facts)
    materials = tuple(_material(telling, material, cite) for material in told.materials)
    details = parts.entries(telling, "product", {n: getattr(told, n) for n in _DETAILS}, cite)
    is_branded = has_brand_page(product)
    return c.ProductPage(
        crumbs=_crumbs(telling, path, product),
        warning=parts.warning_of_goods(telling, product),
        notices=tuple(parts.notices(telling, path, how, told)),
        name=told.name,
        reading=how.reading,
        also_known_as=told.also_known_as,
        category=words(f"category.{product.category}"),
        form=words("form.line") if product.form is Form.LINE else None,
        craft=c.Link(
            text=words(f"craft.{product.craft}"), href=link(path, addresses.craft(product.craft))
        ),
        ref_code=told.ref_code,
        cover=telling.cover(path, told),
        send_photo=None if product.photos else telling.report(path),
        photos=telling.photos(path, told),
        summary=summary,
        village=_village_link(telling, path, product.village),
        map=village_map(telling, path, village),
        also_made_in=tuple(_village_link(telling, path, name) for name in product.also_made_in),
        makers=_makers(telling, path, product),
        badges=telling.product_badges(product),
        facts=facts,
        story=story,
        steps=steps,
        materials=materials,
        details=details,
        food=_food(telling, told, cite),
        packs=tuple(_pack(telling, pack) for pack in told.packs),
        trade=_trade(telling, told, cite),
        marks=tuple(protection.mark(telling, sign, cite) for sign in told.marks),
        certificates=tuple(
            protection.certificate(telling, paper, cite) for paper in told.certificates
        ),
        brand=link(path, addresses.product_brand(product.id)) if is_branded else None,
        style=brand_style(telling, path, product),
        # Its sources are the village's own: the village's page lists them, not this one.
        contact=contacts.contact(
            telling,
            village,
            telling.village(village)[0].contact,
            Uncited(telling, {}),
            path=path,
            href=link(path, addresses.village_contact(village.id)),
        ),
        related=tuple(
            telling.card(path, other) for other in related_to(telling.catalogue, product)
        ),
        sources=cite.sources(),
        foot=telling.foot(path, parts.checked_line(telling, told.checked), record=product),
    )


def related_to(catalogue: Catalogue, product: ProductOutline) -> tuple[ProductOutline, ...]:
    """What else a reader of a product's page may like."""
    return catalogue.like(product, RELATED)


def brand_page(telling: Telling, product: ProductOutline) -> c.BrandPage:
    path = addresses.product_brand(product.id)
    told, how = telling.product(product)
    category = telling.words(f"category.{product.category}")
    href = telling.addresses.link(path, addresses.product(product.id))
    subject = c.Link(text=told.name, href=href, note=category)
    return brand_of(
        telling,
        path,
        product,
        told,
        how,
        subject=subject,
        crumbs=_crumbs(telling, path, product),
        badges=telling.product_badges(product),
        warning=parts.warning_of_goods(telling, product),
    )


def _crumbs(telling: Telling, path: str, product: ProductOutline) -> tuple[c.Link, ...]:
    village = telling.catalogue.village(product.village)
    return telling.crumbs(
        path,
        (telling.words("nav.products"), addresses.PRODUCTS),
        (telling.name(village), addresses.village(village.id)),
    )


def _village_link(telling: Telling, path: str, village_id: str) -> c.Link:
    village = telling.catalogue.village(village_id)
    return c.Link(
        text=telling.name(village),
        href=telling.addresses.link(path, addresses.village(village_id)),
        note=telling.short_place(village),
    )


def _makers(telling: Telling, path: str, product: ProductOutline) -> tuple[c.Link, ...]:
    found = []
    for village in telling.catalogue.villages_of(product):
        page = telling.addresses.link(path, addresses.village(village.id))
        found += [
            c.Link(text=telling.vietnamese(maker.name), href=f"{page}#maker-{maker.id}")
            for maker in village.makers
            if maker.id in product.makers
        ]
    return tuple(found)


def _material(telling: Telling, material: Material, cite: Citations) -> c.Material:
    words = telling.words
    share = (
        words("material.share", percent=words.number(material.share_percent))
        if material.share_percent is not None
        else None
    )
    origin = words("material.origin", origin=material.origin) if material.origin else None
    known = (material.species_latin, origin, share, material.legality)
    return c.Material(
        name=material.name,
        detail=telling.joined(*(part for part in known if part)) or None,
        refs=cite.refs(material.src),
    )


def _food(telling: Telling, told: Product, cite: Citations) -> tuple[c.Entry, ...]:
    food = told.food
    if food is None:
        return ()
    return (
        *parts.plain_entry(telling, "food.responsible_party", food.responsible_party),
        *parts.entries(telling, "food", {name: getattr(food, name) for name in _FOOD}, cite),
    )


def _trade(telling: Telling, told: Product, cite: Citations) -> tuple[c.Entry, ...]:
    return tuple(_trade_entries(telling, told, cite))


def _trade_entries(telling: Telling, told: Product, cite: Citations) -> Iterator[c.Entry]:
    words, trade = telling.words, told.trade
    if trade:
        yield from parts.entries(telling, "trade", {n: getattr(trade, n) for n in _TRADE}, cite)
        yield from parts.plain_entry(telling, "trade.incoterms", ", ".join(trade.incoterms))
        yield from parts.plain_entry(telling, "trade.port", trade.port)
        if trade.price and trade.price.unit and trade.price.as_of:
            text = words(
                "trade.price_text",
                amount=words.number(trade.price.amount),
                unit=trade.price.unit,
                date=words.date(trade.price.as_of),
            )
            refs = cite.refs(trade.price.src)
            yield c.Entry(label=words("trade.price"), told=c.Told(paragraphs=(text,), refs=refs))
    for code in told.hs_codes:
        text = telling.joined(code.code, code.basis or "")
        refs = cite.refs(code.src)
        yield c.Entry(label=words("product.hs"), told=c.Told(paragraphs=(text,), refs=refs))


def _pack(telling: Telling, pack: Pack) -> c.Pack:
    words = telling.words
    net = words.number(pack.net_quantity) if pack.net_quantity is not None else ""
    carton = (
        words("pack.units", number=pack.units_per_carton) if pack.units_per_carton else "",
        f"{pack.carton_cm} cm" if pack.carton_cm else "",
        f"{words.number(pack.gross_kg)} kg" if pack.gross_kg is not None else "",
    )
    return c.Pack(
        name=pack.name,
        net=f"{net} {pack.unit or ''}".strip(),
        kind=pack.pack_type or "",
        gtin=pack.gtin or "",
        carton=", ".join(part for part in carton if part),
    )
