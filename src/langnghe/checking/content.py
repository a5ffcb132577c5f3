"""The prose and files of a site's own: real files, and none that leads out of their folder."""

import os
from collections.abc import Iterator
from pathlib import Path

from langnghe.problems import Place, Problem, problem
from langnghe.settings import Settings


def check_content(root: Path, settings: Settings) -> Iterator[Problem]:
    """Every symbolic link below the folder of prose: it would publish what it points to."""
    top = root / settings.content
    if top.is_symlink():
        yield problem(Place(settings.content), "E-PATH-01")
        return
    for folder, folders, files in os.walk(top):
        for name in sorted((*folders, *files)):
            path = Path(folder, name)
            if path.is_symlink():
                yield problem(Place(path.relative_to(root).as_posix()), "E-PATH-01")
