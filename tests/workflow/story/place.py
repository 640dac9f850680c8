"""Where the story happens: a bare repository with a hook, and a clone of it for each person."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from tests.rules.example import BASE, PROPOSED, files_of, laid_over

HOOK = Path(__file__).with_name("hook.py")
PEOPLE = {
    "ana-silva": ("Ana Silva", "asilva"),
    "ben-okoro": ("Ben Okoro", "bokoro"),
    "cleo-marsh": ("Cleo Marsh", "cmarsh"),
    "dara-quinn": ("Dara Quinn", "dquinn"),
    "eve-laurent": ("Eve Laurent", "elaurent"),
    "gil-rossi": ("Gil Rossi", "grossi"),
    "hugo-lind": ("Hugo Lind", "hlind"),
    "iris-novak": ("Iris Novak", "inovak"),
}
"""Names and logins; they stand in the profiles too."""
_SAID = "remote:"
_OUTSIDE = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GITHUB_"))}


def email(person: str) -> str:
    """The address that somebody's git writes into commits."""
    return f"{person.partition('-')[0]}@example.org"


@dataclass
class Clock:
    """The time of the story; it goes on by a minute with whatever is done."""

    now: datetime

    def tick(self) -> datetime:
        """The next minute."""
        self.now += timedelta(minutes=1)
        return self.now


def environment(person: str, now: datetime) -> dict[str, str]:
    """What git is told of who works with it and when; nothing of this machine's configuration."""
    name, _ = PEOPLE[person]
    at = now.isoformat(timespec="seconds")
    return _OUTSIDE | {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_AUTHOR_NAME": name,
        "GIT_AUTHOR_EMAIL": email(person),
        "GIT_AUTHOR_DATE": at,
        "GIT_COMMITTER_NAME": name,
        "GIT_COMMITTER_EMAIL": email(person),
        "GIT_COMMITTER_DATE": at,
    }


def founding_files() -> Mapping[str, bytes]:
    """What is on main before the story begins: the rules' example, with no date fixed."""
    files = laid_over(files_of(BASE), dict(files_of(PROPOSED)))
    organisation = "content/organisation.yml"
    return files | {organisation: files[organisation].replace(b"as_of: 2026-11-23\n", b"")}


class Remote:
    """The bare repository that everybody pushes to."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.path = folder / "remote.git"
        self._clock = clock
        seed = folder / "seed"
        for name, data in founding_files().items():
            target = seed / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        self._git(folder, "init", "--quiet", "--bare", "--initial-branch=main", str(self.path))
        self._git(seed, "init", "--quiet", "--initial-branch=main")
        self._git(seed, "add", "--all")
        self._git(seed, "commit", "--quiet", "--message=What there was before")
        self._git(seed, "push", "--quiet", str(self.path), "main")
        self.set("receive.advertisePushOptions", "true")
        hook = self.path / "hooks" / "pre-receive"
        hook.parent.mkdir(exist_ok=True)
        hook.write_text(f"#!/bin/sh\nexec {shlex.join([sys.executable, str(HOOK)])}\n", encoding="utf-8")
        hook.chmod(0o755)

    def set(self, name: str, value: str) -> None:
        """What the administrator says in the configuration."""
        self._git(self.path, "config", name, value)

    def _git(self, folder: Path, *arguments: str) -> None:
        subprocess.run(
            ["git", *arguments],
            cwd=folder,
            env=environment("gil-rossi", self._clock.now),
            capture_output=True,
            check=True,
        )


class Clone:
    """One person's copy of the repository."""

    def __init__(self, folder: Path, remote: Remote, person: str, clock: Clock) -> None:
        self.root = folder / person
        self.person = person
        self._clock = clock
        self.git("clone", "--quiet", str(remote.path), str(self.root), at=folder)
        self.git("config", "user.name", PEOPLE[person][0])

    def git(self, *arguments: str, at: Path | None = None) -> str:
        """What git says; CalledProcessError where it does not want to."""
        return self._run(arguments, at, self._clock.now, check=True).stdout

    def begin(self, branch: str) -> None:
        """A new branch from main as it is on the remote."""
        self.git("fetch", "--quiet", "--prune", "origin")
        self.git("switch", "--quiet", "--no-track", "--force-create", branch, "origin/main")

    def commit(self, about: str) -> None:
        """Commits whatever has changed."""
        self.git("add", "--all")
        self._run(("commit", "--quiet", "--message", about), None, self._clock.tick(), check=True)

    def merge(self, branch: str, message: str) -> None:
        """Makes a merge of a branch into main, here."""
        self.begin("merging")
        self._run(
            ("merge", "--quiet", "--no-ff", "--message", message, branch),
            None,
            self._clock.tick(),
            check=True,
        )

    def push(self, refspec: str, pull: int | None = None) -> tuple[bool, str]:
        """Pushes: whether it was taken, and what the remote says."""
        option = () if pull is None else ("--push-option", str(pull))
        done = self._run(("push", "--quiet", *option, "origin", refspec), None, self._clock.now, check=False)
        lines = [line.removeprefix(_SAID) for line in done.stderr.splitlines() if line.startswith(_SAID)]
        return done.returncode == 0, "\n".join(line.removeprefix(" ").rstrip() for line in lines).strip()

    def _run(
        self, arguments: tuple[str, ...], at: Path | None, now: datetime, *, check: bool
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["git", *arguments],
            cwd=at or self.root,
            env=environment(self.person, now),
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=check,
        )
