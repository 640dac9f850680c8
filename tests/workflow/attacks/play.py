"""An attack as a story: who commits what, who reviews it when, and what the check says in the end.

Everything is real but the people: a git repository with its commits, branches and merges, a forge on loopback
that tells what happened as GitHub (or GitLab) would, and the command as a job of the forge runs it.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from ambassade.cli import main
from tests.forge.loopback import Forge, Prepared
from tests.rules.proposal import ENVIRONMENT
from tests.workflow.attacks import lab
from tests.workflow.attacks.edit import Edit
from tests.workflow.attacks.hub import Hub, Told, account

TOKEN = "ghp_attack0123456789SECRET"
_FORM = "--format=%H%x00%an%x00%ae%x00%cn%x00%ce%x00%B%x01"
Edits = tuple[Edit | tuple[Edit, ...], ...]


class Play:
    """One repository with its pull request 41; `root` holds content/ and may lie below the repository."""

    def __init__(self, repository: Path, forge: Forge, capsys: pytest.CaptureFixture[str]) -> None:
        self.repository = repository
        self.root = repository
        self.hub = Hub()
        self.forge = forge
        self.kind = "github"
        self.broken: dict[str, Prepared] = {}
        """Replies of the forge that are not as they should be, by path."""
        self._capsys = capsys

    def git(self, *arguments: str) -> str:
        """What git says, knowing nothing of this machine."""
        return self._run(arguments, {}).strip()

    def _run(self, arguments: tuple[str, ...], names: dict[str, str]) -> str:
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.repository,
            env=ENVIRONMENT | names,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, (arguments, done.stderr)
        return done.stdout

    def into(self, folder: str) -> None:
        """Everything on main moves into a folder of the repository."""
        (self.repository / folder).mkdir()
        self.git("mv", "content", folder)
        self.root = self.repository / folder
        self.given()

    def given(self, *edits: Edit | tuple[Edit, ...]) -> None:
        """What main holds before anybody proposes anything, or what is merged into it meanwhile."""
        self.git("switch", "--quiet", "main")
        self._commit("gil-rossi", "grossi", None, "Merged", edits)

    def commit(
        self,
        by: str,
        *edits: Edit | tuple[Edit, ...],
        message: str = "Change",
        address: str | None = None,
        committer: str | None = None,
        pushed_by: str | None = None,
        push: bool = True,
    ) -> str:
        """Somebody commits to the proposal and, unless told otherwise, pushes it; gives the commit's id."""
        self._on_proposal()
        found = self._commit(by, address or by, committer, message, edits)
        if push:
            self.push(pushed_by or by)
        return found

    def commit_here(self, by: str, *edits: Edit | tuple[Edit, ...]) -> str:
        """Somebody commits to whatever branch is checked out, and pushes nothing."""
        return self._commit(by, by, None, "Change", edits)

    def edit(self, *edits: Edit | tuple[Edit, ...]) -> None:
        """Somebody edits the files as they lie there, and commits nothing."""
        for edit in edits:
            for one in edit if isinstance(edit, tuple) else (edit,):
                one(self.root)

    def merge_main(self, by: str, *edits: Edit | tuple[Edit, ...]) -> None:
        """Somebody merges main into the proposal, with these edits inside of the merge commit."""
        self._on_proposal()
        self.git("merge", "--quiet", "--no-commit", "--no-ff", "main")
        self._commit(by, by, None, "Merge main", edits)
        self.push(by)

    def revert(self, by: str, commit: str) -> None:
        """Somebody reverts a commit of main."""
        self._on_proposal()
        self.git("revert", "--no-commit", commit)
        self._commit(by, by, None, "Revert", ())
        self.push(by)

    def reset(self, by: str, commit: str) -> None:
        """Somebody takes the branch back to a commit, and pushes by force."""
        self.git("switch", "--quiet", "proposal")
        self.git("reset", "--quiet", "--hard", commit)
        self.push(by, forced=True)

    def push(self, by: str | None, *, forced: bool = False) -> None:
        """Somebody pushes the proposal."""
        self.hub.push(account(by), self.git("rev-parse", "proposal"), forced=forced)

    def review(self, *logins: str | None, state: str = "APPROVED", commit: str | None = None) -> None:
        """People review, one after the other; None is an account that was deleted since."""
        for login in logins:
            self.hub.review(account(login), state, commit)

    def again(self) -> None:
        """Another proposal from the same main: the pull request as if nothing had happened."""
        self.git("switch", "--quiet", "main")
        if self.git("branch", "--list", "proposal"):
            self.git("branch", "--quiet", "--delete", "--force", "proposal")
        self.hub = Hub(accounts=self.hub.accounts)
        self.broken = {}

    def refused(self, *expected: str, **options: Any) -> None:
        """The check fails with just these findings: `path:line: severity: message [rule]`."""
        code, found = self.check(**options)
        assert found == list(expected)
        assert code == 1

    def passes(self, *expected: str, **options: Any) -> None:
        """The check passes, with just these warnings and notices."""
        code, found = self.check(**options)
        assert found == list(expected)
        assert code == 0

    def check(self, *, head: str | None = "proposal", base: str = "main") -> tuple[int, list[str]]:
        """Runs the command; without a head, over the files as they lie there."""
        self._serve()
        if head is not None:  # as in a job, where no file of the proposal lies in the folder
            self.git("switch", "--quiet", "--detach", base)
        typed = ["check", "--root", str(self.root), "--base", base, "--approvals", self.kind, "--pull", "41"]
        typed += ["--format", "json"] + ([] if head is None else ["--head", head])
        self._capsys.readouterr()
        code = main(typed)
        out, err = self._capsys.readouterr()
        assert err == ""
        assert TOKEN not in out
        return code, [_written(finding) for finding in json.loads(out)["findings"]]

    def commits(self) -> list[Told]:
        """The commits of the pull request, the oldest first."""
        told = self.git("log", "--reverse", _FORM, "main..proposal").split("\x01")
        parts = [one.strip("\n").split("\0") for one in told if one.strip("\n")]
        return [Told(p[0], (p[1], p[2]), (p[3], p[4]), p[5]) for p in parts]

    def _serve(self) -> None:
        commits = self.commits()
        told = self.hub.replies(commits) if self.kind == "github" else lab.replies(self.hub, commits)
        self.forge.routes.clear()
        for path, body in told.items():
            self.forge.put(path, Prepared(body))
        for path, reply in self.broken.items():
            self.forge.put(path, reply)

    def _on_proposal(self) -> None:
        known = self.git("branch", "--list", "proposal")
        self.git("switch", "--quiet", *(["proposal"] if known else ["--create", "proposal", "main"]))

    def _commit(self, by: str, login: str, committer: str | None, message: str, edits: Edits) -> str:
        self.edit(*edits)
        self.git("add", "--all")
        names = {"GIT_AUTHOR_NAME": by, "GIT_AUTHOR_EMAIL": _address(login)}
        second = committer or login
        names |= {"GIT_COMMITTER_NAME": committer or by, "GIT_COMMITTER_EMAIL": _address(second)}
        self._run(("commit", "--quiet", "--allow-empty", f"--message={message}"), names)
        return self.git("rev-parse", "HEAD")


def _address(login: str) -> str:
    return login if "@" in login else f"{login}@example.org"


def _written(finding: dict[str, Any]) -> str:
    """A finding on one line."""
    place = f"{finding['path']}:{finding['line']}"
    return f"{place}: {finding['severity']}: {finding['message']} [{finding['rule']}]"
