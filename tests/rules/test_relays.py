"""The rules of relay plans, beyond the examples of their pages."""

from __future__ import annotations

import pytest

from ambassade.findings import Severity
from tests.rules.tree import ANA, BEN, base, check, rules

LIGHTS = "content/networks/aurora/calendar/winter-lights.yml"
HEAD = "title: Lights\nkind: campaign\naudience: internal\nlanguages: [en]\nstatus: {status}\n"
DAYS = "start: 2026-11-02\nend: 2026-12-20\n"


def wave(
    first: str = "2026-12-02", keys: str = "", *, who: str = "ana-silva", where: str = "linkedin"
) -> str:
    return f"  - from: {first}\n    people: [{who}]\n    platform: {where}\n{keys}"


def lights(*waves: str, keys: str = "", days: str = DAYS, status: str = "draft") -> dict[str, str]:
    return {LIGHTS: HEAD.format(status=status) + days + keys + "relays:\n" + "".join(waves)}


def willing(most: int) -> dict[str, str]:
    return {ANA: base(ANA).replace("standing:", f"willing:\n  most_a_month: {most}\nstanding:", 1)}


def told(rule: str, *changes: dict[str, str]) -> list[str]:
    return [
        f"{found.location.span.start.line}: {found.message}"
        for found in check(*changes)
        if found.rule == rule
    ]


@pytest.mark.parametrize(
    ("waves", "expected"),
    [
        ([wave("2026-11-02", "    until: 2026-12-20\n")], []),
        ([wave("2026-12-21")], ["9: this wave goes on until 21 December 2026, after its campaign has ended"]),
        (
            [wave("2026-12-02", "    until: 2026-12-21\n")],
            ["12: this wave goes on until 21 December 2026, after its campaign has ended"],
        ),
        (
            [wave("2026-12-02", "    until: 2026-12-01\n")],
            ["12: this wave ends on 1 December 2026, before it begins on 2 December 2026"],
        ),
    ],
)
def test_waves_lie_in_their_campaign(waves: list[str], expected: list[str]) -> None:
    found = told("relays-outside-campaign", lights(*waves))
    assert [message.partition(" on 20 December")[0] for message in found] == expected


def test_a_campaign_without_a_date_has_no_days_to_lie_outside_of() -> None:
    assert told("relays-outside-campaign", lights(wave(), days="")) == []


@pytest.mark.parametrize(
    ("keys", "waves", "expected"),
    [
        ("channels: [linkedin, email, teams]\n", [wave()], []),
        (
            "channels: [linkedin, mastodon, bluesky]\n",
            [wave()],
            ["nobody is invited to carry this campaign in Mastodon, Bluesky"],
        ),
        ("channels: [linkedin]\n", [wave(keys="    language: en-GB\n")], []),
        (
            "channels: [linkedin]\n",
            [wave(keys="    language: fr\n")],
            ["nobody is invited to carry this campaign in `en`"],
        ),
        ("", [wave(where="mastodon")], []),
    ],
)
def test_a_plan_leaves_out_no_platform_and_no_language(
    keys: str, waves: list[str], expected: list[str]
) -> None:
    found = told("campaign-without-relay", lights(*waves, keys=keys, status="approved"))
    assert [message.partition(": ")[2] for message in found] == expected
    assert told("campaign-without-relay", lights(*waves, keys=keys, status="in_review")) == []


def test_a_campaign_without_channels_is_measured_by_its_messages() -> None:
    message = base("content/networks/aurora/messages/walk-with-us.yml").replace("lamp-walk", "winter-lights")
    changes = lights(wave(where="mastodon"), status="approved")
    found = told(
        "campaign-without-relay", changes, {"content/networks/aurora/messages/walk-with-us.yml": message}
    )
    assert [one.partition(": ")[2] for one in found] == [
        "nobody is invited to carry this campaign in LinkedIn"
    ]


@pytest.mark.parametrize(("start", "notices"), [("2026-12-21", 1), ("2026-12-22", 0), ("2026-11-22", 0)])
def test_a_plan_that_is_missing_is_told_of_in_the_four_weeks_before(start: str, notices: int) -> None:
    text = HEAD.format(status="approved") + f"start: {start}\nend: 2027-01-20\nchannels: [linkedin]\n"
    found = [one for one in check({LIGHTS: text}) if one.rule == "campaign-without-relay"]
    assert [one.severity for one in found] == [Severity.NOTICE] * notices


def test_deputies_are_looked_at_and_waves_that_are_over_are_not() -> None:
    deputy = "    deputies: [ben-okoro]\n"
    found = told("relay-not-present", lights(wave(keys=deputy)))
    assert found == ["12: `ben-okoro` is asked to carry this on LinkedIn, and has no account there"]
    over = wave("2026-11-03", "    until: 2026-11-22\n" + deputy)
    assert told("relay-not-present", lights(over)) == []
    assert told("relay-not-present", lights(wave(where="email", who="ben-okoro"))) == []


def test_who_left_takes_no_part() -> None:
    gone = base(BEN).replace("standing: active", "standing: alumni\nleft_on: 2026-11-01")
    found = told("relay-not-present", {BEN: gone}, lights(wave(who="ben-okoro", where="email")))
    assert found == ["10: `ben-okoro` is asked from 2 December 2026 on, and takes no part then"]


def test_a_month_is_a_month_of_every_campaign_and_only_waves_to_come_are_told_of() -> None:
    second = {LIGHTS.replace("winter", "more"): lights(wave("2026-12-03"))[LIGHTS]}
    found = told("relay-asked-too-often", willing(1), lights(wave("2026-12-02")), second)
    assert len(found) == 1
    assert found[0].endswith("agreed to be asked 1 time a month, and this is one more, on 3 December 2026")
    assert told("relay-asked-too-often", willing(2), lights(wave()), second) == []
    other_month = {LIGHTS.replace("winter", "more"): lights(wave("2026-11-30"))[LIGHTS]}
    assert told("relay-asked-too-often", willing(1), lights(wave()), other_month) == []
    past = lights(wave("2026-11-04"), wave("2026-11-05"))
    assert told("relay-asked-too-often", willing(1), past) == []
    archived = lights(wave(), wave("2026-12-05"), status="archived")
    assert told("relay-asked-too-often", willing(1), archived) == []


def test_whatever_a_wave_names_has_to_exist() -> None:
    keys = "    deputies: [nobody-else]\n    message: aurora/nothing\n"
    found = rules(lights(wave(keys=keys, who="nobody-here", where="myspace")))
    assert found.count("unknown-person") == 2
    assert {"unknown-platform", "unknown-message"} <= set(found)
