"""From a stock of sentences to a record's texts, the same in Vietnamese and in English."""

from dataclasses import dataclass, field
from random import Random

from bench.stock import Pair, Stock

Values = dict[str, str]


@dataclass
class Teller:
    """Tells one record, and keeps every text it told by its path in a translation.

    `vi` and `en` are what the fields of a sentence are filled with: the village, its commune, …
    """

    stock: Stock
    random: Random
    vi: Values
    en: Values
    vietnamese: Values = field(default_factory=dict)
    english: Values = field(default_factory=dict)
    _left: dict[str, list[Pair]] = field(default_factory=dict)

    def put(self, path: str, text: Pair) -> str:
        """Note a text and its translation; its fields are filled. The Vietnamese is returned."""
        vi, en = self.fill(text)
        self.vietnamese[path], self.english[path] = vi, en
        return vi

    def say(self, path: str, kind: str, length: int) -> str:
        """Sentences of a kind, none twice in a record while others are left, until it is as long.

        `length` is in letters; the text may be half a sentence shorter or longer.
        """
        told: list[str] = []
        told_en: list[str] = []
        letters = 0
        while not told or letters + 45 < length:
            vi, en = self.fill(self._sentence(kind))
            told.append(vi)
            told_en.append(en)
            letters += len(vi) + 1
        self.vietnamese[path] = text = " ".join(told)
        self.english[path] = " ".join(told_en)
        return text

    def line(self, kind: str) -> str:
        """One sentence that is never translated."""
        return self.fill(self._sentence(kind))[0]

    def fill(self, text: Pair) -> tuple[str, str]:
        low = self.random.randrange(2, 48)
        numbers = {
            "n": str(low),
            "m": str(low + self.random.randrange(3, 40)),
            "nam": str(self.random.randrange(1830, 2020)),
        }
        return text.vi.format(**numbers, **self.vi), text.en.format(**numbers, **self.en)

    def _sentence(self, kind: str) -> Pair:
        left = self._left.get(kind)
        if not left:
            self._left[kind] = left = list(self.stock.sentences[kind])
            self.random.shuffle(left)
        return left.pop()
