"""Logos: built anew from what can do nothing but be seen, refused by name for the rest."""

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from langnghe.brands.cleaning import clean
from langnghe.brands.colouring import style_of
from langnghe.brands.developing import made_of, shown
from langnghe.brands.drawing import RefusedError
from langnghe.brands.opening import open_logo
from langnghe.brands.packing import packed
from langnghe.contrast import GROUNDS, contrast, least_contrast
from pictures import bomb, painting, saved

XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
HEAD = f'<svg xmlns="http://www.w3.org/2000/svg" {XLINK} viewBox="0 0 100 100">'
SHAPE = '<circle cx="50" cy="50" r="45"/>'


def svg(inside: str) -> bytes:
    return f"{HEAD}{inside}</svg>".encode()


def cleaned(inside: str) -> str:
    return clean(svg(inside)).written()


def case_of(content: bytes) -> tuple[str, str]:
    """The code with which a drawing is refused, and which advice is given."""
    with pytest.raises(RefusedError) as refused:
        clean(content)
    return refused.value.code, str(refused.value.values.get("case", ""))


RUNNING = {
    "a script": "<script>alert(1)</script>",
    "a script of another namespace": '<h:script xmlns:h="http://www.w3.org/1999/xhtml">1</h:script>',
    "a handler": '<rect onclick="alert(1)" width="9" height="9"/>',
    "a handler of an editor's element": '<x:y xmlns:x="http://x" onload="alert(1)"/>',
    "a page in it": "<foreignObject><p/></foreignObject>",
    "a link that runs": '<a href="java\nscript:alert(1)"><rect width="9" height="9"/></a>',
    "a style with a backslash": '<rect style="f\\69ll:red" width="9" height="9"/>',
}
FETCHING = {
    "a shape of another file": '<use href="https://noi-khac.example/x.svg#a"/>',
    "a shape of another file, the old way": '<use xlink:href="//noi-khac.example/x.svg#a"/>',
    "a shape in an address": '<use href="data:image/svg+xml,&lt;svg/&gt;"/>',
    "a colour of another file": '<rect fill="url(https://noi-khac.example/#a)" width="9"/>',
    "a style that fetches": '<rect style="fill:url(https://noi-khac.example/a)" width="9"/>',
    "a sheet that fetches": "<style>@import 'https://noi-khac.example/a.css';</style>",
    "a font": "<style>@font-face{src:url(x)}</style>",
    "a link": '<a href="https://noi-khac.example/"><rect width="9" height="9"/></a>',
}
REPEATING = {
    "a shape that uses itself": '<g id="a"><rect width="9" height="9"/><use href="#a"/></g>',
    "two that use each other": '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
    "a mask that wears itself": '<mask id="m"><rect width="9" height="9" mask="url(#m)"/></mask>'
    '<rect width="9" height="9" mask="url(#m)"/>',
    "gradients that lean on each other": '<linearGradient id="a" href="#b"/>'
    '<linearGradient id="b" href="#a"/><rect width="9" height="9" fill="url(#a)"/>',
    "ten uses of ten uses, twelve deep": '<defs><rect id="l0" width="9" height="9"/>'
    + "".join(f'<g id="l{n}">' + f'<use href="#l{n - 1}"/>' * 10 + "</g>" for n in range(1, 12))
    + '</defs><use href="#l11"/>',
    "ten masks of ten masks, twelve deep": "".join(
        f'<mask id="m{n}">' + f'<rect width="9" height="9" mask="url(#m{n + 1})"/>' * 10 + "</mask>"
        for n in range(12)
    )
    + '<mask id="m12"><rect width="9" height="9"/></mask><rect width="9" mask="url(#m0)"/>',
    "a chain of two thousand clips": "".join(
        f'<clipPath id="m{n}"><rect width="9" height="9" clip-path="url(#m{n + 1})"/></clipPath>'
        for n in range(2000)
    )
    + '<rect width="9" height="9" clip-path="url(#m0)"/>',
    "three thousand groups in one another": "<g>" * 3000 + "</g>" * 3000,
    "six thousand shapes": "<rect/>" * 6000,
    "dust in place of dashes": '<path stroke="red" stroke-dasharray="1e-7" d="M0 0L99 99"/>',
}


@pytest.mark.parametrize("inside", RUNNING.values(), ids=RUNNING)
def test_what_runs_is_refused(inside: str) -> None:
    assert case_of(svg(inside + SHAPE)) == ("E-LOGO-04", "runs")


@pytest.mark.parametrize("inside", FETCHING.values(), ids=FETCHING)
def test_what_fetches_is_refused(inside: str) -> None:
    assert case_of(svg(inside + SHAPE)) == ("E-LOGO-04", "fetches")


@pytest.mark.parametrize("inside", REPEATING.values(), ids=REPEATING)
def test_what_repeats_itself_is_refused(inside: str) -> None:
    assert case_of(svg(inside))[0] == "E-LOGO-05"


@pytest.mark.parametrize(
    "before",
    [
        '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE svg [<!ENTITY % a SYSTEM "https://noi-khac.example/x.dtd">%a;]>',
        '<!DOCTYPE svg SYSTEM "https://noi-khac.example/x.dtd">',
        '<?xml-stylesheet href="https://noi-khac.example/x.css"?>',
    ],
)
def test_a_drawing_brings_no_rules_of_its_own(before: str) -> None:
    assert case_of(before.encode() + svg(SHAPE)) == ("E-LOGO-04", "fetches")


def test_the_doctype_that_old_programs_write_is_left_out() -> None:
    public = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1">'

    assert "DOCTYPE" not in clean(public.encode() + svg(SHAPE)).written()


def test_colours_of_a_style_sheet_become_attributes() -> None:
    sheet = "<style>/* x */ circle{fill:#000} .a,.b{fill:#9c2a1f} #c{stroke:red}</style>"

    made = cleaned(f'{sheet}<circle class="b" id="c" style="opacity:.5" cx="5" cy="5" r="4"/>')

    assert '<circle cx="5" cy="5" r="4" fill="#9c2a1f" stroke="red" opacity=".5"/>' in made
    assert "style" not in made
    assert "class" not in made


def test_what_an_editor_notes_for_itself_is_left_out() -> None:
    made = cleaned(
        '<x:view xmlns:x="http://x" x:zoom="3"><x:grid/></x:view><metadata>Tên</metadata>'
        f"<title>Tên</title><!-- Tên -->{SHAPE}"
    )

    assert made == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="100" height="100">'
        '<circle cx="50" cy="50" r="45"/></svg>\n'
    )


def test_what_is_used_twice_is_drawn_twice() -> None:
    made = cleaned('<defs><rect id="r" width="9" height="9"/></defs>'
                   '<use xlink:href="#r" x="3"/><use href="#r" y="4"/>')  # fmt: skip

    assert made.count("<rect") == 2
    assert "use" not in made
    assert 'transform="translate(3 0)"' in made


def test_a_cleaned_drawing_stays_as_it_is() -> None:
    once = cleaned('<linearGradient id="g"><stop offset="1" stop-color="red"/></linearGradient>'
                   '<g clip-path="url(#c)"><rect width="90" height="90" fill="url(#g)"/></g>'
                   '<clipPath id="c"><circle r="40"/></clipPath>')  # fmt: skip

    assert clean(once.encode()).written() == once


def test_the_frame_may_be_told_by_width_and_height() -> None:
    bare = (
        b'<svg xmlns="http://www.w3.org/2000/svg" width="80px" height="40"><rect width="9"/></svg>'
    )

    assert clean(bare).box == (0, 0, 80, 40)


def logo_files(content: bytes, folder: Path, name: str) -> dict[str, bytes]:
    path = folder / name
    path.write_bytes(content)
    return dict(made_of(open_logo(path)))


def picture(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content)).convert("RGBA")


def test_a_drawing_is_given_in_every_size_and_in_one_ink(tmp_path: Path) -> None:
    light_in_dark = f'{SHAPE}<circle cx="50" cy="50" r="20" fill="#fff"/>'

    made = logo_files(svg(light_in_dark), tmp_path, "logo.svg")

    assert {n for n in made if n.startswith("logo-") and n[5].isdigit()} == {
        "logo-256.png", "logo-512.png", "logo-1024.png", "logo-2048.png"
    }  # fmt: skip
    assert picture(made["logo-2048.png"]).size == (2048, 2048)
    dark, light = (picture(made[f"logo-{ink}-1024.png"]) for ink in ("dark", "light"))
    # The ring is ink, what was white within it is open, and so is all around.
    for inked, colour in ((dark, (28, 25, 22, 255)), (light, (255, 253, 248, 255))):
        assert inked.getpixel((512, 150)) == colour
        assert inked.getpixel((512, 512))[3] == 0  # type: ignore[index]
        assert inked.getpixel((5, 5))[3] == 0  # type: ignore[index]


def test_a_drawing_for_a_dark_ground_is_all_ink(tmp_path: Path) -> None:
    made = logo_files(svg('<circle cx="50" cy="50" r="45" fill="#fff"/>'), tmp_path, "logo.svg")

    assert picture(made["logo-dark-1024.png"]).getpixel((512, 512)) == (28, 25, 22, 255)


def test_a_picture_is_never_given_larger_than_it_is(tmp_path: Path) -> None:
    round_one = Image.new("RGBA", (700, 560), (0, 0, 0, 0))
    round_one.paste((156, 42, 31, 255), (100, 100, 600, 460))

    made = logo_files(saved(round_one, "PNG"), tmp_path, "logo.png")

    sizes = {name: picture(content).size for name, content in made.items()}
    assert sizes == {
        "logo-256.png": (256, 205), "logo-512.png": (512, 410), "logo-700.png": (700, 560),
        "logo-dark-700.png": (700, 560), "logo-light-700.png": (700, 560),
    }  # fmt: skip
    assert shown(list(made), "") == "logo-700.png"
    assert picture(made["logo-dark-700.png"]).getpixel((300, 300)) == (28, 25, 22, 255)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (bomb(), "E-LOGO-02"),
        (saved(painting(size=(300, 200)), "PNG"), "E-LOGO-09"),
        (saved(painting(), "PNG")[:3000], "E-LOGO-03"),
        (saved(painting()), "E-LOGO-01"),
        (saved(Image.new("RGBA", (600, 600), (0, 0, 0, 0)), "PNG"), "E-LOGO-07"),
        (saved(Image.new("RGB", (9000, 600)), "PNG"), "E-LOGO-06"),
        (b"", "E-LOGO-01"),
        (b"\x1f\x8b\x08\x00", "E-LOGO-01"),
        (b"<svg>" + b" " * 300_000, "E-LOGO-02"),
        (svg(""), "E-LOGO-07"),
    ],
)
def test_what_is_no_logo_is_refused(content: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(content)

    with pytest.raises(RefusedError) as refused:
        open_logo(path)

    assert refused.value.code == code


def test_a_pack_is_the_same_each_time() -> None:
    contents = {"b.txt": b"hai", "a.png": b"mot"}

    first = packed("logo", contents)

    assert first == packed("logo", dict(reversed(contents.items())))
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert archive.namelist() == ["logo/a.png", "logo/b.txt"]
        assert archive.read("logo/b.txt") == b"hai"


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_the_grounds_are_those_of_the_style_sheet() -> None:
    sheet = Path(__file__).parents[1] / "src/langnghe/theme/assets/langnghe/langnghe.css"
    for grounds in GROUNDS.values():
        named = zip(("paper", "shade", "lift"), grounds, strict=True)
        assert ";".join(f"--{name}:{colour}" for name, colour in named) in sheet.read_text("utf-8")


def test_a_brands_colour_is_text_only_where_it_can_be_read() -> None:
    dark, pale = "#7a1f16", "#f2d98c"
    assert least_contrast(dark, "light") >= 4.5 > least_contrast(dark, "dark")

    both, only_pale = style_of((dark, pale)), style_of((pale,))

    assert f":root[data-scheme=light] .page{{--red:{dark}}}" in both
    assert f":root[data-scheme=dark] .page{{--red:{pale}}}" in both
    assert "light)" not in only_pale.replace("scheme=light])", "")
    assert style_of(("#808080",)) == ""
