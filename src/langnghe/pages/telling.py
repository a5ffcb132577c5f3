"""One language's way of telling the catalogue: names, places, dates, links and cards."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import TypeVar

from langnghe import addresses, placenames
from langnghe.addresses import Addresses
from langnghe.catalogue import (
    NOBODY,
    Agreed,
    Catalogue,
    Opened,
    Outline,
    Pictured,
    ProductOutline,
    VillageOutline,
    earns_badge,
    has_decision,
    last_day,
    line_in,
    name_in,
)
from langnghe.pages import contexts as c
from langnghe.pages import picturing
from langnghe.phrases import Phrase, Told, in_language
from langnghe.records import (
    FIRST_LANGUAGE,
    Certificate,
    Craft,
    Form,
    Heritage,
    Part,
    Product,
    Recognition,
    Scheme,
    Village,
)
from langnghe.renditions import Shape
from langnghe.settings import Language, Settings
from langnghe.units import Commune, Province
from langnghe.vietnamese import fold
from langnghe.words import Words

_CARDS_AT_ONCE = 4000  # a card is some two kilobytes
_TOLD_AT_ONCE = 4  # whole records in this language; a page needs its own and its village's
K = TypeVar("K")
R = TypeVar("R")
P = TypeVar("P", bound=Part)


@dataclass
class Telling:
    """Everything a page needs to speak one language."""

    settings: Settings
    catalogue: Catalogue
    language: Language
    words: Words
    pictures: Mapping[str, Pictured]
    prose: frozenset[str]
    pack_size: Callable[[Outline], int]
    addresses: Addresses
    agreed: Agreed = NOBODY
    _villages: dict[str, tuple[Opened, tuple[Village, Told]]] = field(default_factory=dict)
    _products: dict[str, tuple[Opened, tuple[Product, Told]]] = field(default_factory=dict)
    _communes: dict[tuple[str, ...], str] = field(default_factory=dict)
    _cards: dict[tuple[str, str], c.Card] = field(default_factory=dict)

    @property
    def is_first(self) -> bool:
        return self.language.code == FIRST_LANGUAGE

    # Texts

    def name(self, record: Outline) -> str:
        """A record's name, marked up as Vietnamese where it is not translated."""
        return name_in(self.language.code, record)

    def village(self, village: VillageOutline) -> tuple[Village, Told]:
        """The whole village in this language, with what persons agreed to; how much of it is."""
        opened, known = self.catalogue.open(village), self._villages.get(village.id)
        # A record that was opened anew may have another text.
        if known is None or known[0] is not opened:
            _make_room(self._villages, _TOLD_AT_ONCE)
            told, how = self.catalogue.village_in(self.language.code, village)
            known = opened, (self.agreed.filled(told), how)
            self._villages[village.id] = known
        return known[1]

    def product(self, product: ProductOutline) -> tuple[Product, Told]:
        """The whole product in this language, and how much of it is."""
        opened, known = self.catalogue.open(product), self._products.get(product.id)
        if known is None or known[0] is not opened:
            _make_room(self._products, _TOLD_AT_ONCE)
            known = opened, self.catalogue.product_in(self.language.code, product)
            self._products[product.id] = known
        return known[1]

    def part(self, record: Outline, part: P, prefix: str) -> P:
        """A part of a whole record in this language; `prefix` is the path to it, with its dot."""
        translation = self.catalogue.open(record).translations.get(self.language.code)
        return in_language(part, translation, language=self.language.code, prefix=prefix)[0]

    def vietnamese(self, text: str) -> str:
        """A text that stays Vietnamese in every language, marked up as such where it must be."""
        return text if self.is_first else Phrase(text, FIRST_LANGUAGE)

    def paragraphs(self, text: str) -> tuple[str, ...]:
        """A text parted at its blank lines; each part keeps the text's language."""
        parts = [" ".join(part.split()) for part in re.split(r"\n\s*\n", text)]
        lang = getattr(text, "lang", None)
        return tuple(Phrase(part, lang) if lang else part for part in parts if part)

    def listed(self, items: Iterable[str]) -> str:
        """a, b và c."""
        return self.words.listed(items)

    def count(self, key: str, number: int) -> str:
        """A number of things, in the plural form the language wants."""
        return self.words.count(key, number)

    # Places

    def commune(self, commune: Commune) -> str:
        return placenames.commune_name(self.words, commune)

    def province(self, province: Province) -> str:
        return placenames.province_name(self.words, province)

    def province_of(self, village: VillageOutline) -> Province:
        """The province of a published village, which always has one."""
        return placenames.province_of(self.catalogue, village)

    def communes(self, village: VillageOutline) -> str:
        codes = placenames.placed(village).commune_codes
        if codes not in self._communes:
            named = placenames.communes(self.words, self.catalogue, village)
            self._communes[codes] = named
        return self._communes[codes]

    def short_place(self, village: VillageOutline) -> str:
        """phường Kim Trà, Huế."""
        province = self.province_of(village)
        communes = self.communes(village)
        return f"{communes}, {province.name}" if communes else self.province(province)

    def full_place(self, village: VillageOutline) -> str:
        """Vân Cù, phường Kim Trà, thành phố Huế."""
        parts = (
            placenames.placed(village).settlement,
            self.communes(village),
            self.province(self.province_of(village)),
        )
        return ", ".join(part for part in parts if part)

    # Links

    def absolute(self, path: str) -> str:
        return self.addresses.absolute(path)

    def prose_link(self, path: str, target: str) -> str | None:
        """A link to a page of prose, if the site has it."""
        return self.addresses.link(path, target) if target in self.prose else None

    def report(self, path: str) -> str:
        """Where a reader of the page at `path` reports a mistake or sends what is missing."""
        guide = self.prose_link(path, addresses.CORRECTIONS)
        return self.settings.report or guide or self.addresses.link(path, addresses.CONTACTS)

    def original(self, path: str) -> str:
        """The same page in the language the records are written in."""
        return self.addresses.asset(path, path)

    def foot(
        self, path: str, checked: str | None = None, *, record: Outline | None = None
    ) -> c.Foot:
        """`record` is the one whose own page this is."""
        return c.Foot(
            address=self.absolute(path),
            report=self.report(path),
            checked=checked,
            data=self.addresses.asset(path, _data_of(record)) if record else None,
            short=self._short(path, record) if record else None,
        )

    def _short(self, path: str, record: Outline) -> c.Short:
        code = self.catalogue.code(record)
        address = self.addresses.short(code)
        text = re.sub("^https?://", "", address)
        tells_of_spirits = isinstance(record, VillageOutline) and record.tells_of_spirits
        qr = self.addresses.asset(path, addresses.short_qr(code))
        return c.Short(
            text=text,
            address=address,
            qr=None if tells_of_spirits else qr,
            qr_alt=self.words("record.qr", address=text),
        )

    def crumbs(self, path: str, *further: tuple[str, str]) -> tuple[c.Link, ...]:
        """Home, then the pages above this one; each is a text and a path."""
        steps = ((self.words("nav.home"), addresses.HOME), *further)
        return tuple(c.Link(text=text, href=self.addresses.link(path, to)) for text, to in steps)

    def crafts(self, record: Outline) -> tuple[str, ...]:
        """What a record's crafts are called."""
        keys = record.crafts if isinstance(record, VillageOutline) else (record.craft,)
        return tuple(self.words(f"craft.{craft}") for craft in keys)

    # Pictures and badges

    def cover(self, path: str, record: Village | Product) -> c.Picture:
        """The record's first photo, or the motif drawn in its place; described for its own page."""
        kind = "villages" if isinstance(record, Village) else "products"
        if record.photos:
            return self.photo(path, record, 0)
        craft = record.crafts[0] if isinstance(record, Village) else record.craft
        alt = self.words("record.motif_alt", craft=self.words(f"craft.{craft}"))
        return self._motif(path, kind, record.id, alt)

    def thumbnail(self, path: str, record: Outline, shape: Shape = Shape.CARD) -> c.Picture:
        """The same picture for a card, whose name says what it shows."""
        kind = "villages" if isinstance(record, VillageOutline) else "products"
        if not record.photos:
            return self._motif(path, kind, record.id, "")
        # Of what is not opened, no translated words are at hand.
        first = record.photos[0].altered({"alt": self.vietnamese(record.photos[0].alt)})
        place = addresses.photo(kind, record.id, first.file)
        return picturing.photo(
            partial(self.addresses.asset, path),
            place,
            first,
            self.pictures[place],
            shape=shape,
            leads=True,
        )

    def _motif(self, path: str, kind: str, name: str, alt: str) -> c.Picture:
        return picturing.drawn(self.addresses.asset(path, addresses.motif(kind, name)), alt)

    def photos(self, path: str, record: Village | Product) -> tuple[c.Picture, ...]:
        """The record's photos but the first, which is its cover."""
        return tuple(self.photo(path, record, number) for number in range(1, len(record.photos)))

    def photo(self, path: str, record: Village | Product, number: int) -> c.Picture:
        kind = "villages" if isinstance(record, Village) else "products"
        shown = record.photos[number]
        place = addresses.photo(kind, record.id, shown.file)
        return picturing.photo(
            partial(self.addresses.asset, path),
            place,
            shown,
            self.pictures[place],
            shape=Shape.WHOLE,
            leads=number == 0,
            credit=self.words("photo.credit", credit=shown.credit, licence=shown.licence),
        )

    def standing_badge(self, standing: Recognition | Heritage) -> c.Badge | None:
        """Only for a decision that is in force and cited."""
        if isinstance(standing, Recognition):
            if not has_decision(standing):
                return None
            kind, label = "standing", self.words(f"title.{standing.kind}")
        elif standing.decision_no and standing.decided_on and standing.issuer:
            kind, label = "heritage", self.words("heritage.badge")
        else:
            return None
        return c.Badge(kind=kind, label=label, detail=self.decision(standing))

    def decision(self, standing: Recognition | Heritage) -> str:
        """Quyết định 3979/QĐ-BVHTTDL, 10/12/2024, Bộ Văn hóa, Thể thao và Du lịch."""
        known = {
            "number": standing.decision_no,
            "date": self.words.date(standing.decided_on) if standing.decided_on else None,
            "issuer": standing.issuer,
        }
        given = {name: text for name, text in known.items() if text}
        return self.words(f"decision.{'_'.join(given)}", **given) if given else ""

    def certificate_badge(self, certificate: Certificate) -> c.Badge | None:
        """Only while the certificate is certainly valid on the day of the build."""
        end = last_day(certificate)
        if end is None or not earns_badge(certificate, self.catalogue.today):
            return None
        is_ocop = certificate.scheme is Scheme.OCOP
        stars = certificate.stars or 0
        return c.Badge(
            kind="ocop" if is_ocop else "certificate",
            label=self.words("certificate.stars", n=stars) if is_ocop else certificate.title,
            stars=stars if is_ocop else 0,
            until=self.words("certificate.until", date=self.words.date(end)),
            valid_until=str(end),
        )

    def village_badges(self, village: VillageOutline) -> tuple[c.Badge, ...]:
        if village.tells_of_spirits:
            return ()
        found = map(self.standing_badge, village.standings)
        return tuple(badge for badge in found if badge)

    def product_badges(self, product: ProductOutline) -> tuple[c.Badge, ...]:
        """A line of goods bears no badge: a certificate belongs to one maker's own item."""
        if product.form is Form.LINE:
            return ()
        found = map(self.certificate_badge, product.certificates)
        return tuple(badge for badge in found if badge)

    # Cards

    def card(self, path: str, record: Outline) -> c.Card:
        """A record's card; one card serves all pages of a folder."""
        key = path.rpartition("/")[0], record.id
        if key not in self._cards:
            _make_room(self._cards, _CARDS_AT_ONCE)
            if isinstance(record, VillageOutline):
                self._cards[key] = self._village_card(path, record)
            else:
                self._cards[key] = self._product_card(path, record)
        return self._cards[key]

    def _village_card(self, path: str, village: VillageOutline) -> c.Card:
        name = self.name(village)
        crafts = self.listed(self.words(f"craft.{craft}") for craft in village.crafts)
        place = self.short_place(village)
        former = village.place.former if village.place else ()
        told = searched(name, place, crafts)
        return c.Card(
            kind="village",
            name=name,
            href=self.addresses.link(path, addresses.village(village.id)),
            picture=self.thumbnail(path, village),
            kicker=crafts,
            place=place,
            line=line_in(self.language.code, village),
            badges=self.village_badges(village)[:2],
            words=searched(village.name, *village.also_known_as, *former, besides=told),
        )

    def _product_card(self, path: str, product: ProductOutline) -> c.Card:
        name = self.name(product)
        village = self.catalogue.village(product.village)
        village_name = self.name(village)
        category = self.words(f"category.{product.category}")
        craft = self.words(f"craft.{product.craft}")
        place = self.joined(village_name, self.province_of(village).name)
        told = searched(name, place, category)
        return c.Card(
            kind="product",
            name=name,
            href=self.addresses.link(path, addresses.product(product.id)),
            picture=self.thumbnail(path, product),
            kicker=category,
            place=place,
            line=line_in(self.language.code, product),
            badges=self.product_badges(product)[:2],
            words=searched(
                product.name, *product.also_known_as, craft, self.full_place(village), besides=told
            ),
        )

    def joined(self, *parts: str) -> str:
        """Parts with commas between; one that is Vietnamese still stays readable as plain text."""
        return ", ".join(str(part) for part in parts if part)

    def craft_tile(self, path: str, craft: Craft) -> c.Tile:
        villages = self.catalogue.villages_by_craft.get(craft, ())
        products = self.catalogue.products_by_craft.get(craft, ())
        return c.Tile(
            name=self.words(f"craft.{craft}"),
            href=self.addresses.link(path, addresses.craft(craft)),
            picture=self.craft_picture(path, craft),
            count=self.counts(len(villages), len(products)),
            line=self.words(f"craft_line.{craft}"),
        )

    def craft_picture(self, path: str, craft: Craft) -> c.Picture:
        return self._motif(path, "craft", craft, "")

    def counts(self, villages: int, products: int) -> str:
        """5 làng nghề · 3 sản phẩm; what there is none of is not said."""
        if not (villages and products):
            key, number = ("villages", villages) if villages else ("products", products)
            return self.count(f"count.{key}", number)
        return self.words(
            "count.both",
            villages=self.count("count.villages", villages),
            products=self.count("count.products", products),
        )


def _data_of(record: Outline) -> str:
    """The address of a record's own data."""
    if isinstance(record, VillageOutline):
        return addresses.village_data(record.id)
    return addresses.product_data(record.id)


def _make_room(remembered: dict[K, R], limit: int) -> None:
    """Forget what was remembered first."""
    while len(remembered) >= limit:
        del remembered[next(iter(remembered))]


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return fold(text)


def searched(*texts: str, besides: str = "") -> str:
    """The words a filter box looks in, as people type them in a hurry; `besides` it has already."""
    # A country has few crafts and communes, and each is told on many cards.
    words = dict.fromkeys(" ".join(_folded(str(text)) for text in texts).split())
    if besides:
        for known in besides.split():
            words.pop(known, None)
    return " ".join(words)
