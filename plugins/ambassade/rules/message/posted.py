"""The texts of a message as they will be posted: what the rules about their length and links look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ambassade.model.catalog import Item, Path
from ambassade.model.content import Message, Variant
from ambassade.model.platform import BUILT_IN
from ambassade.model.posted import linked_address, posted_text
from ambassade.rules.rule import Context


@dataclass(frozen=True, slots=True)
class Posted:
    """One text: where it stands, for which platform, and as it will be posted, link and hashtags in it."""

    at: Path
    variant: Variant
    platform: str
    platform_name: str
    address: str | None
    text: str


def posted(item: Item[Message], context: Context) -> Iterator[Posted]:
    """The texts of a message, in order; none of one that is archived, which nobody posts any more."""
    message = item.value
    if message.status == "archived":
        return
    organisation = context.catalog.organisation
    address = linked_address(message.link, organisation.value.url if organisation else None)
    for index, variant in enumerate(message.variants):
        platform = variant.platform
        built_in = BUILT_IN.get(platform)
        yield Posted(
            ("variants", index, "text"),
            variant,
            platform,
            built_in.name if built_in else platform,
            address,
            posted_text(variant.text, address, message.hashtags),
        )
