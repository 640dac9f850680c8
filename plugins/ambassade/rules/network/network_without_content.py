"""Rule `network-without-content`: there is something to see in each network."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Network
from ambassade.rules.network.weight import weight
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR, Kind.NETWORK)
def network_without_content(item: Item[Network], context: Context) -> Iterator[Fault]:
    """A network without an entry, a message or a post.

    One that is launching is asked for its weeks instead. Nothing is told while a post is unreadable: it
    may be one of the network's.
    """
    if item.value.stage.state == "launching" or context.catalog.broken.get(Kind.POST):
        return
    if item.key not in context.index.filled:
        yield Fault(
            item=item,
            at=("name",),
            message=say("`{network}` has no entry, no message and no post", network=item.key),
            hint=say("plan a first entry in content/networks/{network}/calendar", network=item.key),
            severity=weight(item.value, Severity.ERROR),
        )
