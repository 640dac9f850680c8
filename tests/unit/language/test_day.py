"""How a language that is added writes days: as CLDR says, not as English does."""

from __future__ import annotations

from datetime import date

import pytest

from ambassade.words import words

DAY = date(2026, 11, 23)
WRITTEN = {
    "de": (
        "23. November 2026",
        "Montag, 23. November 2026",
        "23. November",
        "Mo., 23. November",
        "November 2026",
    ),
    "es": (
        "23 de noviembre de 2026",
        "lunes, 23 de noviembre de 2026",
        "23 de noviembre",
        "lun, 23 de noviembre",
        "noviembre de 2026",
    ),
    "it": ("23 novembre 2026", "lunedì 23 novembre 2026", "23 novembre", "lun 23 novembre", "novembre 2026"),
    "hu": (
        "2026. november 23.",
        "2026. november 23., hétfő",
        "november 23.",
        "november 23., H",
        "2026. november",
    ),
    "zh": ("2026年11月23日", "2026年11月23日星期一", "11月23日", "11月23日周一", "2026年11月"),
    "pl": (
        "23 listopada 2026",
        "poniedziałek, 23 listopada 2026",
        "23 listopada",
        "pon., 23 listopada",
        "listopad 2026",
    ),
    "en": ("23 November 2026", "Monday 23 November 2026", "23 November", "Mon 23 November", "November 2026"),
    "fr": ("23 novembre 2026", "lundi 23 novembre 2026", "23 novembre", "lun. 23 novembre", "novembre 2026"),
}


@pytest.mark.parametrize("language", WRITTEN)
def test_days_are_written_in_the_order_of_the_language(language: str) -> None:
    text = words(language)
    assert (
        text.day(DAY),
        text.date(DAY, "EEEE d MMMM y"),
        text.date(DAY, "d MMMM"),
        text.date(DAY, "EEE d MMMM"),
        text.date(DAY, "LLLL y"),
    ) == WRITTEN[language]


@pytest.mark.parametrize(
    ("language", "whole"),
    [("de", "Montag, 23. November"), ("es", "lunes, 23 de noviembre"), ("it", "lunedì 23 novembre")],
)
def test_weekdays_are_written_out_where_they_are_asked_for(language: str, whole: str) -> None:
    assert words(language).date(DAY, "EEEE d MMMM") == whole


def test_parts_of_days_stay_as_they_are() -> None:
    text = words("de")
    assert [text.date(DAY, part) for part in ("EEE", "MMM", "LLLL", "y")] == [
        "Mo.",
        "Nov.",
        "November",
        "2026",
    ]


@pytest.mark.parametrize(
    ("language", "first"), [("en", "23"), ("fr", "23"), ("de", "23. November"), ("hu", "november 23.")]
)
def test_a_range_begins_with_the_number_alone_only_where_that_is_said(language: str, first: str) -> None:
    """`23 to 27 November`; in other languages both days are whole."""
    assert words(language).date(DAY, "d") == first
