"""Attacks by moving, deleting, merging and reverting files."""

from __future__ import annotations

from tests.workflow.attacks.edit import AURORA, BORA, POST, WIND, approve, drop, move, put, status, swap
from tests.workflow.attacks.finding import deleted, error, left, missing, warning, without
from tests.workflow.attacks.play import Play

ELSEWHERE = f"{BORA}/posts/why-lamp-nine.md"
NINE = "“Why lamp nine went out”"
RENAMED = f"{AURORA}/posts/why-lamp-ten.md"


def test_a_post_moves_to_a_network_whose_committee_is_kinder(play: Play) -> None:
    play.given(status(POST, "in_review"))
    play.commit("hlind", move(POST, ELSEWHERE), approve(ELSEWHERE, "iris-novak"))
    play.review("inovak")
    play.refused(
        error(
            ELSEWHERE, 2, "moved-without-owners", f"{NINE} moves from {POST} without the committee of Aurora"
        ),
        missing(ELSEWHERE, 9, NINE),
    )
    play.review("bokoro")
    play.passes()


def test_what_is_published_moves_to_another_network(play: Play) -> None:
    play.commit("hlind", move(POST, ELSEWHERE))
    play.review("inovak")
    play.refused(
        error(
            ELSEWHERE, 2, "moved-without-owners", f"{NINE} moves from {POST} without the committee of Aurora"
        ),
        missing(ELSEWHERE, 9, NINE),
    )
    play.review("bokoro")
    play.passes()


def test_a_post_gets_another_name_in_its_network(play: Play) -> None:
    play.commit("hlind", move(POST, RENAMED))
    play.review("inovak")
    play.refused(
        warning(
            RENAMED,
            2,
            "address-changes",
            "this is published as `why-lamp-nine`; links to that address will lead nowhere",
        ),
        error(
            RENAMED, 2, "moved-without-owners", f"{NINE} moves from {POST} without the committee of Aurora"
        ),
        missing(RENAMED, 9, NINE),
    )
    play.review("cmarsh")
    play.passes(
        warning(
            RENAMED,
            2,
            "address-changes",
            "this is published as `why-lamp-nine`; links to that address will lead nowhere",
        )
    )


def test_edits_hide_that_a_post_moved(play: Play) -> None:
    play.commit("hlind", put(RENAMED, NEW_POST), drop(POST))
    play.refused(deleted(POST, 9, NINE, "approved"))
    play.again()
    play.commit("hlind", put(RENAMED, NEW_POST))
    play.passes()


def test_a_post_in_review_goes_and_comes_back_under_another_name_as_a_draft(play: Play) -> None:
    play.given(status(POST, "in_review"))
    play.commit("hlind", put(RENAMED, NEW_POST), drop(POST))
    play.refused(left(POST, 9, NINE, "in_review"))
    play.review("asilva")
    play.passes()


def test_a_draft_that_was_added_anew_is_approved_in_one_step(play: Play) -> None:
    play.given(put(RENAMED, NEW_POST))
    play.commit("hlind", approve(RENAMED, "ben-okoro"))
    play.review("bokoro")
    play.refused(
        error(RENAMED, 9, "approved-without-review", "this was `draft` and becomes `approved` in one step")
    )
    play.given(status(RENAMED, "in_review"))
    play.again()
    play.commit("hlind", approve(RENAMED, "ben-okoro"))
    play.review("bokoro")
    play.passes()


def test_something_new_is_approved_at_once(play: Play) -> None:
    play.commit("hlind", put(RENAMED, NEW_POST), approve(RENAMED, "ben-okoro"))
    play.review("bokoro")
    play.refused(error(RENAMED, 9, "starts-as-approved", "this is new and already `approved`"))
    play.commit("hlind", put(RENAMED, NEW_POST), status(RENAMED, "in_review"))
    play.passes()


def test_a_draft_becomes_in_review_and_approved_in_two_commits(play: Play) -> None:
    play.given(put(RENAMED, NEW_POST))
    play.commit("hlind", status(RENAMED, "in_review"))
    play.commit("hlind", approve(RENAMED, "ben-okoro"))
    play.review("bokoro")
    play.refused(
        error(RENAMED, 9, "approved-without-review", "this was `draft` and becomes `approved` in one step")
    )
    play.commit("hlind", put(RENAMED, NEW_POST), status(RENAMED, "in_review"))
    play.passes()


def test_what_was_published_is_deleted(play: Play) -> None:
    play.commit("asilva", drop(POST))
    play.review("bokoro", "cmarsh")
    play.refused(deleted(POST, 9, NINE, "approved"))
    play.commit("asilva", put(POST, OLD_POST), status(POST, "archived"))
    play.passes()


def test_what_was_archived_is_deleted(play: Play) -> None:
    play.given(status(POST, "archived"))
    play.commit("asilva", drop(POST))
    play.review("bokoro", "cmarsh")
    play.refused(deleted(POST, 9, NINE, "archived"))
    play.again()
    play.commit("asilva", status(POST, "draft"))
    play.passes()


def test_what_was_archived_is_approved_in_one_step(play: Play) -> None:
    play.given(status(POST, "archived"))
    play.commit("hlind", approve(POST, "ben-okoro"))
    play.review("bokoro")
    play.refused(
        error(POST, 9, "approved-without-review", "this was `archived` and becomes `approved` in one step")
    )
    play.given(status(POST, "in_review"))
    play.again()
    play.commit("hlind", approve(POST, "ben-okoro"))
    play.review("bokoro")
    play.passes()


def test_an_outsider_takes_something_off_the_pages(play: Play) -> None:
    play.commit("hlind", status(POST, "archived"))
    play.refused(left(POST, 9, NINE, "approved"))
    play.review("bokoro")
    play.passes()


def test_an_outsider_sends_something_back_to_draft_in_the_name_of_the_lead(play: Play) -> None:
    play.commit("hlind", status(POST, "draft"), address="asilva")
    play.refused(left(POST, 9, NINE, "approved"))
    play.again()
    play.commit("asilva", status(POST, "draft"))
    play.passes()


def test_a_network_is_deleted(play: Play) -> None:
    play.given(drop(WIND))
    members = ("iris-novak", "gil-rossi", "hugo-lind")
    elsewhere = [
        swap(f"content/ambassadors/{slug}.md", "network: bora", "network: aurora") for slug in members
    ]
    play.commit("dquinn", drop(f"{BORA}/network.yml"), *elsewhere)
    play.refused(
        missing(
            "content/ambassadors/gil-rossi.md",
            2,
            "“Gil Rossi”",
            "that person or the committees of their networks",
            n=2,
        ),
        without("content/ambassadors/gil-rossi.md", 11, "Gil Rossi"),
        missing(
            "content/ambassadors/hugo-lind.md",
            2,
            "“Hugo Lind”",
            "that person or the committees of their networks",
            n=2,
        ),
        without("content/ambassadors/hugo-lind.md", 11, "Hugo Lind"),
        missing(
            "content/ambassadors/iris-novak.md",
            2,
            "“Iris Novak”",
            "that person or the committees of their networks",
            n=2,
        ),
        without("content/ambassadors/iris-novak.md", 11, "Iris Novak"),
        missing("content/networks/bora/network.yml", 1, "“Bora”", "the committee of Bora", n=2),
    )
    play.review("grossi", "hlind", "inovak", "cmarsh")
    play.passes()


def test_a_network_is_deleted_with_what_it_published(play: Play) -> None:
    play.given(status(WIND, "in_review"))
    play.given(*approve(WIND, "iris-novak"))
    play.commit("hlind", drop(WIND))
    play.review("inovak", "asilva")
    play.refused(
        deleted(WIND, 8, "“Wind day”", "approved"),
        error(
            "content/networks/bora/network.yml",
            1,
            "network-without-content",
            "`bora` has no entry, no message and no post",
        ),
    )
    play.again()
    play.commit("hlind", status(WIND, "archived"))
    play.passes()


OLD_POST = """---
title: Why lamp nine went out
summary: A cable, a gull and three weeks of dark.
authors: [ana-silva]
language: en
themes: [light]
publish_at: 2026-11-02T09:00
audience: public
status: approved
---
Lamp nine went out on a Tuesday. We blamed the cable, then the switch, and in the end it was a gull.
"""
NEW_POST = """---
title: The tenth lamp
summary: Nothing to do with gulls.
authors: [hugo-lind]
language: en
themes: [safety]
publish_at: 2026-11-30T09:00
audience: internal
status: draft
---
A wholly other text, about wind and cranes, so that no likeness of the two files gives anything away.
"""
