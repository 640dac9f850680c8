"""Rule `launch-week-without-content`: something appears in each week of a launch."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Network
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR, Kind.NETWORK)
def launch_week_without_content(item: Item[Network], _context: Context) -> Iterator[Fault]:
    """A week in the plan of a launching network with neither words on its content nor entries."""
    plan = item.value.launch_plan
    if plan is None or item.value.stage.state != "launching":
        return
    for index, week in enumerate(plan.weeks):
        if week.content is None and not week.entries:
            yield Fault(
                item=item,
                at=("launch_plan", "weeks", index),
                message=say("nothing appears in week {number} of the launch", number=index + 1),
                hint=say("say under `content` what appears, or name the week's `entries`"),
            )
