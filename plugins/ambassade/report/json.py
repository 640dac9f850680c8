"""Findings for scripts, as JSON of a stable shape."""

from __future__ import annotations

import json
from collections.abc import Sequence

from ambassade.findings import Finding, Severity, sort_key
from ambassade.model.catalog import Catalog
from ambassade.words import Words


def render_json(findings: Sequence[Finding], catalog: Catalog, words: Words) -> str:
    """The findings, sorted, with their counts and what was read; the same text for the same input.

    Lines and columns count from 1, columns in characters; the end is the first place after. `hint` is null
    where there is none. `url` is the address of the rule's page, relative to the documentation.
    """
    ordered = sorted(findings, key=sort_key)
    report = {
        "findings": [_finding(finding, words) for finding in ordered],
        "errors": _count(ordered, Severity.ERROR),
        "warnings": _count(ordered, Severity.WARNING),
        "notices": _count(ordered, Severity.NOTICE),
        "checked": checked(catalog),
    }
    return readable(report)


def readable(report: object) -> str:
    """A report as JSON that is valid UTF-8 whatever the content; half characters stay as their escapes."""
    text = json.dumps(report, ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def page_address(rule: str) -> str:
    """The address of a rule's page, relative to the documentation."""
    return f"rules/{rule}/"


def checked(catalog: Catalog) -> dict[str, int]:
    """How much content was read, of every kind of which there may be many; a new kind comes last."""
    return {
        "networks": len(catalog.networks),
        "ambassadors": len(catalog.ambassadors),
        "entries": len(catalog.entries),
        "messages": len(catalog.messages),
        "posts": len(catalog.posts),
        "collections": len(catalog.collections),
        "playbook_pages": len(catalog.pages),
    }


def _count(findings: Sequence[Finding], severity: Severity) -> int:
    return sum(finding.severity is severity for finding in findings)


def _finding(finding: Finding, words: Words) -> dict[str, object]:
    place = finding.location.span
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": words.text(finding.message),
        "path": finding.location.path,
        "line": place.start.line,
        "column": place.start.column,
        "end_line": place.end.line,
        "end_column": place.end.column,
        "hint": None if finding.hint is None else words.text(finding.hint),
        "url": page_address(finding.rule),
    }
