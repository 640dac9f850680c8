"""Rule `launch-without-plan`: a network that is launching has a plan for it."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Network
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR, Kind.NETWORK)
def launch_without_plan(item: Item[Network], _context: Context) -> Iterator[Fault]:
    """A stage `launching` without a launch plan."""
    network = item.value
    if network.stage.state == "launching" and network.launch_plan is None:
        yield Fault(
            item=item,
            at=("stage", "state"),
            message=say("`{network}` is launching without a plan", network=item.key),
            hint=say(
                "add a `launch_plan` of 6 to 8 weeks; if it has opened already, write `state: established`"
            ),
        )
