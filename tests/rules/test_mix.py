"""The rules on what a network's path is made of, beyond the examples of their pages."""

from __future__ import annotations

import pytest

from tests.rules.test_planning import entry, told
from tests.rules.tree import MESSAGE, NETWORK, ORGANISATION, edited, with_keys

MIX = "mix:\n  modes:\n    - mode: announce\n      most: 40\n"
DAYS = [f"2026-{month:02}-{day:02}" for month in (9, 10) for day in (2, 9, 16, 23)]
READERS = edited(
    ORGANISATION, ("  - id: neighbours\n", "  - id: crews\n    name: Crews\n  - id: neighbours\n")
)
FOR_BOTH = with_keys(NETWORK, "addressed_to: [neighbours, crews]\n")


SPAN = "from 23 August 2026 to 23 November 2027"


def announcing(count: int, keys: str = "mode: announce\n") -> list[dict[str, str]]:
    return [entry(f"lamp-{number}", DAYS[number], keys) for number in range(count)]


def test_a_mix_is_judged_from_eight_on() -> None:
    aims = with_keys(NETWORK, MIX)
    assert told("mix-off-target", aims, *announcing(7)) == []
    assert told("mix-off-target", aims, *announcing(8)) == [
        f"mode `announce`: 8 of 8 entries {SPAN}, 100%; this asks for at most 40%"
    ]


def test_without_targets_or_modes_nothing_is_said() -> None:
    assert told("mix-off-target", *announcing(8)) == []
    assert told("mix-off-target", with_keys(NETWORK, MIX), *announcing(8, "")) == []


def test_a_share_below_its_target_and_shares_of_intents_are_told() -> None:
    aims = "mix:\n  modes:\n    - mode: help\n      least: 10\n  intents:\n"
    aims += "    - intent: job\n      least: 5\n    - intent: people\n      most: 90\n"
    messages = [
        {f"content/networks/aurora/messages/m{number}.yml": edited(MESSAGE)[MESSAGE]} for number in range(8)
    ]
    assert told("mix-off-target", with_keys(NETWORK, aims), *announcing(8), *messages) == [
        f"mode `help`: 0 of 8 entries {SPAN}, 0%; this asks for at least 10%",
        f"intent `job`: 0 of 9 messages {SPAN}, 0%; this asks for at least 5%",
        f"intent `people`: 9 of 9 messages {SPAN}, 100%; this asks for at most 90%",
    ]


def test_an_entry_that_can_not_be_read_stops_both() -> None:
    broken = {"content/networks/aurora/calendar/broken.yml": "title: [\n"}
    assert told("mix-off-target", with_keys(NETWORK, MIX), *announcing(8), broken) == []
    addressed = entry("walk", "2026-12-04", "addressed_to: [neighbours]\n")
    assert told("addressee-not-covered", READERS, FOR_BOTH, addressed, broken) == []


@pytest.mark.parametrize(
    ("keys", "kind", "start", "expected"),
    [
        ("addressed_to: [neighbours]\n", "content", "2026-12-04", ["crews"]),
        ("addressed_to: [neighbours, crews]\n", "content", "2026-12-04", []),
        ("", "content", "2026-12-04", []),
        ("addressed_to: [neighbours]\n", "meeting", "2026-12-04", []),
        ("addressed_to: [neighbours]\n", "content", "2026-11-20", []),
        ("addressed_to: [neighbours]\n", "content", "2027-03-01", []),
        ("addressed_to: [neighbours]\ncancelled: true\n", "content", "2026-12-04", []),
    ],
    ids=["one", "both", "nobody says", "meeting", "over", "too far", "called off"],
)
def test_readers_of_the_coming_weeks(keys: str, kind: str, start: str, expected: list[str]) -> None:
    said = told("addressee-not-covered", READERS, FOR_BOTH, entry("winter", start, keys, kind=kind))
    assert said == [
        f"nothing from 23 November 2026 to 17 January 2027 is addressed to `{one}`" for one in expected
    ]


def test_a_message_covers_too_and_who_launches_is_let_be() -> None:
    addressed = entry("walk", "2026-12-04", "addressed_to: [neighbours]\n")
    message = with_keys(MESSAGE, "addressed_to: [crews]\n")
    assert told("addressee-not-covered", READERS, FOR_BOTH, addressed, message) == []
    launching = {NETWORK: FOR_BOTH[NETWORK].replace("state: established", "state: launching")}
    assert told("addressee-not-covered", READERS, launching, addressed) == []
