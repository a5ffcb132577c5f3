"""Pages that gather one thing from all records: crafts, provinces, contacts, brands, gaps."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from langnghe import addresses
from langnghe.artefacts import digest
from langnghe.catalogue import Catalogue, Outline, VillageOutline
from langnghe.pages import contacts, protection
from langnghe.pages import contexts as c
from langnghe.pages.branding import registering
from langnghe.pages.citing import Uncited
from langnghe.pages.paging import PER_PAGE, Listing, Sheet, page_of, pager
from langnghe.pages.telling import Telling, searched
from langnghe.records import Craft, MarkKind, Scheme

FIRST_FEW = 4
_MOST_CRAFTS = 8
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
    # The commonest first: a large province has nearly all there are, and there are many provinces.
    often = Counter(craft for village in villages for craft in village.crafts)
    crafts = [craft for craft, _ in often.most_common(_MOST_CRAFTS)]
    return c.Province(
        name=name,
        href=link(path, addresses.province(code)),
        count=telling.counts(len(villages), len(catalogue.products_by_province.get(code, ()))),
        before=telling.words("provinces.before", names=telling.listed(former)) if former else None,
        crafts=tuple(
            c.Link(
                text=telling.words(f"craft.{craft}"),
                href=link(path, addresses.craft_in_province(code, craft)),
            )
            for craft in crafts
        ),
        villages=tuple(
            c.Link(
                text=telling.name(village),
                href=link(path, addresses.village(village.id)),
            )
            for village in villages[:FIRST_FEW]
        ),
        words=searched(name, *former, *(village.name for village in villages[:FIRST_FEW])),
    )


def by_province(catalogue: Catalogue) -> list[VillageOutline]:
    """All villages, province by province, as the long indexes list them."""
    return [v for villages in catalogue.villages_by_province.values() for v in villages]


def first_pages(catalogue: Catalogue) -> dict[str, dict[str, str]]:
    """By province code: the pages of the contacts and of the gaps on which the province begins."""
    found = {}
    contacts_before = gaps_before = 0
    for code, villages in catalogue.villages_by_province.items():
        found[code] = {
            "contacts": addresses.numbered(addresses.CONTACTS, page_of(contacts_before)),
            "missing": addresses.numbered(addresses.MISSING, page_of(gaps_before)),
        }
        contacts_before += len(villages)
        gaps_before += sum(1 for village in villages for _ in _gaps_of(catalogue, village))
    return found


def contacts_list(catalogue: Catalogue) -> Listing[VillageOutline]:
    """Whom to ask, village by village."""

    def write(telling: Telling, sheet: Sheet[VillageOutline]) -> c.ContactsPage:
        return c.ContactsPage(
            crumbs=telling.crumbs(sheet.path),
            title=telling.words("contacts.title"),
            lead=telling.words("contacts.lead"),
            groups=tuple(_contact_groups(telling, sheet.path, sheet.rows)),
            pager=pager(telling, sheet),
            foot=telling.foot(sheet.path),
        )

    def state(shown: Iterable[VillageOutline]) -> bytes:
        return digest(*map(catalogue.state_of, shown))

    def opens(shown: Iterable[VillageOutline]) -> tuple[str, ...]:
        # How to reach a village is not in its outline.
        return tuple(village.id for village in shown)

    return Listing(addresses.CONTACTS, by_province(catalogue), write, state, opens=opens)


def _contact_groups(
    telling: Telling, path: str, villages: Sequence[VillageOutline]
) -> Iterator[c.ContactGroup]:
    for province, members in groupby(villages, key=telling.province_of):
        yield c.ContactGroup(
            anchor=f"p-{province.code}",
            title=telling.province(province),
            href=telling.addresses.link(path, addresses.province(province.code)),
            rows=tuple(_contact_row(telling, path, village) for village in members),
        )


def _contact_row(telling: Telling, path: str, village: VillageOutline) -> c.ContactRow:
    link, card = telling.addresses.link, telling.card(path, village)
    whole = telling.agreed.filled(telling.catalogue.whole_village(village))
    given = telling.part(village, whole.contact, "contact.") if whole.contact else None
    cite = Uncited(telling, {})
    return c.ContactRow(
        village=c.Link(text=card.name, href=link(path, addresses.village(village.id))),
        contact=link(path, addresses.village_contact(village.id)),
        craft=card.kicker,
        place=card.place,
        who=(given.office if given and given.office else contacts.office(telling, village)),
        routes=tuple(contacts.route(telling, entry, cite) for entry in given.entries)
        if given
        else (),
        words=searched(card.name, card.place, card.kicker, card.words),
    )


@dataclass(frozen=True)
class Shelved:
    """One mark or certificate: the heading it stands under, its record, and which it is there."""

    shelf: str
    record: Outline
    number: int  # among the record's marks and then its certificates, from 0


def brands_list(catalogue: Catalogue) -> Listing[Shelved]:
    """Every mark by its kind, then every certificate by its scheme."""
    by_shelf: dict[str, list[Shelved]] = {shelf: [] for shelf in _SHELVES}
    for record in catalogue.outlines:
        for number, shelf in enumerate(record.shelves):
            by_shelf[shelf].append(Shelved(shelf, record, number))

    def write(telling: Telling, sheet: Sheet[Shelved]) -> c.BrandsPage:
        return c.BrandsPage(
            crumbs=telling.crumbs(sheet.path),
            title=telling.words("brands.title"),
            lead=telling.words("brands.lead"),
            groups=tuple(_brand_groups(telling, sheet)),
            steps=registering(telling, sheet.path),
            pager=pager(telling, sheet),
            foot=telling.foot(sheet.path),
        )

    def state(shown: Iterable[Shelved]) -> bytes:
        return digest(
            *(f"{row.shelf} {row.number}".encode() + catalogue.state_of(row.record)
              for row in shown)
        )  # fmt: skip

    def opens(shown: Iterable[Shelved]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(row.record.id for row in shown))

    rows = [row for rows in by_shelf.values() for row in rows]
    return Listing(addresses.BRANDS, rows, write, state, opens=opens)


_SHELVES = {
    **{f"k-{kind}": ("mark", kind.value) for kind in MarkKind},
    **{f"s-{scheme}": ("scheme", scheme.value) for scheme in Scheme},
}


def _brand_groups(telling: Telling, sheet: Sheet[Shelved]) -> Iterator[c.BrandGroup]:
    for shelf, members in groupby(sheet.rows, key=lambda row: row.shelf):
        what, name = _SHELVES[shelf]
        title, meaning = (
            ("mark_kind", "mark_meaning") if what == "mark" else ("scheme", "scheme_meaning")
        )
        yield c.BrandGroup(
            anchor=shelf.replace("_", "-"),
            title=telling.words(f"{title}.{name}"),
            meaning=telling.words(f"{meaning}.{name}"),
            rows=tuple(_brand_row(telling, sheet.path, row) for row in members),
        )


def _brand_row(telling: Telling, path: str, row: Shelved) -> c.BrandRow:
    record = telling.catalogue.open(row.record).record
    is_village = isinstance(row.record, VillageOutline)
    to = addresses.village_brand if is_village else addresses.product_brand
    brand = telling.addresses.link(path, to(row.record.id))
    name = telling.name(row.record)
    if row.number < len(record.marks):
        sign = record.marks[row.number]
        mark = protection.mark(telling, sign, Uncited(telling, {}))
        return c.BrandRow(
            name=mark.name,
            href=f"{brand}#{mark.anchor}",
            subject=_subject(telling, path, row.record),
            holder=sign.manager or sign.owner,
            status=mark.status,
            badge=mark.badge,
            words=searched(sign.name, name, sign.manager or ""),
        )
    paper = record.certificates[row.number - len(record.marks)]
    paper = telling.part(row.record, paper, f"certificates.{paper.id}.")
    certificate = protection.certificate(telling, paper, Uncited(telling, {}))
    return c.BrandRow(
        name=certificate.title,
        href=f"{brand}#{certificate.anchor}",
        subject=_subject(telling, path, row.record),
        holder=telling.vietnamese(paper.holder),
        status=certificate.status,
        badge=certificate.badge,
        words=searched(paper.title, name, paper.holder),
    )


def _subject(telling: Telling, path: str, record: Outline) -> c.Link:
    to = addresses.village if isinstance(record, VillageOutline) else addresses.product
    return c.Link(text=telling.name(record), href=telling.addresses.link(path, to(record.id)))


Gap = tuple[VillageOutline, Outline]
"""A record with gaps, behind the village it belongs to."""


def _gaps_of(catalogue: Catalogue, village: VillageOutline) -> Iterator[Gap]:
    """The village and its own products, as far as they lack something."""
    if village.gaps:
        yield village, village
    for product in catalogue.products_of(village):
        if product.gaps and product.village == village.id:
            yield village, product


def missing_list(catalogue: Catalogue) -> Listing[Gap]:
    """Every record with what it lacks, beside the village it belongs to, by province."""
    rows = [row for village in by_province(catalogue) for row in _gaps_of(catalogue, village)]
    often = Counter(name for _, record in rows for name in record.gaps).most_common(_COMMON_GAPS)

    def write(telling: Telling, sheet: Sheet[Gap]) -> c.MissingPage:
        return c.MissingPage(
            crumbs=telling.crumbs(sheet.path),
            title=telling.words("missing.title"),
            lead=telling.words("missing.lead"),
            # Said once: it changes with every record, and all pages after the first would with it.
            common=_common(telling, sheet.path, often) if sheet.number == 1 else (),
            groups=tuple(_missing_groups(telling, sheet.path, sheet.rows)),
            help=telling.report(sheet.path),
            steps=registering(telling, sheet.path),
            pager=pager(telling, sheet),
            foot=telling.foot(sheet.path),
        )

    first = tuple(rows[:PER_PAGE])

    def state(shown: Iterable[Gap]) -> bytes:
        shown = tuple(shown)
        told = (
            catalogue.state_of(village) + catalogue.state_of(record) for village, record in shown
        )
        return digest(repr(often if shown == first else ()), *told)

    return Listing(addresses.MISSING, rows, write, state)


def _common(telling: Telling, path: str, often: list[tuple[str, int]]) -> tuple[c.Link, ...]:
    href = telling.report(path)
    return tuple(
        c.Link(
            text=telling.words(f"missing.{name}"),
            href=href,
            note=telling.count("count.records", number),
        )
        for name, number in often
    )


def _missing_groups(telling: Telling, path: str, shown: Sequence[Gap]) -> Iterator[c.MissingGroup]:
    for province, members in groupby(shown, key=lambda gap: telling.province_of(gap[0])):
        rows = tuple(_missing_row(telling, path, record) for _, record in members)
        yield c.MissingGroup(
            anchor=f"p-{province.code}",
            title=telling.province(province),
            count=telling.count("count.records", len(rows)),
            rows=rows,
        )


def _missing_row(telling: Telling, path: str, record: Outline) -> c.MissingRow:
    kind = "record_kind.product"
    if isinstance(record, VillageOutline):
        kind = f"village_kind.{record.kind}"
    missing = tuple(telling.words(f"missing.{name}") for name in record.gaps)
    return c.MissingRow(
        record=_subject(telling, path, record),
        kind=telling.words(kind),
        missing=missing,
        words=searched(telling.name(record), record.name, *missing),
    )
