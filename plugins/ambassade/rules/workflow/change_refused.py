"""Rule `change-refused`: a refusal stands until it is taken back."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.history.proposal import Proposal
from ambassade.rules.rule import Context, Fault, proposal_rule
from ambassade.rules.workflow.approval import title
from ambassade.words import say


@proposal_rule(Severity.ERROR)
def change_refused(proposal: Proposal, _: Context) -> Iterator[Fault]:
    """Somebody who may approve a change asks for another one; or the person it is about does."""
    refusers = proposal.needs.refusers
    if not refusers:
        return
    for change in proposal.changes:
        heard = frozenset().union(*(proposal.standing.committee(network) for network in change.networks))
        heard |= {change.before.key} if change.before is not None else set()
        for need in proposal.needs.of(change):
            heard |= need.candidates
        for slug in sorted(refusers & heard):
            yield Fault(
                item=change.item,
                at=("status",),
                message=say(
                    "{name} asks for changes to “{title}”",
                    name=proposal.standing.name(slug),
                    title=title(change.item),
                ),
                hint=say(
                    "read the reason in the review, correct this, and ask {name} to look again",
                    name=proposal.standing.name(slug),
                ),
            )
