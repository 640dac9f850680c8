"""Attacks on the day from which something shows."""

from __future__ import annotations

from tests.workflow.attacks.edit import (
    ENTRY,
    MESSAGE,
    ORGANISATION,
    POST,
    add,
    anew,
    approve,
    move,
    record,
    status,
    swap,
)
from tests.workflow.attacks.finding import MISSING, changed, error, missing
from tests.workflow.attacks.play import Play

EMBARGO = add(ENTRY, "embargo: 2026-11-30T09:00\n")


def test_an_embargo_is_dropped(play: Play) -> None:
    play.given(EMBARGO, record(ENTRY, "ben-okoro"))
    play.commit("hlind", swap(ENTRY, "embargo: 2026-11-30T09:00\n", ""), anew(ENTRY, "ana-silva"))
    play.review("asilva")
    play.refused(
        error(
            ENTRY,
            13,
            "embargo-dropped",
            "the embargo until 2026-11-30T09:00 is gone, and this would show at once",
        )
    )
    play.again()
    move_ = swap(ENTRY, "embargo: 2026-11-30T09:00\n", "embargo: 2026-11-28T09:00\n")
    play.commit("hlind", move_, anew(ENTRY, "ana-silva"))
    play.review("asilva")
    play.passes()


def test_an_embargo_is_dropped_in_two_steps_through_review(play: Play) -> None:
    play.given(EMBARGO)
    play.given(status(ENTRY, "in_review"))
    play.commit("hlind", swap(ENTRY, "embargo: 2026-11-30T09:00\n", ""), approve(ENTRY, "ana-silva"))
    play.review("asilva")
    play.refused(
        error(
            ENTRY,
            13,
            "embargo-dropped",
            "the embargo until 2026-11-30T09:00 is gone, and this would show at once",
        )
    )
    play.again()
    play.commit("hlind", approve(ENTRY, "ana-silva"))
    play.review("asilva")
    play.passes()


def test_an_embargo_is_dropped_by_a_move(play: Play) -> None:
    play.given(EMBARGO, record(ENTRY, "ben-okoro"))
    to = ENTRY.replace("lamp-walk", "lamp-run")
    play.commit(
        "hlind",
        swap(ENTRY, "embargo: 2026-11-30T09:00\n", ""),
        move(ENTRY, to),
        swap(MESSAGE, "aurora/lamp-walk", "aurora/lamp-run"),
        anew(MESSAGE, "ana-silva"),
        anew(to, "ana-silva"),
    )
    play.review("asilva")
    play.refused(
        error(
            "content/networks/aurora/calendar/lamp-run.yml",
            13,
            "embargo-dropped",
            "the embargo until 2026-11-30T09:00 is gone, and this would show at once",
        )
    )
    play.commit("hlind", add(to, "embargo: 2026-11-30T09:00\n"), anew(to, "ana-silva"))
    play.review("asilva")
    play.passes()


def test_an_embargo_is_set_into_the_past(play: Play) -> None:
    play.given(EMBARGO, record(ENTRY, "ben-okoro"))
    play.commit("hlind", swap(ENTRY, "embargo: 2026-11-30T09:00\n", "embargo: 2026-11-20T09:00\n"))
    play.refused(
        missing(ENTRY, 13, "“Lamp walk on the north quay”"),
        changed(ENTRY, 14, "`embargo`: “2026-11-30T09:00” became “2026-11-20T09:00”"),
    )
    play.commit("hlind", anew(ENTRY, "ana-silva"))
    play.review("asilva")
    play.passes()


def test_the_clock_is_set_forward_past_an_embargo(play: Play) -> None:
    play.given(EMBARGO, record(ENTRY, "ben-okoro"))
    forward = swap(ORGANISATION, "as_of: 2026-11-23", "as_of: 2026-12-01")
    gone = (swap(ENTRY, "embargo: 2026-11-30T09:00\n", ""), anew(ENTRY, "ana-silva"))
    play.commit("hlind", forward, *gone)
    play.review("asilva")
    play.refused(
        error(
            ENTRY,
            13,
            "embargo-dropped",
            "the embargo until 2026-11-30T09:00 is gone, and this would show at once",
        ),
        missing(ORGANISATION, 1, "“Lumen”", "the core team"),
    )
    play.again()
    play.commit("hlind", forward)
    play.review("asilva", "grossi")
    play.passes()


def test_the_clock_alone_is_set_forward(play: Play) -> None:
    play.commit("hlind", swap(ORGANISATION, "as_of: 2026-11-23", "as_of: 2026-12-01"))
    play.review("asilva")
    play.refused(missing(ORGANISATION, 1, "“Lumen”", "the core team"))
    play.review("grossi")
    play.passes()


def test_a_post_is_published_earlier(play: Play) -> None:
    play.given(
        swap(POST, "publish_at: 2026-11-02T09:00", "publish_at: 2026-12-02T09:00"), record(POST, "ben-okoro")
    )
    play.commit("hlind", swap(POST, "publish_at: 2026-12-02T09:00", "publish_at: 2026-11-20T09:00"))
    play.refused(
        changed(POST, 7, "`publish_at`: “2026-12-02T09:00” became “2026-11-20T09:00”"),
        missing(POST, 9, "“Why lamp nine went out”"),
    )
    play.commit("hlind", anew(POST, "ana-silva"))
    play.review("asilva")
    play.passes()


def test_a_window_opens_earlier(play: Play) -> None:
    play.given(swap(MESSAGE, "from: 2026-11-23", "from: 2026-11-30"), record(MESSAGE, "ben-okoro"))
    play.commit("hlind", swap(MESSAGE, "from: 2026-11-30", "from: 2026-11-23"))
    play.refused(changed(MESSAGE, 9, "`from`: “2026-11-30” became “2026-11-23”"), MISSING)
    play.commit("hlind", anew(MESSAGE, "ana-silva"))
    play.review("asilva")
    play.passes()
