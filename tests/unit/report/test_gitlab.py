from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from ambassade.findings import Finding, Severity
from ambassade.report import render
from ambassade.report.gitlab import render_gitlab
from ambassade.spans import span
from ambassade.words import words
from tests.unit.report.reported import EMPTY, HOSTILE, finding, lines_of

ENGLISH = words("en")
TEXT = {"type": "string", "minLength": 1}
REPORT = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
        "properties": {
            "description": TEXT,
            "check_name": TEXT,
            "fingerprint": TEXT,
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^[^/.]"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def entries(*findings: Finding, language: str = "en") -> list[dict[str, Any]]:
    """The report, read back and held to GitLab's description of it."""
    text = render_gitlab(findings, words(language))
    assert text[0] == "["
    parsed: list[dict[str, Any]] = json.loads(text.encode("utf-8"))
    Draft202012Validator(REPORT).validate(parsed)
    return parsed


def test_a_finding_is_one_entry() -> None:
    (entry,) = entries(finding(hint="add it"))
    fingerprint = entry.pop("fingerprint")
    assert len(fingerprint) == 64
    assert entry == {
        "description": "`lead` is missing (hint: add it)",
        "check_name": "missing-key",
        "severity": "critical",
        "location": {"path": "content/networks/aurora/network.yml", "lines": {"begin": 7}},
    }


def test_nothing_found_is_an_empty_list() -> None:
    assert entries() == []


@pytest.mark.parametrize(
    ("severity", "named"),
    [(Severity.ERROR, "critical"), (Severity.WARNING, "minor"), (Severity.NOTICE, "info")],
)
def test_severities_have_the_names_that_gitlab_knows(severity: Severity, named: str) -> None:
    assert entries(finding(severity=severity))[0]["severity"] == named


def test_a_finding_that_only_moves_keeps_its_fingerprint() -> None:
    (before,) = entries(finding(place=span(3, 1)))
    (after,) = entries(finding(place=span(30, 1)))
    assert before["fingerprint"] == after["fingerprint"]


def test_a_fingerprint_is_the_same_in_every_language() -> None:
    (english,), (french,) = entries(finding()), entries(finding(), language="fr")
    assert english["fingerprint"] == french["fingerprint"]


def test_every_finding_has_a_fingerprint_of_its_own() -> None:
    found = [
        finding(place=span(3, 1)),
        finding(place=span(4, 1)),
        finding("another"),
        finding(path="content/organisation.yml"),
        finding(rule="unknown-key"),
    ]
    assert len({entry["fingerprint"] for entry in entries(*found)}) == len(found)


def test_the_order_of_the_findings_changes_nothing() -> None:
    found = [finding("b"), finding("a"), finding("a", place=span(2, 1)), finding("a")]
    assert entries(*found) == entries(*reversed(found))


@pytest.mark.parametrize("text", HOSTILE)
def test_content_stays_text(text: str) -> None:
    (entry,) = entries(finding(text, path=f"content/{text}.yml", hint=text))
    assert not set(entry["description"]) & set("\x00\x07\x1b\r\n\u202e\u2028")
    assert entry["location"]["path"].startswith("content/")


def test_in_french() -> None:
    assert "(conseil: ici)" in entries(finding(hint="ici"), language="fr")[0]["description"]


def test_it_is_one_of_the_formats() -> None:
    text = render("gitlab", [finding()], EMPTY, ENGLISH, lines_of)
    assert text == render_gitlab([finding()], ENGLISH)
