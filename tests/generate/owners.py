"""CODEOWNERS as a forge reads it: a small matcher written from GitHub's page, not from our code."""

from __future__ import annotations

import re


def owners_of(text: str, path: str) -> list[str]:
    """The owners of a path: those of the last line that matches it; none where no line does."""
    found: list[str] = []
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        pattern, *owners = re.split(r"(?<!\\)[ \t]+", line.strip())
        if matches(pattern, path):
            found = owners
    return found


def matches(pattern: str, path: str) -> bool:
    """Whether a pattern of gitignore's kind matches a file, itself or a folder that it lies in."""
    anchored = pattern.startswith("/") or "/" in pattern.rstrip("/")
    folder = pattern.endswith("/")
    parts = pattern.strip("/").replace("\\ ", " ")
    inner = "".join(
        ".*" if piece == "**" else "[^/]*" if piece == "*" else "[^/]" if piece == "?" else re.escape(piece)
        for piece in re.findall(r"\*\*|\*|\?|[^*?]+", parts)
    )
    before = "" if anchored else "(?:.*/)?"
    after = "/.+" if folder else "(?:/.+)?"
    return re.fullmatch(before + inner + after, path) is not None
