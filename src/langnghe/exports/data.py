"""The catalogue → the site's data for others: a job for each table, in each language."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial

from langnghe import addresses
from langnghe.addresses import Addresses
from langnghe.artefacts import Artefact, Job, digest
from langnghe.catalogue import Catalogue, Outline, VillageOutline
from langnghe.columns import FEEDS, TABLES, Table
from langnghe.exports.catalogs import catalogue_of_data
from langnghe.exports.keeping import KEPT, MARK_BYTES, Keeping, Segment, Told, segments_of
from langnghe.exports.merchants import OFFERS, Offer, facebook, google
from langnghe.exports.own import Teller
from langnghe.exports.packages import json_schema, map_resource, package, resource
from langnghe.exports.shapes import record_schema
from langnghe.exports.speaking import Speaker
from langnghe.exports.tables import Said, in_one, to_csv, to_json, to_workbook
from langnghe.progress import Watch
from langnghe.records import Product, Village
from langnghe.settings import Language, Settings
from langnghe.store import Store

_ENDINGS = ("csv", "json", "xlsx", "schema.json")
_LABELS = ("about", "publisher", "licence", "no_licence", "date", "page")


@dataclass(frozen=True)
class DataRoom:
    """Everything that data is made from.

    `speakers` are by language, the site's first one first. `edition` names all that data depends
    on besides records. `places` makes the tables of places, which the package counts.
    """

    settings: Settings
    catalogue: Catalogue
    speakers: Mapping[str, Speaker]
    edition: str
    places: Job

    @property
    def day(self) -> str:
        """The newest in the data; "" where no record has one."""
        return self.catalogue.newest_day

    @property
    def licence(self) -> tuple[str, str] | None:
        named = self.settings.data_licence
        return (str(named), named.url) if named else None

    def said(self, language: Language, name: str) -> Said:
        """What is said of a table, or of all of them ("")."""
        speaker = self.speakers[language.code]
        words = speaker.words
        site = language.site_name or ""
        table = next((one for one in TABLES if one.name == name), None)
        return Said(
            title=words(f"data.table.{name}") if name else words("data.of_site", site=site),
            about=words(f"data.about.{name}") if name else words("data.lead"),
            meanings={one: words(f"data.column.{one}") for one in table.names} if table else {},
            publisher=language.owner or "",
            licence=self.licence,
            day=self.day,
            page=speaker.addresses.absolute(addresses.DATA),
            labels={one: words(f"data.{one}") for one in _LABELS},
        )

    def teller(self) -> Teller:
        head: dict[str, object] = {"publisher": self.settings.first.owner or ""}
        if self.licence:
            head["licence"] = dict(zip(("name", "url"), self.licence, strict=True))
        return Teller(self.catalogue, self.speakers, head)


def record_jobs(room: DataRoom) -> dict[str, Job]:
    """A job for each record's own data, by its kind and id (`villages/…`)."""
    teller = room.teller()
    jobs = (_record_job(room, teller, outline) for outline in room.catalogue.outlines)
    return {job.name: job for job in jobs}


def _record_job(room: DataRoom, teller: Teller, outline: Outline) -> Job:
    catalogue = room.catalogue
    made: tuple[str, ...] = ()
    if isinstance(outline, VillageOutline):
        kind, address = "villages", addresses.village_data(outline.id)
        made = tuple(one.id for one in catalogue.products_of(outline))
    else:
        kind, address = "products", addresses.product_data(outline.id)
    return Job(
        name=f"{kind}/{outline.id}",
        made_from=digest(room.edition, catalogue.state_of(outline), *made),
        addresses=(address,),
        make=lambda: [Artefact(address, teller.own(outline))],
        opens=(outline.id,),
    )


@dataclass(frozen=True)
class Data:
    """All tables, and what is known of each segment of them."""

    room: DataRoom
    segments: Sequence[Segment]
    keeping: Keeping
    known: Mapping[str, Told]

    def after(self, texts: Mapping[str, bytes], watch: Watch) -> "Data":
        """The data after nothing but texts of records have changed."""
        return replace(self, known=self.keeping.bring_up_to_date(self.segments, texts, watch))

    @cached_property
    def jobs(self) -> tuple[Job, ...]:
        """Everything that is made of the tables."""
        languages = self.room.settings.languages
        return (
            *(self._table_job(language, table) for language in languages for table in TABLES),
            *map(self._feed_job, languages),
            *map(self._package_job, languages),
            self._common_job(),
        )

    def _state(self, language: Language, names: Sequence[str]) -> bytes:
        """Changes with whatever these tables hold."""
        at = [KEPT.index(name) * MARK_BYTES for name in names]
        marks = (self.known[segment.name].marks[language.code] for segment in self.segments)
        held = (mark[start : start + MARK_BYTES] for mark in marks for start in at)
        return digest(self.room.edition, self.room.day, *held)

    def _address(self, language: Language, path: str) -> str:
        return self._here(language).address(path)

    def _here(self, language: Language) -> Addresses:
        return self.room.speakers[language.code].addresses

    def _table_job(self, language: Language, table: Table) -> Job:
        paths = [addresses.data_table(table.name, ending) for ending in _ENDINGS]
        return Job(
            name=f"data/{language.code}/{table.name}",
            made_from=self._state(language, [table.name]),
            addresses=tuple(self._address(language, path) for path in paths),
            make=partial(self._table, language, table),
        )

    def _table(self, language: Language, table: Table) -> Iterator[Artefact]:
        said, here = self.room.said(language, table.name), self._here(language)
        at = {ending: addresses.data_table(table.name, ending) for ending in _ENDINGS}
        schema = here.absolute(at["schema.json"])
        rows = partial(self.keeping.rows, language.code, table.name, self.segments)
        yield Artefact(here.address(at["csv"]), in_one(to_csv(table, rows())))
        yield Artefact(here.address(at["json"]), in_one(to_json(table, said, schema, rows())))
        yield Artefact(here.address(at["xlsx"]), to_workbook(table, said, rows()))
        shape = json_schema(table, said, schema)
        yield Artefact(here.address(at["schema.json"]), _written(shape))

    def _feed_job(self, language: Language) -> Job:
        paths = tuple(self._address(language, addresses.data_feed(name)) for name in FEEDS)

        def make() -> Iterator[Artefact]:
            offers = [
                Offer._make(map(str, row))
                for row in self.keeping.rows(language.code, OFFERS, self.segments)
            ]
            said = self.room.said(language, "")
            home = self._here(language).absolute(addresses.HOME)
            texts = (google(said.title, home, said.about, offers), facebook(offers))
            for path, text in zip(paths, texts, strict=True):
                yield Artefact(path, text.encode())

        return Job(f"data/{language.code}/feeds", self._state(language, [OFFERS]), paths, make)

    def _package_job(self, language: Language) -> Job:
        path = self._address(language, addresses.DATA_PACKAGE)
        names = [table.name for table in TABLES]
        return Job(
            name=f"data/{language.code}/package",
            made_from=digest(self._state(language, names), self.room.places.made_from),
            addresses=(path,),
            make=lambda: [Artefact(path, self._package(language))],
        )

    def _package(self, language: Language) -> bytes:
        room, here = self.room, self._here(language)
        resources = [
            resource(
                table,
                room.said(language, table.name),
                to_csv(table, self.keeping.rows(language.code, table.name, self.segments)),
            )
            for table in TABLES
        ]
        places = here.address(addresses.places("all", "geojson"))
        content = next(one.content for one in room.places.make()
                       if isinstance(one, Artefact) and one.address == places)  # fmt: skip
        resources.append(map_resource(room.said(language, "places").title, content))
        said, home = room.said(language, ""), here.absolute(addresses.HOME)
        return package(said, home, language.code, language.owner or "", resources)

    def _common_job(self) -> Job:
        """What is one for all languages: the schemas of records, the catalogue of the data."""
        room, first = self.room, self.room.settings.first
        schemas: dict[str, type[Village] | type[Product]] = {"village": Village, "product": Product}
        paths = {kind: addresses.record_schema(kind) for kind in schemas}

        def make() -> Iterator[Artefact]:
            whole = self._here(first).whole
            for kind, record in schemas.items():
                schema = record_schema(record, whole(paths[kind]))
                yield Artefact(paths[kind], _written(schema))
            names = (*(table.name for table in TABLES), "places", "")
            languages = room.settings.languages
            said = {one.code: {name: room.said(one, name) for name in names} for one in languages}
            here = {one.code: self._here(one) for one in languages}
            yield Artefact(addresses.DATA_CATALOG, catalogue_of_data(here, said, first.code))

        return Job(
            name="data/common",
            made_from=digest(room.edition, room.day),
            addresses=(*paths.values(), addresses.DATA_CATALOG),
            make=make,
        )


def data_of(
    room: DataRoom,
    texts: Mapping[str, bytes],
    known: Store[Told],
    kept: Store[None],
    watch: Watch,
) -> Data:
    """The data, brought up to date; `texts` are fingerprints of whole records by their ids."""
    segments = segments_of(room.catalogue)
    keeping = Keeping(room.speakers, known, kept)
    return Data(room, segments, keeping, keeping.bring_up_to_date(segments, texts, watch))


def _written(value: object) -> bytes:
    return f"{json.dumps(value, ensure_ascii=False, indent=1)}\n".encode()
