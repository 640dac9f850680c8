"""What a repository's history says: commits and who made them, merges, and when lines changed."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from ambassade.load.git import GitError, Repository

_NAMES_ONLY = (
    "--name-only",
    "-z",
    "--no-renames",
    "--no-ext-diff",
    "--no-textconv",
    "--no-show-signature",
    "--no-follow",
    "--relative",
)
"""Of each commit the paths below the folder, as they are, and nothing that a configuration adds."""


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: who made it by name and address, as it claims itself, and what it says."""

    id: str
    parents: tuple[str, ...]
    author: tuple[str, str]
    committer: tuple[str, str]
    message: str


class Log:
    """The history of a repository; every question is one call of git."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository

    def commit(self, revision: str) -> Commit:
        """A commit with its message and signatures."""
        (commit,) = self._log("--no-walk", self._repository.commit(revision))
        return commit

    def commits(self, base: str, head: str) -> tuple[Commit, ...]:
        """The commits that `head` reaches and `base` does not, the newest first."""
        return tuple(self._log(f"{self._repository.commit(base)}..{self._repository.commit(head)}"))

    def authors(self, revision: str) -> frozenset[tuple[str, str]]:
        """The name and address of every author of a commit that a revision reaches, as they claim."""
        form = "--format=%an%x00%ae%x00"
        out = self._repository.text(
            "log", "-z", "--no-show-signature", "--no-mailmap", form, self._repository.commit(revision), "--"
        )
        parts = out.split("\0")
        return frozenset(zip(parts[::3], parts[1::3], strict=False))

    def is_plain_merge(self, commit: Commit) -> bool:
        """Whether a commit is just what git makes of its two parents, with nothing added or left out by hand.

        False too where they contradict each other, so that somebody had to decide, and where git is older
        than 2.38 and can not tell.
        """
        if len(commit.parents) != 2:
            return False
        try:
            made = self._repository.text("merge-tree", "--write-tree", *commit.parents)
            return (
                made.strip() == self._repository.text("rev-parse", "--verify", commit.id + "^{tree}").strip()
            )
        except GitError:
            return False

    def status_times(self, paths: Collection[str]) -> dict[str, datetime]:
        """When each file's line `status:` last changed: the committer's time (aware) of that commit.

        One call for all files. They are asked for by folder, which keeps the command line short. A file that
        no commit knows is left out; in a shallow clone the oldest commit there counts for all before it.
        """
        folders = sorted({path.rpartition("/")[0] for path in paths})
        if not folders:
            return {}
        out = self._repository.run(
            "log",
            "-G^status:",
            "--format=%cI",
            *_NAMES_ONLY,
            "--",
            *folders,
        )
        return _read_times(out, frozenset(paths))

    def line_times(self, line: str, files: str) -> dict[str, datetime]:
        """When lines of each file that look like `line` last changed on the branch: an instant in UTC.

        `line` is an extended regular expression (POSIX), `files` a glob below the folder. One call for all.
        It is a merge's own time that counts, not that of the commits it brings in. A commit that claims to be
        no later than the one before it counts as a minute later, so that what changed later always is later.
        A file that no commit knows is left out; in a shallow clone the oldest commit there counts for all
        before it.
        """
        out = self._repository.run(
            "log",
            "--first-parent",
            "-m",
            f"-G{line}",
            "--format=%ct",
            *_NAMES_ONLY,
            "--",
            f":(glob){files}",
        )
        return _rising_times(out)

    def is_shallow(self) -> bool:
        """Whether older commits were left out when the repository was cloned."""
        return self._repository.text("rev-parse", "--is-shallow-repository").strip() == "true"

    def user_name(self) -> str | None:
        """The name that git writes into commits here; None where none is set."""
        try:
            return self._repository.text("config", "user.name").strip() or None
        except GitError:
            return None

    def _log(self, *arguments: str) -> Iterator[Commit]:
        """Commits, their parts parted by zero bytes: no text in a commit can hold one."""
        form = "--format=%H%x00%P%x00%an%x00%ae%x00%cn%x00%ce%x00%B%x00"
        out = self._repository.text(
            "log", "-z", "--no-show-signature", "--no-mailmap", form, *arguments, "--"
        )
        parts = out.split("\0")
        for start in range(0, len(parts) - 7, 8):
            name, parents, author, email, committer, address, message = parts[start : start + 7]
            yield Commit(name, tuple(parents.split()), (author, email), (committer, address), message)


def _read_times(out: bytes, wanted: frozenset[str]) -> dict[str, datetime]:
    """`git log --format=%cI --name-only -z`: a time, then the paths of that commit, the newest first."""
    found: dict[str, datetime] = {}
    at: datetime | None = None
    for part in out.split(b"\0"):
        text = os.fsdecode(part).removeprefix("\n")
        if text in wanted:
            if at is not None:
                found.setdefault(text, at)
        elif "/" not in text and text:
            at = datetime.fromisoformat(text)
    return found


def _rising_times(out: bytes) -> dict[str, datetime]:
    """`git log --format=%ct --name-only -z`: the paths of each commit, told from the newest to the oldest."""
    commits: list[tuple[datetime, list[str]]] = []
    for part in out.split(b"\0"):
        text = os.fsdecode(part).removeprefix("\n")
        if text.isdigit():
            commits.append((datetime.fromtimestamp(int(text), UTC), []))
        elif text and commits:
            commits[-1][1].append(text)
    found: dict[str, datetime] = {}
    last: datetime | None = None
    for at, paths in reversed(commits):
        last = at if last is None else max(at, last + timedelta(minutes=1))
        found.update(dict.fromkeys(paths, last))
    return found
