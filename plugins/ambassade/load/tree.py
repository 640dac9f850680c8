"""Where files come from: a work tree on disk, or a tree in memory. Paths are relative, with forward slashes."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

IGNORED = frozenset({".DS_Store", "Thumbs.db", ".gitkeep"})
"""Files that systems leave behind; they are neither read nor reported."""


@dataclass(frozen=True, slots=True)
class TreeFile:
    """One file of a tree: its path, its size in bytes, and whether it is a link to another place."""

    path: str
    size: int
    is_link: bool = False


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
        yield from sorted(self._walk(folder), key=lambda file: file.path)

    def _walk(self, folder: str) -> Iterator[TreeFile]:
        pending = [folder]
        while pending:
            here = pending.pop()
            try:
                scanned = os.scandir(self.root / here)
            except FileNotFoundError:
                continue
            with scanned as entries:
                for entry in entries:
                    path = f"{here}/{entry.name}"
                    if entry.is_symlink():
                        yield TreeFile(path, 0, is_link=True)
                    elif entry.is_dir():
                        pending.append(path)
                    elif entry.name not in IGNORED:
                        yield TreeFile(path, entry.stat().st_size)

    def read(self, path: str) -> bytes:
        """The bytes of a file."""
        return (self.root / path).read_bytes()


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
        return self._files[path]
