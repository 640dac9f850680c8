"""Rule `membership-ends-before-it-begins`: a membership begins, then ends."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Ambassador
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR, Kind.AMBASSADOR)
def membership_ends_before_it_begins(item: Item[Ambassador], _context: Context) -> Iterator[Fault]:
    """A last day in a network before the first one."""
    for index, membership in enumerate(item.value.memberships):
        since, until = membership.since, membership.until
        if since is not None and until is not None and until < since:
            yield Fault(
                item=item,
                at=("memberships", index, "until"),
                message=say(
                    "the membership in `{network}` ends on {until}, before it begins on {since}",
                    network=membership.network,
                    until=until,
                    since=since,
                ),
                hint=say("correct one of the two days"),
            )
