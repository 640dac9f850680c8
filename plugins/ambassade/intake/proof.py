"""The proof that a draft is as content has to be: the ordinary check, with the draft's files in the tree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime

from ambassade.check import check_tree
from ambassade.editing.front_matter import FENCE
from ambassade.findings import Finding, Severity
from ambassade.intake.draft import Case, Draft
from ambassade.intake.refusal import Reason, RefusedError
from ambassade.load.schema import SchemaSet
from ambassade.load.tree import Tree, TreeFile
from ambassade.model.moment import Moment
from ambassade.words import Say, say

_KEY = re.compile(r"(?P<key>[a-z_]+):")
_BODY = "body"
_APART = frozenset({"where", "window", "variants", "links"})
"""Groups in a file whose keys are questions of their own."""


class Overlay:
    """A tree with some files laid over it."""

    def __init__(self, tree: Tree, files: Mapping[str, str]) -> None:
        self._tree = tree
        self._files = {path: text.encode() for path, text in files.items()}

    def files(self, folder: str) -> Iterator[TreeFile]:
        """Every file below `folder`, sorted by path."""
        laid = [
            TreeFile(path, len(data)) for path, data in self._files.items() if path.startswith(f"{folder}/")
        ]
        below = [file for file in self._tree.files(folder) if file.path not in self._files]
        yield from sorted([*laid, *below], key=lambda file: file.path)

    def read(self, path: str) -> bytes:
        """The bytes of a file."""
        return self._files[path] if path in self._files else self._tree.read(path)


def prove(case: Case, draft: Draft, tree: Tree, now: datetime, as_of: Moment | None) -> list[Finding]:
    """The remarks of the check on the draft's files; RefusedError where they would bring in an error."""
    after = check_tree(Overlay(tree, draft.files), case.schemas, now, as_of)
    errors = [finding for finding in after.findings if finding.severity is Severity.ERROR]
    if errors:
        before = _known(tree, case.schemas, now, as_of)
        new = [finding for finding in errors if _mark(finding) not in before]
        if new:
            raise RefusedError([Reason(_line(case, draft, finding), _message(finding)) for finding in new])
    return [
        finding
        for finding in after.findings
        if finding.location.path in draft.files and finding.severity is not Severity.ERROR
    ]


def _known(
    tree: Tree, schemas: SchemaSet, now: datetime, as_of: Moment | None
) -> frozenset[tuple[str, str, str]]:
    """The faults that are there without the draft."""
    return frozenset(_mark(finding) for finding in check_tree(tree, schemas, now, as_of).findings)


def _mark(finding: Finding) -> tuple[str, str, str]:
    return finding.rule, finding.location.path, str(finding.message)


def _message(finding: Finding) -> Say:
    """What is wrong, and the cure."""
    if finding.hint is None:
        return finding.message
    return say("{fault} ({hint})", fault=finding.message, hint=finding.hint)


def _line(case: Case, draft: Draft, finding: Finding) -> int | None:
    """The line in the form of the question that a fault in a file comes from."""
    text = draft.files.get(finding.location.path)
    if text is None:
        return None
    key, inner = _keys(text, finding.location.span.start.line)
    if key in _APART and case.line(inner) is not None:
        return case.line(inner)
    return case.line(draft.questions.get(key, key))


def _keys(text: str, line: int) -> tuple[str, str]:
    """The top-level key that a line belongs to, and the key on the line itself.

    The body's where it stands below the front matter.
    """
    lines = text.split("\n")
    if lines[0] == FENCE and line - 1 > lines.index(FENCE, 1):
        return _BODY, ""
    inner = _KEY.match(lines[line - 1].lstrip(" -")) if line <= len(lines) else None
    for above in reversed(lines[:line]):
        match = _KEY.match(above)
        if match is not None:
            return match["key"], "" if inner is None else inner["key"]
    return "", ""
