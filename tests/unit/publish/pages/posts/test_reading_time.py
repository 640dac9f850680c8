"""How long it takes to read a text: by its language, and by signs where there are no spaces."""

from __future__ import annotations

import pytest

from ambassade.publish.pages.posts.reading_time import reading_minutes


@pytest.mark.parametrize(
    ("words", "language", "minutes"),
    [
        (0, "en", 1),
        (60, "en", 1),
        (228 * 5, "en", 5),
        (228 * 5, "en-GB", 5),
        (195 * 5, "fr", 5),
        (228 * 5, "fi", 7),
        (184 * 5, "cy", 5),
    ],
)
def test_words_are_counted_at_the_speed_of_their_language(words: int, language: str, minutes: int) -> None:
    assert reading_minutes("word " * words, language) == minutes


@pytest.mark.parametrize(
    ("text", "language", "minutes"),
    [
        ("读" * 255 * 4, "zh", 4),
        ("読む" * 357, "ja", 2),
        ("단어 " * 184 * 2, "ko", 2),
        ("读" * 255 * 2, "en", 2),
        ("读" * 255 + " word" * 228, "en", 2),
        ("\U00020000" * 255 * 3, "zh-Hant", 3),
    ],
)
def test_signs_without_spaces_are_counted_one_by_one(text: str, language: str, minutes: int) -> None:
    assert reading_minutes(text, language) == minutes
