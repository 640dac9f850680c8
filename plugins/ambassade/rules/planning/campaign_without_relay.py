"""Rule `campaign-without-relay`: somebody carries a campaign everywhere, and in each of its languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Final

from ambassade.findings import Severity
from ambassade.language.code import without_region
from ambassade.model.catalog import Catalog, Item, Kind
from ambassade.model.content import Entry
from ambassade.publish.relay import WITHOUT_ACCOUNT
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say

SOON: Final = timedelta(weeks=4)
"""So long before, people can still be asked in time."""


@rule(Severity.WARNING, Kind.ENTRY)
def campaign_without_relay(item: Item[Entry], context: Context) -> Iterator[Fault]:
    """An approved campaign whose relay plan leaves out a platform or language of it, or that has none soon.

    Its platforms are its channels, else those of its messages; likewise its languages.
    """
    entry = item.value
    if entry.kind != "campaign" or entry.status != "approved" or entry.cancelled or entry.start is None:
        return
    if context.index.is_over(item):
        return
    texts = [
        text
        for message in context.index.schedule.texts.get(item.key, ())
        if message.status == "approved"
        for text in message.variants
    ]
    channels = entry.channels or tuple(dict.fromkeys(text.platform for text in texts))
    platforms = [one for one in channels if one not in WITHOUT_ACCOUNT]
    languages = entry.languages or tuple(dict.fromkeys(text.language for text in texts))
    if not platforms:
        return
    if not entry.relays:
        if entry.channels and context.today <= entry.start.day <= context.today + SOON:
            yield Fault(
                item=item,
                at=("kind",),
                message=say(
                    "this campaign begins on {day}, and nobody is invited to carry it", day=entry.start.day
                ),
                hint=say("add `relays`: who is asked, from when, on which platform"),
                severity=Severity.NOTICE,
            )
        return
    left_out = _left_out(entry, platforms, languages, context.catalog)
    if left_out:
        yield Fault(
            item=item,
            at=("relays",),
            key=True,
            message=say("nobody is invited to carry this campaign in {names}", names=", ".join(left_out)),
            hint=say("invite somebody there, or take it out of `channels` or `languages`"),
        )


def _left_out(
    entry: Entry, platforms: Iterable[str], languages: Iterable[str], catalog: Catalog
) -> list[str]:
    """The platforms, by name, and the languages that no wave is for."""
    carried = {wave.platform for wave in entry.relays}
    found = [known.name for one in platforms if one not in carried and (known := catalog.platform(one))]
    if all(wave.language is not None for wave in entry.relays):
        spoken = {without_region(wave.language or "") for wave in entry.relays}
        found += [f"`{one}`" for one in languages if without_region(one) not in spoken]
    return found
