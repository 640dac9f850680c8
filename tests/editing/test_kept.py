"""Approve, move, approve again: every byte beside the status and the approvals stays."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from ambassade.editing import move
from ambassade.editing.item import Items
from ambassade.editing.step import Result
from ambassade.history.changes import STATUS_KINDS
from ambassade.load.content import Loaded, load_content
from ambassade.load.schema import load_schemas
from ambassade.load.tree import WorkTree
from ambassade.model.catalog import Item
from ambassade.model.status import Status
from tests.editing.conftest import Run, read, write

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
COMMENT = re.compile(r"(?:^|\s)#.*")


def beside(text: str) -> list[str]:
    """The lines of a file with their line ends, less the status and the approvals."""
    kept: list[str] = []
    within = False
    for line in text.splitlines(keepends=True):
        within = line.startswith("approvals:") or (
            within and line.startswith((" ", "-")) and line.strip() != "---"
        )
        if not within and not line.startswith("status:"):
            kept.append(line)
    if kept:
        kept[-1] = kept[-1].rstrip("\r\n")
    return kept


def disturbed(text: str, chance: random.Random) -> str:
    """The file as somebody else might have written it: in review, with comments, quotes, other line ends."""
    status = chance.choice(
        [
            "status: in_review",
            "status: in_review  # since Monday",
            'status: "in_review"',
            "status:   'in_review' # x",
        ]
    )
    text = re.sub(r"^status: \w+$", lambda _: status, text, count=1, flags=re.MULTILINE)
    if chance.random() < 0.4:
        text = re.sub(
            r"^(audience: \w+)$", r"\1   # who reads it\n# and this is why", text, flags=re.MULTILINE
        )
    if chance.random() < 0.3:
        text = re.sub(r"^approvals:\n", "approvals: # so far\n", text, flags=re.MULTILINE)
    if chance.random() < 0.3:
        text = text.replace("    on: 20", '    "on": 20')
    if chance.random() < 0.3:
        text = text.replace("\n", "\r\n")
    elif chance.random() < 0.2:
        text = "".join(
            line.replace("\n", chance.choice(["\n", "\r\n"])) for line in text.splitlines(keepends=True)
        )
    return text.rstrip("\r\n") if chance.random() < 0.2 else text


@pytest.mark.parametrize("seed", [1, 2])
def test_everything_else_stays(root: Path, run: Run, seed: int) -> None:
    chance = random.Random(seed)
    organisation = read(root, "content/organisation.yml")
    write(root, "content/organisation.yml", organisation.replace("preset: group", "preset: solo"))
    items = Items.of(WorkTree(root))
    paths = [item.path for item in items._items]
    assert len(paths) > 200
    before = {}
    for path in paths:
        text = read(root, path)
        if "/calendar/" in path and "\nstart: " not in text:
            text = f"start: 2026-12-20\n{text}"  # only a draft may be without a date
        write(root, path, disturbed(text, chance))
        before[path] = read(root, path)
    steps: list[Callable[[], int]] = [
        lambda: run("approve", *paths, "--by", "zoe-lindqvist")[0],
        lambda: moved(root, items, paths),
        lambda: run("approve", *paths, "--by", "ines-haddad", "--on", "2026-11-20")[0],
    ]
    for step in steps:
        assert step() == 0
        for path in paths:
            assert beside(read(root, path)) == beside(before[path]), path
    loaded = load_content(WorkTree(root), load_schemas(root))
    for path in paths:
        item = next(one for one in every(loaded) if one.path == path)
        assert item.value.status == "approved"
        assert [approval.by for approval in item.value.approvals] == ["ines-haddad"]
        line = next(line for line in before[path].splitlines() if line.startswith("status:"))
        comments = COMMENT.findall(line)
        now = next(line for line in read(root, path).splitlines() if line.startswith("status:"))
        assert COMMENT.findall(now) == comments
    assert run("check")[0] == 0


def every(loaded: Loaded) -> list[Item[Any]]:
    """Everything that has a status."""
    return [item for kind in STATUS_KINDS for item in loaded.catalog.items(kind).values()]


def moved(root: Path, items: Items, paths: list[str]) -> int:
    """Back to a draft and to review, as `ambassade move` does it; read once, because that takes the time."""
    tree, schemas = WorkTree(root), load_schemas(root)
    result = Result()
    for status in (Status.DRAFT, Status.IN_REVIEW):
        loaded = load_content(tree, schemas)
        for item in every(loaded):
            name = items.short(item.path)
            move._move(move._Move(root, tree, schemas, loaded, item, name, NOW), status, result)
    assert len(every(load_content(tree, schemas))) == len(paths)
    return result.code
