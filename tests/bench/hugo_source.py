"""A country → the source of the same site for Hugo: one content file for each page and language.

Its front matter holds what our own template of the page is given. So Hugo is spared what we do in
our measured time: checking, joining records, translating, writing dates and numbers, making links.
"""

import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import yaml

from bench.drafts import Country, Draft, read_country
from bench.front_matter import Front, front_of, type_front
from langnghe.frames import DEPTHS
from langnghe.pages import contexts as c
from langnghe.pages.binding import Context

TEMPLATES = Path(__file__).parent / "hugo"
# What ours draws, indexes or copies lies ready for Hugo: maps and tables of places, the search
# index, motifs, scripts, styles, fonts. Some of it is of one language and lies under its root.
READY = ("assets", "motifs", "search", "robots.txt")
READY_IN_EACH = ("404.html", "maps")
# Pages that Hugo is spared: what leads on from short addresses, what a script fills in, the data's.
SPARED = re.compile(r"(?:[\w-]+/)?(?:q/.*|(?:data|offline|shortlist)\.html)")
_FIELD = re.compile(r"\{(\w+)\}")


def write_hugo_source(country: Path, built: Path, folder: Path) -> int:
    """Write Hugo's source of the site under `country` into `folder`; how many pages it has.

    `built` is the same site as langnghe built it: what is not HTML is taken from there.
    """
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(TEMPLATES, folder)
    site = read_country(country)
    _write_settings(site, folder)
    _write_words(site, folder)
    _write_frames(site, folder)
    roots = [site.root_of(language.code) for language in site.settings.languages]
    for name in (*READY, *(root + name for root in roots for name in READY_IN_EACH)):
        _copy(built / name, folder / "static" / name)
    made = sum(_write_page(draft, folder) for draft in site.drafts())
    return made + _write_prose(site, country, folder)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, copy_function=shutil.copy)
    else:
        shutil.copy(source, target)


def _write_settings(site: Country, folder: Path) -> None:
    """What a fast build leaves out is in `hugo.yml`; here are the names."""
    first = site.settings.first
    languages = {
        language.code: {
            "label": language.name,
            "weight": number,
            "title": language.site_name,
            "contentDir": f"content/{language.code}",
        }
        for number, language in enumerate(site.settings.languages, 1)
    }
    names = {
        "baseURL": site.settings.site_url,
        "title": first.site_name,
        "defaultContentLanguage": first.code,
        "languages": languages,
    }
    with (folder / "hugo.yml").open("a", encoding="utf-8") as settings:
        yaml.safe_dump(names, settings, allow_unicode=True, sort_keys=False)


def _write_words(site: Country, folder: Path) -> None:
    """Interface words under our keys; a field `{n}` is Hugo's `{{ .n }}`."""
    (folder / "i18n").mkdir()
    for code, words in site.words.items():
        said = {key: _FIELD.sub(r"{{ .\1 }}", text) for key, text in words.entries.items()}
        text = yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=1000)
        (folder / "i18n" / f"{code}.yml").write_text(text, "utf-8")


def _write_frames(site: Country, folder: Path) -> None:
    """The pieces of HTML round each page's own, and the layout that puts them together."""
    frames = site.rendered.frames
    data: dict[str, dict[str, list[str]]] = {}
    slots: tuple[str, ...] = ()
    for language in site.settings.languages:
        for level in DEPTHS:
            pieces = frames[language.code, level].pieces
            data.setdefault(language.code, {})[f"d{level}"] = list(pieces[::2])
            assert slots in ((), pieces[1::2]), "the frames have their slots in one order"
            slots = pieces[1::2]
    (folder / "data").mkdir()
    text = yaml.safe_dump(data, allow_unicode=True, width=10000)
    (folder / "data" / "frames.yml").write_text(text, "utf-8")
    fills = {
        "title": "{{ .Title }}",
        "description": "{{ .Description }}",
        "path": "{{ .Params.path }}",
        "canonical": "{{ .Permalink }}",
        "body_class": "{{ .Layout }}",
        "head": '{{ partial "head.html" . }}',
        "body": '{{ block "main" . }}{{ end }}',
    }
    layout = [_piece(0)]
    for number, slot in enumerate(slots, 1):
        layout += [fills[slot], _piece(number)]
    (folder / "layouts" / "baseof.html").write_text("".join(layout), "utf-8")
    piece = folder / "layouts" / "_partials" / "frame"
    piece.mkdir()
    for number in range(len(slots) + 1):
        text = (
            # A number of JSON is no whole number to Hugo.
            '{{ $depth := printf "d%d" (int .Params.depth) -}}\n'
            "{{ $pieces := index (index hugo.Data.frames .Language.Lang) $depth -}}\n"
            f"{{{{ index $pieces {number} | safeHTML -}}}}\n"
        )
        (piece / f"{number}.html").write_text(text, "utf-8")


def _piece(number: int) -> str:
    name = f'"frame/{number}.html"'
    return f"{{{{ partialCached {name} . .Language.Lang .Params.depth -}}}}"


def _write_page(draft: Draft, folder: Path) -> int:
    name, address = _place(draft.path)
    front: dict[str, Front] = {"title": draft.title, "description": draft.description}
    if address:
        front["url"] = address
    front |= {
        "layout": draft.template,
        "params": {
            "path": draft.path,
            "depth": draft.depth,
            **front_of(draft.head),
            "noindex": not draft.head.index,
            "page": front_of(_as_printed(draft.body)),
        },
    }
    _write(folder / "content" / draft.language / name, front, "")
    return 1


def _as_printed(body: Context) -> Context:
    """A village's page prints its map, and not the links to maps that its place has as well."""
    if isinstance(body, c.VillagePage):
        return replace(body, place=replace(body.place, maps=(), precision=None))
    return body


def _place(path: str) -> tuple[str, str]:
    """The name of a page's content file, and its address where that does not follow from it."""
    if path == "index.html":
        return "_index.md", ""
    if path.endswith("/index.html"):
        return path.replace("index.html", "list.md"), path
    return path.replace(".html", ".md"), ""


def _write(file: Path, front: Mapping[str, Front], body: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"---\n{type_front(front)}---\n{body}", "utf-8")


def _write_prose(site: Country, country: Path, folder: Path) -> int:
    made = 0
    for language in site.settings.languages:
        for page in sorted((country / "content" / language.code).glob("*.md")):
            _, head, body = page.read_text("utf-8").split("---\n", 2)
            front = yaml.safe_load(head)
            name = page.name.replace(".md", ".html")
            typed: dict[str, Front] = {
                "title": str(front["title"]),
                "description": str(front.get("description", "")),
                "layout": "prose",
                "params": {"path": name, "depth": 0},
            }
            body = body.replace(".md)", ".html)")
            _write(folder / "content" / language.code / page.name, typed, body)
            made += 1
    return made
