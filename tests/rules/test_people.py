from __future__ import annotations

import pytest

from ambassade.findings import Severity
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

CARLA = "content/ambassadors/carla-nunes.md"
BARE = """---
name: Carla Nunes
kind: external
standing: {standing}
origin: {origin}
---
"""


CONSENT = """consent:
  - scopes: [profile]
    given_on: 2026-01-10
    until: 2027-12-31
    evidence: C
"""


def carla(origin: str = "own_form", standing: str = "active", keys: str = "") -> dict[str, str]:
    text = BARE.format(origin=origin, standing=standing)
    return {CARLA: text.replace("---\n", "---\n" + keys, 1)}


def severities(*changes: dict[str, str]) -> dict[str, Severity]:
    return {finding.rule: finding.severity for finding in check(*changes)}


def test_an_imported_record_is_only_advised() -> None:
    found = severities(carla("imported"))
    assert set(found) == {"external-without-contact-owner", "external-without-kind", "person-in-no-network"}
    assert set(found.values()) == {Severity.NOTICE}
    assert severities(carla())["external-without-kind"] is Severity.ERROR


def test_an_imported_person_is_told_of_once_something_visible_relies_on_them() -> None:
    owner = edited(ENTRY, ("owner: ana-silva", "owner: carla-nunes"))
    draft = edited(ENTRY, ("owner: ana-silva", "owner: carla-nunes"), ("status: approved", "status: draft"))
    assert "shown-before-told" not in severities(carla("imported"))
    assert "shown-before-told" not in severities(carla("imported"), draft)
    assert severities(carla("imported"), owner)["shown-before-told"] is Severity.WARNING
    assert severities(carla(), owner)["shown-before-told"] is Severity.ERROR


def test_what_readers_of_no_shared_edition_see_relies_on_nobody() -> None:
    owner = edited(ENTRY, ("owner: ana-silva", "owner: carla-nunes"))
    for access in ("closed", "secret"):
        assert "shown-before-told" not in severities(
            carla(), owner, with_keys(NETWORK, f"access: {access}\n")
        )


def test_a_consent_alone_wants_the_day_of_being_told() -> None:
    consent = (
        "consent:\n  - scopes: [profile]\n    given_on: 2026-01-10\n    until: 2027-12-31\n    evidence: C\n"
    )
    assert "shown-before-told" in rules(carla(keys=consent))
    assert "shown-before-told" not in rules(
        carla(keys=consent.replace("evidence: C", "evidence: C\n    withdrawn_on: 2026-02-01"))
    )
    assert "consent-before-told" not in rules(carla(keys=consent + "informed_on: 2027-01-01\n"))
    assert (
        severities(carla(keys=consent + "informed_on: 2027-01-01\n"))["shown-before-told"] is Severity.WARNING
    )


@pytest.mark.parametrize(
    "said",
    [
        "tagline: Writes\n",
        "why: Because\n",
        "expertise: [light]\n",
        "memberships:\n  - network: aurora\n    role: relay\n",
    ],
)
def test_one_word_is_enough_for_a_profile(said: str) -> None:
    public = "informed_on: 2025-12-01\n" + CONSENT
    assert "profile-is-only-a-name" in rules(carla(keys=public))
    assert "person-in-no-network" not in rules(carla(keys=public))
    assert "profile-is-only-a-name" not in rules(carla(keys=public + said))
    assert "profile-is-only-a-name" not in rules({CARLA: carla(keys=public)[CARLA] + "A biography.\n"})


def test_a_colleague_needs_a_unit_only_where_there_are_units() -> None:
    ben = edited(BEN, ("unit: harbour\n", ""))
    ana = edited(ANA, ("unit: harbour\n", ""))
    no_units = edited(ORGANISATION, ("units:\n  - id: harbour\n    name: Harbour\n", ""))
    assert rules(ben) == ["internal-without-unit"]
    assert rules(ben, ana, no_units) == []


def test_what_is_over_stays_with_those_who_left() -> None:
    left = carla(standing="alumni", keys="left_on: 2026-11-10\n")
    assert rules(left, edited(POST, ("authors: [ana-silva]", "authors: [carla-nunes]"))) == []
    assert rules(
        left, edited(POST, ("authors: [ana-silva]", "authors: [carla-nunes]"), ("2026-11-02", "2026-12-02"))
    ) == ["owner-is-alumnus"]
    past = edited(
        ENTRY,
        ("owner: ana-silva", "owner: carla-nunes"),
        ("start: 2026-12-03", "start: 2026-11-04"),
        ("end: 2026-12-03", "end: 2026-11-04"),
    )
    assert rules(left, past) == []
    assert rules(left, {ENTRY: past[ENTRY] + "recurrence:\n  rule: FREQ=WEEKLY\n"}) == ["owner-is-alumnus"]
    message = with_keys(MESSAGE, "owner: carla-nunes\n")
    assert rules(left, message) == ["owner-is-alumnus"]
    assert rules(left, {MESSAGE: message[MESSAGE].replace("status: approved", "status: archived")}) == []


def test_leaving_is_never_an_error() -> None:
    left = carla(standing="alumni", keys="left_on: 2026-11-10\n")
    everywhere = {
        NETWORK: base(NETWORK)
        .replace("person: ana-silva", "person: carla-nunes")
        .replace("person: ben-okoro", "person: carla-nunes"),
        ENTRY: base(ENTRY).replace("ana-silva", "carla-nunes"),
    }
    assert set(severities(left, everywhere).values()) == {Severity.WARNING}


def test_a_candidate_may_draft_and_be_a_first_member() -> None:
    candidate = carla(standing="candidate", keys="external_kind: client\ncontact_owner: ana-silva\n")
    draft = edited(
        POST, ("authors: [ana-silva]", "authors: [carla-nunes]"), ("status: approved", "status: draft")
    )
    plan = with_keys(
        NETWORK,
        "launch_plan:\n  starts_on: 2026-11-30\n  weeks: []\n"
        "  first_members:\n    - person: carla-nunes\n      asked: A text\n",
    )
    assert rules(candidate, draft, plan) == []
    assert rules(candidate, edited(NETWORK, ("person: ben-okoro", "person: carla-nunes"))) == [
        "owner-is-alumnus"
    ]


def test_names_are_compared_without_accents_case_and_hyphens() -> None:
    for name in ("ANA SILVA", "Ána Sílva", "Ana-Silva", "AnaSilva"):
        assert "name-like-another" in rules({CARLA: carla()[CARLA].replace("Carla Nunes", name)})
    for name in ("Ana Silvas", "Anna Silva"):
        assert "name-like-another" not in rules({CARLA: carla()[CARLA].replace("Carla Nunes", name)})


def test_a_person_keeps_the_accounts_they_like() -> None:
    leaving = {ORGANISATION: base(ORGANISATION) + "platforms:\n  - id: x\n    name: X\n    state: leaving\n"}
    account = "accounts:\n  - id: x\n    platform: x\n    url: https://x.com/somebody\n"
    assert rules(leaving, with_keys(BEN, account)) == []
    assert rules(leaving, with_keys(NETWORK, account)) == ["platform-closed"]


@pytest.mark.parametrize(
    ("since", "found"),
    [
        (None, Severity.ERROR),
        ("2026-12-03", Severity.ERROR),
        ("2026-12-04", None),
        ("2020-01-01", Severity.ERROR),
    ],
)
def test_plans_are_measured_by_the_day_of_closing(since: str | None, found: Severity | None) -> None:
    day = "" if since is None else f"    since: {since}\n"
    closed = {
        ORGANISATION: base(ORGANISATION) + f"platforms:\n  - id: x\n    name: X\n    state: closed\n{day}"
    }
    assert severities(closed, with_keys(ENTRY, "channels: [x]\n")).get("platform-closed") is found
    archived = edited(ENTRY, ("status: approved", "status: archived"))
    assert rules(closed, {ENTRY: archived[ENTRY] + "channels: [x]\n"}) == []


@pytest.mark.parametrize(
    "url",
    [
        "https://linkedin.com/in/ana-silva-lumen",
        "https://fr.linkedin.com/in/ANA-Silva-lumen/",
        "https://www.linkedin.com/in/ana-silva-lumen?utm_source=x",
        "https://m.linkedin.com/in/ana-silva-lumen#top",
    ],
)
def test_one_account_is_one_however_it_is_written(url: str) -> None:
    assert rules(with_keys(BEN, f"accounts:\n  - id: a\n    platform: linkedin\n    url: {url}\n")) == [
        "account-used-twice"
    ]


@pytest.mark.parametrize(
    ("platform", "first", "second"),
    [
        ("github", "https://ana.github.io", "https://ben.github.io"),
        ("medium", "https://ana.medium.com/", "https://ben.medium.com/"),
        ("mastodon", "https://one.example/@ana", "https://two.example/@ana"),
        ("youtube", "https://www.youtube.com/watch?v=1", "https://www.youtube.com/watch?v=2"),
    ],
)
def test_two_accounts_are_two(platform: str, first: str, second: str) -> None:
    one, two = (
        f"accounts:\n  - id: b\n    platform: {platform}\n    url: {url}\n" for url in (first, second)
    )
    assert rules(with_keys(BEN, one), with_keys(NETWORK, two)) == []
    assert rules(with_keys(BEN, one), with_keys(NETWORK, one)) == ["account-used-twice"]
