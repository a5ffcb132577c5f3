"""One language's way of telling the catalogue: names, places, dates, links and cards."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from babel.lists import format_list

from langnghe import addresses
from langnghe.addresses import Addresses
from langnghe.catalogue import (
    Catalogue,
    earns_badge,
    has_decision,
    last_day,
    tells_of_spirits,
)
from langnghe.pages import contexts as c
from langnghe.phrases import Phrase, Told
from langnghe.records import (
    FIRST_LANGUAGE,
    Certificate,
    Craft,
    Form,
    Heritage,
    Location,
    Product,
    Recognition,
    Scheme,
    Village,
)
from langnghe.settings import Language, Settings
from langnghe.units import Commune, Province
from langnghe.vietnamese import fold
from langnghe.words import Words

COVER_WIDTH, COVER_HEIGHT = 800, 600  # pixels, of a drawn cover
_LINE_LETTERS = 140
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")


@dataclass
class Telling:
    """Everything a page needs to speak one language. Records told once are remembered."""

    settings: Settings
    catalogue: Catalogue
    language: Language
    words: Words
    pictures: Mapping[str, tuple[int, int]]
    prose: frozenset[str]
    addresses: Addresses
    _villages: dict[str, tuple[Village, Told]] = field(default_factory=dict)
    _products: dict[str, tuple[Product, Told]] = field(default_factory=dict)

    @property
    def is_first(self) -> bool:
        return self.language.code == FIRST_LANGUAGE

    # Texts

    def village(self, village: Village) -> tuple[Village, Told]:
        if village.id not in self._villages:
            code = self.language.code
            self._villages[village.id] = self.catalogue.village_in(code, village)
        return self._villages[village.id]

    def product(self, product: Product) -> tuple[Product, Told]:
        if product.id not in self._products:
            code = self.language.code
            self._products[product.id] = self.catalogue.product_in(code, product)
        return self._products[product.id]

    def vietnamese(self, text: str) -> str:
        """A text that stays Vietnamese in every language, marked up as such where it must be."""
        return text if self.is_first else Phrase(text, FIRST_LANGUAGE)

    def paragraphs(self, text: str) -> tuple[str, ...]:
        """A text parted at its blank lines; each part keeps the text's language."""
        parts = [" ".join(part.split()) for part in re.split(r"\n\s*\n", text)]
        lang = getattr(text, "lang", None)
        return tuple(Phrase(part, lang) if lang else part for part in parts if part)

    def first_words(self, text: str) -> str:
        """The first sentence of a text, or as many of its words as a card has room for."""
        sentence = " ".join(_SENTENCE.split(text.strip(), maxsplit=1)[0].split())
        if len(sentence) > _LINE_LETTERS:
            sentence = sentence[:_LINE_LETTERS].rsplit(" ", 1)[0].rstrip(",;:–-") + "…"
        lang = getattr(text, "lang", None)
        return Phrase(sentence, lang) if lang else sentence

    def listed(self, items: Iterable[str]) -> str:
        """a, b và c."""
        return format_list(list(items), locale=self.language.code.replace("-", "_"))

    def count(self, key: str, number: int) -> str:
        """A number of things, in the plural form the language wants."""
        return self.words.count(key, number)

    # Places

    def commune(self, commune: Commune) -> str:
        return self.words(f"unit.{commune.kind}", name=commune.name)

    def province(self, province: Province) -> str:
        return self.words(f"unit.{province.kind}", name=province.name)

    def province_of(self, village: Village) -> Province:
        """The province of a published village, which always has one."""
        return self.catalogue.province(_placed(village).province_code)

    def communes(self, village: Village) -> str:
        return self.listed(map(self.commune, self.catalogue.communes_of(village)))

    def short_place(self, village: Village) -> str:
        """phường Kim Trà, Huế."""
        province = self.province_of(village)
        communes = self.communes(village)
        return f"{communes}, {province.name}" if communes else self.province(province)

    def full_place(self, village: Village) -> str:
        """Vân Cù, phường Kim Trà, thành phố Huế."""
        parts = (
            _placed(village).settlement,
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

    def foot(self, path: str, checked: str | None = None) -> c.Foot:
        return c.Foot(address=self.absolute(path), report=self.report(path), checked=checked)

    def crumbs(self, path: str, *further: tuple[str, str]) -> tuple[c.Link, ...]:
        """Home, then the pages above this one; each is a text and a path."""
        steps = ((self.words("nav.home"), addresses.HOME), *further)
        return tuple(c.Link(text=text, href=self.addresses.link(path, to)) for text, to in steps)

    # Pictures and badges

    def cover(self, path: str, record: Village | Product, *, alt: bool = True) -> c.Picture:
        """The record's first photo, or the motif drawn in its place."""
        kind = "villages" if isinstance(record, Village) else "products"
        if record.photos:
            photo = record.photos[0]
            address = addresses.photo(kind, record.id, photo.file)
            return self.photo(path, address, record, 0)
        craft = record.crafts[0] if isinstance(record, Village) else record.craft
        return c.Picture(
            src=self.addresses.asset(path, addresses.motif(kind, record.id)),
            width=COVER_WIDTH,
            height=COVER_HEIGHT,
            alt=self.words("record.motif_alt", craft=self.words(f"craft.{craft}")) if alt else "",
        )

    def photo(self, path: str, address: str, record: Village | Product, number: int) -> c.Picture:
        photo = record.photos[number]
        width, height = self.pictures[address]
        return c.Picture(
            src=self.addresses.asset(path, address),
            width=width,
            height=height,
            alt=str(photo.alt),
            drawn=False,
            caption=photo.caption,
            credit=self.words("photo.credit", credit=photo.credit, licence=photo.licence),
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

    def village_badges(self, village: Village) -> tuple[c.Badge, ...]:
        if tells_of_spirits(village):
            return ()
        found = [self.standing_badge(entry) for entry in village.recognition]
        found += [self.standing_badge(entry) for entry in village.heritage]
        return tuple(badge for badge in found if badge)

    def product_badges(self, product: Product) -> tuple[c.Badge, ...]:
        """A line of goods bears no badge: a certificate belongs to one maker's own item."""
        if product.form is Form.LINE:
            return ()
        found = map(self.certificate_badge, product.certificates)
        return tuple(badge for badge in found if badge)

    # Cards

    def village_card(self, path: str, village: Village) -> c.Card:
        told, _ = self.village(village)
        crafts = self.listed(self.words(f"craft.{craft}") for craft in village.crafts)
        place = self.short_place(village)
        former = " ".join(old.text for old in village.place.former) if village.place else ""
        return c.Card(
            kind="village",
            name=told.name,
            href=self.addresses.link(path, addresses.village(village.id)),
            picture=self.cover(path, village, alt=False),
            kicker=crafts,
            place=place,
            line=self.first_words(told.summary.text) if told.summary else None,
            badges=self.village_badges(village)[:2],
            words=searched(told.name, village.name, *village.also_known_as, place, crafts, former),
        )

    def product_card(self, path: str, product: Product) -> c.Card:
        told, _ = self.product(product)
        village = self.catalogue.village(product.village)
        village_name = self.village(village)[0].name
        category = self.words(f"category.{product.category}")
        craft = self.words(f"craft.{product.craft}")
        province = self.province_of(village).name
        return c.Card(
            kind="product",
            name=told.name,
            href=self.addresses.link(path, addresses.product(product.id)),
            picture=self.cover(path, product, alt=False),
            kicker=category,
            place=self.joined(village_name, province),
            line=self.first_words(told.summary.text) if told.summary else None,
            badges=self.product_badges(product)[:2],
            words=searched(
                told.name, product.name, *product.also_known_as, village_name, category, craft,
                self.full_place(village),
            ),
        )  # fmt: skip

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
        return c.Picture(
            src=self.addresses.asset(path, addresses.motif("craft", craft)),
            width=COVER_WIDTH,
            height=COVER_HEIGHT,
            alt="",
        )

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


def _placed(village: Village) -> Location:
    """Checking lets no village be published without a place."""
    if village.place is None:
        raise ValueError(f"{village.id} is published without a place")
    return village.place


def searched(*texts: str) -> str:
    """The words a filter box looks in, as people type them in a hurry."""
    return " ".join(dict.fromkeys(fold(" ".join(map(str, texts))).split()))
