"""All that a village takes to a fair: PDFs to print, and a folder for a USB stick that holds them.

The stick opens by double-click on a machine without a network: a page that leads to the site,
which is whole, and to every PDF.
"""

import datetime
import shutil
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from langnghe import addresses, assembly, site
from langnghe.addresses import root_of
from langnghe.catalogue import Catalogue
from langnghe.loading import FairReading, fair_file
from langnghe.photos import develop_photos, open_photo
from langnghe.problems import Place, Problem, problem, stops_the_site
from langnghe.progress import Unwatched, Watch
from langnghe.registering import note_codes
from langnghe.settings import Settings
from langnghe.sheets import LABELS, Kit, UnprintableError, fair_sheets
from langnghe.words import Words

PDFS, SITE, START = "pdf", "site", "mo-trang.html"
MARK = ".langnghe-fair"  # says that a folder is ours, and what is in it ours to replace
_FONTS = "fonts"  # a site's own, in its folder of content, for letters that ours lack
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # that a ZIP can tell; of every file, so that bytes repeat


@dataclass(frozen=True)
class Made:
    """What came of it."""

    problems: tuple[Problem, ...]
    settings: Settings | None = None
    sheets: int = 0
    noted: int = 0  # short codes that were written down in published.yml
    archive: Path | None = None  # None: nothing was made, or no stick was asked for


def make_kit(
    root: Path,
    fair_id: str,
    folder: Path,
    *,
    is_marked: bool = False,
    labels: str = LABELS,
    has_stick: bool = True,
    today: datetime.date | None = None,
    watch: Watch | None = None,
) -> Made:
    """Everything for the fair into `folder`, or why not; on a problem the folder stays as it was.

    `is_marked`: with crop marks. `has_stick`: also the site and the ZIP for a USB stick.
    """
    watch, today = watch or Unwatched(), today or site.day_of_build()
    settings, catalogue, problems = site.read(root, today=today, watch=watch)
    if settings is None or catalogue is None or stops_the_site(problems):
        return Made(tuple(problems), settings)
    reading = next((one for one in catalogue.fairs if one.fair.id == fair_id), None)
    if reading is None or not _is_ours(folder):
        refusal = _not_ours(folder) if reading else _unknown(settings, catalogue, fair_id)
        return Made((*problems, refusal), settings)
    develop_photos(root, catalogue, watch)
    kit = Kit(
        settings, catalogue, assembly.words_of(root, settings), reading,
        open_photo(root, catalogue), is_marked=is_marked, labels=labels,
        own_fonts=_own_fonts(root, settings),
    )  # fmt: skip
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARK).touch()
    try:
        names = _write_sheets(kit, folder, watch)
    except UnprintableError as error:
        return Made((*problems, _unprintable(settings, fair_id, error.letter)), settings)
    # What is printed may never lead elsewhere.
    made = Made(tuple(problems), settings, len(names), len(note_codes(root, catalogue)))
    return _with_stick(made, kit, root, folder, names=names, watch=watch) if has_stick else made


def _with_stick(
    made: Made, kit: Kit, root: Path, folder: Path, *, names: Sequence[str], watch: Watch
) -> Made:
    """The site beside the sheets, a page to begin with, and all of it as a ZIP."""
    built = site.build(root, folder / SITE, today=kit.day, watch=watch)
    if not built.is_published:
        return Made(built.problems, made.settings)
    watch.stage("stick")
    (folder / START).write_bytes(_start(kit, names))
    archive = _pack(folder, kit.reading.fair.id)
    return replace(made, problems=built.problems, archive=archive)


def _not_ours(folder: Path) -> Problem:
    return problem(Place(str(folder)), "E-KIT-03", folder=folder)


def _unprintable(settings: Settings, fair_id: str, letter: str) -> Problem:
    here = Place(fair_file(settings.content, fair_id))
    return problem(here, "E-KIT-02", letter=letter, folder=f"{settings.content}/{_FONTS}")


def _is_ours(folder: Path) -> bool:
    """Whether nothing of anybody else's is there to lose."""
    if folder.is_symlink():
        return False
    return not folder.exists() or (folder / MARK).is_file() or not any(folder.iterdir())


def _unknown(settings: Settings, catalogue: Catalogue, fair_id: str) -> Problem:
    ids = [one.fair.id for one in catalogue.fairs]
    near = next(iter(get_close_matches(fair_id, ids, n=1)), "")
    known = ", ".join(ids) or "–"
    place = Place(f"{settings.content}/fairs")
    return problem(place, "E-KIT-01", id=fair_id, near=near, known=known)


def _own_fonts(root: Path, settings: Settings) -> Path | None:
    folder = root / settings.content / _FONTS
    return folder if folder.is_dir() and not folder.is_symlink() else None


def _write_sheets(kit: Kit, folder: Path, watch: Watch) -> list[str]:
    """Every sheet beside the old ones, which give way only when all are there."""
    fresh = folder / f".{PDFS}"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir()
    names = []
    try:
        with tempfile.TemporaryDirectory() as desk:
            for sheet in fair_sheets(kit, Path(desk), watch):
                shutil.move(sheet, fresh / sheet.name)
                names.append(sheet.name)
    except UnprintableError:
        shutil.rmtree(fresh)
        raise
    shutil.rmtree(folder / PDFS, ignore_errors=True)
    fresh.rename(folder / PDFS)
    return sorted(names)


def _start(kit: Kit, names: Sequence[str]) -> bytes:
    """The page that a double-click opens."""
    source = (files("langnghe") / "templates" / "sheets" / "start.html.jinja").read_text("utf-8")
    press = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    first, words = kit.settings.first.code, kit.words
    parts = [
        {
            "lang": language.code,
            "name": language.name,
            "fair": _name(kit.reading, language.code),
            "site": language.site_name or "",
            "open": words[language.code]("kit.open"),
            "to_fair": words[language.code]("kit.to_fair"),
            "print": words[language.code]("kit.print"),
            "home": f"{SITE}/{root_of(language.code, first)}{addresses.HOME}",
            "page": f"{SITE}/{root_of(language.code, first)}{addresses.fair(kit.reading.fair.id)}",
            "sheets": [
                {"href": f"{PDFS}/{name}", "text": _title(words[language.code], name)}
                for name in names
                if _languages(name)[0] == language.code
            ],
        }
        for language in kit.settings.languages
    ]
    return press.from_string(source).render(parts=parts).encode()


def _name(reading: FairReading, language: str) -> str:
    translation = reading.translations.get(language)
    return (translation and translation.texts.get("name")) or reading.fair.name


def _languages(name: str) -> list[str]:
    """`posters-a4_vi-en.pdf` is in Vietnamese and English."""
    return name.removesuffix(".pdf").partition("_")[2].split("-")


def _title(words: Words, name: str) -> str:
    kind, _, size = name.partition("_")[0].partition("-")
    title = words(f"kit.{kind}")
    told = " – ".join(_languages(name))
    return f"{title} {size.upper()} ({told})" if size else f"{title} ({told})"


def _pack(folder: Path, fair_id: str) -> Path:
    """The ZIP for a stick: the same bytes from the same files."""
    archive, fresh = folder / f"{fair_id}.zip", folder / f".{fair_id}.zip"
    with zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as packed:
        for path in sorted(_packed_files(folder)):
            entry = zipfile.ZipInfo(f"{fair_id}/{path.relative_to(folder).as_posix()}", _FIRST_DAY)
            # Pictures and PDFs are packed already.
            is_text = path.suffix in {".html", ".js", ".css", ".svg", ".json", ".xml", ".txt"}
            entry.compress_type = zipfile.ZIP_DEFLATED if is_text else zipfile.ZIP_STORED
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, path.read_bytes())
    fresh.replace(archive)
    return archive


def _packed_files(folder: Path) -> list[Path]:
    inside = [folder / PDFS, folder / SITE]
    return [folder / START, *(p for top in inside for p in top.rglob("*") if p.is_file())]
