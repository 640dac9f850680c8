"""What a review says of what is not public: a number to everybody, more to those who may know."""

from __future__ import annotations

import json

import pytest

from tests.history.trees import edited
from tests.review.scene import AURORA, entry
from tests.review.told import approved, machine, markdown, review_of, terminal
from tests.review.tree import CHARTER, MESSAGE, START, titles, told, with_network


def test_a_draft_is_counted_and_colleagues_read_its_name() -> None:
    draft = entry("Secret party", "meeting", "2026-12-01", audience="public", status="draft")
    after = {**START, f"{AURORA}/calendar/party.yml": draft}
    found = told(after)
    assert found["internal"]["colleagues"] == [{"kind": "meeting", "count": 1}]
    assert "party" not in json.dumps(found).lower()
    assert [(one["title"], one["readers"]) for one in told(after, "private")["internal"]["things"]] == [
        ("Secret party", "colleagues")
    ]


def test_a_message_is_for_members() -> None:
    after = {**START, f"{AURORA}/messages/another.yml": START[MESSAGE].replace(b"2026-11-23", b"2026-11-30")}
    assert told(after)["internal"]["members"] == [{"kind": "message", "count": 1}]
    (one,) = told(after, "private")["internal"]["things"]
    assert (one["readers"], one["parts"], one["from"]) == (
        "members",
        ["LinkedIn (English)"],
        "2026-11-30T00:00:00+01:00",
    )


@pytest.mark.parametrize("access", ["closed", "secret"])
@pytest.mark.parametrize("audience", ["public", "private"])
def test_a_hidden_network_is_a_number(access: str, audience: str) -> None:
    before = with_network("dusk", access)
    after = {
        path: data.replace(b"lamp", b"lantern").replace(b"Lamp", b"Lantern") if "/dusk/" in path else data
        for path, data in before.items()
    }
    review = review_of(before, after, audience, approvals=approved("bokoro"))
    found = machine(review)
    assert found["internal"]["apart"] == 4
    assert (found["public"], found["changes"], found["later"]) == ([], [], [])
    text = json.dumps(found) + markdown(review) + terminal(review)
    assert "antern" not in text
    assert "Ben Okoro" not in text
    assert ("Hiddendusk" in text) == (access == "closed" and audience == "private")
    assert "a network that is not public" in text or (access, audience) == ("closed", "private")


def test_a_network_that_opens_brings_what_is_in_it() -> None:
    before = with_network("dusk", "closed")
    after = edited(before, "content/networks/dusk/network.yml", ("access: closed", "access: open"))
    found = told(after, before=before)
    assert titles(found["public"]) == [
        ("Hiddendusk", []),
        ("Lamp walk on the north quay", []),
        ("Why lamp nine went out", []),
    ]
    assert found["internal"]["members"] == [{"kind": "message", "count": 1}]
    closed = told(before, before=after)
    assert closed["internal"]["hidden"] == [{"kind": "message", "count": 1}]
    assert [one["title"] for one in closed["invisible"]] == [one["title"] for one in found["public"]]


def test_notes_and_owners_change_nothing_that_the_public_sees() -> None:
    after = edited(START, CHARTER, ("owner: ana-silva", "owner: ben-okoro\nnotes: Between us"))
    found = told(after)
    assert found["internal"]["unseen"] == [{"kind": "playbook-page", "count": 1}]
    assert "Between" not in json.dumps(found)
    assert [(one["property"], one["readers"], one["after"]) for one in told(after, "private")["changes"]] == [
        ("Owner", "members", "Ben Okoro"),
        ("Notes", "internal", "Between us"),
    ]


def test_what_goes_and_was_not_public() -> None:
    after = {path: data for path, data in START.items() if path != MESSAGE}
    found = told(after)["internal"]
    assert (found["hidden"], found["removed"]) == ([{"kind": "message", "count": 1}], [])
    assert [one["title"] for one in told(after, "private")["internal"]["gone"]] == [
        "Come and see how the quay is lit"
    ]


def test_an_archived_message_is_for_members_no_longer() -> None:
    after = edited(START, MESSAGE, ("status: approved", "status: archived"))
    found = told(after)["internal"]
    assert (found["hidden"], found["colleagues"]) == ([{"kind": "message", "count": 1}], [])
    assert "**Members see no longer:** 1 message." in markdown(review_of(START, after))
    (gone,) = told(after, "private")["internal"]["gone"]
    assert (gone["title"], gone["readers"]) == ("Come and see how the quay is lit", "members")


def test_a_dropped_draft_was_for_colleagues_alone() -> None:
    draft = {f"{AURORA}/calendar/party.yml": entry("Party", "meeting", "2026-12-01", status="draft")}
    found = told(START, before={**START, **draft})["internal"]
    assert found["removed"] == [{"kind": "meeting", "count": 1}]
