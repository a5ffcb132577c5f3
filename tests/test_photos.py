"""Whatever picture is sent: upright, in sRGB, bare and never enlarged; opened once."""

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from building import build, publish, refused
from conftest import TESTS, VILLAGE, Province
from langnghe.photos import opening
from langnghe.photos.developing import Negative, Shelf, develop
from langnghe.photos.looking import content_of, is_same, look_at
from langnghe.photos.opening import RefusedError, decoded, header_of
from langnghe.problems import stops_the_site
from langnghe.renditions import MIDDLE, Format, Shape
from pictures import bomb, located, moving, painting, quarters, sample, saved
from reading import Published

pytest_plugins = ("built_sites",)

RED, GREEN, BLUE, WHITE = (200, 30, 30), (30, 160, 30), (30, 30, 200), (255, 255, 255)
PHOTO = "photos:\n  - {file: lo.jpg, alt: Một góc lò, credit: Người viết, licence: CC0}\n"


def file(folder: Path, content: bytes) -> Path:
    path = folder / "photo"
    path.write_bytes(content)
    return path


def shown(content: bytes, folder: Path) -> Image.Image:
    """The picture of a file, as it will be published, at its full size."""
    path = file(folder, content)
    header = header_of(path)
    return decoded(path, header, header.size)


def corners(picture: Image.Image) -> list[tuple[int, ...]]:
    """The colours of the quarters, in lines from the upper left."""
    across, down = picture.width // 4, picture.height // 4
    places = [(across, down), (3 * across, down), (across, 3 * down), (3 * across, 3 * down)]
    found = [picture.getpixel(place) for place in places]
    return [one if isinstance(one, tuple) else () for one in found]


def is_near(one: tuple[int, ...], other: tuple[int, ...], by: int = 12) -> bool:
    return len(one) == 3 and all(abs(a - b) <= by for a, b in zip(one, other, strict=True))


def with_orientation(number: int) -> bytes:
    """The quarters, stored so that this orientation turns them upright."""
    backward = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    stored = quarters().transpose(backward[number]) if number in backward else quarters()
    exif = Image.Exif()
    exif[0x0112] = number
    return saved(stored, exif=exif)


@pytest.mark.parametrize("number", range(10))
def test_a_photo_stands_upright_however_the_camera_was_held(number: int, tmp_path: Path) -> None:
    picture = shown(with_orientation(number), tmp_path)

    assert picture.size == (1200, 800)
    for colour, meant in zip(corners(picture), (RED, GREEN, BLUE, WHITE), strict=True):
        assert is_near(colour, meant)


def sixteen_bits(colours: int) -> bytes:
    """A PNG of sixteen bits a channel, grey (1) or in colours (3), of one value: 0x8040."""
    size, kind = (800, 600), 0 if colours == 1 else 2
    line = b"\0" + b"\x80\x40" * colours * size[0]
    chunks = [
        (b"IHDR", struct.pack(">2I5B", *size, 16, kind, 0, 0, 0)),
        (b"IDAT", zlib.compress(line * size[1], 1)),
        (b"IEND", b""),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )


@pytest.mark.parametrize("colours", [1, 3])
def test_sixteen_bits_become_eight_and_keep_their_value(colours: int, tmp_path: Path) -> None:
    picture = shown(sixteen_bits(colours), tmp_path)

    assert picture.mode == "RGB"
    assert is_near(picture.getpixel((5, 5)), (128, 128, 128), by=1)  # type: ignore[arg-type]


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_what_is_transparent_becomes_white(form: str, tmp_path: Path) -> None:
    picture = quarters().convert("RGBA")
    picture.paste((0, 0, 0, 0), (0, 0, 600, 400))

    colours = corners(shown(saved(picture, form, lossless=True), tmp_path))

    assert is_near(colours[0], WHITE)
    assert is_near(colours[1], GREEN)


def test_a_palette_with_a_transparent_colour_becomes_white_there(tmp_path: Path) -> None:
    picture = quarters().quantize(8)
    red = picture.getpixel((10, 10))

    colours = corners(shown(saved(picture, "PNG", transparency=red), tmp_path))

    assert is_near(colours[0], WHITE)
    assert is_near(colours[2], BLUE)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "CMYK"])
def test_every_mode_comes_out_in_colours(mode: str, tmp_path: Path) -> None:
    form = "JPEG" if mode == "CMYK" else "PNG"

    assert shown(saved(quarters().convert(mode), form), tmp_path).mode == "RGB"


def test_cmyk_keeps_its_colours(tmp_path: Path) -> None:
    colours = corners(shown(saved(quarters().convert("CMYK")), tmp_path))

    assert all(map(is_near, colours, (RED, GREEN, BLUE, WHITE)))


def wide_gamut() -> bytes:
    """A profile like Display P3's, made by hand: sRGB with its red and green columns changed."""
    plain = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = struct.unpack_from(">I", plain, 128)[0]
    wide = {b"rXYZ": (0.5151, 0.2412, -0.0011), b"gXYZ": (0.2920, 0.6922, 0.0419),
            b"bXYZ": (0.1571, 0.0666, 0.7841)}  # fmt: skip
    for number in range(count):
        name, at, _ = struct.unpack_from(">4sII", plain, 132 + 12 * number)
        if name in wide:
            struct.pack_into(">3i", plain, at + 8, *(round(v * 65536) for v in wide[name]))
    return bytes(plain)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_wide_gamut_is_brought_into_srgb(form: str, tmp_path: Path) -> None:
    """A green of Display P3 is stronger than the same numbers are in sRGB."""
    picture = Image.new("RGB", (800, 600), (120, 200, 120))

    seen = shown(saved(picture, form, icc_profile=wide_gamut()), tmp_path).getpixel((9, 9))

    assert is_near(seen, (91, 203, 111), by=9)  # type: ignore[arg-type]


def test_a_broken_profile_is_passed_over(tmp_path: Path) -> None:
    colours = corners(shown(saved(quarters(), icc_profile=b"no profile" * 40), tmp_path))

    assert is_near(colours[1], GREEN)


def test_a_phone_jpeg_with_more_pictures_in_it_is_its_first(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    quarters().save(buffer, "MPO", save_all=True, append_images=[painting(3)])

    assert all(map(is_near, corners(shown(buffer.getvalue(), tmp_path)), (RED, GREEN, BLUE)))


def test_the_photo_of_an_iphone_is_read(tmp_path: Path) -> None:
    """`samples/quarters.heic` are the quarters at 800 by 600, written by libvips."""
    content = (TESTS / "samples" / "quarters.heic").read_bytes()

    picture = shown(content, tmp_path)

    assert picture.size == (800, 600)
    assert all(map(is_near, corners(picture), (RED, GREEN, BLUE, WHITE)))
    assert look_at(file(tmp_path, content), "x").format == "HEIF"
    assert look_at(file(tmp_path, content[:900]), "x").refused


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "E-IMG-04"),
        (b"not a picture", "E-IMG-04"),
        (b"GIF89a" + bytes(60), "E-IMG-04"),
        (b"\0\0\0\x18ftypheic" + bytes(60), "E-IMG-04"),
        (b"\0\0\0\x1cftypavif" + bytes(60), "E-IMG-04"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "E-IMG-09"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- x --><svg/>', "E-IMG-09"),
        (bomb(), "E-IMG-03"),
        (moving(), "E-IMG-08"),
        (sample(size=(1, 1)), "E-IMG-07"),
        (sample(size=(4000, 20)), "E-IMG-07"),
        (sample()[:9000], "E-IMG-06"),
        (saved(painting(), "PNG")[:9000], "E-IMG-06"),
        (saved(painting(), "PNG")[:90], "E-IMG-06"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_photo_is_refused(content: bytes, code: str, tmp_path: Path) -> None:
    look = look_at(file(tmp_path, content), "x")

    assert look.refused
    assert look.refused[0] == code


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_broken_picture_is_refused_wherever_it_breaks(form: str, tmp_path: Path) -> None:
    whole = saved(painting(size=(640, 480)), form)

    for share in range(1, 20):
        cut = whole[: len(whole) * share // 20]
        spoilt = bytearray(whole)
        at = len(whole) * share // 20
        spoilt[at : at + 40] = b"\xff" * 40
        assert look_at(file(tmp_path, cut), "x").refused
        look_at(file(tmp_path, bytes(spoilt)), "x")  # seen or refused, but no crash


def test_the_many_pixels_of_a_bomb_are_never_decoded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Image.Image, "load", lambda _: pytest.fail("it was decoded"))

    with pytest.raises(RefusedError):
        header_of(file(tmp_path, bomb()))


@pytest.mark.parametrize("notes", [b"Exif\0\0MM\0*\xff\xff\xff\xff", b"Exif\0\0" + b"\xff" * 200])
def test_notes_that_make_no_sense_do_no_harm(notes: bytes, tmp_path: Path) -> None:
    assert not look_at(file(tmp_path, saved(painting(), exif=notes)), "x").refused


def test_a_guess_about_a_picture_stops_no_site(province: Province) -> None:
    province.village(VILLAGE + PHOTO)
    province.write("villages/lang-gom/lo.jpg", saved(Image.new("RGB", (900, 600), "black")))

    problems = province.problems()

    assert [found.code for found in problems] == ["W-IMG-05"]
    assert not stops_the_site(problems, strict=True)


@pytest.mark.parametrize(
    "other",
    [sample(), saved(painting(), quality=30), saved(painting().resize((700, 467))),
     saved(painting(), "PNG")],
)  # fmt: skip
def test_the_same_picture_is_known_again(other: bytes, tmp_path: Path) -> None:
    one = look_at(file(tmp_path, sample()), "one")

    assert is_same(one, look_at(file(tmp_path, other), "other"))
    assert not is_same(one, look_at(file(tmp_path, sample(2)), "third"))


# What is published


def negative(path: Path, *, focus: tuple[int, int] = MIDDLE) -> Negative:
    return Negative(path, content_of(path), header_of(path).size, focus, leads=True)


@pytest.mark.parametrize("size", [(2600, 1950), (700, 1000), (1800, 400), (641, 361)])
def test_every_rendition_is_what_it_says_and_tells_nothing(
    size: tuple[int, int], tmp_path: Path
) -> None:
    exif = Image.Exif()
    exif[0x010F] = "a camera"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    content = saved(
        painting(size=size), exif=exif, icc_profile=profile, comment=b"secret", xmp=b"<secret/>"
    )

    made = list(develop(negative(file(tmp_path, content))))

    assert made
    for rendition, written in made:
        with Image.open(io.BytesIO(written)) as picture:
            assert picture.size == (rendition.width, rendition.height)
            assert (
                picture.format == {"avif": "AVIF", "webp": "WEBP", "jpg": "JPEG"}[rendition.format]
            )
            assert not picture.getexif()
            assert not {"exif", "icc_profile", "comment", "xmp"} & picture.info.keys()
        assert b"secret" not in written
        assert b"a camera" not in written


def test_a_card_shows_what_the_focus_says(tmp_path: Path) -> None:
    path = file(tmp_path, saved(quarters((2400, 800))))

    made = dict(develop(negative(path, focus=(100, 50))))

    card = next(
        content for one, content in made.items()
        if one.shape is Shape.CARD and one.format is Format.JPEG
    )  # fmt: skip
    with Image.open(io.BytesIO(card)) as picture:
        assert is_near(corners(picture)[0], GREEN)


def test_a_large_photo_keeps_its_fine_lines(tmp_path: Path) -> None:
    """A JPEG is decoded at a fraction of its size: never at less than is published."""
    path = file(tmp_path, saved(painting(size=(3300, 2475)), quality=95))
    whole = {one.width: content for one, content in develop(negative(path))
             if one.format is Format.JPEG and one.shape is Shape.WHOLE}  # fmt: skip
    exact = painting(size=(3300, 2475)).resize((1600, 1200), Image.Resampling.LANCZOS)

    with Image.open(io.BytesIO(whole[1600])) as picture:
        differences = zip(picture.convert("L").tobytes(), exact.convert("L").tobytes(), strict=True)
        mean = sum(abs(a - b) for a, b in differences) / (1600 * 1200)

    assert mean < 2.5


def test_the_shelf_lets_go_of_what_nobody_wants_but_not_at_once(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    names = [f"{number:02x}{number:030x}" for number in range(100)]
    for name in names:
        (tmp_path / name[:2] / name).mkdir(parents=True)

    shelf.tidy(names[:60])
    assert len(list(tmp_path.glob("*/*"))) == 100

    shelf.tidy(names[:10])
    assert len(list(tmp_path.glob("*/*"))) == 10


@pytest.fixture
def village(site_of: Province) -> Province:
    site_of.village(VILLAGE + PHOTO)
    site_of.write("villages/lang-gom/lo.jpg", sample(size=(800, 600)))
    return site_of


def photos_in(published: Published) -> dict[str, bytes]:
    return {
        address: path.read_bytes()
        for address, path in published.files.items()
        if address.startswith("photos/")
    }


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pictures that were opened since."""
    seen: list[str] = []
    plain = opening._opened

    def noting(path: Path, limits: opening.Limits) -> object:
        seen.append(path.name)
        return plain(path, limits)

    monkeypatch.setattr(opening, "_opened", noting)
    return seen


def touch(province: Province) -> None:
    (province.root / "villages/lang-gom/lo.jpg").touch()


def retell(province: Province) -> None:
    province.village(VILLAGE.replace("hư cấu", "bịa") + PHOTO)


@pytest.mark.parametrize("edit", [retell, touch])
def test_a_build_that_changes_no_picture_opens_none(
    village: Province, opened: list[str], edit: Callable[[Province], object]
) -> None:
    before = photos_in(publish(village))
    assert opened
    opened.clear()
    edit(village)

    assert photos_in(publish(village)) == before
    assert opened == []


def test_a_picture_that_moves_to_another_record_is_not_worked_on_again(
    village: Province, opened: list[str]
) -> None:
    publish(village)
    opened.clear()
    village.village(VILLAGE.replace("Thử Nghiệm", "Khác") + PHOTO, "lang-khac")
    village.village()
    old = village.root / "villages/lang-gom/lo.jpg"
    old.rename(village.root / "villages/lang-khac/lo.jpg")

    photos = photos_in(publish(village))

    assert opened == []
    assert {address.split("/")[2] for address in photos} == {"lang-khac"}


def test_another_picture_of_the_same_name_is_seen(village: Province) -> None:
    before = photos_in(publish(village))
    village.write("villages/lang-gom/lo.jpg", sample(2, size=(800, 600)))

    after = photos_in(publish(village))

    assert before.keys() == after.keys()
    assert all(before[address] != after[address] for address in before)


def test_the_original_is_left_as_it_is(village: Province) -> None:
    before = (village.root / "villages/lang-gom/lo.jpg").read_bytes()

    publish(village)

    assert (village.root / "villages/lang-gom/lo.jpg").read_bytes() == before


def test_a_photo_comes_in_formats_and_widths_with_its_colour(village: Province) -> None:
    page = publish(village)["villages/lang-gom.html"]

    cover = next(page.tree.of_class("cover"))
    sources = [source.attributes for source in cover.every("source")]
    assert [one["type"] for one in sources] == ["image/avif", "image/webp"]
    for one in sources:
        assert [part.split()[1] for part in one["srcset"].split(", ")] == ["800w", "480w"]
        assert one["sizes"]
    image = next(cover.every("img"))
    assert (image["width"], image["height"]) == ("800", "600")
    assert next(cover.every("a"))["href"].endswith("/lo/800.jpg")
    assert next(cover.every("path"))["fill"].startswith("#")
    assert "style=" not in page.source


def test_a_name_with_odd_letters_gets_a_plain_address(site_of: Province) -> None:
    site_of.village(VILLAGE + PHOTO.replace("lo.jpg", "'Lò nung, 1%.JPG'"))
    site_of.write("villages/lang-gom/Lò nung, 1%.JPG", sample(size=(700, 500)))

    addresses = photos_in(publish(site_of))

    assert addresses
    assert all(address.isascii() and " " not in address for address in addresses)


def test_an_unfit_photo_leaves_the_old_site(village: Province) -> None:
    publish(village)
    village.write("villages/lang-gom/lo.jpg", sample()[:5000])

    [problem] = refused(village)

    assert (problem.code, problem.place.file) == ("E-IMG-06", "villages/lang-gom/village.yml")
    assert photos_in(Published(village.root / "site"))


def test_a_place_in_the_file_is_told_and_not_published(village: Province) -> None:
    village.write("villages/lang-gom/lo.jpg", located())

    assert [found.code for found in build(village.root).problems] == ["W-IMG-03"]
    for content in photos_in(Published(village.root / "site")).values():
        with Image.open(io.BytesIO(content)) as picture:
            assert not picture.getexif()
