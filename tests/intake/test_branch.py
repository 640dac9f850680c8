"""A form becomes a branch with one commit, and nothing that lies in the folder changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from ambassade.cli import main
from tests.intake.trial import EVENT, MESSAGE, Trial, form
from tests.intake.writer import body_of
from tests.rules.proposal import ENVIRONMENT, git

NEW = "content/networks/aurora/messages/the-glass-no-longer-rattles.yml"
BRANCH = "intake/issue-41"


@pytest.fixture
def committed(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> Trial:
    """The repository with everything committed; whoever commits is known to git."""
    for name, value in ENVIRONMENT.items():
        if name.startswith("GIT_"):
            monkeypatch.setenv(name, value)
    git(trial.root, "init", "--quiet", "--initial-branch=main")
    git(trial.root, "add", "--all")
    git(trial.root, "commit", "--quiet", "--message=Base")
    return trial


def state(root: Path) -> tuple[str, str, str]:
    """What must not change: where we are, what lies there, what is staged."""
    return (
        git(root, "rev-parse", "HEAD"),
        git(root, "status", "--porcelain", "--untracked-files=all"),
        git(root, "symbolic-ref", "HEAD"),
    )


def test_the_branch_holds_it_and_nothing_here_changes(committed: Trial) -> None:
    root = committed.root
    with (root / "content/organisation.yml").open("a", encoding="utf-8") as file:
        file.write("# half a thought\n")
    before = state(root)
    code, told = committed.fill("propose-message", MESSAGE, "--commit")
    assert (code, told["files"]) == (0, [NEW])
    assert state(root) == before
    assert not (root / NEW).exists()
    assert git(root, "diff", "--name-status", "main", BRANCH).split() == ["A", NEW]
    assert "idea: The glass no longer rattles" in git(root, "show", f"{BRANCH}:{NEW}")
    assert git(root, "log", "-1", "--format=%B", BRANCH).rstrip().endswith("Filled-in-by: @Mara-Quill")
    assert git(root, "rev-parse", f"{BRANCH}^") == git(root, "rev-parse", "main")


def test_it_says_what_comes_next(committed: Trial, capsys: pytest.CaptureFixture[str]) -> None:
    path = committed.root.parent / "answers.txt"
    path.write_text(body_of(form(committed.root, "propose-message"), MESSAGE), encoding="utf-8")
    assert main(["intake", "--root", str(committed.root), str(path), "--number", "41", "--commit"]) == 0
    said = capsys.readouterr().out
    assert f"{NEW}: on the branch" in said
    assert f"next: `git push origin {BRANCH}`" in said
    assert "/compare/main...intake%2Fissue-41?quick_pull=1" in said


def test_it_is_pushed(committed: Trial, tmp_path: Path) -> None:
    remote = tmp_path / "remote.git"
    git(tmp_path, "init", "--quiet", "--bare", str(remote))
    git(committed.root, "remote", "add", "origin", str(remote))
    code, _ = committed.fill("propose-event", EVENT, "--push", "origin")
    assert code == 0
    assert git(remote, "rev-parse", BRANCH) == git(committed.root, "rev-parse", BRANCH)


def test_a_refused_form_makes_no_branch(committed: Trial) -> None:
    code, told = committed.fill("propose-message", {**MESSAGE, "from": "soon"}, "--commit")
    assert code == 1
    assert told["refused"]
    assert git(committed.root, "branch", "--list", "intake/*") == ""


def test_a_branch_is_never_replaced(committed: Trial) -> None:
    assert committed.fill("propose-message", MESSAGE, "--commit")[0] == 0
    first = git(committed.root, "rev-parse", BRANCH)
    code, told = committed.fill("propose-event", EVENT, "--commit")
    assert code == 2
    assert f"there is already a branch {BRANCH}" in told["err"]
    assert git(committed.root, "rev-parse", BRANCH) == first


def test_a_dry_run_makes_no_branch(committed: Trial) -> None:
    assert committed.fill("propose-message", MESSAGE, "--commit", "--dry-run")[0] == 0
    assert git(committed.root, "branch", "--list", "intake/*") == ""


@pytest.mark.parametrize("remote", ["nowhere", "--upload-pack=touch x"])
def test_what_can_not_be_pushed_is_said(committed: Trial, remote: str) -> None:
    code, told = committed.fill("propose-message", MESSAGE, f"--push={remote}")
    assert code == 2
    assert "git can not do it" in told["err"]
    assert not (committed.root / "x").exists()


def test_without_a_repository_it_is_said(trial: Trial) -> None:
    code, told = trial.fill("propose-message", MESSAGE, "--commit")
    assert code == 2
    assert "git can not do it" in told["err"]
