"""What is told on each card, and its picture → the images that stand for pages elsewhere.

A drawing is turned into pixels once, and kept by what it is made from: that takes longer than all
else about a card.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from PIL import Image

from langnghe.artefacts import Artefact, Job, digest
from langnghe.postcards import Card, Motif, draw_card, fitted, png_of_motif
from langnghe.progress import Watch
from langnghe.renditions import MIDDLE, Focus
from langnghe.workers import share_out

Photo = Callable[[str], tuple[Image.Image, Focus]]
"""Opens a photo by the folder of its published pictures."""


@dataclass(frozen=True)
class CardJob:
    """A card in every language, to be drawn with one picture; see `pages.CardSet`."""

    key: str
    motif: Motif
    photo: str
    photo_state: str
    told: Sequence[tuple[str, Card]]


@dataclass(frozen=True)
class Easel:
    """The folder where drawings are kept as pictures."""

    folder: Path

    def prepare(self, motifs: Iterable[Motif], watch: Watch) -> None:
        """Turn every drawing that is new into a picture, on all cores."""
        wanted = {self._place(motif).name: motif for motif in motifs}
        have = {path.name for path in self.folder.glob("*.png")}
        due = [motif for name, motif in wanted.items() if name not in have]
        if due:
            watch.stage("drawings", len(due))
            self.folder.mkdir(parents=True, exist_ok=True)
            for _ in share_out(self._keep, due, each_is_long=True):
                watch.advance()
            unwanted = have - wanted.keys()
            if len(unwanted) > len(wanted):
                for name in unwanted:
                    (self.folder / name).unlink(missing_ok=True)

    def take(self, motif: Motif) -> Image.Image:
        """A drawing as a picture; drawn now if it is not there."""
        path = self._place(motif)
        if not path.is_file():
            self.folder.mkdir(parents=True, exist_ok=True)
            self._keep([motif])
        with Image.open(path) as picture:
            return picture.convert("RGB")

    def _keep(self, motifs: Sequence[Motif]) -> list[str]:
        for motif in motifs:
            path = self._place(motif)
            fresh = path.with_name(f"{path.name}.{os.getpid()}")
            fresh.write_bytes(png_of_motif(motif))
            fresh.rename(path)
        return [motif.seed for motif in motifs]

    def _place(self, motif: Motif) -> Path:
        return self.folder / f"{digest(_drawing(), *motif).hex()}.png"


def card_jobs(
    sets: Iterable[CardJob], root: Path, open_photo: Photo, edition: str
) -> Iterator[Job]:
    """A job for each card, in all languages. `edition` names the program."""
    easel = _easel(root)
    for one in sets:
        yield _job(one, easel, open_photo, edition)


def prepare_drawings(sets: Iterable[CardJob], root: Path, watch: Watch) -> None:
    """Turn the drawings of all cards into pictures, those that are new."""
    _easel(root).prepare((one.motif for one in sets if not one.photo), watch)


def _job(one: CardJob, easel: Easel, open_photo: Photo, edition: str) -> Job:
    def make() -> Iterator[Artefact]:
        picture, focus = open_photo(one.photo) if one.photo else (easel.take(one.motif), MIDDLE)
        right_side = fitted(picture, focus)
        for address, card in one.told:
            yield Artefact(address, draw_card(card, right_side))

    return Job(
        name=f"cards/{one.key}",
        made_from=digest(edition, repr((one.motif, one.photo, one.photo_state, one.told))),
        addresses=tuple(address for address, _ in one.told),
        make=make,
    )


@cache
def _drawing() -> bytes:
    """A fingerprint of all that decides how a drawing looks, besides what it is made from."""
    package = files("langnghe")
    sources = [
        path.read_bytes()
        for folder in ("motifs", "postcards")
        for path in sorted((package / folder).iterdir(), key=lambda path: path.name)
        if path.name.endswith(".py")
    ]
    return digest(*sources, version("resvg-py"))


def _easel(root: Path) -> Easel:
    return Easel(root / ".cache" / "drawings")
