"""Asks for every feed that may be read, and makes the new copies of the old ones and of what came."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import Enum

from ambassade.feeds.fault import FeedError
from ambassade.feeds.fetch import Fetched, Fetcher
from ambassade.feeds.parse import Parsed, parse
from ambassade.feeds.turn import in_turn
from ambassade.model.feed import Fault, FeedCopy, FeedItem, Identity, Moved, Trouble

_ALL_OF_IT = 2
"""So many differences, and it counts as somebody else's at once."""


class Outcome(Enum):
    """What became of one feed."""

    FETCHED = "fetched"
    UNCHANGED = "unchanged"
    FAILED = "failed"
    WITHHELD = "withheld"
    NOT_ASKED = "not asked"


@dataclass(frozen=True, slots=True)
class Result:
    """One feed: what became of it, and its copy as it is now."""

    address: str
    outcome: Outcome
    copy: FeedCopy
    new: int = 0
    """Items that were not there before."""


def refresh(
    addresses: Iterable[str],
    old: Mapping[str, FeedCopy],
    fetcher: Fetcher,
    now: datetime,
    *,
    accepted: frozenset[str] = frozenset(),
    clock: Callable[[], float] = time.monotonic,
) -> tuple[Result, ...]:
    """Ask for each address once, those of one host one after the other; in the order of the addresses.

    `now` is aware, in the organisation's zone: nothing is dated later, and what goes wrong is told with its
    day. The feeds of `accepted` are taken as their owners' as they are now.
    """

    def ask(address: str) -> Result:
        copy = old.get(address, FeedCopy())
        return _refreshed(address, copy, fetcher, now, accept=address in accepted)

    def pass_over(address: str) -> Result:
        return Result(address, Outcome.NOT_ASKED, old.get(address, FeedCopy()))

    results = in_turn(addresses, ask, pass_over, day=now.toordinal(), clock=clock)
    return tuple(results[address] for address in sorted(results))


def _refreshed(address: str, copy: FeedCopy, fetcher: Fetcher, now: datetime, *, accept: bool) -> Result:
    """One feed, asked. Whatever it holds, nothing but a new copy or the old one comes of it."""
    anew = accept or copy.withheld
    try:
        fetched = fetcher.fetch(address, None if anew else copy.etag, None if anew else copy.modified)
        parsed = None if fetched.body is None else parse(fetched.body, fetched.content_type, fetched.address)
    except FeedError as fault:
        return Result(address, Outcome.FAILED, _failed(copy, fault.fault, fault.status, now))
    except Exception:  # noqa: BLE001 - what somebody else wrote must not stop the others' being read
        return Result(address, Outcome.FAILED, _failed(copy, Fault.UNREAD, None, now))
    copy = replace(copy, trouble=None, moved=_moved(copy, fetched, now))
    if parsed is None:
        return Result(address, Outcome.UNCHANGED, copy)
    return _taken(address, copy, fetched, parsed, now, accept=accept)


def _taken(
    address: str, copy: FeedCopy, fetched: Fetched, parsed: Parsed, now: datetime, *, accept: bool
) -> Result:
    """The new copy; where somebody else may write it, the old items stay and are not shown."""
    known = copy.known if copy.known != Identity() and not accept else parsed.identity
    known = Identity(
        known.title or parsed.identity.title,
        known.author or parsed.identity.author,
        known.host or parsed.identity.host,
    )
    different = known.differs(parsed.identity)
    items = dated(parsed.items, copy.items, now, is_first=copy == FeedCopy(moved=copy.moved))
    ids = {item.id for item in copy.items}
    continued = not ids or any(item.id in ids for item in items)
    copy = replace(
        copy,
        known=known,
        seen=parsed.identity,
        changed_on=(copy.changed_on or now.date()) if different else None,
        withheld=bool(different) and not accept and (len(different) >= _ALL_OF_IT or not continued),
        language=parsed.language,
    )
    if copy.withheld:
        return Result(address, Outcome.WITHHELD, replace(copy, etag=None, modified=None))
    copy = replace(copy, etag=fetched.etag, modified=fetched.modified, items=items)
    return Result(address, Outcome.FETCHED, copy, sum(item.id not in ids for item in items))


def dated(
    items: Sequence[FeedItem], before: Sequence[FeedItem], now: datetime, *, is_first: bool
) -> tuple[FeedItem, ...]:
    """The items with dates that are not in the future, the newest first.

    One without a date, or with one to come, has the day it was first seen on; in a feed that was never read
    before nobody knows that day of those without.
    """
    seen = {item.id: item.published for item in before}
    found = []
    for item in items:
        published = item.published
        if published is None:
            published = seen.get(item.id, None if is_first else now)
        elif published > now:
            published = seen.get(item.id) or now
        found.append(replace(item, published=published and published.astimezone(UTC).replace(microsecond=0)))
    never = datetime.min.replace(tzinfo=UTC)
    return tuple(sorted(found, key=lambda item: item.published or never, reverse=True))


def _failed(copy: FeedCopy, fault: Fault, status: int | None, now: datetime) -> FeedCopy:
    """The old copy, with what is wrong and since when."""
    since = copy.trouble.since if copy.trouble else now.date()
    return replace(copy, trouble=Trouble(fault, since, status))


def _moved(copy: FeedCopy, fetched: Fetched, now: datetime) -> Moved | None:
    if fetched.moved is None:
        return None
    return copy.moved if copy.moved and copy.moved.to == fetched.moved else Moved(fetched.moved, now.date())
