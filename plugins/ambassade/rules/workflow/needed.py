"""What the rules about missing approvals share."""

from __future__ import annotations

from collections.abc import Callable

from ambassade.history.need import Need
from ambassade.history.proposal import Proposal
from ambassade.model.status import Role
from ambassade.rules.workflow.approval import recorded_now
from ambassade.words import Say, say

_MOST_NAMES = 5
_ONE_OF: dict[frozenset[Role], Say] = {
    frozenset({Role.THE_PERSON, Role.COMMUNITY_MANAGER}): say("that person or a community manager"),
    frozenset({Role.COMMUNITY_MANAGER}): say("a community manager"),
    frozenset({Role.THE_PERSON}): say("that person"),
}


def whom(need: Need, committee: Callable[[str | None], Say]) -> Say:
    """By whom a need is met, in a few words.

    `committee` says what the committee of a network is called; None stands for what is in no network.
    """
    if need.is_urgent:
        return say("whoever is on call")
    if need.change is None:
        return say("the maintainers")
    if need.kind in {"profile", "external_person"} and Role.THE_PERSON in need.roles:
        alone = len(need.roles) == 1
        return say("that person") if alone else say("that person or the committees of their networks")
    return committee(need.network)


def still_from(need: Need, committee: Callable[[str | None], Say]) -> Say:
    """By whom it is still to be met: where only the right one is missing, by them."""
    if not need.included and need.missing == 1:
        return _ONE_OF.get(need.including, say("the right person"))
    return whom(need, committee)


def own_approvals(need: Need, proposal: Proposal) -> frozenset[str]:
    """Those who made the change and approve it, where nobody else does and somebody else has to."""
    needs = proposal.needs
    if need.change is None or needs.is_unverified:
        return frozenset()
    if need.given or not need.missing or not need.not_the_author:
        return frozenset()
    recorded = {approval.by for _, approval in recorded_now(need.change)}
    return need.candidates & needs.authors & (needs.approvers | recorded)


def who_may(need: Need, proposal: Proposal) -> str:
    """The names of those who may still approve, the first few; the same in every language."""
    names = sorted(proposal.standing.name(slug) for slug in proposal.needs.asked(need))
    more = ", …" if len(names) > _MOST_NAMES else ""
    return ", ".join(names[:_MOST_NAMES]) + more
