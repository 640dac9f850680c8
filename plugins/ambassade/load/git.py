"""Revisions of a repository as trees, read from git's blobs without touching the work tree.

The only place that starts git. Every list is asked for with `-z`, so that names with spaces, accents or line
breaks arrive as they are. Nothing of the repository is executed: the commands below use no hooks, filters or
configured programs.
"""

from __future__ import annotations

import contextlib
import os
import posixpath
import shutil
import subprocess
import tempfile
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from ambassade.load.tree import IGNORED, TreeFile

_LINK, _SUBMODULE = "120000", "160000"
_SECONDS = 120


class GitError(Exception):
    """Git can not answer; the message says why, in one sentence."""


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: who made it by name and address, as it claims itself, and what it says."""

    id: str
    parents: tuple[str, ...]
    author: tuple[str, str]
    committer: tuple[str, str]
    message: str


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file that differs between two revisions; `path` at the head (at the base where it is gone)."""

    path: str
    was: str | None
    """The path at the base; None where the file is new."""
    is_gone: bool = False


class Repository:
    """The git repository that holds a folder; paths are relative to that folder."""

    def __init__(self, root: Path) -> None:
        """GitError where the folder lies in no repository, or git is not there."""
        self.root = root
        self._prefix = self._text("rev-parse", "--show-prefix").rstrip("\n")
        self._reader: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._reader is not None:
            self._reader.communicate()
            self._reader = None

    def commit(self, revision: str) -> str:
        """The full id of the commit that a revision names; GitError where there is none."""
        if revision.startswith("-"):
            message = f"{revision!r} is no revision"
            raise GitError(message)
        try:
            return self._text(
                "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"
            ).strip()
        except GitError as fault:
            message = f"there is no revision {revision!r} here; a shallow clone has to fetch it first"
            raise GitError(message) from fault

    def merge_base(self, base: str, head: str) -> str:
        """The commit at which two revisions parted; GitError where they have nothing in common."""
        first, second = self.commit(base), self.commit(head)
        try:
            return self._text("merge-base", first, second).split("\n", 1)[0]
        except GitError as fault:
            message = f"{base} and {head} have no commit in common here; a shallow clone has to fetch more"
            raise GitError(message) from fault

    def tree(self, revision: str) -> GitTree:
        """The files of a revision."""
        return GitTree(self, self.commit(revision))

    def changes(self, base: str, head: str | None) -> tuple[FileChange, ...]:
        """Every file that differs between two commits, or between one and the work tree, moves too.

        Those outside the folder are among them, as `../name`: they may be what runs.
        """
        if head is None:
            with self._with_new_files() as environment:
                out = self._differing([base], environment)
        else:
            out = self._differing([base, head])
        return tuple(sorted(map(self._below, _read_changes(out)), key=lambda change: change.path))

    def _differing(self, ends: list[str], environment: Mapping[str, str] | None = None) -> bytes:
        """What `git diff` lists between two ends, or one and the work tree."""
        return self._bytes(
            "-c",
            "diff.renameLimit=10000",
            "diff",
            "--name-status",
            "-z",
            "--find-renames",
            "--no-ext-diff",
            "--no-textconv",
            "--no-relative",
            "--ignore-submodules=none",
            *ends,
            "--",
            ":/",
            environment=environment,
        )

    @contextlib.contextmanager
    def _with_new_files(self) -> Iterator[Mapping[str, str] | None]:
        """An environment in which git knows the new files of the work tree too, by an index of its own.

        So that a file that moved is seen to have moved before anybody added it. The real index stays.
        """
        listed = self._text("ls-files", "--others", "--exclude-standard", "-z", "--", ":/")
        if not listed:
            yield None
            return
        with tempfile.TemporaryDirectory() as scratch:
            index = Path(self._text("rev-parse", "--git-path", "index").removesuffix("\n"))
            own = Path(scratch) / "index"
            if (self.root / index).is_file():
                shutil.copyfile(self.root / index, own)
            environment = {"GIT_INDEX_FILE": str(own)}
            self._bytes("add", "--intent-to-add", "--all", "--", ":/", environment=environment)
            yield environment

    def _below(self, change: FileChange) -> FileChange:
        """A change with its paths relative to the folder."""
        if not self._prefix:
            return change
        was = None if change.was is None else posixpath.relpath(change.was, self._prefix)
        return FileChange(posixpath.relpath(change.path, self._prefix), was, is_gone=change.is_gone)

    def blob_ids(self) -> dict[str, str]:
        """The blob of every file of the work tree that is as git knows it."""
        touched = set(self._bytes("diff-files", "--name-only", "-z", "--relative").split(b"\0"))
        found = {}
        for line in self._bytes("ls-files", "--stage", "-z").split(b"\0"):
            if line:
                details, _, path = line.partition(b"\t")
                if path not in touched:
                    found[os.fsdecode(path)] = details.split()[1].decode()
        return found

    def message(self, revision: str) -> str:
        """A commit's message."""
        return self.commit_of(revision).message

    def commit_of(self, revision: str) -> Commit:
        """A commit with its message and signatures."""
        (commit,) = self._log("--no-walk", self.commit(revision))
        return commit

    def commits(self, base: str, head: str) -> tuple[Commit, ...]:
        """The commits that `head` reaches and `base` does not, the newest first."""
        return tuple(self._log(f"{self.commit(base)}..{self.commit(head)}"))

    def authors(self, revision: str) -> frozenset[tuple[str, str]]:
        """The name and address of every author of a commit that a revision reaches, as they claim."""
        form = "--format=%an%x00%ae%x00"
        out = self._text(
            "log", "-z", "--no-show-signature", "--no-mailmap", form, self.commit(revision), "--"
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
            made = self._text("merge-tree", "--write-tree", *commit.parents)
            return made.strip() == self._text("rev-parse", "--verify", commit.id + "^{tree}").strip()
        except GitError:
            return False

    def make_branch(self, name: str, base: str, files: Mapping[str, bytes], message: str) -> str:
        """Makes a branch with one commit on top of `base`, in which these files are as given; its id.

        The work tree, the index and the branch that is checked out stay as they are, and no hook runs.
        GitError where the branch is there already, or nobody is known who commits.
        """
        ref = f"refs/heads/{name}"
        if self._text("for-each-ref", "--format=%(refname)", ref).strip():
            fault = f"there is already a branch {name}"
            raise GitError(fault)
        with tempfile.TemporaryDirectory() as scratch:
            own = {"GIT_INDEX_FILE": str(Path(scratch) / "index")}
            self._bytes("read-tree", self.commit(base), environment=own)
            for path, data in files.items():
                blob = (
                    self._bytes("hash-object", "-w", "--stdin", "--no-filters", stdin=data).decode().strip()
                )
                entry = f"100644,{blob},{self._prefix}{path}"
                self._bytes("update-index", "--add", "--cacheinfo", entry, environment=own)
            tree = self._bytes("write-tree", environment=own).decode().strip()
        made = self._bytes("commit-tree", tree, "-p", self.commit(base), "-F", "-", stdin=message.encode())
        commit = made.decode().strip()
        self._bytes("update-ref", ref, commit, "0" * len(commit))
        return commit

    def push(self, remote: str, branch: str) -> None:
        """Pushes a branch to a remote by the same name; GitError where that is refused."""
        if remote.startswith("-"):
            fault = f"{remote!r} is no remote"
            raise GitError(fault)
        self._bytes("push", "--quiet", remote, f"refs/heads/{branch}:refs/heads/{branch}")

    def _log(self, *arguments: str) -> Iterator[Commit]:
        """Commits, their parts parted by zero bytes: no text in a commit can hold one."""
        form = "--format=%H%x00%P%x00%an%x00%ae%x00%cn%x00%ce%x00%B%x00"
        out = self._text("log", "-z", "--no-show-signature", "--no-mailmap", form, *arguments, "--")
        parts = out.split("\0")
        for start in range(0, len(parts) - 7, 8):
            name, parents, author, email, committer, address, message = parts[start : start + 7]
            yield Commit(name, tuple(parents.split()), (author, email), (committer, address), message)

    def status_times(self, paths: Collection[str]) -> dict[str, datetime]:
        """When each file's line `status:` last changed: the committer's time (aware) of that commit.

        One call for all files. They are asked for by folder, which keeps the command line short. A file that
        no commit knows is left out; in a shallow clone the oldest commit there counts for all before it.
        """
        folders = sorted({path.rpartition("/")[0] for path in paths})
        if not folders:
            return {}
        out = self._bytes(
            "log",
            "-G^status:",
            "--format=%cI",
            "--name-only",
            "-z",
            "--no-renames",
            "--no-ext-diff",
            "--no-textconv",
            "--no-show-signature",
            "--no-follow",
            "--relative",
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
        out = self._bytes(
            "log",
            "--first-parent",
            "-m",
            f"-G{line}",
            "--format=%ct",
            "--name-only",
            "-z",
            "--no-renames",
            "--no-ext-diff",
            "--no-textconv",
            "--no-show-signature",
            "--no-follow",
            "--relative",
            "--",
            f":(glob){files}",
        )
        return _rising_times(out)

    def is_shallow(self) -> bool:
        """Whether older commits were left out when the repository was cloned."""
        return self._text("rev-parse", "--is-shallow-repository").strip() == "true"

    def user_name(self) -> str | None:
        """The name that git writes into commits here; None where none is set."""
        try:
            return self._text("config", "user.name").strip() or None
        except GitError:
            return None

    def list_files(self, commit: str, folder: str) -> Iterator[TreeFile]:
        """Every file below a folder at a commit."""
        out = self._bytes(
            "ls-tree", "-r", "-z", "--long", "--full-tree", commit, "--", self._prefix + folder + "/"
        )
        for line in out.split(b"\0"):
            if not line:
                continue
            details, _, name = line.partition(b"\t")
            mode, _, blob, size = details.decode().split()
            path = os.fsdecode(name).removeprefix(self._prefix)
            if path.rsplit("/", 1)[-1] not in IGNORED:
                is_link = mode in {_LINK, _SUBMODULE}
                yield TreeFile(path, 0 if is_link else int(size), is_link=is_link, blob=blob)

    def read_blob(self, name: str) -> bytes:
        """The bytes of an object, through one `cat-file --batch` for all; OSError where there is none."""
        if "\n" in name:
            message = f"{name!r} can not be asked for"
            raise OSError(message)
        reader = self._batch()
        stdin, stdout = _pipe(reader.stdin), _pipe(reader.stdout)
        stdin.write(os.fsencode(name) + b"\n")
        stdin.flush()
        head = stdout.readline().split()
        if len(head) < 3 or head[1] != b"blob":
            raise FileNotFoundError(name)
        data = stdout.read(int(head[2]))
        stdout.read(1)
        return data

    def read_file(self, commit: str, path: str) -> bytes:
        """The bytes of a file at a commit; OSError where there is none."""
        return self.read_blob(f"{commit}:{self._prefix}{path}")

    def _batch(self) -> subprocess.Popen[bytes]:
        if self._reader is None:
            self._reader = subprocess.Popen(
                ["git", "-C", str(self.root), "cat-file", "--batch"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
        return self._reader

    def _text(self, *arguments: str) -> str:
        return os.fsdecode(self._bytes(*arguments))

    def _bytes(
        self,
        *arguments: str,
        environment: Mapping[str, str] | None = None,
        stdin: bytes | None = None,
    ) -> bytes:
        try:
            done = subprocess.run(
                [
                    "git",
                    "-c",
                    "core.fsmonitor=false",
                    "-c",
                    "core.quotepath=false",
                    "-C",
                    str(self.root),
                    *arguments,
                ],
                capture_output=True,
                check=False,
                timeout=_SECONDS,
                input=stdin,
                env=None if environment is None else {**os.environ, **environment},
            )
        except (OSError, subprocess.TimeoutExpired) as fault:
            message = "git does not answer; is it installed?"
            raise GitError(message) from fault
        if done.returncode != 0:
            told = done.stderr.decode("utf-8", "replace").strip().splitlines()
            message = told[0] if told else f"git {arguments[0]} failed"
            raise GitError(message)
        return done.stdout


class GitTree:
    """The files of one commit."""

    def __init__(self, repository: Repository, commit: str) -> None:
        self.commit = commit
        self._repository = repository
        self._blobs: dict[str, str] = {}

    def files(self, folder: str) -> Iterator[TreeFile]:
        """Every file below `folder`, sorted by path."""
        for file in sorted(self._repository.list_files(self.commit, folder), key=lambda file: file.path):
            self._blobs[file.path] = file.blob or ""
            yield file

    def read(self, path: str) -> bytes:
        """The bytes of a file."""
        blob = self._blobs.get(path)
        return self._repository.read_blob(blob) if blob else self._repository.read_file(self.commit, path)


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        message = "git was started without pipes"
        raise OSError(message)
    return stream


def _read_changes(out: bytes) -> Iterator[FileChange]:
    """`git diff --name-status -z`: a letter, then one path, or two for a move or a copy."""
    parts = iter(os.fsdecode(part) for part in out.split(b"\0"))
    for letter in parts:
        if not letter:
            continue
        first = next(parts)
        if letter[0] == "R":
            yield FileChange(next(parts), first)
        elif letter[0] == "C":
            yield FileChange(next(parts), None)
        else:
            yield FileChange(first, None if letter[0] == "A" else first, is_gone=letter[0] == "D")


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
