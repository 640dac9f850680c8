from __future__ import annotations

from datetime import date, time

import pytest

from ambassade.importers.problem import RefusedError
from ambassade.importers.recurrence import clock, rhythm, zone

ANCHOR = date(2026, 1, 5)  # a Monday
TWO_WEEKS = "FREQ=WEEKLY;INTERVAL=2;BYDAY="


@pytest.mark.parametrize(
    ("day", "frequency", "rule", "first", "guessed"),
    [
        ("Thursday", "weekly", "FREQ=WEEKLY;BYDAY=TH", "2026-01-08", False),
        ("Thursday", "biweekly", TWO_WEEKS + "TH", "2026-01-08", True),
        ("Thursday", "bi-weekly starting Tuesday August 13, 2019", "", "", False),
        ("Tuesday", "bi-weekly starting Tuesday August 13, 2019", TWO_WEEKS + "TU", "2019-08-13", False),
        ("Tuesday (starting September 10th 2024)", "bi-weekly", TWO_WEEKS + "TU", "2024-09-10", False),
        ("Thursdays (starting February 15th 2024)", "weekly", "FREQ=WEEKLY;BYDAY=TH", "2024-02-15", False),
        ("Friday", "biweekly 2019 start date: Jan. 11th", TWO_WEEKS + "FR", "2019-01-11", False),
        ("Friday", "biweekly - alternating with regular meeting", TWO_WEEKS + "FR", "2026-01-16", True),
        ("Wednesday", "every four weeks", "FREQ=WEEKLY;INTERVAL=4;BYDAY=WE", "2026-01-07", True),
        ("third Wednesday", "monthly", "FREQ=MONTHLY;BYDAY=3WE", "2026-01-21", False),
        ("Wednesday", "First Wednesday of the month", "FREQ=MONTHLY;BYDAY=1WE", "2026-01-07", False),
        ("Monday", "monthly - last Monday every month", "FREQ=MONTHLY;BYDAY=-1MO", "2026-01-26", False),
        ("Friday", "Monthly on 1st Friday", "FREQ=MONTHLY;BYDAY=1FR", "2026-02-06", False),
        ("Thursday", "monthly", "FREQ=MONTHLY;BYDAY=2TH", "2026-01-08", True),
        ("Monday", "quarterly", "FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO", "2026-01-05", True),
        ("", "daily", "FREQ=DAILY", "2026-01-05", False),
        ("Monday", "weekly from 2026-02-02", "FREQ=WEEKLY;BYDAY=MO", "2026-02-02", False),
        ("Tuesday", "weekly since 3 February 2026", "FREQ=WEEKLY;BYDAY=TU", "2026-02-03", False),
    ],
)  # fmt: skip
def test_rhythms_are_understood(day: str, frequency: str, rule: str, first: str, guessed: bool) -> None:
    if not rule:
        found = rhythm(day, frequency, ANCHOR)
        assert "is no Thursday" in str(found.guesses[0])
        return
    found = rhythm(day, frequency, ANCHOR)
    assert (found.rule, found.first.isoformat(), bool(found.guesses)) == (rule, first, guessed)


@pytest.mark.parametrize(
    ("day", "frequency"),
    [
        ("Wednesday", "monthly - Wednesday, after the fourth Tuesday, every month"),
        ("Monday", "when needed"),
        ("Monday", "weekly except in August"),
        ("Monday", ""),
        ("", "monthly"),
        ("Tuesday and Thursday", "weekly"),
        ("Monday", "weekly, monthly"),
        ("Monday", "every second Monday"),
        ("Monday", "weekly, first Monday"),
        ("Monday", "weekly starting February 30, 2026"),
    ],
)
def test_other_rhythms_are_refused(day: str, frequency: str) -> None:
    with pytest.raises(RefusedError):
        rhythm(day, frequency, ANCHOR)


def test_without_a_start_and_an_anchor_a_rhythm_is_refused() -> None:
    with pytest.raises(RefusedError, match="anchor_date"):
        rhythm("Monday", "weekly", None)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("9:00", time(9)), ("14:30", time(14, 30)), ("2PM", time(14)), ("12 am", time(0)),
        ("12:15 pm", time(12, 15)), ("8h30", time(8, 30)),
    ],
)  # fmt: skip
def test_times_are_understood(text: str, found: time) -> None:
    assert clock(text) == found


@pytest.mark.parametrize("text", ["", "noon", "25:00", "9", "13pm", "9:75"])
def test_other_times_are_refused(text: str) -> None:
    with pytest.raises(RefusedError):
        clock(text)


@pytest.mark.parametrize(
    ("text", "found", "guessed"),
    [
        ("PT (Pacific Time)", "America/Los_Angeles", False),
        ("Eastern Time (ET)", "America/New_York", False),
        ("EST (Eastern Time)", "America/New_York", True),
        ("CET (Central European Time)", "Europe/Paris", True),
        ("IST", "Asia/Kolkata", True),
        ("UTC", "UTC", False),
        ("Europe/Berlin", "Europe/Berlin", False),
        ("Bremen time", "Europe/Berlin", False),
    ],
)
def test_zones_are_understood(text: str, found: str, guessed: bool) -> None:
    name, note = zone(text, {"Bremen time": "Europe/Berlin"})
    assert (name, note is not None) == (found, guessed)


@pytest.mark.parametrize("text", ["", "my time", "PT (Eastern Time)", "Mars/Olympus"])
def test_other_zones_are_refused(text: str) -> None:
    with pytest.raises(RefusedError):
        zone(text, {})
