"""What the rooms make: pages to hang in frames, finished files, and the jobs that make them."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

DIGEST_BYTES = 16  # of every fingerprint that decides whether something is made again


@dataclass(frozen=True)
class Artefact:
    """A finished file and its address under the site's root."""

    address: str
    content: bytes


@dataclass(frozen=True)
class Page:
    """A page that still needs its frame. `head` and `body` are safe HTML; the rest is text."""

    language: str
    path: str
    title: str
    description: str
    canonical: str
    head: str
    body: str
    body_class: str


class Job(NamedTuple):
    """Some files of the site that are made together, and made again only when they must be.

    There is one for each record, each page of a list, and so on. `name` is the same from build to
    build and belongs to this job alone. `made_from` changes whenever a byte that it makes may; of
    the records that it `opens` a room need not say so, for their whole texts are added to it later.
    """

    name: str
    made_from: bytes
    addresses: tuple[str, ...]  # exactly the files that it makes
    make: Callable[[], Iterable[Artefact | Page]]
    opens: tuple[str, ...] = ()  # ids of the records of which it shows more than their outlines


def joined(job: Job, other: Job) -> Job:
    """Both as one, under the first's name: they open the same record, which is then opened once."""
    return Job(
        job.name,
        digest(job.made_from, other.made_from),
        job.addresses + other.addresses,
        lambda: chain(job.make(), other.make()),
        tuple(dict.fromkeys(job.opens + other.opens)),
    )


def digest(*parts: bytes | str) -> bytes:
    """A fingerprint of the parts and of where one ends and the next begins."""
    raw = [part.encode() if isinstance(part, str) else part for part in parts]
    lengths = repr([len(part) for part in raw]).encode()
    return hashlib.blake2b(b"".join((lengths, *raw)), digest_size=DIGEST_BYTES).digest()
