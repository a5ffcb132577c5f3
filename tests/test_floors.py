"""The floors of the house: what may import what. The table is the house's plan.

Read from below: a module imports only from lines above its own in this table. Modules on one line
are rooms beside one another and do not know each other.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import PACKAGE

FLOORS = (
    # 0: the ground. Nothing here knows files.
    {"problems", "vietnamese", "progress", "workers", "store", "contrast", "codes", "qr", "vcards"},
    {"records", "turns"},
    # 1: from files to values, and the words and names of things.
    {"loading", "units", "addresses", "renditions", "motifs", "artefacts"},
    {"settings", "words", "phrases", "postcards", "typesetting", "columns"},
    # 2: what is sound; and tools that write records, or help to write them.
    {"catalogue", "stamping", "drafting", "mending", "schemas", "spreadsheets"},
    {"checking", "placenames", "registering"},
    # 3: the rooms, from the catalogue to artefacts.
    {
        "pages",
        "photos",
        "brands",
        "covers",
        "cards",
        "exports",
        "maps",
        "search",
        "sheets",
        "reporting",
        "offline",
        "signposts",
        "recalling",
    },
    # 4: what has changed and what has not; the engine and the published folder.
    {"gathering", "frames", "publishing", "audit", "watching"},
    # 5: all that the rooms make; what all of these came to; the whole road.
    {"assembly"},
    {"plans"},
    {"site"},
    # 6 and 7: the doors.
    {"serving", "kits"},
    {"cli", "mkdocs_plugin"},
)
NO_CODE = {"theme", "templates", "starter", "blanks", "data"}
MODULES = sorted(PACKAGE.rglob("*.py"))
ENGINES = {"mkdocs", "material", "zensical", "pymdownx"}
KNOW_THE_ENGINE = {"frames", "mkdocs_plugin"}
MAY_SPEAK = {"cli", "mkdocs_plugin"}


def floor_of(room: str) -> int:
    return next(floor for floor, rooms in enumerate(FLOORS) if room in rooms)


def room_of(module: Path) -> str:
    """`pages` for pages/village.py, `site` for site.py."""
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(module: Path) -> Iterator[str]:
    """Every dotted name a module imports, wherever it does so: also in functions and for types."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: a relative import hides where it leads"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def rooms_imported_by(module: Path) -> set[str]:
    parts = [name.split(".") for name in imports_of(module)]
    rooms = {names[1] for names in parts if names[0] == "langnghe"}
    return rooms - {"__version__", room_of(module)}


def named(module: Path) -> str:
    return module.relative_to(PACKAGE).as_posix()


def test_every_module_has_its_floor() -> None:
    rooms = {room_of(module) for module in MODULES} - {"__init__"} - NO_CODE

    assert rooms - set().union(*FLOORS) == set()


def test_no_room_stands_on_two_floors() -> None:
    assert len(set().union(*FLOORS)) == sum(map(len, FLOORS))


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_a_module_imports_only_from_floors_below(module: Path) -> None:
    room = room_of(module)
    if room in NO_CODE | {"__init__"}:
        assert rooms_imported_by(module) == set()
        return

    too_high = {other for other in rooms_imported_by(module) if floor_of(other) >= floor_of(room)}

    assert too_high == set()


def test_folders_that_are_no_rooms_define_nothing() -> None:
    defined = [
        named(module)
        for module in MODULES
        if room_of(module) in NO_CODE
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
    ]

    assert defined == []


def test_only_the_frames_and_the_plugin_know_the_engine() -> None:
    knowing = {
        room_of(module)
        for module in MODULES
        if ENGINES & {name.split(".")[0] for name in imports_of(module)}
    }

    assert knowing == KNOW_THE_ENGINE


def calls(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


def test_only_the_doors_print_or_end_the_program() -> None:
    spoken = {
        room_of(module)
        for module in MODULES
        if {"print", "sys.exit", "exit", "quit", "os._exit"} & set(calls(module))
    }

    assert spoken <= MAY_SPEAK


def test_the_plugin_prints_once_for_the_engine_has_no_other_voice() -> None:
    spoken = [call for call in calls(PACKAGE / "mkdocs_plugin.py") if call == "print"]

    assert len(spoken) <= 1


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_no_module_catches_everything(module: Path) -> None:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if not isinstance(node, ast.ExceptHandler):
            continue
        caught = ast.unparse(node.type) if node.type else "everything"
        # What cleans up and raises again hides nothing.
        is_passed_on = any(isinstance(inner, ast.Raise) for inner in ast.walk(node))
        assert is_passed_on or caught not in {"everything", "Exception", "BaseException"}
        assert caught not in {"everything", "Exception"}
