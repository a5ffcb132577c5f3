"""What a phone needs to keep the site beside its apps: a manifest in each language, and icons.

The icons are drawn from the site's own mark, `content/assets/langnghe/favicon.svg`, or ours.
"""

import io
import json
from collections.abc import Collection, Iterator, Mapping
from functools import partial
from importlib.resources import files as files_of
from urllib.parse import urlsplit

import resvg_py
from PIL import Image

from langnghe import addresses
from langnghe.addresses import relative, root_of
from langnghe.artefacts import Artefact, Job, digest
from langnghe.settings import Language, Settings

SIZES = (192, 512)  # pixels, as browsers ask for (web.dev/articles/add-manifest)
# A phone may cut an icon to any shape that keeps a circle of four fifths (w3.org/TR/appmanifest).
_CUT, _SEEN = 512, 300
_PAPER = "#f6efe2"
_OURS = files_of("langnghe") / "theme" / addresses.FAVICON
_APPLE, _ON_APPLE = 180, 150  # an iPhone paints black under what is clear


def manifest_jobs(settings: Settings, files: Mapping[str, bytes], edition: str) -> Iterator[Job]:
    """The manifests, and those icons that the site does not bring itself.

    `files` are those of the theme and the site's own, by address.
    """
    for language in settings.languages:
        address = root_of(language.code, settings.first.code) + addresses.MANIFEST
        yield Job(
            name=f"manifest/{address}",
            made_from=digest(edition, settings.site_url, repr(language)),
            addresses=(address,),
            make=partial(_manifest, settings, language, address),
        )
    wanted = [name for name in (*_icons(), addresses.icon(_APPLE)) if name not in files]
    mark = files[addresses.FAVICON]
    if wanted:
        yield Job(
            name="icons",
            made_from=digest(edition, mark, *wanted),
            addresses=tuple(wanted),
            make=partial(_draw, mark, wanted),
        )


def _icons() -> dict[str, dict[str, str]]:
    """Each icon's address, and what its manifest says of it."""
    plain = {addresses.icon(size): {"sizes": f"{size}x{size}"} for size in SIZES}
    cut = {"sizes": f"{_CUT}x{_CUT}", "purpose": "maskable"}
    return {**plain, addresses.icon(_CUT, may_be_cut=True): cut}


def _manifest(settings: Settings, language: Language, address: str) -> Iterator[Artefact]:
    root = root_of(language.code, settings.first.code)
    name = language.site_name or ""
    told = {
        # From the host's root, where a relative one would be taken from (W3C, `id`).
        "id": urlsplit(settings.site_url).path + root,
        "name": name,
        "short_name": language.short_name or name,
        "description": language.tagline or "",
        "lang": language.code,
        "dir": "ltr",
        "start_url": "index.html",
        # The whole site: whoever changes the language stays within.
        "scope": "../" if root else "./",
        "display": "minimal-ui",
        "background_color": _PAPER,
        "theme_color": _PAPER,
        "icons": [
            {"src": relative(address, icon), "type": "image/png", **said}
            for icon, said in _icons().items()
        ],
    }
    content = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    yield Artefact(address, content.encode())


def _draw(mark: bytes, wanted: Collection[str]) -> Iterator[Artefact]:
    for size in SIZES:
        if (name := addresses.icon(size)) in wanted:
            yield Artefact(name, _png(_fitted(mark, size, Image.new("RGBA", (size, size)))))
    cut, apple = addresses.icon(_CUT, may_be_cut=True), addresses.icon(_APPLE)
    for name, size, seen in ((cut, _CUT, _SEEN), (apple, _APPLE, _ON_APPLE)):
        if name in wanted:
            ground = Image.new("RGBA", (size, size), _PAPER)
            yield Artefact(name, _png(_fitted(mark, seen, ground)))


def _fitted(mark: bytes, size: int, ground: Image.Image) -> Image.Image:
    """The mark, at most so large, in the middle of a ground."""
    try:
        drawn = _drawn(mark, size)
    except ValueError:  # what cannot be drawn is shown by no browser either
        drawn = _drawn(_OURS.read_bytes(), size)
    picture = Image.open(io.BytesIO(drawn)).convert("RGBA")
    picture.thumbnail((size, size))
    left, top = ((whole - part) // 2 for whole, part in zip(ground.size, picture.size, strict=True))
    ground.alpha_composite(picture, (left, top))
    return ground


def _drawn(mark: bytes, size: int) -> bytes:
    svg = mark.decode()
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=size, skip_system_fonts=True))


def _png(picture: Image.Image) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
