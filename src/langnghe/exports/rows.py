"""A record → its rows in the tables of the site's data, told in one language.

Only what the public pages show, and of that nothing about a single person: whoever agreed to be
named on a page has not agreed to be copied with it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TypeAlias

from langnghe import addresses, columns
from langnghe.catalogue import (
    Outline,
    ProductOutline,
    VillageOutline,
    earns_badge,
    has_decision,
    last_day,
    state_of_certificate,
)
from langnghe.columns import Table
from langnghe.exports.speaking import Speaker
from langnghe.phrases import Phrase
from langnghe.records import (
    Certificate,
    Contact,
    ContactEntry,
    ContactType,
    Fact,
    Form,
    Heritage,
    Maker,
    Mark,
    MarkStatus,
    Owner,
    Pack,
    PartialDate,
    Passage,
    Product,
    Recognition,
    Scheme,
    Source,
    StandingStatus,
    Village,
)

Cell: TypeAlias = str | int | float | bool | tuple[str, ...] | None
Row: TypeAlias = tuple[Cell, ...]
"""The cells of a row in the order of its table's columns; None is an empty one."""

Given: TypeAlias = Cell | Decimal | PartialDate | Passage | Iterable[object]
Rows: TypeAlias = dict[str, list[Row]]
"""Rows by the name of their table."""

_PHONES = {ContactType.PHONE, ContactType.MOBILE}


def row_of(table: Table, **cells: Given) -> Row:
    """A row of these cells; what is not given is empty. Raises KeyError for a foreign one."""
    found = {name: _cell(value) for name, value in cells.items()}
    if foreign := found.keys() - set(table.names):
        raise KeyError(*foreign)
    if "in_vietnamese" in table.names:
        found["in_vietnamese"] = tuple(n for n, value in found.items() if _is_foreign(value))
    return tuple(_plain(found.get(name)) for name in table.names)


def _cell(value: Given) -> Cell:
    if isinstance(value, Passage):
        return value.text
    if isinstance(value, PartialDate):
        return str(value)
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if value is None or isinstance(value, str | int | float):
        return value
    return tuple(one if isinstance(one, str) else str(one) for one in value)


def _is_foreign(value: Cell) -> bool:
    """Whether a text is not in the table's language."""
    if isinstance(value, tuple):
        return any(isinstance(one, Phrase) for one in value)
    return isinstance(value, Phrase)


def _plain(value: Cell) -> Cell:
    """The bare value: what is kept of it knows no classes of ours."""
    if isinstance(value, str):
        return " ".join(str.__str__(value).split()) or None
    if isinstance(value, tuple):
        return tuple(" ".join(str.__str__(one).split()) for one in value) or None
    return value


def rows_of(speaker: Speaker, record: Outline) -> Rows:
    """All rows that tell of a record."""
    found: Rows = defaultdict(list)
    if isinstance(record, VillageOutline):
        pairs = _of_village(speaker, record)
    else:
        pairs = _of_product(speaker, record)
    for table, row in pairs:
        found[table.name].append(row)
    return dict(found)


def _of_village(speaker: Speaker, outline: VillageOutline) -> Iterator[tuple[Table, Row]]:
    village, _ = speaker.village(outline)
    yield columns.VILLAGES, _village(speaker, outline, village)
    yield from _contacts(village.id, village.contact, village.makers)
    for maker in village.makers:
        yield columns.MAKERS, _maker(speaker, village, maker)
    for recognition in village.recognition:
        yield columns.STANDINGS, _recognition(village.id, recognition)
    for heritage in village.heritage:
        yield columns.STANDINGS, _heritage(village.id, heritage)
    yield from _shared(speaker, "village", village, is_branded=not outline.tells_of_spirits)


def _village(speaker: Speaker, outline: VillageOutline, village: Village) -> Row:
    place, words, path = village.place, speaker.words, addresses.village(village.id)
    if place is None:
        raise ValueError(f"{village.id} is published without a place")
    contact = village.contact
    entries = contact.entries if contact else ()
    lat, lon = outline.point or (None, None)
    communes = speaker.catalogue.communes_of(outline)
    return row_of(
        columns.VILLAGES,
        id=village.id,
        name=speaker.name(outline),
        name_vi=outline.name,
        also_known_as=village.also_known_as,
        kind=village.kind,
        kind_name=words(f"village_kind.{village.kind}"),
        crafts=village.crafts,
        craft_names=[words(f"craft.{craft}") for craft in village.crafts],
        craft_group=village.craft_group,
        settlement=place.settlement,
        commune_codes=[commune.code for commune in communes],
        communes=[words(f"unit.{one.kind}", name=one.name) for one in communes],
        province_code=place.province_code,
        province=speaker.province(speaker.province_of(outline)),
        former_addresses=[old.text for old in place.former],
        lat=lat,
        lon=lon,
        precision=outline.precision,
        standing=() if outline.tells_of_spirits else list(map(_kind, outline.standings)),
        summary=village.summary,
        contact_office=contact.office if contact else None,
        phones=[one.value for one in _public(entries) if one.type in _PHONES],
        emails=[one.value for one in _public(entries) if one.type is ContactType.EMAIL],
        checked_on=village.checked.on if village.checked else None,
        checked_by=village.checked.by if village.checked else None,
        page=speaker.addresses.absolute(path),
        json=speaker.addresses.whole(addresses.village_data(village.id)),
    )


def _kind(standing: Recognition | Heritage) -> str:
    return standing.kind if isinstance(standing, Recognition) else columns.HERITAGE


def _public(entries: Iterable[ContactEntry]) -> Iterator[ContactEntry]:
    """Those of organisations, which need no consent."""
    return (one for one in entries if is_public(one))


def is_public(entry: ContactEntry) -> bool:
    """Whether a way to reach somebody is an organisation's, and told in its record itself."""
    is_ours = entry.owner is Owner.ORGANISATION and entry.consent is None
    return is_ours and entry.value is not None


def _contacts(
    village: str, contact: Contact | None, makers: Iterable[Maker]
) -> Iterator[tuple[Table, Row]]:
    entries: list[tuple[str | None, ContactEntry]] = []
    entries += [(None, one) for one in _public(contact.entries if contact else ())]
    entries += [(maker.id, one) for maker in makers for one in _public(maker.contacts)]
    for maker_id, entry in entries:
        row = row_of(
            columns.CONTACTS,
            village=village,
            maker=maker_id,
            type=entry.type,
            value=entry.value,
            label=entry.label,
            hours=entry.hours,
            languages=entry.languages,
            src=entry.src,
        )
        yield columns.CONTACTS, row


def _maker(speaker: Speaker, village: Village, maker: Maker) -> Row:
    return row_of(
        columns.MAKERS,
        village=village.id,
        id=maker.id,
        kind=maker.kind,
        kind_name=speaker.words(f"maker_kind.{maker.kind}"),
        name=maker.name,
        settlement=maker.settlement,
        founded=maker.founded,
        about=maker.about,
        src=maker.src,
    )


_DECISION = ("title", "decision_no", "decided_on", "issuer", "src")


def _recognition(village: str, told: Recognition) -> Row:
    return row_of(
        columns.STANDINGS,
        village=village,
        standing_kind=told.kind,
        status=told.status,
        is_proved=has_decision(told),
        official_url=told.official_url,
        **{name: getattr(told, name) for name in _DECISION},
    )


def _heritage(village: str, told: Heritage) -> Row:
    is_proved = bool(told.decision_no and told.decided_on and told.issuer)
    return row_of(
        columns.STANDINGS,
        village=village,
        standing_kind=columns.HERITAGE,
        status=StandingStatus.IN_FORCE if is_proved else StandingStatus.REPORTED,
        is_proved=is_proved,
        **{name: getattr(told, name) for name in _DECISION},
    )


def _of_product(speaker: Speaker, outline: ProductOutline) -> Iterator[tuple[Table, Row]]:
    product, _ = speaker.product(outline)
    yield columns.PRODUCTS, _product(speaker, outline, product)
    for pack in product.packs:
        yield columns.PACKS, _pack(product.id, pack)
    yield from _shared(speaker, "product", product, is_branded=True)


def _product(speaker: Speaker, outline: ProductOutline, product: Product) -> Row:
    words, path = speaker.words, addresses.product(product.id)
    home = speaker.catalogue.village(product.village)
    province = speaker.province_of(home)
    return row_of(
        columns.PRODUCTS,
        id=product.id,
        name=speaker.name(outline),
        name_vi=outline.name,
        also_known_as=product.also_known_as,
        form=product.form,
        category=product.category,
        category_name=words(f"category.{product.category}"),
        craft=product.craft,
        craft_name=words(f"craft.{product.craft}"),
        village=product.village,
        village_name=speaker.name(home),
        also_made_in=product.also_made_in,
        province_code=province.code,
        province=speaker.province(province),
        makers=product.makers,
        maker_names=makers_of(speaker, outline),
        ref_code=product.ref_code,
        summary=product.summary,
        materials=[one.name for one in product.materials],
        abv=product.abv,
        hs_codes=[one.code for one in product.hs_codes],
        gtins=[one.gtin for one in product.packs if one.gtin],
        checked_on=product.checked.on if product.checked else None,
        checked_by=product.checked.by if product.checked else None,
        page=speaker.addresses.absolute(path),
        json=speaker.addresses.whole(addresses.product_data(product.id)),
        **_details(product),
        **_stars(speaker, product),
    )


def makers_of(speaker: Speaker, product: ProductOutline) -> list[str]:
    """What a product's makers are called."""
    villages = speaker.catalogue.villages_of(product)
    return [one.name for village in villages for one in village.makers if one.id in product.makers]


def _details(product: Product) -> dict[str, Given]:
    """The passages that buyers ask for, and a price that has its unit and its date."""
    names = ("technique", "uses", "size", "weight", "care", "customisation")
    of_food = ("responsible_party", "ingredients", "allergens", "shelf_life", "storage", "usage")
    of_trade = ("minimum_order", "capacity", "lead_time", "incoterms", "port", "samples",
                "payment", "private_label", "exported_to")  # fmt: skip
    found: dict[str, Given] = {name: getattr(product, name) for name in names}
    if product.food:
        found |= {name: getattr(product.food, name) for name in of_food}
    if product.trade:
        found |= {name: getattr(product.trade, name) for name in of_trade}
        price = product.trade.price
        if price and price.unit and price.as_of:
            found |= {"price_vnd": price.amount, "price_unit": price.unit}
            found["price_as_of"] = price.as_of
    return found


def _stars(speaker: Speaker, product: Product) -> dict[str, Given]:
    """OCOP stars as the page shows them: only of an item, and only while they last."""
    if product.form is Form.LINE:
        return {}
    for paper in product.certificates:
        if paper.scheme is Scheme.OCOP and earns_badge(paper, speaker.catalogue.today):
            return {"ocop_stars": paper.stars, "ocop_until": last_day(paper)}
    return {}


def _pack(product: str, pack: Pack) -> Row:
    names = ("id", "name", "net_quantity", "unit", "pack_type", "gtin", "units_per_carton",
             "carton_cm", "gross_kg", "src")  # fmt: skip
    return row_of(columns.PACKS, product=product, **{n: getattr(pack, n) for n in names})


def _shared(
    speaker: Speaker, kind: str, record: Village | Product, *, is_branded: bool
) -> Iterator[tuple[Table, Row]]:
    """What villages and products have alike. Of spirits neither marks nor papers are told."""
    if is_branded:
        for paper in record.certificates:
            yield columns.CERTIFICATES, _certificate(speaker, kind, record.id, paper)
        for mark in record.marks:
            yield columns.MARKS, _mark(kind, record.id, mark)
    for fact in record.facts:
        yield columns.FACTS, _fact(kind, record.id, fact)
    for name, source in record.sources.items():
        yield columns.SOURCES, _source(kind, record.id, name, source)


def _certificate(speaker: Speaker, kind: str, record: str, paper: Certificate) -> Row:
    names = ("id", "scheme", "title", "holder", "scope", "number", "issuer", "decision_no",
             "issued_on", "stars", "ocop_group", "evidence_url", "src")  # fmt: skip
    return row_of(
        columns.CERTIFICATES,
        record_kind=kind,
        record=record,
        state=state_of_certificate(paper, speaker.catalogue.today),
        last_day=last_day(paper),
        **{name: getattr(paper, name) for name in names},
    )


def _mark(kind: str, record: str, mark: Mark) -> Row:
    names = ("id", "name", "covers", "registration_no", "decision_no", "decided_on", "filed_on",
             "expires_on", "issuer", "owner", "manager", "area", "jurisdiction", "src")  # fmt: skip
    use = {True: "yes", False: "no", None: "unknown"}[mark.may_use]
    return row_of(
        columns.MARKS,
        record_kind=kind,
        record=record,
        mark_kind=mark.kind,
        mark_status=mark.status,
        may_use=None if mark.status is MarkStatus.ENDED else use,
        **{name: getattr(mark, name) for name in names},
    )


def _fact(kind: str, record: str, fact: Fact) -> Row:
    src = [*fact.src, *(name for account in fact.accounts for name in account.src)]
    return row_of(
        columns.FACTS,
        record_kind=kind,
        record=record,
        id=fact.id,
        what=fact.what,
        # Where sources disagree there is no value, but each account.
        number=None if fact.accounts else fact.value,
        to=None if fact.accounts else fact.to,
        qualifier=None if fact.accounts or fact.value is None else fact.qualifier,
        unit=fact.unit,
        text=fact.text,
        accounts=[account.text for account in fact.accounts],
        as_of=fact.as_of,
        src=list(dict.fromkeys(src)),
    )


def _source(kind: str, record: str, name: str, source: Source) -> Row:
    told = ("title", "publisher", "url", "published", "read_on")
    return row_of(
        columns.SOURCES,
        record_kind=kind,
        record=record,
        id=name,
        **{field: getattr(source, field) for field in told},
    )
