"""Rule `author-is-only-approver`: somebody else looks than who made the change."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.history.changes import Change
from ambassade.rules.rule import Context, Fault, change_rule, proposal_of
from ambassade.rules.workflow.approval import title
from ambassade.rules.workflow.needed import own_approvals, who_may
from ambassade.words import say


@change_rule(Severity.ERROR)
def author_is_only_approver(change: Change, context: Context) -> Iterator[Fault]:
    """A need whose only approvals come from those who made the change."""
    proposal = proposal_of(context)
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
