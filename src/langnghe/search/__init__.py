"""The catalogue → a search index for each language, in small script files.

A reader's browser fetches a language's first file, with a dictionary; then the few files that the
words of a query lie in; then the rows of the best results. What a change does not touch is neither
indexed nor written again.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import groupby

from langnghe import addresses
from langnghe.artefacts import Artefact, Job, digest
from langnghe.catalogue import Catalogue, VillageOutline
from langnghe.progress import Watch
from langnghe.search import files
from langnghe.search.browsing import Browsed, browse_jobs
from langnghe.search.documents import SitePage, Speaker
from langnghe.search.indexing import Indexed, Indexing
from langnghe.search.packing import pack
from langnghe.search.segments import Segment, segments_of
from langnghe.search.terms import depth_for
from langnghe.store import Store

__all__ = ["Index", "Indexed", "Searched", "SitePage", "Speaker", "index_of"]


@dataclass(frozen=True)
class Searched:
    """What an index is made from.

    `speakers` are by language. `told` is what a browser needs to know of each language besides:
    its words, its folder. `edition` names all that the index depends on besides records and pages.
    `browsed` is what filters are told of each language.
    """

    catalogue: Catalogue
    speakers: Mapping[str, Speaker]
    pages: Mapping[str, Sequence[SitePage]]
    told: Mapping[str, Mapping[str, object]]
    browsed: Mapping[str, Mapping[str, object]]
    edition: str


def index_of(
    searched: Searched,
    texts: Mapping[str, bytes],
    known: Store[Indexed],
    postings: Store[None],
    watch: Watch,
) -> "Index":
    """The index, brought up to date; `texts` are fingerprints of whole records by their ids."""
    segments = list(segments_of(searched.catalogue, searched.pages))
    depth = depth_for(sum(one.size for one in segments))
    indexing = Indexing(searched.speakers, depth, known, postings)
    now = indexing.bring_up_to_date(segments, texts, watch)
    browsed = Browsed(searched.catalogue, searched.speakers, searched.browsed, searched.edition)
    return Index(searched, segments, indexing, now, tuple(browse_jobs(browsed, segments)))


@dataclass(frozen=True)
class Index:
    """What is searched, in segments, and what is known of each."""

    searched: Searched
    segments: list[Segment]
    indexing: Indexing
    known: Mapping[str, Indexed]
    browsing: tuple[Job, ...]  # what filters are made of: it has nothing from whole texts

    def after(self, texts: Mapping[str, bytes], watch: Watch) -> "Index":
        """The index after nothing but texts of records have changed."""
        return replace(self, known=self.indexing.bring_up_to_date(self.segments, texts, watch))

    @cached_property
    def jobs(self) -> tuple[Job, ...]:
        """Everything that a browser may ask for."""
        languages = self.searched.speakers
        return (
            *map(self.row_job, self.segments),
            self.kinds_job(),
            *self.browsing,
            *(job for language in languages for job in self.shelf_jobs(language)),
            *map(self.language_job, languages),
        )

    def row_job(self, segment: Segment) -> Job:
        """What results of a segment show, in every language."""
        numbers = range(-(-segment.size // files.ROWS_PER_FILE))
        return Job(
            name=f"search/rows/{segment.name}",
            made_from=digest(self.searched.edition, segment.look),
            addresses=tuple(
                addresses.search_file(f"{language}/{segment.name}-{number}")
                for language in self.searched.speakers
                for number in numbers
            ),
            make=partial(self._rows, segment),
        )

    def _rows(self, segment: Segment) -> Iterator[Artefact]:
        for language, speaker in self.searched.speakers.items():
            rows = [files.row_of_page(page) for page in segment.pages.get(language, ())]
            for record in segment.records:
                rows.append(files.row_of_record(record, speaker.card(addresses.SEARCH, record)))
            for number, start in enumerate(range(0, len(rows), files.ROWS_PER_FILE)):
                shown = rows[start : start + files.ROWS_PER_FILE]
                yield _file(f"{language}/{segment.name}-{number}", shown)

    def kinds_job(self) -> Job:
        """What every document is, for filters that count: the same in all languages."""
        kinds: dict[tuple[str, ...], int] = {}
        runs = []
        for segment in self.segments:
            numbers = [kinds.setdefault(kind, len(kinds)) for kind in _kinds(segment)]
            runs.append(pack(_runs(numbers)))
        value = {"kinds": list(kinds), "runs": runs}
        return Job(
            name="search/kinds",
            made_from=digest(self.searched.edition, repr(value)),
            addresses=(addresses.search_file("kinds"),),
            make=lambda: [_file("kinds", value)],
        )

    def shelf_jobs(self, language: str) -> Iterator[Job]:
        """For each shelf, its files, made from all segments that have put something on it."""
        parts: dict[str, list[tuple[int, bytes]]] = defaultdict(list)
        names: dict[str, set[str]] = defaultdict(set)
        for number, segment in enumerate(self.segments):
            for shelf in self.known[segment.name].shelved[language].shelves():
                parts[shelf.name].append((number, shelf.mark))
                names[shelf.name].update(shelf.files)
        for name, found in parts.items():
            yield Job(
                name=f"search/{language}/{name}",
                made_from=digest(self.searched.edition, repr(found)),
                addresses=tuple(
                    addresses.search_file(f"{language}/{file}") for file in sorted(names[name])
                ),
                make=partial(self._shelf, language, name, [number for number, _ in found]),
            )

    def _shelf(self, language: str, shelf: str, numbers: Sequence[int]) -> Iterator[Artefact]:
        found = (
            (number, self.indexing.postings_on(language, shelf, self.segments[number].name))
            for number in numbers
        )
        for file, text in files.merged(found, self.indexing.depth):
            yield _file(f"{language}/{file}", text)

    def language_job(self, language: str) -> Job:
        """The file that a browser asks for first: which segments, files and words there are."""
        shelved = [self.known[segment.name].shelved[language] for segment in self.segments]
        names = {file for one in shelved for shelf in one.shelves() for file in shelf.files}
        value = {
            "depth": self.indexing.depth,
            "layout": self._layout,
            "segments": [[segment.name, segment.size] for segment in self.segments],
            "files": " ".join(sorted(names)),
            "rows": files.ROWS_PER_FILE,
            **self.searched.told[language],
        }
        return Job(
            name=f"search/{language}",
            made_from=digest(
                self.searched.edition, repr(value), *(one.frequencies for one in shelved)
            ),
            addresses=(addresses.search_file(language),),
            make=partial(self._language, language, value),
        )

    def _language(self, language: str, value: Mapping[str, object]) -> Iterator[Artefact]:
        counts: Counter[str] = Counter()
        for segment in self.segments:
            counts.update(self.indexing.frequencies_of(language, segment.name))
        yield _file(language, {**value, "dictionary": files.dictionary(counts)})

    @cached_property
    def _layout(self) -> str:
        """Changes when a document comes, goes or moves: files from before do not go with these."""
        documents = ([one.name, *(record.id for record in one.records)] for one in self.segments)
        return digest(repr(list(documents))).hex()[:8]


def _file(name: str, value: object) -> Artefact:
    return Artefact(addresses.search_file(name), files.script(name, value))


def _kinds(segment: Segment) -> Iterator[tuple[str, ...]]:
    """Of each document its kind, then its crafts."""
    for record in segment.records:
        if isinstance(record, VillageOutline):
            yield ("village", *record.crafts)
        else:
            yield ("product", record.craft)
    if not segment.records:
        yield from [("page",)] * segment.size


def _runs(numbers: Sequence[int]) -> Iterator[int]:
    """Each number with how often it stands in a row: a village's products share its craft."""
    for number, members in groupby(numbers):
        yield number
        yield len(list(members))
