"""Rule `owner-is-alumnus`: whoever has something to do is there to do it."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Catalog
from ambassade.model.content import Ambassador
from ambassade.rules.duty import FIRST_MEMBER, duties
from ambassade.rules.index import Reference
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.WARNING)
def owner_is_alumnus(catalog: Catalog, context: Context) -> Iterator[Fault]:
    """Something that is not over, in the hands of somebody who has left or who has not been taken on yet."""
    for duty in duties(context.index):
        item = catalog.ambassadors.get(duty.key)
        if item is None or _is_past(duty, context):
            continue
        person = item.value
        left = person.left_on is not None and person.left_on <= context.today
        if person.standing == "alumni" or left:
            yield Fault(
                item=duty.item,
                at=duty.path,
                message=say("{name} has left, and is still named here", name=person.name),
                hint=say("name somebody who is there"),
            )
        elif person.standing == "candidate" and _counts(duty, person):
            yield Fault(
                item=duty.item,
                at=duty.path,
                message=say("{name} is a candidate, and is named here already", name=person.name),
                hint=say(
                    "write `standing: active` in content/ambassadors/{slug}.md, or name another",
                    slug=item.key,
                ),
                severity=Severity.WARNING if person.origin == "imported" else Severity.ERROR,
            )


def _is_past(duty: Reference, context: Context) -> bool:
    """Whether nothing is left to do: the thing is over, or the launch is."""
    launched = duty.pattern == FIRST_MEMBER and duty.item.value.stage.state == "established"
    return launched or context.index.is_over(duty.item)


def _counts(duty: Reference, person: Ambassador) -> bool:
    """Whether a candidate can not hold this: drafts and the plan of a launch are where candidates begin."""
    status = getattr(duty.item.value, "status", "approved")
    return status == "approved" and duty.pattern != FIRST_MEMBER and person.standing == "candidate"
