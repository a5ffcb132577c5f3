"""Contacts as vCards: read by a program nobody here wrote; persons' only with their consent."""

import io
import subprocess
from pathlib import Path

import pytest
import vobject
import zxingcpp
from PIL import Image

from building import run
from conftest import PRODUCT, TODAY, VILLAGE, Province
from langnghe import site
from langnghe.vcards import Card, Way, short_vcard, vcard
from test_qr import rasterised

pytest_plugins = ("built_sites",)

NUMBER = "0987 654 321"
ENTRIES = (
    VILLAGE.replace(
        "contact:\n  via: commune\n",
        "contact:\n  via: centre\n  office: Ban quản lý làng nghề; số 1, đường Một\n  entries:\n"
        "    - {type: phone, value: 0234 3123 456, owner: organisation, hours: 'Thứ hai, 8 giờ',"
        " src: [s1]}\n"
        "    - {type: email, value: hoi@lang-gom.example, owner: organisation, src: [s1]}\n"
        "makers:\n  - id: htx\n    kind: cooperative\n    name: Hợp tác xã Gốm\n    contacts:\n"
        "      - {type: mobile, owner: person, consent: C-2026-0001, src: [s1]}\n"
        "      - {type: zalo, owner: person, consent: C-2026-0001, src: [s1]}\n    src: [s1]\n",
    )
)  # fmt: skip
PRIVATE = f"""\
contacts:
  C-2026-0001:
    scopes: [name, phone]
    name: Người Thử
    mobile: {NUMBER}
    zalo: {NUMBER}
"""


def read(text: str) -> vobject.base.Component:
    card: vobject.base.Component = vobject.readOne(text)
    assert card.validate(raiseException=True)
    return card


FULL = Card(
    uid="https://thu.example/#contact",
    name="Ủy ban nhân dân xã Một; Hai, Ba \\ Bốn",
    other_names=(("en", "People's Committee"),),
    ways=(Way("phone", "+842343123456"), Way("mobile", "+84912345678"), Way("email", "a@b.example"),
          Way("zalo", "https://zalo.me/84912345678"), Way("web", "https://a.example/")),
    settlement="Thôn Một",
    commune="xã Hai",
    province="tỉnh Ba",
    page="https://thu.example/q/k7m2p",
    notes=("Nghề làm gốm, " * 20, "Pottery, " * 20),
    point=(16.46, 107.55),
)  # fmt: skip


def test_a_card_is_read_as_it_was_meant() -> None:
    card = read(vcard(FULL))

    assert card.version.value == "3.0"
    assert card.fn.value == FULL.name
    assert card.org.value == [FULL.name]
    assert [tel.value for tel in card.tel_list] == ["+842343123456", "+84912345678"]
    assert card.adr.value.city == "xã Hai"
    assert card.note.value == "\n".join(FULL.notes)
    assert card.nickname.params == {"LANGUAGE": ["en"]}


def test_lines_are_folded_between_letters_and_end_in_cr_lf() -> None:
    raw = vcard(FULL).encode()
    lines = raw.split(b"\r\n")

    assert raw.endswith(b"END:VCARD\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75
    assert all(line.decode("utf-8") is not None for line in lines)


def test_a_hostile_name_starts_no_line_of_its_own() -> None:
    text = vcard(Card(uid="u", name="A\r\nTEL:999\nEND:VCARD"))

    assert text.split("\r\n").count("END:VCARD") == 1
    assert "\r\nTEL" not in text


def test_the_card_in_a_code_is_as_short_as_it_can_be() -> None:
    assert len(short_vcard(FULL).encode()) < 400
    assert read(short_vcard(FULL)).url.value == FULL.page


# On a site


def built(province: Province, contacts: Path | None = None) -> Path:
    province.village(ENTRIES)
    province.product(PRODUCT)
    target = province.root / "site"
    result = site.build(province.root, target, today=TODAY, contacts=contacts)
    assert result.is_published, result.problems
    return target


def holding(folder: Path, text: str) -> list[str]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(
        path.relative_to(folder).as_posix() for path in found if text.encode() in path.read_bytes()
    )


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_without_the_private_file_only_public_contacts_are_there(site_of: Province) -> None:
    made = built(site_of)
    card = read((made / "villages/lang-gom/contact.vcf").read_bytes().decode())

    assert card.tel.value == "+842343123456"
    assert card.note.value.count("\n") == 1
    assert not (made / "villages/lang-gom/maker-htx.vcf").exists()
    page = (made / "en/villages/lang-gom/contact.html").read_text("utf-8")
    assert 'href="../../../villages/lang-gom/contact.vcf"' in page or (
        'href="../../../villages/lang-gom/contact.vcf" download' in page
    )
    assert "mailto:hoi@lang-gom.example?subject=A%20question%20about" in page


def test_a_person_is_shown_as_far_as_the_consent_goes(site_of: Province, tmp_path: Path) -> None:
    private = tmp_path / "rieng" / "lien-he.yml"
    private.parent.mkdir()
    private.write_text(PRIVATE, "utf-8")
    public = built(site_of).rename(tmp_path / "public")
    made = built(site_of, private)

    card = read((made / "villages/lang-gom/maker-htx.vcf").read_bytes().decode())
    assert (card.fn.value, card.tel.value) == ("Người Thử", "+84987654321")
    assert "zalo.me" not in (made / "villages/lang-gom.html").read_text("utf-8")
    drawing = (made / "villages/lang-gom/maker-htx-qr.svg").read_text("utf-8")
    pixels = Image.open(io.BytesIO(rasterised(drawing, width=600))).convert("L")
    [found] = zxingcpp.read_barcodes(pixels)
    assert read(found.text).tel.value == "+84987654321"
    # The number stays out of what is kept between builds.
    for folder in (site_of.root / ".cache", site_of.root / "build"):
        assert holding(folder, NUMBER) == holding(folder, "84987654321") == []
    # Without the file it is gone from the site as well, as if it had never been there.
    assert contents(built(site_of)) == contents(public)
    assert holding(made, NUMBER) == holding(made, "84987654321") == []


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        ("    withdrawn_on: 01/11/2026\n", {"W-CON-05"}),
        ("    until: 2025\n", {"W-CON-05"}),
        ("    channels: [print]\n", {"W-CON-06"}),
        ("    until: 2027\n", {"W-CON-06"}),
    ],
)
def test_a_consent_that_ended_or_does_not_reach_so_far_shows_nothing_of_it(
    site_of: Province, tmp_path: Path, lines: str, codes: set[str]
) -> None:
    site_of.village(ENTRIES)
    file = tmp_path / "lien-he.yml"
    file.write_text(PRIVATE + lines, "utf-8")
    _, catalogue, _ = site.read(site_of.root, today=TODAY)
    assert catalogue is not None

    agreed, problems = site.agreed_in(file, site_of.root, catalogue)

    assert {found.code for found in problems} == codes
    shown = [way.type for way in catalogue.villages[0].reach if way.consent and agreed.has(way)]
    assert shown == (["mobile"] if lines == "    until: 2027\n" else [])


def test_what_is_wrong_in_a_private_file_is_told_at_its_line(site_of: Province) -> None:
    file = site_of.write("../lien-he.yml", "contacts:\n  C-2026-0001:\n    scopes: [phones]\n")
    site_of.village(ENTRIES)
    _, catalogue, _ = site.read(site_of.root, today=TODAY)
    assert catalogue is not None

    _, problems = site.agreed_in(file, site_of.root, catalogue)

    assert [problems[0].code, str(problems[0].place)] == ["E-ENUM-01", "lien-he.yml:3:14"]


def test_an_organisation_says_how_it_is_reached_itself(province: Province) -> None:
    province.village(
        VILLAGE.replace(
            "via: commune",
            "via: centre\n  entries: [{type: phone, owner: organisation, src: [s1]}]",
        )
    )

    assert province.codes() == ["E-REQ-03"]


def test_a_private_file_in_the_repository_is_refused_unless_git_ignores_it(
    site_of: Province,
) -> None:
    site_of.village(ENTRIES)
    site_of.write("lien-he.yml", PRIVATE)
    subprocess.run(["git", "-C", str(site_of.root), "init", "-q"], check=True)
    command = ("langnghe", "build", "--contacts", "lien-he.yml")

    ended = run(*command, cwd=site_of.root)

    assert ended.returncode == 1
    assert "E-CON-05" in ended.stderr
    assert not (site_of.root / "site").exists()
    site_of.write(".gitignore", "lien-he.yml\n")
    assert run(*command, cwd=site_of.root).returncode == 0


def test_withdraw_lists_all_that_held_a_consent(site_of: Province, tmp_path: Path) -> None:
    private = tmp_path / "lien-he.yml"
    private.write_text(PRIVATE, "utf-8")
    made = built(site_of, private)
    command = ("langnghe", "withdraw", "C-2026-0001", "--lang", "en")

    told = run(*command, "--contacts", private, cwd=site_of.root).stdout

    assert "villages/lang-gom/village.yml:" in told
    listed = {line.strip() for line in told.splitlines()}
    assert set(holding(made, NUMBER)) | set(holding(made, "84987654321")) <= listed
    assert "en/villages/lang-gom.html" in listed
    assert "contacts.html" in listed
    assert "C-2026-0001: delete it" in told
    assert (
        "No record"
        in run("langnghe", "withdraw", "C-2026-0002", "--lang", "en", cwd=site_of.root).stdout
    )
