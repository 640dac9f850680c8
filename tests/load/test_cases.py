"""Broken inputs, each with its exact findings.

The files of `cases/<case>/` are laid over the base tree of the rules' tests; `<path>.deleted` takes the file
of that path away. `expected.txt` holds the findings of reading and shape as the terminal shows them.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from ambassade.findings import ordered
from ambassade.load.content import load_content
from ambassade.load.schema import load_schemas
from ambassade.load.tree import MemoryTree
from ambassade.report.terminal import render_finding
from ambassade.rules.registry import READING_RULES
from ambassade.words import words
from tests.rules.example import Example

CASES = Path(__file__).parent / "cases"
NAMES = sorted(path.name for path in CASES.iterdir() if path.is_dir())
UNWRITTEN = {
    "name-differs-by-case": "some systems can not hold both files of the case; its rule's page tries it",
    "symbolic-link": "not every system can hold a link; test_tree makes one",
    "unreadable-file": "permissions are not kept in a repository; test_tree makes such files",
    "file-too-large": "test_tree makes one",
    "wrong-shape": "only a repository's own schemas bring it about; test_schema writes some",
}


def tree_of(case: str) -> dict[str, bytes]:
    """The base tree with the files of a case laid over it."""
    folder = CASES / case
    files: dict[str, bytes | None] = {}
    for path in sorted((folder / "content").rglob("*")):
        if path.is_file():
            name = path.relative_to(folder).as_posix()
            deleted = name.removesuffix(".deleted")
            files[deleted] = path.read_bytes() if deleted == name else None
    return Example(case, files).tree()


def report(case: str) -> str:
    """The findings of a case as the terminal shows them."""
    tree = tree_of(case)
    loaded = load_content(MemoryTree(tree), load_schemas())
    english = words("en")

    def lines(path: str) -> list[str]:
        return tree.get(path, b"").decode("utf-8", "replace").split("\n")

    return "\n\n".join(render_finding(finding, english, lines) for finding in ordered(loaded.findings)) + "\n"


@pytest.mark.parametrize("case", NAMES)
def test_case(case: str) -> None:
    assert report(case) == (CASES / case / "expected.txt").read_text(encoding="utf-8")


def test_every_rule_of_reading_and_shape_has_a_case() -> None:
    told = "".join((CASES / case / "expected.txt").read_text(encoding="utf-8") for case in NAMES)
    untold = {rule for rule in READING_RULES if f"[{rule}]" not in told}
    assert untold == set(UNWRITTEN)


def test_messages_are_in_the_editors_terms() -> None:
    for case in NAMES:
        text = (CASES / case / "expected.txt").read_text(encoding="utf-8")
        said = "\n".join(line for line in text.splitlines() if ": error: " in line or " = hint: " in line)
        for word in ("invalid", "regex", "schema", "None", "Traceback", "$defs", "^[", "\\Z"):
            assert word not in said, f"{case} says {word}"


def test_every_finding_tells_what_to_do() -> None:
    for case in NAMES:
        text = (CASES / case / "expected.txt").read_text(encoding="utf-8")
        for finding in text.split("\n\n"):
            assert " = hint: " in finding, finding
