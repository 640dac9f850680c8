"""Words to avoid, found in texts: by the cases that the page's script is held to as well."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ambassade.model.avoided import AvoidedWords
from ambassade.model.content import Avoided

CASES = json.loads(Path(__file__).with_name("avoided.json").read_text(encoding="utf-8"))
LISTS = [
    Avoided(words=("game changer", "leader", "c'est parti", "世界", "100 %", "ß")),
    Avoided(words=("news", "a b c"), language="fr"),
]
TEXTS = st.text(st.sampled_from("leadr game chngs'’-#@{}\n\u00a0\u00adßée\u0301世界100 %*_🚢/:.")) | st.text()


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    words = AvoidedWords([Avoided(words=tuple(case["words"]), language=case.get("language"))])
    found = words.find(case["text"], case.get("text_language", "en"))
    assert [[hit.start, hit.words] for hit in found] == case["at"]


@given(TEXTS, st.sampled_from(["fr", "en", ""]))
def test_any_text_has_its_places_in_order(text: str, language: str) -> None:
    end = 0
    for hit in AvoidedWords(LISTS).find(text, language):
        assert end <= hit.start < hit.end
        assert text[hit.start : hit.end] == hit.words
        end = hit.end


@given(TEXTS, TEXTS)
def test_a_word_is_found_wherever_it_stands(before: str, behind: str) -> None:
    text = f"{before}\nsynergy\n{behind}"
    words = AvoidedWords([Avoided(words=("synergy",))])
    assert len(before) + 1 in [hit.start for hit in words.find(text, "en")]


@given(st.text())
def test_a_phrase_finds_itself_or_nothing_at_all(phrase: str) -> None:
    found = AvoidedWords([Avoided(words=(phrase,))]).find(phrase, "en")
    assert len(found) <= max(1, len(phrase))


def test_the_first_of_two_lists_tells() -> None:
    first, second = Avoided(words=("leader",)), Avoided(words=("leader",))
    (hit,) = AvoidedWords([first, second]).find("a leader", "en")
    assert hit.listed is first


@pytest.mark.parametrize(
    "text", ["a b " * 50_000, "#" * 200_000, "{" * 200_000, "@a." * 60_000, "é\u0301" * 90_000]
)
def test_a_long_text_takes_a_time_in_line_with_it(text: str) -> None:
    words = AvoidedWords([*LISTS, Avoided(words=("# # a", "{", "é"))])
    began = time.process_time()
    words.find(text, "fr")
    assert time.process_time() - began < 5
