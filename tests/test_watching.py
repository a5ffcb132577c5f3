"""What is saved under a root is told, whenever and however its folders came to be."""

import signal
from collections.abc import Collection
from pathlib import Path

import pytest

from conftest import MKDOCS, VILLAGE, Province
from langnghe.loading import Folder
from langnghe.watching import folders_touched, saved_under

PATIENCE_S = 60  # how long a slow machine may take; a passing test waits for none of it
Touched = Collection[Folder] | None


class Watcher:
    """What is told of a province, from the moment on when nothing escapes any more."""

    def __init__(self, province: Province) -> None:
        self._saved = saved_under(province.root)
        assert self.next() is None

    def next(self) -> Touched:
        """Of a save that is never told, the alarm ends the waiting, and with it the telling."""
        signal.signal(signal.SIGALRM, _give_up)
        signal.alarm(PATIENCE_S)
        try:
            return next(self._saved)
        finally:
            signal.alarm(0)

    def until(self, wanted: Touched) -> None:
        """Wait for this; what else is told meanwhile is that anything may have changed."""
        while (told := self.next()) != wanted:
            assert told is None


def _give_up(*_: object) -> None:
    raise KeyboardInterrupt


@pytest.fixture
def watched(province: Province) -> tuple[Province, Watcher]:
    province.village()
    return province, Watcher(province)


def test_a_saved_record_is_named(watched: tuple[Province, Watcher]) -> None:
    province, watcher = watched

    province.village(VILLAGE + "# lần nữa\n")

    assert watcher.next() == {Folder("villages", "lang-gom")}


def test_a_folder_made_later_is_watched(watched: tuple[Province, Watcher]) -> None:
    province, watcher = watched
    assert not (province.root / "products").exists()

    province.product()
    assert watcher.next() is None
    province.product("lần nữa\n")

    watcher.until({Folder("products", "lo-gom")})


def test_a_folder_in_place_of_another_is_watched(watched: tuple[Province, Watcher]) -> None:
    province, watcher = watched
    (province.root / "villages").rename(province.root / "away")
    assert watcher.next() is None
    province.village()
    assert watcher.next() is None

    province.village(VILLAGE + "# lần nữa\n")

    watcher.until({Folder("villages", "lang-gom")})


@pytest.mark.parametrize("name", ["consents.yml", "published.yml"])
def test_a_list_at_the_root_is_watched(watched: tuple[Province, Watcher], name: str) -> None:
    province, watcher = watched

    province.write(name, "villages: []\n")

    assert watcher.next() is None


def test_settings_that_another_file_replaces_are_seen_each_time(
    watched: tuple[Province, Watcher],
) -> None:
    """As many editors save: a new file beside the old one takes its name."""
    province, watcher = watched

    for number in range(2):
        beside = province.write("beside.yml", f"{MKDOCS}# lần {number}\n")
        beside.rename(province.root / "mkdocs.yml")
        assert watcher.next() is None


def test_prose_is_watched_in_the_folder_that_the_settings_name(
    watched: tuple[Province, Watcher],
) -> None:
    province, watcher = watched
    province.write("prose/vi/about.md", "# Giới thiệu\n")
    province.write("mkdocs.yml", MKDOCS.replace("docs_dir: content", "docs_dir: prose"))
    assert watcher.next() is None

    province.write("prose/vi/about.md", "# Giới thiệu khác\n")

    assert watcher.next() is None


def test_what_an_editor_hides_is_not_told(watched: tuple[Province, Watcher]) -> None:
    province, watcher = watched

    province.write("villages/lang-gom/.village.yml.swp", "…")
    province.village(VILLAGE + "# lần nữa\n", "lang-khac")

    assert watcher.next() is None  # a new folder, and nothing before it


@pytest.mark.parametrize(
    ("saved", "touched"),
    [
        (["villages/a/village.yml"], {Folder("villages", "a")}),
        (["villages/a/village.yml", "villages/a/village.en.yml"], {Folder("villages", "a")}),
        (["villages/a/x.jpg", "products/b/y"], {Folder("villages", "a"), Folder("products", "b")}),
        (["villages/a"], None),
        (["villages/a/deeper/village.yml"], None),
        (["content/vi/about.md"], None),
        (["villages/a/village.yml", "mkdocs.yml"], None),
        ([f"villages/a{number}/village.yml" for number in range(1000)], None),
    ],
)
def test_only_files_of_a_few_records_are_named(saved: list[str], touched: Touched) -> None:
    root = Path("/somewhere")

    assert folders_touched(root, [root / path for path in saved]) == touched
