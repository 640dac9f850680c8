"""Rule `launch-plan-too-long`: a launch is over after eight weeks."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Network
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say

LONGEST = 8


@rule(Severity.ERROR, Kind.NETWORK)
def launch_plan_too_long(item: Item[Network], _context: Context) -> Iterator[Fault]:
    """The plan of a launching network with more than eight weeks."""
    plan = item.value.launch_plan
    if plan is not None and item.value.stage.state == "launching" and len(plan.weeks) > LONGEST:
        yield Fault(
            item=item,
            at=("launch_plan", "weeks", LONGEST),
            message=say(
                "the launch of `{network}` is planned for {weeks} weeks",
                network=item.key,
                weeks=len(plan.weeks),
            ),
            label=say("the ninth week begins here"),
            hint=say("keep 6 to 8 weeks; what comes after them belongs into the calendar"),
        )
