"""How the end-to-end tests build: as the command does, on the tests' day."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from conftest import EPOCH, TESTS, TODAY, Province
from langnghe import site
from langnghe.problems import Problem
from langnghe.words import format_problem
from reading import Published

ROOT = TESTS.parent
BIN = Path(sys.executable).parent
_RECORDS = ("mkdocs.yml", "published.yml", "consents.yml", "content", "villages", "products")


@dataclass(frozen=True)
class Built:
    """A root, and the site that was published from it."""

    root: Path
    published: Published


def copy_records(source: Path, root: Path) -> Path:
    """A root with the same records and settings as `source`, and nothing that was made there."""
    root.mkdir(parents=True, exist_ok=True)
    for name in _RECORDS:
        if (source / name).is_dir():
            shutil.copytree(source / name, root / name)
        elif (source / name).is_file():
            shutil.copy(source / name, root / name)
    return root


def build(root: Path, folder: Path | None = None) -> site.Result:
    """Build as the command does, on the tests' day."""
    return site.build(root, folder or root / "site", today=TODAY)


def publish(province: Province) -> Published:
    """Build a province and read what was published; an error fails the test and is shown."""
    result = build(province.root)
    errors = [format_problem(found, "en") for found in result.problems if found.is_error]
    assert result.is_published, "\n".join(errors)
    return Published(province.root / "site")


def refused(province: Province) -> list[Problem]:
    """The errors for which a province is not built."""
    result = build(province.root)
    assert not result.is_published
    return [found for found in result.problems if found.is_error]


def environment() -> dict[str, str]:
    """What a command of the tests runs under: one day for all, and no colours."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "TMPDIR"}}
    return {**kept, "SOURCE_DATE_EPOCH": EPOCH, "NO_COLOR": "1", "PYTHONUTF8": "1"}


def run(*command: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command of this environment's `bin` to its end."""
    name, *arguments = map(str, command)
    return subprocess.run(
        [str(BIN / name), *arguments],
        cwd=cwd,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
