"""When texts are posted."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ambassade.report.schedule.slot import TICK, Slots

PARIS = ZoneInfo("Europe/Paris")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


def taken(
    first: str, end: str, count: int = 1, name: str = "a", slots: Slots | None = None
) -> list[datetime]:
    found = (slots or Slots(PARIS)).take("aurora/x", name, count, at(first), at(end))
    return [one for one in found if one is not None]


def test_texts_are_spread_over_the_working_hours_of_the_window() -> None:
    found = taken("2026-11-23", "2026-12-05", 5)
    assert found == sorted(found)
    assert len({one.date() for one in found}) == 5
    assert all(one.weekday() < 5 and 9 <= one.hour < 18 for one in found)
    assert taken("2026-11-23", "2026-12-05", 5) == found
    assert taken("2026-11-23", "2026-12-05", 5, name="b") != found


@pytest.mark.parametrize(
    ("first", "end", "hours"),
    [
        ("2026-11-28", "2026-11-30", range(9, 18)),
        ("2026-11-26T19:00", "2026-11-26T21:00", range(19, 21)),
        ("2026-11-27T17:50", "2026-11-27T19:00", range(17, 18)),
    ],
    ids=["a weekend", "an evening", "the end of a day"],
)
def test_a_window_without_working_hours_is_used_as_it_is(first: str, end: str, hours: range) -> None:
    (one,) = taken(first, end)
    assert at(first) <= one < at(end)
    assert one.hour in hours


def test_a_window_without_room_gives_nothing() -> None:
    assert taken("2026-11-26T12:01", "2026-11-26T12:09") == []
    assert taken("2026-11-26", "2026-11-26") == []
    slots = Slots(PARIS)
    assert len(taken("2026-11-26T12:00", "2026-11-26T12:30", 5, slots=slots)) == 3
    assert taken("2026-11-26T12:00", "2026-11-26T12:30", slots=slots) == []
    assert len(taken("2026-11-26T12:00", "2026-11-26T12:40", slots=slots)) == 1


def test_hours_are_those_of_the_clock_on_both_sides_of_a_change_to_winter_time() -> None:
    found = taken("2026-10-19", "2026-11-02", 200)
    assert {one.utcoffset() for one in found} == {timedelta(hours=1), timedelta(hours=2)}
    assert all(9 <= one.hour < 18 for one in found)


@given(
    st.integers(0, 60_000),
    st.lists(st.tuples(st.integers(0, 4_000), st.integers(0, 20_000), st.integers(1, 9)), max_size=12),
)
def test_every_time_lies_in_its_window_and_ten_minutes_from_the_next(
    start: int, windows: list[tuple[int, int, int]]
) -> None:
    slots, given_out = Slots(PARIS), []
    for number, (later, length, count) in enumerate(windows):
        first = datetime(2026, 10, 1, tzinfo=UTC) + timedelta(minutes=start + later)
        end = first + timedelta(minutes=length)
        for one in slots.take("aurora/x", str(number), count, first, end):
            if one is not None:
                assert first <= one < end
                given_out.append(one.astimezone(UTC))
    given_out.sort()
    assert all(b - a >= TICK for a, b in pairwise(given_out))
