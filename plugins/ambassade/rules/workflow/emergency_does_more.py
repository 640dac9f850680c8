"""Rule `emergency-does-more`: what one person does alone freezes, corrects or withdraws, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ambassade.findings import Severity
from ambassade.history.changes import STATUS_KINDS, Change
from ambassade.history.proposal import Proposal
from ambassade.load.layout import CONTENT
from ambassade.model.catalog import Item, Kind
from ambassade.model.moment import before as is_before
from ambassade.model.status import Status
from ambassade.publish.visibility import CIRCLES, visible_from
from ambassade.rules.file import File
from ambassade.rules.rule import Context, Fault, Placed, proposal_rule
from ambassade.rules.workflow.approval import recorded_now
from ambassade.rules.workflow.profile import beyond_ending
from ambassade.words import Say, say

MOST_FILES = 5
"""So many files one person may change alone; more are no emergency but an editorial decision."""


@proposal_rule(Severity.ERROR)
def emergency_does_more(proposal: Proposal, _: Context) -> Iterator[Fault]:
    """A proposal with an urgent approval that shows more than before, brings something new, or is large."""
    if not any(approval.urgent for change in proposal.changes for _, approval in recorded_now(change)):
        return
    if len(proposal.files) > MOST_FILES:
        yield _fault(
            File(proposal.files[0].path),
            say(
                "this is urgent and changes {n} files; {most} are the most",
                n=len(proposal.files),
                most=MOST_FILES,
            ),
        )
    for file in proposal.files:
        if not file.path.startswith(f"{CONTENT}/"):
            yield _fault(File(file.path), say("this is urgent, and changes a file that is no content"))
    for change in proposal.changes:
        if not _is_calming(change, proposal):
            yield _fault(change.item, say("this is urgent, and does more than freeze, correct or withdraw"))


def _fault(item: Placed, message: Say) -> Fault:
    return Fault(
        item=item, at=(), message=message, hint=say("propose the rest on its own, with the usual approvals")
    )


def _is_calming(change: Change, proposal: Proposal) -> bool:
    """Whether a change freezes, corrects or withdraws."""
    before, after = change.before, change.after
    if before is None or after is None or change.is_move:
        return False
    if change.kind is Kind.AMBASSADOR:
        return not beyond_ending(change)
    if change.kind not in STATUS_KINDS or change.status()[0] is not Status.APPROVED:
        return False
    return change.status()[1] is not Status.APPROVED or not _shows_more(before, after, proposal)


def _shows_more(before: Item[Any], after: Item[Any], proposal: Proposal) -> bool:
    """Whether something approved gets more readers, or shows sooner."""
    if CIRCLES.index(after.value.audience) < CIRCLES.index(before.value.audience):
        return True
    old, new = visible_from(before, proposal.base), visible_from(after, proposal.head)
    return old is not None and (new is None or is_before(new, old))
