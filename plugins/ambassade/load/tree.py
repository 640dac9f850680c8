"""Where files come from: a work tree on disk, or a tree in memory.

Paths are relative, with forward slashes.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

IGNORED = frozenset({".DS_Store", "Thumbs.db", ".gitkeep"})
"""Files that systems leave behind; they are neither read nor reported."""


@dataclass(frozen=True, slots=True)
class TreeFile:
    """One file of a tree: its path and its size in bytes."""

    path: str
    size: int
    is_link: bool = False
    """Whether it is a link to another place."""
    is_closed: bool = False
    """Whether it is known beforehand that nothing can be read there: a folder without permission, a pipe."""
    blob: str | None = None
    """Its object id where the tree knows it: the same id at the same path is the same text."""


class Tree(Protocol):
    """A set of files that can be listed and read."""

    def files(self, folder: str) -> Iterator[TreeFile]:
        """Every file below `folder`, sorted by path; links are listed and not followed."""

    def read(self, path: str) -> bytes:
        """The bytes of a file; OSError where it can not be read."""


class WorkTree:
    """The files of a folder on disk."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def files(self, folder: str) -> Iterator[TreeFile]:
        """Every file below `folder`, sorted by path."""
        if (self.root / folder).is_symlink():
            yield TreeFile(folder, 0, is_link=True)
        else:
            yield from sorted(self._walk(folder), key=lambda file: file.path)

    def _walk(self, folder: str) -> Iterator[TreeFile]:
        pending = [folder]
        while pending:
            here = pending.pop()
            try:
                with os.scandir(self.root / here) as scanned:
                    entries = list(scanned)
            except FileNotFoundError:
                continue
            except OSError:
                yield TreeFile(here, 0, is_closed=True)
                continue
            for entry in entries:
                path = f"{here}/{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    pending.append(path)
                elif entry.name not in IGNORED:
                    yield _file(path, entry)

    def read(self, path: str) -> bytes:
        """The bytes of a file."""
        return (self.root / path).read_bytes()


def _file(path: str, entry: os.DirEntry[str]) -> TreeFile:
    """What lies in a folder under a name and is no folder."""
    if entry.is_symlink():
        return TreeFile(path, 0, is_link=True)
    try:
        found = entry.stat(follow_symlinks=False)
    except OSError:
        return TreeFile(path, 0, is_closed=True)
    return TreeFile(path, found.st_size, is_closed=not stat.S_ISREG(found.st_mode))


class MemoryTree:
    """Files held in memory: for tests, previews and the examples of rule pages."""

    def __init__(self, files: Mapping[str, str | bytes]) -> None:
        self._files = {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}

    def files(self, folder: str) -> Iterator[TreeFile]:
        """Every file below `folder`, sorted by path."""
        for path in sorted(self._files):
            if path.startswith(folder + "/") and path.rsplit("/", 1)[-1] not in IGNORED:
                yield TreeFile(path, len(self._files[path]))

    def read(self, path: str) -> bytes:
        """The bytes of a file."""
        if path not in self._files:
            raise FileNotFoundError(path)
        return self._files[path]


def lines_of(tree: Tree) -> Callable[[str], tuple[str, ...]]:
    """What gives a file's lines for showing them: each file is read once, and nothing where it can not be."""

    @cache
    def lines(path: str) -> tuple[str, ...]:
        try:
            return tuple(tree.read(path).decode("utf-8", "replace").split("\n"))
        except OSError:
            return ()

    return lines
