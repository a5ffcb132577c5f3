"""Translations: paths, fingerprints, what is stale or missing, and how Vietnamese is marked up."""

import subprocess
import sys
from pathlib import Path

from jinja2 import Environment

from conftest import SMALL, VILLAGE, Province
from langnghe.loading import load
from langnghe.phrases import Phrase, in_language
from langnghe.records import Product, Village, fingerprint, texts_of
from langnghe.stamping import stamp

EN = "villages/lang-gom/village.en.yml"


def small_records() -> list[Village | Product]:
    loaded = load(SMALL, ("en",))
    return [*loaded.villages.values(), *loaded.products.values()]


def test_a_path_names_fields_and_ids() -> None:
    [village] = [record for record in small_records() if record.id == "gom-suoi-mo"]
    texts = dict(texts_of(village))

    assert texts["name"] == "Làng nghề truyền thống gốm Suối Mơ"
    assert texts["summary"].startswith("Suối Mơ là")
    assert texts["story.1"].startswith("Người làng kể")
    assert texts["also_known_as.2"] == "Lò Suối"
    assert texts["steps.nan.title"] == "Nặn"
    assert texts["steps.nan"].startswith("Nặn tay")
    assert texts["facts.households.unit"] == "hộ"
    assert texts["facts.age.accounts.2"].startswith("hơn 500")
    assert texts["makers.htx-gom.contacts.1.hours"].startswith("7:30")
    assert texts["visit.getting_there"].startswith("Từ trung tâm")


def test_every_path_is_used_once() -> None:
    for record in small_records():
        paths = [path for path, _ in texts_of(record)]

        assert len(paths) == len(set(paths))


def test_names_of_bodies_and_numbers_are_no_texts() -> None:
    paths = {path for record in small_records() for path, _ in texts_of(record)}

    for path in paths:
        assert not path.startswith(("sources.", "place.", "id", "status"))
        assert not path.endswith((".holder", ".issuer", ".decision_no", ".value", ".credit"))


def test_texts_come_in_the_same_order_at_every_run() -> None:
    """The order of a set changes from one run of Python to the next."""
    program = (
        "from pathlib import Path; from langnghe.loading import load;"
        "from langnghe.records import texts_of;"
        f"loaded = load(Path({str(SMALL)!r}), ('en',));"
        "print([p for v in loaded.villages.values() for p, _ in texts_of(v)])"
    )

    said = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }

    assert len(said) == 1


def test_a_fingerprint_does_not_see_how_lines_are_folded() -> None:
    assert fingerprint("Một hai\nba") == fingerprint("Một  hai ba")
    assert fingerprint("Một hai") != fingerprint("Một hại")
    assert len(fingerprint("")) == 8


def test_the_first_language_needs_no_translation(province: Province) -> None:
    province.village()
    catalogue = province.catalogue()
    [village] = catalogue.villages

    told_village, told = catalogue.village_in("vi", village)

    assert told_village == catalogue.open(village).record
    assert told.is_first
    assert told.is_translated
    assert (told.missing, told.stale, told.method) == ([], [], None)


def test_without_a_translation_all_is_marked_as_vietnamese(province: Province) -> None:
    province.village()
    catalogue = province.catalogue()
    [village] = catalogue.villages

    english, told = catalogue.village_in("en", village)

    assert english.name == village.name
    assert isinstance(english.name, Phrase)
    assert english.name.lang == "vi"
    assert not told.is_translated
    assert "name" in told.missing


def test_what_is_translated_is_told_in_its_language(province: Province) -> None:
    province.village()
    province.write(
        EN,
        "method: machine\nreviewed_on: 02/11/2026\nreading: lang gom\n"
        "texts:\n  name: Test village\n",
    )
    catalogue = province.catalogue()
    [village] = catalogue.villages

    english, told = catalogue.village_in("en", village)

    assert english.name == "Test village"
    assert not isinstance(english.name, Phrase)
    assert english.summary is not None
    assert isinstance(english.summary.text, Phrase)
    assert told.is_translated
    assert told.is_reviewed
    assert told.reading == "lang gom"
    assert told.missing == ["summary", "checked.by"]


def test_a_translation_without_the_name_is_hardly_one(province: Province) -> None:
    province.village()
    province.write(EN, "method: human\ntexts:\n  summary: A village.\n")
    catalogue = province.catalogue()

    _, told = catalogue.village_in("en", catalogue.villages[0])

    assert not told.is_translated


def test_a_translation_knows_when_the_vietnamese_has_changed(province: Province) -> None:
    province.village()
    province.write(EN, "method: human\ntexts:\n  name: Test village\n  summary: A village.\n")
    stamp(province.root, frozenset())
    assert province.codes() == []

    province.village(VILLAGE.replace("Một làng gốm", "Một làng gốm nhỏ"))

    [found] = province.problems()
    assert found.code == "N-LANG-02"
    assert str(found.place) == f"{EN}:4:12"
    catalogue = province.catalogue()
    _, told = catalogue.village_in("en", catalogue.villages[0])
    assert told.stale == ["summary"]


def test_folding_a_line_anew_makes_no_translation_stale(province: Province) -> None:
    province.village()
    province.write(EN, "method: human\ntexts:\n  summary: A village.\n")
    stamp(province.root, frozenset())

    province.village(
        VILLAGE.replace(
            "  text: Một làng gốm hư cấu, chỉ", "  text: >-\n    Một làng gốm hư cấu,\n    chỉ"
        )
    )

    assert province.codes() == []


def test_a_phrase_prints_itself_with_its_language() -> None:
    template = Environment(autoescape=True).from_string("<h1>{{ name }}</h1>")

    printed = template.render(name=Phrase("Gốm & <b>lụa</b>", "vi"))

    assert printed == '<h1><span lang="vi">Gốm &amp; &lt;b&gt;lụa&lt;/b&gt;</span></h1>'


def test_a_phrase_is_still_a_text() -> None:
    phrase = Phrase("Gốm", "vi")

    assert phrase == "Gốm"
    assert f"{phrase}" == "Gốm"
    assert phrase.upper() == "GỐM"


def test_a_record_told_in_another_language_keeps_its_facts() -> None:
    loaded = load(SMALL, ("en",))
    village = loaded.villages["gom-suoi-mo"]

    english, told = in_language(village, loaded.translations["gom-suoi-mo", "en"], language="en")

    assert (told.missing, told.stale) == ([], [])
    assert english.place == village.place
    assert english.sources == village.sources
    assert [fact.value for fact in english.facts] == [fact.value for fact in village.facts]


HAND_WRITTEN = """\
# Bản dịch của xã, đừng xoá lời này.
method: human   # người dịch
made_from:
  name: '00000000'
  # một lời nữa
  summary: '00000000'

texts:
  name: Test village  # tên
  summary: >-
    A village
    of potters.
# lời cuối
"""


def test_stamping_keeps_every_other_line(province: Province) -> None:
    province.village()
    file = province.write(EN, HAND_WRITTEN)

    changed = stamp(province.root, frozenset())

    assert changed == [file]
    assert file.read_text("utf-8") == (
        "# Bản dịch của xã, đừng xoá lời này.\n"
        "method: human   # người dịch\n"
        "texts:\n"
        "  name: Test village  # tên\n"
        "  summary: >-\n"
        "    A village\n"
        "    of potters.\n"
        "# lời cuối\n"
        "\n"
        "# Dấu của bản tiếng Việt đã dịch; máy ghi, không sửa tay.\n"
        "made_from:\n"
        f"  name: '{fingerprint('Làng gốm Thử Nghiệm')}'\n"
        f"  summary: '{fingerprint('Một làng gốm hư cấu, chỉ dùng cho kiểm thử.')}'\n"
    )
    assert province.codes() == []


def test_stamping_twice_changes_nothing(province: Province) -> None:
    province.village()
    file = province.write(EN, HAND_WRITTEN)
    stamp(province.root, frozenset())
    before = file.read_bytes()

    assert stamp(province.root, frozenset()) == []
    assert file.read_bytes() == before


def test_stamping_keeps_the_line_ends_of_windows(province: Province) -> None:
    province.village()
    file = province.write(EN, "method: human\r\ntexts:\r\n  name: Test village\r\n")

    stamp(province.root, frozenset())

    assert b"\n" not in file.read_bytes().replace(b"\r\n", b"")
    assert province.codes() == []


def test_stamping_leaves_an_empty_translation_alone(province: Province) -> None:
    province.village()
    file = province.write(EN, "method: human\n")

    assert stamp(province.root, frozenset()) == []
    assert file.read_text("utf-8") == "method: human\n"


def test_stamping_touches_only_the_records_that_are_named(province: Province) -> None:
    province.village()
    province.village(village_id="lang-hai")
    for name in ("lang-gom", "lang-hai"):
        province.write(f"villages/{name}/village.en.yml", "method: human\ntexts:\n  name: X\n")

    changed = stamp(province.root, frozenset({"lang-hai"}))

    assert [path.parent.name for path in changed] == ["lang-hai"]


def test_stamping_does_not_touch_what_it_cannot_read(province: Province) -> None:
    province.village()
    file = province.write(EN, "method: human\ntexts: [\n")

    assert stamp(province.root, frozenset()) == []
    assert file.read_text("utf-8") == "method: human\ntexts: [\n"


def test_without_settings_nothing_is_stamped(tmp_path: Path) -> None:
    assert stamp(tmp_path, frozenset()) == []
