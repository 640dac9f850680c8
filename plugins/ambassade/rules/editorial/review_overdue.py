"""Rule `review-overdue`: what was to be looked at again has been."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ambassade.findings import Severity
from ambassade.model import content
from ambassade.model.catalog import Item, Kind
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.WARNING, Kind.PAGE, Kind.ORGANISATION)
def review_overdue(item: Item[Any], context: Context) -> Iterator[Fault]:
    """A playbook page or an objective of the organisation whose day of review has passed."""
    value = item.value
    if isinstance(value, content.PlaybookPage):
        if value.status != "archived" and value.review_by < context.today:
            yield Fault(
                item=item,
                at=("review_by",),
                message=say("this page was to be reviewed by {day}", day=value.review_by),
                hint=say("read it again, then write the next day under `review_by`"),
            )
        return
    for index, objective in enumerate(value.objectives):
        if objective.review_by is not None and objective.review_by < context.today:
            yield Fault(
                item=item,
                at=("objectives", index, "review_by"),
                message=say(
                    "the objective `{id}` was to be reviewed by {day}",
                    id=objective.id,
                    day=objective.review_by,
                ),
                hint=say("look at it again, then write the next day under `review_by`"),
            )
