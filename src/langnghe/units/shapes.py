"""What a province, a commune and a unit of former times are."""

from dataclasses import dataclass
from typing import Literal

ProvinceKind = Literal["province", "city"]
CommuneKind = Literal["commune", "ward", "special_zone"]
Point = tuple[float, float]

VIETNAMESE_KINDS = {
    "province": "tỉnh",
    "city": "thành phố",
    "commune": "xã",
    "ward": "phường",
    "special_zone": "đặc khu",
}


@dataclass(frozen=True, slots=True)
class Province:
    """One of the 34 of today; `code` has two digits, `name` is bare ("Phú Thọ")."""

    code: str
    kind: ProvinceKind
    name: str

    @property
    def full_name(self) -> str:
        """As written inside a sentence: "tỉnh Phú Thọ", "thành phố Huế"."""
        return f"{VIETNAMESE_KINDS[self.kind]} {self.name}"


@dataclass(frozen=True, slots=True)
class Seat:
    """The chief town of a province, and a point near its middle in degrees north and east."""

    name: str
    point: Point


@dataclass(frozen=True, slots=True)
class Commune:
    """One of the 3,321 of today; `code` has five digits, `name` is bare ("Pà Cò")."""

    code: str
    kind: CommuneKind
    name: str
    province_code: str
    # Degrees north and east of a point near the middle; None where no source could be trusted.
    point: Point | None

    @property
    def full_name(self) -> str:
        """As written inside a sentence: "xã Pà Cò", "phường Kim Trà"."""
        return f"{VIETNAMESE_KINDS[self.kind]} {self.name}"


@dataclass(frozen=True, slots=True)
class FormerUnit:
    """A commune, ward or township as it was on 30 June 2025, before the districts were abolished.

    The names carry their kinds ("xã Côn Minh", "huyện Na Rì"). The five island districts that
    had no communes have an empty `name`, and their district's three digits as `code`.
    """

    code: str
    name: str
    district: str
    province: str
    # Codes of today's communes; where it was divided, the one that stands for the whole is first.
    today: tuple[str, ...]

    @property
    def path(self) -> str:
        """From small to large: "xã Côn Minh, huyện Na Rì, tỉnh Bắc Kạn"."""
        return ", ".join(part for part in (self.name, self.district, self.province) if part)
