import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from building import environment
from langnghe.workers import Meanwhile, share_out

MANY = range(1000)


def doubled(numbers: Sequence[int]) -> list[int]:
    return [2 * number for number in numbers]


def with_its_process(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    return ((number, os.getpid()) for number in numbers)


def broken(numbers: Sequence[int]) -> list[int]:
    if 500 in numbers:
        raise ValueError("five hundred")
    return list(numbers)


def test_every_thing_is_done_once() -> None:
    assert sorted(share_out(doubled, MANY)) == [2 * number for number in MANY]


def test_nothing_to_do_is_done_at_once() -> None:
    assert list(share_out(doubled, [])) == []


def test_a_few_are_done_without_a_child() -> None:
    assert {process for _, process in share_out(with_its_process, range(10))} == {os.getpid()}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="no fork that may be relied on")
@pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="one core has nothing to share out")
def test_many_are_done_by_children() -> None:
    done = list(share_out(with_its_process, MANY))

    assert sorted(number for number, _ in done) == list(MANY)
    assert os.getpid() not in {process for _, process in done}


def test_what_a_child_raises_is_raised_here() -> None:
    with pytest.raises(ValueError, match="five hundred"):
        list(share_out(broken, MANY))


def test_who_stops_listening_ends_the_work() -> None:
    results = share_out(with_its_process, MANY)
    _, child = next(results)

    del results

    if child != os.getpid():
        assert not is_alive(child)


ORPHANS = """
import os, sys, time
from langnghe.workers import share_out

def wait(numbers):
    with open(sys.argv[1], "a") as file:
        file.write(f"{os.getpid()}\\n")
    time.sleep(60)
    return numbers

list(share_out(wait, range(1000)))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="no fork that may be relied on")
@pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="one core has nothing to share out")
def test_children_end_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    said = tmp_path / "children"
    said.touch()
    parent = subprocess.Popen([sys.executable, "-c", ORPHANS, said], env=environment())
    until(lambda: len(said.read_text().split()) == 2)

    parent.send_signal(signal.SIGKILL)
    parent.wait()

    children = [int(number) for number in said.read_text().split()]
    until(lambda: not any(map(is_alive, children)))


def is_alive(process: int) -> bool:
    """Whether a process runs; one that has ended and was not asked for is dead."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def until(is_so: Callable[[], bool]) -> None:
    """Wait for something that must come about; give up loudly."""
    for _ in range(200):
        if is_so():
            return
        time.sleep(0.05)
    raise AssertionError("it did not come about")


def test_what_is_done_meanwhile_is_there_when_it_is_asked_for() -> None:
    process = Meanwhile(os.getpid)

    assert process.result() > 0


def refused() -> int:
    raise ValueError("refused")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_what_goes_wrong_meanwhile_goes_wrong_where_it_is_asked_for() -> None:
    with pytest.raises(ValueError, match="refused"):
        Meanwhile(refused).result()


def test_what_goes_wrong_meanwhile_is_told_once(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError, match="refused"):
        Meanwhile(refused).result()

    assert capfd.readouterr().err == ""


def test_what_nobody_wants_any_more_is_ended() -> None:
    begun = time.monotonic()

    Meanwhile(lambda: time.sleep(60)).close()

    assert time.monotonic() - begun < 30
