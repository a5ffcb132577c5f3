"""Pages that gather one thing from all records: crafts, provinces, contacts, brands, gaps."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from langnghe import addresses
from langnghe.catalogue import Catalogue, gaps_of_product, gaps_of_village
from langnghe.pages import contacts, protection
from langnghe.pages import contexts as c
from langnghe.pages.citing import Uncited
from langnghe.pages.paging import page_of, paged, pager
from langnghe.pages.telling import Telling, searched
from langnghe.pages.village import has_brand_page
from langnghe.records import Certificate, Craft, Mark, MarkKind, Product, Scheme, Village

FIRST_FEW = 4
_COMMON_GAPS = 5


def crafts_of(catalogue: Catalogue) -> list[Craft]:
    """The crafts that have something to show, in the order of the vocabulary."""
    return [
        k for k in Craft if k in catalogue.villages_by_craft or k in catalogue.products_by_craft
    ]


def crafts_page(telling: Telling) -> c.CraftsPage:
    path = addresses.CRAFTS
    return c.CraftsPage(
        crumbs=telling.crumbs(path),
        title=telling.words("crafts.title"),
        lead=telling.words("crafts.lead"),
        crafts=tuple(telling.craft_tile(path, craft) for craft in crafts_of(telling.catalogue)),
        foot=telling.foot(path),
    )


def provinces_page(telling: Telling) -> c.ProvincesPage:
    path = addresses.PROVINCES
    return c.ProvincesPage(
        crumbs=telling.crumbs(path),
        title=telling.words("provinces.title"),
        lead=telling.words("provinces.lead"),
        provinces=tuple(
            _province(telling, path, code) for code in telling.catalogue.villages_by_province
        ),
        foot=telling.foot(path),
    )


def _province(telling: Telling, path: str, code: str) -> c.Province:
    catalogue, link = telling.catalogue, telling.addresses.link
    villages = catalogue.villages_by_province[code]
    name = telling.province(catalogue.province(code))
    former = catalogue.units.former_provinces_of(code)
    crafts = dict.fromkeys(craft for village in villages for craft in village.crafts)
    return c.Province(
        name=name,
        href=link(path, addresses.province(code)),
        count=telling.counts(len(villages), len(catalogue.products_by_province.get(code, ()))),
        before=telling.words("provinces.before", names=telling.listed(former)) if former else None,
        crafts=tuple(
            c.Link(text=telling.words(f"craft.{craft}"), href=link(path, addresses.craft(craft)))
            for craft in crafts
        ),
        villages=tuple(
            c.Link(
                text=telling.village(village)[0].name,
                href=link(path, addresses.village(village.id)),
            )
            for village in villages[:FIRST_FEW]
        ),
        words=searched(name, *former, *(village.name for village in villages[:60])),
    )


def by_province(catalogue: Catalogue) -> list[Village]:
    """All villages, province by province, as the long indexes list them."""
    return [v for villages in catalogue.villages_by_province.values() for v in villages]


def page_holding(catalogue: Catalogue, path: str, code: str) -> str:
    """The page of a long index on which a province begins."""
    rows = by_province(catalogue) if path == addresses.CONTACTS else gaps(catalogue)
    before = 0
    for row in rows:
        village = row if isinstance(row, Village) else row[0]
        if village.place and village.place.province_code == code:
            break
        before += 1
    return addresses.numbered(path, page_of(before))


def contacts_pages(telling: Telling) -> Iterator[tuple[str, c.ContactsPage]]:
    villages = by_province(telling.catalogue)
    for number, path, shown in paged(addresses.CONTACTS, villages):
        yield (
            path,
            c.ContactsPage(
                crumbs=telling.crumbs(path),
                title=telling.words("contacts.title"),
                lead=telling.words("contacts.lead"),
                groups=tuple(_contact_groups(telling, path, shown)),
                pager=pager(telling, addresses.CONTACTS, number, len(villages)),
                foot=telling.foot(path),
            ),
        )


def _contact_groups(
    telling: Telling, path: str, villages: Sequence[Village]
) -> Iterator[c.ContactGroup]:
    for province, members in groupby(villages, key=telling.province_of):
        yield c.ContactGroup(
            anchor=f"p-{province.code}",
            title=telling.province(province),
            href=telling.addresses.link(path, addresses.province(province.code)),
            rows=tuple(_contact_row(telling, path, village) for village in members),
        )


def _contact_row(telling: Telling, path: str, village: Village) -> c.ContactRow:
    told, _ = telling.village(village)
    link, card = telling.addresses.link, telling.village_card(path, village)
    given = told.contact
    cite = Uncited(telling, {})
    return c.ContactRow(
        village=c.Link(text=told.name, href=link(path, addresses.village(village.id))),
        contact=link(path, addresses.village_contact(village.id)),
        craft=card.kicker,
        place=card.place,
        who=(given.office if given and given.office else contacts.office(telling, village)),
        routes=tuple(contacts.route(telling, entry, cite) for entry in given.entries)
        if given
        else (),
        words=card.words,
    )


def brands_page(telling: Telling) -> c.BrandsPage:
    path = addresses.BRANDS
    marks, papers = _branded(telling)
    groups = [
        _mark_group(telling, path, kind, found)
        for kind in MarkKind
        if (found := [pair for pair in marks if pair[1].kind is kind])
    ]
    groups += [
        _certificate_group(telling, path, scheme, held)
        for scheme in Scheme
        if (held := [pair for pair in papers if pair[1].scheme is scheme])
    ]
    return c.BrandsPage(
        crumbs=telling.crumbs(path),
        title=telling.words("brands.title"),
        lead=telling.words("brands.lead"),
        groups=tuple(groups),
        foot=telling.foot(path),
    )


Branded = tuple[Village | Product, Mark]
Certified = tuple[Village | Product, Certificate]


def _branded(telling: Telling) -> tuple[list[Branded], list[Certified]]:
    records: list[Village | Product] = [
        *(telling.village(village)[0] for village in telling.catalogue.villages),
        *(telling.product(product)[0] for product in telling.catalogue.products),
    ]
    shown = [record for record in records if has_brand_page(record)]
    return (
        [(record, sign) for record in shown for sign in record.marks],
        [(record, paper) for record in shown for paper in record.certificates],
    )


def _mark_group(telling: Telling, path: str, kind: MarkKind, found: list[Branded]) -> c.BrandGroup:
    rows = []
    for record, sign in found:
        mark = protection.mark(telling, sign, Uncited(telling, {}))
        rows.append(
            c.BrandRow(
                name=mark.name,
                href=f"{_brand_link(telling, path, record)}#{mark.anchor}",
                subject=_subject(telling, path, record),
                holder=sign.manager or sign.owner,
                status=mark.status,
                badge=mark.badge,
                words=searched(sign.name, record.name, sign.manager or ""),
            )
        )
    return c.BrandGroup(
        anchor=f"k-{kind.value.replace('_', '-')}",
        title=telling.words(f"mark_kind.{kind}"),
        meaning=telling.words(f"mark_meaning.{kind}"),
        rows=tuple(rows),
    )


def _certificate_group(
    telling: Telling, path: str, scheme: Scheme, held: list[Certified]
) -> c.BrandGroup:
    rows = []
    for record, paper in held:
        certificate = protection.certificate(telling, paper, Uncited(telling, {}))
        rows.append(
            c.BrandRow(
                name=certificate.title,
                href=f"{_brand_link(telling, path, record)}#{certificate.anchor}",
                subject=_subject(telling, path, record),
                holder=telling.vietnamese(paper.holder),
                status=certificate.status,
                badge=certificate.badge,
                words=searched(paper.title, record.name, paper.holder),
            )
        )
    return c.BrandGroup(
        anchor=f"s-{scheme.value.replace('_', '-')}",
        title=telling.words(f"scheme.{scheme}"),
        meaning=telling.words(f"scheme_meaning.{scheme}"),
        rows=tuple(rows),
    )


def _brand_link(telling: Telling, path: str, record: Village | Product) -> str:
    to = addresses.village_brand if isinstance(record, Village) else addresses.product_brand
    return telling.addresses.link(path, to(record.id))


def _subject(telling: Telling, path: str, record: Village | Product) -> c.Link:
    to = addresses.village if isinstance(record, Village) else addresses.product
    return c.Link(text=record.name, href=telling.addresses.link(path, to(record.id)))


Gap = tuple[Village, Village | Product, tuple[str, ...]]


def gaps(catalogue: Catalogue) -> list[Gap]:
    """Every record with what it lacks, beside the village it belongs to, by province."""
    found: list[Gap] = []
    for village in by_province(catalogue):
        found.append((village, village, gaps_of_village(village)))
        found += [
            (village, product, gaps_of_product(product))
            for product in catalogue.products_of(village)
            if product.village == village.id
        ]
    return [gap for gap in found if gap[2]]


def missing_pages(telling: Telling) -> Iterator[tuple[str, c.MissingPage]]:
    found = gaps(telling.catalogue)
    for number, path, shown in paged(addresses.MISSING, found):
        yield (
            path,
            c.MissingPage(
                crumbs=telling.crumbs(path),
                title=telling.words("missing.title"),
                lead=telling.words("missing.lead"),
                common=_common(telling, path, found),
                groups=tuple(_missing_groups(telling, path, shown)),
                help=telling.report(path),
                pager=pager(telling, addresses.MISSING, number, len(found)),
                foot=telling.foot(path),
            ),
        )


def _common(telling: Telling, path: str, found: list[Gap]) -> tuple[c.Link, ...]:
    often = Counter(name for _, _, names in found for name in names)
    href = telling.report(path)
    return tuple(
        c.Link(
            text=telling.words(f"missing.{name}"),
            href=href,
            note=telling.count("count.records", number),
        )
        for name, number in often.most_common(_COMMON_GAPS)
    )


def _missing_groups(telling: Telling, path: str, shown: Sequence[Gap]) -> Iterator[c.MissingGroup]:
    for province, members in groupby(shown, key=lambda gap: telling.province_of(gap[0])):
        rows = tuple(_missing_row(telling, path, gap) for gap in members)
        yield c.MissingGroup(
            anchor=f"p-{province.code}",
            title=telling.province(province),
            count=telling.count("count.records", len(rows)),
            rows=rows,
        )


def _missing_row(telling: Telling, path: str, gap: Gap) -> c.MissingRow:
    _, record, names = gap
    told: Village | Product
    if isinstance(record, Village):
        told, kind = telling.village(record)[0], f"village_kind.{record.kind}"
    else:
        told, kind = telling.product(record)[0], "record_kind.product"
    return c.MissingRow(
        record=_subject(telling, path, told),
        kind=telling.words(kind),
        missing=tuple(telling.words(f"missing.{name}") for name in names),
        words=searched(told.name, record.name, *(telling.words(f"missing.{n}") for n in names)),
    )
