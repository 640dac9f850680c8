"""The rules of deadlines, beyond the examples of their pages."""

from __future__ import annotations

import pytest

from tests.rules.tree import MESSAGE, NETWORK, ORGANISATION, base, check, edited, with_keys

CALENDAR = "content/networks/aurora/calendar"
PLANNING = "planning:\n  deadlines:\n    - {brief: 21, draft: 14, review: 7, publish: 1}\n"
LATE = "took this on, and its"


def organisation(keys: str = PLANNING) -> dict[str, str]:
    return {ORGANISATION: base(ORGANISATION) + keys}


def entry(
    start: str | None, keys: str = "", *, status: str = "draft", kind: str = "content"
) -> dict[str, str]:
    text = f"title: Lamps\nkind: {kind}\naudience: internal\nstatus: {status}\n{keys}"
    return {f"{CALENDAR}/lamps.yml": text + (f"start: {start}\n" if start else "")}


def told(*changes: dict[str, str], rule: str = "deadline-missed") -> list[str]:
    return [str(finding.message) for finding in check(*changes) if finding.rule == rule]


OWNED = "owner: ben-okoro\n"


@pytest.mark.parametrize(
    ("start", "keys", "status", "said"),
    [
        ("2026-12-11", "", "draft", "brief was due on 20 November 2026, 3 days ago"),
        ("2026-12-04", "summary: Lamps\n", "draft", "draft was due on 20 November 2026, 3 days ago"),
        ("2026-11-29", "", "in_review", "review was due on 20 November 2026, 3 days ago"),
        (
            "2026-11-23",
            "channels: [linkedin]\n",
            "approved",
            "messages were due on 20 November 2026, 3 days ago",
        ),
        ("2026-11-24", "post: why-lamp-nine\n", "draft", "review was due on 17 November 2026, 6 days ago"),
    ],
)
def test_the_first_step_that_is_late_is_told(start: str, keys: str, status: str, said: str) -> None:
    assert told(organisation(), entry(start, OWNED + keys, status=status)) == [f"`ben-okoro` {LATE} {said}"]


@pytest.mark.parametrize(
    ("start", "keys", "status"),
    [
        ("2026-12-11", "", "draft"),
        (None, OWNED, "draft"),
        ("2026-11-22", OWNED, "draft"),
        ("2026-12-11", f"{OWNED}cancelled: true\n", "draft"),
        ("2026-12-11", OWNED, "archived"),
        ("2026-12-14", OWNED, "draft"),
        ("2026-11-29", OWNED, "approved"),
    ],
    ids=["nobody's", "no date", "past", "called off", "archived", "due today", "approved"],
)
def test_nothing_is_late(start: str | None, keys: str, status: str) -> None:
    assert told(organisation(), entry(start, keys, status=status)) == []


def test_without_deadlines_nothing_is_late() -> None:
    assert told(entry("2026-11-24", OWNED)) == []


def test_the_networks_deadlines_come_before_the_organisations() -> None:
    network = with_keys(NETWORK, "deadlines:\n  - {kinds: [content], brief: 1}\n")
    assert told(organisation(), network, entry("2026-12-11", OWNED)) == []
    assert len(told(organisation(), network, entry("2026-12-11", OWNED, kind="topic"))) == 1


def test_a_message_is_a_draft_and_an_approved_one_is_ready() -> None:
    message = edited(MESSAGE, ("entry: aurora/lamp-walk", "entry: aurora/lamps"))
    assert told(organisation(), message, entry("2026-12-04", OWNED)) == []
    channels = f"{OWNED}channels: [linkedin]\n"
    assert told(organisation(), message, entry("2026-11-23", channels, status="approved")) == []


def test_a_message_that_can_not_be_read_may_be_the_one() -> None:
    assert told(organisation(), {MESSAGE: "idea: ["}, entry("2026-12-04", OWNED)) == []


def test_the_next_date_of_a_series_counts() -> None:
    weekly = f"{OWNED}recurrence:\n  rule: FREQ=WEEKLY;INTERVAL=2\n"
    assert told(organisation(), entry("2026-11-16", weekly)) == [
        f"`ben-okoro` {LATE} brief was due on 9 November 2026, 14 days ago"
    ]


def test_a_campaigns_messages_are_those_of_its_parts() -> None:
    whole = entry("2026-12-04", OWNED, kind="campaign")
    (text,) = entry("2026-12-04", "campaign: aurora/lamps\n", kind="topic").values()
    part = {f"{CALENDAR}/part.yml": text}
    message = edited(MESSAGE, ("entry: aurora/lamp-walk", "entry: aurora/part"))
    assert len(told(organisation(), whole, part)) == 1
    assert told(organisation(), whole, part, message) == []


def test_days_that_can_not_be_meant_are_another_rules() -> None:
    assert told(organisation(), entry("9999-12-31", OWNED)) == []


def test_every_line_of_network_and_organisation_is_in_order() -> None:
    wrong = "  - {brief: 3, publish: 4}\n  - {draft: 1, review: 0, publish: 0}\n  - {draft: 0, review: 2}\n"
    network = with_keys(NETWORK, f"deadlines:\n{wrong}")
    planning = "planning:\n  deadlines:\n    - {brief: 7, draft: 7, publish: 8}\n"
    said = [
        ("publication", "4 days before the date", "brief", "3 days before the date"),
        ("review", "2 days before the date", "draft", "on the day itself"),
        ("publication", "8 days before the date", "draft", "7 days before the date"),
    ]
    assert told(organisation(planning), network, rule="deadlines-out-of-order") == [
        f"the {second} is due {days}, ahead of the {first}, which is due {fewer}"
        for second, days, first, fewer in said
    ]
