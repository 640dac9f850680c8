"""What a review says of the errors that the check found."""

from __future__ import annotations

import json

from tests.review.scene import AURORA, PEOPLE
from tests.review.told import approved, machine, markdown, review_of
from tests.review.tree import EVE, POST, START, WALK, told, with_network


def test_the_errors_are_told_to_colleagues_and_counted_for_everybody() -> None:
    gone = {path: data for path, data in START.items() if path != WALK}
    private, public = review_of(START, gone, "private"), review_of(START, gone)
    (error,) = [one for one in machine(private)["errors"] if one["file"] == WALK]
    assert (error["rule"], error["line"]) == ("deleted-without-trace", 13)
    assert error["hint"] == "keep the file, and type `status: archived`"
    assert machine(public)["errors"] == []
    assert {"rule": "deleted-without-trace", "count": 1} in machine(public)["rules"]
    assert (
        "- `deleted-without-trace`, 1 time: `ambassade explain deleted-without-trace` says why\n"
        in markdown(public)
    )


def test_of_many_errors_the_first_ten_are_told() -> None:
    after = {
        **START,
        **{
            f"{AURORA}/posts/p{n}.md": START[POST].replace(b"Why lamp nine", f"Number {n}".encode())
            for n in range(12)
        },
    }
    text = markdown(review_of(START, after, "private")).partition("**To be corrected**")[2]
    assert text.count("\n- ") == 11
    assert "- … and 2 more errors\n" in text


def test_colleagues_are_not_told_the_errors_of_a_closed_network() -> None:
    before = with_network("cobalt", "closed")
    path = "content/networks/cobalt/calendar/lamp-walk.yml"
    after = {other: data for other, data in before.items() if other != path}
    found = told(after, "private", before)
    assert not [one for one in found["errors"] if "cobalt" in json.dumps(one)]
    assert {"rule": "deleted-without-trace", "count": 1} in found["rules"]


def test_colleagues_are_told_the_errors_of_somebody_new_and_of_a_file_that_can_not_be_read() -> None:
    new = START[EVE].replace(b"Eve Laurent", b"Zoe Quay").replace(b"elaurent", b"zquay")
    files = {**START, f"{PEOPLE}/zoe.md": new, WALK: b"title: ["}
    errors = told(files, "private", approvals=approved(made_by=("hlind",)))["errors"]
    assert {f"{PEOPLE}/zoe.md", WALK} <= {one["file"] for one in errors}
    secret = {**START, f"{PEOPLE}/zoe.md": new.replace(b"informed_on: 2025-12-01\n", b"")}
    found = told(secret, "private", approvals=approved(made_by=("hlind",)))
    assert not [one for one in found["errors"] if "Zoe" in json.dumps(one)]
    assert "approval-missing" in {one["rule"] for one in found["rules"]}
