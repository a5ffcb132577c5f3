"""Parts put away and taken out again, and parts made from others: the same in every respect."""

import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import SMALL
from langnghe.loading import load
from langnghe.records import Part, Product, Translation, Village, map_texts, texts_of

ROOT = Path(__file__).parent.parent


def parts(shape: type[Part] = Part) -> list[type[Part]]:
    return [shape, *(inner for one in shape.__subclasses__() for inner in parts(one))]


def records() -> list[Part]:
    found: list[Part] = []
    for root in (ROOT, SMALL):
        loaded = load(root, ("en",))
        found += [*loaded.villages.values(), *loaded.products.values()]
        found += loaded.translations.values()
    return found


RECORDS = records()


def assert_same(one: Part, other: Part) -> None:
    assert one == other
    assert repr(one) == repr(other)
    assert one.model_dump() == other.model_dump()
    assert list(one.__dict__) == list(other.__dict__)
    assert one.model_fields_set == other.model_fields_set
    assert one.model_extra == other.model_extra
    assert one.__pydantic_private__ == other.__pydantic_private__


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_what_was_put_away_comes_back_as_it_was(record: Part) -> None:
    assert_same(pickle.loads(pickle.dumps(record, protocol=5)), record)


def test_a_part_that_came_back_is_as_hashable_as_before() -> None:
    passages = [
        passage
        for record in RECORDS
        if isinstance(record, Village | Product)
        for passage in record.story
    ]

    assert [hash(pickle.loads(pickle.dumps(one))) for one in passages] == [*map(hash, passages)]


def test_a_part_that_came_back_is_still_frozen() -> None:
    back = pickle.loads(pickle.dumps(RECORDS[0]))

    with pytest.raises(ValueError, match="frozen"):
        back.name = "Tên khác"


def test_two_that_came_back_share_nothing_that_may_change() -> None:
    kept = pickle.dumps(Translation.model_validate({"method": "human"}))
    one, other = pickle.loads(kept), pickle.loads(kept)

    assert one.texts == {}
    assert one.texts is not other.texts
    assert one.model_fields_set == {"method"}


def test_the_same_record_is_always_put_away_in_the_same_bytes() -> None:
    """The order of a set changes from one run of Python to the next, and a cache compares bytes."""
    program = (
        "import pickle, hashlib; from pathlib import Path; from langnghe.loading import load;"
        f"loaded = load(Path({str(SMALL)!r}), ('en',));"
        "kept = pickle.dumps([*loaded.villages.values(), *loaded.translations.values()], 5);"
        "print(hashlib.sha256(kept).hexdigest())"
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


@pytest.mark.parametrize("shape", parts(), ids=lambda shape: shape.__name__)
def test_what_every_part_has_from_the_start_cannot_change(shape: type[Part]) -> None:
    """It is shared by all parts that came back."""
    for field in shape.model_fields.values():
        if not field.is_required() and field.default_factory is None:
            hash(field.default)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_a_part_with_other_texts_is_as_if_it_had_been_copied(record: Part) -> None:
    if isinstance(record, Translation):
        return
    told = map_texts(record, lambda path, text: f"{path}: {text}")

    assert told.model_fields_set == record.model_fields_set
    assert list(told.__dict__) == list(record.__dict__)
    assert told.model_copy(update=record.__dict__) == record
    assert [f"{path}: {text}" for path, text in texts_of(record)] == [t for _, t in texts_of(told)]


def test_a_record_in_which_no_text_changes_is_not_copied() -> None:
    for record in RECORDS:
        assert map_texts(record, lambda _, text: text) is record
