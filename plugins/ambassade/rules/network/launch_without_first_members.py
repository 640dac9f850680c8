"""Rule `launch-without-first-members`: a launch begins with people."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Network
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR, Kind.NETWORK)
def launch_without_first_members(item: Item[Network], _context: Context) -> Iterator[Fault]:
    """The plan of a launching network that names nobody."""
    plan = item.value.launch_plan
    if plan is not None and item.value.stage.state == "launching" and not plan.first_members:
        yield Fault(
            item=item,
            at=("launch_plan", "first_members"),
            key=True,
            message=say("nobody is named for the launch of `{network}`", network=item.key),
            hint=say("name under `first_members` who starts, and what each of them is asked for"),
        )
