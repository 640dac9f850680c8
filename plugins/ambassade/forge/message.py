"""Trailers of a commit message, as `git interpret-trailers --parse --no-divider` reads them.

A commit's own message has no patch behind it, so a line `---` ends nothing (git reads stored messages in the
same way for `git log --format=%(trailers)`). Rules from git's documentation of interpret-trailers and its
trailer.c: the last paragraph, never the first; all of its lines trailers, or a quarter of them with one that
git itself writes.
"""

from __future__ import annotations

import string
from collections.abc import Iterator

SCISSORS = "# ------------------------ >8 ------------------------\n"
WRITTEN_BY_GIT = ("Signed-off-by: ", "(cherry picked from commit ")
BLANKS = " \t\n\r"
TOKEN = frozenset(string.ascii_letters + string.digits + "-")


def trailers(message: str) -> list[tuple[str, str]]:
    """The keys and values of a message's trailers, in order, continued lines joined by a space."""
    found: list[list[str]] = []
    open_ = False
    for line in _block(message):
        if line.startswith("#"):
            open_ = False
        elif line[:1] in BLANKS and open_:
            found[-1][1] += " " + line.strip(BLANKS)
        elif (colon := _colon(line)) >= 1:
            found.append([line[:colon].strip(BLANKS), line[colon + 1 :].strip(BLANKS)])
            open_ = True
        else:
            open_ = False
    return [(key, value.strip(BLANKS)) for key, value in found]


def claims(message: str, keys: frozenset[str]) -> Iterator[str]:
    """The values of `keys` (small letters) on any line of a message.

    For what makes somebody an author: such a line counts wherever it stands, since to overlook it would let
    an author pass for a reviewer. What makes somebody a reviewer counts in the trailers alone.
    """
    for line in message.splitlines():
        key, colon, value = line.partition(":")
        if colon and key.strip().casefold() in keys:
            yield value.strip()


def _block(message: str) -> list[str]:
    """The lines of the trailers' paragraph; none where there is none."""
    lines = _lines(_without_end(message))
    title = next(
        (i for i, line in enumerate(lines) if not line.startswith("#") and _blank(line)),
        len(lines),
    )
    counts = _Counts()
    for index in range(len(lines) - 1, title - 1, -1):
        line = lines[index]
        if line.startswith("#"):
            counts.close()
        elif _blank(line):
            if counts.empty:
                continue
            counts.close()
            return lines[index + 1 :] if counts.are_trailers() else []
        else:
            counts.add(line)
    return []


class _Counts:
    """What a paragraph, read from its end, consists of."""

    def __init__(self) -> None:
        self.empty = True
        self.trailers = 0
        self.others = 0
        self.continuing = 0
        self.from_git = False

    def add(self, line: str) -> None:
        """Counts one line that is not blank."""
        self.empty = False
        if line.startswith(WRITTEN_BY_GIT):
            self.trailers += 1
            self.continuing = 0
            self.from_git = True
        elif line[0] in BLANKS:
            self.continuing += 1
        elif _colon(line) >= 1:
            self.trailers += 1
            self.continuing = 0
        else:
            self.others += 1
            self.close()

    def close(self) -> None:
        """Indented lines that continue no trailer are other lines."""
        self.others += self.continuing
        self.continuing = 0

    def are_trailers(self) -> bool:
        """Whether the paragraph consists of trailers."""
        if self.from_git and self.trailers * 3 >= self.others:
            return True
        return self.trailers > 0 and self.others == 0


def _lines(text: str) -> list[str]:
    """Lines with their ends, where only a line feed ends one."""
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def _without_end(message: str) -> str:
    """A message without what git ignores at its end: comments, blank lines, the old list of conflicts."""
    if message.startswith(SCISSORS):
        return ""
    cut = message.find("\n" + SCISSORS)
    lines = _lines(message if cut < 0 else message[: cut + 1])
    end = len(lines)
    conflicts = False
    start: int | None = None
    for index, line in enumerate(lines):
        if line.startswith("#") or line == "\n":
            start = index if start is None else start
        elif line == "Conflicts:\n":
            conflicts = True
            start = index if start is None else start
        elif not (conflicts and line.startswith("\t")):
            start, conflicts = None, False
    return "".join(lines[: end if start is None else start])


def _blank(line: str) -> bool:
    return not line.strip(BLANKS)


def _colon(line: str) -> int:
    """Where the colon after a trailer's key is; -1 where the line is no trailer."""
    spaced = False
    for index, character in enumerate(line):
        if character == ":":
            return index
        if character in TOKEN and not spaced:
            continue
        if index and character in " \t":
            spaced = True
            continue
        break
    return -1
