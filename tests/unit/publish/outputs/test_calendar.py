from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events

from ambassade.model.moment import Moment
from ambassade.publish.edition import public
from ambassade.publish.occurrence import Window, occurrences
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.outputs.calendar import calendars, minutes
from tests.unit.publish.outputs.conftest import PARIS, WEB, MakeEdition, entry, network, organisation, text

ROOT = Path(__file__).resolve().parents[4]
FIRST, LAST = date(2026, 1, 1), date(2027, 12, 30)
NO_HISTORY: Mapping[str, int] = {}


def written(
    make_edition: MakeEdition, one: public.Entry, revisions: Mapping[str, int] = NO_HISTORY, **parts: Any
) -> bytes:
    edition = make_edition(networks=(network(),), entries={"aurora/walk": one}, **parts)
    assets = {asset.path: asset for asset in calendars(edition, Addresses.of(edition), revisions)}
    assert set(assets) == {"calendar.ics", "networks/aurora/calendar.ics"}
    return assets["calendar.ics"].read()


def read(make_edition: MakeEdition, one: public.Entry, **parts: Any) -> icalendar.Calendar:
    return icalendar.Calendar.from_ical(written(make_edition, one, **parts))


def value(event: Any, name: str) -> Any:
    """A property, whose type the library can not tell by its name."""
    return event[name]


def dates(calendar: icalendar.Calendar) -> list[tuple[object, object]]:
    found = recurring_ical_events.of(calendar).between(FIRST, LAST + timedelta(days=1))
    return sorted((value(event, "DTSTART").dt, value(event, "DTEND").dt) for event in found)


def test_calendar_says_how_often_to_read_it_again(make_edition: MakeEdition) -> None:
    lines = written(make_edition, entry("2026-12-03")).decode().split("\r\n")
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT12H" in lines
    assert "X-PUBLISHED-TTL:PT12H" in lines
    assert f"SOURCE;VALUE=URI:{WEB}/calendar.ics" in lines


def test_name_and_description_in_several_lines_are_one(make_edition: MakeEdition) -> None:
    several = network(name=text("Aurora\nBorealis"), tagline=text("One\r\nTwo"))
    edition = make_edition(networks=(several,), entries={"aurora/walk": entry("2026-12-03")})
    assets = {asset.path: asset for asset in calendars(edition, Addresses.of(edition), NO_HISTORY)}
    read = icalendar.Calendar.from_ical(assets["networks/aurora/calendar.ics"].read())
    assert read["X-WR-CALNAME"] == read["NAME"] == "Aurora Borealis"
    assert "One Two" in str(value(read, "X-WR-CALDESC"))


def test_lines_are_folded_at_75_octets(make_edition: MakeEdition) -> None:
    raw = written(make_edition, entry("2026-12-03", title=text("Été à la mer " * 30)))
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75


def test_event_has_a_name_that_stays_and_a_stamp_of_the_day(make_edition: MakeEdition) -> None:
    event = read(make_edition, entry("2026-12-03T18:00", "2026-12-03T19:00")).events[0]
    assert value(event, "UID") == "aurora/walk@people.talvenne.example"
    assert value(event, "SEQUENCE") == minutes(datetime(2026, 11, 23, 23, tzinfo=UTC))
    assert value(event, "DTSTAMP").dt == datetime(2026, 11, 22, 23, tzinfo=UTC)
    assert value(event, "STATUS") == "CONFIRMED"
    assert value(event, "URL") == f"{WEB}/calendar/aurora/walk/"


def test_without_an_address_names_come_from_a_host_that_never_exists(make_edition: MakeEdition) -> None:
    event = read(make_edition, entry("2026-12-03"), organisation=organisation(url=None)).events[0]
    assert value(event, "UID") == "aurora/walk@ambassade.invalid"
    assert "URL" not in event


def test_day_ends_exclusively(make_edition: MakeEdition) -> None:
    raw = written(make_edition, entry("2026-12-03", "2026-12-04")).decode()
    assert "DTSTART;VALUE=DATE:20261203\r\n" in raw
    assert "DTEND;VALUE=DATE:20261205\r\n" in raw


def test_time_carries_its_zone_and_the_zone_is_described(make_edition: MakeEdition) -> None:
    calendar = read(make_edition, entry("2026-12-03T18:00", "2026-12-03T19:00", time_zone="Europe/Athens"))
    assert [zone.tz_name for zone in calendar.timezones] == ["Europe/Athens"]
    assert value(calendar.events[0], "DTSTART").params["TZID"] == "Europe/Athens"
    assert calendar.events[0].start == datetime(2026, 12, 3, 16, tzinfo=UTC)


def test_second_of_two_equal_hours_is_said_in_utc(make_edition: MakeEdition) -> None:
    event = read(make_edition, entry("2026-10-25T02:30+01:00")).events[0]
    assert event.start == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def test_cancelled_entry_stays_as_cancelled(make_edition: MakeEdition) -> None:
    assert read(make_edition, entry("2026-12-03", cancelled=True)).events[0].status == "CANCELLED"


def test_entry_says_where_what_about_and_whether_it_takes_time(make_edition: MakeEdition) -> None:
    where = public.Where(kind="both", place="porto", address=text("Gate 2"), url="https://meet.example/x")
    one = entry("2026-12-03", where=where, themes=("light",), summary=text("Forty lamps"), kind="topic")
    places = (public.Place(id="porto", name=text("Porto")),)
    event = read(make_edition, one, organisation=organisation(places=places)).events[0]
    assert value(event, "LOCATION") == "Gate 2, Porto, https://meet.example/x"
    assert value(event, "CATEGORIES").cats == ["Light"]
    assert value(event, "DESCRIPTION") == f"Forty lamps\n\n{WEB}/calendar/aurora/walk/"
    assert value(event, "TRANSP") == "TRANSPARENT"


RULES = [
    ("2026-09-01T18:00", "2026-09-01T19:30", "FREQ=WEEKLY;BYDAY=TU"),
    ("2026-09-01T18:00", "2026-09-01T19:30", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261103"),
    ("2026-09-01T18:00", "2026-09-01T19:30", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261103T170000Z"),
    ("2026-09-01T18:00", "2026-09-01T19:30", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261103T175959"),
    ("2026-09-01T18:00", "2026-09-01T19:30", "RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=5"),
    ("2026-09-01", None, "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261103"),
    ("2026-09-01", "2026-09-02", "FREQ=MONTHLY;BYMONTHDAY=1;UNTIL=20261201T000000Z"),
    ("2026-09-01", None, "FREQ=MONTHLY;BYDAY=-1FR"),  # starts on a day that the rule does not give
    ("2026-09-02T18:00", "2026-09-02T19:30", "FREQ=WEEKLY;BYDAY=TU;COUNT=3"),
    ("2026-09-01T18:00", "2026-09-02T02:00", "FREQ=WEEKLY;BYDAY=TU"),
]


@pytest.mark.parametrize(("start", "end", "rule"), RULES)
def test_calendar_programs_find_the_same_dates_as_the_pages(
    make_edition: MakeEdition, start: str, end: str | None, rule: str
) -> None:
    one = entry(start, end, recurrence=public.Recurrence(rule=rule))
    expected = [
        (found.start.date(), found.end.date()) if found.all_day else (found.start, found.end)
        for found in occurrences("aurora/walk", one, PARIS, Window(FIRST, LAST))
    ]
    assert expected
    assert dates(read(make_edition, one)) == expected


def test_until_is_of_the_type_that_the_standard_wants(make_edition: MakeEdition) -> None:
    rule = public.Recurrence(rule="FREQ=DAILY;UNTIL=20261103")
    timed = written(make_edition, entry("2026-09-01T18:00", recurrence=rule))
    assert b"RRULE:FREQ=DAILY;UNTIL=20261103T225959Z" in timed
    assert b"RRULE:FREQ=DAILY;UNTIL=20261103\r\n" in written(
        make_edition, entry("2026-09-01", recurrence=rule)
    )


@pytest.mark.parametrize(("start", "end"), [("2026-11-03T18:00", "2026-11-03T19:00"), ("2026-11-03", None)])
def test_exceptions_and_moved_dates(make_edition: MakeEdition, start: str, end: str | None) -> None:
    moved = public.Override(on=date(2026, 11, 17), start=Moment.parse("2026-11-18T20:00"))
    gone = public.Override(on=date(2026, 11, 10), start=Moment.parse("2026-11-11T20:00"))
    never = public.Override(on=date(2026, 11, 19), start=Moment.parse("2026-11-20T20:00"))
    recurrence = public.Recurrence(
        rule="FREQ=WEEKLY;BYDAY=TU;COUNT=4",
        except_=(date(2026, 11, 10),),
        overrides=(moved, gone, never),
    )
    calendar = read(make_edition, entry(start, end, recurrence=recurrence))
    found = recurring_ical_events.of(calendar).between(FIRST, LAST + timedelta(days=1))
    days = sorted(event.start.date() if isinstance(event.start, datetime) else event.start for event in found)
    assert days == [date(2026, 11, 3), date(2026, 11, 18), date(2026, 11, 24)]
    assert len(calendar.events) == 2


def test_moved_date_lasts_as_long_as_the_others(make_edition: MakeEdition) -> None:
    moved = public.Override(on=date(2026, 11, 17), start=Moment.parse("2026-11-18T20:00"))
    recurrence = public.Recurrence(rule="FREQ=WEEKLY;COUNT=4", overrides=(moved,))
    one = entry("2026-11-03T18:00", "2026-11-03T19:30", recurrence=recurrence)
    event = next(event for event in read(make_edition, one).events if "RECURRENCE-ID" in event)
    assert event.start == datetime(2026, 11, 18, 20, tzinfo=PARIS)
    assert event.end - event.start == timedelta(minutes=90)
    assert value(event, "RECURRENCE-ID").dt == datetime(2026, 11, 17, 18, tzinfo=PARIS)


def test_moved_days_last_as_long_as_the_others(make_edition: MakeEdition) -> None:
    moved = public.Override(on=date(2026, 11, 17), start=Moment.parse("2026-11-18"))
    recurrence = public.Recurrence(rule="FREQ=WEEKLY;COUNT=4", overrides=(moved,))
    one = entry("2026-11-03", "2026-11-04", recurrence=recurrence)
    event = next(event for event in read(make_edition, one).events if "RECURRENCE-ID" in event)
    assert (event.start, event.end) == (date(2026, 11, 18), date(2026, 11, 20))


def test_rule_without_any_date_gives_no_event(make_edition: MakeEdition) -> None:
    recurrence = public.Recurrence(rule="FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")
    assert read(make_edition, entry("2026-11-03", recurrence=recurrence)).events == []


def test_weekly_hour_stays_the_same_through_summer_time(make_edition: MakeEdition) -> None:
    one = entry(
        "2026-10-20T18:00", "2026-10-20T19:00", recurrence=public.Recurrence(rule="FREQ=WEEKLY;COUNT=2")
    )
    starts = [start for start, _ in dates(read(make_edition, one))]
    assert [str(start) for start in starts] == ["2026-10-20 18:00:00+02:00", "2026-10-27 18:00:00+01:00"]


def test_same_bytes_whatever_the_order_of_sets(make_edition: MakeEdition) -> None:
    """Python orders sets of texts anew in each process; zones are collected in one."""
    program = """if True:
        from tests.unit.publish.outputs import conftest as made
        from ambassade.publish.outputs.address import Addresses
        from ambassade.publish.outputs.calendar import calendars, minutes
        zones = ("Europe/Athens", "Asia/Tokyo", "America/Lima", "Africa/Lagos", "Europe/Oslo")
        entries = {z: made.entry("2026-12-03T18:00", time_zone=z) for z in zones}
        edition = made.make_edition.__wrapped__()(entries=entries)
        print(next(calendars(edition, Addresses.of(edition), {})).read().decode())
    """
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(["plugins", "."])},
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(outputs) == 1
    assert ZoneInfo("Asia/Tokyo").key.encode() in outputs.pop()


def test_calendar_says_what_it_is_and_which_colour_it_has(make_edition: MakeEdition) -> None:
    flag = public.Flag(pattern="stripes", colours=("#ffffff", "#0b6e4f"))
    one = network(tagline=text("Lamps, and who mends them"), flag=flag)
    edition = make_edition(networks=(one,), organisation=organisation(headline=text("People who know")))
    shared, own = (
        icalendar.Calendar.from_ical(asset.read()) for asset in calendars(edition, Addresses.of(edition), {})
    )
    assert (value(shared, "NAME"), value(shared, "DESCRIPTION")) == ("Talvenne", "People who know")
    assert (value(shared, "UID"), value(shared, "URL")) == (
        "calendar.ics@people.talvenne.example",
        f"{WEB}/calendar/",
    )
    assert "COLOR" not in shared
    assert (value(own, "NAME"), value(own, "DESCRIPTION")) == ("Aurora", "Lamps, and who mends them")
    assert [str(value(own, name)) for name in ("COLOR", "X-APPLE-CALENDAR-COLOR")] == ["seagreen", "#0b6e4f"]
    assert value(own, "URL") == f"{WEB}/networks/aurora/"


def test_revision_is_the_one_that_the_history_has(make_edition: MakeEdition) -> None:
    one = entry("2026-12-03T18:00")
    raw = written(make_edition, one, {"aurora/walk": 29_900_000, "aurora/other": 1})
    assert b"SEQUENCE:29900000\r\n" in raw


def test_every_date_of_a_cancelled_series_is_cancelled(make_edition: MakeEdition) -> None:
    moved = public.Override(on=date(2026, 11, 17), start=Moment.parse("2026-11-18T20:00"))
    recurrence = public.Recurrence(rule="FREQ=WEEKLY;COUNT=4", overrides=(moved,))
    one = entry("2026-11-03T18:00", recurrence=recurrence, cancelled=True)
    calendar = read(make_edition, one)
    assert [event.status for event in calendar.events] == ["CANCELLED", "CANCELLED"]
    found = recurring_ical_events.of(calendar, skip_bad_series=False).between(FIRST, LAST)
    assert len(found) == 4
    assert {str(event["STATUS"]) for event in found} == {"CANCELLED"}


def test_one_date_of_a_series_that_is_called_off_stays_as_cancelled(make_edition: MakeEdition) -> None:
    off = public.Override(on=date(2026, 11, 17), start=Moment.parse("2026-11-17T18:00"), cancelled=True)
    recurrence = public.Recurrence(rule="FREQ=WEEKLY;COUNT=4", overrides=(off,))
    one = entry("2026-11-03T18:00", "2026-11-03T19:00", recurrence=recurrence)
    found = recurring_ical_events.of(read(make_edition, one)).between(FIRST, LAST)
    told = {value(event, "DTSTART").dt.date(): str(event["STATUS"]) for event in found}
    assert told == {
        date(2026, 11, 3): "CONFIRMED",
        date(2026, 11, 10): "CONFIRMED",
        date(2026, 11, 17): "CANCELLED",
        date(2026, 11, 24): "CONFIRMED",
    }
    pages = occurrences("aurora/walk", one, PARIS, Window(FIRST, LAST))
    assert {each.first_day: "CANCELLED" if each.cancelled else "CONFIRMED" for each in pages} == told
