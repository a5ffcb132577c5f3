"""How a language says where a village is: its communes and its province."""

from langnghe.catalogue import Catalogue, Placing, VillageOutline
from langnghe.units import Commune, Province
from langnghe.words import Words


def commune_name(words: Words, commune: Commune) -> str:
    """phường Kim Trà."""
    return words(f"unit.{commune.kind}", name=commune.name)


def province_name(words: Words, province: Province) -> str:
    """thành phố Huế."""
    return words(f"unit.{province.kind}", name=province.name)


def province_of(catalogue: Catalogue, village: VillageOutline) -> Province:
    """The province of a published village, which always has one."""
    return catalogue.province(placed(village).province_code)


def communes(words: Words, catalogue: Catalogue, village: VillageOutline) -> str:
    """phường Kim Trà và phường Hương Trà; empty for an area wider than communes."""
    return words.listed(commune_name(words, one) for one in catalogue.communes_of(village))


def short_place(words: Words, catalogue: Catalogue, village: VillageOutline) -> str:
    """phường Kim Trà, Huế."""
    province, named = province_of(catalogue, village), communes(words, catalogue, village)
    return f"{named}, {province.name}" if named else province_name(words, province)


def placed(village: VillageOutline) -> Placing:
    """Checking lets no village be published without a place."""
    if village.place is None:
        raise ValueError(f"{village.id} is published without a place")
    return village.place
