"""Findings as SARIF 2.1.0, which code hosts and editors read."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from urllib.parse import quote

from ambassade.findings import Finding, Label, Severity, sort_key
from ambassade.model.catalog import Catalog
from ambassade.report.json import checked, readable
from ambassade.report.terminal import HINT
from ambassade.rules.registry import page
from ambassade.spans import Span
from ambassade.words import Words

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}


def render_sarif(findings: Sequence[Finding], catalog: Catalog, words: Words) -> str:
    """One run: the rules that were broken, one result a finding, sorted; the same text for the same input."""
    ordered = sorted(findings, key=sort_key)
    rules = sorted({finding.rule: finding.severity for finding in reversed(ordered)}.items())
    numbers = {name: number for number, (name, _) in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": "Ambassade",
                "version": version("ambassade"),
                "rules": [_rule(name, severity) for name, severity in rules],
            }
        },
        "language": words.locale.language,
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, numbers[finding.rule], words) for finding in ordered],
        "properties": {"checked": checked(catalog)},
    }
    return readable({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(name: str, severity: Severity) -> dict[str, object]:
    """A rule with its page; no address: SARIF wants a whole one, and the documentation may lie anywhere."""
    text = page(name)
    described = {} if text is None else _page(text)
    return {"id": name, **described, "defaultConfiguration": {"level": _LEVELS[severity]}}


def _page(text: str) -> dict[str, object]:
    _, summary, *_ = text.split("\n\n")
    return {
        "shortDescription": {"text": " ".join(summary.split())},
        "help": {"text": text, "markdown": text},
    }


def _result(finding: Finding, number: int, words: Words) -> dict[str, object]:
    text = words.text(finding.message)
    if finding.hint is not None:
        text += f"\n{words.text(HINT)}: {words.text(finding.hint)}"
    result: dict[str, object] = {
        "ruleId": finding.rule,
        "ruleIndex": number,
        "level": _LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [_location(finding.label, words)],
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": index, **_location(label, words)} for index, label in enumerate(finding.related)
        ]
    return result


def _location(label: Label, words: Words) -> dict[str, object]:
    path = quote(label.location.path.encode("utf-8", "surrogatepass"))
    location: dict[str, object] = {
        "physicalLocation": {
            "artifactLocation": {"uri": path, "uriBaseId": "%SRCROOT%"},
            "region": _region(label.location.span),
        }
    }
    if label.text is not None:
        location["message"] = {"text": words.text(label.text)}
    return location


def _region(place: Span) -> dict[str, int]:
    return {
        "startLine": place.start.line,
        "startColumn": place.start.column,
        "endLine": place.end.line,
        "endColumn": place.end.column,
    }
