"""Attacks through the emergency lane, and on the trust that members earn."""

from __future__ import annotations

from tests.workflow.attacks.edit import (
    AURORA,
    COMMITTEE,
    ENTRY,
    MESSAGE,
    ORGANISATION,
    POST,
    Edit,
    add,
    anew,
    approve,
    put,
    record,
    status,
    swap,
    unrecord,
)
from tests.workflow.attacks.finding import (
    MISSING,
    UNCONFIRMED,
    WALK,
    does_more,
    error,
    left,
    missing,
    other_text,
    outside,
    second_look,
    unconfirmed,
    unrecorded,
    warning,
)
from tests.workflow.attacks.play import Play

OFF = swap(MESSAGE, "Walk the north quay with us.", "The walk is off.")


UNSEEN = error(
    MESSAGE, 13, "urgent-mark-dropped", "`dara-quinn` approved this alone, and nobody has looked since"
)


def urgent(path: str, by: str, *, on: str = "2026-11-23") -> Edit:
    return record(path, by, on=on, urgent=True)


def test_somebody_who_is_not_on_call(play: Play) -> None:
    play.commit("hlind", OFF, urgent(MESSAGE, "hugo-lind"))
    play.refused(
        missing(MESSAGE, 12, WALK, "whoever is on call"),
        second_look(MESSAGE, 14, "hugo-lind"),
        outside(MESSAGE, 14, "hugo-lind", "whoever is on call"),
    )
    play.again()
    play.commit("dquinn", OFF, urgent(MESSAGE, "dara-quinn"))
    play.passes(second_look(MESSAGE, 14))


def test_somebody_in_the_name_of_who_is_on_call(play: Play) -> None:
    play.commit("hlind", OFF, urgent(MESSAGE, "dara-quinn"))
    play.refused(
        missing(MESSAGE, 12, WALK, "whoever is on call"),
        second_look(MESSAGE, 14),
        unconfirmed(MESSAGE, 14, "Dara Quinn"),
    )
    play.review("dquinn")
    play.passes(second_look(MESSAGE, 14))


def test_somebody_with_the_address_of_who_is_on_call(play: Play) -> None:
    play.commit("hlind", OFF, urgent(MESSAGE, "dara-quinn"), address="dquinn", pushed_by="hlind")
    play.refused(
        missing(MESSAGE, 12, WALK, "whoever is on call"),
        second_look(MESSAGE, 14),
        unconfirmed(MESSAGE, 14, "Dara Quinn"),
    )
    play.again()
    play.commit("dquinn", OFF, urgent(MESSAGE, "dara-quinn"))
    play.passes(second_look(MESSAGE, 14))


def test_who_is_on_call_changes_many_files(play: Play) -> None:
    play.given(*(put(f"{AURORA}/calendar/more-{n}.yml", MORE.format(n=n)) for n in range(6)))
    changed = [swap(f"{AURORA}/calendar/more-{n}.yml", f"More {n}", f"Less {n}") for n in range(6)]
    play.commit("dquinn", *changed, OFF, urgent(MESSAGE, "dara-quinn"))
    play.refused(
        error(
            f"{AURORA}/calendar/more-0.yml",
            1,
            "emergency-does-more",
            "this is urgent and changes 7 files; 5 are the most",
        ),
        *(does_more(f"{AURORA}/calendar/more-{n}.yml") for n in range(6)),
        second_look(MESSAGE, 14),
    )
    play.again()
    play.commit("dquinn", OFF, urgent(MESSAGE, "dara-quinn"))
    play.passes(second_look(MESSAGE, 14))


def test_who_is_on_call_brings_something_new(play: Play) -> None:
    play.commit(
        "dquinn", OFF, urgent(MESSAGE, "dara-quinn"), put(f"{AURORA}/calendar/more-1.yml", MORE.format(n=1))
    )
    play.refused(does_more(f"{AURORA}/calendar/more-1.yml"), second_look(MESSAGE, 14))
    play.again()
    play.commit("dquinn", OFF, urgent(MESSAGE, "dara-quinn"))
    play.passes(second_look(MESSAGE, 14))


def test_who_is_on_call_approves_what_was_in_review(play: Play) -> None:
    play.given(status(MESSAGE, "in_review"))
    play.commit("dquinn", status(MESSAGE, "approved"), urgent(MESSAGE, "dara-quinn"))
    play.refused(does_more(MESSAGE), second_look(MESSAGE, 14))
    play.again()
    play.commit("dquinn", approve(MESSAGE, "ana-silva"))
    play.review("asilva")
    play.passes()


def test_who_is_on_call_shows_something_earlier(play: Play) -> None:
    play.given(add(ENTRY, "embargo: 2026-11-30T09:00\n"))
    play.commit(
        "dquinn", swap(ENTRY, "embargo: 2026-11-30", "embargo: 2026-11-24"), urgent(ENTRY, "dara-quinn")
    )
    play.refused(does_more(ENTRY), second_look(ENTRY, 16))
    play.again()
    play.commit(
        "dquinn", swap(ENTRY, "embargo: 2026-11-30", "embargo: 2026-12-01"), urgent(ENTRY, "dara-quinn")
    )
    play.passes(second_look(ENTRY, 16))


def test_who_is_on_call_shows_something_to_more_people(play: Play) -> None:
    play.commit(
        "dquinn", swap(MESSAGE, "audience: members", "audience: public"), urgent(MESSAGE, "dara-quinn")
    )
    play.refused(does_more(MESSAGE), second_look(MESSAGE, 14))
    play.again()
    play.commit(
        "dquinn", swap(MESSAGE, "audience: members", "audience: internal"), urgent(MESSAGE, "dara-quinn")
    )
    play.passes(second_look(MESSAGE, 14))


def test_who_is_on_call_changes_the_committee_too(play: Play) -> None:
    join = swap(COMMITTEE, "stage:\n", "  - person: dara-quinn\n    role: approver\nstage:\n")
    play.commit("dquinn", OFF, urgent(MESSAGE, "dara-quinn"), join)
    play.refused(second_look(MESSAGE, 14), missing(COMMITTEE, 1, "“Aurora”", n=2), does_more(COMMITTEE))
    play.again()
    play.commit("dquinn", join)
    play.review("asilva", "bokoro")
    play.passes()


def test_who_is_on_call_takes_something_away_without_saying_so(play: Play) -> None:
    play.commit("dquinn", status(POST, "archived"))
    play.refused(left(POST, 9, "“Why lamp nine went out”", "approved"))
    play.commit("dquinn", urgent(POST, "dara-quinn"))
    play.passes(second_look(POST, 11))


def test_who_is_on_call_takes_a_second_look_themselves(play: Play) -> None:
    play.given(OFF, urgent(MESSAGE, "dara-quinn", on="2026-11-19"))
    play.commit("dquinn", record(MESSAGE, "dara-quinn"))
    play.refused(
        outside(MESSAGE, 14, "dara-quinn"),
        warning(
            MESSAGE,
            17,
            "second-look-due",
            "`dara-quinn` did this alone; a second look is due on 20 November 2026",
        ),
    )
    play.again()
    play.commit("asilva", record(MESSAGE, "ana-silva"))
    play.passes()


def test_the_second_look_is_recorded_for_somebody(play: Play) -> None:
    play.given(OFF, urgent(MESSAGE, "dara-quinn", on="2026-11-19"))
    play.commit("dquinn", record(MESSAGE, "ana-silva"))
    play.refused(UNCONFIRMED)
    play.review("asilva")
    play.passes()


def test_the_urgent_mark_is_dropped(play: Play) -> None:
    play.given(OFF, urgent(MESSAGE, "dara-quinn"))
    play.commit("dquinn", swap(MESSAGE, "    urgent: true\n", ""))
    play.refused(UNSEEN, outside(MESSAGE, 14, "dara-quinn"))
    play.again()
    play.commit("bokoro", swap(MESSAGE, "Forty lamps, one hour", "Forty lamps"), anew(MESSAGE, "ana-silva"))
    play.review("asilva")
    play.passes()


def test_the_urgent_approval_is_dropped(play: Play) -> None:
    play.given(OFF, urgent(MESSAGE, "dara-quinn"))
    play.commit("dquinn", unrecord(MESSAGE))
    play.refused(
        error(
            MESSAGE, 1, "urgent-mark-dropped", "`dara-quinn` approved this alone, and nobody has looked since"
        )
    )
    play.commit("bokoro", record(MESSAGE, "ana-silva"))
    play.review("asilva")
    play.passes()


def test_the_urgent_mark_is_dropped_behind_an_approval_of_the_same_morning(play: Play) -> None:
    play.given(record(MESSAGE, "ben-okoro"))
    play.given(OFF, urgent(MESSAGE, "dara-quinn"))
    play.commit("dquinn", swap(MESSAGE, "    urgent: true\n", ""))
    play.refused(UNSEEN, outside(MESSAGE, 14, "dara-quinn"), other_text(MESSAGE, 19, "ben-okoro"))
    play.again()
    play.commit("dquinn", anew(MESSAGE, "ana-silva"))
    play.review("asilva")
    play.passes()


def test_who_is_on_call_is_named_in_the_same_pull_request(play: Play) -> None:
    named = swap("content/organisation.yml", "on_call: [dara-quinn]", "on_call: [dara-quinn, hugo-lind]")
    play.commit("hlind", named, OFF, urgent(MESSAGE, "hugo-lind"))
    play.refused(
        missing(MESSAGE, 12, WALK, "whoever is on call"),
        second_look(MESSAGE, 14, "hugo-lind"),
        outside(MESSAGE, 14, "hugo-lind", "whoever is on call"),
        missing(ORGANISATION, 1, "“Lumen”", "the core team", n=2),
        does_more(ORGANISATION),
    )
    play.given(named)
    play.again()
    play.commit("hlind", OFF, urgent(MESSAGE, "hugo-lind"))
    play.passes(second_look(MESSAGE, 14, "hugo-lind"))


TRUST = "moderation:\n  level: trust\n  contributions: 1\n  months: 6\n"
OWN = f"{AURORA}/posts/my-own.md"


def own(author: str) -> str:
    return (
        f"---\ntitle: My own\nsummary: Of mine.\nauthors: [{author}]\nlanguage: en\nthemes: [light]\n"
        "publish_at: 2026-11-30T09:00\naudience: members\nstatus: in_review\n---\nWords of my own.\n"
    )


def test_trust_is_not_earned_yet(play: Play) -> None:
    play.given(add(COMMITTEE, TRUST), put(OWN, own("dara-quinn")))
    play.commit("dquinn", status(OWN, "approved"))
    play.refused(missing(OWN, 9, "“My own”"), unrecorded(OWN, 9))
    play.given(swap(POST, "authors: [ana-silva]", "authors: [dara-quinn]"))
    play.again()
    play.commit("dquinn", status(OWN, "approved"))
    play.passes()


def test_trust_is_not_lent_to_somebody_else(play: Play) -> None:
    play.given(add(COMMITTEE, TRUST), put(OWN, own("eve-laurent")))
    play.given(swap(POST, "authors: [ana-silva]", "authors: [dara-quinn]"))
    play.commit("dquinn", status(OWN, "approved"))
    play.refused(missing(OWN, 9, "“My own”"), unrecorded(OWN, 9))
    play.commit("dquinn", swap(OWN, "authors: [eve-laurent]", "authors: [dara-quinn]"))
    play.passes()


def test_trust_is_not_earned_by_owning(play: Play) -> None:
    play.given(add(COMMITTEE, TRUST), put(OWN, own("dara-quinn")), add(MESSAGE, "owner: dara-quinn\n"))
    play.commit("dquinn", status(OWN, "approved"))
    play.refused(missing(OWN, 9, "“My own”"), unrecorded(OWN, 9))
    play.commit("dquinn", status(OWN, "in_review"))
    play.passes()


def test_trust_does_not_reach_a_message(play: Play) -> None:
    play.given(add(COMMITTEE, TRUST), status(MESSAGE, "in_review"))
    play.given(swap(POST, "authors: [ana-silva]", "authors: [dara-quinn]"))
    play.commit("dquinn", status(MESSAGE, "approved"), record(MESSAGE, "dara-quinn"))
    play.refused(MISSING, outside(MESSAGE, 14, "dara-quinn"))
    play.again()
    play.commit("dquinn", approve(MESSAGE, "ana-silva"))
    play.review("asilva")
    play.passes()


MORE = """title: More {n}
summary: More of it.
kind: topic
start: 2026-12-1{n}
owner: ana-silva
themes: [light]
audience: internal
status: draft
"""
