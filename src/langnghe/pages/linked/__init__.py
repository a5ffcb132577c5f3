"""A draft → what machines read of it: linked data in the vocabulary of schema.org.

Each page says what kind of page it is, where it hangs in the site, and what it tells of. Things
are known by addresses that are the same in every language (`Addresses.known_as`). Nothing is said
that the page does not say, nothing of drinks, and no person's telephone.
"""

from collections.abc import Iterator
from itertools import chain

from langnghe import addresses
from langnghe.catalogue import Outline, ProductOutline, VillageOutline, is_named_in
from langnghe.pages import contexts as c
from langnghe.pages.drafts import Draft
from langnghe.pages.linked.dataset import dataset
from langnghe.pages.linked.goods import goods, named
from langnghe.pages.linked.nodes import Node, node, same, text, written
from langnghe.pages.linked.places import known, office, place, province
from langnghe.pages.telling import Telling
from langnghe.records import FIRST_LANGUAGE

__all__ = ["linked_data"]

_KINDS = {
    c.ListPage: "CollectionPage",
    c.CraftsPage: "CollectionPage",
    c.ProvincesPage: "CollectionPage",
    c.ContactsPage: "CollectionPage",
    c.BrandsPage: "CollectionPage",
    c.VisitsPage: "CollectionPage",
    c.MissingPage: "CollectionPage",
    c.SearchPage: "SearchResultsPage",
    c.ContactPage: "ContactPage",
    c.ProductPage: "ItemPage",
}


def linked_data(telling: Telling, draft: Draft) -> str:
    """JSON in which no tag can stand."""
    main, listed = _main(telling, draft), _list(telling, draft)
    things = [*main, _page(telling, draft, main or listed)]
    if isinstance(draft.context, c.HomePage):
        things.insert(0, _site(telling))
    return written([*things, *listed, *_crumbs(telling, draft)])


def _main(telling: Telling, draft: Draft) -> list[Node]:
    """What the page is there for, with all there is to say of it, and what belongs to that."""
    match draft.context, draft.record:
        # Of a drink machines would tell without the gate that the page waits behind.
        case c.ProductPage() as page, ProductOutline(is_alcoholic=False) as product:
            return [goods(telling, product, page, draft.description)]
        case c.VillagePage() as page, VillageOutline(tells_of_spirits=False) as village:
            return list(place(telling, village, page, draft.description))
        case c.ContactPage() as page, VillageOutline(tells_of_spirits=False) as village:
            return [office(telling, village, page)]
        case c.DataPage(), _:
            return [dataset(telling)]
    return []


def _about(telling: Telling, draft: Draft) -> Node | None:
    """What else a page tells of, by its name alone."""
    match draft.context, draft.record:
        case c.BrandPage(), ProductOutline(is_alcoholic=False) as product:
            return named(telling, product)
        case c.BrandPage(), VillageOutline(tells_of_spirits=False) as village:
            return known(telling, village)
        case c.ListPage(kind="province" | "place") as page, _:
            return province(telling, page.area)
    return None


def _page(telling: Telling, draft: Draft, main: list[Node]) -> Node:
    url = telling.absolute(draft.path)
    record = draft.record
    has_crumbs = bool(getattr(draft.context, "crumbs", ()))
    return node(
        _KINDS.get(type(draft.context), "WebPage"),
        url,
        name=text(draft.title),
        inLanguage=_languages(telling, record),
        isPartOf=node("WebSite", _site_id(telling), name=telling.language.site_name),
        breadcrumb=same(f"{url}#crumbs") if has_crumbs else None,
        mainEntity=same(str(main[0]["@id"])) if main else None,
        about=_about(telling, draft),
        isFamilyFriendly=False
        if isinstance(record, ProductOutline) and record.is_alcoholic
        else None,
    )


def _languages(telling: Telling, record: Outline | None) -> str | list[str]:
    """A record that is not translated is told in Vietnamese, with the page's words around it."""
    code = telling.language.code
    if record is None or is_named_in(code, record):
        return code
    return [code, FIRST_LANGUAGE]


def _site_id(telling: Telling) -> str:
    return f"{telling.absolute(addresses.HOME)}#website"


def _site(telling: Telling) -> Node:
    """Who answers for the site is a sentence, and may be a person's or an office's."""
    language = telling.language
    found = f"{telling.absolute(addresses.SEARCH)}?q={{search_term_string}}"
    return node(
        "WebSite",
        _site_id(telling),
        name=language.site_name,
        description=text(language.tagline),
        url=telling.absolute(addresses.HOME),
        inLanguage=language.code,
        creditText=text(language.owner),
        potentialAction=node(
            "SearchAction",
            target=node("EntryPoint", urlTemplate=found),
            **{"query-input": "required name=search_term_string"},
        ),
    )


def _crumbs(telling: Telling, draft: Draft) -> Iterator[Node]:
    links: tuple[c.Link, ...] = getattr(draft.context, "crumbs", ())
    if not links:
        return
    url = telling.absolute(draft.path)
    steps = [(text(one.text), telling.addresses.resolved(draft.path, one.href)) for one in links]
    yield node(
        "BreadcrumbList",
        f"{url}#crumbs",
        itemListElement=[
            node("ListItem", position=number, name=name, item=node("WebPage", to))
            for number, (name, to) in enumerate([*steps, (text(draft.title), url)], 1)
        ],
    )


def _list(telling: Telling, draft: Draft) -> list[Node]:
    """What the page lists, if anything, in its order."""
    shown = dict.fromkeys(_listed(draft.context))
    if not shown:
        return []
    made = node(
        "ItemList",
        f"{telling.absolute(draft.path)}#list",
        name=text(draft.title),
        itemListElement=[
            node(
                "ListItem",
                position=number,
                name=text(name, 120),
                url=telling.addresses.resolved(draft.path, href),
            )
            for number, (name, href) in enumerate(shown, 1)
        ],
    )
    return [made]


def _listed(page: object) -> Iterator[tuple[str, str]]:
    """The names of a list's records, and where they lead."""
    match page:
        case c.ListPage():
            yield from ((one.name, one.href) for group in page.groups for one in group.cards)
        case c.CraftsPage():
            yield from ((one.name, one.href) for one in page.crafts)
        case c.ProvincesPage():
            yield from ((one.name, one.href) for one in page.provinces)
        case c.ContactsPage():
            rows = chain.from_iterable(group.rows for group in page.groups)
            yield from ((row.village.text, row.contact) for row in rows)
