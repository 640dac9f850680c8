"""Trees for the tests of rules: the base tree with changes, and what the check finds in it."""

from __future__ import annotations

from datetime import UTC, datetime

from ambassade.check import check_tree
from ambassade.findings import Finding
from ambassade.load.schema import load_schemas
from ambassade.load.tree import MemoryTree
from ambassade.model.moment import Moment
from tests.rules.example import BASE

ORGANISATION = "content/organisation.yml"
NETWORK = "content/networks/aurora/network.yml"
ENTRY = "content/networks/aurora/calendar/lamp-walk.yml"
MESSAGE = "content/networks/aurora/messages/walk-with-us.yml"
POST = "content/networks/aurora/posts/why-lamp-nine.md"
ANA = "content/ambassadors/ana-silva.md"
BEN = "content/ambassadors/ben-okoro.md"
CHARTER = "content/playbook/charter.md"
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def base(path: str) -> str:
    """A file of the base tree."""
    return (BASE / path).read_text(encoding="utf-8")


def edited(path: str, *changes: tuple[str, str]) -> dict[str, str]:
    """A file of the base tree with texts replaced, each of which stands there once."""
    text = base(path)
    for old, new in changes:
        assert text.count(old) == 1, (path, old)
        text = text.replace(old, new)
    return {path: text}


def with_keys(path: str, lines: str) -> dict[str, str]:
    """A file of the base tree with lines added to its keys."""
    text = base(path)
    if path.endswith(".md"):
        head, fence, body = text.rpartition("\n---\n")
        return {path: f"{head}\n{lines}{fence.removeprefix(chr(10))}{body}"}
    return {path: text + lines}


def check(*changes: dict[str, str], as_of: str | None = None) -> tuple[Finding, ...]:
    """The findings in the base tree with files laid over it, on a date."""
    files = {
        path.relative_to(BASE).as_posix(): path.read_text(encoding="utf-8")
        for path in BASE.rglob("*")
        if path.is_file()
    }
    for change in changes:
        files.update(change)
    moment = None if as_of is None else Moment.parse(as_of)
    return check_tree(MemoryTree(files), load_schemas(), NOW, moment).findings


def rules(*changes: dict[str, str], as_of: str | None = None) -> list[str]:
    """The names of the rules that are broken, in order."""
    return [finding.rule for finding in check(*changes, as_of=as_of)]


def hints(*changes: dict[str, str]) -> list[str]:
    """What is proposed."""
    return [str(finding.hint) for finding in check(*changes)]
