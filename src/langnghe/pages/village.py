"""A village's pages: its own, its contacts, and its brand where there is one to show."""

from langnghe import addresses
from langnghe.catalogue import Catalogue, VillageOutline
from langnghe.pages import contacts, parts, protection
from langnghe.pages import contexts as c
from langnghe.pages.branding import brand_of, brand_style, has_brand_page
from langnghe.pages.citing import Citations
from langnghe.pages.placing import village_map
from langnghe.pages.telling import Telling
from langnghe.records import PartialDate, StandingStatus, Village

NEIGHBOURS = 3


def village_page(telling: Telling, village: VillageOutline) -> c.VillagePage:
    path = addresses.village(village.id)
    told, how = telling.village(village)
    cite = Citations(telling, told.sources)
    words, link = telling.words, telling.addresses.link
    # In the order of the page: a source's number is that of its first mention.
    summary = cite.told(told.summary) if told.summary else None
    place = parts.place(telling, path, village, told.place, cite)
    # The words of a decision may be told of spirits too; a badge would advertise them.
    bears = not village.tells_of_spirits
    standings = tuple(parts.standing(telling, e, cite, bears=bears) for e in told.recognition)
    heritage = tuple(parts.heritage(telling, e, cite, bears=bears) for e in told.heritage)
    story = tuple(map(cite.told, told.story))
    steps = parts.steps(telling, told, cite)
    facts = tuple(parts.fact(telling, stated, cite) for stated in told.facts)
    makers = tuple(contacts.maker(telling, path, village, who, cite) for who in told.makers)
    visit = _visit(telling, told, cite)
    is_branded = has_brand_page(village)
    craft = village.crafts[0]
    return c.VillagePage(
        crumbs=_crumbs(telling, path, village),
        warning=parts.warning(telling, village),
        notices=tuple(parts.notices(telling, path, how, told)),
        name=told.name,
        reading=how.reading,
        also_known_as=told.also_known_as,
        kind=words(f"village_kind.{village.kind}"),
        crafts=tuple(
            c.Link(text=words(f"craft.{craft}"), href=link(path, addresses.craft(craft)))
            for craft in village.crafts
        ),
        group=words(f"craft_group.{told.craft_group}") if told.craft_group else None,
        cover=telling.cover(path, told),
        send_photo=None if village.photos else telling.report(path),
        photos=telling.photos(path, told),
        summary=summary,
        place=place,
        map=village_map(telling, path, village, way=_way(told)),
        badges=telling.village_badges(village),
        standing_line=_standing_line(telling, village),
        standings=standings,
        heritage=heritage,
        story=story,
        steps=steps,
        facts=facts,
        products=tuple(
            telling.card(path, product) for product in telling.catalogue.products_of(village)
        ),
        makers=makers,
        visit=visit,
        contact=contacts.contact(
            telling,
            village,
            told.contact,
            cite,
            path=path,
            href=link(path, addresses.village_contact(village.id)),
        ),
        marks=tuple(protection.mark(telling, sign, cite) for sign in told.marks)
        if is_branded
        else (),
        certificates=tuple(
            protection.certificate(telling, paper, cite) for paper in told.certificates
        )
        if is_branded
        else (),
        brand=link(path, addresses.village_brand(village.id)) if is_branded else None,
        style=brand_style(telling, path, village),
        neighbours=tuple(
            telling.card(path, other) for other in neighbours_of(telling.catalogue, village)
        ),
        alike=tuple(telling.card(path, other) for other in alike_to(telling.catalogue, village)),
        craft_here=c.Link(
            text=words("place.title", craft=words(f"craft.{craft}"), province=place.province.text),
            href=link(path, addresses.craft_in_province(telling.province_of(village).code, craft)),
        ),
        sources=cite.sources(),
        foot=telling.foot(path, parts.checked_line(telling, told.checked), record=village),
    )


def contact_page(telling: Telling, village: VillageOutline) -> c.ContactPage:
    path = addresses.village_contact(village.id)
    told, how = telling.village(village)
    cite = Citations(telling, told.sources)
    way = told.visit.getting_there if told.visit else None
    place = parts.place(telling, path, village, told.place, cite)
    return c.ContactPage(
        crumbs=(*_crumbs(telling, path, village), _self_link(telling, path, told)),
        warning=parts.warning(telling, village),
        notices=tuple(parts.notices(telling, path, how, told)),
        village=_self_link(telling, path, told),
        picture=telling.cover(path, told),
        contact=contacts.contact(telling, village, told.contact, cite, path=path, href=None),
        makers=tuple(
            contacts.maker(telling, path, village, who, cite) for who in told.makers if who.contacts
        ),
        place=place,
        getting_there=cite.told(way) if way else None,
        sources=cite.sources(),
        foot=telling.foot(path, parts.checked_line(telling, told.checked)),
    )


def brand_page(telling: Telling, village: VillageOutline) -> c.BrandPage:
    path = addresses.village_brand(village.id)
    told, how = telling.village(village)
    subject = _self_link(telling, path, told)
    return brand_of(
        telling,
        path,
        village,
        told,
        how,
        subject=subject,
        crumbs=_crumbs(telling, path, village),
        badges=telling.village_badges(village),
        warning=parts.warning(telling, village),
    )


def _crumbs(telling: Telling, path: str, village: VillageOutline) -> tuple[c.Link, ...]:
    province = telling.province_of(village)
    return telling.crumbs(
        path,
        (telling.words("nav.villages"), addresses.VILLAGES),
        (telling.province(province), addresses.province(province.code)),
    )


def _self_link(telling: Telling, path: str, told: Village) -> c.Link:
    href = telling.addresses.link(path, addresses.village(told.id))
    crafts = telling.listed(telling.words(f"craft.{craft}") for craft in told.crafts)
    return c.Link(text=told.name, href=href, note=crafts)


def _standing_line(telling: Telling, village: VillageOutline) -> str | None:
    """In place of a badge: the last thing that is known of its standing, in words."""
    told = telling.village(village)[0].recognition
    if not told or telling.village_badges(village):
        return None
    last = max(told, key=lambda entry: entry.decided_on or PartialDate(0))
    status = "reported" if last.status is StandingStatus.IN_FORCE else last.status
    return telling.words(f"standing_line.{status}", title=last.title)


def _way(told: Village) -> str | None:
    """Where the page says how to get there, if the record does."""
    return "#visit" if told.visit and told.visit.getting_there else None


def _visit(telling: Telling, told: Village, cite: Citations) -> tuple[c.Entry, ...]:
    if told.visit is None:
        return ()
    known = {name: getattr(told.visit, name) for name in type(told.visit).model_fields}
    return parts.entries(telling, "visit", known, cite)


def neighbours_of(catalogue: Catalogue, village: VillageOutline) -> tuple[VillageOutline, ...]:
    """Places nearby; none that may not be advertised."""
    around = catalogue.around(village)[:NEIGHBOURS]
    return around if len(around) == NEIGHBOURS else catalogue.nearest(village, NEIGHBOURS)


def alike_to(catalogue: Catalogue, village: VillageOutline) -> tuple[VillageOutline, ...]:
    """Places of the same craft that are not its neighbours already."""
    near = neighbours_of(catalogue, village)
    return catalogue.same_craft(village, NEIGHBOURS, beside=near)
