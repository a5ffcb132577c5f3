"""The sources of one page: numbered as they are first named, and listed at its end."""

from collections.abc import Mapping

from langnghe.pages import contexts as c
from langnghe.pages.telling import Telling
from langnghe.records import Passage, Source


class Citations:
    """Gives each source of a record its number on one page, in the order of first mention."""

    def __init__(self, telling: Telling, sources: Mapping[str, Source]) -> None:
        self._telling = telling
        self._known = sources
        self._numbers: dict[str, int] = {}

    def refs(self, source_ids: tuple[str, ...]) -> tuple[c.Ref, ...]:
        """The numbers that stand behind a text."""
        found = []
        for name in dict.fromkeys(source_ids):
            is_first = name not in self._numbers
            number = self._numbers.setdefault(name, len(self._numbers) + 1)
            anchor = f"r-{number}" if is_first else None
            title = self._known[name].title
            found.append(c.Ref(number=number, href=f"#s-{number}", title=title, anchor=anchor))
        return tuple(found)

    def told(self, passage: Passage) -> c.Told:
        return c.Told(
            paragraphs=self._telling.paragraphs(passage.text), refs=self.refs(passage.src)
        )

    def cited(self, passage: Passage) -> c.Cited:
        return c.Cited(text=passage.text, refs=self.refs(passage.src))

    def sources(self) -> tuple[c.Source, ...]:
        """Every source that was named so far, in the order of its number."""
        return tuple(self._source(name, number) for name, number in self._numbers.items())

    def _source(self, name: str, number: int) -> c.Source:
        source, words = self._known[name], self._telling.words
        published = source.published
        date = (
            words("source.published", date=words.date(published))
            if published
            else words("source.undated")
        )
        parts = [part for part in (source.publisher, date) if part]
        if source.read_on:
            parts.append(words("source.read_on", date=words.date(source.read_on)))
        return c.Source(
            number=number,
            anchor=f"s-{number}",
            title=self._telling.vietnamese(source.title),
            detail=", ".join(parts),
            href=source.url,
            back=f"#r-{number}",
        )


class Uncited(Citations):
    """For a page without a list of sources: nothing is numbered, so nothing leads nowhere."""

    def refs(self, source_ids: tuple[str, ...]) -> tuple[c.Ref, ...]:
        return ()
