"""The colours of a drawing, by day and by night, as a stylesheet."""

from functools import cache

# Colours. Each is (by day, by night). A mark names a role, never a colour, so that
# one drawing serves both schemes and every pair of accents.

PAPER = ("#f6efe2", "#171b26")
INK = ("#2a2420", "#e9e1d2")
ACCENTS = {
    "red": ("#9c2a1f", "#e0705c"),
    "indigo": ("#2b3f6b", "#8fa5d8"),
    "gold": ("#b1852c", "#d8b25e"),
}
# Thinned with warm paper, the indigo of the lines turns grey; its washes start from a clearer blue.
WASHES = {**ACCENTS, "indigo": ("#2856ac", "#8fa5d8")}


def blend(colour: str, other: str, share: float) -> str:
    """Share 1 is all colour, 0 all other; both as #rrggbb."""
    pairs = zip(bytes.fromhex(colour[1:]), bytes.fromhex(other[1:]), strict=True)
    return "#" + bytes(round(c * share + o * (1 - share)) for c, o in pairs).hex()


def tint(colour: tuple[str, str], day: float, night: float) -> tuple[str, str]:
    """A colour thinned with paper: a share of it by day and by night."""
    return blend(colour[0], PAPER[0], day), blend(colour[1], PAPER[1], night)


def _roles(first: str, second: str) -> dict[str, tuple[str, str]]:
    roles = {
        "p": PAPER,
        "k": INK,
        "s": tint(INK, 0.09, 0.08),  # shade: the paper's own shadow
        "g": tint(INK, 0.42, 0.42),  # thin ink
        "v": ("#fffaf0", "#2a3141"),  # a surface that lies above the paper and catches light
        "w": ("#fffaf0", "#ddd4c3"),  # pale in both schemes, for marks on deep colours
        "n": ("#2a2420", "#0f121a"),  # dark in both schemes: lacquer black, shadow
    }
    for letter, name in (("a", first), ("b", second)):
        accent = ACCENTS[name]
        roles[letter] = accent
        roles[letter + "m"] = tint(WASHES[name], 0.5, 0.38)
        roles[letter + "t"] = tint(WASHES[name], 0.22, 0.2)
        # Deep: a large field of the accent. By night the full accent would glare.
        roles[letter + "d"] = (accent[0], blend(accent[1], PAPER[1], 0.52))
    return roles


@cache
def stylesheet(first: str, second: str) -> str:
    """The classes of one pair of accents, by day and by night.

    A mark has two classes: its role gives `color`, and `f` (filled) or `l` (line) uses it.
    """
    roles = _roles(first, second)
    day = "".join(f".{role}{{color:{pair[0]}}}" for role, pair in roles.items())
    night = "".join(f".{role}{{color:{pair[1]}}}" for role, pair in roles.items())
    pens = ".f{fill:currentColor}.l{fill:none;stroke:currentColor}"
    return f"<style>{pens}{day}@media(prefers-color-scheme:dark){{{night}}}</style>"
