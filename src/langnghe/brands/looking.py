"""A record's logo file → what is wrong with it, and what its pages must know of it."""

import hashlib
from pathlib import Path

from langnghe.brands.drawing import RefusedError
from langnghe.brands.opening import open_logo
from langnghe.catalogue import Drawn
from langnghe.loading import Finder, record_file
from langnghe.problems import Problem, problem
from langnghe.records import Product, Village


def logo_of(root: Path, kind: str, record: Village | Product) -> tuple[list[Problem], Drawn | None]:
    """Every finding about the file of a record's logo; and the logo, if there is no error."""
    logo = record.brand.logo if record.brand else None
    if logo is None:
        return [], None
    path = root / kind / record.id / logo.file
    # What leads out of the folder is told with the record, a link with its folder.
    if not logo.is_beside or path.is_symlink():
        return [], None
    here = Finder(root).place(record_file(kind, record.id), ("brand", "logo", "file"))
    if not path.is_file():
        return [problem(here, "E-FILE-01", file=logo.file)], None
    try:
        opened = open_logo(path)
    except RefusedError as refused:
        return [problem(here, refused.code, f=logo.file, **refused.values)], None
    found = [problem(here, "W-LOGO-10", f=logo.file)] if opened.has_ground else []
    content = hashlib.sha256(path.read_bytes()).hexdigest()[:32]
    return found, Drawn(logo.file, *opened.size, opened.drawing is not None, content)
