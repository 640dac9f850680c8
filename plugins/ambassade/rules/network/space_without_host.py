"""Rule `space-without-host`: somebody looks after each place of exchange."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Network
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.WARNING, Kind.NETWORK)
def space_without_host(item: Item[Network], _context: Context) -> Iterator[Fault]:
    """A group, a forum or a chat without a host."""
    for index, space in enumerate(item.value.spaces):
        if space.host is None:
            yield Fault(
                item=item,
                at=("spaces", index, "id"),
                message=say("nobody looks after the space `{id}`", id=space.id),
                hint=say("add `host`: who welcomes and answers there"),
            )
