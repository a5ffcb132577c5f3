"""A brand's colours → the style sheet of its own pages; only where a text in them can be read."""

from collections.abc import Sequence

from langnghe.contrast import GROUNDS, accent

# As langnghe.css tells its schemes apart: what the system asks for, then what the reader chose.
# A colour must not reach the scheme in which it was not measured.
_SCHEMES = {
    "light": (":root:not([data-scheme=dark])", ":root[data-scheme=light]"),
    "dark": (":root:not([data-scheme=light])", ":root[data-scheme=dark]"),
}


def has_accent(colours: Sequence[str]) -> bool:
    """Whether any of them may be text in any scheme."""
    return any(accent(colours, scheme) for scheme in GROUNDS)


def style_of(colours: Sequence[str]) -> str:
    """A style sheet: in each scheme the first colour that may be text, or the site's own."""
    rules = []
    for scheme, (asked, chosen) in _SCHEMES.items():
        if colour := accent(colours, scheme):
            set_to = f"--red:{colour}"
            # Paper has a scheme of its own.
            wanted = f"@media screen and (prefers-color-scheme:{scheme})"
            rules.append(f"{wanted}{{{asked} .page{{{set_to}}}}}\n")
            rules.append(f"@media screen{{{chosen} .page{{{set_to}}}}}\n")
    return "".join(rules)
