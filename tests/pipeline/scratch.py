"""A small repository at a forge, with pull requests, and the events that a forge would send about them."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ambassade.cli import main
from tests.pipeline.files import ROOT
from tests.rules.example import Example

REPOSITORY = "quay/lanterns"
FORK = "bastien-okoro/lanterns"
LOGIN = "bastien-okoro"
TOKEN = "ghs_0123456789abcdefSECRET"  # made up
ENVIRONMENT = os.environ | {  # in which tests/conftest.py has made all that git knows of this machine unknown
    "GIT_AUTHOR_NAME": "Bastien Okoro",
    "GIT_AUTHOR_EMAIL": f"41+{LOGIN}@users.noreply.github.com",
    "GIT_COMMITTER_NAME": "Bastien Okoro",
    "GIT_COMMITTER_EMAIL": f"41+{LOGIN}@users.noreply.github.com",
}
MESSAGE = "content/networks/aurora/messages/walk-with-us.yml"
PERSON = "content/ambassadors/ana-silva.md"
NETWORK = "content/networks/aurora/network.yml"
Files = Mapping[str, str | None]


@dataclass(frozen=True)
class Pull:
    """A pull request: its number, its head, and the merge that the forge prepared of it."""

    number: int
    head: str
    merge: str
    repository: str


class Scratch:
    """The repository at the forge: the base tree of the rules, and the files that run there."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @classmethod
    def make(cls, root: Path) -> Scratch:
        """A new one, with one commit on main."""
        made = cls(root)
        for path, data in Example("base").tree().items():
            made._write(path, data)
        shutil.copytree(ROOT / ".ci", root / ".ci")
        ignored = shutil.ignore_patterns("ISSUE_TEMPLATE", "CODEOWNERS", "__pycache__")
        shutil.copytree(ROOT / ".github", root / ".github", ignore=ignored)
        shutil.copy(ROOT / "action.yml", root)
        assert main(["generate", "--root", str(root)]) == 0
        made.git("init", "--quiet", "-b", "main")
        made.commit("base")
        return made

    def git(self, *arguments: str) -> str:
        """What git says."""
        return subprocess.run(
            ["git", *arguments], cwd=self.root, env=ENVIRONMENT, capture_output=True, text=True, check=True
        ).stdout.strip()

    def commit(self, message: str, files: Files | None = None) -> str:
        """Commits files (None: the file goes away) and whatever else has changed; the commit's id."""
        for path, text in (files or {}).items():
            if text is None:
                (self.root / path).unlink()
            else:
                self._write(path, text.encode())
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD")

    def read(self, path: str) -> str:
        """A file as it is on main."""
        return self.git("show", f"main:{path}") + "\n"

    def propose(self, files: Files, *, number: int = 7, repository: str = REPOSITORY) -> Pull:
        """A pull request with these files, from this repository or a fork."""
        self.git("switch", "--quiet", "--detach", "main")
        head = self.commit("proposal", files)
        self.git("switch", "--quiet", "--detach", "main")
        self.git("merge", "--quiet", "--no-ff", "-m", "merge", head)
        merge = self.git("rev-parse", "HEAD")
        self.git("update-ref", f"refs/pull/{number}/head", head)
        self.git("update-ref", f"refs/pull/{number}/merge", merge)
        self.git("switch", "--quiet", "main")
        return Pull(number, head, merge, repository)

    def _write(self, path: str, data: bytes) -> None:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def github(name: str, event: Mapping[str, Any], ref: str, sha: str, api: str = "") -> dict[str, Any]:
    """The context `github` of an event, and what a job has of it in its environment."""
    return {
        "event_name": name,
        "event": dict(event),
        "ref": ref,
        "sha": sha,
        "repository": REPOSITORY,
        "token": TOKEN,
        "api_url": api or "http://127.0.0.1:9",
        "server_url": "https://github.com",
        "workflow": name,
    }


def repository(*, private: bool = False) -> dict[str, Any]:
    """The repository, in an event."""
    return {"full_name": REPOSITORY, "private": private, "default_branch": "main"}


def pull_event(pull: Pull, scratch: Scratch, *, private: bool = False) -> dict[str, Any]:
    """The event `pull_request`."""
    return {
        "action": "synchronize",
        "number": pull.number,
        "repository": repository(private=private),
        "pull_request": {
            "number": pull.number,
            "head": {
                "ref": "profil",
                "sha": pull.head,
                "repo": {"full_name": pull.repository, "fork": pull.repository != REPOSITORY},
            },
            "base": {
                "ref": "main",
                "sha": scratch.git("rev-parse", "main"),
                "repo": repository(private=private),
            },
        },
    }
