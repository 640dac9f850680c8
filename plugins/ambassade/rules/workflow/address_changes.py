"""Rule `address-changes`: who moves what was published breaks the links to it."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.history.changes import STATUS_KINDS, Change
from ambassade.model.status import State, state
from ambassade.publish.visibility import visible_from
from ambassade.rules.rule import Context, Fault, change_rule, proposal_of
from ambassade.words import say


@change_rule(Severity.WARNING, *STATUS_KINDS)
def address_changes(change: Change, context: Context) -> Iterator[Fault]:
    """A move of something published: its page gets another address."""
    before, after = change.before, change.after
    if before is None or after is None or before.key == after.key:
        return
    base = proposal_of(context).base
    if state(before.value.status, visible_from(before, base), context.as_of) is State.PUBLISHED:
        yield Fault(
            item=after,
            at=(),
            message=say(
                "this is published as `{old}`; links to that address will lead nowhere", old=before.key
            ),
            hint=say("keep the name {path}, unless nobody has the address yet", path=before.path),
        )
