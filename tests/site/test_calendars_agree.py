"""Calendar programs find what the pages list: hour by hour, over two years, by two independent readers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events

from ambassade.check import check_tree
from ambassade.load.schema import load_schemas
from ambassade.load.tree import WorkTree
from ambassade.model.moment import Moment
from ambassade.model.text import Text
from ambassade.publish.audience import AUDIENCES, AnyEdition, InternalEdition
from ambassade.publish.edition import public
from ambassade.publish.occurrence import Window, occurrences
from ambassade.publish.outputs import calendar
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.outputs.api import Api
from ambassade.publish.outputs.calendar import calendars
from ambassade.publish.outputs.shown import entries
from ambassade.publish.outputs.zone import described
from ambassade.publish.projection import project
from tests.importers.conftest import import_into, needs_real_data
from tests.site.calendar_reader import Dates

ROOT = Path(__file__).parents[2]
AS_OF = datetime(2026, 11, 23, 9, tzinfo=UTC)
FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)
HOUR = timedelta(hours=1)
Hours = dict[datetime, set[str]]


def hours(dates: Iterable[tuple[datetime, datetime, str]]) -> Hours:
    """What is on in each hour (UTC) of the two years; what has no length is on at its start."""
    begin, end = (datetime(day.year, day.month, day.day, tzinfo=UTC) for day in (FIRST, LAST))
    found: Hours = {}
    for start, over, uid in dates:
        hour = max(start.astimezone(UTC).replace(minute=0, second=0, microsecond=0), begin)
        last = max(over.astimezone(UTC), start.astimezone(UTC) + timedelta(microseconds=1))
        while hour < min(last, end):
            found.setdefault(hour, set()).add(uid)
            hour += HOUR
    return found


def on_pages(edition: AnyEdition, network: str | None) -> Iterator[tuple[datetime, datetime, str]]:
    host = Addresses.of(edition).host
    for key, entry in entries(edition, network):
        # What has lasted for a while when the two years begin is of them too.
        for one in occurrences(key, entry, edition.zone, Window(FIRST - timedelta(days=2), LAST)):
            yield one.start, one.end, f"{key}@{host}"


def by_the_library(data: bytes, zones: dict[str, ZoneInfo]) -> Iterator[tuple[datetime, datetime, str]]:
    """As recurring-ical-events tells it; `zones` are where days without a zone are spent, by UID."""
    found = recurring_ical_events.of(icalendar.Calendar.from_ical(data))
    for event in found.between(FIRST - timedelta(days=2), LAST + timedelta(days=1)):
        uid = str(event["UID"])
        start: Any = event["DTSTART"].dt
        end: Any = event["DTEND"].dt if "DTEND" in event else start
        yield _instant(start, zones[uid]), _instant(end, zones[uid]), uid


def _instant(value: date, zone: ZoneInfo) -> datetime:
    return value if isinstance(value, datetime) else datetime(value.year, value.month, value.day, tzinfo=zone)


def by_hand(data: bytes, zones: dict[str, ZoneInfo]) -> Iterator[tuple[datetime, datetime, str]]:
    """As our own reader tells it, once for each zone in which days are spent."""
    first = datetime(FIRST.year, 1, 1, tzinfo=UTC) - timedelta(days=2)
    last = datetime(LAST.year + 1, 1, 1, tzinfo=UTC) + timedelta(days=1)
    for zone in set(zones.values()):
        for when in Dates(data, zone).between(first, last):
            if zones[when.uid] == zone:
                yield when.start, when.end, when.uid


def zones_of(edition: AnyEdition) -> dict[str, ZoneInfo]:
    host = Addresses.of(edition).host
    return {
        f"{key}@{host}": ZoneInfo(entry.time_zone) if entry.time_zone else edition.zone
        for key, entry in edition.entries.items()
    }


READERS = {"library": by_the_library, "hand": by_hand}


def differences(edition: AnyEdition, readers: Iterable[str] = tuple(READERS)) -> list[str]:
    """For each calendar of an edition, the hours in which one of the readers finds something else."""
    zones, found, seen = zones_of(edition), [], 0
    for asset in calendars(edition, Addresses.of(edition), {}):
        network = None if asset.path == "calendar.ics" else asset.path.split("/")[1]
        pages = hours(on_pages(edition, network))
        seen += len(pages)
        for name in readers:
            told = hours(READERS[name](asset.read(), zones))
            found += [
                f"{asset.path}, {name}, {hour}: {told.get(hour, set()) ^ pages.get(hour, set())}"
                for hour in sorted({*pages, *told})
                if told.get(hour) != pages.get(hour)
            ]
    assert seen
    return found


@pytest.fixture(scope="module", params=AUDIENCES)
def demo(request: pytest.FixtureRequest) -> AnyEdition:
    schemas = load_schemas()
    checked = check_tree(WorkTree(ROOT), schemas, AS_OF)
    return project(
        checked.catalog, audience=request.param, as_of=checked.as_of, hidden=schemas.hidden(request.param)
    )


def test_the_demonstration_hour_by_hour(demo: AnyEdition) -> None:
    assert differences(demo)[:10] == []


HAND_ONLY: list[tuple[str, str | None, str | None, str]] = [
    # All dates last exactly as long as the first (RFC 5545, 3.8.5.3). The library lets the hands of the clock
    # decide: an hour less where the first date is the night in which they go back.
    ("2026-10-24T22:00", "2026-10-25T06:00", "FREQ=WEEKLY;BYDAY=SA", "Europe/Paris"),
    # It takes a calendar's X-WR-TIMEZONE for that of times in UTC, and the first of two equal hours.
    ("2026-10-25T02:30+01:00", "2026-10-25T03:30", None, "Europe/Paris"),
    ("2026-10-25T02:30", "2026-10-25T02:30+01:00", None, "Europe/Paris"),
    ("2026-10-25T02:30+01:00", "2026-10-25T03:30", "FREQ=DAILY;COUNT=3", "Europe/Paris"),
]
CASES: list[tuple[str, str | None, str | None, str]] = [
    *HAND_ONLY,
    ("2026-03-01T02:30", "2026-03-01T03:30", "FREQ=DAILY", "Europe/Lisbon"),
    ("2026-10-20T18:00", "2026-10-20T19:30", "FREQ=WEEKLY;BYDAY=TU", "Europe/Paris"),
    ("2026-03-24T23:30", "2026-03-25T00:30", "FREQ=DAILY;COUNT=10", "Europe/Paris"),
    ("2026-10-24T22:00", "2026-10-25T06:00", "FREQ=WEEKLY;BYDAY=TU", "Europe/Paris"),
    ("2026-01-05T12:00", "2026-01-05T13:00", "FREQ=WEEKLY", "Africa/Casablanca"),
    ("2026-01-05T09:00", "2026-01-05T09:45", "FREQ=WEEKLY;BYDAY=MO,TH", "Australia/Lord_Howe"),
    ("2026-01-31T08:00", "2026-01-31T09:00", "FREQ=MONTHLY", "America/New_York"),
    ("2026-01-30", "2026-02-01", "FREQ=MONTHLY;BYDAY=-1FR", "Pacific/Auckland"),
    ("2026-03-28", "2026-03-29", "FREQ=YEARLY", "America/Sao_Paulo"),
    ("2026-02-03T10:00", None, "FREQ=WEEKLY;INTERVAL=3;UNTIL=20270105T100000", "Asia/Kathmandu"),
    ("2026-06-01T10:00", "2026-07-15T18:00", None, "Europe/Paris"),
    ("2025-12-31T23:00", "2026-01-01T02:00", "FREQ=YEARLY", "Asia/Tokyo"),
]


def alone(demo: AnyEdition, case: public.Entry) -> AnyEdition:
    """The demonstration with one entry and no network."""
    parts: dict[str, Any] = {"entries": {"case": case}, "networks": {}}
    return replace(demo, **parts)


def one(start: str, end: str | None, rule: str | None, zone: str, **more: Any) -> public.Entry:
    return public.Entry(
        id="case",
        title=Text.of("Case"),
        kind="meeting",
        start=Moment.parse(start),
        end=None if end is None else Moment.parse(end),
        time_zone=zone,
        recurrence=None if rule is None else public.Recurrence(rule=rule, **more),
    )


@pytest.mark.parametrize(("start", "end", "rule", "zone"), CASES)
def test_hard_cases_hour_by_hour(
    demo: AnyEdition, start: str, end: str | None, rule: str | None, zone: str
) -> None:
    case = one(start, end, rule, zone)
    readers = ("hand",) if (start, end, rule, zone) in HAND_ONLY else tuple(READERS)
    assert differences(alone(demo, case), readers) == []
    with_changes = one(
        "2026-09-01T18:00",
        "2026-09-01T19:00",
        "FREQ=WEEKLY;BYDAY=TU",
        zone,
        except_=(date(2026, 10, 27),),
        overrides=(
            public.Override(on=date(2026, 11, 3), start=Moment.parse("2026-11-04T20:00")),
            public.Override(on=date(2027, 3, 30), start=Moment.parse("2027-03-28T03:30")),
            public.Override(on=date(2027, 4, 6), start=Moment.parse("2027-04-06T18:00"), cancelled=True),
        ),
    )
    assert differences(alone(demo, with_changes)) == []


def test_a_difference_would_be_seen(demo: AnyEdition, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same calendar whose zone forgets that clocks change."""
    case = one("2026-10-20T18:00", "2026-10-20T19:00", "FREQ=WEEKLY", "Europe/Paris")
    fixed = described("Africa/Lagos").copy(recursive=True)
    fixed["TZID"] = "Europe/Paris"
    monkeypatch.setattr(calendar, "described", lambda _: fixed)
    found = differences(alone(demo, case))
    assert found
    assert all("hand" in line for line in found)


def test_what_is_listed_in_the_api_is_what_the_calendar_holds(demo: AnyEdition) -> None:
    """Over the window that pages and API look at."""
    addresses = Addresses.of(demo)
    files = {asset.path: asset for asset in Api(demo, addresses).files()}
    listed = json.loads(files["api/v1/calendar.json"].read())
    zones = zones_of(demo)
    first, last = date.fromisoformat(listed["first"]), date.fromisoformat(listed["last"])
    data = next(calendars(demo, addresses, {})).read()
    expected = set()
    for zone in set(zones.values()):
        begin = datetime(first.year, first.month, first.day, tzinfo=UTC) - timedelta(days=2)
        end = datetime(last.year, last.month, last.day, tzinfo=UTC) + timedelta(days=2)
        for when in Dates(data, zone).between(begin, end):
            start, over = when.start.astimezone(zones[when.uid]), when.end.astimezone(zones[when.uid])
            last_day = start if over <= start else over - timedelta(microseconds=1)
            if zones[when.uid] == zone and start.date() <= last and last_day.date() >= first:
                span = (start.date(), last_day.date()) if when.all_day else (start, over)
                expected.add((when.uid, *(each.isoformat() for each in span)))
    told = {
        (f"{entry['id']}@{addresses.host}", each["start"], each["end"])
        for entry in listed["entries"]
        for each in entry["occurrences"]
    }
    assert told
    assert told == expected


@pytest.mark.slow
def test_the_real_meetings_hour_by_hour(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A hundred meetings in a dozen time zones, as if all were approved."""
    source = needs_real_data("kubernetes-sigs.yaml")
    example = ROOT / "examples" / "kubernetes-sigs"
    (tmp_path / "content").mkdir()
    (tmp_path / "content/organisation.yml").write_bytes((example / "organisation.yml").read_bytes())
    import_into(tmp_path, source, example / "mapping.yml")
    capsys.readouterr()
    schemas = load_schemas()
    checked = check_tree(WorkTree(tmp_path), schemas, AS_OF)
    edition = project(checked.catalog, audience="internal", as_of=AS_OF, hidden=schemas.hidden("internal"))
    assert isinstance(edition, InternalEdition)
    assert len(edition.entries) == 101
    assert differences(replace(edition, states={}))[:10] == []
