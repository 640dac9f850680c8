"""Attacks on the time of an approval, and on what the forge can be asked."""

from __future__ import annotations

import pytest

from tests.forge.loopback import Prepared
from tests.workflow.attacks import lab
from tests.workflow.attacks.edit import MESSAGE, anew, approve, record, status, swap, unrecord
from tests.workflow.attacks.finding import (
    ALONE,
    MISSING,
    UNCONFIRMED,
    WALK,
    error,
    other_text,
    unrecorded,
    unverified,
)
from tests.workflow.attacks.hub import ACTIVITY, COMMITS, PULL, REVIEWS, TIMELINE
from tests.workflow.attacks.play import Play

OTHER = swap(MESSAGE, "Forty lamps, one hour", "Forty lamps, no hour")


@pytest.fixture(autouse=True)
def _in_review(play: Play) -> None:
    play.given(status(MESSAGE, "in_review"))


def test_an_approval_before_the_last_push(play: Play) -> None:
    play.commit("bokoro", approve(MESSAGE, "ana-silva"))
    play.review("asilva")
    play.commit("bokoro", unrecord(MESSAGE), OTHER, record(MESSAGE, "ana-silva"))
    play.refused(MISSING, UNCONFIRMED)
    play.review("asilva")
    play.passes()


def test_the_status_in_the_first_commit_and_the_text_in_the_second(play: Play) -> None:
    play.commit("bokoro", approve(MESSAGE, "ana-silva"))
    play.commit("bokoro", OTHER)
    play.review("asilva")
    play.refused(unrecorded(MESSAGE, 13), other_text(MESSAGE, 16))
    play.commit("bokoro", anew(MESSAGE, "ana-silva"))
    play.review("asilva")
    play.passes()


def test_a_force_push_away_and_back(play: Play) -> None:
    play.commit("bokoro", approve(MESSAGE, "ana-silva"))
    good = play.commit("bokoro", approve(MESSAGE))
    play.review("asilva")
    bad = play.commit("bokoro", OTHER)
    play.reset("bokoro", good)
    play.refused(MISSING, UNCONFIRMED)
    play.review("asilva")
    play.passes()
    play.reset("bokoro", bad)
    play.refused(MISSING, unrecorded(MESSAGE, 13), UNCONFIRMED, other_text(MESSAGE, 16))


def test_an_approval_is_dated_to_the_new_head_by_a_force_push(play: Play) -> None:
    play.commit("bokoro", approve(MESSAGE, "ana-silva"))
    play.review("asilva")
    head = play.commit("bokoro", unrecord(MESSAGE), OTHER, record(MESSAGE, "ana-silva"))
    play.hub.reviews[0]["commit_id"] = head
    play.refused(MISSING, UNCONFIRMED)
    play.review("asilva")
    play.passes()


def test_an_approval_of_an_older_commit(play: Play) -> None:
    first = play.commit("bokoro", approve(MESSAGE, "ana-silva"))
    play.commit("bokoro", unrecord(MESSAGE), OTHER, record(MESSAGE, "ana-silva"))
    play.review("asilva", commit=first)
    play.refused(MISSING, UNCONFIRMED)
    play.review("asilva")
    play.passes()


def test_another_base_after_the_approval(play: Play) -> None:
    play.commit("bokoro", approve(MESSAGE, "ana-silva"))
    play.review("asilva")
    play.hub.retarget()
    play.refused(MISSING, UNCONFIRMED)
    play.review("asilva")
    play.passes()


def test_an_approval_that_was_dismissed(play: Play) -> None:
    play.commit("bokoro", approve(MESSAGE, "ana-silva"))
    play.review("asilva")
    play.review("asilva", state="DISMISSED")
    play.refused(MISSING, UNCONFIRMED)
    play.review("asilva")
    play.passes()


def test_an_approval_that_became_a_refusal(play: Play) -> None:
    play.commit("bokoro", approve(MESSAGE, "ana-silva"))
    play.review("asilva")
    play.review("asilva", state="CHANGES_REQUESTED")
    play.review("cmarsh")
    play.refused(error(MESSAGE, 12, "change-refused", f"Ana Silva asks for changes to {WALK}"), UNCONFIRMED)
    play.again()
    play.commit("bokoro", approve(MESSAGE, "ana-silva"))
    play.review("asilva")
    play.review("asilva", state="COMMENTED")
    play.passes()


def test_the_number_of_somebody_elses_pull_request(play: Play) -> None:
    play.commit("bokoro", approve(MESSAGE, "ana-silva"))
    play.review("asilva")
    play.git("switch", "--quiet", "--create", "other", "main")
    play.commit_here("dquinn", OTHER, approve(MESSAGE, "ana-silva"))
    play.refused(
        MISSING,
        unverified("the pull request is about another commit than the one that is checked"),
        UNCONFIRMED,
        head="other",
    )
    play.passes()


def test_one_more_commit_on_top_of_what_was_approved(play: Play) -> None:
    play.commit("bokoro", approve(MESSAGE, "ana-silva"))
    play.review("asilva")
    play.git("switch", "--quiet", "--create", "other", "proposal")
    play.commit_here("dquinn", unrecord(MESSAGE), OTHER, record(MESSAGE, "ana-silva"))
    play.refused(
        MISSING,
        unverified("the pull request is about another commit than the one that is checked"),
        UNCONFIRMED,
        head="other",
    )
    play.passes()


def test_files_that_were_changed_and_never_committed(play: Play) -> None:
    play.commit("bokoro", approve(MESSAGE, "ana-silva"))
    play.review("asilva")
    play.edit(OTHER)
    play.refused(unrecorded(MESSAGE, 13), other_text(MESSAGE, 16), head=None)
    play.git("checkout", "--quiet", "--", MESSAGE)
    play.passes(head=None)


def test_what_the_forge_merges_to_try_it_is_what_was_approved(play: Play) -> None:
    play.commit("bokoro", approve(MESSAGE, "ana-silva"))
    play.review("asilva")
    play.git("switch", "--quiet", "--create", "tried", "main")
    play.git("merge", "--quiet", "--no-ff", "--no-edit", "proposal")
    play.passes(head="tried")
    play.git("switch", "--quiet", "tried")
    play.commit_here("dquinn", unrecord(MESSAGE), OTHER, record(MESSAGE, "ana-silva"))
    play.refused(
        MISSING,
        unverified("the pull request is about another commit than the one that is checked"),
        UNCONFIRMED,
        head="tried",
    )


@pytest.mark.parametrize("path", [PULL, REVIEWS, COMMITS, ACTIVITY, TIMELINE])
def test_a_forge_that_does_not_say_everything(play: Play, path: str) -> None:
    play.commit("bokoro", approve(MESSAGE, "ana-silva"))
    play.review("asilva")
    play.broken[path] = Prepared({"message": "Resource not accessible by integration"}, 403)
    play.refused(MISSING, unverified("the token has no right to read this at GitHub"), UNCONFIRMED)
    play.broken.clear()
    play.passes()


AT_ODDS = "GitHub gave an answer that is not as its documentation says"
BROKEN = [
    (Prepared(raw=b"<html>Sign in</html>", headers={"Content-Type": "text/html"}), AT_ODDS),
    (Prepared(raw=b'[{"id": 1'), AT_ODDS),
    (
        Prepared({"message": "API rate limit exceeded"}, 429, {"Retry-After": "3600"}),
        "GitHub limits how often it is asked, and the limit is reached",
    ),
    (
        Prepared([], headers={"Link": '<https://evil.example/more>; rel="next"'}),
        "GitHub points to another server, which is not asked",
    ),
    (
        Prepared([], headers={"Link": f'<{{here}}{REVIEWS}>; rel="next"'}),
        "GitHub gives a list that does not end",
    ),
]


@pytest.mark.parametrize(("reply", "reason"), BROKEN)
def test_a_forge_that_says_it_badly(play: Play, reply: Prepared, reason: str) -> None:
    play.commit("bokoro", approve(MESSAGE, "ana-silva"))
    play.review("asilva")
    play.broken[REVIEWS] = reply
    play.refused(MISSING, unverified(reason), UNCONFIRMED)
    play.broken.clear()
    play.passes()


def test_a_refusal_on_the_next_page(play: Play) -> None:
    play.commit("bokoro", approve(MESSAGE, "ana-silva"))
    play.review("asilva")
    play.review("cmarsh", state="CHANGES_REQUESTED")
    first, second = play.hub.reviews
    play.broken[REVIEWS] = Prepared([first], headers={"Link": f'<{{here}}{REVIEWS}?page=2>; rel="next"'})
    play.broken[f"{REVIEWS}?page=2"] = Prepared({"message": "Not Found"}, 404)
    play.refused(MISSING, unverified("GitHub has no such thing, or hides it from this token"), UNCONFIRMED)
    play.broken[f"{REVIEWS}?page=2"] = Prepared([second])
    play.refused(error(MESSAGE, 12, "change-refused", f"Cleo Marsh asks for changes to {WALK}"))
    play.broken[f"{REVIEWS}?page=2"] = Prepared([{**second, "state": "COMMENTED"}])
    play.passes()


def test_a_merge_request_approved_before_the_last_push(play: Play) -> None:
    play.kind = "gitlab"
    play.commit("bokoro", approve(MESSAGE, "ana-silva"))
    play.review("asilva")
    play.commit("bokoro", unrecord(MESSAGE), OTHER, record(MESSAGE, "ana-silva"))
    play.refused(MISSING, UNCONFIRMED)
    play.review("asilva")
    play.passes()


def test_a_merge_request_approved_by_its_author(play: Play) -> None:
    play.kind = "gitlab"
    play.commit("asilva", approve(MESSAGE, "ana-silva"))
    play.review("ASilva")
    play.refused(ALONE)
    play.review("cmarsh")
    play.passes()


def test_a_merge_request_under_an_address_that_nobody_knows(play: Play) -> None:
    play.kind = "gitlab"
    play.commit("bokoro", approve(MESSAGE, "ana-silva"), address="ana@elsewhere.example", pushed_by="bokoro")
    play.review("asilva")
    play.refused(MISSING)
    play.broken["/projects/77/approvals"] = Prepared({"merge_requests_disable_committers_approval": True})
    play.passes()


def test_a_gitlab_that_hides_its_versions(play: Play) -> None:
    play.kind = "gitlab"
    play.commit("bokoro", approve(MESSAGE, "ana-silva"))
    play.review("asilva")
    play.broken[f"{lab.REQUEST}/versions"] = Prepared({"message": "403 Forbidden"}, 403)
    play.refused(MISSING, unverified("the token has no right to read this at GitLab"), UNCONFIRMED)
    play.broken.clear()
    play.passes()


def test_trailers_in_the_changes_own_commits(play: Play) -> None:
    play.kind = "trailers"
    told = "Change\n\nReviewed-by: Ana Silva <asilva@users.noreply.github.com>"
    noreply = "bokoro@users.noreply.github.com"
    play.commit("Ben Okoro", approve(MESSAGE, "ana-silva"), message=told, address=noreply, pushed_by="bokoro")
    play.git("switch", "--quiet", "--create", "merged", "main")
    play.git("merge", "--quiet", "--no-ff", "--message=Merge", "proposal")
    tip = play.git("rev-parse", "proposal")[:10]
    play.refused(MISSING, unverified(f"commit {tip} is no merge of a change"), UNCONFIRMED)
    play.refused(MISSING, UNCONFIRMED, head="merged")
    play.git("switch", "--quiet", "merged")
    play.git("reset", "--quiet", "--hard", "main")
    play.git("merge", "--quiet", "--no-ff", f"--message={told}", "proposal")
    play.passes(head="merged")
