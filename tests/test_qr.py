"""A QR code must be read as what was written, by a reader that nobody here wrote."""

import io

import pytest
import resvg_py
import zxingcpp
from PIL import Image

from langnghe.qr import QUIET, Level, qr_code, quick_qr_code

SHORT = "https://langnghe.example/q/k7m2p/"
TEXTS = (SHORT, "Miến dong Côn Minh, 25.000 ₫", "BEGIN:VCARD\r\n" + "Làng nghề; " * 40)


def read(pixels: bytes) -> str:
    [found] = zxingcpp.read_barcodes(Image.open(io.BytesIO(pixels)).convert("L"))
    assert found.format == zxingcpp.BarcodeFormat.QRCode
    return str(found.text)


def rasterised(svg: str, *, width: int) -> bytes:
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=width))


@pytest.mark.parametrize("level", ["l", "m", "q", "h"])
@pytest.mark.parametrize("text", TEXTS)
def test_a_code_is_read_from_its_drawing_and_from_its_pixels(text: str, level: Level) -> None:
    code = qr_code(text, level)

    assert read(rasterised(code.svg(title="<&>"), width=code.size * 3)) == text
    assert read(code.png(scale=4)) == text


def test_a_quick_code_is_read_as_well() -> None:
    codes = [
        quick_qr_code(SHORT.replace("7", digit), like="https://langnghe.example/q/c2c2c/")
        for digit in "25689"
    ]

    assert [read(code.png()) for code in codes] == [SHORT.replace("7", d) for d in "25689"]


def test_a_code_has_its_quiet_zone() -> None:
    code = qr_code(SHORT)
    pixels = Image.open(io.BytesIO(code.png(scale=1))).convert("L")
    box = pixels.point(lambda value: 255 - value).getbbox()

    assert pixels.size == (code.size, code.size)
    assert box == (QUIET, QUIET, code.size - QUIET, code.size - QUIET)


def test_too_long_a_text_is_refused() -> None:
    with pytest.raises(ValueError, match="too large"):
        qr_code("x" * 3000)


@pytest.mark.parametrize("text", [SHORT.replace("k7m2p", "x9w8v"), SHORT.upper(), "Quê", "1" * 33])
def test_whatever_is_made_quickly_is_read_as_it_was_written(text: str) -> None:
    assert read(quick_qr_code(text, like=SHORT).png()) == text
