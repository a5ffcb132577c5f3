"""`langnghe photos add`: what a camera made becomes what a repository should keep."""

import io
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from conftest import VILLAGE, Province
from langnghe.cli import main
from pictures import bomb, moving, painting, sample, saved


def add(province: Province, *files: Path, to: str = "lang-gom", lang: str = "en") -> Result:
    arguments = ["photos", "add", "--root", str(province.root), "--lang", lang, to]
    return CliRunner().invoke(main, [*arguments, *map(str, files)])


@pytest.fixture
def village(province: Province) -> Province:
    province.village()
    return province


def camera(folder: Path, name: str = "IMG_2031.jpg", seed: int = 1) -> Path:
    exif = Image.Exif()
    exif[0x010F] = "a camera"
    exif[0x0112] = 6
    exif.get_ifd(0x8769)[0x9003] = "2026:10:15 07:30:00"
    exif.get_ifd(0x8825)[2] = (16.0, 24.0, 8.0)
    path = folder / name
    path.write_bytes(saved(painting(seed, (3200, 2400)), exif=exif, quality=95))
    return path


def pictures_in(province: Province) -> list[str]:
    folder = province.root / "villages/lang-gom"
    return sorted(path.name for path in folder.iterdir() if path.suffix == ".jpg")


def test_a_picture_is_brought_in_small_upright_and_bare(village: Province, tmp_path: Path) -> None:
    source = camera(tmp_path)
    before = source.read_bytes()

    result = add(village, source)

    assert result.exit_code == 0, result.stderr
    assert source.read_bytes() == before
    with Image.open(village.root / "villages/lang-gom/lang-gom.jpg") as kept:
        assert kept.size == (1920, 2560)
        assert not kept.getexif()
    assert "lang-gom.jpg: 1920 × 2560" in result.stderr


def test_its_entry_can_be_pasted_and_filled_in(village: Province, tmp_path: Path) -> None:
    entry = add(village, camera(tmp_path)).stdout
    village.village(VILLAGE + entry)
    assert set(village.codes()) & {"E-GUESS-01", "E-ENUM-01", "E-REQ-02"}

    for field, text in {
        "alt": "Xếp nồi vào lò",
        "caption": "Trước khi nung",
        "credit": "Người viết kiểm thử",
        "licence": "CC0",
        "people": "none",
    }.items():
        entry = entry.replace(f"{field}: …", f"{field}: {text}")
    village.village(VILLAGE + entry)

    assert village.problems() == []
    [photo] = village.catalogue().villages[0].photos
    assert photo.taken_on
    assert photo.taken_on.written == "15/10/2026"


def test_a_name_that_says_something_is_kept_and_none_is_taken_twice(
    village: Province, tmp_path: Path
) -> None:
    village.write("villages/lang-gom/lo-nung-dem.png", saved(painting(9), "PNG"))
    named = tmp_path / "Lò nung đêm.jpeg"
    named.write_bytes(sample(2))

    add(
        village, named, camera(tmp_path, "20261015_073000.jpg", 3), camera(tmp_path, "DSC01.jpg", 4)
    )

    assert pictures_in(village) == ["lang-gom-2.jpg", "lang-gom.jpg", "lo-nung-dem-2.jpg"]


def test_the_same_picture_is_not_brought_in_twice(village: Province, tmp_path: Path) -> None:
    source = camera(tmp_path)
    add(village, source)

    result = add(village, source)

    assert result.exit_code == 1
    assert "W-IMG-06" in result.stderr
    assert pictures_in(village) == ["lang-gom.jpg"]


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"text", "E-IMG-04"), (bomb(), "E-IMG-03"), (moving(), "E-IMG-08"),
     (sample(size=(300, 200)), "E-IMG-07"), (sample()[:9000], "E-IMG-06")],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_is_unfit_stays_outside_and_the_rest_comes_in(
    village: Province, tmp_path: Path, content: bytes, code: str
) -> None:
    unfit, fit = tmp_path / "a.jpg", tmp_path / "lo-nung.jpg"
    unfit.write_bytes(content)
    fit.write_bytes(sample())

    result = add(village, unfit, fit)

    assert result.exit_code == 1
    assert f"[{code}]" in result.stderr
    assert pictures_in(village) == ["lo-nung.jpg"]


@pytest.mark.parametrize("record_id", ["khong-co", "../lang-gom", ""])
def test_a_record_that_is_not_there_is_told_in_both_languages(
    village: Province, tmp_path: Path, record_id: str
) -> None:
    for lang, sentence in {"vi": "Không có hồ sơ", "en": "There is no record"}.items():
        result = add(village, camera(tmp_path), to=record_id, lang=lang)
        assert result.exit_code == 1
        assert sentence in result.stderr
        assert "E-ADD-01" in result.stderr


def test_a_large_picture_of_much_detail_still_fits_the_repository(
    village: Province, tmp_path: Path
) -> None:
    source = tmp_path / "noise.jpg"
    source.write_bytes(saved(Image.effect_noise((2560, 1920), 90).convert("RGB"), quality=95))

    add(village, source)

    content = (village.root / "villages/lang-gom/noise.jpg").read_bytes()
    assert len(content) <= 2 * 1024 * 1024
    with Image.open(io.BytesIO(content)) as kept:
        assert kept.size == (2560, 1920)
