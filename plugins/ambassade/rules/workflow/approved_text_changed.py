"""Rule `approved-text-changed`: an approval is bound to the text it approved."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.history.changes import STATUS_KINDS, Change
from ambassade.history.difference import differences
from ambassade.model.catalog import Path
from ambassade.model.status import Status
from ambassade.rules.rule import Context, Fault, change_rule, proposal_of
from ambassade.rules.workflow.approval import becomes_approved, matching
from ambassade.words import Say, say


@change_rule(Severity.ERROR, *STATUS_KINDS)
def approved_text_changed(change: Change, context: Context) -> Iterator[Fault]:
    """Something approved that is approved still, with other words, links, pictures, dates or readers."""
    proposal = proposal_of(context)
    before, after = change.before, change.after
    if (
        proposal.needs.is_alone
        or before is None
        or after is None
        or change.status()[0] is not Status.APPROVED
    ):
        return
    if not becomes_approved(change, proposal) or matching(change, proposal):
        return
    path, said = _first(change)
    yield Fault(
        item=after,
        at=path,
        message=say("this was approved, and is another text now: {said}", said=said),
        hint=say(
            "type `status: in_review`, or have it approved as it is now: `ambassade approve {key}`",
            key=after.key,
        ),
    )


def _first(change: Change) -> tuple[Path, Say]:
    """The first place that differs, and what differs there."""
    if change.before is not None and change.after is not None:
        for one in differences(change.before, change.after):
            old, new = one.words[0]
            path = () if one.path[:1] == ("body",) else one.path
            if not old:
                said = say("“{new}” came in", new=new)
            elif not new:
                said = say("“{old}” went", old=old)
            else:
                said = say("“{old}” became “{new}”", old=old, new=new)
            # Of prose the words say enough; of a date or a choice one has to know what it is.
            return path, said if one.is_prose else say("`{key}`: {said}", key=_key(one.path), said=said)
    return (), say("the picture {file} is another one", file=", ".join(change.pictures))


def _key(path: Path) -> str:
    """The key of a value as it is typed: of what stands in a list, the list's."""
    return [step for step in path if isinstance(step, str)][-1]
