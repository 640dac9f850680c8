"""What platforms make stand out in a text, and how they show it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ambassade.model.counting import LIMITS, fold, marks, shown
from tests.unit.model.counting.cases import strings

TEXT = "Hi @you, @ana@lamps.example.org: #Quay https://lamps.example.org/a#b or example.org #Two a@b.org"


@pytest.mark.parametrize(
    ("platform", "expected"),
    [
        ("x", "@you @ana@lamps.example.org #Quay https://lamps.example.org/a#b example.org #Two"),
        ("mastodon", "@you @ana@lamps.example.org #Quay https://lamps.example.org/a#b #Two"),
        ("threads", "@you @ana@lamps.example.org #Quay https://lamps.example.org/a#b example.org"),
        ("linkedin", "#Quay https://lamps.example.org/a#b example.org #Two"),
        ("instagram", "@you @ana@lamps.example.org #Quay #Two"),
        ("email", "https://lamps.example.org/a#b example.org"),
    ],
)
def test_each_platform_marks_its_own(platform: str, expected: str) -> None:
    assert " ".join(TEXT[mark.first : mark.last] for mark in marks(TEXT, platform)) == expected


def test_marks_stand_in_order_and_never_overlap() -> None:
    for text in strings(300):
        for platform in (*LIMITS, "email"):
            behind = 0
            for mark in marks(text.replace("\r", "\n"), platform):
                assert behind <= mark.first < mark.last
                behind = mark.last


def test_a_text_is_folded_at_a_space() -> None:
    assert fold("a" * 140, "linkedin") is None
    assert fold("word " * 40, "linkedin") == 139
    assert fold("a" * 141, "linkedin") == 140
    assert fold("a" * 120 + "\n" + "b" * 40, "instagram") == 120
    assert fold("word " * 40, "x") is None


@given(st.text(), st.sampled_from([*LIMITS, "email"]))
def test_no_more_is_shown_than_the_fold_allows(text: str, platform: str) -> None:
    at = fold(text, platform)
    assert at is None or 0 < at <= (LIMITS[platform].fold or 0) < len(text)


def test_an_address_is_shown_as_a_platform_shows_it() -> None:
    address = "https://www.lamps.example.org/calendar/aurora/"
    assert shown(address, "mastodon") == "lamps.example.org/calendar/aur…"
    assert shown("http://lamps.example.org/", "x") == "lamps.example.org/"
    assert shown(address, "facebook") == address
