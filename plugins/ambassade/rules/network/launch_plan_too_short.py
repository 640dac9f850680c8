"""Rule `launch-plan-too-short`: a launch is planned for six weeks at least."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Network
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say, say_n

SHORTEST = 6


@rule(Severity.ERROR, Kind.NETWORK)
def launch_plan_too_short(item: Item[Network], _context: Context) -> Iterator[Fault]:
    """The plan of a launching network with fewer than six weeks."""
    plan = item.value.launch_plan
    if plan is not None and item.value.stage.state == "launching" and len(plan.weeks) < SHORTEST:
        yield Fault(
            item=item,
            at=("launch_plan", "weeks"),
            key=True,
            message=say_n(
                "the launch of `{network}` is planned for {n} week",
                "the launch of `{network}` is planned for {n} weeks",
                len(plan.weeks),
                network=item.key,
            ),
            hint=say("plan 6 to 8 weeks before it opens: which content, when, by whom"),
        )
