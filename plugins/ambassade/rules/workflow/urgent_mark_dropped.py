"""Rule `urgent-mark-dropped`: a second look that is due is not made to disappear."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.history.changes import STATUS_KINDS, Change
from ambassade.model.second_look import is_look
from ambassade.rules.rule import Context, Fault, change_rule, proposal_of
from ambassade.words import say


@change_rule(Severity.ERROR, *STATUS_KINDS)
def urgent_mark_dropped(change: Change, context: Context) -> Iterator[Fault]:
    """An urgent approval that is gone, or no longer called urgent, before anybody else looked."""
    before, after = change.before, change.after
    if before is None or after is None:
        return
    text = proposal_of(context).needs.digest(change, after=True)
    for was in before.value.approvals:
        if not was.urgent or was in after.value.approvals:
            continue
        looked = any(is_look(other, was) and other.digest == text for other in after.value.approvals)
        if not looked:
            yield Fault(
                item=after,
                at=("approvals",),
                message=say("`{person}` approved this alone, and nobody has looked since", person=was.by),
                hint=say(
                    "keep it; a second approval beside it ends the wait: `ambassade approve {key}`",
                    key=after.key,
                ),
            )
