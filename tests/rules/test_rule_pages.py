from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from ambassade.check import check_tree
from ambassade.findings import Finding
from ambassade.load.schema import load_schemas
from ambassade.load.tree import MemoryTree
from ambassade.report.terminal import headline
from ambassade.rules.registry import names, page
from ambassade.words import words
from tests.rules.example import BASE, Example, filled, read_examples
from tests.rules.proposal import proposal_findings

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
UNTRIED = {
    "symbolic-link": "a page can not hold a link; tests/load tries one on disk",
    "unreadable-file": "a page can not hold a file without permissions; tests/load tries one on disk",
    "file-too-large": "a page of a megabyte helps nobody; tests/load tries one",
    "dead-link": "the check asks nobody; tests/links tries one",
    "link-moved": "the check asks nobody; tests/links tries one",
    "link-unanswered": "the check asks nobody; tests/links tries one",
    "wrong-shape": "the fallback for a keyword of a schema that has no words yet; tests/load tries one",
}


def found(example: Example, scratch: Path) -> list[str]:
    """The findings of an example, as a page writes them; of a proposal, those that it brings."""
    if example.approvals is not None:
        return [written(finding) for finding in proposal_findings(example, scratch, NOW)]
    checked = check_tree(MemoryTree(filled(example.tree())), load_schemas(), NOW)
    return [written(finding) for finding in checked.findings]


def written(finding: Finding) -> str:
    """A finding as a page writes it."""
    english = words("en")
    return headline(finding, english) + (f"\n  = hint: {english.text(finding.hint)}" if finding.hint else "")


def all_examples() -> list[tuple[str, Example, bool]]:
    """Every example of every page: the rule, the example, whether it is a good one."""
    cases = []
    for name in names():
        bad, good = read_examples(page(name) or "")
        cases += [(name, example, False) for example in bad] + [(name, example, True) for example in good]
    return cases


CASES = all_examples()


def test_base_tree_is_clean(tmp_path: Path) -> None:
    assert found(Example("base"), tmp_path) == []
    assert BASE.is_dir()


def test_tree_of_proposals_is_clean() -> None:
    files, _ = Example("proposed").proposal()
    assert [written(finding) for finding in check_tree(MemoryTree(files), load_schemas(), NOW).findings] == []


@pytest.mark.parametrize("name", names())
def test_page_has_its_parts(name: str) -> None:
    text = page(name)
    assert text is not None
    assert text.startswith(f"# {name}\n\n")
    assert "\n## Why\n" in text
    bad, good = read_examples(text)
    if name not in UNTRIED:
        assert bad, "no bad example"
        assert good, "no good example"


@pytest.mark.parametrize(
    ("name", "example", "good"), CASES, ids=[f"{name}-{example.name}" for name, example, _ in CASES]
)
def test_example(name: str, example: Example, good: bool, tmp_path: Path) -> None:
    assert found(example, tmp_path) == example.expected
    assert good != any(f"[{name}]" in finding for finding in example.expected)
