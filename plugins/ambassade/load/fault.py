"""How reading reports: findings of the rules that are about a file's text, before anything is understood."""

from __future__ import annotations

from dataclasses import dataclass, field

from ambassade.findings import Finding, Label, Severity
from ambassade.spans import START, Location, Span
from ambassade.words import Say


@dataclass(slots=True)
class Reading:
    """One file being read: its path, its text, and what was found so far."""

    path: str
    findings: list[Finding] = field(default_factory=list)

    def error(
        self,
        rule: str,
        message: Say,
        span: Span = START,
        *,
        label: Say | None = None,
        hint: Say | None = None,
        related: tuple[Label, ...] = (),
    ) -> None:
        """Reports an error of `rule` at `span`."""
        self.findings.append(
            Finding(rule, Severity.ERROR, message, Label(Location(self.path, span), label), related, hint)
        )

    @property
    def failed(self) -> bool:
        """Whether anything found so far makes the file unusable."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)
