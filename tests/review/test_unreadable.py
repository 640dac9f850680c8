"""What a review says where something can not be read."""

from __future__ import annotations

import json

import pytest

from tests.history.trees import edited
from tests.review.scene import AURORA, entry
from tests.review.told import machine, markdown, review_of
from tests.review.tree import POST, START, WALK, told


def test_what_can_not_be_read_is_said_first() -> None:
    after = edited({**START, POST: b"---\ntitle: [\n---\n"}, WALK, ("One hour, forty", "Two hours, fifty"))
    review = review_of(START, after)
    assert markdown(review).splitlines()[2].startswith("**Not everything could be read.** 1 file")
    found = machine(review)
    assert (found["unreadable"]["head"], found["unreadable"]["paths"]) == (1, [])
    assert (found["invisible"], len(found["changes"])) == ([], 1)
    assert told(after, "private")["unreadable"]["paths"] == [POST]


def test_a_network_that_can_not_be_read_takes_nothing_with_it() -> None:
    found = told({**START, f"{AURORA}/network.yml": b"name: ["})
    assert (found["invisible"], found["public"]) == ([], [])
    assert found["unreadable"]["head"] == 1


def test_a_base_that_could_not_be_read() -> None:
    found = told(START, before={**START, POST: b"---\ntitle: [\n---\n"})
    assert (found["unreadable"]["base"], found["public"]) == (1, [])
    assert "could not be read before this proposal either" in markdown(
        review_of({**START, POST: b"---\ntitle: [\n---\n"}, START)
    )


def test_the_first_content_of_all() -> None:
    found = told(START, before={})
    assert found["unreadable"]["no_base"]
    assert {one["kind"] for one in found["public"]} >= {"organisation", "network", "ambassador", "post"}
    assert found["unverified"]


def test_an_organisation_that_can_not_be_read() -> None:
    review = review_of(START, {**START, "content/organisation.yml": b"name: ["})
    assert machine(review)["unreadable"]["no_head"]
    assert "The organisation file can not be read" in markdown(review)
    assert "nothing public" not in markdown(review)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "0001-01-01T00:00+12:00"])
@pytest.mark.parametrize("audience", ["public", "private"])
def test_a_year_that_no_calendar_reaches(day: str, audience: str) -> None:
    after = {
        **START,
        f"{AURORA}/calendar/never.yml": entry("Never", "event", day),
        f"{AURORA}/calendar/held.yml": entry("Held", "event", "2026-12-01", embargo=day),
        f"{AURORA}/posts/never.md": START[POST].replace(b"2026-11-02T09:00", day.encode()),
    }
    assert told(after, audience)["unreadable"]["head"] == 3
    assert told(START, audience, after)["unreadable"]["base"] == 3


def test_a_file_that_belongs_nowhere_is_counted() -> None:
    after = edited(START, WALK, ("One hour, forty", "Two hours, fifty"))
    for name in ("content/networks/aurora/notes.txt", "content/ambassadors/New One.md", "content/x/y.yml"):
        found = told({**after, name: b"x"})
        assert (found["unreadable"]["head"], len(found["changes"])) == (1, 1)


def test_faults_are_counted_and_not_quoted() -> None:
    after = edited(START, WALK, ("owner: ana-silva", "owner: nobody-known"))
    found = told(after)
    assert found["findings"]["errors"] >= 1
    assert "nobody-known" not in json.dumps(found)
