"""Rule `approvals-unverified`: what nobody can vouch for is called unverified, never approved."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.history.changes import STATUS_KINDS, Change
from ambassade.history.person import is_told_of
from ambassade.history.proposal import Proposal
from ambassade.model.catalog import Kind
from ambassade.rules.rule import Context, Fault, proposal_rule
from ambassade.rules.workflow.approval import becomes_approved, title
from ambassade.rules.workflow.profile import beyond_ending
from ambassade.words import Say, say


@proposal_rule(Severity.NOTICE)
def approvals_unverified(proposal: Proposal, context: Context) -> Iterator[Fault]:
    """Something that becomes approved where nobody else looks, or where nobody can be asked who did.

    A forge that could not be read is told too: what it would have said counts as a no.
    """
    reason, severity = _reason(proposal)
    if reason is None:
        return
    for change in proposal.changes:
        if _is_about_a_person(change, proposal, context):
            yield Fault(
                item=change.item,
                at=(),
                message=say(
                    "whether {name} agrees to this is unverified: {reason}",
                    name=title(change.item),
                    reason=reason,
                ),
                severity=severity,
            )
        if change.kind in STATUS_KINDS and becomes_approved(change, proposal):
            yield Fault(
                item=change.item,
                at=("status",),
                message=say(
                    "“{title}” becomes approved, unverified: {reason}",
                    title=title(change.item),
                    reason=reason,
                ),
                severity=severity,
            )


def _is_about_a_person(change: Change, proposal: Proposal, context: Context) -> bool:
    """Whether a profile changes that needs its person's agreement."""
    if change.kind is not Kind.AMBASSADOR or change.before is None or not proposal.needs.is_unverified:
        return False
    return is_told_of(change, context.today) and bool(beyond_ending(change))


def _reason(proposal: Proposal) -> tuple[Say | None, Severity | None]:
    """Why approvals can not be verified; None where they can."""
    if proposal.needs.is_alone:
        return say("in a one-person organisation nobody else looks"), None
    if proposal.approvals.verified:
        return None, None
    remark = next(iter(proposal.approvals.remarks), say("nothing says where approvals can be read"))
    return remark, None if proposal.needs.is_unverified else Severity.WARNING
