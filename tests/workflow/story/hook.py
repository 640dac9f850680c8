"""Stands in for a forge's required checks: a server's hook that lets only checked merges come to main.

Git runs it as `pre-receive`, with a line `<old> <new> <ref>` for every branch that is pushed, and the number
of the pull request as a push option. What is pushed is not in the repository yet but beside it, so it is
looked at in a scratch repository that borrows from both. The date, and where approvals are read, stand in the
configuration of the bare repository, out of reach of who pushes.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

MAIN = "refs/heads/main"
CLOSED = "main takes nothing but merges: push a branch of your own, and open a pull request with it\n"


def check(old: str, new: str, ref: str) -> int:
    """Exit code 0 lets a branch be moved; what is written goes to whoever pushes."""
    if ref != MAIN:
        return 0
    parents = _git("rev-list", "--parents", "--max-count=1", new).split()[1:]
    if len(parents) != 2 or parents[0] != old:
        sys.stdout.write(CLOSED)
        return 1
    command = [sys.executable, "-m", "ambassade", "check", "--base", old, "--head", new]
    command += ["--as-of", _setting("now"), "--approvals", _setting("approvals")]
    pull = os.environ.get("GIT_PUSH_OPTION_0")
    if pull is not None:
        command += ["--pull", pull]
    with tempfile.TemporaryDirectory() as folder:
        _lay_out(Path(folder), new)
        done = subprocess.run(
            command,
            cwd=folder,
            env=_plain() | _forge(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
    sys.stdout.buffer.write(done.stdout)
    return done.returncode


def _lay_out(folder: Path, commit: str) -> None:
    """A repository whose objects are those of the bare one and those that were pushed."""
    lent = [os.environ.get("GIT_OBJECT_DIRECTORY", ""), str(Path.cwd() / "objects")]
    subprocess.run(["git", "init", "--quiet", folder], env=_plain(), check=True)
    (folder / ".git/objects/info/alternates").write_text(
        "".join(f"{Path(path).resolve()}\n" for path in lent if path), encoding="utf-8"
    )
    subprocess.run(
        ["git", "-c", "advice.detachedHead=false", "checkout", "--quiet", commit],
        cwd=folder,
        env=_plain(),
        check=True,
    )


def _plain() -> dict[str, str]:
    """The environment without what git says of the repository that is pushed to."""
    return {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
    }


def _forge() -> dict[str, str]:
    """Where the forge is, for a check that asks one."""
    api = subprocess.run(
        ["git", "config", "--get", "story.api"], stdout=subprocess.PIPE, text=True, check=False
    ).stdout.strip()
    return {"GITHUB_API_URL": api, "GITHUB_REPOSITORY": _setting("repository")} if api else {}


def _setting(name: str) -> str:
    return _git("config", "--get", f"story.{name}").strip()


def _git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], stdout=subprocess.PIPE, text=True, check=True).stdout


if __name__ == "__main__":
    sys.exit(max(check(*line.split()) for line in sys.stdin))
