"""The check: reads a tree, runs every rule, and hands back everything that was found, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from ambassade.findings import Finding, Severity, ordered
from ambassade.history.approvals import Approvals
from ambassade.history.proposal import Before, Proposal
from ambassade.history.protected import is_protected
from ambassade.load.content import Loaded, load_content
from ambassade.load.git import FileChange
from ambassade.load.schema import SchemaSet
from ambassade.load.tree import Tree
from ambassade.model.catalog import Catalog
from ambassade.model.moment import Moment
from ambassade.rules.registry import CONTENT_RULES
from ambassade.rules.rule import Context

Derived = Callable[[Catalog, date], Mapping[str, str | None]]
"""What makes the files that follow from a catalog on a day: by path; None for one that would not be there."""


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
    *,
    derived: Derived | None = None,
) -> Checked:
    """The same for a tree that is proposed: the rules of the workflow look at what differs from `before`.

    `approvals` is asked once, with what holds where it is merged into: who everybody is stands there, and the
    date, never in the proposal.
    `derived` makes the files that follow from the content; where a changed one is just as it would be made,
    it counts with the content. A base without an organisation has no committees: only the content is checked.
    """
    loaded = load_content(tree, schemas)
    instant, fixed = date_of(loaded.catalog, now, as_of)
    base = before.catalog(loaded.catalog, schemas)
    ruling = base if before.now is None else before.now.catalog(loaded.catalog, schemas)
    proposal: Proposal | None = None
    day, _ = date_of(ruling, now, as_of)
    if ruling.organisation is not None:
        today = day.date()
        files = before.files
        made = derived if loaded.catalog.organisation is not None else None
        if made is not None and any(is_protected(file.path) for file in files):
            following = _following(tree, files, made(loaded.catalog, today))
            files = tuple(file for file in files if file.path not in following)
        proposal = Proposal.of(base, loaded.catalog, files, approvals(ruling), today, ruling)
    context = Context(loaded.catalog, instant, proposal)
    workflow = context if day == instant else Context(loaded.catalog, day, proposal)
    found = ordered([*loaded.findings, *_run(loaded, context, workflow)])
    return Checked(loaded.catalog, instant, fixed, tuple(found), proposal)


def _following(tree: Tree, files: tuple[FileChange, ...], made: Mapping[str, str | None]) -> frozenset[str]:
    """The changed files that are as they would be made (None: not there), and at the same path as before."""
    found = set()
    for file in files:
        if file.path not in made or (file.was is not None and file.was != file.path):
            continue
        try:
            text = None if file.is_gone else tree.read(file.path).decode("utf-8")
        except (OSError, UnicodeDecodeError):
            continue
        if text == made[file.path]:
            found.add(file.path)
    return frozenset(found)


def date_of(catalog: Catalog, now: datetime, as_of: Moment | None) -> tuple[datetime, bool]:
    """The date that everything holds for, in the organisation's zone, and whether its file fixes it."""
    zone = catalog.zone()
    if as_of is not None:
        return as_of.starts(zone), False
    organisation = catalog.organisation
    if organisation is not None and organisation.value.as_of is not None:
        return organisation.value.as_of.starts(zone), True
    return now.astimezone(zone), False


def _run(loaded: Loaded, context: Context, workflow: Context | None = None) -> Iterable[Finding]:
    """The rules; without an organisation, and so without vocabularies, all references would seem unknown.

    `workflow` is for the rules that look at what a proposal changes: it has the date of where that is merged.
    """
    if loaded.catalog.organisation is None:
        return
    for rule in CONTENT_RULES:
        yield from rule.findings(workflow if workflow is not None and rule.is_of_workflow else context)
