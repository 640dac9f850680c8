from __future__ import annotations

import pytest

from tests.rules.tree import ENTRY, MESSAGE, POST, check, edited, hints, rules, with_keys

PARIS, CASABLANCA, LAGOS, LORD_HOWE = (
    "Europe/Paris",
    "Africa/Casablanca",
    "Africa/Lagos",
    "Australia/Lord_Howe",
)


def at(start: str, zone: str | None = None, end: str = "2028-01-01T00:00") -> dict[str, str]:
    change = edited(
        ENTRY, ("start: 2026-12-03T18:00", f"start: {start}"), ("end: 2026-12-03T19:00", f"end: {end}")
    )
    return {ENTRY: change[ENTRY] + (f"time_zone: {zone}\n" if zone else "")}


@pytest.mark.parametrize(
    ("start", "zone", "rule", "hint"),
    [
        ("2026-03-29T02:30", None, "missing-local-time", "write `2026-03-29T03:30`, or another hour"),
        ("2026-03-29T02:00", PARIS, "missing-local-time", "write `2026-03-29T03:00`, or another hour"),
        ("2026-03-29T02:59:59", PARIS, "missing-local-time", "write `2026-03-29T03:59`, or another hour"),
        (
            "2026-10-25T02:30",
            None,
            "ambiguous-local-time",
            "write `2026-10-25T02:30+02:00` for the first, or `2026-10-25T02:30+01:00` for the second",
        ),
        # Morocco goes back an hour before Ramadan and forward after it.
        (
            "2026-02-15T02:30",
            CASABLANCA,
            "ambiguous-local-time",
            "write `2026-02-15T02:30+01:00` for the first, or `2026-02-15T02:30+00:00` for the second",
        ),
        ("2026-03-22T02:30", CASABLANCA, "missing-local-time", "write `2026-03-22T03:30`, or another hour"),
        # Half an hour only.
        ("2026-10-04T02:15", LORD_HOWE, "missing-local-time", "write `2026-10-04T02:45`, or another hour"),
        (
            "2026-04-05T01:45",
            LORD_HOWE,
            "ambiguous-local-time",
            "write `2026-04-05T01:45+11:00` for the first, or `2026-04-05T01:45+10:30` for the second",
        ),
    ],
)
def test_hours_that_are_missing_or_come_twice(start: str, zone: str | None, rule: str, hint: str) -> None:
    assert rules(at(start, zone)) == [rule]
    assert hints(at(start, zone)) == [hint]


@pytest.mark.parametrize(
    ("start", "zone"),
    [
        ("2026-03-29T01:59", PARIS),
        ("2026-03-29T03:00", PARIS),
        ("2026-10-25T01:59", PARIS),
        ("2026-10-25T03:00", PARIS),
        ("2026-03-29T02:30+01:00", PARIS),
        ("2026-10-25T02:30+02:00", PARIS),
        ("2026-10-25T02:30Z", PARIS),
        ("2026-03-29", PARIS),
        ("2026-03-29T02:30", CASABLANCA),
        ("2026-03-29T02:30", LAGOS),
        ("2026-10-25T02:30", LAGOS),
        ("2026-03-29T02:30", "UTC"),
        ("2026-10-04T02:45", LORD_HOWE),
    ],
)
def test_hours_that_can_only_mean_one_thing(start: str, zone: str) -> None:
    found = rules(at(start, zone, end="2028-01-01" if "T" not in start else "2028-01-01T00:00"))
    assert found == []


def test_a_proposed_hour_passes() -> None:
    for start in ("2026-10-25T02:30+02:00", "2026-10-25T02:30+01:00", "2026-03-29T03:30"):
        assert rules(at(start)) == []


def test_every_hour_of_a_file_is_looked_at() -> None:
    gap = "2027-03-28T02:30"
    assert rules(with_keys(ENTRY, f"embargo: {gap}\n")) == ["embargo-after-start", "missing-local-time"]
    assert rules(
        edited(MESSAGE, ("from: 2026-11-23", f"from: {gap}"), ("until: 2026-12-03", f"until: {gap}"))
    ) == [
        "missing-local-time",
        "missing-local-time",
        "window-never-opens",
    ]
    assert rules(edited(POST, ("2026-11-02T09:00", gap))) == ["missing-local-time"]
    moved = (
        "recurrence:\n  rule: FREQ=WEEKLY;BYDAY=WE,TH\n  overrides:\n"
        f"    - on: 2026-12-10\n      start: {gap}\n      end: 2027-03-28T04:00\n"
    )
    assert rules(with_keys(ENTRY, moved)) == ["missing-local-time"]


def test_an_embargo_is_in_the_entry_s_zone_as_its_start_is() -> None:
    assert rules(with_keys(ENTRY, "time_zone: Africa/Lagos\nembargo: 2026-10-25T02:30\n")) == []
    change = with_keys(ENTRY, "time_zone: America/New_York\nembargo: 2026-11-01T01:30\n")
    assert [(finding.rule, finding.location.span.start.line) for finding in check(change)] == [
        ("ambiguous-local-time", 15)
    ]


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        # The hour comes twice: 02:10 of the second time is after 02:50 of the first.
        ("2026-10-25T02:50+02:00", "2026-10-25T02:10+01:00", []),
        ("2026-10-25T02:50+01:00", "2026-10-25T02:10+02:00", ["end-before-start"]),
        ("2026-12-03T18:00", "2026-12-03T18:00", []),
        ("2026-12-03T18:00", "2026-12-03T17:59", ["end-before-start"]),
        ("2026-12-03T18:00+01:00", "2026-12-03T17:30Z", []),
        ("2026-12-03", "2026-12-03", []),
        ("2026-12-03", "2026-12-02", ["end-before-start"]),
        ("2026-12-03", "2026-12-03T19:00", ["mixed-day-and-hour"]),
        ("2026-12-03T18:00", "2026-12-01", ["mixed-day-and-hour"]),
    ],
)
def test_an_end_lies_after_its_start_as_an_instant(start: str, end: str, found: list[str]) -> None:
    assert rules(at(start, end=end)) == found


def test_an_embargo_on_the_day_of_a_whole_day_is_early_enough() -> None:
    day = at("2026-12-03", end="2026-12-04")[ENTRY]
    assert rules({ENTRY: day + "embargo: 2026-12-03T09:00\n"}) == []
    assert rules({ENTRY: day + "embargo: 2026-12-04\n"}) == ["embargo-after-start"]


@pytest.mark.parametrize(
    ("rule", "hint"),
    [
        ("FREQ=WEEKLY;UNTIL=20270128T180000", "write `UNTIL=20270128T170000Z`"),
        ("FREQ=WEEKLY;UNTIL=20270701", "write `UNTIL=20270701T215959Z`"),
    ],
)
def test_the_end_of_a_recurrence_in_utc(rule: str, hint: str) -> None:
    assert hints(with_keys(ENTRY, f"recurrence:\n  rule: {rule}\n")) == [hint]


@pytest.mark.parametrize(
    ("rule", "start", "day", "occurs"),
    [
        ("FREQ=WEEKLY", "2026-12-03T18:00", "2026-12-10", True),
        ("FREQ=WEEKLY", "2026-12-03T18:00", "2026-12-11", False),
        ("FREQ=WEEKLY", "2026-12-03T18:00", "2026-11-26", False),
        ("FREQ=WEEKLY;COUNT=2", "2026-12-03T18:00", "2026-12-17", False),
        ("FREQ=MONTHLY;BYMONTHDAY=31", "2026-12-31T18:00", "2027-02-28", False),
        ("FREQ=DAILY;UNTIL=20261210T170000Z", "2026-12-03T18:00", "2026-12-10", True),
        ("FREQ=DAILY;UNTIL=20261210T165959Z", "2026-12-03T18:00", "2026-12-10", False),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "2026-12-03T18:00", "2027-02-28", False),
        ("FREQ=WEEKLY", "2026-12-03T23:30-05:00", "2026-12-04", True),
        ("FREQ=DAILY", "2026-12-03T18:00", "2099-12-03", True),
    ],
)
def test_exceptions_are_dates_of_the_rule(rule: str, start: str, day: str, occurs: bool) -> None:
    change = at(start)[ENTRY] + f"recurrence:\n  rule: {rule}\n  except: [{day}]\n"
    assert ("exception-never-occurs" in rules({ENTRY: change})) is not occurs
