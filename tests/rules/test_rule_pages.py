from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ambassade.check import check_tree
from ambassade.load.schema import load_schemas
from ambassade.load.tree import MemoryTree
from ambassade.report.terminal import headline
from ambassade.rules.registry import names, page
from ambassade.words import words
from tests.rules.example import BASE, Example, read_examples

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
UNTRIED = {
    "symbolic-link": "a page can not hold a link; tests/load tries one on disk",
    "unreadable-file": "a page can not hold a file without permissions; tests/load tries one on disk",
    "file-too-large": "a page of a megabyte helps nobody; tests/load tries one",
    "wrong-shape": "the fallback for a keyword of a schema that has no words yet; tests/load tries one",
}


def found(example: Example) -> list[str]:
    """The findings of an example, as a page writes them."""
    english = words("en")
    checked = check_tree(MemoryTree(example.tree()), load_schemas(), NOW)
    return [
        headline(finding, english) + (f"\n  = hint: {english.text(finding.hint)}" if finding.hint else "")
        for finding in checked.findings
    ]


def all_examples() -> list[tuple[str, Example, bool]]:
    """Every example of every page: the rule, the example, whether it is a good one."""
    cases = []
    for name in names():
        bad, good = read_examples(page(name) or "")
        cases += [(name, example, False) for example in bad] + [(name, example, True) for example in good]
    return cases


CASES = all_examples()


def test_base_tree_is_clean() -> None:
    assert found(Example("base")) == []
    assert BASE.is_dir()


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
def test_example(name: str, example: Example, good: bool) -> None:
    if good:
        assert found(example) == []
    else:
        assert found(example) == example.expected
        assert f"[{name}]" in example.expected[0]
