"""Attacks by merging, reverting and using old approvals again."""

from __future__ import annotations

from tests.workflow.attacks.edit import (
    AURORA,
    CHARTER,
    MESSAGE,
    POST,
    WIND,
    approve,
    move,
    record,
    status,
    swap,
)
from tests.workflow.attacks.finding import (
    MISSING,
    WALK,
    changed,
    error,
    left,
    missing,
    unconfirmed,
    unrecorded,
    warning,
)
from tests.workflow.attacks.play import Play

ANOTHER = "the pull request is about another commit than the one that is checked"
NINE = "“Why lamp nine went out”"
RENAMED = f"{AURORA}/posts/why-lamp-ten.md"


def test_a_merge_of_main_hides_a_change(play: Play) -> None:
    play.commit("hlind", swap(WIND, "What closes at which speed.", "What closes, and when."))
    play.given(
        swap(CHARTER, "We write under", "We always write under"), *approve(CHARTER, "cleo-marsh", "ana-silva")
    )
    play.merge_main("hlind", swap(MESSAGE, "Forty lamps, one hour", "No lamps, no hour"))
    play.review("inovak")
    play.refused(changed(MESSAGE, 7, "“Forty” became “No”"), MISSING)
    play.again()
    play.commit("hlind", swap(WIND, "What closes at which speed.", "What closes, and when."))
    play.given(swap(POST, "A cable, a gull", "A gull, a cable"), record(POST, "ana-silva"))
    play.merge_main("hlind")
    play.passes()


def test_a_merge_of_main_takes_mains_own_change_back(play: Play) -> None:
    play.commit("hlind", swap(WIND, "What closes at which speed.", "What closes, and when."))
    play.given(status(POST, "archived"))
    play.merge_main("hlind", status(POST, "approved"))
    play.refused(
        missing(POST, 9, NINE),
        unrecorded(POST, 9),
        error(POST, 9, "approved-without-review", "this was `archived` and becomes `approved` in one step"),
    )
    play.commit("hlind", status(POST, "archived"))
    play.passes()


def test_main_moved_on_and_the_old_approval_is_used_again(play: Play) -> None:
    play.given(record(POST, "ben-okoro"))
    play.given(status(POST, "in_review"))
    play.commit("hlind", status(POST, "approved"))
    play.refused(left(POST, 9, NINE, "in_review"))
    play.review("asilva")
    play.passes()


def test_the_old_approval_is_used_again_after_a_move(play: Play) -> None:
    play.given(record(POST, "ben-okoro"))
    play.given(status(POST, "in_review"))
    play.commit("hlind", move(POST, RENAMED), status(RENAMED, "approved"))
    play.refused(
        error(
            RENAMED, 2, "moved-without-owners", f"{NINE} moves from {POST} without the committee of Aurora"
        ),
        left(RENAMED, 9, NINE, "in_review"),
    )
    play.review("asilva")
    play.passes()


def test_a_revert_brings_back_what_was_taken_off_the_pages(play: Play) -> None:
    play.given(record(POST, "ben-okoro"))
    play.given(status(POST, "draft"))
    play.revert("hlind", play.git("rev-parse", "main"))
    play.refused(
        error(POST, 9, "approved-without-review", "this was `draft` and becomes `approved` in one step")
    )
    play.given(status(POST, "in_review"))
    play.again()
    play.commit("hlind", approve(POST))
    play.review("bokoro")
    play.passes()


def test_a_trial_merge_that_somebody_edited(play: Play) -> None:
    play.given(status(MESSAGE, "in_review"))
    play.commit("bokoro", *approve(MESSAGE, "ana-silva"))
    play.review("asilva")
    for edits in ((), (swap(WIND, "What closes at which speed.", "Nothing closes."),)):
        play.git("switch", "--quiet", "--force-create", "trial", "main")
        play.git("merge", "--quiet", "--no-commit", "--no-ff", "proposal")
        play.commit_here("hlind", *edits)
        if edits:
            play.refused(
                MISSING,
                warning(
                    MESSAGE, 12, "approvals-unverified", f"{WALK} becomes approved, unverified: {ANOTHER}"
                ),
                unconfirmed(MESSAGE, 14, "Ana Silva"),
                head="trial",
            )
        else:
            play.passes(head="trial")
