"""Findings as workflow commands: GitHub shows each beside its line in the pull request."""

from __future__ import annotations

from collections.abc import Sequence

from ambassade.findings import Finding, Severity
from ambassade.model.catalog import Catalog
from ambassade.report.terminal import HINT, printable, summary
from ambassade.words import Words

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render_github(findings: Sequence[Finding], catalog: Catalog, words: Words) -> str:
    """One command a finding, then the summary, which is none. Content can start no command of its own."""
    return "\n".join(
        [*(_command(finding, words) for finding in findings), summary(findings, catalog, words), ""]
    )


def _command(finding: Finding, words: Words) -> str:
    """One finding as a command; columns only within one line, because GitHub takes no others."""
    place = finding.location.span
    properties: dict[str, object] = {
        "file": finding.location.path,
        "line": place.start.line,
        "endLine": place.end.line,
    }
    if place.start.line == place.end.line:
        properties |= {"col": place.start.column, "endColumn": place.end.column}
    properties["title"] = finding.rule
    text = printable(words.text(finding.message))
    if finding.label.text is not None:
        text += f" ({printable(words.text(finding.label.text))})"
    if finding.hint is not None:
        text += f"\n{words.text(HINT)}: {printable(words.text(finding.hint))}"
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {listed}::{text.translate(_DATA)}"


def _property(text: str) -> str:
    return printable(text).translate(_PROPERTY)
