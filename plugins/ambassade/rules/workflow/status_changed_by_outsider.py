"""Rule `status-changed-by-outsider`: who may change a status is written in one table."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.history.changes import STATUS_KINDS, Change
from ambassade.history.proposal import Proposal
from ambassade.model.status import TRANSITIONS, Role, Status, Transition
from ambassade.rules.rule import Context, Fault, change_rule, proposal_of
from ambassade.rules.workflow.approval import committee_of, title
from ambassade.words import Say, say


@change_rule(Severity.ERROR, *STATUS_KINDS)
def status_changed_by_outsider(change: Change, context: Context) -> Iterator[Fault]:
    """A change of status in which nobody has a part who may make it.

    What becomes approved is told by the rules about approvals, unless all of them were recorded earlier.
    """
    proposal = proposal_of(context)
    was, will_be = change.status()
    transition = TRANSITIONS.get((was, will_be))
    if proposal.needs.is_alone or proposal.needs.is_unverified or transition is None:
        return
    if not transition.allowed or not transition.roles or was is will_be:
        return
    if will_be is Status.APPROVED and _is_told(change, proposal):
        return
    side = change.before or change.item
    if not _takes_part(change, proposal, transition.roles - {Role.ON_CALL}) and not _is_urgent(
        change, proposal
    ):
        yield Fault(
            item=change.item,
            at=("status",),
            message=say(
                "“{title}” leaves `{status}` without {committee}",
                title=title(side),
                status=side.value.status,
                committee=committee_of(side.network, context),
            ),
            label=transition.why,
            hint=_hint(transition, committee_of(side.network, context)),
        )


def _hint(transition: Transition, committee: Say) -> Say:
    if Role.ON_CALL not in transition.roles:
        return say("ask somebody of {committee} to approve this", committee=committee)
    return say(
        "ask somebody of {committee} to approve this; on call, write an approval with `urgent: true`",
        committee=committee,
    )


def _takes_part(change: Change, proposal: Proposal, roles: frozenset[Role]) -> bool:
    """Whether somebody with one of the roles made the change or approves it."""
    needs = proposal.needs
    network = change.networks[0]
    return any(proposal.standing.roles(slug, network) & roles for slug in needs.involved)


def _is_told(change: Change, proposal: Proposal) -> bool:
    """Whether approvals are missing, or are given now, or none is asked for."""
    return any(
        need.missing or need.is_trusted or need.candidates & proposal.needs.involved
        for need in proposal.needs.of(change)
    )


def _is_urgent(change: Change, proposal: Proposal) -> bool:
    """Whether somebody on call did it, and said so in the file, so that a second look falls due."""
    if change.after is None:
        return False
    needs = proposal.needs
    on_call = proposal.standing.holders(Role.ON_CALL, None) & needs.involved
    return any(approval.urgent and approval.by in on_call for approval in change.after.value.approvals)
