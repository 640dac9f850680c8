"""Rule `hashtag-over-limit`: a text has as many hashtags as its platform takes."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Message
from ambassade.model.counting import LIMITS, hashtags
from ambassade.rules.message.posted import texts
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.WARNING, Kind.MESSAGE)
def hashtag_over_limit(item: Item[Message], context: Context) -> Iterator[Fault]:
    """More hashtags than Instagram (5) or Threads (1) makes links of."""
    for each in texts(item, context):
        limit = LIMITS.get(each.platform)
        most = limit.most_tags if limit else None
        found = max((hashtags(way.text) for way in each.ways), key=len) if most else []
        if most and len(found) > most:
            yield Fault(
                item=item,
                at=each.at,
                message=say(
                    "{platform}: {count} hashtags of {most}",
                    platform=each.platform_name,
                    count=len(found),
                    most=most,
                ),
                hint=say("leave out {hashtags}", hashtags=" ".join(f"#{tag}" for tag in found[most:])),
            )
