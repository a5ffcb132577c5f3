"""The site introduces and does not sell: no cart, no payment, no bare price, no praise of drink."""

import re
from urllib.parse import urlsplit

from langnghe.catalogue import is_alcoholic, tells_of_spirits
from langnghe.checking.findings import Findings, finding
from langnghe.checking.links import links_in
from langnghe.checking.texts import Texts, check_phrase, phrase
from langnghe.checking.walking import Parts
from langnghe.loading import Path
from langnghe.records import Alcohol, Craft, Fact, Photo, Product, Village

# A page that takes orders or money is an e-commerce website, which must be notified or registered
# (NĐ 52/2013/NĐ-CP, NĐ 85/2021/NĐ-CP, Luật 122/2025/QH15). How a maker is paid may be told.
_ORDER = phrase(
    "E-SELL-01",
    r"\bgiỏ hàng\b|\b(mua|đặt hàng|đặt mua|chốt đơn) ngay\b|\bthêm vào giỏ\b"
    r"|\b(thanh toán|chuyển khoản) (tại đây|ngay|online|trực tuyến)\b|\bVietQR\b"
    r"|\bquét (mã|QR)( QR)? (này )?(để )?(thanh toán|chuyển khoản|trả tiền|mua|đặt)"
    r"|\b(add to cart|shopping cart|checkout now|(buy|order|pay) (now|online|here))\b"
    r"|\bscan (the |this )?(QR )?(code )?to (pay|buy|order)\b",
    "giỏ hàng|mua ngay|đặt hàng ngay|chốt đơn ngay|vào giỏ|thanh toán|chuyển khoản|vietqr|quét"
    "|to cart|shopping cart|checkout now|buy now|buy online|buy here|order now|order online"
    "|order here|pay now|pay online|pay here|scan",
)
_TILLS = re.compile(
    r"(^|\.)(vietqr\.(io|net|vn)|momo\.vn|zalopay\.vn|vnpay\.vn|payoo\.vn|paypal\.(com|me)"
    r"|stripe\.com|sepay\.vn|forms\.gle)$"
)
_ORDER_PATH = re.compile(
    r"/(cart|checkout|gio-?hang|thanh-?toan|dat-?hang|add-to-cart|order)(/|$|\.)|/forms/d/",
    re.IGNORECASE,
)

# Luật Giá 16/2023/QH15: a price is told with its unit; an old price told as today's misleads.
_PRICE = re.compile(
    r"(?<!đánh )(?<!trị )(?<!đấu )\bgiá\b(?! trị)[^.;\n]{0,40}?\d[\d.,]*\s*"
    r"(đồng|đ|₫|VNĐ|VND|nghìn|ngàn|triệu|USD)(?!\w)[^.;\n]{0,60}"
    r"|\bprice[sd]?\b[^.;\n]{0,40}?(VND|USD|\$|\d[\d.,]* (dong|đồng))[^.;\n]{0,60}",
    re.IGNORECASE,
)
_PER = re.compile(r"(/|\bmột |\bmỗi |\b1 |\bper |\ban? )\s*\w", re.IGNORECASE)
_DATED = re.compile(r"\b(19|20)\d{2}\b")

# Luật Phòng, chống tác hại của rượu, bia 44/2019/QH14, Điều 5 and 12: no price, no offer, no
# invitation to drink, no drinking scene, nobody under 18.
_OFFER = phrase(
    "E-ALC-04",
    r"(?<!đánh )(?<!trị )\bgiá (bán|cả|lẻ|sỉ|buôn|rẻ|chỉ|từ|khoảng|\d)"
    r"|\b(khuyến mãi|khuyến mại|giảm giá)\b|(?<!chính sách )\bưu đãi\b"
    r"|\d\s*(đồng|nghìn|ngàn|đ|₫|k)\s*(/|một |mỗi )\s*(lít|chai|can|bình|vò)\b"
    r"|\b(nâng|cạn) (ly|chén|cốc)\b|\b(uống|nếm) thử\b|\bmời (bạn|quý khách) (uống|thưởng thức)\b"
    r"|\b(price[sd]?|discount(s|ed)?|special offers?|on sale)\b"
    r"|\b(raise a glass|taste (the|our)|tastings?)\b",
    "giá|khuyến mãi|khuyến mại|ưu đãi|lít|chai|can|bình|vò|nâng ly|nâng chén|nâng cốc|cạn ly"
    "|cạn chén|cạn cốc|uống thử|nếm thử|mời bạn|mời quý|price|prices|priced|discount|discounts"
    "|discounted|special offer|special offers|on sale|a glass|taste the|taste our|tasting|tastings",
)
_DRINKING = re.compile(
    r"(?<!không )\b(uống|mời|say) rượu\b|\b(nâng|cạn) (ly|chén|cốc)\b|\btrẻ (em|nhỏ)\b|\bem bé\b"
    r"|\bdrinking\b|\bchild(ren)?\b",
    re.IGNORECASE,
)


def check_selling(record: Village | Product, parts: Parts, texts: Texts) -> Findings:
    yield from check_phrase(_ORDER, texts)
    for path, link in links_in(record, parts, with_sources=False):
        if _takes_orders(link):
            yield finding(path, "E-SELL-01", text=link)
    if isinstance(record, Product):
        yield from _price(record)
    if _is_drink(record):
        yield from _drink(record, texts)
    else:
        yield from _bare_prices(parts, texts)


def check_translated_selling(record: Village | Product, texts: Texts) -> Findings:
    """What is found in a translation; its prices are those of the record."""
    yield from check_phrase(_ORDER, texts)
    if _is_drink(record):
        yield from check_phrase(_OFFER, texts)


def _takes_orders(link: str) -> bool:
    parts = urlsplit(link)
    return bool(_TILLS.search(parts.hostname or "") or _ORDER_PATH.search(parts.path))


def _is_drink(record: Village | Product) -> bool:
    """Whether a record tells of alcohol of any strength."""
    if isinstance(record, Product):
        return is_alcoholic(record)
    is_told = Craft.SPIRITS in record.crafts or record.alcohol is Alcohol.UNDER_15
    return is_told or tells_of_spirits(record)


def _price(product: Product) -> Findings:
    price = product.trade.price if product.trade else None
    if price and is_alcoholic(product):
        yield finding(("trade", "price"), "E-ALC-04", text="price")
    elif price and not (price.unit and price.as_of):
        yield finding(("trade", "price"), "W-PRICE-01")


def _bare_prices(parts: Parts, texts: Texts) -> Findings:
    if "giá" not in texts.small and "price" not in texts.small:
        return
    dated = {path for path, part in parts if isinstance(part, Fact) and part.as_of}
    for (path, text), small in zip(texts.entries, texts.each_small, strict=True):
        if "giá" not in small and "price" not in small:
            continue
        for found in _PRICE.finditer(text):
            has_date = _DATED.search(text) or _inside(path, dated)
            if not (has_date and _PER.search(found.group())):
                yield finding(path, "W-PRICE-01")
                break


def _inside(path: Path, parts: set[Path]) -> bool:
    return any(path[: len(part)] == part for part in parts)


def _drink(record: Village | Product, texts: Texts) -> Findings:
    yield from check_phrase(_OFFER, texts)
    for number, photo in enumerate(record.photos):
        if found := _DRINKING.search(_words_of(photo)):
            yield finding(("photos", number, "alt"), "E-ALC-04", text=found.group())


def _words_of(photo: Photo) -> str:
    return f"{photo.alt} {photo.caption or ''}"
