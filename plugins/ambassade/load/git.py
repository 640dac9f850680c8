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
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from ambassade.load.tree import IGNORED, TreeFile

_LINK, _SUBMODULE = "120000", "160000"
_SECONDS = 120


class GitError(Exception):
    """Git can not answer; the message says why, in one sentence."""


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
        self.prefix = self.text("rev-parse", "--show-prefix").rstrip("\n")
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
            return self.text(
                "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"
            ).strip()
        except GitError as fault:
            message = f"there is no revision {revision!r} here; a shallow clone has to fetch it first"
            raise GitError(message) from fault

    def merge_base(self, base: str, head: str) -> str:
        """The commit at which two revisions parted; GitError where they have nothing in common."""
        first, second = self.commit(base), self.commit(head)
        try:
            return self.text("merge-base", first, second).split("\n", 1)[0]
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
        return self.run(
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
        listed = self.text("ls-files", "--others", "--exclude-standard", "-z", "--", ":/")
        if not listed:
            yield None
            return
        with tempfile.TemporaryDirectory() as scratch:
            index = Path(self.text("rev-parse", "--git-path", "index").removesuffix("\n"))
            own = Path(scratch) / "index"
            if (self.root / index).is_file():
                shutil.copyfile(self.root / index, own)
            environment = {"GIT_INDEX_FILE": str(own)}
            self.run("add", "--intent-to-add", "--all", "--", ":/", environment=environment)
            yield environment

    def _below(self, change: FileChange) -> FileChange:
        """A change with its paths relative to the folder."""
        if not self.prefix:
            return change
        was = None if change.was is None else posixpath.relpath(change.was, self.prefix)
        return FileChange(posixpath.relpath(change.path, self.prefix), was, is_gone=change.is_gone)

    def list_files(self, commit: str, folder: str) -> Iterator[TreeFile]:
        """Every file below a folder at a commit."""
        out = self.run(
            "ls-tree", "-r", "-z", "--long", "--full-tree", commit, "--", self.prefix + folder + "/"
        )
        for line in out.split(b"\0"):
            if not line:
                continue
            details, _, name = line.partition(b"\t")
            mode, _, blob, size = details.decode().split()
            path = os.fsdecode(name).removeprefix(self.prefix)
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
        return self.read_blob(f"{commit}:{self.prefix}{path}")

    def _batch(self) -> subprocess.Popen[bytes]:
        if self._reader is None:
            self._reader = subprocess.Popen(
                ["git", "-C", str(self.root), "cat-file", "--batch"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
        return self._reader

    def text(self, *arguments: str) -> str:
        """What a git command prints, as text; GitError where it fails."""
        return os.fsdecode(self.run(*arguments))

    def run(
        self,
        *arguments: str,
        environment: Mapping[str, str] | None = None,
        stdin: bytes | None = None,
    ) -> bytes:
        """What a git command prints; GitError with its first words where it fails. For this folder alone."""
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
