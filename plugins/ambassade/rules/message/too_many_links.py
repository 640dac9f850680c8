"""Rule `too-many-links`: a text has as many links as its platform takes."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Message
from ambassade.model.counting import LIMITS, different_links
from ambassade.rules.message.posted import texts
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR, Kind.MESSAGE)
def too_many_links(item: Item[Message], context: Context) -> Iterator[Fault]:
    """More than 5 different links on Threads, which refuses such a post."""
    for each in texts(item, context):
        limit = LIMITS.get(each.platform)
        most = limit.most_links if limit else None
        found = max((different_links(way.text) for way in each.ways), key=len) if most else []
        if most and len(found) > most:
            yield Fault(
                item=item,
                at=each.at,
                message=say(
                    "{platform}: {count} links of {most}; it refuses the post",
                    platform=each.platform_name,
                    count=len(found),
                    most=most,
                ),
                hint=say("leave out {links}", links=" ".join(found[most:])),
            )
