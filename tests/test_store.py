from pathlib import Path

import pytest

from langnghe.store import Memory, Row, Store

ROWS = [Row("mot", "head one", b"body one"), Row("hai", "head two")]


def kept_in(path: Path, edition: str = "1") -> Store[str]:
    return Store(path, edition)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "rows.db"


def test_what_was_put_is_there_for_the_next(path: Path) -> None:
    kept_in(path).put(ROWS)

    kept: Store[str] = Store(path, "1")

    assert kept.heads == {"mot": "head one", "hai": "head two"}
    assert kept.body("mot") == b"body one"


@pytest.mark.parametrize("key", ["hai", "ba"])
def test_a_body_that_is_not_there_is_a_missing_key(path: Path, key: str) -> None:
    store: Store[str] = Store(path, "1")
    store.put(ROWS)

    with pytest.raises(KeyError):
        store.body(key)


def test_a_row_takes_the_place_of_the_one_before(path: Path) -> None:
    store: Store[str] = Store(path, "1")
    store.put(ROWS)

    store.put([Row("mot", "new", b"new body")], ["hai"])

    assert Store(path, "1").heads == {"mot": "new"}
    assert store.body("mot") == b"new body"


def test_another_edition_begins_with_nothing(path: Path) -> None:
    kept_in(path).put(ROWS)

    assert Store(path, "2").heads == {}
    assert Store(path, "2").heads == {}


@pytest.mark.parametrize("torn", [b"", b"{", b"SQLite format 3\0 and no more", b"\xff" * 9000])
def test_a_torn_file_begins_with_nothing(path: Path, torn: bytes) -> None:
    store: Store[str] = Store(path, "1")
    store.put(ROWS)
    store.close()
    path.write_bytes(torn)

    fresh: Store[str] = Store(path, "1")

    assert fresh.heads == {}
    fresh.put(ROWS)
    assert len(Store(path, "1").heads) == 2


def test_a_file_torn_in_the_middle_begins_with_nothing(path: Path) -> None:
    store: Store[str] = Store(path, "1")
    store.put(Row(f"{n}", "head" * 500, b"body" * 500) for n in range(100))
    store.close()
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))

    fresh: Store[str] = Store(path, "1")

    assert fresh.heads == {}
    fresh.put(ROWS)
    assert len(Store(path, "1").heads) == 2


def test_a_folder_that_cannot_be_written_is_the_disks_refusal(tmp_path: Path) -> None:
    (tmp_path / "rows.db").mkdir()

    with pytest.raises(OSError, match="rows"):
        Store(tmp_path / "rows.db", "1")


def test_a_memory_reads_a_store_once(path: Path) -> None:
    memory = Memory()
    heads = memory.open(path, "1").heads

    assert memory.open(path, "1").heads is heads


def test_a_memory_sees_what_another_process_wrote(path: Path) -> None:
    memory = Memory()
    assert memory.open(path, "1").heads == {}

    kept_in(path).put(ROWS)

    assert len(memory.open(path, "1").heads) == 2


def test_a_memory_sees_that_a_file_is_gone_or_of_another_edition(path: Path) -> None:
    memory = Memory()
    memory.open(path, "1").put(ROWS)

    assert memory.open(path, "2").heads == {}
    memory.open(path, "2").put(ROWS)
    path.unlink()
    assert memory.open(path, "2").heads == {}


def test_a_thing_that_was_taken_is_there_no_more() -> None:
    memory = Memory()
    memory.keep("one")
    memory.keep("another")

    assert memory.take(int) is None
    assert memory.take(str) == "another"
    assert memory.take(str) is None
