"""Rule `platform-closed`: nothing is planned on a platform that the organisation has left."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from ambassade.findings import Severity
from ambassade.model import content
from ambassade.model.catalog import Catalog, Item, Path
from ambassade.rules.account.presence import presences
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import Say, say


@rule(Severity.ERROR)
def platform_closed(catalog: Catalog, context: Context) -> Iterator[Fault]:
    """An account, a space, a channel or a variant on a platform that is closed or being left.

    What is planned for a day after the closing is an error. Accounts and spaces are a warning: they stay
    until somebody closes them. On a platform that is being left, only the organisation's own plans are warned
    about: a person keeps the accounts they like.
    """
    states = {
        key: platform
        for key, platform in context.index.vocabulary("platform").items()
        if platform.state != "active"
    }
    if not states:
        return
    for presence in presences(catalog):
        platform = states.get(presence.platform or "")
        if platform is None or (
            isinstance(presence.item.value, content.Ambassador) and platform.state == "leaving"
        ):
            continue
        yield _fault(presence.item, (*presence.path, "platform"), platform, Severity.WARNING)
    for item, path, key, last in _plans(catalog):
        platform = states.get(key)
        if platform is None or last < (platform.since or date.min) or last < context.today:
            continue
        closed = platform.state == "closed"
        yield _fault(item, path, platform, Severity.ERROR if closed else Severity.WARNING)


def _plans(catalog: Catalog) -> Iterator[tuple[Item[Any], Path, str, date]]:
    """Every channel and variant that is not archived or cancelled, with its last day."""
    for entry in catalog.entries.values():
        if entry.value.status == "archived" or entry.value.cancelled:
            continue
        ends = entry.value.end or entry.value.start
        last = date.max if ends is None or entry.value.recurrence is not None else ends.day
        for index, key in enumerate(entry.value.channels):
            yield entry, ("channels", index), key, last
    for message in catalog.messages.values():
        if message.value.status == "archived":
            continue
        for index, variant in enumerate(message.value.variants):
            yield message, ("variants", index, "platform"), variant.platform, message.value.window.until.day


def _fault(item: Item[Any], path: Path, platform: content.Platform, severity: Severity) -> Fault:
    return Fault(item=item, at=path, message=_message(platform), hint=_hint(platform), severity=severity)


def _message(platform: content.Platform) -> Say:
    name, since, closed = platform.name, platform.since, platform.state == "closed"
    if since is None:
        return (
            say("{platform} is closed", platform=name)
            if closed
            else say("we are leaving {platform}", platform=name)
        )
    if closed:
        return say("{platform} is closed, as of {day}", platform=name, day=since)
    return say("we are leaving {platform}, as of {day}", platform=name, day=since)


def _hint(platform: content.Platform) -> Say:
    if platform.successor is not None:
        return say("go to `{successor}` instead", successor=platform.successor)
    return say("choose another platform, or take it out")
