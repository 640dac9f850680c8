"""Attacks on who somebody is: roles, logins, tiers and presets that a proposal writes for itself."""

from __future__ import annotations

import pytest

from tests.workflow.attacks.edit import (
    CHARTER,
    COMMITTEE,
    ENTRY,
    MESSAGE,
    ORGANISATION,
    POST,
    add,
    anew,
    approve,
    profile,
    put,
    status,
    swap,
)
from tests.workflow.attacks.finding import (
    ALONE,
    MISSING,
    WALK,
    alone,
    error,
    missing,
    notice,
    outside,
    warning,
)
from tests.workflow.attacks.play import Play

JOIN = swap(COMMITTEE, "stage:\n", "  - person: hugo-lind\n    role: approver\nstage:\n")
LEAVE = swap(COMMITTEE, "  - person: ben-okoro\n    role: approver\n", "")
NO_TIER = """review_tiers:
  - {id: own, applies_to: [message], approvals: 1, by: [committee], not_the_author: false}
"""


@pytest.fixture(autouse=True)
def _in_review(play: Play) -> None:
    play.given(status(MESSAGE, "in_review"))


def test_who_joins_the_committee_approves_in_the_same_pull_request(play: Play) -> None:
    play.commit("bokoro", JOIN, approve(MESSAGE, "hugo-lind"))
    play.review("hlind", "asilva", "cmarsh")
    play.refused(outside(MESSAGE, 14, "hugo-lind"))
    play.given(JOIN)
    play.again()
    play.commit("bokoro", approve(MESSAGE, "hugo-lind"))
    play.review("hlind")
    play.passes()


def test_who_joins_the_committee_approves_alone(play: Play) -> None:
    play.commit("inovak", JOIN, approve(MESSAGE, "hugo-lind"))
    play.review("hlind")
    play.refused(MISSING, outside(MESSAGE, 14, "hugo-lind"), missing(COMMITTEE, 1, "“Aurora”", n=2))
    play.review("asilva", "cmarsh")
    play.commit("inovak", anew(MESSAGE, "ana-silva"))
    play.review("asilva", "cmarsh")
    play.passes()


def test_a_role_is_raised_in_the_same_pull_request(play: Play) -> None:
    raised = swap(COMMITTEE, "ben-okoro\n    role: approver", "ben-okoro\n    role: community_manager")
    play.given(status(CHARTER, "in_review"))
    charter = approve(CHARTER, "ben-okoro", "ana-silva")
    play.commit("dquinn", raised, charter)
    play.review("bokoro", "asilva")
    play.refused(
        warning(COMMITTEE, 9, "network-without-approver", "nobody approves in this network"),
        missing(CHARTER, 7, "“Charter”", "a community manager"),
        outside(CHARTER, 12, "ben-okoro", "the core team"),
    )
    play.again()
    play.commit("dquinn", approve(CHARTER, "ana-silva", "cleo-marsh"))
    play.review("asilva", "cmarsh")
    play.passes()


def test_tiers_are_lowered_in_the_same_pull_request(play: Play) -> None:
    play.commit("asilva", add(ORGANISATION, NO_TIER), approve(MESSAGE, "ana-silva"))
    play.review("asilva")
    play.refused(ALONE, alone(ORGANISATION, 1, "Ana Silva", "“Lumen”"))
    play.given(add(ORGANISATION, NO_TIER))
    play.again()
    play.commit("asilva", approve(MESSAGE, "ana-silva"))
    play.review("asilva")
    play.passes()


def test_the_organisation_becomes_one_person_in_the_same_pull_request(play: Play) -> None:
    solo = swap(ORGANISATION, "preset: small", "preset: solo")
    play.commit("bokoro", solo, approve(MESSAGE, "ben-okoro"))
    play.refused(
        alone(MESSAGE, 13, "Ben Okoro", WALK), missing(ORGANISATION, 1, "“Lumen”", "the core team", n=2)
    )
    play.given(solo)
    play.again()
    play.commit("bokoro", approve(MESSAGE, "ben-okoro"))
    play.passes(
        notice(
            MESSAGE,
            12,
            "approvals-unverified",
            f"{WALK} becomes approved, unverified: in a one-person organisation nobody else looks",
        )
    )


def test_the_maintainers_are_others_in_the_same_pull_request(play: Play) -> None:
    play.commit(
        "hlind", swap(ORGANISATION, "maintainers: [gil-rossi]", "maintainers: [hugo-lind, iris-novak]")
    )
    play.review("inovak")
    play.refused(missing(ORGANISATION, 1, "“Lumen”", "the core team", n=2))
    play.review("asilva", "grossi")
    play.passes()


def test_somebody_who_left_approves(play: Play) -> None:
    left = (swap(profile("ben-okoro"), "standing: active", "standing: alumni\nleft_on: 2026-11-01"), LEAVE)
    play.given(left[0])
    play.commit("cmarsh", approve(MESSAGE, "ben-okoro"))
    play.review("bokoro")
    play.refused(
        MISSING,
        error(MESSAGE, 14, "approver-has-left", "Ben Okoro has left and can not approve"),
        warning(COMMITTEE, 12, "owner-is-alumnus", "Ben Okoro has left, and is still named here"),
    )
    play.again()
    play.commit("cmarsh", approve(MESSAGE, "ana-silva"))
    play.review("asilva")
    play.passes(warning(COMMITTEE, 12, "owner-is-alumnus", "Ben Okoro has left, and is still named here"))


def test_somebody_leaves_tomorrow_and_not_today(play: Play) -> None:
    play.given(add(profile("ben-okoro"), "left_on: 2026-11-23\n"))
    play.commit("cmarsh", approve(MESSAGE, "ben-okoro"))
    play.review("bokoro")
    play.refused(
        warning(
            profile("ben-okoro"),
            14,
            "left-but-active",
            "Ben Okoro left on 23 November 2026 and stands as `active`",
        ),
        MISSING,
        error(MESSAGE, 14, "approver-has-left", "Ben Okoro has left and can not approve"),
        warning(COMMITTEE, 12, "owner-is-alumnus", "Ben Okoro has left, and is still named here"),
    )
    play.given(swap(profile("ben-okoro"), "left_on: 2026-11-23\n", "left_on: 2026-11-24\n"))
    play.again()
    play.commit("cmarsh", approve(MESSAGE, "ben-okoro"))
    play.review("bokoro")
    play.passes()


def test_the_clock_is_set_back_for_somebody_who_left(play: Play) -> None:
    back = swap(ORGANISATION, "as_of: 2026-11-23", "as_of: 2026-10-01")
    play.given(add(profile("ben-okoro"), "left_on: 2026-11-01\n"))
    play.commit("dquinn", back, approve(MESSAGE, "ben-okoro", on="2026-10-01"))
    play.review("bokoro")
    play.refused(
        MISSING,
        error(MESSAGE, 14, "approver-has-left", "Ben Okoro has left and can not approve"),
        missing(ORGANISATION, 1, "“Lumen”", "the core team", n=2),
    )
    play.given(swap(profile("ben-okoro"), "left_on: 2026-11-01\n", ""))
    play.again()
    play.commit("dquinn", back, approve(MESSAGE, "ben-okoro", on="2026-10-01"))
    play.review("bokoro", "grossi", "asilva")
    play.passes()


def test_a_deputy_who_is_named_in_the_same_pull_request_approves(play: Play) -> None:
    deputy = swap(COMMITTEE, "role: lead\n", "role: lead\n    deputy: iris-novak\n")
    play.commit("bokoro", deputy, approve(MESSAGE, "iris-novak"))
    play.review("inovak", "asilva", "cmarsh")
    play.refused(outside(MESSAGE, 14, "iris-novak"))
    play.given(deputy)
    play.again()
    play.commit("bokoro", approve(MESSAGE, "iris-novak"))
    play.review("inovak")
    play.passes()


def test_the_committee_of_another_network_approves(play: Play) -> None:
    play.commit("bokoro", approve(MESSAGE, "hugo-lind"))
    play.review("hlind", "inovak")
    play.refused(MISSING, outside(MESSAGE, 14, "hugo-lind"))
    play.again()
    play.commit("bokoro", approve(MESSAGE, "ana-silva"))
    play.review("asilva")
    play.passes()


def test_the_branch_begins_before_somebody_left_the_committee(play: Play) -> None:
    before = play.git("rev-parse", "main")
    play.given(LEAVE)
    play.git("branch", "proposal", before)
    play.commit("dquinn", approve(MESSAGE, "ben-okoro"))
    play.review("bokoro")
    play.refused(MISSING, outside(MESSAGE, 14, "ben-okoro"))
    play.again()
    play.git("branch", "proposal", before)
    play.commit("dquinn", approve(MESSAGE, "ana-silva"))
    play.review("asilva")
    play.passes()


def test_the_branch_begins_in_the_days_of_one_person(play: Play) -> None:
    play.given(swap(ORGANISATION, "preset: small", "preset: solo"))
    before = play.git("rev-parse", "main")
    play.given(swap(ORGANISATION, "preset: solo", "preset: small"))
    play.git("branch", "proposal", before)
    play.commit("dquinn", approve(MESSAGE, "dara-quinn"))
    play.refused(MISSING, outside(MESSAGE, 14, "dara-quinn"))
    play.again()
    play.git("branch", "proposal", before)
    play.commit("dquinn", approve(MESSAGE, "ana-silva"))
    play.review("asilva")
    play.passes()


def test_the_branch_begins_before_there_was_an_organisation(play: Play) -> None:
    files = {path: (play.root / path).read_bytes() for path in play.git("ls-files").splitlines()}
    play.git("switch", "--quiet", "--orphan", "early")
    play.commit_here("grossi", put("README.md", "Nothing yet.\n"))
    early = play.git("rev-parse", "HEAD")
    play.git("switch", "--quiet", "main")
    play.git("merge", "--quiet", "--allow-unrelated-histories", "--no-edit", "--strategy=ours", "early")
    play.git("branch", "proposal", early)
    play.commit("dquinn", *(put(path, data) for path, data in files.items()), approve(MESSAGE, "dara-quinn"))
    people = {
        path: text.split(b"\n")[1].decode()[6:] for path, text in files.items() if "ambassadors" in path
    }
    play.refused(
        *(
            missing(path, 2, f"“{name}”", "that person or the committees of their networks", n=2)
            for path, name in people.items()
        ),
        missing(ENTRY, 13, "“Lamp walk on the north quay”"),
        error(ENTRY, 13, "starts-as-approved", "this is new and already `approved`"),
        missing(MESSAGE, 12, WALK),
        error(MESSAGE, 12, "starts-as-approved", "this is new and already `approved`"),
        outside(MESSAGE, 14, "dara-quinn"),
        missing(COMMITTEE, 1, "“Aurora”", n=2),
        missing(POST, 9, "“Why lamp nine went out”"),
        error(POST, 9, "starts-as-approved", "this is new and already `approved`"),
        missing("content/networks/bora/network.yml", 1, "“Bora”", "the committee of Bora", n=2),
        missing(ORGANISATION, 1, "“Lumen”", "the core team", n=2),
        missing(CHARTER, 7, "“Charter”", "the core team", n=2),
        error(CHARTER, 7, "starts-as-approved", "this is new and already `approved`"),
    )
    play.git("switch", "--quiet", "main")
    play.again()
    play.commit("dquinn", approve(MESSAGE, "ana-silva"))
    play.review("asilva")
    play.passes()
