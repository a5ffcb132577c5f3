"""The programs run in turn, A B A B …, at each size; every run is kept."""

import datetime
import multiprocessing
import os
import platform
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

from bench.country import Size, make_country
from bench.measuring import Cost, weigh
from bench.peers import (
    MATERIAL_LIMIT,
    PEERS,
    Bench,
    Peer,
    build_reference,
    langnghe,
    version_of_hugo,
)

FULL = Size(5500, 20000)
# Of the country. Hugo keeps nothing between builds: twice more of the whole would tell nothing new.
REBUILD_LIMIT = 1 / 4
Say = Callable[[str], None]


@dataclass(frozen=True)
class Measured:
    """The runs of one program at one size, in the order they were made."""

    peer: str
    pages: int
    files: int
    bytes: int
    runs: tuple[Cost, ...]
    # A build after which nothing had changed, and one after one product's text had: each run's
    # wall seconds, with the cache and the output of the build before. Empty: not measured.
    unchanged: tuple[float, ...] = ()
    one_text: tuple[float, ...] = ()

    @property
    def wall(self) -> float:
        return median(run.wall for run in self.runs)


@dataclass(frozen=True)
class AtSize:
    """All programs at one size; `share` is of the full country."""

    share: float
    villages: int
    products: int
    measured: tuple[Measured, ...]

    def ratios(self, peer: str) -> list[float]:
        """How many times longer a peer took than langnghe, run by run."""
        ours, theirs = (self._of(name).runs for name in ("langnghe", peer))
        return [their.wall / our.wall for our, their in zip(ours, theirs, strict=True)]

    def _of(self, name: str) -> Measured:
        return next(found for found in self.measured if found.peer == name)


@dataclass(frozen=True)
class Plan:
    """What is to be measured, and where."""

    shares: tuple[float, ...]
    peers: tuple[str, ...]
    runs: int
    seed: int
    day: datetime.date
    work: Path
    say: Say
    full: Size = FULL


def run(plan: Plan) -> list[AtSize]:
    return [_at_size(plan, share) for share in plan.shares]


def results(plan: Plan, measured: Sequence[AtSize]) -> dict[str, Any]:
    """Everything measured and under which conditions, ready for JSON; no name of a machine."""
    return {
        "day": plan.day.isoformat(),
        "seed": plan.seed,
        "conditions": conditions(),
        "sizes": [
            {
                **asdict(size),
                "ratios": {
                    found.peer: [round(ratio, 3) for ratio in size.ratios(found.peer)]
                    for found in size.measured
                    if found.peer != "langnghe"
                },
            }
            for size in measured
        ],
    }


def conditions() -> dict[str, str | int]:
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return {
        "processors": os.cpu_count() or 0,
        "memory_gb": round(memory / 2**30),
        "system": platform.system(),
        "python": platform.python_version(),
        "langnghe": version("langnghe"),
        "hugo": version_of_hugo(),
        "mkdocs": version("mkdocs"),
        "mkdocs-material": version("mkdocs-material"),
    }


def _at_size(plan: Plan, share: float) -> AtSize:
    part = plan.full.part(share)
    size = Size(part.villages, part.products, part.languages, plan.seed, plan.day)
    noon = datetime.datetime.combine(plan.day, datetime.time(12), datetime.UTC)
    plan.work.mkdir(parents=True, exist_ok=True)
    top = Path(tempfile.mkdtemp(prefix="bench-", dir=plan.work))
    bench = Bench(top / "country", top, top / "site", str(int(noon.timestamp())))
    plan.say(f"{size.villages} villages, {size.products} products: making the country")
    _apart(make_country, size, bench.country)
    peers = list(_prepared(plan, bench, share))
    measured = list(_in_turn(plan, bench, peers, share))
    shutil.rmtree(top)
    return AtSize(share, size.villages, size.products, tuple(measured))


def _apart(work: Callable[..., object], *given: object) -> None:
    """Do it in a process of its own: the system counts our memory for those we start."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=1, mp_context=context) as process:
        process.submit(work, *given).result()


def _prepared(plan: Plan, bench: Bench, share: float) -> Iterator[Peer]:
    yield langnghe()
    if not plan.peers:
        return
    plan.say("the peers' sources")
    build_reference(bench)
    for name in plan.peers:
        if name != "material" or share <= MATERIAL_LIMIT:
            peer = PEERS[name]()
            _apart(peer.prepare, bench)
            yield peer
    shutil.rmtree(bench.reference)


@dataclass
class _Tally:
    runs: list[Cost] = field(default_factory=list)
    unchanged: list[float] = field(default_factory=list)
    one_text: list[float] = field(default_factory=list)
    weight: tuple[int, int, int] = (0, 0, 0)


def _in_turn(plan: Plan, bench: Bench, peers: Sequence[Peer], share: float) -> Iterator[Measured]:
    tallies = {peer.name: _Tally() for peer in peers}
    for number in range(1, plan.runs + 1):
        for peer in peers:
            tally = tallies[peer.name]
            peer.clear(bench)
            cost = peer.build(bench)
            tally.runs.append(cost)
            tally.weight = weigh(bench.site)
            plan.say(f"run {number}: {peer.name} {cost.wall:.2f} s, {cost.memory / 2**20:.0f} MB")
            if peer.name == "langnghe" or (peer.name == "hugo" and share <= REBUILD_LIMIT):
                tally.unchanged.append(peer.build(bench).wall)
                peer.touch(bench)
                tally.one_text.append(peer.build(bench).wall)
                plan.say(f"  again {tally.unchanged[-1]:.2f} s, a text {tally.one_text[-1]:.2f} s")
            peer.clear(bench)
    for name, tally in tallies.items():
        runs, again, one_text = tally.runs, tally.unchanged, tally.one_text
        yield Measured(name, *tally.weight, tuple(runs), tuple(again), tuple(one_text))
