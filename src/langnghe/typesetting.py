"""A template, data and pictures → a PDF, set by Typst.

Data reach a template as JSON and are printed as text; no text of a record is ever read as markup.
Nothing of the machine takes part: neither its fonts, nor its clock, nor its network.

What the typesetter remembers of one sheet it never gives back. So many large sheets are each set
by a process of their own, which is this module as a program.
"""

import datetime
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import as_file, files
from pathlib import Path
from typing import Literal, NamedTuple

import typst

from langnghe.artefacts import digest

_UNPRINTABLE = re.compile(r'the text `"(.+?)"` could not be displayed')
_STANDARD: Literal["ua-1"] = "ua-1"  # PDF/UA-1 (ISO 14289-1): tagged, titled, described
_FAILED = 3  # how the program ends where Typst refuses; its message is what it printed


class UnprintableError(Exception):
    """A letter that none of the fonts has: `letter` as it stands in the text."""

    def __init__(self, letter: str) -> None:
        super().__init__(letter)
        self.letter = letter


class Sheet(NamedTuple):
    """A PDF to be made: its name, its template, what it is given, and the day it is made on."""

    name: str
    template: str
    data: Mapping[str, object]
    day: datetime.date


class Workshop:
    """A folder that templates see, and nothing beside it."""

    def __init__(self, folder: Path, own_fonts: Path | None = None) -> None:
        """`own_fonts`: a folder of fonts for letters that ours lack, if the site has one."""
        self.folder = folder
        self._own_fonts = own_fonts
        with as_file(files("langnghe") / "templates" / "sheets") as templates:
            shutil.copytree(templates, folder, dirs_exist_ok=True)

    def lay(self, name: str, content: bytes) -> None:
        """Put a picture where templates find it."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    def typeset(self, sheets: Iterable[Sheet], *, each_is_large: bool) -> Iterator[Path]:
        """The files of the PDFs, each for its reader to take away.

        The same data and day give the same bytes. Raises UnprintableError.
        """
        if each_is_large:
            yield from self._apart(sheets)
            return
        for sheet in sheets:
            order = self._order(sheet)
            try:
                yield _set(order)
            except typst.TypstError as error:
                raise _told(error.message) from error

    def _apart(self, sheets: Iterable[Sheet]) -> Iterator[Path]:
        """As many at once as there are cores."""
        running: list[tuple[Path, subprocess.Popen[str]]] = []
        try:
            for sheet in sheets:
                if len(running) >= (os.cpu_count() or 1):
                    yield _awaited(*running.pop(0))
                order = self._order(sheet)
                running.append((order, _started(order)))
            while running:
                yield _awaited(*running.pop(0))
        finally:
            for _, child in running:
                child.kill()
                child.wait()

    def _order(self, sheet: Sheet) -> Path:
        """The file that says all about one sheet."""
        text = json.dumps(sheet.data, ensure_ascii=False, sort_keys=True)
        data = f"data-{digest(text).hex()}.json"
        (self.folder / data).write_text(text, encoding="utf-8")
        order = {
            "template": f"{sheet.template}.typ",
            "data": data,
            "output": sheet.name,
            "day": sheet.day.isoformat(),
            "fonts": str(self._own_fonts) if self._own_fonts else "",
        }
        path = self.folder / f"{sheet.name}.order.json"
        path.write_text(json.dumps(order), encoding="utf-8")
        return path


def _started(order: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(  # noqa: S603  this very program
        [sys.executable, "-m", "langnghe.typesetting", str(order)],
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )


def _awaited(order: Path, child: "subprocess.Popen[str]") -> Path:
    _, said = child.communicate()
    if child.returncode:
        raise _told(said)
    return order.with_name(order.name.removesuffix(".order.json"))


def _told(message: str) -> Exception:
    found = _UNPRINTABLE.search(message)
    return UnprintableError(found[1]) if found else RuntimeError(message)


def _set(order_file: Path) -> Path:
    """Set one sheet beside its order."""
    order = json.loads(order_file.read_text("utf-8"))
    folder = order_file.parent
    day = datetime.date.fromisoformat(order["day"])
    output: Path = folder / order["output"]
    fonts = [folder / "fonts", *([Path(order["fonts"])] if order["fonts"] else [])]
    typst.compile(
        str(folder / order["template"]),
        output=str(output),
        root=str(folder),
        font_paths=typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=fonts
        ),
        format="pdf",
        sys_inputs={"data": f"/{order['data']}"},
        pdf_standards=[_STANDARD],
        timestamp=datetime.datetime.combine(day, datetime.time(), tzinfo=datetime.UTC),
    )
    return output


def main() -> int:
    """Set the sheet whose order is named on the command line."""
    try:
        _set(Path(sys.argv[1]))
    except typst.TypstError as error:
        sys.stderr.write(error.message)
        return _FAILED
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
