"""The demonstration's content in a folder of its own, and the commands as functions."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from ambassade.cli import main

ROOT = Path(__file__).resolve().parents[2]
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    shutil.copytree(ROOT / "content", folder / "content")
    return folder


@pytest.fixture
def run(root: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in the folder: its exit code, what it said, and what it complained about."""

    def command(name: str, *arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main([name, "--root", str(root), *arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return command


def read(root: Path, path: str) -> str:
    """A file with the line ends that it has."""
    return (root / path).read_bytes().decode()


def write(root: Path, path: str, text: str) -> None:
    """Writes a file, with these line ends."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(text.encode())


def files_of(root: Path) -> dict[str, bytes]:
    """Every file of the repository."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".git" not in path.relative_to(root).parts
    }


def git(root: Path, *arguments: str, at: str | None = None) -> str:
    """What git answers; `at` is the time of a commit."""
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
    times = {} if at is None else {"GIT_COMMITTER_DATE": at, "GIT_AUTHOR_DATE": at}
    environment = {**os.environ, **times}
    return subprocess.run(
        ["git", *identity, *arguments],
        cwd=root,
        check=True,
        capture_output=True,
        text=True,
        env=environment,
    ).stdout
