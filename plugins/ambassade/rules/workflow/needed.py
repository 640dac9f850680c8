"""What the rules about missing approvals share."""

from __future__ import annotations

from ambassade.history.proposal import Proposal
from ambassade.history.tiers import Need
from ambassade.rules.workflow.approval import recorded_now

_MOST_NAMES = 5


def own_approvals(need: Need, proposal: Proposal) -> frozenset[str]:
    """Those who made the change and approve it, where nobody else does and somebody else has to."""
    needs = proposal.needs
    if needs.is_unverified or need.given or not need.missing or not need.not_the_author:
        return frozenset()
    recorded = (
        {approval.by for _, approval in recorded_now(need.change)} if need.change is not None else set()
    )
    return need.candidates & needs.authors & (needs.approvers | recorded)


def who_may(need: Need, proposal: Proposal) -> str:
    """The names of those who may still approve, the first few; the same in every language."""
    needs = proposal.needs
    asked = need.candidates - need.given
    if need.not_the_author:
        asked -= needs.authors
    names = sorted(proposal.standing.name(slug) for slug in asked)
    more = ", …" if len(names) > _MOST_NAMES else ""
    return ", ".join(names[:_MOST_NAMES]) + more
