import json
import os
import re
import subprocess
from pathlib import Path

import pytest

import langnghe
from building import BIN, ROOT, copy_records, environment, publish, run
from conftest import PRODUCT, SMALL, VILLAGE, Province
from langnghe.cli.showing import print_problems
from langnghe.problems import SHOWN, Place, abridged, problem
from reading import Published

pytest_plugins = ("built_sites",)

BROKEN = VILLAGE.replace("02185", "2185")
WARNED = VILLAGE + "facts:\n  - {id: ho, what: Số hộ, value: 12}\n"


# build


def test_build_publishes_and_says_how_much(site_of: Province) -> None:
    site_of.village()

    ended = run("langnghe", "build", "--lang", "en", cwd=site_of.root)

    assert ended.returncode == 0
    assert re.fullmatch(r"Built \d+ pages, wrote \d+ files into .+\.\n", ended.stdout)
    assert ended.stderr == ""
    assert (site_of.root / "site/index.html").is_file()


def test_build_speaks_vietnamese_unless_told_otherwise(site_of: Province) -> None:
    site_of.village(BROKEN)

    assert "Chưa đăng" in run("langnghe", "build", cwd=site_of.root).stderr
    assert "Not published" in run("langnghe", "build", "--lang", "en", cwd=site_of.root).stderr


def test_build_says_when_there_is_nothing_new(site_of: Province) -> None:
    site_of.village()
    run("langnghe", "build", cwd=site_of.root)

    ended = run("langnghe", "build", "--lang", "en", cwd=site_of.root)

    assert ended.returncode == 0
    assert ended.stdout.startswith("Nothing new")


def test_build_reads_one_folder_and_writes_another(site_of: Province, tmp_path: Path) -> None:
    site_of.village()
    there = tmp_path / "www" / "lang nghề"

    ended = run("langnghe", "build", "--root", site_of.root, "--site", there)

    assert ended.returncode == 0, ended.stderr
    assert (there / "villages/lang-gom.html").is_file()
    assert not (site_of.root / "site").exists()


def test_build_stops_at_an_error_and_keeps_the_old_site(site_of: Province) -> None:
    site_of.village()
    before = publish(site_of).bytes()
    site_of.village(BROKEN)

    ended = run("langnghe", "build", "--lang", "en", cwd=site_of.root)

    assert ended.returncode == 1
    assert ended.stdout == ""
    assert "villages/lang-gom/village.yml:8:17: " in ended.stderr
    assert ended.stderr.endswith("Not published. The old site stands.\n")
    assert Published(site_of.root / "site").bytes() == before


def test_a_warning_stops_only_a_strict_build(site_of: Province) -> None:
    site_of.village(WARNED)

    plain = run("langnghe", "build", "--lang", "en", cwd=site_of.root)
    strict = run("langnghe", "build", "--lang", "en", "--strict", cwd=site_of.root)

    assert (plain.returncode, strict.returncode) == (0, 1)
    assert "warning: " in plain.stderr
    assert "[W-SRC-02]" in plain.stderr


def test_build_without_a_site_says_what_is_missing(tmp_path: Path) -> None:
    ended = run("langnghe", "build", "--lang", "en", cwd=tmp_path)

    assert ended.returncode == 1
    assert "[E-FILE-02]" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_build_leaves_a_folder_alone_that_is_not_ours(site_of: Province) -> None:
    site_of.village()
    site_of.write("site/thesis.txt", "years of work")

    ended = run("langnghe", "build", cwd=site_of.root)

    assert ended.returncode == 1
    assert "[E-SITE-01]" in ended.stderr
    assert [path.name for path in (site_of.root / "site").iterdir()] == ["thesis.txt"]


@pytest.mark.parametrize("target", ["/proc/langnghe", "/dev/null/site", "mkdocs.yml/site"])
def test_a_disk_that_refuses_gives_a_sentence_and_no_traceback(
    site_of: Province, target: str
) -> None:
    """Folders in which not even the administrator may write."""
    site_of.village()

    ended = run("langnghe", "build", "--lang", "en", "--site", target, cwd=site_of.root)

    assert ended.returncode == 1
    assert "Cannot write: " in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_full_disk_gives_a_sentence_and_keeps_the_old_site(site_of: Province) -> None:
    """A limit on the size of files stands for a disk without room: pages are larger."""
    site_of.village()
    before = publish(site_of).bytes()
    site_of.village(VILLAGE.replace("Làng gốm", "Làng nồi"))
    build = f'ulimit -f 4 && exec "{BIN / "langnghe"}" build --lang en'

    ended = subprocess.run(
        ["sh", "-c", build],
        cwd=site_of.root, env=environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert ended.returncode == 1
    assert "Cannot write: " in ended.stderr
    assert "Traceback" not in ended.stderr
    assert Published(site_of.root / "site").bytes() == before
    assert [path.name for path in site_of.root.iterdir() if path.name.startswith(".site")] == []


# check


def test_check_is_content_with_a_sound_province(small: Province) -> None:
    ended = run("langnghe", "check", "--lang", "en", cwd=small.root)

    assert ended.returncode == 0
    assert ended.stdout == "Every record is sound.\n"


def test_check_publishes_nothing(small: Province) -> None:
    run("langnghe", "check", cwd=small.root)

    assert not (small.root / "site").exists()


def test_check_prints_every_problem_with_its_place_and_its_code(province: Province) -> None:
    province.village(BROKEN)
    province.product(PRODUCT.replace("lang-gom", "lang-gon"))

    ended = run("langnghe", "check", "--lang", "en", cwd=province.root)

    place = re.compile(r"([\w./-]+:\d+:\d+): .+ \[([EW]-[A-Z]+-\d\d)\]")
    told = [found.groups() for found in map(place.fullmatch, ended.stderr.splitlines()) if found]
    assert ended.returncode == 1
    assert told == [(str(found.place), found.code) for found in province.problems()]


def test_check_tells_a_program_in_json(province: Province) -> None:
    province.village(BROKEN)

    ended = run("langnghe", "check", "--lang", "en", "--format", "json", cwd=province.root)

    told = json.loads(ended.stdout)
    assert ended.returncode == 1
    assert ended.stderr == ""
    assert {
        "file": "villages/lang-gom/village.yml",
        "line": 8,
        "column": 17,
        "code": "E-GEO-06",
        "level": "error",
    }.items() <= told[0].items()
    assert 'The code "2185" must have exactly 5 digits.' in told[0]["message"]


def test_check_of_a_sound_province_is_an_empty_list_in_json(province: Province) -> None:
    province.village()

    ended = run("langnghe", "check", "--format", "json", cwd=province.root)

    assert (ended.returncode, json.loads(ended.stdout)) == (0, [])


def test_check_annotates_a_pull_request(province: Province) -> None:
    province.village(BROKEN)
    province.village(WARNED.replace("Làng gốm", "Làng hai, 100%"), "lang-hai")

    ended = run("langnghe", "check", "--format", "github", cwd=province.root)

    lines = ended.stdout.splitlines()
    assert ended.returncode == 1
    assert any(
        line.startswith("::error file=villages/lang-gom/village.yml,line=8,col=17::")
        for line in lines
    )
    assert any(line.startswith("::warning file=villages/lang-hai/") for line in lines)
    assert all(line.startswith("::") for line in lines)


MANY = 200


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_a_mistake_made_hundreds_of_times_hides_no_other(
    province: Province, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    unknown = "".join(f"muc-{n}: a\n" for n in range(MANY))
    province.village(
        unknown + VILLAGE.replace("kind: craft_village", "kind: làng") + "alcohol: a\n"
    )
    problems = province.problems()

    print_problems(problems, "en", form)

    told = "".join(capsys.readouterr())
    assert len(problems) == MANY + 2
    assert told.count("There is no field called") == SHOWN
    assert f"{MANY - SHOWN} more of these in this file" in told
    assert told.count("is not in the list") == 2


def test_twenty_one_of_a_kind_are_all_told() -> None:
    found = [problem(Place("a.yml", line), "E-KEY-01", key="a") for line in range(SHOWN + 1)]

    assert list(abridged(found)) == found


def test_what_is_not_printed_still_stops_the_site(province: Province) -> None:
    province.village("".join(f"muc-{n}: a\n" for n in range(MANY)) + VILLAGE)

    ended = run("langnghe", "check", "--lang", "en", cwd=province.root)

    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) < 3 * SHOWN


def test_the_first_annotations_are_of_every_kind(
    province: Province, capsys: pytest.CaptureFixture[str]
) -> None:
    """The host shows ten of a step's annotations."""
    province.village("".join(f"muc-{n}: a\n" for n in range(MANY)) + VILLAGE + "alcohol: a\n")

    print_problems(province.problems(), "en", "github")

    first = capsys.readouterr().out.splitlines()[:2]
    assert ["E-KEY-01" in line for line in first] == [True, False]


def test_check_can_be_strict(province: Province) -> None:
    province.village(WARNED)

    assert run("langnghe", "check", cwd=province.root).returncode == 0
    assert run("langnghe", "check", "--strict", cwd=province.root).returncode == 1


# init


def test_a_new_site_builds_at_once_and_without_a_warning(tmp_path: Path) -> None:
    made = run("langnghe", "init", tmp_path / "tinh-moi", "--lang", "en")
    built = run("langnghe", "build", "--strict", "--root", tmp_path / "tinh-moi")

    assert made.returncode == 0, made.stderr
    assert "langnghe serve" in made.stdout
    assert built.returncode == 0, built.stderr
    assert built.stderr == ""
    published = Published(tmp_path / "tinh-moi" / "site")
    assert [name for name in published.pages if name.startswith("villages/")]
    assert published.dead_ends() == []


def test_a_new_site_holds_nothing_of_ours(tmp_path: Path) -> None:
    run("langnghe", "init", tmp_path / "tinh-moi")

    names = {path.name for path in (tmp_path / "tinh-moi").rglob("*")}
    assert {"mkdocs.yml", "villages", "content"} <= names
    assert not {name for name in names if name.endswith((".py", ".pyc")) or name == "__pycache__"}


def test_init_does_not_write_into_a_folder_in_use(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")

    ended = run("langnghe", "init", tmp_path, "--lang", "en")

    assert ended.returncode == 1
    assert "is not empty" in ended.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


@pytest.mark.parametrize("at", ["a-file", "a-file/inside"])
def test_init_says_in_a_sentence_when_it_cannot(tmp_path: Path, at: str) -> None:
    (tmp_path / "a-file").write_text("")

    ended = run("langnghe", "init", tmp_path / at, "--lang", "en")

    assert ended.returncode != 0
    assert "Traceback" not in ended.stderr


# translations


def test_accept_notes_what_a_translation_was_made_from(province: Province) -> None:
    province.village()
    file = province.write(
        "villages/lang-gom/village.en.yml",
        "method: human\nmade_on: 02/11/2026\ntexts:\n  name: Test pottery village\n",
    )

    first = run("langnghe", "translations", "accept", "--lang", "en", cwd=province.root)
    stamped = file.read_text("utf-8")
    again = run("langnghe", "translations", "accept", "--lang", "en", cwd=province.root)

    assert (first.returncode, again.returncode) == (0, 0)
    assert "1 translation file" in first.stdout
    assert "0 translation file" in again.stdout
    assert re.search(r"^made_from:\n  name: '[0-9a-f]{8}'$", stamped, re.MULTILINE)
    assert file.read_text("utf-8") == stamped
    province.village(VILLAGE.replace("Thử Nghiệm\n", "Đổi Tên\n", 1))
    assert "N-LANG-02" in province.codes()
    run("langnghe", "translations", "accept", "lang-gom", cwd=province.root)
    assert province.codes() == []


def test_accept_leaves_the_records_alone_that_were_not_named(small: Province) -> None:
    other = small.root / "villages/banh-da-doi-sim/village.en.yml"
    before = other.read_bytes()

    run("langnghe", "translations", "accept", "gom-suoi-mo", cwd=small.root)

    assert other.read_bytes() == before


# The rest


def test_the_commands_say_what_they_are_for() -> None:
    ended = run("langnghe", "--help")

    assert ended.returncode == 0
    for command in ("build", "check", "serve", "init", "translations"):
        assert f"\n  {command} " in ended.stdout


def test_the_version_is_the_packages() -> None:
    assert langnghe.__version__ in run("langnghe", "--version").stdout


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    ended = run("langnghe", "build", "--root", tmp_path / "nowhere")

    assert ended.returncode == 2
    assert "Traceback" not in ended.stderr


def test_a_command_works_from_any_folder(small: Province, tmp_path: Path) -> None:
    """Places in problems are named from the site's root, wherever the command was given."""
    (small.root / "products/lo-hoa/lo.png").unlink()

    ended = run("langnghe", "check", "--root", os.path.relpath(small.root, tmp_path), cwd=tmp_path)

    assert ended.returncode == 1
    assert ended.stderr.startswith("products/lo-hoa/product.yml:")


def test_a_terminal_that_knows_only_ascii_is_no_obstacle(site_of: Province) -> None:
    site_of.village(BROKEN)
    bare = {**environment(), "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}

    ended = subprocess.run(
        [str(BIN / "langnghe"), "build"],
        cwd=site_of.root,
        env=bare,
        capture_output=True,
        check=False,
    )

    assert ended.returncode == 1
    assert b"[E-GEO-06]" in ended.stderr
    assert b"Traceback" not in ended.stderr


def test_the_small_province_builds_without_a_word(tmp_path: Path) -> None:
    root = copy_records(SMALL, tmp_path / "small")

    ended = run("langnghe", "build", "--root", root)

    assert ended.returncode == 0, ended.stderr
    assert "error" not in ended.stderr


def test_the_site_of_this_repository_is_sound() -> None:
    assert run("langnghe", "check", "--root", ROOT).returncode == 0
