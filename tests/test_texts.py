"""Phrases that are looked for in texts: no shortcut on the way may lose a finding."""

import re

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from langnghe.checking import claims, dates, privacy, selling
from langnghe.checking.texts import Phrase, Texts, phrase
from langnghe.vietnamese import tidy

PHRASES = {
    f"{module.__name__.rpartition('.')[2]}{name}": found
    for module in (claims, dates, privacy, selling)
    for name, found in vars(module).items()
    if isinstance(found, Phrase)
}
ODD_LETTERS = re.compile("[İıſ]")  # small letters of `re` that are none of Python's `lower`


def texts(*typed: str) -> Texts:
    return Texts(tuple((("story", number), text) for number, text in enumerate(typed)))


def found(sought: Phrase, *typed: str) -> list[str]:
    return [words for _, words in sought.found_in(texts(*typed))]


def test_all_phrases_are_proved_here() -> None:
    assert len(PHRASES) > 15


@pytest.mark.parametrize("name", PHRASES)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_a_pattern_matches_is_found_by_its_hints(name: str, data: st.DataObject) -> None:
    sought = PHRASES[name]
    match = data.draw(st.from_regex(sought.pattern))
    before, after = (data.draw(st.sampled_from(("", " ", "(", "đất ", "\n"))) for _ in range(2))
    text = tidy(f"{before}{match}{after}")
    assume(not ODD_LETTERS.search(text))

    expected = [" ".join(m.group().split()) for m in sought.pattern.finditer(text)]

    assert found(sought, "Một làng gốm.", text) == expected


def test_a_hint_of_two_pieces_wants_both() -> None:
    sought = phrase("E-CLAIM-01", r"\bông\b.*\bngười\b", "ông & người")

    assert found(sought, "ông là người Tày") == ["ông là người"]
    assert found(sought, "ông Tày") == []
    assert found(sought, "công của con người") == []


def test_a_hint_may_be_the_beginning_of_a_word() -> None:
    sought = phrase("E-CLAIM-01", r"\bdetox\w*", "detox*")

    assert found(sought, "A detoxifying tea", "A tea") == ["detoxifying"]


@pytest.mark.parametrize("text", ["SỐ MỘT cả nước", "(số một)", "“Số một”, họ nói", "số một"])
def test_a_hint_is_seen_in_capitals_and_between_signs(text: str) -> None:
    assert len(found(phrase("E-CLAIM-02", r"\bsố một\b", "số một"), text)) == 1


def test_words_of_the_far_east_are_pieces() -> None:
    assert found(PHRASES["claims_ELSEWHERE"], "この村の最高級の器") == ["最高級"]
