"""Rule `deleted-without-trace`: a published item is archived or corrected, never deleted."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.history.changes import STATUS_KINDS, Change
from ambassade.model.status import TRANSITIONS
from ambassade.rules.rule import Context, Fault, change_rule
from ambassade.rules.workflow.approval import title
from ambassade.words import say


@change_rule(Severity.ERROR, *STATUS_KINDS)
def deleted_without_trace(change: Change, _: Context) -> Iterator[Fault]:
    """Something approved or archived whose file goes; the place is where it was."""
    if change.after is not None or change.before is None:
        return
    transition = TRANSITIONS[change.status()]
    if not transition.allowed:
        yield Fault(
            item=change.before,
            at=("status",),
            message=say(
                "“{title}” was `{status}`, and its file is deleted",
                title=title(change.before),
                status=change.before.value.status,
            ),
            label=transition.why,
            hint=say("keep the file, and type `status: archived`"),
        )
