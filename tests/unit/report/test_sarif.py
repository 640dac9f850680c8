from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from ambassade.findings import Severity
from ambassade.report.sarif import render_sarif
from ambassade.rules.registry import names
from ambassade.spans import span
from ambassade.words import words
from tests.unit.report.reported import EMPTY, HOSTILE, elsewhere, finding

ENGLISH = words("en")
TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
LOCATION = {
    "type": "object",
    "required": ["physicalLocation"],
    "additionalProperties": False,
    "properties": {
        "id": {"type": "integer", "minimum": 0},
        "message": TEXT,
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation", "region"],
            "additionalProperties": False,
            "properties": {
                "artifactLocation": {
                    "type": "object",
                    "required": ["uri"],
                    "additionalProperties": False,
                    "properties": {
                        "uri": {"type": "string", "pattern": "^[A-Za-z0-9._~/%-]+$"},
                        "uriBaseId": {"const": "%SRCROOT%"},
                    },
                },
                "region": {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["startLine", "startColumn", "endLine", "endColumn"],
                    "properties": {
                        name: {"type": "integer", "minimum": 1}
                        for name in ("startLine", "startColumn", "endLine", "endColumn")
                    },
                },
            },
        },
    },
}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
RULE = {
    "type": "object",
    "required": ["id", "shortDescription", "help", "defaultConfiguration"],
    "additionalProperties": False,
    "properties": {
        "id": {"type": "string"},
        "shortDescription": TEXT,
        "help": {**TEXT, "required": ["text", "markdown"]},
        "defaultConfiguration": {"type": "object", "properties": {"level": LEVEL}},
    },
}
RESULT = {
    "type": "object",
    "required": ["ruleId", "ruleIndex", "level", "message", "locations"],
    "additionalProperties": False,
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": LEVEL,
        "message": TEXT,
        "locations": {"type": "array", "minItems": 1, "maxItems": 1, "items": LOCATION},
        "relatedLocations": {"type": "array", "minItems": 1, "items": LOCATION, "uniqueItems": True},
    },
}
DRIVER = {
    "type": "object",
    "required": ["name", "version", "rules"],
    "additionalProperties": False,
    "properties": {
        "name": {"type": "string"},
        "version": {"type": "string"},
        "rules": {"type": "array", "items": RULE, "uniqueItems": True},
    },
}
SARIF = {
    "type": "object",
    "required": ["$schema", "version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "additionalProperties": False,
                "properties": {
                    "tool": {"type": "object", "required": ["driver"], "properties": {"driver": DRIVER}},
                    "language": {"type": "string", "pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"},
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "results": {"type": "array", "items": RESULT},
                    "properties": {"type": "object"},
                },
            },
        },
    },
}
"""The parts of the SARIF 2.1.0 schema (OASIS, errata 01) that are written here, with their bounds."""


def run_of(text: str) -> dict[str, Any]:
    """The one run of a valid report."""
    report = json.loads(text.encode("utf-8"))
    faults = [fault.message for fault in Draft202012Validator(SARIF).iter_errors(report)]
    assert faults == []
    run: dict[str, Any] = report["runs"][0]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    return run


def test_nothing_found() -> None:
    run = run_of(render_sarif([], EMPTY, ENGLISH))
    assert run["results"] == []
    assert run["tool"]["driver"]["rules"] == []


def test_a_finding() -> None:
    found = finding(hint="add it", label="here", related=(elsewhere(2, "first here"), elsewhere(3)))
    run = run_of(render_sarif([found], EMPTY, ENGLISH))
    (result,) = run["results"]
    assert result["message"]["text"] == "`lead` is missing\nhint: add it"
    assert result["level"] == "error"
    place = result["locations"][0]
    assert place["message"]["text"] == "here"
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "content/networks/aurora/network.yml"
    assert place["physicalLocation"]["region"] == {
        "startLine": 7,
        "startColumn": 5,
        "endLine": 7,
        "endColumn": 14,
    }
    assert [other["id"] for other in result["relatedLocations"]] == [0, 1]


@pytest.mark.parametrize(
    ("severity", "level"),
    [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.NOTICE, "note")],
)
def test_levels(severity: Severity, level: str) -> None:
    run = run_of(render_sarif([finding(severity=severity)], EMPTY, ENGLISH))
    assert run["results"][0]["level"] == level
    assert run["tool"]["driver"]["rules"][0]["defaultConfiguration"]["level"] == level


def test_every_rule_once_with_its_page() -> None:
    found = [finding(rule=name) for name in (*names(), *names())]
    rules = run_of(render_sarif(found, EMPTY, ENGLISH))["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted(names())
    for rule in rules:
        assert rule["help"]["markdown"].startswith(f"# {rule['id']}\n")
        assert "\n" not in rule["shortDescription"]["text"]


def test_sorted_and_always_the_same() -> None:
    found = [finding(path="b.yml"), finding(place=span(9, 1)), finding(rule="alias-used", place=span(8, 1))]
    text = render_sarif(found, EMPTY, ENGLISH)
    assert text == render_sarif(list(reversed(found)), EMPTY, ENGLISH)


@pytest.mark.parametrize("text", HOSTILE)
def test_content_comes_back_as_it_is(text: str) -> None:
    found = finding(text, path=f"content/{text}.yml", hint=text, label=text)
    (result,) = run_of(render_sarif([found], EMPTY, ENGLISH))["results"]
    assert result["message"]["text"] == f"{text}\nhint: {text}"


def test_paths_are_addresses() -> None:
    found = finding(path="content/Ana Silva#1?.md")
    (result,) = run_of(render_sarif([found], EMPTY, ENGLISH))["results"]
    address = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert address == "content/Ana%20Silva%231%3F.md"


def test_language() -> None:
    assert run_of(render_sarif([], EMPTY, words("fr")))["language"] == "fr"
