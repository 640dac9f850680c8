"""Rule `window-never-opens`: there is a time in which a message may be posted."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Message
from ambassade.model.moment import before
from ambassade.rules.calendar import in_range, told
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR, Kind.MESSAGE)
def window_never_opens(item: Item[Message], context: Context) -> Iterator[Fault]:
    """A window that ends before it begins, or at the same hour; a day counts whole."""
    window, zone = item.value.window, context.catalog.zone()
    if in_range(window.from_, window.until) and not before(
        window.from_.starts(zone), window.until.ends(zone)
    ):
        yield Fault(
            item=item,
            at=("window", "until"),
            message=say(
                "nobody can post this: it ends on {until} and begins on {first}",
                until=told(window.until),
                first=told(window.from_),
            ),
            hint=say("correct one of the two"),
        )
