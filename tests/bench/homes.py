"""Where the invented villages lie, what they are called and who works there."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from random import Random

from bench.stock import CraftWords, Pair, Stock
from langnghe.records import Craft
from langnghe.units import Commune, Province, Units
from langnghe.vietnamese import fold

# About a quarter of the country's craft villages lie in Hà Nội, most others in the Red River delta.
_CROWDED = {"01": 9.0, "24": 2.5, "31": 2.0, "33": 3.0, "37": 3.0}
_SPIRITS_SHARE = 0.05
_MARKS_SHARE = 0.15  # villages with a sign of their own
# How many makers a village names; near two on average, so that 5,500 villages name about 10,000.
_MAKERS = ((0, 20), (1, 29), (2, 25), (3, 12), (4, 6), (5, 4), (7, 3), (9, 1))
_ENGLISH_KINDS = {"commune": "Commune", "ward": "Ward", "special_zone": "Special Zone"}


@dataclass(frozen=True)
class Organisation:
    id: str
    kind: str
    name: str


@dataclass(frozen=True)
class Where:
    commune: Commune
    province: Province


@dataclass(frozen=True)
class Home:
    """What is known of a village before its record is told; its products need no more of it."""

    id: str
    craft: CraftWords
    called: str
    settlement: str
    commune: Commune
    province: Province
    makers: tuple[Organisation, ...]
    marks: tuple[str, ...]

    @property
    def makes_spirits(self) -> bool:
        return self.craft.craft is Craft.SPIRITS

    def values(self, stuff: Pair, goods: Pair) -> tuple[dict[str, str], dict[str, str]]:
        """What the fields of its sentences are filled with, in Vietnamese and in English."""
        kind = _ENGLISH_KINDS[self.commune.kind]
        is_city = self.province.kind == "city"
        vi = {
            "lang": self.called, "xa": self.commune.full_name, "tinh": self.province.full_name,
            "nghe": self.craft.names.vi, "hang": goods.vi, "lieu": stuff.vi.lower(),
        }  # fmt: skip
        en = {
            "lang": self.called, "xa": f"{self.commune.name} {kind}",
            "tinh": f"the city of {self.province.name}" if is_city
            else f"{self.province.name} Province",
            "nghe": self.craft.names.en, "hang": goods.en, "lieu": stuff.en.lower(),
        }  # fmt: skip
        return vi, en


class Ids:
    """Ids in use, of villages and products together; none is given twice."""

    def __init__(self) -> None:
        self._used: set[str] = set()

    def new(self, name: str) -> str:
        """An id from a name; with a number where the name has been used before."""
        stem = plain_id(name)[:52].strip("-")
        found, number = stem, 1
        while found in self._used:
            number += 1
            found = f"{stem}-{number}"
        self._used.add(found)
        return found


def plain_id(name: str) -> str:
    """`Gốm Đông Mây` → `gom-dong-may`."""
    return "-".join("".join(c if c.isalnum() else " " for c in fold(name)).split())


def settle(count: int, stock: Stock, units: Units, ids: Ids, random: Random) -> Iterator[Home]:
    """So many villages over all provinces and crafts, as unevenly as the real ones."""
    provinces = [p for p in units.provinces() if _peopled(units, p.code)]
    crowds = list(
        accumulate(len(_peopled(units, p.code)) * _CROWDED.get(p.code, 1.0) for p in provinces)
    )
    crafts = [craft for craft in stock.crafts if craft.weight]
    spirits = next(craft for craft in stock.crafts if not craft.weight)
    weights = [craft.weight for craft in crafts]
    for number in range(count):
        # The first ones see to it that no province and no craft is left out.
        province = random.choices(provinces, cum_weights=crowds)[0]
        craft = random.choices(crafts, weights)[0]
        if number < len(provinces):
            province = provinces[number]
        if number < len(crafts):
            craft = crafts[number]
        elif random.random() < _SPIRITS_SHARE:
            craft = spirits
        commune = random.choice(_peopled(units, province.code))
        yield _home(craft, Where(commune, province), stock, ids, random)


@lru_cache(maxsize=64)
def _peopled(units: Units, province_code: str) -> tuple[Commune, ...]:
    """The communes whose place is known and lies where checking expects people to live."""
    return tuple(c for c in units.communes_of(province_code) if c.point and c.point[1] < 109.9)


def _home(craft: CraftWords, where: Where, stock: Stock, ids: Ids, random: Random) -> Home:
    called = " ".join(random.choice(part) for part in stock.syllables)
    makes_spirits = craft.craft is Craft.SPIRITS
    is_ward = where.commune.kind == "ward"
    settlement = "tổ dân phố" if is_ward else random.choice(stock.settlements)
    has_marks = not makes_spirits and random.random() < _MARKS_SHARE
    return Home(
        id=ids.new(f"{craft.names.vi} {called}"),
        craft=craft,
        called=called,
        settlement=f"{settlement} {called}",
        commune=where.commune,
        province=where.province,
        makers=() if makes_spirits else tuple(_makers(craft, called, stock, random)),
        marks=("nhan-hieu-chung-nhan",) if has_marks else (),
    )


def _makers(craft: CraftWords, called: str, stock: Stock, random: Random) -> Iterator[Organisation]:
    counts, weights = zip(*_MAKERS, strict=True)
    used: set[str] = set()
    for _ in range(random.choices(counts, weights)[0]):
        kind, pattern = random.choice(stock.organisations)
        own = " ".join(random.choice(part) for part in stock.syllables)
        goods = random.choice(craft.goods).vi
        name = pattern.format(ten=own, lang=called, hang=goods, nghe=craft.names.vi)
        maker_id = plain_id(own)
        if maker_id not in used:
            used.add(maker_id)
            yield Organisation(maker_id, kind, name)


def written(day: datetime.date) -> str:
    """As an author writes it: 23/06/2017."""
    return f"{day:%d/%m/%Y}"


def some_day(random: Random, day: datetime.date, least: int, most: int) -> datetime.date:
    """A day so many days before `day`; never a leap day, whose anniversary is another."""
    found = day - datetime.timedelta(days=random.randrange(least, most))
    return found.replace(day=28) if (found.month, found.day) == (2, 29) else found
