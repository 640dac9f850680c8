"""What a review says of one change at a time: nothing too much for its readers, and nothing left out."""

from __future__ import annotations

import json

import pytest

from tests.history.trees import edited
from tests.review.scene import AURORA, entry
from tests.review.told import machine, markdown, review_of, terminal
from tests.review.tree import POST, START, WALK, titles, told


def test_nothing_differs() -> None:
    review = review_of(START, START)
    sentence = "Merging this changes nothing that readers see, in any edition."
    assert markdown(review).splitlines()[:3] == ["<!-- ambassade-review -->", "", sentence]
    assert terminal(review).startswith(sentence + "\n")
    assert "Unverified" not in markdown(review)


def test_a_comment_in_a_file_is_nothing() -> None:
    review = review_of(START, {**START, WALK: b"# a comment\n" + START[WALK]})
    assert "changes nothing that readers see" in markdown(review)


def test_files_that_are_no_content_are_counted() -> None:
    found = told({**START, "tool.py": b"print()\n"})
    assert found["other_files"] == 1
    assert [(one["tooling"], one["by"]) for one in found["needed"]] == [(True, "the maintainers")]


def test_an_embargo_is_a_number_in_public_and_a_date_inside() -> None:
    walk = entry("Night fair", "event", "2026-12-20", embargo="2026-12-01T08:00")
    after = {**START, f"{AURORA}/calendar/fair.yml": walk}
    found = told(after)
    assert found["later"] == [{"kind": "event", "count": 1}]
    assert "2026-12-01" not in json.dumps(found)
    assert "Night fair" not in json.dumps(found)
    (one,) = told(after, "private")["later"]
    assert (one["title"], one["from"]) == ("Night fair", "2026-12-01T08:00:00+01:00")
    assert "1 December 2026, 08:00 (Europe/Paris)" in markdown(review_of(START, after, "private"))


def test_a_post_put_off_is_invisible_until_then() -> None:
    after = edited(START, POST, ("2026-11-02T09:00", "2026-12-02T09:00"))
    found = told(after)
    assert titles(found["invisible"]) == [("Why lamp nine went out", [])]
    assert found["later"] == [{"kind": "post", "count": 1}]


def test_what_members_read_still_is_said() -> None:
    after = edited(START, WALK, ("audience: public", "audience: members"))
    for audience in ("public", "private"):
        review = review_of(START, after, audience)
        assert [one["still"] for one in machine(review)["invisible"]] == ["members"]
        assert "**No longer public**" in markdown(review)
        assert "| What | Where it was read | Who still reads it |" in markdown(review)
    archived = edited(START, WALK, ("status: approved", "status: archived"))
    assert [one["still"] for one in told(archived)["invisible"]] == [None]
    assert "**Becomes invisible**" in markdown(review_of(START, archived))


def test_the_first_line_counts_all_that_readers_see() -> None:
    after = edited(START, POST, ("a gull and", "two gulls and"))
    after = edited(after, f"{AURORA}/network.yml", ("Lamps for the long night", "Lamps for longer nights"))
    assert "## Merging this changes 2 things that readers see\n" in markdown(review_of(START, after))
    del after[WALK]
    first = "## Merging this changes 2 things that readers see and takes 1 thing off the public site\n"
    assert first in markdown(review_of(START, after))
    moved = edited(START, WALK, ("start: 2026-12", "start: 2027-01"))
    assert "## Merging this changes 1 thing that readers see\n" in markdown(review_of(START, moved))


@pytest.mark.parametrize("path", sorted(START))
def test_no_file_goes_without_a_word(path: str) -> None:
    after = {other: data for other, data in START.items() if other != path}
    for audience in ("public", "private"):
        assert "changes nothing that readers see" not in markdown(review_of(START, after, audience))


@pytest.mark.parametrize("path", sorted(START))
def test_no_file_changes_or_comes_without_a_word(path: str) -> None:
    before = {other: data for other, data in START.items() if other != path}
    assert "changes nothing that readers see" not in markdown(review_of(before, START))
    text = START[path].decode()
    key = "maintainers: [gil-rossi]" if path.endswith("organisation.yml") else "notes: Between us"
    if key in text:
        changed = text.replace(key, "maintainers: [gil-rossi, ana-silva]")
    elif path.endswith(".fr.md"):  # a translation has no front matter: all of it is read where the page is
        (change,) = told({**START, path: f"{text}\nAna le dit.\n".encode()})["changes"]
        assert change["after"].endswith("Ana le dit.")
        return
    else:
        changed = text.replace("---\n", f"---\n{key}\n", 1) if path.endswith(".md") else text + key + "\n"
    found = told({**START, path: changed.encode()})
    assert found["internal"]["unseen"] or found["internal"]["colleagues"] or found["internal"]["members"]
    assert "Between us" not in json.dumps(found)
