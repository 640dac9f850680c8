"""Rule `network-without-lead`: somebody leads each network."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Network
from ambassade.rules.network.weight import weight
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR, Kind.NETWORK)
def network_without_lead(item: Item[Network], _context: Context) -> Iterator[Fault]:
    """A committee without the role `lead`."""
    if all(member.role != "lead" for member in item.value.committee):
        yield Fault(
            item=item,
            at=("committee",),
            key=True,
            message=say("nobody leads this network"),
            hint=say("add somebody with `role: lead` under `committee`"),
            severity=weight(item.value, Severity.ERROR),
        )
