"""Attacks on the tie between an approval and the text that it approved."""

from __future__ import annotations

from tests.rules.example import picture
from tests.workflow.attacks.edit import (
    AURORA,
    CHARTER,
    ENTRY,
    FRENCH,
    MESSAGE,
    ORGANISATION,
    POST,
    add,
    anew,
    approve,
    digest_of,
    put,
    record,
    status,
    swap,
)
from tests.workflow.attacks.finding import (
    ALONE,
    MISSING,
    changed,
    error,
    missing,
    other_text,
    unconfirmed,
    unrecorded,
)
from tests.workflow.attacks.play import Play

LAMP = f"{AURORA}/messages/lamp.jpg"
WORDS = swap(MESSAGE, "Forty lamps, one hour", "Forty lamps, one evening")
ASSETS = add(MESSAGE, "assets:\n  - file: lamp.jpg\n    alt: A lamp above the quay\n")
TRANSLATION = "La lampe neuf est tombée en panne un mardi.\n"


def test_words_change_under_an_approval(play: Play) -> None:
    play.given(record(MESSAGE, "ben-okoro"))
    play.commit("hlind", WORDS)
    play.review("asilva")
    play.refused(changed(MESSAGE, 7, "“hour,” became “evening,”"))
    play.commit("hlind", anew(MESSAGE, "ana-silva"))
    play.review("asilva")
    play.passes()


def test_a_digest_is_made_up(play: Play) -> None:
    play.given(status(MESSAGE, "in_review"))
    play.commit("hlind", status(MESSAGE, "approved"), record(MESSAGE, "ana-silva", over="sha256:" + "0" * 64))
    play.review("asilva")
    play.refused(unrecorded(MESSAGE, 13), other_text(MESSAGE, 16))
    play.commit("hlind", anew(MESSAGE, "ana-silva"))
    play.review("asilva")
    play.passes()


def test_the_digest_of_another_text(play: Play) -> None:
    play.given(status(MESSAGE, "in_review"))
    other = digest_of(play.root, ENTRY)
    play.commit("hlind", status(MESSAGE, "approved"), record(MESSAGE, "ana-silva", over=other))
    play.review("asilva")
    play.refused(unrecorded(MESSAGE, 13), other_text(MESSAGE, 16))
    play.commit("hlind", anew(MESSAGE, "ana-silva"))
    play.review("asilva")
    play.passes()


def test_a_recorded_digest_is_changed_to_fit_other_words(play: Play) -> None:
    play.given(record(MESSAGE, "ben-okoro"))
    play.commit("hlind", WORDS, anew(MESSAGE, "ben-okoro"))
    play.refused(MISSING, unconfirmed(MESSAGE, 14, "Ben Okoro"))
    play.review("bokoro")
    play.passes()


def test_an_approval_without_a_digest(play: Play) -> None:
    play.given(status(MESSAGE, "in_review"))
    play.commit(
        "hlind",
        status(MESSAGE, "approved"),
        add(MESSAGE, "approvals:\n  - by: ana-silva\n    on: 2026-11-23\n"),
    )
    play.review("asilva")
    play.refused(unrecorded(MESSAGE, 13))
    play.commit("hlind", anew(MESSAGE, "ana-silva"))
    play.review("asilva")
    play.passes()


def test_an_approval_is_dated_to_a_day_to_come(play: Play) -> None:
    play.given(status(MESSAGE, "in_review"))
    play.commit("hlind", approve(MESSAGE, "ana-silva", on="2026-12-23"))
    play.review("asilva")
    play.refused(
        error(
            MESSAGE,
            15,
            "approval-in-the-future",
            "this approval is dated 23 December 2026, which is still to come",
        )
    )
    play.commit("hlind", anew(MESSAGE, "ana-silva"))
    play.review("asilva")
    play.passes()


def test_a_picture_is_another_one_under_the_same_name(play: Play) -> None:
    play.given(ASSETS, put(LAMP, picture()), record(MESSAGE, "ben-okoro"))
    play.commit("hlind", put(LAMP, picture("another")))
    play.review("asilva")
    play.refused(changed(MESSAGE, 1, "the picture content/networks/aurora/messages/lamp.jpg is another one"))
    play.commit("hlind", anew(MESSAGE, "ana-silva"))
    play.review("asilva")
    play.passes()


def test_a_translation_changes_under_an_approved_post(play: Play) -> None:
    play.given(put(FRENCH, TRANSLATION))
    play.given(record(POST, "ben-okoro"))
    play.commit("hlind", swap(FRENCH, "un mardi", "par notre faute"))
    play.review("asilva")
    play.refused(changed(POST, 2, "“un mardi.” became “par notre faute.”"))
    play.commit("hlind", anew(POST, "ana-silva"))
    play.review("asilva")
    play.passes()


def test_a_translation_comes_to_an_approved_post(play: Play) -> None:
    play.given(record(POST, "ben-okoro"))
    play.commit("hlind", put(FRENCH, TRANSLATION))
    play.refused(
        changed(POST, 2, "“La lampe neuf est tombée en panne un mardi.” came in"),
        missing(POST, 9, "“Why lamp nine went out”"),
    )
    play.commit("hlind", anew(POST, "ana-silva"))
    play.review("asilva")
    play.passes()


def test_more_people_may_read_it(play: Play) -> None:
    play.given(record(MESSAGE, "ben-okoro"))
    play.commit("hlind", swap(MESSAGE, "audience: members", "audience: public"))
    play.refused(changed(MESSAGE, 11, "`audience`: “members” became “public”"), MISSING)
    play.commit("hlind", anew(MESSAGE, "ana-silva"))
    play.review("asilva")
    play.passes()


def test_a_new_text_is_called_a_correction(play: Play) -> None:
    tier = "  - {id: own, applies_to: [wording], approvals: 1, by: [committee], not_the_author: false}\n"
    play.given(add(ORGANISATION, f"review_tiers:\n{tier}"), record(MESSAGE, "ben-okoro"))
    text = "Forty lamps, one hour, and the colleague who mends them. Walk the north quay with us."
    play.commit(
        "asilva",
        swap(MESSAGE, text, "Never walk there alone."),
        anew(MESSAGE, "ana-silva"),
    )
    play.refused(ALONE)
    play.again()
    play.commit("asilva", swap(MESSAGE, "mends them", "mended them"), anew(MESSAGE, "ana-silva"))
    play.passes()


def test_the_charter_with_one_approval(play: Play) -> None:
    play.given(status(CHARTER, "in_review"))
    play.commit("bokoro", approve(CHARTER, "ana-silva", "cleo-marsh"))
    play.review("asilva")
    play.refused(
        missing(CHARTER, 7, "“Charter”", "a community manager"), unconfirmed(CHARTER, 9, "Cleo Marsh")
    )
    play.review("cmarsh")
    play.passes()


def test_a_page_stops_being_the_charter_while_it_is_approved(play: Play) -> None:
    play.given(record(CHARTER, "cleo-marsh"))
    guide = swap(CHARTER, "kind: charter", "kind: guide")
    play.commit("bokoro", guide, anew(CHARTER, "ana-silva"))
    play.review("asilva")
    play.refused(
        missing(CHARTER, 7, "“Charter”", "a community manager"),
        unrecorded(CHARTER, 8, "1 approval of just this text is", of=2),
    )
    play.commit("bokoro", record(CHARTER, "cleo-marsh"))
    play.review("asilva", "cmarsh")
    play.passes()
