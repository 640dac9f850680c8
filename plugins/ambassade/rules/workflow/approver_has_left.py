"""Rule `approver-has-left`: somebody who left can not approve."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.history.changes import STATUS_KINDS, Change
from ambassade.rules.rule import Context, Fault, change_rule, proposal_of
from ambassade.rules.workflow.approval import committee_of, recorded_now
from ambassade.words import say


@change_rule(Severity.ERROR, *STATUS_KINDS)
def approver_has_left(change: Change, context: Context) -> Iterator[Fault]:
    """An approval recorded for somebody who had left before this proposal."""
    proposal = proposal_of(context)
    if change.after is None:
        return
    for index, approval in recorded_now(change):
        if proposal.standing.has_left(approval.by):
            yield Fault(
                item=change.after,
                at=("approvals", index, "by"),
                message=say("{name} has left and can not approve", name=proposal.standing.name(approval.by)),
                hint=say("ask {committee}", committee=committee_of(change.after.network, context)),
            )
