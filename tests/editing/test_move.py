"""`ambassade move`: along the table of statuses, with what has to be approved anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.editing.conftest import Run, files_of, read, write

DRAFT = "content/networks/quiet-water/messages/passport-bluesky.yml"
APPROVED = "content/networks/quiet-water/messages/when-it-stops.yml"


def test_a_draft_goes_to_review_and_whose_turn_it_is_is_told(root: Path, run: Run) -> None:
    before = read(root, DRAFT)
    code, out, _ = run("move", "passport-bluesky", "in_review")
    assert code == 0
    assert out == (
        "quiet-water/passport-bluesky was `draft` and is now `in_review`.\n"
        f"Next: commit {DRAFT}, and open a pull request with it.\n"
        "Then one of these reads it and types `ambassade approve quiet-water/passport-bluesky --by PERSON`: "
        "Nathalie Çelik (lead), Jørgen Brækhus (editor), Zoë Lindqvist (approver).\n"
    )
    assert read(root, DRAFT) == before.replace("status: draft", "status: in_review")
    assert run("check")[0] == 0


def test_approvals_are_taken_out_on_the_way_back(root: Path, run: Run) -> None:
    before = read(root, APPROVED)
    code, out, _ = run("move", APPROVED, "draft")
    assert code == 0
    assert "The approval by Zoë Lindqvist on 16 November 2026 was taken out:" in out
    assert "One of these has to propose it or approve it there: Nathalie Çelik (lead)," in out
    head, _, _ = before.partition("status: approved")
    assert read(root, APPROVED) == head + "status: draft\n"


def test_what_is_archived_keeps_its_approvals(root: Path, run: Run) -> None:
    before = read(root, APPROVED)
    code, out, _ = run("move", APPROVED, "archived")
    assert code == 0
    assert read(root, APPROVED) == before.replace("status: approved", "status: archived")
    assert "No edition but the internal one shows it from the next build on." in out


@pytest.mark.parametrize("typed", ["in_review", "in-review", "In review"])
def test_the_status_may_be_typed_as_people_do(root: Path, run: Run, typed: str) -> None:
    assert run("move", DRAFT, typed)[0] == 0
    assert "status: in_review" in read(root, DRAFT)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("scheduled", "`scheduled` is not typed: what is approved is scheduled until its day comes"),
        ("published", "`published` is not typed"),
        (
            "approved",
            "has to approve it: `ambassade approve quiet-water/passport-bluesky --by PERSON`",
        ),
        ("archivd", "`archivd` is no status; did you mean `archived`?"),
        ("zzz", "`zzz` is no status; they are draft, in_review and archived"),
    ],
)
def test_what_can_not_be_moved_to_is_explained(root: Path, run: Run, typed: str, told: str) -> None:
    before = files_of(root)
    code, _, err = run("move", DRAFT, typed)
    assert code == 2
    assert told in err
    assert files_of(root) == before


def test_the_same_status_changes_nothing(root: Path, run: Run) -> None:
    before = files_of(root)
    code, out, _ = run("move", DRAFT, "draft")
    assert (code, out) == (0, "quiet-water/passport-bluesky is `draft` already. Nothing was changed.\n")
    assert files_of(root) == before


def test_a_file_that_can_not_be_read_is_refused_with_its_fault(root: Path, run: Run) -> None:
    write(root, DRAFT, read(root, DRAFT).replace("audience: members", "audience: everybody"))
    before = files_of(root)
    code, out, _ = run("move", DRAFT, "in_review")
    assert code == 1
    assert "[unknown-value]" in out
    assert "refused: the file can not be read" in out
    assert files_of(root) == before


def test_in_a_one_person_organisation_nobody_else_is_waited_for(root: Path, run: Run) -> None:
    path = "content/organisation.yml"
    write(root, path, read(root, path).replace("preset: group", "preset: solo"))
    _, out, _ = run("move", DRAFT, "in_review")
    assert "Then type `ambassade approve quiet-water/passport-bluesky --by PERSON`.\n" in out
