"""Rule `approval-in-the-future`: an approval is dated on the day it is given."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.history.changes import STATUS_KINDS, Change
from ambassade.rules.rule import Context, Fault, change_rule
from ambassade.rules.workflow.approval import recorded_now
from ambassade.words import say


@change_rule(Severity.ERROR, *STATUS_KINDS)
def approval_in_the_future(change: Change, context: Context) -> Iterator[Fault]:
    """An approval that is recorded now, for a day to come."""
    for index, approval in recorded_now(change):
        if approval.on > context.today:
            yield Fault(
                item=change.item,
                at=("approvals", index, "on"),
                message=say("this approval is dated {day}, which is still to come", day=approval.on),
                hint=say("type the day on which it was given"),
            )
