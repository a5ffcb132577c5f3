"""What stands beside the code keeps its promises: workflows, forms, pictures, links, scripts."""

import os
import re
import shutil
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

from conftest import SMALL, Province
from langnghe.records import Alcohol, Category, Craft, Form, Product, Village, VillageKind
from pictures import sample

ROOT = Path(__file__).parent.parent
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = [GITHUB / "ISSUE_TEMPLATE" / f"{name}.yml" for name in
         ("them-lang-nghe", "them-san-pham", "bao-sai")]  # fmt: skip
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]

every_workflow = pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda file: file.stem)
every_form = pytest.mark.parametrize("form", FORMS, ids=lambda file: file.stem)
every_page = pytest.mark.parametrize("page", PAGES, ids=lambda file: file.stem)

# What the hosting site accepts: "Syntax for issue forms" and "Syntax for GitHub's form schema".
FORM_KEYS = {"name", "description", "body", "title", "labels", "assignees", "projects", "type"}
ELEMENT_TYPES = {"markdown", "input", "textarea", "dropdown", "checkboxes"}
# What a run line may not hold: text that whoever opens a proposal has chosen.
UNTRUSTED = re.compile(r"\$\{\{[^}]*(github\.event|head_ref|ref_name|inputs\.)")
PICTURE_BYTES = 12 * 1024


def read(file: Path) -> Any:
    """YAML with every scalar as text, so that the key `on` is not taken for a yes."""
    return yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)


def jobs_of(workflow: Path) -> dict[str, Any]:
    return dict(read(workflow)["jobs"])


def steps_of(workflow: Path) -> Iterator[dict[str, Any]]:
    for job in jobs_of(workflow).values():
        yield from job.get("steps", [])


def elements_of(form: Path) -> list[dict[str, Any]]:
    return list(read(form)["body"])


def asked_by(form: Path) -> dict[str, dict[str, Any]]:
    """The form's questions by their id."""
    return {element["id"]: element for element in elements_of(form) if "id" in element}


def prose_of(page: Path) -> str:
    """The page without its code, where a bracket is no link and a hash no heading."""
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
    return re.sub(r"`[^`\n]*`", "code", text)


def links_of(page: Path) -> list[tuple[str, str]]:
    """Every relative link and picture of a page, as its text and its target."""
    found = re.findall(r"\[([^\]]*)\]\(([^)\s]+)\)", prose_of(page))
    return [(text, target) for text, target in found if not re.match(r"[a-z]+:", target)]


def anchors_of(page: Path) -> set[str]:
    """The fragment of every heading, made as the hosting site makes it."""
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
    headings = re.findall(r"^#+ +(.+?) *$", text, flags=re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def pictures() -> list[tuple[str, Path]]:
    """The alternative text and the file of every picture that CONTRIBUTING.md shows."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    return [(alt, ROOT / file) for alt, file in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", text)]


# Workflows


def test_there_are_workflows_to_check_publish_and_test() -> None:
    assert {"check", "publish", "test", "weekly"} <= {file.stem for file in WORKFLOWS}


@every_workflow
def test_a_workflow_has_a_name_a_trigger_and_jobs(workflow: Path) -> None:
    assert {"name", "on", "jobs"} <= set(read(workflow))


@every_workflow
def test_an_action_is_named_by_its_full_commit_and_its_version(workflow: Path) -> None:
    lines = [line.strip() for line in workflow.read_text(encoding="utf-8").splitlines()]
    used = [line for line in lines if re.match(r"(- )?uses:", line)]

    assert used
    for line in used:
        if own := re.fullmatch(r"uses: (\./\S+)", line):
            assert (ROOT / own[1]).is_file()
        else:
            assert re.fullmatch(r"(- )?uses: [\w-]+/[\w/-]+@[0-9a-f]{40} # v\d+(\.\d+){2}", line)


def test_an_action_has_one_commit_in_all_workflows() -> None:
    pattern = re.compile(r"uses: (\S+)@([0-9a-f]{40}) # (\S+)")
    pins = {pin for file in WORKFLOWS for pin in pattern.findall(file.read_text(encoding="utf-8"))}

    assert len(pins) == len({action for action, _, _ in pins})


@every_workflow
def test_a_proposal_never_runs_with_the_rights_of_the_repository(workflow: Path) -> None:
    assert "pull_request_target" not in read(workflow)["on"]
    assert "workflow_run" not in read(workflow)["on"]
    assert "secrets" not in workflow.read_text(encoding="utf-8")


@every_workflow
def test_a_workflow_may_only_read_unless_a_job_asks_for_more(workflow: Path) -> None:
    assert read(workflow)["permissions"] == {"contents": "read"}


def test_only_publishing_may_write_and_only_pages() -> None:
    asked = {
        (workflow.stem, name): job["permissions"]
        for workflow in WORKFLOWS
        for name, job in jobs_of(workflow).items()
        if "permissions" in job
    }

    pages = {"pages": "write", "id-token": "write"}
    assert {
        ("publish", "deploy"): pages,
        ("weekly", "publish"): pages | {"contents": "read"},  # what it passes on
    } == asked


@every_workflow
def test_no_text_of_a_stranger_reaches_a_run_line(workflow: Path) -> None:
    for step in steps_of(workflow):
        assert not UNTRUSTED.search(step.get("run", ""))
        assert "${{" not in step.get("run", "")


@every_workflow
def test_a_checkout_leaves_no_key_behind(workflow: Path) -> None:
    for step in steps_of(workflow):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"


@every_workflow
def test_a_job_ends_by_itself(workflow: Path) -> None:
    for job in jobs_of(workflow).values():
        assert "uses" in job or int(job["timeout-minutes"]) <= 60


def test_a_proposal_is_checked_as_strictly_as_it_is_published() -> None:
    lines = [step.get("run", "") for step in steps_of(GITHUB / "workflows" / "check.yml")]

    assert "scripts/check --format github --strict --against HEAD^1" in lines
    assert "scripts/build --strict" in [
        step.get("run", "") for step in steps_of(GITHUB / "workflows" / "publish.yml")
    ]


def test_only_the_actions_are_updated_by_machine() -> None:
    [update] = read(GITHUB / "dependabot.yml")["updates"]

    assert update["package-ecosystem"] == "github-actions"


# Forms


@every_form
def test_a_form_has_what_the_site_requires_and_nothing_it_refuses(form: Path) -> None:
    keys = set(read(form))

    assert {"name", "description", "body"} <= keys <= FORM_KEYS
    assert all(read(form)[key].strip() for key in ("name", "description"))


@every_form
def test_the_elements_of_a_form_are_sound(form: Path) -> None:
    for element in elements_of(form):
        about = element["attributes"]
        assert element["type"] in ELEMENT_TYPES
        assert {"type", "attributes"} <= set(element) <= {"type", "id", "attributes", "validations"}
        if element["type"] == "markdown":
            assert about["value"].strip()
        else:
            assert re.fullmatch(r"[A-Za-z0-9_-]+", element["id"])
            assert about["label"].strip()
            assert about["description"].strip(), "the English stands under the label"
        if element["type"] in {"dropdown", "checkboxes"}:
            options = [
                option if isinstance(option, str) else option["label"]
                for option in about["options"]
            ]
            assert options
            assert len(options) == len(set(options))


@every_form
def test_no_two_elements_of_a_form_share_an_id_or_a_label(form: Path) -> None:
    asked = [element for element in elements_of(form) if "id" in element]

    assert len(asked) == len({element["id"] for element in asked})
    assert len(asked) == len({element["attributes"]["label"] for element in asked})


@every_form
def test_a_form_says_that_it_is_public_and_asks_for_sources(form: Path) -> None:
    text = form.read_text(encoding="utf-8")

    assert "Phiếu này ai cũng đọc được" in text
    assert "sources" in asked_by(form)
    assert not re.search(r"(điện thoại|căn cước|Zalo) của bạn", text)


@pytest.mark.parametrize(
    ("name", "record"), [("them-lang-nghe", Village), ("them-san-pham", Product)]
)
def test_a_form_asks_for_fields_a_record_has(
    name: str, record: type[Village] | type[Product]
) -> None:
    asked = {element_id.partition("-")[0] for element_id in asked_by(_form(name))}

    assert set(record.model_fields) >= asked - {"consent"}


@pytest.mark.parametrize(
    ("name", "field", "values"),
    [
        ("them-lang-nghe", "kind", VillageKind),
        ("them-lang-nghe", "crafts", Craft),
        ("them-lang-nghe", "alcohol", Alcohol),
        ("them-san-pham", "form", Form),
        ("them-san-pham", "category", Category),
        ("them-san-pham", "craft", Craft),
    ],
)
def test_a_form_offers_every_value_a_record_may_have(
    name: str, field: str, values: type[StrEnum]
) -> None:
    options = asked_by(_form(name))[field]["attributes"]["options"]

    assert [value.value for value in values] == [option.split(" · ")[0] for option in options]


def test_there_is_no_blank_form() -> None:
    assert read(GITHUB / "ISSUE_TEMPLATE" / "config.yml")["blank_issues_enabled"] == "false"


def test_a_proposal_is_asked_at_most_five_things() -> None:
    text = (GITHUB / "pull_request_template.md").read_text(encoding="utf-8")

    assert 1 <= text.count("- [ ]") <= 5


def _form(name: str) -> Path:
    return GITHUB / "ISSUE_TEMPLATE" / f"{name}.yml"


# Pages, pictures, scripts


def test_every_picture_is_there_small_and_told_in_words() -> None:
    assert 5 <= len(pictures()) <= 7
    for alt, file in pictures():
        assert len(alt) > 40
        assert file.stat().st_size <= PICTURE_BYTES
        assert file.parent == ROOT / "docs" / "pictures"


def test_every_drawn_picture_is_shown() -> None:
    drawn = set((ROOT / "docs" / "pictures").glob("contributing-*.svg"))

    assert drawn == {file for _, file in pictures()}


def test_a_picture_is_a_bare_drawing_with_a_title() -> None:
    svg = "{http://www.w3.org/2000/svg}"
    for _, file in pictures():
        root = ElementTree.fromstring(file.read_text(encoding="utf-8"))
        assert root.findtext(f"{svg}title")
        assert root.findtext(f"{svg}desc")
        for node in root.iter():
            assert node.tag not in {f"{svg}script", f"{svg}image", f"{svg}foreignObject"}
            assert not [name for name in node.attrib if name.startswith("on") or "href" in name]


@every_page
def test_a_link_of_a_page_lands(page: Path) -> None:
    astray = []
    for _, target in links_of(page):
        path, _, anchor = target.partition("#")
        file = (page.parent / path) if path else page
        if not file.exists() or (anchor and anchor not in anchors_of(file)):
            astray.append(target)

    assert astray == []


@every_page
def test_a_link_says_where_it_leads(page: Path) -> None:
    assert all(text.strip() for text, _ in links_of(page))


def test_every_script_that_is_named_can_be_run() -> None:
    places = [*PAGES[:2], *WORKFLOWS]
    text = "".join(file.read_text(encoding="utf-8") for file in places)
    named = set(re.findall(r"\bscripts/([a-z_]+)", text))

    assert {"serve", "test", "check", "build"} <= named
    for name in named:
        assert os.access(ROOT / "scripts" / name, os.X_OK), name


def test_the_samples_to_paste_are_sound(province: Province) -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    village, photos, brand = re.findall(r"^```yaml\n(.*?)^```", text, flags=re.M | re.S)
    folder = province.village(village + photos + brand, "lang-gom-cua-toi").parent
    (folder / "lo-nung.jpg").write_bytes(sample())
    shutil.copy(SMALL / "villages" / "gom-suoi-mo" / "logo.svg", folder)

    assert province.problems() == []


def test_the_commented_example_stays_sound_as_a_draft(province: Province) -> None:
    starter = ROOT / "src" / "langnghe" / "starter" / "villages" / "lang-gom-vi-du"
    example = (starter / "village.yml").read_text(encoding="utf-8")
    province.village(example.replace("status: published", "status: draft"), "lang-gom-vi-du")

    assert province.problems() == []
