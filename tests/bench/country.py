"""An invented country: as many villages and products as asked for, as rich as the real records.

What lies in it is nobody's. The same seed and the same day give the same bytes.
"""

import datetime
import json
import shutil
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import accumulate
from pathlib import Path
from random import Random

from bench import CHECKOUT
from bench.hand import type_record
from bench.homes import Home, Ids, settle
from bench.models import Models, Tree, read_models
from bench.products import invent_product
from bench.stock import Stock, read_stock
from bench.surroundings import write_surroundings
from bench.telling import Teller
from bench.translations import translate
from bench.villages import invent_village
from langnghe.units import Units, load_units
from langnghe.vietnamese import fold

LANGUAGES = ("vi", "en", "fr")
MADE = "country.json"  # a folder that holds it was made here, and may be made anew
_HEAD = """\
# yaml-language-server: $schema=../../schemas/{kind}.json
# {name}: hồ sơ thử, không có thật."""
_ALSO_SHARE = 0.08  # of the products, how many are made in several villages


@dataclass(frozen=True)
class Size:
    """What a country holds. `day` is what certificates are dated by."""

    villages: int
    products: int
    languages: int = 3
    seed: int = 1
    day: datetime.date = datetime.date(2026, 11, 23)

    def part(self, share: float) -> "Size":
        """The same country at a part of its size."""
        villages, products = round(self.villages * share), round(self.products * share)
        return Size(villages, products, self.languages, self.seed, self.day)


class NotOursError(Exception):
    """A folder that must not be written to: in the checkout, or somebody's."""


def make_country(size: Size, folder: Path) -> None:
    """Write the country into `folder`, in place of one made there before.

    Raises NotOursError for a folder inside the checkout, and for one that holds anything else.
    """
    _clear(folder)
    write_surroundings(folder, LANGUAGES[: size.languages])
    making = _Making(size, folder, read_stock(), read_models(CHECKOUT), load_units(), Ids())
    making.products_of(making.villages())
    told = {**asdict(size), "day": size.day.isoformat()}
    (folder / MADE).write_text(json.dumps(told, indent=2) + "\n", "utf-8")


def _clear(folder: Path) -> None:
    if folder.resolve().is_relative_to(CHECKOUT):
        raise NotOursError(f"{folder} lies inside the repository")
    if folder.exists() and any(folder.iterdir()) and not (folder / MADE).is_file():
        raise NotOursError(f"{folder} holds something that was not made by scripts/bench")
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    # Should the making be broken off, what is there may still be made anew.
    (folder / MADE).touch()


@dataclass(frozen=True)
class _Making:
    """All that a country is made from. Each record is written as soon as it is told."""

    size: Size
    folder: Path
    stock: Stock
    models: Models
    units: Units
    ids: Ids

    def villages(self) -> list[Home]:
        """Write the villages; where they lie and who works there."""
        seed, day = self.size.seed, self.size.day
        random = Random(f"{seed}/homes")
        homes = list(settle(self.size.villages, self.stock, self.units, self.ids, random))
        for home in homes:
            teller = self._teller(home, Random(f"{seed}/{home.id}"))
            shapes = self.models.distillers if home.makes_spirits else self.models.villages
            model = teller.random.choice(shapes)
            record = invent_village(model, home, teller, self.units, day)
            self._write(self.folder / "villages" / home.id, "village", record, teller)
        return homes

    def products_of(self, homes: Sequence[Home]) -> None:
        """Write the products: a few villages have many, most have some, distillers none."""
        seed = self.size.seed
        random = Random(f"{seed}/products")
        sellers = [home for home in homes if not home.makes_spirits]
        shares = list(accumulate(0.3 + random.expovariate(1) for _ in sellers))
        beside: dict[tuple[str, str], list[Home]] = defaultdict(list)
        for home in sellers:
            beside[home.province.code, home.craft.craft].append(home)
        for number in range(self.size.products):
            home = random.choices(sellers, cum_weights=shares)[0]
            teller = self._teller(home, Random(f"{seed}/{number}"))
            others = _others(home, beside[home.province.code, home.craft.craft], teller.random)
            model = teller.random.choice(self.models.products)
            record = invent_product(model, home, others, teller, self.size.day)
            folder = self.folder / "products" / self.ids.new(str(record["name"]))
            self._write(folder, "product", record, teller)

    def _teller(self, home: Home, random: Random) -> Teller:
        goods = random.choice(home.craft.goods) if home.craft.goods else home.craft.names
        vi, en = home.values(random.choice(home.craft.stuff), goods)
        return Teller(self.stock, random, vi, en)

    def _write(self, folder: Path, kind: str, record: Tree, teller: Teller) -> None:
        folder.mkdir(parents=True)
        head = _HEAD.format(kind=kind, name=record["name"])
        (folder / f"{kind}.yml").write_text(type_record(record, head), "utf-8")
        reading = fold(teller.vi["lang"])
        for language in LANGUAGES[1 : self.size.languages]:
            text = translate(language, teller.vietnamese, teller.english, reading, teller.random)
            if text:
                (folder / f"{kind}.{language}.yml").write_text(text, "utf-8")


def _others(home: Home, beside: Sequence[Home], random: Random) -> tuple[Home, ...]:
    if random.random() >= _ALSO_SHARE:
        return ()
    others = [other for other in beside if other.id != home.id]
    return tuple(random.sample(others, min(len(others), random.randrange(1, 5))))
