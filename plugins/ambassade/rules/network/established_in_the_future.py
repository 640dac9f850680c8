"""Rule `established-in-the-future`: an established network has opened."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Network
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.WARNING, Kind.NETWORK)
def established_in_the_future(item: Item[Network], context: Context) -> Iterator[Fault]:
    """A stage `established` since a day to come."""
    stage = item.value.stage
    if stage.state == "established" and stage.since > context.today:
        yield Fault(
            item=item,
            at=("stage", "since"),
            message=say(
                "`{network}` is established since {day}, a day to come", network=item.key, day=stage.since
            ),
            hint=say("write `state: launching` until then, or correct the day"),
        )
