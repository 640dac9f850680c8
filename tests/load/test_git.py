from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from ambassade.load.git import FileChange, GitError, Repository


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository whose content lies in a folder of its own, with names that are hard to list."""
    root = tmp_path / "repository" / "networks site"
    (root / "content" / "ambassadors").mkdir(parents=True)
    git(root.parent, "init", "-q", "-b", "main")
    write(root, "content/organisation.yml", "name: Lumen\n")
    write(root, "content/ambassadors/ana.md", "first line\nsecond line\nthird line\n")
    write(root, "content/ambassadors/né à\tl'aube.md", "odd\n")
    commit(root, "first")
    return root


def git(root: Path, *arguments: str) -> str:
    """What git answers."""
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
    return subprocess.run(
        ["git", *identity, *arguments], cwd=root, check=True, capture_output=True, text=True
    ).stdout


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


def commit(root: Path, message: str) -> str:
    git(root, "add", "--all")
    git(root, "commit", "-q", "-m", message)
    return git(root, "rev-parse", "HEAD").strip()


def test_a_revision_is_read_without_the_work_tree(root: Path) -> None:
    write(root, "content/organisation.yml", "name: Changed and not committed\n")
    (root / "content/ambassadors/ana.md").unlink()
    with Repository(root) as repository:
        tree = repository.tree("HEAD")
        assert [file.path for file in tree.files("content")] == [
            "content/ambassadors/ana.md",
            "content/ambassadors/né à\tl'aube.md",
            "content/organisation.yml",
        ]
        assert tree.read("content/organisation.yml") == b"name: Lumen\n"
        assert tree.read("content/ambassadors/né à\tl'aube.md") == b"odd\n"
        with pytest.raises(OSError, match="missing"):
            tree.read("content/missing.yml")
        assert tree.read("content/ambassadors/ana.md").startswith(b"first")


def test_links_are_listed_as_links(root: Path) -> None:
    (root / "content/ambassadors/link.md").symlink_to("/etc/hostname")
    commit(root, "link")
    with Repository(root) as repository:
        links = [file for file in repository.tree("HEAD").files("content") if file.is_link]
    assert [link.path for link in links] == ["content/ambassadors/link.md"]


def test_changes_between_revisions(root: Path) -> None:
    base = git(root, "rev-parse", "HEAD").strip()
    (root / "content/ambassadors/ana.md").rename(root / "content/ambassadors/ana-silva.md")
    write(root, "content/organisation.yml", "name: Lumen two\n")
    (root / "content/ambassadors/né à\tl'aube.md").unlink()
    write(root, "content/new.yml", "a: b\n")
    head = commit(root, "second")
    with Repository(root) as repository:
        assert repository.changes(base, head) == (
            FileChange("content/ambassadors/ana-silva.md", "content/ambassadors/ana.md"),
            FileChange(
                "content/ambassadors/né à\tl'aube.md", "content/ambassadors/né à\tl'aube.md", is_gone=True
            ),
            FileChange("content/new.yml", None),
            FileChange("content/organisation.yml", "content/organisation.yml"),
        )


def test_changes_of_the_work_tree(root: Path) -> None:
    write(root, "content/organisation.yml", "name: Not committed\n")
    write(root, "content/untracked.yml", "a: b\n")
    with Repository(root) as repository:
        head = repository.commit("HEAD")
        assert repository.changes(head, None) == (
            FileChange("content/organisation.yml", "content/organisation.yml"),
            FileChange("content/untracked.yml", None),
        )


def test_merge_base(root: Path) -> None:
    base = git(root, "rev-parse", "HEAD").strip()
    git(root, "switch", "-q", "-c", "proposal")
    write(root, "content/new.yml", "a: b\n")
    commit(root, "proposal")
    git(root, "switch", "-q", "main")
    write(root, "content/other.yml", "a: b\n")
    commit(root, "meanwhile")
    with Repository(root) as repository:
        assert repository.merge_base("main", "proposal") == base


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "HEAD~9", "HEAD:content"])
def test_no_such_revision(root: Path, revision: str) -> None:
    with Repository(root) as repository, pytest.raises(GitError, match="no revision"):
        repository.commit(revision)
    assert not (root / "x").exists()


def test_no_repository(tmp_path: Path) -> None:
    with pytest.raises(GitError):
        Repository(tmp_path)
