"""What a network's path is made of, against what it aims at."""

from __future__ import annotations

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from ambassade.model import content
from ambassade.model.moment import Moment
from ambassade.model.text import Text
from ambassade.publish.mix import (
    Mix,
    Share,
    counted_entries,
    counted_messages,
    dated_in,
    mixes,
)
from ambassade.publish.occurrence import Window

ZONE = ZoneInfo("Europe/Paris")
WINDOW = Window(date(2026, 8, 23), date(2027, 11, 23))


def entry(mode: str | None = None, **changes: Any) -> content.Entry:
    values: dict[str, Any] = {
        "id": "e",
        "network": "aurora",
        "title": Text.of("Lamps"),
        "kind": "content",
        "mode": mode,
        "start": Moment.parse("2026-12-01"),
        "audience": "public",
        "status": "approved",
    }
    return content.Entry(**values | changes)


def message(
    intent: str | None = None, days: str = "2026-12-01 2026-12-04", **changes: Any
) -> content.Message:
    first, last = (Moment.parse(day) for day in days.split())
    values: dict[str, Any] = {
        "id": "m",
        "network": "aurora",
        "idea": Text.of("Lamps"),
        "intent": intent,
        "window": content.Window(from_=first, until=last),
        "audience": "members",
        "status": "approved",
    }
    return content.Message(**values | changes)


def network(**changes: Any) -> content.Network:
    values: dict[str, Any] = {
        "id": "aurora",
        "name": Text.of("Aurora"),
        "basis": content.Basis(kind="theme"),
        "stage": content.Stage(state="established", since=date(2024, 3, 1)),
    }
    return content.Network(**values | changes)


def mix_of(
    entries: list[content.Entry], messages: list[content.Message] | None = None, **changes: Any
) -> Mix:
    keyed = {str(number): each for number, each in enumerate(entries)}
    counted = counted_entries(keyed, dated_in(keyed, ZONE, WINDOW))
    said = counted_messages(messages or [], WINDOW.first, WINDOW.last)
    return mixes({"aurora": network(**changes)}, counted, said)["aurora"]


def test_shares_are_of_what_says_its_mode() -> None:
    mix = mix_of([entry("announce"), entry("announce"), entry("ask"), entry(None)])
    assert [(one.id, one.count, one.total, one.percent) for one in mix.modes.shares] == [
        ("announce", 2, 3, 67),
        ("ask", 1, 3, 33),
    ]
    assert (mix.modes.said, mix.modes.unsaid) == (3, 1)
    assert mix.intents.shares == ()


@pytest.mark.parametrize(
    "left_out",
    [
        entry("announce", kind="meeting"),
        entry("announce", kind="information_meeting"),
        entry("announce", status="archived"),
        entry("announce", cancelled=True),
        entry("announce", start=None),
        entry("announce", start=Moment.parse("2026-08-01")),
        entry("announce", start=Moment.parse("2028-01-01")),
        entry("announce", network="foghorn"),
    ],
    ids=["meeting", "information", "archived", "cancelled", "undated", "before", "after", "elsewhere"],
)
def test_what_does_not_count(left_out: content.Entry) -> None:
    assert mix_of([left_out]).modes.said == 0


def test_what_comes_again_counts_once_even_where_its_rule_can_not_be_reckoned() -> None:
    weekly = content.Recurrence(rule="FREQ=WEEKLY")
    broken = content.Recurrence(rule="FREQ=NEVER")
    before = Moment.parse("2020-01-06")
    assert mix_of([entry("ask", recurrence=weekly, start=before)]).modes.said == 1
    assert mix_of([entry("ask", recurrence=broken)]).modes.said == 1
    assert mix_of([entry("ask", recurrence=broken, start=before)]).modes.said == 0


def test_messages_count_by_their_window() -> None:
    mix = mix_of(
        [],
        [
            message("people"),
            message("people", "2026-08-01 2026-08-23"),
            message("people", "2026-08-01 2026-08-22"),
            message("people", "2027-11-24 2027-11-30"),
            message("job", status="archived"),
            message(None),
        ],
    )
    assert [(one.id, one.count) for one in mix.intents.shares] == [("people", 2)]
    assert mix.intents.unsaid == 1


def test_a_target_is_compared_exactly_and_a_rounded_number_does_not_hide_it() -> None:
    assert Share("announce", 40, 100, None, 40).side == "within"
    above = Share("announce", 401, 1000, None, 40)
    assert (above.side, above.percent) == ("above", 40.1)
    below = Share("ask", 99, 1000, 10, None)
    assert (below.side, below.percent) == ("below", 9.9)
    assert Share("ask", 0, 0, 10, None).side == "within"
    assert Share("ask", 0, 0).percent == 0


def test_a_target_shows_even_where_nothing_meets_it_and_the_first_of_two_counts() -> None:
    aims = content.Mix(
        modes=(
            content.ModeShare(mode="debate", least=20),
            content.ModeShare(mode="announce", most=50),
            content.ModeShare(mode="announce", most=90),
        )
    )
    mix = mix_of([entry("announce") for _ in range(8)], mix=aims)
    assert [(one.id, one.count, one.line) for one in mix.modes.off] == [("announce", 8, 1), ("debate", 0, 0)]


def test_of_fewer_than_eight_nothing_is_off() -> None:
    aims = content.Mix(intents=(content.IntentShare(intent="people", most=10),))
    assert mix_of([], [message("people") for _ in range(7)], mix=aims).intents.off == ()
    assert len(mix_of([], [message("people") for _ in range(8)], mix=aims).intents.off) == 1


def test_readers_are_counted_over_entries_and_messages() -> None:
    mix = mix_of(
        [entry(addressed_to=("crews", "clients")), entry()],
        [message(addressed_to=("crews",)), message()],
        addressed_to=("crews", "neighbours"),
    )
    assert [(one.addressee, one.count) for one in mix.reach] == [("crews", 2), ("neighbours", 0)]
    assert mix.uncovered == ("neighbours",)
    assert mix.open == 2
