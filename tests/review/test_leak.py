"""Nothing hidden stands in a review for everybody: a canary in all that is hidden, searched for."""

from __future__ import annotations

import pytest

from tests.history.trees import Files
from tests.review.told import in_every_form
from tests.security.canaries import plant
from tests.security.canary import INTERNAL, LEVELS, PUBLIC, Canary, Searcher

PLANTED = plant()
SEARCHER = Searcher.of(PLANTED.canaries)
ORGANISATION = "content/organisation.yml"


def reworded(files: Files) -> dict[str, bytes]:
    """The files with every text that holds a canary said otherwise, and every body too."""
    return {path: _reworded(data) if path.endswith((".yml", ".md")) else data for path, data in files.items()}


def _reworded(data: bytes) -> bytes:
    data = data.replace(b" in a few words", b" in other words").replace(b" in words", b" in some words")
    return data.replace(b" begins a text", b" starts a text")


def without(files: Files, *parts: str) -> dict[str, bytes]:
    return {path: data for path, data in files.items() if not any(part in path for part in parts)}


BARE = {ORGANISATION: PLANTED.files[ORGANISATION]}
PROPOSALS = {
    "everything comes": (BARE, PLANTED.files),
    "everything goes": (PLANTED.files, BARE),
    "there was nothing": ({}, PLANTED.files),
    "every text changes": (PLANTED.files, reworded(PLANTED.files)),
    "the people come": (without(PLANTED.files, "ambassadors"), PLANTED.files),
    "the people go": (PLANTED.files, without(PLANTED.files, "ambassadors")),
    "the networks go": (PLANTED.files, without(PLANTED.files, "/network.yml")),
    "a network can not be read": (
        PLANTED.files,
        {**PLANTED.files, "content/networks/harbour/network.yml": b"name: ["},
    ),
    "the organisation can not be read": (PLANTED.files, {**PLANTED.files, ORGANISATION: b"name: ["}),
}


def canaries_in(text: str) -> set[Canary]:
    text = text.replace("&#8203;", "")
    return SEARCHER.in_words(text.encode()) | SEARCHER.in_text(text)


@pytest.mark.parametrize("proposal", PROPOSALS)
def test_nothing_hidden_is_told_to_everybody(proposal: str) -> None:
    for form, text in in_every_form(*PROPOSALS[proposal], "public").items():
        assert sorted(str(c) for c in canaries_in(text) if c.level > PUBLIC) == [], form


@pytest.mark.parametrize("proposal", PROPOSALS)
def test_colleagues_read_nothing_that_no_edition_shows(proposal: str) -> None:
    for form, text in in_every_form(*PROPOSALS[proposal], "private").items():
        assert sorted(str(c) for c in canaries_in(text) if c.level > INTERNAL) == [], form


def test_colleagues_read_more_than_everybody() -> None:
    found = canaries_in(in_every_form(*PROPOSALS["every text changes"], "private")["en.json"])
    assert {LEVELS[canary.level] for canary in found} == {"members", "internal"}
    assert len(found) > 20


def test_hidden_things_are_counted() -> None:
    text = in_every_form(*PROPOSALS["everything comes"], "public")["en.md"]
    assert "**Stays internal:**" in text
    assert "changes that no shared edition shows" in text
