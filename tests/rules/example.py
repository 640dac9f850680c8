"""Reads the examples out of a rule's page: for each, the files it changes and the finding it should give."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

BASE = Path(__file__).parent / "base"
_BLOCK = re.compile(
    r"^(`{3,})(?P<language>\w+)(?: title=\"(?P<title>[^\"]+)\")?"
    r"(?P<escaped> escaped)?(?P<deleted> deleted)?\n(?P<text>.*?)^\1$",
    re.MULTILINE | re.DOTALL,
)
_ESCAPE = re.compile(rb"\\(?:x([0-9a-f]{2})|u([0-9a-f]{4}))")


@dataclass
class Example:
    """One example: files laid over the base tree, and the findings it gives (none: a good one)."""

    name: str
    files: dict[str, bytes | None] = field(default_factory=dict)
    expected: list[str] = field(default_factory=list)

    def tree(self) -> dict[str, bytes]:
        """The base tree with this example's files laid over it; a file marked `deleted` is gone."""
        files: dict[str, bytes | None] = {
            path.relative_to(BASE).as_posix(): path.read_bytes() for path in BASE.rglob("*") if path.is_file()
        }
        files.update(self.files)
        return {path: data for path, data in files.items() if data is not None}


def read_examples(page: str) -> tuple[list[Example], list[Example]]:
    """The bad and the good examples of a page; a `text` block closes a bad one, a heading opens a new one."""
    bad: list[Example] = []
    good: list[Example] = []
    for title, body in re.findall(r"^## (Bad|Good)[^\n]*\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL):
        current = Example(f"{title.lower()}-{len(bad) + len(good) + 1}")
        for match in _BLOCK.finditer(body):
            if match["language"] == "text" and not match["title"]:
                current.expected = [match["text"].rstrip("\n")]
                bad.append(current)
                current = Example(f"{title.lower()}-{len(bad) + len(good) + 1}")
            elif match["title"]:
                current.files[match["title"]] = (
                    None if match["deleted"] else _bytes(match["text"], escaped=bool(match["escaped"]))
                )
        if title == "Good" and current.files:
            good.append(current)
    return bad, good


def _bytes(text: str, *, escaped: bool) -> bytes:
    data = text.encode()
    if not escaped:
        return data
    return _ESCAPE.sub(lambda m: bytes.fromhex(m[1].decode()) if m[1] else chr(int(m[2], 16)).encode(), data)
