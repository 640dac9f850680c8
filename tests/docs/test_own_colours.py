"""What the page on sites shows of an organisation's own colours is true."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image

from ambassade.check import check_tree
from ambassade.load.schema import load_schemas
from ambassade.load.tree import MemoryTree
from tests.rules.example import Example

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs" / "sites.md").read_text(encoding="utf-8")
ORGANISATION = "content/organisation.yml"


def test_its_example_passes_the_check() -> None:
    shown = next(block for block in TEXT.split("```yaml\n") if block.startswith("appearance:"))
    tree = dict(Example("base").tree())
    tree[ORGANISATION] += f"\n{shown.partition('```')[0]}".encode()
    checked = check_tree(MemoryTree(tree), load_schemas(), datetime(2026, 11, 23, tzinfo=UTC))
    assert [str(finding) for finding in checked.findings] == []


def test_its_table_has_every_key_and_value() -> None:
    schema = json.loads((ROOT / "schemas" / "organisation.schema.json").read_text(encoding="utf-8"))["$defs"]
    rows = {row.split("|")[1].strip(): row for row in TEXT.splitlines() if row.startswith("| `")}
    for name in schema["colours"]["properties"]:
        assert f"`colours.{name}`" in rows
    for name, value in schema["appearance"]["properties"].items():
        for one in value.get("enum", ()):
            assert f"`{one}`" in rows[f"`{name}`"]


def test_its_picture_is_there() -> None:
    with Image.open(ROOT / "docs" / "pictures" / "own-colours.webp") as picture:
        assert picture.size == (1440, 430)
