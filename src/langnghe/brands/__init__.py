"""The logos and colours of the records → files for the site: cleaned, in every size, in one pack.

What is published is never the file that was sent: a drawing is built anew, a picture written anew.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from langnghe import addresses
from langnghe.addresses import Addresses, root_of
from langnghe.artefacts import Artefact, Job, digest
from langnghe.brands.colouring import has_accent, style_of
from langnghe.brands.developing import Original, Shelf, shown
from langnghe.brands.looking import logo_of
from langnghe.brands.packing import packed
from langnghe.brands.ruling import rules_text
from langnghe.catalogue import Catalogue, Drawn, Outline, VillageOutline
from langnghe.progress import Watch
from langnghe.settings import Settings
from langnghe.words import Words
from langnghe.workers import share_out

__all__ = ["BrandRoom", "brand_jobs", "develop_logos", "logo_of"]

_SHOWN = {"": "logo", "dark": "logo-dark", "light": "logo-light"}


@dataclass(frozen=True)
class BrandRoom:
    """All that the brands' files are made from."""

    root: Path
    settings: Settings
    catalogue: Catalogue
    words: Mapping[str, Words]

    def pack(self, outline: Outline) -> bytes:
        """A logo's files and its rules of use in every language, as one ZIP."""
        kind, logo = _kind(outline), self.catalogue.logo_of(outline)
        if logo is None:
            raise ValueError(f"{outline.id} shows no logo")
        contents = dict(_shelf(self.root).take(_original(self.root, outline, logo)))
        for language in self.settings.languages:
            here = Addresses(
                self.settings.site_url, root_of(language.code, self.settings.first.code)
            )
            page = addresses.village_brand if kind == "villages" else addresses.product_brand
            text = rules_text(
                self.catalogue,
                outline,
                self.words[language.code],
                language.code,
                address=here.absolute(page(outline.id)),
            )
            contents[f"rules.{language.code}.txt"] = text.encode()
        return packed(f"logo-{outline.id}", contents)


def develop_logos(root: Path, catalogue: Catalogue, watch: Watch) -> None:
    """Work out the files of every logo that is new, on all cores."""
    shelf = _shelf(root)
    wanted = [_original(root, one, logo) for one in catalogue.outlines
              if (logo := catalogue.logo_of(one))]  # fmt: skip
    due = list({one.name: one for one in wanted if not shelf.has(one)}.values())
    if due:
        watch.stage("logos", len(due))
        for _ in share_out(shelf.develop, due, each_is_long=True):
            watch.advance()
        shelf.tidy({one.name for one in wanted})


def brand_jobs(room: BrandRoom, edition: str) -> Iterator[Job]:
    """A job for each record that shows a logo or colours. `edition` names all else it is made of.

    The rules of use are in the record alone, so the job opens it.
    """
    for outline in room.catalogue.outlines:
        logo = room.catalogue.logo_of(outline)
        if logo:
            yield _logo_job(room, outline, logo, edition)
        if outline.is_branded and has_accent(outline.colours):
            yield _style_job(outline, edition)


def _logo_job(room: BrandRoom, outline: Outline, logo: Drawn, edition: str) -> Job:
    kind = _kind(outline)
    places = {
        which: addresses.logo(kind, outline.id, f"{name}.{logo.ending}")
        for which, name in _SHOWN.items()
    }
    pack = addresses.logo_pack(kind, outline.id)

    def make() -> Iterator[Artefact]:
        made = _shelf(room.root).take(_original(room.root, outline, logo))
        for which, place in places.items():
            yield Artefact(place, made[shown(list(made), which)])
        yield Artefact(pack, room.pack(outline))

    return Job(
        name=f"brands/{kind}/{outline.id}",
        made_from=digest(edition, room.catalogue.state_of(outline)),
        addresses=(*places.values(), pack),
        make=make,
        opens=(outline.id,),
    )


def _style_job(outline: Outline, edition: str) -> Job:
    place = addresses.brand_style(_kind(outline), outline.id)
    return Job(
        name=f"colours/{_kind(outline)}/{outline.id}",
        made_from=digest(edition, *outline.colours),
        addresses=(place,),
        make=partial(_style, place, outline.colours),
    )


def _style(place: str, colours: tuple[str, ...]) -> list[Artefact]:
    return [Artefact(place, style_of(colours).encode())]


def _original(root: Path, outline: Outline, logo: Drawn) -> Original:
    return Original(root / _kind(outline) / outline.id / logo.file, logo.content)


def _kind(outline: Outline) -> str:
    return "villages" if isinstance(outline, VillageOutline) else "products"


def _shelf(root: Path) -> Shelf:
    return Shelf(root / ".cache" / "logos")
