"""A comment stays: who leaves or takes something back is counted for everybody, and named to colleagues."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from ambassade.words import say
from tests.history.trees import Files, edited, start
from tests.review.scene import AURORA, PEOPLE
from tests.review.told import approved, in_every_form, machine, markdown, review_of

START = start()
BEN, ANA = f"{PEOPLE}/ben-okoro.md", f"{PEOPLE}/ana-silva.md"
POST = f"{AURORA}/posts/why-lamp-nine.md"
ANEW = "  - scopes: [profile]\n    given_on: 2026-11-20\n    until: 2027-12-31\n    evidence: C-2026-950\n"
WITHDRAWN = edited(START, BEN, ("    evidence:", "    withdrawn_on: 2026-11-23\n    evidence:"))
OF_LONG_AGO = edited(START, BEN, ("    evidence:", "    withdrawn_on: 2026-06-01\n    evidence:"))
AGAIN = edited(
    OF_LONG_AGO,
    BEN,
    ("consent:\n", f"consent:\n{ANEW}"),
)
PROPOSALS: dict[str, tuple[Files, Files]] = {
    "withdraws": (START, WITHDRAWN),
    "is brought back": (WITHDRAWN, START),
    "agrees anew": (OF_LONG_AGO, AGAIN),
    "leaves": (START, edited(START, BEN, ("standing: active", "standing: alumni\nleft_on: 2026-11-20"))),
    "will leave": (START, edited(START, BEN, ("standing: active", "standing: active\nleft_on: 2026-12-20"))),
    "is deleted": (START, {path: data for path, data in START.items() if path != BEN}),
    "is told of in a title": (
        START,
        edited(WITHDRAWN, POST, ("title: Why lamp nine went out", "title: Ben Okoro and lamp nine")),
    ),
    "is told of in a text": (
        START,
        edited(WITHDRAWN, POST, ("a gull and", "a gull, BEN OKORO (see ambassadors/ben-okoro) and")),
    ),
}


@pytest.mark.parametrize("proposal", PROPOSALS)
def test_nobody_is_named_in_public_who_leaves_or_withdraws(proposal: str) -> None:
    for form, text in in_every_form(*PROPOSALS[proposal], "public").items():
        bare = text.replace("&#8203;", "").casefold()
        assert [name for name in ("okoro", "ben-") if name in bare] == [], form


@pytest.mark.parametrize("proposal", PROPOSALS)
def test_colleagues_read_the_name(proposal: str) -> None:
    assert "Ben Okoro" in markdown(review_of(*PROPOSALS[proposal], "private"))


@pytest.mark.parametrize(
    ("proposal", "numbers", "title", "said"),
    [
        (
            "withdraws",
            {"shown": 0, "gone": 1, "less": 0, "changed": 0},
            "changes 1 thing that readers see and takes 1 thing off the public site",
            "1 person is no longer shown.",
        ),
        (
            "is brought back",
            {"shown": 1, "gone": 0, "less": 0, "changed": 0},
            "makes 1 thing public and changes 1 thing that readers see",
            "1 person becomes public.",
        ),
    ],
)
def test_they_are_counted(proposal: str, numbers: dict[str, int], title: str, said: str) -> None:
    review = review_of(*PROPOSALS[proposal])
    found = machine(review)
    assert (found["public"], found["invisible"], found["not_named"]) == ([], [], numbers)
    assert f"## Merging this {title}\n" in markdown(review)
    assert f"**Not named, because they leave or withdrew:** {said}" in markdown(review)


def test_a_part_that_somebody_takes_back() -> None:
    after = edited(START, ANA, ('scopes: [profile, "account:linkedin"]', "scopes: [profile]"))
    public, private = (machine(review_of(START, after, audience)) for audience in ("public", "private"))
    assert (public["not_named"]["less"], public["invisible"]) == (1, [])
    assert "Silva" not in json.dumps(public)
    assert [(one["title"], one["parts"]) for one in private["invisible"]] == [
        ("Ana Silva", ["LinkedIn account"])
    ]


def test_who_agreed_anew_long_since_is_named() -> None:
    after = edited(AGAIN, BEN, ("eleven", "twelve"))
    assert "Ben Okoro" in markdown(review_of(AGAIN, after))


def test_a_remark_about_their_account_is_counted() -> None:
    late = say("`{login}` approved before the last push", login="bokoro")
    approvals = replace(approved("cmarsh", made_by=("hlind",)), remarks=(late,))
    review = review_of(START, WITHDRAWN, approvals=approvals)
    assert (machine(review)["remarks"], machine(review)["remarks_left_out"]) == ([], 1)
    assert "1 approval is left out, of an account that is not named here." in markdown(review)
    assert machine(review_of(START, WITHDRAWN, "private", approvals=approvals))["remarks"] == [str(late)]


def test_what_is_taken_back_is_said_to_be_that() -> None:
    found = machine(review_of(WITHDRAWN, START, "private"))
    assert [one["agreed"] for one in found["public"]] == ["no: withdrawn on 23 November 2026"]
