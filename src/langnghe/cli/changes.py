"""Which records a branch touches, as git sees it."""

import subprocess
from pathlib import Path

import click


def changed_files(root: Path, base: str) -> frozenset[str]:
    """Paths from `root` of files that differ from where `base` was left, the uncommitted too.

    Raises ClickException where git cannot say.
    """
    start = _git(root, "merge-base", "HEAD", "--end-of-options", base).strip()
    changed = _git(root, "diff", "--name-only", "--relative", "-z", start)
    untracked = _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    return frozenset(name for name in (changed + untracked).split("\0") if name)


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
