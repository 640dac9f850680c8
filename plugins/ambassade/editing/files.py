"""Files written whole: beside first, then put in place in one step, so that nobody ever sees half of one."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Self

STAGING = ".ambassade-writing"
"""A folder at the root for files that are not whole yet.

One left by a killed command is removed by the next.
"""


class SafeWriter:
    """Writes files of a repository, each at once; to be used in a `with` block."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._staging = root / STAGING

    def __enter__(self) -> Self:
        self._clear()
        self._staging.mkdir()
        (self._staging / ".gitignore").write_text("*\n", encoding="utf-8")
        return self

    def __exit__(self, *_: object) -> None:
        self._clear()

    def write(self, path: str, text: str) -> None:
        """Puts a text at a path relative to the root; folders are made; links are never written through."""
        target = self._root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.is_symlink() or not target.parent.resolve().is_relative_to(self._root.resolve()):
            raise OSError(f"{path} is a link to another place")
        beside = self._staging / "file"
        beside.write_bytes(text.encode("utf-8"))
        os.replace(beside, target)  # noqa: PTH105  # the one call that is promised to be atomic

    def _clear(self) -> None:
        if self._staging.is_dir() and not self._staging.is_symlink():
            shutil.rmtree(self._staging, ignore_errors=True)
