"""Attacks in which somebody approves what is their own, under another name."""

from __future__ import annotations

import pytest

from tests.workflow.attacks.edit import MESSAGE, approve, record, status, swap
from tests.workflow.attacks.finding import ALONE, MISSING, UNCONFIRMED, error, unconfirmed
from tests.workflow.attacks.play import Play

BOT = "github-actions[bot]"


@pytest.fixture(autouse=True)
def _in_review(play: Play) -> None:
    play.given(status(MESSAGE, "in_review"))


def test_the_author_approves_alone(play: Play) -> None:
    play.commit("asilva", approve(MESSAGE, "ana-silva"))
    play.review("asilva")
    play.refused(ALONE)
    play.review("cmarsh")
    play.passes()


def test_a_second_account_that_has_no_profile_approves(play: Play) -> None:
    play.commit("asilva", approve(MESSAGE, "ana-silva"))
    play.review("asilva2")
    play.refused(ALONE)
    play.review("bokoro")
    play.passes()


def test_a_second_account_opens_and_the_commits_carry_the_address_of_the_first(play: Play) -> None:
    play.commit("asilva2", approve(MESSAGE, "ana-silva"), address="asilva", pushed_by="asilva2")
    play.review("asilva")
    play.refused(ALONE)
    play.again()
    play.commit("asilva2", approve(MESSAGE, "ana-silva"), pushed_by="asilva2")
    play.review("asilva")
    play.passes()


def test_a_second_account_commits_under_an_address_that_nobody_knows(play: Play) -> None:
    play.commit(
        "asilva2", approve(MESSAGE, "ana-silva"), address="ana@elsewhere.example", pushed_by="asilva2"
    )
    play.review("asilva")
    play.refused(MISSING)
    play.hub.accounts["ana@elsewhere.example"] = "asilva2"
    play.passes()


def test_a_co_author_approves(play: Play) -> None:
    told = "Change\n\nCo-authored-by: Ana Silva <7+asilva@users.noreply.github.com>"
    play.commit("bokoro", approve(MESSAGE, "ana-silva"), message=told)
    play.review("asilva")
    play.refused(ALONE)
    play.review("cmarsh")
    play.passes()


def test_a_co_author_hides_in_the_middle_of_the_message(play: Play) -> None:
    told = "Change\n\nCO-AUTHORED-BY: Ana <asilva@users.noreply.github.com>\n\nmore words"
    play.commit("bokoro", approve(MESSAGE, "ana-silva"), message=told)
    play.review("asilva")
    play.refused(ALONE)
    play.again()
    play.commit("bokoro", approve(MESSAGE, "ana-silva"), message="Change\n\nmore words")
    play.review("asilva")
    play.passes()


def test_who_filled_in_the_form_approves_what_a_bot_opened(play: Play) -> None:
    play.commit(BOT, approve(MESSAGE, "ana-silva"), message="Change\n\nFilled-in-by: @ASilva")
    play.review("asilva")
    play.refused(ALONE)
    play.again()
    play.commit(BOT, approve(MESSAGE, "ana-silva"), message="Change\n\nFilled-in-by: @elaurent")
    play.review("asilva")
    play.passes()


def test_a_bot_does_not_say_who_filled_in_the_form(play: Play) -> None:
    play.commit(BOT, approve(MESSAGE, "ana-silva"))
    play.review("asilva")
    play.refused(MISSING)
    play.again()
    play.commit(BOT, approve(MESSAGE, "ana-silva"), message="Change\n\nFilled-in-by: @bokoro")
    play.review("asilva")
    play.passes()


def test_a_committer_of_somebody_elses_commit_approves(play: Play) -> None:
    play.commit("bokoro", approve(MESSAGE, "ana-silva"), committer="asilva")
    play.review("asilva")
    play.refused(ALONE)
    play.review("cmarsh")
    play.passes()


def test_who_pushed_somebody_elses_commit_approves(play: Play) -> None:
    play.commit("bokoro", approve(MESSAGE, "ana-silva"), pushed_by="asilva")
    play.review("asilva")
    play.refused(ALONE)
    play.again()
    play.commit("bokoro", approve(MESSAGE, "ana-silva"))
    play.review("asilva")
    play.passes()


def test_capital_letters_make_nobody_else(play: Play) -> None:
    play.commit("asilva", approve(MESSAGE, "ana-silva"))
    play.review("ASilva")
    play.refused(ALONE)
    play.review("CMarsh")
    play.passes()


def test_a_login_looks_like_another(play: Play) -> None:
    play.commit("bokoro", approve(MESSAGE, "cleo-marsh"))
    play.review("cmаrsh")
    play.refused(MISSING, unconfirmed(MESSAGE, 14, "Cleo Marsh"))
    play.review("cmarsh")
    play.passes()


def test_a_bot_approves(play: Play) -> None:
    play.commit("bokoro", approve(MESSAGE, "ana-silva"))
    play.review(BOT)
    play.refused(MISSING, UNCONFIRMED)
    play.review("asilva")
    play.passes()


def test_the_account_that_approved_was_deleted(play: Play) -> None:
    play.commit("bokoro", approve(MESSAGE, "ana-silva"))
    play.review(None)
    play.refused(MISSING, UNCONFIRMED)
    play.review("asilva")
    play.passes()


def test_the_author_records_an_approval_first_and_types_the_status_later(play: Play) -> None:
    text = swap(MESSAGE, "Forty lamps, one hour", "Fifty lamps, one hour")
    play.commit("asilva", text, record(MESSAGE, "ana-silva"))
    play.refused(
        error(
            MESSAGE,
            14,
            "author-is-only-approver",
            "Ana Silva may have written this text, and is recorded as approving it",
        )
    )
    play.given(text, record(MESSAGE, "ana-silva"))
    play.again()
    play.commit("asilva", status(MESSAGE, "approved"))
    play.refused(MISSING)
    play.review("bokoro")
    play.passes()


def test_somebody_else_is_recorded_as_approving(play: Play) -> None:
    play.commit("bokoro", approve(MESSAGE, "cleo-marsh"))
    play.review("asilva")
    play.refused(unconfirmed(MESSAGE, 14, "Cleo Marsh"))
    play.again()
    play.commit("bokoro", approve(MESSAGE, "ana-silva"))
    play.review("asilva")
    play.passes()
