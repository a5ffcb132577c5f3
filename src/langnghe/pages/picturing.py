"""A record's photo or drawn cover → what a template prints of it."""

from collections.abc import Callable

from langnghe.catalogue import Pictured
from langnghe.pages import contexts as c
from langnghe.records import Photo
from langnghe.renditions import MIDDLE, Format, Rendition, Shape, focus_within, renditions

DRAWN_WIDTH, DRAWN_HEIGHT = 800, 600  # pixels, of a drawn cover
_TYPES = {Format.AVIF: "image/avif", Format.WEBP: "image/webp"}
_STEPS = 5  # across and down, in which the style sheet knows where a focus is


def drawn(src: str, alt: str) -> c.Picture:
    """A drawn cover, which browsers cut about its middle."""
    return c.Picture(src=src, width=DRAWN_WIDTH, height=DRAWN_HEIGHT, alt=alt)


def photo(
    link: Callable[[str], str],
    place: str,
    told: Photo,
    pictured: Pictured,
    *,
    shape: Shape,
    leads: bool,
    credit: str | None = None,
) -> c.Picture:
    """A photo in a shape. `place` is the folder of its pictures, `link` leads to a file there.

    `leads`: it is its record's first, of which there are cards.
    """
    size = pictured.width, pictured.height
    made = renditions(size, leads=leads)
    shown = [one for one in made if one.shape is shape]
    plain = next(one for one in shown if one.format is Format.JPEG)
    whole = next(one for one in made if one.shape is Shape.WHOLE and one.format is Format.JPEG)

    def address(one: Rendition) -> str:
        return link(f"{place}/{one.name}")

    return c.Picture(
        src=address(plain),
        width=plain.width,
        height=plain.height,
        alt=str(told.alt),
        lang=getattr(told.alt, "lang", None) or "",
        drawn=False,
        sources=tuple(
            c.PictureSource(
                type=_TYPES[form],
                srcset=", ".join(
                    f"{address(one)} {one.width}w" for one in shown if one.format is form
                ),
            )
            for form in _TYPES
        ),
        tone=pictured.tone,
        focus=_focus(shape, pictured, told),
        full=address(whole),
        caption=told.caption if shape is Shape.WHOLE else None,
        credit=credit,
    )


def _focus(shape: Shape, pictured: Pictured, told: Photo) -> str:
    """Classes that say where a browser must cut; none for the middle."""
    if told.focus is None:
        return ""
    left, top = focus_within(shape, (pictured.width, pictured.height), told.focus or MIDDLE)
    across, down = (min(_STEPS - 1, max(0, share * _STEPS // 100)) for share in (left, top))
    return f"at-x{across} at-y{down}"
