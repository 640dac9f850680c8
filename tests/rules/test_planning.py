"""The rules of planning, beyond the examples of their pages."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from ambassade.check import check_tree
from ambassade.findings import Severity
from ambassade.load.schema import load_schemas
from ambassade.load.tree import MemoryTree
from tests.rules.example import BASE, files_of
from tests.rules.tree import (
    BEN,
    ENTRY,
    MESSAGE,
    NETWORK,
    NOW,
    ORGANISATION,
    base,
    check,
    edited,
    rules,
    with_keys,
)

CALENDAR = "content/networks/aurora/calendar"


def entry(
    name: str, start: str, keys: str = "", *, kind: str = "content", status: str = "draft"
) -> dict[str, str]:
    """An entry of Aurora with nothing but what it has to have, and more keys."""
    text = f"title: {name}\nkind: {kind}\nstart: {start}\naudience: internal\nstatus: {status}\n{keys}"
    return {f"{CALENDAR}/{name}.yml": text}


def another(name: str, start: str, keys: str = "") -> dict[str, str]:
    """An entry of a second network, Foghorn, that is in review."""
    (text,) = entry(name, start, f"channels: [linkedin]\n{keys}", status="in_review").values()
    foghorn = base(NETWORK).replace("Aurora", "Foghorn").replace("state: established", "state: launching")
    return {
        f"content/networks/foghorn/calendar/{name}.yml": text,
        "content/networks/foghorn/network.yml": foghorn,
    }


def told(rule: str, *changes: dict[str, str], as_of: str | None = None) -> list[str]:
    """What one rule says."""
    return [str(finding.message) for finding in check(*changes, as_of=as_of) if finding.rule == rule]


def weeks(*changes: dict[str, str], as_of: str | None = None) -> list[str]:
    """The first days of the empty weeks that are told, by their wording."""
    return [
        message.split(" from ")[1].split(" to ")[0] for message in told("empty-week", *changes, as_of=as_of)
    ]


LATER = entry("later", "2026-12-17")


@pytest.mark.parametrize(
    ("more", "empty"),
    [
        ({}, ["7 December 2026"]),
        (entry("between", "2026-12-13"), []),
        (entry("between", "2026-12-10", kind="meeting"), ["7 December 2026"]),
        (entry("between", "2026-12-10", "cancelled: true\n"), ["7 December 2026"]),
        (entry("between", "2026-12-10", status="archived"), ["7 December 2026"]),
        (entry("whole", "2026-12-01", "end: 2026-12-20\n", kind="campaign"), []),
        (entry("weekly", "2026-11-03", "recurrence:\n  rule: FREQ=WEEKLY\n"), []),
        (
            entry("weekly", "2026-11-03", "recurrence:\n  rule: FREQ=WEEKLY\n  except: [2026-12-08]\n"),
            ["7 December 2026"],
        ),
        (edited(NETWORK, ("state: established", "state: launching")), []),
    ],
)
def test_what_fills_a_week(more: dict[str, str], empty: list[str]) -> None:
    assert weeks(LATER, more) == empty


def test_a_post_fills_a_week() -> None:
    text = base("content/networks/aurora/posts/why-lamp-nine.md").replace("2026-11-02", "2026-12-09")
    assert weeks(LATER, {"content/networks/aurora/posts/lamp-ten.md": text}) == []


def test_a_calendar_that_ends_has_no_empty_week() -> None:
    quiet = {
        "content/calendar/quiet.yml": entry("quiet", "2026-12-22", kind="topic")[f"{CALENDAR}/quiet.yml"]
    }
    assert weeks(quiet) == []
    assert weeks(quiet, entry("after", "2026-12-31")) == ["7 December 2026"]


def test_how_far_ahead_is_agreed() -> None:
    assert weeks(LATER, with_keys(ORGANISATION, "planning:\n  weeks: 2\n")) == []
    assert weeks(LATER, with_keys(ORGANISATION, "planning:\n  weeks: 3\n")) == ["7 December 2026"]
    far = entry("far", "2027-02-04", "end: 2027-02-05\n")
    assert weeks(LATER, far) == ["7 December 2026"]
    assert weeks(LATER, far, with_keys(ORGANISATION, "planning:\n  weeks: 11\n")) == [
        "21 December 2026",
        "7 December 2026",
    ]


def test_a_broken_entry_may_fill_any_week() -> None:
    assert weeks(LATER, {f"{CALENDAR}/broken.yml": "title: [\n"}) == []


@pytest.mark.parametrize(
    ("mine", "theirs", "said"),
    [
        ("2026-12-10T18:00", "2026-12-10T18:00", "at the same hour, 10 December 2026, 18:00"),
        ("2026-12-10T18:00", "2026-12-10T20:00", "on the same day, 10 December 2026"),
        ("2026-12-10", "2026-12-10", "on the same day, 10 December 2026"),
        ("2026-12-10T18:00+01:00", "2026-12-10T17:00+00:00", "at the same hour, 10 December 2026, 18:00"),
        ("2026-12-10T18:00", "2026-12-11T18:00", None),
        ("2026-11-22", "2026-11-22", None),
        ("2027-01-17", "2027-01-17", "on the same day, 17 January 2027"),
        ("2027-01-18", "2027-01-18", None),
    ],
)
def test_two_networks_on_one_day(mine: str, theirs: str, said: str | None) -> None:
    found = told("networks-collide", entry("lamp", mine, "channels: [linkedin]\n"), another("horn", theirs))
    assert found == ([] if said is None else [f"`aurora/lamp` is on LinkedIn {said}"])


def test_a_collision_is_told_once_where_it_is_easier_to_move() -> None:
    weekly = "recurrence:\n  rule: FREQ=WEEKLY\n"
    approved = entry("zebra", "2026-11-26", f"channels: [x, linkedin]\n{weekly}", status="approved")
    found = [
        finding
        for finding in check(approved, another("horn", "2026-11-26", f"languages: [en]\n{weekly}"))
        if finding.rule == "networks-collide"
    ]
    assert [(one.location.path, str(one.message), one.severity) for one in found] == [
        (
            "content/networks/foghorn/calendar/horn.yml",
            "`aurora/zebra` is on LinkedIn on the same day, 26 November 2026",
            Severity.NOTICE,
        )
    ]
    assert [label.location.path for label in found[0].related] == [f"{CALENDAR}/zebra.yml"]


def test_one_network_does_not_collide_with_itself_nor_with_what_goes_on_for_weeks() -> None:
    one = entry("one", "2026-12-10", "channels: [linkedin]\n")
    assert told("networks-collide", one, entry("two", "2026-12-10", "channels: [linkedin]\n")) == []
    campaign = entry("one", "2026-12-10", "channels: [linkedin]\n", kind="campaign")
    assert told("networks-collide", campaign, another("horn", "2026-12-10")) == []


def test_the_hour_is_compared_across_the_end_of_summer_time() -> None:
    weekly = "recurrence:\n  rule: FREQ=WEEKLY;COUNT=3\n"
    paris = entry("lamp", "2026-10-19T18:00", f"channels: [linkedin]\n{weekly}")
    lagos = another("horn", "2026-10-26T18:00", "time_zone: Africa/Lagos\n")
    # 18:00 in Paris is 17:00 in Lagos in summer, and 18:00 there from 25 October on.
    assert told("networks-collide", paris, lagos, as_of="2026-10-20") == [
        "`aurora/lamp` is on LinkedIn at the same hour, 26 October 2026, 18:00"
    ]


def test_an_owner_s_week_is_counted_by_entries() -> None:
    few = with_keys(ORGANISATION, "planning:\n  load: 1\n")
    owned = "owner: ana-silva\n"
    daily = "recurrence:\n  rule: FREQ=DAILY;COUNT=4\n"
    assert told("owner-with-too-much", few, entry("next", "2026-12-07T09:00", owned + daily)) == []
    assert told("owner-with-too-much", few, entry("next", "2026-12-06", owned)) == [
        "in the week of 30 November 2026 `ana-silva` owns more than the 1 entry agreed for a week"
    ]
    assert told("owner-with-too-much", few, entry("next", "2026-12-06", owned + "cancelled: true\n")) == []
    weekly = "recurrence:\n  rule: FREQ=WEEKLY\n"
    both = [entry(name, "2026-11-25", f"owner: ben-okoro\n{weekly}") for name in ("one", "two")]
    assert len(told("owner-with-too-much", few, *both)) == 1
    assert told("owner-with-too-much", few, entry("next", "2026-12-06", "owner: ben-okoro\n")) == []
    past = [entry(f"past-{n}", "2026-11-20", owned) for n in range(3)]
    assert told("owner-with-too-much", few, *past) == []


def test_five_entries_a_week_are_agreed_where_nothing_is_said() -> None:
    more = [entry(f"more-{n}", "2026-12-02", "owner: ana-silva\n") for n in range(5)]
    assert told("owner-with-too-much", *more[:4]) == []
    found = [finding for finding in check(*more) if finding.rule == "owner-with-too-much"]
    assert [(one.location.path, one.severity) for one in found] == [
        (f"{CALENDAR}/more-4.yml", Severity.WARNING)
    ]


def test_without_a_place_it_is_the_day_off_of_the_whole_committee() -> None:
    entries = entry("lamp", "2026-12-08")
    assert told("entry-on-holiday", entries) == [
        "8 December 2026 is a public holiday for everybody on the committee"
    ]
    places = edited(
        ORGANISATION,
        ("    country: PT\n", "    country: PT\n  - id: lyon\n    name: Lyon\n    country: FR\n"),
    )
    ben = edited(BEN, ("place: porto", "place: lyon"))
    assert told("entry-on-holiday", entries, places, ben) == []
    assert len(told("entry-on-holiday", entry("lamp", "2026-12-25"), places, ben)) == 1


@pytest.mark.parametrize("country", ["XX", "AQ"])
def test_a_country_without_known_holidays_has_none(country: str) -> None:
    assert (
        rules(
            edited(ORGANISATION, ("country: PT", f"country: {country}")),
            edited(ENTRY, ("start: 2026-12-03", "start: 2026-12-08"), ("end: 2026-12-03", "end: 2026-12-08")),
        )
        == []
    )


def test_a_recurring_entry_is_told_at_its_first_day_off_that_is_not_left_out() -> None:
    weekly = "recurrence:\n  rule: FREQ=WEEKLY;BYDAY=TU\n"
    start = edited(ENTRY, ("start: 2026-12-03", "start: 2026-11-24"), ("end: 2026-12-03", "end: 2026-11-24"))[
        ENTRY
    ]
    assert told("entry-on-holiday", {ENTRY: start + weekly}) == [
        "1 December 2026 is a public holiday where this takes place: Portugal"
    ]
    left_out = weekly + "  except: [2026-12-01]\n"
    assert told("entry-on-holiday", {ENTRY: start + left_out})[0].startswith("8 December 2026")
    assert told("entry-on-holiday", {ENTRY: start + left_out.replace("01]", "01, 2026-12-08]")}) == []


def test_the_library_of_holidays_is_read_only_where_a_day_is_looked_up() -> None:
    code = "import sys, ambassade.rules.registry; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


TOLD = "channels: [linkedin]\n"


def test_a_message_is_missed_three_weeks_before() -> None:
    assert len(told("entry-without-message", entry("lamp", "2026-12-14", TOLD, status="approved"))) == 1
    for other in (
        entry("lamp", "2026-12-15", TOLD, status="approved"),
        entry("lamp", "2026-11-22", TOLD, status="approved"),
        entry("lamp", "2026-12-14", TOLD),
        entry("lamp", "2026-12-14", status="approved"),
        entry("lamp", "2026-12-14", TOLD, kind="meeting", status="approved"),
    ):
        assert told("entry-without-message", other) == []


def test_a_message_for_a_part_is_one_for_the_campaign() -> None:
    campaign = entry("winter", "2026-12-01", f"{TOLD}end: 2026-12-20\n", kind="campaign", status="approved")
    assert len(told("entry-without-message", campaign)) == 1
    assert told("entry-without-message", campaign, with_keys(ENTRY, "campaign: aurora/winter\n")) == []
    archived = edited(MESSAGE, ("status: approved", "status: archived"))
    part = with_keys(ENTRY, "campaign: aurora/winter\n")
    assert len(told("entry-without-message", campaign, part, archived)) == 1


@pytest.mark.parametrize(
    ("entries", "count"),
    [
        (with_keys(ENTRY, TOLD), 1),
        (with_keys(ENTRY, "channels: [mastodon]\n"), 0),
        ({}, 0),
        (entry("later", "2026-12-04", TOLD), 0),
        (entry("meeting", "2026-12-02", TOLD, kind="meeting"), 0),
    ],
)
def test_a_message_is_asked_for_its_entry_where_there_may_be_one(entries: dict[str, str], count: int) -> None:
    loose = edited(MESSAGE, ("entry: aurora/lamp-walk\n", ""))
    assert len(told("message-without-entry", loose, entries)) == count


def test_a_thousand_times_as_much_costs_a_thousand_times_as_much() -> None:
    files = files_of(BASE)
    for number in range(3000):
        (text,) = entry("e", "2026-12-10", f"{TOLD}owner: ana-silva\n", status="in_review").values()
        files[f"{CALENDAR}/e-{number}.yml"] = text.encode()
        loose = base(MESSAGE).replace("entry: aurora/lamp-walk\n", "")
        files[f"content/networks/aurora/messages/m-{number}.yml"] = loose.encode()
    began = time.process_time()
    check_tree(MemoryTree(files), load_schemas(), NOW)
    assert time.process_time() - began < 20


def cadence(posts: int, weeks: int, keys: str = "") -> dict[str, str]:
    """The network with an objective of so many posts in so many weeks, and more keys of it."""
    number = f"    cadence:\n      posts: {posts}\n      weeks: {weeks}\n"
    return with_keys(NETWORK, f"objectives:\n  - id: often\n    name: Often\n{keys}{number}")


@pytest.mark.parametrize(
    ("network", "as_of", "count"),
    [
        (cadence(1, 3), "2026-11-23", 0),
        (cadence(1, 3), "2026-11-24", 1),
        (cadence(2, 3), "2026-11-23", 1),
        (cadence(1, 3), "2026-11-01", 1),
        (cadence(1, 3), "2026-11-02", 0),
        (cadence(1, 1, "    due: 2026-11-22\n"), "2026-11-23", 0),
        (cadence(1, 1, "    due: 2026-11-23\n"), "2026-11-23", 1),
        (cadence(1, 2), "2024-03-14", 0),
        (cadence(1, 2), "2024-03-15", 1),
    ],
)
def test_a_cadence_is_counted_over_its_own_weeks(network: dict[str, str], as_of: str, count: int) -> None:
    assert len(told("cadence-below-objective", network, as_of=as_of)) == count


def test_only_what_is_approved_has_appeared() -> None:
    post = edited("content/networks/aurora/posts/why-lamp-nine.md", ("status: approved", "status: in_review"))
    assert len(told("cadence-below-objective", cadence(1, 3), post)) == 1
