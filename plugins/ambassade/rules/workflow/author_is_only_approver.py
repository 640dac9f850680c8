"""Rule `author-is-only-approver`: somebody else looks than who made the change."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.history.changes import STATUS_KINDS, Change
from ambassade.history.need import kind_of_item
from ambassade.history.proposal import Proposal
from ambassade.rules.rule import Context, Fault, change_rule, proposal_of
from ambassade.rules.workflow.approval import recorded_now, title
from ambassade.rules.workflow.needed import own_approvals, who_may
from ambassade.words import say


@change_rule(Severity.ERROR)
def author_is_only_approver(change: Change, context: Context) -> Iterator[Fault]:
    """A need whose only approvals come from those who made the change, or an approval kept for later so."""
    proposal = proposal_of(context)
    yield from _kept_for_later(change, proposal)
    for need in proposal.needs.of(change):
        for slug in sorted(own_approvals(need, proposal)):
            yield Fault(
                item=change.item,
                at=("approvals",),
                message=say(
                    "{name} made this change, and nobody else approves “{title}”",
                    name=proposal.standing.name(slug),
                    title=title(change.item),
                ),
                hint=say("ask one of these: {names}", names=who_may(need, proposal)),
            )


def _kept_for_later(change: Change, proposal: Proposal) -> Iterator[Fault]:
    """Approvals of a text that is not approved yet, by those who bring just this text.

    Once merged, nobody could tell any more that they are its author's.
    """
    needs, after = proposal.needs, change.after
    if change.kind not in STATUS_KINDS or after is None or after.value.status == "approved":
        return
    text = needs.digest(change, after=True)
    if needs.is_alone or needs.is_unverified or text == needs.digest(change, after=False):
        return
    if needs.tier(kind_of_item(after)).not_the_author is False:
        return
    own = needs.involved - needs.independent
    for index, approval in recorded_now(change):
        if approval.digest == text and not approval.urgent and approval.by in own:
            yield Fault(
                item=after,
                at=("approvals", index, "by"),
                message=say(
                    "{name} may have written this text, and is recorded as approving it",
                    name=proposal.standing.name(approval.by),
                ),
                hint=say("take this approval out; somebody who had no part in the text approves it"),
            )
