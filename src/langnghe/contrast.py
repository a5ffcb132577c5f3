"""Two colours → how well one reads on the other (WCAG 2.2), and what the site's own grounds are."""

from collections.abc import Sequence

RGB = tuple[int, int, int]

TEXT_RATIO = 4.5  # WCAG 2.2, 1.4.3: text of any size
# Paper, its shade and its lift in langnghe.css: what text may stand on, by scheme.
GROUNDS = {
    "light": ("#f6efe2", "#ece2cf", "#fffaf0"),
    "dark": ("#171b26", "#1f2534", "#242b3b"),
}


def rgb_of(colour: str) -> RGB:
    """The parts of #rrggbb."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue


def luminance(rgb: Sequence[int]) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2, definitions)."""
    parts = [part / 255 for part in rgb]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 to 21."""
    darker, lighter = sorted(luminance(rgb_of(colour)) for colour in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


def least_contrast(colour: str, scheme: str) -> float:
    """Of a colour as text, on whichever ground of a scheme it reads worst."""
    return min(contrast(colour, ground) for ground in GROUNDS[scheme])


def accent(colours: Sequence[str], scheme: str) -> str | None:
    """The first of a brand's colours that may be text in a scheme; None where none may."""
    fit = (colour for colour in colours if least_contrast(colour, scheme) >= TEXT_RATIO)
    return next(fit, None)
