"""Whether a text says certain words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ambassade.model.wording import folded, says
from tests.unit.model.wording_cases import CASES


@pytest.mark.parametrize(("text", "words", "expected"), CASES)
def test_words_are_found_whole(text: str, words: str, *, expected: bool) -> None:
    assert says(folded(text), words) is expected


@given(st.text(), st.text())
def test_a_text_says_what_stands_between_its_spaces(before: str, after: str) -> None:
    assert says(folded(f"{before} I work at Lumen {after}"), "I work at Lumen.")
