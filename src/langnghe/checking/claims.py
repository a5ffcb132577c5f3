"""Claims that the law allows to nobody, or only with proof, in every language of a record.

An attribution ("according to the newspaper …") does not make a claim allowed: the page repeats it.
"""

from collections.abc import Iterable

from langnghe.checking.findings import Findings, finding
from langnghe.checking.texts import Phrase, Texts, check_phrase, phrase
from langnghe.records import (
    Category,
    CertificateStatus,
    Craft,
    Product,
    Scheme,
    Translation,
    Village,
)

_FOODS = {Category.FOOD, Category.DRINK, Category.HERBAL, Category.ALCOHOL}
_FOOD_CRAFTS = {
    Craft.NOODLES,
    Craft.RICE_PAPER,
    Craft.CANDY,
    Craft.FRUIT,
    Craft.SPIRITS,
    Craft.SALT,
}

# Ordinary food cures nothing (NĐ 342/2025/NĐ-CP; Luật Quảng cáo, Điều 8).
# Not: pests and diseases of plants; "ho" and the like only after "trị".
_HEALTH = phrase(
    "E-CLAIM-01",
    r"(?<!sửa )\bchữa (bệnh|khỏi|trị|được|lành)|\bđiều trị\b|\b(đặc )?trị (bệnh|mụn|ho|mất ngủ)\b"
    r"|(?<!cây )\b(phòng|ngừa|chống)( chống| ngừa)? (bệnh|ung thư)\b(?! (cho )?(cây|lúa|vật))"
    r"|\bgiảm (cân|mỡ|cholesterol|huyết áp|đường huyết)\b"
    r"|\b(hạ|ổn định|cân bằng) (đường huyết|huyết áp|mỡ máu|cholesterol)\b"
    r"|\bung thư\b|\btiểu đường\b|\bthần dược\b|\btráng dương\b|\bkéo dài tuổi thọ\b"
    r"|\btốt cho (sức kh(ỏe|oẻ)|tim|gan|thận|dạ dày|xương|mắt|tiêu h(óa|oá)|người (bệnh|ốm))"
    r"|\b(mát|bổ) (gan|thận|máu|não|phổi)\b|\b(thanh nhiệt|giải độc|chống lão h(óa|oá))\b"
    r"|\btăng (cường )?(sức đề kháng|sinh lực|sinh lý|miễn dịch)\b"
    r"|\bcures?\b(?! (in|for|at|under|over|on|slowly|overnight)\b)|\bheals?\b|\bcancer\b"
    r"|\btreats? (disease|illness|diabetes)|\blowers? (your )?(blood|cholesterol)|\bdiabet(es|ic)"
    r"|\bweight[- ]loss\b|\blose weight\b|\bboosts? (the |your )?immun|\bdetox|\banti-?age?ing\b"
    r"|\b(good|great|beneficial) for (your |the )?(health|heart|liver|digestion|kidneys)\b"
    r"|\bguéri[rt]\b|\bsoigne (les?|la)\b|\bperte de poids\b|\bbon pour la santé\b"
    r"|治疗|治愈|防癌|抗癌|减肥|降血糖|降血压|治療|がん予防|健康に良い|치료|항암|건강에 좋",
    "chữa|trị|bệnh|ung thư|giảm|huyết|mỡ|cholesterol|tiểu đường|thần dược|tráng dương|tuổi thọ"
    "|tốt cho|mát|bổ|thanh nhiệt|giải độc|chống lão|đề kháng|sinh lực|sinh lý|miễn dịch"
    "|cure|cures|heal|heals|cancer|treat|treats|lower|lowers|diabet*|weight|boost|boosts|detox*"
    "|aging|ageing|antiaging|antiageing|good for|great for|beneficial for|guérir|guérit|soigne"
    "|poids|santé|治|癌|减肥|降血|がん|健康|치료|항암|건강",
)

# "Nhất", "duy nhất", "số một" and the like need proof (Luật Quảng cáo, Điều 8, khoản 11).
# "Nhất" alone is too common a word (thống nhất, nhất là, ít nhất, giải nhất): it counts after a
# praise, or where the field is named. What is best in its own season is no rank among goods.
_NOT_BY_SEASON = r"(?! (vào|khi|lúc|trong|từ tháng|là|để|nên|nếu)\b)"
_FIELD = (
    r"(cả |toàn |trong |của |ở |tại |về )*"
    r"(nước|quốc|tỉnh|vùng|miền|xứ|huyện|thế giới|khu vực|thị trường|Việt Nam|Đông Nam Á|châu Á)\b"
)
_NHAT = phrase(
    "E-CLAIM-02",
    r"\b(ngon|tốt|đẹp|nổi tiếng|nổi danh|chất lượng|uy tín|tinh xảo|sắc sảo|độc đáo|an toàn"
    rf"|hoàn hảo|quý hiếm|bán chạy|được ưa chuộng) nhất\b({_NOT_BY_SEASON}|(?= {_FIELD}))"
    rf"|\b(?!(thống|đồng|hợp|ít|thứ|hạng|giải|gần|thấp)\b)\w+ nhất {_FIELD}"
    r"|\b(bậc|độc) nhất\b|\bcó một không hai\b|\bkhông (đâu|nơi nào) sánh\b",
    "nhất|có một không hai|sánh",
)
_DUY_NHAT = phrase(
    "E-CLAIM-02",
    r"(?<!lần )(?<!ngày )(?<!cách )(?<!đường )(?<!lối )(?<!vào )(?<!khâu )(?<!bước )(?<!liệu )"
    r"(?<!phần )\bduy nhất\b(?! (một|hai|ba|[123]) (lần|ngày|buổi|vụ|khâu|bước|loại|mẻ|thứ)\b)",
    "duy nhất",
)
_FIRST = phrase(
    "E-CLAIM-02",
    r"(?<!con )\bsố một\b(?! (trăm|nghìn|ngàn|triệu|tỷ|phần|ít|vài|nửa)\b)"
    r"|\b(thương hiệu|đặc sản|chất lượng|vị trí) số 1\b(?![/.,]?\d)"
    rf"|(?<!tổ )(?<!thôn )(?<!xóm )(?<!nhà )\bsố 1 {_FIELD}|\bđứng đầu {_FIELD}"
    # Not "mặt hàng đầu tiên", the first goods, nor "hàng đầu năm", goods of a year's start.
    r"|(?<!mặt )\bhàng đầu\b(?! (tiên|năm|vụ|tháng|mùa|xuân|làng|ngõ|phố)\b)",
    "số một|số 1|đứng đầu|hàng đầu",
)
_ENGLISH = phrase(
    "E-CLAIM-02",
    r"\b(?<!at )(the|our|world's|vietnam's) (very )?best\b"
    r"(?! (time|season|month|way|day)s?\b| in (spring|summer|autumn|winter)\b)"
    r"|\bfinest\b(?! (sieve|mesh|cloth|thread|fibre|strip|powder|grain)s?\b)"
    r"|(?<!decision )(?<!certificate )(?<!form )(?<!lot )\bno\. ?1\b(?![\d/]|,? \w+ (st|road))"
    r"|\bnumber one\b|\bworld[- ]class\b|\bleading (brand|maker|producer|supplier)s?\b"
    r"|\bmost (famous|beautiful|delicious|prestigious|popular|exquisite|trusted)\b"
    r"|\b(largest|oldest|biggest|only)( \w+){0,2} in (vietnam|asia)\b"
    r"|\b(largest|oldest|biggest|only)( \w+){0,2} in the (country|world|province|region)\b"
    r"|\bunrivall?ed\b|\bunmatched\b|\bsecond to none\b|\btastiest\b",
    "best|finest|no. 1|no.1|number one|world class|world-class|leading|most famous"
    "|most beautiful|most delicious|most prestigious|most popular|most exquisite|most trusted"
    "|largest|oldest|biggest|only|unrivaled|unrivalled|unmatched|second to none|tastiest",
)
_ELSEWHERE = phrase(
    "E-CLAIM-02",
    r"\b(le|la|les) meilleure?s?\b|\bnuméro un\b|最好|最佳|第一品牌|全国第一|世界第一|日本一"
    r"|最高級|最高品質|최고|제일",
    "meilleur|meilleure|meilleurs|meilleures|numéro un|最|第一|日本一|최고|제일",
)
_SUPERLATIVES = (_NHAT, _DUY_NHAT, _FIRST, _ENGLISH, _ELSEWHERE)

# Said of goods these need a test report or a certificate (Luật Quảng cáo, Điều 8, khoản 9;
# NĐ 109/2018/NĐ-CP on organic farming). Manure and organic matter are no claim.
_ORGANIC = phrase(
    "W-CLAIM-03",
    r"(?<!phân )(?<!bón )(?<!chất )(?<!rác )\bhữu cơ\b|\bbiologiques?\b|有机|有機|오가닉|유기농"
    r"|\borganic(ally)?\b(?! (matter|fertili[sz]er|waste|compost|manure|material|acid)s?\b)",
    "hữu cơ|biologique|biologiques|organic|organically|有|오가닉|유기농",
)
_PURE = phrase(
    "W-CLAIM-03",
    r"\b100 ?% (từ )?(tự nhiên|thiên nhiên|nguyên chất|sạch)\b"
    r"|\b(hoàn toàn|thuần) (từ )?(tự|thiên) nhiên\b"
    r"|\b(nói )?không (với |có |dùng |sử dụng |chứa |thêm |pha |cho )?((bất kỳ|bất cứ) )?(loại )?"
    r"((chất|h(óa|oá) chất|thuốc) bảo quản|(chất )?phụ gia|phẩm màu|hàn the|h(óa|oá) chất)\b"
    r"|\b100 ?% natural\b|\ball[- ]natural\b|\b(preservative|additive|chemical)[- ]free\b"
    r"|\b(no|without|free (of|from))( \w+)? (preservative|additive)s?\b|\bsans conservateurs?\b"
    r"|纯天然|无防腐剂|无添加|無添加|무첨가|무방부제",
    "100|hoàn toàn & nhiên|thuần & nhiên|bảo quản|phụ gia|phẩm màu|hàn the|hóa chất|hoá chất"
    "|all natural|all-natural|preservative|preservatives|additive|additives|chemical"
    "|conservateur|conservateurs|天然|防腐|添加|첨가|방부",
)

# The FDA registers food facilities; it approves no food (21 CFR 1, subpart H).
_FDA = phrase(
    "E-CERT-04",
    r"\bFDA[- ]approved\b|\bđược FDA (chứng nhận|công nhận|phê duyệt|cấp phép)\b"
    r"|\bchứng nhận (của )?FDA\b|\b(approved|certified) by (the )?(US )?FDA\b",
    "fda",
)


def check_claims(record: Village | Product, texts: Texts) -> Findings:
    """Health, superlatives and purity in any text; a claim with its proof may stand."""
    yield from _scan(record, texts, _proved(record).values())


def check_translated_claims(
    record: Village | Product, translation: Translation, texts: Texts
) -> Findings:
    """The same in a translation, where a claim's translation stands on the claim's own proof."""
    said = translation.texts
    yield from _scan(record, texts, [said[key] for key in _proved(record) if key in said])


def _scan(record: Village | Product, texts: Texts, proved: Iterable[str]) -> Findings:
    allowed = tuple(text.lower() for text in proved)
    if _is_food(record):
        yield from check_phrase(_HEALTH, texts)
    yield from check_phrase(_FDA, texts)
    for claim in _SUPERLATIVES:
        yield from _unproved(claim, texts, allowed, "word")
    yield from _unproved(_PURE, texts, allowed, "text")
    if not _has_organic_paper(record):
        yield from _unproved(_ORGANIC, texts, allowed, "text")


def _unproved(claim: Phrase, texts: Texts, allowed: tuple[str, ...], field: str) -> Findings:
    for path, words in claim.found_in(texts):
        if not any(words.lower() in text for text in allowed):
            yield finding(path, claim.code, **{field: words})


def _proved(record: Village | Product) -> dict[str, str]:
    """The claims that have a proof, by their path in a translation."""
    claims = record.claims if isinstance(record, Product) else ()
    return {f"claims.{n}": claim.text for n, claim in enumerate(claims, 1) if claim.proof}


def _is_food(record: Village | Product) -> bool:
    if isinstance(record, Product):
        return record.category in _FOODS
    return not _FOOD_CRAFTS.isdisjoint(record.crafts)


def _has_organic_paper(record: Village | Product) -> bool:
    return any(
        paper.scheme is Scheme.ORGANIC and paper.status is CertificateStatus.VALID
        for paper in record.certificates
    )
