"""Rule `window-ends-before-campaign`: a message can be posted while its campaign runs."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Label, Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Entry, Message
from ambassade.model.moment import before
from ambassade.rules.calendar import in_range, told
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.WARNING, Kind.MESSAGE)
def window_ends_before_campaign(item: Item[Message], context: Context) -> Iterator[Fault]:
    """A window that is over before the message's campaign begins, or opens after it ended.

    The campaign is the message's entry, or that entry's; one that recurs has no end.
    """
    window = item.value.window
    entry, campaign = _campaign(item.value, context)
    if campaign is None or context.index.is_over(item) or not in_range(window.from_, window.until):
        return
    whole = campaign.value
    if whole.start is None or not in_range(whole.start, whole.end):
        return
    zone, theirs = context.catalog.zone(), context.index.zone(campaign)
    first, last = whole.start, whole.end or whole.start
    if entry is not None and entry.value.start is not None:
        begins = entry.value.start.starts(context.index.zone(entry))
        if before(begins, first.starts(theirs)) or not before(begins, last.ends(theirs)):
            return  # the entry lies outside its campaign: a meeting around it, or `outside-campaign`
    if not before(first.starts(theirs), window.until.ends(zone)):
        yield Fault(
            item=item,
            at=("window", "until"),
            message=say(
                "this ends on {until}, before its campaign `{key}` begins on {first}",
                until=told(window.until),
                key=campaign.key,
                first=told(first),
            ),
            hint=say("move the window, or take the message out of the campaign"),
            related=(Label(campaign.document.at(("start",)), say("the campaign")),),
        )
    elif whole.recurrence is None and not before(window.from_.starts(zone), last.ends(theirs)):
        yield Fault(
            item=item,
            at=("window", "from"),
            message=say(
                "this begins on {first}, after its campaign `{key}` ended on {last}",
                first=told(window.from_),
                key=campaign.key,
                last=told(last),
            ),
            hint=say("move the window, or take the message out of the campaign"),
            related=(Label(campaign.document.at(("end",)), say("the campaign")),),
        )


def _campaign(message: Message, context: Context) -> tuple[Item[Entry] | None, Item[Entry] | None]:
    """The entry that a message is for, if it is a part of a campaign, and the campaign, if it goes on."""
    entries = context.catalog.entries
    entry, campaign = None, entries.get(message.entry or "")
    if campaign is not None and campaign.value.kind != "campaign":
        entry, campaign = campaign, entries.get(campaign.value.campaign or "")
    if campaign is None or campaign.value.kind != "campaign":
        return None, None
    gone = campaign.value.cancelled or campaign.value.status == "archived"
    return entry, None if gone else campaign
