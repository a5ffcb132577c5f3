"""The catalogue → the rows of all tables, kept on disk by segment; what stays is not made again.

A segment is some records of one province. What it has in a table is kept under
`language/table/segment`.
"""

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any, NamedTuple

from langnghe.artefacts import digest
from langnghe.catalogue import Catalogue, Outline, VillageOutline
from langnghe.columns import TABLES
from langnghe.exports.merchants import OFFERS, offers_of
from langnghe.exports.rows import Row, rows_of
from langnghe.exports.speaking import Speaker
from langnghe.progress import Watch
from langnghe.store import Row as KeptRow
from langnghe.store import Store
from langnghe.workers import share_out

KEPT = (*(table.name for table in TABLES), OFFERS)
"""The names of what is kept."""

_RECORDS = 128  # of a segment, on average at most
MARK_BYTES = 8
_QUICKLY = 1  # of zlib: a country's rows are a hundred megabytes, and read again but seldom


class Segment(NamedTuple):
    """Records that are told together, sorted by kind and id; `state` is of their outlines."""

    name: str  # "46-0"
    province: str
    records: tuple[Outline, ...]
    state: bytes


class Told(NamedTuple):
    """What is known of a segment: a fingerprint of what it has in each table, by language."""

    state: bytes
    marks: Mapping[str, bytes]  # of `MARK_BYTES` each, in the order of KEPT


def segments_of(catalogue: Catalogue) -> list[Segment]:
    """By province; a record's place depends on its village's id, and its province's size."""
    found: list[Segment] = []
    for code, villages in sorted(catalogue.villages_by_province.items()):
        families: list[list[Outline]] = [
            [village, *(one for one in catalogue.products_of(village) if one.village == village.id)]
            for village in villages
        ]
        count = 1
        while count * _RECORDS < sum(map(len, families)):
            count *= 2
        parts: dict[int, list[Outline]] = {}
        for family in families:
            parts.setdefault(zlib.crc32(family[0].id.encode()) % count, []).extend(family)
        for number, records in sorted(parts.items()):
            records.sort(key=lambda one: (not isinstance(one, VillageOutline), one.id))
            state = digest(*(_state(catalogue, one) for one in records))
            found.append(Segment(f"{code}-{number}", code, tuple(records), state))
    return found


def _state(catalogue: Catalogue, record: Outline) -> bytes:
    """A product's row also names its villages and makers."""
    if isinstance(record, VillageOutline):
        return catalogue.state_of(record)
    homes = map(catalogue.state_of, catalogue.villages_of(record))
    return digest(catalogue.state_of(record), *homes)


@dataclass(frozen=True)
class Keeping:
    """Where rows are kept, and how they are made."""

    speakers: Mapping[str, Speaker]
    known: Store[Told]
    kept: Store[None]

    def bring_up_to_date(
        self, segments: Sequence[Segment], texts: Mapping[str, bytes], watch: Watch
    ) -> dict[str, Told]:
        """What is known of every segment by its name, made now where it has changed."""
        known = self.known.heads
        states = {
            one.name: digest(one.state, *(texts[record.id] for record in one.records))
            for one in segments
        }
        due = [one for one in segments
               if one.name not in known or known[one.name].state != states[one.name]]  # fmt: skip
        watch.stage("data", len(due))
        fresh: dict[str, Told] = {}
        for name, marks in share_out(self._make_all, due):
            fresh[name] = Told(states[name], marks)
            watch.advance()
        gone = known.keys() - states.keys()
        if gone:
            self.kept.put((), [key for name in gone for key in self._keys(name)])
        if fresh or gone:
            self.known.put([KeptRow(*pair) for pair in fresh.items()], gone)
        now = {name: fresh.get(name) or known[name] for name in states}
        self.known.settle(now)
        return now

    def rows(self, language: str, table: str, segments: Sequence[Segment]) -> Iterator[Row]:
        """A table's rows, province by province, and there by the ids of their records."""
        for _, members in groupby(segments, key=lambda one: one.province):
            parts = [self._rows(language, table, segment.name) for segment in members]
            told = [pair for part in parts for pair in part]
            told.sort(key=lambda pair: pair[0])
            for _, rows in told:
                yield from (tuple(map(_cell, row)) for row in rows)

    def _rows(self, language: str, table: str, segment: str) -> list[tuple[str, list[Any]]]:
        body = self.kept.body(f"{language}/{table}/{segment}")
        found: list[tuple[str, list[Any]]] = json.loads(zlib.decompress(body)) if body else []
        return found

    def _keys(self, segment: str) -> list[str]:
        return [f"{language}/{table}/{segment}" for language in self.speakers for table in KEPT]

    def _make_all(self, segments: Sequence[Segment]) -> Iterator[tuple[str, dict[str, bytes]]]:
        for segment in segments:
            marks: dict[str, bytes] = {}
            kept: list[KeptRow[None]] = []
            for language, speaker in self.speakers.items():
                bodies = _tell(speaker, segment.records)
                marks[language] = b"".join(digest(one)[:MARK_BYTES] for one in bodies)
                kept += (
                    KeptRow(f"{language}/{name}/{segment.name}", None, body)
                    for name, body in zip(KEPT, bodies, strict=True)
                )
            self.kept.put(kept)
            yield segment.name, marks


def _tell(speaker: Speaker, records: Sequence[Outline]) -> list[bytes]:
    """What the records have in each table, as it is kept."""
    told: dict[str, list[tuple[str, list[Row]]]] = {name: [] for name in KEPT}
    for record in records:
        found = rows_of(speaker, record)
        found[OFFERS] = list(offers_of(speaker, record))
        for name, rows in found.items():
            if rows:
                told[name].append((record.id, rows))
    pack = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))
    return [zlib.compress(pack(told[name]).encode(), _QUICKLY) if told[name] else b""
            for name in KEPT]  # fmt: skip


def _cell(value: Any) -> Any:  # noqa: ANN401  as it came out of JSON
    return tuple(value) if isinstance(value, list) else value
