"""The files of `content/fairs` → fairs with their translations, and every problem met."""

import os
import re
from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import NamedTuple

from langnghe.loading.as_typed import check_letters
from langnghe.loading.shaping import shape
from langnghe.loading.yaml_text import Document, read_file, read_yaml
from langnghe.problems import Place, Problem, problem
from langnghe.records import Fair, Translation

FAIRS = "fairs"
_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{1,58}[a-z0-9])")
_TAKEN = re.compile(r"index|con|prn|aux|nul|com\d|lpt\d")


class FairReading(NamedTuple):
    """A fair that can be read, with its translations by language."""

    fair: Fair
    translations: dict[str, Translation]


def fair_file(content: str, fair_id: str, language: str = "") -> str:
    """The path of a fair's file from the site's root; `content` is the folder of its prose."""
    return f"{content}/{FAIRS}/{fair_id}{'.' if language else ''}{language}.yml"


def read_fairs(
    root: FilePath, content: str, languages: tuple[str, ...]
) -> tuple[list[FairReading], list[Problem]]:
    """Every fair that can be read, by its id, and what is wrong with any."""
    problems: list[Problem] = []
    ids = list(_ids(root, content, languages, problems))
    found = []
    for fair_id in ids:
        fair = _read_fair(root, content, fair_id, problems)
        told = {
            language: translation
            for language in languages
            if (translation := _translation(root, content, fair_id, language, problems))
        }
        if fair:
            found.append(FairReading(fair, told))
    return found, problems


def _ids(
    root: FilePath, content: str, languages: tuple[str, ...], problems: list[Problem]
) -> Iterator[str]:
    """The ids of the Vietnamese files, each known to lie where the site's own files may."""
    top = root / content / FAIRS
    inside = (root / content).absolute().is_relative_to(root.absolute()) and (
        ".." not in FilePath(content).parts
    )
    # What leads elsewhere is told with the rest of the content.
    if not inside or (root / content).is_symlink() or top.is_symlink() or not top.is_dir():
        return
    names = sorted(entry.name for entry in os.scandir(top) if not entry.name.startswith("."))
    known = {name.removesuffix(".yml") for name in names if name.endswith(".yml")}
    for name in names:
        here = Place(f"{content}/{FAIRS}/{name.encode('utf-8', 'replace').decode()}")
        stem, _, language = name.removesuffix(".yml").partition(".")
        if (top / name).is_symlink():
            continue
        if not name.endswith(".yml") or not (top / name).is_file():
            problems.append(problem(here, "E-FILE-03", allowed="<id>.yml, <id>.en.yml"))
        elif language and (language not in languages or stem not in known):
            allowed = ", ".join([f"{stem}.yml", *(f"{stem}.{one}.yml" for one in languages)])
            problems.append(problem(here, "E-FILE-03", allowed=allowed))
        elif not _ID.fullmatch(stem) or _TAKEN.fullmatch(stem):
            problems.append(problem(here, "E-ID-01", id=stem))
        elif not language:
            yield stem


def _read_fair(root: FilePath, content: str, fair_id: str, problems: list[Problem]) -> Fair | None:
    document = _read(root, fair_file(content, fair_id), problems)
    if document is None:
        return None
    fair, found = shape(document, Fair, id=fair_id)
    problems += found
    return fair


def _translation(
    root: FilePath, content: str, fair_id: str, language: str, problems: list[Problem]
) -> Translation | None:
    file = fair_file(content, fair_id, language)
    if not (root / file).is_file() or (root / file).is_symlink():
        return None
    document = _read(root, file, problems)
    if document is None:
        return None
    translation, found = shape(document, Translation)
    problems += found
    return translation


def _read(root: FilePath, file: str, problems: list[Problem]) -> Document | None:
    raw = read_file(root / file)
    document, found = read_yaml(raw, file)
    problems += found
    if document is not None:
        problems += check_letters(raw, file)
    return document
