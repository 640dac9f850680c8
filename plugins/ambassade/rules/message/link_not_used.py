"""Rule `link-not-used`: what a message links to is in its texts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Message
from ambassade.model.posted import LINK, linked_address
from ambassade.rules.message.posted import texts
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say

_WITHOUT_LINKS: Final = frozenset({"instagram", "tiktok", "youtube"})
"""Where an address in a text is no link, or where the text stands below a film or a picture."""


@rule(Severity.NOTICE, Kind.MESSAGE)
def link_not_used(item: Item[Message], context: Context) -> Iterator[Fault]:
    """A text without the `{link}` of its message, or the address, where readers could follow it."""
    link = item.value.link
    if link is None or not (link.url or link.post) or context.index.is_over(item):
        return
    if all(LINK in variant.text for variant in item.value.variants):
        return
    for each in texts(item, context):
        text = each.variant.text
        if each.platform in _WITHOUT_LINKS or LINK in text:
            continue
        address = linked_address(link, each.voice.site)
        if address is None or address.rstrip("/") not in text:
            yield Fault(
                item=item,
                at=each.at,
                message=say("{platform}: the text does not have the link", platform=each.platform_name),
                hint=say("write `{placeholder}` where it belongs", placeholder=LINK),
            )
