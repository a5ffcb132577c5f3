"""Files that remember: a head and a body by key, for one edition of all else they depend on.

They are caches. They may be deleted at any time, which costs only time; one that is torn, or was
made for another edition, is made anew. A build that is killed leaves each as it was, or whole.
"""

import os
import pickle
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar, cast

H = TypeVar("H")
T = TypeVar("T")

_PATIENCE_S = 120  # seconds to wait while another process writes
_SETTINGS = (
    # One writes while others read, and a killed writer leaves no half row.
    "PRAGMA journal_mode=WAL",
    # What the power takes away is made again: nothing waits for the disk.
    "PRAGMA synchronous=OFF",
)
_TABLES = (
    "CREATE TABLE IF NOT EXISTS edition (name TEXT PRIMARY KEY) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS rows (key TEXT PRIMARY KEY, head BLOB NOT NULL, body BLOB)",
)


class Row(NamedTuple, Generic[H]):
    """What is kept under a key: a head that every build wants, and a body that is asked for."""

    key: str
    head: H
    body: bytes | None = None


class Store(Generic[H]):
    """The rows kept in the file `path`. Raises OSError when the disk refuses."""

    def __init__(self, path: Path, edition: str) -> None:
        self.edition = edition
        self._path = path
        self._connection: sqlite3.Connection | None = None
        self._owner = 0
        self._heads: dict[str, H] | None = None
        self._version = 0
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            is_current = self._prepare()
        except sqlite3.DatabaseError:
            is_current = False
        if not is_current:
            self._begin_anew()

    @property
    def heads(self) -> dict[str, H]:
        """Every head by its key; none of a file that turns out to be torn."""
        if self._heads is None or self._version != self._now():
            self._version = self._now()
            self._heads = self._read_heads()
        return self._heads

    @property
    def is_there(self) -> bool:
        """Whether nobody has deleted the file."""
        return self._path.exists()

    def head(self, key: str) -> H | None:
        """One head alone, as it is now, for those who want few of many."""
        try:
            row = self._connected().execute("SELECT head FROM rows WHERE key = ?", (key,))
            found = row.fetchone()
        except sqlite3.DatabaseError:
            return None
        return cast(H, pickle.loads(found[0])) if found else None  # noqa: S301  our own

    def body(self, key: str) -> bytes:
        """The body of a row. Raises KeyError where there is none."""
        row = self._connected().execute("SELECT body FROM rows WHERE key = ?", (key,)).fetchone()
        if row is None or row[0] is None:
            raise KeyError(key)
        return bytes(row[0])

    def put(self, rows: Iterable[Row[H]], forgotten: Iterable[str] = ()) -> None:
        """Keep these rows in place of those of the same keys, and forget others; all or nothing."""
        connection = self._connected()
        written = ((row.key, pickle.dumps(row.head, protocol=5), row.body) for row in rows)
        try:
            with connection:
                connection.executemany("INSERT OR REPLACE INTO rows VALUES (?, ?, ?)", written)
                connection.executemany(
                    "DELETE FROM rows WHERE key = ?", [(key,) for key in forgotten]
                )
        except sqlite3.OperationalError as error:
            raise OSError(str(error)) from error

    def settle(self, heads: dict[str, H]) -> None:
        """What the rows are now, whoever of our processes wrote them: they need not be read."""
        self._heads, self._version = heads, self._now()

    def close(self) -> None:
        """Let go of the file; this process's own door to it only."""
        if self._connection is not None and self._owner == os.getpid():
            self._connection.close()
        self._connection = None

    def _read_heads(self) -> dict[str, H]:
        try:
            rows = self._connected().execute("SELECT key, head FROM rows")
            return {key: cast(H, pickle.loads(head)) for key, head in rows}  # noqa: S301  our own
        except sqlite3.DatabaseError:
            self._begin_anew()
            return {}

    def _now(self) -> int:
        """A number that changes when another process has written."""
        found = self._connected().execute("PRAGMA data_version").fetchone()
        return int(found[0])

    def _connected(self) -> sqlite3.Connection:
        """A door of this process's own: one that was carried over a fork may not be used."""
        if self._connection is None or self._owner != os.getpid():
            try:
                self._connection = sqlite3.connect(
                    self._path, timeout=_PATIENCE_S, check_same_thread=False
                )
                for setting in _SETTINGS:
                    self._connection.execute(setting)
            except sqlite3.OperationalError as error:
                raise OSError(f"{self._path}: {error}") from error
            self._owner = os.getpid()
        return self._connection

    def _prepare(self) -> bool:
        """Make the tables where there are none; whether they are of our edition."""
        connection = self._connected()
        with connection:
            for table in _TABLES:
                connection.execute(table)
            found = [name for (name,) in connection.execute("SELECT name FROM edition")]
            if not found:
                connection.execute("INSERT INTO edition VALUES (?)", (self.edition,))
        return found in ([], [self.edition])

    def _begin_anew(self) -> None:
        self.close()
        for suffix in ("", "-wal", "-shm"):
            self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)
        try:
            self._prepare()
        except sqlite3.DatabaseError as error:
            raise OSError(f"{self._path}: {error}") from error


class Memory:
    """What one process keeps from build to build: its open stores, and what it came to last."""

    def __init__(self) -> None:
        self._stores: dict[Path, Store[Any]] = {}
        self._things: dict[type, object] = {}

    def open(self, path: Path, edition: str) -> Store[Any]:
        """The store of a file: the one of the last build, if it still is that file's."""
        known = self._stores.get(path)
        if known is None or known.edition != edition or not known.is_there:
            if known:
                known.close()
            self._stores[path] = Store(path, edition)
        return self._stores[path]

    def keep(self, thing: object) -> None:
        """Keep the one thing of its kind, until somebody takes it."""
        self._things[type(thing)] = thing

    def take(self, kind: type[T]) -> T | None:
        """The thing of this kind, if there is one; no more from now on, unless it is kept again.

        So what breaks off between the two leaves nothing to rely on.
        """
        thing = self._things.pop(kind, None)
        return thing if isinstance(thing, kind) else None

    def close(self) -> None:
        for store in self._stores.values():
            store.close()
        self._stores.clear()
        self._things.clear()
