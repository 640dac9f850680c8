"""What a review says of texts that were published before somebody else looked at them."""

from __future__ import annotations

import pytest

from tests.history.trees import edited
from tests.review.told import machine, markdown, review_of
from tests.review.tree import MESSAGE, START, WALK, told

URGENT = "approvals:\n  - by: ben-okoro\n    on: {day}\n    digest: sha256:{digest}\n    urgent: true\n"


def urgent(day: str) -> str:
    return URGENT.format(day=day, digest="0" * 64)


@pytest.mark.parametrize(
    ("day", "due", "said"),
    [
        ("2026-11-20", "2026-11-23", "due on 23 November 2026, because {who} approved it alone"),
        ("2026-11-19", None, "overdue, because {who} approved it alone"),
    ],
)
def test_when_a_second_look_falls_due(day: str, due: str | None, said: str) -> None:
    after = edited(START, WALK, ("status: approved", f"status: approved\n{urgent(day)}"))
    for audience, names, who in (("public", [], "one person"), ("private", ["Ben Okoro"], "Ben Okoro")):
        review = review_of(START, after, audience)
        (look,) = machine(review)["second_looks"]["due"]
        assert (look["day"], look["names"]) == (due, names)
        assert f"quay**”: {said.format(who=who)}\n" in markdown(review)
        assert not [one for one in machine(review)["changes"] if one["property"] == "Approvals"]


def test_a_second_look_that_is_taken() -> None:
    before = edited(START, WALK, ("status: approved", f"status: approved\n{urgent('2026-11-20')}"))
    look = f"  - by: cleo-marsh\n    on: 2026-11-23\n    digest: sha256:{'0' * 64}\n"
    after = {
        **before,
        WALK: before[WALK].replace(b"    urgent: true\n", b"    urgent: true\n" + look.encode()),
    }
    assert told(after, "private", before)["second_looks"]["taken"][0]["names"] == ["Cleo Marsh"]
    (one,) = told(after, before=before)["second_looks"]["taken"]
    assert (one["day"], one["names"]) == (None, [])


def test_a_second_look_at_what_is_not_public_is_a_number() -> None:
    after = edited(START, MESSAGE, ("status: approved", f"status: approved\n{urgent('2026-11-20')}"))
    assert told(after)["second_looks"] == {"due": [], "taken": [], "hidden": 1}
