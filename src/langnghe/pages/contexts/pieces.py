"""Small pieces of which every page is made."""

from dataclasses import dataclass

Text = str
"""A text for reading: a `str`, or a Phrase, which marks itself up with its language."""

Plain = str
"""A text for an attribute: a plain `str`, never a Phrase, in the page's language."""

Href = str
"""A link, relative to the page; or absolute, `tel:`, `mailto:`, `geo:`."""


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
class Short:
    """A record's short address, for paper and for reading out."""

    text: Plain  # "langnghe.example/q/k7m2p"
    address: Plain  # the same with its scheme, to be passed on
    qr: Href | None  # its QR code as a drawing; None where the law lets none be shown
    qr_alt: Plain


@dataclass(frozen=True, kw_only=True)
class Foot:
    """The end of every page: when it was checked, how to correct it, what its address is."""

    address: Plain  # absolute, printed and copied
    report: Href  # "report a mistake", about this page
    short: Short | None = None  # only on a record's own page
    checked: Text | None = None  # "Đối chiếu với nguồn lần cuối ngày …, bởi …"
