"""Rule `changed-without-the-person`: a profile changes only with its person's own agreement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ambassade.findings import Severity
from ambassade.history.changes import Change
from ambassade.history.person import is_told_of
from ambassade.history.proposal import Proposal
from ambassade.model.catalog import Kind
from ambassade.model.status import APPROVING, Role
from ambassade.rules.rule import Context, Fault, change_rule, proposal_of
from ambassade.rules.workflow.profile import beyond_ending, new_evidence
from ambassade.words import say


@change_rule(Severity.ERROR, Kind.AMBASSADOR)
def changed_without_the_person(change: Change, context: Context) -> Iterator[Fault]:
    """A profile, photograph or consent changed by others, without a new number of evidence.

    Agreed means: proposed or approved by the login that the profile had before. Evidence counts where
    somebody of the committee who had no part in the change vouches for it by approving. What only ends
    something (a withdrawal, leaving, a membership that is over, an account taken out) needs no agreement, nor
    do notes of the committee, nor people who were not told yet, whom nobody sees: of theirs only the login,
    which would speak for them later.
    """
    proposal = proposal_of(context)
    before = change.before
    if before is None or proposal.needs.is_unverified:
        return
    places = beyond_ending(change)
    if not is_told_of(change, context.today):
        places = [place for place in places if place == ("forge_login",)]
    if not places or before.key in proposal.needs.involved:
        return
    is_first_login = set(places) == {("forge_login",)} and before.value.forge_login is None
    if is_first_login and _is_vouched(change, proposal, {Role.COMMUNITY_MANAGER}):
        return
    if new_evidence(change, proposal.base) and _is_vouched(change, proposal, APPROVING):
        return
    known = proposal.standing.login(before.key)
    yield Fault(
        item=change.item,
        at=() if change.after is None else places[0],
        message=say("{name}'s profile changes without their agreement", name=before.value.name),
        hint=say("ask {name} (@{login}) to approve this", name=before.value.name, login=known)
        if known
        else say(
            "ask {name}, and record their answer: `ambassade consent {slug}`",
            name=before.value.name,
            slug=before.key,
        ),
    )


def _is_vouched(change: Change, proposal: Proposal, roles: Iterable[Role]) -> bool:
    """Whether somebody approves who had no part in it and has one of the roles in a network of the person."""
    places = [None, *(membership.network for membership in (change.before or change.item).value.memberships)]
    holders = [proposal.standing.holders(role, place) for role in roles for place in places]
    return bool(frozenset().union(*holders) & proposal.needs.independent)
