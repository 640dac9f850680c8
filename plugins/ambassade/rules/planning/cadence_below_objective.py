"""Rule `cadence-below-objective`: posts appear as often as the network set itself to write."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import timedelta

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Network
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say, say_n


@rule(Severity.NOTICE, Kind.NETWORK)
def cadence_below_objective(item: Item[Network], context: Context) -> Iterator[Fault]:
    """An objective whose cadence the posts of its last weeks do not reach; one that is over is let be.

    A network is not asked about weeks before it was established.
    """
    network = item.value
    if network.stage.state != "established" or context.catalog.broken.get(Kind.POST):
        return
    days = context.index.schedule.appeared.get(item.key, [])
    for index, objective in enumerate(network.objectives):
        cadence = objective.cadence
        if cadence is None or (objective.due is not None and objective.due < context.today):
            continue
        since = context.today - timedelta(weeks=cadence.weeks)
        if since < network.stage.since or len(days) - bisect_left(days, since) >= cadence.posts:
            continue
        yield Fault(
            item=item,
            at=("objectives", index, "cadence"),
            key=True,
            message=say_n(
                "no post has appeared since {since}, and this objective asks for {n}",
                "fewer than the {n} posts that this objective asks for have appeared since {since}",
                cadence.posts,
                since=since,
            ),
            hint=say("ask whoever has something to tell, or agree on a cadence that can be kept"),
        )
