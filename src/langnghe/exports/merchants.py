"""Goods with a real, dated price → the lists that marketplaces read.

Google Merchant reads RSS 2.0 with its own namespace (support.google.com/merchants/answer/7052112),
Facebook and Instagram a CSV (developers.facebook.com/docs/commerce-platform/catalog/fields).
A list is there, and well-formed, also while nothing has a price: whoever fetches it at night must
not find an address gone, and takes its goods down when they are no more in it.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from xml.sax.saxutils import escape

from langnghe import addresses
from langnghe.catalogue import Outline, ProductOutline, is_old
from langnghe.columns import FEEDS
from langnghe.exports.plain import bare, inert
from langnghe.exports.rows import makers_of
from langnghe.exports.speaking import Speaker
from langnghe.records import Category, Form, People, Product
from langnghe.renditions import Format, Shape, renditions

OFFERS = "offers"
_TITLE, _ABOUT = 150, 5000  # letters that Google bears
_GOOGLE = "http://base.google.com/ns/1.0"
_SHOWN = {People.NONE, People.CROWD}


class Offer(NamedTuple):
    """Goods with a price, in one language."""

    id: str
    title: str
    about: str
    page: str
    image: str
    price: str  # "25000 VND"
    brand: str
    gtin: str
    number: str  # the maker's own; "" where there is none
    kind: str  # "Food > Noodles"


def offers_of(speaker: Speaker, record: Outline) -> Iterator[Offer]:
    """The record's offer, if it is one: an item, with a price not older than a year, and a photo.

    Both marketplaces refuse drawings and drinks, and a price that nobody has asked for since.
    """
    if not isinstance(record, ProductOutline) or record.is_alcoholic or record.form is Form.LINE:
        return
    if record.category in {Category.TOURISM, Category.ALCOHOL} or not record.photos:
        return
    product, _ = speaker.product(record)
    price = product.trade.price if product.trade else None
    if not (price and price.unit and price.as_of) or record.photos[0].people not in _SHOWN:
        return
    if is_old(price.as_of, speaker.catalogue.today):
        return
    words = speaker.words
    kinds = (words(f"category.{product.category}"), words(f"craft.{product.craft}"))
    makers = makers_of(speaker, record)
    home = speaker.catalogue.village(product.village)
    about = product.summary.text if product.summary else product.name
    yield Offer(
        id=product.id,
        title=bare(f"{product.name}, {price.unit}")[:_TITLE],
        about=bare(about)[:_ABOUT],
        page=speaker.addresses.absolute(addresses.product(product.id)),
        image=speaker.addresses.whole(_image(record)),
        price=f"{price.amount.normalize():f} VND",
        brand=bare(makers[0] if len(makers) == 1 else speaker.name(home)),
        gtin=_gtin(product),
        number=bare(product.ref_code or ""),
        kind=" > ".join(map(bare, kinds)),
    )


def _image(product: ProductOutline) -> str:
    """The address of the whole first photo."""
    place = addresses.photo("products", product.id, product.photos[0].file)
    size = product.pictures[0].width, product.pictures[0].height
    whole = next(one for one in renditions(size, leads=True)
                 if one.shape is Shape.WHOLE and one.format is Format.JPEG)  # fmt: skip
    return f"{place}/{whole.name}"


def _gtin(product: Product) -> str:
    """The one pack's; of several, none tells which of them the price is for."""
    found = [pack.gtin for pack in product.packs if pack.gtin]
    return found[0] if len(found) == 1 else ""


def google(title: str, home: str, about: str, offers: Iterable[Offer]) -> str:
    """RSS 2.0. Google wants to know whether goods are in stock as well, which no record tells.

    Whoever sells them says so by a rule of their account.
    """
    head = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:g="{_GOOGLE}">\n'
        f"<channel>\n<title>{escape(bare(title))}</title>\n<link>{escape(home)}</link>\n"
        f"<description>{escape(bare(about))}</description>\n"
    )
    items = "".join(f"<item>{_google_item(one)}</item>\n" for one in offers)
    return f"{head}{items}</channel>\n</rss>\n"


def _google_item(offer: Offer) -> str:
    known = {
        "id": offer.id, "title": offer.title, "description": offer.about, "link": offer.page,
        "image_link": offer.image, "price": offer.price,
        "condition": "new", "brand": offer.brand, "gtin": offer.gtin, "mpn": offer.number,
        "product_type": offer.kind,
        "identifier_exists": "" if offer.gtin or offer.number else "no",
    }  # fmt: skip
    told = ((name, escape(bare(text))) for name, text in known.items() if text)
    return "".join(f"<g:{name}>{text}</g:{name}>" for name, text in told)


def facebook(offers: Iterable[Offer]) -> str:
    """CSV; whether goods can be had is left for the seller to fill in, as for Google."""
    names = ("id", "title", "description", "availability", "condition", "price", "link",
             "image_link", "brand", "gtin", "mpn", "product_type")  # fmt: skip
    out = io.StringIO()
    pen = csv.writer(out, lineterminator="\r\n")
    pen.writerow(names)
    for one in offers:
        cells = (one.id, one.title, one.about, "", "new", one.price, one.page,
                 one.image, one.brand, one.gtin, one.number, one.kind)  # fmt: skip
        pen.writerow(map(inert, cells))
    return out.getvalue()


GOOGLE, FACEBOOK = FEEDS
