"""Rule `approval-not-recorded`: what becomes approved says by whom, over which text."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.history.changes import STATUS_KINDS, Change
from ambassade.model.status import Status
from ambassade.rules.rule import Context, Fault, change_rule, proposal_of
from ambassade.rules.workflow.approval import becomes_approved, matching
from ambassade.words import say, say_n


@change_rule(Severity.ERROR, *STATUS_KINDS)
def approval_not_recorded(change: Change, context: Context) -> Iterator[Fault]:
    """A text that becomes approved with fewer recorded approvals of just this text than its tier asks for."""
    proposal = proposal_of(context)
    was, will_be = change.status()
    if change.after is None or change.before is None or will_be is not Status.APPROVED:
        return
    if proposal.needs.is_alone or not becomes_approved(change, proposal):
        return
    recorded = {approval.by for approval in matching(change, proposal)}
    if was is Status.APPROVED and not recorded:
        return  # told by approved-text-changed
    wanted = max((need.approvals for need in proposal.needs.of(change)), default=0)
    if len(recorded) < wanted:
        yield Fault(
            item=change.after,
            at=("approvals",) if change.after.value.approvals else ("status",),
            message=say_n(
                "this becomes approved, and {n} approval of just this text is recorded of {wanted}",
                "this becomes approved, and {n} approvals of just this text are recorded of {wanted}",
                len(recorded),
                wanted=wanted,
            ),
            hint=say("record who approved it: `ambassade approve {key} --by PERSON`", key=change.after.key),
        )
