"""What has to be done before an entry, and whether the dates allow it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from zoneinfo import ZoneInfo

from ambassade.model.moment import before
from ambassade.publish.audience import MembersEdition
from ambassade.publish.edition import members
from ambassade.publish.pages.link import TitleLink
from ambassade.publish.pages.writer import Writer
from ambassade.publish.path import entry_path

How = Literal["fine", "later", "undated"]


@dataclass(frozen=True, slots=True)
class Before:
    """An entry that has to be done before another: in time, `later` than that one begins, or `undated`."""

    link: TitleLink
    how: How


def before_of(writer: Writer, key: str) -> Iterator[tuple[str, Before]]:
    """What has to be done before an entry, by its key; nothing in the edition that is not told."""
    edition = writer.edition
    if not isinstance(edition, MembersEdition):
        return
    entry = edition.entries[key]
    for name in entry.depends_on:
        if name != key:
            other = edition.entries[name]
            link = TitleLink(writer.cards.phrase(other.title), entry_path(name))
            yield name, Before(link, _how(entry, other, edition.zone))


def _how(entry: members.Entry, other: members.Entry, zone: ZoneInfo) -> How:
    """`later` is what the rule `depends-on-later` finds: the other begins after this one."""
    if other.start is None or entry.start is None:
        return "undated"
    own, first = (
        start.starts(ZoneInfo(own_zone) if own_zone else zone)
        for start, own_zone in ((entry.start, entry.time_zone), (other.start, other.time_zone))
    )
    return "later" if before(own, first) and not entry.cancelled and not other.cancelled else "fine"
