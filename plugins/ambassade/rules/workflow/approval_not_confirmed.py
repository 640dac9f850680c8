"""Rule `approval-not-confirmed`: who is recorded as approving has said so on the forge."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.history.approvals import login
from ambassade.history.changes import STATUS_KINDS, Change
from ambassade.history.proposal import Proposal
from ambassade.rules.rule import Context, Fault, change_rule, proposal_of
from ambassade.rules.workflow.approval import recorded_now
from ambassade.words import Say, say


@change_rule(Severity.ERROR, *STATUS_KINDS)
def approval_not_confirmed(change: Change, context: Context) -> Iterator[Fault]:
    """An approval recorded for somebody who neither made this change nor approves it."""
    proposal = proposal_of(context)
    needs = proposal.needs
    if needs.is_alone or needs.is_unverified or change.after is None:
        return
    for index, approval in recorded_now(change):
        if approval.by in needs.involved or proposal.standing.has_left(approval.by):
            continue
        name = proposal.standing.name(approval.by)
        known = proposal.standing.login(approval.by)
        yield Fault(
            item=change.after,
            at=("approvals", index, "by"),
            message=say(
                "{name} is recorded as approving this, and has not approved this proposal", name=name
            ),
            label=_remark(known, proposal),
            hint=say("ask {name} to approve it", name=name)
            if known
            else say(
                "say {name}'s login in their profile (`forge_login`), and ask them to approve", name=name
            ),
        )


def _remark(known: str | None, proposal: Proposal) -> Say | None:
    """Why an approval by somebody with this login was left out, where the forge holds one."""
    for remark in proposal.approvals.remarks:
        name = dict(remark.values).get("login")
        if known is not None and isinstance(name, str) and login(name) == known:
            return remark
    return None
