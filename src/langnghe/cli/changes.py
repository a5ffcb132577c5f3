"""Which records a branch touches, and what it does to printed codes, as git sees it."""

import re
import subprocess
from pathlib import Path

import click

from langnghe.checking import check_printed
from langnghe.loading import PUBLISHED_IDS, Folder, published_ids_in, record_folders
from langnghe.problems import Problem


def changed_files(root: Path, base: str) -> frozenset[str]:
    """Paths from `root` of files that differ from where `base` was left, the uncommitted too.

    Raises ClickException where git cannot say.
    """
    changed = _git(root, "diff", "--name-only", "--relative", "-z", start_of(root, base))
    untracked = _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    return frozenset(name for name in (changed + untracked).split("\0") if name)


_RECORD = re.compile(r"(villages|products)/([^/]+)/(?:village|product)\.yml")
_PUBLISHED = re.compile(r"^status:\s*[\"']?published", re.MULTILINE)


def broken_since(root: Path, commit: str) -> list[Problem]:
    """Which short codes and addresses of a commit lead nowhere, or elsewhere, today.

    Raises ClickException where git cannot say.
    """
    before = published_ids_in(_text_at(root, commit, PUBLISHED_IDS).encode())
    folders, _ = record_folders(root)
    vanished = [
        Folder(kind, name)
        for file in _deleted_since(root, commit)
        if (found := _RECORD.fullmatch(file)) and _PUBLISHED.search(_text_at(root, commit, file))
        for kind, name in (found.groups(),)
    ]
    return check_printed(root, before, {one.id: one.kind for one in folders}, vanished)


def start_of(root: Path, base: str) -> str:
    """The commit where the branch at hand left `base`."""
    return _git(root, "merge-base", "HEAD", "--end-of-options", base).strip()


def _text_at(root: Path, commit: str, file: str) -> str:
    """A file under `root` as it was in a commit; empty where it was not there."""
    known = _git(root, "ls-tree", "--name-only", "--end-of-options", commit, file)
    return _git(root, "show", "--end-of-options", f"{commit}:./{file}") if known else ""


def _deleted_since(root: Path, commit: str) -> list[str]:
    """Paths from `root` of files that a commit had and that are no more; renamed ones too."""
    gone = _git(
        root, "diff", "--name-only", "--no-renames", "--diff-filter=D", "--relative", "-z",
        "--end-of-options", commit,
    )  # fmt: skip
    return [name for name in gone.split("\0") if name]


def _git(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603  a fixed program, and options are ended before names
            ["git", "-C", str(root), *arguments],  # noqa: S607
            check=True,
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
    except (OSError, subprocess.CalledProcessError) as error:
        reason = getattr(error, "stderr", "") or str(error)
        raise click.ClickException(reason.strip()) from error
    return done.stdout
