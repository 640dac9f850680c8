"""Whatever is in a file, the check ends soon, raises nothing, and tells each fault at its place.

`AMBASSADE_FUZZ=50000` tries that many damages instead of the ordinary two thousand.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from time import process_time

import pytest

from ambassade.check import Checked, check_tree
from ambassade.findings import Finding
from ambassade.load.schema import load_schemas
from ambassade.load.tree import MemoryTree
from ambassade.report import FORMATS, render
from ambassade.rules.registry import names
from ambassade.words import words
from tests.properties.mutation import Mutation, mutate
from tests.rules.example import BASE

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ROOT = Path(__file__).resolve().parents[2]
TRIES = int(os.environ.get("AMBASSADE_FUZZ", "2000"))
PARTS = 8
LONGEST = 5.0
"""Seconds; an ordinary file takes some thousandths, and the machine may be busy."""
RULES = frozenset(names())
LANGUAGES = ("en", "fr")
RENDERED = 5
"""Of so many reports, one is rendered in every format."""


@cache
def corpus() -> dict[str, bytes]:
    """The texts of the demonstration and of the base tree, the latter under a root of their own."""
    found = {}
    for prefix, root in (("demo", ROOT), ("base", BASE)):
        for path in sorted((root / "content").rglob("*")):
            if path.suffix in {".yml", ".md"}:
                found[f"{prefix}/{path.relative_to(root).as_posix()}"] = path.read_bytes()
    return found


def tree_around(damaged: Mutation) -> dict[str, bytes]:
    """The base tree with the damaged file in it, wherever that came from."""
    base = {name.partition("/")[2]: data for name, data in corpus().items() if name.startswith("base/")}
    return {**base, damaged.path.partition("/")[2]: damaged.data}


def assert_is_told_well(finding: Finding, tree: dict[str, bytes]) -> None:
    assert finding.rule in RULES
    for label in (finding.label, *finding.related):
        path, place = label.location.path, label.location.span
        assert path in tree or finding.rule == "missing-organisation", path
        lines = tree.get(path, b"").decode("utf-8", "replace").split("\n")
        assert 1 <= place.start.line <= len(lines), place
        assert place.start <= place.end
        assert 1 <= place.start.column <= len(lines[place.start.line - 1]) + 1, place
    for language in LANGUAGES:
        said = words(language)
        assert said.text(finding.message).strip()
        assert finding.label.text is None or said.text(finding.label.text).strip()
        assert finding.hint is None or said.text(finding.hint).strip()


def assert_can_be_rendered(checked: Checked, tree: dict[str, bytes]) -> None:
    def lines(path: str) -> list[str]:
        return tree.get(path, b"").decode("utf-8", "replace").split("\n")

    for form in FORMATS:
        text = render(form, checked.findings, checked.catalog, words("fr"), lines)
        text.encode("utf-8")
        for char in "\x00\x07\x1b\u202e\u2028":
            assert form in {"json", "sarif"} or char not in text


@pytest.mark.parametrize("part", range(PARTS))
def test_damaged_files_are_told_and_never_crash(part: int) -> None:
    schemas = load_schemas()
    for number in range(part, TRIES, PARTS):
        damaged = mutate(corpus(), number)
        tree = tree_around(damaged)
        start = process_time()
        try:
            checked = check_tree(MemoryTree(tree), schemas, NOW)
            taken = process_time() - start
            for finding in checked.findings:
                assert_is_told_well(finding, tree)
            if number % RENDERED == 0:
                assert_can_be_rendered(checked, tree)
        except Exception as fault:
            message = f"damage {damaged.done} of {damaged.path}: {fault!r}"
            raise AssertionError(message) from fault
        assert taken < LONGEST, f"damage {damaged.done} of {damaged.path} took {taken:.1f} s"
