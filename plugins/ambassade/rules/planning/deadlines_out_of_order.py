"""Rule `deadlines-out-of-order`: first the brief, then the draft, then the review, then the publication."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Final

from ambassade.findings import Label, Severity
from ambassade.model import content
from ambassade.model.catalog import Item, Kind, Path
from ambassade.publish.deadline import STEPS
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import Say, say, say_n

_STEP: Final = {
    "brief": say("brief"),
    "draft": say("draft"),
    "review": say("review"),
    "publish": say("publication"),
}


@rule(Severity.ERROR, Kind.NETWORK, Kind.ORGANISATION)
def deadlines_out_of_order(item: Item[Any], _context: Context) -> Iterator[Fault]:
    """A step that is to be done more days before the date than one that comes ahead of it."""
    value = item.value
    if isinstance(value, content.Network):
        yield from _faults(item, ("deadlines",), value.deadlines)
    elif value.planning is not None:
        yield from _faults(item, ("planning", "deadlines"), value.planning.deadlines)


def _faults(item: Item[Any], where: Path, lines: Sequence[content.Deadlines]) -> Iterator[Fault]:
    for index, line in enumerate(lines):
        due = {step: days for step in STEPS if (days := getattr(line, step)) is not None}
        known = list(due)
        for first, second in pairwise(known):
            if due[second] > due[first]:
                yield Fault(
                    item=item,
                    at=(*where, index, second),
                    message=say(
                        "the {second} is due {days}, ahead of the {first}, which is due {fewer}",
                        second=_STEP[second],
                        days=_before(due[second]),
                        first=_STEP[first],
                        fewer=_before(due[first]),
                    ),
                    hint=say("these are days before the date: the earlier a step, the larger its number"),
                    related=(Label(item.document.at((*where, index, first)), say("the step before it")),),
                )


def _before(days: int) -> Say:
    if days == 0:
        return say("on the day itself")
    return say_n("{n} day before the date", "{n} days before the date", days)
