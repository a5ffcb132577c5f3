"""The page at the address of a record that was taken down: a printed code must not lead nowhere."""

from langnghe import addresses
from langnghe.catalogue import Gone
from langnghe.pages import contexts as c
from langnghe.pages.telling import Telling

_INSTEAD = (
    ("villages", addresses.VILLAGES),
    ("products", addresses.PRODUCTS),
    ("crafts", addresses.CRAFTS),
    ("provinces", addresses.PROVINCES),
    ("contacts", addresses.CONTACTS),
)


def gone_page(telling: Telling, path: str, gone: Gone) -> c.GonePage:
    """It does not name the record, which may have been withdrawn for the sake of somebody."""
    words = telling.words
    return c.GonePage(
        crumbs=telling.crumbs(path),
        title=words("gone.heading"),
        lead=words("gone.lead_on", date=words.date(gone.on)) if gone.on else words("gone.lead"),
        links=tuple(
            c.Link(text=words(f"nav.{name}"), href=telling.addresses.link(path, target))
            for name, target in _INSTEAD
        ),
        foot=telling.foot(path),
    )


def gone_paths(gone: Gone) -> tuple[str, ...]:
    """The paths at which the record may still be looked for."""
    if gone.kind == "villages":
        return addresses.village(gone.id), addresses.village_contact(gone.id)
    return (addresses.product(gone.id),)
