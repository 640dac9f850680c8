"""Findings as text: for people, for a forge's annotations, for machines."""

from __future__ import annotations

from collections.abc import Sequence

from ambassade.findings import Finding
from ambassade.model.catalog import Catalog
from ambassade.report.github import render_github
from ambassade.report.gitlab import render_gitlab
from ambassade.report.json import render_json
from ambassade.report.sarif import render_sarif
from ambassade.report.terminal import Lines, render_terminal
from ambassade.words import Words

FORMATS = ("terminal", "github", "gitlab", "json", "sarif")


def render(
    form: str,
    findings: Sequence[Finding],
    catalog: Catalog,
    words: Words,
    lines: Lines,
    *,
    colour: bool = False,
) -> str:
    """The findings in one of `FORMATS`; `colour` is for terminals only."""
    if form == "github":
        return render_github(findings, catalog, words)
    if form == "gitlab":
        return render_gitlab(findings, words)
    if form == "json":
        return render_json(findings, catalog, words)
    if form == "sarif":
        return render_sarif(findings, catalog, words)
    return render_terminal(findings, catalog, words, lines, colour=colour)
