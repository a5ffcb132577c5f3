import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from building import environment
from langnghe.artefacts import Artefact
from langnghe.problems import Place, Problem, problem
from langnghe.publishing import MARK, Outcome, publish

HOME = Artefact("index.html", b"home")
VILLAGE = Artefact("villages/mot.html", b"one")
PICTURE = Artefact("photos/hai.jpg", b"\xff\xd8two")
ALL = (HOME, VILLAGE, PICTURE)


def sound(_fresh: Path) -> list[Problem]:
    return []


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def put(site: Path, artefacts: Iterable[Artefact] = ALL) -> Outcome:
    return publish(artefacts, site, site.parent / ".cache", judge=sound)


def contents(site: Path) -> dict[str, bytes]:
    """Every file of ours in the folder, the mark left out."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file() and path.name != MARK
    }


def identities(site: Path) -> dict[str, tuple[int, int]]:
    """The inode and the time of every file and folder: what a touch would change."""
    return {
        path.as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in (site, *sorted(site.rglob("*")))
    }


def leftovers(site: Path) -> list[str]:
    return [path.name for path in site.parent.iterdir() if path.name.startswith(".site")]


def test_the_folder_holds_exactly_what_was_given(site: Path) -> None:
    outcome = put(site)

    assert contents(site) == {artefact.address: artefact.content for artefact in ALL}
    assert outcome.written == len(ALL) + 1  # the mark that says the folder is ours
    assert leftovers(site) == []


def test_nothing_is_touched_when_nothing_has_changed(site: Path) -> None:
    put(site)
    before = identities(site)

    outcome = put(site)

    assert identities(site) == before
    assert (outcome.written, outcome.removed) == (0, 0)


def test_only_what_changed_is_written_again(site: Path) -> None:
    put(site)
    before = identities(site)

    outcome = put(site, [Artefact(HOME.address, b"new home"), VILLAGE, PICTURE])

    after = identities(site)
    assert outcome.written == 1
    assert contents(site)[HOME.address] == b"new home"
    for kept in (VILLAGE, PICTURE):
        path = (site / kept.address).as_posix()
        assert after[path] == before[path]


def test_what_is_no_longer_given_is_gone_with_its_folder(site: Path) -> None:
    put(site)

    outcome = put(site, [HOME])

    assert list(contents(site)) == [HOME.address]
    assert outcome.removed == 2
    assert not (site / "villages").exists()


def test_a_new_site_that_is_not_sound_leaves_the_old_one_byte_for_byte(site: Path) -> None:
    put(site)
    before = identities(site), contents(site)
    fault = problem(Place("index.html"), "E-AUDIT-01", target="nowhere.html")

    outcome = publish([HOME], site, site.parent / ".cache", judge=lambda _: [fault])

    assert outcome.problems == (fault,)
    assert (identities(site), contents(site)) == before
    assert leftovers(site) == []


def test_the_judge_sees_the_whole_new_site(site: Path) -> None:
    put(site)
    seen: list[dict[str, bytes]] = []

    def look(fresh: Path) -> list[Problem]:
        seen.append(contents(fresh))
        return []

    new = [Artefact(HOME.address, b"new home"), VILLAGE]
    publish(new, site, site.parent / ".cache", judge=look)

    assert seen == [{HOME.address: b"new home", VILLAGE.address: VILLAGE.content}]


@pytest.mark.parametrize("interruption", [RuntimeError, KeyboardInterrupt, OSError, SystemExit])
def test_an_interrupted_build_leaves_the_old_site_and_nothing_else(
    site: Path, interruption: type[BaseException]
) -> None:
    put(site)
    before = identities(site), contents(site)

    def broken_off() -> Iterator[Artefact]:
        yield Artefact(HOME.address, b"half")
        raise interruption("in the middle")

    with pytest.raises(interruption):
        put(site, broken_off())

    assert (identities(site), contents(site)) == before
    assert leftovers(site) == []


def test_a_build_interrupted_before_there_was_a_site_leaves_no_folder(site: Path) -> None:
    def broken_off() -> Iterator[Artefact]:
        yield HOME
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        put(site, broken_off())

    assert not site.exists()
    assert leftovers(site) == []


KILLED = """
import os, signal, sys
from pathlib import Path
from langnghe import publishing
from langnghe.artefacts import Artefact

site, where = Path(sys.argv[1]), sys.argv[2]

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

def artefacts():
    yield Artefact("index.html", b"half")
    if where == "while writing":
        die()

def judge(fresh):
    if where == "while judging":
        die()
    return []

rename, left = Path.rename, {"after the first rename": 1, "after the second rename": 2}.get(where)

def rename_and_die(self, target):
    global left
    moved = rename(self, target)
    if left is not None:
        left -= 1
        if not left:
            die()
    return moved

Path.rename = rename_and_die
publishing.publish(artefacts(), site, site.parent / ".cache", judge=judge)
"""
MOMENTS = (
    "while writing",
    "while judging",
    "after the first rename",
    "after the second rename",
)


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_killed_build_leaves_a_whole_site_that_the_next_build_mends(
    site: Path, moment: str
) -> None:
    put(site)
    old = contents(site)

    killed = subprocess.run(
        [sys.executable, "-c", KILLED, site, moment], env=environment(), check=False
    )

    assert killed.returncode == -signal.SIGKILL
    # Between two renames there is a moment without a site; the old one lies beside it, whole.
    standing = site if site.exists() else next(site.parent.glob(".site.old-*"))
    assert contents(standing) in (old, {HOME.address: b"half"})

    put(site)

    assert contents(site) == old
    assert leftovers(site) == []


def test_what_a_killed_build_left_beside_the_site_is_not_taken_for_the_site(site: Path) -> None:
    put(site)
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    stale = site.parent / f".site.old-{ended.pid}"
    shutil.copytree(site, stale)
    (stale / HOME.address).write_bytes(b"long ago")

    put(site)

    assert contents(site)[HOME.address] == HOME.content
    assert leftovers(site) == []


def test_a_published_file_that_somebody_changed_is_mended(site: Path) -> None:
    put(site)
    (site / VILLAGE.address).write_bytes(b"owned")

    outcome = put(site)

    assert contents(site)[VILLAGE.address] == VILLAGE.content
    assert outcome.written == 1


def test_a_published_file_that_somebody_deleted_comes_back(site: Path) -> None:
    put(site)
    (site / VILLAGE.address).unlink()

    put(site)

    assert contents(site)[VILLAGE.address] == VILLAGE.content


def test_a_file_that_somebody_added_is_removed(site: Path) -> None:
    put(site)
    (site / "secret.txt").write_text("not ours")

    outcome = put(site)

    assert "secret.txt" not in contents(site)
    assert outcome.removed == 1


def test_a_folder_that_somebody_else_filled_is_left_alone(site: Path) -> None:
    site.mkdir()
    (site / "thesis.txt").write_text("years of work")

    outcome = put(site)

    assert [found.code for found in outcome.problems] == ["E-SITE-01"]
    assert contents(site) == {"thesis.txt": b"years of work"}


def test_a_file_in_the_place_of_the_folder_is_left_alone(site: Path) -> None:
    site.write_text("a file")

    outcome = put(site)

    assert [found.code for found in outcome.problems] == ["E-SITE-01"]
    assert site.read_text() == "a file"


def test_an_empty_folder_is_taken(site: Path) -> None:
    site.mkdir()

    assert put(site).problems == ()
    assert contents(site) == {artefact.address: artefact.content for artefact in ALL}


def test_two_artefacts_at_one_address_are_a_bug(site: Path) -> None:
    with pytest.raises(ValueError, match="address index"):
        put(site, [HOME, Artefact(HOME.address, b"other")])

    assert not site.exists()
    assert leftovers(site) == []


@pytest.mark.parametrize("torn", ["", "{", "[]", "null", '{"index.html": 1}', '{"index.html": []}',
                                  '{"index.html": ["x"]}', "\udcff"])  # fmt: skip
def test_a_torn_cache_costs_only_time(site: Path, torn: str) -> None:
    put(site)
    [record] = (site.parent / ".cache").glob("published-*.json")
    record.write_bytes(torn.encode("utf-8", "surrogateescape"))

    outcome = put(site)

    assert outcome.problems == ()
    assert contents(site) == {artefact.address: artefact.content for artefact in ALL}
    assert json.loads(record.read_text())[HOME.address]


def test_a_lost_cache_costs_only_time(site: Path) -> None:
    put(site)
    shutil.rmtree(site.parent / ".cache")

    put(site)

    assert contents(site) == {artefact.address: artefact.content for artefact in ALL}


def test_two_builds_at_one_time_do_not_clear_away_each_others_work(site: Path) -> None:
    put(site)

    def beside() -> Iterator[Artefact]:
        yield Artefact(HOME.address, b"slow")
        with subprocess.Popen([sys.executable, "-c", QUICK, site], env=environment()) as quick:
            assert quick.wait() == 0
        yield VILLAGE

    put(site, beside())

    assert contents(site) == {HOME.address: b"slow", VILLAGE.address: VILLAGE.content}
    assert leftovers(site) == []


QUICK = """
import sys
from pathlib import Path
from langnghe.artefacts import Artefact
from langnghe.publishing import publish

site = Path(sys.argv[1])
publish([Artefact("index.html", b"quick")], site, site.parent / ".cache", judge=lambda _: [])
"""


def test_two_sites_of_one_root_do_not_confuse_each_other(tmp_path: Path) -> None:
    put(tmp_path / "site")
    publish([HOME], tmp_path / "other", tmp_path / ".cache", judge=sound)

    assert put(tmp_path / "site").written == 0
    assert list(contents(tmp_path / "other")) == [HOME.address]


def test_a_site_moved_elsewhere_by_hand_does_not_pass_for_the_one_published(site: Path) -> None:
    put(site)
    shutil.rmtree(site)

    put(site)

    assert contents(site) == {artefact.address: artefact.content for artefact in ALL}


def test_no_file_is_shared_with_a_place_outside_the_site(site: Path) -> None:
    """The old and the new site share files only until the swap: nothing else may change them."""
    put(site)
    put(site, [*ALL, Artefact("neu.html", b"new")])

    assert {path.stat().st_nlink for path in site.rglob("*") if path.is_file()} == {1}
