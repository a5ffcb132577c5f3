"""A desk at which a site's files are edited: each save is built in the memory of the last."""

import shutil
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from conftest import TODAY, Province
from langnghe import site
from langnghe.store import Memory
from langnghe.watching import folders_touched

Edit = Callable[[Province], object]


def retype(path: str, before: str, after: str) -> Edit:
    """An edit of one file, which must hold what is to be changed."""

    def edit(province: Province) -> None:
        text = (province.root / path).read_text("utf-8")
        assert before in text, (path, before)
        province.write(path, text.replace(before, after))

    return edit


def rename(path: str, after: str) -> Edit:
    """Another name on the first line that gives one."""

    def edit(province: Province) -> None:
        lines = (province.root / path).read_text("utf-8").splitlines(keepends=True)
        at = next(n for n, line in enumerate(lines) if line.startswith("name:"))
        lines[at] = f"name: {after}\n"
        province.write(path, "".join(lines))

    return edit


def delete(path: str) -> Edit:
    def edit(province: Province) -> None:
        folder = province.root / path
        shutil.rmtree(folder) if folder.is_dir() else folder.unlink()

    return edit


def write(path: str, text: str) -> Edit:
    return lambda province: province.write(path, text)


def redraw(path: str, colour: str) -> Edit:
    """Another picture of the same size."""

    def edit(province: Province) -> None:
        with Image.open(province.root / path) as picture:
            Image.new("RGB", picture.size, colour).save(province.root / path, picture.format)

    return edit


class Desk:
    """A site that is built in one memory, which is told after each edit what was saved."""

    def __init__(self, province: Province) -> None:
        self.province = province
        self.memory = Memory()
        self._before: dict[Path, tuple[int, ...]] = {}
        self._see()
        self.build(None)

    def edit(self, edit: Edit) -> site.Result:
        edit(self.province)
        return self.save()

    def save(self) -> site.Result:
        """Build as after the saves that a watcher has seen."""
        before = self._before
        self._see()
        saved = [path for path, _ in before.items() ^ self._before.items()]
        root = self.province.root
        return self.build([path for path in saved if path.relative_to(root).parts[0] != "site"])

    def build(self, saved: list[Path] | None) -> site.Result:
        root = self.province.root
        touched = None if saved is None else folders_touched(root, saved)
        self.stages = Stages()
        return site.build(
            root, root / "site", today=TODAY, memory=self.memory, touched=touched, watch=self.stages
        )

    def _see(self) -> None:
        root = self.province.root
        read = ("villages", "products", "content", "mkdocs.yml", "consents.yml", "published.yml")
        there = [path for name in read for path in (root / name, *(root / name).rglob("*"))]
        self._before = {path: _state(path) for path in there if path.exists()}


def _state(path: Path) -> tuple[int, ...]:
    """A folder's own times tell of what is in it, which is told by itself."""
    now = path.stat()
    return (now.st_ino,) if path.is_dir() else (now.st_ino, now.st_mtime_ns, now.st_size)


class Stages:
    """The stages of a build, with the number of things that were to be done in each."""

    def __init__(self) -> None:
        self.all: list[tuple[str, int | None]] = []

    def stage(self, name: str, total: int | None = None) -> None:
        self.all.append((name, total))

    def advance(self) -> None:
        pass

    @property
    def are_hot(self) -> bool:
        """Whether nothing was thought out anew."""
        return {name for name, _ in self.all} == {"load", "search", "data", "pages", "publish"}
