"""Rule `network-without-members`: somebody takes part in each network."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.consent import is_active
from ambassade.model.content import Network
from ambassade.rules.network.weight import weight
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR, Kind.NETWORK)
def network_without_members(item: Item[Network], context: Context) -> Iterator[Fault]:
    """A network whose members have all left, or that never had any.

    One that is launching is asked for its first members instead. Nothing is told while a profile is
    unreadable: it may be that of a member.
    """
    if item.value.stage.state == "launching" or context.catalog.broken.get(Kind.AMBASSADOR):
        return
    members = context.index.memberships.get(item.key, ())
    if not members:
        yield Fault(
            item=item,
            at=("name",),
            message=say("`{network}` has no members", network=item.key),
            hint=say("add it under `memberships` in the profiles of those who take part"),
            severity=weight(item.value, Severity.ERROR),
        )
    elif not any(
        is_active(person.value, context.today)
        and (membership.until is None or membership.until >= context.today)
        for person, membership in members
    ):
        yield Fault(
            item=item,
            at=("name",),
            message=say("none of the members of `{network}` is active", network=item.key),
            hint=say("find new ones, or delete the network: nothing is worse than an empty space"),
            severity=Severity.WARNING,
        )
