"""Rule `second-look-due`: what somebody on call did alone is looked at on the next working day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ambassade.findings import Severity
from ambassade.history.changes import STATUS_KINDS
from ambassade.model.catalog import Item
from ambassade.model.content import Entry, Message, PlaybookPage, Post
from ambassade.model.second_look import unfollowed
from ambassade.rules.rule import Context, Fault, rule
from ambassade.rules.workflow.approval import committee_of
from ambassade.words import say

_SATURDAY = 5


@rule(Severity.WARNING, *STATUS_KINDS)
def second_look_due(item: Item[Entry | Message | Post | PlaybookPage], context: Context) -> Iterator[Fault]:
    """An urgent approval that nobody followed yet: a notice, from the next working day on a warning."""
    waiting = unfollowed(item.value.approvals)
    for index, urgent in enumerate(item.value.approvals):
        if urgent not in waiting:
            continue
        due = next_working_day(urgent.on)
        yield Fault(
            item=item,
            at=("approvals", index),
            message=say(
                "`{person}` did this alone; a second look is due on {due}", person=urgent.by, due=due
            ),
            hint=say(
                "somebody else of {committee} looks, and records it: `ambassade approve {key}`",
                committee=committee_of(item.network, context),
                key=item.key,
            ),
            severity=Severity.NOTICE if context.today < due else None,
        )


def next_working_day(day: date) -> date:
    """The first day after `day` from Monday to Friday."""
    following = day + timedelta(days=1)
    while following.weekday() >= _SATURDAY:
        following += timedelta(days=1)
    return following
