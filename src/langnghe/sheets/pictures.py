"""A record's picture for paper: its photo, or the drawing of its craft by daylight."""

import io
import re
from collections.abc import Callable

from PIL import Image

from langnghe import addresses
from langnghe.catalogue import Outline, VillageOutline
from langnghe.motifs import draw, is_grain
from langnghe.records import Photo
from langnghe.renditions import Focus

OpenPhoto = Callable[[str], tuple[Image.Image, Focus]]
_NIGHT = re.compile(r"@media\(prefers-color-scheme:dark\)\{.*?\}\}")
_LONGEST = 1600  # pixels: 190 dpi across A4


def picture_of(outline: Outline, photo: Photo | None, open_photo: OpenPhoto) -> tuple[str, bytes]:
    """Its file's name and content."""
    kind = "villages" if isinstance(outline, VillageOutline) else "products"
    if photo is None:
        craft = outline.crafts[0] if isinstance(outline, VillageOutline) else outline.craft
        # The grain is a turned pattern, drawn anew for each square of it; on paper nobody sees it.
        svg = _NIGHT.sub("", is_grain.sub("", draw(craft, outline.id)))
        return f"pictures/{outline.id}.svg", svg.encode()
    picture, _ = open_photo(addresses.photo(kind, outline.id, photo.file))
    picture.thumbnail((_LONGEST, _LONGEST))
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=86, optimize=True)
    return f"pictures/{outline.id}.jpg", buffer.getvalue()
