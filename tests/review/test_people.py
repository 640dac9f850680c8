"""What a review says of people: who joins, what they agreed to, and who leaves."""

from __future__ import annotations

import json

import pytest

from tests.history.trees import edited
from tests.review.scene import PEOPLE, picture
from tests.review.told import machine, markdown, review_of
from tests.review.tree import ANA, BEN, EVE, POST, START, titles, told


def test_a_person_who_joins() -> None:
    new = START[EVE].replace(b"Eve Laurent", "Zoë Lindqvist".encode()).replace(b"elaurent", b"zlindqvist")
    found = told({**START, f"{PEOPLE}/zoe-lindqvist.md": new})
    (one,) = found["public"]
    assert (one["title"], one["parts"], one["agreed"]) == ("Zoë Lindqvist", ["profile"], "yes")
    assert one["where"] == ["their page", "Aurora", "the directory"]
    assert one["page"] == "ambassadors/zoe-lindqvist/"


def test_how_long_somebody_agreed_is_for_colleagues() -> None:
    new = {**START, f"{PEOPLE}/zoe.md": START[EVE].replace(b"Eve Laurent", b"Zoe")}
    assert told(new, "private")["public"][0]["agreed"] == "yes, until 31 December 2027"


def test_an_account_is_shown_once_agreed_to() -> None:
    account = "accounts:\n  - id: x\n    platform: x\n    url: https://x.com/ben\nstanding: active"
    kept_back = edited(START, BEN, ("standing: active", account))
    found = told(kept_back)
    assert (found["public"], found["changes"], found["internal"]["unseen"]) == (
        [],
        [],
        [{"kind": "ambassador", "count": 1}],
    )
    assert [(one["parts"], one["readers"]) for one in told(kept_back, "private")["internal"]["things"]] == [
        (["X account"], "colleagues alone: not agreed to")
    ]
    agreed = edited(kept_back, BEN, ("scopes: [profile]", 'scopes: [profile, "account:x"]'))
    assert titles(told(agreed)["public"]) == [("Ben Okoro", ["X account"])]
    assert titles(told(agreed, before=kept_back)["public"]) == [("Ben Okoro", ["X account"])]


def test_a_photograph_without_agreement_is_no_word_in_public() -> None:
    photo = edited(
        START, BEN, ("standing: active", "photo:\n  file: ben.jpg\n  alt: Ben at night\nstanding: active")
    )
    photo[f"{PEOPLE}/ben.jpg"] = picture()
    assert "hotograph" not in markdown(review_of(START, photo))
    assert "Ben at night" not in json.dumps(told(photo))
    agreed = edited(photo, BEN, ("scopes: [profile]", "scopes: [profile, photo]"))
    assert titles(told(agreed)["public"]) == [("Ben Okoro", ["photograph"])]


def test_another_picture_under_the_same_name() -> None:
    photo = edited(
        START,
        BEN,
        ("standing: active", "photo:\n  file: ben.jpg\n  alt: Ben at night\nstanding: active"),
        ("scopes: [profile]", "scopes: [profile, photo]"),
    )
    before = {**photo, f"{PEOPLE}/ben.jpg": picture()}
    after = {**photo, f"{PEOPLE}/ben.jpg": picture((200, 20, 20))}
    assert [(one["property"], one["after"]) for one in told(after, before=before)["changes"]] == [
        ("picture", "another picture")
    ]


PHOTO = (
    "  - scopes: [photo, badge]\n    given_on: 2026-11-20\n    until: 2027-06-30\n    evidence: C-2026-950\n"
)


def test_withdrawn_consent_makes_invisible() -> None:
    after = edited(START, BEN, ("    evidence:", "    withdrawn_on: 2026-11-23\n    evidence:"))
    found = told(after, "private")
    assert titles(found["invisible"]) == [("Ben Okoro", ["profile"])]
    assert ("Editorial committee", "Ben Okoro") in {
        (one["property"], one["before"].partition(",")[0]) for one in found["changes"]
    }


@pytest.mark.parametrize(
    ("before", "after", "deed", "said"),
    [
        (
            "    evidence:",
            "    withdrawn_on: 2026-11-23\n    evidence:",
            ("withdrawn", ["the profile"], "2026-11-23"),
            "**Ben Okoro** withdraws their consent to the profile, from 23 November 2026",
        ),
        (
            "until: 2027-12-31",
            "until: 2028-06-30",
            ("changed", ["the profile"], "2028-06-30"),
            "The consent of **Ben Okoro** becomes one to the profile, until 30 June 2028",
        ),
        (
            "consent:\n",
            f"consent:\n{PHOTO}",
            ("given", ["the photograph", "the badges"], "2027-06-30"),
            "**Ben Okoro** agrees to the photograph and the badges, until 30 June 2027",
        ),
    ],
)
def test_a_consent_is_told_as_what_it_is(
    before: str, after: str, deed: tuple[str, list[str], str], said: str
) -> None:
    files = edited(START, BEN, (before, after))
    review = review_of(START, files, "private")
    (one,) = machine(review)["consents"]
    assert (one["person"], (one["deed"], one["scopes"], one["day"])) == ("Ben Okoro", deed)
    assert f"- {said}\n" in markdown(review)
    assert "Consent" not in {change["property"] for change in machine(review)["changes"]}
    assert told(files)["consents"] == []


def test_a_withdrawal_and_a_record_that_are_taken_out() -> None:
    withdrawn = edited(START, BEN, ("    evidence:", "    withdrawn_on: 2026-11-20\n    evidence:"))
    (one,) = told(START, "private", withdrawn)["consents"]
    assert (one["deed"], one["day"]) == ("revived", "2026-11-20")
    other = edited(START, BEN, ("evidence: C-", "evidence: D-"))
    assert [one["deed"] for one in told(other, "private")["consents"]] == ["given", "removed"]


def test_somebody_not_told_yet_is_one_change_and_no_name() -> None:
    new = START[EVE].replace(b"Eve Laurent", b"Zoe Hidden").replace(b"informed_on: 2025-12-01\n", b"")
    for audience in ("public", "private"):
        found = told({**START, f"{PEOPLE}/zoe.md": new}, audience)
        assert found["internal"]["apart"] == 1
        assert "Zoe Hidden" not in json.dumps(found)


def test_who_is_told_later_is_public_later() -> None:
    new = (
        START[EVE]
        .replace(b"Eve Laurent", b"Zoe")
        .replace(b"informed_on: 2025-12-01", b"informed_on: 2026-12-01")
    )
    assert told({**START, f"{PEOPLE}/zoe.md": new})["later"] == [{"kind": "ambassador", "count": 1}]


def test_consent_that_ends_soon() -> None:
    after = edited(START, BEN, ("until: 2027-12-31", "until: 2026-12-20"))
    assert told(after)["people"] == [{"count": 1}]
    assert "Ben" not in markdown(review_of(START, after)).partition("### People")[2].partition("###")[0]
    assert told(after, "private")["people"] == [
        {"person": "Ben Okoro", "scopes": "profile", "until": "2026-12-20"}
    ]


def test_consent_of_who_writes_a_post_that_changes() -> None:
    before = edited(START, ANA, ("until: 2027-12-31", "until: 2026-12-20"))
    after = edited(before, POST, ("a gull and", "two gulls and"))
    assert [one["person"] for one in told(after, "private", before)["people"]] == ["Ana Silva"]
    assert told(edited(before, BEN, ("eleven", "twelve")), "private", before)["people"] == []


def test_who_leaves_still_owns_something() -> None:
    after = edited(START, ANA, ("standing: active", "standing: alumni\nleft_on: 2026-11-20"))
    assert told(after)["calendar"]["owners_left"] == {"count": 1, "entries": []}
    left = told(after, "private")["calendar"]["owners_left"]
    assert left["entries"] == [{"title": "Lamp walk on the north quay", "owner": "Ana Silva"}]


def test_who_left_and_agrees_to_be_thanked_is_told_and_so_is_the_end_of_it() -> None:
    gone = edited(START, ANA, ("standing: active", "standing: alumni\nleft_on: 2026-11-20"))
    agreed = (
        "  - scopes: [profile, badge]\n    given_on: 2026-11-21\n    until: 2027-11-20\n    evidence: C-9\n"
    )
    thanked = edited(gone, ANA, ("\nconsent:\n", f"\nbadges:\n  - name: Ten walks\nconsent:\n{agreed}"))
    (effect,) = told(thanked, before=gone)["public"]
    assert effect["title"] == "Ana Silva"
    assert effect["page"] == "thanks/"
    assert "Ten walks" in effect["parts"]
    assert "Ana Silva" in markdown(review_of(gone, thanked))
    (ended,) = told(gone, before=thanked)["invisible"]
    assert ended["page"] == "thanks/"
    assert told(edited(thanked, ANA, ("Ten walks", "Twelve walks")), before=thanked)["public"]
