"""Rule `approved-without-review`: what becomes approved was in review before."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.history.changes import STATUS_KINDS, Change
from ambassade.model.status import TRANSITIONS, Status
from ambassade.rules.rule import Context, Fault, change_rule, proposal_of
from ambassade.words import say


@change_rule(Severity.ERROR, *STATUS_KINDS)
def approved_without_review(change: Change, context: Context) -> Iterator[Fault]:
    """A draft, or something archived, that becomes approved in one step."""
    was, will_be = change.status()
    if was is None or will_be is not Status.APPROVED or change.after is None:
        return
    transition = TRANSITIONS[was, will_be]
    if not transition.allowed and not proposal_of(context).needs.is_alone:
        yield Fault(
            item=change.after,
            at=("status",),
            message=say("this was `{status}` and becomes `approved` in one step", status=was.value),
            label=transition.why,
            hint=say(
                "type `status: in_review`; once that is merged, `ambassade approve {key}`", key=change.key
            ),
        )
