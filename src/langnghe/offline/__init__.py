"""The plan of the site → the script that keeps read pages for where there is no network.

A browser runs it beside the pages (a service worker), and takes a new one for the old when a byte
of it differs. So it names the edition of the site: what all files are made from.
"""

import html
import json
from collections.abc import Iterable, Mapping
from importlib.resources import files

from langnghe import addresses
from langnghe.artefacts import Artefact, Job, digest
from langnghe.words import Words

__all__ = ["worker_job"]

_CORE = "assets/langnghe/"
_MAP = "assets/langnghe/map/"
_LOCAL = "assets/local.css"
_KINDS = (".js", ".css", ".woff2")
# Kept once somebody has wanted them.
_LATER = tuple(f"{_CORE}{name}.js" for name in ("browse", "finder", "search", "viewer"))


def worker_job(
    made: Iterable[Job],
    given: Iterable[str],
    languages: Mapping[str, tuple[str, Words]],
) -> Job:
    """The script, at the site's root; its scope is the site, in whatever folder that lies.

    `made` are all other jobs; `given` the addresses of the files that came with the theme;
    `languages` are the folder and the words of each language.
    """
    edition = digest(b"".join(job.made_from for job in made)).hex()[:16]
    assets = sorted(name for name in given if name.endswith(_KINDS))
    gaps = {
        '"⟦languages⟧"': {code: _told(root, words) for code, (root, words) in languages.items()},
        '"⟦core⟧"': [name for name in assets if _is_core(name)],
        '"⟦map⟧"': [name for name in assets if name.startswith(_MAP)],
        '"⟦edition⟧"': edition,
    }
    text = (files("langnghe") / "offline" / "sw.js").read_text("utf-8")
    for gap, value in gaps.items():
        text = text.replace(gap, json.dumps(value, ensure_ascii=False, separators=(",", ":")))
    file = Artefact(addresses.WORKER, text.encode())
    return Job(
        name="worker",
        made_from=digest(file.content),
        addresses=(file.address,),
        make=lambda: [file],
    )


def _is_core(name: str) -> bool:
    return name == _LOCAL or (name.startswith(_CORE) and not name.startswith((_MAP, *_LATER)))


def _told(root: str, words: Words) -> dict[str, object]:
    """What the script says in a language; it prints these as HTML."""
    return {
        "root": root,
        "locale": words("language.og").replace("_", "-"),
        "isLong": "MMM" in words("date.day"),
        "note": html.escape(words("offline.note", date="{date}")),
        "more": html.escape(words("offline.note_more")),
    }
