"""When entries take place."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from time import process_time
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from ambassade.model.moment import Moment
from ambassade.model.text import Text
from ambassade.publish.edition import public
from ambassade.publish.occurrence import MOST, Occurrence, Window, occurrences

PARIS = ZoneInfo("Europe/Paris")
WINDOW = Window.around(datetime(2026, 11, 23, tzinfo=PARIS))


def dates(
    start: str, end: str | None = None, rule: str | None = None, *, zone: str | None = None, **recurrence: Any
) -> tuple[Occurrence, ...]:
    entry = public.Entry(
        id="x",
        title=Text.of("X"),
        kind="event",
        start=Moment.parse(start),
        end=Moment.parse(end) if end else None,
        time_zone=zone,
        recurrence=public.Recurrence(rule=rule, **recurrence) if rule else None,
    )
    return occurrences("n/x", entry, PARIS, WINDOW)


def days(found: tuple[Occurrence, ...]) -> list[str]:
    return [one.first_day.isoformat() for one in found]


def test_the_window_is_three_months_before_to_twelve_after() -> None:
    assert (WINDOW.first, WINDOW.last) == (date(2026, 8, 23), date(2027, 11, 23))
    assert len(WINDOW.months()) == 16


def test_a_single_hour_ends_when_it_begins_if_no_end_is_given() -> None:
    (one,) = dates("2026-11-26T18:00")
    assert one.start == one.end == datetime(2026, 11, 26, 18, tzinfo=PARIS)
    assert not one.all_day


def test_days_end_at_the_midnight_after_the_last() -> None:
    (one,) = dates("2026-11-26", "2026-11-28")
    assert one.all_day
    assert one.end == datetime(2026, 11, 29, tzinfo=PARIS)
    assert (one.first_day, one.last_day) == (date(2026, 11, 26), date(2026, 11, 28))


def test_what_lies_outside_of_the_window_is_left_out_and_what_reaches_into_it_is_not() -> None:
    assert dates("2026-08-22") == ()
    assert days(dates("2026-08-01", "2026-08-23")) == ["2026-08-01"]
    assert dates("2027-11-24") == ()


def test_hours_stay_the_same_through_summer_time() -> None:
    found = dates("2026-10-20T18:00", "2026-10-20T19:30", "FREQ=WEEKLY;COUNT=2")
    assert [one.start.isoformat() for one in found] == [
        "2026-10-20T18:00:00+02:00",
        "2026-10-27T18:00:00+01:00",
    ]
    assert {one.end - one.start for one in found} == {timedelta(minutes=90)}


def test_an_hour_that_summer_time_skips_is_the_one_after() -> None:
    (one,) = dates("2027-03-28T02:30")
    assert one.start.isoformat() == "2027-03-28T03:30:00+02:00"


def test_the_entry_s_own_zone_counts() -> None:
    (one,) = dates("2026-11-26T18:00", zone="America/New_York")
    assert one.start.astimezone(UTC).hour == 23
    assert one.first_day == date(2026, 11, 26)


def test_an_offset_is_honoured() -> None:
    (one,) = dates("2026-11-26T18:00+00:00")
    assert one.start.isoformat() == "2026-11-26T19:00:00+01:00"


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", ["2026-09-01", "2026-09-15", "2026-09-29"]),
        ("RRULE:FREQ=MONTHLY;BYDAY=1MO", ["2026-09-07", "2026-10-05", "2026-11-02"]),
        ("FREQ=MONTHLY;UNTIL=20261001", ["2026-09-06"]),
        ("FREQ=MONTHLY;UNTIL=20261006T160000Z", ["2026-09-06", "2026-10-06"]),
        ("FREQ=MONTHLY;UNTIL=20261006T155959Z", ["2026-09-06"]),
        ("FREQ=MONTHLY;COUNT=9", ["2026-09-06"]),
        ("FREQ=YEARLY", ["2027-01-06"]),
    ],
)
def test_rules(rule: str, expected: list[str]) -> None:
    assert days(dates("2026-01-06T18:00", None, rule))[:3] == expected


def test_a_daily_rule_from_long_ago_keeps_its_step() -> None:
    found = dates("2001-01-01T08:00", None, "FREQ=DAILY;INTERVAL=3")
    assert all((one.first_day - date(2001, 1, 1)).days % 3 == 0 for one in found)
    assert found[0].first_day <= WINDOW.first + timedelta(days=2)


def test_exceptions_and_moved_dates() -> None:
    moved = public.Override(on=date(2026, 12, 15), start=Moment.parse("2026-12-16T17:00"))
    found = dates(
        "2026-12-01T18:00",
        "2026-12-01T19:00",
        "FREQ=WEEKLY;COUNT=4",
        except_=(date(2026, 12, 8),),
        overrides=(moved,),
    )
    assert days(found) == ["2026-12-01", "2026-12-16", "2026-12-22"]
    assert found[1].on == date(2026, 12, 15)
    assert found[1].end - found[1].start == timedelta(hours=1)


def test_a_date_moved_into_the_window_is_found() -> None:
    moved = public.Override(on=date(2026, 8, 3), start=Moment.parse("2026-09-01"))
    found = dates("2026-08-03", None, "FREQ=YEARLY", overrides=(moved,))
    assert days(found) == ["2026-09-01", "2027-08-03"]


def test_recurring_days_keep_their_length() -> None:
    found = dates("2026-11-24", "2026-11-25", "FREQ=WEEKLY;COUNT=2")
    assert [(one.first_day.day, one.last_day.day) for one in found] == [(24, 25), (1, 2)]


@pytest.mark.parametrize(
    "rule", ["FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=2"]
)
def test_a_rule_without_dates_is_given_up_soon(rule: str) -> None:
    start = process_time()
    assert dates("2026-01-06", None, f"{rule};BYMONTH=2;BYMONTHDAY=30") == ()
    assert process_time() - start < 2


def test_an_entry_has_a_limit() -> None:
    rule = "FREQ=DAILY;BYHOUR=" + ",".join(str(hour) for hour in range(24))
    assert len(dates("2026-11-23T00:00", None, rule)) == MOST
