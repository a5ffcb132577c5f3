"""Everything the site consists of: the catalogue, through the rooms, → jobs.

Here alone the rooms meet; each is handed what it needs of the others.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import version
from importlib.resources import as_file, files
from pathlib import Path

from langnghe.artefacts import Job, digest, joined
from langnghe.brands import BrandRoom, brand_jobs
from langnghe.cards import CardJob, card_jobs
from langnghe.catalogue import NOBODY, Agreed, Catalogue
from langnghe.covers import cover_jobs
from langnghe.exports import (
    Data,
    DataRoom,
    data_of,
    feed_jobs,
    manifest_jobs,
    record_jobs,
    sitemap_jobs,
)
from langnghe.frames import (
    Rendered,
    prose_of,
    read_prose,
    told_prose,
)
from langnghe.maps import MapRoom, map_jobs, places_job
from langnghe.pages import (
    Room,
    Telling,
    browser_knows,
    filters_know,
    listed,
    page_jobs,
    signs,
)
from langnghe.photos import open_photo, photo_jobs, pictures_of
from langnghe.progress import Watch
from langnghe.search import Index, Searched, SitePage, index_of
from langnghe.settings import Settings
from langnghe.signposts import SignRoom, signpost_jobs
from langnghe.store import Memory
from langnghe.words import Words, read_words


def room_of(
    root: Path,
    settings: Settings,
    catalogue: Catalogue,
    words: dict[str, Words],
    agreed: Agreed = NOBODY,
) -> Room:
    """All that pages are made from."""
    brands = BrandRoom(root, settings, catalogue, words)
    return Room(
        settings,
        catalogue,
        words,
        pictures_of(catalogue),
        frozenset(prose_of(root, settings)),
        root / settings.content / "templates",
        lambda outline: len(brands.pack(outline)),
        agreed,
    )


def jobs_of(root: Path, room: Room, rendered: Rendered, cards: Iterable[CardJob]) -> Iterator[Job]:
    """Everything the site consists of."""
    edition = _edition(room, rendered)
    promised: list[str] = []
    own = record_jobs(_data_room(room))
    for job in (
        # First what takes longest, so that no core waits for another's last job.
        *map_jobs(_map_room(room)),
        *(
            joined(job, own[job.name]) if job.name in own else job
            for job in page_jobs(room, edition)
        ),
        *cover_jobs(room.catalogue, program()),
        *photo_jobs(root, room.catalogue),
        *brand_jobs(BrandRoom(root, room.settings, room.catalogue, room.words), edition),
        *card_jobs(cards, root, open_photo(root, room.catalogue), program()),
        *signpost_jobs(_sign_room(room)),
    ):
        promised += job.addresses
        yield job
    yield from _export_jobs(root, room, rendered)
    yield Job(
        name="engine",
        # Its prose may lead to any page, and must be looked at again when one comes or goes.
        made_from=digest(edition, *promised),
        addresses=tuple(artefact.address for artefact in rendered.files),
        make=lambda: rendered.files,
    )


def index_of_site(
    root: Path,
    room: Room,
    rendered: Rendered,
    texts: Mapping[str, bytes],
    *,
    memory: Memory,
    watch: Watch,
) -> Index:
    """The search index; what is kept of it lies beside what is kept of the records."""
    edition = digest(_edition(room, rendered), repr(room.roots)).hex()
    languages = {language.code: room.telling(language) for language in room.settings.languages}
    searched = Searched(
        catalogue=room.catalogue,
        speakers=languages,
        pages={code: _site_pages(root, room, telling) for code, telling in languages.items()},
        told={code: browser_knows(telling) for code, telling in languages.items()},
        browsed={code: filters_know(telling) for code, telling in languages.items()},
        edition=edition,
    )
    known = memory.open(root / ".cache" / "search.db", edition)
    postings = memory.open(root / ".cache" / "postings.db", edition)
    return index_of(searched, texts, known, postings, watch)


def data_of_site(
    root: Path, room: Room, texts: Mapping[str, bytes], *, memory: Memory, watch: Watch
) -> Data:
    """The data for others; its rows are kept beside the search index."""
    data_room = _data_room(room)
    known = memory.open(root / ".cache" / "data.db", data_room.edition)
    kept = memory.open(root / ".cache" / "rows.db", data_room.edition)
    return data_of(data_room, texts, known, kept, watch)


def _data_room(room: Room) -> DataRoom:
    maps = _map_room(room)
    speakers = {language.code: room.telling(language) for language in room.settings.languages}
    return DataRoom(room.settings, room.catalogue, speakers, maps.edition, places_job(maps))


def _site_pages(root: Path, room: Room, telling: Telling) -> list[SitePage]:
    """The pages that gather, then those of prose, in one language."""
    prose = read_prose(root, room.settings, telling.language.code)
    return [
        *(SitePage(*sign) for sign in signs(telling)),
        *(SitePage(page.path, page.title, page.description, text=page.text) for page in prose),
    ]


def _map_room(room: Room) -> MapRoom:
    edition = digest(program(), repr(room.settings), *_said(room.words)).hex()
    return MapRoom(room.settings, room.catalogue, room.words, edition)


def _sign_room(room: Room) -> SignRoom:
    edition = digest(program(), repr(room.settings), *_said(room.words)).hex()
    return SignRoom(room.settings, room.catalogue, room.words, edition)


def _export_jobs(root: Path, room: Room, rendered: Rendered) -> Iterator[Job]:
    settings, catalogue = room.settings, room.catalogue
    prose = told_prose(root, settings, rendered)
    yield from sitemap_jobs(settings, catalogue, listed(room), prose, program())
    yield from feed_jobs(settings, catalogue, room.words, program())
    files = {one.address: one.content for one in rendered.files}
    yield from manifest_jobs(settings, files, program())


def words_of(root: Path, settings: Settings) -> dict[str, Words]:
    """The interface words of every language of the site."""
    own = root / settings.content / "words"
    first = settings.first.code
    return {
        language.code: read_words(language.code, first=first, own=own)
        for language in settings.languages
    }


# Packages that decide what is printed, found or drawn.
_MATTERING = (
    "babel",
    "jinja2",
    "nh3",
    "phonenumbers",
    "pi-heif",
    "pillow",
    "pydantic",
    "resvg-py",
    "segno",
)


@cache
def program() -> str:
    """A fingerprint of the program: what it made before it changed is made again."""
    with as_file(files("langnghe")) as package:
        found = [
            path.relative_to(package).as_posix().encode() + path.read_bytes()
            for path in sorted(package.rglob("*"))
            if path.is_file() and path.suffix != ".pyc"
        ]
    beside = [version(name) for name in _MATTERING]
    return digest(*found, *beside).hex()


def _edition(room: Room, rendered: Rendered) -> str:
    """A fingerprint of all that any page depends on besides the records."""
    own = sorted(room.own_templates.rglob("*")) if room.own_templates.is_dir() else []
    templates = [path.name.encode() + path.read_bytes() for path in own if path.is_file()]
    words = _said(room.words)
    # Frames hold the settings that a page shows; what it is made with from them stands beside.
    stated = repr((room.settings, sorted(room.prose)))
    return digest(program(), rendered.fingerprint, stated, *words, *templates).hex()


def _said(words: dict[str, Words]) -> list[str]:
    return [repr(sorted(one.entries.items())) for one in words.values()]
