"""A step of the workflow as a command: what it says at the end, and how it changes a file.

Only the lines that the step is about change: comments, order, quotes and line ends stay
(docs/decisions/0007).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ambassade.editing.files import SafeWriter
from ambassade.editing.front_matter import EditError, YamlText, join, split
from ambassade.editing.line_ends import with_line_ends
from ambassade.editing.reading import first_fault, read_text
from ambassade.findings import Finding
from ambassade.load.schema import SchemaSet
from ambassade.load.tree import Tree
from ambassade.model.catalog import Kind
from ambassade.words import Say, SayError, say

DONE, REFUSED, FAILED = 0, 1, 2
MARKDOWN = frozenset({Kind.AMBASSADOR, Kind.POST, Kind.PAGE})
_STEPPED = frozenset({"status", "approvals"})
"""The only keys that a step may change."""
_QUOTED_ON = re.compile(r'^([ -]*)"on":')
_COMMENT = re.compile(r"(?:^|\s)(#.*)$")


@dataclass(slots=True)
class Result:
    """What a command did: sentences in order, findings that stood in its way, and the exit code."""

    told: list[Say] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    code: int = DONE

    def refuse(self, name: str, why: Say) -> None:
        """Says that nothing was done with something, and why."""
        self.told.append(say("{item}: refused: {why}", item=name, why=why))
        self.code = REFUSED


class RefusedError(SayError):
    """A step can not be taken; the message says why."""


def listed(sentences: Sequence[Say | str]) -> Say:
    """Several sentences or names as one, with commas."""
    names = [f"p{number}" for number in range(len(sentences))]
    return Say(", ".join(f"{{{name}}}" for name in names), tuple(zip(names, sentences, strict=True)))


@dataclass(frozen=True, slots=True)
class Edited:
    """A file with its new text; `lost`: comments that stood at what was taken out."""

    path: str
    was: bytes
    text: str
    lost: tuple[str, ...]

    @property
    def changed(self) -> bool:
        """Whether anything is to be written."""
        return self.text.encode() != self.was

    def lost_words(self) -> list[Say]:
        """That comments went, and which."""
        return [
            say("The comment `{comment}` stood there and went with it.", comment=comment)
            for comment in self.lost
        ]


def edit_item(
    tree: Tree, schemas: SchemaSet, kind: Kind, path: str, change: Callable[[YamlText], None]
) -> Edited:
    """A file after a change of its status and approvals, read again and held to its schema.

    RefusedError where it can not be read or edited, or would not be as it has to be.
    """
    was = tree.read(path)
    before, values, body, reading = read_text(path, was, kind)
    if values is None or reading.failed:
        raise RefusedError(say("the file can not be read; `ambassade check {path}` says why", path=path))
    front, rest = split(before) if kind in MARKDOWN else (before, "")
    edited = YamlText(front, list(schemas.schemas[kind.value].get("properties", {})))
    try:
        change(edited)
    except EditError as fault:
        raise RefusedError(say("the file can not be edited: {why}", why=str(fault))) from fault
    inner = _plain_days(front, edited.text)
    after = join(inner, rest) if kind in MARKDOWN else inner
    wrong = first_fault(schemas, kind, path, after)
    if wrong is not None:
        raise RefusedError(say("the file would not be as it has to be: {fault}", fault=wrong.message))
    _, now, same_body, _ = read_text(path, after.encode(), kind)
    if _beside(values) != _beside(now or {}) or body != same_body:
        raise RefusedError(say("the file can not be edited without changing more than its status"))
    return Edited(path, was, with_line_ends(was.decode(), before, after), _lost(before, after))


def write_all(root: Path, tree: Tree, files: Sequence[Edited]) -> None:
    """Writes what has changed, each file at once; RefusedError where somebody changed one meanwhile."""
    changed = [file for file in files if file.changed]
    for file in changed:
        if tree.read(file.path) != file.was:
            raise RefusedError(say("{path} was changed by somebody meanwhile; try again", path=file.path))
    if changed:
        with SafeWriter(root) as writer:
            for file in changed:
                writer.write(file.path, file.text)


def _plain_days(before: str, after: str) -> str:
    """The key `on` as people write it, in the lines that are new; some readers of YAML would want quotes."""
    known = frozenset(before.split("\n"))
    return "\n".join(line if line in known else _QUOTED_ON.sub(r"\1on:", line) for line in after.split("\n"))


def _beside(values: Mapping[str, object]) -> dict[str, object]:
    """What a step may not change."""
    return {key: value for key, value in values.items() if key not in _STEPPED}


def _lost(before: str, after: str) -> tuple[str, ...]:
    """The comments that are no longer there."""
    gone = Counter(_comments(before)) - Counter(_comments(after))
    return tuple(gone.elements())


def _comments(text: str) -> list[str]:
    return [match[1] for line in text.split("\n") if (match := _COMMENT.search(line))]
