"""The brand page of a village or a product: its looks, marks, papers, packaging and label."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from langnghe import addresses
from langnghe.catalogue import (
    Drawn,
    Outline,
    ProductOutline,
    VillageOutline,
    is_over,
    is_past,
    is_proved,
    label_gaps,
    may_bear_logo,
)
from langnghe.contrast import TEXT_RATIO, accent, contrast
from langnghe.pages import contexts as c
from langnghe.pages import parts, protection
from langnghe.pages.citing import Citations
from langnghe.pages.telling import Telling
from langnghe.phrases import Told
from langnghe.records import (
    Brand,
    BrandColour,
    Certificate,
    CertificateStatus,
    Logo,
    Mark,
    MarkStatus,
    MarkUse,
    Packaging,
    Product,
    Village,
)

_SHOWN_SIDE = 640  # pixels of a logo's longer side in the page; a style sheet makes it smaller
_NO_BRAND = Brand(src=())
_WHITE, _BLACK = "#ffffff", "#000000"


def has_brand_page(record: Outline) -> bool:
    """Whether there is a brand to tell of, and the law lets us."""
    return record.is_branded


def brand_style(telling: Telling, path: str, outline: Outline) -> str | None:
    """The style sheet of a record's own colours, if any of them may be text."""
    is_readable = any(accent(outline.colours, scheme) for scheme in ("light", "dark"))
    if not (outline.is_branded and is_readable):
        return None
    return telling.addresses.asset(path, addresses.brand_style(_kind(outline), outline.id))


def brand_of(
    telling: Telling,
    path: str,
    outline: Outline,
    record: Village | Product,
    how: Told,
    *,
    subject: c.Link,
    crumbs: tuple[c.Link, ...],
    badges: tuple[c.Badge, ...],
    warning: c.Notice | None = None,
) -> c.BrandPage:
    """The brand page of a village or a product, told in the page's language already."""
    cite = Citations(telling, record.sources)
    brand = record.brand or _NO_BRAND
    # In the order of the page: a source's number is that of its first mention.
    story = cite.told(brand.story) if brand.story else None
    logo = _logo(telling, path, outline, record, cite)
    rules_refs = cite.refs(brand.src) if brand.rules else ()
    marks = tuple(protection.mark(telling, sign, cite) for sign in record.marks)
    papers = tuple(protection.certificate(telling, one, cite) for one in record.certificates)
    packaging = tuple(_packing(telling, path, record, one, cite) for one in brand.packaging)
    label = _label(telling, record, cite) if isinstance(record, Product) else ()
    gaps = label_gaps(record) if isinstance(record, Product) else ()
    return c.BrandPage(
        crumbs=(*crumbs, subject),
        warning=warning,
        is_gated=warning is not None and isinstance(record, Product),
        notices=tuple(parts.notices(telling, path, how, record)),
        subject=subject,
        picture=telling.cover(path, record),
        badges=badges,
        overview=_overview(telling, outline, record),
        wordmark=telling.vietnamese(brand.wordmark) if brand.wordmark else None,
        logo=logo,
        logo_line=_logo_line(telling, record) if brand.logo and logo is None else None,
        swatches=tuple(_swatch(telling, colour) for colour in brand.colours),
        name_story=story,
        rules=brand.rules,
        rules_refs=rules_refs,
        marks=marks,
        borne=tuple(
            _borne(
                telling, path, telling.catalogue.village(use.village or outline.village), use, sign
            )
            for use, sign in _lent(telling, outline, record)
            if isinstance(outline, ProductOutline)
        ),
        certificates=papers,
        packaging=packaging,
        label=label,
        label_gaps=tuple(telling.words(f"label.{name}") for name in gaps),
        steps=None if any(map(is_proved, record.marks)) else registering(telling, path),
        style=brand_style(telling, path, outline),
        sources=cite.sources(),
        foot=telling.foot(path, parts.checked_line(telling, record.checked)),
    )


def registering(telling: Telling, path: str) -> str | None:
    """The page of prose on how a mark is registered, if the site has it."""
    return telling.prose_link(path, addresses.REGISTERING)


def _logo(
    telling: Telling, path: str, outline: Outline, record: Village | Product, cite: Citations
) -> c.Logo | None:
    """Only while the right to use it is shown; `outline` knows until when."""
    words, drawn = telling.words, telling.catalogue.logo_of(outline)
    logo = record.brand.logo if record.brand else None
    if drawn is None or logo is None:
        return None
    until = drawn.until
    bytes_ = words.number(max(1, round(telling.pack_size(outline) / 1000)))
    pack = addresses.logo_pack(_kind(outline), outline.id)
    return c.Logo(
        picture=_logo_picture(telling, path, outline, drawn, logo=logo),
        dark=_logo_picture(telling, path, outline, drawn, ink="dark"),
        light=_logo_picture(telling, path, outline, drawn, ink="light"),
        entries=tuple(_rights(telling, logo, record)),
        pack=c.Link(
            text=words("logo.download"),
            href=telling.addresses.asset(path, pack),
            note=words("logo.size", size=bytes_),
        ),
        contents=words("logo.drawing" if drawn.is_drawing else "logo.picture"),
        valid_until=str(until) if until and until.day else None,
        until=words("logo.until", date=words.date(until)) if until else None,
        refs=cite.refs(logo.src),
    )


def _logo_picture(
    telling: Telling,
    path: str,
    outline: Outline,
    drawn: Drawn,
    *,
    ink: str = "",
    logo: Logo | None = None,
) -> c.Picture:
    """`logo` gives the words of the first; the others only repeat it."""
    name = "-".join(part for part in ("logo", ink) if part)
    place = addresses.logo(_kind(outline), outline.id, f"{name}.{drawn.ending}")
    scale = min(1.0, _SHOWN_SIDE / max(drawn.width, drawn.height))
    return c.Picture(
        src=telling.addresses.asset(path, place),
        width=max(1, round(drawn.width * scale)),
        height=max(1, round(drawn.height * scale)),
        alt=str(logo.alt) if logo else "",
        lang=(getattr(logo.alt, "lang", None) or "") if logo else "",
        drawn=False,
    )


def _rights(telling: Telling, logo: Logo, record: Village | Product) -> Iterator[c.Entry]:
    words = telling.words
    sign = next((mark for mark in record.marks if mark.id == logo.mark), None)
    use = words("mark.may_use_yes", evidence=logo.may_use_evidence or "")
    yield from parts.plain_entry(telling, "mark.owner", telling.vietnamese(logo.owner))
    yield from parts.plain_entry(telling, "mark.may_use", use)
    if sign:
        named = words("logo.of_mark", kind=words(f"mark_kind.{sign.kind}"), name=sign.name)
        yield from parts.plain_entry(telling, "logo.mark", named)
    if logo.credit:
        yield from parts.plain_entry(telling, "logo.credit", telling.vietnamese(logo.credit))


def _logo_line(telling: Telling, record: Village | Product) -> str:
    return telling.words("logo.over" if may_bear_logo(record) else "logo.no_right")


def _swatch(telling: Telling, colour: BrandColour) -> c.Swatch:
    words = telling.words
    ratios = {text: contrast(colour.value, text) for text in (_WHITE, _BLACK)}
    better = max(ratios, key=lambda text: ratios[text])
    red, green, blue = bytes.fromhex(colour.value.removeprefix("#"))
    return c.Swatch(
        name=colour.name,
        value=colour.value,
        parts=f"RGB {red}, {green}, {blue}",
        on_it=better,
        contrast=words(
            "colour.as_text" if ratios[_WHITE] >= TEXT_RATIO else "colour.not_as_text",
            ratio=words.number(Decimal(f"{ratios[_WHITE]:.1f}")),
        ),
        use=colour.use,
    )


def _packing(
    telling: Telling, path: str, record: Village | Product, packed: Packaging, cite: Citations
) -> c.Packing:
    files = [photo.file for photo in record.photos]
    shown = files.index(packed.photo) if packed.photo in files else None
    return c.Packing(
        name=packed.name,
        entries=(
            *parts.plain_entry(telling, "packaging.materials", packed.materials),
            *parts.plain_entry(telling, "packaging.size", packed.size),
        ),
        note=telling.paragraphs(packed.note or ""),
        picture=telling.photo(path, record, shown) if shown is not None else None,
        refs=cite.refs(packed.src),
    )


def _lent(
    telling: Telling, outline: Outline, record: Village | Product
) -> Iterator[tuple[MarkUse, Mark]]:
    """The marks of villages that a product names, but none of a place that tells of spirits."""
    if not isinstance(outline, ProductOutline) or not isinstance(record, Product):
        return
    for use in record.village_marks:
        village = telling.catalogue.village(use.village or record.village)
        if not village.tells_of_spirits:
            yield from ((use, sign) for sign in telling.village(village)[0].marks
                        if sign.id == use.mark)  # fmt: skip


def _borne(
    telling: Telling, path: str, village: VillageOutline, use: MarkUse, sign: Mark
) -> c.Borne:
    """A village's mark, and its logo where this product may bear it too."""
    words, told = telling.words, telling.village(village)[0]
    may = use.may_use if use.may_use != "yes" or use.evidence else "unknown"
    logo = told.brand.logo if told.brand else None
    drawn = telling.catalogue.logo_of(village)
    is_shown = may == "yes" and logo is not None and logo.mark == use.mark and drawn is not None
    href = telling.addresses.link(path, addresses.village_brand(village.id))
    return c.Borne(
        anchor=f"borne-{sign.id}",
        mark=c.Link(
            text=telling.vietnamese(sign.name),
            href=f"{href}#mark-{sign.id}",
            note=words(f"mark_kind.{sign.kind}"),
        ),
        status=protection.mark_status(telling, sign),
        use=words(f"borne.{may}", evidence=use.evidence or ""),
        picture=_logo_picture(telling, path, village, drawn, logo=logo)
        if is_shown and drawn
        else None,
        valid_until=str(drawn.until) if is_shown and drawn and drawn.until else None,
    )


def _label(telling: Telling, product: Product, cite: Citations) -> tuple[c.Entry, ...]:
    food = product.food
    if food is None:
        return ()
    known = {"ingredients": food.ingredients, "shelf_life": food.shelf_life,
             "storage": food.storage}  # fmt: skip
    return (
        *parts.plain_entry(telling, "food.responsible_party", food.responsible_party),
        *parts.entries(telling, "food", known, cite),
    )


# At a glance


def _overview(telling: Telling, outline: Outline, record: Village | Product) -> c.Overview:
    """What is registered, what is only told of, what is over and what is lacking."""
    found: dict[str, list[c.Point]] = {"registered": [], "claimed": [], "over": []}
    for sign in record.marks:
        found[_state_of_mark(telling, sign)].append(_point_of_mark(telling, sign))
    for use, sign in _lent(telling, outline, record):
        if (state := _state_of_mark(telling, sign)) != "over":
            may = use.may_use == "yes" and bool(use.evidence)
            point = _point_of_mark(telling, sign, href=f"#borne-{sign.id}")
            found[state if may else "claimed"].append(point)
    for paper in record.certificates:
        found[_state_of_paper(telling, paper)].append(_point_of_paper(telling, paper))
    return c.Overview(
        registered=tuple(found["registered"]),
        claimed=tuple(found["claimed"]),
        over=tuple(found["over"]),
        lacking=tuple(c.Point(text=text) for text in _lacking(telling, record)),
    )


def _state_of_mark(telling: Telling, sign: Mark) -> str:
    if sign.status is MarkStatus.ENDED or is_over(sign.expires_on, telling.catalogue.today):
        return "over"
    return "registered" if is_proved(sign) else "claimed"


def _state_of_paper(telling: Telling, paper: Certificate) -> str:
    if paper.status is CertificateStatus.REVOKED or is_past(paper, telling.catalogue.today):
        return "over"
    return "registered" if paper.status is CertificateStatus.VALID else "claimed"


def _point_of_mark(telling: Telling, sign: Mark, *, href: str = "") -> c.Point:
    return c.Point(
        text=telling.vietnamese(sign.name),
        note=telling.words(f"mark_kind.{sign.kind}"),
        href=href or f"#mark-{sign.id}",
        valid_until=str(sign.expires_on) if sign.expires_on and sign.expires_on.day else None,
    )


def _point_of_paper(telling: Telling, paper: Certificate) -> c.Point:
    badge = telling.certificate_badge(paper)
    return c.Point(
        text=paper.title,
        note=telling.words(f"scheme.{paper.scheme}"),
        href=f"#certificate-{paper.id}",
        valid_until=badge.valid_until if badge else None,
    )


def _lacking(telling: Telling, record: Village | Product) -> Iterator[str]:
    """What is not registered, or not known yet: one sentence each."""
    brand, words = record.brand or _NO_BRAND, telling.words
    borne = record.village_marks if isinstance(record, Product) else ()
    unknown = any(sign.may_use is None and sign.status is not MarkStatus.ENDED
                  for sign in record.marks)  # fmt: skip
    asked: Iterable[tuple[str, bool]] = (
        ("brand.no_mark", not record.marks and not borne),
        ("brand.no_use", unknown),
        ("brand.no_certificate", not record.certificates),
        ("brand.no_logo", brand.logo is None),
        ("brand.no_colours", brand.logo is not None and not brand.colours),
        ("brand.no_rules", brand.logo is not None and not brand.rules),
        ("brand.no_packaging", isinstance(record, Product) and not brand.packaging),
    )
    return (words(key) for key, is_lacking in asked if is_lacking)


def _kind(outline: Outline) -> str:
    return "villages" if isinstance(outline, VillageOutline) else "products"
