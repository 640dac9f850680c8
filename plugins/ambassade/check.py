"""The check: reads a tree, runs every rule, and hands back everything that was found, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from ambassade.findings import Finding, Severity, ordered
from ambassade.history.approvals import Approvals
from ambassade.history.proposal import Before, Proposal
from ambassade.load.content import Loaded, load_content
from ambassade.load.schema import SchemaSet
from ambassade.load.tree import Tree
from ambassade.model.catalog import Catalog
from ambassade.model.moment import Moment
from ambassade.rules.registry import CONTENT_RULES
from ambassade.rules.rule import Context


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check came to: everything that was read, the date it holds for, every finding in order."""

    catalog: Catalog
    as_of: datetime
    fixed: bool
    """Whether the organisation file fixes the date."""
    findings: tuple[Finding, ...] = field(default=())
    proposal: Proposal | None = None
    """What was compared with a base, if anything was."""

    @property
    def failed(self) -> bool:
        """Whether any finding is an error."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


def check_tree(tree: Tree, schemas: SchemaSet, now: datetime, as_of: Moment | None = None) -> Checked:
    """Reads and checks a tree.

    The date is `as_of` (a day means 00:00 in the organisation's zone), else the one that the organisation
    file fixes, else `now` (aware).
    """
    loaded = load_content(tree, schemas)
    instant, fixed = date_of(loaded.catalog, now, as_of)
    context = Context(loaded.catalog, instant)
    return Checked(loaded.catalog, instant, fixed, tuple(ordered([*loaded.findings, *_run(loaded, context)])))


def check_proposal(
    tree: Tree,
    before: Before,
    approvals: Callable[[Catalog], Approvals],
    schemas: SchemaSet,
    now: datetime,
    as_of: Moment | None = None,
) -> Checked:
    """The same for a tree that is proposed: the rules of the workflow look at what differs from `before`.

    `approvals` is asked once, with what the base held: who everybody is stands there, never in the proposal.
    A base without an organisation has no committees: then only the content is checked.
    """
    loaded = load_content(tree, schemas)
    instant, fixed = date_of(loaded.catalog, now, as_of)
    base = before.catalog(loaded.catalog, schemas)
    proposal: Proposal | None = None
    if base.organisation is not None:
        proposal = Proposal.of(
            base, loaded.catalog, before.files, approvals(base), instant.astimezone(base.zone()).date()
        )
    context = Context(loaded.catalog, instant, proposal)
    found = ordered([*loaded.findings, *_run(loaded, context)])
    return Checked(loaded.catalog, instant, fixed, tuple(found), proposal)


def date_of(catalog: Catalog, now: datetime, as_of: Moment | None) -> tuple[datetime, bool]:
    """The date that everything holds for, in the organisation's zone, and whether its file fixes it."""
    zone = catalog.zone()
    if as_of is not None:
        return as_of.starts(zone), False
    organisation = catalog.organisation
    if organisation is not None and organisation.value.as_of is not None:
        return organisation.value.as_of.starts(zone), True
    return now.astimezone(zone), False


def _run(loaded: Loaded, context: Context) -> Iterable[Finding]:
    """The rules; without an organisation, and so without vocabularies, all references would seem unknown."""
    if loaded.catalog.organisation is None:
        return
    for rule in CONTENT_RULES:
        yield from rule.findings(context)
