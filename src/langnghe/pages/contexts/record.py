"""Pieces of a record, and the pages a record has of its own."""

from dataclasses import dataclass
from typing import ClassVar

from langnghe.pages.contexts.pieces import (
    Badge,
    Card,
    Cited,
    Entry,
    Foot,
    Href,
    Link,
    Notice,
    Picture,
    Plain,
    Ref,
    Text,
    Told,
)


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
class AddressCard:
    """A vCard, for an address book."""

    href: Href
    qr: Href | None = None  # its QR code as a drawing


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
    card: AddressCard | None = None  # None: there is no way to reach them


@dataclass(frozen=True, kw_only=True)
class Contact:
    """Who answers."""

    who: Text  # "Ủy ban nhân dân phường Kim Trà, thành phố Huế"
    why: Text | None = None  # "Chưa có cơ sở nào đồng ý nêu tên, nên xin hỏi qua xã."
    note: tuple[Text, ...] = ()
    routes: tuple[Route, ...] = ()
    refs: tuple[Ref, ...] = ()
    href: Href | None = None  # the contact page; None on that page itself
    card: AddressCard | None = None


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A sign protected by law, or reported to be."""

    anchor: Plain
    name: Text
    kind: Text  # "Chỉ dẫn địa lý"
    status: Text  # "Đã đăng ký", "Theo nguồn, chưa thấy văn bằng"
    meaning: Text  # one sentence: what this kind of mark is
    badge: Badge | None = None  # registered, with number or decision, and not over
    entries: tuple[Entry, ...] = ()  # covers, number, decision, owner, manager, area, use
    lookup: Link | None = None  # its entry in a public register
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
class Logo:
    """A logo that may be shown, and all of it to take away."""

    picture: Picture  # in its colours
    dark: Picture  # in one dark ink, for a light ground
    light: Picture  # in one light ink, for a dark ground
    entries: tuple[Entry, ...]  # owner, right of use, who drew it
    pack: Link  # the note is its size: "ZIP, 182 kB"
    contents: Text  # what is in it
    valid_until: Plain | None = None  # "2027-06-25": a script hides the logo after this day
    until: Text | None = None  # the same for reading, printed beside it
    refs: tuple[Ref, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Swatch:
    """A colour of the brand."""

    name: Text
    value: Plain  # "#9c2a1f"
    parts: Text  # "RGB 156, 42, 31"
    on_it: Plain  # "#ffffff" or "#000000": in which a text on it reads better
    contrast: Text  # how well
    use: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Packing:
    """What the goods are packed in."""

    name: Text
    entries: tuple[Entry, ...]  # materials, size
    note: tuple[Text, ...] = ()
    picture: Picture | None = None
    refs: tuple[Ref, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Borne:
    """A mark of a village that a product may or may not bear."""

    anchor: Plain
    mark: Link  # on the village's brand page; the note is what kind of mark it is
    status: Text
    use: Text  # whether this product may bear it, by which paper
    picture: Picture | None = None  # its logo, only where it may
    valid_until: Plain | None = None  # as of a logo


@dataclass(frozen=True, kw_only=True)
class Point:
    """One thing that is registered, told of, over or lacking."""

    text: Text
    note: Text | None = None
    href: Href | None = None  # where on the page it stands
    valid_until: Plain | None = None  # as of a badge


@dataclass(frozen=True, kw_only=True)
class Overview:
    """How it stands with a brand, at a glance."""

    registered: tuple[Point, ...]
    claimed: tuple[Point, ...]
    over: tuple[Point, ...]
    lacking: tuple[Point, ...]


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
    style: Href | None = None  # a style sheet with the brand's own colours
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
    style: Href | None = None
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
    overview: Overview
    wordmark: Text | None = None
    logo: Logo | None = None  # None: there is none, or no right to show it
    logo_line: Text | None = None  # in place of a logo that is there and not shown: why
    swatches: tuple[Swatch, ...] = ()
    name_story: Told | None = None
    rules: tuple[Text, ...] = ()  # how name and logo may be used
    rules_refs: tuple[Ref, ...] = ()
    marks: tuple[Mark, ...] = ()
    borne: tuple[Borne, ...] = ()  # marks of villages
    certificates: tuple[Certificate, ...] = ()
    packaging: tuple[Packing, ...] = ()
    label: tuple[Entry, ...] = ()  # label facts
    label_gaps: tuple[Text, ...] = ()  # what the law wants on a label and the record does not tell
    steps: Href | None = None  # how a mark is registered, for those that have none
    style: Href | None = None  # a style sheet with the brand's own colours
    sources: tuple[Source, ...] = ()
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
