"""Rule `network-without-description`: a network says what it is about."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Network
from ambassade.rules.network.weight import weight
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR, Kind.NETWORK)
def network_without_description(item: Item[Network], _context: Context) -> Iterator[Fault]:
    """Neither a tagline nor a description; a notice where one of the two is there."""
    network = item.value
    if network.tagline is None and network.description is None:
        yield Fault(
            item=item,
            at=("name",),
            message=say("nothing says what `{network}` is about", network=item.key),
            hint=say(
                "add a `tagline` of one sentence, and a `description` of who speaks here and about what"
            ),
            severity=weight(network, Severity.ERROR),
        )
    elif network.tagline is None:
        yield Fault(
            item=item,
            at=("description",),
            key=True,
            message=say("`{network}` has no tagline for lists and cards", network=item.key),
            hint=say("add a `tagline`: one sentence that says what it is about"),
            severity=Severity.NOTICE,
        )
    elif network.description is None:
        yield Fault(
            item=item,
            at=("tagline",),
            key=True,
            message=say("`{network}` has no description for its own page", network=item.key),
            hint=say("add a `description`: who speaks here, and about what"),
            severity=Severity.NOTICE,
        )
