"""Who watches a long piece of work: told each stage and each thing done."""

from typing import Protocol


class Watch(Protocol):
    """Something that shows progress; the work neither knows nor cares how."""

    def stage(self, name: str, total: int | None = None) -> None:
        """A new stage begins; `total` is how many things it has, if that is known."""

    def advance(self) -> None:
        """One thing of the present stage is done."""


class Unwatched:
    """Nobody looks."""

    def stage(self, name: str, total: int | None = None) -> None:
        pass

    def advance(self) -> None:
        pass
