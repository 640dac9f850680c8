"""Findings as a Code Quality report: GitLab shows it in the merge request, on every tier.

Shape: docs.gitlab.com, "Code Quality report format": a JSON array without a byte order mark. Of entries with
the same fingerprint GitLab keeps one; what is in the head's report and not in the target branch's is new.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence

from ambassade.findings import Finding, Severity, sort_key
from ambassade.report.json import readable
from ambassade.report.terminal import HINT, printable
from ambassade.words import Words

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.NOTICE: "info"}


def render_gitlab(findings: Sequence[Finding], words: Words) -> str:
    """One entry a finding, sorted; the same text for the same input."""
    ordered = sorted(findings, key=sort_key)
    entries = zip(ordered, _fingerprints(ordered), strict=True)
    return readable([_entry(finding, fingerprint, words) for finding, fingerprint in entries])


def _entry(finding: Finding, fingerprint: str, words: Words) -> dict[str, object]:
    text = printable(words.text(finding.message))
    if finding.hint is not None:
        text += f" ({words.text(HINT)}: {printable(words.text(finding.hint))})"
    return {
        "description": text,
        "check_name": finding.rule,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": finding.location.path, "lines": {"begin": finding.location.span.start.line}},
    }


def _fingerprints(findings: Sequence[Finding]) -> Iterator[str]:
    """What makes each finding itself: rule, file and English wording, and its turn among equal ones.

    Not its line: a finding that moves down because something was written above it is no new one.
    """
    turns: Counter[tuple[str, str, str]] = Counter()
    for finding in findings:
        same = (finding.rule, finding.location.path, str(finding.message))
        text = "\0".join([*same, str(turns[same])])
        turns[same] += 1
        yield hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
