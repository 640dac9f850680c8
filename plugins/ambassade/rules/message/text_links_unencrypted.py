"""Rule `text-links-unencrypted`: the addresses in a message's texts are encrypted ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Message
from ambassade.rules.message.posted import texts
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say

_UNENCRYPTED = re.compile(r"http://([^\s<>\"”»)]*[^\s<>\"”»).,;:!?])", re.IGNORECASE)


@rule(Severity.ERROR, Kind.MESSAGE)
def text_links_unencrypted(item: Item[Message], context: Context) -> Iterator[Fault]:
    """A web address written into a text that begins with http://; the linked content has `not-https`."""
    for each in texts(item, context):
        for link in _UNENCRYPTED.finditer(each.variant.text):
            yield Fault(
                item=item,
                at=each.at,
                message=say("`{url}` is not encrypted", url=link[0]),
                hint=say("write `https://{rest}`, once you have seen that it opens", rest=link[1]),
            )
