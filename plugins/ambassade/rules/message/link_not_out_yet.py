"""Rule `link-not-out-yet`: readers of a message find what it links to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urlsplit

from ambassade.findings import Label, Severity
from ambassade.model import content
from ambassade.model.catalog import Catalog, Item, Kind, Path
from ambassade.model.moment import Moment, before
from ambassade.publish.visibility import visible_from
from ambassade.rules.calendar import in_range, told
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import Say, say

_OUR_PAGE = re.compile(
    r"(?:[a-z]{2,3}(?:-[A-Za-z]+)*/)?"
    r"(?:calendar/(?P<entry>(?!week/|timeline/|agenda/)[a-z0-9-]+/[a-z0-9-]+)"
    r"|collections/(?P<collection>(?!page/)[a-z0-9-]+(?:/(?!page/)[a-z0-9-]+)?)(?:/page/\d+)?"
    r"|(?P<list>posts|networks|ambassadors)/(?P<name>[a-z0-9-]+))/?"
)
"""A page of our own site, below it; in other languages it lies below their codes."""
_KINDS: Final = {"posts": Kind.POST, "networks": Kind.NETWORK, "ambassadors": Kind.AMBASSADOR}


@rule(Severity.WARNING, Kind.MESSAGE)
def link_not_out_yet(item: Item[content.Message], context: Context) -> Iterator[Fault]:
    """A link to one of our own pages that is not there, not for everybody, or not out when the window opens.

    Whether other addresses open is for somebody to try: the check asks nothing of the network.
    """
    message = item.value
    if message.link is None or message.status == "archived" or context.index.is_over(item):
        return
    at, kind, key = _linked(message.link, context.catalog)
    if kind is None or context.catalog.is_broken(kind, key):
        return
    target = context.catalog.items(kind).get(key)
    if target is None:
        if message.link.post is None:
            yield Fault(
                item=item,
                at=at,
                message=say("our own site has no such page: there is no `{key}`", key=key),
                hint=say("correct the address, or name the article under `post`"),
            )
        return
    told_why = _hidden(target, message, context)
    if told_why is not None:
        yield Fault(
            item=item,
            at=at,
            message=told_why,
            hint=say("let it appear first, move the window, or link to something else"),
            related=(Label(target.document.at(("status",)), say("what it links to")),),
        )


def _linked(link: content.MessageLink, catalog: Catalog) -> tuple[Path, Kind | None, str]:
    """Where a link stands, and which of our own things it leads to, if to any."""
    if link.post is not None:
        return ("link", "post"), Kind.POST, link.post
    site = catalog.organisation.value.url if catalog.organisation else None
    match = _OUR_PAGE.fullmatch(_path_in(site or "", link.url or ""))
    if match is None:
        return ("link", "url"), None, ""
    if match["entry"]:
        return ("link", "url"), Kind.ENTRY, match["entry"].removeprefix("all/")
    if match["collection"]:
        return ("link", "url"), Kind.COLLECTION, match["collection"]
    return ("link", "url"), _KINDS[match["list"]], match["name"]


def _path_in(site: str, url: str) -> str:
    """The path of an address behind that of the site; empty where it is another site's."""
    ours, theirs = urlsplit(site), urlsplit(url)
    base = ours.path.rstrip("/") + "/"
    same = bool(ours.netloc) and ours.netloc.lower() == theirs.netloc.lower()
    return theirs.path.removeprefix(base) if same and theirs.path.startswith(base) else ""


def _hidden(target: Item[Any], message: content.Message, context: Context) -> Say | None:
    """Why readers would not find a thing when the message may first be posted."""
    value, key = target.value, target.key
    if getattr(value, "status", "approved") == "archived":
        return say("this links to `{key}`, which is archived", key=key)
    if message.audience != "internal" and getattr(value, "audience", "public") != "public":
        return say("this links to `{key}`, which not everybody can read", key=key)
    moment: Moment | None = getattr(value, "publish_at", None) or getattr(value, "embargo", None)
    if moment is not None and in_range(moment, message.window.from_):
        first, zone = message.window.from_, context.catalog.zone()
        appears = visible_from(target, context.catalog) or moment.starts(zone)
        late = not before(appears, first.ends(zone)) if first.is_day else before(first.starts(zone), appears)
        if late and before(context.as_of, appears):
            return say(
                "this may be posted from {first} on, and `{key}` appears on {day}",
                first=told(first),
                key=key,
                day=told(moment),
            )
    if message.status == "approved" and getattr(value, "status", "approved") != "approved":
        return say("this is approved, and what it links to is not: `{key}`", key=key)
    return None
