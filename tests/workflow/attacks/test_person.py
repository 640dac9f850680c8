"""Attacks on what a profile says of its person, and on their consent."""

from __future__ import annotations

import pytest

from tests.rules.example import picture
from tests.workflow.attacks.edit import add, drop, move, profile, put, swap
from tests.workflow.attacks.finding import missing, without
from tests.workflow.attacks.play import Play

ANA, BEN, FAY = profile("ana-silva"), profile("ben-okoro"), profile("fay-roux")
CONSENT = "  - scopes: [profile]\n    given_on: 2026-01-10\n    until: 2027-12-31\n    evidence: C-2026-002\n"
PHOTO = "photo:\n  file: ana-silva.jpg\n  alt: Ana under a lamp\n"


def test_words_are_put_into_somebodys_mouth(play: Play) -> None:
    play.commit("bokoro", swap(ANA, "Keeps two thousand lamps alive", "Keeps two hundred lamps alive"))
    play.review("cmarsh", "hlind")
    play.refused(
        missing(ANA, 2, "“Ana Silva”", "that person or the committees of their networks"),
        without(ANA, 9, "Ana Silva"),
    )
    play.review("asilva")
    play.passes()


def test_the_person_is_only_named_as_the_author_of_the_commit(play: Play) -> None:
    words = swap(ANA, "Keeps two thousand lamps alive", "Keeps two hundred lamps alive")
    play.commit("mallory", words, address="asilva", pushed_by="mallory")
    play.review("cmarsh")
    play.refused(
        missing(ANA, 2, "“Ana Silva”", "that person or the committees of their networks"),
        without(ANA, 9, "Ana Silva"),
    )
    play.again()
    play.commit("asilva", words)
    play.review("cmarsh")
    play.passes()


def test_the_person_is_only_named_as_a_co_author(play: Play) -> None:
    words = swap(ANA, "Keeps two thousand lamps alive", "Keeps two hundred lamps alive")
    told = "Change\n\nCo-authored-by: Ana Silva <asilva@users.noreply.github.com>"
    play.commit("mallory", words, message=told)
    play.review("cmarsh", "bokoro")
    play.refused(without(ANA, 9, "Ana Silva"))
    play.review("asilva")
    play.passes()


@pytest.mark.parametrize("account", ["mallory", "github-actions[bot]"])
def test_the_person_is_only_named_as_who_filled_in_a_form(play: Play, account: str) -> None:
    words = swap(ANA, "Keeps two thousand lamps alive", "Keeps two hundred lamps alive")
    play.commit(account, words, message="Change\n\nFilled-in-by: @asilva")
    play.review("cmarsh")
    play.refused(
        missing(ANA, 2, "“Ana Silva”", "that person or the committees of their networks"),
        without(ANA, 9, "Ana Silva"),
    )
    play.review("asilva")
    play.passes()


def test_the_person_is_only_named_in_a_merge_request(play: Play) -> None:
    play.kind = "gitlab"
    words = swap(ANA, "Keeps two thousand lamps alive", "Keeps two hundred lamps alive")
    play.commit("mallory", words, address="asilva", pushed_by="mallory")
    play.review("cmarsh", "bokoro")
    play.refused(without(ANA, 9, "Ana Silva"))
    play.again()
    play.commit("asilva", words)
    play.review("cmarsh")
    play.passes()


def test_somebody_commits_to_the_merge_request_that_the_person_opened(play: Play) -> None:
    play.kind = "gitlab"
    play.commit("asilva", swap(ANA, "Keeps two thousand lamps alive", "Keeps two thousand lamps lit"))
    play.commit("mallory", swap(ANA, "Keeps two thousand lamps lit", "Lets two thousand lamps die"))
    play.review("cmarsh", "bokoro")
    play.refused(without(ANA, 9, "Ana Silva"))
    play.review("asilva")
    play.passes()


def test_somebody_pushes_to_the_branch_that_the_person_opened(play: Play) -> None:
    play.commit("asilva", swap(ANA, "Keeps two thousand lamps alive", "Keeps two thousand lamps lit"))
    play.commit("mallory", swap(ANA, "Keeps two thousand lamps lit", "Lets two thousand lamps die"))
    play.review("cmarsh")
    play.refused(
        missing(ANA, 2, "“Ana Silva”", "that person or the committees of their networks"),
        without(ANA, 9, "Ana Silva"),
    )
    play.commit("asilva", swap(ANA, "Lets two thousand lamps die", "Keeps two thousand lamps lit"))
    play.review("cmarsh")
    play.passes()


def test_a_photograph_is_another_one_under_the_same_name(play: Play) -> None:
    play.given(
        swap(ANA, "scopes: [profile, ", "scopes: [profile, photo, "),
        add(ANA, PHOTO),
        put("content/ambassadors/ana-silva.jpg", picture()),
    )
    play.commit("bokoro", put("content/ambassadors/ana-silva.jpg", picture("another")))
    play.review("cmarsh")
    play.refused(
        missing(ANA, 2, "“Ana Silva”", "that person or the committees of their networks"),
        without(ANA, 31, "Ana Silva"),
    )
    play.review("asilva")
    play.passes()


def test_a_profile_goes_and_comes_back_under_another_name(play: Play) -> None:
    play.commit("mallory", move(profile("eve-laurent"), profile("eva-laurent")))
    play.refused(
        missing(
            "content/ambassadors/eva-laurent.md",
            2,
            "“Eve Laurent”",
            "that person or the committees of their networks",
            n=2,
        ),
        without("content/ambassadors/eva-laurent.md", 2, "Eve Laurent"),
    )
    play.review("elaurent", "cmarsh")
    play.passes()


def test_a_profile_is_deleted(play: Play) -> None:
    play.commit("mallory", drop(profile("eve-laurent")))
    play.review("asilva")
    play.refused(without("content/ambassadors/eve-laurent.md", 2, "Eve Laurent"))
    play.review("elaurent")
    play.passes()


def test_somebody_from_outside_joins_with_one_approval(play: Play) -> None:
    play.commit("hlind", put(FAY, OUTSIDER))
    play.review("asilva")
    play.refused(missing(FAY, 2, "“Fay Roux”", "that person or a community manager"))
    play.review("cmarsh")
    play.passes()


def test_somebody_from_outside_approves_themselves(play: Play) -> None:
    play.commit("hlind", put(FAY, OUTSIDER))
    play.review("asilva", "froux")
    play.refused(missing(FAY, 2, "“Fay Roux”", "that person or a community manager"))
    play.review("cmarsh")
    play.passes()


def test_somebody_who_left_comes_back_to_hold_a_role(play: Play) -> None:
    play.given(add(BEN, "left_on: 2026-11-01\n"), swap(BEN, "standing: active", "standing: alumni"))
    back = swap(BEN, "left_on: 2026-11-01\n", "")
    play.commit("bokoro", back, swap(BEN, "standing: alumni", "standing: active"))
    play.refused(missing(BEN, 2, "“Ben Okoro”", "that person or the committees of their networks", n=2))
    play.review("cmarsh", "asilva")
    play.passes()


OUTSIDER = """---
name: Fay Roux
kind: external
external_kind: client
organisation: Quay Cafe
contact_owner: ana-silva
job_title: Owner of the quay cafe
place: porto
languages: [en]
expertise: [safety]
tagline: Sees every crew come and go
why: The quay is everybody's
memberships:
  - network: aurora
    role: contributor
    since: 2025-01-15
standing: active
origin: own_form
informed_on: 2025-12-01
consent:
  - scopes: [profile]
    given_on: 2026-11-20
    until: 2027-12-31
    evidence: C-2026-951
forge_login: froux
---
Fay Roux has worked on the quay for years, and writes down what happens there so that the next crew knows
what to expect when the weather turns.
"""
