"""What a rule is: one small function of one subject, with its page beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import Any, Protocol

from ambassade.findings import Finding, Label, Severity
from ambassade.history.proposal import Proposal
from ambassade.model.catalog import Catalog, Document, Kind, Path
from ambassade.rules.calendar import within_range
from ambassade.rules.index import Index
from ambassade.words import Say


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may know besides its subject.

    Everything that was read, and the date: aware, in the organisation's zone, in a year that can be meant.
    With a `proposal`, what was read is its head, and the rules of the workflow look too.
    """

    catalog: Catalog
    as_of: datetime
    proposal: Proposal | None = None
    index: Index = field(init=False, repr=False, compare=False)
    """What rules look up across the catalog, built once."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "as_of", within_range(self.as_of))
        object.__setattr__(self, "index", Index(self.catalog, self.as_of))

    @property
    def today(self) -> date:
        """The day of `as_of` in the organisation's time zone."""
        return self.as_of.date()


class Placed(Protocol):
    """Whatever lies in a file: an `Item`, or a picture."""

    @property
    def document(self) -> Document:
        """The file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What a rule yields: a place (with `key`, at the key), one sentence, perhaps a label and a cure.

    `severity` stands in for the rule's own where a fault weighs less, as in an imported record.
    What depends on the day alone is never an error: the daily build, which hides a person on the day their
    consent ends, may not be stopped by it, nor a build for another day.
    """

    item: Placed
    at: Path
    message: Say
    label: Say | None = None
    hint: Say | None = None
    related: tuple[Label, ...] = ()
    key: bool = False
    severity: Severity | None = None


Check = Callable[[Any, Context], Iterator[Fault]]


class Subject(Enum):
    """What a rule looks at."""

    ITEM = "item"
    CATALOG = "catalog"
    CHANGE = "change"
    PROPOSAL = "proposal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule: its name, how bad it is, what it looks at (of items and changes: which kinds), its function."""

    name: str
    severity: Severity
    kinds: tuple[Kind, ...]
    check: Check
    subject: Subject

    def findings(self, context: Context) -> Iterator[Finding]:
        """Everything that breaks this rule; nothing of a proposal where there is none."""
        for subject in self._subjects(context):
            yield from map(self.finding, self.check(subject, context))

    @property
    def is_of_workflow(self) -> bool:
        """Whether it looks at what a proposal changes."""
        return self.subject in {Subject.CHANGE, Subject.PROPOSAL}

    def _subjects(self, context: Context) -> Iterator[Any]:
        """What the rule looks at, one after the other."""
        if self.subject is Subject.CATALOG:
            yield context.catalog
        elif self.subject is Subject.ITEM:
            for kind in self.kinds:
                yield from context.catalog.items(kind).values()
        elif context.proposal is None:
            return
        elif self.subject is Subject.PROPOSAL:
            yield context.proposal
        else:
            yield from (change for change in context.proposal.changes if change.kind in self.kinds)

    def finding(self, fault: Fault) -> Finding:
        """A fault as a finding: its symbolic place made a line and a column."""
        location = fault.item.document.at(fault.at, key=fault.key)
        return Finding(
            self.name,
            fault.severity or self.severity,
            fault.message,
            Label(location, fault.label),
            fault.related,
            fault.hint,
        )


def rule(severity: Severity, *kinds: Kind) -> Callable[[Check], Rule]:
    """Makes a rule of a function; its name is the function's, with hyphens.

    The function gets an `Item` of one of `kinds` (or the `Catalog`, without any) and the `Context`, and
    yields a `Fault` for each place that breaks the rule.
    """
    return _rule(severity, kinds, Subject.ITEM if kinds else Subject.CATALOG)


def change_rule(severity: Severity, *kinds: Kind) -> Callable[[Check], Rule]:
    """The same for a rule of the workflow: the function gets a `Change` of one of `kinds` (or of any)."""
    return _rule(severity, kinds or tuple(Kind), Subject.CHANGE)


def proposal_rule(severity: Severity) -> Callable[[Check], Rule]:
    """The same for a rule that looks at a `Proposal` as a whole."""
    return _rule(severity, (), Subject.PROPOSAL)


def proposal_of(context: Context) -> Proposal:
    """The proposal, inside a rule of the workflow."""
    if context.proposal is None:  # pragma: no cover - such a rule is only asked where there is one
        message = "there is no proposal"
        raise ValueError(message)
    return context.proposal


def _rule(severity: Severity, kinds: tuple[Kind, ...], subject: Subject) -> Callable[[Check], Rule]:
    def decorate(check: Check) -> Rule:
        name = check.__name__.replace("_", "-")
        return Rule(name=name, severity=severity, kinds=kinds, check=check, subject=subject)

    return decorate
