"""What a check found: where, how bad, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from ambassade.spans import Location
from ambassade.words import Say


class Severity(Enum):
    """How bad a finding is; the three that a forge's annotations know."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Label:
    """A place, and what is to be said at it."""

    location: Location
    text: Say | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: the rule it breaks, one sentence, one primary place, perhaps others, perhaps a cure."""

    rule: str
    severity: Severity
    message: Say
    label: Label
    related: tuple[Label, ...] = ()
    hint: Say | None = None

    @property
    def location(self) -> Location:
        """The primary place."""
        return self.label.location


def sort_key(finding: Finding) -> tuple[object, ...]:
    """By path, line, column, rule, then wording: the same order for the same findings."""
    start = finding.location.span.start
    return (finding.location.path, start.line, start.column, finding.rule, str(finding.message))


def ordered(findings: list[Finding]) -> list[Finding]:
    """The findings in order, each once."""
    return sorted(dict.fromkeys(findings), key=sort_key)
