"""What each page body is given: the contract between the builders and the templates.

A template prints; it looks nothing up, counts nothing and makes no address. So every text here is
in the page's language (or a Phrase that says in which), every number and date is already written
as that language writes it, and every link is final and relative to the page.

A template is called as `template.render(page=<one of the …Page classes>, w=w)`, where
`w(key, **values)` gives an interface word, always as plain text.
Each …Page class names its template. What is empty or None is not on the page at all.
"""

from dataclasses import dataclass
from typing import ClassVar

Text = str
"""A text for reading: a `str`, or a Phrase, which marks itself up with its language."""

Plain = str
"""A text for an attribute: a plain `str`, never a Phrase, in the page's language."""

Href = str
"""A link, relative to the page; or absolute, `tel:`, `mailto:`, `geo:`."""


# Small pieces


@dataclass(frozen=True, kw_only=True)
class Link:
    """A text that leads somewhere."""

    text: Text
    href: Href
    note: Text | None = None  # a few words beside it: a count, a date, a distance


@dataclass(frozen=True, kw_only=True)
class Ref:
    """A small number beside a text that leads to its source at the page's end."""

    number: int  # the source's number on this page, from 1
    href: Href  # "#s-1"
    title: Plain  # the source's title, read out in place of the bare number
    anchor: Plain | None = None  # "r-1" at the source's first mention, where its entry leads back


@dataclass(frozen=True, kw_only=True)
class Cited:
    """One line and where it comes from."""

    text: Text
    refs: tuple[Ref, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Told:
    """Some paragraphs and where they come from; the numbers stand after the last."""

    paragraphs: tuple[Text, ...]
    refs: tuple[Ref, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A label and what is said under it, for lists of details."""

    label: Text
    told: Told


@dataclass(frozen=True, kw_only=True)
class PictureSource:
    """A photo in one format and several widths, for browsers that know the format."""

    type: Plain  # "image/avif"
    srcset: Plain


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A photo, or the drawn motif that stands in its place."""

    src: Href
    width: int  # pixels, of `src`
    height: int
    alt: Plain  # "" only for a picture that merely repeats a name beside it
    lang: Plain = ""  # of `alt`, where that is not translated
    drawn: bool = True  # a motif: captioned as a drawing, with an invitation to send a photo
    sources: tuple[PictureSource, ...] = ()  # none: `src` alone
    tone: Plain = ""  # "#b5a38c", shown until the photo has come
    focus: Plain = ""  # classes that keep in sight what matters when it is cut
    full: Href | None = None  # the whole photo in a file of its own; None for a drawing
    caption: Text | None = None
    credit: Text | None = None  # who took it and under which licence, one line


@dataclass(frozen=True, kw_only=True)
class Badge:
    """A decision in force or a valid certificate, and nothing less."""

    kind: Plain  # standing, heritage, ocop, certificate or indication
    label: Text  # "Làng nghề truyền thống", "OCOP 5 sao"
    detail: Text | None = None  # "Quyết định 3979/QĐ-BVHTTDL, 10/12/2024, Bộ Văn hóa, …"
    stars: int = 0  # drawn as stars, 3 to 5; 0: none
    until: Text | None = None  # "hiệu lực đến 25/06/2027", printed beside the badge
    valid_until: Plain | None = None  # "2027-06-25": a script hides the badge after this day


@dataclass(frozen=True, kw_only=True)
class Notice:
    """Something the reader must know before reading on."""

    kind: Plain  # untranslated, partial, stale, machine or old; spirits, alcohol: a warning
    text: Text
    title: Text | None = None
    link: Link | None = None


@dataclass(frozen=True, kw_only=True)
class Card:
    """A village or a product in a list."""

    kind: Plain  # village or product
    name: Text
    href: Href
    picture: Picture
    kicker: Text  # its craft, or its category
    place: Text  # "phường Kim Trà, Huế"; for a product its village and province
    line: Text | None = None  # one sentence, at most about 140 letters
    badges: tuple[Badge, ...] = ()  # at most two; printed as small marks without detail
    words: Plain = ""  # folded: what the filter box finds it by besides what the card shows


@dataclass(frozen=True, kw_only=True)
class Group:
    """A titled part of a list."""

    anchor: Plain  # its id on the page
    title: Text
    count: Text  # "12 làng nghề"
    cards: tuple[Card, ...]
    href: Href | None = None  # the title's own page, if it has one
    note: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Tile:
    """A large motif that leads to a craft."""

    name: Text
    href: Href
    picture: Picture
    count: Text  # "5 làng nghề · 3 sản phẩm"
    line: Text | None = None  # one sentence about the craft


@dataclass(frozen=True, kw_only=True)
class PageLink:
    """One page of a long list."""

    number: int
    href: Href
    current: bool = False
    skips: bool = False  # pages between this one and the one before it are not named


@dataclass(frozen=True, kw_only=True)
class Pager:
    """The way through a list of more than one page; None where there is one page."""

    text: Text  # "Trang 2 trên 5"
    pages: tuple[PageLink, ...]
    previous: Href | None = None
    next: Href | None = None


@dataclass(frozen=True, kw_only=True)
class Foot:
    """The end of every page: when it was checked, how to correct it, what its address is."""

    address: Plain  # absolute, printed and copied
    report: Href  # "report a mistake", about this page
    checked: Text | None = None  # "Đối chiếu với nguồn lần cuối ngày …, bởi …"


# Pieces of a record


@dataclass(frozen=True, kw_only=True)
class Former:
    """An address from before a merger."""

    text: Text
    until: Text | None = None  # "đến 30/06/2025"
    refs: tuple[Ref, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where it is today and what the place was called before."""

    today: Text  # "Vân Cù, phường Kim Trà, thành phố Huế"
    short: Text  # "phường Kim Trà, Huế", for the head of a page
    province: Link
    as_of: Text | None = None  # "theo địa giới ngày 10/03/2026"
    refs: tuple[Ref, ...] = ()
    former: tuple[Former, ...] = ()
    maps: tuple[Link, ...] = ()  # open in OpenStreetMap, in the phone's own map
    precision: Text | None = None  # what the point is: "điểm giữa phường, không phải cổng làng"


@dataclass(frozen=True, kw_only=True)
class Near:
    """A village nearby; the number is the one it has on the map, from 1."""

    number: int
    link: Link  # the note is how far it is, and where


@dataclass(frozen=True, kw_only=True)
class Ride:
    """Villages of one craft that can be seen in a day."""

    craft: Text
    villages: tuple[Near, ...]


@dataclass(frozen=True, kw_only=True)
class Stage:
    """What a map that the browser draws is made of; all as seen from the page."""

    assets: Href  # the folder of the scripts and styles, with its slash
    model: Href  # the script that makes the map
    places: Href  # the script that holds all villages
    root: Href  # the folder of the language, with its slash; empty: the page's own
    top: Href  # the folder of the site, likewise
    village: Plain = ""  # the id of the one that the page is about
    at: Plain = ""  # "16.4939,107.5123": where it begins; empty: with the whole country


@dataclass(frozen=True, kw_only=True)
class Map:
    """Where a village is, drawn and in words."""

    picture: Picture
    stage: Stage
    precision: Text  # what the point is: "vị trí trung tâm xã, phường, không phải chính làng"
    distance: Text | None = None  # from the province's chief town; None where that is not known
    way: Href | None = None  # the part of the page that says how to get there
    apps: tuple[Link, ...] = ()  # the phone's own map (`geo:`), maps on the web
    rides: tuple[Ride, ...] = ()  # what is numbered on the map, by craft


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A recognition or a heritage entry, told exactly as far as it is known."""

    title: Text  # as the decision or the source words it
    sentence: Text  # "Quyết định số …" or "Theo nguồn: …; số quyết định chưa có."
    badge: Badge | None = None  # None: not proven in force, so words only
    note: tuple[Text, ...] = ()
    official: Link | None = None  # the issuer's own page
    refs: tuple[Ref, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of how it is made."""

    number: int
    title: Text
    paragraphs: tuple[Text, ...] = ()
    refs: tuple[Ref, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A row of the table of facts. Where sources disagree: accounts, and no value."""

    what: Text
    value: Text | None = None  # "khoảng 135 hộ"
    accounts: tuple[Cited, ...] = ()
    as_of: Text | None = None  # "2024"; None: the source gives no date
    refs: tuple[Ref, ...] = ()  # of the value; accounts carry their own


@dataclass(frozen=True, kw_only=True)
class Route:
    """One way to reach somebody."""

    type: Plain  # phone, mobile, zalo, whatsapp, email, facebook, web, address
    label: Text  # "Điện thoại", or what the record calls it
    text: Text  # "0234 3 123 456", an address
    href: Href | None = None  # None: nothing to tap, as with a postal address
    hours: Text | None = None
    languages: Text | None = None
    refs: tuple[Ref, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Maker:
    """A cooperative, firm or workshop."""

    anchor: Plain
    name: Text
    kind: Text
    details: Text | None = None  # settlement and founding year on one line
    about: Told | None = None
    routes: tuple[Route, ...] = ()
    refs: tuple[Ref, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Contact:
    """Who answers."""

    who: Text  # "Ủy ban nhân dân phường Kim Trà, thành phố Huế"
    why: Text | None = None  # "Chưa có cơ sở nào đồng ý nêu tên, nên xin hỏi qua xã."
    note: tuple[Text, ...] = ()
    routes: tuple[Route, ...] = ()
    refs: tuple[Ref, ...] = ()
    href: Href | None = None  # the contact page; None on that page itself


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A sign protected by law, or reported to be."""

    anchor: Plain
    name: Text
    kind: Text  # "Chỉ dẫn địa lý"
    status: Text  # "Đã đăng ký", "Theo nguồn, chưa thấy văn bằng"
    meaning: Text  # one sentence: what this kind of mark is
    badge: Badge | None = None  # registered, with number or decision
    entries: tuple[Entry, ...] = ()  # covers, number, decision, owner, manager, area, use
    note: tuple[Text, ...] = ()
    refs: tuple[Ref, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Certificate:
    """What a body has certified, for whom, for what, and until when."""

    anchor: Plain
    title: Text
    holder: Text  # "Cấp cho: Hợp tác xã Tài Hoan"; stars are never shown without it
    scheme: Text  # "OCOP – Mỗi xã một sản phẩm"
    status: Text  # "Còn hiệu lực đến …", "Đã hết hạn ngày …", "Theo nguồn, …"
    badge: Badge | None = None  # only while valid
    entries: tuple[Entry, ...] = ()  # holder, scope, number, issuer, decision, issued, until
    note: tuple[Text, ...] = ()
    evidence: Link | None = None
    refs: tuple[Ref, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Material:
    """What it is made of."""

    name: Text
    detail: Text | None = None  # Latin name, origin, share, paper of legality on one line
    refs: tuple[Ref, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Pack:
    """A pack a buyer can order; an empty text is an empty cell."""

    name: Text
    net: Text = ""
    kind: Text = ""
    gtin: Text = ""
    carton: Text = ""  # units, size and gross weight of a carton


@dataclass(frozen=True, kw_only=True)
class Source:
    """A page or paper that something was read in."""

    number: int
    anchor: Plain  # "s-1"
    title: Text
    detail: Text | None = None  # publisher and date on one line
    href: Href | None = None  # None: a paper without an address
    back: Href | None = None  # "#r-1"; None: cited nowhere on this page


# Pages


@dataclass(frozen=True, kw_only=True)
class VillagePage:
    """A village, or another place where a craft is at home."""

    template: ClassVar[str] = "village.html.jinja"
    crumbs: tuple[Link, ...]  # home, villages, province; not the page itself
    warning: Notice | None = None  # drinks: printed before everything else
    notices: tuple[Notice, ...] = ()
    name: Text
    reading: Text | None = None  # how a foreigner may say the name
    also_known_as: tuple[Text, ...] = ()
    kind: Text  # what the place is, never more than was decided
    crafts: tuple[Link, ...]
    group: Text | None = None  # the group of NĐ 52/2018
    cover: Picture
    send_photo: Href | None = None  # None once the cover is a photo
    photos: tuple[Picture, ...] = ()  # beyond the cover
    summary: Told | None = None
    place: Place
    map: Map | None = None  # None for an area wider than a commune, without a point
    badges: tuple[Badge, ...] = ()  # for the head of the page
    standing_line: Text | None = None  # in place of a badge: what is reported, in words
    standings: tuple[Standing, ...] = ()
    heritage: tuple[Standing, ...] = ()
    story: tuple[Told, ...] = ()
    steps: tuple[Step, ...] = ()
    facts: tuple[Fact, ...] = ()
    products: tuple[Card, ...] = ()
    makers: tuple[Maker, ...] = ()
    visit: tuple[Entry, ...] = ()  # getting there, season, festival, …
    contact: Contact
    marks: tuple[Mark, ...] = ()  # only names and states are printed here
    certificates: tuple[Certificate, ...] = ()
    brand: Href | None = None  # the brand page, if there is something to show
    neighbours: tuple[Card, ...] = ()
    alike: tuple[Card, ...] = ()  # of the same craft elsewhere
    craft_here: Link  # its craft in its province
    sources: tuple[Source, ...] = ()
    foot: Foot


@dataclass(frozen=True, kw_only=True)
class ProductPage:
    """An item a maker sells, or a line of goods a place is known for."""

    template: ClassVar[str] = "product.html.jinja"
    crumbs: tuple[Link, ...]
    warning: Notice | None = None  # a drink: before everything, which waits behind a gate
    notices: tuple[Notice, ...] = ()
    name: Text
    reading: Text | None = None
    also_known_as: tuple[Text, ...] = ()
    category: Text
    form: Text | None = None  # one sentence, for a line of goods: many makers, no label of its own
    craft: Link
    ref_code: Text | None = None
    cover: Picture
    send_photo: Href | None = None
    photos: tuple[Picture, ...] = ()
    summary: Told | None = None
    village: Link  # its village; the note is the place
    map: Map | None = None  # of its village
    also_made_in: tuple[Link, ...] = ()
    makers: tuple[Link, ...] = ()  # lead to the makers on the village's page
    badges: tuple[Badge, ...] = ()
    facts: tuple[Fact, ...] = ()
    story: tuple[Told, ...] = ()
    steps: tuple[Step, ...] = ()
    materials: tuple[Material, ...] = ()
    details: tuple[Entry, ...] = ()  # technique, size, weight, customisation, uses, care
    food: tuple[Entry, ...] = ()  # ingredients, allergens, shelf life, storage, …
    packs: tuple[Pack, ...] = ()
    trade: tuple[Entry, ...] = ()  # minimum order, capacity, lead time, …, HS code
    marks: tuple[Mark, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    brand: Href | None = None
    contact: Contact
    related: tuple[Card, ...] = ()
    sources: tuple[Source, ...] = ()
    foot: Foot


@dataclass(frozen=True, kw_only=True)
class ContactPage:
    """Every way to reach one village."""

    template: ClassVar[str] = "contact.html.jinja"
    crumbs: tuple[Link, ...]  # home, contacts, province, village
    warning: Notice | None = None  # drinks: printed before everything else
    notices: tuple[Notice, ...] = ()
    village: Link  # the note is what it makes
    picture: Picture
    contact: Contact
    makers: tuple[Maker, ...] = ()  # only those with routes of their own
    place: Place
    getting_there: Told | None = None
    sources: tuple[Source, ...] = ()
    foot: Foot


@dataclass(frozen=True, kw_only=True)
class BrandPage:
    """What protects, certifies and labels a village's or product's name."""

    template: ClassVar[str] = "brand.html.jinja"
    crumbs: tuple[Link, ...]
    warning: Notice | None = None  # drinks: printed before everything else
    is_gated: bool = False  # of a drink, which only adults may see
    notices: tuple[Notice, ...] = ()
    subject: Link  # the village or product; the note is its kind
    picture: Picture
    badges: tuple[Badge, ...] = ()
    marks: tuple[Mark, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    label: tuple[Entry, ...] = ()  # packaging and label facts
    label_gaps: tuple[Text, ...] = ()  # what the law wants on a label and the record does not tell
    missing: tuple[Text, ...] = ()  # what is not registered, or not known yet, one sentence each
    sources: tuple[Source, ...] = ()
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
    crafts: tuple[Tile, ...]
    provinces: tuple[Link, ...]  # the note is how much there is
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


@dataclass(frozen=True, kw_only=True)
class GonePage:
    """What stands at the address of a record that was taken down."""

    template: ClassVar[str] = "gone.html.jinja"
    crumbs: tuple[Link, ...]
    title: Text
    lead: Text  # since when, if that is known
    links: tuple[Link, ...]  # where to look instead
    foot: Foot


# The head of a page


@dataclass(frozen=True, kw_only=True)
class Alternate:
    """The same page in a language."""

    language: Plain  # "vi", "en", "x-default"
    href: Plain  # absolute


@dataclass(frozen=True, kw_only=True)
class SharedImage:
    """What stands for a page where it is passed on."""

    src: Plain  # absolute
    width: int  # pixels
    height: int
    type: Plain  # "image/jpeg"
    alt: Plain


@dataclass(frozen=True, kw_only=True)
class Head:
    """What a frame's ⟦head⟧ is filled with, by `head.html.jinja`; title and description aside."""

    template: ClassVar[str] = "head.html.jinja"
    alternates: tuple[Alternate, ...]  # every language, this one too, and x-default
    index: bool = True  # False: noindex
    image: SharedImage | None = None  # None: the site wants none
    json_ld: Plain | None = None  # JSON in which "<" is written \u003c
    previous: Href | None = None  # of a list
    next: Href | None = None
    viewer: Href | None = None  # the script that shows the page's photos large


Gathering = (
    HomePage | SearchPage | ListPage | CraftsPage | ProvincesPage | ContactsPage | BrandsPage
    | MissingPage | MistakesPage | MapPage | VisitsPage
)  # fmt: skip
"""A page that gathers records, and so has a title and a lead of its own."""
