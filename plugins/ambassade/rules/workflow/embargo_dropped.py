"""Rule `embargo-dropped`: an embargo may be moved, not dropped silently."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.history.changes import Change
from ambassade.model.catalog import Kind
from ambassade.model.moment import before as is_before
from ambassade.model.status import Status
from ambassade.publish.visibility import embargo_ends
from ambassade.rules.rule import Context, Fault, change_rule, proposal_of
from ambassade.words import say


@change_rule(Severity.ERROR, Kind.ENTRY)
def embargo_dropped(change: Change, context: Context) -> Iterator[Fault]:
    """An embargo still to come that is gone from an entry, while that is or becomes approved."""
    before, after = change.before, change.after
    if before is None or after is None or before.value.embargo is None or after.value.embargo is not None:
        return
    ends = embargo_ends(before.value, proposal_of(context).base.zone())
    if change.status()[1] is Status.APPROVED and ends is not None and is_before(context.as_of, ends):
        yield Fault(
            item=after,
            at=("status",),
            message=say(
                "the embargo until {until} is gone, and this would show at once",
                until=str(before.value.embargo),
            ),
            hint=say("put `embargo:` back; to let it show earlier, type an earlier day there"),
        )
