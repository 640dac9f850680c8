"""Two trees in memory and what lies between them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ambassade.history.approvals import Approvals, Opinion, Source
from ambassade.history.base import base_catalog
from ambassade.history.proposal import Proposal
from ambassade.load.content import load_content
from ambassade.load.git import FileChange
from ambassade.load.schema import load_schemas
from ambassade.load.tree import MemoryTree
from tests.rules.example import BASE, PROPOSED, files_of, laid_over

TODAY = date(2026, 11, 23)
Files = Mapping[str, bytes]


def start() -> dict[str, bytes]:
    """The tree of proposals: people with logins, two networks."""
    return laid_over(files_of(BASE), dict(files_of(PROPOSED)))


def edited(files: Files, path: str, *changes: tuple[str, str]) -> dict[str, bytes]:
    """The files with texts of one replaced, each of which stands there once."""
    text = files[path].decode()
    for old, new in changes:
        assert text.count(old) == 1, (path, old)
        text = text.replace(old, new)
    return {**files, path: text.encode()}


def file_changes(
    before: Files, after: Files, moves: Mapping[str, str] | None = None
) -> tuple[FileChange, ...]:
    """Every file that differs; `moves` leads from where a file was to where it is."""
    moves = moves or {}
    found = [FileChange(new, old) for old, new in moves.items()]
    for path in sorted({*before, *after} - {*moves, *moves.values()}):
        if path not in after:
            found.append(FileChange(path, path, is_gone=True))
        elif path not in before:
            found.append(FileChange(path, None))
        elif before[path] != after[path]:
            found.append(FileChange(path, path))
    return tuple(found)


def propose(
    before: Files,
    after: Files,
    *,
    moves: Mapping[str, str] | None = None,
    made_by: tuple[str, ...] = (),
    approved_by: tuple[str, ...] = (),
    source: Source = Source.GITHUB,
) -> Proposal:
    """The proposal that leads from one to the other."""
    head = load_content(MemoryTree(after), load_schemas()).catalog
    files = file_changes(before, after, moves)
    base = base_catalog(head, MemoryTree(before), files, load_schemas())
    opinions = tuple(Opinion(name, approves=True) for name in approved_by)
    approvals = Approvals(source, opinions, frozenset(made_by), verified=source is not Source.NONE)
    return Proposal.of(base, head, files, approvals, TODAY)
