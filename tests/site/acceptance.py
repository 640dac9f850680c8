"""Compares a whole tree of files with the one that was accepted, or writes it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from difflib import unified_diff
from pathlib import Path

LONGEST = 300
"""Lines of a difference that are shown."""


def differences(folder: Path, made: Mapping[str, bytes]) -> list[str]:
    """What a person has to read to see what is different between the accepted tree and what was made."""
    accepted = {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
    lines = [line for path in sorted({*accepted, *made}) for line in _difference(path, accepted, made)]
    if len(lines) > LONGEST:
        lines = [*lines[:LONGEST], f"… and {len(lines) - LONGEST} more lines"]
    return lines


def write(folder: Path, made: Mapping[str, bytes]) -> None:
    """Makes the accepted tree what was made."""
    shutil.rmtree(folder, ignore_errors=True)
    for path, data in made.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def _difference(path: str, accepted: Mapping[str, bytes], made: Mapping[str, bytes]) -> Iterator[str]:
    old, new = accepted.get(path), made.get(path)
    if old == new:
        return
    if old is None or new is None:
        yield f"{path} is {'new' if old is None else 'gone'}"
        return
    before, after = (data.decode("utf-8", "replace").splitlines() for data in (old, new))
    yield from unified_diff(before, after, f"accepted/{path}", f"made/{path}", lineterm="", n=1)
