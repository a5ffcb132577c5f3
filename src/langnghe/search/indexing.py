"""Segments → their postings, kept on disk by shelf; a segment that stays is not indexed again.

A shelf is some files of the index that begin alike and are made together. What a segment puts on
it is kept under `language/shelf/segment`.
"""

import pickle
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from langnghe.artefacts import digest
from langnghe.progress import Watch
from langnghe.search.documents import Document, Speaker, document_of, document_of_page
from langnghe.search.postings import Postings, frequencies, postings_of
from langnghe.search.segments import Segment
from langnghe.search.terms import DEEPEST, shelf_of
from langnghe.store import Row, Store
from langnghe.workers import share_out

_FREQUENCIES = "#"  # kept beside the shelves; none is called so
_MARK_BYTES = 8


class Shelf(NamedTuple):
    """What a segment puts on a shelf: into which files, and a fingerprint of it."""

    name: str
    files: tuple[str, ...]
    mark: bytes


class Shelved(NamedTuple):
    """All shelves of a segment in one language, packed: a country has half a million files."""

    names: str  # "ba:ba bac ban;ca:ca cam"
    marks: bytes  # in the same order
    frequencies: bytes  # a fingerprint of how frequent its words are

    def shelves(self) -> Iterator[Shelf]:
        """Each of them."""
        for number, shelf in enumerate(filter(None, self.names.split(";"))):
            name, _, names = shelf.partition(":")
            mark = self.marks[number * _MARK_BYTES : (number + 1) * _MARK_BYTES]
            yield Shelf(name, tuple(names.split(" ")), mark)


class Indexed(NamedTuple):
    """What is known of an indexed segment."""

    state: bytes
    shelved: Mapping[str, Shelved]  # by language


@dataclass(frozen=True)
class Indexing:
    """Where postings are kept, and how they are made."""

    speakers: Mapping[str, Speaker]
    depth: int
    known: Store[Indexed]
    postings: Store[None]

    def bring_up_to_date(
        self, segments: Sequence[Segment], texts: Mapping[str, bytes], watch: Watch
    ) -> dict[str, Indexed]:
        """What is known of every segment by its name, indexed now where it has changed.

        `texts` are fingerprints of the records' whole texts, by their ids.
        """
        known = self.known.heads
        states = {one.name: digest(one.state_with(texts), str(self.depth)) for one in segments}
        due = [one for one in segments
               if one.name not in known or known[one.name].state != states[one.name]]  # fmt: skip
        watch.stage("search", len(due))
        fresh: dict[str, Indexed] = {}
        for name, shelved in share_out(partial(self._index_all, known), due):
            fresh[name] = Indexed(states[name], shelved)
            watch.advance()
        gone = known.keys() - states.keys()
        for name in gone:
            self.postings.put((), _keys(name, known[name].shelved))
        if fresh or gone:
            self.known.put([Row(*pair) for pair in fresh.items()], gone)
        now = {name: fresh.get(name) or known[name] for name in states}
        self.known.settle(now)
        return now

    def postings_on(self, language: str, shelf: str, segment: str) -> list[Postings]:
        """What a segment has put on a shelf."""
        kept = pickle.loads(self.postings.body(f"{language}/{shelf}/{segment}"))  # noqa: S301  our own
        return [Postings(*one) for one in kept]

    def frequencies_of(self, language: str, segment: str) -> dict[str, int]:
        """In how many documents of a segment each word stands."""
        found: dict[str, int] = pickle.loads(  # noqa: S301  our own
            self.postings.body(f"{language}/{_FREQUENCIES}/{segment}")
        )
        return found

    def _index_all(
        self, known: Mapping[str, Indexed], segments: Sequence[Segment]
    ) -> Iterator[tuple[str, dict[str, Shelved]]]:
        for segment in segments:
            rows: list[Row[None]] = []
            shelved = {}
            for language in self.speakers:
                shelved[language], kept = self._index(segment, language)
                rows += (Row(f"{language}/{shelf}/{segment.name}", None, body)
                         for shelf, body in kept.items())  # fmt: skip
            before = known[segment.name].shelved if segment.name in known else {}
            self.postings.put(rows, _keys(segment.name, before) - {row.key for row in rows})
            yield segment.name, shelved

    def _index(self, segment: Segment, language: str) -> tuple[Shelved, dict[str, bytes]]:
        """A segment's shelves in one language, and what is kept of each."""
        by_file = postings_of(self._documents(segment, language), self.depth)
        shelves: dict[str, list[str]] = defaultdict(list)
        for file in sorted(by_file):
            shelves[shelf_of(file, self.depth)].append(file)
        kept = {
            shelf: pickle.dumps([tuple(one) for file in names for one in by_file[file]], protocol=5)
            for shelf, names in shelves.items()
        }
        counts = frequencies(by_file, segment.size, is_full=self.depth < DEEPEST)
        shelved = Shelved(
            ";".join(f"{shelf}:{' '.join(names)}" for shelf, names in shelves.items()),
            b"".join(digest(body)[:_MARK_BYTES] for body in kept.values()),
            digest(repr(counts)),
        )
        return shelved, {**kept, _FREQUENCIES: pickle.dumps(counts, protocol=5)}

    def _documents(self, segment: Segment, language: str) -> list[Document]:
        speaker = self.speakers[language]
        if segment.pages:
            common = speaker.words("search.common")
            return [document_of_page(page, common) for page in segment.pages[language]]
        # A country's syllables are so few that those of its stories would find everything.
        is_full = self.depth < DEEPEST
        return [document_of(speaker, record, is_full=is_full) for record in segment.records]


def _keys(segment: str, shelved: Mapping[str, Shelved]) -> set[str]:
    """Everything that is kept of a segment."""
    names = {language: [shelf.name for shelf in one.shelves()] for language, one in shelved.items()}
    return {
        f"{language}/{shelf}/{segment}"
        for language, shelves in names.items()
        for shelf in (*shelves, _FREQUENCIES)
    }
