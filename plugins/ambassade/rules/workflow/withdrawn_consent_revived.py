"""Rule `withdrawn-consent-revived`: what was withdrawn stays withdrawn."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.history.changes import Change
from ambassade.model.catalog import Kind
from ambassade.rules.rule import Context, Fault, change_rule
from ambassade.words import say


@change_rule(Severity.ERROR, Kind.AMBASSADOR)
def withdrawn_consent_revived(change: Change, _: Context) -> Iterator[Fault]:
    """A withdrawal that is taken out, dated later, or gone with its record, as by a revert of its merge."""
    before, after = change.before, change.after
    if before is None or after is None:
        return
    for was in before.value.consent:
        if was.withdrawn_on is None:
            continue
        now = [(n, one) for n, one in enumerate(after.value.consent) if one.evidence == was.evidence]
        revived = [n for n, one in now if one.withdrawn_on is None or one.withdrawn_on > was.withdrawn_on]
        if now and not revived:
            continue
        index = next(iter(revived), None)
        yield Fault(
            item=after,
            at=("consent",) if index is None else ("consent", index),
            message=say(
                "{name} withdrew the consent {evidence} on {day}, and this takes it back",
                name=after.value.name,
                evidence=was.evidence,
                day=was.withdrawn_on,
            ),
            hint=say(
                "put `withdrawn_on: {day}` back; a new consent is a record of its own, with its own evidence",
                day=was.withdrawn_on.isoformat(),
            ),
        )
