"""Rule `hashtag-all-lower-case`: each word of a hashtag begins with a capital."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Message
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.NOTICE, Kind.MESSAGE)
def hashtag_all_lower_case(item: Item[Message], _context: Context) -> Iterator[Fault]:
    """A hashtag without any capital, in a script that has capitals."""
    if item.value.status == "archived":
        return
    for index, tag in enumerate(item.value.hashtags):
        if tag == tag.lower() != tag.upper():
            yield Fault(
                item=item,
                at=("hashtags", index),
                message=say("`{tag}` has no capital: a screen reader reads it as one word", tag=tag),
                hint=say("begin each of its words with a capital, as in `ShorePower`"),
            )
