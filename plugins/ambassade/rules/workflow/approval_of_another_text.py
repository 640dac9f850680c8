"""Rule `approval-of-another-text`: the fingerprint of an approval is that of the text."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.history.changes import STATUS_KINDS
from ambassade.model.catalog import Item
from ambassade.model.content import Entry, Message, PlaybookPage, Post
from ambassade.model.digest import digest
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR, *STATUS_KINDS)
def approval_of_another_text(
    item: Item[Entry | Message | Post | PlaybookPage], context: Context
) -> Iterator[Fault]:
    """A recorded fingerprint that is not that of the text; a warning while the text is not approved.

    What a proposal changes while it is approved is told by `approved-text-changed`, with the words. An urgent
    approval stays as it was given, over whichever text, while somebody has approved today's.
    """
    recorded = [(index, one) for index, one in enumerate(item.value.approvals) if one.digest is not None]
    if not recorded or _is_told(item, context):
        return
    wanted = digest(item, context.catalog.read)
    is_renewed = any(one.digest == wanted for _, one in recorded)
    for index, approval in recorded:
        if approval.digest != wanted and not (approval.urgent and is_renewed):
            yield Fault(
                item=item,
                at=("approvals", index, "digest"),
                message=say("`{person}` approved another text than this", person=approval.by),
                hint=say("have it approved as it is now: `ambassade approve {key}`", key=item.key),
                severity=None if item.value.status == "approved" else Severity.WARNING,
            )


def _is_told(item: Item[Entry | Message | Post | PlaybookPage], context: Context) -> bool:
    """Whether the other rule speaks of it: approved before and after, and no approval of the new text."""
    if context.proposal is None or item.value.status != "approved":
        return False
    needs = context.proposal.needs
    for change in context.proposal.changes:
        if change.after is item and change.before is not None and change.before.value.status == "approved":
            new = needs.digest(change, after=True)
            return needs.digest(change, after=False) != new and all(
                a.digest != new for a in item.value.approvals
            )
    return False
