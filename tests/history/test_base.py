"""The base made from the head and the files that differ is the base read whole."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from ambassade.history.base import base_catalog
from ambassade.load.content import load_content
from ambassade.load.schema import load_schemas
from ambassade.load.tree import MemoryTree
from ambassade.model.catalog import Catalog, Kind
from tests.history.trees import file_changes, start
from tests.rules.example import files_of

DEMO = Path(__file__).resolve().parents[2]


def summary(catalog: Catalog) -> dict[str, object]:
    """All that two catalogs can differ in."""
    found: dict[str, object] = {
        kind.value: {
            key: (item.path, item.value, dict(item.document.values))
            for key, item in catalog.items(kind).items()
        }
        for kind in Kind
    }
    found["broken"] = {kind: keys for kind, keys in catalog.broken.items() if keys}
    found["assets"] = catalog.assets
    return found


def changed(files: dict[str, bytes], dice: random.Random) -> dict[str, bytes]:
    """The files after a handful of changes: some gone, some moved, some broken, some edited, some new."""
    found = dict(files)
    for path in dice.sample(sorted(files), min(12, len(files))):
        match dice.choice(["gone", "moved", "edited", "broken", "translated"]):
            case "gone":
                del found[path]
            case "moved":
                folder, _, name = path.rpartition("/")
                found[f"{folder}/moved-{name}"] = found.pop(path)
            case "edited":
                found[path] = found[path].replace(b"the", b"these", 1) + b"\n# end\n"
            case "broken":
                found[path] = b"a: [\n" + found[path]
            case _:
                found[path.replace(".md", ".fr.md")] = b"Bonjour.\n"
    return found


@pytest.mark.parametrize("seed", range(40))
def test_base_from_the_head_is_the_base_read_whole(seed: int) -> None:
    dice = random.Random(seed)
    before = changed(start(), dice) if seed % 2 else start()
    after = changed(before, dice)
    schemas = load_schemas()
    head = load_content(MemoryTree(after), schemas).catalog
    made = base_catalog(head, MemoryTree(before), file_changes(before, after), schemas)
    assert summary(made) == summary(load_content(MemoryTree(before), schemas).catalog)


def test_the_demonstration_read_from_its_own_head() -> None:
    files = {f"content/{path}": data for path, data in files_of(DEMO / "content").items()}
    after = changed(files, random.Random(7))
    schemas = load_schemas()
    head = load_content(MemoryTree(after), schemas).catalog
    made = base_catalog(head, MemoryTree(files), file_changes(files, after), schemas)
    assert summary(made) == summary(load_content(MemoryTree(files), schemas).catalog)


def test_nothing_differs_and_nothing_is_read() -> None:
    class Unreadable(MemoryTree):
        def read(self, path: str) -> bytes:
            raise AssertionError(path)

    files = start()
    schemas = load_schemas()
    head = load_content(MemoryTree(files), schemas).catalog
    made = base_catalog(head, Unreadable(files), (), schemas)
    assert summary(made) == summary(head)
    assert made.ambassadors["ana-silva"] is head.ambassadors["ana-silva"]


def test_only_what_differs_is_parsed_again() -> None:
    read: list[str] = []

    class Noting(MemoryTree):
        def read(self, path: str) -> bytes:
            read.append(path)
            return super().read(path)

    before = start()
    path = "content/ambassadors/ana-silva.md"
    after = {**before, path: before[path] + b"\nMore.\n"}
    schemas = load_schemas()
    head = load_content(MemoryTree(after), schemas).catalog
    base_catalog(head, Noting(before), file_changes(before, after), schemas)
    assert read == [path]
