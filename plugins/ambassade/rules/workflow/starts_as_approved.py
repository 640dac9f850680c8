"""Rule `starts-as-approved`: nothing starts as approved."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.history.changes import STATUS_KINDS, Change
from ambassade.model.status import TRANSITIONS
from ambassade.rules.rule import Context, Fault, change_rule, proposal_of
from ambassade.words import say


@change_rule(Severity.ERROR, *STATUS_KINDS)
def starts_as_approved(change: Change, context: Context) -> Iterator[Fault]:
    """Something new that is approved or archived already.

    In a one-person organisation nobody else could look: there it may, and is called unverified.
    """
    proposal = proposal_of(context)
    if change.before is not None or change.after is None or proposal.needs.is_alone:
        return
    if proposal.base.is_broken(change.kind, change.key):
        return
    transition = TRANSITIONS[change.status()]
    if not transition.allowed:
        yield Fault(
            item=change.after,
            at=("status",),
            message=say("this is new and already `{status}`", status=change.after.value.status),
            label=transition.why,
            hint=say(
                "type `status: in_review`; once that is merged, `ambassade approve {key}`", key=change.key
            ),
        )
