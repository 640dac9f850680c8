"""What a review says of approvals: given, left out, asked again, and by nobody known."""

from __future__ import annotations

from dataclasses import replace

from ambassade.history.approvals import Opinion, own_approval
from ambassade.words import say
from tests.history.trees import edited
from tests.review.scene import AURORA
from tests.review.told import approved, machine, markdown, review_of
from tests.review.tree import BEN, ORGANISATION, POST, START, told


def test_who_approved() -> None:
    after = {**START, f"{AURORA}/posts/again.md": START[POST].replace(b"Why lamp nine", b"Again lamp nine")}
    asked = told(after, approvals=approved(made_by=("asilva",)))
    assert asked["public"][0]["agreed"] == "not yet: 1 approval is missing"
    (need,) = asked["needed"]
    assert (need["done"], need["by"], need["names"]) == (
        False,
        "the committee of Aurora",
        ["Ben Okoro", "Cleo Marsh"],
    )
    given = told(after, approvals=approved("bokoro", made_by=("asilva",)))
    assert given["public"][0]["agreed"] == "approved by Ben Okoro"
    assert [(one["done"], one["names"]) for one in given["needed"]] == [(True, ["Ben Okoro"])]
    assert not given["unverified"]


def test_an_approval_that_is_left_out_is_told() -> None:
    after = edited(START, POST, ("a gull and", "two gulls and"))
    said = replace(approved(), remarks=(say("`{login}` approved before the last push", login="b_okoro"),))
    review = review_of(START, after, approvals=said)
    assert machine(review)["remarks"] == ["`b_okoro` approved before the last push"]
    assert "**About the approvals:** b&#95;okoro approved before the last push." in markdown(review)


def test_an_own_approval_that_counts_is_not_said_not_to() -> None:
    after = edited(START, POST, ("a gull and", "two gulls and"))
    own = replace(approved("asilva", made_by=("asilva",)), remarks=(own_approval("asilva"),))
    remark = "`asilva` had a part in this change, so their own approval does not count"
    assert told(after, approvals=own)["remarks"] == [remark]
    tier = "review_tiers:\n  - id: mine\n    applies_to: [wording, post]\n    approvals: 1\n"
    tier += "    by: [committee]\n    not_the_author: false\n"
    loose = {**START, ORGANISATION: START[ORGANISATION] + tier.encode()}
    after = edited(loose, POST, ("a gull and", "two gulls and"))
    found = told(after, before=loose, approvals=own)
    assert [(one["done"], one["names"]) for one in found["needed"]] == [(True, ["Ana Silva"])]
    assert found["remarks"] == []


def test_who_asks_for_changes_is_named_to_colleagues() -> None:
    after = edited(START, POST, ("a gull and", "two gulls and"))
    refused = replace(approved(), opinions=(Opinion("bokoro", approves=False),))
    assert told(after, approvals=refused)["refused"] == {"count": 1, "names": []}
    assert told(after, "private", approvals=refused)["refused"] == {"count": 1, "names": ["Ben Okoro"]}
    assert "- [ ] Ben Okoro asks for changes" in markdown(
        review_of(START, after, "private", approvals=refused)
    )


def test_what_nobody_can_vouch_for_is_unverified() -> None:
    after = {**START, f"{AURORA}/posts/again.md": START[POST].replace(b"Why lamp nine", b"Again lamp nine")}
    found = told(after)
    assert (found["unverified"], found["public"][0]["agreed"]) == (True, "unverified")
    assert "**Unverified:**" in markdown(review_of(START, after))
    alone = edited(START, "content/organisation.yml", ("preset: small", "preset: solo"))
    solo = told({**alone, f"{AURORA}/posts/again.md": after[f"{AURORA}/posts/again.md"]}, before=alone)
    assert solo["unverified_because"] == "in a one-person organisation nobody else looks"
    assert (solo["needed"], solo["public"][0]["agreed"]) == ([], "unverified")


def test_a_committee_member_who_is_not_public_has_no_name() -> None:
    before = edited(START, BEN, ("scopes: [profile]", "scopes: [badge]"))
    after = edited(before, POST, ("a gull and", "two gulls and"))
    (need,) = told(after, before=before, approvals=approved("bokoro"))["needed"]
    assert (need["done"], need["names"], need["others"]) == (True, [], True)
    (need,) = told(after, "private", before, approvals=approved("bokoro"))["needed"]
    assert need["names"] == ["Ben Okoro"]
