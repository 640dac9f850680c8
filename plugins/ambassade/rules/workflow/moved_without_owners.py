"""Rule `moved-without-owners`: a new name or place is agreed to by those it leaves and those it comes to."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.history.changes import Change
from ambassade.model.catalog import Kind
from ambassade.rules.rule import Context, Fault, change_rule, proposal_of
from ambassade.rules.workflow.approval import committee_of, title
from ambassade.words import say


@change_rule(Severity.ERROR, Kind.ENTRY, Kind.MESSAGE, Kind.POST, Kind.COLLECTION, Kind.PAGE, Kind.NETWORK)
def moved_without_owners(change: Change, context: Context) -> Iterator[Fault]:
    """A file under another name or in another network, with no part of one of the committees in it.

    A network that is new with the proposal has no committee yet: the central team stands in for it.
    """
    proposal = proposal_of(context)
    needs = proposal.needs
    if not change.is_move or change.after is None or change.before is None:
        return
    if needs.is_alone or needs.is_unverified:
        return
    for network in change.networks:
        known = network if network in proposal.standing.base.networks else None
        owners = proposal.standing.committee(known)
        if not needs.involved & owners:
            yield Fault(
                item=change.after,
                at=(),
                message=say(
                    "“{title}” moves from {old} without {committee}",
                    title=title(change.before),
                    old=change.before.path,
                    committee=committee_of(known, context),
                ),
                hint=say(
                    "ask somebody of {committee} to approve this", committee=committee_of(known, context)
                ),
            )
