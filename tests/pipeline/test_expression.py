from __future__ import annotations

import pytest

from tests.pipeline.expression import Scope, UnknownExpression

CONTEXTS = {
    "github": {"event": {"pull_request": {"number": 7}, "private": False}, "ref": "refs/heads/main"},
    "vars": {"TARGET": "a"},
    "needs": {"check": {"result": "success"}},
}


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("github.event.pull_request.number", 7),
        ("github.event.merge_group.base_sha || 'HEAD^1'", "HEAD^1"),
        ("github.event.private && 'private' || 'public'", "public"),
        ("github.ref == 'REFS/heads/main'", True),
        ("github.ref != 'refs/heads/main'", False),
        ("vars.MISSING != ''", False),
        ("vars.TARGET != '' && !github.event.private", True),
        ('contains(fromJSON(\'["a", "b"]\'), vars.TARGET)', True),
        ("(vars.MISSING || 'it''s')", "it's"),
        ("toJSON(needs.check)", '{\n  "result": "success"\n}'),
        ("null", None),
    ],
)
def test_value(expression: str, value: object) -> None:
    assert Scope(CONTEXTS).value(expression) == value


@pytest.mark.parametrize(
    "expression",
    ["", "a", "hashFiles('x')", "vars.TARGET vars.TARGET", "1 +", "(vars.TARGET", "vars[0]", "'a"],
)
def test_what_is_not_known_is_an_error(expression: str) -> None:
    with pytest.raises(UnknownExpression):
        Scope(CONTEXTS).value(expression)


@pytest.mark.parametrize(
    ("condition", "status", "holds"),
    [
        (None, "success", True),
        (None, "failure", False),
        ("${{ always() }}", "failure", True),
        ("${{ !cancelled() && github.ref == 'refs/heads/main' }}", "failure", True),
        ("${{ github.ref == 'refs/heads/main' }}", "failure", False),
        ("${{ github.ref == 'refs/heads/other' }}", "success", False),
        ("failure()", "failure", True),
    ],
)
def test_condition(condition: str | None, status: str, holds: bool) -> None:
    assert Scope(CONTEXTS, status).holds(condition) is holds


def test_filled() -> None:
    assert Scope(CONTEXTS).filled("${{ vars.TARGET }}/${{ vars.MISSING }}/b") == "a//b"
