"""Building beside a folder, and putting the result in its place whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from ambassade.engines.exchange import exchange
from ambassade.engines.lock import locked

WORKSHOP = ".ambassade"
"""The folder beside `out` where builds are made: on the same file system, so that they can be renamed."""


class OutError(Exception):
    """A folder can not be built into; the message says why, in one sentence."""


class Staging:
    """The making of one folder, `out`, in `folder`, until `install` puts it in its place."""

    def __init__(self, out: Path, root: Path) -> None:
        """OutError where replacing `out` would take away something that no build made."""
        self.out = Path(os.path.realpath(out))
        _refuse(self.out, root.resolve())
        self._workshop = self.out.parent / WORKSHOP
        self._prefix = f"build.{self.out.name}"
        self.folder = self._workshop / f"{self._prefix}.new"
        self._old = self._workshop / f"{self._prefix}.old"

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Alone with an empty folder, whatever earlier builds left; BusyError while another build is."""
        with locked(self._workshop / f"{self._prefix}.lock"):
            self._clean()
            self.folder.mkdir()
            try:
                yield
            finally:
                self._clean()

    def install(self, built: Collection[PurePosixPath]) -> None:
        """Put the folder in the place of `out`; what else was in `out` than `built` stays in it."""
        if not self.out.exists():
            self.folder.rename(self.out)
            return
        _carry_over(self.out, self.folder, frozenset(built))
        if not exchange(self.folder, self.out):
            self.out.rename(self._old)
            self.folder.rename(self.out)

    def _clean(self) -> None:
        """Take away what is left of builds, and put back what one that was killed had just moved away."""
        if self._old.exists() and not self.out.exists():
            self._old.rename(self.out)
        for left in (self.folder, self._old):
            if left.exists():
                shutil.rmtree(left)


def _refuse(out: Path, root: Path) -> None:
    if root.is_relative_to(out):
        raise OutError(f"{out} holds your content: name another folder with --out")
    if out.is_relative_to(root / "content"):
        raise OutError(f"{out} is part of your content: name another folder with --out")
    if out.exists() and not out.is_dir():
        raise OutError(f"{out} is not a folder")
    if out.is_mount():  # nothing can be put in its place
        raise OutError(f"{out} is a disk of its own: name a folder in it with --out")
    if (out / ".git").exists():
        raise OutError(f"{out} is a repository: name another folder with --out")


def _carry_over(old: Path, new: Path, built: frozenset[PurePosixPath]) -> None:
    """Link into `new` whatever `old` has besides `built`."""
    for entry in sorted(old.iterdir()):
        relative = PurePosixPath(entry.relative_to(old).as_posix())
        if relative in built:
            continue
        if any(path.is_relative_to(relative) for path in built):
            inner = frozenset(path.relative_to(relative) for path in built if path.is_relative_to(relative))
            _carry_over(entry, new / entry.name, inner)
        else:
            _link(entry, new / entry.name)


def _link(source: Path, target: Path) -> None:
    """The same file or folder in another place, without copying bytes where the file system can."""
    if source.is_symlink():
        target.symlink_to(source.readlink())
    elif source.is_dir():
        shutil.copytree(source, target, symlinks=True, copy_function=_link_file)
    else:
        _link_file(str(source), str(target))


def _link_file(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
