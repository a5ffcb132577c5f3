import shutil
import signal
import subprocess
import sys
from collections.abc import Container, Iterable, Iterator
from pathlib import Path

import pytest

from building import environment
from langnghe.artefacts import Artefact, Job, Page, digest
from langnghe.audit import UNSEEN, Seen
from langnghe.problems import Place, problem
from langnghe.progress import Unwatched
from langnghe.publishing import MARK, Outcome, Publication, swapping
from langnghe.store import Memory

HOME = Artefact("index.html", b"home")
VILLAGE = Artefact("villages/mot.html", b"one")
PICTURE = Artefact("photos/hai.jpg", b"\xff\xd8two")
ALL = (HOME, VILLAGE, PICTURE)
FAULT = problem(Place("index.html"), "E-AUDIT-01", target="nowhere.html")


class Sound:
    """Nothing is found wrong with any page."""

    def finish(self, made: Artefact | Page, promised: Container[str]) -> tuple[Artefact, Seen]:
        assert isinstance(made, Artefact)
        return made, UNSEEN


class Faulty(Sound):
    """The home page has a fault."""

    def finish(self, made: Artefact | Page, promised: Container[str]) -> tuple[Artefact, Seen]:
        made, seen = super().finish(made, promised)
        is_home = made.address == HOME.address
        return made, seen._replace(problems=(FAULT,)) if is_home else seen


def jobs_for(artefacts: Iterable[Artefact]) -> Iterator[Job]:
    """A job for each file, made from what is in it."""
    for one in artefacts:
        yield Job(one.address, digest(one.content), (one.address,), lambda one=one: [one])  # type: ignore[misc]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def put(site: Path, artefacts: Iterable[Artefact] = ALL, finisher: Sound | None = None) -> Outcome:
    return put_jobs(site, *jobs_for(artefacts), finisher=finisher)


def put_jobs(site: Path, *jobs: Job, finisher: Sound | None = None) -> Outcome:
    memory = Memory()
    try:
        publication = Publication(site, site.parent / ".cache", memory)
        return publication.publish(jobs, finisher or Sound(), Unwatched())
    finally:
        memory.close()


def publish_in(memory: Memory, site: Path, *jobs: Job, is_ours_alone: bool = True) -> Outcome:
    """Publish in the memory of what was published last."""
    publication = Publication(site, site.parent / ".cache", memory, is_ours_alone=is_ours_alone)
    return publication.publish(jobs, Sound(), Unwatched())


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

    outcome = put(site, [Artefact(HOME.address, b"new home")], Faulty())

    assert outcome.problems == (FAULT,)
    assert (identities(site), contents(site)) == before
    assert leftovers(site) == []


def test_a_fault_is_told_again_until_it_is_mended(site: Path) -> None:
    put(site, ALL, Faulty())

    assert put(site, ALL, Faulty()).problems == (FAULT,)
    assert put(site).problems == ()


def test_a_job_is_done_again_only_when_it_is_made_from_something_else(site: Path) -> None:
    done = []

    def job(made_from: bytes) -> Job:
        def make() -> Iterator[Artefact]:
            done.append(made_from)
            yield HOME

        return Job("home", made_from, (HOME.address,), make)

    for made_from in (b"one", b"one", b"two", b"two"):
        put_jobs(site, job(made_from))

    assert done == [b"one", b"two"]


def test_a_job_that_makes_the_same_again_writes_nothing(site: Path) -> None:
    put_jobs(site, Job("home", b"one", (HOME.address,), lambda: [HOME]))
    before = identities(site)

    outcome = put_jobs(site, Job("home", b"two", (HOME.address,), lambda: [HOME]))

    assert outcome.written == 0
    assert identities(site) == before


@pytest.mark.parametrize("made", [[], [HOME, VILLAGE], [VILLAGE]])
def test_a_job_makes_exactly_what_it_promised(site: Path, made: list[Artefact]) -> None:
    with pytest.raises(ValueError, match="promise"):
        put_jobs(site, Job("home", b"one", (HOME.address,), lambda: made))

    assert not site.exists()
    assert leftovers(site) == []


def test_a_folder_that_only_we_change_is_not_looked_at(site: Path) -> None:
    memory = Memory()
    publish_in(memory, site, *jobs_for(ALL))
    (site / HOME.address).write_bytes(b"changed by hand")

    trusting = publish_in(memory, site, *jobs_for(ALL))
    looking = publish_in(memory, site, *jobs_for(ALL), is_ours_alone=False)

    assert (trusting.written, looking.written) == (0, 1)
    memory.close()


def test_what_was_broken_off_is_looked_at_the_next_time(site: Path) -> None:
    """The disk refuses one of two files on their way in, and what the other holds is not known."""
    memory = Memory()
    publish_in(memory, site, *jobs_for(ALL))
    in_the_way = site / VILLAGE.address
    in_the_way.unlink()
    (in_the_way / "full").mkdir(parents=True)
    new = [Artefact(one.address, b"new") for one in ALL]
    with pytest.raises(OSError, match=VILLAGE.address):
        publish_in(memory, site, *jobs_for(new))
    shutil.rmtree(in_the_way)

    publish_in(memory, site, *jobs_for(ALL))

    assert contents(site) == {one.address: one.content for one in ALL}
    memory.close()


def test_many_changes_come_in_as_one_folder(site: Path) -> None:
    many = [Artefact(f"villages/{n}.html", b"old") for n in range(1200)]
    put(site, [HOME, *many])
    home = identities(site)[(site / HOME.address).as_posix()]

    outcome = put(site, [HOME, *(Artefact(one.address, b"new") for one in many[:1100])])

    assert (outcome.written, outcome.removed) == (1100, 100)
    assert set(contents(site).values()) == {b"home", b"new"}
    assert identities(site)[(site / HOME.address).as_posix()] == home
    assert leftovers(site) == []


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
        put_jobs(site, Job("home", b"new", (HOME.address, VILLAGE.address), broken_off))

    assert (identities(site), contents(site)) == before
    assert leftovers(site) == []


def test_a_build_interrupted_before_there_was_a_site_leaves_no_folder(site: Path) -> None:
    def broken_off() -> Iterator[Artefact]:
        yield HOME
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        put_jobs(site, Job("home", b"new", (HOME.address, VILLAGE.address), broken_off))

    assert not site.exists()
    assert leftovers(site) == []


KILLED = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from test_publishing import HOME, Artefact, Sound, jobs_for, put_jobs, swapping

site, where = Path(sys.argv[1]), sys.argv[2]

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

def artefacts():
    yield Artefact("index.html", b"half")

class Deadly(Sound):
    def finish(self, made, promised):
        if where == "while looking":
            die()
        return super().finish(made, promised)

def after(function):
    def run(*arguments):
        function(*arguments)
        die()
    return run

if where == "before anything is moved in":
    swapping._finish = die
if where == "in the middle of moving in":
    swapping._remove = die
if where == "after moving in":
    swapping._finish = after(swapping._finish)
put_jobs(site, *jobs_for(artefacts()), finisher=Deadly())
"""
MOMENTS = {
    "while looking": "old",
    "before anything is moved in": "old",
    "in the middle of moving in": "between",
    "after moving in": "new",
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_killed_build_leaves_a_site_that_the_next_build_mends(site: Path, moment: str) -> None:
    put(site)
    old = contents(site)

    killed = subprocess.run(
        [sys.executable, "-c", KILLED, site, moment, Path(__file__).parent],
        env=environment(), check=False,
    )  # fmt: skip

    assert killed.returncode == -signal.SIGKILL
    if MOMENTS[moment] == "old":
        assert contents(site) == old
    else:
        assert contents(site)[HOME.address] == b"half"  # each file whole

    put(site)

    assert contents(site) == old
    assert leftovers(site) == []


def test_what_was_complete_when_a_build_was_killed_is_finished_by_the_next(site: Path) -> None:
    put(site)
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    moving = site.parent / f".site.moving-{ended.pid}"
    (moving / "villages").mkdir(parents=True)
    (moving / "villages/ba.html").write_bytes(b"three")
    (moving / ".langnghe-removed").write_text(VILLAGE.address)

    swapping.heal(site)

    assert contents(site) == {
        HOME.address: HOME.content,
        PICTURE.address: PICTURE.content,
        "villages/ba.html": b"three",
    }
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


@pytest.mark.parametrize("torn", [b"", b"{", b"SQLite format 3\0 and no more", b"\xff" * 9000])
def test_a_torn_cache_costs_only_time(site: Path, torn: bytes) -> None:
    put(site)
    [record] = (site.parent / ".cache").glob("published-*.db")
    record.write_bytes(torn)

    outcome = put(site)

    assert outcome.problems == ()
    assert contents(site) == {artefact.address: artefact.content for artefact in ALL}
    assert put(site).written == 0


def test_a_lost_cache_costs_only_time(site: Path) -> None:
    put(site)
    shutil.rmtree(site.parent / ".cache")

    put(site)

    assert contents(site) == {artefact.address: artefact.content for artefact in ALL}


def test_two_sites_of_one_root_do_not_confuse_each_other(tmp_path: Path) -> None:
    put(tmp_path / "site")
    put(tmp_path / "other", [HOME])

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
