"""Rule `changed-without-the-person`: a profile changes only with its person's own agreement."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.history.changes import Change
from ambassade.history.person import is_told_of
from ambassade.history.proposal import Proposal
from ambassade.model.catalog import Kind
from ambassade.model.status import Role
from ambassade.rules.rule import Context, Fault, change_rule, proposal_of
from ambassade.rules.workflow.profile import beyond_ending, new_evidence
from ambassade.words import say


@change_rule(Severity.ERROR, Kind.AMBASSADOR)
def changed_without_the_person(change: Change, context: Context) -> Iterator[Fault]:
    """A profile, photograph or consent changed by others, without a new number of evidence.

    Agreed means: proposed or approved by the login that the profile had before. What only ends something (a
    withdrawal, leaving, a membership that is over, an account taken out) needs no agreement, nor do notes of
    the committee, nor people who were not told yet, whom nobody sees.
    """
    proposal = proposal_of(context)
    before = change.before
    if before is None or proposal.needs.is_unverified or not is_told_of(change, context.today):
        return
    places = beyond_ending(change)
    if not places or _agrees(before.key, proposal) or new_evidence(change, proposal.base):
        return
    if (
        set(places) == {("forge_login",)}
        and before.value.forge_login is None
        and _is_vouched(change, proposal)
    ):
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


def _agrees(slug: str, proposal: Proposal) -> bool:
    return slug in proposal.needs.authors | proposal.needs.approvers


def _is_vouched(change: Change, proposal: Proposal) -> bool:
    """Whether a community manager who had no part in it says that a first login is that person's."""
    places = [None, *(membership.network for membership in change.item.value.memberships)]
    managers = frozenset().union(
        *(proposal.standing.holders(Role.COMMUNITY_MANAGER, place) for place in places)
    )
    return bool(managers & proposal.needs.independent)
