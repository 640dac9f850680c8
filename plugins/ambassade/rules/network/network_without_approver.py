"""Rule `network-without-approver`: somebody in each committee approves, where there are people enough."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Network
from ambassade.rules.network.weight import weight
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say

_SEVERITY = {"small": Severity.WARNING, "group": Severity.ERROR}
"""By preset; one person alone needs no second one."""


@rule(Severity.ERROR, Kind.NETWORK)
def network_without_approver(item: Item[Network], context: Context) -> Iterator[Fault]:
    """A committee without the role `approver`."""
    organisation = context.catalog.organisation
    severity = None if organisation is None else _SEVERITY.get(organisation.value.preset)
    if severity is not None and all(member.role != "approver" for member in item.value.committee):
        yield Fault(
            item=item,
            at=("committee",),
            key=True,
            message=say("nobody approves in this network"),
            hint=say("add somebody else than the lead with `role: approver` under `committee`"),
            severity=weight(item.value, severity),
        )
