"""What a rule answers: where in a record, which code, and the values of its sentence."""

from collections.abc import Iterator
from dataclasses import dataclass

from langnghe.loading import Path


@dataclass(frozen=True)
class Finding:
    """A problem before it knows its file: `path` leads to the value in the record."""

    path: Path
    code: str
    values: tuple[tuple[str, object], ...] = ()


Findings = Iterator[Finding]


def finding(path: Path, code: str, **values: object) -> Finding:
    return Finding(path, code, tuple(values.items()))
