"""Rule `approver-not-in-committee`: only the network's committee approves, as it was before the proposal."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.history.changes import STATUS_KINDS, Change
from ambassade.model.status import Role
from ambassade.rules.rule import Context, Fault, change_rule, proposal_of
from ambassade.rules.workflow.approval import committee_of, recorded_now
from ambassade.words import say


@change_rule(Severity.ERROR, *STATUS_KINDS)
def approver_not_in_committee(change: Change, context: Context) -> Iterator[Fault]:
    """An approval recorded for somebody who could not give it before this proposal."""
    proposal = proposal_of(context)
    if proposal.needs.is_alone or change.after is None:
        return
    standing, needs = proposal.standing, proposal.needs.of(change)
    trusted = proposal.needs.authors if any(need.is_trusted for need in needs) else frozenset()
    for index, approval in recorded_now(change):
        if standing.has_left(approval.by):
            continue
        network = change.after.network
        if approval.urgent:
            allowed = standing.holders(Role.ON_CALL, None)
        else:
            allowed = standing.committee(network).union(*(need.candidates for need in needs)) | trusted
        if approval.by not in allowed:
            who = say("whoever is on call") if approval.urgent else committee_of(network, context)
            yield Fault(
                item=change.after,
                at=("approvals", index, "by"),
                message=say(
                    "`{person}` is recorded as approving this, and does not belong to {committee}",
                    person=approval.by,
                    committee=who,
                ),
                hint=say("ask {committee}; who joins it can approve once that is merged", committee=who),
            )
