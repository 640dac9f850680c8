"""What the rules about approvals share: what was newly recorded, over which text, how a thing is called."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ambassade.history.changes import STATUS_KINDS, Change
from ambassade.history.proposal import Proposal
from ambassade.model.catalog import Item
from ambassade.model.content import Approval
from ambassade.model.status import Status
from ambassade.model.text import Text
from ambassade.rules.rule import Context
from ambassade.words import Say, say


def recorded_now(change: Change) -> Iterator[tuple[int, Approval]]:
    """The approvals that a change adds, with their places; one over another text is another one."""
    if change.kind not in STATUS_KINDS or change.after is None:
        return
    known = set(change.before.value.approvals) if change.before is not None else set()
    for index, approval in enumerate(change.after.value.approvals):
        if approval not in known:
            yield index, approval


def matching(change: Change, proposal: Proposal) -> list[Approval]:
    """The approvals of the head that are over the text as it will be."""
    if change.after is None:
        return []
    wanted = proposal.needs.digest(change, after=True)
    return [approval for approval in change.after.value.approvals if approval.digest == wanted]


def becomes_approved(change: Change, proposal: Proposal) -> bool:
    """Whether a text is approved at the head that was not, as it stands there, approved at the base."""
    was, will_be = change.status()
    if will_be is not Status.APPROVED:
        return False
    needs = proposal.needs
    return was is not Status.APPROVED or needs.digest(change, after=False) != needs.digest(change, after=True)


def title(item: Item[Any]) -> str:
    """What a thing is called, in its first language; its key where it has no name."""
    for name in ("title", "idea", "name"):
        value = getattr(item.value, name, None)
        if isinstance(value, Text):
            return value.versions[0][1]
        if isinstance(value, str):
            return value
    return item.key


def committee_of(network: str | None, context: Context) -> Say:
    """The committee of a network, or what stands in for one."""
    if network is None:
        return say("the core team")
    proposal = context.proposal
    catalog = proposal.standing.base if proposal is not None else context.catalog
    item = catalog.networks.get(network)
    return say("the committee of {network}", network=network if item is None else title(item))
