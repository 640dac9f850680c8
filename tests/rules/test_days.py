"""Whatever day it is, and whatever day a file names: no rule fails, and no error comes by the day alone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ambassade.findings import Severity
from ambassade.load.content import _TYPES, load_content
from ambassade.load.schema import load_schemas
from ambassade.load.tree import MemoryTree
from ambassade.model.catalog import Kind, follow
from ambassade.rules.calendar import EARLIEST, LATEST, dated, in_range, within_range
from ambassade.rules.registry import CONTENT_RULES
from ambassade.rules.rule import Context
from tests.rules.example import BASE
from tests.rules.tree import (
    ANA,
    BEN,
    ENTRY,
    MESSAGE,
    NETWORK,
    ORGANISATION,
    POST,
    base,
    check,
    edited,
    rules,
    with_keys,
)

FULL = {
    ORGANISATION: base(ORGANISATION).replace(
        "    name: Fewer falls on the quay\n",
        "    name: Fewer falls on the quay\n    review_by: 2027-01-01\n",
    )
    + """platforms:
  - id: x
    name: X
    state: leaving
    since: 2026-06-01
sponsors:
  - person: ana-silva
    since: 2024-01-01
linked_from:
  - name: Intranet
    url: https://intranet.example/people
    owner: ana-silva
    last_seen: 2026-11-01
""",
    NETWORK: base(NETWORK).replace("    role: lead\n", "    role: lead\n    since: 2024-03-01\n")
    + """sponsor:
  person: ben-okoro
  since: 2024-03-01
platforms:
  - platform: bluesky
    audit:
      decision: keep
      checked_on: 2026-09-30
accounts:
  - id: x
    platform: x
    url: https://x.com/aurora
    audience_size:
      count: 1
      measured_on: 2026-11-01
spaces:
  - id: room
    name: Room
    kind: chat
    host: ana-silva
    audience_size:
      count: 1
      measured_on: 2026-11-01
objectives:
  - id: more
    name: More
    due: 2026-12-31
launch_plan:
  starts_on: 2024-03-04
  weeks: []
  first_members: []
cycle:
  number: 1
  phase: action
  starts_on: 2026-09-01
  ends_on: 2027-02-01
  review_on: 2027-03-01
""",
    ANA: base(ANA)
    .replace("    since: 2024-03-01\n", "    since: 2024-03-01\n    until: 2027-12-31\n")
    .replace("    evidence: C-2026-001\n", "    evidence: C-2026-001\n    withdrawn_on: 2027-01-01\n")
    .replace(
        "standing: active\n",
        """standing: active
joined_on: 2020-01-01
left_on: 2027-06-01
badges:
  - name: Ten posts
    on: 2026-06-01
spokesperson_for:
  - subject: Lamps
    from: 2026-01-01
    until: 2026-12-31
""",
    ),
    ENTRY: base(ENTRY)
    + """channels: [x]
campaign: aurora/winter
depends_on: [aurora/winter]
embargo: 2026-11-27
recurrence:
  rule: FREQ=WEEKLY
  except: [2026-12-10]
  overrides:
    - on: 2026-12-17
      start: 2026-12-18T18:00
      end: 2026-12-18T19:00
approvals:
  - by: ben-okoro
    on: 2026-11-20
""",
    "content/networks/aurora/calendar/winter.yml": """title: Winter
kind: campaign
start: 2026-11-30
end: 2026-12-20
relays:
  - from: 2026-12-01
    until: 2026-12-05
    people: [ana-silva]
    platform: x
audience: public
status: approved
""",
    "content/networks/aurora/collections/lamps.yml": """title: Lamps elsewhere
curators: [ana-silva]
publish_at: 2026-11-03
links:
  - url: https://lamps.example/nine
    title: Nine lamps
    comment: Read it for the drawings.
    on: 2026-11-01
audience: public
status: approved
""",
    POST: base(POST).replace("audience: public\n", "updated_on: 2026-11-03\naudience: public\n"),
}
EXTREMES = ("0001-01-01", "9999-12-31", "1989-12-31", "2101-01-01")


def all_days() -> list[tuple[str, tuple[str | int, ...], str]]:
    """Every day of the full tree: file, place, value."""
    files = {
        p.relative_to(BASE).as_posix(): p.read_text(encoding="utf-8") for p in BASE.rglob("*") if p.is_file()
    }
    catalog = load_content(MemoryTree({**files, **FULL}), load_schemas()).catalog
    return [
        (item.path, path, str(value))
        for kind in Kind
        for item in catalog.items(kind).values()
        for pattern in dated(type(item.value))
        for path, value in follow(item.document.values, pattern)
    ]


def test_the_full_tree_names_every_kind_of_day() -> None:
    found = {tuple("*" if isinstance(step, int) else step for step in path) for _, path, _ in all_days()}
    assert {way for kind in Kind for way in dated(_TYPES[kind])} - found <= {("approvals", "*", "on")}


@pytest.mark.parametrize("extreme", EXTREMES)
def test_a_day_beyond_all_reckoning_is_told_and_stops_nothing(extreme: str) -> None:
    tried = 0
    for file, day in sorted({(file, value[:10]) for file, _, value in all_days()}):
        parts = (FULL.get(file) or base(file)).split(day)
        for index in range(1, len(parts)):
            changed = day.join(parts[:index]) + extreme + day.join(parts[index:])
            assert "date-out-of-range" in rules(FULL, {file: changed}), (file, day)
            tried += 1
    assert tried > 40


def test_a_recurrence_ends_in_a_year_that_can_be_meant() -> None:
    for until in ("99991231T235959Z", "00010101T000000Z", "21010101"):
        rule = f"recurrence:\n  rule: FREQ=WEEKLY;UNTIL={until}\n  except: [2026-12-11]\n"
        assert rules(with_keys(ENTRY, rule)) == ["date-out-of-range"]


@pytest.mark.parametrize(
    "day", ["0001-01-01", "1990-01-01", "2024-02-29", "2027-12-31", "2100-12-31", "9999-12-31"]
)
def test_no_error_comes_by_the_day_alone(day: str) -> None:
    for changes in ({}, FULL):
        found = check(edited(BEN, ("informed_on: 2025-12-01", "informed_on: 2025-12-02")), changes, as_of=day)
        assert [one.rule for one in found if one.severity is Severity.ERROR] == []


def test_a_date_far_away_is_brought_near() -> None:
    for far, near in (
        (datetime(1, 1, 1, tzinfo=UTC), EARLIEST),
        (datetime(9999, 12, 31, tzinfo=UTC), LATEST),
    ):
        assert within_range(far).date() == near
    now = datetime(2026, 11, 23, 9, tzinfo=UTC)
    assert within_range(now) is now
    assert in_range(EARLIEST, LATEST, None)


def test_rules_run_over_nothing() -> None:
    catalog = load_content(MemoryTree({}), load_schemas()).catalog
    context = Context(catalog, datetime(2026, 11, 23, tzinfo=UTC))
    assert [finding for rule in CONTENT_RULES for finding in rule.findings(context)] == []


@pytest.mark.parametrize(
    ("first", "until", "found"),
    [
        ("2026-11-23", "2026-11-23", []),
        ("2026-11-23", "2026-11-22", ["window-never-opens"]),
        ("2026-11-23T09:00", "2026-11-23", []),
        ("2026-11-23T09:00", "2026-11-23T09:00", ["window-never-opens"]),
        ("2026-11-23", "2026-11-23T00:00", ["window-never-opens"]),
    ],
)
def test_a_day_of_a_window_counts_whole(first: str, until: str, found: list[str]) -> None:
    assert (
        rules(
            edited(MESSAGE, ("from: 2026-11-23", f"from: {first}"), ("until: 2026-12-03", f"until: {until}"))
        )
        == found
    )


def test_consent_lasts_two_years_to_the_day() -> None:
    ben = (
        "given_on: 2026-01-10\n    until: 2027-12-31\n    evidence: C-2026-002",
        "given_on: {}\n    until: {}\n    evidence: C",
    )
    for given, until, found in (
        ("2026-01-10", "2028-01-10", []),
        ("2026-01-10", "2028-01-11", ["consent-too-long"]),
        ("2024-02-29", "2026-02-28", []),
        ("2026-01-10", "2026-12-23", ["consent-expires-soon"]),
        ("2026-01-10", "2026-12-24", []),
        ("2026-01-10", "2026-11-23", ["consent-expires-soon"]),
        ("2026-01-10", "2026-11-22", []),
    ):
        informed = ("informed_on: 2025-12-01", "informed_on: 2024-01-01")
        assert rules(edited(BEN, (ben[0], ben[1].format(given, until)), informed)) == found, (given, until)


def test_an_old_size_is_told_after_a_year_and_never_of_somebody_gone() -> None:
    for day, found in (
        ("2025-11-23", []),
        ("2025-11-22", ["audience-size-stale"]),
        ("2026-11-24", ["audience-size-in-the-future"]),
    ):
        assert rules(edited(ANA, ("measured_on: 2026-09-01", f"measured_on: {day}"))) == found
    left = with_keys(
        BEN,
        "left_on: 2026-01-01\naccounts:\n  - id: x\n    platform: x\n    url: https://x.com/ben\n"
        "    audience_size:\n      count: 1\n      measured_on: 2020-01-01\n",
    )
    assert "audience-size-stale" not in rules(
        {BEN: left[BEN].replace("standing: active", "standing: alumni")}
    )
