"""Who is known by the trailers of a merge, and whose change a merge itself is, with the real git."""

from __future__ import annotations

from pathlib import Path

import pytest

from ambassade.history.approvals import Approvals
from ambassade.load.content import load_content
from ambassade.load.git import Repository
from ambassade.load.schema import load_schemas
from ambassade.load.tree import WorkTree
from ambassade.review.proposed import Compared, approvals_of
from tests.rules.proposal import begin, git
from tests.workflow.story.place import founding_files

WIND = "content/networks/bora/calendar/wind-day.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository whose only commit is by Ana, as every commit is that says nothing else."""
    begin(tmp_path, founding_files())
    return tmp_path


def commit(root: Path, path: str, text: str, *, author: str | None = None) -> None:
    """A commit that adds a line to a file."""
    with (root / path).open("a", encoding="utf-8") as file:
        file.write(text)
    by = () if author is None else (f"--author={author}",)
    git(root, "add", "--all")
    git(root, "commit", "--quiet", f"--message={path}", *by)


def branch(root: Path, text: str = "notes: Windy\n") -> None:
    """A branch by Ana with one change, and main again."""
    git(root, "switch", "--quiet", "--create", "wind")
    commit(root, WIND, text)
    git(root, "switch", "--quiet", "main")


def merge(root: Path, trailer: str) -> None:
    """A merge of the branch by Ana."""
    git(root, "merge", "--quiet", "--no-ff", "--message", f"Wind\n\n{trailer}", "wind")


def approvals(root: Path) -> Approvals:
    """What the merge at the head says."""
    base = load_content(WorkTree(root), load_schemas()).catalog
    with Repository(root) as repository:
        compared = Compared.of(repository, "HEAD^1", "HEAD")
        return approvals_of(repository, compared, "trailers", None, {})(base)


@pytest.mark.parametrize(
    "trailer",
    ["Reviewed-by: Ben Okoro <ben@example.org>", "Reviewed-by: Ben Okoro", "Acked-by: @bokoro"],
)
def test_somebody_who_only_looks_is_known(root: Path, trailer: str) -> None:
    commit(root, "notes.md", "Lamps", author="Ben Okoro <ben@example.org>")
    branch(root)
    merge(root, trailer)
    found = approvals(root)
    assert found.verified
    assert found.independent() == {"bokoro"}
    assert found.authors == {"asilva"}


def test_an_address_that_nobody_has_used_is_nobodys(root: Path) -> None:
    branch(root)
    merge(root, "Reviewed-by: Ben Okoro <ben@example.org>")
    found = approvals(root)
    assert found.approvers == frozenset()
    assert "names a reviewer whose login is not known" in str(found.remarks[0])


def test_an_address_of_two_people_is_nobodys(root: Path) -> None:
    for name in ("Ben Okoro", "Cleo Marsh"):
        commit(root, "notes.md", name, author=f"{name} <desk@example.org>")
    branch(root)
    merge(root, "Reviewed-by: Ben Okoro <desk@example.org>")
    assert approvals(root).approvers == frozenset()


def test_an_earlier_name_does_not_make_an_author_unknown(root: Path) -> None:
    commit(root, "notes.md", "Lamps", author="Ana, at night <ana@example.org>")
    branch(root)
    merge(root, "Reviewed-by: @bokoro")
    assert approvals(root).unknown_authors == 0


def test_a_plain_merge_is_not_a_change_of_who_merges(root: Path) -> None:
    branch(root)
    commit(root, "notes.md", "Main went on")
    merge(root, "Reviewed-by: @bokoro")
    git(root, "commit", "--quiet", "--amend", "--no-edit", "--author=Ben Okoro <ben@example.org>")
    assert approvals(root).independent() == {"bokoro"}


@pytest.mark.parametrize("path", ["notes.md", WIND], ids=["another file", "the same file"])
def test_what_is_changed_in_the_merge_is_of_who_merges(root: Path, path: str) -> None:
    branch(root)
    merge(root, "Reviewed-by: @bokoro")
    with (root / path).open("a", encoding="utf-8") as file:
        file.write("# slipped in\n")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--amend", "--no-edit", "--author=Ben Okoro <ben@example.org>")
    found = approvals(root)
    assert found.authors == {"asilva", "bokoro"}
    assert found.independent() == frozenset()


def test_what_a_merge_leaves_out_is_of_who_merges(root: Path) -> None:
    branch(root)
    commit(root, "notes.md", "Main went on")
    git(root, "merge", "--quiet", "--no-ff", "--message", "Wind\n\nReviewed-by: @bokoro", "wind")
    git(root, "rm", "--quiet", "notes.md")
    git(root, "commit", "--quiet", "--amend", "--no-edit", "--author=Ben Okoro <ben@example.org>")
    assert approvals(root).independent() == frozenset()


def test_who_settles_a_contradiction_is_an_author(root: Path) -> None:
    branch(root, "notes: Windy\n")
    commit(root, WIND, "notes: Calm\n")
    with pytest.raises(AssertionError):
        merge(root, "")
    git(root, "checkout", "--quiet", "--theirs", WIND)
    git(root, "add", "--all")
    git(
        root,
        "commit",
        "--quiet",
        "--message=Wind\n\nReviewed-by: @bokoro",
        "--author=Ben Okoro <ben@example.org>",
    )
    assert approvals(root).independent() == frozenset()
