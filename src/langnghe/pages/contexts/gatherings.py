"""Pages that gather records."""

from dataclasses import dataclass
from typing import ClassVar

from langnghe.pages.contexts.data import DataPage
from langnghe.pages.contexts.pieces import (
    Badge,
    Card,
    Entry,
    Foot,
    Group,
    Href,
    Link,
    Notice,
    Pager,
    Picture,
    Plain,
    Text,
    Tile,
)
from langnghe.pages.contexts.record import (
    Contact,
    Route,
    Stage,
)


@dataclass(frozen=True, kw_only=True)
class FairRow:
    """A fair in a list of them."""

    name: Text
    href: Href
    dates: Text  # "10/12/2026 – 14/12/2026"
    place: Text
    over: Text | None  # that it is over; None while it is to come or on


@dataclass(frozen=True, kw_only=True)
class FairsPage:
    """All fairs, the latest first."""

    template: ClassVar[str] = "fairs.html.jinja"
    crumbs: tuple[Link, ...]
    title: Text
    lead: Text
    fairs: tuple[FairRow, ...]
    foot: Foot


@dataclass(frozen=True, kw_only=True)
class FairPage:
    """A fair: when and where, whom to ask, and what is shown there."""

    template: ClassVar[str] = "fair.html.jinja"
    crumbs: tuple[Link, ...]
    notices: tuple[Notice, ...]
    over: Text | None  # that it is over
    name: Text
    lead: Text | None
    entries: tuple[Entry, ...]  # dates, hours, place, booth
    contact: Contact | None
    villages: tuple[Card, ...]
    products: tuple[Card, ...]
    foot: Foot


@dataclass(frozen=True, kw_only=True)
class HomePage:
    """The first page."""

    template: ClassVar[str] = "home.html.jinja"
    title: Text  # what this is, in a few words
    lead: Text  # and in one sentence
    search: Href  # the search page
    hero: Card | None  # the village that leads the page; None where there is none yet
    counts: tuple[Link, ...]  # villages, products, crafts, provinces; the note is the number
    fairs: tuple[FairRow, ...]  # those that are on or to come
    all_fairs: Href | None  # None: there are none
    crafts: tuple[Tile, ...]
    provinces: tuple[Link, ...]  # the note is how much there is
    map: Picture | None  # None: there is no place to show
    map_page: Href
    villages: tuple[Card, ...]  # worth a first look, 3 to 6
    products: tuple[Card, ...]
    all_villages: Href
    all_products: Href
    all_crafts: Href
    all_provinces: Href
    for_buyers: Href | None  # None: the site has no such page
    for_visitors: Href | None
    for_villages: Href | None
    foot: Foot


@dataclass(frozen=True, kw_only=True)
class ListPage:
    """Villages or products in groups: the two indexes, a craft, a province, a craft in one."""

    template: ClassVar[str] = "list.html.jinja"
    kind: Plain  # villages, products, craft, province or place (a craft in a province)
    first: Href  # the first page of the list, which every state of its filters is an address of
    area: Plain  # whose records the filters go through: a province's code, or "all"
    craft: Plain = ""  # the craft that all of them have, on the pages of one
    crumbs: tuple[Link, ...]
    notices: tuple[Notice, ...] = ()
    title: Text
    lead: Text | None = None  # one or two sentences
    count: Text  # "26 làng nghề", of the whole list and not of this page of it
    picture: Picture | None = None  # a craft's motif
    links: tuple[Link, ...] = ()  # further doors: contacts and gaps of a province, …
    ways: tuple[Link, ...] = ()  # a province's crafts, a craft's provinces; the note is how much
    ways_title: Text | None = None
    groups: tuple[Group, ...]
    pager: Pager | None = None
    foot: Foot


@dataclass(frozen=True, kw_only=True)
class SearchPage:
    """Where a query has its address. The script fills in what is found."""

    template: ClassVar[str] = "search.html.jinja"
    crumbs: tuple[Link, ...]
    title: Text
    lead: Text  # what search engines show of it
    action: Href  # the page itself
    doors: tuple[Link, ...]  # the lists, for whoever finds nothing or cannot search
    crafts: tuple[Link, ...]  # the note is how much there is
    foot: Foot


@dataclass(frozen=True, kw_only=True)
class Question:
    """What a buyer may ask those who make something."""

    name: Plain  # "samples": the letter's words bear it
    text: Text


@dataclass(frozen=True, kw_only=True)
class ShortlistPage:
    """What the reader has kept in this browser. The script fills in all of it."""

    template: ClassVar[str] = "shortlist.html.jinja"
    crumbs: tuple[Link, ...]
    title: Text
    lead: Text
    doors: tuple[Link, ...]  # where to begin
    questions: tuple[Question, ...]
    offline: Href  # the page about reading without a network
    foot: Foot


@dataclass(frozen=True, kw_only=True)
class OfflinePage:
    """What can be read without a network, and whether anything is kept for it at all."""

    template: ClassVar[str] = "offline.html.jinja"
    crumbs: tuple[Link, ...]
    title: Text
    lead: Text
    doors: tuple[Link, ...]  # what is saved for everybody
    foot: Foot


@dataclass(frozen=True, kw_only=True)
class CraftsPage:
    """All crafts as motif tiles, by the groups of NĐ 52/2018 or in one group."""

    template: ClassVar[str] = "crafts.html.jinja"
    crumbs: tuple[Link, ...]
    title: Text
    lead: Text
    crafts: tuple[Tile, ...]
    foot: Foot


@dataclass(frozen=True, kw_only=True)
class Province:
    """A province in the list of provinces."""

    name: Text
    href: Href
    count: Text  # "12 làng nghề, 9 sản phẩm"
    before: Text | None = None  # "gồm các tỉnh cũ: Phú Thọ, Vĩnh Phúc, Hòa Bình"
    crafts: tuple[Link, ...] = ()  # the commonest
    villages: tuple[Link, ...] = ()  # the first few
    words: Plain = ""  # folded, for the filter box


@dataclass(frozen=True, kw_only=True)
class ProvincesPage:
    """All provinces that have something to show."""

    template: ClassVar[str] = "provinces.html.jinja"
    crumbs: tuple[Link, ...]
    title: Text
    lead: Text
    provinces: tuple[Province, ...]
    foot: Foot


@dataclass(frozen=True, kw_only=True)
class ContactRow:
    """A village in the list of contacts."""

    village: Link
    contact: Href
    craft: Text
    place: Text
    who: Text
    routes: tuple[Route, ...] = ()
    words: Plain = ""


@dataclass(frozen=True, kw_only=True)
class ContactGroup:
    """A province's villages in the list of contacts."""

    anchor: Plain
    title: Text
    href: Href
    rows: tuple[ContactRow, ...]


@dataclass(frozen=True, kw_only=True)
class ContactsPage:
    """Who answers, village by village."""

    template: ClassVar[str] = "contacts.html.jinja"
    crumbs: tuple[Link, ...]
    title: Text
    lead: Text
    groups: tuple[ContactGroup, ...]
    pager: Pager | None = None
    foot: Foot


@dataclass(frozen=True, kw_only=True)
class BrandRow:
    """One mark, certificate or title in the list of them."""

    name: Text  # the mark or certificate
    href: Href  # its place on the brand page
    subject: Link  # the village or product
    holder: Text | None = None
    status: Text
    badge: Badge | None = None
    words: Plain = ""


@dataclass(frozen=True, kw_only=True)
class BrandGroup:
    """The marks of one kind, or the certificates of one scheme."""

    anchor: Plain
    title: Text
    meaning: Text  # one sentence
    rows: tuple[BrandRow, ...]


@dataclass(frozen=True, kw_only=True)
class BrandsPage:
    """Everything that has a mark or a certificate."""

    template: ClassVar[str] = "brands.html.jinja"
    crumbs: tuple[Link, ...]
    title: Text
    lead: Text
    groups: tuple[BrandGroup, ...]
    steps: Href | None = None  # how a mark is registered, for those that have none
    pager: Pager | None = None
    foot: Foot


@dataclass(frozen=True, kw_only=True)
class Take:
    """A table of places to take away, in each format."""

    title: Text
    links: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class MapPage:
    """All villages on one map, with their list; drawn by the browser, and without it a picture."""

    template: ClassVar[str] = "map.html.jinja"
    crumbs: tuple[Link, ...]
    title: Text
    lead: Text
    picture: Picture
    stage: Stage
    note: Text | None = None  # what is not on it
    visits: Href  # suggested visits
    villages: Href  # the list of all
    provinces: tuple[Link, ...]  # the note is how many; the way without a script
    sheets: tuple[Take, ...]  # to be hung up: the country, and each province
    tables: tuple[Take, ...]  # the site's places, each province's, each craft's
    foot: Foot


@dataclass(frozen=True, kw_only=True)
class Outing:
    """Villages of one craft to see in a day, in the order in which they are met."""

    craft: Link  # leads to the craft
    villages: tuple[Link, ...]  # the note is the place
    length: Text  # "khoảng 12 km từ nơi đầu đến nơi cuối, theo đường chim bay"
    map: Href  # these and the other villages of the craft in the province
    words: Plain = ""


@dataclass(frozen=True, kw_only=True)
class OutingGroup:
    """The suggested visits of a province."""

    anchor: Plain
    title: Text
    href: Href
    rows: tuple[Outing, ...]


@dataclass(frozen=True, kw_only=True)
class VisitsPage:
    """Suggested visits, province by province."""

    template: ClassVar[str] = "visits.html.jinja"
    crumbs: tuple[Link, ...]
    title: Text
    lead: Text
    groups: tuple[OutingGroup, ...]
    none: Text | None = None  # said where there are no visits to suggest
    pager: Pager | None = None
    foot: Foot


@dataclass(frozen=True, kw_only=True)
class MissingRow:
    """What one record still lacks."""

    record: Link
    kind: Text  # "Làng nghề", "Sản phẩm"
    missing: tuple[Text, ...]
    words: Plain = ""


@dataclass(frozen=True, kw_only=True)
class MissingGroup:
    """A province's records with gaps."""

    anchor: Plain
    title: Text
    count: Text
    rows: tuple[MissingRow, ...]


@dataclass(frozen=True, kw_only=True)
class MissingPage:
    """What an office could tell us, record by record."""

    template: ClassVar[str] = "missing.html.jinja"
    crumbs: tuple[Link, ...]
    title: Text
    lead: Text
    common: tuple[Link, ...] = ()  # what is missing most often; the note is in how many records
    groups: tuple[MissingGroup, ...]
    help: Href  # how to send it
    steps: Href | None = None  # how a mark is registered
    pager: Pager | None = None
    foot: Foot


@dataclass(frozen=True, kw_only=True)
class Mistake:
    """One thing that can be wrong in a record; its code is its id on the page."""

    code: Plain  # "E-REF-01"
    level: Text  # "Lỗi: chưa đăng được"
    what: Text  # values of one case are left open: "…"
    fix: Text  # "" when what is wrong says it all


@dataclass(frozen=True, kw_only=True)
class MistakeGroup:
    """Mistakes of one family."""

    anchor: Plain
    title: Text
    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True, kw_only=True)
class MistakesPage:
    """Every message an author may meet, and what to do about it."""

    template: ClassVar[str] = "mistakes.html.jinja"
    crumbs: tuple[Link, ...]
    title: Text
    lead: Text
    groups: tuple[MistakeGroup, ...]
    foot: Foot


Gathering = (
    HomePage | SearchPage | ListPage | CraftsPage | ProvincesPage | ContactsPage | BrandsPage
    | MissingPage | MistakesPage | MapPage | VisitsPage | ShortlistPage | OfflinePage
    | DataPage | FairsPage
)  # fmt: skip
"""A page that gathers records, and so has a title and a lead of its own."""
