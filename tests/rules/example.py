"""Reads the examples out of a rule's page: for each, the files it changes and the finding it should give.

An example of a proposal has files marked `before`, laid over the tree of the base, and others, laid
over those; in a `diff` each group of lines stands once in the file as it was. A block titled
`approvals` says who made the proposal and who approves it. `{digest}` stands for the fingerprint of the text,
and `{recorded}` in a diff for that of the text as it was. Words in round brackets stand for a picture,
others for another one.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from PIL import Image

from ambassade.history.changes import STATUS_KINDS
from ambassade.load.content import load_content
from ambassade.load.schema import load_schemas
from ambassade.load.tree import MemoryTree
from ambassade.model.digest import digest

BASE = Path(__file__).parent / "base"
PROPOSED = Path(__file__).parent / "proposed"
"""What proposals need besides: people with logins, a core team, a second network."""
DIGEST, RECORDED = "{digest}", "{recorded}"
_BLOCK = re.compile(
    r"^(`{3,})(?P<language>\w+)(?: title=\"(?P<title>[^\"]+)\")?"
    r"(?P<escaped> escaped)?(?P<deleted> deleted)?(?P<before> before)?\n(?P<text>.*?)^\1$",
    re.MULTILINE | re.DOTALL,
)
_FINDING = re.compile(r"\n(?!  = )")
"""What parts one finding from the next; a good example may list those of other rules that remain."""
_ESCAPE = re.compile(rb"\\(?:x([0-9a-f]{2})|u([0-9a-f]{4}))")


@dataclass
class Example:
    """One example: files laid over the base tree, and the findings it gives (none: a good one)."""

    name: str
    files: dict[str, bytes | None] = field(default_factory=dict)
    expected: list[str] = field(default_factory=list)
    approvals: dict[str, Any] | None = None
    """Of a proposal: who made it and who approves it, as the page says."""
    steps: list[tuple[bool, str, str, bytes | None]] = field(default_factory=list)
    """Of a proposal, in order: whether before, the path, `diff` or another language, the text."""

    def tree(self) -> dict[str, bytes]:
        """The base tree with this example's files laid over it; a file marked `deleted` is gone."""
        return laid_over(files_of(BASE), self.files)

    def proposal(self) -> tuple[dict[str, bytes], dict[str, bytes]]:
        """The trees before and after; diffs are applied, fingerprints filled in."""
        files = laid_over(files_of(BASE), dict(files_of(PROPOSED)))
        before = filled(_stepped(files, [step for step in self.steps if step[0]]))
        return before, filled(_stepped(before, [step for step in self.steps if not step[0]]))


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path in it."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def laid_over(files: dict[str, bytes], others: Mapping[str, bytes | None]) -> dict[str, bytes]:
    """Files with others in their place or beside them; None takes one out."""
    return {path: data for path, data in {**files, **others}.items() if data is not None}


def filled(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files with the fingerprint of each text where `{digest}` stands."""
    wanted = {path for path, data in files.items() if DIGEST.encode() in data}
    if not wanted:
        return files
    zeros = b"sha256:" + b"0" * 64
    found = _digests({path: data.replace(DIGEST.encode(), zeros) for path, data in files.items()})
    return files | {path: files[path].replace(DIGEST.encode(), found[path].encode()) for path in wanted}


def _digests(files: Mapping[str, bytes]) -> dict[str, str]:
    """The fingerprint of every text, by its path."""
    catalog = load_content(MemoryTree(files), load_schemas()).catalog
    items = (item for kind in STATUS_KINDS for item in catalog.items(kind).values())
    return {item.path: digest(item, catalog.read) for item in items}


def _stepped(files: dict[str, bytes], steps: list[tuple[bool, str, str, bytes | None]]) -> dict[str, bytes]:
    """The files after the blocks of an example, each put in place or applied."""
    found = dict(files)
    for _, path, language, data in steps:
        if data is None:
            del found[path]
        else:
            found[path] = _applied(found[path], _recalled(data, path, files)) if language == "diff" else data
    return found


def _recalled(data: bytes, path: str, files: Mapping[str, bytes]) -> bytes:
    """A diff with the fingerprint of the text as it was in the place of `{recorded}`."""
    return (
        data.replace(RECORDED.encode(), _digests(files)[path].encode()) if RECORDED.encode() in data else data
    )


def _applied(text: bytes, diff: bytes) -> bytes:
    """A text with a diff applied, whose groups of lines, parted by `@@`, each stand in it once."""
    for hunk in diff.decode().split("@@\n"):
        lines = [line + "\n" for line in hunk.removesuffix("\n").split("\n")]
        old = "".join(line[1:] or "\n" for line in lines if not line.startswith("+"))
        new = "".join(line[1:] or "\n" for line in lines if not line.startswith("-"))
        assert text.count(old.encode()) == 1, f"stands {text.count(old.encode())} times: {old}"
        text = text.replace(old.encode(), new.encode())
    return text


def read_examples(page: str) -> tuple[list[Example], list[Example]]:
    """The bad and the good examples of a page; a `text` block closes a bad one, a heading opens a new one."""
    bad: list[Example] = []
    good: list[Example] = []
    for title, body in re.findall(r"^## (Bad|Good)[^\n]*\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL):
        current = Example(f"{title.lower()}-{len(bad) + len(good) + 1}")
        for match in _BLOCK.finditer(body):
            if match["language"] == "text" and not match["title"]:
                current.expected = _FINDING.split(match["text"].rstrip("\n"))
                if title == "Bad":
                    bad.append(current)
                    current = Example(f"{title.lower()}-{len(bad) + len(good) + 1}")
            elif match["title"] == "approvals":
                current.approvals = yaml.safe_load(match["text"])
            elif match["title"]:
                data = None if match["deleted"] else _bytes(match["text"], escaped=bool(match["escaped"]))
                current.steps.append((bool(match["before"]), match["title"], match["language"], data))
                current.files[match["title"]] = data
        if title == "Good" and current.files:
            good.append(current)
    return bad, good


def picture(words: str = "") -> bytes:
    """A small JPEG, another one for other words."""
    made = io.BytesIO()
    Image.new("RGB", (8, 8), "#" + hashlib.sha256(words.encode()).hexdigest()[:6]).save(made, "JPEG")
    return made.getvalue()


def _bytes(text: str, *, escaped: bool) -> bytes:
    data = text.encode()
    if text.startswith("(") and text.endswith(")\n"):
        return picture(text)
    if not escaped:
        return data
    return _ESCAPE.sub(lambda m: bytes.fromhex(m[1].decode()) if m[1] else chr(int(m[2], 16)).encode(), data)
